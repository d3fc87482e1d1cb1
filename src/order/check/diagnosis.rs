//! Why a total differs from what the items add up to.
//!
//! A cause fits where it explains the difference to the last minor unit, and where the order's own sums are either all
//! right (only the total was computed wrongly) or wrong in just the way that this cause makes them. It is claimed where
//! it is the only one that fits.

use super::sums::{COUNTED, Sums};
use super::{Checker, HandlingMeaning};
use crate::money::Amount;
use crate::order::{ItemAmount, OrderAmount, OrderItem, Quantified};
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use alloc::{format, vec};

/// How many possible causes a sentence names.
const MOST_NAMED: usize = 4;

/// How many amounts of an item may go into one of the order's sums: three, for tax and for handling.
const PARTS_OF_SHARE: usize = 3;

/// The difference between an order's total and what its items add up to, and what may have led to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnosis {
    /// The total as stated.
    pub stated: Amount,
    /// What the items add up to.
    pub sum: Amount,
    /// What the total is too much by; negative where it is too little.
    pub difference: Amount,
    /// All causes that fit.
    pub causes: Vec<Cause>,
    /// What the items' amounts come to, those that are not 0, each with its name.
    pub parts: Vec<(&'static str, Amount)>,
}

/// A misjudgement that makes a total wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// Discounts were added, not subtracted.
    DiscountAdded,
    /// Discounts were not subtracted.
    DiscountNotSubtracted,
    /// This tax was left out.
    TaxMissing(Tax),
    /// The order's handling fee is not, or not wholly, on the items.
    HandlingOnOrder,
    /// The order's duty is on no item.
    DutyOnOrder,
    /// A change by hand is on no item.
    AdjustmentOnOrder,
    /// The item with this index was left out.
    ItemMissing(usize),
    /// The item with this index was counted twice.
    ItemTwice(usize),
    /// Handling was counted for each unit: of the item with this index, or of all.
    HandlingPerUnit(Option<usize>),
    /// Amounts were rounded, or computed with binary fractions.
    Rounding,
}

/// A kind of tax.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tax {
    /// That on the goods.
    Goods,
    /// That on shipping.
    Shipping,
    /// All of it.
    All,
}

impl Diagnosis {
    /// The cause, where only one fits.
    #[must_use]
    pub fn cause(&self) -> Option<Cause> {
        match self.causes.as_slice() {
            [cause] => Some(*cause),
            _ => None,
        }
    }

    /// The difference and its cause in a sentence; where none fits, the items' amounts one by one.
    #[must_use]
    pub fn sentence(&self, digits: u32) -> String {
        let [stated, sum, difference] = [self.stated, self.sum, self.difference.magnitude()].map(|it| it.text(digits));
        let direction = if self.difference < Amount::ZERO { "too little" } else { "too much" };
        let why = if self.causes.is_empty() { self.parts_text(digits) } else { self.causes_text() };
        format!("this is {stated}, but the items add up to {sum}: {difference} {direction}; {why}")
    }

    fn causes_text(&self) -> String {
        let named: Vec<_> = self.causes.iter().take(MOST_NAMED).map(|cause| cause.sentence()).collect();
        let doubt = if named.len() > 1 { "perhaps " } else { "" };
        let more = if self.causes.len() > MOST_NAMED { ", or the like" } else { "" };
        format!("{doubt}{}{more}", named.join(", or "))
    }

    fn parts_text(&self, digits: u32) -> String {
        let parts = self.parts.iter().map(|(name, amount)| format!("{name} {}", amount.text(digits)));
        format!("the items have {}", parts.collect::<Vec<_>>().join(", "))
    }
}

