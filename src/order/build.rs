//! The builder: from what a shop knows to an order whose sums are derived.
//!
//! Amounts are counted in whole minor units. The order's discount is shared out first, in proportion to what the lines
//! cost after their own discounts; the other charges then in proportion to what is left ([`share`]). Every sum of the
//! order is one of its items'.

mod figures;
mod pay;

use super::amounts::{OrderAmount, OrderAmounts, Stated};
use super::check::{CheckSettings, HandlingMeaning, check};
use super::draft::{Draft, DraftLine};
use super::item::{OrderItem, Quantified, UnitPrice};
use super::{Discounts, Order};
use crate::error::{Error, Kind};
use alloc::borrow::ToOwned;
use alloc::vec::Vec;
use figures::{Figures, Minor};

/// The builder's settings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BuildSettings {
    /// The sign that discounts are written with.
    pub discount_sign: DiscountSign,
    /// Where handling goes.
    pub handling_field: HandlingField,
    /// What the order is checked by; an order that does not pass is refused.
    pub check: CheckSettings,
}

/// The sign that discounts are written with: the vendor's texts and examples differ.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DiscountSign {
    /// 5.00 takes 5.00 off.
    #[default]
    Positive,
    /// -5.00 takes 5.00 off.
    Negative,
}

/// Where the handling of the order as a whole goes. Either is counted, and never both hold it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum HandlingField {
    /// Into `handlingAmount` of the items, which the guide names.
    #[default]
    Item,
    /// Into `weightedOrderHandlingFee` of the items, with the sum on the order.
    OrderFee,
}

impl Draft {
    /// Makes an order. Its sums are derived from its lines; it passes the checker.
    ///
    /// # Errors
    /// `empty-cart` without lines; `invalid-quantity`; `bad-request`, with the place, for an amount below 0, between
    /// two minor units or beyond 15 digits, a discount greater than what it is taken off, payments that do not add up
    /// to the total, and whatever [`check`] calls an error: the number of a card, an authorisation that is too thin, a
    /// key that a gateway needs and does not have.
    ///
    /// # Example
    /// ```
    /// use barrow::money::{Currency, read_amount};
    /// use barrow::order::{
    ///     Authorization, BuildSettings, Card, Charges, Draft, DraftLine, DraftPayment, Heading, Method, OrderAmount,
    ///     Sold,
    /// };
    ///
    /// # fn main() -> Result<(), barrow::error::Error> {
    /// let some = |text: &str| Some(text.to_string());
    /// let sold = Sold { code: "100060".to_string(), ..Sold::default() };
    /// let draft = Draft {
    ///     heading: Heading { email: some("a@example.com"), customer_account_id: Some(1000), ..Heading::default() },
    ///     charges: Charges { discount: read_amount("5.00")?, shipping: read_amount("7.99")?, ..Charges::default() },
    ///     payments: vec![DraftPayment {
    ///         method: Method::Card(Card { token: some("tok_1"), ..Card::default() }),
    ///         amount: None,
    ///         authorization: Authorization {
    ///             transaction_id: some("6001"),
    ///             code: some("01"),
    ///             ..Authorization::default()
    ///         },
    ///     }],
    ///     ..Draft::new(Currency::new("USD")?, vec![DraftLine::new(sold, 2, read_amount("49.99")?)])
    /// };
    ///
    /// let order = draft.build(&BuildSettings::default())?;
    ///
    /// assert_eq!(order.amounts.get(OrderAmount::Total).amount(), Some(read_amount("102.97")?));
    /// # Ok(())
    /// # }
    /// ```
    pub fn build(&self, settings: &BuildSettings) -> Result<Order, Error> {
        if self.lines.is_empty() {
            return Err(Error::new(Kind::EmptyCart, &["an order needs lines"]).within("lines"));
        }
        let minor = Minor { digits: self.currency.digits() };
        let figures = figures::of_draft(self, minor, settings.check.rounding)?;
        let form = Form { minor, settings };
        let items: Vec<_> = self.lines.iter().zip(&figures).zip(1..).map(|(pair, id)| form.item(pair, id)).collect();
        let sums = figures::sum(&figures)?;
        let payments = pay::payments(self, sums.total(), minor)?;
        let order = Order {
            is_import: true,
            heading: self.heading.clone(),
            currency: self.currency.code().to_owned(),
            items,
            amounts: form.sums(&sums),
            discounts: Discounts::default(),
            billing: payments.first().and_then(|payment| payment.billing.clone()),
            delivery: Some(self.delivery.clone()),
            payments,
            reviews: self.reviews.clone(),
        };
        passed(order, &settings.check)
    }
}

