//! What may still be asked and go wrong in a small scope.

use crate::digest::Strictness;
use crate::moves::Move;
use crate::small::{Scope, Trouble};

/// How many intents are left, which kinds of trouble, and what the checks do not let pass: with more of each, whatever
/// can go wrong with less goes wrong as well.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Budget(u64);

/// The lowest bits are the kinds of trouble, then come the number of intents, and what is strict.
const KINDS: u32 = 12;
const ALL_KINDS: u64 = (1 << KINDS) - 1;
const INTENTS: u32 = 4;
pub const STRICT: u32 = KINDS + INTENTS;

impl Budget {
    pub fn new(scope: &Scope) -> Self {
        let intents = u64::try_from(scope.intents).expect("a scope is small");
        assert!(scope.kinds.len() <= KINDS as usize && intents <= 3, "64 bits have room for three intents");
        Budget::of(intents, (1 << scope.kinds.len()) - 1, scope)
    }

    /// Where no more may go wrong, it does not matter what has not.
    fn of(intents: u64, kinds: u64, scope: &Scope) -> Self {
        let used = scope.kinds.len() - kinds.count_ones() as usize;
        Budget(intents << KINDS | if used < scope.most_troubles { kinds } else { 0 })
    }

    /// The same, where the checks are as strict as this.
    pub fn under(self, strictness: Strictness) -> Self {
        Budget(self.0 & ((1 << STRICT) - 1) | strictness << STRICT)
    }

    fn intents(self) -> u64 {
        self.0 >> KINDS & ((1 << INTENTS) - 1)
    }

    pub fn has_intents(self) -> bool {
        self.intents() > 0
    }

    pub fn has_trouble(self, kind: usize) -> bool {
        self.0 & ALL_KINDS & 1 << kind != 0
    }

    /// What is left after a move; how strict the checks are is to be seen.
    pub fn after(self, next: &Move, scope: &Scope) -> Self {
        let trouble = match *next {
            Move::Ask(..) => return Budget(self.0 - (1 << KINDS)),
            Move::Spoil(_, fault) => Trouble::Request(fault),
            Move::Shop(hand) => Trouble::Shop(hand),
            Move::Close(_) => Trouble::Close,
            _ => return self,
        };
        let kind = scope.kinds.iter().position(|kind| kind.contains(&trouble)).expect("only these go wrong");
        Budget::of(self.intents(), self.0 & ALL_KINDS & !(1 << kind), scope)
    }

    /// How much of the scope's was used.
    pub fn used(self, scope: &Scope) -> usize {
        let kinds = (self.0 & ALL_KINDS).count_ones() as usize;
        let most = scope.most_troubles.min(scope.kinds.len());
        let troubles = if kinds == 0 { most } else { scope.kinds.len() - kinds };
        scope.intents - usize::try_from(self.intents()).expect("a scope is small") + troubles
    }

    /// True where all that can go wrong with the other one goes wrong with this.
    fn covers(self, other: Budget) -> bool {
        let others = |budget: Budget| budget.0 & !(((1 << INTENTS) - 1) << KINDS);
        self.intents() >= other.intents() && others(other) & !others(self) == 0
    }
}

/// Those that a state was come to with, without those that others cover.
#[derive(Clone, Debug)]
pub enum Budgets {
    /// So many of these.
    Few(u8, [Budget; FEW]),
    Many(Vec<Budget>),
}

/// As many as take no more room than a pointer to more.
const FEW: usize = 2;

impl Default for Budgets {
    fn default() -> Self {
        Budgets::Few(0, [Budget::default(); FEW])
    }
}

impl Budgets {
    fn all(&self) -> &[Budget] {
        match self {
            Budgets::Few(count, first) => &first[..usize::from(*count)],
            Budgets::Many(all) => all,
        }
    }

    pub fn has(&self, budget: Budget) -> bool {
        self.all().contains(&budget)
    }

    /// Takes in another one; false where it is covered.
    pub fn add(&mut self, budget: Budget) -> bool {
        if self.all().iter().any(|known| known.covers(budget)) {
            return false;
        }
        let mut all: Vec<_> = self.all().iter().copied().filter(|known| !budget.covers(*known)).collect();
        all.push(budget);
        let mut first = [Budget::default(); FEW];
        *self = match first.get_mut(..all.len()) {
            Some(start) => {
                start.copy_from_slice(&all);
                Budgets::Few(u8::try_from(all.len()).expect("a few"), first)
            }
            None => Budgets::Many(all),
        };
        true
    }
}

mod tests {
    use super::*;
    use crate::moves::{Fault, Hand, Wish};

    const ASK: Move = Move::Ask(0, Wish::Refresh);
    const LOSE: Move = Move::Spoil(0, Fault::Lost);
    const ORDER: Move = Move::Shop(Hand::Complete);

    fn scope(most_troubles: usize) -> Scope {
        let kinds = vec![vec![Trouble::Request(Fault::Lost)], vec![Trouble::Shop(Hand::Complete)]];
        Scope { wishes: &[], intents: 2, kinds, most_troubles }
    }

    fn left(scope: &Scope, moves: &[Move]) -> Budget {
        moves.iter().fold(Budget::new(scope), |budget, next| budget.after(next, scope))
    }

    #[test]
    fn who_has_less_left_is_covered() {
        let scope = scope(2);
        let mut budgets = Budgets::default();

        let added = [vec![LOSE], vec![LOSE, ASK], vec![ORDER], vec![LOSE, ORDER], vec![], vec![ASK]]
            .map(|moves| budgets.add(left(&scope, &moves)));

        assert_eq!(added, [true, false, true, false, true, false]);
        assert_eq!(budgets.all(), [left(&scope, &[])]);
    }

    #[test]
    fn where_checks_are_stricter_less_does_not_cover() {
        let budget = left(&scope(2), &[]);
        let mut budgets = Budgets::default();

        let added = [1, 2, 3, 1].map(|strictness| budgets.add(budget.under(strictness)));

        assert_eq!(added, [true, true, true, false]);
        assert!(budgets.has(budget.under(3)) && !budgets.has(budget.under(1)));
    }

    #[test]
    fn what_has_gone_wrong_does_not_matter_where_nothing_more_may() {
        let scope = scope(1);

        assert_eq!(left(&scope, &[LOSE]), left(&scope, &[ORDER]));
        assert_eq!(left(&scope, &[ASK, LOSE]).used(&scope), 2);
    }
}
