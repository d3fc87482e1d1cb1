//! The checks of payments: R15 to R17, and what is needed to collect the money later.

use super::{CardMask, Checker, Limits};
use crate::money::{Amount, Currency};
use crate::order::{Billing, Interaction, OrderAmount, Payment, Rule, Stated, is_card_number};
use alloc::format;
use alloc::string::String;

/// What is said of a part of a payment that is missing.
const NOTHING: &str = "it cannot be collected later without it";

impl Checker<'_> {
    pub(super) fn check_payments(&mut self) {
        let order = self.order;
        for (index, payment) in order.payments.iter().enumerate() {
            self.check_payment(&format!("payments[{index}]"), payment);
        }
        self.check_requested();
    }

    /// R15.
    fn check_requested(&mut self) {
        let mut counting = self.order.payments.iter().filter(|payment| payment.counts());
        let sum = counting.try_fold(Amount::ZERO, |sum, payment| sum.plus(payment.requested.or_zero()?));
        let (Some(sum), Some(total)) = (sum, self.order.amounts.get(OrderAmount::Total).amount()) else { return };
        if sum != total && !self.order.payments.is_empty() {
            let message = format!("payments ask for {}, but the total is {}", self.text(sum), self.text(total));
            self.warn(Rule::R15, "payments".into(), message);
        }
    }

    fn check_payment(&mut self, path: &str, payment: &Payment) {
        let amounts = [
            ("amountRequested", payment.requested),
            ("amountCollected", payment.collected),
            ("amountCredited", payment.credited),
        ];
        for (name, stated) in amounts {
            self.check_limits(&format!("{path}.{name}"), stated, Limits::Plain);
        }
        for (index, interaction) in payment.interactions.iter().enumerate() {
            self.check_interaction(&format!("{path}.interactions[{index}]"), interaction);
        }
        if payment.counts() {
            self.check_authorized(path, payment);
            self.check_authorizations(path, payment);
            self.check_paypal(path, payment);
            self.check_token(path, payment);
        }
    }

    /// R17, as far as interactions go.
    fn check_interaction(&mut self, path: &str, interaction: &Interaction) {
        self.check_limits(&format!("{path}.amount"), interaction.amount, Limits::Plain);
        let Some(code) = interaction.currency.as_deref() else { return };
        if let Some(currency) = self.order.currency()
            && Currency::new(code).ok() != Some(currency)
        {
            let message = format!("this is not the currency of the order, {}", currency.code());
            self.error(Rule::R17, format!("{path}.currencyCode"), message);
        }
    }

    /// R16.
    fn check_authorized(&mut self, path: &str, payment: &Payment) {
        let mut authorizations = payment.interactions.iter().filter(|one| one.is_authorization()).peekable();
        if authorizations.peek().is_none() && !payment.is_card() && !payment.is_paypal() {
            return;
        }
        let sum = authorizations.try_fold(Amount::ZERO, |sum, one| sum.plus(one.amount.or_zero()?));
        let (Some(sum), Some(requested)) = (sum, payment.requested.amount()) else { return };
        if sum != requested {
            let message = format!("{} is authorised, but {} asked for", self.text(sum), self.text(requested));
            self.warn(Rule::R16, format!("{path}.amountRequested"), message);
        }
    }

    /// What is needed to collect what was authorised.
    fn check_authorizations(&mut self, path: &str, payment: &Payment) {
        let mut has_one = false;
        for (index, one) in payment.interactions.iter().enumerate().filter(|(_, one)| one.is_authorization()) {
            has_one = true;
            let place = format!("{path}.interactions[{index}]");
            self.check_authorization(&place, payment, one);
            self.check_gateway_data(&place, payment, one);
        }
        if !has_one && (payment.is_card() || payment.is_paypal()) {
            let message = "no authorisation that was given is here: nothing can be collected later";
            self.error(Rule::Authorization, format!("{path}.interactions"), message.into());
        }
    }

    /// An authorisation has an id and an amount, and a code where it is a card's.
    fn check_authorization(&mut self, path: &str, payment: &Payment, one: &Interaction) {
        let is_needed = payment.is_card() || payment.is_paypal();
        let parts = [
            ("gatewayTransactionId", is_empty(one.gateway.transaction_id.as_ref()) && is_needed),
            ("gatewayAuthCode", is_empty(one.gateway.code.as_ref()) && payment.is_card()),
            ("amount", one.amount == Stated::Absent && is_needed),
        ];
        for (name, _) in parts.into_iter().filter(|(_, is_missing)| *is_missing) {
            self.error(Rule::Authorization, format!("{path}.{name}"), NOTHING.into());
        }
    }

    fn check_gateway_data(&mut self, path: &str, payment: &Payment, interaction: &Interaction) {
        let settings = self.settings;
        for gateway in settings.gateways_for(payment.kind.as_ref()) {
            let has =
                |key: &String| interaction.gateway.data.iter().any(|(name, value)| name == key && !value.is_empty());
            for key in gateway.required_keys.iter().filter(|key| !has(key)) {
                let message = format!("{} needs \"{key}\" here", gateway.name);
                self.error(Rule::GatewayData, format!("{path}.gatewayResponseData"), message);
            }
        }
    }

    /// The three ids of `PayPal Express 2`, but for that of the transaction, which the authorisation has.
    fn check_paypal(&mut self, path: &str, payment: &Payment) {
        if !payment.is_paypal() {
            return;
        }
        let billing = payment.billing.as_ref();
        if billing.is_none_or(|billing| is_empty(billing.payer_id.as_ref())) {
            let place = format!("{path}.billingInfo.data.paypal.payerId");
            self.error(Rule::PayPal, place, NOTHING.into());
        }
        if billing.is_some_and(|billing| billing.card.is_some()) {
            let place = format!("{path}.billingInfo.card");
            self.error(Rule::PayPal, place, "PayPal has no card".into());
        }
        self.check_paypal_token(format!("{path}.billingInfo.externalTransactionId"), payment);
    }

    /// The token stands on the payment, in its billing, or in both.
    fn check_paypal_token(&mut self, path: String, payment: &Payment) {
        let of_billing = payment.billing.as_ref().and_then(|billing| billing.external_id.as_ref());
        let tokens = [of_billing, payment.external_id.as_ref()];
        match tokens.map(|token| token.filter(|token| !token.is_empty())) {
            [None, None] => self.error(Rule::PayPal, path, NOTHING.into()),
            [Some(one), Some(other)] if one != other => {
                self.warn(Rule::PayPal, path, "this is not the externalTransactionId of the payment".into());
            }
            [Some(token), _] | [None, Some(token)] if !token.starts_with("EC-") => {
                self.warn(Rule::PayPal, path, "PayPal's tokens begin with EC-".into());
            }
            _ => {}
        }
    }

    /// A card must be known by a token.
    fn check_token(&mut self, path: &str, payment: &Payment) {
        if !payment.is_card() {
            return;
        }
        let place = format!("{path}.billingInfo.card");
        match payment.billing.as_ref().map(|billing| billing.card.as_ref()) {
            Some(None) => self.warn(Rule::Card, place, "there are no card data".into()),
            Some(Some(card)) if is_empty(card.token.as_ref()) && !card.is_tokenized => {
                self.warn(Rule::Card, place, "the card has no token".into());
            }
            _ => {}
        }
    }

    /// Refuses the numbers of cards, of the order's own billing and of each payment's.
    pub(super) fn check_cards(&mut self) {
        let order = self.order;
        self.check_card("billingInfo.card", order.billing.as_ref());
        for (index, payment) in order.payments.iter().enumerate() {
            self.check_card(&format!("payments[{index}].billingInfo.card"), payment.billing.as_ref());
        }
    }

    fn check_card(&mut self, path: &str, billing: Option<&Billing>) {
        let Some((billing, card)) = billing.and_then(|billing| Some((billing, billing.card.as_ref()?))) else { return };
        let is_profile = self.settings.mask_for(billing.kind.as_ref()) == CardMask::CustomerProfile;
        for (name, text) in card.texts() {
            if text.is_some_and(is_card_number) && !(is_profile && name == "cardNumberPartOrMask") {
                let message = "this is the number of a card: send a token instead";
                self.error(Rule::CardNumber, format!("{path}.{name}"), message.into());
            }
        }
    }
}

fn is_empty(text: Option<&String>) -> bool {
    text.is_none_or(String::is_empty)
}
