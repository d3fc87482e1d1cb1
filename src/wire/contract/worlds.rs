//! Fixtures as no system would send them.

use crate::money::{Amount, read_amount};
use serde_json::{Value, json};

/// What a value is replaced by.
pub(super) const MUTANTS: [&str; 16] = [
    "null",
    "true",
    "false",
    "0",
    "-1",
    "0.5",
    "1e400",
    "-0.000000000000000000000000001",
    "123456789012345678901234567890",
    "\"\"",
    "\"x\"",
    "\"__proto__\"",
    "[]",
    "{}",
    "[[[[1]]]]",
    "{\"__proto__\": {\"constructor\": [\"\\u0000\"]}}",
];

/// What maps ids to things: a member more is a thing more.
const MAPS: [&str; 4] = ["productOptions", "options", "selectedOptions", "attributes"];

/// What is passed on as it came.
const PASSED_ON: &str = "customFields";

/// The document with each of its values, but the whole, replaced by each mutant; with the place.
pub(super) fn mutated(document: &str) -> impl Iterator<Item = (String, String)> {
    let document: Value = serde_json::from_str(document).unwrap();
    places(&document).into_iter().flat_map(move |(pointer, path)| {
        let mut document = document.clone();
        *document.pointer_mut(&pointer).unwrap() = json!("a mutant");
        let text = document.to_string();
        let (before, after) = text.split_once("\"a mutant\"").unwrap();
        MUTANTS.map(|mutant| (path.clone(), [before, mutant, after].concat()))
    })
}

/// The places of a document's values, but the whole.
pub(super) fn paths(document: &str) -> Vec<String> {
    places(&serde_json::from_str(document).unwrap()).into_iter().map(|(_, path)| path).collect()
}

/// Every decimal that a document states, as a number or as text.
pub(super) fn numbers(document: &str) -> Vec<Amount> {
    numbers_in(&serde_json::from_str(document).unwrap())
}

/// The document without blanks, as serde writes it.
pub(super) fn compact(document: &str) -> String {
    serde_json::from_str::<Value>(document).unwrap().to_string()
}

/// The same with a member more in each of its objects.
pub(super) fn with_unknown_members(document: &str) -> String {
    let mut document = serde_json::from_str(document).unwrap();
    add_members(&mut document, "");
    document.to_string()
}

/// Each value's place as a JSON pointer, and as errors name it.
fn places(value: &Value) -> Vec<(String, String)> {
    let inner: Vec<(String, String, &Value)> = match value {
        Value::Object(map) => map.iter().map(|(key, value)| (key.clone(), key.clone(), value)).collect(),
        Value::Array(list) => (0..).zip(list).map(|(at, value)| (at.to_string(), format!("[{at}]"), value)).collect(),
        _ => vec![],
    };
    let mut found = vec![];
    for (key, name, value) in inner {
        found.push((format!("/{key}"), name.clone()));
        for (pointer, path) in places(value) {
            let joint = if path.starts_with('[') { "" } else { "." };
            found.push((format!("/{key}{pointer}"), format!("{name}{joint}{path}")));
        }
    }
    found
}

fn numbers_in(value: &Value) -> Vec<Amount> {
    match value {
        Value::Number(number) => read_amount(&number.to_string()).into_iter().collect(),
        Value::String(text) => read_amount(text).into_iter().collect(),
        Value::Array(list) => list.iter().flat_map(numbers_in).collect(),
        Value::Object(map) => map.values().flat_map(numbers_in).collect(),
        Value::Null | Value::Bool(_) => vec![],
    }
}

fn add_members(value: &mut Value, name: &str) {
    match value {
        Value::Object(map) => {
            let known = map.iter_mut().filter(|(name, _)| *name != PASSED_ON);
            known.for_each(|(name, value)| add_members(value, name));
            if !MAPS.contains(&name) {
                map.insert("zzz".to_owned(), json!({ "zzz": [1] }));
            }
        }
        Value::Array(list) => list.iter_mut().for_each(|value| add_members(value, "")),
        _ => {}
    }
}
