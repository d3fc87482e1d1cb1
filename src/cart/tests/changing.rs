//! Quantities and removals.

use super::*;

#[test]
fn changes_made_meanwhile_collapse_into_the_last_one() {
    let mut cart = Driver::with("l1 A×1");
    let changes = [2, 3, 4, 5].map(|units| cart.ask(set("l1", units)));
    assert_eq!(cart.lines(), ["l1 A×5*"]);

    cart.answer(Ok(Answer::Done(None)));
    cart.answer(Ok(Answer::Done(None)));
    cart.answer_cart("l1 A×5");

    assert_eq!(cart.sent(), ["set l1 2", "set l1 5", "read"]);
    assert_eq!(changes.map(|change| cart.end(change)), ["l1"; 4]);
    assert_eq!(cart.lines(), ["l1 A×5"]);
}

#[test]
fn changes_of_different_lines_do_not_collapse() {
    let mut cart = Driver::with("l1 A×1, l2 B×1");
    for act in [set("l1", 2), set("l2", 2), set("l1", 3)] {
        cart.ask(act);
    }

    cart.answer(Ok(Answer::Done(None)));
    cart.answer(Ok(Answer::Done(None)));
    cart.answer(Ok(Answer::Done(None)));
    cart.answer_cart("l1 A×3, l2 B×2");

    assert_eq!(cart.sent(), ["set l1 2", "set l2 2", "set l1 3", "read"]);
}

#[test]
fn a_pending_id_and_the_real_one_mean_the_same_line() {
    let mut cart = Driver::new();
    cart.ask(add("A", 1));
    cart.ask(add("B", 1));
    cart.answer_added("l1");
    cart.ask(set("pending-1", 5));
    cart.ask(set("l1", 6));

    cart.answer_added("l2");
    cart.answer(Ok(Answer::Done(None)));

    assert_eq!(cart.sent(), ["add A×1", "add B×1", "set l1 6", "read"]);
}

#[test]
fn the_last_quantity_wins_where_two_names_turn_out_to_be_one_line() {
    for acts in
        [[set("l1", 5), set("pending-2", 6), set("l1", 7)], [set("pending-2", 5), set("l1", 6), set("pending-2", 7)]]
    {
        let mut cart = Driver::with("l1 A×1");
        cart.ask(add("A", 1));
        for act in acts {
            cart.ask(act);
        }

        cart.answer_added("l1");
        while !cart.sent().last().unwrap().starts_with("read") {
            cart.answer(Ok(Answer::Done(None)));
        }

        let sent = cart.sent();
        assert_eq!(sent[sent.len() - 2], "set l1 7", "{sent:?}");
    }
}

#[test]
fn a_removal_takes_over_from_a_change_that_was_not_sent() {
    let mut cart = Driver::with("l1 A×1, l2 B×1");
    cart.ask(set("l2", 2));
    let (changed, removed) = (cart.ask(set("l1", 5)), cart.ask(remove("l1")));

    cart.answer(Ok(Answer::Done(None)));
    cart.answer(Ok(Answer::Done(None)));
    cart.answer_cart("l2 B×2");

    assert_eq!(cart.sent(), ["set l2 2", "remove l1", "read"]);
    assert_eq!((cart.end(changed), cart.end(removed)), ("done", "done"));
}

#[test]
fn no_quantity_is_sent_after_a_removal() {
    let mut cart = Driver::with("l1 A×1");
    let removed = cart.ask(remove("l1"));
    let changed = cart.ask(set("l1", 5));
    assert_eq!((cart.end(changed), cart.lines()), ("not-found", vec![]));

    cart.answer(Ok(Answer::Done(None)));
    cart.answer_cart("");

    assert_eq!((cart.sent(), cart.end(removed)), (vec!["remove l1".to_owned(), "read".to_owned()], "done"));
}

#[test]
fn a_line_is_removed_once_for_two_asks() {
    let mut cart = Driver::with("l1 A×1");
    let (first, second) = (cart.ask(remove("l1")), cart.ask(remove("l1")));

    cart.answer(Ok(Answer::Done(None)));
    cart.answer_cart("");

    assert_eq!(cart.sent(), ["remove l1", "read"]);
    assert_eq!((cart.end(first), cart.end(second)), ("done", "done"));
}

