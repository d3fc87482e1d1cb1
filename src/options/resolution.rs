//! What follows from a selection.

use crate::money::Money;
use alloc::string::String;
use alloc::vec::Vec;

/// Whether an option in which only one value remains is taken as picked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Autoselect {
    /// It is taken as picked.
    #[default]
    Single,
    /// The shopper picks everything.
    Nothing,
}

/// Whether a shown option takes part, as things stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Every combination still possible names it, or it is independent.
    Required,
    /// Some name it.
    Possible,
    /// None does.
    Inapplicable,
}

/// Whether a value can be had, judged without its own option's pick; the better comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ValueAvailability {
    /// A set holds it and all other picks.
    Available,
    /// So do some sets, but all of them are sold out.
    SoldOut,
    /// A set holds it, but none with all other picks.
    NeedsChange,
    /// No set holds it.
    Never,
}

/// How one shown option stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OptionState {
    /// Whether it takes part.
    pub status: Status,
    /// One answer per shown value.
    pub values: Vec<ValueAvailability>,
    /// The option of the product that applies, where that is decided.
    pub member: Option<usize>,
}

/// A value that was chosen, by option of the product.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The option of the product.
    pub option: usize,
    /// Its value.
    pub value: usize,
    /// What was typed, where the option takes text.
    pub text: String,
}

/// Everything that follows from a selection.
#[derive(Clone, Debug, PartialEq)]
pub struct Resolution {
    /// One state per shown option.
    pub options: Vec<OptionState>,
    /// The shown options that still want a value.
    pub missing: Vec<usize>,
    /// (shown option, shown value) that follow by themselves, in display order.
    pub forced: Vec<(usize, usize)>,
    /// The lowest and highest unit price still possible.
    pub range: Option<(Money, Money)>,
    /// What was chosen, once the selection is complete: only then may it be added.
    pub selected: Option<Vec<Choice>>,
    /// True where it would be complete, but the set is sold out.
    pub is_sold_out: bool,
    /// The unit price, once complete.
    pub price: Option<Money>,
}
