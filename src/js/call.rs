//! A call from JavaScript.

use crate::cart::Quantity;
use crate::error::Error;
use crate::wire::json::{Entries, Json};
use alloc::string::String;

/// A call, read argument by argument.
pub(super) struct Call<'a> {
    /// Its own number, or that of the request that ended.
    pub number: u32,
    /// The bytes of an answer.
    pub body: &'a [u8],
    arguments: Entries<'a>,
}

impl<'a> Call<'a> {
    /// # Errors
    /// Where the page hands in what is nested too deep.
    pub(super) fn read(number: u32, call: &'a [u8], body: &'a [u8]) -> Result<Self, Error> {
        Ok(Call { number, body, arguments: Json::parse(call)?.entries() })
    }

    /// The next argument; null after the last.
    pub(super) fn next(&mut self) -> Json<'a> {
        self.arguments.next().map_or(Json::NULL, |(_, value)| value)
    }

    /// The next argument as text; empty for null.
    pub(super) fn text(&mut self) -> String {
        self.next().text().unwrap_or_default()
    }

    /// The next argument as a whole number.
    pub(super) fn whole(&mut self) -> Option<u32> {
        self.next().whole()
    }

    /// The next argument as a number of units, from 0 to a million.
    ///
    /// # Errors
    /// `invalid-quantity` for anything else.
    pub(super) fn units(&mut self) -> Result<u32, Error> {
        self.whole().filter(|units| *units <= Quantity::MAX).ok_or_else(Quantity::error)
    }
}