/// The order, if it passes the checker.
fn passed(order: Order, settings: &CheckSettings) -> Result<Order, Error> {
    match check(&order, settings).errors().next() {
        None => Ok(order),
        Some(finding) => Err(Error::new(Kind::BadRequest, &[&finding.message]).within(&finding.path)),
    }
}

/// How figures are written down.
struct Form<'a> {
    minor: Minor,
    settings: &'a BuildSettings,
}

impl Form<'_> {
    fn stated(&self, units: u64) -> Stated {
        Stated::Amount(self.minor.amount(units))
    }

    /// A discount, with the sign that discounts are written with.
    fn discount(&self, units: u64) -> Stated {
        let amount = self.minor.amount(units);
        let is_negative = self.settings.discount_sign == DiscountSign::Negative && units > 0;
        Stated::Amount(if is_negative { amount.negated() } else { amount })
    }

    fn uses_order_fee(&self) -> bool {
        self.settings.handling_field == HandlingField::OrderFee
            || self.settings.check.handling == HandlingMeaning::PerUnit // a share is that of a line
    }

    fn item(&self, (line, figures): (&DraftLine, &Figures), line_id: u32) -> OrderItem {
        let unit = Stated::Amount(line.unit_price);
        let (list, sale) = match line.list_price {
            Some(list) => (Stated::Amount(list), unit),
            None => (unit, Stated::Absent),
        };
        let price =
            UnitPrice { list, sale, extended: unit, product: [list, sale, Stated::Absent], ..UnitPrice::default() };
        OrderItem {
            line_id: Some(line_id),
            quantity: Quantified::Units(line.quantity),
            sold: line.sold.clone(),
            price,
            amounts: self.item_amounts(figures),
            has_shipping_discounts: false,
        }
    }

    fn item_amounts(&self, figures: &Figures) -> super::ItemAmounts {
        use super::ItemAmount::{
            Discount, Discounted, Duty, Handling, HandlingFee, HandlingFeeTax, Shipping, ShippingTax, Subtotal, Tax,
            Total,
        };
        let mut amounts = super::ItemAmounts::default();
        let mut set = |field, units| amounts.set(field, self.stated(units));
        let (own, fee) = if self.uses_order_fee() { (0, figures.handling) } else { (figures.handling, 0) };
        set(Subtotal, figures.subtotal);
        set(Discounted, figures.discounted());
        set(Tax, figures.tax);
        set(Shipping, figures.shipping);
        set(ShippingTax, figures.shipping_tax);
        set(Handling, own);
        set(Duty, figures.duty);
        set(Total, figures.total());
        if fee > 0 {
            set(HandlingFee, fee);
        }
        if figures.handling_tax > 0 {
            set(HandlingFeeTax, figures.handling_tax);
        }
        amounts.set(Discount, self.discount(figures.discount));
        amounts
    }

    fn sums(&self, sums: &Figures) -> OrderAmounts {
        use OrderAmount::{
            Discount, Discounted, DiscountedSubtotal, Duty, Handling, HandlingFee, HandlingTax, ItemTax, Shipping,
            ShippingSubtotal, ShippingTax, Subtotal, Tax, Total,
        };
        let mut amounts = OrderAmounts::default();
        let fields = [
            (Subtotal, sums.subtotal),
            (DiscountedSubtotal, sums.discounted()),
            (Discounted, sums.discounted()),
            (ItemTax, sums.tax),
            (ShippingSubtotal, sums.shipping),
            (Shipping, sums.shipping),
            (ShippingTax, sums.shipping_tax),
            (Tax, sums.all_tax()),
            (Handling, sums.handling),
            (HandlingTax, sums.handling_tax),
            (Duty, sums.duty),
            (Total, sums.total()),
        ];
        for (field, units) in fields {
            amounts.set(field, self.stated(units));
        }
        if self.uses_order_fee() && sums.handling > 0 {
            amounts.set(HandlingFee, self.stated(sums.handling));
        }
        amounts.set(Discount, self.discount(sums.discount));
        amounts
    }
}
