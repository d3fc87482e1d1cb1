//! Orders of the builder pass; any amount changed by one minor unit is caught; no misjudgement is taken for another.

use crate::money::Amount;
use crate::order::samples::{draft, sold};
use crate::order::{
    BuildSettings, Cause, Charges, CheckSettings, Draft, DraftLine, HandlingField, ItemAmount, Order, OrderAmount,
    Quantified, Report, Severity, Stated, Tax, check,
};
use crate::wire::kibo_order::{check_json, read_order, write_order};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

fn build(draft: &Draft) -> Order {
    draft.build(&BuildSettings::default()).unwrap()
}

fn checked(order: &Order) -> Report {
    check(order, &CheckSettings::default())
}

/// Amounts of up to so many minor units, half of them 0.
fn charge(most: i128, digits: u32) -> impl Strategy<Value = Amount> {
    prop_oneof![Just(0), 0..=most].prop_map(move |units| Amount::of_units(units, digits))
}

fn charges(most: i128, digits: u32) -> impl Strategy<Value = Charges> {
    let charge = || charge(most, digits);
    (charge(), charge(), charge(), charge(), charge(), charge()).prop_map(
        |(tax, shipping, shipping_tax, handling, handling_tax, duty)| Charges {
            discount: Amount::ZERO,
            tax,
            shipping,
            shipping_tax,
            handling,
            handling_tax,
            duty,
        },
    )
}

/// A line with a unit price of up to two digits more than the currency has, and a discount that it can bear.
fn line(digits: u32) -> impl Strategy<Value = DraftLine> {
    let price = (0..=99_999_i128, digits..=digits + 2);
    (price, 1..=5_u32, charges(2_000, digits), any::<Index>()).prop_map(
        move |((units, scale), quantity, charges, part)| {
            let unit_price = Amount::of_units(units, scale);
            let goods = unit_price.times(quantity).unwrap().rounded(digits, crate::money::Rounding::HalfUp);
            let goods = usize::try_from(goods.minor_units(digits).unwrap()).unwrap();
            let discount = if part.index(2) == 0 { 0 } else { part.index(goods + 1) };
            let charges = Charges { discount: Amount::of_units(discount as i128, digits), ..charges };
            DraftLine { charges, ..DraftLine::new(sold("A", "a"), quantity, unit_price) }
        },
    )
}

fn drafts() -> impl Strategy<Value = Draft> {
    prop_oneof![Just(("JPY", 0)), Just(("USD", 2)), Just(("KWD", 3))].prop_flat_map(|(currency, digits)| {
        (vec(line(digits), 1..6), charges(5_000, digits), any::<Index>()).prop_map(move |(lines, charges, part)| {
            let goods = build(&draft(currency, lines.clone())).amounts.get(OrderAmount::Discounted).amount().unwrap();
            let goods = usize::try_from(goods.minor_units(digits).unwrap()).unwrap();
            let discount = if part.index(2) == 0 { 0 } else { part.index(goods + 1) };
            let discount = Amount::of_units(discount as i128, digits);
            Draft { charges: Charges { discount, ..charges }, ..draft(currency, lines) }
        })
    })
}

/// One minor unit of the order's currency, up or down.
fn unit(order: &Order, is_up: bool) -> Amount {
    Amount::of_units(if is_up { 1 } else { -1 }, order.currency().unwrap().digits())
}

fn moved(stated: Stated, by: Amount) -> Stated {
    Stated::Amount(stated.or_zero().unwrap().plus(by).unwrap())
}

/// The amounts of an item that can be wrong by themselves: those stated, and those that count.
fn parts(order: &Order, item: usize) -> Vec<ItemAmount> {
    use ItemAmount::{HandlingFee, HandlingFeeDiscount, HandlingFeeTax};
    let counts = |field: &ItemAmount| [HandlingFee, HandlingFeeDiscount, HandlingFeeTax].contains(field);
    let amounts = &order.items[item].amounts;
    let is_part = |field: &ItemAmount| counts(field) || amounts.get(*field) != Stated::Absent;
    ItemAmount::ALL.into_iter().filter(is_part).collect()
}

