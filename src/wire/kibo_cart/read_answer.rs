//! Reads what came back to a call.

use super::api::Api;
use super::read_cart::{read_cart, read_cart_line, read_cart_part};
use super::read_error::{read_error, says_bad_request};
use super::read_product::read_product;
use crate::cart::{Act, Answer, Line};
use crate::error::{Error, Kind};
use crate::money::Currency;
use crate::product::Product;
use crate::text::{before, fill, split};
use crate::wire::Response;
use crate::wire::json::Json;
use crate::wire::percent::decode;
use alloc::borrow::ToOwned;
use alloc::string::String;

/// Reads the answer to a call to the cart of this name.
///
/// # Errors
/// The kind that the status stands for; `unreadable-answer` for a body that cannot be read (a change needs none, but a page
/// of HTML is no answer of the API's) or is another cart, an add without an id and a checkout without a link.
pub fn read_answer(api: &Api, cart: &str, act: &Act, response: &Response) -> Result<Answer, Error> {
    let what = what(act);
    if !(200..300).contains(&response.status) {
        return Err(refusal(api, act, what, response));
    }
    let status = response.status;
    let answer = match act {
        Act::Refresh => read_cart(response.body, cart).map(Answer::Cart),
        Act::Add(..) => added_line(response).map(|line| Answer::Done(Some(line.into()))),
        Act::SetQuantity(..) if response.body.is_empty() => Ok(Answer::Done(None)),
        Act::SetQuantity(..) => Json::parse(response.body).map(|_| Answer::Done(None)),
        Act::Checkout(_) => checkout_link(response).map(|link| Answer::Done(Some(link.into()))),
    };
    answer.map_err(|error| error.with_status(status).context(what))
}

/// Reads the answer to reading a product.
///
/// # Errors
/// The kind that the status stands for; `unreadable-answer`, with its place, for a body that is no product.
pub fn read_product_answer(
    api: &Api,
    sku: &str,
    catalog_id: Option<u32>,
    response: &Response,
) -> Result<Product, Error> {
    let what = fill("product \"~\" was not read", &[sku]);
    read_one(api, &what, response, &|body| read_product(body, catalog_id))
}

/// Reads the answer to reading one line of a cart, which does not state its currency.
///
/// # Errors
/// The kind that the status stands for; `unreadable-answer`, with its place, for a body that is no line.
pub fn read_line_answer(api: &Api, id: &str, currency: Option<Currency>, response: &Response) -> Result<Line, Error> {
    read_one(api, "the line was not read", response, &|body| read_cart_line(body, id, currency))
}

/// Reads the answer to reading a part of a cart: the part itself, or the whole cart that it is a field of.
///
/// # Errors
/// The kind that the status stands for; `unreadable-answer` for a body that is no JSON.
pub fn read_part_answer<'a>(api: &Api, part: &str, response: &Response<'a>) -> Result<Json<'a>, Error> {
    read_one(api, "the part of the cart was not read", response, &|body| read_cart_part(body, part))
}

fn read_one<'a, T>(
    api: &Api,
    what: &str,
    response: &Response<'a>,
    read: &dyn Fn(&'a [u8]) -> Result<T, Error>,
) -> Result<T, Error> {
    if !(200..300).contains(&response.status) {
        return Err(read_error(api, what, response));
    }
    read(response.body).map_err(|error| error.with_status(response.status).context(what))
}

fn what(act: &Act) -> &'static str {
    match act {
        Act::Refresh => "the cart was not read",
        Act::Add(..) => "the item was not added",
        Act::SetQuantity(_, 0) => "the line was not removed",
        Act::SetQuantity(..) => "the quantity was not changed",
        Act::Checkout(_) => "the checkout was not started",
    }
}

/// An add that is wrong may be answered with 404 and the words "Bad Request".
fn refusal(api: &Api, act: &Act, what: &str, response: &Response) -> Error {
    let error = read_error(api, what, response);
    match act {
        Act::Add(..) if response.status == 404 && says_bad_request(response) => {
            Error::filled(Kind::BadRequest, "~: the API refused the request", &[what])
                .with_status(response.status)
                .caused_by(error.into())
        }
        _ => error,
    }
}

/// The new line's id: from the body, in any spelling, else the last segment of `Location`.
fn added_line(response: &Response) -> Result<String, Error> {
    let json = Json::parse(response.body).unwrap_or(Json::NULL);
    for key in ["cartItemId", "cartItemID", "cartitemid", "id"] {
        let id = json.text_of(key).unwrap_or_default();
        if !id.is_empty() {
            return Ok(id);
        }
    }
    let location = before(response.location, b"?#");
    match split(location, "/cartItems/") {
        Some((_, line)) if !line.is_empty() => Ok(decode(before(line, b"/"))),
        _ => Err(missing(response, "cartItemId")),
    }
}

/// Where the checkout is, by the body or else by `Location`; whether one may go there is for the page to say.
fn checkout_link(response: &Response) -> Result<String, Error> {
    let json = Json::parse(response.body).unwrap_or(Json::NULL);
    match json.text_of("checkoutLink") {
        Some(link) => Ok(link),
        None if !response.location.is_empty() => Ok(response.location.to_owned()),
        None => Err(missing(response, "checkoutLink")),
    }
}

