//! A storefront, once it was opened.

use super::call::Call;
use super::settings::Settings;
use super::shop::Shop;
use super::view::refuse;
use crate::error::Error;
use crate::json_writer::JsonWriter;
use alloc::string::String;
use core::mem;

/// What the page calls: one storefront. A page with several has an instance of the wasm for each.
#[derive(Default)]
pub struct Storefront {
    shop: Option<Shop>,
}

impl Storefront {
    /// Not opened yet.
    #[must_use]
    pub const fn new() -> Self {
        Storefront { shop: None }
    }

    /// Takes a call and gives the messages that it leads to; see [`super`].
    ///
    /// `open` comes first, with the settings. What is asked before comes to nothing.
    #[must_use]
    pub fn call(&mut self, number: u32, call: &[u8], body: &[u8]) -> String {
        let mut told = JsonWriter::default();
        told.open('[');
        if let Err(error) = self.take(number, call, body, &mut told) {
            refuse(&mut told, number, &error);
        }
        told.close(']');
        told.into_text()
    }

    fn take(&mut self, number: u32, call: &[u8], body: &[u8], told: &mut JsonWriter) -> Result<(), Error> {
        let mut call = Call::read(number, call, body)?;
        let what = call.text();
        if let Some(shop) = &mut self.shop {
            return shop.take(&what, &mut call, told);
        }
        let _cart_id = call.next();
        let none = self.shop.replace(Shop::new(Settings::read(&mut call)));
        mem::forget(none); // or there would be code that drops what never was
        Ok(())
    }
}
