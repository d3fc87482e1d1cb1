//! What option sets say of one option.

use crate::bits;
use alloc::borrow::Cow;
use alloc::vec;
use alloc::vec::Vec;

/// With more numbers than this, a row of bits for each would take more memory than it saves time.
const MOST_ROWS: usize = 129;

/// What the sets of a product say of one option: a number per set, 0 where it does not name the option, else the
/// value's index plus 1.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Column {
    cells: Vec<u16>,
    /// How many numbers there are.
    numbers: usize,
    /// A row of bits per number, one after the other: where it stands. Empty where there are too many numbers.
    rows: Vec<u64>,
}

impl Column {
    /// A column of numbers below `numbers`.
    #[must_use]
    pub fn new(cells: Vec<u16>, numbers: usize) -> Self {
        let rows = if numbers > MOST_ROWS { Vec::new() } else { bits::rows_of(&cells, numbers) };
        Column { cells, numbers, rows }
    }

    /// The numbers, set by set.
    #[must_use]
    pub fn cells(&self) -> &[u16] {
        &self.cells
    }

    /// Calls for each number that a set of this row of bits has.
    pub fn each_held(&self, row: &[u64], call: &mut dyn FnMut(usize)) {
        // Where few sets are left, it takes less time to go through them than through a row per number.
        if self.rows.is_empty() || bits::count(row) < row.len() * 2 {
            let mut noted = vec![false; self.numbers];
            bits::note(row, &self.cells, &mut noted);
            return (0..self.numbers).filter(|number| noted[*number]).for_each(call);
        }
        for (number, of_number) in self.rows.chunks_exact(row.len()).enumerate() {
            if bits::meet(row, of_number) {
                call(number);
            }
        }
    }

    /// The sets that have this number, as a row of bits.
    #[must_use]
    pub fn row(&self, number: usize) -> Cow<'_, [u64]> {
        if self.rows.is_empty() {
            return Cow::Owned(bits::row_of(&self.cells, u16::try_from(number).unwrap_or(u16::MAX)));
        }
        let words = self.rows.len() / self.numbers;
        Cow::Borrowed(&self.rows[number * words..(number + 1) * words])
    }
}
