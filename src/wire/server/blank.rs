//! A product to begin with.

use crate::json_writer::JsonWriter;
use crate::product::{Availability, Listing, OptionSets, Product};
use alloc::string::String;
use alloc::vec::Vec;

/// A product of which no more is known.
pub(in crate::wire) fn blank_product(sku: String) -> Product {
    Product {
        name: sku.clone(),
        sku,
        catalog_id: None,
        description: None,
        price: None,
        tax_rate: None,
        availability: Availability::default(),
        images: Vec::new(),
        locale: None,
        extras: extras(None),
        options: Vec::new(),
        sets: OptionSets::default(),
        warnings: Vec::new(),
        listing: Listing::default(),
    }
}

/// What a page's view says besides, of which most is known of the cart's products only; a weight is a number and its
/// unit.
pub(in crate::wire) fn extras(weight: Option<(String, String)>) -> String {
    let mut extras = JsonWriter::default();
    for key in ["averageDealerMargin", "customFields", "shippingMethod"] {
        extras.field(key, None);
    }
    extras.key("weight");
    let Some((value, units)) = weight else {
        extras.literal("null");
        return extras.into_text();
    };
    extras.open('{');
    extras.field("value", Some(&value));
    extras.field("units", Some(&units));
    extras.close('}');
    extras.into_text()
}
