//! Reads a product and resolves picks, by number and without text, for the benchmarks.

use barrow::options::{Autoselect, Layout, Merge, Selection, ValueAvailability, resolve};
use barrow::product::Product;
use barrow::wire::kibo_cart::read_product;
use std::cell::RefCell;

struct State {
    product: Product,
    layout: Layout,
    selection: Selection,
}

thread_local! {
    static STATE: RefCell<Option<State>> = const { RefCell::new(None) };
}

/// Makes space for the bytes of a product.
#[unsafe(no_mangle)]
pub extern "C" fn space(length: usize) -> *mut u8 {
    Vec::leak(vec![0; length]).as_mut_ptr()
}

/// Reads the product in these bytes, which were given space before, and frees them.
///
/// # Safety
/// The bytes came from `space`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn read(bytes: *mut u8, length: usize) {
    // SAFETY: that is how `space` made them.
    let bytes = unsafe { Vec::from_raw_parts(bytes, length, length) };
    let product = read_product(&bytes, None).unwrap();
    let layout = Layout::new(&product, Merge::Alternatives);
    let selection = Selection::none(layout.shown.len());
    STATE.set(Some(State { product, layout, selection }));
}

/// Picks a value (0: none, else its index plus 1) and gives how many values of all options are available.
#[unsafe(no_mangle)]
pub extern "C" fn pick(option: usize, value: usize) -> usize {
    STATE.with_borrow_mut(|state| {
        let State { product, layout, selection } = state.as_mut().unwrap();
        match value {
            0 => selection.clear(option),
            _ => selection.set(option, value - 1, ""),
        }
        let resolution = resolve(product, layout, selection, Autoselect::Single);
        let values = resolution.options.iter().flat_map(|option| &option.values);
        values.filter(|value| **value == ValueAvailability::Available).count()
    })
}
