//! The systems that a server asks for products.

use crate::error::{Error, Kind};
use crate::js::call::Call;
use crate::json_writer::JsonWriter;
use crate::text::read_number;
use crate::wire::json::Json;
use crate::wire::server::{Request, Secret, Token};
use crate::wire::{Response, System, kibo_perfectsync, meplato, pitney_bowes};
use alloc::string::String;
use alloc::vec::Vec;

/// A system with its settings.
pub(super) enum Source {
    PerfectSync(kibo_perfectsync::Api),
    /// With the key and the secret that a token is given for.
    PitneyBowes(pitney_bowes::Api, String, Secret),
    Meplato(meplato::Api),
}

impl Source {
    /// Reads a system's name and its settings, an object.
    ///
    /// # Errors
    /// `configuration`, with the setting's name as the place.
    pub(super) fn read(call: &mut Call) -> Result<Self, Error> {
        let (name, settings) = (call.text(), call.next());
        match System::with_code(&name) {
            Some(System::PerfectSync) => perfectsync(settings),
            Some(System::PitneyBowes) => pitney_bowes(settings),
            Some(System::Meplato) => meplato(settings),
            _ => Err(Error::new(Kind::Configuration, &["no server asks \"", &name, "\""]).within("system")),
        }
    }

    /// Which system it is.
    pub(super) fn system(&self) -> System {
        match self {
            Source::PerfectSync(_) => System::PerfectSync,
            Source::PitneyBowes(..) => System::PitneyBowes,
            Source::Meplato(_) => System::Meplato,
        }
    }

    /// What no error may repeat.
    pub(super) fn secrets(&self, token: &Secret) -> Vec<Secret> {
        let mut secrets = match self {
            Source::PerfectSync(api) => api.secrets(),
            Source::PitneyBowes(api, key, secret) => Vec::from([secret.clone(), encoded(api, key, secret)]),
            Source::Meplato(api) => api.secrets(),
        };
        secrets.push(token.clone());
        secrets
    }

    /// Writes the request that reads a product: its id, a token where the system wants one, and the id of the attempt,
    /// which is made from the call's bytes where it is null.
    ///
    /// # Errors
    /// `bad-request`, `configuration`; nothing is sent.
    pub(super) fn write_product(&self, call: &mut Call, told: &mut JsonWriter) -> Result<(), Error> {
        let (id, token) = (call.text(), Secret::new(call.text()));
        let request = match self {
            Source::PerfectSync(api) => kibo_perfectsync::write_product(api, &id)?,
            Source::PitneyBowes(api, ..) => {
                let ticket = pitney_bowes::Ticket { token: token.clone(), transaction_id: transaction_id(call)? };
                pitney_bowes::write_product(api, &ticket, &id)?
            }
            Source::Meplato(api) => meplato::write_product(api, &id)?,
        };
        write_request(told, &request, &self.secrets(&token));
        Ok(())
    }

    /// Writes the request that looks for products: `{ term, perPage, page, sortBy }`.
    ///
    /// # Errors
    /// `bad-request` for what cannot be looked for, and from the systems that cannot look; nothing is sent.
    pub(super) fn write_query(&self, call: &mut Call, told: &mut JsonWriter) -> Result<(), Error> {
        let Source::PerfectSync(api) = self else { return Err(no_such_call("query")) };
        let query = call.next();
        let query = kibo_perfectsync::Query {
            term: query.text_of("term").unwrap_or_default(),
            per_page: read_page(query, "perPage")?,
            page: read_page(query, "page")?,
            sort_by_relevance: read_order(query)?,
        };
        let request = kibo_perfectsync::write_query(api, &query)?;
        write_request(told, &request, &self.secrets(&Secret::default()));
        Ok(())
    }

    /// Writes the request that fetches a token.
    ///
    /// # Errors
    /// `configuration`; nothing is sent.
    pub(super) fn write_token(&self, told: &mut JsonWriter) -> Result<(), Error> {
        let Source::PitneyBowes(api, key, secret) = self else { return Err(no_such_call("token")) };
        let request = pitney_bowes::write_token(api, key, secret)?;
        write_request(told, &request, &self.secrets(&Secret::default()));
        Ok(())
    }

    /// Reads the answer to that: `{ token, renewAfterS }`.
    ///
    /// # Errors
    /// What the answer says.
    pub(super) fn read_token(&self, call: &mut Call, told: &mut JsonWriter) -> Result<(), Error> {
        let response = read_response(call);
        let token = pitney_bowes::read_token(&response, &self.secrets(&Secret::default()))?;
        write_token(told, &token);
        Ok(())
    }
}

