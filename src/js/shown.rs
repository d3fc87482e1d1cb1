//! What the page was told of the cart: it is told what changes, and not the lines that stay.
//!
//! The message is `["lines", 0, head, changes, lists]`. `head` is the view without its lines. Each of `changes`,
//! `[start, count, lines]`, puts lines in the place of so many, one change after the other. `lists` has what is collected
//! from all lines, and is null where that stays.

use super::cart_view::{currency, write_head, write_line, write_oddities};
use super::products::{Known, Products};
use super::settings::Settings;
use super::totals_view::{Priced, write_totals};
use super::view::{open, write_price, write_warnings};
use crate::cart::{Line, PricedLines, State};
use crate::json_writer::JsonWriter;
use crate::money::Currency;
use crate::product::quote::LinePrice;
use crate::product::{Product, Warning, line_price};
use alloc::rc::Rc;
use alloc::string::String;
use alloc::vec::Vec;

/// What was told.
pub(super) struct Shown {
    lines: Vec<Told>,
    /// The same lines as the cart had them.
    laid: Vec<Rc<Line>>,
    prices: PricedLines,
    currency: Option<Currency>,
    /// How many lines are pending.
    pending: usize,
    head: String,
}

/// A line that was told.
struct Told {
    line: Rc<Line>,
    product: Option<Rc<Product>>,
    /// The warning that its price is another than ours.
    changed: Option<Warning>,
    has_tax: bool,
    /// True once more is known of its product.
    is_stale: bool,
}

/// From where on, how many lines go, and how many of the new ones come.
#[derive(Debug, PartialEq, Eq)]
struct Change {
    start: usize,
    goes: usize,
    comes: usize,
}

impl Default for Shown {
    fn default() -> Self {
        let prices = PricedLines::new(Vec::new(), None);
        Shown { lines: Vec::new(), laid: Vec::new(), prices, currency: None, pending: 0, head: String::new() }
    }
}

impl Shown {
    /// More is known of this product: the lines that name it are told anew.
    pub(super) fn learn(&mut self, known: &Known) {
        for told in &mut self.lines {
            told.is_stale |= known.is(&told.line.item.sku, told.line.item.catalog_id);
        }
    }

    /// Tells the cart where it changed. Gives the lines whose products are not known.
    pub(super) fn tell(
        &mut self,
        state: &State,
        products: &Products,
        settings: &Settings,
        told: &mut JsonWriter,
    ) -> Vec<Rc<Line>> {
        let mut lines = core::mem::take(&mut self.laid);
        state.show_in(&mut lines);
        self.use_currency(currency(state, &lines));
        let changes = self.changes(&lines);
        let mut written = JsonWriter::default();
        let mut nameless = Vec::new();
        let mut is_listed_anew = self.head.is_empty();
        written.open('[');
        for change in &changes {
            let new = &lines[change.start..change.start + change.comes];
            is_listed_anew |= self.change(change, new, products, settings, &mut written);
            let old = &self.lines[change.start..];
            nameless.extend(
                old.iter().zip(new).filter(|(told, _)| told.product.is_none()).map(|(_, line)| Rc::clone(line)),
            );
        }
        written.close(']');
        let head = self.head(state, products, settings);
        if head != self.head || !changes.is_empty() {
            open(told, "lines", 0);
            told.literal(&head);
            told.literal(&written.into_text());
            self.write_lists(is_listed_anew, told);
            told.close(']');
            self.head = head;
        }
        self.laid = lines;
        nameless
    }

    fn use_currency(&mut self, currency: Option<Currency>) {
        if currency != self.currency {
            self.prices = PricedLines::new(self.prices.lines().to_vec(), currency);
            self.currency = currency;
        }
    }

    /// Where these lines are not those that were told.
    fn changes(&mut self, lines: &[Rc<Line>]) -> Vec<Change> {
        let mut changes: Vec<Change> = Vec::new();
        let (mut old, mut new) = (0, 0);
        while old < self.lines.len() || new < lines.len() {
            if let (Some(told), Some(line)) = (self.lines.get_mut(old), lines.get(new))
                && told.shows(line)
            {
                (old, new) = (old + 1, new + 1);
                continue;
            }
            let (goes, comes) = self.next_change(old, lines.get(new..).unwrap_or_default());
            match changes.last_mut() {
                Some(last) if last.start + last.comes == new => {
                    last.goes += goes;
                    last.comes += comes;
                }
                _ => changes.push(Change { start: new, goes, comes }),
            }
            (old, new) = (old + goes, new + comes);
        }
        changes
    }

