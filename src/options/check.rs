//! Checks a whole choice of options, as it is handed in with an add or a quote.

use super::layout::{Layout, Merge};
use super::picker::refused;
use super::resolution::{Autoselect, Resolution};
use super::resolve::resolve;
use super::selection::Selection;
use crate::error::{Error, Kind};
use crate::money::Money;
use crate::product::Product;
use alloc::string::String;
use alloc::vec::Vec;

/// A choice that can be bought.
#[derive(Clone, Debug, PartialEq)]
pub struct Chosen {
    /// Option id → value id, or the text that was typed; in display order.
    pub options: Vec<(String, String)>,
    /// The unit price, surcharges included; `None` where it is unknown.
    pub unit: Option<Money>,
}

/// Checks that these option ids and values (or texts) are a complete combination that the product offers.
///
/// # Errors
/// `invalid-selection`, with the option's place, for an unknown option or value, for text that is too long or too
/// short, for a combination that is not offered and for one that is incomplete (the missing options are named).
pub fn check(product: &Product, given: &[(String, String)]) -> Result<Chosen, Error> {
    let layout = Layout::new(product, Merge::Nothing);
    let mut selection = Selection::none(layout.shown.len());
    for (option, value) in given {
        pick(product, &mut selection, option, value)?;
    }
    let resolution = resolve(product, &layout, &selection, Autoselect::Nothing);
    let Some(selected) = &resolution.selected else {
        return Err(incomplete(product, &resolution).within("selectedOptions"));
    };
    let mut options = Vec::new();
    for choice in selected {
        let option = &product.options[choice.option];
        let value = if option.text.is_some() { &choice.text } else { &option.values[choice.value].id };
        options.push((option.id.clone(), value.clone()));
    }
    Ok(Chosen { options, unit: resolution.price })
}

/// Empty text counts as none given.
fn pick(product: &Product, selection: &mut Selection, id: &str, value: &str) -> Result<(), Error> {
    let Some(index) = product.option_index(id) else {
        return Err(refused(id, "there is no option", id));
    };
    let option = &product.options[index];
    match (option.text, option.value_index(value)) {
        (Some(_), _) if value.is_empty() => {}
        (Some(rule), _) if rule.allows(value) => selection.set(index, 0, value),
        (Some(_), _) => return Err(refused(id, "the text is too long or too short", value)),
        (None, Some(value)) => selection.set(index, value, ""),
        (None, None) => return Err(refused(id, "there is no value", value)),
    }
    Ok(())
}

fn incomplete(product: &Product, resolution: &Resolution) -> Error {
    let mut message = String::new();
    for &option in &resolution.missing {
        let name = &product.options[option].name;
        message.push_str(if message.is_empty() { "still to choose: " } else { ", " });
        message.push_str(name);
    }
    if message.is_empty() {
        message.push_str(if resolution.is_sold_out {
            "this combination is sold out"
        } else {
            "this combination is not offered"
        });
    }
    Error::plain(Kind::InvalidSelection, &message)
}
