//! The values that the systems' documents work out or imply.

use super::*;
use crate::wire::kibo_cart::read_product;

/// 1.99 EUR per 100 kg, 1.89 from 500 kg, 1.79 from 1000 kg; 19 %; from 50 kg to 5000 kg in steps of 25 kg.
fn wire() -> Offer {
    Offer {
        id: "off-1".to_owned(),
        price_quantity: PriceQuantity::new(amount("100")).unwrap(),
        tiers: tiers(&["1000 1.79 EUR", "500 1.89 EUR"]),
        quantity: rule("50", "5000", "25"),
        content: Some(Content { units: amount("1"), unit: Some("KGM".to_owned()) }),
        order_unit: Some("KGM".to_owned()),
        tax_rate: Some(rate("0.19")),
        ..offer("1.99 EUR")
    }
}

#[test]
fn steel_wire_costs_what_its_price_per_hundred_says() {
    let product = offered(vec![wire()]);
    let cases = [
        (50, "1.99", None, ["1.00", "1.00", "0.19", "1.19"]),
        (75, "1.99", None, ["1.49", "1.49", "0.28", "1.77"]),
        (100, "1.99", None, ["1.99", "1.99", "0.38", "2.37"]),
        (250, "1.99", None, ["4.98", "4.98", "0.95", "5.93"]),
        (475, "1.99", None, ["9.45", "9.45", "1.80", "11.25"]),
        (500, "1.89", Some(1), ["9.45", "9.45", "1.80", "11.25"]),
        (975, "1.89", Some(1), ["18.43", "18.43", "3.50", "21.93"]),
        (1000, "1.79", Some(0), ["17.90", "17.90", "3.40", "21.30"]),
        (5000, "1.79", Some(0), ["89.50", "89.50", "17.01", "106.51"]),
    ];
    for (quantity, unit, tier, expected) in cases {
        let quote = quote(&product, &Choice::of(quantity), NET).unwrap();

        assert_eq!(totals(&quote), expected, "{quantity}");
        assert_eq!(quote.unit.unwrap().text(), unit, "{quantity}");
        assert_eq!((quote.per.get().text(0), quote.tier, quote.offer), ("100".to_owned(), tier, Some(0)));
        assert!(quote.quantity.is_valid() && quote.warnings.is_empty(), "{quantity}");
    }
}

#[test]
fn steel_wire_is_not_sold_in_other_quantities() {
    let product = offered(vec![wire()]);
    let cases = [
        (1, "below-minimum", None, Some(50)),
        (25, "below-minimum", None, Some(50)),
        (60, "not-a-multiple", Some(50), Some(75)),
        (5001, "above-maximum", Some(5000), None),
        (5025, "above-maximum", Some(5000), None),
    ];
    for (quantity, code, below, above) in cases {
        let check = quote(&product, &Choice::of(quantity), NET).unwrap().quantity;

        assert_eq!((check.refusal.unwrap().code(), check.below, check.above), (code, below, above), "{quantity}");
    }
}

#[test]
fn a_kilogram_of_wire_is_shown_with_four_digits() {
    let product = offered(vec![wire()]);

    let content = quote(&product, &Choice::of(250), NET).unwrap().content.unwrap();

    assert_eq!((content.units.text(0), content.unit.as_deref()), ("250".to_owned(), Some("KGM")));
    assert_eq!(content.price.unwrap().text(), "0.0199");
}

#[test]
fn a_watch_with_its_protection_plan_costs_both() {
    let groups = vec![group("tpp5000", &["000 0.0", "WPP34015 425.0"])];
    let product = Product {
        listing: Listing { add_on_groups: groups, stock: Some(1), ..Listing::default() },
        ..product("3650.0 USD")
    };
    let cases: [(&[_], u32, &str, &str); 4] = [
        (&[], 1, "3650.00", "3650.00"),
        (&[("tpp5000", "000")], 1, "3650.00", "3650.00"),
        (&[("tpp5000", "WPP34015")], 1, "4075.00", "4075.00"),
        (&[("tpp5000", "WPP34015")], 2, "4075.00", "8150.00"),
    ];
    for (add_ons, quantity, unit, line) in cases {
        let quote = quote(&product, &Choice { add_ons, ..Choice::of(quantity) }, NET).unwrap();

        assert_eq!(quote.unit.unwrap().text(), unit);
        assert_eq!(totals(&quote), [line, line, "-", "-"]);
        assert_eq!(codes(&quote), ["beyond-stock"][..usize::from(quantity > 1)]);
    }
}

#[test]
fn options_with_vat_cost_what_the_cart_says() {
    let json = include_bytes!("../../../wire/kibo_cart/testdata/kibo-product-named-options.constructed.json");
    let product = read_product(json, None).unwrap();
    let cases = [
        (["Red", "M"], "15.00", ["15.00", "15.00", "3.00", "18.00"]),
        (["Blue", "XL"], "17.50", ["17.50", "17.50", "3.50", "21.00"]),
    ];
    for ([color, size], unit, expected) in cases {
        let answers = [("Color", color), ("Size", size), ("Engraving", "text")];
        let options = answers.map(|(option, value)| {
            let option = product.option_index(option).unwrap();
            (option, product.options[option].value_index(value).unwrap())
        });

        let quote = quote(&product, &Choice { options: &options, ..Choice::of(1) }, NET).unwrap();

        assert_eq!((quote.unit.unwrap().text(), totals(&quote)), (unit.to_owned(), expected.map(str::to_owned)));
    }
}
