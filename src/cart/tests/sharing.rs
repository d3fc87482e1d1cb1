//! Several pages with one cart, and pages that are closed in the middle.

use super::*;

/// A page that has read this and given the lock back.
fn page(lines: &str) -> Driver {
    let mut cart = Driver::among_tabs(vec![]);
    cart.answer_cart(lines);
    Driver { calls: vec![], locks: vec![], ..cart }
}

/// What a page leaves that is closed now.
fn left(cart: Driver) -> Vec<Journal> {
    vec![cart.journal]
}

#[test]
fn nothing_is_sent_without_the_lock_and_it_is_given_back() {
    let mut cart = page("l1 A×1");
    cart.ask(set("l1", 2));
    assert_eq!((cart.sent(), cart.locks.clone()), (vec![], vec!["lock".to_owned()]));

    cart.lock("kept", 1, vec![]);
    cart.answer(Ok(Answer::Done(None)));
    cart.answer_cart("l1 A×2");

    assert_eq!((cart.sent(), cart.locks), (words(["set l1 2", "read"]), words(["lock", "share 2", "unlock"])));
}

#[test]
fn after_another_page_wrote_the_cart_is_read_before_the_next_write() {
    let mut cart = page("l1 A×1");
    cart.ask(add("A", 1));

    cart.lock("kept", 7, vec![]);
    assert_eq!(cart.sent(), ["read"]);
    cart.answer_cart("l1 A×4");

    assert_eq!((cart.sent(), cart.locks), (words(["read", "add A×1"]), words(["lock", "share 8"])));
}

#[test]
fn a_page_follows_to_the_cart_that_the_others_have() {
    let mut cart = page("l1 A×1");
    cart.ask(add("B", 1));

    cart.lock("other", 3, vec![]);
    cart.answer_cart("l9 C×1");

    assert_eq!((cart.carts.last().unwrap().as_str(), cart.sent()), ("other", words(["read", "add B×1"])));
}

#[test]
fn what_was_not_sent_is_sent_by_the_next_page() {
    let mut closed = page("l1 A×1");
    closed.ask(add("B", 2));
    closed.ask(set("pending-2", 5));
    closed.ask(remove("l1"));

    let mut cart = Driver::among_tabs(left(closed));
    cart.answer_cart("l1 A×1");
    cart.answer_added("l2");
    cart.answer(Ok(Answer::Done(None)));
    cart.answer(Ok(Answer::Done(None)));
    cart.answer_cart("l2 B×5");

    assert_eq!(cart.sent(), ["read", "add B×2", "set l2 5", "remove l1", "read"]);
    assert_eq!((cart.lines(), cart.journal.intents.len()), (vec!["l2 B×5".to_owned()], 0));
}

#[test]
fn what_was_asked_on_the_page_that_is_gone_comes_first_whatever_its_numbers_were() {
    let mut first = page("");
    first.ask(add("A", 1));
    first.ask(set("pending-2", 4));
    let mut second = page("");
    second.ask(add("B", 1));
    second.lock("kept", 5, left(first));
    let mut cart = page("");
    cart.ask(add("C", 1));

    cart.lock("kept", 5, left(second));
    cart.answer_cart("");
    for line in ["l1", "l1", "l2", "l3"] {
        cart.answer_added(line);
    }

    assert_eq!(cart.sent(), ["read", "add A×1", "set l1 4", "add B×1", "add C×1", "read"]);
}

#[test]
fn an_add_that_was_under_way_is_looked_for() {
    for (found, questions) in [("l1 A×3", 0), ("l1 A×1", 1), ("l1 A×2", 1)] {
        let mut closed = page("l1 A×1");
        closed.ask(add("A", 2));
        closed.lock("kept", 1, vec![]);
        assert_eq!(closed.sent(), ["add A×2"]);

        let mut cart = Driver::among_tabs(left(closed));
        cart.answer_cart(found);

        assert_eq!((cart.sent(), cart.uncertain().len()), (words(["read"]), questions), "{found}");
    }
}

#[test]
fn an_add_that_was_under_way_to_another_cart_is_a_question() {
    let mut closed = page("l1 A×1");
    closed.ask(add("A", 2));
    closed.lock("kept", 1, vec![]);

    let mut cart = page("l1 A×1");
    cart.ask(Act::Refresh);
    cart.lock("other", 5, left(closed));
    cart.answer_cart("l1 A×3");

    assert_eq!(cart.uncertain().len(), 1);
}

#[test]
fn a_change_that_was_under_way_is_sent_again() {
    let mut closed = page("l1 A×1");
    closed.ask(set("l1", 4));
    closed.lock("kept", 1, vec![]);

    let mut cart = Driver::among_tabs(left(closed));
    cart.answer_cart("l1 A×1");

    assert_eq!(cart.sent(), ["read", "set l1 4"]);
}

#[test]
fn what_is_done_is_not_kept() {
    let mut closed = page("l1 A×1");
    closed.ask(add("A", 2));
    closed.lock("kept", 1, vec![]);
    closed.answer_added("l1");

    assert_eq!(closed.journal.intents, []);
}

#[test]
fn a_question_stays_a_question() {
    let mut closed = page("l1 A×1");
    closed.ask(add("A", 2));
    closed.lock("kept", 1, vec![]);
    closed.answer(lost());
    closed.answer_cart("l1 A×1");

    let mut cart = Driver::among_tabs(left(closed));
    cart.answer_cart("l1 A×1");
    let again = cart.settle(cart.uncertain()[0], Resolve::SendAgain);
    cart.lock("kept", 2, vec![]);
    cart.answer_cart("l1 A×1");
    cart.answer_added("l1");
    cart.answer_cart("l1 A×3");

    assert_eq!((cart.end(again), cart.sent().last().unwrap().as_str()), ("l1", "read"));
}

