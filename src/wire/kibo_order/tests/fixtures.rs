//! The fixtures as they are.

use super::*;
use crate::order::Cause;
use crate::wire::kibo_order::read_order;

/// Rows 169, 173, 176 and 177.
#[test]
fn right_orders_pass_without_a_word() {
    for (name, order) in [("card", CARD), ("paypal", PAYPAL), ("fraud review", FRAUD_REVIEW)] {
        assert_eq!(report(order), Report::default(), "{name}");
    }
}

/// Rows 169, 171, 172 and X10.
#[test]
fn wrong_orders_fail_with_the_cause_of_the_difference() {
    let cases = [
        (
            include_str!("../testdata/kibo-order-import.wrong-off-by-one-cent.json"),
            vec!["R6 total", "R13 total", "R15 payments?"],
            ("0.01", Cause::Rounding),
            "this is 114.23, but the items add up to 114.22: 0.01 too much; this looks like rounding",
        ),
        (
            include_str!("../testdata/kibo-order-import.wrong-discount-added.json"),
            vec!["R6 total", "R13 total"],
            ("10.00", Cause::DiscountAdded),
            "this is 124.22, but the items add up to 114.22: 10.00 too much; \
             the discount was added instead of subtracted",
        ),
        (
            include_str!("../testdata/kibo-order-import.wrong-handling-not-on-items.json"),
            vec!["R6 total", "R11 handlingTotal", "R11 handlingAmount"],
            ("5.00", Cause::HandlingOnOrder),
            "this is 119.22, but the items add up to 114.22: 5.00 too much; \
             the handling fee stands on the order, but not on the items",
        ),
    ];
    for (order, findings, (difference, cause), sentence) in cases {
        let report = report(order);

        assert_eq!(found(&report), findings);
        let diagnosis = report.diagnosis.unwrap();
        assert_eq!((diagnosis.difference.text(2).as_str(), diagnosis.cause()), (difference, Some(cause)));
        assert_eq!(report.findings.iter().find(|finding| finding.rule.id() == "R6").unwrap().message, sentence);
    }
}

/// Rows 177 and 179.
#[test]
fn an_order_under_review_is_held() {
    let read = |order: &str| read_order(order.as_bytes(), &CheckSettings::default()).unwrap().order;

    assert!(read(FRAUD_REVIEW).is_held());
    assert!(!read(CARD).is_held());
    assert!(read(&changed(CARD, &[("status", "\"Pending Review\"")])).is_held());
    assert!(!read(&changed(FRAUD_REVIEW, &[("validationResults[0].status", "\"Pass\"")])).is_held());
}

/// Row 177.
#[test]
fn a_single_result_is_read_like_an_array_of_one() {
    let result = &json(FRAUD_REVIEW)["validationResults"][0];
    let single = changed(CARD, &[("validationResults", &result.to_string())]);
    let broken = changed(CARD, &[("validationResults", r#"{"validationId":"1","createdDate":"d","messages":[{}]}"#)]);

    assert_eq!(report(&single), Report::default());
    assert_eq!(report(&changed(CARD, &[("validationResults", "{}")])), Report::default());
    assert!(read_order(single.as_bytes(), &CheckSettings::default()).unwrap().order.is_held());
    let expected = [
        "review validationResults.messages[0].orderItemId",
        "review validationResults.status",
        "review validationResults.messages[0].messageType",
        "review validationResults.messages[0].message",
    ];
    assert_eq!(found(&report(&broken)), expected);
}

#[test]
fn amounts_as_text_are_the_same_amounts() {
    let as_text = |number: &str| format!("\"{number}\"");
    let order = changed(CARD, &[("total", &as_text("114.220")), ("items[0].itemTaxTotal", &as_text("36e-1"))]);

    assert_eq!(report(&order), Report::default());
}

#[test]
fn what_is_no_order_is_an_error() {
    for text in ["", "<html>", "[]", "null", "7", "{\"isImport\":true,}"] {
        let error = check_json(text.as_bytes(), &CheckSettings::default()).unwrap_err();
        assert_eq!(error.code(), "unreadable-answer", "{text}");
    }
}

#[test]
fn parts_of_the_wrong_form_are_named_and_stop_nothing() {
    let cases = [
        ("items", "7", "unreadable items"),
        ("items[1]", "\"x\"", "unreadable items[1]"),
        ("payments", "{\"amountRequested\":1}", "unreadable payments"),
        ("payments[0]", "null", "unreadable payments[0]"),
        ("payments[0].interactions", "{}", "unreadable payments[0].interactions"),
        ("validationResults", "7", "unreadable validationResults"),
        ("validationResults", "[{\"status\":\"Pass\",\"messages\":1}]", "unreadable validationResults[0].messages"),
    ];
    for (path, value, expected) in cases {
        assert_eq!(found(&report(&changed(CARD, &[(path, value)])))[0], expected);
    }
}