    /// How many of the old lines go here, and how many of these new ones come: one, or none.
    fn next_change(&self, old: usize, lines: &[Rc<Line>]) -> (usize, usize) {
        let id = |place: usize| self.lines.get(place).map(|told| &told.line.id);
        let new_id = |place: usize| lines.get(place).map(|line| &line.id);
        if id(old) == new_id(0) {
            return (1, 1);
        }
        let is_gone = new_id(0).is_none() || id(old + 1) == new_id(0);
        let is_new = id(old).is_none() || new_id(1) == id(old);
        (usize::from(!is_new || is_gone), usize::from(!is_gone))
    }

    /// Takes a change in and writes it; true where what is collected from all lines is another now.
    fn change(
        &mut self,
        change: &Change,
        lines: &[Rc<Line>],
        products: &Products,
        settings: &Settings,
        written: &mut JsonWriter,
    ) -> bool {
        written.open('[');
        written.whole(u32::try_from(change.start).ok());
        written.whole(u32::try_from(change.goes).ok());
        written.open('[');
        let old = change.start..change.start + change.goes;
        let mut prices = Vec::new();
        let mut new = Vec::new();
        let mut found = 0;
        for (place, line) in lines.iter().enumerate() {
            let known = self.lines[old.clone()].get(place).and_then(|told| told.product_of(line));
            let product = known.or_else(|| products.find(&line.item, &mut found)?.product.clone());
            let (told, price) = Told::write(line, product, settings, written);
            new.push(told);
            prices.push(price);
        }
        written.close(']');
        written.close(']');
        self.prices.splice(change.start, change.goes, &prices);
        let listed: Vec<_> = new.iter().filter_map(Told::listed).map(copy).collect();
        let gone: Vec<_> = self.lines.splice(old, new).collect();
        self.pending += lines.iter().filter(|line| line.pending).count();
        self.pending -= gone.iter().filter(|told| told.line.pending).count();
        !gone.iter().filter_map(Told::listed).eq(listed.iter().map(|(id, changed)| (id, changed.as_ref())))
    }

    fn head(&self, state: &State, products: &Products, settings: &Settings) -> String {
        let totals = self.prices.totals();
        let mut head = JsonWriter::default();
        head.open('{');
        write_price(&mut head, "subtotal", totals.subtotal.map(|sum| sum.rounded(settings.rounding)));
        write_totals(&mut head, &totals, self.pending > 0);
        write_head(&mut head, state, self.currency, totals.count.try_into().unwrap_or(u32::MAX), products);
        write_oddities(&mut head, state);
        head.close('}');
        head.into_text()
    }

    /// `{ unknownTax, warnings }`: which lines have no tax, and which prices are others than ours.
    fn write_lists(&self, is_listed_anew: bool, told: &mut JsonWriter) {
        if !is_listed_anew {
            return told.literal("null");
        }
        told.open('{');
        told.open_field("unknownTax", '[');
        self.lines.iter().filter(|told| !told.has_tax).for_each(|line| told.text(&line.line.id));
        told.close(']');
        let changed: Vec<_> = self.lines.iter().filter_map(|told| told.changed.clone()).collect();
        write_warnings(told, &changed);
        told.close('}');
    }
}

impl Told {
    /// Writes a line.
    fn write(
        line: &Rc<Line>,
        product: Option<Rc<Product>>,
        settings: &Settings,
        written: &mut JsonWriter,
    ) -> (Self, LinePrice) {
        let total = line.item.price.and_then(|price| line_price(&price, line.quantity, settings.rounding));
        let priced = Priced::new(line, total, product.as_deref(), settings.prices());
        write_line(written, line, total, product.as_deref());
        priced.write(written, line);
        written.close('}');
        let (changed, has_tax) = (priced.changed(line), priced.price.vat.is_some());
        (Told { line: Rc::clone(line), product, changed, has_tax, is_stale: false }, priced.price)
    }

    /// True where the page has this line. It is known at once the next time, if it was read anew.
    fn shows(&mut self, line: &Rc<Line>) -> bool {
        if Rc::ptr_eq(&self.line, line) {
            return !self.is_stale;
        }
        let is_same = !self.is_stale && self.line == *line;
        if is_same {
            self.line = Rc::clone(line);
        }
        is_same
    }

    /// The product of a line that took this one's place, if it is the same.
    fn product_of(&self, line: &Line) -> Option<Rc<Product>> {
        let is_same = !self.is_stale && Rc::ptr_eq(&self.line.item, &line.item);
        self.product.clone().filter(|_| is_same)
    }

    /// What is collected of it, if anything is.
    fn listed(&self) -> Option<(&Rc<str>, Option<&Warning>)> {
        (!self.has_tax || self.changed.is_some()).then_some((&self.line.id, self.changed.as_ref()))
    }
}

fn copy((id, changed): (&Rc<str>, Option<&Warning>)) -> (Rc<str>, Option<Warning>) {
    (Rc::clone(id), changed.cloned())
}

#[cfg(test)]
mod tests;
