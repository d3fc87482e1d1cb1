//! Writes what other systems say of a product.

use super::write_offer::{write_money, write_offer};
use crate::json_writer::JsonWriter;
use crate::product::{AddOnGroup, Attribute, Barred, Image, Listing, Reference};

/// A field that holds text, or `null`.
type Field<'a> = (&'a str, Option<&'a str>);

/// Writes the member `listing`.
pub(super) fn write_listing(json: &mut JsonWriter, listing: &Listing) {
    json.open_field("listing", '{');
    write_facts(json, listing);
    write_lists(json, listing);
    json.open_field("references", '[');
    listing.references.iter().for_each(|reference| write_reference(json, reference));
    json.close(']');
    json.open_field("addOnGroups", '[');
    listing.add_on_groups.iter().for_each(|group| write_group(json, group));
    json.close(']');
    json.open_field("offers", '[');
    listing.offers.iter().for_each(|offer| write_offer(json, offer));
    json.close(']');
    json.field("raw", Some(&listing.raw));
    json.close('}');
}

/// Writes attributes as a field.
pub(super) fn write_attributes(json: &mut JsonWriter, attributes: &[Attribute]) {
    write_list(json, "attributes", attributes, |one| [("name", Some(&one.name)), ("text", Some(&one.text))]);
}

fn write_facts(json: &mut JsonWriter, listing: &Listing) {
    let barred = listing.barred.map(|barred| match barred {
        Barred::Inactive => "inactive",
        Barred::Unpublished => "unpublished",
    });
    let facts: [Field; 8] = [
        ("id", listing.id.as_deref()),
        ("barred", barred),
        ("status", listing.status.as_deref()),
        ("brand", listing.brand.as_deref()),
        ("manufacturer", listing.manufacturer.as_deref()),
        ("category", listing.category.as_deref()),
        ("url", listing.url.as_deref()),
        ("inStockDate", listing.in_stock_date.as_deref()),
    ];
    for (key, text) in facts {
        json.field(key, text);
    }
    json.number("stock", listing.stock);
}

fn write_lists(json: &mut JsonWriter, listing: &Listing) {
    write_list(json, "identifiers", &listing.identifiers, |one| [("kind", Some(&one.kind)), ("text", Some(&one.text))]);
    write_attributes(json, &listing.attributes);
    json.open_field("features", '[');
    listing.features.iter().for_each(|feature| json.text(feature));
    json.close(']');
    write_list(json, "taxonomies", &listing.taxonomies, |one| {
        let (version, name) = (one.version.as_deref(), one.name.as_deref());
        [("kind", Some(&*one.kind)), ("code", Some(&one.code)), ("version", version), ("name", name)]
    });
    write_list(json, "attachments", &listing.attachments, |one| {
        let (locale, name) = (one.locale.as_deref(), one.name.as_deref());
        [("kind", Some(&*one.kind)), ("url", Some(&one.url)), ("locale", locale), ("name", name)]
    });
    write_list(json, "translations", &listing.translations, |one| {
        [("locale", Some(&*one.locale)), ("stated", Some(&one.stated)), ("text", Some(&one.text))]
    });
}

/// Writes a list of objects of texts as a field.
fn write_list<'a, T, const N: usize>(
    json: &mut JsonWriter,
    key: &str,
    list: &'a [T],
    fields: fn(&'a T) -> [Field<'a>; N],
) {
    json.open_field(key, '[');
    for item in list {
        json.open('{');
        for (key, text) in fields(item) {
            json.field(key, text);
        }
        json.close('}');
    }
    json.close(']');
}

fn write_reference(json: &mut JsonWriter, reference: &Reference) {
    json.open('{');
    json.field("id", Some(&reference.id));
    json.field("kind", Some(&reference.kind));
    json.field("kindText", reference.kind_text.as_deref());
    json.field("name", Some(&reference.name));
    write_money(json, "price", reference.price);
    json.field("priceUnit", reference.price_unit.as_deref());
    match &reference.image {
        Some(image) => write_image(json, image),
        None => json.field("image", None),
    }
    json.close('}');
}

fn write_image(json: &mut JsonWriter, image: &Image) {
    json.open_field("image", '{');
    json.field("url", Some(&image.url));
    json.field("name", image.name.as_deref());
    json.close('}');
}

fn write_group(json: &mut JsonWriter, group: &AddOnGroup) {
    json.open('{');
    json.field("id", Some(&group.id));
    json.field("name", Some(&group.name));
    json.number("default", group.default.and_then(|default| default.try_into().ok()));
    json.open_field("addOns", '[');
    for add_on in &group.add_ons {
        json.open('{');
        json.field("id", Some(&add_on.id));
        json.field("name", Some(&add_on.name));
        json.field("price", add_on.price.map(|price| price.text(0)).as_deref());
        json.close('}');
    }
    json.close(']');
    json.close('}');
}