fn perfectsync(settings: Json) -> Result<Source, Error> {
    let text = |key| settings.text_of(key).unwrap_or_default();
    let settings = kibo_perfectsync::Settings {
        base_url: text("baseUrl"),
        manufacturer_id: text("manufacturerId"),
        catalog_id: text("catalogId"),
        currency: text("currency"),
        locale: text("locale"),
        user: text("user"),
        password: Secret::new(text("password")),
    };
    kibo_perfectsync::Api::new(&settings).map(Source::PerfectSync)
}

fn pitney_bowes(settings: Json) -> Result<Source, Error> {
    let environment = settings.text_of("environment").unwrap_or_default();
    let usual = match &*environment {
        "" | "production" => pitney_bowes::Api::PRODUCTION,
        "sandbox" => pitney_bowes::Api::SANDBOX,
        _ => {
            let message = ["there is no environment \"", &environment, "\""];
            return Err(Error::new(Kind::Configuration, &message).within("environment"));
        }
    };
    let base_url = settings.text_of("baseUrl");
    let mut api = pitney_bowes::Api::new(base_url.as_deref().unwrap_or(usual))?;
    api.client_id = settings.text_of("clientId");
    api.brand = settings.text_of("brand");
    let [key, secret] = [required(settings, "apiKey")?, required(settings, "apiSecret")?];
    Ok(Source::PitneyBowes(api, key, Secret::new(secret)))
}

/// A setting that must be there.
pub(super) fn required(settings: Json, key: &str) -> Result<String, Error> {
    let text = settings.text_of(key).filter(|text| !text.is_empty());
    text.ok_or_else(|| Error::new(Kind::Configuration, &["the setting ", key, " is missing"]).within(key))
}

fn meplato(settings: Json) -> Result<Source, Error> {
    let headers = settings.get("headers").pairs();
    let headers: Vec<_> = headers.into_iter().map(|(name, value)| (name, Secret::new(value))).collect();
    meplato::Api::new(&settings.text_of("url").unwrap_or_default(), &headers).map(Source::Meplato)
}

/// Key and secret as they are sent.
fn encoded(api: &pitney_bowes::Api, key: &str, secret: &Secret) -> Secret {
    let request = pitney_bowes::write_token(api, key, secret).ok();
    request.map(|request| request.headers.credential()).unwrap_or_default()
}

fn transaction_id(call: &mut Call) -> Result<pitney_bowes::TransactionId, Error> {
    let given = call.next();
    if let Some(id) = given.text() {
        return pitney_bowes::TransactionId::new(&id);
    }
    let Ok(random) = call.body.try_into() else {
        return Err(Error::new(Kind::BadRequest, &["there are no random bytes"]).within("transactionId"));
    };
    Ok(pitney_bowes::TransactionId::random(random))
}

fn read_page(query: Json, key: &str) -> Result<Option<u32>, Error> {
    let number = query.get(key);
    if number.is_null() {
        return Ok(None);
    }
    let whole = number.text().and_then(|text| read_number(&text));
    whole.map(Some).ok_or_else(|| Error::new(Kind::BadRequest, &["no whole number: ", number.raw()]).within(key))
}

/// There is one order to name.
fn read_order(query: Json) -> Result<bool, Error> {
    let order = query.get("sortBy");
    if order.is_null() || order.is("relevance") {
        return Ok(!order.is_null());
    }
    Err(Error::new(Kind::BadRequest, &["there is no order ", order.raw()]).within("sortBy"))
}

fn no_such_call(what: &str) -> Error {
    Error::new(Kind::BadRequest, &["this system has no ", what])
}

/// The status of an answer, whose bytes came with the call.
pub(super) fn read_response<'a>(call: &mut Call<'a>) -> Response<'a> {
    let status = call.whole().and_then(|status| status.try_into().ok()).unwrap_or_default();
    Response { status, location: "", body: call.body }
}

/// `{ token, renewAfterS }`
pub(super) fn write_token(told: &mut JsonWriter, token: &Token) {
    told.open('{');
    told.field("token", Some(token.access.reveal()));
    told.number("renewAfterS", Some(token.renew_after_s()));
    told.close('}');
}

/// `{ method, url, headers: [[name, value]], body, secrets }`: the secrets are what no error may repeat.
pub(super) fn write_request(told: &mut JsonWriter, request: &Request, secrets: &[Secret]) {
    told.open('{');
    told.field("method", Some(request.method));
    told.field("url", Some(&request.url));
    told.open_field("headers", '[');
    for header in request.headers.iter() {
        told.open('[');
        told.text(&header.name);
        told.text(header.value.reveal());
        told.close(']');
    }
    told.close(']');
    told.field("body", request.body.as_ref().map(Secret::reveal));
    told.open_field("secrets", '[');
    for secret in secrets {
        told.text(secret.reveal());
    }
    told.close(']');
    told.close('}');
}
