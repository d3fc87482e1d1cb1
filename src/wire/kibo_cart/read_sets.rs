//! Reads a product's option sets.

use crate::error::{Error, Kind};
use crate::product::{OptionSets, ProductOption, Rows, Warning};
use crate::text::{fill, number};
use crate::wire::ids::Ids;
use crate::wire::json::{Json, Shape, located};
use crate::wire::json_scan::read_sets as read_plain_sets;
use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

/// How many dropped sets are named in warnings; the others are only counted.
const NAMED_BROKEN_SETS: usize = 10;

/// Reads the sets. Those that name an unknown option or value are dropped with a warning.
///
/// # Errors
/// `unreadable-answer`, with the place, where the sets are no list of objects of ids by ids.
pub(super) fn read_sets(
    json: Json,
    options: &[ProductOption],
    warnings: &mut Vec<Warning>,
) -> Result<OptionSets, Error> {
    let mut ids = Ids::new(options);
    let (mut rows, mut count, mut broken) = (Rows::default(), 0, 0);
    let mut entries = json.entries_of(Shape::List)?;
    loop {
        entries.go_on(&mut |text, at| {
            let (end, plain) = read_plain_sets(text, at, &mut ids, &mut rows.cells);
            rows.count += plain;
            count += plain;
            end
        });
        let Some((key, set)) = entries.next() else { break };
        match read_set(set, &mut ids, &mut rows) {
            Err(error) => return Err(located(error, key, count)),
            Ok(None) => {}
            Ok(Some(reason)) => {
                broken += 1;
                if broken <= NAMED_BROKEN_SETS {
                    let parts = [&*number(count as u64), &reason];
                    Warning::add_filled(warnings, "broken-option-set", "optionSets[~] is dropped: ~", &parts);
                }
            }
        }
        count += 1;
    }
    if broken > NAMED_BROKEN_SETS {
        let more = number((broken - NAMED_BROKEN_SETS) as u64);
        Warning::add_filled(warnings, "broken-option-set", "~ more option sets are dropped", &[&more]);
    }
    if broken > 0 && broken == count {
        Warning::add_filled(warnings, "nothing-buyable", "no option set can be used", &[]);
    }
    Ok(if count == 0 { OptionSets::default() } else { OptionSets::listed(options, &rows) })
}

/// Adds a set; says why where it cannot be used.
fn read_set(set: Json, ids: &mut Ids, rows: &mut Rows) -> Result<Option<String>, Error> {
    let begin = rows.cells.len();
    rows.cells.resize(begin + ids.width(), 0);
    let broken = read_cells(set, ids, &mut rows.cells[begin..])?;
    match broken {
        Some(_) => rows.cells.truncate(begin),
        None => rows.count += 1,
    }
    Ok(broken)
}

/// Reads one set into its cells.
fn read_cells(set: Json, ids: &mut Ids, row: &mut [u16]) -> Result<Option<String>, Error> {
    let mut broken = None;
    let (mut id_buffer, mut value_buffer) = (String::new(), String::new());
    set.expect(Shape::Map)?;
    let selected = set.get("selectedOptions");
    if selected.is_null() {
        return Ok(Some("it has no selectedOptions".to_owned()));
    }
    for (place, (id, value)) in selected.entries_of(Shape::Map).map_err(within)?.enumerate() {
        let id = id.text_in(&mut id_buffer).unwrap_or_default();
        let Some(wanted) = value.text_in(&mut value_buffer) else {
            if value.is_null() {
                continue;
            }
            return Err(within(Error::plain(Kind::UnreadableAnswer, "an id is expected here").within(id)));
        };
        let option = ids.option(place, id.as_bytes());
        match option.and_then(|option| Some((option, ids.value(option, wanted.as_bytes())?))) {
            Some((option, value)) => row[option] = value,
            None => broken = Some(fill("the product has no option \"~\" with value \"~\"", &[id, wanted])),
        }
    }
    Ok(broken)
}

fn within(error: Error) -> Error {
    error.within("selectedOptions")
}

#[cfg(test)]
mod tests;
