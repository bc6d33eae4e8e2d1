//! What a match is worth, and why. In go the likeness of two texts and what differs between them; out comes a score
//! from 0 to 101 with every reason that moved it.

use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::record::{Origin, State};
use super::repair::{Change, ChangeKind, Mended};
use crate::text::Span;

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

/// A term that an old translation says in words the glossary of today does not know, or forbids.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Breach {
    /// The term as it stands in the source.
    pub term: String,
    /// The forbidden words for it; nothing where the translation has none that is known.
    pub found: Option<String>,
    /// The word to use.
    pub preferred: String,
}

/// What the memory asks about texts of its two languages.
pub trait Rules: Send + Sync {
    /// What differs between two texts of the source language.
    fn difference(&self, a: &str, b: &str) -> Difference;

    /// The translation of a source with the numbers and terms of a query, where those differ and it is certain.
    fn mend(&self, _query: &str, _source: &str, _target: &str) -> Option<Mended> {
        None
    }

    /// The terms that query and source share and that the translation of the source does not say as it should.
    fn breaches(&self, _query: &str, _source: &str, _target: &str) -> Vec<Breach> {
        Vec::new()
    }

    /// The terms of a text of the source language in order, none within another, each with its translation.
    fn terms(&self, _text: &str) -> Vec<(Span, String)> {
        Vec::new()
    }

    /// The words of a text of the source language in order.
    fn words(&self, _text: &str) -> Vec<Span> {
        Vec::new()
    }

    /// Whether the target language stands a space between words.
    fn spaced(&self) -> bool {
        true
    }
}

/// Rules that find nothing.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoRules;

impl Rules for NoRules {
    fn difference(&self, _: &str, _: &str) -> Difference {
        Difference::default()
    }
}

/// What numbers that were replaced take off the score, and what terms do: OmegaT and Trados count such a match as nearly
/// whole.
const REPLACED: u8 = 1;

/// What terms that break the glossary take off the score, however many: enough to fall behind a translation that keeps
/// to it, not enough to hide the match.
const BROKEN: u8 = 5;

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
    /// Terms differed and were replaced in the translation.
    TermsReplaced,
    /// Hedged in another way.
    CapHedge,
    /// Negated on one side only.
    CapNegation,
    /// The translation says a term in words that the glossary forbids or does not know.
    GlossaryBroken,
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
            Note::TermsReplaced => "terms-replaced",
            Note::GlossaryBroken => "glossary-broken",
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
            Note::NumbersReplaced | Note::TermsReplaced => Some(REPLACED),
            Note::GlossaryBroken => Some(BROKEN),
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
    /// Its translation, with the numbers and terms of the query where those could be replaced for certain.
    pub target: String,
    /// What was replaced: what stands in the memory, and what takes its place.
    pub repairs: Vec<Change>,
    /// The likeness with the same changes made in the source, where something was replaced: 100 where nothing else differs.
    pub repaired: Option<u8>,
    /// The terms that keep the translation from passing today's glossary.
    pub breaches: Vec<Breach>,
    /// Of which match before this one it is another translation, as its place in the list.
    pub variant_of: Option<usize>,
    /// How many translations of this text there are that reach the threshold, this one included.
    pub variants: usize,
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

/// The score of a text of whose translation something was replaced. It stays below the likeness of the texts as they
/// are: what is found and in which order does not depend on what can be mended.
pub(super) fn repaired(raw: u8, difference: Difference, changes: &[Change]) -> (u8, Vec<Note>) {
    let has = |kind: ChangeKind| changes.iter().any(|change| change.kind == kind);
    let made = [(ChangeKind::Number, Note::NumbersReplaced), (ChangeKind::Term, Note::TermsReplaced)];
    let made: Vec<Note> = made.into_iter().filter(|(kind, _)| has(*kind)).map(|(_, note)| note).collect();
    let off = made.iter().filter_map(|note| note.amount()).sum();
    // What is mended has the numbers of the query, if only as part of a term (IL-6).
    let (score, mut notes) = capped(raw.saturating_sub(off), Difference { numbers: false, ..difference });
    notes.splice(0..0, made);
    (score, notes)
}

/// Takes off what terms cost that break the glossary.
pub(super) fn penalised(score: u8, breaches: &[Breach], notes: &mut Vec<Note>) -> u8 {
    if breaches.is_empty() {
        return score;
    }
    notes.push(Note::GlossaryBroken);
    score.saturating_sub(BROKEN)
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
    use super::{Breach, Change, ChangeKind, Difference, Note, penalised, repaired, score};
    use crate::memory::Swap;

    #[test]
    fn the_lowest_cap_holds_and_all_are_told() {
        let all = Difference { numbers: true, hedge: true, negation: true };
        let numbers = Difference { numbers: true, ..Difference::default() };
        assert_eq!(score(95, false, || all), (74, vec![Note::CapNumbers, Note::CapHedge, Note::CapNegation]));
        assert_eq!(score(95, false, || numbers), (84, vec![Note::CapNumbers]));
        assert_eq!(score(60, false, || numbers), (60, vec![Note::CapNumbers]));
        assert_eq!(score(40, true, || all), (99, vec![Note::Folded]));
        assert_eq!(score(95, false, Difference::default), (95, vec![]));
        let change = |kind: ChangeKind| {
            let swap = Swap { old: "3".to_owned(), new: "4".to_owned() };
            Change { kind, source: swap.clone(), target: swap }
        };
        let (number, term) = (change(ChangeKind::Number), change(ChangeKind::Term));
        assert_eq!(repaired(95, numbers, std::slice::from_ref(&number)), (94, vec![Note::NumbersReplaced]));
        assert_eq!(repaired(95, all, std::slice::from_ref(&number)), (74, vec![Note::NumbersReplaced, Note::CapHedge, Note::CapNegation]));
        assert_eq!(
            repaired(95, Difference::default(), &[number.clone(), term.clone()]),
            (93, vec![Note::NumbersReplaced, Note::TermsReplaced])
        );
        assert_eq!(repaired(95, numbers, &[term]), (94, vec![Note::TermsReplaced]));
    }

    #[test]
    fn a_broken_term_costs_once() {
        let breach = Breach { term: "上清液".to_owned(), found: None, preferred: "conditioned medium".to_owned() };
        let mut notes = vec![Note::InContext];
        assert_eq!(penalised(101, &[breach.clone(), breach], &mut notes), 96);
        assert_eq!(notes, [Note::InContext, Note::GlossaryBroken]);
        assert_eq!(penalised(100, &[], &mut Vec::new()), 100);
    }
}
