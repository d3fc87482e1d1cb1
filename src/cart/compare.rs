//! Where the shop gave something else than was asked for, although it said nothing.

use super::intent::{Act, Intent, Progress};
use super::line::{Cart, Item, Line};
use super::price_changed::price_changed;
use super::step::Step;
use crate::product::Warning;
use crate::text::{fill, number};
use alloc::string::String;
use alloc::vec::Vec;

impl Step<'_> {
    /// Compares what was confirmed since the last read with what is read now.
    pub(super) fn compare(&mut self, cart: &Cart) {
        if !self.state.able.compare {
            return;
        }
        let mut warnings = Vec::new();
        let expected = self.state.confirmed_lines();
        for intent in self.state.log.iter().filter(|intent| intent.progress == Progress::Applied) {
            let given = cart.lines.iter().find(|line| line.id == intent.line);
            let asked = expected.iter().find(|line| line.id == intent.line);
            if let (Some(asked), Some(given)) = (asked, given) {
                compare_line(&mut warnings, intent, asked, given);
            }
        }
        if self.state.log.iter().any(|intent| intent.progress == Progress::Applied) {
            self.state.differences = warnings;
        }
    }
}

fn compare_line(warnings: &mut Vec<Warning>, intent: &Intent, asked: &Line, given: &Line) {
    if asked.quantity != given.quantity {
        let [asked, given] = [asked, given].map(|line| number(line.quantity.into()));
        warn(warnings, "quantity-changed", intent, &asked, &given);
    }
    let Act::Add(item, _) = &intent.act else { return };
    let prices = item.price.zip(given.item.price);
    if let Some(changed) = prices.and_then(|(ours, theirs)| price_changed(&intent.line, ours, theirs)) {
        note(warnings, changed);
    }
    if !given.item.is_like(item) {
        warn(warnings, "options-changed", intent, &choice(item), &choice(&given.item));
    }
}

fn warn(warnings: &mut Vec<Warning>, code: &'static str, intent: &Intent, asked: &str, given: &str) {
    note(
        warnings,
        Warning { code, message: fill("line \"~\": ~ was asked for, the shop has ~", &[&intent.line, asked, given]) },
    );
}

/// One warning for each line and difference: the last change of it counts.
fn note(warnings: &mut Vec<Warning>, warning: Warning) {
    warnings.retain(|known| *known != warning);
    warnings.push(warning);
}

/// `A (colour: red, size: s)`
fn choice(item: &Item) -> String {
    let mut text = item.sku.clone();
    for (index, (option, value)) in item.options.iter().enumerate() {
        text.push_str(if index == 0 { " (" } else { ", " });
        text.push_str(option);
        text.push_str(": ");
        text.push_str(value);
    }
    if !item.options.is_empty() {
        text.push(')');
    }
    text
}
