//! What a system says of a product beyond what every shop says.

use super::{AddOnGroup, Image, Offer};
use crate::money::Money;
#[cfg(not(feature = "bare"))]
use crate::text::before;
use alloc::string::String;
use alloc::vec::Vec;

/// What systems other than the cart's say of a product; empty where they say nothing.
///
/// Kinds, codes and states are the system's own words, and those not known are kept. What a page neither shows nor
/// calculates with stays reachable in `raw`. The wasm that pages load keeps what prices are calculated with only: the
/// rest is shown as it came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// The system's id of the product: opaque text, often another than the merchant's code.
    pub id: Option<String>,
    /// Why it cannot be ordered at all; `None` where nothing stands against it.
    pub barred: Option<Barred>,
    /// The system's own word for its state, such as `PUBLISHED`.
    #[cfg(not(feature = "bare"))]
    pub status: Option<String>,
    /// The brand.
    #[cfg(not(feature = "bare"))]
    pub brand: Option<String>,
    /// Who makes it.
    #[cfg(not(feature = "bare"))]
    pub manufacturer: Option<String>,
    /// The group of goods it belongs to.
    #[cfg(not(feature = "bare"))]
    pub category: Option<String>,
    /// The page that sells it, as it came: not checked.
    #[cfg(not(feature = "bare"))]
    pub url: Option<String>,
    /// How many can be had now; `None` where that is unknown.
    pub stock: Option<u32>,
    /// When it can be had again, as the system writes dates.
    #[cfg(not(feature = "bare"))]
    pub in_stock_date: Option<String>,
    /// The codes it is known under elsewhere.
    #[cfg(not(feature = "bare"))]
    pub identifiers: Vec<Identifier>,
    /// Its places in classifications.
    #[cfg(not(feature = "bare"))]
    pub taxonomies: Vec<Taxonomy>,
    /// What sets it apart, a sentence each.
    #[cfg(not(feature = "bare"))]
    pub features: Vec<String>,
    /// What else is said of it, as pairs of texts.
    #[cfg(not(feature = "bare"))]
    pub attributes: Vec<Attribute>,
    /// Documents.
    #[cfg(not(feature = "bare"))]
    pub attachments: Vec<Attachment>,
    /// Related products.
    #[cfg(not(feature = "bare"))]
    pub references: Vec<Reference>,
    /// What it is called in other languages.
    #[cfg(not(feature = "bare"))]
    pub translations: Vec<Translation>,
    /// Extras that may be taken along.
    pub add_on_groups: Vec<AddOnGroup>,
    /// Who sells it and for how much, in the order they came. Where there is none, the product's own price holds.
    pub offers: Vec<Offer>,
    /// The JSON text as it came.
    #[cfg(not(feature = "bare"))]
    pub raw: String,
}

#[cfg(not(feature = "bare"))]
impl Listing {
    /// The documents in the order a shopper wants them: those in this language first, then those in the same language
    /// of another place, then the others.
    #[must_use]
    pub fn attachments_for(&self, locale: &str) -> Vec<&Attachment> {
        let mut attachments: Vec<_> = self.attachments.iter().collect();
        attachments.sort_by_key(|attachment| distance(attachment.locale.as_deref().unwrap_or_default(), locale));
        attachments
    }
}

/// How far a language is from the one wanted: 0 for the same, 1 for the same of another place, 2 for others.
#[cfg(not(feature = "bare"))]
fn distance(locale: &str, wanted: &str) -> u8 {
    let language = |locale: &str| before(locale, b"-_").to_ascii_lowercase();
    let is_same = locale.replace('_', "-").eq_ignore_ascii_case(&wanted.replace('_', "-"));
    let is_other = locale.is_empty() || language(locale) != language(wanted);
    if is_other { 2 } else { u8::from(!is_same) }
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

/// A text on the product in another language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Translation {
    /// The language, an IETF tag such as `en-US`.
    pub locale: String,
    /// The language as the system writes it, such as `EN_US`.
    pub stated: String,
    /// The text; may be empty.
    pub text: String,
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Row 161.
    #[test]
    fn documents_in_the_shoppers_language_come_first() {
        let attachment = |locale: &str| Attachment {
            kind: "datasheet".to_owned(),
            url: locale.to_owned(),
            locale: Some(locale.to_owned()).filter(|locale| !locale.is_empty()),
            name: None,
        };
        let listing = Listing {
            attachments: ["", "en-GB", "de_AT", "fr", "de-DE", "EN_us"].map(attachment).into(),
            ..Listing::default()
        };
        let cases = [
            ("de-DE", ["de-DE", "de_AT", "", "en-GB", "fr", "EN_us"]),
            ("de", ["de_AT", "de-DE", "", "en-GB", "fr", "EN_us"]),
            ("en-US", ["EN_us", "en-GB", "", "de_AT", "fr", "de-DE"]),
            ("", ["", "en-GB", "de_AT", "fr", "de-DE", "EN_us"]),
        ];
        for (locale, expected) in cases {
            let urls: Vec<_> = listing.attachments_for(locale).iter().map(|attachment| &*attachment.url).collect();
            assert_eq!(urls, expected, "{locale}");
        }
    }
}
