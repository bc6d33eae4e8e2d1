//! One unit with everything a translator wants beside it: JSON and human form.

use std::fmt::Write;

use serde::Serialize;

use super::check_human;
use super::check_json::FindingJson;
use super::paint::Paint;
use crate::bundle::Messages;
use crate::diff::{Tag, words};
use crate::finding::{Arg, Args, Finding};
use crate::memory::Match;
use crate::morph::Analyzer;
use crate::text::{clean, one_line};

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
        }
    }
}

/// Why a match has its score, in the same words in every language: `cap-numbers 84`, `numbers-replaced 1: 30 → 45`.
fn codes(found: &Match) -> Vec<String> {
    let code = |note: &crate::memory::Note| {
        let amount = note.amount().map_or(String::new(), |amount| format!(" {amount}"));
        let numbers = if *note == crate::memory::Note::NumbersReplaced { format!(": {}", replaced(found)) } else { String::new() };
        format!("{}{amount}{numbers}", note.key())
    };
    found.notes.iter().map(code).collect()
}

/// The numbers that were replaced: `30 → 45, 2 → 3`.
fn replaced(found: &Match) -> String {
    found.repairs.iter().map(|(old, new)| format!("{old} → {new}")).collect::<Vec<_>>().join(", ")
}

/// Why a match has its score, in words.
pub fn notes(found: &Match, messages: &Messages) -> Vec<String> {
    found
        .notes
        .iter()
        .map(|note| {
            let amount = note.amount().map_or(Arg::from(""), |amount| Arg::from(usize::from(amount)));
            messages.text(&format!("memory-note-{}", note.key()), &Args::from([("amount", amount), ("numbers", replaced(found).into())]))
        })
        .collect()
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
    previous: &'a Option<Side>,
    next: &'a Option<Side>,
    matches: Vec<MatchJson<'a>>,
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
            previous: &self.previous,
            next: &self.next,
            matches: self.matches.iter().map(MatchJson::new).collect(),
            terms: &self.terms,
            findings: self.findings.iter().map(|f| FindingJson::new(f, messages)).collect(),
        })
    }

    /// The unit for people: context dimmed, the source with its terms marked, matches with the words that differ, terms
    /// numbered.
    pub fn human(&self, messages: &Messages, paint: Paint, analyzer: &dyn Analyzer) -> String {
        let mut out = String::new();
        let state = messages.plain(&format!("state-{}", self.state));
        let _ = writeln!(out, "{}  {}", paint.bold(&one_line(&self.unit)), paint.dim(&state));
        if let Some(section) = &self.section {
            let _ = writeln!(out, "  {}", paint.dim(&format!("§ {}", clean(section))));
        }
        for note in &self.notes {
            let _ = writeln!(out, "  {}", paint.yellow(&format!("# {}", clean(note))));
        }
        out.push('\n');
        let side = |out: &mut String, side: &Option<Side>| {
            if let Some(side) = side {
                let target = side.target.as_deref().map(|t| format!("  ⇒ {}", clean(t))).unwrap_or_default();
                let _ = writeln!(out, "    {}", paint.dim(&format!("{}{target}", clean(&side.source))));
            }
        };
        side(&mut out, &self.previous);
        let _ = writeln!(out, "  ▸ {}", self.marked(paint));
        side(&mut out, &self.next);
        if let Some(was) = &self.was {
            let _ = writeln!(out, "  {} {}", messages.plain("unit-was"), differ(was, &self.source, analyzer, paint));
        }
        if let Some(target) = &self.target {
            let _ = writeln!(out, "  {} {}", messages.plain("unit-target"), paint.green(&clean(target)));
        }
        if !self.matches.is_empty() {
            let _ = writeln!(out, "\n  {}", paint.dim(&messages.plain("unit-matches")));
            for (number, found) in self.matches.iter().enumerate() {
                let mut why = notes(found, messages);
                why.push(one_line(&found.origin.to_string()).into_owned());
                let _ = writeln!(
                    out,
                    "  m{} {:>3}%  {}  {}",
                    number + 1,
                    found.score,
                    differ(&found.source, &self.source, analyzer, paint),
                    paint.dim(&why.join(" · "))
                );
                let _ = writeln!(out, "           {}", clean(&found.target));
            }
        }
        if !self.terms.is_empty() {
            let _ = writeln!(out, "\n  {}", paint.dim(&messages.plain("unit-terms")));
            for (number, term) in self.terms.iter().enumerate() {
                let note = term.note.as_deref().map(|n| format!("  {}", paint.dim(&clean(n)))).unwrap_or_default();
                let _ = writeln!(out, "  t{} {} → {}{note}", number + 1, paint.cyan(&clean(&term.source)), clean(&term.target));
            }
        }
        if !self.findings.is_empty() {
            out.push('\n');
            for finding in &self.findings {
                check_human::one(&mut out, finding, messages, paint);
            }
        }
        out
    }

    /// The source with its terms in colour.
    fn marked(&self, paint: Paint) -> String {
        let mut out = String::new();
        let mut at = 0;
        for term in &self.terms {
            if let (Some(before), Some(word)) = (self.source.get(at..term.start), self.source.get(term.start..term.end)) {
                out.push_str(&paint.bold(&clean(before)));
                out.push_str(&paint.cyan(&clean(word)));
                at = term.end;
            }
        }
        out.push_str(&paint.bold(&clean(self.source.get(at..).unwrap_or(""))));
        out
    }
}

/// The old text turned into the new one: what is gone in red and brackets, what is new in green and braces.
pub fn differ(old: &str, new: &str, analyzer: &dyn Analyzer, paint: Paint) -> String {
    if old == new {
        return clean(old).into_owned();
    }
    words(old, new, analyzer)
        .into_iter()
        .map(|(tag, text)| {
            let text = clean(&text).into_owned();
            match tag {
                Tag::Same => text,
                Tag::Gone if paint.0 => paint.red(&text),
                Tag::New if paint.0 => paint.green(&text),
                Tag::Gone => format!("[-{text}-]"),
                Tag::New => format!("{{+{text}+}}"),
            }
        })
        .collect()
}
