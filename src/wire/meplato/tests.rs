//! Products as they are sent, whole, odd and broken.

use super::read_product;
use crate::error::Error;
use crate::money::{Amount, Money, Rate, read_amount};
use crate::product::quote::{Choice, PriceSettings, quote};
use crate::product::{Offer, OfferTexts, Product, QuantityRule};
use serde_json::Value;

const SAMPLE: &[u8] = include_bytes!("testdata/meplato-product.sample.json");
const REALISTIC: &str = include_str!("testdata/meplato-product.realistic.constructed.json");

/// A product with these fields besides its id.
fn read(fields: &str) -> Result<Product, Error> {
    read_product(["{\"id\": \"p\", ", fields, "}"].concat().as_bytes())
}

/// A product with one offer of these fields besides its price.
fn offered(fields: &str) -> Product {
    read(&format!(r#""offers": [{{"price": {{"amount": 2.5, "currency": "EUR"}}, {fields}}}]"#)).unwrap()
}

fn only(product: &Product) -> &Offer {
    assert_eq!(product.listing.offers.len(), 1, "{:?}", product.warnings);
    &product.listing.offers[0]
}

/// The texts of a product's warnings with their codes.
fn warnings(product: &Product) -> Vec<(&str, &str)> {
    product.warnings.iter().map(|warning| (warning.code, &*warning.message)).collect()
}

/// The limits of an offer: minimum, maximum, increment.
fn limits(rule: QuantityRule) -> (u32, u32, u32) {
    (rule.minimum(), rule.maximum(), rule.increment())
}

/// Rows 139, 140, 142 and 159.
#[test]
fn the_sample_is_read_completely() {
    let product = read_product(SAMPLE).unwrap();

    let listing = &product.listing;
    assert_eq!(
        (&*product.sku, listing.id.as_deref(), &*product.name),
        ("string", Some("string"), "2021 Apple iPad Pro")
    );
    assert_eq!(product.description.as_deref(), Some("string"));
    assert_eq!((listing.brand.as_deref(), listing.manufacturer.as_deref()), (Some("string"), Some("Apple")));
    assert_eq!(listing.category.as_deref(), Some("string"));
    let identifiers: Vec<_> = listing.identifiers.iter().map(|one| (&*one.kind, &*one.text)).collect();
    assert_eq!(identifiers, [("mpn", "string"), ("bpn", "string")]);
    let taxonomy = &listing.taxonomies[0];
    assert_eq!((&*taxonomy.kind, &*taxonomy.code), ("unspsc", "44121903"));
    assert_eq!((taxonomy.version.as_deref(), taxonomy.name.as_deref()), (Some("6.0315"), Some("Pen refills")));
    let attachment = &listing.attachments[0];
    assert_eq!(
        (&*attachment.kind, &*attachment.url, attachment.locale.as_deref()),
        ("datasheet", "string", Some("string"))
    );
    assert_eq!(listing.features, ["string"]);
    assert!(listing.raw.contains("\"provider\": \"local\"") && listing.raw.ends_with('}'));
    assert_eq!((listing.offers.len(), product.warnings.len()), (1, 0));
}

/// Rows 141, 144, 145, 150 and 152.
#[test]
fn the_sample_offer_is_read_completely() {
    let product = read_product(SAMPLE).unwrap();

    let offer = only(&product);
    assert_eq!((&*offer.id, offer.sku.as_deref(), offer.vendor.as_deref()), ("string", Some("string"), Some("string")));
    assert_eq!((offer.price.unwrap().text(), offer.price.unwrap().currency().code()), ("8.17".to_owned(), "EUR"));
    assert_eq!((offer.price_quantity.get().text(0), limits(offer.quantity)), ("1".to_owned(), (1, 1_000_000, 1)));
    assert_eq!((offer.blocked, offer.preferred, product.price), (true, true, None));
    assert_eq!((offer.order_unit.as_deref(), offer.condition.as_deref()), (Some("KGM"), Some("new")));
    assert_eq!((offer.delivery_days, &offer.content), (read_amount("0").ok(), &None));
    assert_eq!(
        offer.texts,
        OfferTexts {
            price_unit: Some("per EA".to_owned()),
            tax_label: Some("excl. taxes".to_owned()),
            price_info: Some("Quantity discounts available".to_owned()),
            delivery: Some("Free delivery until Friday".to_owned()),
            availability: Some("In Stock".to_owned()),
            fulfillment: Some("string".to_owned()),
        }
    );
    assert_eq!(tiers(offer), [("0", "8.17 EUR".to_owned(), Some("1-4 EA"))]);
    assert!(offer.attributes.is_empty());
}

/// Rows 155, 157 and 158.
#[test]
fn tax_and_dynamic_price_of_the_sample_are_parts_of_one() {
    let product = read_product(SAMPLE).unwrap();

    let offer = only(&product);
    let of_100 = |rate: Rate| rate.of(100.into()).unwrap().text(0);
    assert_eq!((offer.tax_rate.map(of_100).as_deref(), offer.tax_code.as_deref()), (Some("19"), Some("V19")));
    assert_eq!(offer.discount.map(of_100).as_deref(), Some("10"));
    assert_eq!(offer.reference_price.unwrap().text(), "100.00");
}

fn tiers(offer: &Offer) -> Vec<(&str, String, Option<&str>)> {
    let minimum = |amount: Amount| -> &str { amount.text(0).leak() };
    let money = |price: Money| [&*price.text(), price.currency().code()].join(" ");
    offer.tiers.iter().map(|tier| (minimum(tier.minimum_quantity), money(tier.price), tier.text.as_deref())).collect()
}

/// Rows 143, 146, 147, 149, 151, 154 and X9.
#[test]
fn the_realistic_product_is_what_a_quote_wants() {
    let product = read_product(REALISTIC.as_bytes()).unwrap();

    let offer = only(&product);
    assert_eq!(
        (&*offer.id, offer.sku.as_deref(), offer.vendor.as_deref()),
        ("off-1", Some("SW-100"), Some("Example GmbH"))
    );
    assert_eq!(
        (offer.price.unwrap().text(), offer.price_quantity.get().text(0)),
        ("1.99".to_owned(), "100".to_owned())
    );
    assert_eq!(
        tiers(offer),
        [("1000", "1.79 EUR".to_owned(), Some("1000+ KGM")), ("500", "1.89 EUR".to_owned(), Some("500-999 KGM"))]
    );
    assert_eq!(limits(offer.quantity), (50, 5000, 25));
    let content = offer.content.as_ref().unwrap();
    assert_eq!((content.units.text(0), content.unit.as_deref()), ("1".to_owned(), Some("KGM")));
    assert_eq!((offer.blocked, offer.preferred, offer.reference_price), (false, false, None));
    assert_eq!((product.price, product.warnings), (None, vec![]));
}

/// Row 141.
#[test]
fn an_offer_of_which_nobody_can_say_what_it_costs_is_left_out() {
    let cases = [
        (r#"{"id": "o"}"#, "price.amount: not a decimal of at least 0: null"),
        (r#"{"price": null}"#, "price.amount: not a decimal of at least 0: null"),
        (r#"{"price": {"amount": 1}}"#, "price.currency: not a currency: null"),
        (r#"{"price": {"amount": "1,99", "currency": "EUR"}}"#, "price.amount: not a decimal of at least 0: \"1,99\""),
        (r#"{"price": {"amount": -1, "currency": "EUR"}}"#, "price.amount: not a decimal of at least 0: -1"),
        (r#"{"price": {"amount": 1, "currency": "XXX"}}"#, "price.currency: not a currency: \"XXX\""),
        (
            r#"{"price": {"amount": 1, "currency": "EUR"}, "QuantityPriceTier": [{"minQuantity": 5}]}"#,
            "QuantityPriceTier[0].price.amount: not a decimal of at least 0: null",
        ),
        (
            r#"{"price": {"amount": 1, "currency": "EUR"}, "quantityMin": -5}"#,
            "quantityMin: not a decimal of at least 0: -5",
        ),
        (
            r#"{"price": {"amount": 1, "currency": "EUR"}, "priceQuantity": "many"}"#,
            "priceQuantity: not a decimal of at least 0: \"many\"",
        ),
        (
            r#"{"price": {"amount": 1, "currency": "EUR"}, "blocked": "perhaps"}"#,
            "blocked: not true or false: \"perhaps\"",
        ),
    ];
    for (offer, reason) in cases {
        let product =
            read(&format!(r#""offers": [{offer}, {{"price": {{"amount": 3, "currency": "EUR"}}}}]"#)).unwrap();

        assert_eq!(only(&product).price.unwrap().text(), "3.00", "{offer}");
        assert_eq!(warnings(&product), [("broken-offer", &*format!("offers[0] is left out: {reason}"))]);
    }
}

#[test]
fn a_product_without_a_usable_offer_says_so() {
    let product = read(r#""offers": [{"id": "o"}]"#).unwrap();

    assert_eq!(warnings(&product).last(), Some(&("nothing-buyable", "offers holds none that can be used")));
    for fields in [r#""offers": []"#, r#""offers": null"#, r#""offersCount": 3"#] {
        assert_eq!(read(fields).unwrap().warnings, [], "{fields}");
    }
}

/// Row 148.
#[test]
fn tiers_are_read_in_every_spelling_whatever_the_flag_says() {
    let tier = r#"[{"minQuantity": "10", "price": {"amount": "2.25", "currency": "EUR"}}]"#;
    for key in ["QuantityPriceTier", "quantityPriceTier", "quantityPriceTiers", "QuantityPriceTiers"] {
        for flag in ["true", "false", "null"] {
            let product = offered(&format!(r#""{key}": {tier}, "quantityDiscountsAvailable": {flag}"#));

            assert_eq!(tiers(only(&product)), [("10", "2.25 EUR".to_owned(), None)], "{key}");
        }
    }
    assert!(only(&offered(r#""quantityDiscountsAvailable": true, "QuantityPriceTier": []"#)).tiers.is_empty());
}

/// Row 147.
#[test]
fn a_tier_in_another_currency_is_kept_as_it_is() {
    let product = offered(r#""QuantityPriceTier": [{"minQuantity": 10, "price": {"amount": 1, "currency": "USD"}}]"#);

    assert_eq!(tiers(only(&product)), [("10", "1.00 USD".to_owned(), None)]);
}

/// Row 153.
#[test]
fn words_that_nobody_knows_are_kept() {
    let product = read(
        r#""offers": [{"price": {"amount": 1, "currency": "EUR"}, "condition": "as good as new", "new": {"a": [1]}}],
           "taxonomies": [{"type": "gpc", "code": 7}], "images": [{"url": "u", "kind": "huge"}],
           "attachments": [{"kind": "video", "url": "v"}], "references": [{"id": "r", "type": "cousin"}], "more": true"#,
    )
    .unwrap();

    let listing = &product.listing;
    assert_eq!(listing.offers[0].condition.as_deref(), Some("as good as new"));
    assert_eq!((&*listing.taxonomies[0].kind, &*listing.taxonomies[0].code), ("gpc", "7"));
    assert_eq!((&*listing.attachments[0].kind, &*listing.references[0].kind), ("video", "cousin"));
    assert!(listing.raw.contains(r#""kind": "huge""#) && listing.raw.contains(r#""new": {"a": [1]}"#));
    assert_eq!(product.warnings, []);
}

/// Row 156.
#[test]
fn attributes_are_passed_through() {
    let product = offered(r#""attributes": {"b": "2", "a": "1", "__proto__": "x", "n": 7}"#);

    let pairs: Vec<_> = only(&product).attributes.iter().map(|one| (&*one.name, &*one.text)).collect();
    assert_eq!(pairs, [("b", "2"), ("a", "1"), ("__proto__", "x"), ("n", "7")]);
    let odd = offered(r#""attributes": "many""#);
    assert_eq!((only(&odd).attributes.len(), odd.warnings[0].code), (0, "unreadable-field"));
}

/// Row 154.
#[test]
fn what_an_order_unit_holds_is_known_only_where_it_is_said() {
    let content = |fields: &str| {
        let product = offered(fields);
        only(&product).content.as_ref().map(|content| (content.units.text(0), content.unit.clone()))
    };

    let bottles = Some(("6".to_owned(), Some("BO".to_owned())));
    assert_eq!(content(r#""numberOfContentUnitsPerOrderUnit": 6, "contentUnit": "BO""#), bottles);
    assert_eq!(content(r#""numberOfContentUnitsPerOrderUnit": 0.75"#), Some(("0.75".to_owned(), None)));
    assert_eq!((content(r#""contentUnit": "BO""#), content(r#""numberOfContentUnitsPerOrderUnit": 0"#)), (None, None));
}

/// Rows 155 and 157.
#[test]
fn a_tax_or_a_discount_that_cannot_be_read_is_unknown() {
    let product =
        offered(r#""taxRate": 19, "dynamicPricing": {"basePrice": "free", "discountPercentage": {"amount": 0.25}}"#);

    let offer = only(&product);
    assert_eq!((offer.tax_rate, offer.reference_price), (None, None));
    assert_eq!(offer.discount.and_then(|rate| rate.of(4.into())), Some(1.into()));
    assert_eq!(
        warnings(&product),
        [
            ("unknown-price", "offers[0].dynamicPricing.basePrice is unknown: not a decimal of at least 0: \"free\""),
            ("unknown-tax", "offers[0].taxRate is unknown: not a rate from 0 to 1: 19"),
        ]
    );
}

/// Row 157.
#[test]
fn a_dynamic_price_that_is_said_not_to_be_there_is_none() {
    let dynamic = r#""dynamicPricing": {"basePrice": 5, "discount": 0.5}"#;
    let reference = |flag: &str| {
        let product = offered(&format!("{dynamic}{flag}"));
        only(&product).reference_price.map(|price| price.text())
    };

    assert_eq!(reference(r#", "dynamicPricingAvailable": false"#), None);
    assert_eq!(reference(r#", "dynamicPricingAvailable": true"#).as_deref(), Some("5.00"));
    assert_eq!(reference("").as_deref(), Some("5.00"));
}

#[test]
fn the_price_of_a_single_plain_offer_is_the_products_too() {
    let price = |fields: &str| offered(fields).price.map(|price| price.text());

    assert_eq!(price(r#""taxRate": 0.19"#).as_deref(), Some("2.50"));
    assert_eq!((price(r#""blocked": true"#), price(r#""priceQuantity": 100"#)), (None, None));
    assert_eq!(price(r#""QuantityPriceTier": [{"minQuantity": 9, "price": {"amount": 2, "currency": "EUR"}}]"#), None);
    let offer = r#"{"price": {"amount": 2, "currency": "EUR"}}"#;
    assert_eq!(read(&format!(r#""offers": [{offer}, {offer}]"#)).unwrap().price, None);
}

/// Row 160.
#[test]
fn the_best_image_comes_first() {
    let product = read(
        r#""images": [{"url": "t", "kind": "thumbnail", "width": 900, "height": 900}, {"url": "?"}, {"url": ""},
                      {"url": "s", "kind": "small"}, {"url": "l", "kind": "large", "width": 0, "height": 0},
                      {"url": "L", "kind": "large", "width": 40, "height": "30.0", "altText": "from above"},
                      {"url": "m", "kind": "medium", "width": "wide", "height": 1e400}]"#,
    )
    .unwrap();

    let images: Vec<_> = product.images.iter().map(|image| (&*image.url, image.name.as_deref())).collect();
    assert_eq!(images, [("L", Some("from above")), ("l", None), ("m", None), ("s", None), ("?", None), ("t", None)]);
    let left_out = ("unreadable-field", "images[2] is left out: url: not text: \"\"");
    assert_eq!((warnings(&product).len(), warnings(&product)[0]), (3, left_out));
}

/// Row 162.
#[test]
fn related_products_may_have_a_price_and_a_picture() {
    let product = read_product(SAMPLE).unwrap();
    let bare =
        read(r#""references": [{"id": "r"}, {"id": "s", "price": {"amount": "?"}}, {"name": "no id"}]"#).unwrap();

    let reference = &product.listing.references[0];
    assert_eq!((&*reference.id, &*reference.kind), ("string", "sparepart"));
    assert_eq!((reference.kind_text.as_deref(), &*reference.name), (Some("Sparepart"), "Apple iPad charging cable"));
    assert_eq!((reference.price.unwrap().text(), reference.price_unit.as_deref()), ("8.17".to_owned(), Some("per EA")));
    assert_eq!(reference.image.as_ref().unwrap().name.as_deref(), Some("string"));
    let names: Vec<_> =
        bare.listing.references.iter().map(|one| (&*one.name, one.price, one.image.is_some())).collect();
    assert_eq!(names, [("r", None, false), ("s", None, false)]);
    assert_eq!(bare.warnings.len(), 2);
}

#[test]
fn what_is_no_product_is_an_error_with_its_place() {
    let cases = [
        ("{}", "id"),
        ("[]", "id"),
        ("null", "id"),
        (r#"{"id": ""}"#, "id"),
        (r#"{"id": {"a": 1}}"#, "id"),
        (r#"{"id": "p", "offers": "many"}"#, "offers"),
        (r#"{"id": "p", "offers": [{"price": 1.}]}"#, "offers[0].price"),
        ("<html>", ""),
    ];
    for (json, field) in cases {
        let error = read_product(json.as_bytes()).unwrap_err();
        assert_eq!((error.code(), error.field()), ("unreadable-answer", field), "{json}");
    }
}

/// Rows 143, 146, 147, 149 and 151.
#[test]
fn the_worked_values_of_the_realistic_product_come_out() {
    let product = read_product(REALISTIC.as_bytes()).unwrap();
    let expected: Value =
        serde_json::from_str(include_str!("testdata/meplato-product.realistic.expected.json")).unwrap();
    let quote = |case: &Value| {
        let quantity = case["quantity"].as_u64().unwrap().try_into().unwrap();
        quote(&product, &Choice::of(quantity), PriceSettings::default())
    };

    for case in expected["cases"].as_array().unwrap() {
        let quote = quote(case).unwrap();

        assert_eq!(quote.quantity.refusal, None, "{case}");
        let [net, vat, gross] =
            [quote.price.net, quote.price.vat, quote.price.gross].map(|money| money.unwrap().text());
        assert_eq!(
            [net, vat, gross].map(Value::from),
            ["lineNet", "lineTax", "lineGross"].map(|key| case[key].clone())
        );
    }
    for case in expected["rejected"].as_array().unwrap() {
        assert!(quote(case).map_or(true, |quote| quote.quantity.refusal.is_some()), "{case}");
    }
}

/// Rows 152, 154 and 157.
#[test]
fn of_several_offers_the_preferred_one_is_quoted() {
    let product = read_product(include_bytes!("testdata/meplato-product.offers.constructed.json")).unwrap();

    let quote = quote(&product, &Choice::of(4), PriceSettings::default()).unwrap();

    assert_eq!((product.listing.offers.len(), quote.offer), (2, Some(0)));
    assert_eq!((quote.price.net.unwrap().text(), quote.price.gross.unwrap().text()), ("18.00".into(), "21.42".into()));
    assert_eq!((quote.reference.unwrap().text(), quote.warnings.len()), ("5.00".into(), 0));
    assert_eq!(quote.content.unwrap().units.text(0), "24");
}
