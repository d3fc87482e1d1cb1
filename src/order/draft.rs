//! What a shop knows of an order that was paid: the builder's input. It holds no sums.

use super::item::Sold;
use super::party::{Contact, Delivery, Heading};
use super::payment::{Authorization, Card};
use super::review::ValidationResult;
use crate::cart::{Cart, Line, Quantity};
use crate::error::{Error, Kind};
use crate::money::{Amount, Currency};
use alloc::string::String;
use alloc::vec::Vec;

/// An order without its sums.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// The currency of all amounts.
    pub currency: Currency,
    /// Who ordered, where and when.
    pub heading: Heading,
    /// What was sold.
    pub lines: Vec<DraftLine>,
    /// Charges of the order as a whole. They are shared out over the lines.
    pub charges: Charges,
    /// Who gets the bill.
    pub bill_to: Contact,
    /// True where the bill goes where the goods go.
    pub is_same_address: bool,
    /// Where the goods go.
    pub delivery: Delivery,
    /// What was authorised.
    pub payments: Vec<DraftPayment>,
    /// What fraud checks said.
    pub reviews: Vec<ValidationResult>,
}

/// One line of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftLine {
    /// What was sold.
    pub sold: Sold,
    /// How many units, from 1 to a million.
    pub quantity: u32,
    /// The price of one unit, options included, before discounts; it may have more digits than the currency.
    pub unit_price: Amount,
    /// The plain price, where `unit_price` is a reduced one.
    pub list_price: Option<Amount>,
    /// Charges of this line as a whole.
    pub charges: Charges,
}

/// What is taken off or comes on top: amounts from 0, in whole minor units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Charges {
    /// What is taken off the goods.
    pub discount: Amount,
    /// Tax on the goods.
    pub tax: Amount,
    /// Shipping.
    pub shipping: Amount,
    /// Tax on shipping.
    pub shipping_tax: Amount,
    /// Handling.
    pub handling: Amount,
    /// Tax on handling.
    pub handling_tax: Amount,
    /// Duty or tariff.
    pub duty: Amount,
}

impl Charges {
    /// All of them by name, the discount first.
    pub(super) fn all(&self) -> [(&'static str, Amount); 7] {
        [
            ("discount", self.discount),
            ("tax", self.tax),
            ("shipping", self.shipping),
            ("shippingTax", self.shipping_tax),
            ("handling", self.handling),
            ("handlingTax", self.handling_tax),
            ("duty", self.duty),
        ]
    }
}

/// One payment of a draft: an authorisation that was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftPayment {
    /// What pays.
    pub method: Method,
    /// How much; `None` takes what the others leave of the total.
    pub amount: Option<Amount>,
    /// What the gateway said.
    pub authorization: Authorization,
}

/// What pays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Method {
    /// A card, by its token.
    Card(Card),
    /// `PayPal Express 2`.
    PayPal {
        /// The token, which begins with `EC-`.
        token: String,
        /// The id of the payer.
        payer_id: String,
    },
}

impl Draft {
    /// A draft of these lines, with nothing else in it.
    #[must_use]
    pub fn new(currency: Currency, lines: Vec<DraftLine>) -> Draft {
        Draft {
            currency,
            lines,
            heading: Heading::default(),
            charges: Charges::default(),
            bill_to: Contact::default(),
            is_same_address: false,
            delivery: Delivery::default(),
            payments: Vec::new(),
            reviews: Vec::new(),
        }
    }

    /// A draft of what is in a cart. Options go by the ids that the cart has for them.
    ///
    /// # Errors
    /// `empty-cart`; `invalid-quantity`; `bad-request`, with the line, where the currency or a price is not known, or a
    /// line is not confirmed yet.
    pub fn of_cart(cart: &Cart) -> Result<Draft, Error> {
        if cart.lines.is_empty() {
            return Err(Error::new(Kind::EmptyCart, &["there is nothing in the cart"]));
        }
        let Some(currency) = cart.currency else {
            return Err(Error::new(Kind::BadRequest, &["the currency is not known"]).within("currency"));
        };
        let mut lines = Vec::with_capacity(cart.lines.len());
        for (index, line) in cart.lines.iter().enumerate() {
            let line = DraftLine::of_cart(line, currency);
            lines.push(line.map_err(|error| error.within_index(index).within("lines"))?);
        }
        Ok(Draft::new(currency, lines))
    }
}

impl DraftLine {
    /// So many of this product at this price, without charges of their own.
    #[must_use]
    pub fn new(sold: Sold, quantity: u32, unit_price: Amount) -> DraftLine {
        DraftLine { sold, quantity, unit_price, list_price: None, charges: Charges::default() }
    }

    fn of_cart(line: &Line, currency: Currency) -> Result<DraftLine, Error> {
        if line.pending {
            return Err(Error::new(Kind::BadRequest, &["the line is not confirmed yet"]).within("pending"));
        }
        let price = line.item.price.filter(|price| price.currency() == currency);
        let Some(price) = price else {
            return Err(Error::new(Kind::BadRequest, &["the price is not known"]).within("price"));
        };
        let quantity = Quantity::new(line.quantity)?.get();
        let sold = Sold { code: line.item.sku.clone(), options: line.item.options.clone(), ..Sold::default() };
        Ok(DraftLine::new(sold, quantity, price.amount()))
    }
}
