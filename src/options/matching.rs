//! Which sets fit what was picked, as rows of bits.

use super::layout::Layout;
use super::selection::Selection;
use crate::bits;
use crate::product::Product;
use alloc::borrow::Cow;
use alloc::vec::Vec;

/// The picks of the dependent options, each with the sets that hold it.
pub(super) struct Matching<'a> {
    every: &'a [u64],
    rows: Vec<(usize, Cow<'a, [u64]>)>,
}

impl<'a> Matching<'a> {
    pub(super) fn new(product: &'a Product, layout: &'a Layout, selection: &Selection) -> Self {
        let mut rows = Vec::new();
        for option in 0..layout.shown.len() {
            if let Some(value) = selection.get(option)
                && let Some(column) = layout.column(product, option)
            {
                rows.push((option, column.row(value + 1)));
            }
        }
        Matching { every: product.sets.all(), rows }
    }

    /// The picks, by shown option, in display order.
    pub(super) fn picks(&self) -> &[(usize, Cow<'a, [u64]>)] {
        &self.rows
    }

    /// The sets that contain every pick but that of this option.
    pub(super) fn without(&self, option: usize) -> Vec<u64> {
        let mut fit = self.every.to_vec();
        for (other, row) in &self.rows {
            if *other != option {
                bits::keep(&mut fit, row);
            }
        }
        fit
    }

    /// The sets that contain every pick.
    pub(super) fn all(&self) -> Vec<u64> {
        self.without(usize::MAX)
    }
}
