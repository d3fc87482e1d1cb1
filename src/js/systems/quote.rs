//! A quote for whoever has a product in Barrow's own form.

use crate::error::{Error, Kind};
use crate::js::call::Call;
use crate::js::quote_view::{priced, write_quote};
use crate::json_writer::JsonWriter;
use crate::money::Rounding;
use crate::options::check;
use crate::product::QuantityRule;
use crate::product::quote::{PriceSettings, TaxMode};
use crate::text::read_number;
use crate::wire::json::Json;
use crate::wire::normal;

/// Prices a choice: `{ offer, selectedOptions, addOns, quantity }`, all of them optional, and what the whole shop does:
/// `{ rounding, pricesIncludeVat }`.
///
/// # Errors
/// `unreadable-answer`, `invalid-selection`, `invalid-quantity`, with the place.
pub(super) fn quote(call: &mut Call, told: &mut JsonWriter) -> Result<(), Error> {
    let product = normal::read_product(call.body)?;
    let (choice, settings) = (call.next(), read_settings(call.next()));
    let chosen = check(&product, &choice.get("selectedOptions").pairs())?;
    let quantity = read_quantity(choice.get("quantity"))?;
    write_quote(told, &product, &priced(&product, (&chosen, quantity), choice, settings)?);
    Ok(())
}

fn read_quantity(quantity: Json) -> Result<u32, Error> {
    if quantity.is_null() {
        return Ok(1);
    }
    let whole = quantity.text().and_then(|text| read_number(&text)).filter(|whole| *whole <= QuantityRule::MOST);
    whole.ok_or_else(|| {
        let message = ["this is no quantity from 1 to 1000000: ", quantity.raw()];
        Error::new(Kind::InvalidQuantity, &message).within("quantity")
    })
}

fn read_settings(settings: Json) -> PriceSettings {
    PriceSettings {
        rounding: if settings.get("rounding").is("half-even") { Rounding::HalfEven } else { Rounding::HalfUp },
        tax: if settings.get("pricesIncludeVat").is_true() { TaxMode::Included } else { TaxMode::OnTop },
    }
}
