//! Finished orders: checked and built.

mod draft;
mod given;
mod party;
mod report;

use crate::error::Error;
use crate::js::call::Call;
use crate::json_writer::JsonWriter;
use crate::money::Currency;
use crate::wire::json::Json;
use crate::wire::kibo_order::{check_json, read_order, write_order};

/// How many digits the amounts of an order have whose currency is not known.
const USUAL_DIGITS: u32 = 2;

/// Checks the import in the call's bytes: `{ passes, externalId, isHeld, findings, diagnosis }`.
///
/// # Errors
/// `unreadable-answer` where the bytes are no JSON, or no object; `configuration` for settings that are none.
pub(super) fn check(call: &mut Call, told: &mut JsonWriter) -> Result<(), Error> {
    let settings = report::read_check_settings(call.next())?;
    let report = check_json(call.body, &settings)?;
    let order = read_order(call.body, &settings)?.order;
    told.open('{');
    told.field("externalId", order.heading.external_id.as_deref());
    told.flag("isHeld", order.is_held());
    let digits = order.currency().as_ref().map_or(USUAL_DIGITS, Currency::digits);
    report::write_report(told, &report, digits);
    told.close('}');
    Ok(())
}

/// Builds an order of what the call's bytes say, and comes to its JSON, as text.
///
/// # Errors
/// `bad-request`, with the place, for what is missing or wrong; `empty-cart` without lines; `configuration`.
pub(super) fn build(call: &mut Call, told: &mut JsonWriter) -> Result<(), Error> {
    let settings = report::read_build_settings(call.next())?;
    let draft = draft::read_draft(Json::parse(call.body)?)?;
    told.text(&write_order(&draft.build(&settings)?));
    Ok(())
}
