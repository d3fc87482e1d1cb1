//! What the shop sells, as far as a cart needs to know it.

use super::{Refusal, refusal};

/// A product of one catalogue.
#[derive(Debug)]
pub struct Product {
    sku: &'static str,
    catalogs: &'static [&'static str],
    pub price: &'static str,
    pub currency: &'static str,
    pub locale: &'static str,
    pub tax_rate: Option<f64>,
    /// The combinations that can be bought; none named: one without options.
    sets: Vec<Vec<(&'static str, &'static str)>>,
}

impl Product {
    /// What is wrong with these options.
    pub fn check(&self, options: &[(String, String)]) -> Result<(), &'static str> {
        let is = |set: &Vec<(&str, &str)>| {
            set.len() == options.len()
                && set.iter().all(|(id, value)| options.iter().any(|(own, chosen)| own == id && chosen == value))
        };
        let none = self.sets.is_empty() && options.is_empty();
        if none || self.sets.iter().any(is) {
            return Ok(());
        }
        Err("Invalid item option: these options are no valid combination")
    }
}

/// The product with this part number.
pub fn find<'a>(products: &'a [Product], catalog: &str, sku: &str) -> Result<&'a Product, Refusal> {
    let known = products.iter().find(|product| product.sku == sku && product.catalogs.contains(&catalog));
    known.ok_or_else(|| refusal(404, format!("No such product:{sku}")))
}

/// The picture of an item in the sandbox's catalogue.
pub fn picture(sku: &str, options: &[(String, String)]) -> String {
    let name = match options.first() {
        Some((_, value)) => format!("mug-{value}"),
        None => sku.to_owned(),
    };
    format!("{}/pictures/{name}.svg", super::BASE)
}

/// The part of the sandbox's catalogue that the table of exchanges names, and the goods of the simulated shop.
pub fn catalogue() -> Vec<Product> {
    let plain = |sku, price| Product {
        sku,
        catalogs: &["0", "1"],
        price,
        currency: "USD",
        locale: "en-US",
        tax_rate: None,
        sets: vec![],
    };
    let sizes = |color, size, values: &[&'static str]| -> Vec<Vec<(&'static str, &'static str)>> {
        values.iter().map(|value| vec![("793993", color), (size, *value)]).collect()
    };
    let shirt = [
        sizes("200258", "192502", &["200259", "200260", "200389"]),
        sizes("200390", "192503", &["200391", "200259", "200260", "200389"]),
        sizes("200392", "794203", &["200259"]),
        sizes("200393", "192502", &["200259", "200260", "200389"]),
    ];
    let colours = ["white", "green", "blue"].map(|colour| vec![("colour", colour)]);
    vec![
        plain("tent-2p", "289.00"),
        plain("A/B C?#%ü", "1.00"),
        Product { catalogs: &["2"], ..plain("tent-2p", "319.00") },
        Product { sets: colours.to_vec(), ..plain("mug-enamel", "12.50") },
        Product { sets: shirt.concat(), ..plain("100060", "49.99") },
        Product { currency: "EUR", locale: "de-DE", tax_rate: Some(0.19), ..plain("lamp-vat", "33.61") },
    ]
}
