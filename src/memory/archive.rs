//! The archive (`memory/archive.tmx`): pairs no article uses any more. In goes the text of the file, out comes the text
//! to write; in between pairs are added, found and taken out. A unit in the file that is not one of ours, and every
//! property we do not know, is written back as it was. Where the file could not be read to the end it must not be
//! written; [`Archive::is_intact`] says so.

use std::collections::{BTreeMap, BTreeSet};

use super::record::State;
use super::tmx::TranslationUnit;
use super::tmx_read::Piece;
use super::{tmx_read, tmx_write};
use crate::catalog::{Pair, PairStore, Reason};
use crate::finding::{Code, Finding, Hint, sort};
use crate::text::{Lines, Span};

/// A pair in the archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Archived {
    /// What the catalog said.
    pub pair: Pair,
    /// Locale of the source.
    pub source_locale: String,
    /// Locale of the translation.
    pub target_locale: String,
    /// Properties of others, in the order of the file.
    pub props: Vec<(String, String)>,
    /// `<note>`s of others, in the order of the file.
    pub notes: Vec<String>,
}

impl Archived {
    /// A pair of two locales.
    pub fn new(pair: Pair, source_locale: impl Into<String>, target_locale: impl Into<String>) -> Self {
        Archived { pair, source_locale: source_locale.into(), target_locale: target_locale.into(), props: Vec::new(), notes: Vec::new() }
    }

    /// The line of the file that it is written in.
    pub(super) fn line(&self) -> String {
        tmx_write::line(&unit(self))
    }

    fn key(&self) -> Key {
        Key {
            source: self.pair.source.clone(),
            source_locale: self.source_locale.clone(),
            target_locale: self.target_locale.clone(),
            article: self.pair.article.clone(),
            id: self.pair.id.clone(),
            target: self.pair.target.clone(),
        }
    }

    /// Takes over what others wrote on an older version of the same pair.
    fn keep(&mut self, older: &Archived) {
        for prop in &older.props {
            if !self.props.contains(prop) {
                self.props.push(prop.clone());
            }
        }
        for note in &older.notes {
            if !self.notes.contains(note) {
                self.notes.push(note.clone());
            }
        }
    }

    /// What makes one of two versions of the same pair win where both stand in one file, as merging by line leaves them:
    /// what was replaced stays so, then the more trusted.
    fn weight(&self) -> (bool, std::cmp::Reverse<State>, &Pair) {
        (self.pair.reason == Reason::Replaced, std::cmp::Reverse(State::from_word(&self.pair.state)), &self.pair)
    }
}

/// What makes a pair the same pair. The source comes first: it is what pairs are looked for by.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct Key {
    source: String,
    source_locale: String,
    target_locale: String,
    article: String,
    id: String,
    target: String,
}

/// All pairs of the archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Archive {
    pub(super) pairs: BTreeMap<Key, Archived>,
    /// Units that are not ours, and comments, as they stand in the file.
    pub(super) others: BTreeSet<String>,
    intact: bool,
}

impl Default for Archive {
    fn default() -> Self {
        Archive { pairs: BTreeMap::new(), others: BTreeSet::new(), intact: true }
    }
}

