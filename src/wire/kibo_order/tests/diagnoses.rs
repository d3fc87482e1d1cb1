//! What is said of a total that is wrong.

use super::*;
use crate::order::samples::{amount, draft, sold};
use crate::order::{BuildSettings, Cause, Charges, Diagnosis, DraftLine, Tax};
use crate::wire::kibo_order::write_order;

fn diagnosis(changes: Changes) -> Diagnosis {
    report(&changed(CARD, changes)).diagnosis.unwrap()
}

/// Row X10.
#[test]
fn each_misjudgement_is_known_by_its_difference() {
    let cases: [(Changes, Cause); 14] = [
        (&[("total", "124.22")], Cause::DiscountAdded),
        (&[("total", "119.22")], Cause::DiscountNotSubtracted),
        (&[("total", "119.22"), ("discountTotal", "0")], Cause::DiscountNotSubtracted),
        (&[("total", "106.62")], Cause::TaxMissing(Tax::Goods)),
        (&[("total", "113.58")], Cause::TaxMissing(Tax::Shipping)),
        (&[("total", "105.98")], Cause::TaxMissing(Tax::All)),
        (&[("total", "105.98"), ("taxTotal", "0")], Cause::TaxMissing(Tax::All)),
        (&[("total", "117.23"), ("handlingAmount", "3.01"), ("handlingTotal", "4.01")], Cause::HandlingOnOrder),
        (&[("total", "117.22"), ("dutyAmount", "3.00"), ("dutyTotal", "5.00")], Cause::DutyOnOrder),
        (&[("total", "111.72"), ("adjustment", "{\"amount\":-2.50}")], Cause::AdjustmentOnOrder),
        (&[("total", "53.92")], Cause::ItemMissing(1)),
        (&[("total", "168.14")], Cause::ItemTwice(0)),
        (&[("total", "115.22"), ("handlingTotal", "2.00")], Cause::HandlingPerUnit(Some(0))),
        (&[("total", "114.11")], Cause::Rounding),
    ];
    for (changes, cause) in cases {
        assert_eq!(diagnosis(changes).causes, [cause], "{changes:?}");
    }
}

#[test]
fn an_item_may_be_missing_from_all_sums() {
    let without_the_second = [
        ("subtotal", "50.00"),
        ("discountedSubtotal", "45.00"),
        ("discountedTotal", "45.00"),
        ("itemTaxTotal", "3.60"),
        ("shippingSubTotal", "4.00"),
        ("shippingTotal", "4.00"),
        ("shippingTaxTotal", "0.32"),
        ("taxTotal", "3.92"),
        ("dutyTotal", "0.00"),
        ("total", "53.92"),
    ];

    assert_eq!(diagnosis(&without_the_second).causes, [Cause::ItemMissing(1)]);
}

#[test]
fn a_difference_that_two_causes_explain_is_claimed_for_neither() {
    let diagnosis = diagnosis(&[("total", "119.22"), ("handlingAmount", "5.00")]);

    assert_eq!(diagnosis.cause(), None);
    assert_eq!(diagnosis.causes, [Cause::DiscountNotSubtracted, Cause::HandlingOnOrder]);
    let expected = "this is 119.22, but the items add up to 114.22: 5.00 too much; perhaps the discount was not \
                    subtracted, or the handling fee stands on the order, but not on the items";
    assert_eq!(diagnosis.sentence(2), expected);
}

#[test]
fn a_cause_is_not_claimed_where_the_orders_own_sums_speak_against_it() {
    let on_items = diagnosis(&[("total", "115.23"), ("handlingAmount", "1.01"), ("handlingTotal", "2.01")]);
    let held_by_items = diagnosis(&[("items[0].quantity", "1"), ("total", "115.22"), ("handlingAmount", "1.00")]);
    let wrong_goods = diagnosis(&[("items[1].subtotal", "44.99")]);
    let wrong_tax = diagnosis(&[("total", "106.62"), ("shippingTotal", "0.39")]);

    assert_eq!((wrong_goods.difference.text(2).as_str(), wrong_goods.causes.len()), ("5.00", 0));
    assert_eq!(wrong_tax.causes, []);
    assert_eq!((on_items.causes, held_by_items.causes), (vec![Cause::HandlingOnOrder], vec![]));
}

#[test]
fn rounding_goes_as_far_as_there_are_parts() {
    for (total, causes) in [("114.33", &[Cause::Rounding][..]), ("114.34", &[])] {
        assert_eq!(diagnosis(&[("total", total)]).causes, causes, "{total}");
    }
}

#[test]
fn an_amount_of_one_item_that_is_typed_wrong_is_no_rounding() {
    let twelve = of_lines(vec![taxed_line(); 12]);
    let cases: [(&str, Changes); 2] = [
        (CARD, &[("items[0].itemTaxTotal", "3.68"), ("items[0].total", "null")]), // more than the sum can be off by
        (&twelve, &[("items[0].itemTaxTotal", "1.08")]),                          // more than the item can be off by
    ];
    for (order, changes) in cases {
        let diagnosis = report(&changed(order, changes)).diagnosis.unwrap();
        assert_eq!((diagnosis.difference.text(2).as_str(), diagnosis.causes), ("-0.08", vec![]), "{changes:?}");
    }
}

#[test]
fn a_single_kind_of_tax_is_named_once() {
    let order = of_lines(vec![taxed_line()]);

    let diagnosis = report(&changed(&order, &[("total", "10.00")])).diagnosis.unwrap();

    assert_eq!(diagnosis.causes, [Cause::TaxMissing(Tax::Goods)]);
}

fn taxed_line() -> DraftLine {
    let charges = Charges { tax: amount("1.00"), ..Charges::default() };
    DraftLine { charges, ..DraftLine::new(sold("A", "a"), 1, amount("10.00")) }
}

fn of_lines(lines: Vec<DraftLine>) -> String {
    write_order(&draft("USD", lines).build(&BuildSettings::default()).unwrap())
}

/// Row X10.
#[test]
fn what_nothing_explains_is_told_part_by_part() {
    let expected = "this is 100.00, but the items add up to 114.22: 14.22 too little; the items have subtotal 99.99, \
                    discountTotal 5.00, itemTaxTotal 7.60, shippingTotal 7.99, shippingTaxTotal 0.64, \
                    handlingAmount 1.00, dutyAmount 2.00";

    assert_eq!(diagnosis(&[("total", "100.00")]).sentence(2), expected);
}

#[test]
fn a_total_that_is_just_the_tax_too_low_may_mean_prices_with_tax() {
    let report = report(&changed(CARD, &[("total", "105.98")]));

    let expected = ["R6 total", "tax-included total?", "R13 total", "R15 payments?"];
    assert_eq!(found(&report), expected);
}
