//! The private handle of a `Storefront`.

use super::host::{Host, Settings};
use super::product::ProductHandle;
use super::shop::Shop;
use crate::cart::{Act, Event, Item, Quantity, Resolve};
use crate::error::{Error, Kind};
use crate::options::check;
use crate::product::Product;
use crate::wire::Response;
use crate::wire::json::Json;
use alloc::rc::Rc;
use alloc::string::String;
use core::cell::RefCell;
use wasm_bindgen::prelude::*;

/// A storefront. What it is asked for gets a number; the host is told how it ended under that number.
#[wasm_bindgen]
pub struct Core {
    shop: RefCell<Shop>,
}

#[wasm_bindgen]
impl Core {
    /// A storefront with these settings, in JSON.
    ///
    /// # Errors
    /// `configuration`, with the setting's name.
    #[wasm_bindgen(constructor)]
    pub fn new(settings: &str, host: Host) -> Result<Core, JsValue> {
        Ok(Core { shop: RefCell::new(Shop::new(Settings::read(settings)?, host)) })
    }

    /// Reads a product; settled with its handle.
    pub fn product(&self, sku: String, catalog_id: Option<u32>) -> u32 {
        self.shop.borrow_mut().read_product(sku, catalog_id)
    }

    /// Adds an item; `options` is JSON, ids by ids. Settled with the line's id.
    pub fn add(&self, product: &ProductHandle, options: &str, quantity: f64, link: String) -> u32 {
        self.ask(read_add(product.product(), options, quantity, link))
    }

    /// Sets a line's quantity; 0 removes the line. Settled with the line's id, unless it was removed.
    #[wasm_bindgen(js_name = setQuantity)]
    pub fn set_quantity(&self, line_id: &str, quantity: f64) -> u32 {
        self.ask(read_units(quantity).map(|quantity| Act::SetQuantity(line_id.into(), quantity)))
    }

    /// Reads the cart.
    pub fn refresh(&self) -> u32 {
        self.ask(Ok(Act::Refresh))
    }

    /// Hands the cart over to the checkout; settled with the address to go to.
    pub fn checkout(&self, catalog_id: Option<u32>) -> u32 {
        self.ask(Ok(Act::Checkout(catalog_id)))
    }

    /// Answers an uncertain add: sends it again, or lets it be.
    #[wasm_bindgen(js_name = settleUncertain)]
    pub fn settle_uncertain(&self, intent: u32, send_again: bool) -> u32 {
        let answer = if send_again { Resolve::SendAgain } else { Resolve::Drop };
        let mut shop = self.shop.borrow_mut();
        let number = shop.next_number();
        shop.happen(Event::Resolved(number, intent, answer));
        number
    }

    /// Drops whatever is known of the cart.
    pub fn forget(&self) {
        self.shop.borrow_mut().happen(Event::Forgotten);
    }

    /// The answer to the request with this number.
    pub fn answered(&self, request: u32, status: u16, location: &str, body: &[u8]) {
        self.shop.borrow_mut().ended(request, Ok(Response { status, location, body }));
    }

    /// The request with this number was lost, to time or for what was thrown and is kept under a number of its own.
    pub fn failed(&self, request: u32, timed_out: bool, thrown: u32) {
        let lost = if timed_out {
            Error::new(Kind::Timeout, &["no answer came in time"])
        } else {
            Error::new(Kind::Network, &["the API cannot be reached"])
        };
        self.shop.borrow_mut().ended(request, Err(lost.with_thrown(thrown)));
    }

    fn ask(&self, act: Result<Act, Error>) -> u32 {
        self.shop.borrow_mut().ask(act)
    }
}

/// What is to be added, checked.
fn read_add(product: &Product, options: &str, quantity: f64, link: String) -> Result<Act, Error> {
    let quantity = Quantity::new(read_units(quantity)?)?;
    let chosen = check(product, &Json::parse(options.as_bytes())?.pairs())?;
    let item = Item {
        sku: product.sku.clone(),
        catalog_id: product.catalog_id,
        options: chosen.options,
        price: chosen.unit,
        product_link: Some(link),
        image: None,
    };
    Ok(Act::Add(Rc::new(item), quantity))
}

/// A whole number from 0 to a million.
pub(super) fn read_units(units: f64) -> Result<u32, Error> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturates, and is compared")]
    let whole = units as u32;
    #[expect(clippy::float_cmp, reason = "a whole number is exact")]
    if f64::from(whole) == units && whole <= Quantity::MAX {
        return Ok(whole);
    }
    Err(Quantity::error())
}
