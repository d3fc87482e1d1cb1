//! Fixtures with something done to them.

use proptest::prelude::*;
use proptest::sample::{Index, select};
use std::ops::Range;

macro_rules! fixtures {
    ($($name:literal),+ $(,)?) => {
        /// Answers as a shop sends them.
        pub const FIXTURES: &[&[u8]] = &[$(include_bytes!(concat!("../../src/wire/", $name, ".json"))),+];
    };
}

fixtures!(
    "kibo_cart/testdata/kibo-product-100060",
    "kibo_cart/testdata/kibo-product-named-options.constructed",
    "kibo_cart/testdata/kibo-cart",
    "kibo_cart/testdata/kibo-cart-empty-array",
    "kibo_cart/testdata/kibo-cart-empty-object",
    "kibo_cart/testdata/kibo-cart-completed",
    "kibo_cart/testdata/kibo-cart-item",
    "kibo_cart/testdata/kibo-add-item.response",
    "kibo_cart/testdata/kibo-checkout.response",
    "kibo_cart/testdata/kibo-error-400",
    "kibo_cart/testdata/kibo-error-403",
    "kibo_cart/testdata/kibo-error-404-product",
    "kibo_perfectsync/testdata/perfectsync-query.constructed",
    "kibo_perfectsync/testdata/perfectsync-vrx33151.completed",
    "meplato/testdata/meplato-error.sample",
    "meplato/testdata/meplato-product.offers.constructed",
    "meplato/testdata/meplato-product.sample",
    "pitney_bowes/testdata/pitney-bowes-error-legacy-1",
    "pitney_bowes/testdata/pitney-bowes-error-legacy-2",
    "pitney_bowes/testdata/pitney-bowes-error-unified",
    "pitney_bowes/testdata/pitney-bowes-oauth-token.response.constructed",
    "pitney_bowes/testdata/pitney-bowes-product-1643040064",
);

/// Words that JSON and its readers may trip over.
const WORDS: &[&str] = &[
    "null",
    "true",
    "{}",
    "[]",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "\\",
    "\\u0000",
    "\\ud800",
    "\\udc00\\ud800",
    "\0",
    "-",
    "0",
    "-0",
    "1e400",
    "1e-400",
    "99999999999999999999",
    "0.1",
    "\"__proto__\"",
    "\"constructor\"",
    "\u{feff}",
    "\u{202e}",
    "ü",
    "\"partNumber\":1,",
    "\"optionSets\":[{\"selectedOptions\":{}}],",
    "\"cartItems\":{\"\":{}},",
    "\"price\":\"-1\",",
    "\"offers\":[{\"price\":{}}],",
    "\"quantityMin\":-1,",
    "\"additionGroups\":[[]],",
    "\"errors\":[{}],",
    "\"quantity\":-1,",
    "\"textOption\":{\"minLength\":4294967296},",
    "\"rank\":\"NaN\",",
];

/// One thing done to a body. Places are relative to its length.
#[derive(Clone, Debug)]
enum Mutation {
    Flip(Index, u8),
    Insert(Index, &'static str),
    Delete(Index, usize),
    Repeat(Index, usize, usize),
    Splice(Index, &'static [u8], Index, usize),
    Cut(Index),
}

fn mutation() -> impl Strategy<Value = Mutation> {
    prop_oneof![
        (any::<Index>(), any::<u8>()).prop_map(|(at, byte)| Mutation::Flip(at, byte)),
        (any::<Index>(), select(WORDS)).prop_map(|(at, word)| Mutation::Insert(at, word)),
        (any::<Index>(), 1..200_usize).prop_map(|(at, length)| Mutation::Delete(at, length)),
        (any::<Index>(), 1..300_usize, 1..40_usize).prop_map(|(at, length, times)| Mutation::Repeat(at, length, times)),
        (any::<Index>(), select(FIXTURES), any::<Index>(), 1..400_usize)
            .prop_map(|(at, from, start, length)| Mutation::Splice(at, from, start, length)),
        any::<Index>().prop_map(Mutation::Cut),
    ]
}

/// A fixture with a few things done to it.
pub fn mutated() -> impl Strategy<Value = Vec<u8>> {
    (select(FIXTURES), proptest::collection::vec(mutation(), 1..6)).prop_map(|(fixture, mutations)| {
        let mut body = fixture.to_vec();
        for mutation in mutations {
            mutate(&mut body, &mutation);
        }
        body
    })
}

fn mutate(body: &mut Vec<u8>, mutation: &Mutation) {
    let place = |at: &Index| at.index(body.len() + 1);
    match mutation {
        Mutation::Flip(at, byte) => {
            let at = place(at);
            if let Some(place) = body.get_mut(at) {
                *place = *byte;
            }
        }
        Mutation::Insert(at, word) => insert(body, place(at), word.as_bytes()),
        Mutation::Delete(at, length) => drop(body.drain(part(body, place(at), *length))),
        Mutation::Repeat(at, length, times) => {
            let start = place(at);
            let again = body[part(body, start, *length)].repeat(*times);
            insert(body, start, &again);
        }
        Mutation::Splice(at, from, start, length) => {
            insert(body, place(at), &from[part(from, start.index(from.len()), *length)]);
        }
        Mutation::Cut(at) => body.truncate(place(at)),
    }
}

/// So many bytes from here, or as many as there are.
fn part(body: &[u8], start: usize, length: usize) -> Range<usize> {
    start..body.len().min(start + length)
}

fn insert(body: &mut Vec<u8>, at: usize, part: &[u8]) {
    body.splice(at..at, part.iter().copied());
}
