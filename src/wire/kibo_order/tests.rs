//! The checker on the fixtures, as they are and changed.

use super::check_json;
use crate::order::{CheckSettings, Report, Severity};
use serde_json::Value;

mod diagnoses;
mod equations;
mod fixtures;
mod hostile;
mod payments;
mod writing;

const CARD: &str = include_str!("testdata/kibo-order-import.card.json");
const PAYPAL: &str = include_str!("testdata/kibo-order-import.paypal.json");
const FRAUD_REVIEW: &str = include_str!("testdata/kibo-order-import.fraud-review.json");

/// Places and the values, as JSON, that stand there instead.
type Changes<'a> = &'a [(&'a str, &'a str)];

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

fn report(json: &str) -> Report {
    check_json(json.as_bytes(), &CheckSettings::default()).unwrap()
}

/// What was found: `R6 total` for an error, `R15 payments?` for a warning.
fn found(report: &Report) -> Vec<String> {
    let mark = |severity| if severity == Severity::Warning { "?" } else { "" };
    let findings = report.findings.iter();
    findings.map(|finding| format!("{} {}{}", finding.rule.id(), finding.path, mark(finding.severity))).collect()
}

/// The JSON with other values at these places (`items[0].subtotal`), each given as JSON.
fn changed(text: &str, changes: Changes) -> String {
    let mut order = json(text);
    for (path, value) in changes {
        let pointer = format!("/{}", path.replace('[', "/").replace(']', "").replace('.', "/"));
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        let parent = order.pointer_mut(parent).unwrap();
        let value = json(value);
        match parent {
            Value::Array(entries) => entries[key.parse::<usize>().unwrap()] = value,
            Value::Object(fields) => drop(fields.insert(key.to_owned(), value)),
            _ => panic!("{path} lies in no object"),
        }
    }
    order.to_string()
}
