//! The view of a picker, and of what a pick changed.

use super::product_view::{role, write_value};
use super::view::{write_money, write_warnings};
use crate::options::{Change, Picker, Resolution, Shown, Status, ValueAvailability};
use crate::product::{OptionValue, Product};
use crate::wire::json_writer::JsonWriter;

/// What a pick gives back: `{ view, dropped, carried, forced }`.
pub(super) fn write_change(view: &mut JsonWriter, picker: &Picker, change: &Change) {
    let resolution = picker.resolution();
    view.open('{');
    view.key("view");
    write_picker(view, picker, &resolution);
    write_picks(view, "dropped", picker, &change.dropped);
    write_picks(view, "carried", picker, &change.carried);
    write_picks(view, "forced", picker, &resolution.forced);
    view.close('}');
}

/// What `picker.view` holds.
pub(super) fn write_picker(view: &mut JsonWriter, picker: &Picker, resolution: &Resolution) {
    let (product, shown) = (picker.product(), &picker.layout().shown);
    view.open('{');
    view.open_field("options", '[');
    for option in 0..shown.len() {
        write_option(view, picker, resolution, option);
    }
    view.close(']');
    view.flag("complete", resolution.selected.is_some());
    view.open_field("missing", '[');
    for &option in &resolution.missing {
        view.text(&product.options[shown[option].members[0]].id);
    }
    view.close(']');
    write_picks(view, "forced", picker, &resolution.forced);
    write_money(view, "price", resolution.price);
    write_range(view, resolution);
    write_selection(view, picker);
    write_selected(view, product, resolution);
    write_warnings(view, &product.warnings);
    view.close('}');
}

fn write_option(view: &mut JsonWriter, picker: &Picker, resolution: &Resolution, index: usize) {
    let (product, shown) = (picker.product(), &picker.layout().shown[index]);
    let (option, state) = (&product.options[shown.members[0]], &resolution.options[index]);
    let pick = picker.selection().get(index);
    let forced = resolution.forced.iter().find(|(forced, _)| *forced == index).map(|(_, value)| *value);
    let selected = pick.or(forced);
    view.open('{');
    view.field("id", Some(&option.id));
    view.open_field("ids", '[');
    for &member in &shown.members {
        view.text(&product.options[member].id);
    }
    view.close(']');
    view.field("name", Some(&option.name));
    view.field("role", Some(role(option)));
    view.field("status", Some(status(state.status)));
    view.open_field("values", '[');
    for (value, availability) in state.values.iter().enumerate() {
        view.open('{');
        let applies = state.member.and_then(|member| {
            Some(&product.options[member].values[picker.layout().value_in(product, member, value)?])
        });
        write_value(view, product, first_value(product, shown, value), applies);
        view.flag("selected", selected == Some(value));
        view.field("availability", Some(availability_word(*availability)));
        view.close('}');
    }
    view.close(']');
    view.field("text", option.text.map(|_| picker.selection().text(index)));
    view.number("minLength", option.text.map(|rule| rule.min));
    view.number("maxLength", option.text.and_then(|rule| rule.max));
    view.close('}');
}

fn status(status: Status) -> &'static str {
    match status {
        Status::Required => "required",
        Status::Possible => "possible",
        Status::Inapplicable => "inapplicable",
    }
}

fn availability_word(availability: ValueAvailability) -> &'static str {
    match availability {
        ValueAvailability::Available => "available",
        ValueAvailability::NeedsChange => "needs-change",
        ValueAvailability::Never => "never",
    }
}

fn write_range(view: &mut JsonWriter, resolution: &Resolution) {
    view.key("priceRange");
    let Some((min, max)) = resolution.range else { return view.literal("null") };
    view.open('{');
    write_money(view, "min", Some(min));
    write_money(view, "max", Some(max));
    view.close('}');
}

fn write_selection(view: &mut JsonWriter, picker: &Picker) {
    view.open_field("selection", '{');
    for (option, shown) in picker.layout().shown.iter().enumerate() {
        if let Some(pick) = picker.selection().get(option) {
            let value = first_value(picker.product(), shown, pick);
            view.field(&picker.product().options[shown.members[0]].id, Some(&value.id));
        }
    }
    view.close('}');
}

fn write_selected(view: &mut JsonWriter, product: &Product, resolution: &Resolution) {
    view.key("selectedOptions");
    let Some(selected) = &resolution.selected else { return view.literal("null") };
    view.open('{');
    for choice in selected {
        let option = &product.options[choice.option];
        let value = if option.text.is_some() { &choice.text } else { &option.values[choice.value].id };
        view.field(&option.id, Some(value));
    }
    view.close('}');
}

fn write_picks(view: &mut JsonWriter, key: &str, picker: &Picker, picks: &[(usize, usize)]) {
    view.open_field(key, '[');
    for &(option, value) in picks {
        let shown = &picker.layout().shown[option];
        let value = first_value(picker.product(), shown, value);
        let option = &picker.product().options[shown.members[0]];
        view.open('{');
        view.field("option", Some(&option.id));
        view.field("value", Some(&value.id));
        view.field("optionName", Some(&option.name));
        view.field("valueName", Some(&value.name));
        view.close('}');
    }
    view.close(']');
}

fn first_value<'a>(product: &'a Product, shown: &Shown, value: usize) -> &'a OptionValue {
    let value = &shown.values[value];
    &product.options[value.option].values[value.value]
}
