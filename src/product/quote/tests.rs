//! What the tests of quotes share: products built by hand, and quotes as text.

mod next;
mod offers;
mod parts;
mod properties;
mod refusals;
mod sentence;
mod tiers;
mod worked_values;

use super::*;
use crate::money::{Amount, Currency, Rate, Rounding, read_amount};
use crate::product::{
    AddOn, AddOnGroup, Availability, Content, Listing, OptionSets, OptionValue, PriceTier, ProductOption, QuantityRule,
};

const GROSS: PriceSettings = PriceSettings { rounding: Rounding::HalfUp, tax: TaxMode::Included };
const NET: PriceSettings = PriceSettings { rounding: Rounding::HalfUp, tax: TaxMode::OnTop };

fn amount(text: &str) -> Amount {
    read_amount(text).unwrap()
}

/// Such as `"1.99 EUR"`.
fn money(text: &str) -> Money {
    let (amount_text, currency) = text.split_once(' ').unwrap();
    Money::new(amount(amount_text), Currency::new(currency).unwrap())
}

fn rate(text: &str) -> Rate {
    Rate::new(amount(text)).unwrap()
}

fn rule(minimum: &str, maximum: &str, increment: &str) -> QuantityRule {
    QuantityRule::new(Some(amount(minimum)), Some(amount(maximum)), Some(amount(increment))).unwrap()
}

/// A product with this price, such as `"10.00 USD"`, or none.
fn product(price: &str) -> Product {
    Product {
        sku: "made-up".to_owned(),
        catalog_id: None,
        name: "Made up".to_owned(),
        description: None,
        price: if price.is_empty() { None } else { Some(money(price)) },
        tax_rate: None,
        availability: Availability::default(),
        images: vec![],
        locale: None,
        extras: String::new(),
        options: vec![],
        sets: OptionSets::default(),
        warnings: vec![],
        listing: Listing::default(),
    }
}

/// A product that is sold by offers alone.
fn offered(offers: Vec<Offer>) -> Product {
    let listing = Listing { offers, ..Listing::default() };
    Product { listing, ..product("") }
}

fn offer(price: &str) -> Offer {
    Offer { price: Some(money(price)), ..Offer::default() }
}

/// Tiers such as `["500 1.89 EUR"]`.
fn tiers(tiers: &[&str]) -> Vec<PriceTier> {
    let tier = |text: &&str| {
        let (minimum, price) = text.split_once(' ').unwrap();
        PriceTier { minimum_quantity: amount(minimum), price: money(price), text: None }
    };
    tiers.iter().map(tier).collect()
}

/// An option with one value per surcharge; what is no amount is unknown.
fn option(name: &str, surcharges: &[&str]) -> ProductOption {
    let value = |surcharge: &&str| OptionValue {
        id: (*surcharge).to_owned(),
        name: format!("{name} {surcharge}"),
        surcharge: read_amount(surcharge).ok(),
        image: None,
    };
    let values = surcharges.iter().map(value).collect();
    ProductOption { id: name.to_lowercase(), name: name.to_owned(), values, text: None }
}

/// A group of add-ons such as `"WPP34015 425.00"`; what is no amount is unknown.
fn group(id: &str, add_ons: &[&str]) -> AddOnGroup {
    let add_on = |text: &&str| {
        let (id, price) = text.split_once(' ').unwrap();
        AddOn { id: id.to_owned(), name: format!("Plan {id}"), price: read_amount(price).ok() }
    };
    AddOnGroup {
        id: id.to_owned(),
        name: "Plans".to_owned(),
        add_ons: add_ons.iter().map(add_on).collect(),
        default: None,
    }
}

/// The totals as text: line, net, VAT, gross; `-` for what is unknown.
fn totals(quote: &Quote) -> [String; 4] {
    let text = |money: Option<Money>| money.map_or("-".to_owned(), |money| money.text());
    let price = quote.price;
    [text(price.line), text(price.net), text(price.vat), text(price.gross)]
}

fn codes(quote: &Quote) -> Vec<&str> {
    quote.warnings.iter().map(|warning| warning.code).collect()
}
