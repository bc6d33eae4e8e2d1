//! term-missing and term-forbidden: every enforced term of the source has a known rendering in the target, and none
//! that is forbidden.

use std::collections::BTreeSet;

use super::pair::{Issue, Reading};
use crate::finding::{Code, Hint};
use crate::glossary::{Concept, Form, Hit};
use crate::text::{Lang, fold_to_string};

/// Both checks: a forbidden rendering is reported as that, not as a missing one as well.
pub(super) fn missing_or_forbidden(reading: &Reading<'_>, issues: &mut Vec<Issue>) {
    let mut done = BTreeSet::new();
    for hit in &reading.source_hits {
        let Some(concept) = reading.glossary.concept(hit.concept) else { continue };
        if !done.insert(hit.concept) || concept.side(reading.pair.target_locale).is_none() {
            continue;
        }
        let term = hit.span.of(reading.pair.source);
        let forbidden = forbidden(reading, hit.concept);
        for found in &forbidden {
            issues.push(Issue {
                term: Some(term.to_owned()),
                ..Issue::new(Code::TermForbidden)
                    .at(found.span)
                    .about(hit.span)
                    .with("found", found.span.of(reading.pair.target))
                    .with("term", term)
                    .with("preferred", concept.preferred(reading.pair.target_locale))
            });
        }
        let uncovered = reading.source_hits.iter().any(|other| other.concept == hit.concept && !other.covered);
        if forbidden.is_empty() && uncovered && concept.is_enforced() && !is_rendered(reading, hit, concept) {
            let others = others(concept, reading.pair.target_locale);
            let hint = (!others.is_empty()).then(|| Hint::new("known-renderings").with("names", others.join(", ")));
            issues.push(Issue {
                term: Some(term.to_owned()),
                hints: hint.into_iter().collect(),
                ..Issue::new(Code::TermMissing)
                    .about(hit.span)
                    .with("term", term)
                    .with("preferred", concept.preferred(reading.pair.target_locale))
            });
        }
    }
}

/// Forbidden words of a concept in the target that are not part of a right word: of the concept itself, or of another
/// term that the source has too (`serum` is wrong for 上清液 and right for 血清).
fn forbidden(reading: &Reading<'_>, concept: usize) -> Vec<Hit> {
    let right = |hit: &&Hit| {
        hit.form != Form::Forbidden && (hit.concept == concept || reading.source_hits.iter().any(|source| source.concept == hit.concept))
    };
    let right: Vec<&Hit> = reading.target_hits.iter().filter(right).collect();
    reading
        .target_hits
        .iter()
        .filter(|hit| hit.concept == concept && hit.form == Form::Forbidden && !right.iter().any(|other| other.span.contains(hit.span)))
        .copied()
        .collect()
}

fn is_rendered(reading: &Reading<'_>, hit: &Hit, concept: &Concept) -> bool {
    if reading.target_hits.iter().any(|target| target.concept == hit.concept && target.form != Form::Forbidden) {
        return true;
    }
    // A name or acronym that stands in the target as it stands in the source (MSC, PRP, IL-6).
    let target = fold_to_string(reading.pair.target);
    let kept = reading.source_hits.iter().filter(|other| other.concept == hit.concept).map(|other| other.span.of(reading.pair.source));
    if kept.into_iter().any(|word| (word.is_ascii() || keeps_its_words(concept)) && target.contains(&fold_to_string(word))) {
        return true;
    }
    stands_for_it(reading, concept)
}

fn keeps_its_words(concept: &Concept) -> bool {
    concept.sides.values().any(|side| side.do_not_translate)
}

/// Whether a pronoun may stand for the term: the pair before has the term on both sides, and the target has one.
fn stands_for_it(reading: &Reading<'_>, concept: &Concept) -> bool {
    const PRONOUNS: [&str; 16] =
        ["it", "its", "they", "them", "their", "these", "this", "those", "that", "such", "one", "ones", "which", "he", "she", "both"];
    let Some((source, target)) = reading.pair.previous else { return false };
    if reading.target_lang != Lang::En {
        return false;
    }
    let mentions = |text: &str, locale: &str| {
        concept.side(locale).is_some_and(|side| {
            let text = fold_to_string(text);
            let words = std::iter::once(&side.preferred).chain(&side.admitted).chain(&side.forms).chain(&side.abbreviation);
            words.into_iter().any(|word| text.contains(&fold_to_string(&word.text)))
        })
    };
    let pronoun = reading.pair.target.split(|c: char| !c.is_alphanumeric()).any(|word| PRONOUNS.contains(&word.to_lowercase().as_str()));
    pronoun && mentions(source, reading.pair.source_locale) && mentions(target, reading.pair.target_locale)
}

/// Renderings that are right besides the preferred one.
fn others<'c>(concept: &'c Concept, locale: &str) -> Vec<&'c str> {
    let Some(side) = concept.side(locale) else { return Vec::new() };
    side.admitted.iter().chain(&side.abbreviation).take(6).map(|word| word.text.as_str()).collect()
}
