//! Reads what the API says of an order: it is there, or why it is not.

use crate::error::{Error, Kind};
use crate::order::{Report, is_held_status};
use crate::text::utf8;
use crate::wire::Response;
use crate::wire::json::Json;
use crate::wire::status::kind as kind_of_status;
use alloc::borrow::ToOwned;
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

/// How many bytes of a body that is no JSON are kept.
const EXCERPT: usize = 200;

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
    /// What the API said, without the token.
    pub message: String,
    /// The part of the API that said so.
    pub application: Option<String>,
    /// By what the vendor finds this exchange again.
    pub correlation_id: Option<String>,
    /// What else was said, by name.
    pub details: Vec<(String, String)>,
    /// What lies behind it.
    pub causes: Vec<Refusal>,
    /// What the checker says of the order, where it was asked.
    pub report: Option<Report>,
}

/// What may be done about a failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Retry {
    /// Nothing: the same order fails again.
    Never,
    /// Wait, then send it again.
    AfterWait,
    /// Ask for a new token, then send it again, once.
    WithNewToken,
    /// The order may be there: look for it first, and send it again only if it is not.
    LookUpFirst,
}

impl Retry {
    /// What may be done about a failure of this kind, with this status if an answer came.
    #[must_use]
    pub fn of(kind: Kind, status: Option<u16>) -> Retry {
        match (kind, status) {
            (_, Some(401)) => Retry::WithNewToken,
            (_, Some(429)) => Retry::AfterWait,
            (Kind::BadRequest, _) | (_, Some(400..=499)) => Retry::Never,
            _ => Retry::LookUpFirst,
        }
    }
}

impl Refusal {
    /// True where the API found the order wrong: mostly, that totals do not match.
    #[must_use]
    pub fn is_validation(&self) -> bool {
        is_validation(&self.code) || self.causes.iter().any(Refusal::is_validation)
    }

    /// What may be done about it.
    #[must_use]
    pub fn retry(&self) -> Retry {
        Retry::of(self.kind, Some(self.status))
    }

