//! The exported handles that the classes of `index.js` hold.

use super::cart::Shop;
use super::exchange::{Purpose, exchange, over};
use super::host::Host;
use super::picker_view::{ChangeView, PickerView};
use super::product_view::ProductView;
use super::view::{MoneyView, to_js};
use crate::cart::{Act, Item, Quantity, Resolve};
use crate::error::{Error, Kind};
use crate::money::Rounding;
use crate::options::{Autoselect, Change, Merge, Picker, check};
use crate::product::{Product, line_price};
use crate::wire::kibo_cart::write_product;
use js_sys::Promise;
use serde::Serialize;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::AbortSignal;

/// The private handle of a `Storefront`.
#[wasm_bindgen]
pub struct Core {
    shop: Rc<Shop>,
}

/// The private handle of a `Product`.
#[wasm_bindgen]
pub struct ProductHandle {
    product: Rc<Product>,
    rounding: Rounding,
}

/// The private handle of a `Picker`.
#[wasm_bindgen]
pub struct PickerHandle {
    picker: RefCell<Picker>,
}

#[derive(Serialize)]
struct QuoteView {
    unit: Option<MoneyView>,
    line: Option<MoneyView>,
    quantity: u32,
}

#[wasm_bindgen]
impl Core {
    /// A storefront with these settings.
    ///
    /// # Errors
    /// `configuration`, with the setting's name.
    #[wasm_bindgen(constructor)]
    pub fn new(host: Host) -> Result<Core, JsValue> {
        Ok(Core { shop: Rc::new(Shop::new(host)?) })
    }

    /// Reads a product; the promise gives its handle.
    pub fn product(&self, sku: String, catalog_id: Option<u32>, signal: Option<AbortSignal>) -> Promise {
        let shop = &self.shop;
        Promise::new(&mut |resolve, reject| {
            let request = write_product(&shop.api, &sku, catalog_id);
            let purpose = Purpose::Product { sku: sku.clone(), catalog_id, resolve, reject };
            spawn_local(exchange(Rc::clone(shop), request, signal.clone(), purpose));
        })
    }

    /// Adds an item; `options` holds ids of options and values by turns. The promise gives the line's id.
    ///
    /// # Errors
    /// `invalid-selection` and `invalid-quantity`, at once.
    pub fn add(
        &self,
        product: &ProductHandle,
        options: Vec<String>,
        quantity: &JsValue,
        product_link: String,
    ) -> Result<Promise, JsValue> {
        let quantity = read_quantity(quantity)?.ok_or_else(no_quantity)?;
        let chosen = check(&product.product, &pairs(options))?;
        self.ask(Act::Add(Item {
            sku: product.product.sku.clone(),
            catalog_id: product.product.catalog_id,
            options: chosen.options,
            quantity,
            product_link,
            unit: chosen.unit,
        }))
    }

    /// Sets a line's quantity; 0 removes the line. The promise gives the line's id.
    ///
    /// # Errors
    /// `invalid-quantity`, at once.
    #[wasm_bindgen(js_name = setQuantity)]
    pub fn set_quantity(&self, line_id: String, quantity: &JsValue) -> Result<Promise, JsValue> {
        self.ask(match read_quantity(quantity)? {
            Some(quantity) => Act::SetQuantity(line_id, quantity),
            None => Act::Remove(line_id),
        })
    }

    /// Removes a line.
    ///
    /// # Errors
    /// `aborted` after `dispose`.
    pub fn remove(&self, line_id: String) -> Result<Promise, JsValue> {
        self.ask(Act::Remove(line_id))
    }

    /// Reads the cart.
    ///
    /// # Errors
    /// `aborted` after `dispose`.
    pub fn refresh(&self) -> Result<Promise, JsValue> {
        self.ask(Act::Refresh)
    }

    /// Hands the cart over to the checkout. The promise gives the address to go to.
    ///
    /// # Errors
    /// `aborted` after `dispose`.
    pub fn checkout(&self, catalog_id: Option<u32>) -> Result<Promise, JsValue> {
        self.ask(Act::Checkout(catalog_id))
    }

    /// Answers an uncertain add: sends it again, or lets it be.
    pub fn settle(&self, intent: u32, send_again: bool) -> Promise {
        self.shop.resolve(intent, if send_again { Resolve::SendAgain } else { Resolve::Drop })
    }

