//! The cart that is shown: the settled one with the intents laid over it.

use super::intent::{Act, Intent, Progress};
use super::line::{Item, Line};
use super::state::State;
use alloc::rc::Rc;
use alloc::vec::Vec;

impl State {
    /// The lines to show.
    #[must_use]
    pub fn lines(&self) -> Vec<Line> {
        self.laid_over(|progress| progress != Progress::Asked)
    }

    /// The lines as the server must hold them: what it confirmed, and nothing else.
    pub(crate) fn confirmed_lines(&self) -> Vec<Line> {
        self.laid_over(|progress| progress == Progress::Applied)
    }

    fn laid_over(&self, counts: fn(Progress) -> bool) -> Vec<Line> {
        let mut lines = self.settled.lines.clone();
        for intent in &self.log {
            if counts(intent.progress) {
                lay_over(&mut lines, intent, self.is_pending(intent));
            }
        }
        lines
    }
}

fn lay_over(lines: &mut Vec<Line>, intent: &Intent, pending: bool) {
    match &intent.act {
        Act::Add(item, quantity) => {
            let line = line_to_add_to(lines, intent, item);
            line.quantity = line.quantity.saturating_add(quantity.get());
            line.pending |= pending;
        }
        Act::SetQuantity(_, 0) => lines.retain(|line| line.id != intent.line),
        Act::SetQuantity(_, quantity) => {
            if let Some(line) = lines.iter_mut().find(|line| line.id == intent.line) {
                line.quantity = *quantity;
                line.pending |= pending;
            }
        }
        Act::Checkout(_) | Act::Refresh => {}
    }
}

/// The line that the server named, else one of the same item, else a new one.
fn line_to_add_to<'a>(lines: &'a mut Vec<Line>, intent: &Intent, item: &Rc<Item>) -> &'a mut Line {
    let is_named = intent.progress == Progress::Applied;
    let known = lines.iter().position(|line| if is_named { line.id == intent.line } else { line.item.is_like(item) });
    let index = known.unwrap_or(lines.len());
    if known.is_none() {
        lines.push(Line { id: Rc::clone(&intent.line), item: Rc::clone(item), quantity: 0, pending: false });
    }
    &mut lines[index]
}
