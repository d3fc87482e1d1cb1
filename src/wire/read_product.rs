//! Reads the product of any system.

use super::server::{Said, Secret, refusal, unread};
use super::{Response, System, kibo_cart, kibo_perfectsync, meplato, pitney_bowes};
use crate::error::Error;
use crate::product::Product;

/// A product that was asked for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Asked<'a> {
    /// Its id in the system.
    pub id: &'a str,
    /// The catalogue, where the system has several.
    pub catalog_id: Option<u32>,
    /// What no error may repeat: the credentials that went with the request.
    pub secrets: &'a [Secret],
}

/// Reads a system's answer to reading a product.
///
/// # Errors
/// The kind that the status stands for, whatever the body is; `unreadable-answer`, with its place, for a body that is
/// no product. What the answer said is the cause, without the secrets.
pub fn read_product(system: System, asked: &Asked, response: &Response) -> Result<Product, Error> {
    let (row, what) = (row(system), unread(asked.id));
    if !(200..300).contains(&response.status) {
        return Err(refusal(&what, response, (row.said)(response.body), asked.secrets));
    }
    match (row.read)(response.body, asked) {
        Ok(product) => Ok(Product { catalog_id: asked.catalog_id, ..product }),
        Err(error) => Err(error.with_status(response.status).context(&what)),
    }
}

/// What reads its answers.
struct Row {
    read: fn(&[u8], &Asked) -> Result<Product, Error>,
    said: fn(&[u8]) -> Said,
}

/// How its answers are read.
fn row(system: System) -> Row {
    match system {
        System::Kibo => Row {
            read: |body, _| kibo_cart::read_product(body, None),
            said: |body| Said { words: kibo_cart::words(body), kind: None },
        },
        System::PerfectSync => {
            Row { read: |body, _| kibo_perfectsync::read_product(body), said: kibo_perfectsync::said }
        }
        System::PitneyBowes => {
            Row { read: |body, asked| pitney_bowes::read_product(body, asked.id), said: pitney_bowes::said }
        }
        System::Meplato => Row { read: |body, _| meplato::read_product(body), said: meplato::said },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(secrets: &[Secret]) -> Asked<'_> {
        Asked { id: "1643040064", catalog_id: Some(0), secrets }
    }

    fn read(system: System, status: u16, body: &str, secrets: &[Secret]) -> Result<Product, Error> {
        read_product(system, &asked(secrets), &Response { status, location: "", body: body.as_bytes() })
    }

    #[test]
    fn each_system_reads_its_own_product() {
        let cases = [
            (System::Kibo, include_str!("kibo_cart/testdata/kibo-product-100060.json"), "Many slaved options"),
            (
                System::PerfectSync,
                include_str!("kibo_perfectsync/testdata/perfectsync-vrx33151.guide.json"),
                "18K Yellow Gold and Stainless Steel Datejust Automatic",
            ),
            (
                System::PitneyBowes,
                include_str!("pitney_bowes/testdata/pitney-bowes-product-1643040064.json"),
                "vintage floral-print dress",
            ),
            (
                System::Meplato,
                include_str!("meplato/testdata/meplato-product.realistic.constructed.json"),
                "Steel wire",
            ),
        ];
        for (system, body, name) in cases {
            let product = read(system, 200, body, &[]).unwrap();

            assert_eq!((&*product.name, product.catalog_id), (name, Some(0)), "{system:?}");
        }
    }

    /// Rows 136 and 138.
    #[test]
    fn the_status_wins_over_the_body() {
        let body = include_str!("meplato/testdata/meplato-error.sample.json");
        let cases = [
            (400, "bad-request"),
            (401, "forbidden"),
            (403, "forbidden"),
            (404, "not-found"),
            (429, "rate-limited"),
            (500, "server"),
            (503, "server"),
            (302, "unreadable-answer"),
        ];
        for system in System::ALL {
            for (status, code) in cases {
                let error = read(system, status, body, &[]).unwrap_err();

                assert_eq!((error.code(), error.status()), (code, Some(status)), "{system:?}");
                assert!(error.message().starts_with("product \"1643040064\" was not read: "), "{system:?}");
                assert!(error.cause().unwrap().message().contains("Bad request"), "{system:?}");
            }
        }
    }

    #[test]
    fn an_answer_that_is_no_product_keeps_its_status_and_place() {
        for system in System::ALL {
            for body in ["", "<!doctype html>", "[]", "null", "7"] {
                let error = read(system, 200, body, &[]).unwrap_err();

                assert_eq!((error.code(), error.status()), ("unreadable-answer", Some(200)), "{system:?}: {body}");
            }
        }
    }

    #[test]
    fn no_error_repeats_a_secret() {
        let secrets = [Secret::new("dXNlcjpwYXNz"), Secret::new("s3cr\"et")];
        let bodies = [
            r#"{"error": "Forbidden", "message": "bad: dXNlcjpwYXNz", "errors": [{"errorCode": "1", "message": "dXNlcjpwYXNz"}]}"#,
            "token dXNlcjpwYXNz, password s3cr\"et",
            r#"{"message": "s3cr\"et", "details": ["dXNlcjpwYXNz"]}"#,
        ];
        for system in System::ALL {
            for body in bodies {
                let told = format!("{:?}", read(system, 401, body, &secrets).unwrap_err());

                assert!(!told.contains("dXNl") && !told.contains("s3cr"), "{system:?}: {told}");
            }
        }
    }
}