impl Archive {
    /// Reads the text of the file; an empty text is an empty archive. `file` is its name in findings.
    ///
    /// Lines may come in any order and twice, as merging by line leaves them. With conflict markers in it, both sides are
    /// read.
    pub fn read(text: &str, file: &str) -> (Archive, Vec<Finding>) {
        let mut archive = Archive::default();
        if text.trim().is_empty() {
            return (archive, Vec::new());
        }
        let (text, mut findings) = without_markers(text, file);
        let text = text.as_str();
        // Reading from memory cannot fail.
        let take = |piece: Piece<'_>| {
            match piece {
                Piece::Unit { unit, raw } => archive.take(&unit, raw),
                Piece::Comment(raw) => {
                    archive.others.insert(raw.to_owned());
                }
                _ => {}
            }
            Ok(())
        };
        if let Ok(tmx) = tmx_read::pieces(text.as_bytes(), file, take) {
            findings.extend(tmx.findings);
        }
        archive.intact &= findings.is_empty();
        sort(&mut findings);
        (archive, findings)
    }

    /// The text to write.
    pub fn write(&self) -> String {
        let ours = self.pairs.values().map(Archived::line);
        tmx_write::file(&ours.chain(self.others.iter().cloned()).collect(), "*all*")
    }

    /// Whether the file said nothing that [`Archive::write`] would lose. If not, it must be left alone.
    pub fn is_intact(&self) -> bool {
        self.intact
    }

    /// Whether there is nothing to write.
    pub fn is_empty(&self) -> bool {
        self.pairs.is_empty() && self.others.is_empty()
    }

    /// Every pair, by source, locales, article, unit and translation.
    pub fn iter(&self) -> impl Iterator<Item = &Archived> {
        self.pairs.values()
    }

    /// Adds a pair, or puts it in the place of the same pair (source, translation, locales, article and unit).
    ///
    /// An unused pair is the last word on its unit: other translations of the same text in the same unit become
    /// replaced.
    pub fn add(&mut self, mut archived: Archived) {
        let key = archived.key();
        if archived.pair.reason == Reason::Unused {
            for (other, kept) in self.pairs.range_mut(Key { target: String::new(), ..key.clone() }..) {
                if (&other.source, &other.source_locale, &other.target_locale, &other.article, &other.id)
                    != (&key.source, &key.source_locale, &key.target_locale, &key.article, &key.id)
                {
                    break;
                }
                if *other != key {
                    kept.pair.reason = Reason::Replaced;
                }
            }
        }
        if let Some(older) = self.pairs.get(&key) {
            archived.keep(older);
        }
        self.pairs.insert(key, archived);
    }

    /// Takes a pair out; whether it was there. What its state or its notes say does not matter.
    pub fn remove(&mut self, pair: &Pair, source_locale: &str, target_locale: &str) -> bool {
        self.pairs.remove(&Archived::new(pair.clone(), source_locale, target_locale).key()).is_some()
    }

    /// The unused pair to bring back for a text: one of the article before any other, the more trusted before the less.
    pub fn find_unused(&self, source: &str, article: &str, target_locale: &str) -> Option<&Archived> {
        let from = Key { source: source.to_owned(), ..Key::default() };
        self.pairs
            .range(from..)
            .take_while(|(key, _)| key.source == source)
            .map(|(_, archived)| archived)
            .filter(|archived| archived.pair.reason == Reason::Unused && archived.target_locale == target_locale)
            .min_by_key(|archived| (archived.pair.article != article, State::from_word(&archived.pair.state)))
    }

    /// The pairs of two locales, as reconciling a catalog looks for them.
    pub fn store(&self, source_locale: &str, target_locale: &str) -> PairStore {
        let of_locales = |one: &&Archived| one.source_locale == source_locale && one.target_locale == target_locale;
        PairStore::new(self.pairs.values().filter(of_locales).map(|one| one.pair.clone()))
    }

    /// Takes a unit of the file in.
    fn take(&mut self, unit: &TranslationUnit, raw: &str) {
        let Some(mut archived) = archived(unit) else {
            self.others.insert(raw.to_owned());
            return;
        };
        let key = archived.key();
        if let Some(other) = self.pairs.remove(&key) {
            let (mut winner, loser) = if other.weight() > archived.weight() { (other, archived) } else { (archived, other) };
            winner.keep(&loser);
            archived = winner;
        }
        self.pairs.insert(key, archived);
    }
}

