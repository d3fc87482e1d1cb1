//! The inner loops of Barrow: rows of bits over option sets, and the passes over a product's JSON text.
//!
//! They stand in a crate of their own because Cargo sets the optimisation level by crate: these run millions of times.
//! Today all is compiled for size, which is what the budget of the wasm leaves room for. Nothing here knows a shop.

#![no_std]

extern crate alloc;

pub mod bits;
pub mod ids;
pub mod json;

/// How many of the first bytes are ASCII, to the last eight of them.
#[inline(never)]
#[must_use]
pub fn ascii_length(bytes: &[u8]) -> usize {
    let (eights, _) = bytes.as_chunks::<8>();
    let is_ascii = |eight: &&[u8; 8]| u64::from_ne_bytes(**eight) & 0x8080_8080_8080_8080 == 0;
    eights.iter().take_while(is_ascii).count() * 8
}
