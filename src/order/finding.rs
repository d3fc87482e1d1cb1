//! What a check finds.

use super::check::Diagnosis;
use alloc::string::String;
use alloc::vec::Vec;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// It may be right: somebody should look.
    Warning,
    /// It is wrong: the order must not be sent.
    Error,
}

/// A check. [`Rule::id`] is the word it goes by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// An amount is one, has no more digits than the currency, and is not below 0 where it must not be.
    R1,
    /// An item's subtotal is quantity × unit price, rounded once; the quantity is a whole number.
    R2,
    /// What is left of it is the subtotal less the discount.
    R3,
    /// No discount is greater than the subtotal.
    R4,
    /// An item's total is what its parts add up to.
    R5,
    /// The order's total is what the items add up to.
    R6,
    /// The order's subtotals are the items'.
    R7,
    /// The order's discount is the items'.
    R8,
    /// So are its tax on goods, its shipping and the tax on that.
    R9,
    /// So is its tax on handling; all tax is the three together.
    R10,
    /// All handling is the items', and so is the order's own fee.
    R11,
    /// So are the duties; none stands on the order.
    R12,
    /// The order's own sums add up to its total.
    R13,
    /// Shipping before discounts is not below shipping.
    R14,
    /// Payments ask for the total.
    R15,
    /// What was authorised is what a payment asks for.
    R16,
    /// There is one currency.
    R17,
    /// An amount cannot be seen in the items' parts.
    R18,
    /// The order does not say that it is an import.
    Import,
    /// A part that every import must have is missing.
    Required,
    /// A sum that the sender must state is not stated.
    NotGiven,
    /// A part has not the form that it must have.
    Unreadable,
    /// An amount stands where nobody counts it.
    Fee,
    /// The difference is just the tax: prices may include it.
    TaxIncluded,
    /// There is the number of a card, where a token must be.
    CardNumber,
    /// Card data are missing or carry no token.
    Card,
    /// The authorisation is missing or too thin to be captured later.
    Authorization,
    /// One of the three ids of `PayPal` is missing or odd.
    PayPal,
    /// A gateway's data lack a key that it needs.
    GatewayData,
    /// A result of a fraud check is incomplete.
    Review,
}

impl Rule {
    /// The ids, in order.
    const IDS: [&str; 30] = [
        "R1",
        "R2",
        "R3",
        "R4",
        "R5",
        "R6",
        "R7",
        "R8",
        "R9",
        "R10",
        "R11",
        "R12",
        "R13",
        "R14",
        "R15",
        "R16",
        "R17",
        "R18",
        "import",
        "required",
        "not-given",
        "unreadable",
        "fee",
        "tax-included",
        "card-number",
        "card",
        "authorization",
        "paypal",
        "gateway-data",
        "review",
    ];

    /// The id: `R1` to `R18`, or a kebab-case word.
    #[must_use]
    pub fn id(self) -> &'static str {
        Rule::IDS[self as usize]
    }
}

/// One thing that is wrong, or may be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Which check found it.
    pub rule: Rule,
    /// How bad it is.
    pub severity: Severity,
    /// The place, such as `items[1].subtotal`.
    pub path: String,
    /// What is wrong, for the developer. It holds amounts, never card data nor what gateways said.
    pub message: String,
}

/// All that a check found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// What is wrong or may be: what is missing, the items, the order's sums, payments, then the rest.
    pub findings: Vec<Finding>,
    /// Why the total differs from what the items add up to; `None` where it does not.
    pub diagnosis: Option<Diagnosis>,
}

impl Report {
    /// True where nothing is wrong, though there may be warnings.
    #[must_use]
    pub fn passes(&self) -> bool {
        self.errors().next().is_none()
    }

    /// What is wrong.
    pub fn errors(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| finding.severity == Severity::Error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_those_of_their_rules() {
        let cases = [
            (Rule::R1, "R1"),
            (Rule::R18, "R18"),
            (Rule::Import, "import"),
            (Rule::NotGiven, "not-given"),
            (Rule::CardNumber, "card-number"),
            (Rule::Review, "review"),
        ];
        for (rule, id) in cases {
            assert_eq!(rule.id(), id);
        }
    }
}
