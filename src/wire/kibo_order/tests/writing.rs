//! Orders as they are written.

use super::*;
use crate::order::samples::{amount, card_draft, draft, fraud_review_draft, paypal_draft, sold};
use crate::order::{BuildSettings, Charges, Draft, DraftLine, Order};
use crate::wire::kibo_order::{read_order, write_order};

fn built(draft: &Draft) -> Order {
    draft.build(&BuildSettings::default()).unwrap()
}

/// Rows 164, 173, 175, 176 and 177.
#[test]
fn drafts_are_built_and_written_as_the_fixtures_are() {
    let cases = [(card_draft(), CARD), (paypal_draft(), PAYPAL), (fraud_review_draft(), FRAUD_REVIEW)];
    for (draft, fixture) in cases {
        assert_eq!(json(&write_order(&built(&draft))), json(fixture));
    }
}

#[test]
fn what_was_written_reads_back_the_same() {
    for draft in [card_draft(), paypal_draft(), fraud_review_draft()] {
        let order = built(&draft);

        let read = read_order(write_order(&order).as_bytes(), &CheckSettings::default()).unwrap();

        assert_eq!((read.order, read.findings), (order, vec![]));
    }
}

/// Row 174.
#[test]
fn amounts_have_exactly_the_currencys_digits_and_unit_prices_all_of_theirs() {
    let cases = [
        ("JPY", "100", ["300", "100"]),
        ("USD", "0.1", ["0.30", "0.10"]),
        ("USD", "0.0199", ["0.06", "0.0199"]),
        ("KWD", "1.5", ["4.500", "1.500"]),
    ];
    for (currency, unit, [total, unit_text]) in cases {
        let order = built(&draft(currency, vec![DraftLine::new(sold("A", "a"), 3, amount(unit))]));

        let written = write_order(&order);

        assert!(written.contains(&format!("\"total\":{total},")), "{written}");
        assert!(written.contains(&format!("\"listAmount\":{unit_text},")), "{written}");
    }
    let tenths = Charges { tax: amount("0.1"), shipping: amount("0.2"), ..Charges::default() };
    let lines = vec![DraftLine { charges: tenths, ..DraftLine::new(sold("A", "a"), 1, amount("0")) }];
    assert!(write_order(&built(&draft("USD", lines))).contains("\"total\":0.30,"));
}

#[test]
fn what_no_order_of_ours_has_is_written_as_it_was_read() {
    let order = changed(
        CARD,
        &[
            ("adjustment", "{\"amount\":-1.00}"),
            ("items[0].unitPrice.saleAmount", "24.00"),
            ("items[0].unitPrice.overrideAmount", "25.00"),
            ("items[0].product.options", r#"[{"name":"192512","value":"200260"}]"#),
            ("items[0].product.variationProductCode", "\"UPC1-S\""),
            ("billingInfo.card.bin", "\"411111\""),
        ],
    );

    let read = read_order(order.as_bytes(), &CheckSettings::default()).unwrap();

    assert_eq!(json(&write_order(&read.order)), json(&order));
}

#[test]
fn ten_thousand_lines_add_up_and_a_total_that_is_off_is_found() {
    let line = |index: u32| DraftLine::new(sold("A", "a"), index % 3 + 1, amount("1.01"));
    let charges = Charges { shipping: amount("99.99"), discount: amount("0.77"), ..Charges::default() };
    let order = built(&Draft { charges, ..draft("USD", (0..9_999).map(line).collect()) });

    let written = write_order(&order);
    let wrong = written.replace("\"total\":20297.20,", "\"total\":20298.21,");

    assert_eq!(found(&report(&written)), [""; 0]);
    let diagnosis = report(&wrong).diagnosis.unwrap();
    assert_eq!((diagnosis.sum.text(2).as_str(), diagnosis.difference.text(2).as_str()), ("20297.20", "1.01"));
}
