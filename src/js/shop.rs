//! A storefront: feeds the cart's `step` with what happens, does what it says, and remembers products.

use super::cart_view::cart_view;
use super::host::{Host, Settings};
use super::product::ProductHandle;
use super::products::Known;
use crate::cart::{Act, CallId, CartId, Effect, End, Event, IntentId, State, step};
use crate::error::Error;
use crate::wire::kibo_cart::{read_answer, read_product_answer, write_call, write_product};
use crate::wire::{Request, Response};
use alloc::rc::Rc;
use alloc::string::String;
use alloc::vec::Vec;
use wasm_bindgen::JsValue;

/// All that a storefront knows.
pub(super) struct Shop {
    host: Host,
    settings: Settings,
    state: State,
    products: Vec<Known>,
    /// The last number given, to an intent or to a request.
    last_number: u32,
    /// The call to the cart that is under way, and the number of its request.
    call: Option<(u32, CallId, Act)>,
}

impl Shop {
    pub(super) fn new(settings: Settings, host: Host) -> Self {
        let state = State::new(settings.cart_id.as_deref().and_then(CartId::new));
        Shop { host, settings, state, products: Vec::new(), last_number: 0, call: None }
    }

    /// A new number, for an intent or a request.
    pub(super) fn next_number(&mut self) -> u32 {
        self.last_number += 1;
        self.last_number
    }

    /// Asks for a product; its handle is what the number is settled with.
    pub(super) fn read_product(&mut self, sku: String, catalog_id: Option<u32>) -> u32 {
        let request = self.next_number();
        self.send(request, &write_product(&self.settings.api, &sku, catalog_id));
        self.products.push(Known { request, sku, catalog_id, product: None });
        request
    }

    /// Asks for something under a new number; what cannot be asked for is refused under it.
    pub(super) fn ask(&mut self, act: Result<Act, Error>) -> u32 {
        let number = self.next_number();
        match act {
            Ok(act) => self.happen(Event::Asked(number, act)),
            Err(error) => self.host.refuse(number, error.into()),
        }
        number
    }

    /// Takes a step, does what it says, and shows the new cart.
    pub(super) fn happen(&mut self, event: Event) {
        self.state.prepare_id(|| CartId::new(&self.host.make_cart_id()));
        for effect in step(&mut self.state, event) {
            match effect {
                Effect::Send(call, act) => self.send_call(call, act),
                Effect::KeepId => self.host.keep_cart_id(self.state.id().map(CartId::as_str)),
                Effect::Settle(intent, end) => self.tell(intent, end),
            }
        }
        self.show();
    }

    /// The answer to a request, or how it was lost.
    pub(super) fn ended(&mut self, number: u32, response: Result<Response, Error>) {
        if let Some((_, call, act)) = self.call.take_if(|(request, ..)| *request == number) {
            let answer = response.and_then(|response| read_answer(&self.settings.api, &act, &response));
            return self.happen(Event::Answered(call, answer.map_err(Rc::new)));
        }
        if let Some(index) = self.products.iter().position(|known| known.request == number) {
            self.product_ended(index, response);
        }
    }

    fn product_ended(&mut self, index: usize, response: Result<Response, Error>) {
        let Known { request, sku, catalog_id, .. } = &self.products[index];
        let read = |response| read_product_answer(&self.settings.api, sku, *catalog_id, &response);
        match response.and_then(read) {
            Ok(product) => {
                let product = Rc::new(product);
                self.host.settle(*request, ProductHandle::new(Rc::clone(&product), self.settings.rounding).into());
                self.products[index].product = Some(product);
                self.products.swap(0, index);
                self.show();
            }
            Err(error) => self.host.refuse(*request, error.into()),
        }
    }

    fn send_call(&mut self, call: CallId, act: Act) {
        let Some(cart) = self.state.id() else { return };
        let request = write_call(&self.settings.api, cart, &act);
        let number = self.next_number();
        self.call = Some((number, call, act));
        self.send(number, &request);
    }

    fn send(&self, number: u32, request: &Request) {
        self.host.send(number, request.method, &request.url, request.headers, request.body.as_deref());
    }

    /// Shows the cart, and reads the products that its lines want to name.
    fn show(&mut self) {
        let lines = self.state.lines();
        self.host.show_cart(&cart_view(&self.state, &lines, &self.products, self.settings.rounding));
        for line in lines {
            let item = &line.item;
            if !self.products.iter().any(|known| known.is(&item.sku, item.catalog_id)) {
                self.read_product(item.sku.clone(), item.catalog_id);
            }
        }
    }

    fn tell(&self, intent: IntentId, end: End) {
        match end {
            Ok(text) => self.host.settle(intent, text.map_or(JsValue::UNDEFINED, |text| JsValue::from_str(&text))),
            Err(error) => self.host.refuse(intent, (&*error).into()),
        }
    }
}
