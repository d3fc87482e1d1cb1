//! Products as they are sent, whole, odd and broken.

use super::{Found, read_found, read_product};
use crate::error::Error;
use crate::money::read_amount;
use crate::product::Product;
use crate::product::quote::{Choice, PriceSettings, quote};
use crate::wire::Response;
use crate::wire::server::Secret;

const GUIDE: &str = include_str!("testdata/perfectsync-vrx33151.guide.json");
const COMPLETED: &str = include_str!("testdata/perfectsync-vrx33151.completed.json");

/// A product with these fields besides its id.
fn read(fields: &str) -> Result<Product, Error> {
    read_product(["{\"productID\": \"p\", ", fields, "}"].concat().as_bytes())
}

/// What a search found that was answered with this body.
fn found(status: u16, body: &str) -> Result<Found, Error> {
    read_found(&Response { status, location: "", body: body.as_bytes() }, &[Secret::new("s3cret")])
}

/// The codes of a product's warnings.
fn codes(product: &Product) -> Vec<&str> {
    product.warnings.iter().map(|warning| warning.code).collect()
}

/// Rows 103, 104, 106 and 113.
#[test]
fn the_guides_product_is_read_completely() {
    let product = read_product(GUIDE.as_bytes()).unwrap();

    assert_eq!((&*product.sku, product.listing.id.as_deref()), ("VRX33151", Some("VRX33151")));
    assert_eq!(product.name, "18K Yellow Gold and Stainless Steel Datejust Automatic");
    let price = product.price.unwrap();
    assert_eq!((price.text(), price.currency().code()), ("3650.00".to_owned(), "USD"));
    assert_eq!((product.images, product.listing.stock), (vec![], Some(1)));
    assert_eq!((product.availability.code.as_deref(), product.availability.status), (Some("Y"), "in-stock"));
    assert_eq!((product.warnings, product.tax_rate), (vec![], None));
    assert!(product.listing.raw.contains("\"price\": 3650.0,"));
}

/// Rows 107, 108, 109 and 110.
#[test]
fn a_group_of_additions_has_a_choice_of_nothing() {
    let product = read_product(GUIDE.as_bytes()).unwrap();

    let [group] = &*product.listing.add_on_groups else { panic!("one group is expected") };
    assert_eq!((&*group.id, &*group.name), ("tpp5000", "Timepiece Protection Plan ($2500 - $4999.99)"));
    let add_ons: Vec<_> = group.add_ons.iter().map(|one| (&*one.id, &*one.name, one.price)).collect();
    assert_eq!(
        add_ons,
        [("000", "None", read_amount("0").ok()), ("WPP34015", "Timepiece Protection Plan", read_amount("425").ok())]
    );
    assert_eq!((group.default, group.add_on_index("WPP34015")), (Some(0), Some(1)));
    let with_the_plan = product.price.unwrap().plus(group.add_ons[1].price.unwrap()).unwrap();
    assert_eq!(with_the_plan.text(), "4075.00");
}

/// Rows 108, 110 and 112.
#[test]
fn a_quote_takes_the_plan_and_tells_of_the_stock() {
    let product = read_product(GUIDE.as_bytes()).unwrap();
    let quote_of = |add_ons: &[(&str, &str)], quantity| {
        quote(&product, &Choice { add_ons, ..Choice::of(quantity) }, PriceSettings::default())
    };

    let (one, two) = (quote_of(&[("tpp5000", "WPP34015")], 1).unwrap(), quote_of(&[], 2).unwrap());

    assert_eq!((one.unit.unwrap().text(), one.warnings.len()), ("4075.00".to_owned(), 0));
    assert_eq!((two.price.line.unwrap().text(), two.warnings[0].code), ("7300.00".to_owned(), "beyond-stock"));
    assert_eq!(quote_of(&[("tpp5000", "0")], 1).unwrap_err().code(), "invalid-selection");
}

