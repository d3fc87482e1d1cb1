//! Reads a cart.

use crate::cart::{Cart, LineItem};
use crate::error::Error;
use crate::money::{Amount, Currency, Money, read_amount};
use crate::wire::json::{Json, Next, read_json};
use crate::wire::percent::decode;

/// Reads a cart from JSON bytes. No items as `{}`, `[]`, `null` or missing is an empty cart.
///
/// # Errors
/// `unreadable-answer`, with the place, for a line without a product or with a quantity that is no whole number.
pub fn read_cart(bytes: &[u8]) -> Result<Cart, Error> {
    let mut cart = Cart::default();
    let mut prices = Vec::new();
    read_json(bytes, |json| {
        if json.next()? != Next::Object {
            return Err(Error::unreadable("a cart is expected here"));
        }
        json.object(&mut |json, key| match key {
            "cartItems" => read_lines(json, &mut cart.lines, &mut prices),
            "currency" => json.text().map(|code| cart.currency = code.and_then(|code| Currency::new(&code).ok())),
            "completedDate" => json.text().map(|date| cart.completed = date.is_some_and(|date| !date.is_empty())),
            _ => json.skip(),
        })
    })?;
    for (line, price) in cart.lines.iter_mut().zip(prices) {
        line.price = cart.currency.zip(price).map(|(currency, price)| Money::new(price, currency));
    }
    Ok(cart)
}

fn read_lines(json: &mut Json, lines: &mut Vec<LineItem>, prices: &mut Vec<Option<Amount>>) -> Result<(), Error> {
    let mut add = |(line, price)| {
        lines.push(line);
        prices.push(price);
    };
    match json.next()? {
        Next::Array => json.array(&mut |json, _| read_line(json, String::new()).map(&mut add)),
        _ => json.object(&mut |json, id| read_line(json, id.to_owned()).map(&mut add)),
    }
}

fn read_line(json: &mut Json, id: String) -> Result<(LineItem, Option<Amount>), Error> {
    let mut price = None;
    let mut product = None;
    let mut line = LineItem {
        line_id: id,
        sku: String::new(),
        catalog_id: None,
        options: Vec::new(),
        quantity: 1,
        price: None,
        product_link: None,
        image: None,
    };
    json.object(&mut |json, key| match key {
        "product" => json.text().map(|url| product = url),
        "catalogID" => json.text().map(|id| line.catalog_id = id.and_then(|id| id.parse().ok())),
        "quantity" => read_quantity(json).map(|quantity| line.quantity = quantity),
        "price" => json.text().map(|text| price = text.and_then(|text| read_amount(&text).ok())),
        "itemOptions" => read_options(json, &mut line.options),
        "productLink" => json.text().map(|url| line.product_link = url),
        "image" => json.text().map(|url| line.image = url),
        "cartItemID" | "cartItemId" => json.text().map(|id| line.line_id = id.unwrap_or_default()),
        _ => json.skip(),
    })?;
    let product = product.ok_or_else(|| Error::unreadable("a line has no product").within("product"))?;
    if line.line_id.is_empty() {
        return Err(Error::unreadable("a line has no id").within("cartItemID"));
    }
    line.sku = sku(&product);
    Ok((line, price.filter(|price| !price.is_sign_negative())))
}

fn read_quantity(json: &mut Json) -> Result<u32, Error> {
    match json.text()? {
        None => Ok(1),
        Some(text) => text.parse().map_err(|_| Error::unreadable(["no quantity: \"", &text, "\""].concat())),
    }
}

fn read_options(json: &mut Json, options: &mut Vec<(String, String)>) -> Result<(), Error> {
    json.object(&mut |json, option| {
        if let Some(value) = json.text()? {
            options.push((option.to_owned(), value));
        }
        Ok(())
    })
}

/// The part number in a product's URL; the URL itself where it holds none.
fn sku(url: &str) -> String {
    let Some((_, tail)) = url.split_once("/product/") else { return url.to_owned() };
    let segment = tail.split(['/', '?', '#']).next().unwrap_or_default();
    let segment = segment.strip_suffix(".jsonp").or_else(|| segment.strip_suffix(".json")).unwrap_or(segment);
    decode(segment)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_printed_cart() {
        let cart = read_cart(include_bytes!("testdata/kibo-cart.json")).unwrap();

        let line = &cart.lines[0];
        assert_eq!((cart.lines.len(), cart.completed, cart.currency.unwrap().code()), (2, false, "USD"));
        assert_eq!((&*line.line_id, &*line.sku), ("8076a85ecb1f65018cace8030c3a3ba4", "100090"));
        assert_eq!((line.catalog_id, line.quantity, line.price.unwrap().text()), (Some(0), 2, "49.99".to_owned()));
        assert_eq!(line.options[1], ("803881".to_owned(), "200404".to_owned()));
        assert_eq!(line.product_link.as_deref(), Some("https://my.store.com/products/100090"));
    }

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
            assert_eq!(read_cart(json).unwrap().lines, []);
        }
    }

    #[test]
    fn a_completed_date_means_that_it_was_ordered() {
        assert!(read_cart(include_bytes!("testdata/kibo-cart-completed.json")).unwrap().completed);
        assert!(!read_cart(b"{\"completedDate\":\"\"}").unwrap().completed);
    }

    #[test]
    fn items_may_come_as_an_array() {
        let json = br#"{"currency":"USD","cartItems":[{"cartItemID":7,"product":"x/product/A%2FB?k","quantity":"3"}]}"#;

        let cart = read_cart(json).unwrap();

        assert_eq!((&*cart.lines[0].line_id, &*cart.lines[0].sku, cart.lines[0].quantity), ("7", "A/B", 3));
        assert_eq!(cart.lines[0].price, None);
    }

    #[test]
    fn an_unreadable_line_is_an_error_with_its_place() {
        let cases = [
            (r#"{"cartItems":{"a":{"quantity":1}}}"#, "cartItems.a.product"),
            (r#"{"cartItems":{"a":{"product":"x","quantity":1.5}}}"#, "cartItems.a.quantity"),
            (r#"{"cartItems":[{"product":"x"}]}"#, "cartItems[0].cartItemID"),
            (r#"{"cartItems":"x"}"#, "cartItems"),
            (r#"[]"#, ""),
            (r#"null"#, ""),
        ];
        for (json, field) in cases {
            let error = read_cart(json.as_bytes()).expect_err(json);
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
