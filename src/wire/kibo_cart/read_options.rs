//! Reads a product's options and option sets.

use crate::error::Error;
use crate::money::{Amount, read_amount};
use crate::product::{OptionSets, OptionValue, ProductOption, Ranked, TextRule, Warning};
use crate::text::{concat, number, read_number};
use crate::wire::json::{Json, Shape, located};
use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

/// How many sets with unknown options or values are named in warnings; the others are only counted.
const NAMED_BROKEN_SETS: usize = 10;

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
        options.insert(rank(option), read);
    }
    Ok(options.into_items())
}

fn read_values(json: Json, option: &mut ProductOption, warnings: &mut Vec<Warning>) -> Result<(), Error> {
    let mut values = Ranked::default();
    for (id, value) in json.entries_of(Shape::Map)? {
        let id = id.text().unwrap_or_default();
        let surcharge = read_surcharge(value);
        if surcharge.is_none() {
            let message = ["the surcharge of value \"", &id, "\" of option \"", &option.id, "\" cannot be read"];
            Warning::add(warnings, "unknown-price", &message);
        }
        option.text = option.text.or_else(|| read_text_rule(value.get("textOption")));
        let read = OptionValue { name: name(value, &id), id, surcharge, image: value.text_of("image") };
        values.insert(rank(value), read);
    }
    option.values = values.into_items();
    Ok(())
}

/// What the shopper sees; the id where nothing is given.
fn name(json: Json, id: &str) -> String {
    json.text_of("displayName").unwrap_or_else(|| id.to_owned())
}

fn rank(json: Json) -> Option<Amount> {
    read_amount(&json.text_of("rank")?).ok()
}

/// `None` where there is one but it cannot be read.
fn read_surcharge(json: Json) -> Option<Amount> {
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
    let length = |key: &str| json.text_of(key).and_then(|text| read_number(&text));
    Some(TextRule { min: length("minLength").unwrap_or(0), max: length("maxLength") })
}

/// Reads the sets into columns. Those that name an unknown option or value are dropped with a warning.
///
/// # Errors
/// `unreadable-answer`, with the place, where the sets are no list of objects of ids by ids.
pub(super) fn read_sets(
    json: Json,
    options: &[ProductOption],
    warnings: &mut Vec<Warning>,
) -> Result<OptionSets, Error> {
    let mut sets = OptionSets::listed(options.len());
    let mut row: Vec<u16> = options.iter().map(|_| 0).collect();
    let (mut count, mut broken) = (0, 0);
    for (key, set) in json.entries_of(Shape::List)? {
        match read_set(set, options, &mut row) {
            Err(error) => return Err(located(error, key, count)),
            Ok(None) => sets.push(&row),
            Ok(Some(unknown)) => {
                broken += 1;
                if broken <= NAMED_BROKEN_SETS {
                    let message = ["optionSets[", &number(count as u64), "] is dropped: the product has no ", &unknown];
                    Warning::add(warnings, "broken-option-set", &message);
                }
            }
        }
        count += 1;
    }
    if broken > NAMED_BROKEN_SETS {
        let more = number((broken - NAMED_BROKEN_SETS) as u64);
        Warning::add(warnings, "broken-option-set", &[&more, " more option sets are dropped"]);
    }
    if broken > 0 && broken == count {
        let message = "no option set can be used";
        Warning::add(warnings, "nothing-buyable", &[message]);
    }
    Ok(if count == 0 { OptionSets::Every } else { sets })
}

/// Reads one set into `row`; gives the last thing it names that the product does not have.
fn read_set(set: Json, options: &[ProductOption], row: &mut [u16]) -> Result<Option<String>, Error> {
    row.fill(0);
    let mut unknown = None;
    let (mut id_buffer, mut value_buffer) = (String::new(), String::new());
    set.expect(Shape::Map)?;
    let selected = set.get("selectedOptions").entries_of(Shape::Map);
    for (id, value) in selected.map_err(|error| error.within("selectedOptions"))? {
        let id = id.text_in(&mut id_buffer).unwrap_or_default();
        let Some(wanted) = value.text_in(&mut value_buffer) else {
            if value.is_null() {
                continue;
            }
            return Err(Error::unreadable(&["an id is expected here"]).within(id).within("selectedOptions"));
        };
        let option = options.iter().position(|option| option.id == id);
        let cell = option.and_then(|option| Some((option, options[option].value_index(wanted)?)));
        match cell.and_then(|(option, value)| Some((option, u16::try_from(value + 1).ok()?))) {
            Some((option, value)) => row[option] = value,
            None => unknown = Some(concat(&["option \"", id, "\" with value \"", wanted, "\""])),
        }
    }
    Ok(unknown)
}
