//! Drives the cart: feeds `step` with what happens and does what it says.

use super::cart_view::{CartView, Products};
use super::exchange::{Purpose, exchange};
use super::host::Host;
use super::view::to_js;
use crate::cart::{Act, CartId, Effect, Event, IntentId, Outcome, Resolve, State, step};
use crate::error::{Error, Kind};
use crate::money::Rounding;
use crate::product::Product;
use crate::wire::kibo_cart::{Api, write_call, write_product};
use js_sys::{Function, Promise};
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::AbortController;

/// A storefront: its cart, and the products that were read.
pub(super) struct Shop {
    pub(super) host: Host,
    pub(super) api: Api,
    pub(super) rounding: Rounding,
    /// Ends what is under way when the storefront is disposed.
    pub(super) life: AbortController,
    state: RefCell<State>,
    shown: RefCell<Option<CartView>>,
    askers: RefCell<Vec<Asker>>,
    last_intent: Cell<IntentId>,
    products: RefCell<Vec<Known>>,
}

/// A promise that waits for an intent.
struct Asker {
    intent: IntentId,
    resolve: Function,
    reject: Function,
}

/// A product that was asked for.
struct Known {
    sku: String,
    catalog_id: Option<u32>,
    /// `None` while it is read, and where it cannot be.
    product: Option<Rc<Product>>,
}

impl Shop {
    pub(super) fn new(host: Host) -> Result<Self, JsValue> {
        Ok(Shop {
            api: host.api()?,
            rounding: host.rounding(),
            life: AbortController::new()?,
            state: RefCell::new(State::new(host.kept_cart())),
            shown: RefCell::default(),
            askers: RefCell::default(),
            last_intent: Cell::default(),
            products: RefCell::default(),
            host,
        })
    }

    /// True once the storefront was disposed: nothing starts any more.
    pub(super) fn is_over(&self) -> bool {
        self.life.signal().aborted()
    }

    /// Asks for something; the promise is settled when the intent is.
    pub(super) fn ask(self: &Rc<Self>, act: Act) -> Promise {
        self.promise(|id| Event::Asked(id, act))
    }

    /// Answers an uncertain add.
    pub(super) fn resolve(self: &Rc<Self>, intent: IntentId, how: Resolve) -> Promise {
        self.promise(|id| Event::Resolved(id, intent, how))
    }

    /// Drops whatever is known of the cart.
    pub(super) fn forget(self: &Rc<Self>) {
        self.happen(Event::Forgotten);
    }

    /// Ends everything: whoever waits is told, nothing is heard of again.
    pub(super) fn dispose(&self) {
        self.life.abort();
        let over = Error::new(Kind::Aborted, "the storefront was disposed");
        for asker in self.askers.take() {
            let _ = asker.reject.call1(&JsValue::UNDEFINED, &over.clone().into());
        }
    }

    fn promise(self: &Rc<Self>, event: impl FnOnce(IntentId) -> Event) -> Promise {
        let intent = self.last_intent.get() + 1;
        self.last_intent.set(intent);
        let promise = Promise::new(&mut |resolve, reject| {
            self.askers.borrow_mut().push(Asker { intent, resolve, reject });
        });
        self.happen(event(intent));
        promise
    }

    /// Takes a step, does what it says, shows the new cart, and only then tells those who asked.
    pub(super) fn happen(self: &Rc<Self>, event: Event) {
        if self.is_over() {
            return;
        }
        let mut ends = Vec::new();
        let mut events = VecDeque::from([event]);
        while let Some(event) = events.pop_front() {
            let (state, effects) = step(self.state.take(), event);
            self.state.replace(state);
            for effect in effects {
                match effect {
                    Effect::Send(call, request) => {
                        let act = request.act.clone();
                        self.start(write_call(&self.api, &request), Purpose::Cart(call, act));
                    }
                    Effect::MakeId => events.extend(CartId::new(self.host.make_cart_id()).map(Event::Named)),
                    Effect::Keep(id) => self.host.keep_cart_id(Some(id.as_str())),
                    Effect::Forget => self.host.keep_cart_id(None),
                    Effect::Settle(intent, end) => ends.push((intent, end)),
                }
            }
        }
        self.deliver();
        for (intent, end) in ends {
            self.tell(intent, end);
        }
    }

    fn start(self: &Rc<Self>, request: crate::wire::Request, purpose: Purpose) {
        spawn_local(exchange(Rc::clone(self), request, None, purpose));
    }

    /// Shows the cart if it changed, and reads the products that its lines want to name.
    pub(super) fn deliver(self: &Rc<Self>) {
        let view = CartView::new(&self.state.borrow(), &*self.products.borrow(), self.rounding);
        let is_new = self.shown.borrow().as_ref() != Some(&view);
        if is_new && let Ok(js) = to_js(&view) {
            self.shown.replace(Some(view));
            self.host.on_cart(&js);
        }
        self.read_products_of_lines();
    }

    fn tell(&self, intent: IntentId, end: Result<Outcome, Error>) {
        let position = self.askers.borrow().iter().position(|asker| asker.intent == intent);
        let Some(position) = position else { return };
        let asker = self.askers.borrow_mut().remove(position);
        let _ = match end {
            Ok(Outcome { line, checkout_url }) => asker.resolve.call1(&JsValue::UNDEFINED, &line.or(checkout_url).into()),
            Err(error) => asker.reject.call1(&JsValue::UNDEFINED, &error.into()),
        };
    }

    fn read_products_of_lines(self: &Rc<Self>) {
        let lines = self.state.borrow().lines();
        for line in lines {
            let (sku, catalog_id) = (line.item.sku, line.item.catalog_id);
            if self.products.borrow().iter().any(|known| known.is(&sku, catalog_id)) {
                continue;
            }
            self.products.borrow_mut().push(Known { sku: sku.clone(), catalog_id, product: None });
            let request = write_product(&self.api, &sku, catalog_id);
            self.start(request, Purpose::Line(sku, catalog_id));
        }
    }

    /// Remembers a product that was read.
    pub(super) fn remember(self: &Rc<Self>, asked: Option<u32>, product: &Rc<Product>) {
        let mut products = self.products.borrow_mut();
        products.retain(|known| known.sku != product.sku || known.catalog_id != asked);
        products.push(Known { sku: product.sku.clone(), catalog_id: asked, product: Some(Rc::clone(product)) });
    }
}

impl Known {
    /// A product that was read without a catalogue serves for the shop's default, whatever its number.
    fn is(&self, sku: &str, catalog_id: Option<u32>) -> bool {
        self.sku == sku && (self.catalog_id == catalog_id || self.catalog_id.is_none())
    }
}

impl Products for Vec<Known> {
    fn find(&self, sku: &str, catalog_id: Option<u32>) -> Option<&Product> {
        self.iter().filter(|known| known.is(sku, catalog_id)).find_map(|known| known.product.as_deref())
    }
}
