//! Why a value needs a change of other picks, and what picking it would change.

use super::matching::Matching;
use super::picker::{Change, Picker};
use crate::bits;
use crate::error::Error;
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
        let (value, change) = self.foresee(option, value)?;
        let lost = !change.dropped.is_empty() || !change.carried.is_empty();
        let reasons = if lost { self.reasons(value.0, value.1) } else { Vec::new() };
        Ok(Explanation { value, reasons, change })
    }

    /// Says what picking a value would change; changes nothing. The first pair is the value itself.
    ///
    /// # Errors
    /// As [`Picker::explain`].
    pub fn foresee(&self, option: &str, value: &str) -> Result<((usize, usize), Change), Error> {
        let (shown, member) = self.find(option)?;
        let value = self.find_value(shown, member, option, value)?;
        Ok(((shown, value), self.after(shown, value, "").1))
    }

    fn reasons(&self, option: usize, value: usize) -> Vec<(usize, usize)> {
        let mut picks = self.selection().clone();
        picks.set(option, value, "");
        let matching = Matching::new(self.product(), self.layout(), &picks);
        // Those without which some set holds the value stand in every answer.
        let (mut needed, mut others) = (Vec::new(), Vec::new());
        let mut row = self.product().sets.all().to_vec();
        for (pick, of_pick) in matching.picks() {
            if *pick == option || bits::first(&matching.without(*pick)).is_some() {
                needed.push(*pick);
                bits::keep(&mut row, of_pick);
            } else {
                others.push((*pick, &**of_pick));
            }
        }
        let mut more = 0;
        while !block(&row, &others, more, &mut needed) {
            more += 1;
        }
        let mut reasons = Vec::new();
        for pick in 0..self.layout().shown.len() {
            if let Some(value) = self.selection().get(pick).filter(|_| pick != option && needed.contains(&pick)) {
                reasons.push((pick, value));
            }
        }
        reasons
    }
}

/// Adds the first so many of these picks that leave no set of the row, if there are such.
fn block(row: &[u64], picks: &[(usize, &[u64])], more: usize, found: &mut Vec<usize>) -> bool {
    if bits::first(row).is_none() || more == 0 {
        return bits::first(row).is_none();
    }
    for (index, (pick, of_pick)) in picks.iter().enumerate() {
        let mut rest = row.to_vec();
        bits::keep(&mut rest, of_pick);
        found.push(*pick);
        if block(&rest, &picks[index + 1..], more - 1, found) {
            return true;
        }
        found.pop();
    }
    false
}
