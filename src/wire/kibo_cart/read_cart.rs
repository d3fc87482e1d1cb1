//! Reads a cart.

use crate::cart::{Cart, Item, Line};
use crate::error::{Error, Kind};
use crate::money::{Currency, Money};
use crate::product::Warning;
use crate::text::{before, fill, read_number, split};
use crate::wire::json::{Json, Shape, located};
use crate::wire::percent::decode;
use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

/// Reads the cart of this name from JSON bytes. No items as `{}`, `[]`, `null` or missing is an empty cart.
///
/// # Errors
/// `unreadable-answer`, with the place, for a cart that says it is another one, and for a line without a product or with a
/// quantity that is no whole number.
pub fn read_cart(bytes: &[u8], id: &str) -> Result<Cart, Error> {
    let cart = Json::parse(bytes)?;
    if !cart.is_object() {
        return Err(Error::plain(Kind::UnreadableAnswer, "a cart is expected here"));
    }
    if cart.text_of("cartID").is_some_and(|own| own != id) {
        return Err(Error::plain(Kind::UnreadableAnswer, "another cart").within("cartID"));
    }
    let currency = cart.get("currency").currency();
    let mut read = Cart {
        currency,
        completed: cart.text_of("completedDate").is_some_and(|date| !date.is_empty()),
        created: cart.text_of("createdDate"),
        locale: cart.text_of("locale"),
        external_id: cart.text_of("externalCartID"),
        ..Cart::default()
    };
    let items = cart.get("cartItems").entries_of(Shape::List).map_err(|error| error.within("cartItems"))?;
    for (key, line) in items {
        match read_line(key.text(), line, currency, &mut read.warnings) {
            Ok(line) => read.lines.push(line.into()),
            Err(error) => return Err(located(error, key, read.lines.len()).within("cartItems")),
        }
    }
    Ok(read)
}

/// Reads one line of a cart from JSON bytes, as it is asked for by its id; it does not state its currency.
///
/// # Errors
/// `unreadable-answer`, with the place, for a line without a product or with a quantity that is no whole number.
pub fn read_cart_line(bytes: &[u8], id: &str, currency: Option<Currency>) -> Result<Line, Error> {
    read_line(Some(id.to_owned()), Json::parse(bytes)?, currency, &mut Vec::new())
}

/// Reads a part of a cart from JSON bytes: the value itself, or the whole cart that it is a field of.
///
/// # Errors
/// `unreadable-answer` where the bytes are no JSON.
pub fn read_cart_part<'a>(bytes: &'a [u8], part: &str) -> Result<Json<'a>, Error> {
    let json = Json::parse(bytes)?;
    Ok(if json.get("cartID").is_null() { json } else { json.get(part) })
}

/// A date in the form that RFC 3339 and every `Date` know: the guide's offset has no colon. What looks otherwise stays.
#[must_use]
pub fn instant(date: &str) -> String {
    let (start, minutes) = date.split_at_checked(date.len().saturating_sub(2)).unwrap_or((date, ""));
    let has_bare_offset = matches!(start.as_bytes(), [.., b'+' | b'-', _, _]);
    fill(if has_bare_offset { "~:~" } else { "~~" }, &[start, minutes])
}

/// Reads a line, whose own id goes before the one given.
fn read_line(
    id: Option<String>,
    json: Json,
    currency: Option<Currency>,
    warnings: &mut Vec<Warning>,
) -> Result<Line, Error> {
    let own = json.text_of("cartItemID").or_else(|| json.text_of("cartItemId"));
    let line_id = own.or(id).unwrap_or_default();
    if line_id.is_empty() {
        return Err(Error::missing("cartItemID"));
    }
    let Some(product) = json.text_of("product") else {
        return Err(Error::missing("product"));
    };
    let price = price(json, currency);
    if price.is_none() {
        Warning::add_filled(warnings, "unknown-price", "line \"~\" has no price that can be read", &[&line_id]);
    }
    let item = Item {
        sku: sku(&product),
        catalog_id: catalog_id(json, &product),
        options: json.get("itemOptions").pairs(),
        price,
        product_link: json.text_of("productLink"),
        image: json.text_of("image"),
    };
    if json.get("quantity").is_null() {
        Warning::add_filled(warnings, "unknown-quantity", "line \"~\" has no quantity: it counts as 1", &[&line_id]);
    }
    let quantity = read_quantity(json.get("quantity"))?;
    Ok(Line { id: line_id.into(), item: item.into(), quantity, pending: false })
}

/// The catalogue that the line names, else the one in its product's URL.
fn catalog_id(json: Json, product: &str) -> Option<u32> {
    let own = json.text_of("catalogID");
    let id = own.as_deref().or_else(|| Some(before(split(product, "catalogID=")?.1, b"&#")));
    read_number(id?)
}

fn price(json: Json, currency: Option<Currency>) -> Option<Money> {
    let price = json.get("price").amount().filter(|price| !price.is_negative());
    Some(Money::new(price?, currency?))
}

