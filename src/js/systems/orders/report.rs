//! Tells what a check found.

use super::given::each;
use crate::error::{Error, Kind};
use crate::json_writer::JsonWriter;
use crate::money::{Amount, Rounding};
use crate::order::{
    BuildSettings, CardMask, Cause, CheckSettings, Diagnosis, DiscountSign, Finding, Gateway, HandlingField,
    HandlingMeaning, Report, Severity, Tax,
};
use crate::wire::json::Json;

/// Reads the checker's settings: `{ rounding, handling, gateways: [{ name, paymentType, requiredKeys, mask }] }`.
///
/// # Errors
/// `configuration`, with the place, for a word that is none of those known.
pub(super) fn read_check_settings(json: Json) -> Result<CheckSettings, Error> {
    Ok(CheckSettings {
        rounding: word(json, "rounding", [("half-up", Rounding::HalfUp), ("half-even", Rounding::HalfEven)])?,
        handling: word(
            json,
            "handling",
            [("per-line", HandlingMeaning::PerLine), ("per-unit", HandlingMeaning::PerUnit)],
        )?,
        gateways: each(json, "gateways", &read_gateway)?,
    })
}

/// Reads the builder's settings: those of the checker, `discountSign` and `handlingField`.
///
/// # Errors
/// As [`read_check_settings`].
pub(super) fn read_build_settings(json: Json) -> Result<BuildSettings, Error> {
    let signs = [("positive", DiscountSign::Positive), ("negative", DiscountSign::Negative)];
    let fields = [("item", HandlingField::Item), ("order-fee", HandlingField::OrderFee)];
    Ok(BuildSettings {
        discount_sign: word(json, "discountSign", signs)?,
        handling_field: word(json, "handlingField", fields)?,
        check: read_check_settings(json)?,
    })
}

fn read_gateway(json: Json) -> Result<Gateway, Error> {
    let masks = [("masked", CardMask::Masked), ("customer-profile", CardMask::CustomerProfile)];
    Ok(Gateway {
        name: json.text_of("name").unwrap_or_default(),
        payment_kind: json.text_of("paymentType").unwrap_or_default(),
        required_keys: json.get("requiredKeys").entries().filter_map(|(_, key)| key.text()).collect(),
        mask: word(json, "mask", masks)?,
    })
}

/// What a word stands for; absent, the first of them.
fn word<T: Copy>(json: Json, key: &str, words: [(&str, T); 2]) -> Result<T, Error> {
    let value = json.get(key);
    if value.is_null() {
        return Ok(words[0].1);
    }
    match words.iter().find(|(word, _)| value.is(word)) {
        Some((_, meaning)) => Ok(*meaning),
        None => Err(Error::new(Kind::Configuration, &["the setting ", key, " is wrong: ", value.raw()]).within(key)),
    }
}

/// The fields `passes`, `findings` and `diagnosis`.
pub(super) fn write_report(told: &mut JsonWriter, report: &Report, digits: u32) {
    told.flag("passes", report.passes());
    told.open_field("findings", '[');
    for finding in &report.findings {
        write_finding(told, finding);
    }
    told.close(']');
    told.key("diagnosis");
    match &report.diagnosis {
        Some(diagnosis) => write_diagnosis(told, diagnosis, digits),
        None => told.literal("null"),
    }
}

fn write_finding(told: &mut JsonWriter, finding: &Finding) {
    told.open('{');
    told.field("rule", Some(finding.rule.id()));
    told.field("severity", Some(if finding.severity == Severity::Error { "error" } else { "warning" }));
    told.field("path", Some(&finding.path));
    told.field("message", Some(&finding.message));
    told.close('}');
}

fn write_diagnosis(told: &mut JsonWriter, diagnosis: &Diagnosis, digits: u32) {
    let field = |told: &mut JsonWriter, key, amount: Amount| told.field(key, Some(&amount.text(digits)));
    told.open('{');
    field(told, "stated", diagnosis.stated);
    field(told, "sum", diagnosis.sum);
    field(told, "difference", diagnosis.difference);
    told.field("cause", diagnosis.cause().map(cause_code));
    told.open_field("causes", '[');
    for cause in &diagnosis.causes {
        told.text(cause_code(*cause));
    }
    told.close(']');
    told.field("sentence", Some(&diagnosis.sentence(digits)));
    told.open_field("parts", '{');
    for (name, amount) in &diagnosis.parts {
        field(told, name, *amount);
    }
    told.close('}');
    told.close('}');
}

fn cause_code(cause: Cause) -> &'static str {
    match cause {
        Cause::DiscountAdded => "discount-added",
        Cause::DiscountNotSubtracted => "discount-not-subtracted",
        Cause::TaxMissing(Tax::Goods) => "tax-on-goods-missing",
        Cause::TaxMissing(Tax::Shipping) => "tax-on-shipping-missing",
        Cause::TaxMissing(Tax::All) => "tax-missing",
        Cause::HandlingOnOrder => "handling-on-order",
        Cause::DutyOnOrder => "duty-on-order",
        Cause::AdjustmentOnOrder => "adjustment-on-order",
        Cause::ItemMissing(_) => "item-missing",
        Cause::ItemTwice(_) => "item-twice",
        Cause::HandlingPerUnit(_) => "handling-per-unit",
        Cause::Rounding => "rounding",
    }
}
