//! A storefront: feeds the cart's `step` with what happens and does what it says.

use super::call::Call;
#[cfg(not(feature = "quotes"))]
use super::cart_view::Shown;
use super::product_view::write_product as write_product_view;
use super::products::{Known, Products};
#[cfg(feature = "quotes")]
use super::sale_view::{check_sale, write_sale};
use super::settings::Settings;
#[cfg(feature = "quotes")]
use super::shown::Shown;
#[cfg(feature = "tabs")]
use super::tabs_view::tell_tabs;
use super::view::{open, refuse, settle};
#[cfg(feature = "bare")]
use crate::cart::Abilities;
#[cfg(feature = "tabs")]
use crate::cart::Shared;
use crate::cart::{Act, CallId, CartId, Effect, Event, Item, Resolve, State, step};
use crate::error::{Error, Kind};
use crate::json_writer::JsonWriter;
#[cfg(feature = "quotes")]
use crate::wire::gateway;
#[cfg(feature = "tabs")]
use crate::wire::journal::read_journal;
use crate::wire::kibo_cart::{read_answer, read_product_answer, write_call, write_product};
use crate::wire::{Request, Response};
use alloc::rc::Rc;
use alloc::string::String;
#[cfg(feature = "quotes")]
use alloc::vec::Vec;

/// All that a storefront knows.
pub(super) struct Shop {
    settings: Settings,
    state: State,
    products: Products,
    /// The number of the last request of our own. They count down, so that no call of the page has one of them.
    last_request: u32,
    /// The call to the cart that is under way, and the number of its request.
    call: Option<(u32, CallId, Act)>,
    /// What the page was told of the cart.
    shown: Shown,
}

impl Shop {
    pub(super) fn new(settings: Settings) -> Self {
        let mut state = State::new(settings.cart_id.as_deref().and_then(CartId::new));
        if settings.is_cart_used {
            state = state.used();
        }
        #[cfg(feature = "bare")]
        let state = state.able(Abilities::ALL);
        Shop { settings, state, products: Products::default(), last_request: 0, call: None, shown: Shown::default() }
    }

    /// Takes a call:
    ///
    /// | what | with | comes to |
    /// |---|---|---|
    /// | `product` | sku, catalogue, system or null | a view; the page knows the product by the call's number |
    /// | `add` | product, options, quantity, link | the line's id |
    /// | `setQuantity` | line, quantity (0 removes it) | the line's id, or null |
    /// | `refresh` | the name that is kept of a cart and whether it was used, or null | null |
    /// | `checkout` | catalogue | the address to go to |
    /// | `resolve` | the number of an uncertain add, whether to send it again | the line's id, or null |
    /// | `forget` | | |
    /// | `answered` | status, location, for how many milliseconds the API wants to be left alone; the bytes | |
    /// | `failed` | whether for want of time | |
    /// | `free` | the number of a product or a picker that the page is done with | |
    ///
    /// in the full engine these, too:
    ///
    /// | what | with | comes to |
    /// |---|---|---|
    /// | `replace` | line, product, options, quantity (which counts for nothing), link | the new line's id |
    /// | `giveUp` | the number of a call | |
    /// | `ring` | the number of a timer | |
    /// | `wake` | | |
    /// | `locked` | the cart's name, whether it was used, the version, the logs of pages that are gone | |
    /// | `leave` | | |
    ///
    /// and the calls of [`Products::take`].
    ///
    /// # Errors
    /// What is refused at once; nothing changes.
    pub(super) fn take(&mut self, what: &str, call: &mut Call, told: &mut JsonWriter) -> Result<(), Error> {
        self.state.prepare_id(CartId::new(&call.text()));
        let number = call.number;
        let event = match what {
            "add" => Event::Asked(number, self.read_add(call)?),
            "setQuantity" => Event::Asked(number, Act::SetQuantity(call.text().into(), call.units()?)),
            "refresh" => {
                self.state.adopt(CartId::new(&call.text()), call.next().is_true());
                Event::Asked(number, Act::Refresh)
            }
            "checkout" => Event::Asked(number, Act::Checkout(call.whole())),
            "resolve" => {
                let intent = call.whole().unwrap_or_default();
                let answer = if call.next().is_true() { Resolve::SendAgain } else { Resolve::Drop };
                Event::Resolved(number, intent, answer)
            }
            "forget" => Event::Forgotten,
            #[cfg(feature = "tabs")]
            "locked" => self.read_locked(call),
            #[cfg(feature = "tabs")]
            "leave" => Event::Left,
            #[cfg(feature = "replace")]
            "replace" => {
                let line = call.text();
                let Act::Add(item, _) = self.read_add(call)? else { return Ok(()) };
                Event::Replaced(number, line.into(), item)
            }
            #[cfg(feature = "retries")]
            "ring" => Event::Timer(call.whole().unwrap_or_default()),
            #[cfg(feature = "wake")]
            "wake" => Event::Woken,
            #[cfg(feature = "give-up")]
            "giveUp" => Event::GivenUp(call.whole().unwrap_or_default()),
            _ => return self.take_other(what, call, told),
        };
        self.happen(event, told);
        Ok(())
    }

