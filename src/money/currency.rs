//! Currencies: their codes and how many digits they have.

use crate::error::{Error, Kind};
use crate::text::utf8;

const NO_DIGITS: &str = "BIFCLPDJFGNFISKJPYKMFKRWPYGRWFUGXUYIVNDVUVXAFXOFXPF";
const THREE_DIGITS: &str = "BHDIQDJODKWDLYDOMRTND";
const FOUR_DIGITS: &str = "CLFUYW";

/// The codes of ISO 4217, list one.
const LISTED: &str = "AEDAFNALLAMDAOAARSAUDAWGAZNBAMBBDBDTBGNBHDBIFBMDBNDBOBBOVBRLBSDBTNBWPBYNBZDCADCDFCHECHFCHWCLFCLP\
                      CNYCOPCOUCRCCUPCVECZKDJFDKKDOPDZDEGPERNETBEURFJDFKPGBPGELGHSGIPGMDGNFGTQGYDHKDHNLHTGHUFIDRILSINR\
                      IQDIRRISKJMDJODJPYKESKGSKHRKMFKPWKRWKWDKYDKZTLAKLBPLKRLRDLSLLYDMADMDLMGAMKDMMKMNTMOPMRUMURMVRMWK\
                      MXNMXVMYRMZNNADNGNNIONOKNPRNZDOMRPABPENPGKPHPPKRPLNPYGQARRONRSDRUBRWFSARSBDSCRSDGSEKSGDSHPSLESOS\
                      SRDSSPSTNSVCSYPSZLTHBTJSTMTTNDTOPTRYTTDTWDTZSUAHUGXUSDUSNUYIUYUUYWUZSVEDVESVNDVUVWSTXAFXAGXAUXBA\
                      XBBXBCXBDXCDXCGXDRXOFXPDXPFXPTXSUXTSXUAYERZARZMWZWG";

/// An ISO 4217 currency code, upper case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Currency([u8; 3]);

impl Currency {
    /// The currency with this code; lower case is upper-cased.
    ///
    /// # Errors
    /// `unreadable-answer` where the code is not three Latin letters, or is `XXX` (no currency).
    pub fn new(code: &str) -> Result<Self, Error> {
        let upper = code.to_ascii_uppercase();
        match <[u8; 3]>::try_from(upper.as_bytes()) {
            Ok(bytes) if bytes.iter().all(u8::is_ascii_uppercase) && &bytes != b"XXX" => Ok(Currency(bytes)),
            _ => Err(Error::new(Kind::UnreadableAnswer, &["no currency: \"", code, "\""])),
        }
    }

    /// True for a code that ISO 4217 lists.
    ///
    /// # Source
    /// ISO 4217, list one (published 2025-05-12).
    #[must_use]
    pub fn is_listed(&self) -> bool {
        self.is_in(LISTED)
    }

    /// The code, such as `USD`.
    #[must_use]
    pub fn code(&self) -> &str {
        utf8(&self.0).unwrap_or_default()
    }

    /// How many digits its amounts have after the point; 2 for codes that ISO 4217 does not list.
    ///
    /// # Source
    /// ISO 4217, list one (published 2024-06-25), minor units that are not 2.
    #[must_use]
    pub fn digits(&self) -> u32 {
        for (digits, codes) in [(0, NO_DIGITS), (3, THREE_DIGITS), (4, FOUR_DIGITS)] {
            if self.is_in(codes) {
                return digits;
            }
        }
        2
    }

    fn is_in(self, codes: &str) -> bool {
        codes.as_bytes().chunks(3).any(|code| code == self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_digits_of_every_kind_of_currency() {
        for (code, digits) in [("JPY", 0), ("USD", 2), ("HUF", 2), ("KWD", 3), ("CLF", 4), ("ABC", 2)] {
            assert_eq!(Currency::new(code).unwrap().digits(), digits, "{code}");
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
