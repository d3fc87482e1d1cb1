//! The products of a storefront that were asked for, by the page or to name the lines of the cart, and the pickers
//! that shoppers use on them.

use super::call::Call;
use super::picker_view::{Open, write_pairs};
#[cfg(feature = "quotes")]
use super::quote_view::{priced, write_quote};
use super::settings::Settings;
use super::view::open;
#[cfg(not(feature = "quotes"))]
use super::view::write_price;
use crate::cart::{Item, Quantity};
use crate::error::{Error, Kind};
use crate::json_writer::JsonWriter;
use crate::options::{Autoselect, Chosen, Merge, Picker, check};
use crate::product::Product;
#[cfg(feature = "quotes")]
use crate::wire::System;
use alloc::rc::Rc;
use alloc::string::String;
use alloc::vec::Vec;

/// A product that was asked for.
pub(super) struct Known {
    /// The number of the call or the request: the page knows the product by it.
    pub number: u32,
    pub sku: String,
    pub catalog_id: Option<u32>,
    /// `None` while it is read, and where it cannot be.
    pub product: Option<Rc<Product>>,
    /// The system that it is of; `None` for the shop's own, which are those that lines of the cart name.
    #[cfg(feature = "quotes")]
    pub system: Option<System>,
}

impl Known {
    /// A product that was read without a catalogue serves for the shop's default, whatever its number.
    pub(super) fn is(&self, sku: &str, catalog_id: Option<u32>) -> bool {
        #[cfg(feature = "quotes")]
        if self.system.is_some() {
            return false;
        }
        self.sku == sku && (self.catalog_id == catalog_id || self.catalog_id.is_none())
    }
}

#[derive(Default)]
pub(super) struct Products {
    pub known: Vec<Known>,
    /// By the numbers of the calls that made them.
    pickers: Vec<(u32, Open)>,
}

impl Products {
    /// The product of an item, if it was asked for. Lines come in the order in which their products were: it is looked for
    /// from `place` on, where that of the line before was found, and then from the beginning.
    pub(super) fn find(&self, item: &Item, place: &mut usize) -> Option<&Known> {
        for _ in 0..=self.known.len() {
            match self.known.get(*place) {
                Some(known) if known.is(&item.sku, item.catalog_id) => return Some(known),
                Some(_) => *place += 1,
                None => *place = 0,
            }
        }
        None
    }

    /// Puts a product that was read in the place of the first one that is the same.
    pub(super) fn put_first(&mut self, index: usize) {
        let read = &self.known[index];
        let first = self.known.iter().position(|known| known.is(&read.sku, read.catalog_id));
        self.known.swap(first.unwrap_or(index), index);
    }

    /// The product that the page knows by this number.
    ///
    /// # Errors
    /// `invalid-selection` for one of another storefront.
    fn numbered(&self, number: Option<u32>) -> Result<&Rc<Product>, Error> {
        let known = self.known.iter().find(|known| Some(known.number) == number);
        known.and_then(|known| known.product.as_ref()).ok_or_else(|| {
            Error::plain(Kind::InvalidSelection, "this is no product of this storefront").within("product")
        })
    }

    /// Takes what needs neither the cart nor the network:
    ///
    /// | what | with | comes to |
    /// |---|---|---|
    /// | `picker` | product, `merge`, `autoselect` | a view |
    /// | `pick` | picker, option, value | what changed |
    /// | `unpick` | picker, option | what changed |
    /// | `enterText` | picker, option, text | what changed |
    /// | `explain` | picker, option, value | what stands in its way, what picking it would drop |
    /// | `quote` | product, options, quantity; `{ offer, addOns }` | prices |
    ///
    /// # Errors
    /// `invalid-selection`, `invalid-quantity`; nothing changes.
    pub(super) fn take(
        &mut self,
        what: &str,
        call: &mut Call,
        settings: &Settings,
        told: &mut JsonWriter,
    ) -> Result<(), Error> {
        match what {
            "picker" => self.open_picker(call, told),
            "quote" => self.quote(call, settings, told),
            _ => self.change(what, call, told),
        }
    }

    fn open_picker(&mut self, call: &mut Call, told: &mut JsonWriter) -> Result<(), Error> {
        let product = Rc::clone(self.numbered(call.whole())?);
        let merge = if call.next().is_true() { Merge::Alternatives } else { Merge::Nothing };
        let autoselect = if call.next().is_true() { Autoselect::Single } else { Autoselect::Nothing };
        let mut picker = Open::new(Picker::new(product, merge, autoselect));
        open(told, "settle", call.number);
        picker.write_first(told);
        told.close(']');
        self.pickers.push((call.number, picker));
        Ok(())
    }

