//! All that JavaScript sees, and the only place that knows it.
//!
//! `index.js` of the package holds the public classes. Between them and the core only text passes: a call goes in,
//! what it leads to comes out, and no JavaScript runs in between. So no borrow is ever held while it does, and
//! nothing here waits: a request goes out as a message, its answer comes in as a call, and promises, clocks and
//! `fetch` stay on the side that has them.
//!
//! # A call
//! `[what, cartId, …]`, a JSON array: what to do, a new name in case a cart must be made (there are no random
//! numbers here), and what `Shop::take` wants for it. It has a number that no call had before.
//!
//! # What it leads to
//! A JSON array of messages, in order:
//!
//! | message | says |
//! |---|---|
//! | `["settle", number, value]` | the call with this number came to this |
//! | `["refuse", number, error]` | it failed: `[code, message, status, field, thrown, cause]` |
//! | `["send", number, method, url, headers, body, isOnce]` | send this request; its end is a call of that number |
//! | `["cart", 0, view, lines]` | the cart is like this now; a line that is where and as it was comes as its place |
//! | `["lines", 0, head, changes, lists]` | the full engine's way of saying that: what changed; see `Shown` |
//! | `["keep", 0, cartId, isUsed]` | keep the cart's name, and whether it was used; null: keep none any more |
//!
//! With the abilities of the full engine there are more, and `isOnce` says that the request is sent again by the cart, if
//! at all:
//!
//! | message | says |
//! |---|---|
//! | `["timer", number, ms]` | call `ring` with this number after so long |
//! | `["lock", 0]`, `["unlock", 0]` | ask for the lock that pages share, and call `locked` with what they share once it is held; give it back |
//! | `["share", 0, version]` | keep this number for all pages |
//! | `["store", 0, log]` | keep this instead of the page's log; null: keep none |

mod call;
mod cart_view;
mod picker_view;
mod product_view;
mod products;
#[cfg(feature = "quotes")]
mod quote_view;
#[cfg(feature = "quotes")]
mod sale_view;
mod settings;
mod shop;
#[cfg(feature = "quotes")]
mod shown;
mod storefront;
#[cfg(not(feature = "bare"))]
pub mod systems;
#[cfg(feature = "tabs")]
mod tabs_view;
#[cfg(feature = "quotes")]
mod totals_view;
mod view;

pub use storefront::Storefront;

#[cfg(target_arch = "wasm32")]
mod wasm;
#[cfg(target_arch = "wasm32")]
pub use wasm::{call, room};
