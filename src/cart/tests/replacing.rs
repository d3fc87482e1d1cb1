//! Replacing what a line holds.

use super::*;

/// A cart with two units of A in line l1, of which B is wanted instead.
fn replacing() -> (Driver, IntentId) {
    let mut cart = Driver::with("l1 A×2");
    let asked = cart.replace("l1", "B");
    (cart, asked)
}

#[test]
fn the_new_item_is_added_in_the_old_quantity_and_then_the_old_line_removed() {
    let (mut cart, asked) = replacing();
    assert_eq!(cart.lines(), ["pending-4294967294 B×2*"]);
    cart.answer_added("l2");
    cart.answer(Ok(Answer::Done(None)));
    assert_eq!((cart.end(asked), cart.lines()), ("waits", vec!["l2 B×2*".to_owned()]));

    cart.answer_cart("l2 B×2");

    assert_eq!((cart.sent(), cart.end(asked)), (words(["add B×2", "remove l1", "read"]), "l2"));
}

#[test]
fn the_same_item_needs_no_request() {
    let mut cart = Driver::with("l1 A×2");

    let asked = cart.replace("l1", "A");

    assert_eq!((cart.sent(), cart.end(asked), cart.is_quiet()), (vec![], "l1", true));
}

#[test]
fn a_line_that_is_not_there_cannot_be_replaced() {
    let mut cart = Driver::with("l1 A×2");
    cart.ask(remove("l1"));

    let asked = [cart.replace("l9", "B"), cart.replace("l1", "B")];

    assert_eq!(asked.map(|asked| cart.end(asked)), ["not-found"; 2]);
}

#[test]
fn the_quantity_is_the_one_that_is_shown() {
    let mut cart = Driver::with("l1 A×2");
    cart.ask(set("l1", 7));

    cart.replace("l1", "B");
    cart.answer(Ok(Answer::Done(None)));

    assert_eq!(cart.sent(), ["set l1 7", "add B×7"]);
}

#[test]
fn where_the_add_fails_the_old_line_stays() {
    let (mut cart, asked) = replacing();

    cart.answer(status(400));
    cart.answer_cart("l1 A×2");

    assert_eq!((cart.end(asked), cart.lines(), cart.is_quiet()), ("bad-request", vec!["l1 A×2".to_owned()], true));
}

#[test]
fn where_the_removal_is_refused_the_new_line_is_taken_back() {
    let (mut cart, asked) = replacing();
    cart.answer_added("l2");
    cart.answer(status(403));
    assert_eq!(cart.lines(), ["l1 A×2"]);
    cart.answer(Ok(Answer::Done(None)));

    cart.answer_cart("l1 A×2");

    assert_eq!((cart.sent(), cart.end(asked)), (words(["add B×2", "remove l1", "remove l2", "read"]), "forbidden"));
}

#[test]
fn what_the_new_line_held_before_stays_when_it_is_taken_back() {
    let mut cart = Driver::with("l1 A×2, l2 B×3");
    let asked = cart.replace("l1", "B");
    cart.answer_added("l2");
    cart.answer(status(403));
    cart.answer(Ok(Answer::Done(None)));

    cart.answer_cart("l1 A×2, l2 B×3");

    assert_eq!((cart.sent(), cart.end(asked)), (words(["add B×2", "remove l1", "set l2 3", "read"]), "forbidden"));
}

#[test]
fn a_removal_that_may_have_got_through_is_looked_for_first() {
    let (mut cart, asked) = replacing();
    cart.answer_added("l2");
    cart.answer(lost());

    cart.answer_cart("l2 B×2");

    assert_eq!((cart.sent(), cart.end(asked)), (words(["add B×2", "remove l1", "read"]), "l2"));
}

#[test]
fn a_removal_that_did_not_get_through_takes_the_new_line_back() {
    let (mut cart, asked) = replacing();
    cart.answer_added("l2");
    cart.answer(lost());
    cart.answer_cart("l1 A×2, l2 B×2");
    cart.answer(Ok(Answer::Done(None)));

    cart.answer_cart("l1 A×2");

    assert_eq!((cart.sent().last().unwrap().as_str(), cart.end(asked)), ("read", "network"));
    assert_eq!(cart.sent()[3], "remove l2");
}

#[test]
fn a_removal_that_may_have_got_through_before_it_was_refused_is_looked_for_first() {
    let mut cart = Driver::with("l1 A×2").able();
    let asked = cart.replace("l1", "B");
    cart.answer_added("l2");
    cart.answer(lost());
    cart.ring();
    cart.answer(status(403));

    cart.answer_cart("l2 B×2");

    assert_eq!((cart.sent(), cart.end(asked)), (words(["add B×2", "remove l1", "remove l1", "read"]), "l2"));
}

#[test]
fn an_uncertain_add_puts_the_removal_off_until_the_shopper_has_answered() {
    let (mut cart, asked) = replacing();
    cart.answer(lost());
    cart.answer_cart("l1 A×2");
    assert_eq!((cart.end(asked), cart.lines()), ("uncertain", vec!["l1 A×2".to_owned()]));

    let again = cart.settle(cart.uncertain()[0], Resolve::SendAgain);
    cart.answer_added("l2");
    cart.answer(Ok(Answer::Done(None)));
    cart.answer_cart("l2 B×2");

    assert_eq!((cart.end(again), cart.lines()), ("l2", vec!["l2 B×2".to_owned()]));
}

#[test]
fn dropping_the_question_leaves_the_old_line() {
    let (mut cart, _) = replacing();
    cart.answer(lost());
    cart.answer_cart("l1 A×2");

    let dropped = cart.settle(cart.uncertain()[0], Resolve::Drop);

    assert_eq!((cart.end(dropped), cart.lines(), cart.is_quiet()), ("done", vec!["l1 A×2".to_owned()], true));
    assert!(cart.state.log.is_empty());
}

#[test]
fn where_the_shop_takes_the_new_item_for_the_old_line_that_keeps_its_quantity() {
    let (mut cart, asked) = replacing();
    cart.answer_added("l1");
    cart.answer(Ok(Answer::Done(None)));

    cart.answer_cart("l1 B×2");

    assert_eq!((cart.sent(), cart.end(asked)), (words(["add B×2", "set l1 2", "read"]), "l1"));
}
