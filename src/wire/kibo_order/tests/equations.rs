//! Each equation and limit, broken by itself.

use super::*;

/// What is found in the card order with these changes.
fn found_after(changes: Changes) -> Vec<String> {
    found(&report(&changed(CARD, changes)))
}

fn check_each(cases: &[(Changes, &[&str])]) {
    for (changes, expected) in cases {
        assert_eq!(found_after(changes), *expected, "{changes:?}");
    }
}

/// Rows 174 and X10: R1.
#[test]
fn amounts_have_no_more_digits_than_the_currency_and_are_not_below_0() {
    check_each(&[
        (&[("total", "114.22000000000001")], &["R1 total"]),
        (&[("items[0].itemTaxTotal", "\"x\"")], &["R1 items[0].itemTaxTotal"]),
        (&[("items[0].itemTaxTotal", "true")], &["R1 items[0].itemTaxTotal"]),
        (&[("items[1].taxableTotal", "49.991")], &["R1 items[1].taxableTotal"]),
        (&[("items[1].weightedOrderTax", "-1")], &["R1 items[1].weightedOrderTax"]),
        (
            &[("items[0].unitPrice.listAmount", "-25")],
            &["R1 items[0].unitPrice.listAmount", "R2 items[0].subtotal", "R2 items[0].unitPrice.extendedAmount"],
        ),
        (&[("payments[0].amountCollected", "-1")], &["R1 payments[0].amountCollected"]),
        (&[("payments[0].amountCredited", "0.001")], &["R1 payments[0].amountCredited"]),
        (
            &[("items[0].itemTaxTotal", "3.601")],
            &["R1 items[0].itemTaxTotal", "R5 items[0].total", "R6 total", "R9 itemTaxTotal", "R10 taxTotal"],
        ),
        (&[("items[1].unitPrice.listAmount", "49.9900")], &[]),
        (&[("currencyCode", "\"KWD\""), ("payments[0].interactions[0].currencyCode", "\"KWD\"")], &[]),
    ]);
}

/// Row X10: R2.
#[test]
fn a_subtotal_is_quantity_times_unit_price() {
    check_each(&[
        (
            &[("items[0].subtotal", "50.01")],
            &[
                "R2 items[0].subtotal",
                "R3 items[0].discountedTotal",
                "R5 items[0].total",
                "R6 total",
                "R7 subtotal",
                "R7 discountedSubtotal",
                "R7 discountedTotal",
            ],
        ),
        (&[("items[0].extendedTotal", "50.01")], &["R2 items[0].extendedTotal"]),
        (&[("items[0].extendedTotal", "50")], &[]),
        (&[("items[0].unitPrice.extendedAmount", "25.01")], &["R2 items[0].unitPrice.extendedAmount"]),
        (&[("items[0].unitPrice.extendedAmount", "50.00")], &[]),
        (
            &[("items[0].unitPrice.saleAmount", "24.00")],
            &["R2 items[0].subtotal", "R2 items[0].unitPrice.extendedAmount"],
        ),
        (&[("items[0].unitPrice.saleAmount", "24"), ("items[0].unitPrice.overrideAmount", "25")], &[]),
        (&[("items[0].unitPrice", "null"), ("items[0].product.price.salePrice", "24")], &["R2 items[0].subtotal"]),
        (&[("items[0].quantity", "1.5")], &["R2 items[0].quantity"]),
        (&[("items[0].quantity", "0")], &["R2 items[0].quantity"]),
        (&[("items[0].quantity", "1000001")], &["R2 items[0].quantity"]),
        (&[("items[0].quantity", "null")], &["R2 items[0].quantity"]),
        (&[("items[0].quantity", "\"2.0\"")], &[]),
    ]);
}

/// Row X10: R2 rounds once, half up unless something else is said.
#[test]
fn a_line_is_rounded_once() {
    let price = |unit: &str| {
        changed(
            CARD,
            &[
                ("items[0].unitPrice", &format!("{{\"listAmount\":{unit},\"extendedAmount\":{unit}}}")),
                ("items[0].product.price.price", unit),
            ],
        )
    };
    let half_even = CheckSettings { rounding: crate::money::Rounding::HalfEven, ..CheckSettings::default() };

    assert_eq!(found(&report(&price("24.9975"))), [""; 0]);
    assert_eq!(found(&report(&price("25.0025"))), ["R2 items[0].subtotal"]);
    let even = check_json(price("25.0025").as_bytes(), &half_even).unwrap();
    assert_eq!(found(&even), [""; 0]);
}

