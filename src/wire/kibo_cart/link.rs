//! Which checkout links may be followed.

use super::api::Api;
use crate::error::{Error, Kind};
use crate::text::{before, split};
use alloc::string::String;

/// Checks a checkout link and gives it back.
///
/// It must be an absolute `https:` URL to an allowed host: the API's own; any `shopatron.com` host where the API is
/// the vendor's; what the settings name. The page's own origin is allowed, and `http:` on a loopback host where the
/// API itself is loopback http.
///
/// # Errors
/// `blocked-link` for anything else: another scheme, a relative link, credentials, control characters, blanks,
/// backslashes.
pub(super) fn check_link(api: &Api, link: String) -> Result<String, Error> {
    if Address::read(&link).is_some_and(|address| is_allowed(api, &address)) {
        return Ok(link);
    }
    Err(Error::new(Kind::BlockedLink, &["the checkout link \"", &link, "\" is not allowed"]))
}

fn is_allowed(api: &Api, link: &Address) -> bool {
    let page = api.page_origin.as_deref().and_then(Address::read);
    if page.is_some_and(|page| page.is_same_origin(link)) {
        return true;
    }
    let Some(base) = Address::read(&api.base_url) else { return false };
    if !link.is_secure {
        return !base.is_secure && base.is_loopback() && link.is_loopback();
    }
    let is_vendor = |address: &Address| matches(address.host, "*.shopatron.com");
    matches(link.host, base.host)
        || (is_vendor(&base) && is_vendor(link))
        || api.checkout_hosts.iter().any(|host| matches(link.host, host))
}

/// True where the host is the one named, or a subdomain of it after `*.`.
fn matches(host: &str, pattern: &str) -> bool {
    let Some(domain) = pattern.strip_prefix("*.") else { return host.eq_ignore_ascii_case(pattern) };
    let start = host.len().saturating_sub(domain.len());
    let is_sub = host.get(..start).is_some_and(|start| start.len() > 1 && start.ends_with('.'));
    is_sub && host.get(start..).is_some_and(|end| end.eq_ignore_ascii_case(domain))
}

/// The origin of an absolute URL.
struct Address<'a> {
    is_secure: bool,
    host: &'a str,
    port: &'a str,
}

impl<'a> Address<'a> {
    /// Reads it strictly: what a browser would repair is refused.
    fn read(url: &'a str) -> Option<Self> {
        if url.bytes().any(|byte| byte <= b' ' || byte == 0x7f || byte == b'\\') {
            return None;
        }
        let (scheme, rest) = split(url, "://")?;
        let is_secure = scheme.eq_ignore_ascii_case("https");
        if !is_secure && !scheme.eq_ignore_ascii_case("http") {
            return None;
        }
        let authority = before(rest, b"/?#");
        let host = before(authority, b":");
        let port = authority.get(host.len()..)?;
        let port = port.strip_prefix(':').unwrap_or(port);
        let is_name = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_');
        let is_valid = !host.is_empty() && host.bytes().all(is_name) && port.bytes().all(|byte| byte.is_ascii_digit());
        is_valid.then_some(Address { is_secure, host, port })
    }

    fn is_same_origin(&self, other: &Address) -> bool {
        self.is_secure == other.is_secure && self.host.eq_ignore_ascii_case(other.host) && self.port == other.port
    }

    fn is_loopback(&self) -> bool {
        self.host == "localhost" || self.host == "127.0.0.1"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn api(base: &str) -> Api {
        Api {
            checkout_hosts: vec!["shop.example".to_owned(), "*.pay.example".to_owned()],
            page_origin: Some("http://my.store:8080".to_owned()),
            ..Api::new(base.to_owned(), "key".to_owned()).unwrap()
        }
    }

    #[test]
    fn follows_links_to_allowed_hosts() {
        let cases = [
            ("https://product.shopatron.com", "https://product.shopatron.com/checkout?x=1"),
            ("https://product.shopatron.com", "https://www.shopatron.com/xmlCheckout1.phtml?order_id=1"),
            ("https://product.shopatron.com", "HTTPS://WWW.Shopatron.com/"),
            ("https://product.shopatron.com", "https://shop.example/a"),
            ("https://product.shopatron.com", "https://eu.pay.example"),
            ("https://api.example", "https://api.example:8443/checkout"),
            ("https://api.example", "http://my.store:8080/thanks"),
            ("http://127.0.0.1:8081", "http://127.0.0.1:9999/checkout/1"),
            ("http://localhost:8081", "http://127.0.0.1:8081/checkout/1"),
        ];
        for (base, link) in cases {
            assert_eq!(check_link(&api(base), link.to_owned()).as_deref(), Ok(link));
        }
    }

    /// Row 58.
    #[test]
    fn refuses_every_other_link() {
        let cases = [
            "javascript:alert(1)",
            "javascript://product.shopatron.com/%0aalert(1)",
            "/checkout",
            "//evil.example/x",
            "checkout",
            "",
            " https://product.shopatron.com/",
            "https://product.shopatron.com/\n",
            "data:text/html,x",
            "https://user@product.shopatron.com/",
            "https://user:pw@product.shopatron.com/",
            "https://evil.example/",
            "https://product.shopatron.com.evil.example/",
            "https://evilshopatron.com/",
            "https://pay.example/",
            "https://xpay.example/",
            "https:\\\\product.shopatron.com/",
            "https://product.shopatron.com\\@evil.example/",
            "http://product.shopatron.com/",
            "https:///x",
            "https://[::1]/",
            "https://a:b/",
            "http://127.0.0.1/",
            "file:///etc/passwd",
            "https://prоduct.shopatron.com/",
            "https:product.shopatron.com",
            "https://...",
        ];
        for link in cases {
            let error = check_link(&api("https://product.shopatron.com"), link.to_owned()).expect_err(link);
            assert_eq!(error.code(), "blocked-link");
        }
        for pattern in ["*", "*evil.example", "", "."] {
            let api = Api { checkout_hosts: vec![pattern.to_owned()], ..api("https://api.example") };
            assert!(check_link(&api, "https://www.evil.example/".to_owned()).is_err(), "{pattern}");
        }
        assert!(check_link(&api("https://api.example"), "https://www.shopatron.com/".to_owned()).is_err());
        assert!(check_link(&api("http://127.0.0.1:1"), "http://10.0.0.1/".to_owned()).is_err());
    }
}
