//! What was chosen besides the product: the options' values and the add-ons.

use super::{Choice, Step};
use crate::error::{Error, Kind};
use crate::product::Product;
use alloc::vec::Vec;

/// The surcharges and add-ons of a choice, in the order they were chosen.
pub(super) fn chosen(product: &Product, choice: &Choice) -> Result<Vec<Step>, Error> {
    let mut extras = Vec::new();
    for (place, chosen) in choice.options.iter().enumerate() {
        let is_first = choice.options[..place].iter().all(|(option, _)| *option != chosen.0);
        let surcharge = if is_first { surcharge(product, *chosen) } else { Err(second_answer()) };
        extras.push(surcharge.map_err(|error| error.within_index(place).within("options"))?);
    }
    for (place, (group, id)) in choice.add_ons.iter().enumerate() {
        let is_first = choice.add_ons[..place].iter().all(|(known, _)| known != group);
        let add_on = if is_first { add_on(product, group, id) } else { Err(second_answer()) };
        extras.push(add_on.map_err(|error| error.within(group).within("addOns"))?);
    }
    Ok(extras)
}

fn surcharge(product: &Product, (option, value): (usize, usize)) -> Result<Step, Error> {
    let option = product.options.get(option).ok_or_else(|| invalid("the product has no such option", &[]))?;
    let Some(value) = option.values.get(value) else {
        return Err(invalid("option ~ has no such value", &[&option.id]));
    };
    Ok(Step::Surcharge { option: option.name.clone(), value: value.name.clone(), amount: value.surcharge })
}

fn add_on(product: &Product, group: &str, id: &str) -> Result<Step, Error> {
    let Some(group) = product.listing.add_on_groups.iter().find(|known| known.id == group) else {
        return Err(invalid("the product has no group of add-ons ~", &[group]));
    };
    let Some(index) = group.add_on_index(id) else {
        return Err(invalid("group ~ has no add-on ~", &[&group.id, id]));
    };
    let add_on = &group.add_ons[index];
    Ok(Step::AddOn { group: group.name.clone(), add_on: add_on.name.clone(), amount: add_on.price })
}

fn second_answer() -> Error {
    invalid("only one can be chosen", &[])
}

fn invalid(template: &str, parts: &[&str]) -> Error {
    Error::filled(Kind::InvalidSelection, template, parts)
}
