//! The view of a cart.

use super::products::Products;
#[cfg(not(feature = "quotes"))]
use super::settings::Settings;
#[cfg(not(feature = "quotes"))]
use super::view::open;
use super::view::{write_price, write_warning};
use crate::cart::{CartId, Expired, Freshness, Item, Line, State};
use crate::json_writer::JsonWriter;
#[cfg(not(feature = "quotes"))]
use crate::money::Amount;
use crate::money::{Currency, Money};
use crate::product::Product;
#[cfg(not(feature = "quotes"))]
use crate::product::line_price;
use crate::text::number;
use crate::wire::kibo_cart::instant;
use alloc::rc::Rc;
use alloc::string::String;
#[cfg(not(feature = "quotes"))]
use alloc::vec::Vec;

/// What the page was told of the cart.
#[cfg(not(feature = "quotes"))]
#[derive(Default)]
pub(super) struct Shown {
    lines: Vec<String>,
    head: String,
}

#[cfg(not(feature = "quotes"))]
impl Shown {
    /// Tells the cart where it changed, as `["cart", 0, view, lines]`: a line that is where it was, and as it was, by its place
    /// alone. Gives the lines.
    pub(super) fn tell(
        &mut self,
        state: &State,
        products: &Products,
        settings: &Settings,
        told: &mut JsonWriter,
    ) -> Vec<Rc<Line>> {
        let rounding = settings.rounding;
        let lines = state.lines();
        let currency = currency(state, &lines);
        let mut subtotal = currency.map(|currency| Money::new(Amount::ZERO, currency));
        let mut count: u32 = 0;
        let mut place = 0;
        let mut is_new = lines.len() < self.lines.len();
        let mut texts = Vec::new();
        let mut written = JsonWriter::default();
        written.open('[');
        for (index, line) in lines.iter().enumerate() {
            let total = line.item.price.and_then(|price| line_price(&price, line.quantity, rounding));
            subtotal = plus(subtotal, total);
            count = count.saturating_add(line.quantity);
            let product = products.find(&line.item, &mut place).and_then(|known| known.product.as_deref());
            let mut text = JsonWriter::default();
            write_line(&mut text, line, total, product);
            text.close('}');
            let text = text.into_text();
            if self.lines.get(index) == Some(&text) {
                written.whole(u32::try_from(index).ok());
            } else {
                is_new = true;
                written.literal(&text);
            }
            texts.push(text);
        }
        written.close(']');
        let mut head = JsonWriter::default();
        head.open('{');
        write_price(&mut head, "subtotal", subtotal.map(|sum| sum.rounded(rounding)));
        write_head(&mut head, state, currency, count, products);
        write_oddities(&mut head, state);
        head.close('}');
        let head = head.into_text();
        if is_new || head != self.head {
            open(told, "cart", 0);
            told.literal(&head);
            told.literal(&written.into_text());
            told.close(']');
            self.head = head;
        }
        self.lines = texts;
        lines
    }
}

/// Writes what a view says of the cart besides lines, sums and warnings.
pub(super) fn write_head(
    view: &mut JsonWriter,
    state: &State,
    currency: Option<Currency>,
    count: u32,
    products: &Products,
) {
    view.number("count", Some(count));
    view.field("currency", currency.as_ref().map(Currency::code));
    view.field("id", state.id().map(CartId::as_str));
    let settled = state.settled();
    view.field("createdDate", settled.created.as_deref());
    view.field("createdAt", settled.created.as_deref().map(instant).as_deref());
    view.field("locale", settled.locale.as_deref());
    view.field("externalCartId", settled.external_id.as_deref());
    view.field("status", Some(status(state)));
    view.flag("pending", state.has_pending());
    view.open_field("uncertain", '[');
    for (intent, item, quantity) in state.uncertain() {
        write_uncertain(view, intent, item, quantity, products);
    }
    view.close(']');
    write_expired(view, state.expired(), products);
}

fn status(state: &State) -> &'static str {
    match state.freshness() {
        Freshness::Unknown => "loading",
        Freshness::Fresh => "ready",
        Freshness::Stale => "stale",
    }
}

/// The cart's currency, or that of its first line while the shop has not named it.
pub(super) fn currency(state: &State, lines: &[Rc<Line>]) -> Option<Currency> {
    state.settled().currency.or_else(|| Some(lines.iter().find_map(|line| line.item.price)?.currency()))
}

