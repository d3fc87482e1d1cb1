//! Why a value needs a change of other picks, and what picking it would change.

use super::matching::Matching;
use super::picker::{Change, Picker};
use crate::bits;
use crate::error::Error;
use alloc::borrow::Cow;
use alloc::vec::Vec;

/// What stands in a value's way: (shown option, shown value).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Explanation {
    /// The value that was asked about.
    pub value: (usize, usize),
    /// The smallest set of picks such that no combination holds the value with all of them; of several such sets the
    /// one that comes first in display order. Empty where nothing stands in the way.
    pub reasons: Vec<(usize, usize)>,
    /// What picking it would change.
    pub change: Change,
}

impl Picker {
    /// Says what stands in a value's way and what picking it would drop; changes nothing.
    ///
    /// # Errors
    /// `invalid-selection` for an unknown option or value and for one that no combination holds.
    pub fn explain(&self, option: &str, value: &str) -> Result<Explanation, Error> {
        let (shown, member) = self.find(option)?;
        let value = self.find_value(shown, member, option, value)?;
        let change = self.after(shown, value, "").1;
        Ok(Explanation { value: (shown, value), reasons: self.reasons(shown, value), change })
    }

    fn reasons(&self, option: usize, value: usize) -> Vec<(usize, usize)> {
        let mut found = Vec::new();
        let Some(column) = self.layout().column(self.product(), option) else { return Vec::new() };
        let mut picks = self.selection().clone();
        picks.clear(option);
        let matching = Matching::new(self.product(), self.layout(), &picks);
        let mut size = 0;
        while !block(&column.row(value + 1), matching.picks(), size, &mut found) && size < matching.picks().len() {
            size += 1;
        }
        let mut reasons = Vec::new();
        for pick in found {
            if let Some(value) = picks.get(pick) {
                reasons.push((pick, value));
            }
        }
        reasons
    }
}

/// Finds the first so many of these picks that leave no set of the row, if there are such.
fn block(row: &[u64], picks: &[(usize, Cow<[u64]>)], size: usize, found: &mut Vec<usize>) -> bool {
    if size == 0 {
        return bits::first(row).is_none();
    }
    for (index, (pick, of_pick)) in picks.iter().enumerate() {
        let mut rest = row.to_vec();
        picks[index..].iter().for_each(|(_, of_pick)| bits::keep(&mut rest, of_pick));
        if bits::first(&rest).is_some() {
            break; // not even all that are left do it
        }
        rest.clone_from_slice(row);
        bits::keep(&mut rest, of_pick);
        found.push(*pick);
        if block(&rest, &picks[index + 1..], size - 1, found) {
            return true;
        }
        found.pop();
    }
    false
}
