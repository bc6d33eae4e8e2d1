//! A text whose cues are read once they are asked for: most sources hedge and deny nothing, and then nobody asks what
//! their targets say.

use std::sync::OnceLock;

use super::cues::{Cues, Said};
use crate::text::{Folded, Lang, fold};

/// A text in comparison form, and what its cues say.
pub struct Cued<'a> {
    /// The text.
    pub text: &'a str,
    /// Its language.
    pub lang: Lang,
    /// The text in comparison form.
    pub folded: Folded,
    cues: &'a Cues,
    said: OnceLock<Said>,
}

impl<'a> Cued<'a> {
    /// The text with cues that can be read in it.
    pub fn new(cues: &'a Cues, text: &'a str, lang: Lang) -> Self {
        Cued { text, lang, folded: fold(text), cues, said: OnceLock::new() }
    }

    /// What its cues say; nothing in other languages than Japanese and English.
    pub fn said(&self) -> &Said {
        self.said.get_or_init(|| self.cues.read(self.text, &self.folded, self.lang))
    }
}
