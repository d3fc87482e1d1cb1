//! A quote: what is chosen, and what is told of its price.

use super::view::{write_price, write_warnings};
use crate::error::{Error, Kind};
use crate::json_writer::JsonWriter;
use crate::money::{Amount, Rate};
use crate::options::Chosen;
use crate::product::quote::{Choice, NextTier, PriceSettings, Quote, QuotedContent, Step, TaxMode, quote};
use crate::product::{Product, QuantityCheck, Refusal};
use crate::wire::json::Json;
use alloc::string::String;
use alloc::vec::Vec;

/// Prices what is chosen: options that were checked, a quantity, and of `{ offer, addOns }` what is given.
///
/// # Errors
/// `invalid-selection`, `invalid-quantity`, with the place.
pub(super) fn priced(
    product: &Product,
    (chosen, quantity): (&Chosen, u32),
    more: Json,
    settings: PriceSettings,
) -> Result<Quote, Error> {
    let options = indices(product, &chosen.options);
    let add_ons = more.get("addOns").pairs();
    let add_ons: Vec<_> = add_ons.iter().map(|(group, add_on)| (&**group, &**add_on)).collect();
    let offer = read_offer(product, more.get("offer"))?;
    quote(product, &Choice { offer, options: &options, add_ons: &add_ons, quantity }, settings)
}

/// Options as indices. Text that is typed is the one value of its option; what the product does not know is left out.
pub(super) fn indices(product: &Product, options: &[(String, String)]) -> Vec<(usize, usize)> {
    let mut indices = Vec::new();
    for (id, value) in options {
        if let Some(option) = product.option_index(id) {
            indices.push((option, product.options[option].value_index(value).unwrap_or_default()));
        }
    }
    indices
}

/// The index of the offer with this id; none takes the best.
fn read_offer(product: &Product, id: Json) -> Result<Option<usize>, Error> {
    let Some(id) = id.text() else { return Ok(None) };
    match product.listing.offers.iter().position(|offer| offer.id == id) {
        Some(index) => Ok(Some(index)),
        None => Err(Error::filled(Kind::InvalidSelection, "there is no offer \"~\"", &[&id]).within("offer")),
    }
}

/// Writes what it comes to.
pub(super) fn write_quote(told: &mut JsonWriter, product: &Product, quote: &Quote) {
    let offer = quote.offer.map(|index| &product.listing.offers[index]);
    told.open('{');
    told.field("offer", offer.map(|offer| &*offer.id));
    write_price(told, "unit", quote.unit);
    write_amount(told, "per", Some(quote.per.get()));
    write_price(told, "unitNet", quote.shown.net);
    write_price(told, "unitGross", quote.shown.gross);
    write_price(told, "line", quote.price.line);
    write_price(told, "net", quote.price.net);
    write_price(told, "vat", quote.price.vat);
    write_price(told, "gross", quote.price.gross);
    write_amount(told, "rate", quote.price.rate.map(Rate::amount));
    told.number("tier", quote.tier.and_then(|tier| tier.try_into().ok()));
    write_next_tier(told, quote.next_tier);
    write_price(told, "reference", quote.reference);
    write_check(told, quote.price.quantity, &quote.quantity);
    write_content(told, quote.content.as_ref());
    told.open_field("steps", '[');
    for step in &quote.steps {
        write_step(told, step);
    }
    told.close(']');
    write_warnings(told, &quote.warnings);
    told.close('}');
}

fn write_next_tier(told: &mut JsonWriter, next: Option<NextTier>) {
    told.key("nextTier");
    let Some(next) = next else { return told.literal("null") };
    told.open('{');
    write_amount(told, "minimum", Some(next.minimum));
    told.number("quantity", Some(next.quantity));
    write_price(told, "unit", Some(next.unit));
    write_price(told, "saving", Some(next.saving));
    told.close('}');
}

fn write_check(told: &mut JsonWriter, quantity: u32, check: &QuantityCheck) {
    told.open_field("quantity", '{');
    told.number("value", Some(quantity));
    told.flag("valid", check.is_valid());
    told.field("reason", check.refusal.map(Refusal::code));
    told.number("below", check.below);
    told.number("above", check.above);
    told.close('}');
}

fn write_content(told: &mut JsonWriter, content: Option<&QuotedContent>) {
    told.key("content");
    let Some(content) = content else { return told.literal("null") };
    told.open('{');
    write_amount(told, "units", Some(content.units));
    told.field("unit", content.unit.as_deref());
    write_price(told, "price", content.price);
    told.close('}');
}

fn write_step(told: &mut JsonWriter, step: &Step) {
    told.open('{');
    match step {
        Step::Base(amount) => write_kind(told, "base", *amount),
        Step::Tier { minimum, price } => {
            write_kind(told, "tier", Some(*price));
            write_amount(told, "minimum", Some(*minimum));
        }
        Step::Surcharge { option, value, amount } => {
            write_kind(told, "surcharge", *amount);
            told.field("option", Some(option));
            told.field("value", Some(value));
        }
        Step::AddOn { group, add_on, amount } => {
            write_kind(told, "add-on", *amount);
            told.field("group", Some(group));
            told.field("addOn", Some(add_on));
        }
        Step::Times(quantity) => write_kind(told, "times", Some(Amount::from(*quantity))),
        Step::Per(quantity) => write_kind(told, "per", Some(*quantity)),
        Step::Vat { rate, tax } => {
            write_kind(told, "vat", Some(rate.amount()));
            told.flag("included", *tax == TaxMode::Included);
        }
    }
    told.close('}');
}

fn write_kind(told: &mut JsonWriter, kind: &str, amount: Option<Amount>) {
    told.field("kind", Some(kind));
    write_amount(told, "amount", amount);
}

/// A decimal as a field, as text, or null.
pub(super) fn write_amount(told: &mut JsonWriter, key: &str, amount: Option<Amount>) {
    told.field(key, amount.map(|amount| amount.text(0)).as_deref());
}