/// Row X10: R3, R4 and R5.
#[test]
fn an_item_agrees_with_itself() {
    check_each(&[
        (&[("items[0].discountedTotal", "45.01")], &["R3 items[0].discountedTotal"]),
        (
            &[("items[0].discountTotal", "50.01")],
            &[
                "R3 items[0].discountedTotal",
                "R4 items[0].discountTotal",
                "R5 items[0].total",
                "R6 total",
                "R7 discountedSubtotal",
                "R7 discountedTotal",
                "R8 discountTotal",
            ],
        ),
        (&[("items[0].total", "53.93")], &["R5 items[0].total"]),
        (&[("items[0].total", "45.00")], &["R5 items[0].total?"]),
        (&[("items[0].total", "null"), ("items[0].discountedTotal", "null")], &[]),
        (&[("items[0].feeTotal", "1")], &["fee items[0].feeTotal"]),
        (&[("items[0].feeTotal", "0.00")], &[]),
    ]);
}

/// Row 171.
#[test]
fn discounts_lower_the_sum_whatever_their_sign() {
    let fee_less_discount = [
        ("items[0].handlingAmount", "0.25"),
        ("items[0].weightedOrderHandlingFee", "1.25"),
        ("items[0].weightedOrderHandlingFeeDiscount", "-0.50"),
        ("handlingAmount", "1.25"),
    ];
    check_each(&[(&[("items[0].discountTotal", "-5.00"), ("discountTotal", "-5.00")], &[]), (&fee_less_discount, &[])]);
}

/// Rows 168 and 170.
#[test]
fn each_part_of_an_item_counts_to_the_cent() {
    let parts = [
        ("discountTotal", "5.01", "R8 discountTotal"),
        ("itemTaxTotal", "3.61", "R9 itemTaxTotal"),
        ("shippingTotal", "4.01", "R9 shippingTotal"),
        ("shippingTaxTotal", "0.33", "R9 shippingTaxTotal"),
        ("handlingAmount", "1.01", "R11 handlingTotal"),
        ("dutyAmount", "0.01", "R12 dutyTotal"),
        ("weightedOrderHandlingFee", "0.01", "R11 handlingTotal"),
        ("weightedOrderHandlingFeeDiscount", "0.01", "R11 handlingTotal"),
        ("weightedOrderHandlingFeeTax", "0.01", "R10 handlingTaxTotal"),
    ];
    for (part, value, sum) in parts {
        let found = found_after(&[(&format!("items[0].{part}"), value)]);

        for expected in ["R5 items[0].total", "R6 total", sum] {
            assert!(found.iter().any(|finding| finding == expected), "{part}: {found:?}");
        }
    }
}

/// Row X10: R7 to R14.
#[test]
fn each_sum_of_the_order_is_that_of_its_items() {
    check_each(&[
        (&[("subtotal", "99.98")], &["R7 subtotal", "R13 total"]),
        (&[("discountedSubtotal", "94.98")], &["R7 discountedSubtotal"]),
        (&[("discountedTotal", "94.98")], &["R7 discountedTotal"]),
        (&[("discountTotal", "5.01")], &["R8 discountTotal", "R13 total"]),
        (&[("itemTaxTotal", "7.61")], &["R9 itemTaxTotal"]),
        (&[("shippingTaxTotal", "0.65")], &["R9 shippingTaxTotal"]),
        (&[("shippingTotal", "7.98")], &["R9 shippingTotal", "R13 total", "R14 shippingSubTotal?"]),
        (&[("handlingTaxTotal", "0.01")], &["R10 handlingTaxTotal"]),
        (&[("taxTotal", "8.25")], &["R10 taxTotal", "R13 total"]),
        (&[("handlingTotal", "1.01")], &["R11 handlingTotal", "R13 total"]),
        (&[("handlingAmount", "0.01")], &["R11 handlingAmount"]),
        (&[("dutyTotal", "2.01")], &["R12 dutyTotal", "R13 total"]),
        (&[("dutyAmount", "0.01")], &["R12 dutyAmount"]),
        (&[("dutyAmount", "0.00")], &[]),
        (&[("total", "120.00")], &["R6 total", "R13 total", "R15 payments?"]),
        (&[("shippingSubTotal", "7.98")], &["R14 shippingSubTotal?"]),
        (&[("shippingSubTotal", "9.99")], &["R14 shippingSubTotal?"]),
        (&[("shippingSubTotal", "9.99"), ("shippingDiscounts", "[{}]")], &[]),
        (&[("shippingSubTotal", "9.99"), ("items[1].shippingDiscounts", "[{}]")], &[]),
        (
            &[("shippingSubTotal", "9.99"), ("items[0].weightedOrderShippingDiscount", "2.00")],
            &["R18 items[0].weightedOrderShippingDiscount?"],
        ),
    ]);
}

