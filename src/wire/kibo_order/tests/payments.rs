//! Payments, cards and gateways.

use super::*;
use crate::order::{CardMask, Gateway};

const INTERACTION: &str = "payments[0].interactions[0]";

fn check_each(order: &str, cases: &[(Changes, &[&str])]) {
    for (changes, expected) in cases {
        assert_eq!(found(&report(&changed(order, changes))), *expected, "{changes:?}");
    }
}

/// Row 167.
#[test]
fn each_payment_has_billing_of_its_own() {
    check_each(CARD, &[(&[("payments[0].billingInfo", "null")], &["required payments[0].billingInfo"])]);
}

/// Row X10: R15 and R16.
#[test]
fn payments_ask_for_the_total_and_are_authorised() {
    check_each(
        CARD,
        &[
            (&[("payments[0].amountRequested", "114.21")], &["R16 payments[0].amountRequested?", "R15 payments?"]),
            (&[("payments[0].interactions[0].amount", "114.21")], &["R16 payments[0].amountRequested?"]),
            (&[("payments[0].interactions[0].status", "\"success\"")], &[]),
            (&[("payments[0].interactions[0].status", "null")], &[]),
            (&[("payments[0].interactions[0].interactionType", "\"AuthorizeAndCapture\"")], &[]),
            (&[("payments[0].status", "\"Voided\""), ("payments[0].interactions", "[]")], &["R15 payments?"]),
        ],
    );
}

/// Rows 175 and 182.
#[test]
fn a_card_needs_a_token_and_an_authorisation_that_can_be_captured() {
    let at = |name: &str| format!("{INTERACTION}.{name}");
    for (name, value) in [("gatewayTransactionId", "\"\""), ("gatewayAuthCode", "null")] {
        let found = found(&report(&changed(CARD, &[(&at(name), value)])));
        assert_eq!(found, [format!("authorization {}", at(name))], "{name}");
    }
    check_each(
        CARD,
        &[
            (
                &[("payments[0].interactions[0].amount", "null")],
                &["R16 payments[0].amountRequested?", "authorization payments[0].interactions[0].amount"],
            ),
            (
                &[("payments[0].interactions[0].status", "\"Failure\"")],
                &["R16 payments[0].amountRequested?", "authorization payments[0].interactions"],
            ),
            (
                &[("payments[0].interactions", "null")],
                &["R16 payments[0].amountRequested?", "authorization payments[0].interactions"],
            ),
            (&[("payments[0].billingInfo.card", "null")], &["card payments[0].billingInfo.card?"]),
            (
                &[
                    ("payments[0].billingInfo.card.isTokenized", "false"),
                    ("payments[0].billingInfo.card.paymentServiceCardId", "null"),
                ],
                &["card payments[0].billingInfo.card?"],
            ),
            (&[("payments[0].paymentType", "\"Check\""), ("payments[0].interactions", "[]")], &[]),
        ],
    );
}

/// Row 176.
#[test]
fn paypal_needs_its_three_ids_and_no_card() {
    let token = "payments[0].billingInfo.externalTransactionId";
    check_each(
        PAYPAL,
        &[
            (
                &[("payments[0].billingInfo.data", "{\"paypal\":{\"payerId\":\"\"}}")],
                &["paypal payments[0].billingInfo.data.paypal.payerId"],
            ),
            (
                &[(token, "null"), ("payments[0].externalTransactionId", "\"\"")],
                &["paypal payments[0].billingInfo.externalTransactionId"],
            ),
            (&[(token, "null")], &[]),
            (&[(token, "\"EC-2\"")], &["paypal payments[0].billingInfo.externalTransactionId?"]),
            (
                &[(token, "\"PAY-1\""), ("payments[0].externalTransactionId", "\"PAY-1\"")],
                &["paypal payments[0].billingInfo.externalTransactionId?"],
            ),
            (
                &[("payments[0].interactions[0].gatewayTransactionId", "\"\"")],
                &["authorization payments[0].interactions[0].gatewayTransactionId"],
            ),
            (
                &[("payments[0].interactions", "[]")],
                &["R16 payments[0].amountRequested?", "authorization payments[0].interactions"],
            ),
            (&[("payments[0].billingInfo.card", "{}")], &["paypal payments[0].billingInfo.card"]),
        ],
    );
}

