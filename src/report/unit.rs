//! One unit with everything a translator wants beside it, and its JSON. Its form for people is in `unit_human`.

use serde::Serialize;

use super::check_json::FindingJson;
use crate::bundle::Messages;
use crate::finding::{Arg, Args, Finding};
use crate::memory::{Assembled, Breach, Change, ChangeKind, Match, Note};

/// A source and its target, as context.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Side {
    /// Source text.
    pub source: String,
    /// Target text, if there is a translation.
    pub target: Option<String>,
}

/// A term of the source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TermHit {
    /// The concept's id.
    pub id: String,
    /// The term as it stands in the source.
    pub source: String,
    /// The preferred word of the target locale.
    pub target: String,
    /// First byte in the source text.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
    /// What its entry notes.
    #[serde(skip)]
    pub note: Option<String>,
}

/// Everything about a unit.
#[derive(Debug, Clone, Default)]
pub struct UnitView {
    /// Full name.
    pub unit: String,
    /// Target locale.
    pub locale: String,
    /// Name of its state.
    pub state: &'static str,
    /// Source text.
    pub source: String,
    /// Target text.
    pub target: Option<String>,
    /// For a stale translation: the source it was made for.
    pub was: Option<String>,
    /// The heading it stands under.
    pub section: Option<String>,
    /// What people noted.
    pub notes: Vec<String>,
    /// The unit before.
    pub previous: Option<Side>,
    /// The unit after.
    pub next: Option<Side>,
    /// Matches of the memory, best first.
    pub matches: Vec<Match>,
    /// A suggestion put together from shorter pairs and terms, where there is no match.
    pub assembled: Option<Assembled>,
    /// Terms of the source in order.
    pub terms: Vec<TermHit>,
    /// Findings on this unit.
    pub findings: Vec<Finding>,
}

/// A match as JSON has it, its reasons in words.
#[derive(Debug, Serialize)]
pub struct MatchJson<'a> {
    score: u8,
    raw: u8,
    source: &'a str,
    target: &'a str,
    origin: String,
    notes: Vec<String>,
    repairs: &'a [Change],
    repaired: Option<u8>,
    breaches: &'a [Breach],
    variant_of: Option<usize>,
    variants: usize,
}

impl<'a> MatchJson<'a> {
    /// The JSON form of a match.
    pub fn new(found: &'a Match) -> Self {
        MatchJson {
            score: found.score,
            raw: found.raw,
            source: &found.source,
            target: &found.target,
            origin: found.origin.to_string(),
            notes: codes(found),
            repairs: &found.repairs,
            repaired: found.repaired,
            breaches: &found.breaches,
            variant_of: found.variant_of,
            variants: found.variants,
        }
    }
}

/// Why a match has its score, in the same words in every language: `cap-numbers 84`, `numbers-replaced 1: 30 → 45`,
/// `glossary-broken 5: 上清液 → culture supernatant`.
fn codes(found: &Match) -> Vec<String> {
    let code = |note: &Note| {
        let amount = note.amount().map_or(String::new(), |amount| format!(" {amount}"));
        let what = about(found, *note);
        format!("{}{amount}{}{what}", note.key(), if what.is_empty() { "" } else { ": " })
    };
    found.notes.iter().map(code).collect()
}

/// What a note is about: the numbers or terms that were replaced, or those that break the glossary.
fn about(found: &Match, note: Note) -> String {
    let of = |kind: ChangeKind| found.repairs.iter().filter(|change| change.kind == kind).map(replaced).collect::<Vec<_>>();
    let broken = |breach: &Breach| format!("{} → {}", breach.term, breach.found.as_deref().unwrap_or("?"));
    let all = match note {
        Note::NumbersReplaced => of(ChangeKind::Number),
        Note::TermsReplaced => of(ChangeKind::Term),
        Note::GlossaryBroken => found.breaches.iter().map(broken).collect(),
        _ => Vec::new(),
    };
    all.join(", ")
}

/// What was replaced: `30 → 45`, and where the translation has it in other words, `脂肪由来 → 骨髄由来 (adipose-derived →
/// bone-marrow-derived)`.
fn replaced(change: &Change) -> String {
    let Change { source, target, .. } = change;
    let own = format!("{} → {}", source.old, source.new);
    if (&source.old, &source.new) == (&target.old, &target.new) { own } else { format!("{own} ({} → {})", target.old, target.new) }
}

/// Why a match has its score, in words.
pub fn notes(found: &Match, messages: &Messages) -> Vec<String> {
    let mut out: Vec<String> = found
        .notes
        .iter()
        .map(|note| {
            let amount = note.amount().map_or(Arg::from(""), |amount| Arg::from(usize::from(amount)));
            let what = about(found, *note);
            messages.text(&format!("memory-note-{}", note.key()), &Args::from([("amount", amount), ("what", what.into())]))
        })
        .collect();
    if let Some(likeness) = found.repaired {
        out.push(messages.text("memory-repaired", &Args::from([("score", usize::from(likeness).into())])));
    }
    out
}

/// The parts of a suggestion that was put together, for people: `膝関節 → knee joint`.
pub fn parts(assembled: &Assembled) -> Vec<String> {
    let part = |target: &str, source: &str, origin: Option<String>| {
        let origin = origin.map(|origin| format!(" ({origin})")).unwrap_or_default();
        format!("{source} → {target}{origin}")
    };
    let pieces = assembled.pieces.iter();
    pieces.filter_map(|piece| Some(part(piece.target.as_deref()?, &piece.source, piece.origin.as_ref().map(ToString::to_string)))).collect()
}

#[derive(Serialize)]
struct UnitJson<'a> {
    version: u8,
    unit: &'a str,
    locale: &'a str,
    state: &'a str,
    source: &'a str,
    target: Option<&'a str>,
    was: Option<&'a str>,
    notes: &'a [String],
    previous: &'a Option<Side>,
    next: &'a Option<Side>,
    matches: Vec<MatchJson<'a>>,
    assembled: Option<&'a Assembled>,
    terms: &'a [TermHit],
    findings: Vec<FindingJson<'a>>,
}

impl UnitView {
    /// The JSON of `next` and `show`.
    pub fn json(&self, messages: &Messages) -> String {
        super::json(&UnitJson {
            version: 1,
            unit: &self.unit,
            locale: &self.locale,
            state: self.state,
            source: &self.source,
            target: self.target.as_deref(),
            was: self.was.as_deref(),
            notes: &self.notes,
            previous: &self.previous,
            next: &self.next,
            matches: self.matches.iter().map(MatchJson::new).collect(),
            assembled: self.assembled.as_ref(),
            terms: &self.terms,
            findings: self.findings.iter().map(|f| FindingJson::new(f, messages)).collect(),
        })
    }
}
