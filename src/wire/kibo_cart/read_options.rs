//! Reads a product's options.

use crate::error::Error;
use crate::money::Amount;
use crate::product::{OptionValue, ProductOption, Ranked, TextRule, Warning};
use crate::wire::json::{Json, Shape};
use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

/// Reads the options, in display order. A surcharge that cannot be read is named in a warning.
///
/// # Errors
/// `unreadable-answer`, with the place, where the options or the values of one are no object.
pub(super) fn read_options(json: Json, warnings: &mut Vec<Warning>) -> Result<Vec<ProductOption>, Error> {
    let mut options = Ranked::default();
    for (id, option) in json.entries_of(Shape::Map)? {
        let id = id.text().unwrap_or_default();
        let mut read = ProductOption { name: name(option, &id), id, values: Vec::new(), text: None };
        if let Err(error) = read_values(option.get("optionChoices").get("options"), &mut read, warnings) {
            return Err(error.within("optionChoices.options").within(&read.id));
        }
        options.insert(rank(option, &read.id, warnings), read);
    }
    Ok(options.into_items())
}

fn read_values(json: Json, option: &mut ProductOption, warnings: &mut Vec<Warning>) -> Result<(), Error> {
    let mut values = Ranked::default();
    for (id, value) in json.entries_of(Shape::Map)? {
        let id = id.text().unwrap_or_default();
        let surcharge = read_surcharge(value);
        if surcharge.is_none() {
            let message = "the surcharge of value \"~\" of option \"~\" cannot be read";
            Warning::add_filled(warnings, "unknown-price", message, &[&id, &option.id]);
        }
        option.text = option.text.or_else(|| read_text_rule(value.get("textOption")));
        let read = OptionValue { name: name(value, &id), id, surcharge, image: value.text_of("image") };
        values.insert(rank(value, &read.id, warnings), read);
    }
    option.values = values.into_items();
    Ok(())
}

/// What the shopper sees; the id where nothing is given.
fn name(json: Json, id: &str) -> String {
    json.text_of("displayName").unwrap_or_else(|| id.to_owned())
}

/// Where it stands among the others; one that is no number is named in a warning.
fn rank(json: Json, id: &str, warnings: &mut Vec<Warning>) -> Option<Amount> {
    let json = json.get("rank");
    let rank = json.amount();
    if rank.is_none() && !json.is_null() && !json.is("") {
        Warning::add_filled(warnings, "unknown-rank", "the rank of \"~\" is no number", &[id]);
    }
    rank
}

/// `None` where there is one but it cannot be read.
fn read_surcharge(json: Json) -> Option<Amount> {
    let surcharge = json.get("additionalPrice");
    if surcharge.is_null() {
        return Some(Amount::ZERO);
    }
    surcharge.amount().filter(|surcharge| !surcharge.is_negative())
}

fn read_text_rule(json: Json) -> Option<TextRule> {
    if !json.is_object() && !json.is_array() {
        return None;
    }
    Some(TextRule { min: json.get("minLength").whole().unwrap_or(0), max: json.get("maxLength").whole() })
}
