//! The builder against another program: `tests/vectors/orders.py`, which shares no code with it.

use crate::money::{Amount, Rounding, read_amount};
use crate::order::samples::{draft, sold};
use crate::order::{
    BuildSettings, Charges, CheckSettings, Draft, DraftLine, ItemAmount, Order, OrderAmount, OrderItem, Report, check,
};
use serde_json::Value;

const VECTORS: &str = include_str!("../../../tests/vectors/orders.json");

/// The amounts of an item in the order of the vectors.
const OF_ITEM: [ItemAmount; 9] = [
    ItemAmount::Subtotal,
    ItemAmount::Discount,
    ItemAmount::Tax,
    ItemAmount::Shipping,
    ItemAmount::ShippingTax,
    ItemAmount::Handling,
    ItemAmount::HandlingFeeTax,
    ItemAmount::Duty,
    ItemAmount::Total,
];

/// The sums of an order in the order of the vectors.
const OF_ORDER: [OrderAmount; 9] = [
    OrderAmount::Subtotal,
    OrderAmount::Discount,
    OrderAmount::ItemTax,
    OrderAmount::Shipping,
    OrderAmount::ShippingTax,
    OrderAmount::Handling,
    OrderAmount::HandlingTax,
    OrderAmount::Duty,
    OrderAmount::Total,
];

fn whole(json: &Value) -> i128 {
    json.as_i64().unwrap().into()
}

fn list(json: &Value) -> &[Value] {
    json.as_array().unwrap()
}

fn charges(json: &Value, digits: u32) -> Charges {
    let amounts: Vec<_> = list(json).iter().map(|units| Amount::of_units(whole(units), digits)).collect();
    let [discount, tax, shipping, shipping_tax, handling, handling_tax, duty] = amounts[..] else {
        panic!("there are seven charges")
    };
    Charges { discount, tax, shipping, shipping_tax, handling, handling_tax, duty }
}

fn draft_of(vector: &Value) -> Draft {
    let currency = vector["c"].as_str().unwrap();
    let digits = draft(currency, vec![]).currency.digits();
    let line = |line: &Value| {
        let (quantity, price) = (u32::try_from(whole(&line[0])).unwrap(), read_amount(line[1].as_str().unwrap()));
        let plain = DraftLine::new(sold("A", "a"), quantity, price.unwrap());
        let own = line.get(2).map(|own| charges(own, digits));
        DraftLine { charges: own.unwrap_or_default(), ..plain }
    };
    let lines = list(&vector["l"]).iter().map(line).collect();
    Draft { charges: charges(&vector["o"], digits), ..draft(currency, lines) }
}

fn units_of_item(item: &OrderItem, digits: u32) -> Vec<i128> {
    OF_ITEM.map(|field| item.amounts.get(field).or_zero().unwrap().minor_units(digits).unwrap()).into()
}

fn units_of_order(order: &Order, digits: u32) -> Vec<i128> {
    OF_ORDER.map(|field| order.amounts.get(field).amount().unwrap().minor_units(digits).unwrap()).into()
}

/// Rows 173 and 174.
#[test]
fn every_vector_comes_to_the_same_shares_and_sums() {
    let vectors: Value = serde_json::from_str(VECTORS).unwrap();
    let units = |json: &Value| list(json).iter().map(whole).collect::<Vec<_>>();

    assert!(list(&vectors).len() >= 2_000);
    for vector in list(&vectors) {
        let rounding = if vector["r"] == 1 { Rounding::HalfEven } else { Rounding::HalfUp };
        let settings = CheckSettings { rounding, ..CheckSettings::default() };

        let order =
            draft_of(vector).build(&BuildSettings { check: settings.clone(), ..BuildSettings::default() }).unwrap();

        let digits = order.currency().unwrap().digits();
        let items: Vec<_> = order.items.iter().map(|item| units_of_item(item, digits)).collect();
        assert_eq!(items, list(&vector["s"]).iter().map(units).collect::<Vec<_>>(), "{vector}");
        assert_eq!(units_of_order(&order, digits), units(&vector["t"]), "{vector}");
        assert_eq!(check(&order, &settings), Report::default(), "{vector}");
    }
}
