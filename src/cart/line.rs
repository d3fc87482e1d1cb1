//! A cart as the server states it, and an item to add to it.

use crate::error::{Error, Kind};
use crate::money::{Currency, Money};
use crate::text::number;

/// The name of a cart: a secret, made by the client. Any text that is not empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CartId(String);

impl CartId {
    /// A cart id; `None` for empty text.
    #[must_use]
    pub fn new(id: String) -> Option<Self> {
        (!id.is_empty()).then_some(CartId(id))
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// How many units: a whole number from 1 to a million.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quantity(u32);

impl Quantity {
    /// One unit.
    pub const ONE: Quantity = Quantity(1);

    /// The most that a line may hold.
    pub const MAX: u32 = 1_000_000;

    /// Checks a quantity.
    ///
    /// # Errors
    /// `invalid-quantity` for 0 and for more than [`Quantity::MAX`].
    pub fn new(units: u32) -> Result<Self, Error> {
        match units {
            1..=Self::MAX => Ok(Quantity(units)),
            _ => {
                let message = ["quantity ", &number(units.into()), " is not between 1 and 1000000"];
                Err(Error::new(Kind::InvalidQuantity, &message).within("quantity"))
            }
        }
    }

    /// The number of units.
    #[must_use]
    pub fn get(self) -> u32 {
        self.0
    }
}

/// A cart as the server last stated it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cart {
    /// Its lines, in the server's order.
    pub lines: Vec<LineItem>,
    /// The currency of its prices.
    pub currency: Option<Currency>,
    /// True once it was ordered: nothing can be added to it any more.
    pub completed: bool,
}

/// One line of a cart.
#[derive(Clone, Debug, PartialEq)]
pub struct LineItem {
    /// The server's id of the line.
    pub line_id: String,
    /// The merchant's code of the product.
    pub sku: String,
    /// The catalogue; 0 is a catalogue.
    pub catalog_id: Option<u32>,
    /// Option id → value id or text.
    pub options: Vec<(String, String)>,
    /// How many units.
    pub quantity: u32,
    /// The price of one unit, options included; `None` where it is unknown.
    pub price: Option<Money>,
    /// The page that sold it.
    pub product_link: Option<String>,
    /// A picture of it as chosen.
    pub image: Option<String>,
}

/// Something to add to a cart, checked.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// The merchant's code of the product.
    pub sku: String,
    /// The catalogue; `None` means the shop's default.
    pub catalog_id: Option<u32>,
    /// Option id → value id or text.
    pub options: Vec<(String, String)>,
    /// How many units.
    pub quantity: Quantity,
    /// The absolute URL of the page that sells it.
    pub product_link: String,
    /// What one unit costs by our own calculation.
    pub unit: Option<Money>,
}

impl LineItem {
    /// True where adding `item` would add to this line: same product, same options.
    #[must_use]
    pub fn is_of(&self, item: &Item) -> bool {
        self.sku == item.sku
            && (self.catalog_id == item.catalog_id || item.catalog_id.is_none())
            && self.options.len() == item.options.len()
            && item.options.iter().all(|option| self.options.contains(option))
    }
}
