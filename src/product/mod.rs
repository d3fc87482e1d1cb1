//! What is sold: a product with its options, prices and availability.
//!
//! A [`Listing`] holds what systems other than the cart's say beyond that: add-ons, offers, tiers of prices and which
//! quantities can be ordered. The wasm that pages load knows no such system and does without.

mod add_on;
mod availability;
mod column;
mod listing;
mod offer;
mod option;
mod price;
mod quantity_rule;
#[cfg(feature = "quotes")]
pub mod quote;
mod sets;

pub use add_on::{AddOn, AddOnGroup};
pub use availability::Availability;
pub use column::Column;
pub use listing::{Attachment, Attribute, Barred, Identifier, Listing, Reference, Taxonomy, Translation};
pub use offer::{Content, Offer, OfferTexts, PriceQuantity, PriceTier};
pub use option::{OptionValue, ProductOption, Ranked, TextRule};
pub use price::line_price;
pub use quantity_rule::{QuantityCheck, QuantityRule, Refusal};
pub use sets::{OptionSets, Rows};

use crate::money::{Money, Rate};
use crate::text::{concat, fill};
use alloc::string::String;
use alloc::vec::Vec;

/// One product as a shop offers it.
///
/// `options` stand in display order, and so do the values of each. Amounts are net of tax unless the shop
/// says otherwise; `price` excludes the options' surcharges and is `None` where it is unknown.
#[derive(Clone, Debug, PartialEq)]
pub struct Product {
    /// The merchant's code.
    pub sku: String,
    /// The catalogue that was asked for; 0 is a catalogue.
    pub catalog_id: Option<u32>,
    /// The name, as text.
    pub name: String,
    /// The description as the shop sends it: untrusted, may hold markup.
    pub description: Option<String>,
    /// The unit price without options.
    pub price: Option<Money>,
    /// The rate of tax that comes on top; `None` where it is unknown, which is not 0.
    pub tax_rate: Option<Rate>,
    /// Whether and how it can be had.
    pub availability: Availability,
    /// Pictures, the primary one first.
    pub images: Vec<Image>,
    /// The language of the texts, an IETF tag.
    pub locale: Option<String>,
    /// What else the shop says of it and nothing here works with, as the fields of a JSON object.
    pub extras: String,
    /// The choices to make, in display order.
    pub options: Vec<ProductOption>,
    /// The combinations that can be bought.
    pub sets: OptionSets,
    /// What was odd in the data, in words.
    pub warnings: Vec<Warning>,
    /// What systems other than the cart's say beyond this.
    #[cfg(feature = "quotes")]
    pub listing: Listing,
}

impl Product {
    /// The index of the option with this id.
    #[must_use]
    pub fn option_index(&self, id: &str) -> Option<usize> {
        self.options.iter().position(|option| option.id == id)
    }
}

/// A picture of a product.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Image {
    /// Where it is.
    pub url: String,
    /// What it shows.
    pub name: Option<String>,
}

/// Something odd that does not stop anything: a stable word and a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// A stable, kebab-case word.
    pub code: &'static str,
    /// A sentence for the developer, naming the place.
    pub message: String,
}

impl Warning {
    /// Adds a warning with this code that says `message`, given in parts.
    #[inline(never)] // a dozen callers
    pub fn add(warnings: &mut Vec<Warning>, code: &'static str, message: &[&str]) {
        warnings.push(Warning { code, message: concat(message) });
    }

    /// Adds a warning with this code that says `template`, with a part for each `~`.
    #[inline(never)] // a dozen callers
    pub(crate) fn add_filled(warnings: &mut Vec<Warning>, code: &'static str, template: &str, parts: &[&str]) {
        warnings.push(Warning { code, message: fill(template, parts) });
    }
}