/// The sum; `None` where a part of it is unknown or in another currency.
#[cfg(not(feature = "quotes"))]
fn plus(sum: Option<Money>, part: Option<Money>) -> Option<Money> {
    let (sum, part) = (sum?, part?);
    if sum.currency() == part.currency() { sum.plus(part.amount()) } else { None }
}

/// Writes a line, and leaves its object open.
pub(super) fn write_line(view: &mut JsonWriter, line: &Line, total: Option<Money>, product: Option<&Product>) {
    let item = &line.item;
    view.open('{');
    view.field("lineId", Some(&line.id));
    view.field("sku", Some(&item.sku));
    view.number("catalogId", item.catalog_id);
    view.field("name", product.map(|product| &*product.name));
    view.field("image", item.image.as_deref().or_else(|| image(product?, &item.options)));
    view.open_field("options", '[');
    write_choices(view, product, &item.options);
    view.close(']');
    view.pairs("selectedOptions", &item.options);
    view.number("quantity", Some(line.quantity));
    write_price(view, "price", item.price);
    write_price(view, "total", total);
    view.field("productLink", item.product_link.as_deref());
    view.flag("pending", line.pending);
}

/// The picture of the chosen values, else that of the product.
fn image<'a>(product: &'a Product, options: &[(String, String)]) -> Option<&'a str> {
    for (option, value) in options {
        let option = product.options.iter().find(|known| known.id == *option);
        let value = option.and_then(|option| option.value(value));
        if let Some(image) = value.and_then(|value| value.image.as_deref()) {
            return Some(image);
        }
    }
    product.images.first().map(|image| &*image.url)
}

/// What was chosen, in words and in display order; what the product does not know comes last, as its ids.
fn write_choices(view: &mut JsonWriter, product: Option<&Product>, chosen: &[(String, String)]) {
    let known = product.map_or(&[][..], |product| &product.options);
    for option in known {
        if let Some((_, value)) = chosen.iter().find(|(id, _)| *id == option.id) {
            let known = if option.text.is_some() { None } else { option.value(value) };
            write_choice(view, &option.name, known.map_or(value, |known| &known.name));
        }
    }
    for (id, value) in chosen {
        if !known.iter().any(|option| option.id == *id) {
            write_choice(view, id, value);
        }
    }
}

fn write_choice(view: &mut JsonWriter, name: &str, value: &str) {
    view.open('{');
    view.field("name", Some(name));
    view.field("value", Some(value));
    view.close('}');
}

/// Writes whatever is odd about the cart.
pub(super) fn write_oddities(view: &mut JsonWriter, state: &State) {
    view.open_field("warnings", '[');
    let mut tell = |code: &str, message: &str| write_warning(view, code, message);
    for warning in &state.settled().warnings {
        tell(warning.code, &warning.message);
    }
    for warning in state.notices() {
        tell(warning.code, &warning.message);
    }
    #[cfg(feature = "tabs")]
    if state.has_lost_journal() {
        tell("log-set-aside", "what an earlier page had under way cannot be read");
    }
    view.close(']');
}

fn write_uncertain(view: &mut JsonWriter, intent: u32, item: &Item, quantity: u32, products: &Products) {
    view.open('{');
    view.field("intentId", Some(&number(intent.into())));
    view.key("item");
    write_item(view, item, quantity, products);
    view.close('}');
}

fn write_expired(view: &mut JsonWriter, expired: Option<&Expired>, products: &Products) {
    view.key("expired");
    let Some(expired) = expired else { return view.literal("null") };
    view.open('{');
    view.field("intentId", Some(&number(expired.intent.into())));
    view.open_field("items", '[');
    for (item, quantity) in &expired.items {
        write_item(view, item, quantity.get(), products);
    }
    view.close(']');
    view.close('}');
}

fn write_item(view: &mut JsonWriter, item: &Item, quantity: u32, products: &Products) {
    let product = products.find(item, &mut 0).and_then(|known| known.product.as_deref());
    view.open('{');
    view.field("sku", Some(&item.sku));
    view.field("name", product.map(|product| &*product.name));
    view.pairs("selectedOptions", &item.options);
    view.number("quantity", Some(quantity));
    view.close('}');
}
