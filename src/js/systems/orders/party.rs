//! Reads who ordered, who pays, and where it goes.

use super::given::{amount, each, refused, whole};
use crate::error::Error;
use crate::money::Currency;
use crate::order::{
    Address, Authorization, Card, Contact, Delivery, DraftPayment, Heading, Method, ReviewMessage, ValidationResult,
};
use crate::wire::json::Json;
use alloc::borrow::ToOwned;

/// Orders come from shoppers who checked out, unless something else is said.
const KIND: &str = "Online";

pub(super) fn read_heading(json: Json) -> Result<Heading, Error> {
    let account = json.get("customerAccountId");
    let customer_account_id = account.text().and_then(|id| id.parse().ok());
    if customer_account_id.is_none() && !account.is_null() {
        return Err(refused("customerAccountId", &["this is no whole number: ", account.raw()]));
    }
    Ok(Heading {
        external_id: json.text_of("externalId"),
        customer_account_id,
        email: json.text_of("email"),
        kind: json.text_of("type").or_else(|| Some(KIND.to_owned())),
        channel: json.text_of("channel"),
        ip_address: json.text_of("ipAddress"),
        submitted: json.text_of("submittedDate"),
        is_tax_exempt: json.get("isTaxExempt").is_true(),
        is_historical: json.get("isHistorical").is_true(),
        status: None,
    })
}

pub(super) fn read_contact(json: Json) -> Contact {
    Contact {
        email: json.text_of("email"),
        first_name: json.text_of("firstName"),
        last_name: json.text_of("lastName"),
        company: json.text_of("company"),
        home_phone: json.text_of("homePhone"),
        mobile_phone: json.text_of("mobilePhone"),
        work_phone: json.text_of("workPhone"),
        address: Some(json.get("address")).filter(|address| address.is_object()).map(read_address),
    }
}

fn read_address(json: Json) -> Address {
    let mut lines = json.get("lines").entries().map(|(_, line)| line.text());
    Address {
        lines: core::array::from_fn(|_| lines.next().flatten()),
        town: json.text_of("town"),
        state: json.text_of("state"),
        postal_code: json.text_of("postalCode"),
        country: json.text_of("country"),
        kind: json.text_of("kind"),
        is_validated: json.get("isValidated").is_true(),
    }
}

pub(super) fn read_delivery(json: Json) -> Delivery {
    Delivery {
        contact: Some(json.get("contact")).filter(|contact| contact.is_object()).map(read_contact),
        method_code: json.text_of("methodCode"),
        method_name: json.text_of("methodName"),
    }
}

/// A payment by `card` or by `paypal`.
pub(super) fn read_payment(json: Json, currency: Currency) -> Result<DraftPayment, Error> {
    let (card, paypal) = (json.get("card"), json.get("paypal"));
    let method = if card.is_object() {
        Method::Card(read_card(card).map_err(|error| error.within("card"))?)
    } else if paypal.is_object() {
        let text = |key| paypal.text_of(key).unwrap_or_default();
        Method::PayPal { token: text("token"), payer_id: text("payerId") }
    } else {
        return Err(refused("card", &["a payment needs a card or paypal"]));
    };
    let authorization = read_authorization(json.get("authorization"));
    Ok(DraftPayment { method, amount: amount(json, "amount", currency)?, authorization })
}

fn read_card(json: Json) -> Result<Card, Error> {
    let card = Card {
        brand: json.text_of("brand"),
        name: json.text_of("name"),
        mask: json.text_of("mask"),
        last_four: json.text_of("lastFour"),
        is_tokenized: json.get("isTokenized").is_true(),
        token: json.text_of("token"),
        expire_month: whole(json, "expireMonth")?,
        expire_year: whole(json, "expireYear")?,
        bin: json.text_of("bin"),
    };
    Ok(match json.text_of("customerProfileId") {
        Some(profile) => card.with_customer_profile(&profile),
        None => card,
    })
}

fn read_authorization(json: Json) -> Authorization {
    Authorization {
        transaction_id: json.text_of("transactionId"),
        code: json.text_of("code"),
        date: json.text_of("date"),
        avs_codes: json.text_of("avsCodes"),
        cvv2_codes: json.text_of("cvv2Codes"),
        response_code: json.text_of("responseCode"),
        response_text: json.text_of("responseText"),
        data: json.get("data").pairs(),
    }
}

pub(super) fn read_review(json: Json) -> Result<ValidationResult, Error> {
    let read_message = |json: Json| {
        Ok(ReviewMessage { item: json.text_of("item"), kind: json.text_of("kind"), text: json.text_of("text") })
    };
    Ok(ValidationResult {
        id: json.text_of("id"),
        validator: json.text_of("validator"),
        kind: json.text_of("kind"),
        status: json.text_of("status"),
        created: json.text_of("created"),
        messages: each(json, "messages", &read_message)?,
    })
}
