//! Products as they are sent, whole, odd and broken.

use super::read_product;
use crate::error::Error;
use crate::money::Amount;
use crate::product::quote::{Choice, PriceSettings, quote};
use crate::product::{Barred, OptionSets, Product, Refusal};

const PRINTED: &[u8] = include_bytes!("testdata/pitney-bowes-product-1643040064.json");

/// A product with these fields besides its sku.
fn read(fields: &str) -> Result<Product, Error> {
    read_product(["{\"sku\": \"p\", ", fields, "}"].concat().as_bytes(), "")
}

fn attribute<'a>(product: &'a Product, name: &str) -> Option<&'a str> {
    product.listing.attributes.iter().find(|one| one.name == name).map(|one| &*one.text)
}

/// Rows 119 and 129.
#[test]
fn the_printed_product_is_read_completely() {
    let product = read_product(PRINTED, "").unwrap();

    let listing = &product.listing;
    assert_eq!((&*product.sku, &*product.name), ("1643040064", "vintage floral-print dress"));
    let price = product.price.unwrap();
    assert_eq!((price.text(), price.currency().code(), product.tax_rate), ("75.00".to_owned(), "USD", None));
    assert_eq!((listing.category.as_deref(), listing.manufacturer.as_deref()), (Some("dresses"), Some("Acme Inc.")));
    assert_eq!(listing.url.as_deref(), Some("http://example.com/shop/women/clothing/dress/floral-long-sleeve"));
    let images: Vec<_> = product.images.iter().map(|image| &*image.url).collect();
    assert_eq!(images, ["http://example.com/shop/women/clothing/dress/image01"]);
    let identifiers: Vec<_> = listing.identifiers.iter().map(|one| (&*one.kind, &*one.text)).collect();
    assert_eq!(identifiers, [("MPN", "842842")]);
    assert_eq!((listing.barred, listing.status.as_deref()), (None, Some("PUBLISHED")));
    assert!(product.extras.ends_with(r#""weight":{"value":"0.42","units":"LB"}"#));
    assert_eq!(product.warnings, []);
}

/// Rows 119, 126, 127, 128 and 131.
#[test]
fn the_rest_of_the_printed_product_is_pairs_of_texts_or_raw() {
    let product = read_product(PRINTED, "").unwrap();

    let attributes: Vec<_> = product.listing.attributes.iter().map(|one| (&*one.name, &*one.text)).collect();
    assert_eq!(
        attributes,
        [
            ("client", "NGST"),
            ("vendor", "ABC Vendor"),
            ("vendor number", "781234"),
            ("product type", "KIT"),
            ("fulfillment region", "PB_ONLY"),
            ("country of origin", "US"),
            ("state of origin", "California"),
            ("ships alone", "false"),
            ("drop shipped", "false"),
            ("returnable", "true"),
            ("return window in days", "160"),
            ("units per box", "10"),
            ("units per case", "1"),
            ("lots tracked", "false"),
            ("expiry dates tracked", "false"),
            ("expiry window", "90"),
            ("serial numbers tracked", "false"),
            ("fragile", "false"),
            ("temperature controlled", "false"),
            ("high value", "false"),
            ("requires quarantine", "false"),
            ("created", "2022-01-18T05:00:00Z"),
            ("recorded", "2022-01-18T14:27:23Z"),
            ("size", "12.3500 × 10.5500 × 3.2500 IN"),
            ("case size", "15.0000 × 15.0000 × 32.5000 IN"),
            ("weight", "0.42 LB"),
            ("case weight", "34.2000 LB"),
        ]
    );
    assert!(product.listing.raw.contains("\"safetyFactor\": 1") && product.listing.raw.contains("75.0000"));
}

/// Row 132.
#[test]
fn options_are_grouped_by_name_and_combine_freely() {
    let product = read(
        r#""options": [{"name": "SIZE", "code": "10", "description": "10 (M)"}, {"name": "COLOR", "code": "R"},
           {"name": "SIZE", "code": "12", "description": ""}, {"name": "SIZE", "code": "10", "description": "again"},
           {"name": "__proto__", "code": "constructor"}]"#,
    )
    .unwrap();

    let options: Vec<_> = product
        .options
        .iter()
        .map(|option| (&*option.id, option.values.iter().map(|value| (&*value.id, &*value.name)).collect::<Vec<_>>()))
        .collect();
    assert_eq!(
        options,
        [
            ("SIZE", vec![("10", "10 (M)"), ("12", "12")]),
            ("COLOR", vec![("R", "R")]),
            ("__proto__", vec![("constructor", "constructor")]),
        ]
    );
    let surcharges = product.options.iter().flat_map(|option| &option.values).map(|value| value.surcharge);
    assert!(surcharges.into_iter().all(|surcharge| surcharge == Some(Amount::ZERO)));
    assert_eq!(product.sets, OptionSets::default());
}

/// Row 132.
#[test]
fn an_option_without_a_name_or_a_code_is_left_out() {
    let product =
        read(r#""details": {"unitPrice": 1, "priceCurrency": "USD"}, "options": [{"name": "SIZE"}, {"code": "1"}]"#);

    let product = product.unwrap();
    assert_eq!(product.options, []);
    let said: Vec<_> = product.warnings.iter().map(|warning| &*warning.message).collect();
    assert_eq!(said, ["options[0] is left out: code: not text: null", "options[1] is left out: name: not text: null"]);
}

/// Row 133.
#[test]
fn only_what_is_active_and_published_can_be_ordered() {
    let cases = [
        (r#""active": true, "status": "PUBLISHED""#, None),
        (r#""active": "true", "status": "published""#, None),
        (r#""active": false, "status": "PUBLISHED""#, Some(Barred::Inactive)),
        (r#""status": "PUBLISHED""#, Some(Barred::Inactive)),
        (r#""active": "perhaps", "status": "PUBLISHED""#, Some(Barred::Inactive)),
        (r#""active": true, "status": "UNPUBLISHED""#, Some(Barred::Unpublished)),
        (r#""active": true, "status": "ARCHIVED""#, Some(Barred::Unpublished)),
        (r#""active": true"#, Some(Barred::Unpublished)),
    ];
    for (fields, barred) in cases {
        assert_eq!(read(fields).unwrap().listing.barred, barred, "{fields}");
    }
    assert_eq!(read(r#""status": "ARCHIVED""#).unwrap().listing.status.as_deref(), Some("ARCHIVED"));
}

/// Rows 132 and 133.
#[test]
fn a_quote_refuses_what_is_not_on_offer_and_adds_no_surcharge() {
    let quote_of = |body: &[u8]| {
        let product = read_product(body, "").unwrap();
        quote(&product, &Choice { options: &[(0, 0)], ..Choice::of(2) }, PriceSettings::default()).unwrap()
    };
    let unpublished = String::from_utf8_lossy(PRINTED).replace("\"PUBLISHED\"", "\"UNPUBLISHED\"");

    let (printed, unpublished) = (quote_of(PRINTED), quote_of(unpublished.as_bytes()));

    assert_eq!((printed.price.line.unwrap().text(), printed.quantity.refusal), ("150.00".to_owned(), None));
    assert_eq!(unpublished.quantity.refusal, Some(Refusal::Unpublished));
}

/// Row 120.
#[test]
fn an_answer_may_lack_everything() {
    let product = read_product(b"{}", "asked-for").unwrap();

    assert_eq!((&*product.sku, &*product.name, product.price), ("asked-for", "asked-for", None));
    let codes: Vec<_> = product.warnings.iter().map(|warning| warning.code).collect();
    assert_eq!((codes, product.listing.attributes.len()), (vec!["unknown-price"], 0));
}

/// Row 129.
#[test]
fn a_price_is_shown_in_the_digits_of_its_currency_and_never_guessed() {
    let price = |details: &str| {
        let product = read(&format!("\"details\": {{{details}}}")).unwrap();
        (product.price.map(|price| price.text()), product.warnings.len())
    };

    assert_eq!(price(r#""unitPrice": 75.0000, "priceCurrency": "usd""#), (Some("75.00".to_owned()), 0));
    assert_eq!(price(r#""unitPrice": "0.0199", "priceCurrency": "EUR""#), (Some("0.0199".to_owned()), 0));
    for details in [
        r#""unitPrice": 75"#,
        r#""priceCurrency": "USD""#,
        r#""unitPrice": -1, "priceCurrency": "USD""#,
        r#""unitPrice": "75,00", "priceCurrency": "EUR""#,
        r#""unitPrice": 75, "priceCurrency": "XXX""#,
    ] {
        assert_eq!(price(details), (None, 1), "{details}");
    }
}

/// Row 122.
#[test]
fn dates_are_read_in_both_forms_and_others_are_kept_with_a_warning() {
    let product = read(
        r#""details": {"unitPrice": 1, "priceCurrency": "USD"}, "createDate": "2022-01-18T05:00:00.000-0500",
           "updateDate": "2022-01-18T05:00:00Z", "pbCreateDate": "yesterday""#,
    )
    .unwrap();

    assert_eq!(attribute(&product, "created"), Some("2022-01-18T05:00:00.000-05:00"));
    assert_eq!(attribute(&product, "updated"), Some("2022-01-18T05:00:00Z"));
    assert_eq!(attribute(&product, "recorded"), Some("yesterday"));
    let said: Vec<_> = product.warnings.iter().map(|warning| &*warning.message).collect();
    assert_eq!(said, ["pbCreateDate is no date: \"yesterday\""]);
}

/// Row 126.
#[test]
fn the_unit_of_a_weight_is_read_under_both_names() {
    let product = read(
        r#""physicalUnitDetails": {"weight": "1.5000", "unitOfMeasurement": "KG"},
           "physicalCaseDetails": {"caseWeight": 9, "weightUOM": "KG"}"#,
    )
    .unwrap();

    assert_eq!((attribute(&product, "weight"), attribute(&product, "case weight")), (Some("1.5000 KG"), Some("9 KG")));
    assert!(product.extras.ends_with(r#""weight":{"value":"1.5000","units":"KG"}"#));
}

/// Row 131.
#[test]
fn a_hazmat_code_is_told_where_there_is_one() {
    let product =
        read(r#""details": {"hazmatClassification": {"dotHazmatCode": "", "unHazmatCode": "UN1950"}}"#).unwrap();

    assert_eq!(
        (attribute(&product, "hazmat code (DOT)"), attribute(&product, "hazmat code (UN)")),
        (None, Some("UN1950"))
    );
}

/// Row 134.
#[test]
fn a_language_is_known_by_its_tag_and_as_it_came() {
    let product = read_product(PRINTED, "").unwrap();

    let [translation] = &*product.listing.translations else { panic!("one translation is expected") };
    assert_eq!((&*translation.locale, &*translation.stated, &*translation.text), ("en-US", "EN_US", ""));
}

#[test]
fn what_is_no_product_is_an_error_with_its_place() {
    let cases = [
        ("{}", "sku"),
        (r#"{"sku": ""}"#, "sku"),
        (r#"{"sku": {"a": 1}}"#, "sku"),
        (r#"{"sku": "p", "options": "many"}"#, "options"),
        (r#"{"sku": "p", "details": {"unitPrice": 1.}}"#, "details.unitPrice"),
        ("[]", ""),
        ("null", ""),
        ("<html>", ""),
    ];
    for (json, field) in cases {
        let error = read_product(json.as_bytes(), "").unwrap_err();
        assert_eq!((error.code(), error.field()), ("unreadable-answer", field), "{json}");
    }
}
