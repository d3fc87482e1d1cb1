//! Reads what other systems say of a product back.

use super::read_offer::{read_money, read_offer};
use crate::error::Error;
use crate::product::{
    AddOn, AddOnGroup, Attachment, Attribute, Barred, Identifier, Image, Listing, Reference, Taxonomy, Translation,
};
use crate::wire::json::Json;
use crate::wire::values::{decimal, field, list, maybe, text, whole_number};
use alloc::string::String;

/// Reads the member `listing`.
pub(super) fn read_listing(json: Json) -> Result<Listing, Error> {
    Ok(Listing {
        id: json.text_of("id"),
        barred: field(json, "barred", |json| maybe(json, read_barred))?,
        status: json.text_of("status"),
        brand: json.text_of("brand"),
        manufacturer: json.text_of("manufacturer"),
        category: json.text_of("category"),
        url: json.text_of("url"),
        stock: field(json, "stock", |json| maybe(json, whole_number))?,
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
        add_on_groups: list(json, "addOnGroups", read_group)?,
        offers: list(json, "offers", read_offer)?,
        raw: json.text_of("raw").unwrap_or_default(),
    })
}

pub(super) fn read_attribute(json: Json) -> Result<Attribute, Error> {
    Ok(Attribute { name: any(json, "name")?, text: any(json, "text")? })
}

/// A field that must be text, which may be empty.
pub(super) fn any(json: Json, key: &str) -> Result<String, Error> {
    json.text_of(key).ok_or_else(|| Error::missing(key))
}

fn read_barred(json: Json) -> Result<Barred, Error> {
    match &*text(json)? {
        "inactive" => Ok(Barred::Inactive),
        "unpublished" => Ok(Barred::Unpublished),
        other => Err(Error::unreadable(&["no reason not to sell it: \"", other, "\""])),
    }
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

fn read_group(json: Json) -> Result<AddOnGroup, Error> {
    let add_ons = list(json, "addOns", read_add_on)?;
    let default = field(json, "default", |json| maybe(json, whole_number))?.map(|index| index as usize);
    let default = default.filter(|index| *index < add_ons.len());
    Ok(AddOnGroup { id: any(json, "id")?, name: any(json, "name")?, add_ons, default })
}

fn read_add_on(json: Json) -> Result<AddOn, Error> {
    let price = field(json, "price", |json| maybe(json, decimal))?;
    Ok(AddOn { id: any(json, "id")?, name: any(json, "name")?, price })
}