#[test]
fn a_line_that_an_add_brought_back_can_be_changed_and_removed_again() {
    for (act, sent) in [(set("l1", 5), "set l1 5"), (remove("l1"), "remove l1")] {
        let mut cart = Driver::with("l1 A×1");
        let removed = cart.ask(remove("l1"));
        cart.ask(add("A", 2));
        cart.answer(Ok(Answer::Done(None)));
        cart.answer_added("l1");
        let again = cart.ask(act);

        cart.answer_cart("l1 A×2");
        assert_eq!((cart.end(removed), cart.end(again)), ("done", "waits"), "the id follows from what the line holds");

        assert_eq!(cart.sent(), ["remove l1", "add A×2", "read", sent]);
    }
}

#[test]
fn a_line_that_is_gone_already_counts_as_removed() {
    let mut cart = Driver::with("l1 A×1");
    let removed = cart.ask(remove("l1"));

    cart.answer(status(404));
    cart.answer_cart("");

    assert_eq!((cart.end(removed), cart.lines()), ("done", vec![]));
}

#[test]
fn a_change_that_fails_is_taken_back_and_the_cart_is_read() {
    for failure in [lost(), status(500), status(503), status(404)] {
        let mut cart = Driver::with("l1 A×1");
        let changed = cart.ask(set("l1", 5));
        let code = failure.as_ref().unwrap_err().code();

        cart.answer(failure);
        assert_eq!((cart.end(changed), cart.lines()), (code, vec!["l1 A×1".to_owned()]));
        cart.answer_cart("l1 A×3");

        assert_eq!(
            (cart.sent(), cart.lines()),
            (vec!["set l1 5".to_owned(), "read".to_owned()], vec!["l1 A×3".to_owned()])
        );
    }
}

#[test]
fn a_removal_that_fails_brings_the_line_back_and_the_cart_is_read() {
    let mut cart = Driver::with("l1 A×1");
    let removed = cart.ask(remove("l1"));
    assert_eq!(cart.lines(), [""; 0]);

    cart.answer(lost());
    assert_eq!((cart.end(removed), cart.lines()), ("network", vec!["l1 A×1".to_owned()]));
    cart.answer_cart("");

    assert_eq!(cart.lines(), [""; 0]);
}

#[test]
fn a_change_that_the_api_forbids_needs_no_reading() {
    let mut cart = Driver::with("l1 A×1");
    cart.ask(set("l1", 5));

    cart.answer(status(403));

    assert_eq!((cart.sent(), cart.is_quiet()), (vec!["set l1 5".to_owned()], true));
}

#[test]
fn a_failed_change_does_not_stop_the_one_after_it() {
    let mut cart = Driver::with("l1 A×1");
    let (first, second) = (cart.ask(set("l1", 2)), cart.ask(set("l1", 7)));

    cart.answer(status(400));
    cart.answer_cart("l1 A×1");
    cart.answer(Ok(Answer::Done(None)));
    cart.answer_cart("l1 A×7");

    assert_eq!((cart.end(first), cart.end(second)), ("bad-request", "l1"));
    assert_eq!(cart.lines(), ["l1 A×7"]);
}

#[test]
fn a_line_that_is_not_there_cannot_be_changed_or_removed() {
    let mut cart = Driver::with("l1 A×1");

    let intents = [cart.ask(set("l9", 2)), cart.ask(remove("l9")), cart.ask(set("pending-77", 2))];

    assert_eq!(intents.map(|intent| cart.end(intent)), ["not-found"; 3]);
    assert_eq!((cart.sent(), cart.lines()), (vec![], vec!["l1 A×1".to_owned()]));
}

#[test]
fn lines_changed_elsewhere_appear_with_the_next_read() {
    let mut cart = Driver::with("l1 A×1, l2 B×1");
    cart.ask(set("l1", 2));

    cart.answer(Ok(Answer::Done(None)));
    cart.answer_cart("l1 A×2, l3 C×9");

    assert_eq!(cart.lines(), ["l1 A×2", "l3 C×9"]);
}

#[test]
fn what_waits_is_laid_over_what_was_read() {
    let mut cart = Driver::with("l1 A×1");
    cart.ask(Act::Refresh);
    cart.ask(set("l1", 5));
    cart.ask(add("B", 1));

    cart.answer_cart("l1 A×2, l3 C×9");

    assert_eq!(cart.lines(), ["l1 A×5*", "l3 C×9", "pending-4 B×1*"]);
}
