//! Which of several offers is taken.

use super::*;

fn best(offers: &[Offer], quantity: u32) -> usize {
    quote(&offered(offers.to_vec()), &Choice::of(quantity), NET).unwrap().offer.unwrap()
}

#[test]
fn an_offer_goes_before_others_for_what_counts_most() {
    let plain = offer("5.00 EUR");
    let cheap = offer("4.00 EUR");
    let blocked = Offer { blocked: true, ..offer("1.00 EUR") };
    let preferred = Offer { preferred: true, ..offer("9.00 EUR") };
    let never = Offer { quantity: rule("26", "49", "25"), preferred: true, ..offer("1.00 EUR") };
    let quick = Offer { delivery_days: Some(amount("2")), ..offer("4.00 EUR") };
    let slow = Offer { delivery_days: Some(amount("10")), ..offer("4.00 EUR") };
    let unknown = Offer { price: None, delivery_days: Some(amount("0")), ..Offer::default() };
    let cases: [(&str, &[&Offer], usize); 11] = [
        ("the first of equal ones", &[&plain, &plain], 0),
        ("the lowest price", &[&plain, &cheap], 1),
        ("one that is not blocked", &[&blocked, &plain], 1),
        ("one of which some quantity can be ordered", &[&never, &plain], 1),
        ("one that is preferred", &[&cheap, &preferred], 1),
        ("but not one preferred and blocked", &[&Offer { blocked: true, ..preferred.clone() }, &plain], 1),
        ("the quicker of equal prices", &[&slow, &quick], 1),
        ("one whose delivery is known", &[&cheap, &slow], 1),
        ("the price before the delivery", &[&quick, &offer("3.99 EUR")], 1),
        ("one whose price is known", &[&unknown, &plain], 1),
        ("the best of blocked ones where all are", &[&Offer { blocked: true, ..plain.clone() }, &blocked], 1),
    ];
    for (name, offers, expected) in cases {
        let offers: Vec<_> = offers.iter().map(|offer| (*offer).clone()).collect();

        assert_eq!(best(&offers, 30), expected, "{name}");
    }
}

#[test]
fn the_lowest_price_is_that_of_the_quantity() {
    let flat = offer("9.00 EUR");
    let by_tier = Offer { tiers: tiers(&["100 6.00 EUR"]), ..offer("10.00 EUR") };
    let per_hundred = Offer { price_quantity: PriceQuantity::new(amount("100")).unwrap(), ..offer("650 EUR") };

    for (quantity, expected) in [(1, 2), (99, 2), (100, 1)] {
        assert_eq!(best(&[flat.clone(), by_tier.clone(), per_hundred.clone()], quantity), expected, "{quantity}");
    }
    assert_eq!(best(&[flat, by_tier], 99), 0);
}

#[test]
fn prices_in_different_currencies_are_never_compared() {
    let cases: [(&[&str], usize); 3] = [
        (&["5.00 EUR", "1.00 USD"], 0),
        (&["5.00 USD", "9.00 EUR", "1.00 EUR"], 0),
        (&["5.00 EUR", "1.00 USD", "4.00 EUR"], 2),
    ];
    for (prices, expected) in cases {
        let offers: Vec<_> = prices.iter().map(|price| offer(price)).collect();

        assert_eq!(best(&offers, 1), expected, "{prices:?}");
    }
}

#[test]
fn the_price_without_tax_is_compared_where_prices_hold_it() {
    let untaxed = Offer { tax_rate: Some(rate("0")), ..offer("11.00 EUR") };
    let taxed = Offer { tax_rate: Some(rate("0.2")), ..offer("12.00 EUR") };

    let quote = quote(&offered(vec![untaxed, taxed]), &Choice::of(1), GROSS).unwrap();

    assert_eq!((quote.offer, quote.price.net), (Some(1), Some(money("10.00 EUR"))));
}

#[test]
fn an_offer_asked_for_is_taken_whatever_the_others_are() {
    let product = offered(vec![offer("1.00 EUR"), Offer { blocked: true, ..offer("5.00 EUR") }]);

    let quote = quote(&product, &Choice { offer: Some(1), ..Choice::of(2) }, NET).unwrap();

    assert_eq!((quote.offer, totals(&quote)[0].as_str()), (Some(1), "10.00"));
    assert_eq!(quote.quantity.refusal, Some(Refusal::Blocked));
}
