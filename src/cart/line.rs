//! A cart as the server states it, and an item to add to it.

use crate::error::{Error, Kind};
use crate::money::{Currency, Money};
use crate::product::Warning;
use alloc::rc::Rc;
use alloc::string::String;
use alloc::vec::Vec;

/// The name of a cart: a secret, made by the client. Any text that is not empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CartId(Rc<str>);

impl CartId {
    /// A cart id; `None` for empty text.
    #[must_use]
    pub fn new(id: &str) -> Option<Self> {
        (!id.is_empty()).then(|| CartId(id.into()))
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
        if (1..=Self::MAX).contains(&units) {
            return Ok(Quantity(units));
        }
        Err(Quantity::error())
    }

    /// What is asked for is no quantity.
    #[must_use]
    pub fn error() -> Error {
        Error::plain(Kind::InvalidQuantity, "no whole number from 1 to 1000000").within("quantity")
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
    pub lines: Vec<Rc<Line>>,
    /// The currency of its prices.
    pub currency: Option<Currency>,
    /// True once it was ordered: nothing can be added to it any more.
    pub completed: bool,
    /// When it was made, as the shop writes it.
    pub created: Option<String>,
    /// The language of the shop, an IETF tag.
    pub locale: Option<String>,
    /// What the checkout calls it; `None` before it was handed over.
    pub external_id: Option<String>,
    /// What was odd in the data, in words.
    pub warnings: Vec<Warning>,
}

/// One line of a cart.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The server's id of the line; before the server gave one, a name of ours.
    pub id: Rc<str>,
    /// What is bought.
    pub item: Rc<Item>,
    /// How many units.
    pub quantity: u32,
    /// True while an intent that changes it is not settled.
    pub pending: bool,
}

/// A product as it was chosen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Item {
    /// The merchant's code of the product.
    pub sku: String,
    /// The catalogue; 0 is a catalogue, `None` means the shop's default.
    pub catalog_id: Option<u32>,
    /// Option id → value id or text.
    pub options: Vec<(String, String)>,
    /// The price of one unit, options included: by the server where it stated one, else by our own calculation;
    /// `None` where it is unknown.
    pub price: Option<Money>,
    /// The absolute URL of the page that sells it.
    pub product_link: Option<String>,
    /// A picture of it as chosen.
    pub image: Option<String>,
}

impl Item {
    /// True where adding `item` would add to a line of this one: same product, same options.
    #[must_use]
    pub fn is_like(&self, item: &Item) -> bool {
        (self.catalog_id == item.catalog_id || item.catalog_id.is_none()) && self.is_same_in_any_catalog(item)
    }

    /// True for the same product and the same options.
    pub(crate) fn is_same_in_any_catalog(&self, item: &Item) -> bool {
        self.sku == item.sku
            && self.options.len() == item.options.len()
            && item.options.iter().all(|option| self.options.contains(option))
    }
}