    /// With what the checker says of the order that was refused.
    #[must_use]
    pub fn with_report(mut self, report: Report) -> Refusal {
        self.report = Some(report);
        self
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

/// Reads the answer to an import; `correlation` is the header `x-vol-correlation`, and `token` is kept out of what was
/// said.
///
/// # Errors
/// What the API said. A good status with a body that cannot be read is `unreadable-answer`: the order may be there.
pub(super) fn read_import_answer(
    response: &Response,
    correlation: Option<&str>,
    token: &str,
) -> Result<Imported, Box<Refusal>> {
    let refused = || Box::new(read_refusal(response, correlation, token));
    match good(response) {
        Some(json) if json.get("errorCode").is_null() => Ok(Imported::read(json)),
        _ => Err(refused()),
    }
}

/// Reads the answer to a look-up: the order with this number, or none.
///
/// # Errors
/// What the API said; `unreadable-answer` where it names only other orders, for then it did not look for this one.
pub(super) fn read_lookup_answer(
    response: &Response,
    external_id: &str,
    token: &str,
) -> Result<Option<Imported>, Box<Refusal>> {
    let refused = || Box::new(read_refusal(response, None, token));
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

fn read_refusal(response: &Response, correlation: Option<&str>, token: &str) -> Refusal {
    let json = Json::parse(response.body).unwrap_or(Json::NULL);
    let mut refusal = refusal_of(json, response.status, token);
    if json.is_null() {
        refusal.message = cleaned(&said(response), token);
    }
    refusal.correlation_id = refusal.correlation_id.or_else(|| correlation.map(str::to_owned));
    refusal
}

/// A refusal and those inside it, which have the same members.
fn refusal_of(json: Json, status: u16, token: &str) -> Refusal {
    let text = |name| json.text_of(name).map(|text| cleaned(&text, token));
    let code = text("errorCode").unwrap_or_default();
    let detail = |(_, detail): (Json, Json)| {
        Some((cleaned(&detail.text_of("name")?, token), cleaned(&detail.text_of("value").unwrap_or_default(), token)))
    };
    let nested = json.get("items").entries().filter(|(_, item)| !item.get("errorCode").is_null());
    let causes: Vec<_> = nested.map(|(_, item)| refusal_of(item, status, token)).collect();
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
        report: None,
    }
}

fn is_validation(code: &str) -> bool {
    code.eq_ignore_ascii_case("VALIDATION_ERROR")
}

/// What a body says: its message, or the start of its text.
pub(super) fn said(response: &Response) -> String {
    if let Ok(json) = Json::parse(response.body) {
        return json.text_of("message").or_else(|| json.text_of("errorCode")).unwrap_or_default();
    }
    let text = utf8(response.body).unwrap_or_default().trim_ascii();
    text.chars().take(EXCERPT).collect()
}

/// Without a secret that must not be told.
pub(super) fn cleaned(words: &str, secret: &str) -> String {
    if secret.is_empty() { words.to_owned() } else { words.replace(secret, "…") }
}

#[cfg(test)]
mod tests {
    use super::*;

    const REFUSED: &str = include_str!("testdata/kibo-order-validation-error.constructed.json");

    fn response(status: u16, body: &str) -> Response<'_> {
        Response { status, location: "", body: body.as_bytes() }
    }

    fn refusal(status: u16, body: &str) -> Refusal {
        *read_import_answer(&response(status, body), Some("from-the-header"), "tok3n").unwrap_err()
    }

    #[test]
    fn both_good_statuses_give_the_order() {
        let body = r#"{"id":"0a1b","orderNumber":1001,"externalId":"WEB-10001","status":"PendingReview"}"#;
        for status in [200, 201] {
            let order = read_import_answer(&response(status, body), None, "").unwrap();

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
            assert_eq!(refusal.retry(), Retry::Never, "{status}");
        }
        let error = refusal(400, REFUSED).error();
        assert_eq!(
            (error.code(), error.status(), error.message()),
            ("bad-request", Some(400), "the order was not taken")
        );
        let expected = "the answer said: VALIDATION_ERROR: The order totals do not match the sum of the item totals.";
        assert_eq!(error.cause().unwrap().message(), expected);
    }

    /// Row 180.
    #[test]
    fn what_the_checker_says_can_be_added() {
        let refusal = refusal(400, REFUSED).with_report(Report::default());

        assert_eq!(refusal.report, Some(Report::default()));
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
    fn what_may_be_done_follows_from_kind_and_status() {
        let cases = [
            (400, "bad-request", Retry::Never),
            (401, "forbidden", Retry::WithNewToken),
            (403, "forbidden", Retry::Never),
            (404, "not-found", Retry::Never),
            (409, "bad-request", Retry::Never),
            (429, "rate-limited", Retry::AfterWait),
            (500, "server", Retry::LookUpFirst),
            (503, "server", Retry::LookUpFirst),
            (302, "unreadable-answer", Retry::LookUpFirst),
            (200, "unreadable-answer", Retry::LookUpFirst),
        ];
        for (status, code, retry) in cases {
            let refusal = refusal(status, "<html>no</html>");
            assert_eq!((refusal.kind.code(), refusal.retry()), (code, retry), "{status}");
            assert_eq!(refusal.message, "<html>no</html>", "{status}");
        }
        assert_eq!(Retry::of(Kind::Network, None), Retry::LookUpFirst);
        assert_eq!(Retry::of(Kind::Timeout, None), Retry::LookUpFirst);
    }

    #[test]
    fn the_token_is_kept_out_of_what_was_said() {
        for body in [r#"{"message":"Bearer tok3n is old","errorCode":"X"}"#, "Bearer tok3n is old"] {
            assert_eq!(refusal(401, body).message, "Bearer … is old");
        }
    }

    #[test]
    fn an_order_is_found_by_exactly_its_number() {
        let find = |body: &str| read_lookup_answer(&response(200, body), "WEB-1", "");

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
            let refusal = read_lookup_answer(&response(200, body), "WEB-1", "").unwrap_err();
            assert_eq!((refusal.kind.code(), refusal.retry()), ("unreadable-answer", Retry::LookUpFirst), "{body}");
        }
    }
}