    fn take_other(&mut self, what: &str, call: &mut Call, told: &mut JsonWriter) -> Result<(), Error> {
        match what {
            "product" => {
                let (sku, catalog_id) = (call.text(), call.whole());
                #[cfg(feature = "quotes")]
                if let Some(system) = call.next().text() {
                    return self.read_system_product(call.number, sku, &system, told);
                }
                self.read_product(call.number, sku, catalog_id, told);
            }
            "answered" => {
                let status = call.whole().and_then(|status| status.try_into().ok()).unwrap_or_default();
                let location = call.text();
                let body = call.body;
                self.ended(call, Ok(Response { status, location: &location, body }), told);
            }
            "failed" => {
                let lost = if call.next().is_true() {
                    Error::plain(Kind::Timeout, "no answer came in time")
                } else {
                    Error::plain(Kind::Network, "the API cannot be reached")
                };
                let lost = lost.with_thrown(call.number);
                self.ended(call, Err(lost), told);
            }
            "free" => {
                let lines = self.state.lines();
                let serves = |known: &Known| lines.iter().any(|line| known.is(&line.item.sku, line.item.catalog_id));
                self.products.free(call.whole(), serves);
            }
            _ => return self.products.take(what, call, &self.settings, told),
        }
        Ok(())
    }

    /// What is to be added, checked.
    fn read_add(&self, call: &mut Call) -> Result<Act, Error> {
        let (product, chosen, quantity) = self.products.read_choice(call)?;
        #[cfg(feature = "quotes")]
        check_sale(&product, (&chosen, quantity.get()), self.products.system_of(&product))?;
        let item = Item {
            sku: product.sku.clone(),
            catalog_id: product.catalog_id,
            options: chosen.options,
            price: chosen.unit,
            product_link: call.next().text(),
            image: None,
        };
        Ok(Act::Add(Rc::new(item), quantity))
    }

    /// The cart's name, whether it was used, the version, and the journals of pages that are gone. One that cannot be read
    /// is set aside.
    #[cfg(feature = "tabs")]
    fn read_locked(&mut self, call: &mut Call) -> Event {
        let id = CartId::new(&call.text());
        let is_used = call.next().is_true();
        let shared = Shared { id, is_used, version: call.whole().unwrap_or_default() };
        let mut journals = alloc::vec::Vec::new();
        for (_, text) in call.next().entries() {
            match read_journal(text.text().unwrap_or_default().as_bytes()) {
                Ok(journal) => journals.push(journal),
                Err(_) => self.state.lose_journal(),
            }
        }
        Event::Locked(shared, journals)
    }

    fn read_product(&mut self, number: u32, sku: String, catalog_id: Option<u32>, told: &mut JsonWriter) {
        send(told, number, &write_product(&self.settings.api, &sku, catalog_id));
        self.products.known.push(Known {
            number,
            sku,
            catalog_id,
            product: None,
            #[cfg(feature = "quotes")]
            system: None,
        });
    }

    /// Asks the gateway for a product of another system.
    #[cfg(feature = "quotes")]
    fn read_system_product(
        &mut self,
        number: u32,
        sku: String,
        system: &str,
        told: &mut JsonWriter,
    ) -> Result<(), Error> {
        let Some(gateway) = &self.settings.gateway else {
            return Err(Error::filled(
                Kind::Configuration,
                "products of ~ come through a gateway, and none is set",
                &[system],
            )
            .within("gateway"));
        };
        let (system, request) = gateway::write_product(gateway, system, &sku)?;
        send(told, number, &request);
        self.products.known.push(Known { number, sku, catalog_id: None, product: None, system: Some(system) });
        Ok(())
    }

