//! Reads the groups of additions.

use crate::error::Error;
use crate::money::Amount;
use crate::product::{AddOn, AddOnGroup};
use crate::wire::json::Shape;
use crate::wire::server::{Fields, decimal, text};
use alloc::vec::Vec;

/// Reads the groups. An addition without an id cannot be chosen: it is left out, with a warning.
///
/// # Errors
/// `unreadable-answer`, with the place, where the groups or the additions of one are no list.
pub(super) fn read_add_on_groups(product: &mut Fields) -> Result<Vec<AddOnGroup>, Error> {
    const KEY: &str = "additionGroups";
    product.get(KEY).expect(Shape::List).map_err(|error| error.within(KEY))?;
    Ok(product.each(KEY, "broken-add-on", read_group))
}

fn read_group(group: &mut Fields) -> Result<AddOnGroup, Error> {
    let id = group.must("additionGroupID", text)?;
    let add_ons = group.each("additions", "broken-add-on", read_add_on);
    let default = add_ons.iter().position(is_none);
    Ok(AddOnGroup { name: group.text("name").unwrap_or_else(|| id.clone()), id, add_ons, default })
}

fn read_add_on(add_on: &mut Fields) -> Result<AddOn, Error> {
    let id = add_on.must("additionID", text)?;
    let price = add_on.known("price", "unknown-price", decimal);
    if add_on.get("price").is_null() {
        add_on.warn("price", "unknown-price", "is not there");
    }
    Ok(AddOn { name: add_on.text("name").unwrap_or_else(|| id.clone()), id, price })
}

/// True for the explicit choice of nothing.
fn is_none(add_on: &AddOn) -> bool {
    add_on.price == Some(Amount::ZERO) && (add_on.id == "000" || add_on.name.eq_ignore_ascii_case("none"))
}
