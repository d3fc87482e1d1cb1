//! What many worlds share until one of them changes it, with its outline.

use crate::outline::Outline;
use std::cell::OnceCell;
use std::fmt::{self, Debug};
use std::ops::{Deref, DerefMut};
use std::rc::Rc;

/// A value that is copied when it is changed while others have it; its outline is made once.
#[derive(Clone)]
pub struct Cached<T>(Rc<(T, OnceCell<Outline>)>);

impl<T> Cached<T> {
    pub fn new(value: T) -> Self {
        Cached(Rc::new((value, OnceCell::new())))
    }

    /// The outline, which `make` makes of the value alone.
    pub fn outline(&self, make: impl FnOnce(&T) -> Outline) -> &Outline {
        self.0.1.get_or_init(|| make(&self.0.0))
    }
}

impl<T> Deref for Cached<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0.0
    }
}

impl<T: Clone> DerefMut for Cached<T> {
    fn deref_mut(&mut self) -> &mut T {
        let (value, outline) = Rc::make_mut(&mut self.0);
        outline.take();
        value
    }
}

impl<T: Debug> Debug for Cached<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}
