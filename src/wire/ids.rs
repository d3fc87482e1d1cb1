//! Finds ids: those of options, and those of the values of each.

use alloc::vec::Vec;

/// The ids of a product's options and values.
#[derive(Debug)]
pub struct Ids<'a> {
    options: Table<'a>,
    values: Vec<Table<'a>>,
    /// The option that stood at this place of the set before.
    expected: Vec<usize>,
}

impl<'a> Ids<'a> {
    /// The ids of these options, and those of the values of each; of two that are the same the first counts.
    #[must_use]
    pub fn new(options: Vec<&'a str>, values: Vec<Vec<&'a str>>) -> Self {
        let expected = (0..options.len()).collect();
        Ids { options: Table::new(options), values: values.into_iter().map(Table::new).collect(), expected }
    }

    /// How many options there are.
    #[must_use]
    pub fn width(&self) -> usize {
        self.values.len()
    }

    /// The option with this id, which is the one named at this place of a set.
    pub fn option(&mut self, place: usize, id: &[u8]) -> Option<usize> {
        let expected = self.expected.get_mut(place.min(self.values.len().saturating_sub(1)))?;
        if self.options.ids[*expected].as_bytes() != id {
            *expected = self.options.find(id)?;
        }
        Some(*expected)
    }

    /// The cell for the value of this option with this id: its index plus 1.
    #[must_use]
    pub fn value(&self, option: usize, id: &[u8]) -> Option<u16> {
        u16::try_from(self.values[option].find(id)? + 1).ok()
    }
}

/// Ids by their hash.
#[derive(Debug)]
struct Table<'a> {
    ids: Vec<&'a str>,
    /// An index plus 1, or 0. There are more slots than ids.
    slots: Vec<usize>,
}

impl<'a> Table<'a> {
    fn new(ids: Vec<&'a str>) -> Self {
        let mut table = Table { slots: Vec::new(), ids };
        table.slots.resize((table.ids.len() * 2 + 1).next_power_of_two(), 0);
        for index in 0..table.ids.len() {
            let slot = table.slot(table.ids[index].as_bytes());
            if table.slots[slot] == 0 {
                table.slots[slot] = index + 1;
            }
        }
        table
    }

    fn find(&self, id: &[u8]) -> Option<usize> {
        self.slots[self.slot(id)].checked_sub(1)
    }

    /// The slot that holds this id, or that it would be put in.
    #[inline(never)]
    fn slot(&self, id: &[u8]) -> usize {
        let mask = self.slots.len() - 1;
        let hash = id.iter().fold(0_u32, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193));
        let mut slot = (hash ^ hash >> 15) as usize & mask;
        while let Some(index) = self.slots[slot].checked_sub(1)
            && self.ids[index].as_bytes() != id
        {
            slot = (slot + 1) & mask;
        }
        slot
    }
}
