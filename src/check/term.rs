//! term-missing and term-forbidden: every enforced term of the source has a known rendering in the target, and none
//! that is forbidden.

use std::cell::LazyCell;
use std::collections::BTreeSet;

use super::leftover::runs;
use super::pair::{Issue, Pair, Reading};
use super::phrase::Words;
use super::rival;
use super::stand_in::StandIn;
use crate::finding::{Code, Hint};
use crate::glossary::{Concept, Form, Hit};
use crate::language::{lemma, same_word};
use crate::text::{Lang, Span, fold_to_string};

/// How many pairs back a term may stand that a personal pronoun takes up, and one that anything else does.
const REACH: usize = 6;
const NEAR: usize = 3;

/// Both checks, for one of the readings: a forbidden rendering is reported as that, not as a missing one as well.
pub(super) fn missing_or_forbidden(readings: &[Reading<'_>], number: usize, issues: &mut Vec<Issue>) {
    let Some(reading) = readings.get(number) else { return };
    let words = LazyCell::new(|| Words::of(reading.pair.target));
    let mut done = BTreeSet::new();
    let mut wrong: Vec<Span> = Vec::new();
    for hit in &reading.source_hits {
        let Some(concept) = reading.glossary.concept(hit.concept) else { continue };
        if !done.insert(hit.concept) || concept.side(reading.pair.target_locale).is_none() {
            continue;
        }
        let term = hit.span.of(reading.pair.source);
        let forbidden = forbidden(reading, hit.concept);
        let uncovered = reading.source_hits.iter().any(|other| other.concept == hit.concept && !other.covered);
        // A word that is wrong for the longer term as well is said of that one.
        let told = |found: &Hit| {
            let wrong = |concept: usize| {
                reading.target_hits.iter().any(|one| one.concept == concept && one.form == Form::Forbidden && one.span.contains(found.span))
            };
            !uncovered && reading.source_hits.iter().any(|other| !other.covered && other.span.contains(hit.span) && wrong(other.concept))
        };
        for found in forbidden.iter().filter(|found| !told(found)) {
            // One word may be wrong for two terms.
            if wrong.iter().any(|other| other.contains(found.span)) {
                continue;
            }
            wrong.push(found.span);
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
        // A wrong word for a part of the term is said of that part.
        let in_part = || {
            let parts = reading.source_hits.iter().filter(|part| part.concept != hit.concept && hit.span.contains(part.span));
            parts.into_iter().any(|part| !self::forbidden(reading, part.concept).is_empty())
        };
        // Words left in the source language are said of themselves.
        let is_left = || {
            let left = |run: Span| run.of(reading.pair.target).contains(term) || term.contains(run.of(reading.pair.target));
            reading.source_lang == Lang::Ja && reading.target_lang != Lang::Ja && runs(reading.pair.target).into_iter().any(left)
        };
        // A number that changed in the name of a term (IL-6) is said of the number.
        let is_number = || {
            says_with_another_number(term, reading.pair.target, concept, reading.pair.target_locale)
                && issues.iter().any(|issue| {
                    matches!(issue.code, Code::NumberMismatch | Code::IdentifierMismatch)
                        && issue.source_span.is_some_and(|span| span.overlaps(hit.span))
                })
        };
        let is_missing = || {
            let rendered = is_rendered(reading, hit.concept, concept, &words) || is_glossed(reading, hit.concept, &words);
            !rendered && !in_part() && !is_number() && !is_left() && !stands_for_it(readings, number, concept)
        };
        if forbidden.is_empty() && uncovered && concept.is_enforced() && is_missing() {
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

/// Whether the target says the term, by a name, another form or the words of it.
fn is_rendered(reading: &Reading<'_>, number: usize, concept: &Concept, words: &LazyCell<Words, impl FnOnce() -> Words>) -> bool {
    let taken = if reading.target_lang == Lang::En { rival::taken(reading, number) } else { Vec::new() };
    // What is part of a longer term of the source says that one: "stem cells" is no rendering of 幹細胞と細胞.
    let is_free = |target: &Hit| !taken.iter().any(|longer| *longer != target.span && longer.contains(target.span));
    let own = || reading.target_hits.iter().filter(|target| target.concept == number && target.form != Form::Forbidden && is_free(target));
    let loans = rival::loans(reading, number);
    let names = || names(concept, reading.pair.target_locale);
    // Beside another loan word of its root, "blocking" may be the other one's.
    let is_name = |target: &Hit| names().any(|name| same_word(target.span.of(reading.pair.target), name));
    if own().any(|target| loans == 0 || is_name(target)) {
        return true;
    }
    // A name or acronym that stands in the target as it stands in the source (MSC, PRP, IL-6).
    let target = fold_to_string(reading.pair.target);
    let kept = reading.source_hits.iter().filter(|other| other.concept == number).map(|other| other.span.of(reading.pair.source));
    if kept.into_iter().any(|word| (word.is_ascii() || keeps_its_words(concept)) && target.contains(&fold_to_string(word))) {
        return true;
    }
    if reading.target_lang != Lang::En {
        return false;
    }
    let mut small = target.split(|c: char| !c.is_alphanumeric());
    if !taken.is_empty() && small.any(|word| StandIn::Personal.has(word) || StandIn::Pointing.has(word)) {
        return true;
    }
    let mut written = reading.pair.target.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 2);
    if written.any(|word| names().any(|name| is_of_species(word, name))) {
        return true;
    }
    let mut names = names();
    if taken.is_empty() {
        names.any(|name| words.times(name) > loans)
    } else {
        let words = Words::outside(reading.pair.target, &taken);
        names.any(|name| words.times(name) > loans)
    }
}

/// Whether a word is an acronym with the letters of a species before it: hMSCs, mESC.
fn is_of_species(word: &str, name: &str) -> bool {
    const SPECIES: [&str; 7] = ["h", "m", "r", "b", "p", "hu", "mu"];
    let bare = SPECIES.iter().find_map(|species| word.strip_prefix(species)).map(|rest| rest.strip_suffix('s').unwrap_or(rest));
    name.len() > 2 && name.bytes().all(|b| b.is_ascii_uppercase()) && bare == Some(name)
}

/// Whether the source explains the term by another one in brackets, or the other way round, and the target says
/// that one: 痛み止め(鎮痛薬) needs one of the two.
fn is_glossed(reading: &Reading<'_>, number: usize, words: &LazyCell<Words, impl FnOnce() -> Words>) -> bool {
    let source = reading.pair.source;
    let opens = |from: usize, to: usize| matches!(source.get(from..to), Some("(" | "\u{FF08}"));
    let own = reading.source_hits.iter().filter(|hit| hit.concept == number && !hit.covered);
    let partner = |hit: &Hit, other: &Hit| opens(hit.span.end, other.span.start) || opens(other.span.end, hit.span.start);
    own.into_iter().all(|hit| {
        reading.source_hits.iter().filter(|other| other.concept != number && partner(hit, other)).any(|other| {
            let concept = reading.glossary.concept(other.concept);
            concept.is_some_and(|concept| is_rendered(reading, other.concept, concept, words))
        })
    })
}

/// Whether the target says the term with other digits in it: IL-8 for IL-6.
fn says_with_another_number(term: &str, target: &str, concept: &Concept, locale: &str) -> bool {
    let without = |text: &str| fold_to_string(text).chars().filter(|c| c.is_alphabetic()).collect::<String>();
    let target = LazyCell::new(|| without(target));
    let has_digits = |word: &&str| word.chars().any(|c| c.is_numeric());
    let words = std::iter::once(term).chain(names(concept, locale)).filter(has_digits).map(without);
    words.into_iter().any(|word| !word.is_empty() && target.contains(&word))
}

fn keeps_its_words(concept: &Concept) -> bool {
    concept.sides.values().any(|side| side.do_not_translate)
}

/// Whether a pronoun, or the head of the term behind an article, may stand for it: a translation shortly before says it.
fn stands_for_it(readings: &[Reading<'_>], number: usize, concept: &Concept) -> bool {
    let Some(reading) = readings.get(number).filter(|reading| reading.target_lang == Lang::En) else { return false };
    let target = fold_to_string(reading.pair.target);
    let target: Vec<&str> = target.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let has = |kind: StandIn| target.iter().any(|word| kind.has(word));
    let heads = || names(concept, reading.pair.target_locale).filter_map(|name| name.rsplit([' ', '-']).next()).map(lemma);
    let headed =
        || target.windows(2).any(|two| matches!(two, [article, head] if *article == "the" && heads().any(|one| one == lemma(head))));
    let reach = if has(StandIn::Personal) {
        REACH
    } else if has(StandIn::Pointing) || headed() {
        NEAR
    } else {
        return false;
    };
    let mut left = reach;
    before(readings, number).take(2 * REACH).any(|pair| {
        let target = fold_to_string(pair.target);
        let near = left > 0;
        // A sentence that goes on with a pronoun itself brings the term no farther away.
        if !target.split(|c: char| !c.is_alphanumeric()).any(|word| StandIn::Personal.has(word)) {
            left = left.saturating_sub(1);
        }
        near && names(concept, pair.target_locale).any(|word| target.contains(&fold_to_string(word)))
    })
}

/// The pairs before one in its article, the nearest first.
fn before<'r>(readings: &'r [Reading<'r>], number: usize) -> impl Iterator<Item = &'r Pair<'r>> {
    let at = move |number: usize| readings.get(number).map(|reading| reading.pair);
    let linked = (0..=number).rev().take_while(move |&number| at(number).is_some_and(|pair| pair.previous.is_some()));
    linked.filter_map(move |number| at(number.checked_sub(1)?))
}

/// Every word of a concept in a locale that is right.
pub(super) fn names<'c>(concept: &'c Concept, locale: &str) -> impl Iterator<Item = &'c str> {
    let side = concept.side(locale).into_iter();
    side.flat_map(|side| std::iter::once(&side.preferred).chain(&side.admitted).chain(&side.forms).chain(&side.abbreviation))
        .map(|word| word.text.as_str())
}

/// Renderings that are right besides the preferred one.
fn others<'c>(concept: &'c Concept, locale: &str) -> Vec<&'c str> {
    let Some(side) = concept.side(locale) else { return Vec::new() };
    side.admitted.iter().chain(&side.abbreviation).take(6).map(|word| word.text.as_str()).collect()
}
