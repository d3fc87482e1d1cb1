//! Finds ids: those of options, and those of the values of each.

use crate::product::ProductOption;
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
    /// The ids of these options and of their values; of two that are the same the first counts.
    #[must_use]
    pub fn new(options: &'a [ProductOption]) -> Self {
        let mut ids = Ids { options: Table::default(), values: Vec::new(), expected: Vec::new() };
        for (index, option) in options.iter().enumerate() {
            let mut values = Table::default();
            for value in &option.values {
                values.ids.push(&value.id);
            }
            values.fill();
            ids.values.push(values);
            ids.options.ids.push(&option.id);
            ids.expected.push(index);
        }
        ids.options.fill();
        ids
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
#[derive(Debug, Default)]
struct Table<'a> {
    ids: Vec<&'a str>,
    /// An index plus 1, or 0. There are more slots than ids.
    slots: Vec<usize>,
}

impl Table<'_> {
    /// Makes the slots for the ids.
    fn fill(&mut self) {
        self.slots.resize((self.ids.len() * 2 + 1).next_power_of_two(), 0);
        for (index, id) in self.ids.iter().enumerate() {
            let slot = self.slot(id.as_bytes());
            if self.slots[slot] == 0 {
                self.slots[slot] = index + 1;
            }
        }
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
