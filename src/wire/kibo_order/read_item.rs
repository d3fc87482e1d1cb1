//! Reads an item.

use super::read_order::{has_entries, stated};
use crate::cart::Quantity;
use crate::money::read_amount;
use crate::order::{ItemAmount, ItemAmounts, Measure, OrderItem, Quantified, Sold, UnitPrice};
use crate::text::read_number;
use crate::wire::json::Json;
use alloc::string::String;
use alloc::vec::Vec;

/// Reads an item. Its fields are found by walking it once: there are many.
pub(super) fn read_item(json: Json) -> OrderItem {
    let fields = json.object();
    let mut amounts = ItemAmounts::default();
    for field in ItemAmount::ALL {
        amounts.set(field, stated(fields.get(field.name())));
    }
    let product = fields.get("product");
    OrderItem {
        line_id: fields.text_of("lineId").and_then(|id| read_number(&id)),
        quantity: read_quantity(fields.get("quantity")),
        sold: Sold {
            fulfillment: fields.text_of("fulfillmentMethod"),
            is_taxable: fields.get("isTaxable").is_true(),
            ..read_product(product)
        },
        price: read_price(fields.get("unitPrice"), product.get("price")),
        amounts,
        has_shipping_discounts: has_entries(fields.get("shippingDiscounts")),
    }
}

/// A whole number from 1 to a million, however it is written: `2`, `"2"`, `2.0`.
fn read_quantity(json: Json) -> Quantified {
    let amount = json.text().and_then(|text| read_amount(&text).ok());
    let units = amount.and_then(|amount| u32::try_from(amount.minor_units(0)?).ok());
    let quantity = units.and_then(|units| Quantity::new(units).ok());
    quantity.map_or(Quantified::Wrong, |quantity| Quantified::Units(quantity.get()))
}

fn read_price(unit: Json, product: Json) -> UnitPrice {
    UnitPrice {
        list: stated(unit.get("listAmount")),
        sale: stated(unit.get("saleAmount")),
        by_hand: stated(unit.get("overrideAmount")),
        extended: stated(unit.get("extendedAmount")),
        product: ["price", "salePrice", "tenantOverridePrice"].map(|name| stated(product.get(name))),
    }
}

fn read_product(json: Json) -> Sold {
    Sold {
        code: json.text_of("productCode").unwrap_or_default(),
        variation: json.text_of("variationProductCode"),
        name: json.text_of("name"),
        goods_type: json.text_of("goodsType"),
        options: read_options(json.get("options")),
        measures: read_measures(json.get("measurements")),
        ..Sold::default()
    }
}

fn read_options(json: Json) -> Vec<(String, String)> {
    let option = |(_, option): (Json, Json)| Some((option.text_of("name")?, option.text_of("value")?));
    json.entries().filter_map(option).collect()
}

fn read_measures(json: Json) -> Vec<(String, Measure)> {
    let measure = |(name, measure): (Json, Json)| {
        let value = read_amount(&measure.text_of("value")?).ok()?;
        Some((name.text()?, Measure { unit: measure.text_of("unit")?, value }))
    };
    json.entries().filter_map(measure).collect()
}
