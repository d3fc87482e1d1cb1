//! Products as they are sent, whole, odd and broken.

use super::*;
use crate::money::{Amount, read_amount};
use crate::product::{OptionSets, ProductOption};

const PRINTED: &[u8] = include_bytes!("../testdata/kibo-product-100060.json");

/// A product with these fields besides its part number.
fn read(fields: &str) -> Result<Product, Error> {
    read_product(["{\"partNumber\": \"p\", ", fields, "}"].concat().as_bytes(), None)
}

/// The ids of the product's options, each with those of its values.
fn ids(product: &Product) -> Vec<(&str, Vec<&str>)> {
    fn pair(option: &ProductOption) -> (&str, Vec<&str>) {
        (&option.id, option.values.iter().map(|value| &*value.id).collect())
    }
    product.options.iter().map(pair).collect()
}

/// The sets, one list of cells per set.
fn rows(product: &Product) -> Vec<Vec<u16>> {
    let cell = |set: usize, option| product.sets.column(option).map_or(0, |column| column.cells()[set]);
    let row = |set| (0..product.options.len()).map(|option| cell(set, option)).collect();
    let count = product.sets.all().iter().map(|word| word.count_ones() as usize).sum();
    (0..count).map(row).collect()
}

/// Rows 60, 64, 65 and 69.
#[test]
fn the_printed_product_is_read_completely() {
    let product = read_product(PRINTED, Some(0)).unwrap();

    assert_eq!((&*product.sku, product.catalog_id, &*product.name), ("100060", Some(0), "Many slaved options"));
    assert!(product.description.as_deref().unwrap().starts_with("Sizes:<br>\n<b>S (32BC-34B)<br>"));
    assert!(product.description.as_deref().unwrap().contains("Lycra®"));
    assert_eq!(product.price.unwrap().text(), "49.99");
    assert_eq!(product.price.unwrap().currency().code(), "USD");
    assert_eq!((product.availability.code.as_deref(), product.availability.status), (Some("M"), "in-stock"));
    assert_eq!(product.locale.as_deref(), Some("en-US"));
    assert_eq!(product.warnings, []);
    let images: Vec<_> = product.images.iter().map(|image| (&image.url[52..], image.name.as_deref())).collect();
    assert_eq!(
        images,
        [
            ("123f1abb0704fa5d6893cb64ada9e2ac.jpg?1330767605", None),
            ("x1_123f1abb0704fa5d6893cb64ada9e2ac.jpg?1330767605", Some("Front")),
        ]
    );
}

/// Rows 76, 77, 85 and 89.
#[test]
fn the_printed_options_stand_in_order_of_rank_with_their_sets() {
    let product = read_product(PRINTED, None).unwrap();

    assert_eq!(
        ids(&product),
        [
            ("793993", vec!["200258", "200390", "200392", "200393"]),
            ("192503", vec!["200391", "200259", "200260", "200389"]),
            ("192502", vec!["200259", "200260", "200389"]),
            ("794203", vec!["200259"]),
        ]
    );
    let green = &product.options[0].values[2];
    assert_eq!((&*product.options[0].name, &*green.name, green.surcharge), ("Color", "Green", Some(Amount::ZERO)));
    assert!(green.image.as_deref().unwrap().contains("_793993_200392.jpg"));
    assert_eq!(product.options[1].values[0].image, None);
    assert_eq!(
        rows(&product),
        [
            [1, 0, 1, 0],
            [1, 0, 2, 0],
            [1, 0, 3, 0],
            [2, 1, 0, 0],
            [2, 2, 0, 0],
            [2, 3, 0, 0],
            [2, 4, 0, 0],
            [3, 0, 0, 1],
            [4, 0, 1, 0],
            [4, 0, 2, 0],
            [4, 0, 3, 0],
        ]
    );
}

