//! Reads a product's options and option sets.

use crate::money::{Amount, read_amount};
use crate::product::{OptionSets, OptionValue, ProductOption, Ranked, TextRule, Warning};
use crate::text::{number, read_number};
use crate::wire::json::{Json, Object};
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

/// How many sets with unknown options or values are named in warnings; the others are only counted.
const NAMED_BROKEN_SETS: usize = 10;

/// Reads the options, in display order. A surcharge that cannot be read is named in a warning.
pub(super) fn read_options(json: Json, warnings: &mut Vec<Warning>) -> Vec<ProductOption> {
    let mut options = Ranked::default();
    for (id, option) in json.entries() {
        let option = option.object();
        let name = option.text("displayName").unwrap_or_else(|| id.clone().into_owned());
        let mut read = ProductOption { id: id.into_owned(), name, values: Vec::new(), text: None };
        read_values(option.get("optionChoices").object().get("options"), &mut read, warnings);
        options.insert(rank(&option), read);
    }
    options.into_items()
}

fn read_values(json: Json, option: &mut ProductOption, warnings: &mut Vec<Warning>) {
    let mut values = Ranked::default();
    for (id, value) in json.entries() {
        let value = value.object();
        let surcharge = read_surcharge(&value);
        if surcharge.is_none() {
            let message = ["the surcharge of value \"", &id, "\" of option \"", &option.id, "\" cannot be read"];
            warnings.push(Warning::new("unknown-price", &message));
        }
        option.text = option.text.or_else(|| read_text_rule(value.get("textOption")));
        let read = OptionValue {
            name: value.text("displayName").unwrap_or_else(|| id.clone().into_owned()),
            id: id.into_owned(),
            surcharge,
            image: value.text("image"),
        };
        values.insert(rank(&value), read);
    }
    option.values = values.into_items();
}

fn rank(json: &Object) -> Option<Amount> {
    read_amount(&json.text("rank")?).ok()
}

/// `None` where there is one but it cannot be read.
fn read_surcharge(json: &Object) -> Option<Amount> {
    let surcharge = json.get("additionalPrice");
    if surcharge.is_null() {
        return Some(Amount::ZERO);
    }
    let surcharge = read_amount(&surcharge.text()?).ok()?;
    if surcharge < Amount::ZERO { None } else { Some(surcharge) }
}

fn read_text_rule(json: Json) -> Option<TextRule> {
    if !json.is_object() && !json.is_array() {
        return None;
    }
    let rule = json.object();
    let length = |key: &str| rule.text(key).and_then(|text| read_number(&text));
    Some(TextRule { min: length("minLength").unwrap_or(0), max: length("maxLength") })
}

/// Reads the sets into columns. Those that name an unknown option or value are dropped with a warning.
pub(super) fn read_sets(json: Json, options: &[ProductOption], warnings: &mut Vec<Warning>) -> OptionSets {
    let mut sets = OptionSets::listed(options.len());
    let mut row = vec![0; options.len()];
    let (mut count, mut broken) = (0, 0);
    for (_, set) in json.entries() {
        match read_set(set.object().get("selectedOptions"), options, &mut row) {
            None => sets.push(&row),
            Some(unknown) => {
                broken += 1;
                if broken <= NAMED_BROKEN_SETS {
                    let place = number(count);
                    let message = ["optionSets[", &place, "] is dropped: the product has no ", &unknown];
                    warnings.push(Warning::new("broken-option-set", &message));
                }
            }
        }
        count += 1;
    }
    if broken > NAMED_BROKEN_SETS {
        let more = number((broken - NAMED_BROKEN_SETS) as u64);
        warnings.push(Warning::new("broken-option-set", &[&more, " more option sets are dropped"]));
    }
    if broken > 0 && broken as u64 == count {
        let message = "no option set can be used: the product cannot be bought";
        warnings.push(Warning::new("nothing-buyable", &[message]));
    }
    if count == 0 { OptionSets::Every } else { sets }
}

/// Reads one set into `row`; gives the last thing it names that the product does not have.
fn read_set(json: Json, options: &[ProductOption], row: &mut [u16]) -> Option<String> {
    row.fill(0);
    let mut unknown = None;
    for (id, value) in json.entries() {
        let Some(value) = value.text() else { continue };
        let option = options.iter().position(|option| option.id == id);
        let cell = option.and_then(|option| Some((option, options[option].value_index(&value)?)));
        match cell.and_then(|(option, value)| Some((option, u16::try_from(value + 1).ok()?))) {
            Some((option, value)) => row[option] = value,
            None => unknown = Some(["option \"", &id, "\" with value \"", &value, "\""].concat()),
        }
    }
    unknown
}
