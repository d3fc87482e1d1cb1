//! Drafts that tests begin with: those of the fixtures.

use super::{
    Address, Authorization, Card, Charges, Contact, Delivery, Draft, DraftLine, DraftPayment, Heading, Measure, Method,
    ReviewMessage, Sold, ValidationResult,
};
use crate::money::{Amount, Currency, read_amount};

pub(crate) fn amount(text: &str) -> Amount {
    read_amount(text).unwrap()
}

#[expect(clippy::unnecessary_wraps, reason = "most of what is said of an order may be missing")]
fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

pub(crate) fn sold(code: &str, name: &str) -> Sold {
    let measure = |name: &str, unit: &str| (name.to_owned(), Measure { unit: unit.to_owned(), value: amount("1") });
    Sold {
        code: code.to_owned(),
        name: some(name),
        goods_type: some("Physical"),
        fulfillment: some("Ship"),
        is_taxable: true,
        measures: vec![
            measure("height", "in"),
            measure("width", "in"),
            measure("length", "in"),
            measure("weight", "lbs"),
        ],
        ..Sold::default()
    }
}

fn contact() -> Contact {
    Contact {
        email: some("shopper@example.com"),
        first_name: some("Robin"),
        last_name: some("Example"),
        home_phone: some("5125550100"),
        address: Some(Address {
            lines: [some("1 Example Street"), None, None, None],
            town: some("Austin"),
            state: some("TX"),
            postal_code: some("78701"),
            country: some("US"),
            kind: some("Residential"),
            is_validated: true,
        }),
        ..Contact::default()
    }
}

fn heading(external_id: &str) -> Heading {
    Heading {
        external_id: some(external_id),
        customer_account_id: Some(1000),
        email: some("shopper@example.com"),
        kind: some("Online"),
        channel: some("Online"),
        ip_address: some("203.0.113.10"),
        submitted: some("2026-01-15T10:20:30.000Z"),
        ..Heading::default()
    }
}

/// A draft of these lines with all that an order must have, paid by card.
pub(crate) fn draft(currency: &str, lines: Vec<DraftLine>) -> Draft {
    Draft {
        heading: heading("WEB-10001"),
        bill_to: contact(),
        is_same_address: true,
        delivery: Delivery {
            contact: Some(contact()),
            method_code: some("fedex_FEDEX_GROUND"),
            method_name: some("Standard"),
        },
        payments: vec![by_card()],
        ..Draft::new(Currency::new(currency).unwrap(), lines)
    }
}

/// A payment by card that takes what is left of the total.
pub(crate) fn by_card() -> DraftPayment {
    let card = Card {
        brand: some("VISA"),
        name: some("Robin Example"),
        mask: some("************1111"),
        last_four: some("1111"),
        is_tokenized: true,
        token: some("tok_example_0001"),
        expire_month: Some(12),
        expire_year: Some(2030),
        bin: None,
    };
    let authorization = Authorization {
        transaction_id: some("600000000000000001"),
        code: some("000001"),
        date: some("2026-01-15T10:20:29.000Z"),
        avs_codes: some(""),
        cvv2_codes: some(""),
        response_code: some("025"),
        response_text: some("APPROVED"),
        data: vec![("requestToken".to_owned(), "example-request-token".to_owned())],
    };
    DraftPayment { method: Method::Card(card), amount: None, authorization }
}

/// A payment by `PayPal Express 2` that takes what is left of the total.
pub(crate) fn by_paypal() -> DraftPayment {
    let authorization = Authorization {
        transaction_id: some("0EXAMPLE00000001A"),
        date: some("2026-01-15T10:20:29.000Z"),
        response_code: some("Success"),
        response_text: some("Success"),
        ..Authorization::default()
    };
    let (token, payer_id) = ("EC-0EXAMPLE000000001".to_owned(), "PAYEREXAMPLE1".to_owned());
    DraftPayment { method: Method::PayPal { token, payer_id }, amount: None, authorization }
}

/// The order of `kibo-order-import.card.json`.
pub(crate) fn card_draft() -> Draft {
    let headphones = DraftLine {
        charges: Charges {
            discount: amount("5.00"),
            tax: amount("3.60"),
            shipping: amount("4.00"),
            shipping_tax: amount("0.32"),
            handling: amount("1.00"),
            ..Charges::default()
        },
        ..DraftLine::new(sold("UPC1", "Cool Headphones"), 2, amount("25.00"))
    };
    let slaved = DraftLine {
        charges: Charges {
            tax: amount("4.00"),
            shipping: amount("3.99"),
            shipping_tax: amount("0.32"),
            duty: amount("2.00"),
            ..Charges::default()
        },
        ..DraftLine::new(sold("100060", "Many slaved options"), 1, amount("49.99"))
    };
    draft("USD", vec![headphones, slaved])
}

/// The order of `kibo-order-import.paypal.json`.
pub(crate) fn paypal_draft() -> Draft {
    let line = DraftLine::new(sold("UPC1", "Cool Headphones"), 3, amount("10.00"));
    Draft {
        heading: heading("WEB-10002"),
        charges: Charges {
            tax: amount("2.40"),
            shipping: amount("5.00"),
            shipping_tax: amount("0.40"),
            ..Charges::default()
        },
        payments: vec![by_paypal()],
        ..draft("USD", vec![line])
    }
}

/// The order of `kibo-order-import.fraud-review.json`.
pub(crate) fn fraud_review_draft() -> Draft {
    let message = ReviewMessage { item: None, kind: some("fraudResult"), text: some("Review") };
    let review = ValidationResult {
        id: some("3eca9d6a-6e90-49dd-8b4c-000000000001"),
        validator: some("Kount"),
        kind: some("Fraud"),
        status: some("Review"),
        created: some("2026-01-15T10:20:31.000Z"),
        messages: vec![message],
    };
    Draft { heading: heading("WEB-10003"), reviews: vec![review], ..card_draft() }
}