/// The unit of a pair, properties in a fixed order.
fn unit(archived: &Archived) -> TranslationUnit {
    let Archived { pair, source_locale, target_locale, props, notes } = archived;
    let mut all: Vec<(&str, String)> = vec![
        ("x-article", pair.article.clone()),
        ("x-unit", pair.id.clone()),
        ("x-state", pair.state.clone()),
        ("x-reason", pair.reason.name().to_owned()),
    ];
    all.extend(pair.origin.iter().map(|origin| ("x-origin", origin.clone())));
    all.extend(pair.was.iter().map(|was| ("x-was", was.clone())));
    all.extend(pair.fluent.then(|| ("x-fluent", "yes".to_owned())));
    all.extend(pair.covers.iter().map(|id| ("x-covers", id.clone())));
    all.extend(pair.notes.iter().map(|note| ("x-note", note.clone())));
    all.extend(pair.lines.iter().map(|line| ("x-line", line.clone())));
    let ours = all.into_iter().map(|(name, value)| (name.to_owned(), value));
    TranslationUnit {
        srclang: Some(source_locale.clone()),
        props: ours.chain(props.iter().cloned()).collect(),
        notes: notes.clone(),
        ..TranslationUnit::new([(source_locale.clone(), pair.source.clone()), (target_locale.clone(), pair.target.clone())])
    }
}

/// The pair of a unit, if the unit is one of ours and nothing of it would be lost.
fn archived(unit: &TranslationUnit) -> Option<Archived> {
    let [source, target] = unit.variants.as_slice() else { return None };
    if !unit.complete || unit.tuid.is_some() || unit.srclang.as_ref() != Some(&source.lang) {
        return None;
    }
    let (mut article, mut id, mut state, mut reason, mut origin, mut was) = (None, None, None, None, None, None);
    let mut fluent = None;
    let (mut covers, mut notes, mut lines, mut props) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (name, value) in &unit.props {
        let single = match name.as_str() {
            "x-article" => &mut article,
            "x-unit" => &mut id,
            "x-state" => &mut state,
            "x-reason" => &mut reason,
            "x-origin" => &mut origin,
            "x-was" => &mut was,
            "x-fluent" => &mut fluent,
            other => {
                match other {
                    "x-covers" => covers.push(value.clone()),
                    "x-note" => notes.push(value.clone()),
                    "x-line" => lines.push(value.clone()),
                    _ => props.push((name.clone(), value.clone())),
                }
                continue;
            }
        };
        if single.replace(value.clone()).is_some() {
            return None;
        }
    }
    if fluent.as_ref().is_some_and(|value| value != "yes") {
        return None;
    }
    Some(Archived {
        pair: Pair {
            source: source.text.clone(),
            target: target.text.clone(),
            fluent: fluent.is_some(),
            state: state?,
            article: article?,
            id: id?,
            covers,
            origin,
            notes,
            was,
            lines,
            reason: Reason::from_name(&reason?)?,
        },
        source_locale: source.lang.clone(),
        target_locale: target.lang.clone(),
        props,
        notes: unit.notes.clone(),
    })
}

/// The text with blanks in place of conflict markers, and a finding for each conflict.
fn without_markers(text: &str, file: &str) -> (String, Vec<Finding>) {
    let lines = Lines::new(text);
    let (mut out, mut findings, mut at, mut within) = (String::with_capacity(text.len()), Vec::new(), 0, false);
    for line in text.split_inclusive('\n') {
        let starts = line.starts_with("<<<<<<<");
        let ends = line.starts_with(">>>>>>>");
        let divides = within && (line.starts_with("=======") || line.starts_with("|||||||"));
        if starts || ends || divides {
            let end = line.trim_end_matches(['\r', '\n']).len();
            if starts || (ends && !within) {
                let finding = Finding::new(Code::ConflictMarkers, file).at(&lines, Span::new(at, at + end));
                findings.push(finding.hint(Hint::new("resolve-conflict")));
            }
            within = !ends;
            out.extend(std::iter::repeat_n(' ', end));
            out.push_str(line.get(end..).unwrap_or(""));
        } else {
            out.push_str(line);
        }
        at += line.len();
    }
    (out, findings)
}
