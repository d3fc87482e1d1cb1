//! The shop's API as the sheet has it: a state and a request in, a new state and the answer out.
//!
//! It knows the calls to carts; products it only prices. What nobody knows of the real API is a quirk. The table of
//! exchanges, which the sandbox and the readers are held to, holds for it as well.

pub mod carts;
mod exchanges;
mod goods;
mod quirks;

pub use quirks::{Ids, Quirks, Repeat};

use crate::cached::Cached;
use barrow::cart::Item;
use goods::Product;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::rc::Rc;

/// The address of the API.
pub const BASE: &str = "https://sandbox.example";

/// The key it accepts.
pub const KEY: &str = "asdf1234";

/// All that the API knows.
#[derive(Clone, Debug)]
pub struct Server {
    pub quirks: Quirks,
    pub carts: BTreeMap<String, Cached<Cart>>,
    products: Rc<Vec<Product>>,
    /// How many ids were issued.
    issued: u32,
}

/// A cart as it is kept.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cart {
    pub lines: Vec<Line>,
    pub is_completed: bool,
    /// What the checkout calls it, once it was handed over.
    external_id: Option<String>,
    currency: String,
    locale: String,
}

/// A line of a cart.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub id: String,
    pub sku: String,
    catalog: String,
    pub quantity: u32,
    pub price: String,
    /// The address of its product, as it was sent.
    product: String,
    pub options: Vec<(String, String)>,
    link: String,
}

/// What an answer says.
#[derive(Clone, Debug, PartialEq)]
pub struct Reply {
    pub status: u16,
    pub location: String,
    pub body: String,
}

/// What a request did.
#[derive(Clone, Debug, PartialEq)]
pub enum Deed {
    /// Added so many of a product; the link is that of the add.
    Added {
        link: String,
        sku: String,
        units: u32,
    },
    Set {
        line: String,
        quantity: u32,
    },
    Removed {
        line: String,
    },
    HandedOver,
}

/// A request that is understood so far.
struct Call<'a> {
    cart: &'a str,
    body: Option<&'a str>,
}

/// What comes of a call: what it did, if anything, and the answer; or what it is refused with.
type Outcome = Result<(Option<Deed>, Reply), Refusal>;

/// A status and what `additionalInfo` says; `error` says the status's own phrase, or another.
struct Refusal(u16, String, &'static str);

impl Server {
    /// An API that nobody has used yet.
    pub fn new(quirks: Quirks) -> Self {
        Server { quirks, carts: BTreeMap::new(), products: Rc::new(goods::catalogue()), issued: 0 }
    }

    /// Answers a request, and tells what it did.
    pub fn respond(&mut self, method: &str, url: &str, body: Option<&str>) -> (Reply, Option<Deed>) {
        match self.answer(method, url, body) {
            Ok((deed, reply)) => (self.quirks.write(reply), deed),
            Err(Refusal(status, info, phrase)) => {
                let body = json!({ "error": phrase, "additionalInfo": info });
                (self.quirks.write_refusal(reply(status, &body)), None)
            }
        }
    }

    /// True where a line of any cart has this id.
    pub fn has_line(&self, id: &str) -> bool {
        self.carts.values().any(|cart| cart.lines.iter().any(|line| line.id == id))
    }

    /// False where the line of this id holds something else.
    pub fn may_hold(&self, id: &str, item: &Item) -> bool {
        let catalog = item.catalog_id.map_or_else(|| "1".to_owned(), |catalog| catalog.to_string());
        let mut lines = self.carts.values().flat_map(|cart| &cart.lines).filter(|line| line.id == id).peekable();
        lines.peek().is_none()
            || lines.any(|line| (&line.sku, &line.catalog, &line.options) == (&item.sku, &catalog, &item.options))
    }

    fn answer(&mut self, method: &str, url: &str, body: Option<&str>) -> Outcome {
        let Some((path, query)) = url.strip_prefix(BASE).and_then(|tail| tail.split_once('?')) else {
            return Err(refusal(404, format!("No such resource:{url}")));
        };
        let key = query.strip_prefix("api_key=").unwrap_or_default();
        if key != KEY {
            return Err(refusal(403, format!("Api_key: {key} is not valid")));
        }
        let segments: Vec<_> = path.split('/').skip(1).map(decode).collect();
        let segments: Vec<_> = segments.iter().map(String::as_str).collect();
        let ["cart", cart, tail @ ..] = &segments[..] else {
            return Err(refusal(404, format!("No such resource:{path}")));
        };
        let call = Call { cart, body };
        match (method, tail) {
            ("GET", []) => self.read_cart(&call),
            ("GET", ["cartItems", line]) => self.read_line(&call, line),
            ("GET", [part]) => self.read_part(&call, part),
            ("POST", ["cartItems"]) => self.add(&call),
            ("PUT", ["cartItems", line, "quantity"]) => self.set_quantity(&call, line),
            ("DELETE", ["cartItems", line]) => self.remove(&call, line),
            ("POST", []) if self.quirks.checkout_at != "checkout" => self.check_out(&call),
            ("POST", ["checkout"]) if self.quirks.checkout_at != "cart" => self.check_out(&call),
            _ => Err(refusal(405, format!("{method} is not allowed here"))),
        }
    }

    /// The id of the next line.
    fn line_id(&mut self, item: &Line) -> String {
        let content = || {
            let options: String = item.options.iter().map(|(_, value)| &**value).collect();
            format!("d-{}-{}-{options}", item.catalog, item.sku)
        };
        let id = self.quirks.ids.issue(self.issued, content);
        self.issued += 1;
        id
    }
}

fn refusal(status: u16, info: String) -> Refusal {
    let phrase = match status {
        400 => "Bad Request",
        403 => "Forbidden",
        404 => "Not Found",
        _ => "Method Not Allowed",
    };
    Refusal(status, info, phrase)
}

fn reply(status: u16, body: &Value) -> Reply {
    let body = if body.is_null() { String::new() } else { body.to_string() };
    Reply { status, location: String::new(), body }
}

/// A percent-encoded segment, decoded.
fn decode(segment: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = segment.bytes();
    while let Some(byte) = rest.next() {
        let hex = |rest: &mut std::str::Bytes| [rest.next(), rest.next()].map(Option::unwrap_or_default);
        let decoded = |hex: [u8; 2]| u8::from_str_radix(std::str::from_utf8(&hex).ok()?, 16).ok();
        bytes.push(if byte == b'%' { decoded(hex(&mut rest)).unwrap_or(byte) } else { byte });
    }
    String::from_utf8(bytes).unwrap_or_default()
}
