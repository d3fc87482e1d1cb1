//! What JavaScript is told of a picker: once which options are shown as one, then what each pick changed.
//!
//! `picker.js` puts the view together from that and from the view of the product. Options, values and the options that a
//! shown one stands for are meant by their index.

use super::view::write_money;
use crate::json_writer::JsonWriter;
use crate::options::{Change, Picker, Resolution, Shown};
use alloc::string::String;
use alloc::vec::Vec;

/// A picker that the page has.
pub(super) struct Open {
    pub picker: Picker,
    /// What was told last of each option.
    told: Vec<String>,
}

impl Open {
    pub(super) fn new(picker: Picker) -> Self {
        Open { picker, told: Vec::new() }
    }

    /// Tells which options are shown as one, and how things stand.
    pub(super) fn write_first(&mut self, view: &mut JsonWriter) {
        view.open('{');
        view.open_field("options", '[');
        for shown in &self.picker.layout().shown {
            self.told.push(String::new());
            write_shown(view, &self.picker, shown);
        }
        view.close(']');
        view.key("state");
        self.write_change(view, &Change::default());
        view.close('}');
    }

    /// Tells what a pick changed: `[options, missing, selected, picks, forced, dropped, carried, price, min, max, sold out]`.
    /// Where the price is known, `min` and `max` are it.
    pub(super) fn write_change(&mut self, view: &mut JsonWriter, change: &Change) {
        let resolution = self.picker.resolution();
        view.open('[');
        view.open('[');
        for (option, told) in self.told.iter_mut().enumerate() {
            let now = option_state(&self.picker, &resolution, option);
            if now != *told {
                view.literal(&now);
                *told = now;
            }
        }
        view.close(']');
        view.open('[');
        for &option in &resolution.missing {
            write_index(view, Some(option));
        }
        view.close(']');
        write_selected(view, &resolution);
        let mut picks = Vec::new();
        for option in 0..self.told.len() {
            if let Some(value) = self.picker.selection().get(option) {
                picks.push((option, value));
            }
        }
        write_pairs(view, &picks);
        write_pairs(view, &resolution.forced);
        write_pairs(view, &change.dropped);
        write_pairs(view, &change.carried);
        let range = resolution.range.filter(|_| resolution.price.is_none());
        write_money(view, resolution.price);
        write_money(view, range.map(|(min, _)| min));
        write_money(view, range.map(|(_, max)| max));
        view.literal(if resolution.is_sold_out { "true" } else { "false" });
        view.close(']');
    }
}

/// `[members, value, …]`: the options of the product that it stands for, and for each value where it stands in each of
/// them, or null.
fn write_shown(view: &mut JsonWriter, picker: &Picker, shown: &Shown) {
    view.open('[');
    view.open('[');
    for &member in &shown.members {
        write_index(view, Some(member));
    }
    view.close(']');
    for value in 0..shown.values.len() {
        view.open('[');
        for &member in &shown.members {
            write_index(view, picker.layout().value_in(picker.product(), member, value));
        }
        view.close(']');
    }
    view.close(']');
}

/// `[option, status, the alternative that applies, value, availability of each value, text]`
fn option_state(picker: &Picker, resolution: &Resolution, index: usize) -> String {
    let (shown, state) = (&picker.layout().shown[index], &resolution.options[index]);
    let forced = resolution.forced.iter().find(|(option, _)| *option == index).map(|(_, value)| *value);
    let member = |member| shown.members.iter().position(|known| *known == member);
    let mut told = JsonWriter::default();
    told.open('[');
    write_index(&mut told, Some(index));
    write_index(&mut told, Some(state.status as usize));
    write_index(&mut told, state.member.and_then(member));
    write_index(&mut told, picker.selection().get(index).or(forced));
    told.digits(&mut state.values.iter().map(|availability| *availability as u8));
    told.text(picker.selection().text(index));
    told.close(']');
    told.into_text()
}

/// `[[option, value], …]`
pub(super) fn write_pairs(view: &mut JsonWriter, pairs: &[(usize, usize)]) {
    view.open('[');
    for &(option, value) in pairs {
        view.open('[');
        write_index(view, Some(option));
        write_index(view, Some(value));
        view.close(']');
    }
    view.close(']');
}

fn write_index(view: &mut JsonWriter, index: Option<usize>) {
    view.whole(index.and_then(|index| index.try_into().ok()));
}

/// `[option, value, text]` of the product for each choice, or null.
fn write_selected(view: &mut JsonWriter, resolution: &Resolution) {
    let Some(selected) = &resolution.selected else { return view.literal("null") };
    view.open('[');
    for choice in selected {
        view.open('[');
        write_index(view, Some(choice.option));
        write_index(view, Some(choice.value));
        view.text(&choice.text);
        view.close(']');
    }
    view.close(']');
}
