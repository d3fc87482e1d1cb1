//! Every way in which three intents can go: all orders of asks and answers, with up to two failures anywhere.

use super::server::{Fate, Server};
use super::*;

/// A cart, its server and what was asked so far.
#[derive(Clone)]
struct World {
    driver: Driver,
    server: Server,
    /// What was asked, by number of the intent minus one, and how many changes the server had seen then.
    asked: Vec<(Asked, usize)>,
    /// The lines whose removal was sent and did not fail.
    removed: Vec<Rc<str>>,
    /// What happened, for the message of a failure.
    story: Vec<String>,
}

#[derive(Clone, Debug, PartialEq)]
enum Asked {
    Act(Act),
    /// An answer to the question about this intent.
    Settled(IntentId, Resolve),
}

impl World {
    fn new(driver: Driver, server: Server) -> Self {
        World { driver, server, asked: vec![], removed: vec![], story: vec![] }
    }

    /// Asks for something. Each add has a product link of its own, by which the server's deeds are known.
    fn ask(mut self, act: &Act) -> Self {
        let mut act = act.clone();
        if let Act::Add(item, _) = &mut act {
            Rc::make_mut(item).product_link = Some(add_link(self.driver.asked + 1));
        }
        self.story.push(format!("asked: {}", act_text(&act)));
        self.asked.push((Asked::Act(act.clone()), self.server.changes));
        let sent = self.driver.calls.len();
        self.driver.ask(act);
        self.after(sent)
    }

    fn settle(mut self, intent: IntentId, how: Resolve) -> Self {
        self.story.push(format!("settled {intent}: {how:?}"));
        self.asked.push((Asked::Settled(intent, how), self.server.changes));
        let sent = self.driver.calls.len();
        self.driver.settle(intent, how);
        self.after(sent)
    }

    fn answer(mut self, fate: Fate) -> Self {
        let act = self.open_act().clone();
        self.story.push(format!("{}: {fate:?}", act_text(&act)));
        let result = self.server.meet(&act, fate);
        if let (Act::SetQuantity(line, 0), Err(error)) = (&act, &result) {
            self.removed.retain(|removed| removed != line || error.kind() == Kind::NotFound);
        }
        let sent = self.driver.calls.len();
        self.driver.answer(result);
        self.after(sent)
    }

    fn open_act(&self) -> &Act {
        &self.driver.calls.last().unwrap().1
    }

    /// Looks at what was just sent.
    fn after(mut self, sent: usize) -> Self {
        for (_, act) in &self.driver.calls[sent..] {
            match act {
                Act::SetQuantity(line, 0) => self.removed.push(line.clone()),
                Act::SetQuantity(line, _) => {
                    assert!(!self.removed.contains(line), "a change after a removal: {:#?}", self.story);
                }
                Act::Checkout(_) => assert!(self.all_is_told_before_the_checkout(), "too early: {:#?}", self.story),
                Act::Add(..) | Act::Refresh => {}
            }
        }
        self
    }

    fn all_is_told_before_the_checkout(&self) -> bool {
        let is_checkout =
            |intent: &IntentId| matches!(self.asked[*intent as usize - 1].0, Asked::Act(Act::Checkout(_)));
        let open = |intent: &IntentId| self.driver.end(*intent) == "waits";
        (1..=self.driver.asked).filter(open).take_while(|intent| !is_checkout(intent)).count() == 0
    }

    fn check_end(&self) {
        assert!(self.driver.is_quiet(), "not quiet: {:#?}", self.story);
        for (index, (asked, changes_before)) in self.asked.iter().enumerate() {
            let intent = IntentId::try_from(index + 1).unwrap();
            let end = self.driver.end(intent);
            let changes = self.server.changes - changes_before;
            assert!(self.is_true(intent, asked, end, changes), "{asked:?} ended as {end}: {:#?}", self.story);
        }
        self.check_requests();
        self.clone().check_belief();
    }

    /// Whether what was told of an intent is true of the server.
    fn is_true(&self, intent: IntentId, asked: &Asked, end: &str, changes: usize) -> bool {
        let is_error = self.driver.told.iter().any(|(told, end)| *told == intent && end.is_err());
        let done = |intent| self.server.added.iter().filter(|link| **link == add_link(intent)).count();
        match asked {
            _ if end == "waits" => false,
            Asked::Act(Act::Add(..)) if end == "uncertain" => true,
            Asked::Act(Act::Add(..)) => done(intent) == usize::from(!is_error),
            Asked::Act(Act::SetQuantity(line, 0)) => is_error || !self.has_line(&self.driver.state.real_line(line)),
            Asked::Act(Act::SetQuantity(..)) => is_error || changes > 0 || !self.removed.is_empty(),
            Asked::Settled(add, Resolve::SendAgain) => is_error || done(*add) > 0,
            Asked::Settled(_, Resolve::Drop) => !is_error,
            Asked::Act(Act::Checkout(_) | Act::Refresh) => true,
        }
    }

