//! A page that knows the last view has what one has that knows none.

use super::super::call::Call;
use super::*;
use crate::cart::{Act, Answer, Cart, CartId, Event, Item, step};
use proptest::prelude::*;
use serde_json::{Value, json};

fn settings() -> Settings {
    let call = br#"["https://api.example","key","cart",false,false,"c1",true,false,null]"#;
    Settings::read(&mut Call::read(1, call, b"").unwrap())
}

/// What a page makes of the messages.
#[derive(Default)]
struct Page {
    lines: Vec<Value>,
    head: Value,
    lists: Value,
    /// How many lines were told in all.
    told: usize,
}

impl Page {
    fn hear(&mut self, message: &str) {
        let Ok(Value::Array(message)) = serde_json::from_str(message) else { return assert_eq!(message, "") };
        self.head = message[2].clone();
        for change in message[3].as_array().unwrap() {
            let [start, goes] = [0, 1].map(|at| usize::try_from(change[at].as_u64().unwrap()).unwrap());
            let lines = change[2].as_array().unwrap().clone();
            self.told += lines.len();
            self.lines.splice(start..start + goes, lines);
        }
        if !message[4].is_null() {
            self.lists = message[4].clone();
        }
    }

    fn quantities(&self) -> Vec<String> {
        self.lines.iter().map(|line| format!("{} {}", line["lineId"].as_str().unwrap(), line["quantity"])).collect()
    }
}

fn tell(shown: &mut Shown, state: &State) -> String {
    let mut told = JsonWriter::default();
    shown.tell(state, &Products::default(), &settings(), &mut told);
    told.into_text()
}

/// Shows the cart to a page that knows the last view, and to one that knows none: both have the same.
fn check(shown: &mut Shown, page: &mut Page, state: &State) {
    page.hear(&tell(shown, state));
    let mut fresh = Page::default();
    fresh.hear(&tell(&mut Shown::default(), state));
    assert_eq!((&page.lines, &page.head, &page.lists), (&fresh.lines, &fresh.head, &fresh.lists));
}

fn cart(lines: &[(u32, u32)]) -> Cart {
    let line = |(id, quantity): &(u32, u32)| {
        let item = Item { sku: format!("sku-{id}"), ..Item::default() };
        Rc::new(Line { id: format!("l{id}").into(), item: item.into(), quantity: *quantity, pending: false })
    };
    Cart { lines: lines.iter().map(line).collect(), ..Cart::default() }
}

/// A cart that was read.
fn with(lines: &[(u32, u32)]) -> State {
    let mut state = State::new(CartId::new("c1")).used();
    let _ = step(&mut state, Event::Asked(1, Act::Refresh));
    let _ = step(&mut state, Event::Answered(1, Ok(Answer::Cart(cart(lines)))));
    state
}

#[test]
fn a_quantity_that_changes_is_all_that_is_told_of_the_lines() {
    let lines: Vec<_> = (0..1000).map(|id| (id, 2)).collect();
    let mut state = with(&lines);
    let (mut shown, mut page) = (Shown::default(), Page::default());
    check(&mut shown, &mut page, &state);
    assert_eq!(page.told, 1000);

    let _ = step(&mut state, Event::Asked(2, Act::SetQuantity("l500".into(), 3)));
    check(&mut shown, &mut page, &state);

    assert_eq!((page.told, &*page.quantities()[500], &page.head["count"]), (1001, "l500 3", &json!(2001)));
}

#[test]
fn a_cart_that_is_read_again_and_is_the_same_is_not_told() {
    let mut shown = Shown::default();
    tell(&mut shown, &with(&[(1, 2), (2, 1)]));

    assert_eq!(tell(&mut shown, &with(&[(1, 2), (2, 1)])), "");
}

#[test]
fn lines_that_come_and_go_leave_the_others_alone() {
    type Lines = &'static [(u32, u32)];
    let cases: [(&str, Lines, usize); 6] = [
        ("the first goes", &[(2, 1), (3, 1), (4, 1)], 0),
        ("one in the middle goes", &[(1, 1), (2, 1), (4, 1)], 0),
        ("two come", &[(1, 1), (5, 1), (2, 1), (3, 1), (4, 1), (6, 1)], 2),
        ("one takes the place of another", &[(1, 1), (7, 1), (3, 1), (4, 1)], 1),
        ("two that are not neighbours change", &[(1, 9), (2, 1), (3, 9), (4, 1)], 2),
        ("all go", &[], 0),
    ];
    for (name, after, expected) in cases {
        let (mut shown, mut page) = (Shown::default(), Page::default());
        check(&mut shown, &mut page, &with(&[(1, 1), (2, 1), (3, 1), (4, 1)]));

        check(&mut shown, &mut page, &with(after));

        assert_eq!(page.told - 4, expected, "{name}");
    }
}

proptest! {
    #[test]
    fn whatever_changes_the_page_has_the_whole_cart(
        carts in proptest::collection::vec(proptest::collection::vec((0..9_u32, 1..4_u32), 0..9), 1..8),
    ) {
        let (mut shown, mut page) = (Shown::default(), Page::default());
        for lines in carts {
            let mut state = with(&lines);
            check(&mut shown, &mut page, &state);
            let _ = step(&mut state, Event::Asked(2, Act::SetQuantity("l3".into(), 0)));
            let _ = step(&mut state, Event::Asked(3, Act::SetQuantity("l5".into(), 7)));
            check(&mut shown, &mut page, &state);
        }
    }
}
