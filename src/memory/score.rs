//! What a match is worth, and why. In go the likeness of two texts and what differs between them; out comes a score
//! from 0 to 101 with every reason that moved it.

use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::record::{Origin, State};

/// What differs between two texts of one language in a way that matters more than letters do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Difference {
    /// Numbers differ, by value, unit or role.
    pub numbers: bool,
    /// One is hedged in another way than the other.
    pub hedge: bool,
    /// One is negated and the other is not.
    pub negation: bool,
}

/// Finds such differences.
pub trait Rules: Send + Sync {
    /// What differs between two texts of the source language.
    fn difference(&self, a: &str, b: &str) -> Difference;
}

/// Rules that find nothing.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoRules;

impl Rules for NoRules {
    fn difference(&self, _: &str, _: &str) -> Difference {
        Difference::default()
    }
}

/// What numbers that were replaced take off the score: OmegaT and Trados count such a match as nearly whole.
const REPLACED: u8 = 1;

/// Why a score is what it is. [`Note::key`] names the message (`memory-note-KEY`), [`Note::amount`] is its argument.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Note {
    /// Identical, and so are the texts before and after.
    InContext,
    /// Identical but for width, case, kana width, dashes and the like.
    Folded,
    /// Numbers differ.
    CapNumbers,
    /// Numbers differed and were replaced in the translation.
    NumbersReplaced,
    /// Hedged in another way.
    CapHedge,
    /// Negated on one side only.
    CapNegation,
    /// The pair is a draft, stale, or needs review.
    Unconfirmed,
    /// Another translation took the place of this one.
    Replaced,
}

impl Note {
    /// Key of the message without the prefix `memory-note-`.
    pub fn key(self) -> &'static str {
        match self {
            Note::InContext => "in-context",
            Note::Folded => "folded",
            Note::CapNumbers => "cap-numbers",
            Note::NumbersReplaced => "numbers-replaced",
            Note::CapHedge => "cap-hedge",
            Note::CapNegation => "cap-negation",
            Note::Unconfirmed => "unconfirmed",
            Note::Replaced => "replaced",
        }
    }

    /// The score it sets, the highest it allows, or what it takes off; `None` where it does not touch the score.
    pub fn amount(self) -> Option<u8> {
        match self {
            Note::InContext => Some(101),
            Note::Folded => Some(99),
            Note::CapNumbers => Some(84),
            Note::CapHedge => Some(79),
            Note::CapNegation => Some(74),
            Note::NumbersReplaced => Some(REPLACED),
            Note::Unconfirmed | Note::Replaced => None,
        }
    }
}

impl Serialize for Note {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Note", 2)?;
        out.serialize_field("key", self.key())?;
        out.serialize_field("amount", &self.amount())?;
        out.end()
    }
}

/// A translation of a text like the one asked for.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Match {
    /// The final score: 101 in context, 100 identical, below that by likeness and caps.
    pub score: u8,
    /// The likeness alone.
    pub raw: u8,
    /// The text that was translated, as it stands in the memory.
    pub source: String,
    /// Its translation, with the numbers of the query where those could be replaced for certain.
    pub target: String,
    /// The numbers that were replaced: what stands in the memory, and what the query has.
    pub repairs: Vec<(String, String)>,
    /// Where the pair is.
    #[serde(serialize_with = "as_text")]
    pub origin: Origin,
    /// How far it can be trusted.
    #[serde(skip)]
    pub state: State,
    /// Why the score is what it is.
    pub notes: Vec<Note>,
}

fn as_text<S: Serializer>(origin: &Origin, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(origin)
}

/// The score of a text that is like the query but not identical, and its reasons.
///
/// Equal in comparison form is 99, whatever the letters say; otherwise the likeness, at most what the differences
/// allow.
pub(super) fn score(raw: u8, folded: bool, difference: impl FnOnce() -> Difference) -> (u8, Vec<Note>) {
    if folded {
        return (99, vec![Note::Folded]);
    }
    capped(raw, difference())
}

/// The score of a text whose numbers were replaced in the translation.
pub(super) fn repaired(raw: u8, difference: Difference) -> (u8, Vec<Note>) {
    let (score, mut notes) = capped(raw.saturating_sub(REPLACED), Difference { numbers: false, ..difference });
    notes.insert(0, Note::NumbersReplaced);
    (score, notes)
}

fn capped(raw: u8, difference: Difference) -> (u8, Vec<Note>) {
    let mut notes = Vec::new();
    let mut score = raw;
    for (applies, note) in
        [(difference.numbers, Note::CapNumbers), (difference.hedge, Note::CapHedge), (difference.negation, Note::CapNegation)]
    {
        if let Some(cap) = note.amount().filter(|_| applies) {
            score = score.min(cap);
            notes.push(note);
        }
    }
    (score, notes)
}

#[cfg(test)]
mod tests {
    use super::{Difference, Note, repaired, score};

    #[test]
    fn the_lowest_cap_holds_and_all_are_told() {
        let all = Difference { numbers: true, hedge: true, negation: true };
        let numbers = Difference { numbers: true, ..Difference::default() };
        assert_eq!(score(95, false, || all), (74, vec![Note::CapNumbers, Note::CapHedge, Note::CapNegation]));
        assert_eq!(score(95, false, || numbers), (84, vec![Note::CapNumbers]));
        assert_eq!(score(60, false, || numbers), (60, vec![Note::CapNumbers]));
        assert_eq!(score(40, true, || all), (99, vec![Note::Folded]));
        assert_eq!(score(95, false, Difference::default), (95, vec![]));
        assert_eq!(repaired(95, numbers), (94, vec![Note::NumbersReplaced]));
        assert_eq!(repaired(95, all), (74, vec![Note::NumbersReplaced, Note::CapHedge, Note::CapNegation]));
    }
}
