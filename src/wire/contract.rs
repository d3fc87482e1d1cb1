//! The promises that every system's reader keeps, whatever comes in.
//!
//! Each fixture is read as it is, cut off anywhere, and with each of its values replaced by each of many others. A reader
//! then either reads a product or names the place that it cannot read; it never panics and never makes up a price.

mod worlds;

use super::normal;
use super::{Asked, Response, System, kibo_cart, read_product};
use crate::error::Error;
use crate::money::{Amount, Money, read_amount};
use crate::product::Product;
use crate::product::quote::{Choice, PriceSettings, quote};
use serde_json::{Value, json};
use worlds::{MUTANTS, compact, mutated, numbers, paths, with_unknown_members};

/// The products of all systems.
const FIXTURES: [(System, &str); 8] = [
    (System::Kibo, include_str!("kibo_cart/testdata/kibo-product-100060.json")),
    (System::Kibo, include_str!("kibo_cart/testdata/kibo-product-named-options.constructed.json")),
    (System::PerfectSync, include_str!("kibo_perfectsync/testdata/perfectsync-vrx33151.guide.json")),
    (System::PerfectSync, include_str!("kibo_perfectsync/testdata/perfectsync-vrx33151.completed.json")),
    (System::PitneyBowes, include_str!("pitney_bowes/testdata/pitney-bowes-product-1643040064.json")),
    (System::Meplato, include_str!("meplato/testdata/meplato-product.sample.json")),
    (System::Meplato, include_str!("meplato/testdata/meplato-product.realistic.constructed.json")),
    (System::Meplato, include_str!("meplato/testdata/meplato-product.offers.constructed.json")),
];

const CART: &str = include_str!("kibo_cart/testdata/kibo-cart.json");
const CART_ID: &str = "6b98c08f38e5dc65583abd24b07e7ace";

fn read(system: System, body: &str) -> Result<Product, Error> {
    let asked = Asked { id: "asked", ..Asked::default() };
    read_product(system, &asked, &Response { status: 200, location: "", body: body.as_bytes() })
}

/// Every price that a product states.
fn prices(product: &Product) -> Vec<Amount> {
    let listing = &product.listing;
    let mut prices: Vec<_> = product.price.iter().map(Money::amount).collect();
    for offer in &listing.offers {
        prices.extend(offer.price.iter().chain(&offer.reference_price).map(Money::amount));
        prices.extend(offer.tiers.iter().map(|tier| tier.price.amount()));
    }
    prices.extend(listing.references.iter().filter_map(|reference| Some(reference.price?.amount())));
    prices.extend(listing.add_on_groups.iter().flat_map(|group| &group.add_ons).filter_map(|add_on| add_on.price));
    let surcharges = product.options.iter().flat_map(|option| &option.values).filter_map(|value| value.surcharge);
    prices.extend(surcharges.filter(|surcharge| *surcharge > Amount::ZERO)); // 0 where none is stated
    prices
}

#[test]
fn each_fixture_is_read_without_a_warning() {
    for (system, body) in FIXTURES {
        let product = read(system, body).unwrap();

        assert_eq!((product.sku.is_empty(), product.warnings), (false, vec![]), "{system:?}");
    }
}

#[test]
fn a_product_cut_off_anywhere_is_an_error() {
    for (system, body) in FIXTURES {
        let body = body.trim_end();
        for end in (0..body.len()).filter(|end| body.is_char_boundary(*end)) {
            let error = read(system, &body[..end]).expect_err("cut off");

            assert_eq!((error.code(), error.status()), ("unreadable-answer", Some(200)), "{system:?}, {end} bytes");
        }
    }
}

#[test]
fn a_product_with_any_value_replaced_is_read_or_the_place_is_named() {
    for (system, body) in FIXTURES {
        for (path, body) in mutated(body) {
            let Err(error) = read(system, &body) else { continue };

            let place = error.field();
            let is_there = path.starts_with(place) || place.starts_with(&*path);
            assert!(is_there && !place.is_empty(), "{system:?}: {path} changed, {place} named in {body}");
            assert_eq!(error.code(), "unreadable-answer");
        }
    }
}

#[test]
fn no_price_is_ever_made_up() {
    for (system, body) in FIXTURES {
        for (path, body) in mutated(body) {
            let Ok(product) = read(system, &body) else { continue };

            let stated = numbers(&body);
            for price in prices(&product) {
                assert!(stated.contains(&price), "{system:?}: {path} changed, {} made up in {body}", price.text(0));
            }
        }
    }
}

