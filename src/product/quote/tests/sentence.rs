//! The steps are enough to say in words how a price comes about.

use super::*;

/// The steps as a formula.
fn sentence(quote: &Quote) -> String {
    let digits = quote.unit.map_or(2, |unit| unit.currency().digits());
    let (mut parts, mut times, mut per, mut tax) = (vec![], String::new(), String::new(), String::new());
    for step in &quote.steps {
        match step {
            Step::Times(quantity) => times = format!("{quantity} × "),
            Step::Per(units) => per = format!(" ÷ {}", units.text(0)),
            Step::Vat { rate, tax: TaxMode::OnTop } => tax = format!(" + {} % VAT", rate.percent().text(0)),
            Step::Vat { rate, tax: TaxMode::Included } => tax = format!(", {} % VAT included", rate.percent().text(0)),
            Step::Tier { minimum, price } => parts.push(format!("{} from {}", price.text(digits), minimum.text(0))),
            priced => parts.push(priced.amount().map_or("?".to_owned(), |amount| amount.text(digits))),
        }
    }
    let sum = parts.join(" + ");
    let sum = if parts.len() > 1 { format!("({sum})") } else { sum };
    format!("{times}{sum}{per}{tax}")
}

#[test]
fn an_engraving_is_two_times_fifteen_and_two_fifty() {
    let product = Product {
        tax_rate: Some(rate("0.2")),
        options: vec![option("Engraving", &["2.50", "unknown"])],
        ..product("15.00 GBP")
    };

    let engraved = quote(&product, &Choice { options: &[(0, 0)], ..Choice::of(2) }, NET).unwrap();
    let of_unknown_price = quote(&product, &Choice { options: &[(0, 1)], ..Choice::of(2) }, GROSS).unwrap();

    assert_eq!(sentence(&engraved), "2 × (15.00 + 2.50) + 20 % VAT");
    assert_eq!(totals(&engraved), ["35.00", "35.00", "7.00", "42.00"]);
    assert_eq!(sentence(&of_unknown_price), "2 × (15.00 + ?), 20 % VAT included");
    assert_eq!(totals(&of_unknown_price), ["-", "-", "-", "-"]);
}

#[test]
fn each_step_says_what_it_is() {
    let mut offer = offer("1.99 EUR");
    offer.price_quantity = PriceQuantity::new(amount("100")).unwrap();
    offer.tiers = tiers(&["500 1.89 EUR"]);
    offer.tax_rate = Some(rate("0.19"));
    let mut product = offered(vec![offer]);
    product.options = vec![option("Cut", &["0.10"])];
    product.listing.add_on_groups = vec![group("wrap", &["box 0.05"])];
    let choice = Choice { options: &[(0, 0)], add_ons: &[("wrap", "box")], ..Choice::of(500) };

    let quote = quote(&product, &choice, NET).unwrap();

    assert_eq!(
        quote.steps,
        [
            Step::Tier { minimum: amount("500"), price: amount("1.89") },
            Step::Surcharge { option: "Cut".to_owned(), value: "Cut 0.10".to_owned(), amount: Some(amount("0.1")) },
            Step::AddOn { group: "Plans".to_owned(), add_on: "Plan box".to_owned(), amount: Some(amount("0.05")) },
            Step::Times(500),
            Step::Per(amount("100")),
            Step::Vat { rate: rate("0.19"), tax: TaxMode::OnTop },
        ]
    );
    assert_eq!((quote.unit.unwrap().text(), totals(&quote)[0].as_str()), ("16.89".to_owned(), "84.45"));
}
