//! Reads payments, who pays, and cards.

use super::read_order::{Reader, has_entries, stated};
use crate::order::{
    Address, Authorization, Billing, Card, CardMask, Contact, Interaction, Payment, Rule, is_card_number,
};
use crate::text::read_number;
use crate::wire::json::Json;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

pub(super) fn read_payment(reader: &mut Reader, path: &str, json: Json) -> Payment {
    let kind = json.text_of("paymentType");
    refuse_numbers(reader, &format!("{path}.card"), json.get("card"), CardMask::Masked);
    let interactions = json.get("interactions");
    let interactions = reader.list(&format!("{path}.interactions"), interactions, |_, _, json| read_interaction(json));
    Payment {
        kind,
        workflow: json.text_of("paymentWorkflow"),
        status: json.text_of("status"),
        requested: stated(json.get("amountRequested")),
        collected: stated(json.get("amountCollected")),
        credited: stated(json.get("amountCredited")),
        external_id: json.text_of("externalTransactionId"),
        billing: read_billing(reader, &format!("{path}.billingInfo"), json.get("billingInfo")),
        interactions,
    }
}

/// Who pays; none where nothing is said.
pub(super) fn read_billing(reader: &mut Reader, path: &str, json: Json) -> Option<Billing> {
    if !has_entries(json) {
        return None;
    }
    let (kind, card) = (json.text_of("paymentType"), json.get("card"));
    let mask = reader.settings.mask_for(kind.as_ref());
    refuse_numbers(reader, &format!("{path}.card"), card, mask);
    Some(Billing {
        kind,
        workflow: json.text_of("paymentWorkflow"),
        is_same_address: json.get("isSameBillingShippingAddress").is_true(),
        contact: read_contact(json.get("billingContact")),
        card: card.is_object().then(|| read_card(card, mask)),
        external_id: json.text_of("externalTransactionId"),
        payer_id: json.get("data").get("paypal").text_of("payerId"),
    })
}

/// Finds the numbers of cards among all that is said of a card, however deep.
fn refuse_numbers(reader: &mut Reader, path: &str, card: Json, mask: CardMask) {
    let profile = (mask == CardMask::CustomerProfile).then(|| format!("{path}.cardNumberPartOrMask"));
    let mut rest = Vec::from([(String::from(path), card)]);
    while let Some((path, json)) = rest.pop() {
        if json.text().is_some_and(|text| is_card_number(&text)) && profile.as_ref() != Some(&path) {
            reader.error(Rule::CardNumber, &path, "this is the number of a card: send a token instead");
        }
        for (index, (key, value)) in json.entries().enumerate() {
            let place = key.text().map_or_else(|| format!("{path}[{index}]"), |key| format!("{path}.{key}"));
            rest.push((place, value));
        }
    }
}

/// A card without any number of a card, which was told of already.
fn read_card(json: Json, mask: CardMask) -> Card {
    let text = |name| json.text_of(name).filter(|text| !is_card_number(text));
    let number = |name| text(name).and_then(|number| read_number(&number));
    Card {
        brand: text("paymentOrCardType"),
        name: text("nameOnCard"),
        mask: match mask {
            CardMask::Masked => text("cardNumberPartOrMask"),
            CardMask::CustomerProfile => json.text_of("cardNumberPartOrMask"),
        },
        last_four: text("ccLastFour"),
        is_tokenized: json.get("isTokenized").is_true(),
        token: text("paymentServiceCardId"),
        expire_month: number("expireMonth"),
        expire_year: number("expireYear"),
        bin: text("bin"),
    }
}

fn read_interaction(json: Json) -> Interaction {
    let pair = |(_, pair): (Json, Json)| Some((pair.text_of("key")?, pair.text_of("value")?));
    Interaction {
        kind: json.text_of("interactionType"),
        status: json.text_of("status"),
        entry_status: json.text_of("paymentEntryStatus"),
        amount: stated(json.get("amount")),
        currency: json.text_of("currencyCode"),
        gateway: Authorization {
            transaction_id: json.text_of("gatewayTransactionId"),
            code: json.text_of("gatewayAuthCode"),
            date: json.text_of("interactionDate"),
            avs_codes: json.text_of("gatewayAVSCodes"),
            cvv2_codes: json.text_of("gatewayCVV2Codes"),
            response_code: json.text_of("gatewayResponseCode"),
            response_text: json.text_of("gatewayResponseText"),
            data: json.get("gatewayResponseData").entries().filter_map(pair).collect(),
        },
    }
}

pub(super) fn read_contact(json: Json) -> Option<Contact> {
    let phones = json.get("phoneNumbers");
    has_entries(json).then(|| Contact {
        email: json.text_of("email"),
        first_name: json.text_of("firstName"),
        last_name: json.text_of("lastNameOrSurname"),
        company: json.text_of("companyOrOrganization"),
        home_phone: phones.text_of("home"),
        mobile_phone: phones.text_of("mobile"),
        work_phone: phones.text_of("work"),
        address: read_address(json.get("address")),
    })
}

fn read_address(json: Json) -> Option<Address> {
    has_entries(json).then(|| Address {
        lines: ["address1", "address2", "address3", "address4"].map(|name| json.text_of(name)),
        town: json.text_of("cityOrTown"),
        state: json.text_of("stateOrProvince"),
        postal_code: json.text_of("postalOrZipCode"),
        country: json.text_of("countryCode"),
        kind: json.text_of("addressType"),
        is_validated: json.get("isValidated").is_true(),
    })
}
