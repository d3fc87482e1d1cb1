//! What the tests of options share: the printed products, small ones built by hand, and views of them as text.

mod branching;
mod compare;
mod definition;
mod many_slaved_options;
mod named_options;
mod oracle;
mod random_worlds;
mod shapes;
mod small_worlds;
mod sold_out;

use super::*;
use crate::money::{Amount, Currency, Money, read_amount};
use crate::product::{Availability, Listing, OptionSets, OptionValue, Product, ProductOption, Rows, TextRule};
use crate::wire::kibo_cart::read_product;
use std::rc::Rc;

/// Product 100060: a colour decides which of three options named "Size" applies.
fn many_slaved_options() -> Rc<Product> {
    read(include_bytes!("../wire/kibo_cart/testdata/kibo-product-100060.json"))
}

/// Three independent options with names for ids; the last takes text.
fn named_options() -> Rc<Product> {
    read(include_bytes!("../wire/kibo_cart/testdata/kibo-product-named-options.constructed.json"))
}

fn read(json: &[u8]) -> Rc<Product> {
    Rc::new(read_product(json, None).unwrap())
}

/// An option with values such as `"Red"`, `"Red+2.50"` (a surcharge), `"Red+?"` (one that is unknown) or `"1:Red"` (an
/// id that is not the name).
fn option(id: &str, name: &str, values: &[&str]) -> ProductOption {
    let values = values.iter().map(|value| {
        let (value, surcharge) = value.split_once('+').unwrap_or((value, "0"));
        let (id, name) = value.split_once(':').unwrap_or((value, value));
        let surcharge = read_amount(surcharge).ok();
        OptionValue { id: id.to_owned(), name: name.to_owned(), surcharge, image: None }
    });
    ProductOption { id: id.to_owned(), name: name.to_owned(), values: values.collect(), text: None }
}

/// An option whose value takes text of so many characters and costs 5.00.
fn text_option(id: &str, name: &str, min: u32, max: u32) -> ProductOption {
    ProductOption { text: Some(TextRule { min, max: Some(max) }), ..option(id, name, &["text+5.00"]) }
}

/// A product of 10.00 USD without option sets.
fn product(options: Vec<ProductOption>) -> Product {
    Product {
        sku: "made-up".to_owned(),
        catalog_id: None,
        name: "Made up".to_owned(),
        description: None,
        price: Some(Money::new(read_amount("10").unwrap(), Currency::new("USD").unwrap())),
        availability: Availability::default(),
        images: vec![],
        locale: None,
        tax_rate: None,
        extras: String::new(),
        options,
        sets: OptionSets::default(),
        warnings: vec![],
        listing: Listing::default(),
    }
}

/// The same with option sets such as `"colour=Red size=S"`.
fn product_with_sets(options: Vec<ProductOption>, sets: &[&str]) -> Product {
    let mut product = product(options);
    let mut rows = Rows::default();
    for set in sets {
        let mut row = vec![0; product.options.len()];
        for (option, value) in pairs(set) {
            let index = product.options.iter().position(|known| known.id == option).unwrap();
            row[index] = u16::try_from(product.options[index].value_index(&value).unwrap() + 1).unwrap();
        }
        rows.cells.extend(row);
        rows.count += 1;
    }
    product.sets = OptionSets::listed(&product.options, &rows);
    product
}

/// Marks sets as sold out.
fn sell_out(product: &mut Product, is_sold_out: &dyn Fn(&[Option<usize>]) -> bool) {
    let mut row = vec![0; product.sets.all().len()];
    for (place, set) in named(product).into_iter().enumerate() {
        let value = |option: usize| set.iter().find(|(named, _)| *named == option).map(|(_, value)| *value);
        let picks: Vec<_> = (0..product.options.len()).map(value).collect();
        if is_sold_out(&picks) {
            row[place / 64] |= 1 << (place % 64);
        }
    }
    product.sets.sell_out(row);
}

fn count_sets(product: &Product) -> usize {
    product.sets.all().iter().map(|word| word.count_ones() as usize).sum()
}

/// What the sets of a product name: (option, value), set by set.
fn named(product: &Product) -> Vec<Vec<(usize, usize)>> {
    let cell = |set: usize, option: usize| Some(product.sets.column(option)?.cells()[set].checked_sub(1)?.into());
    let set = |set| (0..product.options.len()).filter_map(|option| Some((option, cell(set, option)?))).collect();
    (0..count_sets(product)).map(set).collect()
}

