//! Words of a sentence. Japanese words come from lindera with the embedded IPADIC, behind a small trait; nothing
//! outside this module names lindera.

use crate::text::Span;

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Its bytes in the text.
    pub span: Span,
    /// Part of speech as the dictionary has it (`名詞,固有名詞,人名,姓`); empty for unknown words.
    pub pos: String,
    /// Dictionary form; the surface where the dictionary has none.
    pub base: String,
    /// Reading in katakana; empty where unknown.
    pub reading: String,
}

/// Cuts a text into words. White space yields no word, so words need not tile the text.
pub trait Analyzer: Send + Sync {
    /// The words of `text` in order.
    fn words(&self, text: &str) -> Vec<Word>;
}
