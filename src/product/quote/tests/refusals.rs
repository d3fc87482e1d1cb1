//! What is refused, and what is priced although it cannot be ordered.

use super::*;

#[test]
fn a_choice_that_the_product_does_not_have_is_refused_by_its_place() {
    let mut product = product("10.00 USD");
    product.options = vec![option("Size", &["0", "1"]), option("Colour", &["0"])];
    product.listing.add_on_groups = vec![group("plan", &["000 0", "a 3"]), group("gift", &["b 1"])];
    let of = Choice::of;
    let cases = [
        ("no such option", Choice { options: &[(0, 0), (2, 0)], ..of(1) }, "options[1]"),
        ("no such value", Choice { options: &[(1, 1)], ..of(1) }, "options[0]"),
        ("two values of an option", Choice { options: &[(0, 0), (1, 0), (0, 1)], ..of(1) }, "options[2]"),
        ("no such add-on", Choice { add_ons: &[("plan", "x")], ..of(1) }, "addOns.plan"),
        ("an add-on of another group", Choice { add_ons: &[("plan", "b")], ..of(1) }, "addOns.plan"),
        ("leading zeros left out", Choice { add_ons: &[("plan", "0")], ..of(1) }, "addOns.plan"),
        ("no such group", Choice { add_ons: &[("wrap", "a")], ..of(1) }, "addOns.wrap"),
        ("two add-ons of a group", Choice { add_ons: &[("plan", "000"), ("plan", "a")], ..of(1) }, "addOns.plan"),
        ("no such offer", Choice { offer: Some(0), ..of(1) }, "offer"),
    ];
    for (name, choice, field) in cases {
        let error = quote(&product, &choice, NET).unwrap_err();

        assert_eq!((error.code(), error.field()), ("invalid-selection", field), "{name}");
    }
}

#[test]
fn a_refusal_says_what_is_not_there() {
    let mut product = product("10.00 USD");
    product.listing.add_on_groups = vec![group("tpp5000", &["000 0"])];

    let error = quote(&product, &Choice { add_ons: &[("tpp5000", "WPP1")], ..Choice::of(1) }, NET).unwrap_err();

    assert_eq!(error.to_string(), "group tpp5000 has no add-on WPP1");
}

#[test]
fn a_quantity_is_a_number_from_one_to_a_million() {
    let product = product("10.00 USD");
    for (quantity, is_priced) in [(0, false), (1, true), (1_000_000, true), (1_000_001, false), (u32::MAX, false)] {
        let outcome = quote(&product, &Choice::of(quantity), NET);

        match outcome {
            Ok(_) => assert!(is_priced, "{quantity}"),
            Err(error) => {
                assert!(!is_priced, "{quantity}");
                assert_eq!((error.code(), error.field()), ("invalid-quantity", "quantity"));
            }
        }
    }
}

#[test]
fn what_cannot_be_ordered_is_priced_nevertheless() {
    let nothing_fits = Offer { quantity: rule("26", "49", "25"), ..offer("2.00 EUR") };
    let blocked = Offer { blocked: true, ..offer("2.00 EUR") };
    let barred = |barred| {
        let mut product = product("2.00 EUR");
        product.listing.barred = Some(barred);
        product
    };
    let cases = [
        (offered(vec![nothing_fits]), Refusal::NothingFits),
        (offered(vec![blocked]), Refusal::Blocked),
        (barred(Barred::Inactive), Refusal::Inactive),
        (barred(Barred::Unpublished), Refusal::Unpublished),
    ];
    for (product, refusal) in cases {
        let quote = quote(&product, &Choice::of(30), NET).unwrap();

        assert_eq!(quote.quantity, QuantityCheck { refusal: Some(refusal), below: None, above: None });
        assert_eq!(refusal.code(), "not-orderable");
        assert_eq!(totals(&quote)[0], "60.00");
    }
}

#[test]
fn more_than_is_in_stock_is_told_of() {
    let mut product = product("2.00 EUR");
    product.listing.stock = Some(3);

    let [enough, too_many] = [3, 4].map(|quantity| quote(&product, &Choice::of(quantity), NET).unwrap());

    assert!(enough.warnings.is_empty() && too_many.quantity.is_valid());
    assert_eq!(too_many.warnings[0].code, "beyond-stock");
    assert_eq!(too_many.warnings[0].message, "of the 4 units, 3 are in stock");
}
