//! Words of a text with spaces: any text comes in, words by the boundaries of Unicode (UAX 29) go out. Hyphens
//! separate (`stem-cell` is two words), apostrophes inside a word do not (`don't`, `Crohn’s`), and nothing is stemmed.

use unicode_segmentation::UnicodeSegmentation;

use super::{Analyzer, Word};
use crate::text::Span;

/// The analyzer of English, and of every language without one of its own.
#[derive(Debug, Clone, Copy, Default)]
pub struct English;

impl Analyzer for English {
    fn words(&self, text: &str) -> Vec<Word> {
        text.unicode_word_indices()
            .map(|(start, word)| Word {
                span: Span::new(start, start + word.len()),
                pos: String::new(),
                base: word.to_owned(),
                reading: String::new(),
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{Analyzer, English};

    fn words(text: &str) -> Vec<&str> {
        English.words(text).iter().map(|word| word.span.of(text)).collect()
    }

    #[test]
    fn hyphens_separate_and_apostrophes_do_not() {
        assert_eq!(words("Stem-cell therapy isn't Crohn’s cure."), ["Stem", "cell", "therapy", "isn't", "Crohn’s", "cure"]);
    }

    #[test]
    fn numbers_stay_whole() {
        assert_eq!(words("1,234.5 mg (p < 0.05)"), ["1,234.5", "mg", "p", "0.05"]);
    }

    #[test]
    fn what_has_no_words_gives_none() {
        assert!(words("").is_empty());
        assert!(words(" \t\r\n… — 👩‍🔬").is_empty());
    }
}
