//! The gateway, as pages see it: a server of the shop's that tells the products of other systems in Barrow's own form.
//!
//! ```text
//! GET {gateway}/products/{system}/{id}    Accept: application/json
//! 200  a product, see [`normal`](super::normal), without the system's own JSON
//! 4xx, 5xx  { "code", "message", "field" }
//! ```
//!
//! Nothing else is sent: no key of the shop's, no cookies. Which of a gateway's answers a page can do something about is
//! told by `code`; where there is none, as with what stands in front of a gateway, the status decides.

mod read;
mod write;

pub use read::read_product_answer;
pub use write::write_product;
