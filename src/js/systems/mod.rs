//! All that a server sees of the systems that want credentials, in a wasm of its own.
//!
//! As between the page and its core, only text passes to and fro: a call goes in, one message comes out. Nothing is
//! kept from one call to the next. `fetch`, clocks, tokens and waiting stay on the side that has them.
//!
//! # A call
//! `[what, …]`, a JSON array, and the bytes of what is to be read. Those that ask a system name it and its settings
//! first:
//!
//! | what | with | bytes | comes to |
//! |---|---|---|---|
//! | `readProduct` | system | its product | `{ view, json }` |
//! | `quote` | choice, price settings | Barrow's own product | a quote |
//! | `checkOrder` | check settings | the order | `{ passes, externalId, isHeld, findings, diagnosis }` |
//! | `buildOrder` | build settings | what it is built of | the order, as text |
//! | `writeProduct` | system, settings, id, token, transaction id | 16 random ones | a request |
//! | `readAnswer` | system, settings, id, token, status | the answer | as `readProduct` |
//! | `writeQuery` | system, settings, query | | a request |
//! | `readFound` | system, settings, status | the answer | `{ products, warnings }` |
//! | `writeToken` | system, settings | | a request |
//! | `readToken` | system, settings, status | the answer | `{ token, renewAfterS }` |
//! | `writeTicket` | system, settings | | a request, for a token |
//! | `readTicket` | system, settings, status | the answer | as `readToken` |
//! | `writeOrder` | system, settings, token | the order | a request |
//! | `readOrder` | system, settings, token, status, correlation | the answer | `{ order }` or `{ refusal }` |
//! | `writeLookup` | system, settings, token, external id | | a request |
//! | `readLookup` | system, settings, token, external id, status | the answer | the same; `order` may be null |
//! | `pause` | system, settings, attempts, status, `Retry-After`, seconds since 1970, random below 1000 | | ms, or null |
//!
//! # What it leads to
//! An array of one message, `["settle", number, value]` or `["refuse", number, error]`.

mod desk;
mod importer;
mod orders;
mod quote;
mod source;
#[cfg(test)]
mod tests;

pub use desk::Desk;
