//! Sending again what may be sent again.

use super::*;

/// The API is busy, and may say for how long.
fn busy(status: u16, wait_ms: Option<u32>) -> Result<Answer, Error> {
    super::status(status).map_err(|error| error.with_retry_after(wait_ms))
}

/// What passes.
const PASSING: [fn() -> Result<Answer, Error>; 5] =
    [lost, || status(429), || status(502), || status(503), || status(504)];

/// A cart with one unit of A in line l1, that tries again.
fn patient() -> Driver {
    Driver::with("l1 A×1").able()
}

#[test]
fn reads_changes_and_removals_are_sent_five_times_in_all() {
    for (act, sent) in [(Act::Refresh, "read"), (set("l1", 3), "set l1 3"), (remove("l1"), "remove l1")] {
        for failure in PASSING {
            let mut cart = patient();
            let asked = cart.ask(act.clone());
            let code = failure().unwrap_err().code();
            for _ in 0..4 {
                cart.answer(failure());
                assert_eq!((cart.end(asked), cart.open), ("waits", None));
                cart.ring();
            }

            cart.answer(failure());

            assert_eq!((cart.end(asked), &cart.sent()[..5]), (code, &[sent; 5].map(str::to_owned)[..]));
        }
    }
}

#[test]
fn what_succeeds_in_the_end_is_done() {
    let mut cart = patient();
    let changed = cart.ask(set("l1", 3));
    for _ in 0..4 {
        cart.answer(lost());
        cart.ring();
    }

    cart.answer(Ok(Answer::Done(None)));
    cart.answer_cart("l1 A×3");

    assert_eq!((cart.end(changed), cart.is_quiet()), ("l1", true));
}

#[test]
fn gaps_double_up_to_a_bound_and_vary_by_half() {
    let mut cart = patient();
    cart.ask(Act::Refresh);

    for _ in 0..4 {
        cart.answer(lost());
        cart.ring();
    }

    for ((_, gap), longest) in cart.timers.iter().zip([250, 500, 1000, 2000]) {
        assert!((longest / 2..=longest).contains(gap), "{gap} of {longest}");
    }
}

#[test]
fn the_api_may_say_how_long_it_wants_to_be_left_alone() {
    for (wait, gap) in [(0, 50), (50, 50), (2000, 2000), (30_000, 30_000)] {
        for status in [429, 503] {
            let mut cart = patient();
            cart.ask(set("l1", 3));

            cart.answer(busy(status, Some(wait)));

            assert_eq!(cart.timers.last().unwrap().1, gap);
        }
    }
}

#[test]
fn who_is_told_to_wait_for_more_than_thirty_seconds_gives_up() {
    for act in [set("l1", 3), Act::Refresh] {
        for status in [429, 503] {
            let mut cart = patient();
            let asked = cart.ask(act.clone());

            cart.answer(busy(status, Some(30_001)));

            assert_eq!((cart.end(asked), cart.timers.len()), ("rate-limited", 0));
        }
    }
}

#[test]
fn a_change_that_may_have_got_through_before_giving_up_is_looked_for() {
    let mut cart = patient();
    cart.ask(set("l1", 3));
    let added = cart.ask(add("A", 2));
    cart.answer(busy(503, Some(31_000)));
    assert_eq!(cart.sent(), ["set l1 3", "read"], "else the lost change would pass for the add");
    cart.answer_cart("l1 A×3");

    cart.answer(lost());
    cart.answer_cart("l1 A×3");

    assert_eq!(cart.end(added), "uncertain");
}

#[test]
fn what_is_no_passing_trouble_is_not_sent_again() {
    for failure in [|| status(400), || status(403), || status(500), || Err(Error::new(Kind::Timeout, &["late"]))] {
        for act in [Act::Refresh, set("l1", 3)] {
            let mut cart = patient();
            let asked = cart.ask(act);

            cart.answer(failure());

            assert_eq!((cart.end(asked) == "waits", cart.timers.len()), (false, 0));
        }
    }
}

#[test]
fn a_quantity_that_waits_to_be_sent_again_gives_way_to_a_later_one() {
    let mut cart = patient();
    let first = cart.ask(set("l1", 3));
    cart.answer(lost());
    let second = cart.ask(set("l1", 4));
    assert_eq!(cart.open, None, "nothing is sent before its time");

    cart.ring();
    cart.answer(Ok(Answer::Done(None)));
    cart.answer_cart("l1 A×4");

    assert_eq!(
        (cart.sent(), cart.end(first), cart.end(second)),
        (["set l1 3", "set l1 4", "read"].map(str::to_owned).to_vec(), "l1", "l1")
    );
}

#[test]
fn after_a_change_that_may_have_got_through_the_cart_is_read_before_an_add() {
    let mut cart = patient();
    cart.ask(set("l1", 3));
    let added = cart.ask(add("A", 2));
    cart.answer(status(503));
    cart.ring();
    cart.answer(status(400));
    assert_eq!(cart.sent(), ["set l1 3", "set l1 3", "read"], "else the lost change would pass for the add");
    cart.answer_cart("l1 A×3");

    cart.answer(lost());
    cart.answer_cart("l1 A×3");

    assert_eq!(cart.end(added), "uncertain");
}