#[test]
fn what_is_read_can_be_priced_or_is_of_unknown_price() {
    for (system, body) in FIXTURES {
        for (path, body) in mutated(body) {
            let Ok(product) = read(system, &body) else { continue };

            let quote = quote(&product, &Choice::of(1), PriceSettings::default()).unwrap();

            let has_price = product.price.is_some() || product.listing.offers.iter().any(|offer| offer.price.is_some());
            assert!(has_price || quote.price.line.is_none(), "{system:?}: {path}");
        }
    }
}

#[test]
fn members_that_nobody_knows_change_nothing() {
    for (system, body) in FIXTURES {
        let (plain, more) = (read(system, &compact(body)).unwrap(), read(system, &with_unknown_members(body)).unwrap());

        assert!(system == System::Kibo || more.listing.raw.contains(r#""zzz":{"zzz":[1]}"#), "{system:?}");
        let known = |mut product: Product| {
            product.listing.raw.clear();
            product
        };
        assert_eq!(known(more), known(plain), "{system:?}");
    }
}

#[test]
fn words_that_nobody_knows_are_kept() {
    type Find = fn(&Product) -> Option<&str>;
    let cases: [(usize, &str, Find); 7] = [
        (0, "/availability/code", |product| product.availability.code.as_deref()),
        (2, "/availability", |product| product.listing.status.as_deref()),
        (4, "/status", |product| product.listing.status.as_deref()),
        (5, "/offers/0/condition", |product| product.listing.offers[0].condition.as_deref()),
        (5, "/taxonomies/0/type", |product| Some(&product.listing.taxonomies[0].kind)),
        (5, "/attachments/0/kind", |product| Some(&product.listing.attachments[0].kind)),
        (5, "/references/0/type", |product| Some(&product.listing.references[0].kind)),
    ];
    for (fixture, pointer, find) in cases {
        let (system, body) = FIXTURES[fixture];
        let mut body: Value = serde_json::from_str(body).unwrap();
        *body.pointer_mut(pointer).unwrap() = json!("NEW WORD");

        let product = read(system, &body.to_string()).unwrap();

        assert_eq!(find(&product), Some("NEW WORD"), "{pointer}");
    }
}

#[test]
fn json_that_nests_too_deep_is_an_error_with_its_place() {
    for (system, body) in FIXTURES {
        let deep = ["{\"deep\": ", &"[".repeat(100_000), &"]".repeat(100_000), ",", &body[1..]].concat();

        let error = read(system, &deep).unwrap_err();

        assert_eq!((error.code(), error.field().starts_with("deep[0][0]")), ("unreadable-answer", true), "{system:?}");
    }
}

#[test]
fn what_is_written_reads_back_the_same() {
    for (system, body) in FIXTURES {
        let whole = [(String::new(), body.to_owned())];
        for (path, body) in whole.into_iter().chain(mutated(body)) {
            let Ok(product) = read(system, &body) else { continue };

            let written = normal::write_product(&product);

            assert_eq!(normal::read_product(written.as_bytes()).as_ref(), Ok(&product), "{system:?}: {path} in {body}");
        }
    }
}

#[test]
fn a_cart_is_read_or_the_place_is_named_however_broken() {
    let whole = CART.trim_end();
    for end in 0..whole.len() {
        assert_eq!(kibo_cart::read_cart(&whole.as_bytes()[..end], CART_ID).unwrap_err().code(), "unreadable-answer");
    }
    for (path, body) in mutated(CART) {
        match kibo_cart::read_cart(body.as_bytes(), CART_ID) {
            Ok(cart) => {
                let stated = numbers(&body);
                let prices = cart.lines.iter().filter_map(|line| line.item.price);
                assert!(prices.into_iter().all(|price| stated.contains(&price.amount())), "{path}");
            }
            Err(error) => {
                let place = error.field();
                assert!(!place.is_empty() && (path.starts_with(place) || place.starts_with(&*path)), "{path}: {place}");
            }
        }
    }
}

#[test]
fn the_mutants_are_as_many_as_they_should_be() {
    for (system, body) in FIXTURES {
        let places = paths(body).len();

        assert!(places >= 10, "{system:?}");
        assert_eq!(mutated(body).count(), places * MUTANTS.len(), "{system:?}");
    }
    assert_eq!(numbers(r#"{"a": [1.50, "2"], "b": "x"}"#), [read_amount("1.5").unwrap(), 2.into()]);
}
