//! A cart's life: read, unreachable, ordered, forgotten.

use super::*;

#[test]
fn a_kept_cart_is_unknown_until_it_is_read() {
    let mut cart = Driver::kept();
    assert_eq!((cart.state.freshness(), cart.state.settled()), (Freshness::Unknown, &Cart::default()));

    let refresh = cart.ask(Act::Refresh);
    cart.answer_cart("l1 A×1");

    assert_eq!((cart.state.freshness(), cart.end(refresh)), (Freshness::Fresh, "done"));
    assert_eq!(cart.lines(), ["l1 A×1"]);
}

#[test]
fn a_cart_that_does_not_exist_yet_is_an_empty_cart() {
    let mut cart = Driver::kept();

    let refresh = cart.ask(Act::Refresh);
    cart.answer(status(404));

    assert_eq!((cart.end(refresh), cart.lines(), cart.state.freshness()), ("done", vec![], Freshness::Fresh));
    assert_eq!(cart.state.id().map(CartId::as_str), Some("kept"));
}

#[test]
fn one_reading_serves_all_who_asked_before_it() {
    let mut cart = Driver::with("l1 A×1");
    let asked = [cart.ask(Act::Refresh), cart.ask(Act::Refresh), cart.ask(Act::Refresh)];

    cart.answer_cart("l1 A×2");
    assert_eq!(asked.map(|refresh| cart.end(refresh)), ["done", "waits", "waits"], "it may be older than the ask");
    cart.answer_cart("l1 A×3");

    assert_eq!(asked.map(|refresh| cart.end(refresh)), ["done", "done", "done"]);
    assert_eq!(cart.sent(), ["read", "read"]);
}

#[test]
fn a_reading_that_fails_keeps_what_was_known() {
    let mut cart = Driver::with("l1 A×1");

    let refresh = cart.ask(Act::Refresh);
    cart.answer(status(503));

    assert_eq!((cart.end(refresh), cart.state.freshness()), ("server", Freshness::Stale));
    assert_eq!((cart.lines(), cart.is_quiet()), (vec!["l1 A×1".to_owned()], true));
}

#[test]
fn an_unreachable_api_rejects_what_waits_and_leaves_nothing_under_way() {
    let mut cart = Driver::kept();
    for act in [Act::Refresh, add("A", 1), set("l1", 2), remove("l2"), Act::Checkout(None), Act::Refresh] {
        cart.ask(act);
    }

    cart.answer(lost());

    assert_eq!(cart.ends(), ["network"; 6]);
    assert_eq!((cart.sent(), cart.lines()), (vec!["read".to_owned()], vec![]));
    assert!(cart.is_quiet() && cart.state.log.is_empty());
    assert_eq!((cart.state.id().map(CartId::as_str), cart.storage.len()), (Some("kept"), 0), "the id is kept");
}

#[test]
fn after_a_failed_reading_the_next_ask_tries_again() {
    let mut cart = Driver::kept();
    cart.ask(Act::Refresh);
    cart.answer(status(403));

    let added = cart.ask(add("A", 1));
    cart.answer_cart("");
    cart.answer_added("l1");
    cart.answer_cart("l1 A×1");

    assert_eq!((cart.sent(), cart.end(added)), (["read", "read", "add A×1", "read"].map(str::to_owned).to_vec(), "l1"));
}

#[test]
fn a_late_answer_is_ignored() {
    let mut cart = Driver::with("l1 A×1");
    cart.ask(set("l1", 2));
    let late = cart.open.unwrap();
    cart.answer(Ok(Answer::Done(None)));

    for answer in [Ok(Answer::Done(None)), lost(), Ok(Answer::Cart(super::cart("")))] {
        cart.event(Event::Answered(late, answer.map_err(Rc::new)));
    }

    assert_eq!(
        (cart.sent(), cart.lines()),
        (vec!["set l1 2".to_owned(), "read".to_owned()], vec!["l1 A×2*".to_owned()])
    );
    cart.answer_cart("l1 A×2");
    assert_eq!(cart.end(2), "l1");
}

#[test]
fn an_ordered_cart_is_put_away() {
    let mut cart = Driver::with("l1 A×1");

    let refresh = cart.ask(Act::Refresh);
    cart.answer(Ok(completed("l1 A×1")));

    assert_eq!((cart.end(refresh), cart.lines(), cart.storage.clone()), ("done", vec![], vec!["forget".to_owned()]));
    assert!(cart.state.id().is_none() && cart.says("cart-ordered") && cart.is_quiet());
}

