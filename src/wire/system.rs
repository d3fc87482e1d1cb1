//! The systems that products come from.

/// A system that products come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum System {
    /// Kibo's "Add to Cart" API, which pages read, too.
    Kibo,
    /// Kibo PerfectSync.
    PerfectSync,
    /// The Fulfillment API of Pitney Bowes.
    PitneyBowes,
    /// A local catalogue of Meplato's.
    Meplato,
}

impl System {
    /// Every system.
    pub const ALL: [System; 4] = [System::Kibo, System::PerfectSync, System::PitneyBowes, System::Meplato];

    /// The stable, kebab-case word for it.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            System::Kibo => "kibo",
            System::PerfectSync => "perfectsync",
            System::PitneyBowes => "pitney-bowes",
            System::Meplato => "meplato",
        }
    }

    /// The system with this code.
    #[must_use]
    pub fn with_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|system| system.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_system_is_found_by_its_code() {
        let codes = System::ALL.map(System::code);

        assert_eq!(codes, ["kibo", "perfectsync", "pitney-bowes", "meplato"]);
        assert_eq!(codes.map(|code| System::with_code(code).unwrap()), System::ALL);
        assert_eq!(System::with_code("shopatron"), None);
    }
}
