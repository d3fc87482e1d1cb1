//! What a cart can do besides: each ability is a feature of the crate, so that a build can do without.

/// The abilities of a cart. What is not compiled in has no field here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Abilities {
    /// Sends again what may be sent again, after a while.
    #[cfg(feature = "retries")]
    pub retries: bool,
    /// Keeps what is under way, and shares the cart with other pages.
    #[cfg(feature = "tabs")]
    pub tabs: bool,
}

impl Abilities {
    /// Everything that is compiled in.
    pub const ALL: Abilities = Abilities {
        #[cfg(feature = "retries")]
        retries: true,
        #[cfg(feature = "tabs")]
        tabs: true,
    };
}
