//! What the builder makes of a draft.

use crate::cart::{Cart, Item, Line};
use crate::error::Kind;
use crate::money::{Currency, Money};
use crate::order::ItemAmount::{Discount, Discounted, Handling, HandlingFee, Shipping, Total};
use crate::order::samples::{amount, by_card, by_paypal, card_draft, draft, fraud_review_draft, sold};
use crate::order::{
    BuildSettings, Charges, CheckSettings, DiscountSign, Draft, DraftLine, DraftPayment, HandlingField,
    HandlingMeaning, ItemAmount, Order, OrderAmount, Report, check,
};

fn built(draft: &Draft) -> Order {
    draft.build(&BuildSettings::default()).unwrap()
}

/// An amount of each item, as text.
fn of_items(order: &Order, field: ItemAmount) -> Vec<String> {
    order.items.iter().map(|item| item.amounts.get(field).amount().map_or("-".to_owned(), |it| it.text(2))).collect()
}

fn of_order(order: &Order, field: OrderAmount) -> String {
    order.amounts.get(field).amount().map_or("-".to_owned(), |it| it.text(2))
}

fn three_lines() -> Vec<DraftLine> {
    ["10.00", "20.00", "30.01"].map(|price| DraftLine::new(sold("A", "a"), 1, amount(price))).into()
}

/// Row 173.
#[test]
fn charges_of_the_order_are_shared_out_and_every_sum_is_derived() {
    let charges = Charges { discount: amount("6.00"), shipping: amount("5.00"), ..Charges::default() };

    let order = built(&Draft { charges, ..draft("USD", three_lines()) });

    assert_eq!(of_items(&order, Discount), ["1.00", "2.00", "3.00"]);
    assert_eq!(of_items(&order, Discounted), ["9.00", "18.00", "27.01"]);
    assert_eq!(of_items(&order, Shipping), ["0.83", "1.67", "2.50"]);
    assert_eq!(of_items(&order, Total), ["9.83", "19.67", "29.51"]);
    let sums = [OrderAmount::Subtotal, OrderAmount::Discount, OrderAmount::Discounted, OrderAmount::Total];
    assert_eq!(sums.map(|field| of_order(&order, field)), ["60.01", "6.00", "54.01", "59.01"]);
    assert_eq!(check(&order, &CheckSettings::default()), Report::default());
}

#[test]
fn a_charge_on_goods_that_cost_nothing_is_shared_out_equally() {
    let free = vec![DraftLine::new(sold("A", "a"), 1, amount("0")); 3];
    let charges = Charges { shipping: amount("5.00"), ..Charges::default() };

    let order = built(&Draft { charges, ..draft("USD", free) });

    assert_eq!(of_items(&order, Shipping), ["1.67", "1.67", "1.66"]);
}

#[test]
fn charges_of_a_line_stay_on_it() {
    let mut lines = three_lines();
    lines[1].charges = Charges { discount: amount("20.00"), handling: amount("1.00"), ..Charges::default() };
    let charges = Charges { handling: amount("0.50"), ..Charges::default() };

    let order = built(&Draft { charges, ..draft("USD", lines) });

    assert_eq!(of_items(&order, Discounted), ["10.00", "0.00", "30.01"]);
    assert_eq!(of_items(&order, Handling), ["0.12", "1.00", "0.38"]);
}

#[test]
fn discounts_may_be_written_negative() {
    let settings = BuildSettings { discount_sign: DiscountSign::Negative, ..BuildSettings::default() };

    let order = card_draft().build(&settings).unwrap();

    assert_eq!(of_items(&order, Discount), ["-5.00", "0.00"]);
    assert_eq!(
        (of_order(&order, OrderAmount::Discount).as_str(), of_order(&order, OrderAmount::Total).as_str()),
        ("-5.00", "114.22")
    );
    assert_eq!(check(&order, &CheckSettings::default()), Report::default());
}

