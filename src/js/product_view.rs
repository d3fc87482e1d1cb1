//! The view of a product.

use super::view::{MoneyView, WarningView};
use crate::money::Money;
use crate::product::{OptionValue, Product, ProductOption};
use serde::Serialize;

/// What `product.view` holds.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ProductView<'a> {
    sku: &'a str,
    catalog_id: Option<u32>,
    name: &'a str,
    description: Option<&'a str>,
    price: Option<MoneyView>,
    availability: AvailabilityView<'a>,
    image: Option<&'a str>,
    images: Vec<ImageView<'a>>,
    locale: Option<&'a str>,
    options: Vec<OptionView<'a>>,
    warnings: Vec<WarningView>,
}

#[derive(Serialize)]
struct AvailabilityView<'a> {
    code: Option<&'a str>,
    status: &'a str,
}

#[derive(Serialize)]
struct ImageView<'a> {
    url: &'a str,
    name: Option<&'a str>,
}

#[derive(Serialize)]
struct OptionView<'a> {
    id: &'a str,
    name: &'a str,
    role: &'static str,
    values: Vec<ValueView<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ValueView<'a> {
    id: &'a str,
    name: &'a str,
    price_delta: Option<MoneyView>,
    image: Option<&'a str>,
}

impl<'a> From<&'a Product> for ProductView<'a> {
    fn from(product: &'a Product) -> Self {
        let images: Vec<_> = product.images.iter().map(|image| ImageView { url: &image.url, name: image.name.as_deref() }).collect();
        ProductView {
            sku: &product.sku,
            catalog_id: product.catalog_id,
            name: &product.name,
            description: product.description.as_deref(),
            price: product.price.map(Into::into),
            availability: AvailabilityView {
                code: product.availability.code.as_deref(),
                status: product.availability.status,
            },
            image: product.images.first().map(|image| &*image.url),
            images,
            locale: product.locale.as_deref(),
            options: product.options.iter().map(|option| option_view(product, option)).collect(),
            warnings: product.warnings.iter().map(Into::into).collect(),
        }
    }
}

fn option_view<'a>(product: &Product, option: &'a ProductOption) -> OptionView<'a> {
    OptionView {
        id: &option.id,
        name: &option.name,
        role: role(option),
        values: option.values.iter().map(|value| value_view(product, value)).collect(),
    }
}

fn value_view<'a>(product: &Product, value: &'a OptionValue) -> ValueView<'a> {
    ValueView {
        id: &value.id,
        name: &value.name,
        price_delta: price_delta(product, value),
        image: value.image.as_deref(),
    }
}

/// What a value adds to the price; `None` where the product's price is unknown.
pub(super) fn price_delta(product: &Product, value: &OptionValue) -> Option<MoneyView> {
    product.price.map(|price| Money::new(value.surcharge, price.currency()).into())
}

/// Whether an option is chosen from values or typed.
pub(super) fn role(option: &ProductOption) -> &'static str {
    if option.text.is_some() { "text" } else { "choice" }
}
