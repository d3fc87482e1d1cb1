//! Checks a whole choice of options, as it is handed in with an add or a quote.

use super::layout::{Layout, Merge};
use super::resolve::{Autoselect, Resolution, resolve};
use super::selection::{Pick, Selection};
use crate::error::{Error, Kind};
use crate::money::Money;
use crate::product::Product;

/// A choice that can be bought.
#[derive(Clone, Debug, PartialEq)]
pub struct Chosen {
    /// Option id → value id, or the text that was typed; in display order.
    pub options: Vec<(String, String)>,
    /// The unit price, surcharges included; `None` where the product's price is unknown.
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
    for (option, value) in given.iter().filter(|(option, value)| !is_no_text(product, option, value)) {
        let pick = read_pick(product, option, value).map_err(|error| error.within(option).within("selectedOptions"))?;
        selection.set(pick.0, pick.1);
    }
    let resolution = resolve(product, &layout, &selection, Autoselect::Nothing);
    let Some(selected) = resolution.selected else {
        return Err(incomplete(product, &resolution).within("selectedOptions"));
    };
    Ok(Chosen { options: selected.into_iter().map(|pick| ids(product, pick)).collect(), unit: resolution.price })
}

/// Empty text counts as none given.
fn is_no_text(product: &Product, option: &str, value: &str) -> bool {
    value.is_empty() && product.options.iter().any(|known| known.id == option && known.text.is_some())
}

fn read_pick(product: &Product, option: &str, value: &str) -> Result<(usize, Pick), Error> {
    let invalid = |message: &[&str]| Error::new(Kind::InvalidSelection, message.concat());
    let index = product.options.iter().position(|known| known.id == option);
    let index = index.ok_or_else(|| invalid(&["there is no option \"", option, "\""]))?;
    let known = &product.options[index];
    let Some(rule) = known.text else {
        let value = known.value_index(value).ok_or_else(|| invalid(&["there is no value \"", value, "\""]))?;
        return Ok((index, Pick { value, text: None }));
    };
    let length = value.chars().count();
    if length < rule.min as usize || rule.max.is_some_and(|max| length > max as usize) {
        return Err(invalid(&["the text is too long or too short: ", &length.to_string(), " characters"]));
    }
    Ok((index, Pick { value: 0, text: Some(value.to_owned()) }))
}

fn incomplete(product: &Product, resolution: &Resolution) -> Error {
    let mut names: Vec<&str> = resolution.missing.iter().map(|&option| &*product.options[option].name).collect();
    names.dedup();
    let message = match names[..] {
        [] => "this combination is not offered".to_owned(),
        _ => ["still to choose: ", &names.join(", ")].concat(),
    };
    Error::new(Kind::InvalidSelection, message)
}

fn ids(product: &Product, (option, pick): (usize, Pick)) -> (String, String) {
    let option = &product.options[option];
    let value = pick.text.unwrap_or_else(|| option.values[pick.value].id.clone());
    (option.id.clone(), value)
}