    /// Takes a step, does what it says, and shows the new cart.
    fn happen(&mut self, event: Event, told: &mut JsonWriter) {
        for effect in step(&mut self.state, event) {
            match effect {
                Effect::Send(call, act) => self.send_call(call, act, told),
                Effect::KeepId { is_used } => {
                    open(told, "keep", 0);
                    told.text_or_null(self.state.id().map(CartId::as_str));
                    told.literal(if is_used { "true" } else { "false" });
                    told.close(']');
                }
                Effect::Settle(intent, Ok(text)) => settle(told, intent, text.as_deref()),
                Effect::Settle(intent, Err(error)) => refuse(told, intent, &error),
                #[cfg(feature = "retries")]
                Effect::SetTimer(timer, gap) => {
                    open(told, "timer", timer);
                    told.whole(Some(gap));
                    told.close(']');
                }
                #[cfg(feature = "tabs")]
                effect => tell_tabs(told, &effect),
            }
        }
        self.show(told);
    }

    /// The answer to a request, or how it was lost.
    fn ended(&mut self, ended: &mut Call, response: Result<Response, Error>, told: &mut JsonWriter) {
        let number = ended.number;
        if let Some((_, call, act)) = self.call.take_if(|(request, ..)| *request == number) {
            let cart = self.state.id().map_or("", CartId::as_str);
            let answer = response.and_then(|response| read_answer(&self.settings.api, cart, &act, &response));
            if self.settings.api.turn(&act, &answer) {
                return self.send_call(call, act, told);
            }
            #[cfg(feature = "retries")]
            let answer = answer.map_err(|error| error.with_retry_after(ended.whole()));
            return self.happen(Event::Answered(call, answer.map_err(Rc::new)), told);
        }
        if let Some(index) = self.products.known.iter().position(|known| known.number == number) {
            self.product_ended(index, response, told);
        }
    }

    fn product_ended(&mut self, index: usize, response: Result<Response, Error>, told: &mut JsonWriter) {
        let Known {
            number,
            sku,
            catalog_id,
            product,
            #[cfg(feature = "quotes")]
            system,
        } = &mut self.products.known[index];
        #[cfg(feature = "quotes")]
        let body = response.as_ref().map_or(&[][..], |response| response.body);
        let read = |response| {
            #[cfg(feature = "quotes")]
            if system.is_some() {
                return gateway::read_product_answer(sku, &response);
            }
            read_product_answer(&self.settings.api, sku, *catalog_id, &response)
        };
        match response.and_then(read) {
            Ok(read) => {
                open(told, "settle", *number);
                write_product_view(told, &read);
                #[cfg(feature = "quotes")]
                write_sale(told, &read, *system, body);
                told.close('}');
                told.close(']');
                *product = Some(Rc::new(read));
                #[cfg(feature = "quotes")]
                self.shown.learn(&self.products.known[index]);
                self.products.put_first(index);
                self.show(told);
            }
            Err(error) => refuse(told, *number, &error),
        }
    }

    fn send_call(&mut self, call: CallId, act: Act, told: &mut JsonWriter) {
        let Some(cart) = self.state.id() else { return };
        let request = write_call(&self.settings.api, cart, &act);
        let number = self.next_request();
        self.call = Some((number, call, act));
        open_send(told, number, &request);
        #[cfg(feature = "retries")]
        told.literal("true");
        told.close(']');
    }

    fn next_request(&mut self) -> u32 {
        self.last_request = self.last_request.wrapping_sub(1);
        self.last_request
    }

    /// Shows the cart where it changed, and reads the products that its lines want to name.
    fn show(&mut self, told: &mut JsonWriter) {
        let lines = self.shown.tell(&self.state, &self.products, &self.settings, told);
        let mut place = 0;
        for line in lines {
            self.read_unknown(&line.item, &mut place, told);
        }
        #[cfg(feature = "quotes")]
        for item in self.state.uncertain().map(|(_, item, _)| item.clone()).collect::<Vec<_>>() {
            self.read_unknown(&item, &mut place, told);
        }
    }

    /// Reads the product of an item, unless it is known or being read.
    fn read_unknown(&mut self, item: &Item, place: &mut usize, told: &mut JsonWriter) {
        if self.products.find(item, place).is_none() {
            let number = self.next_request();
            self.read_product(number, item.sku.clone(), item.catalog_id, told);
        }
    }
}

fn send(told: &mut JsonWriter, number: u32, request: &Request) {
    open_send(told, number, request);
    told.close(']');
}

fn open_send(told: &mut JsonWriter, number: u32, request: &Request) {
    open(told, "send", number);
    told.text(request.method);
    told.text(&request.url);
    told.text(request.headers);
    told.text_or_null(request.body.as_deref());
}
