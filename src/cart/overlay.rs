//! The cart that is shown: the settled one with the intents laid over it.

use super::intent::{Act, Intent, Progress};
use super::line::{Item, LineItem};
use super::state::State;

/// A line as it is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The line with the intents applied to it.
    pub item: LineItem,
    /// True while an intent that changes it is not settled.
    pub pending: bool,
}

impl State {
    /// The lines to show.
    #[must_use]
    pub fn lines(&self) -> Vec<Line> {
        self.laid_over(|intent| intent.progress != Progress::Asked)
    }

    /// The lines as the server must hold them: what it confirmed, and nothing else.
    pub(crate) fn confirmed_lines(&self) -> Vec<Line> {
        self.laid_over(|intent| matches!(intent.progress, Progress::Applied(_)))
    }

    fn laid_over(&self, counts: impl Fn(&Intent) -> bool) -> Vec<Line> {
        let settled = self.settled.iter().flat_map(|cart| cart.lines.iter().cloned());
        let mut lines = settled.map(|item| Line { item, pending: false }).collect();
        for intent in self.log.iter().filter(|intent| counts(intent)) {
            self.lay_over(&mut lines, intent);
        }
        lines
    }

    fn lay_over(&self, lines: &mut Vec<Line>, intent: &Intent) {
        let pending = self.is_pending(intent);
        match &intent.act {
            Act::Add(item) => add(lines, item, intent, pending),
            Act::SetQuantity(line, quantity) => {
                if let Some(line) = find(lines, self.real_line(line)) {
                    line.item.quantity = quantity.get();
                    line.pending |= pending;
                }
            }
            Act::Remove(line) => lines.retain(|shown| shown.item.line_id != self.real_line(line)),
            Act::Checkout(_) | Act::Refresh => {}
        }
    }
}

fn find<'a>(lines: &'a mut [Line], line_id: &str) -> Option<&'a mut Line> {
    lines.iter_mut().find(|line| line.item.line_id == line_id)
}

fn add(lines: &mut Vec<Line>, item: &Item, intent: &Intent, pending: bool) {
    let confirmed = match &intent.progress {
        Progress::Applied(line) => line.clone(),
        _ => None,
    };
    let known = lines.iter_mut().find(|line| match &confirmed {
        Some(id) => line.item.line_id == *id,
        None => line.item.is_of(item),
    });
    if let Some(line) = known {
        line.item.quantity = line.item.quantity.saturating_add(item.quantity.get());
        line.pending |= pending;
        return;
    }
    let line_id = confirmed.unwrap_or_else(|| intent.pending_line());
    lines.push(Line { item: new_line(line_id, item), pending });
}

fn new_line(line_id: String, item: &Item) -> LineItem {
    LineItem {
        line_id,
        sku: item.sku.clone(),
        catalog_id: item.catalog_id,
        options: item.options.clone(),
        quantity: item.quantity.get(),
        price: item.unit,
        product_link: Some(item.product_link.clone()),
        image: None,
    }
}