/// Row 109.
#[test]
fn only_an_addition_that_says_so_and_costs_nothing_stands_for_none() {
    let cases = [
        (r#"{"additionID": "000", "price": 0}"#, Some(0)),
        (r#"{"additionID": "x", "name": "none", "price": "0.00"}"#, Some(0)),
        (r#"{"additionID": "a", "price": 1}, {"additionID": "000", "price": 0.0}"#, Some(1)),
        (r#"{"additionID": "000", "price": 1}"#, None),
        (r#"{"additionID": "0", "name": "Free wrap", "price": 0}"#, None),
        (r#"{"additionID": "000"}"#, None),
        ("", None),
    ];
    for (additions, default) in cases {
        let product =
            read(&format!(r#""additionGroups": [{{"additionGroupID": "g", "additions": [{additions}]}}]"#)).unwrap();

        assert_eq!(product.listing.add_on_groups[0].default, default, "{additions}");
    }
}

/// Row 111.
#[test]
fn fields_that_may_be_there_are_read_and_variants_are_kept() {
    let product = read_product(COMPLETED.as_bytes()).unwrap();
    let dated =
        read(r#""instockDate": "2026-12-01", "variants": [{"productID": "v"}], "sku": "S", "upc": 12"#).unwrap();

    let codes: Vec<_> = product.listing.identifiers.iter().map(|one| (&*one.kind, &*one.text)).collect();
    assert_eq!(codes, [("sku", "VRX33151"), ("upc", "000000000000")]);
    assert_eq!(product.listing.in_stock_date, None);
    assert_eq!((&*dated.sku, dated.listing.in_stock_date.as_deref()), ("S", Some("2026-12-01")));
    assert!(dated.listing.raw.contains(r#""variants": [{"productID": "v"}]"#));
    assert!(product.warnings.is_empty());
}

/// Row 105.
#[test]
fn availability_is_a_word_or_a_letter_and_others_are_kept() {
    let cases = [
        ("yes", "Y", "in-stock"),
        ("Yes ", "Y", "in-stock"),
        ("Y", "Y", "in-stock"),
        ("no", "N", "back-order"),
        ("limited", "L", "limited"),
        ("PreOrder", "P", "pre-order"),
        ("pre-order", "P", "pre-order"),
        ("discontinued", "D", "discontinued"),
        ("j", "J", "in-stock"),
        ("M", "M", "in-stock"),
        ("I", "I", "digital"),
        ("s", "S", "store-only"),
        ("maybe", "MAYBE", "unknown"),
    ];
    for (word, code, status) in cases {
        let product = read(&format!(r#""availability": "{word}", "price": 1, "currency": "USD""#)).unwrap();

        assert_eq!((product.availability.code.as_deref(), product.availability.status), (Some(code), status), "{word}");
        assert_eq!(product.listing.status.as_deref(), Some(word));
        assert_eq!(codes(&product).len(), usize::from(status == "unknown"), "{word}");
    }
    for nothing in ["null", "\"\"", "{}"] {
        assert_eq!(read(&format!("\"availability\": {nothing}")).unwrap().availability.code, None);
    }
}

/// Row 106.
#[test]
fn a_price_that_cannot_be_read_is_unknown_with_a_warning() {
    let cases = [
        r#""price": "$5", "currency": "USD""#,
        r#""price": -1, "currency": "USD""#,
        r#""price": 1234567890123456, "currency": "USD""#,
        r#""price": null, "currency": "USD""#,
        r#""price": 5"#,
        r#""price": 5, "currency": "XXX""#,
        r#""price": [5], "currency": "USD""#,
        r#""name": "x""#,
    ];
    for fields in cases {
        let product = read(fields).unwrap();

        assert_eq!((product.price, codes(&product)), (None, vec!["unknown-price"]), "{fields}");
    }
    let unlisted = read(r#""price": 5, "currency": "zzz""#).unwrap();
    assert_eq!((unlisted.price.unwrap().text(), codes(&unlisted)), ("5.00".to_owned(), vec!["unknown-currency"]));
}

/// Row 107.
#[test]
fn an_addition_of_unknown_price_or_without_an_id_is_named() {
    let product = read(
        r#""price": 1, "currency": "USD", "additionGroups": [{"additionGroupID": "g", "additions":
           [{"additionID": "a", "price": "?"}, {"additionID": "b"}, {"name": "c", "price": 1}]}, {"name": "h"}]"#,
    )
    .unwrap();

    let group = &product.listing.add_on_groups[0];
    let add_ons: Vec<_> = group.add_ons.iter().map(|one| (&*one.id, &*one.name, one.price)).collect();
    assert_eq!((add_ons, product.listing.add_on_groups.len()), (vec![("a", "a", None), ("b", "b", None)], 1));
    let said: Vec<_> = product.warnings.iter().map(|warning| &*warning.message).collect();
    assert_eq!(
        said,
        [
            "additionGroups[0].additions[0].price is unknown: not a decimal of at least 0: \"?\"",
            "additionGroups[0].additions[1].price is not there",
            "additionGroups[0].additions[2] is left out: additionID: not text: null",
            "additionGroups[1] is left out: additionGroupID: not text: null",
        ]
    );
}

/// Row 112.
#[test]
fn a_stock_is_a_whole_number_or_unknown() {
    let stock = |json: &str| read(&format!("\"totalInventoryQuantity\": {json}")).unwrap().listing.stock;

    assert_eq!([stock("1"), stock("\"12\""), stock("0"), stock("3.0")], [Some(1), Some(12), Some(0), Some(3)]);
    assert_eq!([stock("-1"), stock("1.5"), stock("\"many\""), stock("null"), stock("[]")], [None; 5]);
}

/// Row X7.
#[test]
fn a_list_is_an_array_or_stands_in_an_object() {
    let bare = include_str!("testdata/perfectsync-query.constructed.json");
    for body in [
        bare.to_owned(),
        format!("{{\"products\": {bare}}}"),
        format!("{{\"total\": 1, \"items\": {bare}}}"),
        format!("{{\"results\": {bare}}}"),
    ] {
        let found = found(200, &body).unwrap();

        let skus: Vec<_> = found.products.iter().map(|product| &*product.sku).collect();
        assert_eq!((skus, found.warnings), (vec!["VRX33151"], vec![]), "{body}");
    }
    assert_eq!(found(200, "[]").unwrap().products, []);
    for body in ["{}", "null", r#"{"products": "none"}"#, "", "7"] {
        let error = found(200, body).unwrap_err();
        assert_eq!((error.code(), error.status()), ("unreadable-answer", Some(200)), "{body}");
    }
}

/// Row X7.
#[test]
fn a_product_that_cannot_be_read_does_not_hide_the_others() {
    let found =
        found(200, r#"{"items": [{"name": "no id"}, {"productID": 7}, "x", {"sku": "s", "additionGroups": 1}]}"#);

    let found = found.unwrap();
    assert_eq!(found.products.iter().map(|product| &*product.sku).collect::<Vec<_>>(), ["7"]);
    let said: Vec<_> = found.warnings.iter().map(|warning| (warning.code, &*warning.message)).collect();
    assert_eq!(
        said,
        [
            ("broken-product", "items[0] is left out: productID: the answer has no productID"),
            ("broken-product", "items[2] is left out: productID: the answer has no productID"),
            ("broken-product", "items[3] is left out: additionGroups: an object or an array is expected here"),
        ]
    );
}

#[test]
fn a_search_that_is_refused_is_an_error_that_tells_no_secret() {
    let error = found(403, "not you: s3cret").unwrap_err();

    assert_eq!((error.code(), error.status()), ("forbidden", Some(403)));
    assert_eq!(error.message(), "products were not looked for: the credentials are not accepted");
    assert_eq!(error.cause().unwrap().message(), "the answer said: not you: …");
}

#[test]
fn what_is_no_product_is_an_error_with_its_place() {
    let cases = [
        ("{}", "productID"),
        ("[]", "productID"),
        ("null", "productID"),
        (r#"{"productID": ""}"#, "productID"),
        (r#"{"productID": "p", "additionGroups": "none"}"#, "additionGroups"),
        (r#"{"productID": "p", "price": 1.}"#, "price"),
        ("<html>", ""),
    ];
    for (json, field) in cases {
        let error = read_product(json.as_bytes()).unwrap_err();
        assert_eq!((error.code(), error.field()), ("unreadable-answer", field), "{json}");
    }
}
