//! Where the router is, and for whom it is asked.

use crate::error::{Error, Kind};
use crate::money::Currency;
use crate::wire::server::{Headers, Secret, basic, header_text, url, whole};
use alloc::string::String;
use alloc::vec::Vec;

/// The vendor's own host.
const BASE_URL: &str = "https://integration.shopatron.com/api/snap/v1";

/// The settings of a catalogue, as they are written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// The base URL; empty for the vendor's own.
    pub base_url: String,
    /// The manufacturer, a whole number.
    pub manufacturer_id: String,
    /// The catalogue, a whole number.
    pub catalog_id: String,
    /// The currency of the catalogue, an ISO code.
    pub currency: String,
    /// The language of the catalogue, such as `en_US`.
    pub locale: String,
    /// Who asks.
    pub user: String,
    /// Their password.
    pub password: Secret,
}

/// A catalogue that can be asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Api {
    base_url: String,
    headers: Headers,
    password: Secret,
}

impl Api {
    /// A catalogue with these settings.
    ///
    /// # Errors
    /// `configuration`, with the setting's name as the place, for one that is missing or wrong.
    pub fn new(settings: &Settings) -> Result<Self, Error> {
        let base_url = if settings.base_url.is_empty() { BASE_URL } else { &settings.base_url };
        let mut headers = Headers::accept_json();
        headers.add("Authorization", &basic(&settings.user, &settings.password)?)?;
        whole("manufacturerId", &settings.manufacturer_id)?;
        headers.push("Kibo-Manufacturer-Id", &settings.manufacturer_id);
        whole("catalogId", &settings.catalog_id)?;
        headers.push("Kibo-Catalog-Id", &settings.catalog_id);
        headers.push("Kibo-Currency-Code", read_currency(&settings.currency)?.code());
        header_text("locale", &settings.locale)?;
        headers.push("Kibo-Locale", &settings.locale);
        Ok(Api { base_url: url("baseUrl", base_url)?, headers, password: settings.password.clone() })
    }

    /// What errors must not repeat.
    #[must_use]
    pub fn secrets(&self) -> Vec<Secret> {
        Vec::from([self.password.clone(), self.headers.credential()])
    }

    pub(super) fn base_url(&self) -> &str {
        &self.base_url
    }

    pub(super) fn headers(&self) -> &Headers {
        &self.headers
    }
}

fn read_currency(code: &str) -> Result<Currency, Error> {
    Currency::new(code).map_err(|_| {
        let message = ["the setting currency is wrong: no currency: \"", code, "\""];
        Error::new(Kind::Configuration, &message).within("currency")
    })
}
