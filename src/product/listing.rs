//! What a system says of a product beyond what every shop says.

use super::{AddOnGroup, Image, Offer};
use crate::money::Money;
use alloc::string::String;
use alloc::vec::Vec;

/// What systems other than the cart's say of a product; empty where they say nothing.
///
/// Kinds, codes and states are the system's own words, and those not known are kept. What a page neither shows nor
/// calculates with stays reachable in `raw`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// The system's id of the product: opaque text, often another than the merchant's code.
    pub id: Option<String>,
    /// Why it cannot be ordered at all; `None` where nothing stands against it.
    pub barred: Option<Barred>,
    /// The system's own word for its state, such as `PUBLISHED`.
    pub status: Option<String>,
    /// The brand.
    pub brand: Option<String>,
    /// Who makes it.
    pub manufacturer: Option<String>,
    /// The group of goods it belongs to.
    pub category: Option<String>,
    /// The page that sells it, as it came: not checked.
    pub url: Option<String>,
    /// How many can be had now; `None` where that is unknown.
    pub stock: Option<u32>,
    /// When it can be had again, as the system writes dates.
    pub in_stock_date: Option<String>,
    /// The codes it is known under elsewhere.
    pub identifiers: Vec<Identifier>,
    /// Its places in classifications.
    pub taxonomies: Vec<Taxonomy>,
    /// What sets it apart, a sentence each.
    pub features: Vec<String>,
    /// What else is said of it, as pairs of texts.
    pub attributes: Vec<Attribute>,
    /// Documents.
    pub attachments: Vec<Attachment>,
    /// Related products.
    pub references: Vec<Reference>,
    /// Extras that may be taken along.
    pub add_on_groups: Vec<AddOnGroup>,
    /// Who sells it and for how much, in the order they came. Where there is none, the product's own price holds.
    pub offers: Vec<Offer>,
    /// The JSON text as it came.
    pub raw: String,
}

/// Why a product cannot be ordered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Barred {
    /// It is not sold any more, or not yet.
    Inactive,
    /// It is not meant to be seen.
    Unpublished,
}

/// A code of the product and whose code it is, such as `842842` and `MPN`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identifier {
    /// Whose or what code it is.
    pub kind: String,
    /// The code: opaque text.
    pub text: String,
}

/// A pair of texts, such as `weight` and `0.42 LB`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribute {
    /// What is described.
    pub name: String,
    /// How it is.
    pub text: String,
}

/// A place in a classification.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taxonomy {
    /// The classification, such as `unspsc` or `eclass`.
    pub kind: String,
    /// The place in it.
    pub code: String,
    /// The edition of the classification.
    pub version: Option<String>,
    /// The place in words.
    pub name: Option<String>,
}

/// A document on the product.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// What it is, such as `datasheet`.
    pub kind: String,
    /// Where it is, as it came: not checked.
    pub url: String,
    /// Its language, an IETF tag.
    pub locale: Option<String>,
    /// What it holds, in words.
    pub name: Option<String>,
}

/// A related product.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// The system's id of that product.
    pub id: String,
    /// How it is related, such as `sparepart`.
    pub kind: String,
    /// How it is related, in words.
    pub kind_text: Option<String>,
    /// The name of that product.
    pub name: String,
    /// What it costs, for show.
    pub price: Option<Money>,
    /// What that price is for, such as `per EA`.
    pub price_unit: Option<String>,
    /// A picture of it.
    pub image: Option<Image>,
}