/// Rows 73 and 74.
#[test]
fn names_may_be_ids_and_a_value_may_take_text() {
    let product =
        read_product(include_bytes!("../testdata/kibo-product-named-options.constructed.json"), None).unwrap();

    assert_eq!(ids(&product), [("Color", vec!["Red", "Blue"]), ("Size", vec!["M", "XL"]), ("Engraving", vec!["text"])]);
    let names: Vec<_> = product.options.iter().map(|option| &*option.name).collect();
    assert_eq!(names, ["Color", "Choose a size", "Engraving"]);
    assert_eq!((&*product.options[0].values[1].name, &*product.options[1].values[1].name), ("Blue", "Extra Large"));
    let rule = product.options[2].text.unwrap();
    assert_eq!((rule.min, rule.max, product.options[1].text), (1, Some(12), None));
    assert_eq!(product.options[2].values[0].surcharge, read_amount("5.00").ok());
    assert_eq!((product.description, product.sets), (None, OptionSets::default()));
}

/// Rows 65 and 66.
#[test]
fn each_availability_code_has_its_meaning() {
    let cases = [
        (r#"{"code": "Y"}"#, Some("Y"), "in-stock"),
        (r#"{"code": "M"}"#, Some("M"), "in-stock"),
        (r#"{"code": "J"}"#, Some("J"), "in-stock"),
        (r#"{"code": "N"}"#, Some("N"), "back-order"),
        (r#"{"code": "L"}"#, Some("L"), "limited"),
        (r#"{"code": "P"}"#, Some("P"), "pre-order"),
        (r#"{"code": "D"}"#, Some("D"), "discontinued"),
        (r#"{"code": "I"}"#, Some("I"), "digital"),
        (r#"{"code": "S"}"#, Some("S"), "store-only"),
        (r#"{"code": "d", "text": "gone"}"#, Some("D"), "discontinued"),
        (r#"{"code": "Q"}"#, Some("Q"), "unknown"),
        (r#"{"code": null}"#, None, "unknown"),
        (r#""Y""#, Some("Y"), "in-stock"),
        ("null", None, "unknown"),
        ("{}", None, "unknown"),
        ("[]", None, "unknown"),
    ];
    for (json, code, status) in cases {
        let availability = read(&["\"availability\": ", json].concat()).unwrap().availability;

        assert_eq!((availability.code.as_deref(), availability.status), (code, status), "{json}");
    }
    assert_eq!(read("\"name\": null").unwrap().availability.status, "unknown");
}

/// Rows 64 and 97.
#[test]
fn a_price_may_be_text_or_a_number_and_stays_exact() {
    let cases = [
        (r#""price": "49.99", "currency": "USD""#, "49.99"),
        (r#""price": 49.99, "currency": "usd""#, "49.99"),
        (r#""currency": "EUR", "price": 0.0199"#, "0.0199"),
        (r#""price": 0, "currency": "JPY""#, "0"),
        (r#""price": "5", "currency": "USD""#, "5.00"),
    ];
    for (fields, text) in cases {
        let product = read(fields).unwrap();

        assert_eq!((product.price.unwrap().text(), product.warnings), (text.to_owned(), vec![]), "{fields}");
    }
}

/// Row 64.
#[test]
fn a_price_that_cannot_be_read_is_unknown_with_a_warning() {
    let cases = [
        r#""price": "$49.99", "currency": "USD""#,
        r#""price": "1,234.50", "currency": "USD""#,
        r#""price": "", "currency": "USD""#,
        r#""price": null, "currency": "USD""#,
        r#""currency": "USD""#,
        r#""price": "-1.00", "currency": "USD""#,
        r#""price": -1, "currency": "USD""#,
        r#""price": "1234567890123456", "currency": "USD""#,
        r#""price": 1e400, "currency": "USD""#,
        r#""price": 1234567890123456, "currency": "USD""#,
        r#""price": "NaN", "currency": "USD""#,
        r#""price": "Infinity", "currency": "USD""#,
        r#""price": "49.99""#,
        r#""price": "49.99", "currency": "XXX""#,
        r#""price": "49.99", "currency": "dollars""#,
        r#""price": "49.99", "currency": null"#,
    ];
    for fields in cases {
        let product = read(fields).unwrap();

        let warnings: Vec<_> = product.warnings.iter().map(|warning| warning.code).collect();
        assert_eq!((product.price, warnings), (None, vec!["unknown-price"]), "{fields}");
    }
}

/// Row 71.
#[test]
fn a_rate_of_tax_that_is_none_is_unknown_with_a_warning() {
    let cases = [
        ("0.19", Some("0.19"), None),
        ("\"0.2\"", Some("0.2"), None),
        ("0", Some("0"), None),
        ("null", None, None),
        ("19", None, Some("no rate of tax: 19")),
        ("-0.19", None, Some("no rate of tax: -0.19")),
        ("0.1234567", None, Some("no rate of tax: 0.1234567")),
        ("\"19 %\"", None, Some("no rate of tax: \"19 %\"")),
    ];
    for (rate, expected, message) in cases {
        let product = read(&format!(r#""price": "5", "currency": "USD", "VATRate": {rate}"#)).unwrap();

        let warnings: Vec<_> = product.warnings.iter().map(|warning| (warning.code, &*warning.message)).collect();
        let message = message.map(|message| ("unknown-tax", message));
        assert_eq!(product.tax_rate.map(|rate| rate.amount().text(0)).as_deref(), expected, "{rate}");
        assert_eq!(warnings, message.into_iter().collect::<Vec<_>>(), "{rate}");
    }
}

/// Row 34.
#[test]
fn a_currency_that_is_not_known_has_two_digits_and_a_warning() {
    let product = read(r#""price": "5", "currency": "ZZZ""#).unwrap();

    assert_eq!((product.price.unwrap().text(), product.warnings.len()), ("5.00".to_owned(), 1));
}

#[test]
fn a_surcharge_that_cannot_be_read_is_unknown_with_a_warning() {
    for surcharge in [r#""$5""#, r#""-1.00""#, r#""""#, "-1", "true", "{}", "[1]"] {
        let product = read(&format!(
            r#""price": "9.00", "currency": "USD",
               "productOptions": {{"c": {{"optionChoices": {{"options": {{"r": {{"additionalPrice": {surcharge}}}}}}}}}}}"#
        ));

        let product = product.unwrap();
        let warnings: Vec<_> = product.warnings.iter().map(|warning| (warning.code, &*warning.message)).collect();
        let message = "the surcharge of value \"r\" of option \"c\" cannot be read";
        assert_eq!((product.options[0].values[0].surcharge, warnings), (None, vec![("unknown-price", message)]));
        assert_eq!(product.price.unwrap().text(), "9.00", "{surcharge}");
    }
}

#[test]
fn sets_may_stand_before_the_options_they_speak_of() {
    let sets = r#""optionSets": [{"selectedOptions": {"c": "b"}}, {"selectedOptions": {"x": "y"}}]"#;
    let options = r#""productOptions": {"c": {"optionChoices": {"options": {"a": {}, "b": {}}}}}"#;

    let (before, after) = (read(&[sets, ", ", options].concat()), read(&[options, ", ", sets].concat()));

    assert_eq!(rows(before.as_ref().unwrap()), [[2]]);
    assert_eq!(before.as_ref().unwrap().warnings.last().unwrap().code, "broken-option-set");
    assert_eq!(before, after);
}

#[test]
fn null_and_empty_arrays_stand_for_what_is_not_there() {
    let fields = ["name", "description", "locale", "image", "images", "productOptions", "optionSets", "availability"];
    let all = |value: &str| fields.map(|field| ["\"", field, "\": ", value].concat()).join(", ");
    let expected = read("\"upc\": 1").unwrap();

    assert_eq!(read(&all("null")).unwrap(), expected);
    assert_eq!(read(r#""images": [], "productOptions": [], "optionSets": []"#).unwrap(), expected);
    assert_eq!(read(r#""productOptions": {}"#).unwrap(), expected);
    assert_eq!((&*expected.name, expected.sets), ("p", OptionSets::default()));
}

#[test]
fn null_and_empty_arrays_inside_options_stand_for_what_is_not_there() {
    let cases = [
        "{}",
        "null",
        "[]",
        r#"{"displayName": null, "rank": null, "optionChoices": null}"#,
        r#"{"optionChoices": []}"#,
        r#"{"optionChoices": {"options": []}}"#,
        r#"{"optionChoices": {"options": null}}"#,
    ];
    for option in cases {
        let product = read(&format!(r#""productOptions": {{"c": {option}}}"#)).expect(option);

        assert_eq!((ids(&product), &*product.options[0].name), (vec![("c", vec![])], "c"), "{option}");
    }
    let value = r#""productOptions": {"c": {"optionChoices": {"options": {"r": {"displayName": null,
        "additionalPrice": null, "rank": null, "image": null}, "s": []}}}}"#;
    assert_eq!(ids(&read(value).unwrap()), [("c", vec!["r", "s"])]);
}

/// Row 69.
#[test]
fn the_single_image_stands_in_where_there_is_no_list() {
    let urls = |fields: &str| read(fields).unwrap().images.into_iter().map(|image| image.url).collect::<Vec<_>>();

    assert_eq!(urls(r#""image": "https://i/1.jpg""#), ["https://i/1.jpg"]);
    assert_eq!(urls(r#""image": "https://i/1.jpg", "images": []"#), ["https://i/1.jpg"]);
    assert_eq!(urls(r#""image": "https://i/1.jpg", "images": [{"name": "no url"}]"#), ["https://i/1.jpg"]);
    assert_eq!(urls(r#""image": "https://i/1.jpg", "images": [{"url": "https://i/2.jpg"}]"#), ["https://i/2.jpg"]);
    assert_eq!(urls(r#""image": null"#), [""; 0]);
}

#[test]
fn options_and_sets_of_another_shape_are_an_error_with_its_place() {
    let cases = [
        (r#""productOptions": "c""#, "productOptions"),
        (r#""productOptions": [{"displayName": "c"}]"#, "productOptions"),
        (r#""productOptions": {"c": {"optionChoices": {"options": "r"}}}"#, "productOptions.c.optionChoices.options"),
        (r#""optionSets": "every""#, "optionSets"),
        (r#""optionSets": true"#, "optionSets"),
        (r#""optionSets": ["c"]"#, "optionSets[0]"),
        (r#""optionSets": [{"selectedOptions": "c"}]"#, "optionSets[0].selectedOptions"),
        (r#""optionSets": [{}, {"selectedOptions": {"c": {}}}]"#, "optionSets[1].selectedOptions.c"),
    ];
    let read_as = |fields: &str| read(fields).map_or_else(|error| error.field().to_owned(), |_| "a product".to_owned());

    let places = cases.map(|(fields, _)| (fields, read_as(fields)));

    assert_eq!(places, cases.map(|(fields, place)| (fields, place.to_owned())));
}

#[test]
fn broken_json_is_an_error_with_its_place() {
    let error = read(r#""productOptions": {"c": {"rank": 1.}}"#).unwrap_err();

    assert_eq!((error.code(), error.field()), ("unreadable-answer", "productOptions.c.rank"));
}

#[test]
fn what_is_no_product_is_an_error() {
    let cases = [
        "{}",
        r#"{"partNumber": null}"#,
        r#"{"partNumber": ""}"#,
        r#"{"partNumber": ["p"]}"#,
        "null",
        "[]",
        "\"100060\"",
        "",
        "<!doctype html>",
    ];
    for json in cases {
        assert_eq!(read_product(json.as_bytes(), None).expect_err(json).code(), "unreadable-answer", "{json}");
    }
    assert_eq!(read_product(b"{}", None).unwrap_err().field(), "partNumber");
}

/// Row 63.
#[test]
fn a_part_number_may_be_a_number_and_keeps_its_text() {
    let product = read_product(br#"{"partNumber": 12345678901234567890}"#, None).unwrap();

    assert_eq!(product.sku, "12345678901234567890");
}

#[test]
fn options_may_be_called_anything() {
    let names = ["__proto__", "constructor", "toString", "", " ", "ü😀", "a.b[0]", "\\\"quoted\\\""];
    for name in names {
        let product = read(&format!(
            r#""price": 1, "currency": "USD", "productOptions": {{"{name}": {{"optionChoices": {{"options": {{"{name}": {{}}}}}}}}}},
               "optionSets": [{{"selectedOptions": {{"{name}": "{name}"}}}}]"#
        ));

        let product = product.unwrap();
        let name = name.replace('\\', "");
        assert_eq!(ids(&product), [(&*name, vec![&*name])]);
        assert_eq!((rows(&product), product.warnings), (vec![vec![1]], vec![]), "{name}");
    }
}

#[test]
fn a_product_cut_off_anywhere_is_an_error() {
    let whole = PRINTED.trim_ascii_end();

    for end in 0..whole.len() {
        let error = read_product(&whole[..end], None).expect_err("cut off");
        assert_eq!(error.code(), "unreadable-answer", "after {end} bytes");
    }
    assert!(read_product(whole, None).is_ok());
}