#[test]
fn an_add_that_was_put_off_is_looked_for_and_sent_again() {
    for refused in [429, 503] {
        let mut cart = patient();
        let added = cart.ask(add("A", 2));
        cart.answer(status(refused));
        assert_eq!(cart.sent(), ["add A×2"]);

        cart.ring();
        cart.answer_cart("l1 A×1");
        cart.answer_added("l1");
        cart.answer_cart("l1 A×3");

        assert_eq!(
            (cart.sent(), cart.end(added)),
            (["add A×2", "read", "add A×2", "read"].map(str::to_owned).to_vec(), "l1")
        );
    }
}

#[test]
fn an_add_that_was_put_off_and_done_all_the_same_is_not_sent_again() {
    let mut cart = patient();
    let added = cart.ask(add("A", 2));
    cart.answer(status(503));

    cart.ring();
    cart.answer_cart("l1 A×3");

    assert_eq!((cart.sent(), cart.end(added)), (["add A×2", "read"].map(str::to_owned).to_vec(), "l1"));
}

#[test]
fn an_add_is_put_off_five_times_at_most() {
    for (refused, end, reads) in [(429, "rate-limited", 4), (503, "server", 5)] {
        let mut cart = patient();
        let added = cart.ask(add("A", 2));
        for _ in 0..4 {
            cart.answer(status(refused));
            cart.ring();
            cart.answer_cart("l1 A×1");
        }

        cart.answer(status(refused));
        while cart.open.is_some() {
            cart.answer_cart("l1 A×1");
        }

        let adds = cart.calls.iter().filter(|(_, act)| matches!(act, Act::Add(..))).count();
        assert_eq!((cart.end(added), adds, cart.calls.len()), (end, 5, 5 + reads));
    }
}

#[test]
fn a_lost_add_and_a_checkout_are_not_sent_again() {
    for failure in [lost(), status(502), status(504)] {
        let mut cart = patient();
        let added = cart.ask(add("A", 2));

        cart.answer(failure);
        cart.answer_cart("l1 A×1");

        assert_eq!((cart.end(added), cart.timers.len()), ("uncertain", 0));
    }
    let mut cart = patient();
    let asked = cart.ask(Act::Checkout(None));

    cart.answer(status(503));

    assert_eq!((cart.end(asked), cart.timers.len(), cart.is_quiet()), ("server", 0, true));
}

#[test]
fn a_timer_that_is_over_means_nothing() {
    let mut cart = patient();
    cart.ask(set("l1", 3));
    cart.answer(lost());
    let (old, _) = cart.timers[0];
    cart.ring();
    cart.answer(lost());

    cart.event(Event::Timer(old));

    assert_eq!(cart.open, None);
}

#[test]
fn waking_sends_at_once_what_waits_and_reads() {
    let mut cart = patient();
    cart.ask(set("l1", 3));
    cart.answer(lost());

    cart.event(Event::Woken);
    cart.answer(Ok(Answer::Done(None)));
    cart.answer_cart("l1 A×3");

    assert_eq!((cart.sent(), cart.is_quiet()), (["set l1 3", "set l1 3", "read"].map(str::to_owned).to_vec(), true));
}

#[test]
fn waking_without_a_cart_reads_nothing() {
    let mut cart = Driver::new().able();

    cart.event(Event::Woken);

    assert_eq!((cart.sent(), cart.is_quiet()), (vec![], true));
}

#[test]
fn what_was_not_sent_can_be_given_up() {
    let mut cart = patient();
    let first = cart.ask(set("l1", 3));
    let second = cart.ask(add("B", 1));

    cart.event(Event::GivenUp(second));
    cart.answer(Ok(Answer::Done(None)));
    cart.answer_cart("l1 A×3");

    assert_eq!(
        (cart.sent(), cart.end(first), cart.end(second)),
        (["set l1 3", "read"].map(str::to_owned).to_vec(), "l1", "aborted")
    );
}

#[test]
fn what_was_sent_goes_on_without_who_gave_it_up() {
    let mut cart = patient();
    let added = cart.ask(add("B", 1));

    cart.event(Event::GivenUp(added));
    cart.answer_added("l2");
    cart.answer_cart("l1 A×1, l2 B×1");

    assert_eq!((cart.end(added), cart.lines().len(), cart.is_quiet()), ("aborted", 2, true));
}

#[test]
fn forgetting_ends_the_waiting() {
    let mut cart = patient();
    cart.ask(set("l1", 3));
    cart.answer(lost());

    cart.event(Event::Forgotten);
    cart.ask(add("B", 1));

    assert_eq!(cart.sent().last().unwrap(), "add B×1");
}
