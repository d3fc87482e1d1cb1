//! Adds up carts for the benchmarks, called as pages call the core: text goes in, text comes out.
//!
//! A cart is `{"currency":"EUR","lines":[{"sku":"A-1","price":"9.99","quantity":2,"vatRate":"0.19"},…]}`, prices net.

use barrow::cart::PricedLines;
use barrow::json_writer::JsonWriter;
use barrow::money::{Currency, Money, Rate, Rounding, read_amount};
use barrow::product::line_price;
use barrow::product::quote::{LinePrice, PriceSettings, TaxMode};
use barrow::wire::json::Json;
use std::cell::RefCell;
use std::ptr::slice_from_raw_parts_mut;

const SETTINGS: PriceSettings = PriceSettings { rounding: Rounding::HalfUp, tax: TaxMode::OnTop };

/// What is sold on a line.
struct Item {
    unit: Option<Money>,
    rate: Option<Rate>,
}

struct Cart {
    items: Vec<Item>,
    /// As they are written.
    rates: Vec<(Rate, String)>,
    priced: PricedLines,
}

thread_local! {
    static CART: RefCell<Option<Cart>> = const { RefCell::new(None) };
    static TOLD: RefCell<(String, [usize; 2])> = const { RefCell::new((String::new(), [0; 2])) };
}

/// Takes what the core's own `call` takes, room for it included, and gives the same.
///
/// Number 0 adds up a cart, all lines told; number 1 does the same and holds the cart; number 2, `[line,quantity]`,
/// changes a line of the cart that is held.
///
/// # Safety
/// `call` and `body` are rooms of these lengths, filled, and handed in once.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn call_totals(
    number: u32,
    call: *mut u8,
    call_length: usize,
    body: *mut u8,
    body_length: usize,
) -> *const usize {
    // SAFETY: `room` made them, of these lengths, and let go of them.
    let [call, _] = [(call, call_length), (body, body_length)]
        .map(|(place, length)| unsafe { Box::from_raw(slice_from_raw_parts_mut(place, length)) });
    let answer = match number {
        2 => CART.with_borrow_mut(|cart| change(cart.as_mut().unwrap(), &call)),
        _ => add_up(&call, number == 1),
    };
    TOLD.with_borrow_mut(|(told, place)| {
        *told = answer;
        *place = [told.as_ptr() as usize, told.len()];
        place.as_ptr()
    })
}

fn add_up(text: &[u8], is_held: bool) -> String {
    let cart = read_cart(text);
    let mut told = JsonWriter::default();
    told.open('{');
    told.open_field("lines", '[');
    for line in cart.priced.lines() {
        told.text_or_null(text_of(line.line).as_deref());
    }
    told.close(']');
    cart.write_totals(&mut told);
    if is_held {
        CART.set(Some(cart));
    }
    told.into_text()
}

fn change(cart: &mut Cart, text: &[u8]) -> String {
    let mut numbers = Json::parse(text).unwrap().entries().map(|(_, number)| read_whole(number));
    let (index, quantity) = (numbers.next().unwrap(), numbers.next().unwrap());
    let line = cart.items[index as usize].priced(quantity);
    cart.priced.replace(index as usize, line);
    let mut told = JsonWriter::default();
    told.open('{');
    told.field("line", text_of(line.line).as_deref());
    cart.write_totals(&mut told);
    told.into_text()
}

fn read_cart(text: &[u8]) -> Cart {
    let cart = Json::parse(text).unwrap().object();
    let currency = Currency::new(&cart.text_of("currency").unwrap()).unwrap();
    let (mut items, mut rates, mut lines) = (vec![], vec![], vec![]);
    for (_, line) in cart.get("lines").entries() {
        let (item, quantity) = read_line(line, currency, &mut rates);
        lines.push(item.priced(quantity));
        items.push(item);
    }
    Cart { items, rates, priced: PricedLines::new(lines, Some(currency)) }
}

fn read_line(line: Json, currency: Currency, rates: &mut Vec<(Rate, String)>) -> (Item, u32) {
    let (mut item, mut quantity) = (Item { unit: None, rate: None }, 1);
    let (mut name, mut text) = (String::new(), String::new());
    for (key, value) in line.entries() {
        let value = value.text_in(&mut text);
        let amount = || read_amount(value?).ok();
        match key.text_in(&mut name) {
            Some("quantity") => quantity = value.and_then(|value| value.parse().ok()).unwrap(),
            Some("price") => item.unit = amount().map(|amount| Money::new(amount, currency)),
            Some("vatRate") => item.rate = value.and_then(|text| read_rate(text, rates)),
            _ => {}
        }
    }
    (item, quantity)
}

/// Most lines have a rate that is known already.
fn read_rate(text: &str, rates: &mut Vec<(Rate, String)>) -> Option<Rate> {
    if let Some((rate, _)) = rates.iter().find(|(_, known)| known == text) {
        return Some(*rate);
    }
    let rate = Rate::new(read_amount(text).ok()?)?;
    rates.push((rate, text.to_owned()));
    Some(rate)
}

fn read_whole(number: Json) -> u32 {
    number.text_in(&mut String::new()).unwrap().parse().unwrap()
}

impl Item {
    fn priced(&self, quantity: u32) -> LinePrice {
        let line = self.unit.and_then(|unit| line_price(&unit, quantity, SETTINGS.rounding));
        LinePrice::new(line, quantity, self.rate, SETTINGS)
    }
}

impl Cart {
    /// Closes the object, too.
    fn write_totals(&self, told: &mut JsonWriter) {
        let totals = self.priced.totals();
        told.field("subtotal", text_of(totals.subtotal).as_deref());
        told.open_field("vat", '{');
        for (rate, text) in &self.rates {
            let total = totals.by_rate.iter().find(|total| total.rate == *rate);
            told.field(text, total.and_then(|total| text_of(total.vat)).as_deref());
        }
        told.close('}');
        told.field("gross", text_of(totals.gross).as_deref());
        told.close('}');
    }
}

fn text_of(money: Option<Money>) -> Option<String> {
    money.map(|money| money.text())
}
