//! The checks of the order's sums: R6 to R14, and what cannot be verified.

use super::diagnosis::{Diagnosis, diagnose};
use super::sums::Sums;
use super::{Checker, Limits};
use crate::money::Amount;
use crate::order::{ItemAmount, OrderAmount, Rule, Stated};
use alloc::string::String;
use alloc::{format, vec::Vec};

/// The order's amounts that its total is made of, as [`Sums::shares`] has them.
const SHARES: [OrderAmount; 6] = [
    OrderAmount::Subtotal,
    OrderAmount::Discount,
    OrderAmount::Shipping,
    OrderAmount::Handling,
    OrderAmount::Duty,
    OrderAmount::Tax,
];

impl Checker<'_> {
    /// Checks the order's sums against those of its items; says why the total is wrong where it is.
    pub(super) fn check_totals(&mut self, items: &[Sums]) -> Option<Diagnosis> {
        for (field, stated) in self.order.amounts.iter() {
            self.check_limits(field.name(), stated, Limits::of(field.may_be_negative()));
        }
        let all = items.iter().fold(Sums::ZERO, |all, item| all.plus(item));
        let diagnosis = self.check_total(items, &all);
        self.check_sums(&all);
        self.check_identity(&all);
        self.check_shipping();
        self.check_unverified(&all);
        diagnosis
    }

    /// R6.
    fn check_total(&mut self, items: &[Sums], all: &Sums) -> Option<Diagnosis> {
        let (stated, sum) = (self.order.amounts.get(OrderAmount::Total).amount()?, all.total()?);
        if stated == sum {
            return None;
        }
        let diagnosis = diagnose(self, items, all, &self.deviations(all))?;
        self.error(Rule::R6, "total".into(), diagnosis.sentence(self.digits));
        if all.tax().is_some_and(|tax| tax != Amount::ZERO && sum.minus(tax) == Some(stated)) {
            let message = "the total is just the tax too low: prices that include tax are not supported";
            self.warn(Rule::TaxIncluded, "total".into(), message.into());
        }
        Some(diagnosis)
    }

    /// By how much each of the order's sums is above that of the items; `None` where it is not stated.
    fn deviations(&self, all: &Sums) -> [Option<Amount>; 6] {
        let sums = all.shares();
        core::array::from_fn(|index| self.share(SHARES[index])?.minus(sums[index]?))
    }

    /// One of the order's amounts that its total is made of.
    fn share(&self, field: OrderAmount) -> Option<Amount> {
        let stated = self.order.amounts.get(field).amount()?;
        Some(if field == OrderAmount::Discount { stated.magnitude().negated() } else { stated })
    }

    /// R7 to R12.
    fn check_sums(&mut self, all: &Sums) {
        use OrderAmount::{
            Discount, Discounted, DiscountedSubtotal, Duty, Handling, HandlingFee, HandlingTax, ItemTax, OrderDuty,
            Shipping, ShippingTax, Subtotal, Tax,
        };
        let sums = [
            (Rule::R7, Subtotal, all.get(ItemAmount::Subtotal)),
            (Rule::R7, DiscountedSubtotal, all.merchandise()),
            (Rule::R7, Discounted, all.merchandise()),
            (Rule::R8, Discount, all.get(ItemAmount::Discount)),
            (Rule::R9, ItemTax, all.get(ItemAmount::Tax)),
            (Rule::R9, Shipping, all.get(ItemAmount::Shipping)),
            (Rule::R9, ShippingTax, all.get(ItemAmount::ShippingTax)),
            (Rule::R10, HandlingTax, all.get(ItemAmount::HandlingFeeTax)),
            (Rule::R10, Tax, all.tax()),
            (Rule::R11, Handling, all.handling()),
            (Rule::R11, HandlingFee, all.get(ItemAmount::HandlingFee)),
            (Rule::R12, Duty, all.get(ItemAmount::Duty)),
        ];
        for (rule, field, sum) in sums {
            let stated = self.order.amounts.get(field);
            let is_discount = field == Discount;
            let stated = if is_discount { magnitude(stated) } else { stated };
            self.check_equal(rule, field.name().into(), stated, sum, "the items add up to");
        }
        let duty = self.order.amounts.get(OrderDuty);
        self.check_equal(
            Rule::R12,
            OrderDuty.name().into(),
            duty,
            Some(Amount::ZERO),
            "duties stand on items, here is",
        );
    }

    /// R13: the order's own sums. One that is not stated is 0 where the items say so; else nothing can be said.
    fn check_identity(&mut self, all: &Sums) {
        let sums = all.shares();
        let sum = SHARES.iter().zip(sums).try_fold(Amount::ZERO, |sum, (field, of_items)| {
            let is_absent = self.order.amounts.get(*field) == Stated::Absent;
            let is_needed = matches!(field, OrderAmount::Subtotal | OrderAmount::Tax);
            let share =
                if is_absent && !is_needed && of_items == Some(Amount::ZERO) { of_items } else { self.share(*field) };
            sum.plus(share?)
        });
        let total = self.order.amounts.get(OrderAmount::Total);
        self.check_equal(Rule::R13, "total".into(), total, sum, "the order's own sums add up to");
    }

    /// R14.
    fn check_shipping(&mut self) {
        let amounts = &self.order.amounts;
        let before = amounts.get(OrderAmount::ShippingSubtotal).amount();
        let (Some(before), Some(after)) = (before, amounts.get(OrderAmount::Shipping).amount()) else { return };
        let is_discount = |item: &crate::order::OrderItem| {
            item.has_shipping_discounts || item.amounts.get(ItemAmount::ShareOfShippingDiscount).is_nonzero()
        };
        let has_discount = self.order.discounts.has_shipping || self.items().iter().any(is_discount);
        if before < after || (before > after && !has_discount) {
            let why = if before < after { "less than" } else { "without a discount on shipping not" };
            let message = format!("this is {}, {why} shippingTotal, {}", self.text(before), self.text(after));
            self.warn(Rule::R14, OrderAmount::ShippingSubtotal.name().into(), message);
        }
    }

    /// R18, for discounts and changes by hand of the whole order.
    fn check_unverified(&mut self, all: &Sums) {
        let changes = [OrderAmount::Adjustment, OrderAmount::ShippingAdjustment, OrderAmount::HandlingAdjustment];
        for field in changes {
            if self.order.amounts.get(field).is_nonzero() {
                let message = "this cannot be verified: no amount of the items is known to hold it";
                self.warn(Rule::R18, field.name().into(), message.into());
            }
        }
        let listed: Vec<_> = self.order.discounts.order.iter().map(|discount| discount.amount()).collect();
        let sum = listed.iter().try_fold(Amount::ZERO, |sum, discount| sum.plus(discount.as_ref()?.magnitude()));
        if sum.is_none() || sum > all.get(ItemAmount::Discount) {
            let message = "these cannot be verified: the items' discounts do not hold them";
            self.warn(Rule::R18, String::from("orderDiscounts"), message.into());
        }
    }
}

fn magnitude(stated: Stated) -> Stated {
    stated.amount().map_or(stated, |amount| Stated::Amount(amount.magnitude()))
}
