//! The view of a product.

use super::view::{write_price, write_warnings};
use crate::json_writer::JsonWriter;
use crate::money::Money;
use crate::product::{Product, ProductOption};

/// What `product.view` holds; leaves its object open.
pub(super) fn write_product(view: &mut JsonWriter, product: &Product) {
    view.open('{');
    view.field("sku", Some(&product.sku));
    view.number("catalogId", product.catalog_id);
    view.field("name", Some(&product.name));
    view.field("description", product.description.as_deref());
    write_price(view, "price", product.price);
    view.open_field("availability", '{');
    view.field("code", product.availability.code.as_deref());
    view.field("status", Some(product.availability.status));
    view.close('}');
    write_images(view, product);
    view.field("locale", product.locale.as_deref());
    view.literal(&product.extras);
    view.open_field("options", '[');
    for option in &product.options {
        write_option(view, product, option);
    }
    view.close(']');
    write_warnings(view, &product.warnings);
}

fn write_images(view: &mut JsonWriter, product: &Product) {
    view.field("image", product.images.first().map(|image| &*image.url));
    view.open_field("images", '[');
    for image in &product.images {
        view.open('{');
        view.field("url", Some(&image.url));
        view.field("name", image.name.as_deref());
        view.close('}');
    }
    view.close(']');
}

fn write_option(view: &mut JsonWriter, product: &Product, option: &ProductOption) {
    view.open('{');
    view.field("id", Some(&option.id));
    view.field("name", Some(&option.name));
    view.field("role", Some(if option.text.is_some() { "text" } else { "choice" }));
    view.number("minLength", option.text.map(|rule| rule.min));
    view.number("maxLength", option.text.and_then(|rule| rule.max));
    view.open_field("values", '[');
    for value in &option.values {
        view.open('{');
        view.field("id", Some(&value.id));
        view.field("name", Some(&value.name));
        let delta = value.surcharge.and_then(|surcharge| Some(Money::new(surcharge, product.price?.currency())));
        write_price(view, "priceDelta", delta);
        view.field("image", value.image.as_deref());
        view.close('}');
    }
    view.close(']');
    view.close('}');
}
