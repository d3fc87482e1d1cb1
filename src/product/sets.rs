//! Option sets: the combinations of values that can be bought.

use super::column::Column;
use super::option::ProductOption;
use crate::bits;
use crate::money::Amount;
use alloc::vec::Vec;

/// Sets as a shop lists them, one after the other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rows {
    /// Row after row, one cell per option of the product: 0 where the set does not name it, else the value's index
    /// plus 1.
    pub cells: Vec<u16>,
    /// How many sets there are; kept because rows may be empty.
    pub count: usize,
}

/// The valid combinations of a product's options.
///
/// Options and values are meant by their index in the product. A set need not name every option.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OptionSets {
    is_listed: bool,
    /// One per option of the product; `None` where no set names it.
    columns: Vec<Option<Column>>,
    /// Every set, as a row of bits.
    all: Vec<u64>,
    /// The sets that are sold out, as a row of bits; empty where none is.
    sold_out: Vec<u64>,
    /// What the values of each set add to the price, as whole numbers; empty where that is the same for all.
    keys: Vec<u64>,
    /// How many digits after the point the values' surcharges have.
    scale: u32,
}

impl OptionSets {
    /// Only these sets are valid; where there are none, nothing can be bought.
    ///
    /// Without sets ([`OptionSets::default`]), every combination of one value per option is valid.
    #[must_use]
    pub fn listed(options: &[ProductOption], rows: &Rows) -> Self {
        let mut sets = OptionSets { is_listed: true, all: bits::ones(rows.count), ..OptionSets::default() };
        for option in options {
            for value in &option.values {
                sets.scale = sets.scale.max(value.surcharge.map_or(0, Amount::scale));
            }
        }
        sets.keys.resize(rows.count, 0);
        for (index, option) in options.iter().enumerate() {
            let mut cells = Vec::new();
            for row in rows.cells.chunks_exact(options.len()) {
                cells.push(row[index]);
            }
            let is_named = cells.iter().any(|cell| *cell > 0);
            let column = if is_named { Some(sets.column_of(option, cells)) } else { None };
            sets.columns.push(column);
        }
        if sets.keys.iter().all(|key| *key == sets.keys[0]) {
            sets.keys.clear();
        }
        sets
    }

    /// True where the shop lists its sets, even if none of them is usable.
    #[must_use]
    pub fn are_listed(&self) -> bool {
        self.is_listed
    }

    /// What the sets say of this option; `None` where none of them names it.
    #[must_use]
    pub fn column(&self, option: usize) -> Option<&Column> {
        self.columns.get(option)?.as_ref()
    }

    /// Every set, as a row of bits.
    #[must_use]
    pub fn all(&self) -> &[u64] {
        &self.all
    }

    /// Those of these sets that are not sold out; `None` where no set is.
    #[must_use]
    pub fn in_stock(&self, row: &[u64]) -> Option<Vec<u64>> {
        // No system that pages read tells of it.
        if cfg!(feature = "bare") || self.sold_out.is_empty() {
            return None;
        }
        let left = row.iter().zip(&self.sold_out).map(|(word, sold_out)| word & !sold_out);
        Some(left.collect())
    }

    /// Marks sets, a row of bits, as sold out.
    pub fn sell_out(&mut self, row: Vec<u64>) {
        self.sold_out = row;
    }

    /// The sets of this row that add the least and the most to the price; one of unknown price counts as the most.
    #[must_use]
    pub fn extremes(&self, row: &[u64]) -> Option<(usize, usize)> {
        let first = bits::first(row)?;
        Some(if self.keys.is_empty() { (first, first) } else { bits::extremes(row, &self.keys) })
    }

    /// A sum of surcharges as a whole number; `None` where it is too great to be told from others.
    #[must_use]
    pub fn key(&self, sum: Amount) -> Option<u64> {
        u64::try_from(sum.at_scale(self.scale)?).ok().filter(|key| *key < u64::MAX)
    }

    /// Makes the column of an option, and adds what its values add to the price. Text that may be left out adds nothing;
    /// what is unknown or too great is the most.
    fn column_of(&mut self, option: &ProductOption, cells: Vec<u16>) -> Column {
        let is_free = option.text.is_some_and(|rule| rule.min == 0);
        let mut of_cell = Vec::from([0]);
        for value in &option.values {
            let key = value.surcharge.and_then(|surcharge| self.key(surcharge)).unwrap_or(u64::MAX);
            of_cell.push(if is_free { 0 } else { key });
        }
        for (key, cell) in self.keys.iter_mut().zip(&cells) {
            *key = key.saturating_add(of_cell[usize::from(*cell)]);
        }
        Column::new(cells, of_cell.len())
    }
}
