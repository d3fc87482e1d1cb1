//! Whether a product can be bought, and at which prices: what the full engine tells of it beside what every shop says.

use super::quote_view::priced;
use crate::error::{Error, Kind};
use crate::json_writer::JsonWriter;
use crate::options::Chosen;
use crate::product::quote::{Choice, PriceSettings, quote};
use crate::product::{Offer, Product, Refusal};
use crate::wire::System;
use crate::wire::json::Json;

/// Writes `system`, `orderable`, `reason` and `offer`, and of a product of another system `listing`, as the answer has it:
/// `full/listing.js` makes of that what the view shows.
pub(super) fn write_sale(view: &mut JsonWriter, product: &Product, system: Option<System>, answer: &[u8]) {
    let (offer, refusal) = first_sale(product);
    let has_price = offer.map_or(product.price.is_some(), |offer| offer.price.is_some() || !offer.tiers.is_empty());
    let unpriced = if has_price { None } else { Some("unknown-price") };
    let reason = refusal.and_then(Refusal::obstacle).or(unpriced);
    view.field("system", system.map(System::code));
    view.flag("orderable", reason.is_none());
    view.field("reason", reason);
    view.field("offer", offer.map(|offer| &*offer.id));
    if system.is_some() {
        view.key("listing");
        view.literal(Json::parse(answer).map_or("null", |product| product.get("listing").raw()));
    }
}

/// The offer that holds for one unit, and what stands against ordering that.
fn first_sale(product: &Product) -> (Option<&Offer>, Option<Refusal>) {
    let Ok(quote) = quote(product, &Choice::of(1), PriceSettings::default()) else { return (None, None) };
    (quote.offer.map(|index| &product.listing.offers[index]), quote.quantity.refusal)
}

/// Checks that so many can be ordered as chosen, and through this cart: it knows the shop's own products only.
///
/// # Errors
/// `not-orderable`, `invalid-quantity`.
pub(super) fn check_sale(product: &Product, chosen: (&Chosen, u32), system: Option<System>) -> Result<(), Error> {
    priced(product, chosen, Json::NULL, PriceSettings::default())?.check_order()?;
    let Some(system) = system else { return Ok(()) };
    Err(Error::filled(Kind::NotOrderable, "this cart takes the shop's own products, none of ~", &[system.code()])
        .within("product"))
}
