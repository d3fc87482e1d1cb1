//! Adds, from the first one on.

use super::*;

#[test]
fn a_cart_without_an_id_needs_no_request() {
    let mut cart = Driver::new();

    let refresh = cart.ask(Act::Refresh);

    assert_eq!((cart.sent(), cart.end(refresh)), (vec![], "done"));
    assert_eq!((cart.lines(), cart.state.freshness()), (vec![], Freshness::Fresh));
}

#[test]
fn the_first_add_makes_an_id_keeps_it_sends_and_reads() {
    let mut cart = Driver::new();

    let added = cart.ask(add("A", 2));
    assert_eq!((cart.storage.clone(), cart.sent()), (vec!["keep made-1".to_owned()], vec!["add A×2".to_owned()]));
    cart.answer_added("l1");
    assert_eq!(cart.end(added), "waits", "success is said only when the cart was read");
    cart.answer_cart("l1 A×2");

    assert_eq!(cart.sent(), ["add A×2", "read"]);
    assert_eq!((cart.end(added), cart.lines()), ("l1", vec!["l1 A×2".to_owned()]));
    assert!(cart.carts.iter().all(|id| id == "made-1"));
    assert!(cart.is_quiet());
}

#[test]
fn each_confirmed_change_renews_the_id_that_is_kept() {
    let mut cart = Driver::with("l1 A×1");

    cart.ask(set("l1", 2));
    cart.answer(Ok(Answer::Done(None)));
    cart.answer_cart("l1 A×2");

    assert_eq!(cart.storage, ["keep kept"]);
}

#[test]
fn a_cart_that_was_kept_is_read_before_the_first_add() {
    let mut cart = Driver::kept();

    cart.ask(add("A", 1));
    assert_eq!(cart.sent(), ["read"]);
    cart.answer_cart("l1 B×1");

    assert_eq!(cart.sent(), ["read", "add A×1"]);
}

#[test]
fn one_request_is_under_way_at_a_time_and_adds_go_in_order() {
    let mut cart = Driver::new();
    let adds = [cart.ask(add("A", 1)), cart.ask(add("B", 2)), cart.ask(add("A", 3))];
    assert_eq!(cart.sent(), ["add A×1"]);

    cart.answer_added("l1");
    cart.answer_added("l2");
    cart.answer_added("l1");
    cart.answer_cart("l1 A×4, l2 B×2");

    assert_eq!(cart.sent(), ["add A×1", "add B×2", "add A×3", "read"]);
    assert_eq!(adds.map(|add| cart.end(add)), ["l1", "l2", "l1"]);
}

#[test]
fn an_add_shows_at_once_as_pending_until_it_is_confirmed() {
    let mut cart = Driver::with("l1 A×1");

    cart.ask(add("A", 2));
    cart.ask(add("B", 1));
    cart.ask(add("B", 4));
    assert_eq!(cart.lines(), ["l1 A×3*", "pending-3 B×5*"]);
    cart.answer_added("l1");
    cart.answer_added("l2");
    assert_eq!(cart.lines(), ["l1 A×3*", "l2 B×5*"]);
    cart.answer_added("l2");
    cart.answer_cart("l1 A×3, l2 B×5");

    assert_eq!(cart.lines(), ["l1 A×3", "l2 B×5"]);
}

#[test]
fn items_with_other_options_are_other_lines() {
    let mut cart = Driver::with("l1 A×1");
    let red = Item { options: vec![("colour".to_owned(), "red".to_owned())], ..item("A") };

    cart.ask(Act::Add(red.into(), Quantity::ONE));

    assert_eq!(cart.lines(), ["l1 A×1", "pending-2 A×1*"]);
}

#[test]
fn an_add_that_is_refused_is_taken_back_and_the_next_goes_on() {
    let mut cart = Driver::with("");
    let (bad, good) = (cart.ask(add("A", 1)), cart.ask(add("B", 1)));

    cart.answer(status(400));
    assert_eq!((cart.end(bad), cart.lines()), ("bad-request", vec!["pending-3 B×1*".to_owned()]));
    cart.answer_added("l1");
    cart.answer_cart("l1 B×1");

    assert_eq!((cart.end(good), cart.lines()), ("l1", vec!["l1 B×1".to_owned()]));
}

#[test]
fn a_refused_add_is_not_sent_again() {
    for refused in [400, 403, 404, 429] {
        let mut cart = Driver::with("");

        let added = cart.ask(add("A", 1));
        cart.answer(status(refused));

        assert_eq!((cart.sent(), cart.is_quiet()), (vec!["add A×1".to_owned()], true), "{refused}");
        assert_ne!(cart.end(added), "waits", "{refused}");
    }
}

#[test]
fn a_pending_line_can_be_changed_and_removed() {
    let mut cart = Driver::new();
    let added = cart.ask(add("A", 1));
    let changed = cart.ask(set("pending-1", 5));
    assert_eq!(cart.lines(), ["pending-1 A×5*"]);
    cart.answer_added("l1");
    let removed = cart.ask(remove("pending-1"));
    assert_eq!((cart.lines(), cart.sent()), (vec![], vec!["add A×1".to_owned(), "set l1 5".to_owned()]));

    cart.answer(Ok(Answer::Done(None)));
    cart.answer(Ok(Answer::Done(None)));
    cart.answer_cart("");

    assert_eq!(cart.sent(), ["add A×1", "set l1 5", "remove l1", "read"]);
    assert_eq!([added, changed, removed].map(|intent| cart.end(intent)), ["l1", "l1", "done"]);
}

#[test]
fn a_change_of_a_line_whose_add_was_refused_is_refused_too() {
    let mut cart = Driver::new();
    cart.ask(add("A", 1));
    let changed = cart.ask(set("pending-1", 5));

    cart.answer(status(400));

    assert_eq!((cart.end(changed), cart.lines(), cart.is_quiet()), ("not-found", vec![], true));
    assert_eq!(cart.sent(), ["add A×1"]);
}

#[test]
fn an_add_stays_confirmed_when_reading_fails() {
    let mut cart = Driver::with("");
    let added = cart.ask(add("A", 1));
    let changed = cart.ask(set("pending-2", 3));
    cart.answer_added("l1");
    cart.answer(Ok(Answer::Done(None)));

    cart.answer(status(503));

    assert_eq!((cart.end(added), cart.end(changed)), ("l1", "l1"));
    assert_eq!((cart.lines(), cart.state.freshness()), (vec!["l1 A×3".to_owned()], Freshness::Stale));
    assert!(cart.is_quiet());
}