    fn change(&mut self, what: &str, call: &mut Call, told: &mut JsonWriter) -> Result<(), Error> {
        let number = call.whole();
        let Some((_, open_picker)) = self.pickers.iter_mut().find(|(known, _)| Some(*known) == number) else {
            return Ok(());
        };
        let picker = &mut open_picker.picker;
        let (option, value) = (call.text(), call.text());
        if what == "explain" {
            let explained = picker.explain(&option, &value)?;
            open(told, "settle", call.number);
            told.open('[');
            write_pairs(told, &explained.reasons);
            write_pairs(told, &explained.change.dropped);
            told.close(']');
        } else {
            let change = match what {
                "pick" => picker.pick(&option, &value),
                "unpick" => picker.unpick(&option),
                _ => picker.enter_text(&option, &value),
            }?;
            open(told, "settle", call.number);
            open_picker.write_change(told, &change);
        }
        told.close(']');
        Ok(())
    }

    /// What so many units cost, and how that comes about.
    #[cfg(feature = "quotes")]
    fn quote(&self, call: &mut Call, settings: &Settings, told: &mut JsonWriter) -> Result<(), Error> {
        let (product, chosen, quantity) = self.read_choice(call)?;
        let quote = priced(&product, (&chosen, quantity.get()), call.next(), settings.prices())?;
        open(told, "settle", call.number);
        write_quote(told, &product, &quote);
        told.close(']');
        Ok(())
    }

    /// What so many units cost.
    #[cfg(not(feature = "quotes"))]
    fn quote(&self, call: &mut Call, settings: &Settings, told: &mut JsonWriter) -> Result<(), Error> {
        use crate::money::Money;
        use crate::product::line_price;
        let (product, chosen, quantity) = self.read_choice(call)?;
        let rounding = settings.rounding;
        let net = chosen.unit.and_then(|unit| line_price(&unit, quantity.get(), rounding));
        let vat =
            net.and_then(|net| Some(Money::new(product.tax_rate?.of(net.amount())?, net.currency()).rounded(rounding)));
        open(told, "settle", call.number);
        told.open('{');
        write_price(told, "unit", chosen.unit);
        write_price(told, "line", net);
        write_price(told, "net", net);
        write_price(told, "vat", vat);
        write_price(told, "gross", net.and_then(|net| net.plus(vat?.amount())));
        told.number("quantity", Some(quantity.get()));
        told.close('}');
        told.close(']');
        Ok(())
    }

    /// The system that this product is of; `None` for the shop's own.
    #[cfg(feature = "quotes")]
    pub(super) fn system_of(&self, product: &Rc<Product>) -> Option<System> {
        let is_it = |known: &&Known| known.product.as_ref().is_some_and(|known| Rc::ptr_eq(known, product));
        self.known.iter().find(is_it)?.system
    }

    /// Reads product, options and quantity.
    pub(super) fn read_choice(&self, call: &mut Call) -> Result<(Rc<Product>, Chosen, Quantity), Error> {
        let product = Rc::clone(self.numbered(call.whole())?);
        let chosen = check(&product, &call.next().pairs());
        let quantity = Quantity::new(call.units()?)?;
        Ok((product, chosen?, quantity))
    }

    /// The page is done with the product or the picker of this number. A product that serves others stays.
    pub(super) fn free(&mut self, number: Option<u32>, serves: impl Fn(&Known) -> bool) {
        if let Some(index) = self.pickers.iter().position(|(known, _)| Some(*known) == number) {
            self.pickers.swap_remove(index);
        }
        if let Some(index) = self.known.iter().position(|known| Some(known.number) == number && !serves(known)) {
            self.known.remove(index);
        }
    }
}

#[cfg(all(test, feature = "quotes"))]
mod tests {
    use super::*;

    fn known(number: u32, sku: &str) -> Known {
        Known { number, sku: sku.into(), catalog_id: None, product: None, system: None }
    }

    fn products(skus: &[&str]) -> Products {
        let known = (1..).zip(skus).map(|(number, sku)| known(number, sku)).collect();
        Products { known, ..Products::default() }
    }

    /// The numbers of the products that these lines find, one after the other.
    fn found(products: &Products, skus: &str) -> Vec<Option<u32>> {
        let mut place = 0;
        let number = |sku: &str| {
            let item = Item { sku: sku.into(), ..Item::default() };
            products.find(&item, &mut place).map(|known| known.number)
        };
        skus.split_whitespace().map(number).collect()
    }

    #[test]
    fn lines_find_their_products_in_any_order() {
        let products = products(&["A", "B", "C"]);

        assert_eq!(found(&products, "A B B C"), [Some(1), Some(2), Some(2), Some(3)]);
        assert_eq!(found(&products, "C X A C B"), [Some(3), None, Some(1), Some(3), Some(2)]);
        assert_eq!(found(&Products::default(), "A"), [None]);
    }

    #[test]
    fn of_what_was_read_twice_lines_find_what_was_read_last() {
        let mut products = products(&["A", "B", "B"]);

        products.put_first(2);

        assert_eq!(found(&products, "A B"), [Some(1), Some(3)]);
    }
}
