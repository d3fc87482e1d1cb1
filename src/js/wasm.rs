//! The one function that the wasm exports.

use super::Realm;
use alloc::vec::Vec;
use core::cell::RefCell;
use lol_alloc::{AssumeSingleThreaded, FreeListAllocator};
use wasm_bindgen::prelude::*;

/// A free list: a kilobyte smaller than the other allocators for wasm, and as fast with a million option sets.
#[global_allocator]
static ALLOCATOR: AssumeSingleThreaded<FreeListAllocator> =
    // SAFETY: the wasm has no shared memory, so that there is one thread.
    unsafe { AssumeSingleThreaded::new(FreeListAllocator::new()) };

/// A panic is a trap: what would print its message is not linked in. Only for the library that pages load.
#[cfg(feature = "bare")]
#[panic_handler]
fn trap(_: &core::panic::PanicInfo) -> ! {
    core::arch::wasm32::unreachable()
}

struct OneThread(RefCell<Realm>);

// SAFETY: as above.
unsafe impl Sync for OneThread {}

static REALM: OneThread = OneThread(RefCell::new(Realm::new()));

/// Takes a call to the storefront with this number and gives the messages that it leads to; see [`super`].
///
/// `number` is the call's own, or that of the request that ended; `body` holds the bytes of an answer.
#[wasm_bindgen]
#[must_use]
pub fn call(shop: u32, number: u32, call: &[u8], body: &[u8]) -> Vec<u8> {
    REALM.0.borrow_mut().call(shop, number, call, body).into_bytes()
}
