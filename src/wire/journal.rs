//! The journal of a page as text: what the browser keeps of a cart's log.
//!
//! `{ "format": 1, "intents": [...] }`. It holds part numbers and catalogues, never the addresses of products, which hold
//! the API key. Whoever reads it must not rely on it: what was kept may be rubbish, or of another version.

use super::json::{Json, Shape};
use crate::cart::{Act, Behind, CartId, Intent, Item, Journal, Progress, Quantity};
use crate::error::{Error, Kind};
use crate::json_writer::JsonWriter;
use crate::money::{Currency, Money, read_amount};
use crate::text::{number, read_number};
use alloc::rc::Rc;
use alloc::string::String;
use alloc::vec::Vec;

/// What is written here.
const FORMAT: &str = "1";

/// Writes a journal.
#[must_use]
pub fn write_journal(journal: &Journal) -> String {
    let mut json = JsonWriter::default();
    json.open('{');
    json.field("format", Some(FORMAT));
    json.field("cart", journal.cart.as_ref().map(CartId::as_str));
    json.open_field("intents", '[');
    for intent in &journal.intents {
        write_intent(&mut json, intent);
    }
    json.close(']');
    json.close('}');
    json.into_text()
}

fn write_intent(json: &mut JsonWriter, intent: &Intent) {
    json.open('{');
    json.field("id", Some(&number(intent.id.into())));
    json.field("line", Some(&intent.line));
    json.field("progress", Some(progress_word(intent.progress)));
    json.number("before", intent.before);
    match &intent.act {
        Act::Add(item, quantity) => write_add(json, item, *quantity),
        Act::SetQuantity(_, quantity) => json.number("set", Some(*quantity)),
        Act::Checkout(_) | Act::Refresh => {}
    }
    if let Some(behind) = &intent.behind {
        write_behind(json, behind);
    }
    json.close('}');
}

fn write_add(json: &mut JsonWriter, item: &Item, quantity: Quantity) {
    json.open_field("add", '{');
    json.field("sku", Some(&item.sku));
    json.number("catalogId", item.catalog_id);
    json.pairs("options", &item.options);
    json.number("quantity", Some(quantity.get()));
    json.field("price", item.price.map(|price| price.text()).as_deref());
    json.field("currency", item.price.map(|price| price.currency()).as_ref().map(Currency::code));
    json.field("productLink", item.product_link.as_deref());
    json.close('}');
}

fn write_behind(json: &mut JsonWriter, behind: &Behind) {
    json.open_field("behind", '{');
    json.field("add", Some(&number(behind.add.into())));
    json.field("made", Some(&behind.made));
    json.number("quantity", Some(behind.quantity.get()));
    json.field("old", behind.failed.as_ref().map(|(old, _)| &**old));
    json.close('}');
}

/// Reads a journal. What is of another format, or cannot be understood, is refused as a whole: half a log is none.
///
/// # Errors
/// `unreadable-answer`, with the place.
pub fn read_journal(bytes: &[u8]) -> Result<Journal, Error> {
    let json = Json::parse(bytes)?;
    if !json.get("format").is(FORMAT) {
        return Err(Error::plain(Kind::UnreadableAnswer, "a log of another version").within("format"));
    }
    let cart = json.text_of("cart").as_deref().and_then(CartId::new);
    let mut journal = Journal { cart, intents: Vec::new() };
    for (index, (_, intent)) in json.get("intents").entries_of(Shape::List)?.enumerate() {
        journal.intents.push(read_intent(intent).map_err(|error| error.within_index(index).within("intents"))?);
    }
    Ok(journal)
}

fn read_intent(json: Json) -> Result<Intent, Error> {
    let line: Rc<str> = required(json, "line")?.into();
    let act = match whole(json, "set") {
        Some(quantity) if quantity <= Quantity::MAX => Act::SetQuantity(Rc::clone(&line), quantity),
        _ => read_add(json.get("add")).map_err(|error| error.within("add"))?,
    };
    let progress = read_progress(&required(json, "progress")?)?;
    let behind = json.get("behind");
    Ok(Intent {
        id: whole(json, "id").ok_or_else(|| Error::missing("id"))?,
        askers: Vec::new(),
        act,
        line,
        progress,
        attempts: 0,
        before: whole(json, "before"),
        was_taken_over: true,
        behind: if behind.is_null() {
            None
        } else {
            Some(read_behind(behind).map_err(|error| error.within("behind"))?)
        },
    })
}

fn read_add(json: Json) -> Result<Act, Error> {
    let item = Item {
        sku: required(json, "sku")?,
        catalog_id: whole(json, "catalogId"),
        options: json.get("options").pairs(),
        price: price(json),
        product_link: json.text_of("productLink"),
        image: None,
    };
    Ok(Act::Add(item.into(), read_quantity(json)?))
}

