//! One concept of a glossary and its words in every locale.

use std::collections::BTreeMap;

use crate::finding::Word;
use crate::text::{Lang, Span};

/// Where a concept stands in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, serde::Serialize, serde::Deserialize)]
pub enum Status {
    /// Shown to translators, not yet enforced by any check.
    Proposed,
    /// Shown and enforced.
    #[default]
    Approved,
    /// Kept for its forbidden words; no longer suggested.
    Deprecated,
}

/// The grammar of a concept's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, serde::Serialize, serde::Deserialize)]
#[allow(missing_docs)]
pub enum PartOfSpeech {
    #[default]
    Noun,
    ProperNoun,
    Verb,
    Adjective,
    Adverb,
    Phrase,
}

/// What may stand beside a word for it to count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, serde::Serialize, serde::Deserialize)]
pub enum Boundary {
    /// By script: see `lookup`.
    #[default]
    Auto,
    /// It may stand inside a longer word.
    Free,
    /// It must stand on the edges of words.
    Strict,
}

/// A concept: one meaning, its words in every locale, and how it is used.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub struct Concept {
    /// The key in the file, also the name of its Fluent term.
    pub id: String,
    /// The file it stands in, relative to the project.
    pub file: String,
    /// The bytes of the key in that file.
    pub span: Span,
    /// Subject field.
    pub domain: Option<String>,
    /// Where it stands in its life.
    pub status: Status,
    /// The grammar of its words.
    pub part_of_speech: PartOfSpeech,
    /// Globs of article files it is for; empty means all.
    pub scope: Vec<Word>,
    /// What it means, by locale.
    pub definition: BTreeMap<String, String>,
    /// A remark for translators.
    pub note: Option<String>,
    /// Where its words come from.
    pub source: Option<String>,
    /// Pairs that must pass. They and the counterexamples are for `lint` alone, and not part of the compiled form.
    #[serde(skip)]
    pub examples: Vec<Example>,
    /// Pairs that must be flagged.
    #[serde(skip)]
    pub counterexamples: Vec<Example>,
    /// Texts in which the words do not mean this concept.
    pub not: Vec<Word>,
    /// Words by locale, as written in the file (`ja`, `en`, `en-GB`).
    pub sides: BTreeMap<String, Side>,
}

/// A pair of texts, by locale.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub struct Example {
    /// The texts by locale.
    pub texts: BTreeMap<String, String>,
    /// The bytes of the pair in the file.
    pub span: Span,
}

/// The words of a concept in one locale.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub struct Side {
    /// The word to use.
    pub preferred: Word,
    /// How it is read, in hiragana.
    pub reading: Option<String>,
    /// Other words that are right.
    pub admitted: Vec<Word>,
    /// Words that are wrong.
    pub forbidden: Vec<Word>,
    /// What may stand beside it.
    pub boundary: Boundary,
    /// The plural of the preferred word, where the rules of the language would get it wrong.
    pub plural: Option<String>,
    /// Inflected or derived forms that count as this term.
    pub forms: Vec<Word>,
    /// Short form, to be introduced before it is used alone.
    pub abbreviation: Option<Word>,
    /// Whether case must agree.
    pub case_sensitive: bool,
    /// Whether the word stays as it is in every language.
    pub do_not_translate: bool,
}

impl Concept {
    /// The words in a locale: `en-GB` falls back to `en`.
    pub fn side(&self, locale: &str) -> Option<&Side> {
        self.sides.get(locale).or_else(|| self.sides.get(locale.split(['-', '_']).next().unwrap_or(locale)))
    }

    /// The preferred word in a locale, or the id where it has none.
    pub fn preferred(&self, locale: &str) -> &str {
        self.side(locale).map_or(self.id.as_str(), |side| side.preferred.text.as_str())
    }

    /// A text that changes exactly when what the entry says changes; where it stands does not count.
    pub fn signature(&self) -> String {
        let texts = |words: &[Word]| words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join("|");
        let mut out = format!("{:?} {:?} {} {}", self.status, self.part_of_speech, texts(&self.scope), texts(&self.not));
        for (locale, side) in &self.sides {
            out.push_str(&format!(
                "\n{locale}: {} [{}] !{} +{} {:?} {:?} {:?} {} {}",
                side.preferred.text,
                texts(&side.admitted),
                texts(&side.forbidden),
                texts(&side.forms),
                side.plural,
                side.abbreviation.as_ref().map(|word| word.text.as_str()),
                side.boundary,
                side.case_sensitive,
                side.do_not_translate,
            ));
        }
        out
    }

    /// Whether checks hold translations to it.
    pub fn is_enforced(&self) -> bool {
        self.status == Status::Approved
    }

    /// Whether a check may say anything of a pair whose source has it: it is enforced, or has words that are wrong.
    pub fn is_judged(&self) -> bool {
        self.is_enforced() || self.sides.values().any(|side| !side.forbidden.is_empty())
    }
}

/// The language of a locale written as text.
pub(crate) fn lang_of(locale: &str) -> Lang {
    locale.parse().map_or(Lang::Other, |id| Lang::of(&id))
}