/// Row 177.
#[test]
fn results_of_fraud_checks_are_complete() {
    let at = "validationResults[0]";
    for (name, expected) in [
        ("status", "review validationResults[0].status"),
        ("validationId", "review validationResults[0].validationId?"),
        ("createdDate", "review validationResults[0].createdDate?"),
        ("messages[0].messageType", "review validationResults[0].messages[0].messageType"),
        ("messages[0].message", "review validationResults[0].messages[0].message"),
    ] {
        let order = changed(FRAUD_REVIEW, &[(&format!("{at}.{name}"), "null")]);
        assert_eq!(found(&report(&order)), [expected]);
    }
    let order = changed(FRAUD_REVIEW, &[("validationResults[0].messages[0]", r#"{"messageType":"t","message":"m"}"#)]);
    assert_eq!(found(&report(&order)), ["review validationResults[0].messages[0].orderItemId"]);
}

/// Row 175.
#[test]
fn the_number_of_a_card_is_refused_wherever_it_stands_and_never_told() {
    let fields = [
        ("payments[0].billingInfo.card.cardNumberPartOrMask", "\"4111111111111111\""),
        ("payments[0].billingInfo.card.paymentServiceCardId", "\"4111 1111 1111 1111\""),
        ("payments[0].billingInfo.card.nameOnCard", "\"4111-1111-1111-1111\""),
        ("payments[0].billingInfo.card.cardNumber", "4111111111111111"),
        ("payments[0].billingInfo.card.more", "{\"deep\":[\"4111111111111111\"]}"),
        ("payments[0].card", "{\"cardNumberPartOrMask\":\"4111111111111111\"}"),
        ("billingInfo.card.ccLastFour", "\"4111111111111111\""),
    ];
    for (path, value) in fields {
        let report = report(&changed(CARD, &[(path, value)]));

        let errors: Vec<_> = report.errors().collect();
        assert_eq!((errors.len(), errors[0].rule.id()), (1, "card-number"), "{path}");
        assert!(errors[0].path.starts_with(path), "{}", errors[0].path);
        assert!(!format!("{report:?}").contains("1111"), "{report:?}");
    }
}

fn gateway(name: &str, keys: &[&str], mask: CardMask) -> CheckSettings {
    let required_keys = keys.iter().map(|key| (*key).to_owned()).collect();
    let gateway = Gateway { name: name.to_owned(), payment_kind: "CreditCard".to_owned(), required_keys, mask };
    CheckSettings { gateways: vec![gateway], ..CheckSettings::default() }
}

/// Row 183.
#[test]
fn keys_that_a_gateway_needs_are_missed() {
    let cybersource = gateway("Cybersource", &["requestToken", "requestId"], CardMask::Masked);

    let report = check_json(CARD.as_bytes(), &cybersource).unwrap();

    assert_eq!(found(&report), ["gateway-data payments[0].interactions[0].gatewayResponseData"]);
    assert_eq!(report.findings[0].message, "Cybersource needs \"requestId\" here");
    assert_eq!(found(&check_json(PAYPAL.as_bytes(), &cybersource).unwrap()), [""; 0]);
}

/// Row 184.
#[test]
fn a_customer_profile_of_authorize_net_may_look_like_the_number_of_a_card() {
    let profile = "\"4111111111111111\"";
    let order = changed(
        CARD,
        &[
            ("billingInfo.card.cardNumberPartOrMask", profile),
            ("payments[0].billingInfo.card.cardNumberPartOrMask", profile),
        ],
    );
    let other_field = changed(&order, &[("payments[0].billingInfo.card.paymentServiceCardId", profile)]);
    let authorize_net = gateway("Authorize.net", &[], CardMask::CustomerProfile);

    assert_eq!(found(&report(&order)).len(), 2);
    assert_eq!(found(&check_json(order.as_bytes(), &authorize_net).unwrap()), [""; 0]);
    let expected = ["card-number payments[0].billingInfo.card.paymentServiceCardId"];
    assert_eq!(found(&check_json(other_field.as_bytes(), &authorize_net).unwrap()), expected);
}
