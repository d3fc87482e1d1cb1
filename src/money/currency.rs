//! Currencies: their codes and how many digits they have.

use super::Amount;
use crate::error::{Error, Kind};
use crate::text::utf8;

/// The codes of ISO 4217, list one (published 2025-05-12), in order.
const LISTED: &str = "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN \
                      BWP BYN BZD CAD CDF CHE CHF CHW CLF CLP CNY COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP \
                      ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR \
                      ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA \
                      MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK \
                      PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC \
                      SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VES VND \
                      VUV WST XAF XAG XAU XBA XBB XBC XBD XCD XCG XDR XOF XPD XPF XPT XSU XTS XUA YER ZAR ZMW \
                      ZWG";

/// Those whose minor units have other than 2 digits.
const OTHER_DIGITS: [(u8, &str); 3] = [
    (0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"),
    (3, "BHD IQD JOD KWD LYD OMR TND"),
    (4, "CLF UYW"),
];

/// The listed codes as the way from each to the next: a byte says how far it is, or one of the two below.
const STEPS: [u8; COUNT] = steps();

const COUNT: usize = 230;

/// Farther than one step: go so far, there is no code.
const FAR: u8 = 240;

/// Added to the digits of the next code, where they are not 2.
const DIGITS: u8 = FAR + 1;

/// An ISO 4217 currency code, upper case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Currency {
    code: [u8; 3],
    digits: u8,
}

impl Currency {
    /// The currency with this code; lower case is upper-cased.
    ///
    /// # Errors
    /// `unreadable-answer` where the code is not three Latin letters, or is `XXX` (no currency).
    pub fn new(code: &str) -> Result<Self, Error> {
        match Currency::read(code) {
            Some(currency) => Ok(currency),
            None => Err(Error::filled(Kind::UnreadableAnswer, "no currency: \"~\"", &[code])),
        }
    }

    /// The currency with this code; `None` where [`Currency::new`] refuses.
    #[must_use]
    pub fn read(code: &str) -> Option<Self> {
        let mut code = <[u8; 3]>::try_from(code.as_bytes()).ok()?;
        code.make_ascii_uppercase();
        let is_code = code.iter().all(u8::is_ascii_uppercase) && &code != b"XXX";
        is_code.then(|| Currency { code, digits: listed(code).unwrap_or(2) })
    }

    /// True for a code that ISO 4217 lists.
    #[must_use]
    pub fn is_listed(&self) -> bool {
        listed(self.code).is_some()
    }

    /// The code, such as `USD`.
    #[must_use]
    pub fn code(&self) -> &str {
        utf8(&self.code).unwrap_or_default()
    }

    /// How many digits its amounts have after the point; 2 for codes that ISO 4217 does not list.
    #[must_use]
    pub fn digits(&self) -> u32 {
        self.digits.into()
    }

    /// The least amount that it can be paid in, such as 0.01.
    #[must_use]
    pub fn minor_unit(&self) -> Amount {
        Amount::from(1).shifted(self.digits())
    }
}

/// How many digits the currency has that is listed under this code.
fn listed(code: [u8; 3]) -> Option<u8> {
    let (mut at, mut digits) = (number(*b"AAA"), 2);
    for &step in &STEPS {
        if step > FAR {
            digits = step - DIGITS;
            continue;
        }
        at += u32::from(step);
        if step < FAR {
            if at == number(code) {
                return Some(digits);
            }
            digits = 2;
        }
    }
    None
}

/// The number of a code among all that could be.
const fn number([first, second, third]: [u8; 3]) -> u32 {
    (first as u32 * 26 + second as u32) * 26 + third as u32
}

#[expect(clippy::cast_possible_truncation, reason = "less than FAR is left")]
const fn steps() -> [u8; COUNT] {
    let (mut steps, mut length) = ([0; COUNT], 0);
    let (mut at, mut index) = (number(*b"AAA"), 0);
    while index < LISTED.len() {
        let code = code_at(LISTED, index);
        if let Some(digits) = other_digits(code) {
            steps[length] = DIGITS + digits;
            length += 1;
        }
        while number(code) >= at + FAR as u32 {
            steps[length] = FAR;
            length += 1;
            at += FAR as u32;
        }
        steps[length] = (number(code) - at) as u8;
        length += 1;
        (at, index) = (number(code), index + 4);
    }
    assert!(length == steps.len(), "COUNT is another");
    steps
}

const fn code_at(codes: &str, index: usize) -> [u8; 3] {
    let codes = codes.as_bytes();
    [codes[index], codes[index + 1], codes[index + 2]]
}

const fn other_digits(code: [u8; 3]) -> Option<u8> {
    let mut kind = 0;
    while kind < OTHER_DIGITS.len() {
        let (digits, codes) = OTHER_DIGITS[kind];
        let mut index = 0;
        while index < codes.len() {
            if number(code_at(codes, index)) == number(code) {
                return Some(digits);
            }
            index += 4;
        }
        kind += 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_digits_of_every_kind_of_currency() {
        for (code, digits) in [("JPY", 0), ("USD", 2), ("HUF", 2), ("KWD", 3), ("CLF", 4), ("ABC", 2)] {
            assert_eq!(Currency::new(code).unwrap().digits(), digits, "{code}");
        }
        for (code, unit) in [("JPY", "1"), ("USD", "0.01"), ("KWD", "0.001"), ("CLF", "0.0001")] {
            assert_eq!(Currency::new(code).unwrap().minor_unit().text(0), unit, "{code}");
        }
    }

    #[test]
    fn knows_which_codes_are_listed() {
        let listed = ["AED", "AZN", "BAM", "CHF", "EUR", "GBP", "JPY", "OMR", "UYW", "USD", "XUA", "ZAR", "ZWG"];
        for code in listed {
            assert!(Currency::new(code).unwrap().is_listed(), "{code}");
        }
        for code in ["AAA", "DEM", "EGU", "ZZZ", "NAA", "ARS"] {
            let is_listed = Currency::new(code).is_ok_and(|currency| currency.is_listed());
            assert_eq!(is_listed, code == "ARS", "{code}");
        }
    }

    #[test]
    fn upper_cases_codes_and_refuses_what_is_none() {
        assert_eq!(Currency::new("usd").unwrap().code(), "USD");
        for code in ["", "US", "USDT", "U$D", "XXX", "€uro"] {
            assert!(Currency::new(code).is_err(), "{code}");
        }
    }
}
