//! Option sets: the combinations of values that can be bought.

use alloc::vec::Vec;

/// The valid combinations of a product's options, as columns of numbers.
///
/// Options and values are meant by their index in the product. A set need not name every option.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum OptionSets {
    /// The shop lists no sets: every combination of one value per option is valid.
    #[default]
    Every,
    /// Only these sets are valid; where there are none, nothing can be bought.
    Listed {
        /// How many options the product has: the length of a row.
        width: usize,
        /// Row after row, one cell per option: 0 where the set does not name it, else the value's index plus 1.
        cells: Vec<u16>,
        /// How many sets there are; kept because rows may be empty.
        count: usize,
    },
}

impl OptionSets {
    /// No sets yet, of a product with `width` options.
    #[must_use]
    pub fn listed(width: usize) -> Self {
        OptionSets::Listed { width, cells: Vec::new(), count: 0 }
    }

    /// Adds a set, one cell per option.
    pub fn push(&mut self, row: &[u16]) {
        if let OptionSets::Listed { cells, count, .. } = self {
            cells.extend_from_slice(row);
            *count += 1;
        }
    }

    /// The sets one after another; none where every combination is valid.
    pub fn rows(&self) -> impl Iterator<Item = &[u16]> {
        let (width, cells, count) = match self {
            OptionSets::Every => (0, &[][..], 0),
            OptionSets::Listed { width, cells, count } => (*width, &cells[..], *count),
        };
        (0..count).map(move |row| &cells[row * width..(row + 1) * width])
    }

    /// True where the shop lists its sets, even if none of them is usable.
    #[must_use]
    pub fn are_listed(&self) -> bool {
        matches!(self, OptionSets::Listed { .. })
    }
}