#[test]
fn adds_that_were_not_sent_go_to_a_new_cart() {
    let mut cart = Driver::kept();
    let added = cart.ask(add("A", 1));

    cart.answer(Ok(completed("l1 B×9")));
    cart.answer_added("l7");
    cart.answer_cart("l7 A×1");

    assert_eq!(cart.sent(), ["read", "add A×1", "read"]);
    assert_eq!(cart.carts, ["kept", "made-1", "made-1"]);
    assert_eq!((cart.end(added), cart.lines()), ("l7", vec!["l7 A×1".to_owned()]));
    assert_eq!(cart.storage, ["keep made-1", "keep made-1", "keep made-1"]);
}

#[test]
fn an_add_to_a_cart_that_was_ordered_elsewhere_goes_to_a_new_one() {
    for refused in [400, 404, 409] {
        let mut cart = Driver::with("l1 A×1");
        let (added, next) = (cart.ask(add("A", 2)), cart.ask(add("B", 1)));

        cart.answer(status(refused));
        cart.answer(Ok(completed("l1 A×1")));
        cart.answer_added("l7");
        cart.answer_added("l8");
        cart.answer_cart("l7 A×2, l8 B×1");

        assert_eq!(cart.sent(), ["add A×2", "read", "add A×2", "add B×1", "read"], "{refused}");
        assert_eq!(cart.carts, ["kept", "kept", "made-1", "made-1", "made-1"], "{refused}");
        assert_eq!((cart.end(added), cart.end(next), cart.says("cart-ordered")), ("l7", "l8", true), "{refused}");
        assert_eq!(cart.lines(), ["l7 A×2", "l8 B×1"], "{refused}");
    }
}

#[test]
fn what_others_added_before_a_cart_was_ordered_does_not_pass_for_an_add_that_it_refused() {
    let mut cart = Driver::with("l1 A×1");
    let added = cart.ask(add("A", 2));

    cart.answer(status(400));
    cart.answer(Ok(completed("l1 A×3")));
    cart.answer_added("l7");
    cart.answer_cart("l7 A×2");

    assert_eq!((cart.end(added), cart.lines()), ("l7", vec!["l7 A×2".to_owned()]));
}

#[test]
fn an_add_that_is_refused_for_itself_fails_whatever_others_added() {
    for now in ["l1 A×1", "l1 A×3"] {
        let mut cart = Driver::with("l1 A×1");
        let added = cart.ask(add("A", 2));

        cart.answer(status(400));
        cart.answer_cart(now);

        assert_eq!((cart.end(added), cart.lines(), cart.is_quiet()), ("bad-request", vec![now.to_owned()], true));
    }
}

#[test]
fn an_add_that_is_refused_fails_where_nobody_can_say_whether_the_cart_was_ordered() {
    let mut cart = Driver::with("l1 A×1");
    let added = cart.ask(add("A", 2));

    cart.answer(status(400));
    cart.answer(lost());

    assert_eq!((cart.end(added), cart.uncertain(), cart.is_quiet()), ("bad-request", vec![], true));
}

#[test]
fn an_add_whose_answer_was_lost_is_asked_about_where_the_cart_was_ordered() {
    let mut cart = Driver::with("l1 A×1");
    let added = cart.ask(add("A", 2));

    cart.answer(lost());
    cart.answer(Ok(completed("l1 A×1")));

    assert_eq!((cart.end(added), cart.uncertain(), cart.sent().len()), ("uncertain", vec![added], 2));
}

#[test]
fn where_every_new_cart_is_said_to_be_ordered_an_add_comes_to_an_end() {
    let mut cart = Driver::with("l1 A×1");
    let added = cart.ask(add("A", 2));

    cart.answer(status(400));
    cart.answer(Ok(completed("l1 A×1")));
    cart.answer(status(400));

    assert_eq!((cart.end(added), cart.is_quiet()), ("bad-request", true));
}

#[test]
fn a_change_that_an_ordered_cart_refuses_fails_and_the_cart_is_put_away() {
    for act in [set("l1", 2), remove("l1")] {
        let mut cart = Driver::with("l1 A×1");
        let changed = cart.ask(act);

        cart.answer(status(400));
        cart.answer(Ok(completed("l1 A×1")));

        assert_eq!((cart.end(changed), cart.lines(), cart.is_quiet()), ("bad-request", vec![], true));
        assert!(cart.state.id().is_none() && cart.says("cart-ordered"));
    }
}

