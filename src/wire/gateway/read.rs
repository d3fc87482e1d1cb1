//! Reads what comes back.

use crate::error::{Error, Kind};
use crate::product::Product;
use crate::text::fill;
use crate::wire::json::Json;
use crate::wire::status::{excerpt, kind};
use crate::wire::{Response, normal};

/// What a gateway may say is the matter.
const KINDS: [Kind; 6] =
    [Kind::BadRequest, Kind::Forbidden, Kind::NotFound, Kind::RateLimited, Kind::Server, Kind::Timeout];

/// Reads the answer to reading a product by its id: what prices are calculated with. The rest of its listing is shown as it
/// came.
///
/// # Errors
/// What the gateway says, and else what the status stands for; `unreadable-answer` for a body that is no product in Barrow's
/// own form, with its place, and for another product than the one asked for.
pub fn read_product_answer(id: &str, response: &Response) -> Result<Product, Error> {
    let what = fill("product \"~\" was not read", &[id]);
    if !(200..300).contains(&response.status) {
        return Err(refusal(&what, response));
    }
    let product = normal::read_for_sale(response.body).and_then(|product| checked(id, product));
    product.map_err(|error| error.with_status(response.status).context(&what))
}

/// Proxies mix answers up.
fn checked(id: &str, product: Product) -> Result<Product, Error> {
    if product.sku == id || product.listing.id.as_deref() == Some(id) {
        return Ok(product);
    }
    Err(Error::filled(Kind::UnreadableAnswer, "this is another product: \"~\"", &[&product.sku]))
}

fn refusal(what: &str, response: &Response) -> Error {
    let said = Json::parse(response.body).unwrap_or(Json::NULL);
    let known = KINDS.into_iter().find(|kind| said.get("code").is(kind.code()));
    let kind = known.unwrap_or_else(|| kind(response.status));
    let error = Error::filled(kind, "~: ~", &[what, reason(kind, response.status)]).with_status(response.status);
    let error = match &*excerpt(said.text_of("field").unwrap_or_default()) {
        "" => error,
        "id" => error.within("sku"),
        field => error.within(field),
    };
    let words = excerpt(said.text_of("message").unwrap_or_default());
    if words.is_empty() {
        return error;
    }
    error.caused_by(Error::filled(kind, "the gateway said: ~", &[&words]).into())
}

fn reason(kind: Kind, status: u16) -> &'static str {
    match kind {
        Kind::Forbidden => "the gateway does not let this page in",
        Kind::NotFound => "it does not exist",
        Kind::Timeout => "the system did not answer in time",
        Kind::RateLimited => "too many requests",
        Kind::BadRequest => "the gateway refused the request",
        Kind::Server => "the gateway or the system behind it failed",
        _ if status == 0 || (300..400).contains(&status) => "a redirect",
        _ => "an odd status",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::product::Listing;
    use crate::product::quote::{Choice, PriceSettings, quote};
    use crate::wire::{Asked, System, read_product};

    const WATCH: &[u8] = include_bytes!("../kibo_perfectsync/testdata/perfectsync-vrx33151.completed.json");

    /// The watch as a gateway tells it.
    fn told() -> String {
        let response = Response { status: 200, location: "", body: WATCH };
        let product = read_product(System::PerfectSync, &Asked::default(), &response).unwrap();
        normal::write_product(&Product { listing: Listing { raw: String::new(), ..product.listing }, ..product })
    }

    fn read(id: &str, status: u16, body: &str) -> Result<Product, Error> {
        read_product_answer(id, &Response { status, location: "", body: body.as_bytes() })
    }

    /// Row 110.
    #[test]
    fn the_watch_with_its_plan_comes_through_at_4075() {
        let product = read("VRX33151", 200, &told()).unwrap();

        let choice = Choice { add_ons: &[("tpp5000", "WPP34015")], ..Choice::of(1) };
        let quote = quote(&product, &choice, PriceSettings::default()).unwrap();

        assert_eq!(quote.price.line.unwrap().text(), "4075.00");
        assert_eq!(product.name, "18K Yellow Gold and Stainless Steel Datejust Automatic");
    }

    #[test]
    fn another_product_than_the_one_asked_for_is_refused() {
        let error = read("VRX33152", 200, &told()).unwrap_err();

        assert_eq!((error.code(), error.status()), ("unreadable-answer", Some(200)));
        assert_eq!(error.cause().unwrap().to_string(), "this is another product: \"VRX33151\"");
    }

    #[test]
    fn what_is_no_product_names_the_place() {
        let cases = [
            ("", ""),
            ("<!doctype html>", ""),
            ("{}", "partNumber"),
            (r#"{"partNumber": "VRX33151", "listing": {"offers": [{"id": "1"}]}}"#, "listing.offers[0].priceQuantity"),
            (r#"{"partNumber": "VRX33151", "listing": {"barred": "maybe"}}"#, "listing.barred"),
        ];
        for (body, field) in cases {
            let error = read("VRX33151", 200, body).unwrap_err();

            assert_eq!((error.code(), error.field()), ("unreadable-answer", field), "{body}");
        }
    }

    #[test]
    fn a_refusal_is_what_the_gateway_says() {
        let cases = [
            (400, "bad-request", "bad-request"),
            (403, "forbidden", "forbidden"),
            (404, "not-found", "not-found"),
            (500, "internal", "server"),
            (502, "server", "server"),
            (503, "rate-limited", "rate-limited"),
            (504, "timeout", "timeout"),
            (502, "uncertain", "server"),
            (500, "aborted", "server"),
        ];
        for (status, said, code) in cases {
            let body = format!(r#"{{"code": "{said}", "message": "in words"}}"#);
            let error = read("A", status, &body).unwrap_err();

            assert_eq!((error.code(), error.status()), (code, Some(status)), "{said}");
            assert_eq!(error.cause().unwrap().to_string(), "the gateway said: in words");
        }
    }

    #[test]
    fn the_status_decides_where_nothing_is_said() {
        let cases = [
            (0, "unreadable-answer"),
            (302, "unreadable-answer"),
            (403, "forbidden"),
            (404, "not-found"),
            (413, "bad-request"),
            (429, "rate-limited"),
            (503, "server"),
        ];
        for (status, code) in cases {
            for body in ["", "<html>", "[]", "null", r#"{"code": 7, "message": null}"#] {
                let error = read("A", status, body).unwrap_err();

                assert_eq!((error.code(), error.field()), (code, ""), "{status} {body}");
                assert!(error.cause().is_none());
            }
        }
    }

    #[test]
    fn a_field_is_named_as_the_page_calls_it() {
        for (field, expected) in [("id", "sku"), ("system", "system")] {
            let body = format!(r#"{{"code": "bad-request", "message": "no", "field": "{field}"}}"#);

            assert_eq!(read("A", 400, &body).unwrap_err().field(), expected);
        }
    }
}
