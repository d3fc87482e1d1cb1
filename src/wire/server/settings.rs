//! Checks settings and what goes into addresses. No error repeats a value that may be a secret.

use crate::error::{Error, Kind};
use crate::text::{before, read_number, split};
use crate::wire::percent::encode;
use alloc::borrow::ToOwned;
use alloc::string::String;

/// Sees to it that a setting is given.
pub(in crate::wire) fn required(name: &str, value: &str) -> Result<(), Error> {
    if value.trim().is_empty() { Err(wrong(name, "it is not set")) } else { Ok(()) }
}

/// A setting that is a whole number.
pub(in crate::wire) fn whole(name: &str, value: &str) -> Result<u32, Error> {
    required(name, value)?;
    read_number(value).ok_or_else(|| wrong(name, "it is no whole number"))
}

/// A setting that goes into a header: without control characters, ASCII only.
pub(in crate::wire) fn header_text(name: &str, value: &str) -> Result<(), Error> {
    required(name, value)?;
    let is_plain = value.bytes().all(|byte| (b' '..=b'~').contains(&byte));
    if is_plain { Ok(()) } else { Err(wrong(name, "it holds a character that no header may")) }
}

/// A setting that is the address of an API, without slashes at its end. It must be `https:`, for credentials go there;
/// `http:` is for the machine's own addresses only.
pub(in crate::wire) fn url(name: &str, value: &str) -> Result<String, Error> {
    required(name, value)?;
    let Some((scheme, rest)) = split(value, "://") else { return Err(wrong(name, "it is no absolute URL")) };
    let authority = before(rest, b"/?#");
    let is_plain = value.bytes().all(|byte| (b'!'..=b'~').contains(&byte)) && !value.contains(['#', '\\']);
    if authority.is_empty() || authority.contains('@') || !is_plain {
        return Err(wrong(name, "it is no absolute URL, or holds credentials or a fragment"));
    }
    if scheme != "https" && !(scheme == "http" && is_loopback(authority)) {
        return Err(wrong(name, "it is not https"));
    }
    Ok(value.trim_end_matches('/').to_owned())
}

/// An id as a part of a path, percent-encoded.
///
/// # Errors
/// `bad-request` for an empty one and for dots, which would lead elsewhere; nothing is sent.
pub(in crate::wire) fn path_segment(what: &str, id: &str) -> Result<String, Error> {
    if matches!(id, "" | "." | "..") {
        let message = [what, " \"", id, "\" cannot be asked for"];
        return Err(Error::new(Kind::BadRequest, &message).within(what));
    }
    Ok(encode(id))
}

fn is_loopback(authority: &str) -> bool {
    let rest = ["localhost", "127.0.0.1", "[::1]"].into_iter().find_map(|host| authority.strip_prefix(host));
    rest.is_some_and(|port| port.is_empty() || port.starts_with(':'))
}

fn wrong(name: &str, why: &str) -> Error {
    Error::new(Kind::Configuration, &["the setting ", name, " is wrong: ", why]).within(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_api_is_reached_over_https_or_on_the_same_machine() {
        let cases = [
            ("https://api.example", "https://api.example"),
            ("https://api.example/v1/", "https://api.example/v1"),
            ("http://localhost:8080", "http://localhost:8080"),
            ("http://127.0.0.1/x", "http://127.0.0.1/x"),
            ("http://[::1]:3000//", "http://[::1]:3000"),
        ];
        for (value, expected) in cases {
            assert_eq!(url("baseUrl", value).unwrap(), expected);
        }
    }

    #[test]
    fn other_addresses_are_refused_and_not_repeated() {
        let cases = [
            "",
            " ",
            "api.example",
            "http://api.example",
            "http://localhost.example",
            "http://[::1].example",
            "https://",
            "https:///x",
            "https://user:pass@api.example",
            "https://api.example/#x",
            "https://api.example\\@evil.example",
            "https://api example",
            "https://api.example/\r\n",
            "ftp://api.example",
            "javascript://localhost",
        ];
        for value in cases {
            let error = url("baseUrl", value).expect_err(value);
            assert_eq!((error.code(), error.field()), ("configuration", "baseUrl"));
            assert!(value.trim().is_empty() || !error.message().contains(value));
        }
    }

    #[test]
    fn an_id_cannot_lead_elsewhere() {
        assert_eq!(path_segment("product", "../a?b#c%").unwrap(), "..%2Fa%3Fb%23c%25");
        assert_eq!(path_segment("product", "...").unwrap(), "...");
        for id in ["", ".", ".."] {
            assert_eq!(path_segment("product", id).unwrap_err().code(), "bad-request");
        }
    }
}
