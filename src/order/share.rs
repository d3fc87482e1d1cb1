//! Shares out an amount over lines, to the last minor unit.

use alloc::vec::Vec;

/// Shares out `whole` units in proportion to the weights, or in equal parts where all are 0.
///
/// Each share is rounded down; the units that are left go to the largest remainders, one each, of two equal ones to
/// the first. So the shares always add up to the whole, and none of a whole that is not greater than all weights
/// together is greater than its weight. `None` where the figures are too great; no weights, no shares.
#[must_use]
pub fn share(whole: u64, weights: &[u64]) -> Option<Vec<u64>> {
    let all = weights.iter().try_fold(0_u128, |all, weight| all.checked_add(u128::from(*weight)))?;
    if all == 0 {
        return share_by(whole, weights.len() as u128, weights.iter().map(|_| 1));
    }
    share_by(whole, all, weights.iter().map(|weight| u128::from(*weight)))
}

fn share_by(whole: u64, all: u128, weights: impl Iterator<Item = u128>) -> Option<Vec<u64>> {
    let (mut shares, mut remainders, mut left) = (Vec::new(), Vec::new(), whole);
    for (index, weight) in weights.enumerate() {
        let exact = u128::from(whole).checked_mul(weight)?;
        let share = u64::try_from(exact / all).ok()?;
        left -= share;
        shares.push(share);
        remainders.push((exact % all, index));
    }
    remainders.sort_by(|(a, _), (b, _)| b.cmp(a)); // stable: ties stay in order
    for (_, index) in remainders.into_iter().take(usize::try_from(left).ok()?) {
        shares[index] += 1;
    }
    Some(shares)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_left_goes_to_the_largest_remainders_and_of_two_equal_ones_to_the_first() {
        let cases: [(&str, u64, &[u64], &[u64]); 10] = [
            ("even", 10, &[1, 1], &[5, 5]),
            ("a unit left over, all equal", 10, &[1, 1, 1], &[4, 3, 3]),
            ("two units left over", 11, &[1, 1, 1], &[4, 4, 3]),
            ("the largest remainder is not the first", 10, &[1, 5], &[2, 8]),
            ("a tie of two remainders", 1, &[3, 3], &[1, 0]),
            ("a tie behind a larger one", 5, &[1, 2, 1], &[1, 3, 1]),
            ("less than one each", 2, &[7, 7, 7], &[1, 1, 0]),
            ("no weight at all", 5, &[0, 0], &[3, 2]),
            ("a line without weight gets nothing", 7, &[0, 3], &[0, 7]),
            ("nothing to share", 0, &[3, 4], &[0, 0]),
        ];
        for (name, whole, weights, expected) in cases {
            assert_eq!(share(whole, weights).unwrap(), expected, "{name}");
        }
        assert_eq!(share(5, &[]), Some(vec![]));
        assert_eq!(share(u64::MAX, &[u64::MAX; 3]).unwrap(), [u64::MAX / 3; 3]);
    }

    proptest! {
        #[test]
        fn shares_add_up_and_lie_next_to_the_exact_ones(
            whole in 0..1_000_000_u64,
            weights in proptest::collection::vec(0..100_000_u64, 1..12),
        ) {
            let shares = share(whole, &weights).unwrap();

            prop_assert_eq!(shares.iter().sum::<u64>(), whole);
            let all: u64 = weights.iter().sum();
            for (share, weight) in shares.iter().zip(&weights).filter(|_| all > 0) {
                prop_assert!(share * all < whole * weight + all && (share + 1) * all > whole * weight);
                prop_assert!(share <= weight || whole > all);
            }
        }
    }
}
