//! What was authorised or paid elsewhere.

use super::amounts::Stated;
use super::party::Contact;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

/// A payment of an order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Payment {
    /// `CreditCard`, `PayPalExpress2`, …; others are kept.
    pub kind: Option<String>,
    /// `Mozu`, `PayPalExpress2`, …
    pub workflow: Option<String>,
    /// `New`, `Authorized`, `Collected`, …
    pub status: Option<String>,
    /// What it asks for.
    pub requested: Stated,
    /// What was collected.
    pub collected: Stated,
    /// What was given back.
    pub credited: Stated,
    /// What the other system calls it: `PayPal`'s token.
    pub external_id: Option<String>,
    /// Who pays, and by what.
    pub billing: Option<Billing>,
    /// What went on with the gateway.
    pub interactions: Vec<Interaction>,
}

impl Payment {
    /// False for one that was voided or declined.
    #[must_use]
    pub fn counts(&self) -> bool {
        let status = self.status.as_deref().unwrap_or_default().to_ascii_lowercase();
        !status.starts_with("void") && status != "declined"
    }

    /// True for a card.
    #[must_use]
    pub fn is_card(&self) -> bool {
        is(self.kind.as_ref(), "CreditCard")
    }

    /// True for `PayPal Express 2`, by its type or its workflow.
    #[must_use]
    pub fn is_paypal(&self) -> bool {
        is(self.kind.as_ref(), "PayPalExpress2") || is(self.workflow.as_ref(), "PayPalExpress2")
    }
}

/// Who pays, and by what.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Billing {
    /// The type of payment.
    pub kind: Option<String>,
    /// The workflow of the payment.
    pub workflow: Option<String>,
    /// True where the bill goes where the goods go.
    pub is_same_address: bool,
    /// Who gets the bill.
    pub contact: Option<Contact>,
    /// The card.
    pub card: Option<Card>,
    /// `PayPal`'s token.
    pub external_id: Option<String>,
    /// `PayPal`'s id of the payer.
    pub payer_id: Option<String>,
}

/// A card as a gateway knows it: by a token, never by its number.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Card {
    /// `VISA`, …
    pub brand: Option<String>,
    /// The name on it.
    pub name: Option<String>,
    /// What is shown of its number; at `Authorize.net` the customer's profile.
    pub mask: Option<String>,
    /// The last four digits; shown instead of the mask where both are there.
    pub last_four: Option<String>,
    /// True where an outside provider made the token.
    pub is_tokenized: bool,
    /// The token.
    pub token: Option<String>,
    /// The month it expires, from 1.
    pub expire_month: Option<u32>,
    /// The year it expires.
    pub expire_year: Option<u32>,
    /// The first digits of its number.
    pub bin: Option<String>,
}

impl Card {
    /// The card of a customer whom `Authorize.net` knows by a profile: the profile's id stands where the mask would.
    ///
    /// The checker must be told by [`CardMask::CustomerProfile`](super::CardMask), or a profile's id that happens to
    /// look like a card's number is refused.
    #[must_use]
    pub fn with_customer_profile(mut self, profile_id: &str) -> Card {
        self.mask = Some(profile_id.into());
        self.is_tokenized = true;
        self
    }

    /// Its texts, each with the name it goes by; the mask first.
    pub(crate) fn texts(&self) -> [(&'static str, Option<&str>); 6] {
        [
            ("cardNumberPartOrMask", self.mask.as_deref()),
            ("paymentServiceCardId", self.token.as_deref()),
            ("ccLastFour", self.last_four.as_deref()),
            ("bin", self.bin.as_deref()),
            ("nameOnCard", self.name.as_deref()),
            ("paymentOrCardType", self.brand.as_deref()),
        ]
    }
}

impl fmt::Debug for Card {
    /// Says nothing of what is on the card.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Card(…)")
    }
}

/// One exchange with a gateway.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Interaction {
    /// `Authorization`, `Capture`, …; others are kept.
    pub kind: Option<String>,
    /// How it ended.
    pub status: Option<String>,
    /// The state of the payment when it began.
    pub entry_status: Option<String>,
    /// How much it was about.
    pub amount: Stated,
    /// In what currency, as stated.
    pub currency: Option<String>,
    /// What the gateway said.
    pub gateway: Authorization,
}

impl Interaction {
    /// True for an authorisation that was given: one without a status counts.
    #[must_use]
    pub fn is_authorization(&self) -> bool {
        let is_good = |status: &String| {
            ["success", "authorized", "captured"].iter().any(|good| status.eq_ignore_ascii_case(good))
        };
        self.status.as_ref().is_none_or(is_good)
            && (is(self.kind.as_ref(), "Authorization") || is(self.kind.as_ref(), "AuthorizeAndCapture"))
    }
}

/// What a gateway said as it authorised a payment: what is needed to collect the money later.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Authorization {
    /// The gateway's id of the transaction.
    pub transaction_id: Option<String>,
    /// The code of the authorisation.
    pub code: Option<String>,
    /// When, an ISO 8601 instant.
    pub date: Option<String>,
    /// How the address compared.
    pub avs_codes: Option<String>,
    /// How the card's check value compared.
    pub cvv2_codes: Option<String>,
    /// The answer, as a code.
    pub response_code: Option<String>,
    /// The answer, in words.
    pub response_text: Option<String>,
    /// What else the gateway needs to find it again: request tokens and the like.
    pub data: Vec<(String, String)>,
}

impl fmt::Debug for Authorization {
    /// Says nothing of what the gateway said.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Authorization(…)")
    }
}

/// True where the text is this word, in any case.
fn is(text: Option<&String>, word: &str) -> bool {
    text.is_some_and(|text| text.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn voided_and_declined_payments_do_not_count() {
        let payment = |status: Option<&str>| Payment { status: status.map(str::to_owned), ..Payment::default() };
        for status in ["Void", "Voided", "VOIDED", "Declined", "declined"] {
            assert!(!payment(Some(status)).counts(), "{status}");
        }
        for status in [Some("New"), Some("Authorized"), Some("Collected"), Some("Pending"), Some("unheard-of"), None] {
            assert!(payment(status).counts(), "{status:?}");
        }
    }

    #[test]
    fn an_authorisation_counts_where_it_was_given() {
        let cases = [
            ("Authorization", Some("Success"), true),
            ("Authorization", Some("authorized"), true),
            ("AuthorizeAndCapture", Some("Captured"), true),
            ("Authorization", None, true),
            ("Authorization", Some("Failure"), false),
            ("Capture", Some("Success"), false),
            ("Void", None, false),
        ];
        for (kind, status, expected) in cases {
            let interaction = Interaction {
                kind: Some(kind.to_owned()),
                status: status.map(str::to_owned),
                ..Interaction::default()
            };
            assert_eq!(interaction.is_authorization(), expected, "{kind} {status:?}");
        }
    }

    #[test]
    fn what_is_printed_for_developers_holds_no_card_data() {
        let card =
            Card { mask: Some("4111111111111111".to_owned()), token: Some("tok_1".to_owned()), ..Card::default() };
        let gateway = Authorization { code: Some("000001".to_owned()), ..Authorization::default() };

        let billing = Billing { card: Some(card), ..Billing::default() };
        let printed = format!("{billing:?} {gateway:?}");

        for secret in ["4111", "tok_1", "000001"] {
            assert!(!printed.contains(secret), "{printed}");
        }
    }
}
