//! Reads back all that other systems say of a product.

use super::read_sale::{any, read_money, read_offer, read_sale};
use crate::error::Error;
use crate::product::{
    Attachment, Attribute, Identifier, Image, Listing, Offer, OfferTexts, Reference, Taxonomy, Translation,
};
use crate::wire::json::Json;
use crate::wire::values::{field, list, maybe, text};

/// Reads the member `listing`.
pub(super) fn read_listing(json: Json) -> Result<Listing, Error> {
    Ok(Listing {
        status: json.text_of("status"),
        brand: json.text_of("brand"),
        manufacturer: json.text_of("manufacturer"),
        category: json.text_of("category"),
        url: json.text_of("url"),
        in_stock_date: json.text_of("inStockDate"),
        identifiers: list(json, "identifiers", |one| {
            Ok(Identifier { kind: any(one, "kind")?, text: any(one, "text")? })
        })?,
        taxonomies: list(json, "taxonomies", read_taxonomy)?,
        features: list(json, "features", text)?,
        attributes: list(json, "attributes", read_attribute)?,
        attachments: list(json, "attachments", read_attachment)?,
        references: list(json, "references", read_reference)?,
        translations: list(json, "translations", read_translation)?,
        offers: list(json, "offers", read_whole_offer)?,
        raw: json.text_of("raw").unwrap_or_default(),
        ..read_sale(json)?
    })
}

fn read_attribute(json: Json) -> Result<Attribute, Error> {
    Ok(Attribute { name: any(json, "name")?, text: any(json, "text")? })
}

fn read_taxonomy(json: Json) -> Result<Taxonomy, Error> {
    let (version, name) = (json.text_of("version"), json.text_of("name"));
    Ok(Taxonomy { kind: any(json, "kind")?, code: any(json, "code")?, version, name })
}

fn read_attachment(json: Json) -> Result<Attachment, Error> {
    let (locale, name) = (json.text_of("locale"), json.text_of("name"));
    Ok(Attachment { kind: any(json, "kind")?, url: any(json, "url")?, locale, name })
}

fn read_translation(json: Json) -> Result<Translation, Error> {
    Ok(Translation { locale: any(json, "locale")?, stated: any(json, "stated")?, text: any(json, "text")? })
}

fn read_reference(json: Json) -> Result<Reference, Error> {
    Ok(Reference {
        id: any(json, "id")?,
        kind: any(json, "kind")?,
        kind_text: json.text_of("kindText"),
        name: any(json, "name")?,
        price: field(json, "price", |json| maybe(json, read_money))?,
        price_unit: json.text_of("priceUnit"),
        image: field(json, "image", |json| maybe(json, read_image))?,
    })
}

fn read_image(json: Json) -> Result<Image, Error> {
    Ok(Image { url: any(json, "url")?, name: json.text_of("name") })
}

fn read_whole_offer(json: Json) -> Result<Offer, Error> {
    Ok(Offer {
        sku: json.text_of("sku"),
        vendor: json.text_of("vendor"),
        order_unit: json.text_of("orderUnit"),
        tax_code: json.text_of("taxCode"),
        condition: json.text_of("condition"),
        texts: read_texts(json.get("texts")),
        attributes: list(json, "attributes", read_attribute)?,
        ..read_offer(json)?
    })
}

fn read_texts(json: Json) -> OfferTexts {
    OfferTexts {
        price_unit: json.text_of("priceUnit"),
        tax_label: json.text_of("taxLabel"),
        price_info: json.text_of("priceInfo"),
        delivery: json.text_of("delivery"),
        availability: json.text_of("availability"),
        fulfillment: json.text_of("fulfillment"),
    }
}