    fn has_line(&self, line: &str) -> bool {
        self.server.lines.iter().any(|known| *known.id == *line)
    }

    /// No add is sent more often than it was asked for, and no checkout either.
    fn check_requests(&self) {
        let sent = |wanted: &dyn Fn(&Act) -> bool| self.driver.calls.iter().filter(|(_, act)| wanted(act)).count();
        for intent in 1..=self.driver.asked {
            let again = |(asked, _): &&(Asked, usize)| *asked == Asked::Settled(intent, Resolve::SendAgain);
            let allowed = 1 + self.asked.iter().filter(again).count();
            let posts = sent(&|act| matches!(act, Act::Add(item, _) if item.product_link == Some(add_link(intent))));
            assert!(posts <= allowed, "sent {posts} times: {:#?}", self.story);
        }
        let asked = self.asked.iter().filter(|(asked, _)| matches!(asked, Asked::Act(Act::Checkout(_)))).count();
        assert!(sent(&|act| matches!(act, Act::Checkout(_))) <= asked, "checkouts: {:#?}", self.story);
    }

    /// After one good reading, what is shown is what the server has.
    fn check_belief(mut self) {
        self.driver.ask(Act::Refresh);
        while self.driver.open.is_some() {
            self = self.answer(Fate::Answered);
        }
        let truth: Vec<_> = self.server.lines.iter().map(line_text).collect();
        assert_eq!(self.driver.lines(), truth, "{:#?}", self.story);
    }
}

fn add_link(intent: IntentId) -> String {
    format!("https://shop.example/{intent}")
}

fn line_text(line: &Line) -> String {
    format!("{} {}×{}", line.id, line.item.sku, line.quantity)
}

/// Goes every way from here: the next ask now, or an answer first. Counts the ends.
fn explore(world: &World, rest: &[Act], failures: usize) -> usize {
    let mut ends = 0;
    if let Some((next, rest)) = rest.split_first() {
        ends += explore(&world.clone().ask(next), rest, failures);
    }
    if world.driver.open.is_some() {
        ends += explore(&world.clone().answer(Fate::Answered), rest, failures);
        let ways = if failures > 0 { Fate::failures(world.open_act()) } else { &[] };
        return ways.iter().fold(ends, |ends, fate| ends + explore(&world.clone().answer(*fate), rest, failures - 1));
    }
    if rest.is_empty() {
        world.check_end();
        ends += 1 + settle_every_way(world, failures);
    }
    ends
}

/// Answers the question that is open at the end, if none was answered yet, and goes on from there.
fn settle_every_way(world: &World, failures: usize) -> usize {
    let was_settled = world.asked.iter().any(|(asked, _)| matches!(asked, Asked::Settled(..)));
    let Some(intent) = world.driver.uncertain().first().copied().filter(|_| !was_settled) else { return 0 };
    let ways = [Resolve::SendAgain, Resolve::Drop];
    ways.into_iter().map(|how| explore(&world.clone().settle(intent, how), &[], failures)).sum()
}

/// All sequences of three of these acts.
fn explore_threes(world: &World, acts: &[Act], failures: usize) -> usize {
    let thirds = |first: &Act, second: &Act| -> usize {
        acts.iter().map(|third| explore(world, &[first.clone(), second.clone(), third.clone()], failures)).sum()
    };
    acts.iter().map(|first| acts.iter().map(|second| thirds(first, second)).sum::<usize>()).sum()
}

#[test]
fn three_intents_in_a_cart_that_was_kept_end_truthfully_whatever_happens() {
    let acts = [add("A", 1), set("l1", 3), remove("l1"), Act::Checkout(None), Act::Refresh];

    let ends = explore_threes(&World::new(Driver::kept(), Server::with_a()), &acts, 2);

    assert!(ends > 10_000, "{ends}");
}

#[test]
fn three_intents_in_a_new_cart_end_truthfully_whatever_happens() {
    let acts = [add("A", 1), add("B", 2), set("pending-1", 3), remove("pending-1"), Act::Checkout(None)];

    let ends = explore_threes(&World::new(Driver::new(), Server::default()), &acts, 2);

    assert!(ends > 10_000, "{ends}");
}
