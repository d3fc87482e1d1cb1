//! Where the shop gave something else than was asked for, although it said nothing.

use super::intent::{Act, Progress};
use super::line::{Cart, Item, Line};
use super::step::Step;
use crate::json_writer::JsonWriter;
use crate::money::Money;
use crate::product::Warning;
use crate::text::{fill, number};
use alloc::string::String;
use alloc::vec::Vec;

/// The line, what it has, what was expected.
const DIFFERENCE: &str = "line \"~\" has ~ instead of ~";

impl Step<'_> {
    /// Compares what was confirmed since the last read with what is read now: the quantity of each line, and of one that
    /// something was added to, what was added last.
    pub(super) fn compare(&mut self, cart: &Cart) {
        for asked in &self.state.confirmed_lines() {
            let mut is_ours = false;
            let mut added = None;
            for intent in &self.state.log {
                if intent.progress == Progress::Applied && intent.line == asked.id {
                    is_ours = true;
                    added = if let Act::Add(item, _) = &intent.act { Some(item) } else { added };
                }
            }
            if !is_ours {
                continue; // nothing else of a long cart is looked for
            }
            if let Some(given) = cart.lines.iter().find(|line| line.id == asked.id) {
                compare_line(&mut self.state.notices, asked, added.unwrap_or(&given.item), given);
            }
        }
    }
}

fn compare_line(notices: &mut Vec<Warning>, asked: &Line, item: &Item, given: &Line) {
    let there = &given.item;
    let chosen = if there.is_like(item) { there } else { item };
    let values = [
        ("quantity-changed", number(asked.quantity.into()), number(given.quantity.into())),
        ("price-changed", price(item), price(there)),
        ("options-changed", choice(chosen), choice(there)),
    ];
    for (code, asked, there) in &values {
        if asked != there && !asked.is_empty() && !there.is_empty() {
            Warning::add_filled(notices, code, DIFFERENCE, &[&given.id, there, asked]);
        }
    }
}

/// `49.99 USD`; empty where it is unknown.
fn price(item: &Item) -> String {
    item.price.map_or_else(String::new, price_text)
}

fn price_text(money: Money) -> String {
    fill("~ ~", &[&money.text(), money.currency().code()])
}

/// `"A":{"colour":"red"}`
fn choice(item: &Item) -> String {
    let mut text = JsonWriter::default();
    text.pairs(&item.sku, &item.options);
    text.into_text()
}

/// The warning that the shop has another price for one unit of a line than was calculated here, with both of them; `None`
/// where they are the same. What counts is the shop's.
#[must_use]
pub fn price_changed(line: &str, ours: Money, theirs: Money) -> Option<Warning> {
    let [ours, theirs] = [ours, theirs].map(price_text);
    let message = || fill(DIFFERENCE, &[line, &theirs, &ours]);
    (ours != theirs).then(|| Warning { code: "price-changed", message: message() })
}
