//! Reads a product.

use super::read_options::{Options, read_options, read_sets};
use crate::error::Error;
use crate::money::{Amount, Currency, Money, read_amount};
use crate::product::{Availability, Image, OptionSets, Product, Warning};
use crate::wire::json::{Json, Next, read_json};

/// Reads a product from JSON bytes; `catalog_id` is the catalogue that was asked for.
///
/// A price that cannot be read is unknown, with a warning; the product still loads. `description` is untrusted.
///
/// # Errors
/// `unreadable-answer`, with the place, where the bytes are no product: no JSON, no part number, an option that is
/// no object.
///
/// # Source
/// Kibo OMS guide, *Add to Cart with REST*, Get Product (read 2026-11-21).
pub fn read_product(bytes: &[u8], catalog_id: Option<u32>) -> Result<Product, Error> {
    let mut fields = Fields::default();
    read_json(bytes, |json| {
        if json.next()? != Next::Object {
            return Err(Error::unreadable("a product is expected here"));
        }
        json.object(&mut |json, key| fields.read(json, key))
    })?;
    fields.into_product(bytes, catalog_id)
}

#[derive(Default)]
struct Fields {
    sku: Option<String>,
    name: Option<String>,
    description: Option<String>,
    price: Option<String>,
    currency: Option<String>,
    locale: Option<String>,
    availability: Availability,
    image: Option<String>,
    images: Vec<Image>,
    options: Option<Options>,
    sets: OptionSets,
    /// The sets came before the options they speak of.
    sets_came_first: bool,
    set_warnings: Vec<Warning>,
}

impl Fields {
    fn read(&mut self, json: &mut Json, key: &str) -> Result<(), Error> {
        match key {
            "partNumber" => self.sku = json.text()?,
            "name" => self.name = json.text()?,
            "description" => self.description = json.text()?,
            "price" => self.price = json.text()?,
            "currency" => self.currency = json.text()?,
            "locale" => self.locale = json.text()?,
            "availability" => self.availability = read_availability(json)?,
            "image" => self.image = json.text()?,
            "images" => self.images = read_images(json)?,
            "productOptions" => self.options = Some(read_options(json)?),
            "optionSets" | "optionSet" => match &self.options {
                Some(read) => self.sets = read_sets(json, &read.options, &mut self.set_warnings)?,
                None => {
                    json.skip()?;
                    self.sets_came_first = true;
                }
            },
            _ => json.skip()?,
        }
        Ok(())
    }

    fn into_product(mut self, bytes: &[u8], catalog_id: Option<u32>) -> Result<Product, Error> {
        let sku = self.sku.take().filter(|sku| !sku.is_empty());
        let sku = sku.ok_or_else(|| Error::unreadable("the product has no part number").within("partNumber"))?;
        let mut options = self.options.take().unwrap_or_default();
        if self.sets_came_first {
            self.sets = read_sets_again(bytes, &options, &mut self.set_warnings)?;
        }
        let mut warnings = std::mem::take(&mut options.warnings);
        warnings.append(&mut self.set_warnings);
        let price = self.price(&mut warnings).filter(|_| !options.has_unknown_surcharge);
        if self.images.is_empty() {
            self.images.extend(self.image.map(|url| Image { url, name: None }));
        }
        Ok(Product {
            name: self.name.unwrap_or_else(|| sku.clone()),
            sku,
            catalog_id,
            description: self.description,
            price,
            availability: self.availability,
            images: self.images,
            locale: self.locale,
            options: options.options,
            sets: self.sets,
            warnings,
        })
    }

    fn price(&self, warnings: &mut Vec<Warning>) -> Option<Money> {
        let amount = self.price.as_deref().and_then(|text| read_amount(text).ok());
        let amount = amount.filter(|amount| *amount >= Amount::ZERO);
        let currency = self.currency.as_deref().and_then(|code| Currency::new(code).ok());
        if amount.is_none() || currency.is_none() {
            let text = |text: &Option<String>| text.clone().unwrap_or_else(|| "nothing".to_owned());
            let message = ["no price can be read from ", &text(&self.price), " ", &text(&self.currency)].concat();
            warnings.push(Warning::new("unknown-price", message));
        }
        Some(Money::new(amount?, currency?))
    }
}

fn read_sets_again(bytes: &[u8], options: &Options, warnings: &mut Vec<Warning>) -> Result<OptionSets, Error> {
    let mut sets = OptionSets::Every;
    read_json(bytes, |json| {
        json.object(&mut |json, key| match key {
            "optionSets" | "optionSet" => read_sets(json, &options.options, warnings).map(|read| sets = read),
            _ => json.skip(),
        })
    })?;
    Ok(sets)
}

fn read_availability(json: &mut Json) -> Result<Availability, Error> {
    let mut code = None;
    match json.next()? {
        Next::Object => json.object(&mut |json, key| match key {
            "code" => json.text().map(|text| code = text),
            _ => json.skip(),
        })?,
        Next::Text => code = json.text()?,
        _ => json.skip()?,
    }
    let code = code.map(|code| code.to_ascii_uppercase());
    let status = match code.as_deref() {
        Some("Y" | "M" | "J") => "in-stock",
        Some("N") => "back-order",
        Some("L") => "limited",
        Some("P") => "pre-order",
        Some("D") => "discontinued",
        Some("I") => "digital",
        Some("S") => "store-only",
        _ => "unknown",
    };
    Ok(Availability { code, status })
}

fn read_images(json: &mut Json) -> Result<Vec<Image>, Error> {
    let mut images = Vec::new();
    json.array(&mut |json, _| {
        let (mut url, mut name) = (None, None);
        json.object(&mut |json, key| match key {
            "url" => json.text().map(|text| url = text),
            "name" => json.text().map(|text| name = text),
            _ => json.skip(),
        })?;
        images.extend(url.map(|url| Image { url, name }));
        Ok(())
    })?;
    Ok(images)
}
