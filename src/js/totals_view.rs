//! What the lines of a cart come to, and where the shop's prices differ from ours.

use super::quote_view::write_amount;
use super::view::{write_price, write_warning};
use crate::cart::{Line, price_changed, totals};
use crate::money::{Currency, Money};
use crate::product::quote::{LinePrice, PriceSettings};
use crate::product::{Product, Warning};
use crate::wire::json_writer::JsonWriter;
use alloc::rc::Rc;
use alloc::string::String;
use alloc::vec::Vec;

/// Lines, priced one after the other.
pub(super) struct Sums {
    settings: PriceSettings,
    lines: Vec<LinePrice>,
    unknown_tax: Vec<Rc<str>>,
    is_estimate: bool,
    changed: Vec<Warning>,
}

impl Sums {
    pub(super) fn new(settings: PriceSettings) -> Self {
        Sums { settings, lines: Vec::new(), unknown_tax: Vec::new(), is_estimate: false, changed: Vec::new() }
    }

    /// Prices a line and writes what its view says of that: `net`, `vat`, `gross`, `estimate` and `calculatedPrice`.
    pub(super) fn write_line(
        &mut self,
        view: &mut JsonWriter,
        line: &Line,
        total: Option<Money>,
        product: Option<&Product>,
    ) {
        let rate = product.and_then(|product| product.tax_rate);
        let price = LinePrice::new(total, line.quantity, rate, self.settings);
        let calculated = product.and_then(|product| calculated_price(product, &line.item.options));
        write_taxed(view, [price.net, price.vat, price.gross]);
        view.flag("estimate", line.pending);
        write_price(view, "calculatedPrice", calculated);
        if price.vat.is_none() {
            self.unknown_tax.push(Rc::clone(&line.id));
        }
        self.is_estimate |= line.pending;
        let changed = calculated.zip(line.item.price).and_then(|(ours, theirs)| price_changed(&line.id, ours, theirs));
        self.changed.extend(changed);
        self.lines.push(price);
    }

    /// Writes the field `totals`. `currency` is that of the cart.
    pub(super) fn write(&self, view: &mut JsonWriter, currency: Option<Currency>) {
        let totals = totals(&self.lines, currency);
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
        view.open_field("unknownTax", '[');
        self.unknown_tax.iter().for_each(|line| view.text(line));
        view.close(']');
        view.flag("estimate", self.is_estimate);
        view.close('}');
    }

    /// True for a warning that a price is another than ours: [`Sums::write_changed`] writes it.
    pub(super) fn tells(&self, code: &str, message: &str) -> bool {
        self.changed.iter().any(|warning| warning.code == code && warning.message == message)
    }

    /// Writes the warnings of prices that are others than ours.
    pub(super) fn write_changed(&self, view: &mut JsonWriter) {
        for warning in &self.changed {
            write_warning(view, warning.code, &warning.message);
        }
    }
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
