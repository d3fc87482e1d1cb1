//! The hand-over to the checkout.

use super::*;

const LINK: &str = "https://checkout.example/";

fn checkout() -> Act {
    Act::Checkout(None)
}

#[test]
fn a_checkout_is_one_request_and_gives_the_link() {
    let mut cart = Driver::with("l1 A×1");

    let asked = cart.ask(checkout());
    cart.answer(Ok(link()));

    assert_eq!((cart.sent(), cart.end(asked)), (vec!["checkout".to_owned()], LINK));
    assert!(cart.is_quiet());
}

#[test]
fn a_checkout_is_sent_once_for_two_asks() {
    let mut cart = Driver::with("l1 A×1");

    let (first, second) = (cart.ask(checkout()), cart.ask(checkout()));
    cart.answer(Ok(link()));

    assert_eq!((cart.sent(), cart.end(first), cart.end(second)), (vec!["checkout".to_owned()], LINK, LINK));
}

#[test]
fn a_checkout_asked_after_a_change_is_not_the_one_asked_before_it() {
    let mut cart = Driver::with("l1 A×1");
    let first = cart.ask(checkout());
    cart.ask(set("l1", 2));
    let second = cart.ask(checkout());

    cart.answer(Ok(link()));
    assert_eq!((cart.end(first), cart.end(second)), (LINK, "waits"), "it was handed over without the change");
    cart.answer(Ok(Answer::Done(None)));
    cart.answer_cart("l1 A×2");
    cart.answer(Ok(link()));

    assert_eq!(
        (cart.sent(), cart.end(second)),
        (["checkout", "set l1 2", "read", "checkout"].map(str::to_owned).to_vec(), LINK)
    );
}

#[test]
fn a_checkout_after_the_first_is_a_request_of_its_own() {
    let mut cart = Driver::with("l1 A×1");
    cart.ask(checkout());
    cart.answer(Ok(link()));

    cart.ask(checkout());

    assert_eq!(cart.sent(), ["checkout", "checkout"]);
}

#[test]
fn a_checkout_waits_for_pending_changes_and_a_true_cart() {
    let mut cart = Driver::with("l1 A×1");
    cart.ask(set("l1", 2));
    cart.ask(add("B", 1));

    let asked = cart.ask(checkout());
    cart.answer(Ok(Answer::Done(None)));
    cart.answer_added("l2");
    assert_eq!(cart.sent(), ["set l1 2", "add B×1", "read"]);
    cart.answer_cart("l1 A×2, l2 B×1");
    assert_eq!(cart.sent().last().unwrap(), "checkout");
    cart.answer(Ok(link()));

    assert_eq!(cart.end(asked), LINK);
}

#[test]
fn a_checkout_still_waits_when_a_later_change_takes_over_from_the_one_before_it() {
    let mut cart = Driver::with("l1 A×1, l2 B×1");
    cart.ask(set("l2", 7));
    cart.ask(set("l1", 2));
    let asked = cart.ask(checkout());
    cart.ask(set("l1", 3));

    cart.answer(Ok(Answer::Done(None)));
    assert_eq!(cart.sent(), ["set l2 7", "set l1 3"]);
    cart.answer(Ok(Answer::Done(None)));
    cart.answer_cart("l1 A×3, l2 B×7");
    cart.answer(Ok(link()));

    assert_eq!((cart.sent().last().unwrap().as_str(), cart.end(asked)), ("checkout", LINK));
}

#[test]
fn a_checkout_does_not_start_after_a_change_that_failed() {
    for failure in [lost(), status(400), status(404), status(503)] {
        let mut cart = Driver::with("l1 A×1");
        cart.ask(set("l1", 2));
        let asked = cart.ask(checkout());
        let code = failure.as_ref().unwrap_err().code();

        cart.answer(failure);

        assert_eq!(cart.end(asked), code);
        assert!(!cart.sent().contains(&"checkout".to_owned()));
    }
}

#[test]
fn a_checkout_does_not_start_after_a_later_change_that_took_over_and_failed() {
    let mut cart = Driver::with("l1 A×1");
    cart.ask(add("B", 1));
    cart.ask(set("l1", 2));
    let checkout = cart.ask(checkout());
    cart.ask(set("l1", 3));

    cart.answer_added("l2");
    cart.answer(status(400));

    assert_eq!(
        (cart.end(checkout), cart.sent()),
        ("bad-request", vec!["add B×1".into(), "set l1 3".into(), "read".into()])
    );
}

#[test]
fn a_change_that_failed_before_it_was_asked_does_not_hold_a_checkout_back() {
    let mut cart = Driver::with("l1 A×1");
    cart.ask(set("l1", 2));
    cart.answer(status(400));
    cart.answer_cart("l1 A×1");

    let asked = cart.ask(checkout());
    cart.answer(Ok(link()));

    assert_eq!(cart.end(asked), LINK);
}

#[test]
fn an_empty_cart_cannot_be_checked_out() {
    for mut cart in [Driver::new(), Driver::with("")] {
        let asked = cart.ask(checkout());

        assert_eq!((cart.end(asked), cart.sent()), ("empty-cart", vec![]));
    }
}

#[test]
fn a_cart_that_turns_out_to_be_empty_cannot_be_checked_out() {
    let mut cart = Driver::with("l1 A×1");
    cart.ask(remove("l1"));
    let asked = cart.ask(checkout());

    cart.answer(Ok(Answer::Done(None)));
    cart.answer_cart("");

    assert_eq!((cart.end(asked), cart.is_quiet()), ("empty-cart", true));
}

#[test]
fn a_cart_that_was_not_read_is_read_before_the_checkout() {
    let mut cart = Driver::kept();

    cart.ask(checkout());
    cart.answer_cart("l1 A×1");

    assert_eq!(cart.sent(), ["read", "checkout"]);
}

#[test]
fn a_checkout_fails_where_the_cart_cannot_be_read() {
    let mut cart = Driver::kept();

    let asked = cart.ask(checkout());
    cart.answer(lost());

    assert_eq!((cart.end(asked), cart.sent(), cart.is_quiet()), ("network", vec!["read".to_owned()], true));
}

#[test]
fn an_uncertain_add_must_be_answered_before_the_checkout() {
    let mut cart = Driver::with("l1 A×1");
    let added = cart.ask(add("B", 1));
    let early = cart.ask(checkout());
    cart.answer(lost());
    cart.answer_cart("l1 A×1");

    let late = cart.ask(checkout());
    assert_eq!((cart.end(early), cart.end(late)), ("uncertain", "uncertain"));
    cart.settle(added, Resolve::Drop);
    let last = cart.ask(checkout());
    cart.answer(Ok(link()));

    assert_eq!(cart.end(last), LINK);
}

#[test]
fn a_lost_checkout_is_an_error_and_not_repeated() {
    for failure in [lost(), status(503), status(404), status(429)] {
        let mut cart = Driver::with("l1 A×1");
        let asked = cart.ask(checkout());
        let code = failure.as_ref().unwrap_err().code();

        cart.answer(failure);

        assert_eq!((cart.sent(), cart.end(asked), cart.is_quiet()), (vec!["checkout".to_owned()], code, true));
    }
}
