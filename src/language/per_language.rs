//! What a layer makes of the tables, once for each language that is asked for.

use std::sync::OnceLock;

use crate::language::{Language, Pack};

/// A value for each language, made from its tables when it is first needed.
pub(crate) struct PerLanguage<T> {
    values: [OnceLock<T>; Language::COUNT],
    make: fn(&'static Pack) -> T,
}

impl<T> PerLanguage<T> {
    /// `make` is called at most once for each language.
    pub const fn new(make: fn(&'static Pack) -> T) -> PerLanguage<T> {
        PerLanguage { values: [const { OnceLock::new() }; Language::COUNT], make }
    }

    /// The value for `language`.
    pub fn of(&self, language: Language) -> &T {
        self.values[language as usize].get_or_init(|| (self.make)(Pack::of(language)))
    }
}