    /// Drops whatever is known of the cart.
    pub fn forget(&self) {
        self.shop.forget();
    }

    /// Shows the cart as it is known now.
    pub fn show(&self) {
        self.shop.deliver();
    }

    /// Ends everything.
    pub fn dispose(&self) {
        self.shop.dispose();
    }

    fn ask(&self, act: Act) -> Result<Promise, JsValue> {
        if self.shop.is_over() {
            return Err(over().into());
        }
        Ok(self.shop.ask(act))
    }
}

#[wasm_bindgen]
impl ProductHandle {
    /// The product as plain data.
    ///
    /// # Errors
    /// None that data can cause.
    pub fn view(&self) -> Result<JsValue, JsValue> {
        Ok(to_js(&ProductView::from(&*self.product))?)
    }

    /// A picker with nothing picked.
    pub fn picker(&self, merge: bool, autoselect: bool) -> PickerHandle {
        let merge = if merge { Merge::Alternatives } else { Merge::Nothing };
        let autoselect = if autoselect { Autoselect::Single } else { Autoselect::Nothing };
        PickerHandle { picker: RefCell::new(Picker::new(Rc::clone(&self.product), merge, autoselect)) }
    }

    /// What so many units cost with these options.
    ///
    /// # Errors
    /// `invalid-selection`, `invalid-quantity`.
    pub fn quote(&self, options: Vec<String>, quantity: &JsValue) -> Result<JsValue, JsValue> {
        let quantity = read_quantity(quantity)?.ok_or_else(no_quantity)?.get();
        let chosen = check(&self.product, &pairs(options))?;
        let line = chosen.unit.and_then(|unit| line_price(&unit, quantity, self.rounding));
        Ok(to_js(&QuoteView { unit: chosen.unit.map(Into::into), line: line.map(Into::into), quantity })?)
    }
}

impl ProductHandle {
    pub(super) fn new(product: Rc<Product>, rounding: Rounding) -> Self {
        ProductHandle { product, rounding }
    }
}

#[wasm_bindgen]
impl PickerHandle {
    /// The picker as plain data.
    ///
    /// # Errors
    /// None that data can cause.
    pub fn view(&self) -> Result<JsValue, JsValue> {
        Ok(to_js(&PickerView::new(&self.picker.borrow()))?)
    }

    /// Picks a value.
    ///
    /// # Errors
    /// `invalid-selection`; nothing changes.
    pub fn pick(&self, option: &str, value: &str) -> Result<JsValue, JsValue> {
        self.change(|picker| picker.pick(option, value))
    }

    /// Takes a pick back.
    ///
    /// # Errors
    /// `invalid-selection`; nothing changes.
    pub fn unpick(&self, option: &str) -> Result<JsValue, JsValue> {
        self.change(|picker| picker.unpick(option))
    }

    /// Enters text.
    ///
    /// # Errors
    /// `invalid-selection`; nothing changes.
    #[wasm_bindgen(js_name = enterText)]
    pub fn enter_text(&self, option: &str, text: &str) -> Result<JsValue, JsValue> {
        self.change(|picker| picker.enter_text(option, text))
    }

    fn change(&self, change: impl FnOnce(&mut Picker) -> Result<Change, Error>) -> Result<JsValue, JsValue> {
        let change = change(&mut self.picker.borrow_mut())?;
        Ok(to_js(&ChangeView::new(&self.picker.borrow(), &change))?)
    }
}

/// A whole number from 1 to a million, or 0 as `None`.
fn read_quantity(value: &JsValue) -> Result<Option<Quantity>, Error> {
    match value.as_f64() {
        Some(units) if units == 0.0 => Ok(None),
        Some(units) if units.fract() == 0.0 && (0.0..=f64::from(Quantity::MAX)).contains(&units) => {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole and in range")]
            Quantity::new(units as u32).map(Some)
        }
        _ => Err(no_quantity()),
    }
}

fn no_quantity() -> Error {
    Error::new(Kind::InvalidQuantity, "the quantity is no whole number from 1 to 1000000").within("quantity")
}

/// Ids of options and values by turns, as pairs.
fn pairs(mut flat: Vec<String>) -> Vec<(String, String)> {
    flat.chunks_exact_mut(2).map(|pair| (std::mem::take(&mut pair[0]), std::mem::take(&mut pair[1]))).collect()
}
