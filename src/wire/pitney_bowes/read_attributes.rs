//! Reads what is said of a product and fits nowhere else, as pairs of texts.

use super::dates::documented;
use crate::product::Attribute;
use crate::text::concat;
use crate::wire::json::Json;
use crate::wire::kibo_cart::instant;
use crate::wire::server::Fields;
use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

/// What an attribute is called, and where it stands.
const ATTRIBUTES: [(&str, &str); 24] = [
    ("client", "clientId"),
    ("vendor", "vendorDetails.name"),
    ("vendor number", "vendorDetails.number"),
    ("product type", "productType"),
    ("fulfillment region", "fulfillmentRegion"),
    ("country of origin", "details.originCountryCode"),
    ("state of origin", "details.originStateProvince"),
    ("hazmat code (DOT)", "details.hazmatClassification.dotHazmatCode"),
    ("hazmat code (UN)", "details.hazmatClassification.unHazmatCode"),
    ("hazmat description", "details.hazmatClassification.hazmatDescription"),
    ("ships alone", "shippingAttributes.shipsAlone"),
    ("drop shipped", "shippingAttributes.dropShip"),
    ("returnable", "returnParameters.returnable"),
    ("return window in days", "returnParameters.returnWindow"),
    ("units per box", "prePackagedBoxQuantity"),
    ("units per case", "physicalCaseDetails.standardQuantity"),
    ("lots tracked", "inventoryParameters.lotTracked"),
    ("expiry dates tracked", "inventoryParameters.expiryDateTracked"),
    ("expiry window", "inventoryParameters.expiryWindow"),
    ("serial numbers tracked", "inventoryParameters.serialTracked"),
    ("fragile", "inventoryParameters.fragile"),
    ("temperature controlled", "inventoryParameters.temperatureControlled"),
    ("high value", "inventoryParameters.highValue"),
    ("requires quarantine", "inventoryParameters.requiresQuarantine"),
];

/// The same for dates.
const DATES: [(&str, &str); 4] = [
    ("created", "createDate"),
    ("updated", "updateDate"),
    ("recorded", "pbCreateDate"),
    ("record updated", "pbUpdateDate"),
];

/// Reads the attributes; those that are empty are none.
pub(super) fn read_attributes(product: &mut Fields) -> Vec<Attribute> {
    let mut attributes = Vec::new();
    for (name, path) in ATTRIBUTES {
        attributes.extend(attribute(name, plain(at(product, path))));
    }
    for (name, key) in DATES {
        attributes.extend(attribute(name, read_date(product, key)));
    }
    attributes.extend(attribute("size", size(at(product, "physicalUnitDetails.dimensions"))));
    attributes.extend(attribute("case size", size(at(product, "physicalCaseDetails.caseDimension"))));
    let weights = [("weight", "physicalUnitDetails", "weight"), ("case weight", "physicalCaseDetails", "caseWeight")];
    for (name, part, key) in weights {
        let weight = weight(product.get(part), key);
        attributes.extend(attribute(name, weight.map(|(value, unit)| concat(&[&value, " ", &unit]))));
    }
    attributes
}

/// A weight as it is written, and its unit, which has two names.
pub(super) fn weight(part: Json, key: &str) -> Option<(String, String)> {
    let unit = part.text_of("weightUOM").or_else(|| part.text_of("unitOfMeasurement"));
    Some((part.text_of(key)?, unit.unwrap_or_default()))
}

fn attribute(name: &str, text: Option<String>) -> Option<Attribute> {
    let text = text.filter(|text| !text.trim().is_empty())?.trim().to_owned();
    Some(Attribute { name: name.to_owned(), text })
}

/// What stands at a path of names.
fn at<'a>(product: &Fields<'a, '_>, path: &str) -> Json<'a> {
    let mut names = path.split('.');
    let first = product.get(names.next().unwrap_or_default());
    names.fold(first, Json::get)
}

/// Text, a number, `true` or `false`.
fn plain(json: Json) -> Option<String> {
    let is_flag = matches!(json.raw().trim(), "true" | "false");
    json.text().or_else(|| is_flag.then(|| json.raw().trim().to_owned()))
}

/// A date as browsers know it; what is none is kept, with a warning.
fn read_date(product: &mut Fields, key: &str) -> Option<String> {
    let date = product.text(key)?;
    if documented(&date).is_none() {
        product.warn(key, "unreadable-field", &concat(&["is no date: \"", &date, "\""]));
    }
    Some(instant(&date))
}

/// Length, width and height, if all are there.
fn size(json: Json) -> Option<String> {
    let [length, width, height, unit] = ["length", "width", "height", "dimensionUOM"].map(|key| json.text_of(key));
    Some(concat(&[&length?, " × ", &width?, " × ", &height?, " ", &unit.unwrap_or_default()]))
}
