//! Products as they are sent: checked against the guide's limits, and without what only answers have.

use super::dates::documented;
use crate::error::{Error, Kind};
use crate::json_writer::JsonWriter;
use crate::money::Amount;
use crate::text::number;
use crate::wire::json::{Json, located};
use crate::wire::server::{decimal, text};
use alloc::string::String;
use alloc::vec::Vec;

/// Only answers have these fields: they are never sent.
const RESPONSE_ONLY: [&str; 2] = ["pbCreateDate", "pbUpdateDate"];

/// What a product must have to be sent, and what its vendor must have where there is one.
const REQUIRED: [(&str, &[&str]); 2] =
    [("", &["clientId", "productType", "sku", "details"]), ("vendorDetails", &["name", "number"])];

/// What a field must be.
#[derive(Clone, Copy)]
enum Limit {
    /// Text of at most so many characters.
    Characters(usize),
    /// A number of at least 0 with at most so many decimals.
    Decimals(u32),
    /// The same, and more than 0.
    Positive(u32),
    /// A date.
    Date,
}

/// The limits, by where the field stands.
const LIMITS: [(&str, Limit); 20] = [
    ("sku", Limit::Characters(30)),
    ("vendorDetails.name", Limit::Characters(50)),
    ("vendorDetails.number", Limit::Characters(30)),
    ("createDate", Limit::Date),
    ("updateDate", Limit::Date),
    ("options.code", Limit::Characters(8)),
    ("options.description", Limit::Characters(35)),
    ("additionalLanguageSupport.reference", Limit::Characters(10)),
    ("additionalLanguageSupport.value", Limit::Characters(255)),
    ("returnParameters.returnWindow", Limit::Decimals(1)),
    ("physicalUnitDetails.weight", Limit::Decimals(4)),
    ("physicalUnitDetails.dimensions.length", Limit::Decimals(4)),
    ("physicalUnitDetails.dimensions.height", Limit::Decimals(4)),
    ("physicalUnitDetails.dimensions.width", Limit::Decimals(4)),
    ("physicalCaseDetails.caseWeight", Limit::Decimals(4)),
    ("physicalCaseDetails.caseDimension.length", Limit::Decimals(4)),
    ("physicalCaseDetails.caseDimension.height", Limit::Decimals(4)),
    ("physicalCaseDetails.caseDimension.width", Limit::Decimals(4)),
    ("physicalCaseDetails.standardQuantity", Limit::Positive(1)),
    ("details.unitPrice", Limit::Decimals(4)),
];

/// A product that can be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outgoing {
    sku: String,
    json: String,
}

impl Outgoing {
    /// Checks a product in the API's own JSON, such as an answer that was changed. Numbers keep their digits, dates get
    /// the form that the prose wants, and what is `null` or only answers have is left out.
    ///
    /// # Errors
    /// One `bad-request` for each thing that is missing or beyond its limit, with its place; `unreadable-answer` for
    /// what is no JSON.
    ///
    /// # Source
    /// Pitney Bowes, *View a Product*; for what is required, *Create Product* (read 2026-11-25).
    pub fn new(bytes: &[u8]) -> Result<Self, Vec<Error>> {
        let json = Json::parse(bytes).map_err(|error| Vec::from([error]))?;
        let mut faults = missing(json);
        let mut writer = JsonWriter::default();
        write(json, "", &mut writer).unwrap_or_else(|errors| faults.extend(errors));
        if !faults.is_empty() {
            return Err(faults);
        }
        Ok(Outgoing { sku: json.text_of("sku").unwrap_or_default(), json: writer.into_text() })
    }

    /// The product's code.
    #[must_use]
    pub fn sku(&self) -> &str {
        &self.sku
    }

    /// The JSON to send.
    #[must_use]
    pub fn json(&self) -> &str {
        &self.json
    }
}

