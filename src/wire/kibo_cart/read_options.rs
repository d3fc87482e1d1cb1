//! Reads a product's options and option sets.

use crate::error::Error;
use crate::money::{Amount, read_amount};
use crate::product::{OptionSets, OptionValue, ProductOption, TextRule, Warning, sort_by_rank};
use crate::wire::json::Json;

/// How many sets with unknown options or values are named in warnings; the others are only counted.
const NAMED_BROKEN_SETS: usize = 10;

/// The options of a product, and whether every surcharge could be read.
#[derive(Default)]
pub(super) struct Options {
    pub options: Vec<ProductOption>,
    pub has_unknown_surcharge: bool,
    pub warnings: Vec<Warning>,
}

pub(super) fn read_options(json: &mut Json) -> Result<Options, Error> {
    let mut read = Options::default();
    let mut ranked = Vec::new();
    json.object(&mut |json, id| {
        ranked.push(read_option(json, id, &mut read)?);
        Ok(())
    })?;
    read.options = sort_by_rank(ranked);
    Ok(read)
}

fn read_option(json: &mut Json, id: &str, read: &mut Options) -> Result<(Option<Amount>, ProductOption), Error> {
    let (mut name, mut rank, mut text) = (None, None, None);
    let mut values = Vec::new();
    json.object(&mut |json, key| match key {
        "displayName" => json.text().map(|text| name = text),
        "rank" => read_rank(json).map(|value| rank = value),
        "optionChoices" => json.object(&mut |json, key| match key {
            "options" => json.object(&mut |json, value| {
                let (value, rule) = read_value(json, (id, value), read)?;
                values.push(value);
                text = text.or(rule);
                Ok(())
            }),
            _ => json.skip(),
        }),
        _ => json.skip(),
    })?;
    let name = name.unwrap_or_else(|| id.to_owned());
    Ok((rank, ProductOption { id: id.to_owned(), name, values: sort_by_rank(values), text }))
}

type RankedValue = (Option<Amount>, OptionValue);

fn read_value(json: &mut Json, ids: (&str, &str), read: &mut Options) -> Result<(RankedValue, Option<TextRule>), Error> {
    let (mut name, mut rank, mut image, mut surcharge, mut text) = (None, None, None, Some(Amount::ZERO), None);
    json.object(&mut |json, key| match key {
        "displayName" => json.text().map(|text| name = text),
        "rank" => read_rank(json).map(|value| rank = value),
        "image" => json.text().map(|url| image = url),
        "additionalPrice" => json.text().map(|text| surcharge = read_surcharge(text.as_deref())),
        "textOption" => read_text_rule(json).map(|rule| text = Some(rule)),
        _ => json.skip(),
    })?;
    if surcharge.is_none() {
        let message = ["the surcharge of value \"", ids.1, "\" of option \"", ids.0, "\" cannot be read"].concat();
        read.warnings.push(Warning::new("unknown-price", message));
        read.has_unknown_surcharge = true;
    }
    let name = name.unwrap_or_else(|| ids.1.to_owned());
    let value = OptionValue { id: ids.1.to_owned(), name, surcharge: surcharge.unwrap_or_default(), image };
    Ok(((rank, value), text))
}

fn read_rank(json: &mut Json) -> Result<Option<Amount>, Error> {
    Ok(json.text()?.and_then(|text| read_amount(&text).ok()))
}

/// `None` where there is one but it cannot be read.
fn read_surcharge(text: Option<&str>) -> Option<Amount> {
    match text {
        None => Some(Amount::ZERO),
        Some(text) => read_amount(text).ok().filter(|amount| !amount.is_sign_negative()),
    }
}

fn read_text_rule(json: &mut Json) -> Result<TextRule, Error> {
    let mut rule = TextRule::default();
    json.object(&mut |json, key| match key {
        "minLength" => json.text().map(|text| rule.min = text.and_then(|text| text.parse().ok()).unwrap_or(0)),
        "maxLength" => json.text().map(|text| rule.max = text.and_then(|text| text.parse().ok())),
        _ => json.skip(),
    })?;
    Ok(rule)
}

/// Reads the sets straight into columns. Those that name an unknown option or value are dropped with a warning.
pub(super) fn read_sets(
    json: &mut Json,
    options: &[ProductOption],
    warnings: &mut Vec<Warning>,
) -> Result<OptionSets, Error> {
    let mut sets = OptionSets::listed(options.len());
    let mut row = vec![0; options.len()];
    let (mut count, mut broken) = (0, 0);
    json.array(&mut |json, index| {
        count += 1;
        match read_set(json, options, &mut row)? {
            None => sets.push(&row),
            Some(unknown) => {
                broken += 1;
                if broken <= NAMED_BROKEN_SETS {
                    warnings.push(broken_set(index, &unknown));
                }
            }
        }
        Ok(())
    })?;
    if broken > NAMED_BROKEN_SETS {
        let more = (broken - NAMED_BROKEN_SETS).to_string();
        warnings.push(Warning::new("broken-option-set", [&more, " more option sets are dropped"].concat()));
    }
    if broken > 0 && broken == count {
        warnings.push(Warning::new("nothing-buyable", "no option set can be used: the product cannot be bought"));
    }
    Ok(if count == 0 { OptionSets::Every } else { sets })
}

/// Reads one set into `row`; gives the first thing it names that the product does not have.
fn read_set(json: &mut Json, options: &[ProductOption], row: &mut [u16]) -> Result<Option<String>, Error> {
    row.fill(0);
    let mut unknown = None;
    json.object(&mut |json, key| match key {
        "selectedOptions" => json.object(&mut |json, id| {
            let Some(value) = json.scalar()? else { return Ok(()) };
            let cell = options.iter().position(|option| option.id == id).and_then(|option| {
                let value = options[option].value_index(&value)?;
                Some((option, u16::try_from(value + 1).ok()?))
            });
            match cell {
                Some((option, value)) => row[option] = value,
                None => unknown = Some(["option \"", id, "\" with value \"", &value, "\""].concat()),
            }
            Ok(())
        }),
        _ => json.skip(),
    })?;
    Ok(unknown)
}

fn broken_set(index: usize, unknown: &str) -> Warning {
    let message = ["optionSets[", &index.to_string(), "] is dropped: the product has no ", unknown].concat();
    Warning::new("broken-option-set", message)
}
