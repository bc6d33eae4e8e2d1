//! A catalog as values: entries in the order of the file, each with what its comment says about it.

use std::collections::BTreeMap;

use super::{State, comment};
use crate::finding::Place;
use crate::text::Span;

/// What stands behind an id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Text without anything to expand, as readers see it.
    Plain(String),
    /// A pattern with term references, as written, without its indentation. [`Value::fluent`] makes one.
    Fluent(String),
    /// No message: a person said that the unit is not for translation.
    Skip,
}

/// A waiver: `# allow: CODE reason`.
#[derive(Debug, Clone, Eq)]
pub struct Allow {
    /// The code that is waived, as written.
    pub code: String,
    /// Why; empty where none is given.
    pub reason: String,
    /// The line in the file, without `# `.
    pub span: Span,
}

/// Where a waiver stands says nothing about what it is.
impl PartialEq for Allow {
    fn eq(&self, other: &Self) -> bool {
        (&self.code, &self.reason) == (&other.code, &other.reason)
    }
}

/// A piece of plain text and the bytes of the file it was read from; of equal length where it stands there as it is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece {
    pub plain: Span,
    pub file: Span,
}

/// Where an entry stands in the file it was read from. It says nothing about what the entry is: all are equal.
#[derive(Debug, Clone, Default)]
pub struct Location {
    /// The whole entry, with its comment.
    pub entry: Span,
    /// The value as written; empty for entries without one.
    pub value: Span,
    /// Lines and columns of the id (of the whole comment for a skipped unit).
    pub place: Option<Place>,
    pub(super) pieces: Vec<Piece>,
}

impl PartialEq for Location {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Location {}

impl Location {
    /// The bytes of the file behind a range of the plain text of the value. The whole value where the text does not
    /// stand in the file as it is read (term references).
    pub fn file_span(&self, plain: Span) -> Span {
        let Some(last) = self.pieces.last() else { return self.value };
        let end = if plain.is_empty() { plain.start } else { plain.end - 1 };
        let at = |byte: usize| self.pieces.iter().find(|piece| byte < piece.plain.end).unwrap_or(last);
        let (first, last) = (at(plain.start), at(end));
        let within = |piece: &Piece, byte: usize, whole: usize| {
            if piece.plain.len() == piece.file.len() {
                (piece.file.start + byte.saturating_sub(piece.plain.start)).min(piece.file.end)
            } else {
                whole
            }
        };
        let start = within(first, plain.start, first.file.start);
        if plain.is_empty() { Span::new(start, start) } else { Span::new(start, within(last, plain.end, last.file.end)) }
    }
}

/// One unit of a catalog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The id of the unit.
    pub id: String,
    /// The state as written; [`effective_state`](super::effective_state) verifies a review.
    pub state: State,
    /// What was approved, as [`review_hash`](super::review_hash) wrote it.
    pub reviewed_hash: Option<String>,
    /// The text.
    pub value: Value,
    /// The source shown above it (`# > …`), lines joined by line feeds.
    pub source: Option<String>,
    /// The source the translation was really made for, where that has changed.
    pub was: Option<String>,
    /// Where the translation came from.
    pub origin: Option<String>,
    /// What people noted.
    pub notes: Vec<String>,
    /// Ids of the units after this one that the translation covers too.
    pub covers: Vec<String>,
    /// Waivers.
    pub allows: Vec<Allow>,
    /// URLs that replace those of the source (`# link @1: URL`).
    pub links: BTreeMap<usize, String>,
    /// Lines of its comment that mean nothing to taiyaku, in order.
    pub comments: Vec<String>,
    /// Comments of people that stand free between the entry before and this one.
    pub above: Vec<String>,
    /// The heading it stands under (`## …`).
    pub section: Option<String>,
    /// Where it was read.
    pub at: Location,
}

impl Entry {
    /// An entry with a value and nothing said about it.
    pub fn new(id: impl Into<String>, value: Value) -> Self {
        Entry {
            id: id.into(),
            state: if value == Value::Skip { State::Skipped } else { State::Translated },
            reviewed_hash: None,
            value,
            source: None,
            was: None,
            origin: None,
            notes: Vec::new(),
            covers: Vec::new(),
            allows: Vec::new(),
            links: BTreeMap::new(),
            comments: Vec::new(),
            above: Vec::new(),
            section: None,
            at: Location::default(),
        }
    }

    /// The plain text; none for patterns with term references and for skipped units.
    pub fn plain(&self) -> Option<&str> {
        match &self.value {
            Value::Plain(text) => Some(text),
            _ => None,
        }
    }

    /// The plain text, or the pattern as written where it has term references; empty for skipped units.
    pub fn target(&self) -> &str {
        match &self.value {
            Value::Plain(text) | Value::Fluent(text) => text,
            Value::Skip => "",
        }
    }

    /// What stands after `# state:`, the hash of a review included (`reviewed 7f3a91c2`).
    pub fn state_word(&self) -> String {
        match (self.state, &self.reviewed_hash) {
            (State::Reviewed, Some(hash)) => format!("reviewed {hash}"),
            (state, _) => state.word().to_owned(),
        }
    }

    /// Sets the state from what stands after `# state:`; false, and nothing set, for words that are none.
    pub fn set_state_word(&mut self, word: &str) -> bool {
        comment::set_state(self, word)
    }
}

/// A catalog: one article in one locale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Catalog {
    /// Comment lines at the head of the file (`### …`) after the one that names the format.
    pub head: Vec<String>,
    /// The units, in the order of the file.
    pub entries: Vec<Entry>,
    /// Comments of people after the last entry.
    pub tail: Vec<String>,
    /// Whether everything in the file was understood. A catalog that is not sound must not be written over its file.
    pub sound: bool,
}

impl Default for Catalog {
    fn default() -> Self {
        Catalog { head: Vec::new(), entries: Vec::new(), tail: Vec::new(), sound: true }
    }
}

impl Catalog {
    /// The entry of an id.
    pub fn get(&self, id: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.id == id)
    }

    /// The entry of an id, to be changed.
    pub fn get_mut(&mut self, id: &str) -> Option<&mut Entry> {
        self.entries.iter_mut().find(|entry| entry.id == id)
    }

    /// All entries by id.
    pub fn by_id(&self) -> BTreeMap<&str, &Entry> {
        self.entries.iter().rev().map(|entry| (entry.id.as_str(), entry)).collect()
    }

    /// For each unit a translation of another unit covers: the id of that other unit.
    pub fn covered(&self) -> BTreeMap<&str, &str> {
        self.entries.iter().flat_map(|entry| entry.covers.iter().map(|id| (id.as_str(), entry.id.as_str()))).collect()
    }

    /// Whether there is nothing in it that a file would be needed for.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty() && self.tail.is_empty() && self.head.is_empty()
    }

    /// Puts an entry in the place of the one with its id, else where `order` (all ids of the article) has it.
    pub fn put(&mut self, entry: Entry, order: &[String]) {
        if let Some(old) = self.get_mut(&entry.id) {
            *old = entry;
            return;
        }
        let rank: BTreeMap<&str, usize> = order.iter().enumerate().map(|(i, id)| (id.as_str(), i)).collect();
        let own = rank.get(entry.id.as_str()).copied().unwrap_or(usize::MAX);
        let at = self.entries.iter().position(|other| rank.get(other.id.as_str()).is_none_or(|&r| r > own));
        self.entries.insert(at.filter(|_| own != usize::MAX).unwrap_or(self.entries.len()), entry);
    }
}
