//! What the systems share that only servers speak to: credentials, tokens, headers, settings,
//! refusals, pauses.
//!
//! Their requests carry passwords and tokens, which never belong into a page. A [`Secret`] shows itself to nobody but
//! the code that sends the request.

mod base64;
mod blank;
mod fields;
mod headers;
mod pause;
mod refusal;
mod secret;
mod settings;
mod token;

pub use headers::{Header, Headers};
pub use pause::{Attempt, pause_ms};
pub use secret::Secret;
pub use token::Token;

pub(in crate::wire) use super::values::{currency, decimal, field, flag, list, rate, text, whole_number};
pub(in crate::wire) use base64::{decode, encode};
pub(in crate::wire) use blank::{blank_product, extras};
pub(in crate::wire) use fields::Fields;
pub(in crate::wire) use headers::{basic, bearer};
pub(in crate::wire) use refusal::{Said, body_text, refusal, unread};
pub(in crate::wire) use secret::hide;
pub(in crate::wire) use settings::{header_text, path_segment, url, whole};
pub(in crate::wire) use token::NO_TOKEN;

/// A request that a server sends. Its body may hold a credential, too.
pub type Request = super::Request<Headers, Secret>;
