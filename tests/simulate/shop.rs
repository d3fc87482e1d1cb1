//! What happens in the shop by itself, and what it sells.

use crate::ledger::Done;
use crate::moves::Hand;
use crate::server::Deed;
use crate::world::World;
use barrow::cart::{Act, CartId, Item, Quantity};
use barrow::money::{Currency, Money, read_amount};
use barrow::wire::kibo_cart::write_call;
use std::collections::BTreeMap;

impl World {
    pub fn happen_in_shop(&mut self, hand: Hand) -> bool {
        match hand {
            Hand::Rubbish(kind) => return self.rules.able.tabs && self.leave_rubbish(kind),
            Hand::Torn => return self.tear_journal(),
            _ => {}
        }
        let mut ids = self.tabs.iter().flatten().filter_map(|page| page.state.id());
        let kept = self.kept.cart().0;
        let Some(id) = ids.next().map(CartId::as_str).or(kept).map(str::to_owned) else { return false };
        let before = self.units();
        let Some(cart) = self.server.carts.get_mut(&id) else { return false };
        if cart.is_completed || (cart.lines.is_empty() && !matches!(hand, Hand::Add(_) | Hand::Fill(_))) {
            return false;
        }
        match hand {
            Hand::Add(goods) => self.add_elsewhere(&id, goods),
            Hand::Set(quantity) => cart.lines[0].quantity = quantity,
            Hand::Remove => {
                let deed = Deed::Removed { line: cart.lines.remove(0).id };
                let done = Done { deed, page: usize::MAX, cart: id, is_late: true, had_effect: true };
                self.ledger.deeds.push(done);
            }
            Hand::Complete => cart.is_completed = true,
            Hand::Expire => drop(self.server.carts.remove(&id)),
            Hand::Fill(count) => self.server.fill(&id, count),
            Hand::Rubbish(_) | Hand::Torn => {}
            Hand::Reprice => "7.77".clone_into(&mut cart.lines[0].price),
        }
        self.ledger.was_emptied |= matches!(hand, Hand::Complete | Hand::Expire);
        self.note_unclear(&before);
        self.tell_story(|| format!("in the shop: {hand:?}"));
        true
    }

    fn add_elsewhere(&mut self, id: &str, goods: usize) {
        let item = item(goods, "https://elsewhere.example/");
        let cart = CartId::new(id).expect("it has a name");
        let request = write_call(&self.rules.api, &cart, &Act::Add(item.into(), Quantity::ONE));
        self.server.respond(request.method, &request.url, request.body.as_deref());
        self.note_return();
    }

    /// A line that was removed and is there again may be changed again.
    pub fn note_return(&mut self) {
        self.ledger.removing.retain(|(_, line)| !self.server.has_line(line));
    }

    /// How many units of each product there are, in all carts.
    pub fn units(&self) -> BTreeMap<String, u32> {
        let mut units = BTreeMap::new();
        for line in self.server.carts.values().flat_map(|cart| &cart.lines) {
            *units.entry(line.sku.clone()).or_default() += line.quantity;
        }
        units
    }

    /// What changed since then was not done by anybody who waits for it.
    pub fn note_unclear(&mut self, before: &BTreeMap<String, u32>) {
        let now = self.units();
        for sku in before.keys().chain(now.keys()) {
            let [then, now] = [before, &now].map(|units| units.get(sku).copied().unwrap_or_default());
            if then != now && !self.ledger.is_unclear(sku) {
                self.ledger.unclear.push(sku.clone());
            }
        }
    }
}

/// How many goods there are.
pub const GOODS: usize = 7;

/// One of the goods, priced as the page knows it. The last three are the first one, from the catalogues 0, 1 and 2.
pub fn item(goods: usize, link: &str) -> Item {
    let (sku, options, price): (_, &[(&str, &str)], _) = match goods {
        1 => ("mug-enamel", &[("colour", "green")], "12.50"),
        2 => ("mug-enamel", &[("colour", "blue")], "12.50"),
        3 => ("lamp-vat", &[], "33.61"),
        6 => ("tent-2p", &[], "319.00"),
        // Whichever catalogue the shop takes for the default, and the catalogues 0 and 1.
        _ => ("tent-2p", &[], "289.00"),
    };
    let currency = Currency::new(if goods == 3 { "EUR" } else { "USD" }).expect("a currency");
    Item {
        sku: sku.to_owned(),
        catalog_id: goods.checked_sub(4).and_then(|catalog| catalog.try_into().ok()),
        options: options.iter().map(|(id, value)| ((*id).to_owned(), (*value).to_owned())).collect(),
        price: read_amount(price).ok().map(|amount| Money::new(amount, currency)),
        product_link: Some(link.to_owned()),
        ..Item::default()
    }
}