#[test]
fn changes_of_an_ordered_cart_are_refused() {
    let mut cart = Driver::kept();
    let (changed, asked) = (cart.ask(set("l1", 2)), cart.ask(Act::Checkout(None)));

    cart.answer(Ok(completed("l1 A×1")));

    assert_eq!((cart.end(changed), cart.sent(), cart.is_quiet()), ("not-found", vec!["read".to_owned()], true));
    assert_ne!(cart.end(asked), "waits");
}

#[test]
fn that_a_cart_was_ordered_is_said_until_the_next_change() {
    let mut cart = Driver::kept();
    cart.ask(Act::Refresh);
    cart.answer(Ok(completed("l1 A×1")));

    cart.ask(Act::Refresh);
    assert!(cart.says("cart-ordered"));
    cart.ask(add("A", 1));

    assert!(!cart.says("cart-ordered"));
}

#[test]
fn forgetting_drops_everything_and_the_next_add_has_a_new_cart() {
    let mut cart = Driver::with("l1 A×1");
    cart.ask(add("B", 1));
    cart.ask(set("l1", 2));
    let late = cart.open.take().unwrap();

    cart.event(Event::Forgotten);
    assert_eq!((cart.end(2), cart.end(3)), ("aborted", "aborted"));
    assert_eq!((cart.lines(), cart.storage.clone()), (vec![], vec!["forget".to_owned()]));
    cart.event(Event::Answered(late, Ok(Answer::Done(Some("l2".into())))));
    cart.ask(add("C", 1));

    assert_eq!(cart.lines(), ["pending-4 C×1*"]);
    assert_eq!(cart.state.id().unwrap().as_str(), "made-1");
}

#[test]
fn forgetting_ends_an_open_question_without_telling_twice() {
    let mut cart = Driver::with("");
    let added = cart.ask(add("A", 1));
    cart.answer(lost());
    cart.answer_cart("");

    cart.event(Event::Forgotten);

    assert_eq!((cart.end(added), cart.uncertain()), ("uncertain", vec![]));
}

#[test]
fn a_quantity_is_between_one_and_a_million() {
    for units in [0, 1_000_001, u32::MAX] {
        let error = Quantity::new(units).unwrap_err();
        assert_eq!((error.code(), error.field()), ("invalid-quantity", "quantity"), "{units}");
    }
    assert_eq!((quantity(1).get(), quantity(1_000_000).get()), (1, 1_000_000));
}

#[test]
fn a_page_goes_over_to_the_cart_that_another_page_made() {
    let mut cart = Driver::new();

    cart.state.adopt(CartId::new("other"), true);
    let refresh = cart.ask(Act::Refresh);
    cart.answer_cart("l1 A×1");

    assert_eq!((cart.end(refresh), cart.lines()), ("done", vec!["l1 A×1".to_owned()]));
    assert_eq!(cart.state.id().map(CartId::as_str), Some("other"));
}

#[test]
fn what_is_read_of_the_old_cart_says_nothing_of_the_one_that_the_page_went_over_to() {
    for late in [Ok(Answer::Cart(cart("l1 A×1"))), status(404)] {
        let mut cart = Driver::with("l1 A×1");
        let refused = cart.ask(set("l1", 2));
        cart.answer(status(500));
        assert_eq!((cart.end(refused), cart.sent().last().map(String::as_str)), ("server", Some("read")));

        cart.state.adopt(CartId::new("other"), true);
        cart.answer(late);

        assert_eq!((cart.state.id().map(CartId::as_str), cart.lines()), (Some("other"), vec![]));
        assert_eq!((cart.state.freshness(), cart.says("cart-expired")), (Freshness::Unknown, false));
    }
}

#[test]
fn a_page_stays_with_its_cart_while_something_is_under_way_and_where_no_other_is_named() {
    for (name, acts) in [(Some("other"), vec![set("l1", 2)]), (None, vec![]), (Some("kept"), vec![])] {
        let mut cart = Driver::with("l1 A×1");
        for act in acts {
            cart.ask(act);
        }

        cart.state.adopt(name.and_then(CartId::new), true);

        assert_eq!(
            (cart.state.id().map(CartId::as_str), cart.state.settled().lines.len()),
            (Some("kept"), 1),
            "{name:?}"
        );
    }
}
