//! The checks of one item: R1 to R5, and what cannot be verified.

use super::sums::Sums;
use super::{Checker, Limits};
use crate::money::Amount;
use crate::order::{ItemAmount, OrderItem, Quantified, Rule, Stated, UnitPrice};
use alloc::format;
use alloc::string::String;

/// The price that counts.
const EXTENDED: &str = "unitPrice.extendedAmount";

impl Checker<'_> {
    /// Checks an item, whose places begin with `path`.
    pub(super) fn check_item(&mut self, path: &str, item: &OrderItem, sums: &Sums) {
        let at = |field: ItemAmount| format!("{path}{}", field.name());
        for (field, stated) in item.amounts.iter() {
            self.check_limits(&at(field), stated, Limits::of(field.may_be_negative()));
        }
        self.check_prices(path, item);
        self.check_discount(path, item, sums);
        self.check_item_total(at(ItemAmount::Total), item, sums);
        if item.amounts.get(ItemAmount::Fee).is_nonzero() {
            self.error(Rule::Fee, at(ItemAmount::Fee), "nobody counts this amount: it must be 0".into());
        }
        self.check_shares(path, item);
    }

    /// R3 and R4.
    fn check_discount(&mut self, path: &str, item: &OrderItem, sums: &Sums) {
        let at = |field: ItemAmount| format!("{path}{}", field.name());
        let stated = item.amounts.get(ItemAmount::Discounted);
        let merchandise = sums.merchandise();
        self.check_equal(Rule::R3, at(ItemAmount::Discounted), stated, merchandise, "subtotal less discount is");
        if merchandise.is_some_and(|merchandise| merchandise < Amount::ZERO) {
            self.error(Rule::R4, at(ItemAmount::Discount), "this is more than the subtotal".into());
        }
    }

    /// Prices of one unit may have any number of digits.
    fn check_price_limits(&mut self, path: &str, price: &UnitPrice) {
        let [list, sale, by_hand] = price.product;
        let stated = [
            ("unitPrice.listAmount", price.list),
            ("unitPrice.saleAmount", price.sale),
            ("unitPrice.overrideAmount", price.by_hand),
            (EXTENDED, price.extended),
            ("product.price.price", list),
            ("product.price.salePrice", sale),
            ("product.price.tenantOverridePrice", by_hand),
        ];
        for (name, stated) in stated {
            self.check_limits(&format!("{path}{name}"), stated, Limits::Unit);
        }
    }

    /// R2: quantity × unit price, rounded once.
    fn check_prices(&mut self, path: &str, item: &OrderItem) {
        self.check_price_limits(path, &item.price);
        let Quantified::Units(units) = item.quantity else {
            let message = "a quantity must be a whole number from 1 to 1000000";
            return self.error(Rule::R2, format!("{path}quantity"), message.into());
        };
        let Some(unit) = item.price.effective().amount() else { return };
        let line = unit.times(units).map(|line| line.rounded(self.digits, self.settings.rounding));
        let what = format!("{units} × {} is", self.text(unit));
        for field in [ItemAmount::Subtotal, ItemAmount::Extended] {
            self.check_equal(Rule::R2, format!("{path}{}", field.name()), item.amounts.get(field), line, &what);
        }
        if item.price.extended.amount() != line {
            self.check_equal(Rule::R2, format!("{path}{EXTENDED}"), item.price.extended, Some(unit), "one unit costs");
        }
    }

    /// R5.
    fn check_item_total(&mut self, path: String, item: &OrderItem, sums: &Sums) {
        let total = item.amounts.get(ItemAmount::Total);
        if total.amount() != sums.total() && total.amount().is_some() && total.amount() == sums.merchandise() {
            let message = "this is the discounted goods only, as in native orders: imports hold everything here";
            return self.warn(Rule::R5, path, message.into());
        }
        self.check_equal(Rule::R5, path, total, sums.total(), "the item's parts add up to");
    }

    /// R18, for the shares of order-level amounts that are not counted: each may be part of an amount that is.
    fn check_shares(&mut self, path: &str, item: &OrderItem) {
        use ItemAmount::{
            Discount, Duty, ShareOfAdjustment, ShareOfDiscount, ShareOfDuty, ShareOfHandlingAdjustment,
            ShareOfShipping, ShareOfShippingAdjustment, ShareOfShippingDiscount, ShareOfShippingTax, ShareOfTax,
            Shipping, ShippingTax, Tax,
        };
        let shares = [
            (ShareOfDiscount, Some(Discount)),
            (ShareOfDuty, Some(Duty)),
            (ShareOfShipping, Some(Shipping)),
            (ShareOfShippingTax, Some(ShippingTax)),
            (ShareOfTax, Some(Tax)),
            (ShareOfAdjustment, None),
            (ShareOfHandlingAdjustment, None),
            (ShareOfShippingAdjustment, None),
            (ShareOfShippingDiscount, None),
        ];
        for (share, counted) in shares {
            let part = counted.map_or(Stated::Absent, |counted| item.amounts.get(counted));
            let part = part.amount().map_or(Amount::ZERO, Amount::magnitude);
            if item.amounts.get(share).amount().is_some_and(|share| share.magnitude() > part) {
                let message = "this cannot be verified: no amount that counts holds it";
                self.warn(Rule::R18, format!("{path}{}", share.name()), message.into());
            }
        }
    }
}
