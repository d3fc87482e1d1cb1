//! The view of a cart.

use super::view::{MoneyView, Pairs, WarningView};
use crate::cart::{Freshness, Line, State};
use crate::money::{Amount, Money, Rounding};
use crate::product::{Product, Warning, line_price};
use serde::Serialize;

/// What `shop.cart.view` holds.
#[derive(PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct CartView {
    id: Option<String>,
    status: &'static str,
    lines: Vec<LineView>,
    subtotal: Option<MoneyView>,
    count: u32,
    currency: Option<String>,
    pending: bool,
    warnings: Vec<WarningView>,
    uncertain: Vec<UncertainView>,
}

#[derive(PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
struct LineView {
    line_id: String,
    sku: String,
    catalog_id: Option<u32>,
    name: Option<String>,
    image: Option<String>,
    options: Vec<ChoiceView>,
    selected_options: Pairs,
    quantity: u32,
    price: Option<MoneyView>,
    total: Option<MoneyView>,
    product_link: Option<String>,
    pending: bool,
}

#[derive(PartialEq, Serialize)]
struct ChoiceView {
    name: String,
    value: String,
}

#[derive(PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
struct UncertainView {
    intent_id: String,
    item: UncertainItem,
}

#[derive(PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
struct UncertainItem {
    sku: String,
    name: Option<String>,
    selected_options: Pairs,
    quantity: u32,
}

/// Finds a product that was read, by part number and catalogue.
pub(super) trait Products {
    fn find(&self, sku: &str, catalog_id: Option<u32>) -> Option<&Product>;
}

impl CartView {
    pub(super) fn new(state: &State, products: &impl Products, rounding: Rounding) -> Self {
        let lines = state.lines();
        let totals: Vec<_> = lines.iter().map(|line| line_price(&line.item.price?, line.item.quantity, rounding)).collect();
        let currency = state.settled().and_then(|cart| cart.currency);
        let currency = currency.or_else(|| lines.iter().find_map(|line| Some(line.item.price?.currency())));
        let zero = currency.map(|currency| Money::new(Amount::ZERO, currency));
        CartView {
            id: state.id().map(|id| id.as_str().to_owned()),
            status: match state.freshness() {
                Freshness::Unknown => "loading",
                Freshness::Fresh => "ready",
                Freshness::Stale => "stale",
            },
            subtotal: zero.and_then(|zero| subtotal(zero, &totals)).map(|sum| sum.rounded(rounding).into()),
            count: lines.iter().fold(0, |count, line| line.item.quantity.saturating_add(count)),
            lines: lines.iter().zip(totals).map(|(line, total)| line_view(line, total, products)).collect(),
            currency: currency.map(|currency| currency.code().to_owned()),
            pending: state.has_pending(),
            warnings: warnings(state).iter().map(Into::into).collect(),
            uncertain: uncertain(state, products),
        }
    }
}

/// The sum of the lines; `None` where a part of it is unknown or in another currency.
fn subtotal(zero: Money, totals: &[Option<Money>]) -> Option<Money> {
    totals.iter().try_fold(zero, |sum, total| {
        let total = (*total).filter(|total| total.currency() == sum.currency())?;
        sum.plus(total.amount())
    })
}

fn line_view(line: &Line, total: Option<Money>, products: &impl Products) -> LineView {
    let item = &line.item;
    let product = products.find(&item.sku, item.catalog_id);
    LineView {
        line_id: item.line_id.clone(),
        sku: item.sku.clone(),
        catalog_id: item.catalog_id,
        name: product.map(|product| product.name.clone()),
        image: item.image.clone().or_else(|| image(product?, &item.options)),
        options: item.options.iter().map(|choice| choice_view(product, choice)).collect(),
        selected_options: item.options.clone(),
        quantity: item.quantity,
        price: item.price.map(Into::into),
        total: total.map(Into::into),
        product_link: item.product_link.clone(),
        pending: line.pending,
    }
}

/// The picture of the chosen values, else that of the product.
fn image(product: &Product, options: &[(String, String)]) -> Option<String> {
    let chosen = options.iter().find_map(|(option, value)| {
        let option = product.options.iter().find(|known| known.id == *option)?;
        option.values[option.value_index(value)?].image.clone()
    });
    chosen.or_else(|| Some(product.images.first()?.url.clone()))
}

/// A chosen option in words, or as its ids where the product does not know it.
fn choice_view(product: Option<&Product>, (option, value): &(String, String)) -> ChoiceView {
    let known = product.and_then(|product| product.options.iter().find(|known| known.id == *option));
    let Some(known) = known else { return ChoiceView { name: option.clone(), value: value.clone() } };
    let value_name = known.value_index(value).map(|index| known.values[index].name.clone());
    ChoiceView { name: known.name.clone(), value: value_name.unwrap_or_else(|| value.clone()) }
}

fn warnings(state: &State) -> Vec<Warning> {
    let ordered = Warning::new("cart-ordered", "the cart was ordered; a new one was started");
    if state.was_ordered() { vec![ordered] } else { Vec::new() }
}

fn uncertain(state: &State, products: &impl Products) -> Vec<UncertainView> {
    let view = |(intent, item): (u32, &crate::cart::Item)| UncertainView {
        intent_id: intent.to_string(),
        item: UncertainItem {
            name: products.find(&item.sku, item.catalog_id).map(|product| product.name.clone()),
            sku: item.sku.clone(),
            selected_options: item.options.clone(),
            quantity: item.quantity.get(),
        },
    };
    state.uncertain().map(view).collect()
}
