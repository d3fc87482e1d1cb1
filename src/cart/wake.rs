//! Coming back to a page: what happened meanwhile is read.

use super::step::Step;

impl Step<'_> {
    /// What waits for its time to be sent again is sent now.
    pub(super) fn woken(&mut self) {
        self.state.wants_read = self.state.id.is_some();
        #[cfg(feature = "tabs")]
        self.come_back();
        #[cfg(feature = "retries")]
        self.state.retry.go_on();
    }
}