/// The amounts that the order states, and those that must be 0.
fn sums(order: &Order) -> Vec<OrderAmount> {
    let is_sum = |field: &OrderAmount| order.amounts.get(*field) != Stated::Absent || *field == OrderAmount::OrderDuty;
    OrderAmount::ALL.into_iter().filter(is_sum).collect()
}

/// Changes one amount by this much; where and what is up to the index.
fn change_one(order: &mut Order, at: Index, by: Amount) {
    let item_parts: Vec<_> =
        (0..order.items.len()).flat_map(|item| parts(order, item).into_iter().map(move |part| (item, part))).collect();
    let sums = sums(order);
    let place = at.index(item_parts.len() + sums.len() + 2);
    if let Some((item, part)) = item_parts.get(place) {
        let amounts = &mut order.items[*item].amounts;
        amounts.set(*part, moved(amounts.get(*part), by));
    } else if let Some(sum) = sums.get(place - item_parts.len()) {
        order.amounts.set(*sum, moved(order.amounts.get(*sum), by));
    } else if place - item_parts.len() == sums.len() {
        order.payments[0].requested = moved(order.payments[0].requested, by);
    } else {
        let interaction = &mut order.payments[0].interactions[0];
        interaction.amount = moved(interaction.amount, by);
    }
}

/// A misjudgement: the amount that it changes the total by, and where it would show in the order's own sums.
fn misjudge(order: &Order, cause: Cause) -> (Amount, Option<OrderAmount>) {
    let sum = |field| order.amounts.get(field).amount().unwrap();
    let line = |index: usize| order.items[index].amounts.get(ItemAmount::Total).amount().unwrap();
    let extra = |index: usize| {
        let Quantified::Units(units) = order.items[index].quantity else { panic!("it was built") };
        order.items[index].amounts.get(ItemAmount::Handling).amount().unwrap().times(units - 1).unwrap()
    };
    match cause {
        Cause::DiscountAdded => (sum(OrderAmount::Discount).times(2).unwrap(), None),
        Cause::DiscountNotSubtracted => (sum(OrderAmount::Discount), None),
        Cause::TaxMissing(Tax::Goods) => (sum(OrderAmount::ItemTax).negated(), Some(OrderAmount::Tax)),
        Cause::TaxMissing(Tax::Shipping) => (sum(OrderAmount::ShippingTax).negated(), Some(OrderAmount::Tax)),
        Cause::TaxMissing(Tax::All) => (sum(OrderAmount::Tax).negated(), Some(OrderAmount::Tax)),
        Cause::ItemMissing(index) => (line(index).negated(), None),
        Cause::ItemTwice(index) => (line(index), None),
        Cause::HandlingPerUnit(Some(index)) => (extra(index), Some(OrderAmount::Handling)),
        Cause::HandlingPerUnit(None) => {
            let all = (0..order.items.len()).fold(Amount::ZERO, |all, index| all.plus(extra(index)).unwrap());
            (all, Some(OrderAmount::Handling))
        }
        Cause::HandlingOnOrder => {
            (Amount::of_units(777, order.currency().unwrap().digits()), Some(OrderAmount::Handling))
        }
        Cause::DutyOnOrder => (Amount::of_units(555, order.currency().unwrap().digits()), Some(OrderAmount::Duty)),
        Cause::AdjustmentOnOrder => (Amount::of_units(-333, order.currency().unwrap().digits()), None),
        Cause::Rounding => (unit(order, true), None),
    }
}

