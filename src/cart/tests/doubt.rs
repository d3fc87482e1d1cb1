//! Adds whose end is uncertain. None is ever repeated unless the server itself or the shopper says so.

use super::*;

/// A cart with one unit of A in line l1, and a lost add of two more.
fn after_a_lost_add(failure: Result<Answer, Error>) -> (Driver, IntentId) {
    let mut cart = Driver::with("l1 A×1");
    let added = cart.ask(add("A", 2));
    cart.answer(failure);
    (cart, added)
}

fn failures() -> Vec<Result<Answer, Error>> {
    let of = |kind| Err(Error::new(kind, &["made up"]));
    vec![
        lost(),
        of(Kind::Timeout),
        of(Kind::Aborted),
        of(Kind::UnreadableAnswer),
        status(500),
        status(502),
        status(503),
        status(504),
    ]
}

fn posts(cart: &Driver) -> usize {
    cart.sent().iter().filter(|sent| sent.starts_with("add")).count()
}

#[test]
fn an_add_that_may_have_arrived_is_decided_by_reading() {
    for failure in failures() {
        let (mut cart, added) = after_a_lost_add(failure);

        assert_eq!((cart.sent(), cart.end(added)), (vec!["add A×2".to_owned(), "read".to_owned()], "waits"));
        assert_eq!(cart.lines(), ["l1 A×3*"]);
        cart.answer_cart("l1 A×3");

        assert_eq!((cart.end(added), cart.lines()), ("l1", vec!["l1 A×3".to_owned()]));
        assert_eq!((posts(&cart), cart.is_quiet()), (1, true));
    }
}

#[test]
fn an_add_that_reading_does_not_show_is_put_to_the_shopper() {
    for failure in
        [lost(), Err(Error::new(Kind::Timeout, &["late"])), Err(Error::new(Kind::UnreadableAnswer, &["html"]))]
    {
        let (mut cart, added) = after_a_lost_add(failure);

        cart.answer_cart("l1 A×1");

        assert_eq!((cart.end(added), cart.uncertain()), ("uncertain", vec![added]));
        assert_eq!((cart.lines(), posts(&cart), cart.is_quiet()), (vec!["l1 A×1".to_owned()], 1, true));
    }
}

#[test]
fn an_add_that_the_server_failed_to_take_is_an_error_and_no_question() {
    let (mut cart, added) = after_a_lost_add(status(503));

    cart.answer_cart("l1 A×1");

    assert_eq!((cart.end(added), cart.uncertain(), posts(&cart)), ("server", vec![], 1));
}

#[test]
fn a_gateway_that_lost_the_answer_leaves_a_question() {
    for gateway in [502, 504] {
        let (mut cart, added) = after_a_lost_add(status(gateway));

        cart.answer_cart("l1 A×1");

        assert_eq!(cart.end(added), "uncertain", "{gateway}");
    }
}

#[test]
fn a_sum_that_fits_neither_answer_is_put_to_the_shopper() {
    for lines in ["l1 A×2", "l1 A×5", "", "l1 B×3"] {
        for failure in [lost(), status(503)] {
            let (mut cart, added) = after_a_lost_add(failure);

            cart.answer_cart(lines);

            assert_eq!(cart.end(added), "uncertain", "{lines}");
        }
    }
}

#[test]
fn a_question_remains_where_reading_fails_too() {
    for failure in [lost(), status(503), status(403)] {
        let (mut cart, added) = after_a_lost_add(lost());

        cart.answer(failure);

        assert_eq!((cart.end(added), cart.uncertain()), ("uncertain", vec![added]));
        assert_eq!(cart.state.freshness(), Freshness::Stale);
    }
}

#[test]
fn the_units_of_one_item_are_counted_over_all_its_lines() {
    let mut cart = Driver::with("l1 A×1, l2 A×2");
    let added = cart.ask(add("A", 1));
    cart.answer(lost());

    cart.answer_cart("l1 A×1, l2 A×2, l3 A×1");

    assert_ne!(cart.end(added), "uncertain");
}

#[test]
fn what_was_confirmed_before_counts_as_known() {
    let mut cart = Driver::with("l1 A×1");
    let (first, second) = (cart.ask(add("A", 2)), cart.ask(add("A", 4)));
    cart.answer_added("l1");
    cart.answer(lost());

    cart.answer_cart("l1 A×7");

    assert_eq!((cart.end(first), cart.end(second)), ("l1", "l1"));
}

#[test]
fn adds_behind_a_doubtful_one_wait_until_it_is_decided() {
    let mut cart = Driver::with("");
    let (first, second) = (cart.ask(add("A", 1)), cart.ask(add("A", 1)));
    cart.answer(lost());
    assert_eq!(cart.sent(), ["add A×1", "read"]);

    cart.answer_cart("");
    cart.answer_added("l1");
    cart.answer_cart("l1 A×1");

    assert_eq!(cart.sent(), ["add A×1", "read", "add A×1", "read"]);
    assert_eq!((cart.end(first), cart.end(second)), ("uncertain", "l1"));
}

#[test]
fn sending_again_is_one_more_request_and_ends_the_question() {
    let (mut cart, added) = after_a_lost_add(lost());
    cart.answer_cart("l1 A×1");

    let again = cart.settle(added, Resolve::SendAgain);
    assert_eq!((cart.uncertain(), cart.lines()), (vec![], vec!["l1 A×3*".to_owned()]));
    cart.answer_added("l1");
    cart.answer_cart("l1 A×3");

    assert_eq!((cart.end(added), cart.end(again)), ("uncertain", "l1"));
    assert_eq!((posts(&cart), cart.lines(), cart.is_quiet()), (2, vec!["l1 A×3".to_owned()], true));
}