fn missing(product: Json) -> Vec<Error> {
    let mut faults = Vec::new();
    for (part, keys) in REQUIRED {
        let object = if part.is_empty() { product } else { product.get(part) };
        if object.is_null() && !part.is_empty() {
            continue;
        }
        for key in keys.iter().filter(|key| is_missing(object.get(key))) {
            let fault = refused(&["it must be given"]).within(key);
            faults.push(if part.is_empty() { fault } else { fault.within(part) });
        }
    }
    faults
}

fn is_missing(json: Json) -> bool {
    !json.is_object() && text(json).is_err()
}

/// Writes a value that stands at this path, in which arrays leave no trace.
fn write(json: Json, path: &str, writer: &mut JsonWriter) -> Result<(), Vec<Error>> {
    if json.is_object() || json.is_array() {
        return write_entries(json, path, writer);
    }
    if let Some((_, limit)) = LIMITS.iter().find(|(limited, _)| *limited == path) {
        return write_limited(json, *limit, writer).map_err(|error| Vec::from([error]));
    }
    writer.literal(json.raw().trim());
    Ok(())
}

fn write_entries(json: Json, path: &str, writer: &mut JsonWriter) -> Result<(), Vec<Error>> {
    let brackets = if json.is_object() { ['{', '}'] } else { ['[', ']'] };
    let mut faults = Vec::new();
    writer.open(brackets[0]);
    for (index, (name, value)) in json.entries().enumerate() {
        let key = name.text();
        let path = match &key {
            Some(key) if path.is_empty() => key.clone(),
            Some(key) => [path, key].join("."),
            None => path.into(),
        };
        if value.is_null() || RESPONSE_ONLY.contains(&&*path) {
            continue;
        }
        if let Some(key) = &key {
            writer.key(key);
        }
        let written = write(value, &path, writer);
        faults.extend(written.err().into_iter().flatten().map(|error| located(error, name, index)));
    }
    writer.close(brackets[1]);
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}

fn write_limited(json: Json, limit: Limit, writer: &mut JsonWriter) -> Result<(), Error> {
    match limit {
        Limit::Characters(most) => check_length(json, most)?,
        Limit::Decimals(most) => check_decimals(json, most).map(|_| ())?,
        Limit::Positive(most) => {
            if check_decimals(json, most)? == Amount::ZERO {
                return Err(refused(&["it must be more than 0"]));
            }
        }
        Limit::Date => {
            let date = json.text().and_then(|date| documented(&date));
            writer.text(&date.ok_or_else(|| refused(&["it is no date: ", json.raw()]))?);
            return Ok(());
        }
    }
    writer.literal(json.raw().trim());
    Ok(())
}

fn check_length(json: Json, most: usize) -> Result<(), Error> {
    let is_text = json.raw().starts_with('"');
    if !is_text || json.text().is_none_or(|text| text.chars().count() > most) {
        return Err(refused(&["it must be text of at most ", &number(most as u64), " characters"]));
    }
    Ok(())
}

fn check_decimals(json: Json, most: u32) -> Result<Amount, Error> {
    let is_number = !json.raw().starts_with('"');
    match decimal(json) {
        Ok(amount) if is_number && amount.scale() <= most => Ok(amount),
        _ => Err(refused(&["it must be a number with at most ", &number(most.into()), " decimals: ", json.raw()])),
    }
}