fn causes() -> impl Strategy<Value = Cause> {
    prop_oneof![
        Just(Cause::DiscountAdded),
        Just(Cause::DiscountNotSubtracted),
        Just(Cause::TaxMissing(Tax::Goods)),
        Just(Cause::TaxMissing(Tax::Shipping)),
        Just(Cause::TaxMissing(Tax::All)),
        Just(Cause::ItemMissing(0)),
        Just(Cause::ItemTwice(0)),
        Just(Cause::HandlingPerUnit(Some(0))),
        Just(Cause::HandlingPerUnit(None)),
        Just(Cause::HandlingOnOrder),
        Just(Cause::DutyOnOrder),
        Just(Cause::AdjustmentOnOrder),
        Just(Cause::Rounding),
    ]
}

/// Makes the mistake: in the total, and in the order's own sums too where `shows` and they would show it.
fn make(order: &mut Order, cause: Cause, shows: bool) -> Amount {
    let (by, sum) = misjudge(order, cause);
    let own = match cause {
        Cause::HandlingOnOrder => Some(OrderAmount::HandlingFee),
        Cause::DutyOnOrder => Some(OrderAmount::OrderDuty),
        Cause::AdjustmentOnOrder => Some(OrderAmount::Adjustment),
        _ => None,
    };
    let changed = [Some(OrderAmount::Total), sum.filter(|_| shows), own];
    for field in changed.into_iter().flatten() {
        order.amounts.set(field, moved(order.amounts.get(field), by));
    }
    by
}

/// True where two causes say the same of this order: only one kind of tax, or only one item with handling.
fn is_same(order: &Order, claimed: Cause, made: Cause) -> bool {
    claimed == made
        || misjudge(order, claimed).0 == misjudge(order, made).0 && {
            let kinds = [claimed, made].map(|cause| core::mem::discriminant(&cause));
            kinds[0] == kinds[1]
        }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1024))]

    #[test]
    fn orders_of_the_builder_pass_the_checker_and_read_back_the_same(draft in drafts(), as_fee in any::<bool>()) {
        let handling_field = if as_fee { HandlingField::OrderFee } else { HandlingField::Item };
        let order = draft.build(&BuildSettings { handling_field, ..BuildSettings::default() }).unwrap();

        let written = write_order(&order);

        prop_assert_eq!(checked(&order), Report::default());
        prop_assert_eq!(check_json(written.as_bytes(), &CheckSettings::default()).unwrap(), Report::default());
        prop_assert_eq!(read_order(written.as_bytes(), &CheckSettings::default()).unwrap().order, order);
    }

    #[test]
    fn one_amount_that_is_off_by_one_minor_unit_is_caught(
        draft in drafts(),
        at in any::<Index>(),
        is_up in any::<bool>(),
    ) {
        let mut order = build(&draft);
        let by = unit(&order, is_up);

        change_one(&mut order, at, by);

        let report = checked(&order);
        let severity = report.findings.iter().map(|finding| finding.severity).max();
        prop_assert!(severity.is_some());
        if let Some(diagnosis) = report.diagnosis {
            prop_assert_eq!(severity, Some(Severity::Error));
            prop_assert_eq!(diagnosis.difference.magnitude(), by.magnitude());
            prop_assert!(matches!(diagnosis.cause(), None | Some(Cause::Rounding)), "{:?}", diagnosis);
        }
    }

    #[test]
    fn no_misjudgement_is_taken_for_another(draft in drafts(), cause in causes(), shows in any::<bool>()) {
        let right = build(&draft);
        let mut order = right.clone();

        let by = make(&mut order, cause, shows);

        let Some(diagnosis) = checked(&order).diagnosis else {
            prop_assert_eq!(by, Amount::ZERO);
            return Ok(());
        };
        let is_the_one = |claimed: &Cause| is_same(&right, *claimed, cause);
        prop_assert!(diagnosis.causes.iter().any(is_the_one), "{:?} {:?}", cause, diagnosis);
        prop_assert!(diagnosis.cause().is_none_or(|claimed| is_the_one(&claimed)), "{:?} {:?}", cause, diagnosis);
    }
}
