//! What a server needs to hand over an order: requests, and what their answers say.

use super::source::{read_response, required, write_request, write_token};
use crate::error::{Error, Kind};
use crate::js::call::Call;
use crate::js::view::write_error;
use crate::json_writer::JsonWriter;
use crate::text::read_number;
use crate::wire::json::Json;
use crate::wire::kibo_order::{self, Imported, Refusal, Region, Tenant};
use crate::wire::server::Secret;
use alloc::boxed::Box;
use alloc::string::String;

/// What an answer says of an order, or why it says nothing.
type Said<T> = Result<T, Box<Refusal>>;

/// A site that takes orders, and who hands them over.
pub(super) struct Importer {
    tenant: Tenant,
    client_id: String,
    secret: Secret,
}

impl Importer {
    /// Reads the settings, an object, after the system's name.
    ///
    /// # Errors
    /// `configuration`, with the setting's name as the place.
    pub(super) fn read(call: &mut Call) -> Result<Self, Error> {
        let (_system, settings) = (call.next(), call.next());
        let [client_id, secret] = [required(settings, "clientId")?, required(settings, "sharedSecret")?];
        Ok(Importer { tenant: read_tenant(settings)?, client_id, secret: Secret::new(secret) })
    }

    /// Writes the request for a token.
    pub(super) fn write_ticket(&self, told: &mut JsonWriter) {
        let request = kibo_order::write_token(&self.tenant, &self.client_id, &self.secret);
        write_request(told, &request, &self.secrets(&Secret::default()));
    }

    /// Reads the answer to it: `{ token, renewAfterS }`.
    ///
    /// # Errors
    /// What the answer says.
    pub(super) fn read_ticket(&self, call: &mut Call, told: &mut JsonWriter) -> Result<(), Error> {
        write_token(told, &kibo_order::read_token(&read_response(call), &self.secrets(&Secret::default()))?);
        Ok(())
    }

    /// Writes the request that hands over an order: the call's bytes, as they are.
    ///
    /// # Errors
    /// `unreadable-answer` where the bytes are no JSON.
    pub(super) fn write_order(&self, call: &mut Call, told: &mut JsonWriter) -> Result<(), Error> {
        let (token, order) = (Secret::new(call.text()), Json::parse(call.body)?);
        let request = kibo_order::write_import_as_is(&self.tenant, &token, order.raw())?;
        write_request(told, &request, &self.secrets(&token));
        Ok(())
    }

    /// Reads the answer to it: `{ order }`, or `{ refusal }`.
    pub(super) fn read_order(&self, call: &mut Call, told: &mut JsonWriter) {
        let token = Secret::new(call.text());
        let (response, correlation) = (read_response(call), call.next().text());
        let said = kibo_order::read_import(&response, correlation.as_deref(), &self.secrets(&token));
        write_said(told, said.map(Some));
    }

    /// Writes the request that looks for an order by the shop's own number of it.
    ///
    /// # Errors
    /// `bad-request` for a number that cannot be looked for.
    pub(super) fn write_lookup(&self, call: &mut Call, told: &mut JsonWriter) -> Result<(), Error> {
        let (token, external_id) = (Secret::new(call.text()), call.text());
        let request = kibo_order::write_lookup(&self.tenant, &token, &external_id)?;
        write_request(told, &request, &self.secrets(&token));
        Ok(())
    }

    /// Reads the answer to it: `{ order }`, null where there is none, or `{ refusal }`.
    pub(super) fn read_lookup(&self, call: &mut Call, told: &mut JsonWriter) {
        let (token, external_id) = (Secret::new(call.text()), call.text());
        let response = read_response(call);
        write_said(told, kibo_order::read_lookup(&response, &external_id, &self.secrets(&token)));
    }

    /// What no error may repeat.
    fn secrets(&self, token: &Secret) -> [Secret; 2] {
        [self.secret.clone(), token.clone()]
    }
}

fn read_tenant(settings: Json) -> Result<Tenant, Error> {
    let [tenant, site] = [whole(settings, "tenantId")?, whole(settings, "siteId")?];
    let environment = required(settings, "environment")?;
    let catalog = |key| if settings.get(key).is_null() { Ok(1) } else { whole(settings, key) };
    let catalogs = (catalog("masterCatalogId")?, catalog("catalogId")?);
    let mut tenant =
        Tenant::new(tenant, site, &environment, read_region(settings)?)?.with_catalogs(catalogs.0, catalogs.1);
    if let Some(host) = settings.text_of("apiHost") {
        tenant = tenant.with_api_host(&host)?;
    }
    if let Some(host) = settings.text_of("authHost") {
        tenant = tenant.with_auth_host(&host)?;
    }
    Ok(tenant)
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

/// `{ error, errorCode, correlationId, details, isCertain }`: certain where the order is not there.
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
    told.flag("isCertain", refusal.is_certain());
    told.close('}');
}