/// A quantity that is missing is 1.
fn read_quantity(json: Json) -> Result<u32, Error> {
    if json.is_null() {
        return Ok(1);
    }
    match json.whole() {
        Some(quantity) => Ok(quantity),
        None => Err(Error::filled(Kind::UnreadableAnswer, "no quantity: \"~\"", &[&json.text().unwrap_or_default()])
            .within("quantity")),
    }
}

/// The part number in a product's URL; the URL itself where it holds none.
fn sku(url: &str) -> String {
    let Some((_, tail)) = split(url, "/product/") else { return url.to_owned() };
    let segment = before(tail, b"/?#");
    let segment = segment.strip_suffix(".jsonp").or_else(|| segment.strip_suffix(".json")).unwrap_or(segment);
    decode(segment)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The printed cart's.
    const ID: &str = "6b98c08f38e5dc65583abd24b07e7ace";

    /// Rows 27, 29, 38, 41, 42 and 44.
    #[test]
    fn reads_the_printed_cart() {
        let cart = read_cart(include_bytes!("testdata/kibo-cart.json"), ID).unwrap();

        let line = &cart.lines[0];
        assert_eq!((cart.lines.len(), cart.completed, cart.currency.unwrap().code()), (2, false, "USD"));
        assert_eq!((&*line.id, &*line.item.sku), ("8076a85ecb1f65018cace8030c3a3ba4", "100090"));
        assert_eq!(
            (line.item.catalog_id, line.quantity, line.item.price.unwrap().text()),
            (Some(0), 2, "49.99".to_owned())
        );
        assert_eq!(line.item.options[1], ("803881".to_owned(), "200404".to_owned()));
        assert_eq!(line.item.product_link.as_deref(), Some("https://my.store.com/products/100090"));
    }

    /// Row 30.
    #[test]
    fn no_items_in_any_spelling_is_an_empty_cart() {
        let cases: [&[u8]; 5] = [
            include_bytes!("testdata/kibo-cart-empty-object.json"),
            include_bytes!("testdata/kibo-cart-empty-array.json"),
            b"{\"cartItems\":null,\"currency\":\"USD\"}",
            b"{\"currency\":\"usd\"}",
            b"{}",
        ];
        for json in cases {
            assert_eq!(read_cart(json, ID).unwrap().lines, []);
        }
    }

    /// Rows 28, 32 and 33.
    #[test]
    fn reads_what_the_cart_says_of_itself() {
        let cart = read_cart(include_bytes!("testdata/kibo-cart.json"), ID).unwrap();
        let handed_over = read_cart(include_bytes!("testdata/kibo-cart-completed.json"), ID).unwrap();

        assert_eq!(cart.created.as_deref(), Some("2013-06-14T13:43:05-0700"));
        assert_eq!((cart.locale.as_deref(), cart.external_id), (Some("en-US"), None));
        assert_eq!(handed_over.external_id.as_deref(), Some("100200300"));
        assert_eq!(read_cart(b"{\"externalCartID\":7}", ID).unwrap().external_id.as_deref(), Some("7"));
    }

    /// Row 33.
    #[test]
    fn a_date_gets_the_colon_that_its_offset_lacks() {
        let cases = [
            ("2013-06-14T13:43:05-0700", "2013-06-14T13:43:05-07:00"),
            ("2013-06-14T13:43:05+0530", "2013-06-14T13:43:05+05:30"),
            ("2013-06-14T13:43:05-07:00", "2013-06-14T13:43:05-07:00"),
            ("2013-06-14T20:43:05Z", "2013-06-14T20:43:05Z"),
            ("2013-06-14", "2013-06-14"),
            ("gestern ü", "gestern ü"),
            ("ü", "ü"),
            ("", ""),
        ];
        for (date, expected) in cases {
            assert_eq!(instant(date), expected);
        }
    }

    /// Rows 35 and 36.
    #[test]
    fn a_part_may_come_alone_or_with_the_whole_cart() {
        let whole = include_bytes!("testdata/kibo-cart.json");
        let cases: [(&[u8], &str, &str); 4] = [
            (whole, "currency", "USD"),
            (b"\"USD\"", "currency", "USD"),
            (whole, "locale", "en-US"),
            (b"{\"locale\":\"fr\"}", "cartItems", ""),
        ];
        for (bytes, part, expected) in cases {
            assert_eq!(read_cart_part(bytes, part).unwrap().text().unwrap_or_default(), expected, "{part}");
        }
        assert_eq!(read_cart_part(whole, "cartItems").unwrap().entries().count(), 2);
        assert_eq!(read_cart_part(b"<html>", "currency").unwrap_err().code(), "unreadable-answer");
    }

    /// Rows 40 and 44.
    #[test]
    fn a_line_takes_its_catalogue_from_its_product_where_it_names_none() {
        let cases = [
            (r#""catalogID":"0","product":"h/product/p?catalogID=6""#, Some(0)),
            (r#""product":"h/product/p?api_key=k&catalogID=6""#, Some(6)),
            (r#""product":"h/product/p?catalogID=6&x""#, Some(6)),
            (r#""product":"h/product/p""#, None),
            (r#""catalogID":"main","product":"h/product/p?catalogID=6""#, None),
        ];
        for (fields, expected) in cases {
            let line = read_cart_line(["{", fields, "}"].concat().as_bytes(), "l", None).unwrap();
            assert_eq!(line.item.catalog_id, expected, "{fields}");
        }
    }

    #[test]
    fn what_a_line_lacks_is_said_in_warnings() {
        let json = br#"{"currency":"USD","cartItems":{"a":{"product":"x","price":"$5"},"b":{"product":"y","price":"-1.00","quantity":2}}}"#;

        let cart = read_cart(json, ID).unwrap();

        let warnings: Vec<_> = cart.warnings.iter().map(|warning| (warning.code, &*warning.message)).collect();
        assert_eq!(
            warnings,
            [
                ("unknown-price", "line \"a\" has no price that can be read"),
                ("unknown-quantity", "line \"a\" has no quantity: it counts as 1"),
                ("unknown-price", "line \"b\" has no price that can be read"),
            ]
        );
        assert_eq!((cart.lines[0].quantity, cart.lines[0].item.price), (1, None));
    }

    /// Row 31.
    #[test]
    fn a_completed_date_means_that_it_was_ordered() {
        assert!(read_cart(include_bytes!("testdata/kibo-cart-completed.json"), ID).unwrap().completed);
        assert!(!read_cart(b"{\"completedDate\":\"\"}", ID).unwrap().completed);
    }

    #[test]
    fn a_cart_of_another_name_is_refused() {
        let cases = [
            ("{}", Ok(0)),
            (r#"{"cartID":null}"#, Ok(0)),
            (r#"{"cartID":"6b98c08f38e5dc65583abd24b07e7ace"}"#, Ok(0)),
            (r#"{"cartID":"6b98c08f38e5dc65583abd24b07e7acf"}"#, Err("cartID")),
            (r#"{"cartID":7}"#, Err("cartID")),
            (r#"{"cartID":""}"#, Err("cartID")),
        ];
        for (json, expected) in cases {
            let read = read_cart(json.as_bytes(), ID).map(|cart| cart.lines.len());
            assert_eq!(read.as_ref().map(|lines| *lines).map_err(Error::field), expected, "{json}");
        }
        assert_eq!(read_cart(br#"{"cartID":7}"#, "7").unwrap().lines, []);
    }

    #[test]
    fn items_may_come_as_an_array() {
        let json = br#"{"currency":"USD","cartItems":[{"cartItemID":7,"product":"x/product/A%2FB?k","quantity":"3"}]}"#;

        let cart = read_cart(json, ID).unwrap();

        assert_eq!((&*cart.lines[0].id, &*cart.lines[0].item.sku, cart.lines[0].quantity), ("7", "A/B", 3));
        assert_eq!(cart.lines[0].item.price, None);
    }

    /// Rows 37, 39 and 43.
    #[test]
    fn reads_the_printed_line_with_its_picture() {
        let json = include_bytes!("testdata/kibo-cart-item.json");

        let line = read_cart_line(json, "8076a8", Currency::new("USD").ok()).unwrap();

        assert_eq!((&*line.id, &*line.item.sku, line.quantity), ("8076a8", "abc123", 1));
        assert_eq!(line.item.options[1], ("size".to_owned(), "XL".to_owned()));
        assert_eq!(line.item.price.unwrap().text(), "1.00");
        assert_eq!(line.item.image.as_deref(), Some("https://cdn.shptrn.com/..."));
        assert_eq!(read_cart_line(b"{}", "8076a8", None).unwrap_err().field(), "product");
    }

    #[test]
    fn an_unreadable_line_is_an_error_with_its_place() {
        let cases = [
            (r#"{"cartItems":{"a":{"quantity":1}}}"#, "cartItems.a.product"),
            (r#"{"cartItems":{"a":{"product":"x","quantity":1.5}}}"#, "cartItems.a.quantity"),
            (r#"{"cartItems":[{"product":"x"}]}"#, "cartItems[0].cartItemID"),
            (r#"{"cartItems":"x"}"#, "cartItems"),
            ("[]", ""),
            ("null", ""),
        ];
        for (json, field) in cases {
            let error = read_cart(json.as_bytes(), ID).expect_err(json);
            assert_eq!((error.code(), error.field()), ("unreadable-answer", field));
        }
    }

    #[test]
    fn the_part_number_is_read_from_the_product_url() {
        let cases = [
            ("https://product.shopatron.com/product/100090?api_key=9ktd32ij&catalogID=0", "100090"),
            ("http://h/product/A%2FB%20C%3F.jsonp?x", "A/B C?"),
            ("https://h/product/abc/extra", "abc"),
            ("100090", "100090"),
        ];
        for (url, expected) in cases {
            assert_eq!(sku(url), expected);
        }
    }
}
