//! Where the catalogue is and which headers it wants.

use crate::error::{Error, Kind};
use crate::text::{before, split};
use crate::wire::percent::encode;
use crate::wire::server::{Headers, Secret, url};
use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

/// What stands for the id in the template.
const ID: &str = "{id}";

/// A shorter value of a header is no credential.
const LEAST_SECRET: usize = 8;

/// The settings of a catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Api {
    template: String,
    headers: Headers,
}

impl Api {
    /// The catalogue whose products stand at the URLs of this template, such as
    /// `https://store.example/v1/local/products/{id}`; the headers go with every request.
    ///
    /// # Errors
    /// `configuration`, with the place, where the template is no `https:` URL with one `{id}` behind its host, or a
    /// header cannot be sent.
    pub fn new(template: &str, headers: &[(String, Secret)]) -> Result<Self, Error> {
        url("url", template)?;
        if !has_one_id(template) {
            let message = ["the URL must name the product once, as {id}, behind its host"];
            return Err(Error::new(Kind::Configuration, &message).within("url"));
        }
        let mut all = Headers::default();
        for (name, value) in headers {
            all.add(name, value)?;
        }
        if all.get("Accept").is_none() {
            all.push("Accept", "application/json");
        }
        Ok(Api { template: template.to_owned(), headers: all })
    }

    /// What errors must not repeat: the values of the headers, and what follows their first word.
    #[must_use]
    pub fn secrets(&self) -> Vec<Secret> {
        let mut secrets = Vec::new();
        for header in self.headers.iter().filter(|header| header.name != "Accept") {
            let value = header.value.reveal();
            let (_, credential) = value.split_once(' ').unwrap_or_default();
            let long = [value, credential].into_iter().filter(|text| text.len() >= LEAST_SECRET);
            secrets.extend(long.map(Secret::new));
        }
        secrets
    }

    pub(super) fn url(&self, id: &str) -> String {
        self.template.replace(ID, &encode(id))
    }

    pub(super) fn headers(&self) -> &Headers {
        &self.headers
    }
}

fn has_one_id(template: &str) -> bool {
    let Some((_, rest)) = split(template, "://") else { return false };
    rest.matches(ID).count() == 1 && !before(rest, b"/?").contains(ID)
}
