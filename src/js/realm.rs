//! The storefronts of a page.

use super::call::Call;
use super::settings::Settings;
use super::shop::Shop;
use super::view::refuse;
use crate::error::Error;
use crate::wire::json_writer::JsonWriter;
use alloc::string::String;
use alloc::vec::Vec;

/// The storefronts of a page, by the numbers of the calls that opened them.
#[derive(Default)]
pub struct Realm {
    shops: Vec<(u32, Shop)>,
}

impl Realm {
    /// No storefront yet.
    #[must_use]
    pub const fn new() -> Self {
        Realm { shops: Vec::new() }
    }

    /// Takes a call to a storefront and gives the messages that it leads to; see [`super`].
    ///
    /// `open` makes a storefront with its settings, `close` ends it. What is asked of none comes to nothing.
    #[must_use]
    pub fn call(&mut self, shop: u32, number: u32, call: &[u8], body: &[u8]) -> String {
        let mut told = JsonWriter::default();
        told.open('[');
        if let Err(error) = self.take(shop, number, call, body, &mut told) {
            refuse(&mut told, number, &error);
        }
        told.close(']');
        told.into_text()
    }

    fn take(&mut self, shop: u32, number: u32, call: &[u8], body: &[u8], told: &mut JsonWriter) -> Result<(), Error> {
        let mut call = Call::read(number, call, body)?;
        let index = self.shops.iter().position(|(number, _)| *number == shop);
        match (&*call.text(), index) {
            ("open", _) => {
                let _cart_id = call.next();
                self.shops.push((number, Shop::new(Settings::read(&mut call))));
            }
            ("close", Some(index)) => drop(self.shops.swap_remove(index)),
            (what, Some(index)) => return self.shops[index].1.take(what, &mut call, told),
            _ => {}
        }
        Ok(())
    }
}
