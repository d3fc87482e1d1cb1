//! Where the API is and how it is to be spoken to.

use crate::error::{Error, Kind};
use alloc::string::String;
use alloc::vec::Vec;

/// The settings of a shop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Api {
    /// The base URL, without a slash at its end.
    pub base_url: String,
    /// The public key of the shop.
    pub key: String,
    /// How the hand-over to the checkout is spelled.
    pub checkout_path: CheckoutPath,
    /// Hosts that a checkout link may lead to besides the API's own; `*.` stands for any subdomain.
    pub checkout_hosts: Vec<String>,
    /// The origin of the page, where there is one: it may be linked to as well.
    pub page_origin: Option<String>,
    /// Whether to send exactly the headers that the guide lists.
    pub headers: HeaderStyle,
}

/// The two forms of the hand-over: the guide and the vendor's own library differ.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CheckoutPath {
    /// `POST /cart/{cartID}`, as documented.
    #[default]
    Cart,
    /// `POST /cart/{cartID}/checkout`, as used.
    Checkout,
}

/// Which headers go with a request.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum HeaderStyle {
    /// `Accept` always, `Content-Type` with a body: fewer preflights.
    #[default]
    Lean,
    /// What the guide lists, call by call.
    AsDocumented,
}

impl Api {
    /// The API at `base_url` for the shop with this key.
    ///
    /// # Errors
    /// `configuration` for an empty key and for a base that is no plain http(s) URL.
    pub fn new(mut base_url: String, key: String) -> Result<Self, Error> {
        if base_url.ends_with('/') {
            base_url.pop();
        }
        let host = base_url.strip_prefix("https://").or_else(|| base_url.strip_prefix("http://")).unwrap_or_default();
        let is_plain = |byte: u8| byte.is_ascii_graphic() && !b"?#@\\".contains(&byte);
        if key.is_empty() {
            return Err(Error::new(Kind::Configuration, &["the API key is missing"]).within("apiKey"));
        }
        if host.is_empty() || !host.bytes().all(is_plain) {
            return Err(Error::new(Kind::Configuration, &["\"", &base_url, "\" is no base URL"]).within("baseUrl"));
        }
        Ok(Api {
            base_url,
            key,
            checkout_path: CheckoutPath::default(),
            checkout_hosts: Vec::new(),
            page_origin: None,
            headers: HeaderStyle::default(),
        })
    }
}
