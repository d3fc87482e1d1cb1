//! What more units would save, and the unit price with and without tax.

use super::*;

/// Such as `"10 from 10: 8.00, 1.00 less"`.
fn next_of(offer: Offer, quantity: u32) -> String {
    let quote = quote(&offered(vec![offer]), &Choice::of(quantity), NET).unwrap();
    quote.next_tier.map_or_else(
        || "none".to_owned(),
        |next| {
            let [minimum, unit, saving] = [next.minimum.text(0), next.unit.text(), next.saving.text()];
            format!("{} from {minimum}: {unit}, {saving} less", next.quantity)
        },
    )
}

#[test]
fn the_next_tier_is_the_nearest_above_that_is_cheaper_and_can_be_ordered() {
    let cases = [
        ("nothing is cheaper for more", "", ["", "", ""], 1, "none"),
        ("the nearest, in whatever order", "100 6 EUR, 10 8 EUR", ["", "", ""], 1, "10 from 10: 8.00, 1.00 less"),
        ("from a tier to the one after it", "100 6 EUR, 10 8 EUR", ["", "", ""], 10, "100 from 100: 6.00, 2.00 less"),
        ("one before the tier", "10 8 EUR", ["", "", ""], 9, "10 from 10: 8.00, 1.00 less"),
        ("the last tier", "10 8 EUR", ["", "", ""], 10, "none"),
        (
            "a tier that costs the same is left out",
            "10 9 EUR, 20 8 EUR",
            ["", "", ""],
            1,
            "20 from 20: 8.00, 1.00 less",
        ),
        ("a dearer one, too", "10 10 EUR, 20 8 EUR", ["", "", ""], 1, "20 from 20: 8.00, 1.00 less"),
        ("of equal minima the cheaper", "10 8 EUR, 10 7.5 EUR", ["", "", ""], 1, "10 from 10: 7.50, 1.50 less"),
        ("another currency is left out", "10 8 USD, 20 8 EUR", ["", "", ""], 1, "20 from 20: 8.00, 1.00 less"),
        ("more digits than the currency has", "10 8.9995 EUR", ["", "", ""], 1, "10 from 10: 8.9995, 0.0005 less"),
        ("a minimum between two quantities", "4.5 8 EUR", ["", "", ""], 1, "5 from 4.5: 8.00, 1.00 less"),
        ("reached by a step only", "10 8 EUR", ["", "", "4"], 4, "12 from 10: 8.00, 1.00 less"),
        ("a step over a tier", "10 8 EUR, 12 7 EUR", ["", "", "4"], 4, "12 from 12: 7.00, 2.00 less"),
        ("beyond the most", "10 8 EUR", ["", "9", ""], 1, "none"),
        ("beyond what anybody may order", "1000001 8 EUR", ["", "", ""], 1, "none"),
        ("no quantity at all", "10 8 EUR", ["10", "5", ""], 1, "none"),
    ];
    for (name, texts, [minimum, maximum, increment], quantity, expected) in cases {
        let texts: Vec<_> = texts.split(", ").filter(|text| !text.is_empty()).collect();
        let [minimum, maximum, increment] = [minimum, maximum, increment].map(|text| read_amount(text).ok());
        let quantity_rule = QuantityRule::new(minimum, maximum, increment).unwrap();

        let found = next_of(Offer { tiers: tiers(&texts), quantity: quantity_rule, ..offer("9 EUR") }, quantity);

        assert_eq!(found, expected, "{name}");
    }
}

#[test]
fn what_more_units_save_is_told_for_as_many_as_the_price_is_for() {
    let per_hundred = Offer {
        tiers: tiers(&["500 1.89 EUR", "1000 1.79 EUR"]),
        quantity: rule("50", "5000", "25"),
        price_quantity: PriceQuantity::new(amount("100")).unwrap(),
        ..offer("1.99 EUR")
    };

    assert_eq!(next_of(per_hundred, 475), "500 from 500: 1.89, 0.10 less");
}

#[test]
fn without_a_price_now_nothing_can_be_saved() {
    let offer = Offer { price: None, tiers: tiers(&["5 7 EUR", "10 6 EUR"]), ..Offer::default() };

    assert_eq!(next_of(offer.clone(), 4), "none");
    assert_eq!(next_of(offer, 5), "10 from 10: 6.00, 1.00 less");
}

#[test]
fn a_unit_is_told_with_and_without_tax_each_rounded() {
    let cases = [
        ("the tax on top", "1.49 EUR", "0.19", NET, "1.49 1.77"),
        ("the tax in it", "1.77 EUR", "0.19", GROSS, "1.49 1.77"),
        ("more digits than the currency has", "0.0199 EUR", "0.19", NET, "0.02 0.02"),
        ("a currency without parts", "1000 JPY", "0.10", NET, "1000 1100"),
        ("an unknown rate", "1.49 EUR", "", NET, "1.49 -"),
        ("an unknown rate of what holds the tax", "1.49 EUR", "", GROSS, "- 1.49"),
    ];
    for (name, price, tax, settings, expected) in cases {
        let tax_rate = if tax.is_empty() { None } else { Some(rate(tax)) };
        let product = offered(vec![Offer { tax_rate, ..offer(price) }]);

        let shown = quote(&product, &Choice::of(7), settings).unwrap().shown;

        let text = |money: Option<Money>| money.map_or_else(|| "-".to_owned(), |money| money.text());
        assert_eq!(format!("{} {}", text(shown.net), text(shown.gross)), expected, "{name}");
    }
}
