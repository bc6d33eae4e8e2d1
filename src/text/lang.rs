//! The languages whose rules are built in.

use unic_langid::LanguageIdentifier;

/// A language with rules of its own; locales of other languages get the neutral ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lang {
    /// Japanese.
    Ja,
    /// English.
    En,
    /// Any other language: white space, punctuation and case only.
    Other,
}

impl Lang {
    /// The language of a locale: `en-GB` is English, `JA_JP` is Japanese.
    pub fn of(locale: &LanguageIdentifier) -> Lang {
        match locale.language.as_str() {
            "ja" => Lang::Ja,
            "en" => Lang::En,
            _ => Lang::Other,
        }
    }

    /// Whether words are written without spaces between them.
    pub fn is_spaceless(self) -> bool {
        self == Lang::Ja
    }
}
