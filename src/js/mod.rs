//! All that JavaScript sees, and the only place that knows it.
//!
//! `index.js` of the package holds the public classes; what is exported here are their private handles. An
//! exported method decodes, calls the core and encodes. It takes `&self` and holds no borrow while JavaScript runs.
//! Nothing here waits: a request goes out through [`Host`], its answer comes in as a call, and promises, clocks and
//! `fetch` stay on the side that has them.

mod cart_view;
mod core;
mod error;
mod host;
mod picker_view;
mod product;
mod product_view;
mod products;
mod shop;
mod view;

use lol_alloc::{AssumeSingleThreaded, FreeListAllocator};

pub use core::Core;
pub use host::Host;
pub use product::{PickerHandle, ProductHandle, how};

/// A free list: a kilobyte smaller than the other allocators for wasm, and as fast with a million option sets.
#[global_allocator]
static ALLOCATOR: AssumeSingleThreaded<FreeListAllocator> =
    // SAFETY: the wasm has no shared memory, so that there is one thread.
    unsafe { AssumeSingleThreaded::new(FreeListAllocator::new()) };

/// A panic is a trap: what would print its message is not linked in. Only for the library that pages load.
#[cfg(feature = "bare")]
#[panic_handler]
fn trap(_: &::core::panic::PanicInfo) -> ! {
    ::core::arch::wasm32::unreachable()
}
