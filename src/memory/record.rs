//! One thing the memory remembers: a text, its translation, where they come from and what stood around them. In go
//! the units of TMX files; catalogs make their records themselves.

use std::fmt;

use unic_langid::LanguageIdentifier;

use super::tmx::TranslationUnit;

/// A text and its translation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// The text that was translated; of a stale unit the one its translation was made for.
    pub source: String,
    /// Its translation.
    pub target: String,
    /// The source text of the unit before, if there was one.
    pub previous: Option<String>,
    /// The source text of the unit after, if there was one.
    pub next: Option<String>,
    /// Where the pair is.
    pub origin: Origin,
    /// How far it can be trusted.
    pub state: State,
}

/// How far a pair can be trusted; the better comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Approved.
    Reviewed,
    /// Confirmed by a person; so are pairs of TMX files that say nothing about it.
    Translated,
    /// Not confirmed, or doubted since.
    Draft,
    /// Replaced by another translation of the same unit.
    Replaced,
}

impl State {
    /// The state of the words of a catalog (`reviewed 7f3a91c2`, `draft`, `stale`, …).
    pub fn from_word(words: &str) -> State {
        match words.split(' ').next().unwrap_or("") {
            "reviewed" => State::Reviewed,
            "draft" | "stale" | "needs-review" => State::Draft,
            _ => State::Translated,
        }
    }
}

/// Where a pair is; shown as `columns/a.md#s-4mzq7c2k1x` or as the name of the file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// A unit of an article of the project.
    Unit {
        /// Path of the article (`columns/a.md`).
        article: String,
        /// Id of the unit in it.
        unit: String,
    },
    /// A TMX file.
    File {
        /// Its name in the project (`memory/archive.tmx`).
        name: String,
        /// The article the pair was in, if the file says so.
        article: Option<String>,
    },
}

impl Origin {
    /// The article the pair is or was in.
    pub fn article(&self) -> Option<&str> {
        match self {
            Origin::Unit { article, .. } => Some(article),
            Origin::File { article, .. } => article.as_deref(),
        }
    }

    /// Whether this is the unit of that full name.
    pub fn is_unit(&self, name: &str) -> bool {
        match (self, name.rsplit_once('#')) {
            (Origin::Unit { article, unit }, Some(parts)) => parts == (article, unit),
            _ => false,
        }
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Origin::Unit { article, unit } => write!(f, "{article}#{unit}"),
            Origin::File { name, .. } => f.write_str(name),
        }
    }
}

impl Record {
    /// The pairs of a TMX unit for two locales, each source with each target; white space at the ends is dropped, and so
    /// are pairs with an empty side.
    ///
    /// Context comes from the properties `x-context-pre` and `x-context-post` (or OmegaT's `prev` and `next`), state and
    /// article from those of the archive. A stale pair stands for the text it was made for (`x-was`).
    pub fn from_unit(unit: &TranslationUnit, file: &str, source: &LanguageIdentifier, target: &LanguageIdentifier) -> Vec<Record> {
        let prop = |names: [&str; 2]| names.iter().find_map(|name| unit.prop(name)).map(str::to_owned);
        let word = unit.prop("x-state").unwrap_or("");
        let was = unit.prop("x-was").filter(|_| word == "stale");
        let state = if unit.prop("x-reason") == Some("replaced") { State::Replaced } else { State::from_word(word) };
        let mut records = Vec::new();
        for from in unit.texts(source) {
            for to in unit.texts(target) {
                let record = Record {
                    source: was.unwrap_or(&from.text).trim().to_owned(),
                    target: to.text.trim().to_owned(),
                    previous: prop(["x-context-pre", "prev"]),
                    next: prop(["x-context-post", "next"]),
                    origin: Origin::File { name: file.to_owned(), article: unit.prop("x-article").map(str::to_owned) },
                    state,
                };
                if !record.source.is_empty() && !record.target.is_empty() {
                    records.push(record);
                }
            }
        }
        records
    }
}
