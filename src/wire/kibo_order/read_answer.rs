//! Reads what the API says of an order: it is there, or why it is not.

use crate::error::{Error, Kind};
use crate::order::is_held_status;
use crate::wire::Response;
use crate::wire::json::Json;
use crate::wire::server::{Secret, body_text, hide};
use crate::wire::status::{excerpt, kind as kind_of_status};
use alloc::borrow::ToOwned;
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

/// An order that is there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// The API's id of it.
    pub id: Option<String>,
    /// The number that service staff see.
    pub number: Option<String>,
    /// The shop's own number.
    pub external_id: Option<String>,
    /// Its state, as stated.
    pub status: Option<String>,
}

impl Imported {
    /// True where it is not fulfilled before somebody accepts it by hand.
    #[must_use]
    pub fn is_held(&self) -> bool {
        self.status.as_deref().is_some_and(is_held_status)
    }

    fn read(json: Json) -> Imported {
        Imported {
            id: json.text_of("id"),
            number: json.text_of("orderNumber"),
            external_id: json.text_of("externalId"),
            status: json.text_of("status"),
        }
    }
}

/// Why the API did not do what it was asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Refusal {
    /// The kind of failure: by the code where that is known, else by the status.
    pub kind: Kind,
    /// The HTTP status.
    pub status: u16,
    /// The API's code, such as `VALIDATION_ERROR`; empty where there is none.
    pub code: String,
    /// What the API said, without the secrets.
    pub message: String,
    /// The part of the API that said so.
    pub application: Option<String>,
    /// By what the vendor finds this exchange again.
    pub correlation_id: Option<String>,
    /// What else was said, by name.
    pub details: Vec<(String, String)>,
    /// What lies behind it.
    pub causes: Vec<Refusal>,
}

impl Refusal {
    /// True where the API found the order wrong: mostly, that totals do not match.
    #[must_use]
    pub fn is_validation(&self) -> bool {
        is_validation(&self.code) || self.causes.iter().any(Refusal::is_validation)
    }

    /// True where the API said no: an order that was sent is not there. Otherwise it may be: look for it, and send it
    /// again only if it is not found.
    #[must_use]
    pub fn is_certain(&self) -> bool {
        self.kind == Kind::BadRequest || (400..500).contains(&self.status)
    }

    /// The same as an error of this crate.
    #[must_use]
    pub fn error(&self) -> Error {
        let joint = if self.code.is_empty() || self.message.is_empty() { "" } else { ": " };
        let said = Error::new(self.kind, &["the answer said: ", &self.code, joint, &self.message]);
        let error = Error::new(self.kind, &["the order was not taken"]).with_status(self.status);
        error.caused_by(said.into())
    }
}

/// Reads the answer to an import; `correlation` is its header `x-vol-correlation`, and the `secrets` are kept out of what
/// was said.
///
/// # Errors
/// What the API said. A good status with a body that cannot be read is `unreadable-answer`: the order may be there.
pub fn read_import(
    response: &Response,
    correlation: Option<&str>,
    secrets: &[Secret],
) -> Result<Imported, Box<Refusal>> {
    let refused = || Box::new(read_refusal(response, correlation, secrets));
    match good(response) {
        Some(json) if json.get("errorCode").is_null() => Ok(Imported::read(json)),
        _ => Err(refused()),
    }
}

/// Reads the answer to a look-up: the order with this number, or none. The `secrets` are kept out of what was said.
///
/// # Errors
/// What the API said; `unreadable-answer` where it names only other orders, for then it did not look for this one.
pub fn read_lookup(
    response: &Response,
    external_id: &str,
    secrets: &[Secret],
) -> Result<Option<Imported>, Box<Refusal>> {
    let refused = || Box::new(read_refusal(response, None, secrets));
    let Some(json) = good(response).filter(|json| json.get("items").is_array()) else { return Err(refused()) };
    let orders = || json.get("items").entries().map(|(_, order)| Imported::read(order));
    let found = orders().find(|order| order.external_id.as_deref() == Some(external_id));
    let is_empty = orders().next().is_none() && (json.get("totalCount").is_null() || json.get("totalCount").is("0"));
    if found.is_none() && !is_empty { Err(refused()) } else { Ok(found) }
}

/// The body of an answer with 200 or 201, if it is an object.
fn good<'a>(response: &Response<'a>) -> Option<Json<'a>> {
    let json = Json::parse(response.body).ok().filter(|json| json.is_object());
    json.filter(|_| matches!(response.status, 200 | 201))
}

fn read_refusal(response: &Response, correlation: Option<&str>, secrets: &[Secret]) -> Refusal {
    let json = Json::parse(response.body).unwrap_or(Json::NULL);
    let mut refusal = refusal_of(json, response.status, secrets);
    if json.is_null() {
        refusal.message = excerpt(hide(body_text(response.body), secrets));
    }
    refusal.correlation_id = refusal.correlation_id.or_else(|| correlation.map(str::to_owned));
    refusal
}

/// A refusal and those inside it, which have the same members.
fn refusal_of(json: Json, status: u16, secrets: &[Secret]) -> Refusal {
    let text_of = |json: Json, name| json.text_of(name).map(|text| hide(text, secrets));
    let text = |name| text_of(json, name);
    let code = text("errorCode").unwrap_or_default();
    let detail = |(_, detail)| Some((text_of(detail, "name")?, text_of(detail, "value").unwrap_or_default()));
    let nested = json.get("items").entries().filter(|(_, item)| !item.get("errorCode").is_null());
    let causes: Vec<_> = nested.map(|(_, item)| refusal_of(item, status, secrets)).collect();
    let is_validation = is_validation(&code) || causes.iter().any(Refusal::is_validation);
    Refusal {
        kind: if is_validation { Kind::BadRequest } else { kind_of_status(status) },
        status,
        code,
        message: text("message").unwrap_or_default(),
        application: text("applicationName"),
        correlation_id: text("correlationId"),
        details: json.get("additionalErrorData").entries().filter_map(detail).collect(),
        causes,
    }
}

