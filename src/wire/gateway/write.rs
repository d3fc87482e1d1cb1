//! Writes the request for a product.

use crate::error::{Error, Kind};
use crate::text::fill;
use crate::wire::percent::encode;
use crate::wire::{Request, System};

/// How long an id may be, in the units of UTF-16 that the gateway counts.
const MOST: usize = 200;

/// Writes the request for the product with this id in the system of this name. `base_url` has no slash at its end.
///
/// # Errors
/// `bad-request` for a system that stands behind no gateway, and for what is no id: empty, longer than 200 characters, or
/// leading elsewhere once a path is decoded.
pub fn write_product(base_url: &str, system: &str, id: &str) -> Result<(System, Request), Error> {
    let Some(system) = System::with_code(system).filter(|system| *system != System::Kibo) else {
        return Err(refused("there is no system \"~\" behind a gateway", system, "system"));
    };
    if id.is_empty() || id.encode_utf16().count() > MOST || leads_away(id) {
        return Err(refused("this is no id of a product: \"~\"", id, "sku"));
    }
    let url = fill("~/products/~/~", &[base_url, system.code(), &encode(id)]);
    Ok((system, Request { method: "GET", url, headers: "Accept", body: None }))
}

/// What would be another path to whoever decodes it, once or again.
fn leads_away(id: &str) -> bool {
    let is_encoded = |at: [u8; 3]| at[0] == b'%' && at[1].is_ascii_hexdigit() && at[2].is_ascii_hexdigit();
    id == "."
        || id == ".."
        || id.contains(|char: char| char == '/' || char == '\\' || char.is_control())
        || id.as_bytes().windows(3).any(|window| is_encoded([window[0], window[1], window[2]]))
}

fn refused(template: &str, what: &str, field: &str) -> Error {
    Error::filled(Kind::BadRequest, template, &[what]).within(field)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_product_is_asked_for_by_system_and_id() {
        let cases = [
            ("perfectsync", "VRX33151", "https://gw.example/products/perfectsync/VRX33151"),
            ("pitney-bowes", "1643040064", "https://gw.example/products/pitney-bowes/1643040064"),
            ("meplato", "wire 2?&#", "https://gw.example/products/meplato/wire%202%3F%26%23"),
            ("meplato", "50%", "https://gw.example/products/meplato/50%25"),
            ("meplato", "Größe", "https://gw.example/products/meplato/Gr%C3%B6%C3%9Fe"),
        ];
        for (system, id, url) in cases {
            let (asked, request) = write_product("https://gw.example", system, id).unwrap();

            let expected = Request { method: "GET", url: url.to_owned(), headers: "Accept", body: None };
            assert_eq!((asked.code(), request), (system, expected));
        }
    }

    #[test]
    fn a_system_that_is_behind_no_gateway_is_refused() {
        for system in ["", "kibo", "Meplato", "sap", "../orders"] {
            let error = write_product("https://gw.example", system, "1").unwrap_err();

            assert_eq!((error.code(), error.field()), ("bad-request", "system"), "{system}");
        }
    }

    #[test]
    fn what_is_no_id_is_refused() {
        let (longest, longer) = ("x".repeat(200), "x".repeat(201));
        assert!(write_product("https://gw.example", "meplato", &longest).is_ok());
        for id in ["", ".", "..", "a/b", "a\\b", "%2e%2e", "a%2Fb", "a\nb", "a\u{85}b", &longer, &"😀".repeat(101)] {
            let error = write_product("https://gw.example", "meplato", id).unwrap_err();

            assert_eq!((error.code(), error.field()), ("bad-request", "sku"), "{id:?}");
        }
    }
}
