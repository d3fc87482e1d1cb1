//! Tiers, and prices for more units than one.

use super::*;

fn with_tiers(price: &str, texts: &[&str]) -> Product {
    offered(vec![Offer { tiers: tiers(texts), ..offer(price) }])
}

#[test]
fn the_tier_with_the_greatest_minimum_reached_applies_to_the_whole_quantity() {
    let orders = [["10 8 EUR", "100 6 EUR", "50 7 EUR"], ["100 6 EUR", "50 7 EUR", "10 8 EUR"]];
    let cases = [
        (9, "81.00", None),
        (10, "80.00", Some("8")),
        (49, "392.00", Some("8")),
        (50, "350.00", Some("7")),
        (99, "693.00", Some("7")),
        (100, "600.00", Some("6")),
        (1_000_000, "6000000.00", Some("6")),
    ];
    for texts in orders {
        let product = with_tiers("9 EUR", &texts);
        for (quantity, line, price) in cases {
            let quote = quote(&product, &Choice::of(quantity), NET).unwrap();

            let tier = quote.tier.map(|tier| product.listing.offers[0].tiers[tier].price.amount().text(0));
            assert_eq!((totals(&quote)[0].as_str(), tier.as_deref()), (line, price), "{quantity} of {texts:?}");
        }
    }
}

#[test]
fn odd_tiers_are_told_of() {
    let cases = [
        ("equal minima: the cheaper", "5 8 EUR, 5 7 EUR", 5, "35.00", Some("equal-tiers")),
        ("in whatever order", "5 7 EUR, 5 8 EUR", 5, "35.00", Some("equal-tiers")),
        ("equal minima that do not apply", "5 8 EUR, 5 7 EUR, 6 6 EUR", 6, "36.00", None),
        ("another currency", "5 7 USD", 5, "45.00", Some("other-currency")),
        ("another currency besides", "5 8 EUR, 5 7 USD", 5, "40.00", Some("other-currency")),
        ("from 0 on", "0 8 EUR", 1, "8.00", None),
        ("from a part of a unit on", "4.5 8 EUR", 4, "36.00", None),
        ("dearer for more", "5 10 EUR", 5, "50.00", None),
    ];
    for (name, texts, quantity, line, expected) in cases {
        let texts: Vec<_> = texts.split(", ").collect();

        let quote = quote(&with_tiers("9 EUR", &texts), &Choice::of(quantity), NET).unwrap();

        assert_eq!(totals(&quote)[0], line, "{name}");
        assert_eq!(codes(&quote), expected.into_iter().collect::<Vec<_>>(), "{name}");
    }
}

#[test]
fn a_tier_has_a_price_where_the_offer_has_none() {
    let product = offered(vec![Offer { price: None, tiers: tiers(&["5 7 EUR"]), ..Offer::default() }]);

    let [below, reached] = [4, 5].map(|quantity| totals(&quote(&product, &Choice::of(quantity), NET).unwrap()));

    assert_eq!((below[0].as_str(), reached[0].as_str()), ("-", "35.00"));
}

#[test]
fn a_price_for_many_units_is_divided_once() {
    let cases = [
        ("12.5 EUR", "100", 1, NET.rounding, "0.13"),
        ("12.5 EUR", "100", 1, Rounding::HalfEven, "0.12"),
        ("1 EUR", "3", 2, NET.rounding, "0.67"),
        ("1 EUR", "3", 3, NET.rounding, "1.00"),
        ("1.99 EUR", "0", 2, NET.rounding, "3.98"),
        ("10 EUR", "0.5", 3, NET.rounding, "60.00"),
        ("0.0199 EUR", "1", 250, NET.rounding, "4.98"),
        ("1 JPY", "8", 4, NET.rounding, "1"),
        ("1 JPY", "8", 4, Rounding::HalfEven, "0"),
        ("1.005 USD", "1", 100, NET.rounding, "100.50"),
        ("2.675 USD", "1", 1, NET.rounding, "2.68"),
        ("0.0000001 USD", "1", 50_000, NET.rounding, "0.01"),
        ("999999999999999 USD", "1", 1_000_000, NET.rounding, "999999999999999000000.00"),
    ];
    for (price, per, quantity, rounding, expected) in cases {
        let price_quantity = PriceQuantity::new(amount(per)).unwrap();
        let product = offered(vec![Offer { price_quantity, ..offer(price) }]);

        let quote = quote(&product, &Choice::of(quantity), PriceSettings { rounding, ..NET }).unwrap();

        assert_eq!(totals(&quote)[0], expected, "{quantity} × {price} ÷ {per}");
    }
}

#[test]
fn surcharges_are_for_one_unit_even_where_the_price_is_for_many() {
    let price_quantity = PriceQuantity::new(amount("100")).unwrap();
    let mut product = offered(vec![Offer { price_quantity, ..offer("1.99 EUR") }]);
    product.options = vec![option("Cut", &["0.10"])];

    let quote = quote(&product, &Choice { options: &[(0, 0)], ..Choice::of(50) }, NET).unwrap();

    // 50 × 0.0199 + 50 × 0.10 is 5.995; as a price per 100 that is 11.99.
    assert_eq!((quote.unit.unwrap().text(), totals(&quote)[0].as_str()), ("11.99".to_owned(), "6.00"));
}
