//! The builder, against hand-made cases, vectors and changes.

mod building;
mod mutations;
mod refusing;
mod vectors;
