//! The view of a picker.

use super::product_view::{price_delta, role};
use super::view::{MoneyView, Pairs, WarningView};
use crate::options::{Change, OptionState, Picker, Resolution, Shown, ShownValue, Status, ValueAvailability};
use crate::product::{OptionValue, Product};
use serde::Serialize;

/// What `picker.view` holds.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct PickerView<'a> {
    options: Vec<OptionView<'a>>,
    complete: bool,
    missing: Vec<&'a str>,
    forced: Vec<PickView<'a>>,
    price: Option<MoneyView>,
    price_range: Option<RangeView>,
    selection: Pairs,
    selected_options: Option<Pairs>,
    warnings: Vec<WarningView>,
}

/// What a pick gives back.
#[derive(Serialize)]
pub(super) struct ChangeView<'a> {
    view: PickerView<'a>,
    dropped: Vec<PickView<'a>>,
    carried: Vec<PickView<'a>>,
    forced: Vec<PickView<'a>>,
}

#[derive(Serialize)]
struct RangeView {
    min: MoneyView,
    max: MoneyView,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PickView<'a> {
    option: &'a str,
    value: &'a str,
    option_name: &'a str,
    value_name: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct OptionView<'a> {
    id: &'a str,
    ids: Vec<&'a str>,
    name: &'a str,
    role: &'static str,
    status: &'static str,
    values: Vec<ValueView<'a>>,
    text: Option<&'a str>,
    min_length: Option<u32>,
    max_length: Option<u32>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ValueView<'a> {
    id: &'a str,
    name: &'a str,
    selected: bool,
    availability: &'static str,
    price_delta: Option<MoneyView>,
    image: Option<&'a str>,
}

impl<'a> PickerView<'a> {
    pub(super) fn new(picker: &'a Picker) -> Self {
        Self::of(picker, &picker.resolution())
    }

    fn of(picker: &'a Picker, resolution: &Resolution) -> Self {
        let (product, shown) = (picker.product(), &picker.layout().shown);
        let options = shown.iter().zip(&resolution.options).enumerate();
        let picked = picker.selection().iter().map(|(option, pick)| (option, pick.value));
        PickerView {
            options: options.map(|(index, (shown, state))| option_view(picker, resolution, index, shown, state)).collect(),
            complete: resolution.selected.is_some(),
            missing: resolution.missing.iter().map(|&option| id(product, &shown[option])).collect(),
            forced: named(picker, &resolution.forced),
            price: resolution.price.map(Into::into),
            price_range: resolution.range.map(|(min, max)| RangeView { min: min.into(), max: max.into() }),
            selection: picked.map(|(option, value)| pair(picker, option, value)).collect(),
            selected_options: selected_options(product, resolution),
            warnings: product.warnings.iter().map(Into::into).collect(),
        }
    }
}

impl<'a> ChangeView<'a> {
    pub(super) fn new(picker: &'a Picker, change: &Change) -> Self {
        let resolution = picker.resolution();
        ChangeView {
            view: PickerView::of(picker, &resolution),
            dropped: named(picker, &change.dropped),
            carried: named(picker, &change.carried),
            forced: named(picker, &resolution.forced),
        }
    }
}

fn option_view<'a>(
    picker: &'a Picker,
    resolution: &Resolution,
    index: usize,
    shown: &'a Shown,
    state: &OptionState,
) -> OptionView<'a> {
    let product = picker.product();
    let option = &product.options[shown.members[0]];
    let pick = picker.selection().get(index);
    let selected = pick.map(|pick| pick.value).or_else(|| {
        resolution.forced.iter().find(|(forced, _)| *forced == index).map(|(_, value)| *value)
    });
    let values = shown.values.iter().zip(&state.values).enumerate();
    OptionView {
        id: &option.id,
        ids: shown.members.iter().map(|&member| &*product.options[member].id).collect(),
        name: &option.name,
        role: role(option),
        status: match state.status {
            Status::Required => "required",
            Status::Possible => "possible",
            Status::Inapplicable => "inapplicable",
        },
        values: values
            .map(|(value, (shown, availability))| {
                value_view(product, shown, state.member, selected == Some(value), *availability)
            })
            .collect(),
        text: option.text.map(|_| pick.and_then(|pick| pick.text.as_deref()).unwrap_or_default()),
        min_length: option.text.map(|rule| rule.min),
        max_length: option.text.and_then(|rule| rule.max),
    }
}

fn value_view<'a>(
    product: &'a Product,
    shown: &ShownValue,
    member: Option<usize>,
    selected: bool,
    availability: ValueAvailability,
) -> ValueView<'a> {
    let applies = shown.stands_for.iter().find(|(of, _)| Some(*of) == member);
    let value = first_value(product, shown);
    ValueView {
        id: &value.id,
        name: &value.name,
        selected,
        availability: match availability {
            ValueAvailability::Available => "available",
            ValueAvailability::NeedsChange => "needs-change",
            ValueAvailability::Never => "never",
        },
        price_delta: applies.and_then(|&(option, value)| price_delta(product, &product.options[option].values[value])),
        image: value.image.as_deref(),
    }
}

fn selected_options(product: &Product, resolution: &Resolution) -> Option<Pairs> {
    let pair = |(option, pick): &(usize, crate::options::Pick)| {
        let option = &product.options[*option];
        let value = pick.text.clone().unwrap_or_else(|| option.values[pick.value].id.clone());
        (option.id.clone(), value)
    };
    Some(resolution.selected.as_ref()?.iter().map(pair).collect())
}

fn pair(picker: &Picker, option: usize, value: usize) -> (String, String) {
    let pick = named(picker, &[(option, value)]);
    (pick[0].option.to_owned(), pick[0].value.to_owned())
}

fn named<'a>(picker: &'a Picker, picks: &[(usize, usize)]) -> Vec<PickView<'a>> {
    let name = |&(option, value): &(usize, usize)| {
        let (product, shown) = (picker.product(), &picker.layout().shown[option]);
        let (option, value) = (&product.options[shown.members[0]], first_value(product, &shown.values[value]));
        PickView { option: &option.id, value: &value.id, option_name: &option.name, value_name: &value.name }
    };
    picks.iter().map(name).collect()
}

fn id<'a>(product: &'a Product, shown: &Shown) -> &'a str {
    &product.options[shown.members[0]].id
}

fn first_value<'a>(product: &'a Product, shown: &ShownValue) -> &'a OptionValue {
    let (option, value) = shown.stands_for[0];
    &product.options[option].values[value]
}
