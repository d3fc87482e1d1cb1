//! The wire: plain requests and responses, and one folder per outside system.
//!
//! Nothing here sends. A system's folder turns an intent into a [`Request`] value and a [`Response`] value into
//! the model; a system's own words stop at its folder.

use alloc::string::String;

mod ids;
#[cfg(feature = "tabs")]
pub mod journal;
pub mod json;
mod json_lexer;
mod json_scan;
pub mod json_writer;
pub mod kibo_cart;
mod percent;

/// A request to an outside system.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// The HTTP method.
    pub method: &'static str,
    /// The absolute URL.
    pub url: String,
    /// The names of the headers, all with the value `application/json`, separated by blanks.
    pub headers: &'static str,
    /// The body, JSON text.
    pub body: Option<String>,
}

/// What came back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Response<'a> {
    /// The HTTP status; 0 where the platform hides it (a redirect that was not followed).
    pub status: u16,
    /// The `Location` header; empty where there is none that can be seen.
    pub location: &'a str,
    /// The body, as bytes.
    pub body: &'a [u8],
}
