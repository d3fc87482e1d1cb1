//! What is unknown, taxes, discounts and contents.

use super::*;

#[test]
fn an_unknown_part_makes_the_sums_unknown_and_known_parts_are_listed() {
    let mut product = product("10.00 USD");
    product.options = vec![option("Size", &["1.50", "?"])];
    product.listing.add_on_groups = vec![group("plan", &["a 3.00", "b ?"])];
    let cases = [
        ("all known", (0, 0), ("plan", "a"), "14.50"),
        ("a surcharge unknown", (0, 1), ("plan", "a"), "-"),
        ("an add-on unknown", (0, 0), ("plan", "b"), "-"),
    ];
    for (name, option, add_on, line) in cases {
        let quote = quote(&product, &Choice { options: &[option], add_ons: &[add_on], ..Choice::of(1) }, NET).unwrap();

        assert_eq!(totals(&quote), [line, line, "-", "-"], "{name}");
        assert_eq!(quote.steps[0], Step::Base(Some(amount("10"))));
        assert_eq!(quote.steps.len(), 4, "{name}");
    }
}

#[test]
fn a_price_that_is_unknown_stays_unknown_whatever_is_added() {
    let mut product = product("");
    product.tax_rate = Some(rate("0.2"));
    product.options = vec![option("Size", &["1.50"])];

    let quote = quote(&product, &Choice { options: &[(0, 0)], ..Choice::of(3) }, NET).unwrap();

    assert_eq!((quote.unit, totals(&quote)), (None, ["-", "-", "-", "-"].map(str::to_owned)));
    assert_eq!(quote.steps[0], Step::Base(None));
    assert_eq!(quote.steps[1].amount(), Some(amount("1.5")));
    assert!(quote.warnings.is_empty());
}

#[test]
fn the_tax_is_unknown_without_a_rate_and_nothing_at_zero() {
    let cases = [
        ("on top, no rate", None, NET, ["9.99", "9.99", "-", "-"]),
        ("included, no rate", None, GROSS, ["9.99", "-", "-", "9.99"]),
        ("on top, zero", Some("0"), NET, ["9.99", "9.99", "0.00", "9.99"]),
        ("included, zero", Some("0"), GROSS, ["9.99", "9.99", "0.00", "9.99"]),
        ("on top", Some("0.19"), NET, ["9.99", "9.99", "1.90", "11.89"]),
        ("included", Some("0.19"), GROSS, ["9.99", "8.39", "1.60", "9.99"]),
    ];
    for (name, percent, settings, expected) in cases {
        let product = Product { tax_rate: percent.map(rate), ..product("3.33 EUR") };

        let quote = quote(&product, &Choice::of(3), settings).unwrap();

        assert_eq!(totals(&quote), expected, "{name}");
        let has_step = quote.steps.iter().any(|step| matches!(step, Step::Vat { .. }));
        assert_eq!(has_step, percent.is_some(), "{name}");
    }
}

#[test]
fn a_sum_below_zero_is_no_price() {
    let product = Product { options: vec![option("Rebate", &["-10.00", "-10.01"])], ..product("10.00 USD") };

    let free = quote(&product, &Choice { options: &[(0, 0)], ..Choice::of(1) }, NET).unwrap();
    let negative = quote(&product, &Choice { options: &[(0, 1)], ..Choice::of(1) }, NET).unwrap();

    assert_eq!((totals(&free)[0].as_str(), &codes(&free)[..]), ("0.00", &[][..]));
    assert_eq!((totals(&negative)[0].as_str(), &codes(&negative)[..]), ("-", &["unknown-price"][..]));
}

#[test]
fn an_offer_or_a_tier_below_zero_is_no_price() {
    let below_zero = offered(vec![offer("-1.00 EUR")]);
    let from_five = offered(vec![Offer { tiers: tiers(&["5 -0.01 EUR"]), ..offer("1.00 EUR") }]);
    let cases = [(&below_zero, 1, "-"), (&from_five, 4, "4.00"), (&from_five, 5, "-")];
    for (product, quantity, line) in cases {
        let quote = quote(product, &Choice::of(quantity), NET).unwrap();

        assert_eq!(totals(&quote)[0], line);
        assert_eq!(codes(&quote), ["unknown-price"][..usize::from(line == "-")]);
    }
}

