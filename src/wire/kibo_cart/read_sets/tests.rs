//! Option sets in every spelling, read by the fast reader and by a slow one.

use crate::product::Product;
use crate::wire::kibo_cart::read_product;
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Map, Value, json};

/// Ids of every strange kind; some stand for no option or value.
const IDS: [&str; 12] = [
    "1",
    "01",
    "-0",
    "1e3",
    "__proto__",
    "constructor",
    "ü😀",
    "a\"b\\",
    "\u{0}",
    " ",
    "",
    "a-very-long-id-of-more-than-eight-bytes",
];

/// The options have the first so many of the ids, and so have their values.
const KNOWN: usize = 9;

fn options() -> Value {
    let values: Map<String, Value> = IDS[..KNOWN].iter().map(|id| ((*id).to_owned(), json!({}))).collect();
    let option = |id: &&str| ((*id).to_owned(), json!({"optionChoices": {"options": values}}));
    Value::Object(IDS[..KNOWN].iter().map(option).collect())
}

/// The sets, one list of cells per set.
fn rows(product: &Product) -> Vec<Vec<u16>> {
    let cell = |set: usize, option| product.sets.column(option).map_or(0, |column| column.cells()[set]);
    let count = product.sets.all().iter().map(|word| word.count_ones() as usize).sum();
    (0..count).map(|set| (0..product.options.len()).map(|option| cell(set, option)).collect()).collect()
}

/// How a set is written: with blanks, with other fields, without anything, or plainly.
fn write(pairs: &[(usize, usize)], spelling: u8) -> String {
    let pairs: Vec<String> = pairs
        .iter()
        .map(|(option, value)| format!("{}:{}", quote(IDS[*option], spelling), quote(IDS[*value], spelling)))
        .collect();
    match spelling {
        0 => format!("{{\"selectedOptions\":{{{}}}}}", pairs.join(",")),
        1 => format!(" {{ \"selectedOptions\" :\n {{ {} }} }} ", pairs.join(" ,\t")),
        2 => format!("{{\"price\":[1,{{\"a\":\"]\"}}],\"selectedOptions\":{{{}}}}}", pairs.join(",")),
        3 => format!("{{\"selectedOptions\":{{{}}},\"more\":null}}", pairs.join(",")),
        _ => format!("{{\"selected\\u004fptions\":{{{}}}}}", pairs.join(",")),
    }
}

/// JSON text; in one spelling every character is escaped.
fn quote(text: &str, spelling: u8) -> String {
    if spelling < 4 {
        return Value::from(text).to_string();
    }
    let escaped: Vec<String> = text.encode_utf16().map(|unit| format!("\\u{unit:04x}")).collect();
    format!("\"{}\"", escaped.concat())
}

/// The sets that can be used, in any order: option → value, by index; of a repeated option the last counts.
fn usable(sets: &[(Vec<(usize, usize)>, u8)]) -> Vec<Vec<u16>> {
    let cells = |(pairs, _): &(Vec<(usize, usize)>, u8)| {
        let mut row = vec![0; KNOWN];
        for (option, value) in pairs {
            *row.get_mut(*option)? = u16::try_from(*value + 1).ok().filter(|_| *value < KNOWN)?;
        }
        Some(row)
    };
    let mut rows: Vec<Vec<u16>> = sets.iter().filter_map(cells).collect();
    rows.sort_unstable();
    rows
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn sets_are_read_alike_however_they_are_written(
        sets in vec((vec((prop_oneof![9 => 0..KNOWN, 1 => 0..IDS.len()], prop_oneof![9 => 0..KNOWN, 1 => 0..IDS.len()]), 0..4), prop_oneof![4 => Just(0), 1 => 0..5_u8]), 1..12)
    ) {
        let written: Vec<String> = sets.iter().map(|(pairs, spelling)| write(pairs, *spelling)).collect();
        let text = format!(r#"{{"partNumber": "p", "price": "1", "currency": "USD", "optionSets": [{}], "productOptions": {}}}"#, written.join(","), options());

        let product = read_product(text.as_bytes(), None).unwrap();

        let expected = usable(&sets);
        let mut read = rows(&product);
        read.sort_unstable();
        let index: Vec<usize> = IDS[..KNOWN].iter().map(|id| product.option_index(id).unwrap()).collect();
        let of = |row: &Vec<u16>| index.iter().map(|place| {
            let value = usize::from(row[*place]).checked_sub(1)?;
            IDS.iter().position(|id| *id == product.options[*place].values[value].id)
        }).map(|value| value.map_or(0, |value| u16::try_from(value + 1).unwrap())).collect::<Vec<u16>>();
        let mut read: Vec<Vec<u16>> = read.iter().map(of).collect();
        read.sort_unstable();
        prop_assert_eq!(read, expected);
        let broken = product.warnings.iter().filter(|warning| warning.code == "broken-option-set").count();
        prop_assert_eq!(broken, (sets.len() - usable(&sets).len()).min(11));
    }
}

#[test]
fn a_set_without_selected_options_is_dropped() {
    let text = r#"{"partNumber": "p", "price": "1", "currency": "USD", "productOptions": {"c": {"optionChoices": {"options": {"r": {}}}}},
        "optionSets": [{}, {"selectedOptions": null}, {"selectedOptions": []}]}"#;

    let product = read_product(text.as_bytes(), None).unwrap();

    let messages: Vec<_> = product.warnings.iter().map(|warning| &*warning.message).collect();
    assert_eq!(
        messages,
        ["optionSets[0] is dropped: it has no selectedOptions", "optionSets[1] is dropped: it has no selectedOptions"]
    );
    assert_eq!(rows(&product), [[0]]);
}

#[test]
fn a_rank_that_is_no_number_is_named_in_a_warning() {
    let text = r#"{"partNumber": "p", "price": "1", "currency": "USD", "productOptions": {
        "c": {"rank": "first", "optionChoices": {"options": {"r": {"rank": [1]}, "g": {"rank": ""}, "b": {"rank": null}}}}}}"#;

    let product = read_product(text.as_bytes(), None).unwrap();

    let messages: Vec<_> = product.warnings.iter().map(|warning| (warning.code, &*warning.message)).collect();
    let expected =
        [("unknown-rank", "the rank of \"r\" is no number"), ("unknown-rank", "the rank of \"c\" is no number")];
    assert_eq!(messages, expected);
}

#[test]
fn a_hundred_thousand_equal_sets_are_read_and_resolved() {
    let sets = vec![r#"{"selectedOptions":{"c":"r"}}"#; 100_000].join(",");
    let text = format!(
        r#"{{"partNumber": "p", "price": "1", "currency": "USD", "productOptions": {{"c": {{"optionChoices": {{"options": {{"r": {{}}, "g": {{}}}}}}}}}}, "optionSets": [{sets}]}}"#
    );

    let product = read_product(text.as_bytes(), None).unwrap();

    assert_eq!((rows(&product).len(), product.warnings.len()), (100_000, 0));
    assert!(rows(&product).iter().all(|row| *row == [1]));
}
