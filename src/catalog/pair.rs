//! Pairs that left a catalog, as the archive (`memory/archive.tmx`) keeps them, and the archive as reconciling sees it.

use std::collections::{BTreeMap, BTreeSet};

use super::comment::{kept_lines, read_line};
use super::{Entry, State, Value, split_suffix, unit_id};
use crate::text::Span;

/// Why a pair left its catalog.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// No unit of the article has this source any more. Comes back with the paragraph.
    Unused,
    /// A person put another translation in its place. Never comes back by itself.
    Replaced,
}

impl Reason {
    /// The word for it in a file.
    pub fn name(self) -> &'static str {
        match self {
            Reason::Unused => "unused",
            Reason::Replaced => "replaced",
        }
    }

    /// The reason of a word.
    pub fn from_name(name: &str) -> Option<Reason> {
        [Reason::Unused, Reason::Replaced].into_iter().find(|reason| reason.name() == name)
    }
}

/// A source and its translation, with everything a catalog said about it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pair {
    /// The source; of a translation that covers several units, theirs together.
    pub source: String,
    /// The translation; empty for a unit a person skipped (its state is `skip`).
    pub target: String,
    /// Whether the target is a Fluent pattern with term references, not plain text.
    pub fluent: bool,
    /// The words of its state, the hash of a review included: `translated`, `reviewed 7f3a91c2`.
    pub state: String,
    /// The article it stood in.
    pub article: String,
    /// The id of its unit, with the number of a repeat.
    pub id: String,
    /// Ids of the other units it covered.
    pub covers: Vec<String>,
    /// Where the translation came from.
    pub origin: Option<String>,
    /// What people noted.
    pub notes: Vec<String>,
    /// The source the translation was really made for, if another.
    pub was: Option<String>,
    /// Other lines of its comment, as written (`allow: …`, `link @1: …`).
    pub lines: Vec<String>,
    /// Why it left.
    pub reason: Reason,
}

impl Pair {
    /// The pair of an entry over a source.
    pub fn of(entry: &Entry, source: &str, article: &str, reason: Reason) -> Self {
        Pair {
            source: source.to_owned(),
            target: entry.target().to_owned(),
            fluent: matches!(entry.value, Value::Fluent(_)),
            state: if entry.value == Value::Skip { State::Skipped.word().to_owned() } else { entry.state_word() },
            article: article.to_owned(),
            id: entry.id.clone(),
            covers: entry.covers.clone(),
            origin: entry.origin.clone(),
            notes: entry.notes.clone(),
            was: entry.was.clone(),
            lines: kept_lines(entry),
            reason,
        }
    }

    /// The entry it was, under the id of the unit it comes back to.
    pub fn entry(&self, id: &str) -> Entry {
        let value = match (self.state(), self.fluent) {
            (State::Skipped, _) if self.target.is_empty() => Value::Skip,
            (_, true) => Value::Fluent(self.target.clone()),
            (_, false) => Value::Plain(self.target.clone()),
        };
        let mut entry = Entry::new(id, value);
        for line in &self.lines {
            if read_line(&mut entry, line, Span::default(), &mut Vec::new()).is_some() {
                entry.comments.push(line.clone());
            }
        }
        entry.set_state_word(&self.state);
        entry.covers.clone_from(&self.covers);
        entry.origin.clone_from(&self.origin);
        entry.notes.clone_from(&self.notes);
        entry.was.clone_from(&self.was);
        entry
    }

    /// The state without its hash.
    pub fn state(&self) -> State {
        self.state.split(' ').next().and_then(State::from_name).unwrap_or_default()
    }

    /// The ids without number under which it is looked for: that of its unit and that of its whole source.
    pub fn keys(&self) -> BTreeSet<String> {
        BTreeSet::from([split_suffix(&self.id).0.to_owned(), unit_id(&self.source)])
    }
}

/// The archive, as reconciling sees it.
pub trait Archive {
    /// Every pair of this target locale that has `key` among its [`Pair::keys`], in an order that does not change.
    fn pairs(&self, key: &str) -> Vec<Pair>;
}

/// An archive in memory.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PairStore {
    by_key: BTreeMap<String, BTreeSet<Pair>>,
}

impl PairStore {
    /// A store of the pairs given; equal pairs count once.
    pub fn new(pairs: impl IntoIterator<Item = Pair>) -> Self {
        let mut store = PairStore::default();
        for pair in pairs {
            store.add(pair);
        }
        store
    }

    /// Adds a pair.
    pub fn add(&mut self, pair: Pair) {
        for key in pair.keys() {
            self.by_key.entry(key).or_default().insert(pair.clone());
        }
    }

    /// Takes a pair out.
    pub fn remove(&mut self, pair: &Pair) {
        for key in pair.keys() {
            if let Some(pairs) = self.by_key.get_mut(&key) {
                pairs.remove(pair);
                if pairs.is_empty() {
                    self.by_key.remove(&key);
                }
            }
        }
    }

    /// All pairs, sorted.
    pub fn into_pairs(self) -> BTreeSet<Pair> {
        self.by_key.into_values().flatten().collect()
    }
}

impl Archive for PairStore {
    fn pairs(&self, key: &str) -> Vec<Pair> {
        self.by_key.get(key).into_iter().flatten().cloned().collect()
    }
}
