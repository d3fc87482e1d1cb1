//! Carts that the server does not know any more.

use super::*;

/// The cart `kept`, used in an earlier visit, was read and holds these lines.
fn used(lines: &str) -> Driver {
    let mut cart = Driver::used();
    cart.ask(Act::Refresh);
    cart.answer_cart(lines);
    Driver { calls: vec![], carts: vec![], ..cart }
}

/// The question about what the last cart held: its number, and the items.
fn question(cart: &Driver) -> (IntentId, Vec<String>) {
    let expired = cart.state.expired().expect("a question is open");
    let words = expired.items.iter().map(|(item, quantity)| format!("{}×{}", item.sku, quantity.get()));
    (expired.intent, words.collect())
}

#[test]
fn a_cart_that_was_used_and_is_not_found_has_expired() {
    let mut cart = Driver::used();

    let refresh = cart.ask(Act::Refresh);
    cart.answer(status(404));

    assert_eq!((cart.end(refresh), cart.lines(), cart.storage.clone()), ("done", vec![], vec!["forget".to_owned()]));
    assert!(cart.says("cart-expired") && cart.state.id().is_none() && cart.is_quiet());
    assert_eq!(cart.state.expired(), None, "no line was known");
}

#[test]
fn what_it_held_is_offered_again_as_one_question_and_nothing_is_sent() {
    let mut cart = used("l1 A×2, l2 B×1");

    cart.ask(Act::Refresh);
    cart.answer(status(404));

    assert_eq!(question(&cart).1, ["A×2", "B×1"]);
    assert_eq!((cart.sent(), cart.lines(), cart.is_quiet()), (vec!["read".to_owned()], vec![], true));
}

#[test]
fn sent_again_all_of_it_goes_to_a_new_cart_and_the_answer_ends_once() {
    let mut cart = used("l1 A×2, l2 B×1");
    cart.ask(Act::Refresh);
    cart.answer(status(404));

    let again = cart.settle(question(&cart).0, Resolve::SendAgain);
    assert_eq!((cart.state.expired(), cart.says("cart-expired")), (None, false));
    cart.answer_added("n1");
    cart.answer_added("n2");
    assert_eq!(cart.end(again), "waits");
    cart.answer_cart("n1 A×2, n2 B×1");

    assert_eq!(cart.sent(), ["read", "add A×2", "add B×1", "read"]);
    assert_eq!((&*cart.carts[3], cart.end(again), cart.lines().len()), ("made-1", "n2", 2));
}

#[test]
fn an_answer_that_fails_in_part_is_an_error_and_the_rest_goes_on() {
    let mut cart = used("l1 A×2, l2 B×1");
    cart.ask(Act::Refresh);
    cart.answer(status(404));

    let again = cart.settle(question(&cart).0, Resolve::SendAgain);
    cart.answer(status(400));
    cart.answer_added("n2");
    cart.answer_cart("n2 B×1");

    assert_eq!((cart.end(again), cart.lines()), ("bad-request", vec!["n2 B×1".to_owned()]));
}

#[test]
fn dropped_it_is_gone() {
    let mut cart = used("l1 A×2");
    cart.ask(Act::Refresh);
    cart.answer(status(404));

    let intent = question(&cart).0;
    let (dropped, again) = (cart.settle(intent, Resolve::Drop), cart.settle(intent, Resolve::SendAgain));

    assert_eq!((cart.end(dropped), cart.end(again), cart.sent()), ("done", "not-found", vec!["read".to_owned()]));
}

#[test]
fn unsent_adds_go_to_the_new_cart_and_changes_are_refused() {
    let mut cart = used("l1 A×2");
    cart.ask(Act::Refresh);
    let (changed, added) = (cart.ask(set("l1", 5)), cart.ask(add("C", 1)));

    cart.answer(status(404));
    cart.answer_added("n1");
    cart.answer_cart("n1 C×1");

    assert_eq!((cart.end(changed), cart.end(added), cart.sent()[1].as_str()), ("not-found", "n1", "add C×1"));
    assert_eq!((question(&cart).1, &*cart.carts[1]), (vec!["A×2".to_owned()], "made-1"));
}

#[test]
fn an_add_that_went_down_with_the_cart_is_an_error_and_offered_again() {
    let mut cart = used("l1 A×2");
    let added = cart.ask(add("B", 3));
    cart.answer_added("l2");

    cart.answer(status(404));

    assert_eq!((cart.end(added), question(&cart).1), ("not-found", vec!["A×2".to_owned(), "B×3".to_owned()]));
}

#[test]
fn a_doubtful_add_to_a_cart_that_expired_is_a_question_of_its_own() {
    let mut cart = used("l1 A×2");
    let added = cart.ask(add("B", 3));
    cart.answer(lost());

    cart.answer(status(404));

    assert_eq!((cart.end(added), cart.uncertain()), ("uncertain", vec![added]));
    assert_eq!(question(&cart).1, ["A×2"]);
}

#[test]
fn two_carts_that_expire_make_one_question() {
    let mut cart = used("l1 A×2");
    cart.ask(Act::Refresh);
    cart.answer(status(404));
    let first = question(&cart).0;
    cart.ask(add("B", 1));
    cart.answer_added("n1");
    cart.answer_cart("n1 B×1");

    cart.ask(Act::Refresh);
    cart.answer(status(404));

    assert_eq!(question(&cart).1, ["A×2", "B×1"]);
    let late = cart.settle(first, Resolve::SendAgain);
    assert_eq!(cart.end(late), "not-found", "it was given to another question");
}

#[test]
fn a_name_is_used_once_something_was_confirmed() {
    let mut cart = Driver::new();
    cart.ask(add("A", 1));
    assert!(!cart.is_used);

    cart.answer_added("l1");

    assert!(cart.is_used);
}

#[test]
fn a_name_under_which_lines_were_seen_counts_as_used() {
    let mut cart = Driver::with("l1 A×1");

    cart.ask(Act::Refresh);
    cart.answer(status(404));

    assert_eq!(question(&cart).1, ["A×1"]);
}

#[test]
fn a_name_is_kept_where_the_server_cannot_be_asked() {
    for failure in [lost(), status(500), status(503), status(403)] {
        let mut cart = used("l1 A×1");

        cart.ask(Act::Refresh);
        cart.answer(failure);

        assert_eq!(cart.state.id().map(CartId::as_str), Some("kept"));
        assert_eq!((cart.lines(), cart.state.expired()), (vec!["l1 A×1".to_owned()], None));
    }
}

#[test]
fn forgetting_ends_the_question() {
    let mut cart = used("l1 A×1");
    cart.ask(Act::Refresh);
    cart.answer(status(404));

    cart.event(Event::Forgotten);

    assert_eq!(cart.state.expired(), None);
}
