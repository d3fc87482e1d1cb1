//! Writes payments, who pays, and cards.

use super::write_order::Body;
use crate::order::{Address, Billing, Card, Contact, Interaction, Payment};

pub(super) fn write_payment(body: &mut Body, payment: &Payment) {
    body.text("paymentType", payment.kind.as_ref());
    body.text("paymentWorkflow", payment.workflow.as_ref());
    body.text("externalTransactionId", payment.external_id.as_ref());
    body.text("status", payment.status.as_ref());
    body.amount("amountRequested", payment.requested);
    body.amount("amountCollected", payment.collected);
    body.amount("amountCredited", payment.credited);
    body.json.flag("isRecurring", false);
    if let Some(billing) = &payment.billing {
        write_billing(body, billing);
    }
    body.list("interactions", &payment.interactions, write_interaction);
}

pub(super) fn write_billing(body: &mut Body, billing: &Billing) {
    body.json.open_field("billingInfo", '{');
    body.text("paymentType", billing.kind.as_ref());
    body.text("paymentWorkflow", billing.workflow.as_ref());
    body.json.flag("isSameBillingShippingAddress", billing.is_same_address);
    write_contact(body, "billingContact", billing.contact.as_ref());
    body.text("externalTransactionId", billing.external_id.as_ref());
    if let Some(payer_id) = &billing.payer_id {
        body.json.open_field("data", '{');
        body.json.open_field("paypal", '{');
        body.json.field("payerId", Some(payer_id));
        body.json.close('}');
        body.json.close('}');
    }
    if let Some(card) = &billing.card {
        write_card(body, card);
    }
    body.json.close('}');
}

fn write_card(body: &mut Body, card: &Card) {
    body.json.open_field("card", '{');
    for (name, text) in card.texts() {
        if text.is_some() {
            body.json.field(name, text);
        }
    }
    body.json.flag("isTokenized", card.is_tokenized);
    body.number("expireMonth", card.expire_month);
    body.number("expireYear", card.expire_year);
    body.json.flag("isUsedRecurring", false);
    body.json.flag("isCardInfoSaved", false);
    body.json.close('}');
}

fn write_interaction(body: &mut Body, interaction: &Interaction) {
    let gateway = &interaction.gateway;
    body.text("interactionType", interaction.kind.as_ref());
    body.text("status", interaction.status.as_ref());
    body.text("paymentEntryStatus", interaction.entry_status.as_ref());
    body.text("currencyCode", interaction.currency.as_ref());
    body.amount("amount", interaction.amount);
    body.text("gatewayTransactionId", gateway.transaction_id.as_ref());
    body.text("gatewayAuthCode", gateway.code.as_ref());
    body.text("gatewayAVSCodes", gateway.avs_codes.as_ref());
    body.text("gatewayCVV2Codes", gateway.cvv2_codes.as_ref());
    body.text("gatewayResponseCode", gateway.response_code.as_ref());
    body.text("gatewayResponseText", gateway.response_text.as_ref());
    body.list("gatewayResponseData", &gateway.data, |body, (key, value)| {
        body.json.field("key", Some(key));
        body.json.field("value", Some(value));
    });
    body.json.flag("isManual", false);
    body.json.flag("isRecurring", false);
    body.text("interactionDate", gateway.date.as_ref());
}

pub(super) fn write_contact(body: &mut Body, key: &str, contact: Option<&Contact>) {
    let Some(contact) = contact else { return };
    body.json.open_field(key, '{');
    body.text("email", contact.email.as_ref());
    body.text("firstName", contact.first_name.as_ref());
    body.text("lastNameOrSurname", contact.last_name.as_ref());
    body.text("companyOrOrganization", contact.company.as_ref());
    body.json.open_field("phoneNumbers", '{');
    body.text("home", contact.home_phone.as_ref());
    body.text("mobile", contact.mobile_phone.as_ref());
    body.text("work", contact.work_phone.as_ref());
    body.json.close('}');
    if let Some(address) = &contact.address {
        write_address(body, address);
    }
    body.json.close('}');
}

fn write_address(body: &mut Body, address: &Address) {
    body.json.open_field("address", '{');
    for (name, line) in ["address1", "address2", "address3", "address4"].iter().zip(&address.lines) {
        body.text(name, line.as_ref());
    }
    body.text("cityOrTown", address.town.as_ref());
    body.text("stateOrProvince", address.state.as_ref());
    body.text("postalOrZipCode", address.postal_code.as_ref());
    body.text("countryCode", address.country.as_ref());
    body.text("addressType", address.kind.as_ref());
    body.json.flag("isValidated", address.is_validated);
    body.json.close('}');
}
