//! Currencies: their codes and how many digits they have.

use super::Amount;
use crate::error::{Error, Kind};
use crate::text::utf8;

/// The codes of ISO 4217, list one (published 2025-05-12), without their first letters: those from A, those from B, …
/// Small letters tell of minor units other than 2 digits: `aB` has none, `Ab` has three, `ab` has four.
const LISTED: &str = "EDFNLLMDOARSUDWGZN..AMBDDTGNHdiFMDNDOBOVRLSDTNWPYNZD..ADDFHEHFHWlflPNYOPOURCUPVEZK..jFKKOPZD..GPR\
                      NTBUR..JDKP..BPELHSIPMDnFTQYD..KDNLTGUF..DRLSNRQdRRsK..MDOdpY..ESGSHRmFPWrWWdYDZT..AKBPKRRDSLYd..\
                      ADDLGAKDMKNTOPRUURVRWKXNXVYRZN..ADGNIOOKPRZD..Mr..ABENGKHPKRLNyG..AR..ONSDUBwF..ARBDCRDGEKGDHPLEO\
                      SRDSPTNVCYPZL..HBJSMTNdOPRYTDWDZS..AHgXSDSNyIYUywZS..EDESnDuV..ST..aFAGAUBABBBCBDCDCGDRoFPDpFPTSU\
                      TSUA..ER..ARMWWG";

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
        let upper = code.to_ascii_uppercase();
        match <[u8; 3]>::try_from(upper.as_bytes()) {
            Ok(code) if code.iter().all(u8::is_ascii_uppercase) && &code != b"XXX" => {
                Ok(Currency { code, digits: digits(listed(code)) })
            }
            _ => Err(Error::new(Kind::UnreadableAnswer, &["no currency: \"", code, "\""])),
        }
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

/// The second and third letter as they are listed.
fn listed(own: [u8; 3]) -> Option<[u8; 2]> {
    let mut first = b'A';
    for code in LISTED.as_bytes().as_chunks().0 {
        if code == b".." {
            first += 1;
        } else if first == own[0] && code.eq_ignore_ascii_case(&own[1..]) {
            return Some(*code);
        }
    }
    None
}

/// What these letters tell of the digits.
fn digits(listed: Option<[u8; 2]>) -> u8 {
    match listed.map(|[first, second]| (first.is_ascii_lowercase(), second.is_ascii_lowercase())) {
        Some((true, false)) => 0,
        Some((false, true)) => 3,
        Some((true, true)) => 4,
        _ => 2,
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
