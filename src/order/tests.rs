//! The builder, against hand-made cases and vectors.

mod building;
mod refusing;
mod vectors;
