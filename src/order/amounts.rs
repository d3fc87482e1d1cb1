//! The amounts of an order and of its items, each with the name it goes by.

use crate::money::Amount;

/// What is said of an amount.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stated {
    /// Nothing.
    #[default]
    Absent,
    /// Something that is no amount, or has more digits than any.
    Unreadable,
    /// This.
    Amount(Amount),
}

impl Stated {
    /// The amount, if one is stated.
    #[must_use]
    pub fn amount(self) -> Option<Amount> {
        match self {
            Stated::Amount(amount) => Some(amount),
            _ => None,
        }
    }

    /// The amount, 0 where there is none; `None` where it cannot be read.
    #[must_use]
    pub fn or_zero(self) -> Option<Amount> {
        match self {
            Stated::Absent => Some(Amount::ZERO),
            Stated::Unreadable => None,
            Stated::Amount(amount) => Some(amount),
        }
    }

    /// True for an amount other than 0.
    #[must_use]
    pub fn is_nonzero(self) -> bool {
        self.amount().is_some_and(|amount| amount != Amount::ZERO)
    }
}

/// An amount's names, and the table that holds one of each.
macro_rules! amounts {
    (
        $(#[$about:meta])* $name:ident,
        $(#[$table_about:meta])* $table:ident,
        { $($(#[$doc:meta])* $field:ident $json:literal,)* }
    ) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name {
            $($(#[$doc])* $field,)*
        }

        impl $name {
            /// All of them.
            pub const ALL: [$name; [$($json),*].len()] = [$($name::$field),*];

            /// Its name in the import, with a point where it lies deeper.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self {
                    $($name::$field => $json,)*
                }
            }
        }

        $(#[$table_about])*
        #[derive(Clone, Debug, Default, PartialEq, Eq)]
        pub struct $table([Stated; [$($json),*].len()]);

        impl $table {
            /// What is stated.
            #[must_use]
            pub fn get(&self, field: $name) -> Stated {
                self.0[field as usize]
            }

            /// States it.
            pub fn set(&mut self, field: $name, stated: Stated) {
                self.0[field as usize] = stated;
            }

            /// All of them, in order.
            pub fn iter(&self) -> impl Iterator<Item = ($name, Stated)> + '_ {
                $name::ALL.into_iter().zip(self.0)
            }
        }
    };
}

amounts! {
    /// An amount of an item.
    ItemAmount,
    /// The amounts of an item.
    ItemAmounts,
    {
        /// Quantity × unit price, before discounts.
        Subtotal "subtotal",
        /// The same.
        Extended "extendedTotal",
        /// What discounts take off.
        Discount "discountTotal",
        /// What is left.
        Discounted "discountedTotal",
        /// What the tax is reckoned on.
        Taxable "taxableTotal",
        /// Tax on the goods.
        Tax "itemTaxTotal",
        /// Shipping.
        Shipping "shippingTotal",
        /// Tax on shipping.
        ShippingTax "shippingTaxTotal",
        /// Handling of this item.
        Handling "handlingAmount",
        /// Duty or tariff.
        Duty "dutyAmount",
        /// Nobody counts it.
        Fee "feeTotal",
        /// Its share of the order's handling fee.
        HandlingFee "weightedOrderHandlingFee",
        /// Its share of what is taken off that fee.
        HandlingFeeDiscount "weightedOrderHandlingFeeDiscount",
        /// All tax on handling.
        HandlingFeeTax "weightedOrderHandlingFeeTax",
        /// Its share of a change by hand.
        ShareOfAdjustment "weightedOrderAdjustment",
        /// Its share of the order's discount.
        ShareOfDiscount "weightedOrderDiscount",
        /// Its share of the order's duty.
        ShareOfDuty "weightedOrderDuty",
        /// Its share of a change of the handling by hand.
        ShareOfHandlingAdjustment "weightedOrderHandlingAdjustment",
        /// Its share of the order's shipping.
        ShareOfShipping "weightedOrderShipping",
        /// Its share of what is taken off shipping.
        ShareOfShippingDiscount "weightedOrderShippingDiscount",
        /// Its share of the tax on the order's shipping.
        ShareOfShippingTax "weightedOrderShippingTax",
        /// Its share of a change of the shipping by hand.
        ShareOfShippingAdjustment "weightedOrderShippingManualAdjustment",
        /// Its share of the order's tax.
        ShareOfTax "weightedOrderTax",
        /// Everything together.
        Total "total",
    }
}

amounts! {
    /// An amount of an order.
    OrderAmount,
    /// The amounts of an order.
    OrderAmounts,
    {
        /// The items' subtotals.
        Subtotal "subtotal",
        /// The items' discounts.
        Discount "discountTotal",
        /// The items' subtotals less their discounts.
        DiscountedSubtotal "discountedSubtotal",
        /// The same.
        Discounted "discountedTotal",
        /// The tax on the goods.
        ItemTax "itemTaxTotal",
        /// Shipping before its discounts.
        ShippingSubtotal "shippingSubTotal",
        /// Shipping.
        Shipping "shippingTotal",
        /// Tax on shipping.
        ShippingTax "shippingTaxTotal",
        /// All tax.
        Tax "taxTotal",
        /// The handling fee of the order as a whole.
        HandlingFee "handlingAmount",
        /// All handling.
        Handling "handlingTotal",
        /// Tax on handling.
        HandlingTax "handlingTaxTotal",
        /// A duty that stands on the order.
        OrderDuty "dutyAmount",
        /// All duties.
        Duty "dutyTotal",
        /// A change by hand.
        Adjustment "adjustment.amount",
        /// A change of the shipping by hand.
        ShippingAdjustment "shippingAdjustment.amount",
        /// A change of the handling by hand.
        HandlingAdjustment "handlingAdjustment.amount",
        /// What is paid.
        Total "total",
    }
}

impl ItemAmount {
    /// True for what may be stated below 0: discounts and changes by hand.
    #[must_use]
    pub fn may_be_negative(self) -> bool {
        let name = self.name();
        self == ItemAmount::Discount || name.ends_with("Discount") || name.ends_with("Adjustment")
    }
}

impl OrderAmount {
    /// True for what may be stated below 0: discounts and changes by hand.
    #[must_use]
    pub fn may_be_negative(self) -> bool {
        use OrderAmount::{Adjustment, Discount, HandlingAdjustment, ShippingAdjustment};
        matches!(self, Discount | Adjustment | ShippingAdjustment | HandlingAdjustment)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_that_cannot_be_read_is_not_0() {
        let five = Amount::of_units(5, 0);

        assert_eq!((Stated::Absent.amount(), Stated::Absent.or_zero()), (None, Some(Amount::ZERO)));
        assert_eq!((Stated::Unreadable.amount(), Stated::Unreadable.or_zero()), (None, None));
        assert_eq!((Stated::Amount(five).amount(), Stated::Amount(five).or_zero()), (Some(five), Some(five)));
    }

    #[test]
    fn discounts_and_changes_by_hand_may_be_negative() {
        let items = ItemAmount::ALL.into_iter().filter(|field| field.may_be_negative()).map(ItemAmount::name);
        let order = OrderAmount::ALL.into_iter().filter(|field| field.may_be_negative()).map(OrderAmount::name);

        let expected = [
            "discountTotal",
            "weightedOrderHandlingFeeDiscount",
            "weightedOrderAdjustment",
            "weightedOrderDiscount",
            "weightedOrderHandlingAdjustment",
            "weightedOrderShippingDiscount",
            "weightedOrderShippingManualAdjustment",
        ];
        assert_eq!(items.collect::<Vec<_>>(), expected);
        let expected = ["discountTotal", "adjustment.amount", "shippingAdjustment.amount", "handlingAdjustment.amount"];
        assert_eq!(order.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_table_holds_what_was_stated() {
        let mut amounts = ItemAmounts::default();

        amounts.set(ItemAmount::Total, Stated::Unreadable);

        let stated: Vec<_> = amounts.iter().filter(|(_, stated)| *stated != Stated::Absent).collect();
        assert_eq!(stated, [(ItemAmount::Total, Stated::Unreadable)]);
    }
}
