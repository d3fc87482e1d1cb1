//! Whatever is called with whatever, an answer comes.

use super::Desk;
use serde_json::Value;

const CALLS: [&str; 17] = [
    "readProduct",
    "quote",
    "checkOrder",
    "buildOrder",
    "writeProduct",
    "readAnswer",
    "writeQuery",
    "readFound",
    "writeToken",
    "readToken",
    "writeTicket",
    "readTicket",
    "writeOrder",
    "readOrder",
    "writeLookup",
    "readLookup",
    "pause",
];

/// Settings that each system takes.
const SETTINGS: [&str; 4] = [
    r#""perfectsync", {"user": "u", "password": "s3cr3t", "manufacturerId": 1, "catalogId": 1, "currency": "USD", "locale": "en_US"}"#,
    r#""pitney-bowes", {"apiKey": "k", "apiSecret": "s3cr3t"}"#,
    r#""meplato", {"url": "https://x.example/{id}", "headers": {"Authorization": "Bearer s3cr3t"}}"#,
    r#""kibo-orders", {"tenantId": 1, "siteId": 2, "environment": "tp1", "clientId": "c", "sharedSecret": "s3cr3t"}"#,
];

/// Arguments, of which none suits every call.
const ARGUMENTS: [&str; 10] = [
    "",
    "null, null, null, null, null",
    r#""p", "t0k3n", "id", 200, "x""#,
    r#""p", "t0k3n", 404, "x""#,
    r#"{"term": "x", "perPage": 5}, {}"#,
    "4294967296, -1, 1.5, 1e9",
    "[[[]]], {}, true",
    r#"{"__proto__": {}, "selectedOptions": [], "quantity": {}}"#,
    r#"{"gateways": 7, "rounding": []}"#,
    r#""", "", "", "", """#,
];

const BODIES: [&[u8]; 8] = [
    b"",
    b"0123456789abcdef",
    b"\xff\xfe",
    b"{}",
    b"[{\"productID\": 1}]",
    include_bytes!("../../wire/meplato/testdata/meplato-product.realistic.constructed.json"),
    include_bytes!("../../wire/kibo_order/testdata/kibo-order-import.card.json"),
    b"{\"lines\": [{}], \"payments\": [[]], \"currency\": \"JPY\", \"charges\": [], \"items\": {\"a\": [{}]}}",
];

/// The one message that a call leads to.
fn message(call: &str, body: &[u8]) -> Value {
    let told: Value = serde_json::from_str(&Desk::new().call(7, call.as_bytes(), body)).unwrap();
    let [message] = told.as_array().unwrap().as_slice() else { panic!("{call}: {told}") };
    message.clone()
}

#[test]
fn every_call_with_anything_comes_to_one_message() {
    for what in CALLS {
        for settings in SETTINGS.iter().chain(&ARGUMENTS) {
            for arguments in ARGUMENTS {
                for body in BODIES {
                    let joints = [settings, arguments].map(|part| if part.is_empty() { "" } else { ", " });
                    let call = format!("[\"{what}\"{}{settings}{}{arguments}]", joints[0], joints[1]);

                    let message = message(&call, body);

                    assert!(message[0] == "settle" || message[0] == "refuse", "{call}: {message}");
                    assert_eq!(message[1], 7);
                    assert!(message[0] == "settle" || !message.to_string().contains("s3cr3t"), "{call}: {message}");
                }
            }
        }
    }
}

#[test]
fn a_call_that_is_none_is_refused() {
    for call in ["[]", "[\"steal\"]", "null", "{", ""] {
        assert_eq!(message(call, b"")[0], "refuse", "{call}");
    }
}

#[test]
fn nothing_is_kept_from_one_call_to_the_next() {
    let mut desk = Desk::new();
    let call = format!("[\"writeToken\", {}]", SETTINGS[1]);
    let first = desk.call(1, call.as_bytes(), b"");

    let second = desk.call(1, b"[\"writeToken\"]", b"");

    assert!(first.contains("client_credentials"));
    assert!(second.starts_with("[[\"refuse\",1,[\"configuration\""), "{second}");
}