#[test]
fn a_price_of_too_many_digits_is_unknown_with_a_warning() {
    let smallest = PriceQuantity::new(amount("1e-20")).unwrap();
    let mut product = offered(vec![Offer { price_quantity: smallest, ..offer("999999999999999 EUR") }]);
    product.options = vec![option("Size", &["999999999999999e-20"])];

    let line = quote(&product, &Choice::of(1_000_000), NET).unwrap();
    let unit = quote(&product, &Choice { options: &[(0, 0)], ..Choice::of(1) }, NET).unwrap();

    for quote in [line, unit] {
        assert_eq!((totals(&quote)[0].as_str(), &codes(&quote)[..]), ("-", &["unknown-price"][..]));
    }
}

#[test]
fn a_discount_is_shown_beside_the_price_and_never_taken_off_again() {
    let cases = [
        ("fits", "90.00 EUR", "100.00 EUR", Some("0.1"), Some("100.00"), None),
        ("a cent off", "89.99 EUR", "100.00 EUR", Some("0.1"), Some("100.00"), None),
        ("a cent more", "90.01 EUR", "100.00 EUR", Some("0.1"), Some("100.00"), None),
        ("two cents off", "89.98 EUR", "100.00 EUR", Some("0.1"), Some("100.00"), Some("discount-mismatch")),
        ("two cents more", "90.02 EUR", "100.00 EUR", Some("0.1"), Some("100.00"), Some("discount-mismatch")),
        ("rounded to the yen", "67 JPY", "100 JPY", Some("0.333"), Some("100"), None),
        ("no discount stated", "50.00 EUR", "100.00 EUR", None, Some("100.00"), None),
        ("not higher than the price", "90.00 EUR", "90.00 EUR", Some("0"), None, None),
        ("lower than the price", "90.00 EUR", "80.00 EUR", Some("0.1"), None, Some("discount-mismatch")),
        ("another currency", "90.00 EUR", "100.00 USD", Some("0.1"), None, Some("other-currency")),
    ];
    for (name, price, reference, discount, shown, warning) in cases {
        let reference_price = Some(money(reference));
        let product = offered(vec![Offer { reference_price, discount: discount.map(rate), ..offer(price) }]);

        let quote = quote(&product, &Choice::of(1), NET).unwrap();

        assert_eq!(quote.reference.map(|reference| reference.text()).as_deref(), shown, "{name}");
        assert_eq!(codes(&quote), warning.into_iter().collect::<Vec<_>>(), "{name}");
        assert_eq!(quote.price.line, Some(money(price)), "{name}");
    }
}

#[test]
fn the_content_of_the_order_units_is_shown_with_its_price() {
    let cases = [
        ("six bottles in a box", "8.17 EUR", "1", "6", 3, "18", "1.362"),
        ("a thousand metres on a roll, per hundred rolls", "1.99 EUR", "100", "1000", 5, "5000", "0.0000199"),
        ("half a kilogram", "3.00 EUR", "1", "0.5", 1, "0.5", "6.00"),
        ("without minor units", "1000 JPY", "1", "3", 2, "6", "333.3"),
    ];
    for (name, price, per, units, quantity, all, of_one) in cases {
        let price_quantity = PriceQuantity::new(amount(per)).unwrap();
        let content = Some(Content { units: amount(units), unit: Some("unit".to_owned()) });
        let product = offered(vec![Offer { price_quantity, content, ..offer(price) }]);

        let content = quote(&product, &Choice::of(quantity), NET).unwrap().content.unwrap();

        assert_eq!((content.units.text(0).as_str(), content.price.unwrap().text().as_str()), (all, of_one), "{name}");
    }
}

#[test]
fn surcharges_in_another_currency_than_the_offer_are_never_added() {
    let mut product = offered(vec![offer("10.00 EUR")]);
    product.price = Some(money("12.00 USD"));
    product.options = vec![option("Size", &["1.50"])];

    let plain = quote(&product, &Choice::of(1), NET).unwrap();
    let with_size = quote(&product, &Choice { options: &[(0, 0)], ..Choice::of(1) }, NET).unwrap();

    assert_eq!((totals(&plain)[0].as_str(), &codes(&plain)[..]), ("10.00", &[][..]));
    assert_eq!((totals(&with_size)[0].as_str(), &codes(&with_size)[..]), ("-", &["other-currency"][..]));
}
