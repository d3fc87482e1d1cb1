//! Writes the requests.

use super::api::Api;
use crate::error::Error;
use crate::wire::server::{Request, path_segment};

/// Writes the request that reads a product.
///
/// # Errors
/// `bad-request` for an id that no product can have; nothing is sent.
pub fn write_product(api: &Api, id: &str) -> Result<Request, Error> {
    path_segment("id", id)?;
    Ok(Request { method: "GET", url: api.url(id), headers: api.headers().clone(), body: None })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::server::Secret;

    const TEMPLATE: &str = "https://store.example/v1/local/products/{id}?view=full";

    fn api() -> Api {
        let headers = [("Cookie".to_owned(), Secret::new("session=9b1deb4d"))];
        Api::new(TEMPLATE, &headers).unwrap()
    }

    /// Row 136.
    #[test]
    fn a_product_is_asked_for_by_its_id_with_the_headers_of_the_settings() {
        let request = write_product(&api(), "a/b c").unwrap();

        assert_eq!((request.method, request.body), ("GET", None));
        assert_eq!(request.url, "https://store.example/v1/local/products/a%2Fb%20c?view=full");
        let headers: Vec<_> = request.headers.iter().map(|header| (&*header.name, header.value.reveal())).collect();
        assert_eq!(headers, [("Cookie", "session=9b1deb4d"), ("Accept", "application/json")]);
    }

    #[test]
    fn an_id_that_leads_elsewhere_is_refused() {
        for id in ["", ".", ".."] {
            assert_eq!(write_product(&api(), id).unwrap_err().code(), "bad-request", "{id}");
        }
        assert!(write_product(&api(), "{id}").unwrap().url.contains("/%7Bid%7D?"));
    }

    #[test]
    fn a_template_names_the_product_once_and_behind_the_host() {
        let templates = [
            "https://store.example/products",
            "https://store.example/{id}/{id}",
            "https://{id}/products",
            "http://store.example/{id}",
            "/products/{id}",
            "",
        ];
        for template in templates {
            let error = Api::new(template, &[]).unwrap_err();
            assert_eq!((error.code(), error.field()), ("configuration", "url"), "{template}");
        }
    }

    #[test]
    fn credentials_show_nowhere() {
        let headers = [("Authorization".to_owned(), Secret::new("Basic dXNlcjpwYXNz"))];
        let api = Api::new(TEMPLATE, &headers).unwrap();

        let request = write_product(&api, "1").unwrap();

        assert!(!format!("{api:?} {request:?}").contains("dXNlcjpwYXNz"));
        let secrets: Vec<_> = api.secrets().iter().map(|secret| secret.reveal().to_owned()).collect();
        assert_eq!(secrets, ["Basic dXNlcjpwYXNz", "dXNlcjpwYXNz"]);
    }
}
