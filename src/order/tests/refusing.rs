//! What the builder refuses.

use crate::order::samples::{amount, by_card, by_paypal, card_draft, draft, sold};
use crate::order::{
    BuildSettings, Card, CardMask, Charges, CheckSettings, Draft, DraftLine, DraftPayment, Gateway, Method,
};

/// The code and the place of what is refused.
fn refused(draft: &Draft) -> (&'static str, String) {
    let error = draft.build(&BuildSettings::default()).unwrap_err();
    (error.code(), error.field().to_owned())
}

/// The card order with something changed.
fn after(change: impl FnOnce(&mut Draft)) -> Draft {
    let mut draft = card_draft();
    change(&mut draft);
    draft
}

#[test]
fn amounts_that_are_none_are_named() {
    let cases = [
        (after(|draft| draft.lines[0].charges.tax = amount("3.601")), "lines[0].tax"),
        (after(|draft| draft.lines[1].charges.duty = amount("-1")), "lines[1].duty"),
        (after(|draft| draft.lines[0].charges.discount = amount("50.01")), "lines[0].discount"),
        (after(|draft| draft.lines[0].unit_price = amount("-25")), "lines[0].unitPrice"),
        (after(|draft| draft.lines[0].unit_price = amount("99999999999999")), "lines[0].unitPrice"),
        (
            after(|draft| draft.lines[0].unit_price = amount("123456789012345").plus(amount("0.1")).unwrap()),
            "lines[0].unitPrice",
        ),
        (
            after(|draft| draft.lines[0].list_price = amount("123456789012345").plus(amount("0.1"))),
            "lines[0].listPrice",
        ),
        (after(|draft| draft.charges.shipping = amount("0.001")), "charges.shipping"),
        (after(|draft| draft.charges.discount = amount("95.00")), "charges.discount"),
        (after(|draft| draft.charges.shipping_tax = amount("9999999999999.99")), ""),
    ];
    for (draft, place) in cases {
        assert_eq!(refused(&draft), ("bad-request", place.to_owned()));
    }
    for quantity in [0, 1_000_001] {
        let wrong = after(|draft| draft.lines[1].quantity = quantity);
        assert_eq!(refused(&wrong), ("invalid-quantity", "lines[1].quantity".to_owned()));
    }
    assert_eq!(refused(&draft("USD", vec![])), ("empty-cart", "lines".to_owned()));
    let half_a_yen = Charges { tax: amount("0.5"), ..Charges::default() };
    let yen = Draft { charges: half_a_yen, ..draft("JPY", vec![DraftLine::new(sold("A", "a"), 1, amount("7"))]) };
    assert_eq!(refused(&yen), ("bad-request", "charges.tax".to_owned()));
}

#[test]
fn payments_that_do_not_take_the_total_are_refused() {
    let of = |amounts: &[Option<&str>]| {
        let payment = |text: Option<&str>| DraftPayment { amount: text.map(amount), ..by_card() };
        Draft { payments: amounts.iter().copied().map(payment).collect(), ..card_draft() }
    };
    let cases: [(&[Option<&str>], &str); 6] = [
        (&[Some("114.21")], "payments"),
        (&[Some("114.23")], "payments"),
        (&[Some("100.00"), Some("14.23"), None], "payments"),
        (&[None, None], "payments[1].amount"),
        (&[Some("114.221")], "payments[0].amount"),
        (&[], "payments"),
    ];
    for (amounts, place) in cases {
        assert_eq!(refused(&of(amounts)), ("bad-request", place.to_owned()), "{amounts:?}");
    }
    assert!(of(&[Some("114.22")]).build(&BuildSettings::default()).is_ok());
}

/// Rows 166, 175, 176 and 182.
#[test]
fn what_the_checker_calls_wrong_is_not_built() {
    let cases = [
        (after(|draft| draft.heading.email = None), "email"),
        (after(|draft| draft.heading.customer_account_id = None), "customerAccountId"),
        (after(|draft| draft.payments[0].authorization.code = None), "payments[0].interactions[0].gatewayAuthCode"),
        (
            after(|draft| {
                let mut payment = by_paypal();
                payment.method = Method::PayPal { token: "EC-1".to_owned(), payer_id: String::new() };
                draft.payments = vec![payment];
            }),
            "payments[0].billingInfo.data.paypal.payerId",
        ),
    ];
    for (draft, place) in cases {
        assert_eq!(refused(&draft), ("bad-request", place.to_owned()));
    }
}

fn with_card(change: impl Fn(&mut Card)) -> Draft {
    after(|draft| {
        let Method::Card(card) = &mut draft.payments[0].method else { panic!("it is paid by card") };
        change(card);
    })
}

/// Row 175.
#[test]
fn the_number_of_a_card_is_refused_and_never_told() {
    let number = "4111 1111 1111 1111";
    let drafts = [
        with_card(|card| card.mask = Some(number.to_owned())),
        with_card(|card| card.token = Some(number.to_owned())),
        with_card(|card| card.last_four = Some(number.to_owned())),
        with_card(|card| card.name = Some(number.to_owned())),
        with_card(|card| card.brand = Some(number.to_owned())),
        with_card(|card| card.bin = Some(number.to_owned())),
    ];
    for draft in drafts {
        let error = draft.build(&BuildSettings::default()).unwrap_err();

        assert!(error.field().starts_with("billingInfo.card."), "{}", error.field());
        assert_eq!(error.message(), "this is the number of a card: send a token instead");
        assert!(!format!("{draft:?} {error:?}").contains("1111 1111"));
    }
}

fn gateway(name: &str, keys: &[&str], mask: CardMask) -> BuildSettings {
    let required_keys = keys.iter().map(|key| (*key).to_owned()).collect();
    let gateway = Gateway { name: name.to_owned(), payment_kind: "CreditCard".to_owned(), required_keys, mask };
    let check = CheckSettings { gateways: vec![gateway], ..CheckSettings::default() };
    BuildSettings { check, ..BuildSettings::default() }
}

/// Row 184.
#[test]
fn a_customer_profile_takes_the_place_of_the_mask() {
    let draft = with_card(|card| *card = card.clone().with_customer_profile("4111111111111111"));

    let order = draft.build(&gateway("Authorize.net", &[], CardMask::CustomerProfile)).unwrap();

    let card = order.payments[0].billing.as_ref().unwrap().card.as_ref().unwrap();
    assert_eq!((card.mask.as_deref(), card.is_tokenized), (Some("4111111111111111"), true));
    assert!(draft.build(&BuildSettings::default()).is_err());
}

/// Row 183.
#[test]
fn keys_that_a_gateway_needs_must_be_there() {
    let (has, lacks) = (gateway("G", &["requestToken"], CardMask::Masked), gateway("G", &["more"], CardMask::Masked));

    assert!(card_draft().build(&has).is_ok());
    let error = card_draft().build(&lacks).unwrap_err();
    assert_eq!(error.field(), "payments[0].interactions[0].gatewayResponseData");
    assert_eq!(error.message(), "G needs \"more\" here");
}
