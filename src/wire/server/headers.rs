//! The headers of a request that a server sends.

use super::Secret;
use super::encode;
use super::settings::{header_text, required};
use crate::error::{Error, Kind};
use crate::text::concat;
use alloc::string::String;
use alloc::vec::Vec;

/// One header. Any value may hold a credential, so none shows itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: Secret,
}

/// The headers of a request, in the order they were added.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Headers(Vec<Header>);

impl Headers {
    /// `Accept: application/json` and nothing else.
    #[must_use]
    pub fn accept_json() -> Self {
        let mut headers = Headers::default();
        headers.push("Accept", "application/json");
        headers
    }

    /// Adds a header that comes from the settings.
    ///
    /// # Errors
    /// `configuration`, with the header's name as the place, where the name is none or the value holds what no header
    /// may: line ends, other control characters, anything beyond ASCII.
    pub fn add(&mut self, name: &str, value: &Secret) -> Result<(), Error> {
        let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
        if name.is_empty() || !name.bytes().all(is_token) {
            return Err(Error::new(Kind::Configuration, &["no name of a header: \"", name, "\""]).within("headers"));
        }
        header_text(name, value.reveal())?;
        self.0.push(Header { name: name.into(), value: value.clone() });
        Ok(())
    }

    /// Adds a header that was checked.
    pub(in crate::wire) fn push(&mut self, name: &str, value: &str) {
        self.0.push(Header { name: name.into(), value: Secret::new(value) });
    }

    /// Each header.
    pub fn iter(&self) -> impl Iterator<Item = &Header> {
        self.0.iter()
    }

    /// What proves who asks: what follows the first word of `Authorization`; empty where there is none.
    #[must_use]
    pub fn credential(&self) -> Secret {
        let value = self.get("Authorization").map(Secret::reveal).unwrap_or_default();
        let (_, credential) = value.split_once(' ').unwrap_or_default();
        Secret::new(credential)
    }

    /// The value of the header with this name, in any case.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Secret> {
        self.iter().find(|header| header.name.eq_ignore_ascii_case(name)).map(|header| &header.value)
    }
}

/// The value of an `Authorization` header of the kind Basic, in UTF-8.
///
/// # Errors
/// `configuration` where the user's name is missing or holds a colon, or the password is missing.
///
/// # Source
/// RFC 7617, section 2 (read 2026-11-25).
pub(in crate::wire) fn basic(user: &str, password: &Secret) -> Result<Secret, Error> {
    required("user", user)?;
    required("password", password.reveal())?;
    let is_plain = |text: &str| !text.chars().any(char::is_control);
    if user.contains(':') || !is_plain(user) || !is_plain(password.reveal()) {
        let message = ["the user holds a colon, or one of the two a control character"];
        return Err(Error::new(Kind::Configuration, &message).within("user"));
    }
    let pair = concat(&[user, ":", password.reveal()]);
    Ok(Secret::new(concat(&["Basic ", &encode(pair.as_bytes())])))
}

/// The value of an `Authorization` header of the kind Bearer.
pub(in crate::wire) fn bearer(token: &Secret) -> Secret {
    Secret::new(concat(&["Bearer ", token.reveal()]))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Row 100.
    #[test]
    fn basic_is_that_of_the_standard_and_utf_8() {
        let cases = [
            ("Aladdin", "open sesame", "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="),
            ("test", "123£", "Basic dGVzdDoxMjPCow=="),
            ("a", "b:c", "Basic YTpiOmM="),
        ];
        for (user, password, expected) in cases {
            assert_eq!(basic(user, &Secret::new(password)).unwrap().reveal(), expected);
        }
    }

    #[test]
    fn a_credential_is_what_follows_the_scheme() {
        let credential = |value: Option<&str>| {
            let mut headers = Headers::accept_json();
            if let Some(value) = value {
                headers.push("Authorization", value);
            }
            headers.credential().reveal().to_owned()
        };

        assert_eq!(credential(Some(bearer(&Secret::new("t0k3n")).reveal())), "t0k3n");
        assert_eq!([credential(Some("Basic")), credential(None)], ["", ""]);
    }

    #[test]
    fn credentials_that_cannot_be_sent_are_refused_without_being_told() {
        for (user, password) in [("", "s3cret"), ("s3:cret", "s3cret"), ("user", ""), ("user", "s3cret\r\nX: y")] {
            let error = basic(user, &Secret::new(password)).unwrap_err();

            assert_eq!(error.code(), "configuration");
            assert!(!format!("{error:?}").contains("cret"), "{error:?}");
        }
    }

    #[test]
    fn a_header_cannot_smuggle_in_another() {
        let mut headers = Headers::accept_json();

        for (name, value) in [("X-A", "b\r\nX-C: d"), ("X-A", "ü"), ("X A", "b"), ("", "b"), ("X-A:", "b")] {
            assert_eq!(headers.add(name, &Secret::new(value)).unwrap_err().code(), "configuration", "{name}: {value}");
        }

        assert_eq!(headers.iter().count(), 1);
        assert_eq!(headers.get("accept").map(Secret::reveal), Some("application/json"));
    }

    #[test]
    fn values_do_not_show_themselves() {
        let mut headers = Headers::default();

        headers.add("Authorization", &Secret::new("Bearer t0k")).unwrap();

        assert_eq!(format!("{headers:?}"), r#"Headers([Header { name: "Authorization", value: … }])"#);
    }
}
