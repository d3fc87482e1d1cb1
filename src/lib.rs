//! Barrow puts a shop's cart on any web page.
//!
//! This is the map of the crate. Imports point one way:
//!
//! ```text
//! js → wire → order → cart → options → product → money        (error, text, json_writer and bits are everyone's)
//! ```
//!
//! | module | holds |
//! |---|---|
//! | [`money`] | exact amounts with their currency, rounding, decimal text |
//! | [`product`] | what is sold: options, values, option sets, prices, availability, offers; `quote`: what so many cost |
//! | [`options`] | (product, selection) → resolution: what can be had, what is missing, what it costs |
//! | [`cart`] | settled state, a log of intents, and `step(state, event)`, which is pure; `totals` of priced lines |
//! | `order` | a finished order: builder, totals, checks, diagnosis; not in the wasm that pages load |
//! | [`wire`] | plain `Request` and `Response`; one folder per outside system |
//! | `js` | all that JavaScript sees, and the only place that knows it |
//!
//! Two flows run through it.
//!
//! ```text
//! click → cart.add(item) → step(Asked) → wire writes Request → the page's fetch → wire reads Response
//!       → step(Answered) → the call returns → the page shows the view · promise settles
//!
//! JSON bytes → wire reads Product → options resolve(product, selection) → picker view → pick → resolve again
//! ```
//!
//! The crate does without `std`: with it, every panic would carry a message that no page ever prints.

#![cfg_attr(not(test), no_std)]

extern crate alloc;

mod bits;
pub mod cart;
pub mod error;
pub mod js;
pub mod json_writer;
pub mod money;
pub mod options;
#[cfg(not(feature = "bare"))]
pub mod order;
pub mod product;
mod text;
pub mod wire;