impl Cause {
    fn sentence(self) -> String {
        let plain = match self {
            Cause::DiscountAdded => "the discount was added instead of subtracted",
            Cause::DiscountNotSubtracted => "the discount was not subtracted",
            Cause::TaxMissing(Tax::Goods) => "the tax on the goods is missing from the total",
            Cause::TaxMissing(Tax::Shipping) => "the tax on shipping is missing from the total",
            Cause::TaxMissing(Tax::All) => "the tax is missing from the total",
            Cause::HandlingOnOrder => "the handling fee stands on the order, but not on the items",
            Cause::DutyOnOrder => "the duty stands on the order, but not on the items",
            Cause::AdjustmentOnOrder => "the adjustment stands on the order, but not on the items",
            Cause::ItemMissing(index) => return format!("items[{index}] is missing from the total"),
            Cause::ItemTwice(index) => return format!("items[{index}] was counted twice"),
            Cause::HandlingPerUnit(Some(index)) => {
                return format!("the handling of items[{index}] was counted for each unit");
            }
            Cause::HandlingPerUnit(None) => "handling was counted for each unit",
            Cause::Rounding => "this looks like rounding",
        };
        plain.to_string()
    }
}

/// The order's sums as far as they are above those of the items: goods, what is taken off them, shipping, handling,
/// duty, tax.
type Deviations = [Option<Amount>; 6];

/// A cause, and what it would do to the order's sums if they were computed alike.
struct Suspect {
    cause: Cause,
    amount: Amount,
    moves: [Amount; 6],
}

/// Finds what explains the difference; `None` where there is none, or amounts are not known.
pub(super) fn diagnose(checker: &Checker, items: &[Sums], all: &Sums, deviations: &Deviations) -> Option<Diagnosis> {
    let (stated, sum) = (checker.order.amounts.get(OrderAmount::Total).amount()?, all.total()?);
    let difference = stated.minus(sum)?;
    let fits = |suspect: &Suspect| suspect.amount == difference && suspect.explains(deviations);
    let mut suspects = of_sums(all);
    suspects.extend(of_order(checker, all));
    suspects.extend(of_items(items));
    suspects.extend(of_handling(checker));
    let mut causes: Vec<Cause> = suspects.iter().filter(|suspect| fits(suspect)).map(|suspect| suspect.cause).collect();
    if is_rounding(checker, items, difference, deviations) {
        causes.push(Cause::Rounding);
    }
    let parts = COUNTED.iter().filter_map(|field| Some((field.name(), all.get(*field)?)));
    let parts = parts.filter(|(_, amount)| *amount != Amount::ZERO).collect();
    Some(Diagnosis { stated, sum, difference, causes, parts })
}

impl Suspect {
    /// A cause that may show in one of the order's sums.
    fn new(cause: Cause, amount: Option<Amount>, place: Option<usize>) -> Option<Suspect> {
        let amount = amount.filter(|amount| *amount != Amount::ZERO)?;
        let mut moves = [Amount::ZERO; 6];
        if let Some(place) = place {
            moves[place] = amount;
        }
        Some(Suspect { cause, amount, moves })
    }

    fn explains(&self, deviations: &Deviations) -> bool {
        let agrees = |moves: &[Amount; 6]| {
            deviations.iter().zip(moves).all(|(deviation, move_)| deviation.is_none_or(|deviation| deviation == *move_))
        };
        agrees(&[Amount::ZERO; 6]) || agrees(&self.moves)
    }
}

const DISCOUNT: Option<usize> = Some(1);
const HANDLING: Option<usize> = Some(3);
const DUTY: Option<usize> = Some(4);
const TAX: Option<usize> = Some(5);

/// Discounts and taxes.
fn of_sums(all: &Sums) -> Vec<Suspect> {
    let discount = all.get(ItemAmount::Discount);
    let [goods, shipping, tax] = [all.get(ItemAmount::Tax), all.get(ItemAmount::ShippingTax), all.tax()];
    let is_several = tax != goods && tax != shipping;
    let minus = |tax: Option<Amount>| tax.map(Amount::negated);
    let suspects = [
        Suspect::new(Cause::DiscountAdded, discount.and_then(|discount| discount.times(2)), None),
        Suspect::new(Cause::DiscountNotSubtracted, discount, DISCOUNT),
        Suspect::new(Cause::TaxMissing(Tax::Goods), minus(goods), TAX),
        Suspect::new(Cause::TaxMissing(Tax::Shipping), minus(shipping), TAX),
        Suspect::new(Cause::TaxMissing(Tax::All), minus(tax).filter(|_| is_several), TAX),
    ];
    suspects.into_iter().flatten().collect()
}

