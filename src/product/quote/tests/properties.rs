//! What holds for all prices and quantities.

use super::*;
use proptest::prelude::*;

/// The quantities that a rule allows, tried one by one.
fn allowed(minimum: u32, maximum: u32, increment: u32) -> Vec<u32> {
    (1..=200)
        .filter(|quantity| minimum == 0 || *quantity >= minimum)
        .filter(|quantity| maximum == 0 || *quantity <= maximum)
        .filter(|quantity| increment == 0 || quantity % increment == 0)
        .collect()
}

#[test]
fn quantities_suggested_are_allowed_and_the_nearest() {
    for minimum in 0..=13 {
        for maximum in 0..=13 {
            for increment in 0..=7 {
                // A rule without a maximum goes on beyond what is tried.
                let allowed = allowed(minimum, maximum, increment);
                let [min, max, step] = [minimum, maximum, increment].map(|limit| Some(Amount::from(limit)));
                let rule = QuantityRule::new(min, max, step).unwrap();
                for quantity in 1..=20 {
                    let check = rule.check(quantity);

                    let name = format!("{quantity} of {minimum}..{maximum} by {increment}");
                    assert_eq!(check.is_valid(), allowed.contains(&quantity), "{name}");
                    assert_eq!(check.refusal == Some(Refusal::NothingFits), allowed.is_empty(), "{name}");
                    if !check.is_valid() {
                        let below = allowed.iter().copied().rfind(|allowed| *allowed < quantity);
                        let above = allowed.iter().copied().find(|allowed| *allowed > quantity);
                        assert_eq!((check.below, check.above), (below, above), "{name}");
                    }
                }
            }
        }
    }
}

fn price() -> impl Strategy<Value = String> {
    (0..1_000_000_000_000_u64, 0..8_u32).prop_map(|(units, scale)| format!("{units}e-{scale} EUR"))
}

proptest! {
    #[test]
    fn net_and_tax_are_gross_whatever_is_priced(
        price in price(),
        per in 1..1000_u32,
        quantity in 1..=1_000_000_u32,
        millionths in 0..=1_000_000_u32,
        is_included: bool,
        is_even: bool,
    ) {
        let offer = Offer {
            price_quantity: PriceQuantity::new(Amount::from(per)).unwrap(),
            tax_rate: Some(rate(&format!("{millionths}e-6"))),
            ..offer(&price)
        };
        let settings = PriceSettings {
            rounding: if is_even { Rounding::HalfEven } else { Rounding::HalfUp },
            tax: if is_included { TaxMode::Included } else { TaxMode::OnTop },
        };

        let price = quote(&offered(vec![offer]), &Choice::of(quantity), settings).unwrap().price;

        prop_assert_eq!(price.net.unwrap().plus_money(price.vat.unwrap()), price.gross);
        prop_assert_eq!(if is_included { price.gross } else { price.net }, price.line);
        prop_assert_eq!(price.vat.unwrap().rounded(settings.rounding), price.vat.unwrap());
    }

    #[test]
    fn the_order_of_tiers_does_not_matter(
        minima in proptest::collection::vec((0..20_u32, 1..9_u32), 0..5),
        quantity in 1..25_u32,
    ) {
        let texts: Vec<_> = minima.iter().map(|(minimum, price)| format!("{minimum} {price} EUR")).collect();
        let mut texts: Vec<_> = texts.iter().map(String::as_str).collect();
        let line = |texts: &[&str]| {
            let product = offered(vec![Offer { tiers: tiers(texts), ..offer("9 EUR") }]);
            quote(&product, &Choice::of(quantity), NET).unwrap().price
        };

        let given = line(&texts);
        texts.reverse();
        let reversed = line(&texts);

        prop_assert_eq!(given, reversed);
    }
}