fn is_validation(code: &str) -> bool {
    code.eq_ignore_ascii_case("VALIDATION_ERROR")
}

#[cfg(test)]
mod tests {
    use super::*;

    const REFUSED: &str = include_str!("testdata/kibo-order-validation-error.constructed.json");

    fn response(status: u16, body: &str) -> Response<'_> {
        Response { status, location: "", body: body.as_bytes() }
    }

    fn refusal(status: u16, body: &str) -> Refusal {
        *read_import(&response(status, body), Some("from-the-header"), &[Secret::new("tok3n")]).unwrap_err()
    }

    #[test]
    fn both_good_statuses_give_the_order() {
        let body = r#"{"id":"0a1b","orderNumber":1001,"externalId":"WEB-10001","status":"PendingReview"}"#;
        for status in [200, 201] {
            let order = read_import(&response(status, body), None, &[]).unwrap();

            assert_eq!((order.id.as_deref(), order.number.as_deref()), (Some("0a1b"), Some("1001")));
            assert_eq!((order.external_id.as_deref(), order.is_held()), (Some("WEB-10001"), true));
        }
    }

    /// Rows 180 and 181.
    #[test]
    fn a_validation_error_is_known_by_its_code_whatever_the_status() {
        for status in [200, 400, 409, 422, 500] {
            let refusal = refusal(status, REFUSED);

            assert!(refusal.is_validation(), "{status}");
            assert_eq!((refusal.kind, refusal.code.as_str()), (Kind::BadRequest, "VALIDATION_ERROR"), "{status}");
            assert_eq!(refusal.message, "The order totals do not match the sum of the item totals.");
            assert_eq!(refusal.application.as_deref(), Some("Commerce"));
            assert_eq!(refusal.correlation_id.as_deref(), Some("00000000000000000000000000000000"));
            assert!(refusal.is_certain(), "{status}");
        }
        let error = refusal(400, REFUSED).error();
        assert_eq!(
            (error.code(), error.status(), error.message()),
            ("bad-request", Some(400), "the order was not taken")
        );
        let expected = "the answer said: VALIDATION_ERROR: The order totals do not match the sum of the item totals.";
        assert_eq!(error.cause().unwrap().message(), expected);
    }

    /// Row 181.
    #[test]
    fn nested_errors_and_details_are_kept_and_the_header_names_the_exchange() {
        let body = r#"{"message":"several","errorCode":"MULTIPLE",
            "items":[{"message":"tax","errorCode":"VALIDATION_ERROR"}],
            "additionalErrorData":[{"name":"field","value":"taxTotal"},{"value":"odd"}]}"#;

        let refusal = refusal(400, body);

        assert!(refusal.is_validation());
        assert_eq!(refusal.causes[0].message, "tax");
        assert_eq!(refusal.details, [("field".to_owned(), "taxTotal".to_owned())]);
        assert_eq!(refusal.correlation_id.as_deref(), Some("from-the-header"));
    }

    #[test]
    fn an_order_that_was_refused_is_not_there_and_any_other_may_be() {
        let cases = [
            (400, "bad-request", true),
            (401, "forbidden", true),
            (403, "forbidden", true),
            (404, "not-found", true),
            (409, "bad-request", true),
            (429, "rate-limited", true),
            (500, "server", false),
            (503, "server", false),
            (302, "unreadable-answer", false),
            (200, "unreadable-answer", false),
        ];
        for (status, code, is_certain) in cases {
            let refusal = refusal(status, "<html>no</html>");
            assert_eq!((refusal.kind.code(), refusal.is_certain()), (code, is_certain), "{status}");
            assert_eq!(refusal.message, "<html>no</html>", "{status}");
        }
    }

    #[test]
    fn the_token_is_kept_out_of_what_was_said() {
        for body in [r#"{"message":"Bearer tok3n is old","errorCode":"X"}"#, "Bearer tok3n is old"] {
            assert_eq!(refusal(401, body).message, "Bearer … is old");
        }
    }

    #[test]
    fn long_words_are_cut_but_never_inside_the_token() {
        let words = refusal(502, &["x".repeat(197), "tok3n".repeat(100)].concat()).message;

        assert_eq!(words, ["x".repeat(197), "…".to_owned()].concat());
    }

    #[test]
    fn an_order_is_found_by_exactly_its_number() {
        let find = |body: &str| read_lookup(&response(200, body), "WEB-1", &[]);

        let one = r#"{"totalCount":2,"items":[{"externalId":"WEB-10","id":"a"},{"externalId":"WEB-1","id":"b"}]}"#;
        assert_eq!(find(one).unwrap().unwrap().id.as_deref(), Some("b"));
        assert_eq!(find(r#"{"totalCount":0,"items":[]}"#), Ok(None));
        assert_eq!(find(r#"{"items":[]}"#), Ok(None));
    }

    #[test]
    fn an_answer_about_other_orders_does_not_say_that_it_is_not_there() {
        let bodies =
            [r#"{"totalCount":9,"items":[{"externalId":"WEB-2"}]}"#, r#"{"totalCount":9,"items":[]}"#, "{}", "<html>"];
        for body in bodies {
            let refusal = read_lookup(&response(200, body), "WEB-1", &[]).unwrap_err();
            assert_eq!((refusal.kind.code(), refusal.is_certain()), ("unreadable-answer", false), "{body}");
        }
    }
}
