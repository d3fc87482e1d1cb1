//! Where the API is, and what a request needs besides.

use crate::error::{Error, Kind};
use crate::wire::server::{Secret, url};
use alloc::borrow::ToOwned;
use alloc::string::String;

/// How long the id of a transaction may be.
const MOST_CHARACTERS: usize = 25;

/// The settings of a warehouse.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Api {
    base_url: String,
    /// Whose products: the id that Pitney Bowes assigned. A newer state of the guide wants it.
    pub client_id: Option<String>,
    /// Of which brand.
    pub brand: Option<String>,
}

impl Api {
    /// The base URL for trying things out.
    pub const SANDBOX: &str = "https://shipping-api-sandbox.pitneybowes.com";

    /// The base URL for real.
    pub const PRODUCTION: &str = "https://shipping-api.pitneybowes.com";

    /// The API below a base URL, which comes before `/shippingservices` and `/oauth`.
    ///
    /// # Errors
    /// `configuration` where it is no `https:` URL.
    pub fn new(base_url: &str) -> Result<Self, Error> {
        Ok(Api { base_url: url("baseUrl", base_url)?, client_id: None, brand: None })
    }

    pub(super) fn base_url(&self) -> &str {
        &self.base_url
    }
}

/// What goes with one attempt of one request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ticket {
    /// The token that admits it.
    pub token: Secret,
    /// Its id, which no attempt had before.
    pub transaction_id: TransactionId,
}

/// The id of one attempt: 1 to 25 letters, digits, hyphens and underscores. Each attempt wants a new one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TransactionId(String);

impl TransactionId {
    /// An id with this text.
    ///
    /// # Errors
    /// `bad-request` for any other text.
    pub fn new(text: &str) -> Result<Self, Error> {
        let is_plain = text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
        if text.is_empty() || text.len() > MOST_CHARACTERS || !is_plain {
            let message = ["a transaction id has 1 to 25 letters, digits, hyphens and underscores, not \"", text, "\""];
            return Err(Error::new(Kind::BadRequest, &message).within("transactionId"));
        }
        Ok(TransactionId(text.to_owned()))
    }

    /// An id from 16 random bytes: 22 letters and digits, hyphens and underscores.
    #[must_use]
    pub fn random(bytes: [u8; 16]) -> Self {
        const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        let bits = u128::from_be_bytes(bytes);
        let letter = |place: u32| char::from(LETTERS[(bits >> (6 * place) & 63) as usize]);
        TransactionId((0..22).map(letter).collect())
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Row 117.
    #[test]
    fn a_transaction_id_has_a_small_alphabet_and_a_limit() {
        for text in ["a", "A-b_9", "1234567890123456789012345"] {
            assert_eq!(TransactionId::new(text).unwrap().as_str(), text);
        }
        for text in ["", "12345678901234567890123456", "a b", "a.b", "ä", "a\r\nX: y", "a/b"] {
            let error = TransactionId::new(text).unwrap_err();
            assert_eq!((error.code(), error.field()), ("bad-request", "transactionId"), "{text}");
        }
    }

    /// Row 118.
    #[test]
    fn other_bytes_make_another_transaction_id() {
        let ids: Vec<_> = (0..128).map(|bit| TransactionId::random((1_u128 << bit).to_be_bytes())).collect();

        for (index, id) in ids.iter().enumerate() {
            assert_eq!(TransactionId::new(id.as_str()).as_ref(), Ok(id));
            assert!(!ids[..index].contains(id), "{index}");
        }
    }
}
