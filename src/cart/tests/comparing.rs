//! What the shop gives is compared with what was asked for.

use super::super::price_changed;
use super::*;
use crate::money::{Currency, Money, read_amount};

fn notices(cart: &Driver) -> Vec<(&str, &str)> {
    cart.state.notices().iter().map(|notice| (notice.code, &*notice.message)).collect()
}

/// One unit of this at this price, in this colour.
fn priced(amount: &str, colour: &str) -> Item {
    let price = Money::new(read_amount(amount).unwrap(), Currency::new("USD").unwrap());
    Item { price: Some(price), options: vec![("colour".to_owned(), colour.to_owned())], ..item("A") }
}

/// Adds this item and reads this instead.
fn added(asked: Item, given: Item) -> Driver {
    let mut cart = Driver::with("").able();
    cart.ask(Act::Add(asked.into(), Quantity::ONE));
    cart.answer_added("l1");
    let line = Line { id: "l1".into(), item: given.into(), quantity: 1, pending: false };
    cart.answer(Ok(Answer::Cart(Cart { lines: vec![line.into()], ..Cart::default() })));
    cart
}

/// Sets nine units of a line of one, of which the shop gives five.
fn cut_off(mut cart: Driver) -> Driver {
    cart.ask(set("l1", 9));
    cart.answer(Ok(Answer::Done(None)));
    cart.answer_cart("l1 A×5");
    cart
}

#[test]
fn a_quantity_that_the_shop_cut_off_is_said_with_both_values() {
    for act in [set("l1", 9), add("A", 8)] {
        let mut cart = Driver::with("l1 A×1").able();
        let asked = cart.ask(act);
        cart.answer_added("l1");

        cart.answer_cart("l1 A×5");

        assert_eq!(cart.end(asked), "l1");
        let message = "line \"l1\" has 5 instead of 9";
        assert_eq!(notices(&cart), [("quantity-changed", message)]);
    }
}

#[test]
fn a_price_that_is_not_the_one_shown_is_said_with_both() {
    let cart = added(priced("49.99", "red"), priced("51.00", "red"));

    let message = "line \"l1\" has 51.00 USD instead of 49.99 USD";
    assert_eq!(notices(&cart), [("price-changed", message)]);
}

#[test]
fn options_that_the_shop_switched_are_said_with_both() {
    let cart = added(priced("49.99", "red"), priced("49.99", "blue"));

    let message = "line \"l1\" has \"A\":{\"colour\":\"blue\"} instead of \"A\":{\"colour\":\"red\"}";
    assert_eq!(notices(&cart), [("options-changed", message)]);
}

#[test]
fn what_was_given_as_asked_is_not_mentioned() {
    let cart = added(priced("49.99", "red"), priced("49.990", "red"));

    assert_eq!(notices(&cart), []);
}

#[test]
fn several_changes_of_a_line_are_one_difference() {
    let mut cart = Driver::with("l1 A×1").able();
    cart.ask(add("A", 4));
    cart.ask(add("A", 4));
    cart.answer_added("l1");
    cart.answer_added("l1");

    cart.answer_cart("l1 A×5");

    assert_eq!(notices(&cart).len(), 1);
}

#[test]
fn a_difference_is_said_until_the_next_change() {
    let mut cart = cut_off(Driver::with("l1 A×1").able());
    cart.ask(Act::Refresh);
    cart.answer_cart("l1 A×5");
    assert_eq!(notices(&cart).len(), 1);

    cart.ask(remove("l1"));

    assert_eq!(notices(&cart), []);
}

#[test]
fn of_a_cart_that_was_ordered_both_is_said() {
    let mut cart = Driver::with("l1 A×1").able();
    cart.ask(set("l1", 9));
    cart.answer(Ok(Answer::Done(None)));

    cart.answer(Ok(completed("l1 A×5")));

    let codes: Vec<_> = notices(&cart).iter().map(|(code, _)| *code).collect();
    assert_eq!(codes, ["quantity-changed", "cart-ordered"]);
}

#[test]
fn nothing_is_said_of_a_cart_that_was_forgotten() {
    let mut cart = cut_off(Driver::with("l1 A×1"));
    assert_eq!(notices(&cart).len(), 1);

    cart.event(Event::Forgotten);

    assert_eq!(notices(&cart), []);
}

#[test]
fn the_price_of_an_add_is_compared_also_where_its_quantity_was_set_since() {
    let mut cart = Driver::with("").able();
    cart.ask(Act::Add(priced("49.99", "red").into(), Quantity::ONE));
    cart.ask(set("pending-2", 2));
    cart.answer_added("l1");
    cart.answer(Ok(Answer::Done(None)));

    let line = Line { id: "l1".into(), item: priced("51.00", "red").into(), quantity: 2, pending: false };
    cart.answer(Ok(Answer::Cart(Cart { lines: vec![line.into()], ..Cart::default() })));

    assert_eq!(notices(&cart), [("price-changed", "line \"l1\" has 51.00 USD instead of 49.99 USD")]);
}

#[test]
fn what_is_unknown_or_in_another_order_is_no_difference() {
    let options = |names: [&str; 2]| names.map(|name| (name.to_owned(), "1".to_owned())).to_vec();
    let asked = Item { options: options(["a", "b"]), ..priced("49.99", "") };
    let given = Item { options: options(["b", "a"]), price: None, ..asked.clone() };

    assert_eq!(notices(&added(asked, given)), []);
}

#[test]
fn the_cart_of_most_pages_compares_too() {
    let cart = cut_off(Driver::with("l1 A×1"));

    assert_eq!(notices(&cart), [("quantity-changed", "line \"l1\" has 5 instead of 9")]);
}

#[test]
fn a_price_by_itself_is_compared_with_its_currency() {
    let money =
        |amount: &str, currency: &str| Money::new(read_amount(amount).unwrap(), Currency::new(currency).unwrap());
    let told = |ours, theirs| price_changed("7", ours, theirs).map(|warning| (warning.code, warning.message));

    let message = |text: &str| Some(("price-changed", format!("line \"7\" has {text}")));
    assert_eq!(told(money("49.99", "USD"), money("59.99", "USD")), message("59.99 USD instead of 49.99 USD"));
    assert_eq!(told(money("5", "USD"), money("5", "JPY")), message("5 JPY instead of 5.00 USD"));
    assert_eq!(told(money("5", "USD"), money("5.00", "USD")), None);
}
