//! The cart that is shown: the settled one with the intents laid over it.

use super::intent::{Act, Intent, Progress};
use super::line::{Item, Line};
use super::state::State;
use alloc::rc::Rc;
use alloc::vec::Vec;

impl State {
    /// The lines to show. Those that nothing is asked of are the settled cart's own.
    #[must_use]
    pub fn lines(&self) -> Vec<Rc<Line>> {
        self.laid_over(|progress| progress != Progress::Asked)
    }

    /// Writes the lines to show over those that were shown before: the ones that stay cost a look.
    #[cfg(feature = "quotes")]
    #[allow(clippy::assigning_clones, reason = "pages would load code that nothing else needs")]
    pub fn show_in(&self, lines: &mut Vec<Rc<Line>>) {
        let settled = &self.settled.lines;
        if lines.len() != settled.len() {
            *lines = settled.clone();
        }
        for (shown, line) in lines.iter_mut().zip(settled) {
            if !Rc::ptr_eq(shown, line) {
                *shown = Rc::clone(line);
            }
        }
        self.lay_over(lines, |progress| progress != Progress::Asked);
    }

    /// The lines as the server must hold them: what it confirmed, and nothing else.
    pub(crate) fn confirmed_lines(&self) -> Vec<Rc<Line>> {
        self.laid_over(|progress| progress == Progress::Applied)
    }

    fn laid_over(&self, counts: fn(Progress) -> bool) -> Vec<Rc<Line>> {
        let mut lines = self.settled.lines.clone();
        self.lay_over(&mut lines, counts);
        lines
    }

    fn lay_over(&self, lines: &mut Vec<Rc<Line>>, counts: fn(Progress) -> bool) {
        for intent in &self.log {
            if counts(intent.progress) {
                lay_over(lines, intent, self.is_pending(intent));
            }
        }
    }
}

fn lay_over(lines: &mut Vec<Rc<Line>>, intent: &Intent, pending: bool) {
    match &intent.act {
        Act::Add(item, quantity) => {
            let index = line_to_add_to(lines, intent, item);
            let quantity = lines[index].quantity.saturating_add(quantity.get());
            change(&mut lines[index], quantity, pending);
        }
        Act::SetQuantity(_, 0) => lines.retain(|line| line.id != intent.line),
        Act::SetQuantity(_, quantity) => {
            if let Some(line) = lines.iter_mut().find(|line| line.id == intent.line) {
                change(line, *quantity, pending);
            }
        }
        Act::Checkout(_) | Act::Refresh => {}
    }
}

/// Others may hold the line as it was.
fn change(line: &mut Rc<Line>, quantity: u32, pending: bool) {
    let Line { id, item, .. } = &**line;
    let pending = pending || line.pending;
    *line = Line { id: Rc::clone(id), item: Rc::clone(item), quantity, pending }.into();
}

/// The line that the server named, else one of the same item, else a new one.
fn line_to_add_to(lines: &mut Vec<Rc<Line>>, intent: &Intent, item: &Rc<Item>) -> usize {
    let is_named = intent.progress == Progress::Applied;
    let known = lines.iter().position(|line| if is_named { line.id == intent.line } else { line.item.is_like(item) });
    known.unwrap_or_else(|| {
        lines.push(Line { id: Rc::clone(&intent.line), item: Rc::clone(item), quantity: 0, pending: false }.into());
        lines.len() - 1
    })
}