/// `"colour=Red size=S"` as pairs of ids.
fn pairs(text: &str) -> Vec<(String, String)> {
    let pair = |word: &str| word.split_once('=').map(|(option, value)| (option.to_owned(), value.to_owned()));
    text.split_whitespace().map(|word| pair(word).unwrap()).collect()
}

/// As a shopper sees it: alternatives merged, what follows by itself taken as picked.
fn merged(product: &Rc<Product>) -> Picker {
    Picker::new(Rc::clone(product), Merge::Alternatives, Autoselect::Single)
}

/// Every option by itself.
fn raw(product: &Rc<Product>) -> Picker {
    Picker::new(Rc::clone(product), Merge::Nothing, Autoselect::Single)
}

/// Picks such as `"colour=Red size=S"`, one after the other.
fn pick(picker: &mut Picker, picks: &str) -> Change {
    pairs(picks).iter().fold(Change::default(), |_, (option, value)| picker.pick(option, value).unwrap())
}

/// One line per shown option: its status, its name and its values. A value that needs a change of other picks
/// stands in (parentheses), one that no combination holds in [brackets], one that is sold out in ~tildes~.
fn stands(picker: &Picker) -> Vec<String> {
    let resolution = picker.resolution();
    let line = |(index, state): (usize, &OptionState)| {
        let values = state.values.iter().enumerate().map(|(value, availability)| {
            let name = value_name(picker, index, value);
            match availability {
                ValueAvailability::Available => name.to_owned(),
                ValueAvailability::SoldOut => format!("~{name}~"),
                ValueAvailability::NeedsChange => format!("({name})"),
                ValueAvailability::Never => format!("[{name}]"),
            }
        });
        let values = values.collect::<Vec<_>>().join(" ");
        format!("{:?} {}: {values}", state.status, option_name(picker, index))
    };
    resolution.options.iter().enumerate().map(line).collect()
}

/// What was picked, as `Colour=Red`; typed text in quotes.
fn picked(picker: &Picker) -> Vec<String> {
    let selection = picker.selection();
    let text = |option: usize| match selection.text(option) {
        "" => name(picker, (option, selection.get(option)?)).into(),
        text => Some(format!("{}=\"{text}\"", option_name(picker, option))),
    };
    (0..picker.layout().shown.len()).filter_map(text).collect()
}

fn names(picker: &Picker, values: &[(usize, usize)]) -> Vec<String> {
    values.iter().map(|value| name(picker, *value)).collect()
}

fn name(picker: &Picker, (option, value): (usize, usize)) -> String {
    format!("{}={}", option_name(picker, option), value_name(picker, option, value))
}

fn option_name(picker: &Picker, option: usize) -> &str {
    &picker.product().options[picker.layout().shown[option].members[0]].name
}

fn value_name(picker: &Picker, option: usize, value: usize) -> &str {
    let shown = &picker.layout().shown[option].values[value];
    &picker.product().options[shown.option].values[shown.value].name
}

/// The names of the options that still want a value.
fn missing(picker: &Picker) -> Vec<String> {
    picker.resolution().missing.iter().map(|&option| option_name(picker, option).to_owned()).collect()
}

fn forced(picker: &Picker) -> Vec<String> {
    names(picker, &picker.resolution().forced)
}

/// What would be added to the cart, as `"size=S colour=Red"` in ids; `"incomplete"` while nothing may be added.
fn selected(picker: &Picker) -> String {
    let Some(selected) = picker.resolution().selected else { return "incomplete".to_owned() };
    let pair = |choice: &Choice| {
        let option = &picker.product().options[choice.option];
        let value = if option.text.is_some() { &choice.text } else { &option.values[choice.value].id };
        format!("{}={value}", option.id)
    };
    selected.iter().map(pair).collect::<Vec<_>>().join(" ")
}

/// Lowest and highest price, and the price once complete.
fn prices(picker: &Picker) -> (Option<(String, String)>, Option<String>) {
    let resolution = picker.resolution();
    (resolution.range.map(|(low, high)| (low.text(), high.text())), resolution.price.map(|price| price.text()))
}

/// A whole range.
fn range(low: &str, high: &str) -> (String, String) {
    (low.to_owned(), high.to_owned())
}
