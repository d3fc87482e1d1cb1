//! Where the shop's price of a line is another than ours.

use crate::money::Money;
use crate::product::Warning;
use crate::text::fill;

/// The warning that the shop has another price for one unit of a line than was calculated here, with both of them; `None`
/// where they are the same. What counts is the shop's.
#[must_use]
pub fn price_changed(line: &str, ours: Money, theirs: Money) -> Option<Warning> {
    let (our_currency, their_currency) = (ours.currency(), theirs.currency());
    if ours.amount() == theirs.amount() && our_currency == their_currency {
        return None;
    }
    let [calculated, stated] = [ours.text(), theirs.text()];
    Some(Warning {
        code: "price-changed",
        message: fill(
            "line \"~\": ~ ~ was calculated, the shop has ~ ~",
            &[line, &calculated, our_currency.code(), &stated, their_currency.code()],
        ),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::{Currency, read_amount};

    fn money(amount: &str, currency: &str) -> Money {
        Money::new(read_amount(amount).unwrap(), Currency::new(currency).unwrap())
    }

    #[test]
    fn both_prices_are_told() {
        let warning = price_changed("7", money("49.99", "USD"), money("59.99", "USD")).unwrap();

        assert_eq!(warning.code, "price-changed");
        assert_eq!(warning.message, "line \"7\": 49.99 USD was calculated, the shop has 59.99 USD");
    }

    #[test]
    fn the_same_amount_in_another_currency_is_another_price() {
        let warning = price_changed("7", money("5", "USD"), money("5", "JPY")).unwrap();

        assert_eq!(warning.message, "line \"7\": 5.00 USD was calculated, the shop has 5 JPY");
    }

    #[test]
    fn the_same_price_is_none() {
        assert_eq!(price_changed("7", money("5", "USD"), money("5.00", "USD")), None);
    }
}
