//! The wire: plain requests and responses, and one folder per outside system.
//!
//! Nothing here sends. A system's folder turns an intent into a [`Request`] value and a [`Response`] value into
//! the model; a system's own words stop at its folder.
//!
//! Pages speak to the cart's API only. The other systems want credentials, so servers speak to them: the wasm that
//! pages load holds nothing of them. `read_product` reads the answer of any, [`normal`] writes it so that pages can read
//! it, too, and [`gateway`] is where they ask for it.

use alloc::string::String;

#[cfg(feature = "quotes")]
pub mod gateway;
mod ids;
#[cfg(feature = "tabs")]
pub mod journal;
pub mod json;
mod json_lexer;
mod json_scan;
pub mod kibo_cart;
#[cfg(not(feature = "bare"))]
pub mod kibo_order;
#[cfg(not(feature = "bare"))]
pub mod kibo_perfectsync;
#[cfg(not(feature = "bare"))]
pub mod meplato;
#[cfg(feature = "quotes")]
pub mod normal;
mod percent;
#[cfg(not(feature = "bare"))]
pub mod pitney_bowes;
#[cfg(not(feature = "bare"))]
mod read_product;
#[cfg(not(feature = "bare"))]
pub mod server;
mod status;
#[cfg(feature = "quotes")]
mod system;
#[cfg(feature = "quotes")]
mod values;

#[cfg(test)]
mod contract;

#[cfg(not(feature = "bare"))]
pub use read_product::{Asked, read_product};
#[cfg(feature = "quotes")]
pub use system::System;

/// A request to an outside system; `H` is how its headers are given, `B` its body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request<H = &'static str, B = String> {
    /// The HTTP method.
    pub method: &'static str,
    /// The absolute URL.
    pub url: String,
    /// The headers. A page's are names, all with the value `application/json`, separated by blanks.
    pub headers: H,
    /// The body, JSON text.
    pub body: Option<B>,
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
