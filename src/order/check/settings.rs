//! How the checker is to read what the vendor's documentation leaves open.

use crate::money::Rounding;
use alloc::string::String;
use alloc::vec::Vec;

/// The checker's settings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CheckSettings {
    /// How quantity × unit price is rounded.
    pub rounding: Rounding,
    /// What an item's handling is for.
    pub handling: HandlingMeaning,
    /// The gateways that the shop's payments go through.
    pub gateways: Vec<Gateway>,
}

/// What `handlingAmount` of an item is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum HandlingMeaning {
    /// The line as a whole.
    #[default]
    PerLine,
    /// Each unit of it.
    PerUnit,
}

/// What a gateway needs, so that money can be collected later.
///
/// Orders do not say which gateway a payment went through; the shop knows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gateway {
    /// Its name, for messages.
    pub name: String,
    /// The type of payments that go through it, such as `CreditCard`.
    pub payment_kind: String,
    /// The keys that `gatewayResponseData` must hold, each with a value.
    pub required_keys: Vec<String>,
    /// What stands where a card's mask would.
    pub mask: CardMask,
}

/// What stands where a card's mask would.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CardMask {
    /// A mask, or a token.
    #[default]
    Masked,
    /// The id of a customer's profile at `Authorize.net`. It may look like the number of a card, and is let through.
    CustomerProfile,
}

impl CheckSettings {
    /// The gateways for this type of payment.
    pub(super) fn gateways_for<'a>(&'a self, kind: Option<&'a String>) -> impl Iterator<Item = &'a Gateway> {
        let serves = move |gateway: &&Gateway| kind.is_some_and(|kind| gateway.payment_kind.eq_ignore_ascii_case(kind));
        self.gateways.iter().filter(serves)
    }

    /// What stands where a card's mask would, for this type of payment.
    pub(crate) fn mask_for(&self, kind: Option<&String>) -> CardMask {
        let mut gateways = self.gateways_for(kind);
        let is_profile = gateways.any(|gateway| gateway.mask == CardMask::CustomerProfile);
        if is_profile { CardMask::CustomerProfile } else { CardMask::Masked }
    }
}
