//! Whether and how a product can be had.

use alloc::string::String;

/// The availability that a shop states: its own code and what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Availability {
    /// The shop's own code, upper case, such as `Y`; `None` where it states none.
    pub code: Option<String>,
    /// What the code means, a stable kebab-case word; `unknown` for codes not known.
    pub status: &'static str,
}

impl Default for Availability {
    fn default() -> Self {
        Availability { code: None, status: "unknown" }
    }
}