/// Why something is missing: the answer cannot be read at all, or lacks the field.
fn missing(response: &Response, field: &str) -> Error {
    match Json::parse(response.body) {
        Err(error) => error,
        Ok(_) => Error::missing(field),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cart::{Item, Quantity};

    fn api() -> Api {
        Api::new("https://product.shopatron.com".to_owned(), "asdf1234".to_owned())
    }

    fn add() -> Act {
        let link = Some("https://my.store/abc123".to_owned());
        let item = Item { sku: "abc123".to_owned(), product_link: link, ..Item::default() };
        Act::Add(item.into(), Quantity::ONE)
    }

    fn response<'a>(status: u16, location: Option<&'a str>, body: &'a str) -> Response<'a> {
        Response { status, location: location.unwrap_or_default(), body: body.as_bytes() }
    }

    fn added(location: Option<&str>, body: &str) -> Result<Answer, Error> {
        read_answer(&api(), "c1", &add(), &response(201, location, body))
    }

    #[test]
    fn the_line_id_comes_from_the_body_in_any_spelling_or_from_location() {
        let location = "https://product.shopatron.com/cart/c/cartItems/l%201?api_key?=k";
        let cases = [
            (None, "{\"cartItemId\": 1234}", "1234"),
            (None, "{\"cartItemID\": \"8076a8\"}", "8076a8"),
            (None, "{\"id\": 12345678901234567890}", "12345678901234567890"),
            (None, "{\"id\": \"x\", \"cartitemid\": 7, \"more\": 1}", "7"),
            (None, "{\"cartItemID\": 7, \"id\": \"x\"}", "7"),
            (Some(location), "", "l 1"),
            (Some(location), "{}", "l 1"),
            (Some(location), "<html>", "l 1"),
            (Some(location), "{\"cartItemId\": \"a\"}", "a"),
        ];
        for (location, body, id) in cases {
            assert_eq!(added(location, body), Ok(Answer::Done(Some(id.into()))), "{body}");
        }
    }

    #[test]
    fn an_add_without_an_id_is_unreadable() {
        for body in ["", "{}", "<html>", "{\"cartItemId\": \"\"}", "{\"cartItemId\": 12", "null"] {
            let error = added(Some("https://elsewhere.example/"), body).expect_err(body);
            assert_eq!((error.code(), error.status()), ("unreadable-answer", Some(201)));
        }
    }

    #[test]
    fn a_bad_add_is_a_bad_request_under_either_status() {
        let body = include_str!("testdata/kibo-error-400.json");
        let missing = include_str!("testdata/kibo-error-404-product.json");

        let as_printed = "{ error: \"Bad Request\", additionalInfo: \"...\u{201d} }";
        for (status, body, code) in [
            (400, body, "bad-request"),
            (404, body, "bad-request"),
            (404, as_printed, "bad-request"),
            (404, missing, "not-found"),
            (404, "{ error: \"Not Found\", additionalInfo: \"No such product:Bad Request\" }", "not-found"),
            (404, "", "not-found"),
        ] {
            let error = read_answer(&api(), "c1", &add(), &response(status, None, body)).unwrap_err();
            assert_eq!((error.code(), error.status()), (code, Some(status)));
        }
    }

    #[test]
    fn a_checkout_link_comes_from_the_body_or_from_location() {
        let read =
            |location, body: &str| read_answer(&api(), "c1", &Act::Checkout(None), &response(201, location, body));
        let url = "https://www.shopatron.com/c?o=1";

        assert_eq!(read(None, &format!("{{\"checkoutLink\":\"{url}\"}}")), Ok(Answer::Done(Some(url.into()))));
        assert_eq!(read(Some(url), ""), Ok(Answer::Done(Some(url.into()))));
        assert_eq!(read(None, "{}").unwrap_err().field(), "checkoutLink");
    }

    #[test]
    fn changes_and_removals_need_no_body() {
        for quantity in [0, 1] {
            let act = Act::SetQuantity("1".into(), quantity);
            assert_eq!(read_answer(&api(), "c1", &act, &response(204, None, "")), Ok(Answer::Done(None)));
        }
    }

    #[test]
    fn a_page_instead_of_an_answer_confirms_no_change() {
        for quantity in [0, 1] {
            let act = Act::SetQuantity("1".into(), quantity);
            let error = read_answer(&api(), "c1", &act, &response(200, None, "<!doctype html>")).unwrap_err();
            assert_eq!((error.code(), error.status()), ("unreadable-answer", Some(200)));
            assert_eq!(read_answer(&api(), "c1", &act, &response(200, None, "{}")), Ok(Answer::Done(None)));
        }
    }

    #[test]
    fn an_unknown_product_is_named() {
        let missing = response(404, None, "{\"error\":\"Not Found\",\"additionalInfo\":\"No such product:nope\"}");

        let error = read_product_answer(&api(), "nope", None, &missing).unwrap_err();

        assert_eq!(error.to_string(), "product \"nope\" was not read: it does not exist");
        assert_eq!(error.cause().unwrap().to_string(), "the answer said: Not Found: No such product:nope");
    }

    #[test]
    fn html_with_status_200_is_unreadable_and_keeps_the_status() {
        let error = read_product_answer(&api(), "100060", None, &response(200, None, "<!doctype html>")).unwrap_err();

        assert_eq!((error.code(), error.status()), ("unreadable-answer", Some(200)));
        assert_eq!(error.cause().unwrap().to_string(), "this is no JSON");
    }
}
