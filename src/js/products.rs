//! The products that were asked for, by the page or to name the lines of the cart.

use crate::product::Product;
use alloc::rc::Rc;
use alloc::string::String;

/// A product that was asked for.
pub(super) struct Known {
    /// The number of the request.
    pub request: u32,
    pub sku: String,
    pub catalog_id: Option<u32>,
    /// `None` while it is read, and where it cannot be.
    pub product: Option<Rc<Product>>,
}

impl Known {
    /// A product that was read without a catalogue serves for the shop's default, whatever its number.
    pub(super) fn is(&self, sku: &str, catalog_id: Option<u32>) -> bool {
        self.sku == sku && (self.catalog_id == catalog_id || self.catalog_id.is_none())
    }
}

/// A product that was read.
pub(super) fn find_product<'a>(known: &'a [Known], sku: &str, catalog_id: Option<u32>) -> Option<&'a Product> {
    known.iter().find(|known| known.product.is_some() && known.is(sku, catalog_id))?.product.as_deref()
}
