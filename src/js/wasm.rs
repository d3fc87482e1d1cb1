//! What the wasm exports: room for what comes in, and the one call.
//!
//! Pages and servers have a wasm each, which differ in who takes the call.

#[cfg(not(feature = "systems"))]
use super::Storefront as Taker;
#[cfg(feature = "systems")]
use super::systems::Desk as Taker;
use alloc::boxed::Box;
use alloc::string::String;
use core::cell::RefCell;
use core::ptr::slice_from_raw_parts_mut;
use lol_alloc::{AssumeSingleThreaded, FreeListAllocator};

/// A free list: a kilobyte smaller than the other allocators for wasm, and as fast with a million option sets.
#[global_allocator]
static ALLOCATOR: AssumeSingleThreaded<FreeListAllocator> =
    // SAFETY: the wasm has no shared memory, so that there is one thread.
    unsafe { AssumeSingleThreaded::new(FreeListAllocator::new()) };

/// A panic is a trap: what would print its message is not linked in. Only for the two libraries that are shipped.
#[cfg(any(feature = "bare", feature = "systems"))]
#[panic_handler]
fn trap(_: &core::panic::PanicInfo) -> ! {
    core::arch::wasm32::unreachable()
}

/// Who takes the calls, and what it told last.
struct Instance(RefCell<(Taker, String, [usize; 2])>);

// SAFETY: as above.
unsafe impl Sync for Instance {}

static INSTANCE: Instance = Instance(RefCell::new((Taker::new(), String::new(), [0; 2])));

/// Makes room for so many bytes, to be filled and handed in with the next call.
#[unsafe(no_mangle)]
pub extern "C" fn room(length: usize) -> *mut u8 {
    Box::into_raw(Box::<[u8]>::new_uninit_slice(length)).cast()
}

/// Takes a call and gives where two numbers are: the place and the length of the messages that it leads to. They stay
/// until the next call. See [`super`].
///
/// `number` is the call's own, or that of the request that ended; `body` holds the bytes of an answer.
///
/// # Safety
/// `call` and `body` are rooms of these lengths, filled, and handed in once.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn call(
    number: u32,
    call: *mut u8,
    call_length: usize,
    body: *mut u8,
    body_length: usize,
) -> *const usize {
    // SAFETY: `room` made them, of these lengths, and let go of them.
    let [call, body] = [(call, call_length), (body, body_length)]
        .map(|(place, length)| unsafe { Box::from_raw(slice_from_raw_parts_mut(place, length)) });
    let (taker, told, place) = &mut *INSTANCE.0.borrow_mut();
    *told = taker.call(number, &call, &body);
    *place = [told.as_ptr() as usize, told.len()];
    place.as_ptr()
}
