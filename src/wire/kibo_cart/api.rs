//! Where the API is and how it is to be spoken to.

use crate::cart::{Act, Answer};
use crate::error::{Error, Kind};
use alloc::string::String;

/// The settings of a shop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Api {
    /// The base URL, without a slash at its end.
    pub base_url: String,
    /// The public key of the shop.
    pub key: String,
    /// How the hand-over to the checkout is spelled.
    pub checkout_path: CheckoutPath,
    /// Whether that is known to be right.
    pub search: PathSearch,
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

/// Whether the other form of the hand-over is tried where one is not there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PathSearch {
    /// No: the settings name the form, or one has worked.
    #[default]
    Over,
    /// Yes.
    Open,
    /// It is being tried.
    Turned,
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
    /// The API at `base_url`, which has no slash at its end, for the shop with this key.
    #[must_use]
    pub fn new(base_url: String, key: String) -> Self {
        Api {
            base_url,
            key,
            checkout_path: CheckoutPath::default(),
            search: PathSearch::default(),
            headers: HeaderStyle::default(),
        }
    }

    /// Takes in how a call ended; true where it should be sent again, in the other form of the hand-over.
    ///
    /// That is safe, and so it is done, only where this form is not there: 404, 405, or success without a link. What
    /// worked is remembered.
    pub fn turn(&mut self, act: &Act, end: &Result<Answer, Error>) -> bool {
        if self.search == PathSearch::Over || !matches!(act, Act::Checkout(_)) {
            return false;
        }
        let Err(error) = end else {
            self.search = PathSearch::Over;
            return false;
        };
        if !matches!((error.kind(), error.status()), (Kind::NotFound, _) | (_, Some(200..=299 | 405))) {
            return false;
        }
        self.checkout_path = match self.checkout_path {
            CheckoutPath::Cart => CheckoutPath::Checkout,
            CheckoutPath::Checkout => CheckoutPath::Cart,
        };
        self.search = if self.search == PathSearch::Open { PathSearch::Turned } else { PathSearch::Open };
        self.search == PathSearch::Turned
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn api() -> Api {
        let api = Api::new("https://api.example".to_owned(), "key".to_owned());
        Api { search: PathSearch::Open, ..api }
    }

    fn failed(kind: Kind, status: u16) -> Result<Answer, Error> {
        Err(Error::new(kind, &["it failed"]).with_status(status))
    }

    /// Whether the call is sent again, and where the next one goes.
    fn turn(api: &mut Api, end: &Result<Answer, Error>) -> (bool, CheckoutPath) {
        (api.turn(&Act::Checkout(None), end), api.checkout_path)
    }

    #[test]
    fn the_other_form_of_the_checkout_is_tried_once_where_one_is_not_there() {
        for (kind, status) in [(Kind::NotFound, 404), (Kind::BadRequest, 405), (Kind::UnreadableAnswer, 201)] {
            let mut api = api();

            assert_eq!(turn(&mut api, &failed(kind, status)), (true, CheckoutPath::Checkout));
            assert_eq!(turn(&mut api, &failed(kind, status)), (false, CheckoutPath::Cart));
            assert_eq!(turn(&mut api, &failed(kind, status)), (true, CheckoutPath::Checkout));
        }
    }

    #[test]
    fn the_form_that_worked_is_remembered() {
        let mut api = api();
        let link = Ok(Answer::Done(Some("https://x".into())));

        assert_eq!(turn(&mut api, &failed(Kind::NotFound, 404)), (true, CheckoutPath::Checkout));
        assert_eq!(turn(&mut api, &link), (false, CheckoutPath::Checkout));
        assert_eq!(turn(&mut api, &failed(Kind::NotFound, 404)), (false, CheckoutPath::Checkout));
    }

    #[test]
    fn a_checkout_that_may_have_been_started_is_not_tried_in_the_other_form() {
        for (kind, status) in [(Kind::Server, 500), (Kind::Forbidden, 403), (Kind::RateLimited, 429)] {
            assert_eq!(turn(&mut api(), &failed(kind, status)), (false, CheckoutPath::Cart), "{status}");
        }
        assert_eq!(turn(&mut api(), &Err(Error::new(Kind::Network, &["lost"]))), (false, CheckoutPath::Cart));
        assert!(!api().turn(&Act::Refresh, &failed(Kind::NotFound, 404)));
        assert!(!Api { search: PathSearch::Over, ..api() }.turn(&Act::Checkout(None), &failed(Kind::NotFound, 404)));
    }
}
