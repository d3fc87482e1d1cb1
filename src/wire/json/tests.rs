//! JSON as it is sent, loose and broken, and beside `serde_json`.

use super::*;

fn texts(json: &str) -> Vec<(String, Option<String>)> {
    Json::parse(json.as_bytes())
        .unwrap()
        .entries()
        .map(|(key, value)| (key.text().unwrap_or_default(), value.text()))
        .collect()
}

#[test]
fn takes_numbers_text_and_null_alike_and_keeps_the_text_of_numbers() {
    let fields = texts(r#" {"a": "49.99", "b": 49.990, "c": null, "d": -1e-7 , "e": "\u00fc\n", "f": {}, "g": true} "#);

    let values: Vec<_> = fields.iter().map(|(_, value)| value.as_deref()).collect();
    assert_eq!(values, [Some("49.99"), Some("49.990"), None, Some("-1e-7"), Some("ü\n"), None, None]);
}

#[test]
fn half_a_pair_of_escapes_is_the_replacement_character() {
    let cases = [
        (r#"["\ud83d\ude00"]"#, "😀"),
        (r#"["\ud83d"]"#, "\u{fffd}"),
        (r#"["\ude00a"]"#, "\u{fffd}a"),
        (r#"["\ud83d\u0041"]"#, "\u{fffd}A"),
        (r#"["\ud83d\ud83d\ude00"]"#, "\u{fffd}😀"),
    ];
    for (json, text) in cases {
        assert_eq!(texts(json)[0].1.as_deref(), Some(text), "{json}");
    }
}

#[test]
fn walks_objects_and_arrays_and_finds_everything_else_empty() {
    assert_eq!(texts("[]"), []);
    assert_eq!(texts("{ }"), []);
    assert_eq!(texts("null"), []);
    assert_eq!(texts("\"x\""), []);
    assert_eq!(texts("[ 1 ,\"a\\\"]\", [2,{\"b\":3}] ]").len(), 3);
    assert_eq!(texts("{\"a\\\"b\" : {\"c\":[\"}\"]} , \"d\":2}")[1], ("d".to_owned(), Some("2".to_owned())));
}

#[test]
fn a_field_is_found_by_its_name_and_the_last_of_two_counts() {
    let json = Json::parse(br#"{"a":1,"__proto__":2,"a":3}"#).unwrap();

    assert_eq!((json.text_of("a").as_deref(), json.text_of("__proto__").as_deref()), (Some("3"), Some("2")));
    assert_eq!(json.object().text_of("a").as_deref(), Some("3"));
    assert!(json.get("constructor").is_null() && json.object().get("constructor").is_null());
}

#[test]
fn an_error_names_its_place() {
    let cases = [
        (r#"{"sets":[{"a":1},{"b":tru}]}"#, "sets[1].b"),
        (r#"{"sets":[{"a":1},{"b" 1}]}"#, "sets[1]"),
        (r#"{"sets":[1,2"#, "sets[1]"),
    ];
    for (json, field) in cases {
        assert_eq!(Json::parse(json.as_bytes()).unwrap_err().field(), field);
    }
}

#[test]
fn refuses_what_is_no_json() {
    let cases = [
        "",
        "{",
        "{\"a\"",
        "{\"a\":",
        "{\"a\":1",
        "{\"a\":1,}",
        "{a:1}",
        "{\"a\":1}x",
        "{\"a\":tru}",
        "{\"a\":01}",
        "{\"a\":1.}",
        "{\"a\":\"\u{1}",
        "[1,]",
        "[,1]",
        "[1 2]",
        "'a'",
        "<html>",
        "{\"a\":-}",
        "{\"a\":+1}",
        "[1}",
        "{\"a\":1]",
        "nul",
        "NaN",
        "\"a",
        "1 2",
    ];
    for json in cases {
        let error = Json::parse(json.as_bytes()).expect_err(json);
        assert_eq!(error.code(), "unreadable-answer", "{json}");
    }
    assert!(Json::parse(b"\"\xff\"").is_err());
}

#[test]
fn deep_nesting_is_an_error_and_no_overflow() {
    let deep = |levels: usize| ["[".repeat(levels), "]".repeat(levels)].concat();

    assert!(Json::parse(deep(1_000_000).as_bytes()).is_err());
    assert!(Json::parse(deep(65).as_bytes()).is_err());
    assert!(Json::parse(deep(64).as_bytes()).is_ok());
}

/// The same as `serde_json` would say, in a form that can be compared.
fn told(json: Json) -> serde_json::Value {
    if json.is_object() {
        let fields = json.entries().map(|(key, value)| (key.text().unwrap(), told(value)));
        return serde_json::Value::Object(fields.collect());
    }
    if json.is_array() {
        return serde_json::Value::Array(json.entries().map(|(_, value)| told(value)).collect());
    }
    json.text().map_or(serde_json::Value::Null, Into::into)
}

/// Numbers as their text; `true`, `false` and `null` alike.
fn expected(value: serde_json::Value) -> serde_json::Value {
    use serde_json::Value;
    match value {
        Value::Object(fields) => fields.into_iter().map(|(key, value)| (key, expected(value))).collect(),
        Value::Array(values) => values.into_iter().map(expected).collect(),
        Value::Number(number) => number.to_string().replace('+', "").into(), // it writes 1e7 as 1e+7
        Value::String(text) => text.into(),
        Value::Bool(_) | Value::Null => Value::Null,
    }
}

proptest::proptest! {
    #[test]
    fn reads_what_serde_json_reads_and_refuses_what_it_refuses(
        parts in proptest::collection::vec(
            proptest::sample::select(vec![
                "{", "}", "[", "]", ",", ":", "\"a\"", "\"\"", "\"\\\"", "\\u00fc", "\"\\ud83d\\ude00\"", "\"\\ud83d\"", "\"\\n\"",
                "1", "-0", "0", "1.5", "12e", "7", ".", "-", "true", "null", "nul", " ", "\n", "\t", "\u{1}", "ü", "\"b\":",
            ]),
            0..12,
        )
    ) {
        let text = parts.concat();
        let whole = text.replace("\"\\ud83d\"", "\"\\ufffd\""); // it refuses half a pair
        let theirs = serde_json::from_str::<serde_json::Value>(&whole);

        let ours = Json::parse(text.as_bytes());

        proptest::prop_assert_eq!(ours.is_ok(), theirs.is_ok(), "{}", text);
        if let (Ok(ours), Ok(theirs)) = (ours, theirs) {
            proptest::prop_assert_eq!(told(ours), expected(theirs), "{}", text);
        }
    }
}