/// Charges that stand on the order.
fn of_order(checker: &Checker, all: &Sums) -> Vec<Suspect> {
    let stated = |field| checker.order.amounts.get(field).amount();
    let fee = stated(OrderAmount::HandlingFee).filter(|fee| Some(*fee) != all.handling()); // else the items hold it
    let unshared = fee.zip(all.get(ItemAmount::HandlingFee)).and_then(|(fee, shared)| fee.minus(shared));
    let suspects = [
        Suspect::new(Cause::HandlingOnOrder, unshared, HANDLING),
        Suspect::new(Cause::DutyOnOrder, stated(OrderAmount::OrderDuty), DUTY),
        Suspect::new(Cause::AdjustmentOnOrder, stated(OrderAmount::Adjustment), None),
    ];
    suspects.into_iter().flatten().collect()
}

/// Items that are missing or were counted twice.
fn of_items(items: &[Sums]) -> Vec<Suspect> {
    let mut suspects = vec![];
    for (index, item) in items.iter().enumerate() {
        let Some(amount) = item.total().filter(|total| *total != Amount::ZERO) else { continue };
        let moves = item.shares().map(Option::unwrap_or_default);
        suspects.push(Suspect { cause: Cause::ItemTwice(index), amount, moves });
        let (amount, moves) = (amount.negated(), moves.map(Amount::negated));
        suspects.push(Suspect { cause: Cause::ItemMissing(index), amount, moves });
    }
    suspects
}

/// Handling that was counted for each unit, of one item or of all.
fn of_handling(checker: &Checker) -> Vec<Suspect> {
    if checker.settings.handling == HandlingMeaning::PerUnit {
        return vec![];
    }
    let (mut suspects, mut all) = (vec![], Some(Amount::ZERO));
    for (index, item) in checker.items().iter().enumerate() {
        if let Some(suspect) = Suspect::new(Cause::HandlingPerUnit(Some(index)), extra_handling(item), HANDLING) {
            all = all.and_then(|all| all.plus(suspect.amount));
            suspects.push(suspect);
        }
    }
    if suspects.len() > 1 {
        suspects.extend(Suspect::new(Cause::HandlingPerUnit(None), all, HANDLING));
    }
    suspects
}

/// Handling × (quantity − 1).
fn extra_handling(item: &OrderItem) -> Option<Amount> {
    let Quantified::Units(units) = item.quantity else { return None };
    item.amounts.get(ItemAmount::Handling).amount()?.times(units - 1)
}

/// True where the difference, each of the order's sums and each item's total are off by no more minor units than
/// they have parts.
fn is_rounding(checker: &Checker, items: &[Sums], difference: Amount, deviations: &Deviations) -> bool {
    let is_within = |amount: Amount, parts: usize| {
        amount.minor_units(checker.digits).is_some_and(|units| units.unsigned_abs() <= parts as u128)
    };
    let sum_agrees = |(place, off): (usize, &Option<Amount>)| {
        let parts = items.iter().filter(|item| item.shares()[place] != Some(Amount::ZERO)).count() * PARTS_OF_SHARE;
        off.is_none_or(|off| is_within(off, parts.max(1)))
    };
    let item_agrees = |(item, sums): (&OrderItem, &Sums)| {
        let total = item.amounts.get(ItemAmount::Total).amount().filter(|total| Some(*total) != sums.merchandise());
        let off = total.zip(sums.total()).and_then(|(total, sum)| total.minus(sum));
        off.is_none_or(|off| is_within(off, sums.count()))
    };
    is_within(difference, items.iter().map(Sums::count).sum())
        && deviations.iter().enumerate().all(sum_agrees)
        && checker.items().iter().zip(items).all(item_agrees)
}
