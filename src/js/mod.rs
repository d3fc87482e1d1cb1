//! All that JavaScript sees, and the only place that knows it.
//!
//! `index.js` of the package holds the public classes; what is exported here are their private handles. An
//! exported method decodes, calls the core and encodes. Exported objects hold an `Rc`; asynchronous ones return a
//! promise that is settled later, so that nothing is borrowed while JavaScript runs.

mod cart;
mod cart_view;
mod error;
mod exchange;
mod fetch;
mod handle;
mod host;
mod picker_view;
mod product_view;
mod view;

pub use handle::{Core, PickerHandle, ProductHandle};

#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();