fn refused(message: &[&str]) -> Error {
    Error::new(Kind::BadRequest, message)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PRINTED: &str = include_str!("testdata/pitney-bowes-product-1643040064.json");

    /// The printed product with this member changed; `None` takes it away.
    fn changed(path: &str, value: Option<serde_json::Value>) -> Result<Outgoing, Vec<Error>> {
        let mut product: serde_json::Value = serde_json::from_str(PRINTED).unwrap();
        let (parent, key) = path.rsplit_once('/').unwrap();
        let parent = product.pointer_mut(parent).unwrap().as_object_mut().unwrap();
        match value {
            Some(value) => parent.insert(key.to_owned(), value),
            None => parent.remove(key),
        };
        Outgoing::new(product.to_string().as_bytes())
    }

    /// Rows 122 and 123.
    #[test]
    fn the_printed_product_is_sent_without_what_only_answers_have() {
        let outgoing = Outgoing::new(PRINTED.as_bytes()).unwrap();

        let mut expected: serde_json::Value = serde_json::from_str(PRINTED).unwrap();
        expected.as_object_mut().unwrap().remove("pbCreateDate");
        expected["createDate"] = "2022-01-18T05:00:00.000+0000".into();
        assert_eq!(serde_json::from_str::<serde_json::Value>(outgoing.json()).unwrap(), expected);
        assert_eq!(outgoing.sku(), "1643040064");
        assert!(outgoing.json().contains("\"unitPrice\":75.0000,") && !outgoing.json().contains("pbCreate"));
    }

    /// Row 120.
    #[test]
    fn what_is_required_when_sending_is_named() {
        let faults =
            Outgoing::new(br#"{"vendorDetails": {"name": ""}, "details": null, "pbUpdateDate": "x"}"#).unwrap_err();

        let fields: Vec<_> = faults.iter().map(Error::field).collect();
        assert_eq!(fields, ["clientId", "productType", "sku", "details", "vendorDetails.name", "vendorDetails.number"]);
        assert!(faults.iter().all(|fault| fault.code() == "bad-request"));
        assert!(changed("/vendorDetails", None).is_ok());
    }

    /// Rows 121, 124 and 125.
    #[test]
    fn each_limit_is_kept_to_its_last_character() {
        let long = |length| serde_json::Value::from("ü".repeat(length));
        let number = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
        let cases = [
            ("/sku", "sku", long(30), long(31)),
            ("/vendorDetails/name", "vendorDetails.name", long(50), long(51)),
            ("/vendorDetails/number", "vendorDetails.number", long(30), long(31)),
            ("/options/0/code", "options[0].code", long(8), long(9)),
            ("/options/0/description", "options[0].description", long(35), long(36)),
            ("/additionalLanguageSupport/0/reference", "additionalLanguageSupport[0].reference", long(10), long(11)),
            ("/additionalLanguageSupport/0/value", "additionalLanguageSupport[0].value", long(255), long(256)),
            ("/returnParameters/returnWindow", "returnParameters.returnWindow", number("1.5"), number("1.25")),
            ("/physicalUnitDetails/weight", "physicalUnitDetails.weight", number("0.4242"), number("0.42421")),
            ("/physicalCaseDetails/caseWeight", "physicalCaseDetails.caseWeight", number("0"), number("1e-5")),
            (
                "/physicalCaseDetails/standardQuantity",
                "physicalCaseDetails.standardQuantity",
                number("0.1"),
                number("0"),
            ),
            (
                "/physicalCaseDetails/standardQuantity",
                "physicalCaseDetails.standardQuantity",
                number("2"),
                number("-1"),
            ),
            (
                "/physicalCaseDetails/standardQuantity",
                "physicalCaseDetails.standardQuantity",
                number("2"),
                number("0.25"),
            ),
            ("/createDate", "createDate", "2022-01-18T05:00:00.123-0500".into(), "yesterday".into()),
            ("/updateDate", "updateDate", "2022-01-18T05:00:00Z".into(), number("7")),
            ("/physicalUnitDetails/weight", "physicalUnitDetails.weight", number("1"), "1".into()),
        ];
        for (path, field, good, bad) in cases {
            assert!(changed(path, Some(good)).is_ok(), "{path}");
            let faults = changed(path, Some(bad)).unwrap_err();
            let fields: Vec<_> = faults.iter().map(|fault| (fault.code(), fault.field())).collect();
            assert_eq!(fields, [("bad-request", field)], "{path}");
        }
    }

    #[test]
    fn what_is_no_json_is_not_sent() {
        for text in ["", "{", "nonsense"] {
            assert_eq!(Outgoing::new(text.as_bytes()).unwrap_err()[0].code(), "unreadable-answer", "{text}");
        }
        assert_eq!(Outgoing::new(b"[]").unwrap_err().len(), 4);
    }
}
