//! What pages with the same cart tell each other.

use super::view::open;
use crate::cart::Effect;
use crate::json_writer::JsonWriter;
use crate::wire::journal::write_journal;

/// What the pages with the same cart tell each other goes through what the browser keeps.
pub(super) fn tell_tabs(told: &mut JsonWriter, effect: &Effect) {
    match effect {
        Effect::Lock => open(told, "lock", 0),
        Effect::Unlock => open(told, "unlock", 0),
        Effect::Share { version } => {
            open(told, "share", 0);
            told.whole(Some(*version));
        }
        Effect::Store(journal) => {
            open(told, "store", 0);
            told.text_or_null((!journal.intents.is_empty()).then(|| write_journal(journal)).as_deref());
        }
        _ => return,
    }
    told.close(']');
}
