//! Imports that are made to break something.

use super::*;
use crate::wire::kibo_order::{read_order, write_order};
use proptest::prelude::*;
use proptest::sample::Index;

/// Values that stand where something else should.
const ODD: [&str; 13] = [
    "null",
    "true",
    "-1",
    "\"\"",
    "\"x\"",
    "[]",
    "{}",
    "[[{}]]",
    "999999999999999",
    "1e-20",
    "-0.00000000000000000001",
    "1e400",
    "\"NaN\"",
];

/// The places of all values in it.
fn places(value: &Value, at: &str, places: &mut Vec<String>) {
    places.push(at.to_owned());
    let inner: Vec<_> = match value {
        Value::Object(fields) => fields.iter().map(|(key, value)| (key.clone(), value)).collect(),
        Value::Array(entries) => entries.iter().enumerate().map(|(index, value)| (index.to_string(), value)).collect(),
        _ => vec![],
    };
    for (key, value) in inner {
        self::places(value, &format!("{at}/{key}"), places);
    }
}

proptest! {
    #[test]
    fn odd_values_anywhere_stop_nothing(changes in proptest::collection::vec((any::<Index>(), any::<Index>()), 1..8)) {
        let mut order = json(FRAUD_REVIEW);
        for (place, odd) in changes {
            let mut all = Vec::new();
            places(&order, "", &mut all);
            let place = &all[1..][place.index(all.len() - 1)];
            *order.pointer_mut(place).unwrap() = json(ODD[odd.index(ODD.len())]);
        }

        let text = order.to_string();
        let read = read_order(text.as_bytes(), &CheckSettings::default()).unwrap();

        prop_assert!(check_json(text.as_bytes(), &CheckSettings::default()).is_ok());
        prop_assert!(serde_json::from_str::<Value>(&write_order(&read.order)).is_ok());
    }

    #[test]
    fn bytes_that_were_hit_are_read_or_refused(
        hits in proptest::collection::vec((any::<Index>(), any::<u8>()), 1..6)
    ) {
        let mut bytes = CARD.as_bytes().to_vec();
        for (place, byte) in hits {
            *place.get_mut(&mut bytes) = byte;
        }

        let report = check_json(&bytes, &CheckSettings::default());

        let is_broken = serde_json::from_slice::<Value>(&bytes).is_err();
        prop_assert!(is_broken || report.is_ok_and(|report| report.findings.len() < 200));
    }
}

#[test]
fn amounts_too_great_to_be_added_are_told_and_nothing_more() {
    let item = r#"{"quantity":1000000,"subtotal":999999999999999,"itemTaxTotal":0.00000000000000000001}"#;
    let items = format!("[{}]", vec![item; 10_000].join(","));

    let report = report(&changed(CARD, &[("items", &items)]));

    assert_eq!(report.diagnosis, None);
    let rules: std::collections::BTreeSet<_> = report.findings.iter().map(|finding| finding.rule.id()).collect();
    assert!(rules.contains("R1"));
}
