//! Rows of bits: which of many things have a property, 64 to a word.

use alloc::vec;
use alloc::vec::Vec;

/// A row of so many ones.
#[must_use]
pub fn ones(count: usize) -> Vec<u64> {
    let mut row = Vec::new();
    row.resize(count / 64, u64::MAX);
    if !count.is_multiple_of(64) {
        row.push((1 << (count % 64)) - 1);
    }
    row
}

/// Keeps what the other row has too.
#[inline(never)]
pub fn keep(row: &mut [u64], other: &[u64]) {
    for (word, other) in row.iter_mut().zip(other) {
        *word &= other;
    }
}

/// Whether two rows have something in common.
#[inline(never)]
#[must_use]
pub fn meet(row: &[u64], other: &[u64]) -> bool {
    let (mut row, mut other) = (row, other);
    // Eight at a time, so that the loop seldom asks whether it is done.
    while let (Some((words, rest)), Some((others, other_rest))) =
        (row.split_first_chunk::<8>(), other.split_first_chunk::<8>())
    {
        if words.iter().zip(others).fold(0, |all, (word, other)| all | word & other) != 0 {
            return true;
        }
        (row, other) = (rest, other_rest);
    }
    row.iter().zip(other).any(|(word, other)| word & other != 0)
}

/// The place of the first bit.
#[must_use]
pub fn first(row: &[u64]) -> Option<usize> {
    let word = row.iter().position(|word| *word != 0)?;
    Some(word * 64 + row[word].trailing_zeros() as usize)
}

/// The places of the least and the greatest key where the row has bits; the first of equal ones.
#[inline(never)]
#[must_use]
pub fn extremes(row: &[u64], keys: &[u64]) -> (usize, usize) {
    let (mut least, mut most) = ((u64::MAX, 0), (0, 0));
    let mut begun = false;
    for (begin, (&word, keys)) in row.iter().zip(keys.chunks(64)).enumerate() {
        let mut rest = word;
        while rest != 0 {
            let bit = rest.trailing_zeros() as usize;
            let key = keys.get(bit).copied().unwrap_or_default();
            let place = begin * 64 + bit;
            if !begun || key < least.0 {
                least = (key, place);
            }
            if !begun || key > most.0 {
                most = (key, place);
            }
            begun = true;
            rest &= rest - 1;
        }
    }
    (least.1, most.1)
}

/// How many bits there are.
#[must_use]
pub fn count(row: &[u64]) -> usize {
    row.iter().map(|word| word.count_ones() as usize).sum()
}

/// A row per number that may stand in the column, one after the other: where it stands.
#[inline(never)]
#[must_use]
pub fn rows_of(column: &[u16], numbers: usize) -> Vec<u64> {
    let words = column.len().div_ceil(64);
    let mut rows = vec![0; words * numbers];
    for (place, &number) in column.iter().enumerate() {
        if let Some(word) = rows.get_mut(usize::from(number) * words + place / 64) {
            *word |= 1 << (place % 64);
        }
    }
    rows
}

/// Where this number stands in the column.
#[inline(never)]
#[must_use]
pub fn row_of(column: &[u16], number: u16) -> Vec<u64> {
    let mut row = Vec::new();
    for cells in column.chunks(64) {
        row.push(cells.iter().rev().fold(0, |word, cell| word << 1 | u64::from(*cell == number)));
    }
    row
}

/// Notes the numbers that stand in the column where the row has bits.
#[inline(never)]
pub fn note(row: &[u64], column: &[u16], noted: &mut [bool]) {
    for (cells, &word) in column.chunks(64).zip(row) {
        let mut rest = word;
        while rest != 0 {
            if let Some(&number) = cells.get(rest.trailing_zeros() as usize)
                && let Some(noted) = noted.get_mut(usize::from(number))
            {
                *noted = true;
            }
            rest &= rest - 1;
        }
    }
}
