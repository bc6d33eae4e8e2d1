//! term-count: a term that the source names several times is named about as often in the target. Of n occurrences in
//! the source, each name of the term in the target answers one (a word derived from it too), and so does each pronoun
//! and each head of the term behind an article ("the cells"); where a name stands at all, one more may be left out, as
//! English does not repeat what a list or a clause before has named. So n > names + stand-ins + 1 is a finding, and
//! n > derived words + heads where only derived words stand for the term. What is over has no answer: its place is where the names of the target
//! leave the widest gap.

use std::cell::LazyCell;

use super::pair::{Issue, Reading};
use super::phrase::Words;
use super::rendering::widest;
use super::rival::loans;
use super::stand_in::StandIn;
use super::term::names;
use crate::finding::Code;
use crate::glossary::{Concept, Form, Hit};
use crate::language::lemma;
use crate::text::{Lang, Span, fold_to_string};

/// Occurrences that may be left out without a word for them.
const SLACK: usize = 1;

/// The check, for one reading.
pub(super) fn fewer(reading: &Reading<'_>, issues: &mut Vec<Issue>) {
    if reading.target_lang != Lang::En {
        return;
    }
    let words = LazyCell::new(|| Words::of(reading.pair.target));
    let mut seen: Vec<usize> = Vec::new();
    for first in reading.source_hits.iter().filter(|hit| !hit.covered) {
        if seen.contains(&first.concept) {
            continue;
        }
        seen.push(first.concept);
        let own: Vec<&Hit> = reading.source_hits.iter().filter(|hit| hit.concept == first.concept && !hit.covered).collect();
        let Some(concept) = reading.glossary.concept(first.concept).filter(|concept| concept.is_enforced()) else { continue };
        if own.len() < 2 || concept.side(reading.pair.target_locale).is_none() {
            continue;
        }
        let named = widest(reading.target_hits.iter().filter(|hit| hit.concept == first.concept && hit.form != Form::Forbidden));
        let derived = names(concept, reading.pair.target_locale).map(|name| words.times(name)).max().unwrap_or(0);
        let said = derived.saturating_sub(loans(reading, first.concept)).max(named.len());
        // None at all is term-missing. Where only derived words stand for it, each of them stands for one.
        let slack = if named.is_empty() { 0 } else { SLACK };
        if said == 0 || said + slack >= own.len() || said + slack + stand_ins(reading, concept, !named.is_empty()) >= own.len() {
            continue;
        }
        let Some(unanswered) = unanswered(reading, &own, &named) else { continue };
        let term = unanswered.span.of(reading.pair.source);
        issues.push(Issue {
            term: Some(term.to_owned()),
            ..Issue::new(Code::TermCount)
                .about(unanswered.span)
                .with("term", term)
                .with("preferred", concept.preferred(reading.pair.target_locale))
                .with("count", own.len())
                .with("found", said)
        });
    }
}

/// Heads of the term behind an article, and where the term is `named` pronouns: what only a derived word says, no
/// pronoun takes up.
fn stand_ins(reading: &Reading<'_>, concept: &Concept, named: bool) -> usize {
    let target = fold_to_string(reading.pair.target);
    let target: Vec<&str> = target.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let pronouns = target.iter().filter(|word| named && StandIn::Answer.has(word)).count();
    let heads: Vec<String> =
        names(concept, reading.pair.target_locale).filter_map(|name| name.rsplit_once([' ', '-'])).map(|(_, head)| lemma(head)).collect();
    let headed = target.windows(2).filter(|two| matches!(two, ["the" | "a" | "an", head] if heads.contains(&lemma(head)))).count();
    pronouns + headed
}

/// The occurrence in the source that is farthest, in shares of the text, from every name in the target.
fn unanswered<'h>(reading: &Reading<'_>, own: &[&'h Hit], named: &[&Hit]) -> Option<&'h Hit> {
    let share = |span: Span, text: &str| 1000 * span.start / text.len().max(1);
    let far = |hit: &&&Hit| {
        let here = share(hit.span, reading.pair.source);
        named.iter().map(|name| share(name.span, reading.pair.target).abs_diff(here)).min().unwrap_or(0)
    };
    own.iter().max_by_key(|hit| (far(hit), hit.span.start)).copied()
}
