//! What the lines of a cart come to, and where the shop's prices differ from ours.

use super::quote_view::write_amount;
use super::view::write_price;
use crate::cart::{Line, Totals, price_changed};
use crate::json_writer::JsonWriter;
use crate::money::Money;
use crate::product::quote::{LinePrice, PriceSettings};
use crate::product::{Product, Warning};
use alloc::string::String;
use alloc::vec::Vec;

/// A line with what it costs.
pub(super) struct Priced {
    pub price: LinePrice,
    /// What one unit costs by our own calculation.
    calculated: Option<Money>,
}

impl Priced {
    /// Prices a line. `total` is what it comes to as its price is stated.
    pub(super) fn new(line: &Line, total: Option<Money>, product: Option<&Product>, settings: PriceSettings) -> Self {
        let rate = product.and_then(|product| product.tax_rate);
        let price = LinePrice::new(total, line.quantity, rate, settings);
        let calculated = product.and_then(|product| calculated_price(product, &line.item.options));
        Priced { price, calculated }
    }

    /// Writes what the line's view says of that: `net`, `vat`, `gross`, `estimate` and `calculatedPrice`.
    pub(super) fn write(&self, view: &mut JsonWriter, line: &Line) {
        write_taxed(view, [self.price.net, self.price.vat, self.price.gross]);
        view.flag("estimate", line.pending);
        write_price(view, "calculatedPrice", self.calculated);
    }

    /// The warning that the shop's price is another than ours.
    pub(super) fn changed(&self, line: &Line) -> Option<Warning> {
        price_changed(&line.id, self.calculated?, line.item.price?)
    }
}

/// Writes the field `totals`, but for the lines of unknown tax.
pub(super) fn write_totals(view: &mut JsonWriter, totals: &Totals, is_estimate: bool) {
    view.open_field("totals", '{');
    write_taxed(view, [totals.net, totals.vat, totals.gross]);
    view.open_field("taxes", '[');
    for tax in &totals.by_rate {
        view.open('{');
        write_amount(view, "rate", Some(tax.rate.amount()));
        write_taxed(view, [tax.net, tax.vat, tax.gross]);
        view.close('}');
    }
    view.close(']');
    view.flag("estimate", is_estimate);
    view.close('}');
}

fn write_taxed(view: &mut JsonWriter, [net, vat, gross]: [Option<Money>; 3]) {
    write_price(view, "net", net);
    write_price(view, "vat", vat);
    write_price(view, "gross", gross);
}

/// The price of one unit as we calculate it; `None` where it is unknown, or the product does not know what was chosen.
fn calculated_price(product: &Product, options: &[(String, String)]) -> Option<Money> {
    let mut chosen = Vec::new();
    for (id, value) in options {
        let index = product.option_index(id)?;
        let option = &product.options[index];
        let value = if option.text.is_some() { 0 } else { option.value_index(value)? };
        chosen.push((index, value));
    }
    product.unit_price(&chosen)
}