#[test]
fn handling_goes_where_the_settings_say_and_never_into_both() {
    let per_unit = CheckSettings { handling: HandlingMeaning::PerUnit, ..CheckSettings::default() };
    let fee = BuildSettings { handling_field: HandlingField::OrderFee, ..BuildSettings::default() };
    let cases = [
        (BuildSettings::default(), ["1.00", "0.00"], ["-", "-"], "-"),
        (fee, ["0.00", "0.00"], ["1.00", "-"], "1.00"),
        (BuildSettings { check: per_unit, ..BuildSettings::default() }, ["0.00", "0.00"], ["1.00", "-"], "1.00"),
    ];
    for (settings, own, shared, order_fee) in cases {
        let order = card_draft().build(&settings).unwrap();

        assert_eq!(of_items(&order, Handling), own);
        assert_eq!(of_items(&order, HandlingFee), shared);
        assert_eq!(of_order(&order, OrderAmount::HandlingFee), order_fee);
        assert_eq!(of_order(&order, OrderAmount::Handling), "1.00");
        assert_eq!(of_order(&order, OrderAmount::Total), "114.22");
    }
}

#[test]
fn a_reduced_price_is_the_one_that_counts() {
    let line = DraftLine { list_price: Some(amount("12.00")), ..DraftLine::new(sold("A", "a"), 2, amount("10.00")) };

    let order = built(&draft("USD", vec![line]));

    let price = order.items[0].price;
    assert_eq!((price.list.amount(), price.sale.amount()), (Some(amount("12")), Some(amount("10"))));
    assert_eq!(of_order(&order, OrderAmount::Total), "20.00");
}

/// Row 179.
#[test]
fn a_review_holds_the_order() {
    assert!(built(&fraud_review_draft()).is_held());
    assert!(!built(&card_draft()).is_held());
}

#[test]
fn several_payments_take_the_total_together() {
    let paypal = DraftPayment { amount: Some(amount("14.22")), ..by_paypal() };

    let order = built(&Draft { payments: vec![by_card(), paypal], ..card_draft() });

    let requested: Vec<_> = order.payments.iter().map(|payment| payment.requested.amount().unwrap().text(2)).collect();
    assert_eq!(requested, ["100.00", "14.22"]);
    assert_eq!(check(&order, &CheckSettings::default()), Report::default());
}

fn line(price: &str, quantity: u32) -> Line {
    let price = Some(Money::new(amount(price), Currency::new("USD").unwrap()));
    let options = vec![("192512".to_owned(), "200260".to_owned())];
    let item = Item { sku: "100060".to_owned(), options, price, ..Item::default() };
    Line { id: "l1".into(), item: item.into(), quantity, pending: false }
}

fn cart(lines: Vec<Line>) -> Cart {
    let lines = lines.into_iter().map(std::rc::Rc::new).collect();
    Cart { lines, currency: Currency::new("USD").ok(), ..Cart::default() }
}

#[test]
fn a_cart_becomes_a_draft() {
    let lines = Draft::of_cart(&cart(vec![line("49.99", 2), line("0.0199", 3)])).unwrap().lines;

    let order = built(&draft("USD", lines));

    assert_eq!(of_items(&order, Total), ["99.98", "0.06"]);
    assert_eq!(order.items[0].sold.code, "100060");
    assert_eq!(order.items[0].sold.options, [("192512".to_owned(), "200260".to_owned())]);
}

#[test]
fn a_cart_that_is_not_settled_becomes_none() {
    let pending = Line { pending: true, ..line("1", 1) };
    let item = Item { price: None, ..(*line("1", 1).item).clone() };
    let unknown_price = Line { item: item.into(), ..line("1", 1) };
    let euros = Some(Money::new(amount("1"), Currency::new("EUR").unwrap()));
    let in_euros = Line { item: Item { price: euros, ..Item::default() }.into(), ..line("1", 1) };
    let cases = [
        (cart(vec![]), Kind::EmptyCart, ""),
        (Cart { currency: None, ..cart(vec![line("1", 1)]) }, Kind::BadRequest, "currency"),
        (cart(vec![line("1", 1), pending]), Kind::BadRequest, "lines[1].pending"),
        (cart(vec![unknown_price]), Kind::BadRequest, "lines[0].price"),
        (cart(vec![in_euros]), Kind::BadRequest, "lines[0].price"),
        (cart(vec![line("1", 0)]), Kind::InvalidQuantity, "lines[0].quantity"),
    ];
    for (cart, kind, field) in cases {
        let error = Draft::of_cart(&cart).unwrap_err();
        assert_eq!((error.kind(), error.field()), (kind, field));
    }
}
