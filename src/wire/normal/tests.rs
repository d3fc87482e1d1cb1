//! Products written and read back; the contract does the same with every fixture of every system.

use super::{read_product, write_product};
use crate::product::{Barred, OptionSets, Product};
use crate::wire::{kibo_cart, kibo_perfectsync, meplato, pitney_bowes};

/// A product of the cart's API with these fields besides its part number.
fn kibo(fields: &str) -> Product {
    kibo_cart::read_product(["{\"partNumber\": \"p\", ", fields, "}"].concat().as_bytes(), Some(0)).unwrap()
}

fn there_and_back(product: &Product) -> Product {
    read_product(write_product(product).as_bytes()).unwrap()
}

#[test]
fn each_member_is_written_as_the_format_has_it() {
    let body = include_bytes!("../meplato/testdata/meplato-product.realistic.constructed.json");
    let product = meplato::read_product(body).unwrap();

    let mut written: serde_json::Value = serde_json::from_str(&write_product(&product)).unwrap();

    written["listing"]["raw"].take();
    let expected = include_str!("testdata/meplato-product.realistic.expected.json");
    assert_eq!(written, serde_json::from_str::<serde_json::Value>(expected).unwrap());
}

#[test]
fn pages_read_it_as_a_product_of_the_carts_api() {
    let body = include_bytes!("../pitney_bowes/testdata/pitney-bowes-product-1643040064.json");
    let product = pitney_bowes::read_product(body, "").unwrap();

    let page = kibo_cart::read_product(write_product(&product).as_bytes(), None).unwrap();

    assert_eq!((&*page.sku, &*page.name, page.price), ("1643040064", "vintage floral-print dress", product.price));
    assert_eq!((page.options, page.images, page.extras), (product.options, product.images, product.extras));
    assert_eq!(page.warnings, []);
}

#[test]
fn pages_read_the_availability_of_a_word() {
    let body = br#"{"productID": "p", "price": 1, "currency": "USD", "availability": "limited"}"#;
    let product = kibo_perfectsync::read_product(body).unwrap();

    let page = kibo_cart::read_product(write_product(&product).as_bytes(), None).unwrap();

    assert_eq!((page.availability.code.as_deref(), page.availability.status), (Some("L"), "limited"));
}

#[test]
fn what_null_would_say_wrongly_comes_back() {
    let option = |value: &str| {
        let choices = format!(r#"{{"optionChoices": {{"options": {{"r": {value}}}}}}}"#);
        format!(r#""price": 1, "currency": "USD", "productOptions": {{"c": {choices}}}"#)
    };
    let cases = [
        option(r#"{"additionalPrice": "?"}"#),
        option(r#"{"textOption": {"minLength": 1, "maxLength": 12}, "additionalPrice": "5.00"}"#),
        option(r#"{"textOption": {}}"#),
        [&*option("{}"), r#", "optionSets": [{"selectedOptions": {"c": "gone"}}]"#].concat(),
        [&*option("{}"), r#", "optionSets": [{"selectedOptions": {}}, {"selectedOptions": {"c": "r"}}]"#].concat(),
        r#""availability": "Q", "VATRate": 19, "shippingMethod": 3, "weight": {"value": 1, "units": "lb"}"#.to_owned(),
        r#""customFields": {"a": [1, {"b": null}]}, "averageDealerMargin": "0.5", "locale": "en-US""#.to_owned(),
    ];
    for fields in cases {
        let product = kibo(&fields);

        assert_eq!(there_and_back(&product), product, "{fields}");
    }
    let nothing_left = kibo(&[&*option("{}"), r#", "optionSets": [{}]"#].concat());
    assert!(there_and_back(&nothing_left).sets.are_listed());
    assert_eq!(there_and_back(&kibo(&option("{}"))).sets, OptionSets::default());
}

#[test]
fn quantities_that_nobody_can_order_come_back() {
    let offer = |limits: &str| {
        let price = r#""price": {"amount": 1, "currency": "JPY"}"#;
        meplato::read_product(format!(r#"{{"id": "p", "offers": [{{{price}, {limits}}}]}}"#).as_bytes()).unwrap()
    };
    for limits in [
        r#""quantityMax": 0.25"#,
        r#""quantityMin": 999999999999999, "quantityInterval": 4294967295"#,
        r#""quantityInterval": 2.5, "priceQuantity": 0.001"#,
    ] {
        let product = offer(limits);

        assert_eq!(there_and_back(&product), product, "{limits}");
    }
}

#[test]
fn why_a_product_is_not_sold_comes_back() {
    for (status, barred) in
        [("UNPUBLISHED", Barred::Unpublished), ("PUBLISHED\", \"active\": \"false", Barred::Inactive)]
    {
        let body = format!(r#"{{"sku": "p", "active": true, "status": "{status}"}}"#);
        let product = pitney_bowes::read_product(body.as_bytes(), "").unwrap();

        assert_eq!(there_and_back(&product).listing.barred, Some(barred));
    }
}

#[test]
fn a_product_of_the_carts_api_reads_as_itself() {
    let printed = include_bytes!("../kibo_cart/testdata/kibo-product-100060.json");

    assert_eq!(read_product(printed), kibo_cart::read_product(printed, None));
}

#[test]
fn what_is_not_of_the_format_is_an_error_with_its_place() {
    let cases = [
        (r#""catalogId": -1"#, "catalogId"),
        (r#""warnings": [{"code": "unknown-price"}]"#, "warnings[0].message"),
        (r#""listing": {"barred": "sold"}"#, "listing.barred"),
        (r#""listing": {"identifiers": [{"kind": "a"}]}"#, "listing.identifiers[0].text"),
        (r#""listing": {"offers": [{"id": "o"}]}"#, "listing.offers[0].priceQuantity"),
        (r#""listing": {"addOnGroups": [{"addOns": [{"price": "?"}]}]}"#, "listing.addOnGroups[0].addOns[0].price"),
        (r#""listing": {"stock": 1.5}"#, "listing.stock"),
    ];
    for (fields, field) in cases {
        let error = read_product(["{\"partNumber\": \"p\", ", fields, "}"].concat().as_bytes()).unwrap_err();
        assert_eq!((error.code(), error.field()), ("unreadable-answer", field), "{fields}");
    }
}
