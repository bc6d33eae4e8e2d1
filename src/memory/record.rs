//! One thing the memory remembers: a text, its translation, where they come from and what stood around them. In go
//! units of TMX files and the catalogs of articles; what has no translation gives no record.

use std::fmt;

use unic_langid::LanguageIdentifier;

use super::tmx::TranslationUnit;
use crate::catalog::{self, Catalog, Entry, effective_state_as, join_sources};
use crate::store::hash;

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
    /// When it was changed last, or else made, as TMX writes it (`YYYYMMDDThhmmssZ`): such texts sort by time.
    pub changed: Option<String>,
}

/// How far a pair can be trusted; the better comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
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
    /// A pair of which nothing else is known.
    pub fn new(source: impl Into<String>, target: impl Into<String>, origin: Origin, state: State) -> Record {
        Record { source: source.into(), target: target.into(), previous: None, next: None, origin, state, changed: None }
    }

    /// The same pair the other way round; what stood around it stood around the source only.
    pub fn reversed(self) -> Record {
        Record { source: self.target, target: self.source, previous: None, next: None, ..self }
    }

    /// A hash of everything the record says: two of one mark are one.
    pub fn mark(&self) -> u64 {
        let (article, unit) = match &self.origin {
            Origin::Unit { article, unit } => (Some(article.as_str()), Some(unit.as_str())),
            Origin::File { article, .. } => (article.as_deref(), None),
        };
        let file = if let Origin::File { name, .. } = &self.origin { Some(name.as_str()) } else { None };
        let options = [self.previous.as_deref(), self.next.as_deref(), self.changed.as_deref(), file, article, unit];
        let mut bytes = Vec::with_capacity(self.source.len() + self.target.len() + 64);
        for part in [Some(self.source.as_str()), Some(&self.target)].into_iter().chain(options) {
            // No text holds this byte, so no two records give the same bytes.
            bytes.extend_from_slice(part.map_or(&[0xFF][..], str::as_bytes));
            bytes.push(0xFE);
        }
        bytes.push(self.state as u8);
        hash(&bytes)
    }

    /// The pairs of a TMX unit for two locales, each source with each target; white space at the ends is dropped, and so
    /// are pairs with an empty side.
    ///
    /// Context comes from the properties `x-context-pre` and `x-context-post` (or OmegaT's `prev` and `next`), state and
    /// article from those of the archive. A stale pair stands for the text it was made for (`x-was`); one whose target is
    /// a Fluent pattern is left out. Of the dates that of the translation itself comes before that of the unit.
    pub fn from_unit(unit: &TranslationUnit, file: &str, source: &LanguageIdentifier, target: &LanguageIdentifier) -> Vec<Record> {
        if unit.prop("x-fluent").is_some() {
            return Vec::new();
        }
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
                    changed: to.changed.as_ref().or(unit.changed.as_ref()).cloned(),
                };
                if !record.source.is_empty() && !record.target.is_empty() {
                    records.push(record);
                }
            }
        }
        records
    }

    /// The pairs of an article: its source catalog, complete and in order, with a target catalog. `rendered` gives the
    /// text of an entry as readers see it (for plain ones [`Entry::plain`]); where it gives none there is no record.
    ///
    /// What stands around a unit are the units before and after it in the source catalog, whatever their state, and a
    /// [`Query`](super::Query) for it should say the same. A translation that covers several units stands for all of them
    /// together, a stale one for the text it was made for.
    pub fn from_catalog(article: &str, source: &Catalog, target: &Catalog, rendered: impl Fn(&Entry) -> Option<String>) -> Vec<Record> {
        let entries = target.by_id();
        let text = |i: usize| source.entries.get(i).map(Entry::target);
        let mut records = Vec::new();
        for (i, unit) in source.entries.iter().enumerate() {
            let Some(entry) = entries.get(unit.id.as_str()) else { continue };
            let Some(target) = rendered(entry).filter(|target| !target.is_empty()) else { continue };
            let covered = source.entries.iter().enumerate().skip(i + 1).take_while(|(_, next)| entry.covers.contains(&next.id));
            let last = covered.map(|(j, _)| j).last().unwrap_or(i);
            let now = join_sources((i..=last).filter_map(text));
            let state = match effective_state_as(entry, &now, &target) {
                catalog::State::Reviewed => State::Reviewed,
                catalog::State::Translated => State::Translated,
                catalog::State::Draft | catalog::State::Stale | catalog::State::NeedsReview => State::Draft,
                catalog::State::Untranslated | catalog::State::Skipped => continue,
            };
            let was = entry.was.clone().filter(|_| entry.state == catalog::State::Stale);
            records.push(Record {
                source: was.unwrap_or(now),
                target,
                previous: i.checked_sub(1).and_then(text).map(str::to_owned),
                next: text(last + 1).map(str::to_owned),
                origin: Origin::Unit { article: article.to_owned(), unit: unit.id.clone() },
                state,
                changed: None,
            });
        }
        records
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::{Record, State};
    use crate::catalog::{self, Catalog, Entry, Value};
    use crate::memory::TranslationUnit;

    fn entry(id: &str, text: &str) -> Entry {
        Entry::new(id, Value::Plain(text.to_owned()))
    }

    #[test]
    fn an_article_gives_its_pairs_with_what_stands_around_them() {
        let texts = [("s-a", "前。"), ("s-b", "幹細胞を使う。"), ("s-c", "安全である。"), ("s-d", "後。"), ("s-e", "終。")];
        let source = Catalog { entries: texts.map(|(id, text)| entry(id, text)).to_vec(), ..Catalog::default() };
        let group = Entry { covers: vec!["s-c".to_owned()], ..entry("s-b", "Stem cells, which are safe, are used.") };
        let stale = Entry { state: catalog::State::Stale, was: Some("後で。".to_owned()), ..entry("s-d", "Later.") };
        let target = Catalog { entries: vec![group, stale, Entry::new("s-e", Value::Skip), entry("s-x", "Orphan.")], ..Catalog::default() };
        let records = Record::from_catalog("a.md", &source, &target, |entry| entry.plain().map(str::to_owned));
        let seen: Vec<String> = records
            .iter()
            .map(|one| format!("{} | {:?} {:?} {:?} {}", one.source, one.previous, one.next, one.state, one.origin))
            .collect();
        assert_eq!(
            seen,
            [
                "幹細胞を使う。安全である。 | Some(\"前。\") Some(\"後。\") Translated a.md#s-b",
                "後で。 | Some(\"安全である。\") Some(\"終。\") Draft a.md#s-d",
            ]
        );
    }

    #[test]
    fn a_tmx_unit_gives_a_pair_for_each_way_to_read_it() {
        let (ja, en) = ("ja".parse().unwrap(), "en".parse().unwrap());
        let variants = [("ja-JP", " 細胞\n"), ("en-US", "cell"), ("en-GB", "cells"), ("en", "")];
        let mut unit = TranslationUnit::new(variants.map(|(lang, text)| (lang.to_owned(), text.to_owned())));
        let mut records = |props: &[(&str, &str)]| {
            unit.props = props.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
            Record::from_unit(&unit, "memory/x.tmx", &ja, &"en-GB".parse().unwrap())
        };
        let found = records(&[("prev", "前"), ("x-context-post", "後"), ("x-state", "reviewed 12")]);
        assert_eq!(found.len(), 1);
        let first = found.first().unwrap();
        assert_eq!((&*first.source, &*first.target, first.state), ("細胞", "cells", State::Reviewed));
        assert_eq!((first.previous.as_deref(), first.next.as_deref()), (Some("前"), Some("後")));
        assert_eq!(records(&[("x-state", "stale"), ("x-was", "組織")]).first().unwrap().source, "組織");
        assert_eq!(records(&[("x-reason", "replaced")]).first().unwrap().state, State::Replaced);
        assert_eq!(records(&[("x-fluent", "yes")]), []);
        assert_eq!(Record::from_unit(&unit, "x", &ja, &en), []);
    }
}
