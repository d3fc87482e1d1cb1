//! What a server needs to hand over an order: requests, and what their answers say.

use super::source::{read_response, required, write_outgoing, write_token};
use crate::error::{Error, Kind};
use crate::js::call::Call;
use crate::js::view::write_error;
use crate::text::read_number;
use crate::wire::json::Json;
use crate::wire::json_writer::JsonWriter;
use crate::wire::kibo_order::{Client, Credentials, Imported, Refusal, Region, Retry, ServerRequest, Tenant};
use crate::wire::server::Secret;
use alloc::boxed::Box;
use alloc::string::String;

/// How long before its end a token is renewed.
const EARLY_S: u64 = 300;

/// What an answer says of an order, or why it says nothing.
type Said<T> = Result<T, Box<Refusal>>;

/// A site that takes orders, and who hands them over.
pub(super) struct Importer {
    client: Client,
    secret: String,
}

impl Importer {
    /// Reads the settings, an object, after the system's name.
    ///
    /// # Errors
    /// `configuration`, with the setting's name as the place.
    pub(super) fn read(call: &mut Call) -> Result<Self, Error> {
        let (_system, settings) = (call.next(), call.next());
        let [id, secret] = [required(settings, "clientId")?, required(settings, "sharedSecret")?];
        let client = Client::new(read_tenant(settings)?, Credentials::new(&id, &secret));
        Ok(Importer { client, secret })
    }

    /// Writes the request for a token.
    pub(super) fn write_ticket(&self, told: &mut JsonWriter) {
        if let Some(request) = self.client.ask_token(0) {
            write(told, &request, &self.secret, "");
        }
    }

    /// Reads the answer to it: `{ token, renewAfterS }`.
    ///
    /// # Errors
    /// What the answer says.
    pub(super) fn read_ticket(mut self, call: &mut Call, told: &mut JsonWriter) -> Result<(), Error> {
        self.client.take_token(&read_response(call), 0)?;
        let (token, life_ms) = self.client.token_in_use().unwrap_or_default();
        let renew_after_s = u32::try_from((life_ms / 1000).saturating_sub(EARLY_S)).unwrap_or(u32::MAX);
        write_token(told, &Secret::new(token), renew_after_s);
        Ok(())
    }

    /// Writes the request that hands over an order: the call's bytes, as they are.
    ///
    /// # Errors
    /// `unreadable-answer` where the bytes are no JSON.
    pub(super) fn write_order(self, call: &mut Call, told: &mut JsonWriter) -> Result<(), Error> {
        let (token, order) = (call.text(), Json::parse(call.body)?);
        let request = self.client.with_token(&token).write_import_as_is(order.raw(), 0)?;
        write(told, &request, &self.secret, &token);
        Ok(())
    }

    /// Reads the answer to it: `{ order }`, or `{ refusal }`.
    pub(super) fn read_order(self, call: &mut Call, told: &mut JsonWriter) {
        let token = call.text();
        let (response, correlation) = (read_response(call), call.next().text());
        let said = self.client.with_token(&token).read_import(&response, correlation.as_deref());
        write_said(told, said.map(Some));
    }

    /// Writes the request that looks for an order by the shop's own number of it.
    ///
    /// # Errors
    /// `bad-request` for a number that cannot be looked for.
    pub(super) fn write_lookup(self, call: &mut Call, told: &mut JsonWriter) -> Result<(), Error> {
        let (token, external_id) = (call.text(), call.text());
        let request = self.client.with_token(&token).write_lookup(&external_id, 0)?;
        write(told, &request, &self.secret, &token);
        Ok(())
    }

    /// Reads the answer to it: `{ order }`, null where there is none, or `{ refusal }`.
    pub(super) fn read_lookup(self, call: &mut Call, told: &mut JsonWriter) {
        let (token, external_id) = (call.text(), call.text());
        let response = read_response(call);
        write_said(told, self.client.with_token(&token).read_lookup(&response, &external_id));
    }
}

fn read_tenant(settings: Json) -> Result<Tenant, Error> {
    let [tenant, site] = [whole(settings, "tenantId")?, whole(settings, "siteId")?];
    let environment = required(settings, "environment")?;
    let catalog = |key| if settings.get(key).is_null() { Ok(1) } else { whole(settings, key) };
    let catalogs = (catalog("masterCatalogId")?, catalog("catalogId")?);
    let mut tenant = Tenant::new(tenant, site, &environment, read_region(settings)?)
        .map_err(|error| as_configuration(&error))?
        .with_catalogs(catalogs.0, catalogs.1);
    if let Some(host) = settings.text_of("apiHost") {
        tenant = tenant.with_api_host(&host).map_err(|error| as_configuration(&error))?;
    }
    if let Some(host) = settings.text_of("authHost") {
        tenant = tenant.with_auth_host(&host).map_err(|error| as_configuration(&error))?;
    }
    Ok(tenant)
}

fn as_configuration(error: &Error) -> Error {
    Error::new(Kind::Configuration, &[error.message()]).within(error.field())
}

fn whole(settings: Json, key: &str) -> Result<u32, Error> {
    let text = required(settings, key)?;
    let wrong = || Error::new(Kind::Configuration, &["the setting ", key, " is no whole number"]).within(key);
    read_number(&text).ok_or_else(wrong)
}

/// The vendor's own words for where a tenant's data are.
fn read_region(settings: Json) -> Result<Region, Error> {
    match settings.text_of("region").as_deref() {
        None | Some("mozu") => Ok(Region::Mozu),
        Some("euw1") => Ok(Region::Europe),
        Some("usc1") => Ok(Region::UnitedStates),
        Some(region) => Err(Error::new(Kind::Configuration, &["there is no region \"", region, "\""]).within("region")),
    }
}

/// `{ order }`, or `{ refusal }`.
fn write_said(told: &mut JsonWriter, said: Said<Option<Imported>>) {
    told.open('{');
    match said {
        Ok(order) => write_imported(told, order.as_ref()),
        Err(refusal) => write_refusal(told, &refusal),
    }
    told.close('}');
}

fn write_imported(told: &mut JsonWriter, order: Option<&Imported>) {
    told.key("order");
    let Some(order) = order else { return told.literal("null") };
    told.open('{');
    told.field("id", order.id.as_deref());
    told.field("orderNumber", order.number.as_deref());
    told.field("externalId", order.external_id.as_deref());
    told.field("status", order.status.as_deref());
    told.flag("isHeld", order.is_held());
    told.close('}');
}

/// `{ error, errorCode, correlationId, details, retry }`
fn write_refusal(told: &mut JsonWriter, refusal: &Refusal) {
    told.open_field("refusal", '{');
    told.key("error");
    write_error(told, &refusal.error());
    told.field("errorCode", Some(&refusal.code));
    told.field("correlationId", refusal.correlation_id.as_deref());
    told.open_field("details", '[');
    for (name, value) in &refusal.details {
        told.open('[');
        told.text(name);
        told.text(value);
        told.close(']');
    }
    told.close(']');
    told.field("retry", Some(retry_code(refusal.retry())));
    told.close('}');
}

fn retry_code(retry: Retry) -> &'static str {
    match retry {
        Retry::Never => "never",
        Retry::AfterWait => "after-wait",
        Retry::WithNewToken => "with-new-token",
        Retry::LookUpFirst => "look-up-first",
    }
}

fn write(told: &mut JsonWriter, request: &ServerRequest, secret: &str, token: &str) {
    let headers = request.headers.iter().map(|(name, value)| (*name, value.as_str()));
    write_outgoing(told, (request.method, &request.url, request.body.as_deref()), headers, [secret, token].into_iter());
}
