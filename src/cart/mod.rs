//! The cart: settled state, a log of intents, and `step`, which is pure.
//!
//! What the server last said is the *settled* cart. What the shopper asked for since is a *log* of intents, in
//! order. The cart that is shown is the settled one with the intents laid over it ([`State::lines`]).
//! [`step`] takes an event and says what to do: it never sends, waits or draws by itself. One request is under
//! way at a time, and an add is never repeated blindly: when its end is uncertain, the cart is read and compared
//! with what was known before, and where that cannot decide, the shopper is asked.
//!
//! What priced lines come to is added up by `totals`, apart from all that; `PricedLines` keeps their sums while one
//! line after the other changes.

mod ability;
mod answer;
mod answered;
mod compare;
#[cfg(feature = "give-up")]
mod give_up;
mod intent;
#[cfg(feature = "tabs")]
mod journal;
mod line;
mod overlay;
#[cfg(feature = "quotes")]
mod priced_lines;
mod pump;
#[cfg(feature = "replace")]
mod replace;
#[cfg(feature = "retries")]
mod retry;
mod state;
mod step;
#[cfg(feature = "quotes")]
mod tally;
#[cfg(feature = "quotes")]
mod totals;
#[cfg(feature = "wake")]
mod wake;

pub use ability::Abilities;
pub use answer::Answer;
pub use compare::price_changed;
pub use intent::{Act, Intent, IntentId, Outcome, Progress, Resolve};
#[cfg(feature = "tabs")]
pub use journal::{Journal, Shared};
pub use line::{Cart, CartId, Item, Line, Quantity};
#[cfg(feature = "quotes")]
pub use priced_lines::PricedLines;
#[cfg(feature = "replace")]
pub use replace::Behind;
#[cfg(feature = "retries")]
pub use retry::TimerId;
pub use state::{CallId, Expired, Freshness, State};
pub use step::{Effect, End, Event, step};
#[cfg(feature = "quotes")]
pub use totals::{RateTotal, Totals, totals};

#[cfg(test)]
mod tests;
