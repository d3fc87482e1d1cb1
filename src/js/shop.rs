//! A storefront: feeds the cart's `step` with what happens, does what it says, and remembers products.

use super::cart_view::{Products, cart_view};
use super::host::{Host, Settings};
use super::product::ProductHandle;
use crate::cart::{Act, CallId, CartId, Effect, Event, IntentId, Outcome, State, step};
use crate::error::{Error, Kind};
use crate::product::Product;
use crate::wire::kibo_cart::{read_answer, read_product_answer, write_call, write_product};
use crate::wire::{Request, Response};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsValue;

/// All that a storefront knows.
pub(super) struct Shop {
    pub(super) host: Host,
    settings: Settings,
    state: RefCell<State>,
    /// The view that was shown last.
    shown: RefCell<String>,
    /// The last number given, to an intent or to a request.
    last_number: Cell<u32>,
    under_way: RefCell<Vec<(u32, Purpose)>>,
    products: RefCell<Vec<Known>>,
}

/// What a request is for.
enum Purpose {
    /// A call to the cart.
    Cart(CallId, Act),
    /// A product that the page waits for.
    Product(String, Option<u32>),
    /// A product that a cart line wants to name.
    Line(String, Option<u32>),
}

/// A product that was asked for.
struct Known {
    sku: String,
    catalog_id: Option<u32>,
    /// `None` while it is read, and where it cannot be.
    product: Option<Rc<Product>>,
}

impl Shop {
    pub(super) fn new(mut settings: Settings, host: Host) -> Self {
        let cart = settings.cart_id.take().and_then(CartId::new);
        Shop {
            host,
            settings,
            state: RefCell::new(State::new(cart)),
            shown: RefCell::default(),
            last_number: Cell::default(),
            under_way: RefCell::default(),
            products: RefCell::default(),
        }
    }

    /// A new number, for an intent or a request.
    pub(super) fn next_number(&self) -> u32 {
        self.last_number.set(self.last_number.get() + 1);
        self.last_number.get()
    }

    /// Asks for a product; its handle is what the number is settled with.
    pub(super) fn read_product(&self, sku: String, catalog_id: Option<u32>) -> u32 {
        let request = write_product(&self.settings.api, &sku, catalog_id);
        self.send(&request, Purpose::Product(sku, catalog_id))
    }

    /// Takes a step, does what it says, shows the new cart, and only then tells those who asked.
    pub(super) fn happen(&self, event: Event) {
        let mut ends = Vec::new();
        let mut next = Some(event);
        while let Some(event) = next.take() {
            let (state, effects) = step(self.state.take(), event);
            self.state.replace(state);
            for effect in effects {
                match effect {
                    Effect::Send(number, call) => {
                        let request = write_call(&self.settings.api, &call);
                        self.send(&request, Purpose::Cart(number, call.act));
                    }
                    Effect::MakeId => next = CartId::new(self.host.make_cart_id()).map(Event::Named),
                    Effect::Keep(id) => self.host.keep_cart_id(Some(id.as_str())),
                    Effect::Forget => self.host.keep_cart_id(None),
                    Effect::Settle(intent, end) => ends.push((intent, end)),
                }
            }
        }
        self.show();
        for (intent, end) in ends {
            self.tell(intent, end);
        }
    }

    /// The answer to a request, or what the platform threw.
    pub(super) fn ended(&self, number: u32, response: Result<Response, Error>) {
        let position = self.under_way.borrow().iter().position(|(request, _)| *request == number);
        let Some(position) = position else { return };
        let (_, purpose) = self.under_way.borrow_mut().swap_remove(position);
        let api = &self.settings.api;
        match purpose {
            Purpose::Cart(call, act) => {
                let answer = response.and_then(|response| read_answer(api, &act, &response));
                self.happen(Event::Answered(call, answer));
            }
            Purpose::Product(sku, catalog_id) => {
                match response.and_then(|response| read_product_answer(api, &sku, catalog_id, &response)) {
                    Ok(product) => {
                        let product = self.remember(product);
                        self.host.settle(number, ProductHandle::new(product, self.settings.rounding).into());
                    }
                    Err(error) => self.host.refuse(number, error.into()),
                }
            }
            Purpose::Line(sku, catalog_id) => {
                if let Ok(product) = response.and_then(|response| read_product_answer(api, &sku, catalog_id, &response)) {
                    self.remember(product);
                    self.show();
                }
            }
        }
    }

    fn send(&self, request: &Request, purpose: Purpose) -> u32 {
        let number = self.next_number();
        self.under_way.borrow_mut().push((number, purpose));
        self.host.send(number, request.method, &request.url, request.headers, request.body.as_deref());
        number
    }

    /// Shows the cart if it changed, and reads the products that its lines want to name.
    pub(super) fn show(&self) {
        let view = cart_view(&self.state.borrow(), &*self.products.borrow(), self.settings.rounding);
        if *self.shown.borrow() != view {
            self.host.show_cart(&view);
            self.shown.replace(view);
        }
        let lines = self.state.borrow().lines();
        for line in lines {
            self.want_product(line.item.sku, line.item.catalog_id);
        }
    }

    fn want_product(&self, sku: String, catalog_id: Option<u32>) {
        if self.products.borrow().iter().any(|known| known.is(&sku, catalog_id)) {
            return;
        }
        self.products.borrow_mut().push(Known { sku: sku.clone(), catalog_id, product: None });
        let request = write_product(&self.settings.api, &sku, catalog_id);
        self.send(&request, Purpose::Line(sku, catalog_id));
    }

    fn tell(&self, intent: IntentId, end: Result<Outcome, Error>) {
        match end {
            Ok(Outcome::Line(text) | Outcome::CheckoutUrl(text)) => self.host.settle(intent, JsValue::from_str(&text)),
            Ok(Outcome::Done) => self.host.settle(intent, JsValue::UNDEFINED),
            Err(error) => self.host.refuse(intent, error.into()),
        }
    }

    fn remember(&self, product: Product) -> Rc<Product> {
        let product = Rc::new(product);
        let (sku, catalog_id) = (product.sku.clone(), product.catalog_id);
        let mut products = self.products.borrow_mut();
        products.retain(|known| known.sku != sku || known.catalog_id != catalog_id);
        products.push(Known { sku, catalog_id, product: Some(Rc::clone(&product)) });
        product
    }
}

/// The request was given up or never got through.
pub(super) fn lost(code: &str, thrown: JsValue) -> Error {
    let (kind, message) = match code {
        "timeout" => (Kind::Timeout, "no answer came in time"),
        "aborted" => (Kind::Aborted, "the request was given up"),
        _ => (Kind::Network, "the API cannot be reached"),
    };
    Error::new(kind, &[message]).with_thrown(Rc::new(thrown))
}

impl Known {
    /// A product that was read without a catalogue serves for the shop's default, whatever its number.
    fn is(&self, sku: &str, catalog_id: Option<u32>) -> bool {
        self.sku == sku && (self.catalog_id == catalog_id || self.catalog_id.is_none())
    }
}

impl Products for Vec<Known> {
    fn find(&self, sku: &str, catalog_id: Option<u32>) -> Option<&Product> {
        self.iter().find(|known| known.product.is_some() && known.is(sku, catalog_id))?.product.as_deref()
    }
}
