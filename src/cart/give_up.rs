//! Giving up: what was not sent is not sent any more.

use super::intent::{IntentId, Progress};
use super::step::Step;
use crate::error::{Error, Kind};
use alloc::rc::Rc;

impl Step<'_> {
    /// An intent that others asked for as well, or that was sent, goes on without who gave it up. What it took over from
    /// goes with it.
    pub(super) fn given_up(&mut self, asker: IntentId) {
        let error = Rc::new(Error::plain(Kind::Aborted, "the call was given up"));
        let Some(index) = self.state.log.iter().position(|intent| intent.askers.contains(&asker)) else { return };
        let intent = &mut self.state.log[index];
        let is_last = intent.id == asker && intent.askers.iter().all(|other| *other <= asker);
        if intent.progress == Progress::Waiting && is_last {
            return self.finish(index, &Err(error));
        }
        intent.askers.retain(|known| *known != asker);
        self.tell(&[asker], &Err(error));
    }
}
