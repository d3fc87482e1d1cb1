//! What fraud checks said.

use alloc::string::String;
use alloc::vec::Vec;

/// The result of a check of the order, such as one for fraud.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ValidationResult {
    /// The id of this attempt.
    pub id: Option<String>,
    /// Who checked.
    pub validator: Option<String>,
    /// What was checked: `Fraud`, or free text.
    pub kind: Option<String>,
    /// `Pass`, `Review`, `Fail` or `Error`; others are kept.
    pub status: Option<String>,
    /// When, an ISO 8601 instant.
    pub created: Option<String>,
    /// What it said.
    pub messages: Vec<ReviewMessage>,
}

/// One thing that a check said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReviewMessage {
    /// The item it is about; `None` for the whole order.
    pub item: Option<String>,
    /// What kind of message it is.
    pub kind: Option<String>,
    /// The message.
    pub text: Option<String>,
}

impl ValidationResult {
    /// True where the order is held: for anything but `Pass`.
    #[must_use]
    pub fn holds(&self) -> bool {
        !self.status.as_deref().is_some_and(|status| status.eq_ignore_ascii_case("pass"))
    }
}

/// True for the names of an order's held state: `Pending` and `Pending Review`, with or without a blank, in any case.
#[must_use]
pub fn is_held_status(status: &str) -> bool {
    let word: String = status.chars().filter(|character| character.is_alphanumeric()).collect();
    word.eq_ignore_ascii_case("pending") || word.eq_ignore_ascii_case("pendingreview")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Row 178.
    #[test]
    fn both_names_of_the_held_state_are_known() {
        for status in ["Pending", "PendingReview", "Pending Review", "pending-review", "PENDING_REVIEW"] {
            assert!(is_held_status(status), "{status}");
        }
        for status in ["", "Accepted", "Review", "Pending Shipment", "Processing"] {
            assert!(!is_held_status(status), "{status}");
        }
    }

    /// Row 179.
    #[test]
    fn anything_but_a_pass_holds_the_order() {
        let result =
            |status: Option<&str>| ValidationResult { status: status.map(str::to_owned), ..Default::default() };
        for status in [Some("Review"), Some("Fail"), Some("Error"), Some("Unheard-of"), None] {
            assert!(result(status).holds(), "{status:?}");
        }
        assert!(!result(Some("Pass")).holds());
        assert!(!result(Some("pass")).holds());
    }
}