fn read_behind(json: Json) -> Result<Behind, Error> {
    let failed = |old: String| (old.into(), Error::plain(Kind::Network, "the line was not removed").into());
    Ok(Behind {
        add: whole(json, "add").ok_or_else(|| Error::missing("add"))?,
        made: required(json, "made")?.into(),
        quantity: read_quantity(json)?,
        failed: json.text_of("old").map(failed),
    })
}

fn read_quantity(json: Json) -> Result<Quantity, Error> {
    Quantity::new(whole(json, "quantity").unwrap_or_default())
}

fn price(json: Json) -> Option<Money> {
    let amount = read_amount(&json.text_of("price")?).ok()?;
    Some(Money::new(amount, Currency::new(&json.text_of("currency")?).ok()?))
}

fn required(json: Json, key: &str) -> Result<String, Error> {
    json.text_of(key).filter(|text| !text.is_empty()).ok_or_else(|| Error::missing(key))
}

fn whole(json: Json, key: &str) -> Option<u32> {
    read_number(&json.text_of(key)?)
}

fn progress_word(progress: Progress) -> &'static str {
    match progress {
        Progress::Waiting => "waiting",
        Progress::Sent | Progress::Applied => "sent",
        Progress::Asked => "asked",
    }
}

fn read_progress(word: &str) -> Result<Progress, Error> {
    match word {
        "waiting" => Ok(Progress::Waiting),
        "sent" => Ok(Progress::Sent),
        "asked" => Ok(Progress::Asked),
        _ => Err(Error::filled(Kind::UnreadableAnswer, "no state of an intent: \"~\"", &[word]).within("progress")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn journal() -> Journal {
        let money = Money::new(read_amount("12.50").unwrap(), Currency::new("USD").unwrap());
        let item = Item {
            sku: "A/B \"C\"".to_owned(),
            catalog_id: Some(0),
            options: vec![("__proto__".to_owned(), "red".to_owned())],
            price: Some(money),
            product_link: Some("https://shop.example/a".to_owned()),
            image: None,
        };
        let intent = |id, act, line: &str, progress| Intent {
            id,
            askers: vec![],
            act,
            line: line.into(),
            progress,
            attempts: 0,
            before: None,
            was_taken_over: true,
            behind: None,
        };
        let behind = Behind { add: 7, made: "pending-7".into(), quantity: Quantity::ONE, failed: None };
        let add = Act::Add(item.into(), Quantity::new(3).unwrap());
        let intents = vec![
            Intent { before: Some(2), ..intent(7, add.clone(), "pending-7", Progress::Sent) },
            Intent { behind: Some(behind), ..intent(8, Act::SetQuantity("l1".into(), 0), "l1", Progress::Waiting) },
            intent(u32::MAX - 1, Act::SetQuantity("l2".into(), 5), "l2", Progress::Waiting),
            intent(9, add, "pending-9", Progress::Asked),
        ];
        Journal { cart: CartId::new("c1"), intents }
    }

    #[test]
    fn a_journal_reads_back_the_same() {
        let text = write_journal(&journal());

        assert_eq!(read_journal(text.as_bytes()), Ok(journal()));
    }

    #[test]
    fn a_journal_holds_no_address_of_the_api() {
        let text = write_journal(&journal());

        assert!(!text.contains("api_key") && !text.contains("/product/"), "{text}");
    }

    #[test]
    fn rubbish_and_other_versions_are_refused_with_their_place() {
        let cases = [
            ("", ""),
            ("{", ""),
            ("[]", "format"),
            ("{\"format\":\"2\",\"intents\":[]}", "format"),
            ("{\"format\":\"1\",\"intents\":[{}]}", "intents[0].line"),
            ("{\"format\":\"1\",\"intents\":[{\"line\":\"l\"}]}", "intents[0].add.sku"),
            ("{\"format\":\"1\",\"intents\":[{\"line\":\"l\",\"set\":1,\"progress\":\"odd\"}]}", "intents[0].progress"),
            ("{\"format\":\"1\",\"intents\":[{\"line\":\"l\",\"set\":2000000}]}", "intents[0].add.sku"),
            ("{\"format\":\"1\",\"intents\":[{\"line\":\"l\",\"add\":{\"sku\":\"a\"}}]}", "intents[0].add.quantity"),
            ("{\"format\":\"1\",\"intents\":[{\"line\":\"l\",\"set\":1,\"progress\":\"sent\"}]}", "intents[0].id"),
        ];
        for (text, field) in cases {
            let error = read_journal(text.as_bytes()).expect_err(text);
            assert_eq!(error.field(), field, "{text}");
        }
    }
}
