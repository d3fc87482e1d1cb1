//! Reads the options, a flat list of names and codes.

use crate::error::Error;
use crate::money::Amount;
use crate::product::{OptionValue, ProductOption};
use crate::wire::json::Shape;
use crate::wire::server::{Fields, text};
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;
use alloc::vec::Vec;

/// Reads the options, grouped by name, in the order they come; a code that comes twice counts once. One without a name
/// or a code cannot be chosen: it is left out, with a warning.
///
/// # Errors
/// `unreadable-answer`, with the place, where the options are no list.
pub(super) fn read_options(product: &mut Fields) -> Result<Vec<ProductOption>, Error> {
    product.get("options").expect(Shape::List).map_err(|error| error.within("options"))?;
    let (mut options, mut places, mut seen) = (Vec::new(), BTreeMap::new(), BTreeSet::new());
    for (name, value) in product.each("options", "broken-option", read_value) {
        let place = *places.entry(name.clone()).or_insert(options.len());
        if place == options.len() {
            options.push(ProductOption { id: name.clone(), name, values: Vec::new(), text: None });
        }
        if seen.insert((place, value.id.clone())) {
            options[place].values.push(value);
        }
    }
    Ok(options)
}

/// The name of an option, and one value of it.
fn read_value(option: &mut Fields) -> Result<(String, OptionValue), Error> {
    let (name, code) = (option.must("name", text)?, option.must("code", text)?);
    let value = OptionValue {
        name: option.text("description").unwrap_or_else(|| code.clone()),
        id: code,
        surcharge: Some(Amount::ZERO),
        image: None,
    };
    Ok((name, value))
}
