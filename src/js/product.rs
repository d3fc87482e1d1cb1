//! The private handles of a `Product` and of a `Picker`.

use super::core::read_units;
use super::picker_view::{change_view, picker_view};
use super::product_view::product_view;
use super::view::{to_js, write_money};
use crate::cart::Quantity;
use crate::money::Rounding;
use crate::options::{Autoselect, Merge, Picker, check};
use crate::product::{Product, line_price};
use crate::wire::json::Json;
use crate::wire::json_writer::JsonWriter;
use alloc::rc::Rc;
use core::cell::RefCell;
use wasm_bindgen::prelude::*;

/// A product that was read.
#[wasm_bindgen]
pub struct ProductHandle {
    product: Rc<Product>,
    rounding: Rounding,
}

#[wasm_bindgen]
impl ProductHandle {
    /// The product as plain data, in JSON.
    #[must_use]
    pub fn view(&self) -> JsValue {
        product_view(&self.product)
    }

    /// A picker with nothing picked.
    #[must_use]
    pub fn picker(&self, merge: bool, autoselect: bool) -> PickerHandle {
        let merge = if merge { Merge::Alternatives } else { Merge::Nothing };
        let autoselect = if autoselect { Autoselect::Single } else { Autoselect::Nothing };
        PickerHandle { picker: RefCell::new(Picker::new(Rc::clone(&self.product), merge, autoselect)) }
    }

    /// What so many units cost with these options, in JSON.
    ///
    /// # Errors
    /// `invalid-selection`, `invalid-quantity`.
    pub fn quote(&self, options: &str, quantity: f64) -> Result<JsValue, JsValue> {
        let quantity = Quantity::new(read_units(quantity)?)?.get();
        let unit = check(&self.product, &Json::parse(options.as_bytes())?.pairs())?.unit;
        let mut view = JsonWriter::default();
        view.open('{');
        write_money(&mut view, "unit", unit);
        write_money(&mut view, "line", unit.and_then(|unit| line_price(&unit, quantity, self.rounding)));
        view.number("quantity", Some(quantity));
        view.close('}');
        Ok(to_js(view))
    }
}

impl ProductHandle {
    pub(super) fn new(product: Rc<Product>, rounding: Rounding) -> Self {
        ProductHandle { product, rounding }
    }

    pub(super) fn product(&self) -> &Product {
        &self.product
    }
}

/// A shopper's way through a product's options.
#[wasm_bindgen]
pub struct PickerHandle {
    picker: RefCell<Picker>,
}

#[wasm_bindgen]
impl PickerHandle {
    /// The picker as plain data, in JSON.
    #[must_use]
    pub fn view(&self) -> JsValue {
        picker_view(&self.picker.borrow())
    }

    /// Changes the answer to one option, as [`how`] says.
    ///
    /// # Errors
    /// `invalid-selection`; nothing changes.
    pub fn change(&self, how: u8, option: &str, value: &str) -> Result<JsValue, JsValue> {
        let mut picker = self.picker.borrow_mut();
        let change = match how {
            how::PICK => picker.pick(option, value),
            how::UNPICK => picker.unpick(option),
            _ => picker.enter_text(option, value),
        }?;
        Ok(change_view(&picker, &change))
    }
}

/// How a picker changes; the same numbers stand in `product.js`.
pub mod how {
    /// Picks the value.
    pub const PICK: u8 = 0;
    /// Takes the answer back.
    pub const UNPICK: u8 = 1;
    /// Enters the text.
    pub const ENTER_TEXT: u8 = 2;
}
