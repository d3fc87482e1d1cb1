//! Reads refusals, which have four shapes.

use crate::error::Kind;
use crate::text::concat;
use crate::wire::json::Json;
use crate::wire::server::Said;
use alloc::string::String;
use alloc::vec::Vec;

/// The gateway's codes for a token that is wrong or has expired.
const BAD_TOKEN: [&str; 2] = ["PB-APIM-ERR-1002", "PB-APIM-ERR-1003"];

/// One thing that the API found wrong.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fault {
    /// Its code, text: most are numbers, those of the Fulfillment API begin with 80, and not all are known.
    pub code: String,
    /// What is wrong, in words.
    pub message: String,
    /// More words.
    pub info: Option<String>,
    /// Which parts of the request are meant.
    pub parameters: Vec<String>,
}

/// Reads what the body of a refusal finds wrong, in any of the four shapes; empty where it has none of them.
///
/// # Source
/// Pitney Bowes, *Error Object* and *Error Body Formats* (read 2026-11-25).
#[must_use]
pub fn read_faults(body: &[u8]) -> Vec<Fault> {
    let Ok(json) = Json::parse(body) else { return Vec::new() };
    if json.is_array() {
        return json.entries().filter_map(|(_, fault)| read_fault(fault)).collect();
    }
    let errors = json.get("errors");
    if errors.is_array() || errors.is_object() {
        return errors.entries().filter_map(|(_, fault)| read_fault(fault)).collect();
    }
    read_fault(json).into_iter().collect()
}

/// What the body of a refusal says.
pub(in crate::wire) fn said(body: &[u8]) -> Said {
    let faults = read_faults(body);
    let is_bad_token = faults.iter().any(|fault| BAD_TOKEN.contains(&&*fault.code));
    let words: Vec<_> = faults.iter().map(words).collect();
    Said { words: words.join("; "), kind: is_bad_token.then_some(Kind::Forbidden) }
}

fn read_fault(json: Json) -> Option<Fault> {
    let first = |keys: &[&str]| keys.iter().find_map(|key| json.text_of(key).filter(|text| !text.is_empty()));
    let code = first(&["errorCode", "key", "code"]);
    let message = first(&["errorDescription", "message", "userMessage"]);
    if code.is_none() && message.is_none() {
        return None;
    }
    Some(Fault {
        code: code.unwrap_or_default(),
        message: message.unwrap_or_default(),
        info: first(&["additionalInfo", "moreInfo"]),
        parameters: json.get("parameters").entries().filter_map(|(_, name)| name.text()).collect(),
    })
}

fn words(fault: &Fault) -> String {
    let info = fault.info.as_deref().unwrap_or_default();
    let parameters = fault.parameters.join(", ");
    let joint = |text: &str, joint: &'static str| if text.is_empty() { "" } else { joint };
    let message = [&*fault.code, joint(&fault.message, ": "), &fault.message, joint(info, ": "), info];
    concat(&[&concat(&message), joint(&parameters, " ("), &parameters, joint(&parameters, ")")])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(code: &str, message: &str, info: Option<&str>) -> Fault {
        Fault { code: code.into(), message: message.into(), info: info.map(Into::into), parameters: vec![] }
    }

    /// Row X8.
    #[test]
    fn the_four_shapes_come_to_one_list() {
        let unified = Fault {
            parameters: vec!["fromAddress postalCode".to_owned()],
            ..fault(
                "1019003",
                "Either Invalid or missing street or stateProvince or postalcode.",
                Some("postalCode field length field either exceeds allowed limit or is in invalid format"),
            )
        };
        let cases = [
            (include_str!("testdata/pitney-bowes-error-unified.json"), unified),
            (
                include_str!("testdata/pitney-bowes-error-legacy-1.json"),
                fault(
                    "1021141",
                    "Invalid combination of Service Id and Parcel type.",
                    Some("Invalid Combination of service, option and rate type. (NAE)"),
                ),
            ),
            (
                include_str!("testdata/pitney-bowes-error-legacy-2.json"),
                fault("40000072", "Invalid value for renderType.", None),
            ),
            (
                include_str!("testdata/pitney-bowes-error-legacy-3.constructed.json"),
                fault("address.not.verified", "Address could not be verified.", None),
            ),
        ];
        for (body, expected) in cases {
            assert_eq!(read_faults(body.as_bytes()), [expected], "{body}");
        }
    }

    /// Row 135.
    #[test]
    fn codes_are_text_and_need_not_be_known() {
        let body = br#"{"errors": [{"errorCode": 8000001, "errorDescription": "x", "parameters": null},
                                    {"errorCode": "80-new"}, {}, 7, null]}"#;

        let faults = read_faults(body);

        assert_eq!(faults, [fault("8000001", "x", None), fault("80-new", "", None)]);
        assert_eq!(said(body), Said { words: "8000001: x; 80-new".to_owned(), kind: None });
    }

    #[test]
    fn a_body_of_no_shape_has_no_faults() {
        for body in ["", "<html>oops", "{}", "[]", "{\"errors\": null}", "{\"errors\": \"many\"}", "\"no\""] {
            assert_eq!(read_faults(body.as_bytes()), []);
            assert_eq!(said(body.as_bytes()), Said::default());
        }
    }

    /// Row X8.
    #[test]
    fn the_gateways_words_on_tokens_mean_that_the_token_is_bad() {
        let body = br#"{"errors": [{"errorCode": "PB-APIM-ERR-1003", "errorDescription": "expired"}]}"#;
        let single = br#"{"errorCode": "PB-APIM-ERR-1002", "message": "invalid"}"#;

        assert_eq!((said(body).kind, said(single).kind), (Some(Kind::Forbidden), Some(Kind::Forbidden)));
    }
}