#[test]
fn what_is_sent_again_comes_after_what_was_sent_since() {
    let (mut cart, added) = after_a_lost_add(lost());
    cart.answer_cart("l1 A×1");
    cart.ask(set("l1", 5));
    cart.settle(added, Resolve::SendAgain);
    let last = cart.ask(add("A", 2));
    cart.answer(Ok(Answer::Done(None)));
    cart.answer_added("l1");
    assert_eq!(cart.sent()[2..], ["set l1 5", "add A×2", "add A×2"].map(str::to_owned));
    cart.answer(lost());

    cart.answer_cart("l1 A×7");

    assert_eq!(cart.end(last), "uncertain", "five and two make seven without it");
}

#[test]
fn sending_again_may_end_in_the_same_question() {
    let (mut cart, added) = after_a_lost_add(lost());
    cart.answer_cart("l1 A×1");

    let again = cart.settle(added, Resolve::SendAgain);
    cart.answer(lost());
    cart.answer_cart("l1 A×1");

    assert_eq!((cart.end(again), cart.uncertain()), ("uncertain", vec![added]));
    let dropped = cart.settle(added, Resolve::Drop);
    assert_eq!((cart.end(dropped), cart.uncertain(), posts(&cart)), ("done", vec![], 2));
}

#[test]
fn dropping_sends_nothing_and_ends_the_question() {
    let (mut cart, added) = after_a_lost_add(lost());
    cart.answer_cart("l1 A×1");

    let dropped = cart.settle(added, Resolve::Drop);

    assert_eq!((cart.end(dropped), cart.uncertain(), posts(&cart)), ("done", vec![], 1));
    assert_eq!(cart.lines(), ["l1 A×1"]);
}

#[test]
fn a_question_is_answered_once() {
    let (mut cart, added) = after_a_lost_add(lost());
    cart.answer_cart("l1 A×1");
    cart.settle(added, Resolve::Drop);

    let again = cart.settle(added, Resolve::SendAgain);
    let unknown = cart.settle(99, Resolve::Drop);

    assert_eq!((cart.end(again), cart.end(unknown), posts(&cart)), ("not-found", "not-found", 1));
}

#[test]
fn after_a_change_that_may_have_got_through_the_cart_is_read_before_the_next_write() {
    let mut cart = Driver::with("l1 A×1");
    cart.ask(set("l1", 3));
    let added = cart.ask(add("A", 2));
    cart.answer(lost());
    assert_eq!(cart.sent(), ["set l1 3", "read"], "else the lost change would pass for the add");
    cart.answer_cart("l1 A×3");

    cart.answer(lost());
    cart.answer_cart("l1 A×3");

    assert_eq!(
        (cart.sent(), cart.end(added)),
        (["set l1 3", "read", "add A×2", "read"].map(str::to_owned).to_vec(), "uncertain")
    );
}

#[test]
fn after_a_question_that_no_reading_saw_the_cart_is_read_before_the_next_write() {
    let mut cart = Driver::with("");
    cart.ask(add("A", 1));
    cart.answer(lost());
    cart.answer(lost());
    let second = cart.ask(add("A", 1));
    assert_eq!(cart.sent(), ["add A×1", "read", "read"], "else the first add would pass for the second");
    cart.answer_cart("l1 A×1");

    cart.answer(lost());
    cart.answer_cart("l1 A×1");

    assert_eq!(cart.end(second), "uncertain");
}

/// `"l1 A×2 in 1"`, each with its catalogue.
fn cart_of_catalogs(lines: &str) -> Answer {
    let of_catalog = |text: &str| {
        let (line, catalog) = text.split_once(" in ").unwrap();
        let line = line_item(line);
        Line { item: Item { catalog_id: catalog.parse().ok(), ..(*line.item).clone() }.into(), ..line }
    };
    Answer::Cart(Cart { lines: lines.split(", ").map(of_catalog).map(Rc::new).collect(), ..Cart::default() })
}

fn add_from(catalog_id: u32, sku: &str, units: u32) -> Act {
    Act::Add(Item { catalog_id: Some(catalog_id), ..item(sku) }.into(), quantity(units))
}

#[test]
fn what_was_added_without_a_catalogue_is_not_taken_for_what_was_lost_from_one() {
    let mut cart = Driver::with("");
    let first = cart.ask(add("A", 2));
    let lost_one = cart.ask(add_from(1, "A", 2));
    cart.answer_added("l1");
    cart.answer(status(503));

    cart.answer(Ok(cart_of_catalogs("l1 A×2 in 1")));

    assert_eq!((cart.end(first), cart.end(lost_one)), ("l1", "server"));
}

#[test]
fn an_add_that_arrived_comes_to_the_line_that_it_changed() {
    let cases = [
        ("the line of another catalogue stays", "l1 A×2 in 2", "l1 A×2 in 2, l2 A×1 in 1", "l2"),
        ("the shop makes a line for each add", "l1 A×2 in 1", "l1 A×2 in 1, l2 A×1 in 1", "l2"),
        ("the shop adds up", "l1 A×2 in 2, l2 A×3 in 1", "l1 A×2 in 2, l2 A×4 in 1", "l2"),
    ];
    for (name, before, after, expected) in cases {
        let mut cart = Driver::kept();
        cart.ask(Act::Refresh);
        cart.answer(Ok(cart_of_catalogs(before)));
        let added = cart.ask(add("A", 1));
        cart.answer(lost());

        cart.answer(Ok(cart_of_catalogs(after)));

        assert_eq!(cart.end(added), expected, "{name}");
    }
}
