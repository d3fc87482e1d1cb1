//! Thousands of prices, worked out by `prices.py` with exact fractions: Barrow comes to the same, to the last digit.

#![cfg(not(target_arch = "wasm32"))]

use barrow::money::{Amount, Currency, Money, Rate, Rounding, read_amount};
use barrow::product::quote::{Choice, PriceSettings, Quote, TaxMode, quote};
use barrow::product::{
    AddOn, AddOnGroup, Availability, Listing, Offer, OptionSets, OptionValue, PriceQuantity, PriceTier, Product,
    ProductOption, QuantityRule,
};

const CASES: &str = include_str!("prices.txt");

#[test]
fn every_price_comes_out_as_worked_out() {
    let mut wrong = vec![];

    for line in CASES.lines() {
        let (given, expected) = line.split_once(" = ").unwrap();
        let found = text(&quoted(&given.split(' ').collect::<Vec<_>>()));
        if found != expected {
            wrong.push(format!("{line}\n  but found {found}"));
        }
    }

    assert_eq!(wrong, Vec::<String>::new());
    assert_eq!(CASES.lines().count(), 3893);
}

/// Prices a case, whose fields stand in the order that `prices.py` names.
fn quoted(given: &[&str]) -> Quote {
    let [currency, price, per, quantity, rate, tax, rounding, surcharges, add_ons, tiers, rule] = given else {
        panic!("a case has eleven fields: {given:?}");
    };
    let currency = Currency::new(currency).unwrap();
    let offer = Offer {
        price: read_amount(price).ok().map(|price| Money::new(price, currency)),
        price_quantity: PriceQuantity::new(amount(per)).unwrap(),
        tiers: list(tiers).map(|tier| read_tier(tier, currency)).collect(),
        quantity: read_rule(rule),
        tax_rate: read_amount(rate).ok().map(|rate| Rate::new(rate).unwrap()),
        ..Offer::default()
    };
    let product = product(list(surcharges).map(option).collect(), list(add_ons).map(group).collect(), offer);
    let settings = PriceSettings {
        rounding: if *rounding == "half-even" { Rounding::HalfEven } else { Rounding::HalfUp },
        tax: if *tax == "included" { TaxMode::Included } else { TaxMode::OnTop },
    };
    let options: Vec<_> = (0..product.options.len()).map(|option| (option, 0)).collect();
    let groups: Vec<_> = product.listing.add_on_groups.iter().map(|group| group.id.clone()).collect();
    let add_ons: Vec<_> = groups.iter().map(|group| (group.as_str(), "the one")).collect();
    let choice = Choice { options: &options, add_ons: &add_ons, ..Choice::of(quantity.parse().unwrap()) };
    quote(&product, &choice, settings).unwrap()
}

fn amount(text: &str) -> Amount {
    read_amount(text).unwrap()
}

/// The parts between commas; none of `-`.
fn list(text: &str) -> impl Iterator<Item = &str> {
    text.split(',').filter(|part| *part != "-")
}

/// `500:1.89` or `500:1.89:USD`.
fn read_tier(text: &str, currency: Currency) -> PriceTier {
    let parts: Vec<_> = text.split(':').collect();
    let currency = parts.get(2).map_or(currency, |code| Currency::new(code).unwrap());
    let price = Money::new(amount(parts[1]), currency);
    PriceTier { minimum_quantity: amount(parts[0]), price, text: None }
}

/// `50:5000:25`, each part `-` where there is none; `-` for no rule.
fn read_rule(text: &str) -> QuantityRule {
    let limits: Vec<_> = text.split(':').map(|limit| read_amount(limit).ok()).collect();
    let [minimum, maximum, increment] = limits[..] else {
        return QuantityRule::default();
    };
    QuantityRule::new(minimum, maximum, increment).unwrap()
}

/// An option with one value; a surcharge of `?` is unknown.
fn option(surcharge: &str) -> ProductOption {
    let value = OptionValue {
        id: surcharge.to_owned(),
        name: surcharge.to_owned(),
        surcharge: read_amount(surcharge).ok(),
        image: None,
    };
    ProductOption { id: String::new(), name: String::new(), values: vec![value], text: None }
}

/// A group with one add-on; a price of `?` is unknown.
fn group(price: &str) -> AddOnGroup {
    let add_on = AddOn { id: "the one".to_owned(), name: String::new(), price: read_amount(price).ok() };
    AddOnGroup { add_ons: vec![add_on], ..AddOnGroup::default() }
}

fn product(options: Vec<ProductOption>, mut groups: Vec<AddOnGroup>, offer: Offer) -> Product {
    for (place, group) in groups.iter_mut().enumerate() {
        group.id = place.to_string();
    }
    Product {
        sku: String::new(),
        catalog_id: None,
        name: String::new(),
        description: None,
        price: None,
        tax_rate: None,
        availability: Availability::default(),
        images: vec![],
        locale: None,
        extras: String::new(),
        options,
        sets: OptionSets::default(),
        warnings: vec![],
        listing: Listing { add_on_groups: groups, offers: vec![offer], ..Listing::default() },
    }
}

/// What was found, as `prices.py` writes it.
fn text(quote: &Quote) -> String {
    let price = quote.price;
    let money = [quote.unit, price.line, price.net, price.vat, price.gross]
        .map(|money| money.map_or("-".to_owned(), |money| money.text()));
    let check = quote.quantity;
    let number = |number: Option<u32>| number.map_or("-".to_owned(), |number| number.to_string());
    let tier = quote.tier.map_or("-".to_owned(), |tier| tier.to_string());
    let refusal = check.refusal.map_or("-", |refusal| refusal.code());
    format!("{} {tier} {refusal} {} {}", money.join(" "), number(check.below), number(check.above))
}
