//! What a server calls.

use super::importer::Importer;
use super::orders;
use super::quote::quote;
use super::source::{Source, read_response};
use crate::error::{Error, Kind};
use crate::js::call::Call;
use crate::js::product_view::write_product as write_product_view;
use crate::js::view::{open, refuse, write_warnings};
use crate::json_writer::JsonWriter;
use crate::product::Product;
use crate::wire::server::{Attempt, Secret, pause_ms};
use crate::wire::{Asked, Response, System, kibo_perfectsync, normal, read_product};
use alloc::string::String;

/// Answers one call at a time and keeps nothing: no product, no setting, no secret.
#[derive(Default)]
pub struct Desk;

impl Desk {
    /// A desk.
    #[must_use]
    pub const fn new() -> Self {
        Desk
    }

    /// Takes a call and gives the messages that it leads to; see [`super`].
    #[must_use]
    pub fn call(&mut self, number: u32, call: &[u8], body: &[u8]) -> String {
        let mut told = JsonWriter::default();
        let mut value = JsonWriter::default();
        told.open('[');
        match Call::read(number, call, body).and_then(|mut call| take(&mut call, &mut value)) {
            Ok(()) => {
                open(&mut told, "settle", number);
                told.literal(&value.into_text());
                told.close(']');
            }
            Err(error) => refuse(&mut told, number, &error),
        }
        told.close(']');
        told.into_text()
    }
}

fn take(call: &mut Call, told: &mut JsonWriter) -> Result<(), Error> {
    match &*call.text() {
        "readProduct" => read_alone(call, told)?,
        "quote" => quote(call, told)?,
        "checkOrder" => orders::check(call, told)?,
        "buildOrder" => orders::build(call, told)?,
        "writeProduct" => Source::read(call)?.write_product(call, told)?,
        "readAnswer" => read_answer(call, told)?,
        "writeQuery" => Source::read(call)?.write_query(call, told)?,
        "readFound" => read_found(call, told)?,
        "writeToken" => Source::read(call)?.write_token(told)?,
        "readToken" => Source::read(call)?.read_token(call, told)?,
        "writeTicket" => Importer::read(call)?.write_ticket(told),
        "readTicket" => Importer::read(call)?.read_ticket(call, told)?,
        "writeOrder" => Importer::read(call)?.write_order(call, told)?,
        "readOrder" => Importer::read(call)?.read_order(call, told),
        "writeLookup" => Importer::read(call)?.write_lookup(call, told)?,
        "readLookup" => Importer::read(call)?.read_lookup(call, told),
        "pause" => write_pause(call, told),
        what => return Err(Error::new(Kind::BadRequest, &["there is no call \"", what, "\""])),
    }
    Ok(())
}

fn read_system(call: &mut Call) -> Result<System, Error> {
    let name = call.text();
    System::with_code(&name)
        .ok_or_else(|| Error::new(Kind::Configuration, &["there is no system \"", &name, "\""]).within("system"))
}

/// Reads a product that somebody has fetched by themselves.
fn read_alone(call: &mut Call, told: &mut JsonWriter) -> Result<(), Error> {
    let system = read_system(call)?;
    let response = Response { status: 200, location: "", body: call.body };
    write_product(told, &read_product(system, &Asked::default(), &response)?);
    Ok(())
}

fn read_answer(call: &mut Call, told: &mut JsonWriter) -> Result<(), Error> {
    let source = Source::read(call)?;
    let (id, token) = (call.text(), Secret::new(call.text()));
    let asked = Asked { id: &id, catalog_id: None, secrets: &source.secrets(&token) };
    write_product(told, &read_product(source.system(), &asked, &read_response(call))?);
    Ok(())
}

fn read_found(call: &mut Call, told: &mut JsonWriter) -> Result<(), Error> {
    let secrets = Source::read(call)?.secrets(&Secret::default());
    let found = kibo_perfectsync::read_found(&read_response(call), &secrets)?;
    told.open('{');
    told.open_field("products", '[');
    for product in &found.products {
        write_product(told, product);
    }
    told.close(']');
    write_warnings(told, &found.warnings);
    told.close('}');
    Ok(())
}

/// How long to wait before the next attempt.
fn write_pause(call: &mut Call, told: &mut JsonWriter) {
    let (_system, _settings) = (call.next(), call.next());
    let number = call.whole().unwrap_or_default();
    let status = call.whole().and_then(|status| status.try_into().ok());
    let retry_after = call.next().text();
    let now_s = call.whole().unwrap_or_default().into();
    let jitter = call.whole().unwrap_or_default();
    let attempt = Attempt { number, status, retry_after: retry_after.as_deref(), now_s, jitter };
    told.whole(pause_ms(&attempt).and_then(|pause| pause.try_into().ok()));
}

/// `{ view, json }`: what every shop says of a product, and all of it in Barrow's own form, as text.
fn write_product(told: &mut JsonWriter, product: &Product) {
    told.open('{');
    told.key("view");
    write_product_view(told, product);
    told.close('}');
    told.field("json", Some(&normal::write_product(product)));
    told.close('}');
}