/// Row X10: R13 without all the order's sums.
#[test]
fn the_orders_own_sums_are_checked_as_far_as_they_are_given() {
    check_each(&[
        (&[("discountTotal", "null"), ("total", "114.23")], &["R6 total", "R15 payments?"]),
        (
            &[("items[1].dutyAmount", "0"), ("items[1].total", "58.30"), ("dutyTotal", "null"), ("total", "112.23")],
            &["R6 total", "R13 total", "R15 payments?"],
        ),
    ]);
}

/// Row 173.
#[test]
fn sums_that_the_sender_must_state_are_missed() {
    check_each(&[
        (
            &[("subtotal", "null"), ("taxTotal", "null"), ("total", "null")],
            &["not-given subtotal?", "not-given taxTotal?", "not-given total?"],
        ),
        (
            &[("discountTotal", "null"), ("shippingTotal", "null"), ("handlingTotal", "null"), ("dutyTotal", "null")],
            &[],
        ),
    ]);
}

/// Row X10: R17.
#[test]
fn there_is_one_currency() {
    check_each(&[
        (&[("currencyCode", "\"EUR\"")], &["R17 payments[0].interactions[0].currencyCode"]),
        (&[("payments[0].interactions[0].currencyCode", "\"?\"")], &["R17 payments[0].interactions[0].currencyCode"]),
        (&[("currencyCode", "\"usd\"")], &[]),
        (&[("currencyCode", "\"dollars\"")], &["R17 currencyCode"]),
        (&[("currencyCode", "\"XXX\"")], &["R17 currencyCode"]),
        (&[("currencyCode", "null")], &["R17 currencyCode?"]),
        (&[("currencyCode", "\"QQQ\"")], &["R17 currencyCode?", "R17 payments[0].interactions[0].currencyCode"]),
    ]);
    let yen = found_after(&[("currencyCode", "\"JPY\"")]);
    assert_eq!(yen[..2], ["R1 items[0].itemTaxTotal", "R1 items[0].shippingTaxTotal"]);
}

/// Row X10: R18.
#[test]
fn what_no_amount_that_counts_holds_cannot_be_verified() {
    check_each(&[
        (&[("orderDiscounts", "[{\"impact\":5.00}]")], &[]),
        (&[("orderDiscounts", "[{\"impact\":3},{\"impact\":-2.01}]")], &["R18 orderDiscounts?"]),
        (&[("orderDiscounts", "[{}]")], &["R18 orderDiscounts?"]),
        (&[("orderDiscounts", "[{\"impact\":9,\"excluded\":true}]")], &[]),
        (&[("orderDiscounts", "[{\"impact\":\"x\"}]")], &["R18 orderDiscounts?"]),
        (&[("adjustment", "{\"amount\":-1.00}")], &["R18 adjustment.amount?"]),
        (&[("shippingAdjustment", "{\"amount\":1}")], &["R18 shippingAdjustment.amount?"]),
        (&[("handlingAdjustment", "{\"amount\":0}")], &[]),
        (&[("items[0].weightedOrderTax", "3.60"), ("items[0].weightedOrderDiscount", "-5")], &[]),
        (&[("items[0].weightedOrderShipping", "4.01")], &["R18 items[0].weightedOrderShipping?"]),
        (&[("items[1].weightedOrderAdjustment", "-1")], &["R18 items[1].weightedOrderAdjustment?"]),
    ]);
}

/// Rows 165 and 166.
#[test]
fn what_every_import_must_have_is_named_where_it_is_missing() {
    check_each(&[
        (&[("isImport", "null")], &["import isImport"]),
        (&[("isImport", "\"true\"")], &["import isImport"]),
        (&[("email", "\"\"")], &["required email"]),
        (&[("customerAccountId", "\"abc\"")], &["required customerAccountId"]),
        (&[("payments", "[]")], &["required payments"]),
        (&[("billingInfo", "{}")], &["required billingInfo"]),
        (&[("fulfillmentInfo", "null")], &["required fulfillmentInfo"]),
    ]);
    assert_eq!(found_after(&[("items", "[]")])[0], "required items");
}

/// Row X10: handling for each unit, as a setting.
#[test]
fn handling_may_be_meant_for_each_unit() {
    let per_unit = CheckSettings { handling: crate::order::HandlingMeaning::PerUnit, ..CheckSettings::default() };
    let sums = [("items[0].handlingAmount", "0.50")];

    let report = check_json(changed(CARD, &sums).as_bytes(), &per_unit).unwrap();

    assert_eq!(found(&report), [""; 0]);
}
