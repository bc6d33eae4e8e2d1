//! term-inconsistent: one term, one name, within an article and across articles. Only names count: inflected and derived
//! forms, paraphrases the entry lists among its `forms`, acronyms, and a name shortened to part of itself depart from
//! nothing, and what names another term of the same source is that term's.

use std::collections::{BTreeMap, BTreeSet};

use super::family::{are_family, parts};
use super::pair::{Issue, Reading};
use super::rendering::{widest, word};
use crate::finding::{Code, Hint};
use crate::glossary::{Concept, Form, Glossary, Hit, PartOfSpeech};
use crate::text::{Span, fold_to_string};

/// A use of a concept: the pair, the first place in the source, and every name of it that stands in the target.
struct Use<'r> {
    pair: usize,
    article: &'r str,
    source: Span,
    /// The source's own word for it, folded, and how often it stands there.
    variant: String,
    times: usize,
    names: Vec<Name>,
}

/// A name in the target: the glossary's word, its words for comparison, and where.
#[derive(Clone)]
struct Name {
    word: String,
    parts: Vec<String>,
    span: Span,
    glossed: bool,
}

/// Share of all uses from which a rendering is the usual one of a project, in percent.
const USUAL: usize = 75;

/// For each concept, the uses that depart from the usual rendering: the most frequent one of the article where an
/// article has several, the one of the project where an article differs as a whole and the others agree.
pub(super) fn across(readings: &[Reading<'_>], glossary: &Glossary) -> Vec<(usize, Issue)> {
    let mut uses: BTreeMap<(usize, &str), Vec<Use<'_>>> = BTreeMap::new();
    // Rows of a bilingual file come from many texts.
    for (pair, reading) in readings.iter().enumerate().filter(|(_, reading)| reading.pair.format.is_some()) {
        for hit in reading.source_hits.iter().filter(|hit| !hit.covered) {
            let Some(concept) = glossary.concept(hit.concept).filter(|concept| is_name(concept)) else { continue };
            let entry = uses.entry((hit.concept, reading.pair.target_locale)).or_default();
            if let Some(last) = entry.last_mut().filter(|last| last.pair == pair) {
                last.times += 1;
                continue;
            }
            let names = names(reading, hit.concept, concept);
            if !names.is_empty() {
                let variant = fold_to_string(hit.span.of(reading.pair.source));
                entry.push(Use { pair, article: reading.pair.article, source: hit.span, variant, times: 1, names });
            }
        }
    }
    let mut issues = Vec::new();
    for ((number, locale), uses) in uses {
        let Some(concept) = glossary.concept(number) else { continue };
        let preferred = concept.preferred(locale);
        let mut by_article: BTreeMap<&str, Vec<&Use<'_>>> = BTreeMap::new();
        for one in &uses {
            by_article.entry(one.article).or_default().push(one);
        }
        let all: Vec<&Use<'_>> = uses.iter().collect();
        let (everywhere, share) = usual(&all, preferred);
        let counted = counted(&all);
        for here in by_article.into_values() {
            // Across articles only where one rendering is plainly the usual one.
            let expected = if share >= USUAL { everywhere.clone() } else { usual(&here, preferred).0 };
            let Some(expected) = expected else { continue };
            let agrees = |other: &&&Use<'_>| other.names.iter().any(|name| are_same(name, &expected));
            let agreeing = all.iter().filter(agrees);
            // Departing from this article counts before departing from the others.
            let (problem, count) = match here.iter().filter(agrees).count() {
                0 => ("project", agreeing.clone().count()),
                count => ("article", count),
            };
            let variants: BTreeSet<&str> = agreeing.map(|other| other.variant.as_str()).collect();
            for one in here {
                if let Some(name) = departure(one, &expected, &variants)
                    && let Some(reading) = readings.get(one.pair)
                {
                    let term = one.source.of(reading.pair.source);
                    issues.push((
                        one.pair,
                        Issue {
                            term: Some(term.to_owned()),
                            hints: vec![Hint::new("renderings-counted").with("names", counted.as_str())],
                            ..Issue::new(Code::TermInconsistent)
                                .at(name.span)
                                .about(one.source)
                                .with("problem", problem)
                                .with("term", term)
                                .with("found", name.word.as_str())
                                .with("usual", expected.word.as_str())
                                .with("count", count)
                        },
                    ));
                }
            }
        }
    }
    issues
}

/// Whether a concept is held to one name: an enforced noun. Verbs and adjectives follow their sentence.
fn is_name(concept: &Concept) -> bool {
    concept.is_enforced() && matches!(concept.part_of_speech, PartOfSpeech::Noun | PartOfSpeech::ProperNoun)
}

/// The names of a concept in the target of a pair.
fn names(reading: &Reading<'_>, number: usize, concept: &Concept) -> Vec<Name> {
    let own = || reading.target_hits.iter().filter(|hit| hit.concept == number);
    // The name within a forbidden word is part of that word.
    let in_forbidden = |hit: &Hit| own().any(|other| other.form == Form::Forbidden && other.span.contains(hit.span));
    let counts = |hit: &&Hit| hit.form != Form::Forbidden && !hit.derived && !in_forbidden(hit);
    let of_another = |hit: &Hit| {
        reading.target_hits.iter().any(|other| {
            other.concept != number
                && other.form != Form::Forbidden
                && other.span.contains(hit.span)
                && reading.source_hits.iter().any(|source| source.concept == other.concept && !source.covered)
        })
    };
    // "adverse event" is the name in "serious adverse event", which is listed as a form.
    let found = widest(own().filter(counts)).into_iter().filter(|hit| !of_another(hit));
    let target = reading.pair.target;
    found
        .filter_map(|hit| {
            let word = word(concept, reading, hit)?;
            let glossed = target.get(..hit.span.start).is_some_and(|before| before.trim_end_matches(['“', '"', '*']).ends_with('('));
            (!is_acronym(&word)).then(|| Name { parts: parts(&word), word, span: hit.span, glossed })
        })
        .collect()
}

/// The name of a use that is not the expected one, if the use departs from it. It does not where the source itself
/// has another word for the term, one that never gets the expected name.
fn departure<'u>(one: &'u Use<'_>, expected: &Name, variants: &BTreeSet<&str>) -> Option<&'u Name> {
    let other = |name: &&Name| !are_same(name, expected);
    if one.names.iter().any(|name| are_same(name, expected)) {
        // Both names in one sentence: a gloss, unless the source says its word as often.
        let plain: Vec<&Name> = one.names.iter().filter(|name| !name.glossed).collect();
        return if one.times > 1 && plain.len() > 1 && plain.len() <= one.times { plain.into_iter().find(other) } else { None };
    }
    let comparable = variants.iter().any(|other| other.contains(&one.variant) || one.variant.contains(other));
    if comparable { one.names.iter().find(other) } else { None }
}

/// How many uses have each name, the most frequent first: `conditioned medium (41), secretome (2)`.
fn counted(uses: &[&Use<'_>]) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for one in uses {
        let words: BTreeSet<&str> = one.names.iter().map(|name| name.word.as_str()).collect();
        words.into_iter().for_each(|word| *counts.entry(word).or_default() += 1);
    }
    let mut counts: Vec<(&str, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(word, count)| (std::cmp::Reverse(*count), *word));
    counts.iter().map(|(word, count)| format!("{word} ({count})")).collect::<Vec<_>>().join(", ")
}

/// The most frequent name (the preferred one where several are, else the first used) and the share of uses that have
/// it in percent.
fn usual(uses: &[&Use<'_>], preferred: &str) -> (Option<Name>, usize) {
    let mut counts: Vec<(&Name, usize)> = Vec::new();
    for name in uses.iter().flat_map(|one| &one.names) {
        match counts.iter_mut().find(|(known, _)| known.word == name.word) {
            Some((_, count)) => *count += 1,
            None => counts.push((name, 1)),
        }
    }
    let mut best: Option<(&Name, usize)> = None;
    for (name, _) in &counts {
        let count: usize = counts.iter().filter(|(other, _)| are_same(other, name)).map(|(_, count)| count).sum();
        let better = best.is_none_or(|(word, most)| count > most || (count == most && name.word == preferred && word.word != preferred));
        if better {
            best = Some((name, count));
        }
    }
    best.map_or((None, 0), |(name, count)| (Some(name.clone()), 100 * count.min(uses.len()) / uses.len().max(1)))
}

/// Whether two names are one: equal, one the other shortened, or derived from it (inflammation, inflammatory response).
fn are_same(a: &Name, b: &Name) -> bool {
    let (short, long) = if a.parts.len() <= b.parts.len() { (a, b) } else { (b, a) };
    let within = |part: &String| long.parts.iter().any(|other| are_family(part, other));
    let spaceless = |name: &Name| !name.word.is_ascii() && name.parts.len() == 1;
    a.word == b.word
        || short.parts.iter().all(within)
        || spaceless(a) && spaceless(b) && (a.word.contains(&b.word) || b.word.contains(&a.word))
}

/// An acronym stands for any of the words it abbreviates.
fn is_acronym(rendering: &str) -> bool {
    rendering.chars().filter(|c| c.is_uppercase()).count() >= 2 && !rendering.contains(' ')
}