#[test]
fn an_add_of_a_page_that_is_gone_becomes_a_question_where_it_fails() {
    for (failure, reads) in [(status(400), &["l1 A×1"][..]), (status(403), &[])] {
        let mut closed = page("l1 A×1");
        closed.ask(add("B", 2));

        let mut cart = Driver::among_tabs(left(closed));
        cart.answer_cart("l1 A×1");
        cart.answer(failure);
        for lines in reads {
            cart.answer_cart(lines);
        }

        assert_eq!((cart.uncertain().len(), cart.lines()), (1, words(["l1 A×1"])));
    }
}

#[test]
fn an_add_of_a_page_that_is_gone_becomes_a_question_where_the_cart_cannot_be_read() {
    let mut closed = page("l1 A×1");
    closed.ask(add("B", 2));

    let mut cart = Driver::among_tabs(left(closed));
    cart.answer(status(403));

    assert_eq!((cart.uncertain().len(), cart.is_quiet()), (1, true));
}

#[test]
fn checkouts_are_not_taken_over() {
    let mut closed = page("l1 A×1");
    closed.ask(Act::Checkout(None));
    closed.lock("kept", 1, vec![]);

    assert_eq!(closed.journal.intents, []);
}

#[test]
fn a_sum_that_another_open_question_may_explain_is_put_to_the_shopper() {
    let mut cart = page("l1 A×1");
    cart.ask(add("A", 2));
    cart.lock("kept", 1, vec![]);
    cart.answer(lost());
    cart.answer_cart("l1 A×1");
    cart.ask(add("A", 2));
    cart.lock("kept", 2, vec![]);
    cart.answer(lost());

    cart.answer_cart("l1 A×3");

    assert_eq!(cart.uncertain().len(), 2, "one of the two arrived");
}

#[test]
fn a_replacement_goes_on_where_the_page_was_closed() {
    let mut closed = page("l1 A×2");
    closed.replace("l1", "B");
    closed.lock("kept", 1, vec![]);
    closed.answer_added("l2");

    let mut cart = Driver::among_tabs(left(closed));
    cart.answer_cart("l1 A×2, l2 B×2");
    cart.answer(Ok(Answer::Done(None)));
    cart.answer_cart("l2 B×2");

    assert_eq!((cart.sent(), cart.lines()), (words(["read", "remove l1", "read"]), words(["l2 B×2"])));
}

#[test]
fn a_page_asks_for_the_lock_when_it_is_opened_and_gives_it_back_where_there_is_nothing_to_do() {
    let mut cart = Driver { state: State::new(None).able(Abilities::ALL), ..Driver::default() };

    cart.ask(Act::Refresh);
    assert_eq!(cart.locks, ["lock"]);
    cart.event(Event::Locked(Shared::default(), vec![]));

    assert_eq!((cart.locks.clone(), cart.end(1)), (words(["lock", "unlock"]), "done"));
}

#[test]
fn forgetting_gives_the_lock_back_and_keeps_nothing() {
    let mut cart = page("l1 A×1");
    cart.ask(add("A", 2));
    cart.lock("kept", 1, vec![]);

    cart.event(Event::Forgotten);

    assert_eq!((cart.journal.intents.len(), cart.locks.last().unwrap().as_str()), (0, "unlock"));
}

#[test]
fn a_page_that_is_left_does_nothing_until_it_is_woken_and_goes_on_where_nobody_else_did() {
    let mut cart = page("l1 A×1");
    let under_way = cart.ask(add("A", 2));
    cart.lock("kept", 1, vec![]);
    let waiting = cart.ask(add("B", 1));
    let journal = cart.journal.clone();

    cart.event(Event::Left);
    cart.open = None;
    let meanwhile = cart.ask(Act::Refresh);
    assert_eq!((cart.end(under_way), cart.end(waiting), cart.journal.clone()), ("aborted", "aborted", journal.clone()));
    assert_eq!((cart.end(meanwhile), cart.sent(), cart.lines()), ("waits", words(["add A×2"]), words(["l1 A×1"])));
    cart.event(Event::Woken);
    cart.lock("kept", 2, vec![journal]);
    cart.answer_cart("l1 A×3");
    cart.answer_added("l2");
    cart.answer_cart("l1 A×3, l2 B×1");

    assert_eq!(cart.sent(), ["add A×2", "read", "add B×1", "read"]);
    assert_eq!((cart.lines(), cart.journal.intents.len()), (words(["l1 A×3", "l2 B×1"]), 0));
}

#[test]
fn what_was_confirmed_before_a_page_is_left_was_done() {
    let mut cart = page("l1 A×1");
    let added = cart.ask(add("A", 2));
    cart.lock("kept", 1, vec![]);
    cart.answer_added("l1");

    cart.event(Event::Left);

    assert_eq!(cart.end(added), "l1");
}

#[test]
fn what_another_page_changes_is_read_without_a_word_of_trouble() {
    let mut cart = page("l1 A×1");
    cart.ask(Act::Refresh);

    cart.lock("kept", 7, vec![]);
    assert_eq!((cart.sent(), cart.state.freshness()), (words(["read"]), Freshness::Fresh));
    cart.answer(status(500));

    assert_eq!(cart.state.freshness(), Freshness::Stale);
}
