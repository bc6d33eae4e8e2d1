//! term-inconsistent: one term, one name, within an article and across articles. Only names count: inflected and derived
//! forms, paraphrases the entry lists among its `forms`, acronyms, and a name shortened to part of itself depart from
//! nothing, and what names another term of the same source is that term's.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::family::{are_family, parts};
use super::pair::{Issue, Reading};
use super::rendering::{widest, word};
use crate::finding::{Code, Hint};
use crate::glossary::{Concept, Form, Glossary, Hit, PartOfSpeech};
use crate::text::{Span, fold_to_string};

/// How an article renders a concept in a locale: uses that are alike are one kind, in the order of their first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Uses {
    /// The concept, as an index of the glossary.
    pub concept: usize,
    /// The target locale.
    pub locale: String,
    /// The kinds of uses.
    pub kinds: Vec<Kind>,
}

/// Uses that are alike.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kind {
    /// The source's own word for the concept, folded.
    pub variant: String,
    /// How often it stands in the source of one pair.
    pub times: usize,
    /// The names in the target.
    pub names: Vec<Name>,
    /// How many uses there are.
    pub count: usize,
}

/// A name of a concept in a target.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Name {
    /// The glossary's word.
    pub word: String,
    /// Whether it stands in brackets, as the gloss of another one.
    pub glossed: bool,
}

/// Where a use is: the pair within its article, the first place in the source, and each name in the target.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Use {
    /// Number of the pair.
    pub pair: usize,
    /// The term in the source.
    pub source: Span,
    /// The names in the target, in the order of those of its kind.
    pub names: Vec<Span>,
}

/// A kind of uses of an article that departs from what is usual.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Departure {
    /// Number of the [`Uses`] of the article, of the kind among them, and of the name of it that is unusual.
    pub at: (usize, usize, usize),
    /// What it departs from: `article` or `project`.
    pub problem: &'static str,
    /// The usual name.
    pub usual: String,
    /// How many uses have it.
    pub count: usize,
    /// How often each name stands in the project.
    pub counted: String,
}

/// Share of all uses from which a rendering is the usual one of a project, in percent.
const USUAL: usize = 75;

/// The uses of every concept in the pairs of one article, and where those of each kind are, kind after kind.
pub(super) fn uses(readings: &[&Reading<'_>], glossary: &Glossary) -> (Vec<Uses>, Vec<Vec<Vec<Use>>>) {
    type Seen = (Kind, Vec<Use>);
    let mut seen: BTreeMap<(usize, &str), Vec<Seen>> = BTreeMap::new();
    // Rows of a bilingual file come from many texts.
    for (pair, reading) in readings.iter().enumerate().filter(|(_, reading)| reading.pair.format.is_some()) {
        let mut times: BTreeMap<usize, (Span, usize)> = BTreeMap::new();
        for hit in reading.source_hits.iter().filter(|hit| !hit.covered) {
            times.entry(hit.concept).or_insert((hit.span, 0)).1 += 1;
        }
        for (number, (source, times)) in times {
            let Some(concept) = glossary.concept(number).filter(|concept| is_name(concept)) else { continue };
            let (names, spans): (Vec<Name>, Vec<Span>) = names(reading, number, concept).into_iter().unzip();
            if names.is_empty() {
                continue;
            }
            let one = Use { pair, source, names: spans };
            let kind = Kind { variant: fold_to_string(source.of(reading.pair.source)), times, names, count: 1 };
            let kinds = seen.entry((number, reading.pair.target_locale)).or_default();
            let same = |(other, _): &&mut Seen| (&other.variant, other.times, &other.names) == (&kind.variant, times, &kind.names);
            match kinds.iter_mut().find(same) {
                Some((kind, uses)) => {
                    kind.count += 1;
                    uses.push(one);
                }
                None => kinds.push((kind, vec![one])),
            }
        }
    }
    seen.into_iter()
        .map(|((concept, locale), kinds)| {
            let (kinds, places) = kinds.into_iter().unzip();
            (Uses { concept, locale: locale.to_owned(), kinds }, places)
        })
        .unzip()
}

/// For each concept, the uses that depart from the usual rendering: the most frequent one of the article where an
/// article has several, the one of the project where an article differs as a whole and the others agree. Each comes with the
/// number of its article.
pub(super) fn departures(articles: &[&[Uses]], glossary: &Glossary) -> Vec<(usize, Departure)> {
    let mut concepts: BTreeMap<(usize, &str), Vec<(usize, usize)>> = BTreeMap::new();
    for (article, uses) in articles.iter().enumerate() {
        for (number, one) in uses.iter().enumerate() {
            concepts.entry((one.concept, &one.locale)).or_default().push((article, number));
        }
    }
    let concepts: Vec<_> = concepts.into_iter().collect();
    let of = |((number, locale), places): &((usize, &str), Vec<(usize, usize)>)| of_concept(*number, locale, places, articles, glossary);
    concepts.par_iter().map(of).collect::<Vec<_>>().into_iter().flatten().collect()
}

/// The uses of one concept that depart, in the articles and places that name it.
fn of_concept(
    number: usize,
    locale: &str,
    places: &[(usize, usize)],
    articles: &[&[Uses]],
    glossary: &Glossary,
) -> Vec<(usize, Departure)> {
    let mut departures = Vec::new();
    let Some(concept) = glossary.concept(number) else { return departures };
    let kinds = |place: &(usize, usize)| articles.get(place.0).and_then(|uses| uses.get(place.1)).map_or(&[][..], |uses| &uses.kinds);
    let all: Vec<&Kind> = places.iter().flat_map(kinds).collect();
    let names = Names::of(&all);
    // One name alone departs from nothing.
    if names.0.len() < 2 {
        return departures;
    }
    let preferred = concept.preferred(locale);
    let (everywhere, share) = names.usual(&all, preferred);
    let counted = counted(&all);
    for place in places {
        let here: Vec<&Kind> = kinds(place).iter().collect();
        // Across articles only where one rendering is plainly the usual one.
        let expected = if share >= USUAL { everywhere } else { names.usual(&here, preferred).0 };
        let Some(expected) = expected else { continue };
        let agrees = |kind: &&&Kind| kind.names.iter().any(|name| names.are_same(&name.word, expected));
        let plain = |kind: &&Kind| kind.names.iter().all(|name| names.are_same(&name.word, expected));
        if here.iter().all(plain) {
            continue;
        }
        let count = |kinds: &[&Kind]| kinds.iter().filter(agrees).map(|kind| kind.count).sum::<usize>();
        // Departing from this article counts before departing from the others.
        let (problem, count) = match count(&here) {
            0 => ("project", count(&all)),
            count => ("article", count),
        };
        let variants: BTreeSet<&str> = all.iter().filter(agrees).map(|other| other.variant.as_str()).collect();
        for (kind, one) in here.into_iter().enumerate() {
            if let Some(name) = departure(one, &|name| names.are_same(&name.word, expected), &variants) {
                let (at, usual) = ((place.1, kind, name), expected.to_owned());
                departures.push((place.0, Departure { at, problem, usual, count, counted: counted.clone() }));
            }
        }
    }
    departures
}

impl Departure {
    /// The issue of one of its uses: in that text of a source.
    pub(super) fn issue(&self, name: &Name, one: &Use, source: &str) -> Option<Issue> {
        let term = one.source.of(source);
        Some(Issue {
            term: Some(term.to_owned()),
            hints: vec![Hint::new("renderings-counted").with("names", self.counted.as_str())],
            ..Issue::new(Code::TermInconsistent)
                .at(*one.names.get(self.at.2)?)
                .about(one.source)
                .with("problem", self.problem)
                .with("term", term)
                .with("found", name.word.as_str())
                .with("usual", self.usual.as_str())
                .with("count", self.count)
        })
    }
}

/// Whether a concept is held to one name: an enforced noun. Verbs and adjectives follow their sentence.
fn is_name(concept: &Concept) -> bool {
    concept.is_enforced() && matches!(concept.part_of_speech, PartOfSpeech::Noun | PartOfSpeech::ProperNoun)
}

/// The names of a concept in the target of a pair, and where they stand.
fn names(reading: &Reading<'_>, number: usize, concept: &Concept) -> Vec<(Name, Span)> {
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
            (!is_acronym(&word)).then_some((Name { word, glossed }, hit.span))
        })
        .collect()
}

/// The number of the name of a use that is not the expected one, if the use departs from it. It does not where the source
/// itself has another word for the term, one that never gets the expected name.
fn departure(one: &Kind, is_expected: &dyn Fn(&Name) -> bool, variants: &BTreeSet<&str>) -> Option<usize> {
    let mut numbered = one.names.iter().enumerate();
    if one.names.iter().any(is_expected) {
        // Both names in one sentence: a gloss, unless the source says its word as often.
        let plain: Vec<(usize, &Name)> = numbered.filter(|(_, name)| !name.glossed).collect();
        let both = one.times > 1 && plain.len() > 1 && plain.len() <= one.times;
        let other = plain.into_iter().find(|(_, name)| !is_expected(name));
        return other.filter(|_| both).map(|(number, _)| number);
    }
    let comparable = variants.iter().any(|other| other.contains(&one.variant) || one.variant.contains(other));
    numbered.find(|(_, name)| comparable && !is_expected(name)).map(|(number, _)| number)
}

/// How many uses have each name, the most frequent first: `conditioned medium (41), secretome (2)`.
fn counted(kinds: &[&Kind]) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for kind in kinds {
        let words: BTreeSet<&str> = kind.names.iter().map(|name| name.word.as_str()).collect();
        words.into_iter().for_each(|word| *counts.entry(word).or_default() += kind.count);
    }
    let mut counts: Vec<(&str, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(word, count)| (std::cmp::Reverse(*count), *word));
    counts.iter().map(|(word, count)| format!("{word} ({count})")).collect::<Vec<_>>().join(", ")
}

/// The names of a concept in a locale, with their words for comparison, and which of them are one.
struct Names<'k>(BTreeMap<&'k str, (Vec<String>, BTreeSet<&'k str>)>);

impl<'k> Names<'k> {
    fn of(kinds: &[&'k Kind]) -> Self {
        let words: BTreeSet<&str> = kinds.iter().flat_map(|kind| &kind.names).map(|name| name.word.as_str()).collect();
        let parted: Vec<(&str, Vec<String>)> = words.into_iter().map(|word| (word, parts(word))).collect();
        let alike = |(word, own): &(&'k str, Vec<String>)| {
            parted.iter().filter(|(other, parts)| are_same((word, own), (other, parts))).map(|(other, _)| *other).collect()
        };
        Names(parted.iter().map(|one| (one.0, (one.1.clone(), alike(one)))).collect())
    }

    fn are_same(&self, a: &str, b: &str) -> bool {
        self.0.get(a).is_some_and(|(_, alike)| alike.contains(b))
    }

    /// The most frequent name (the preferred one where several are, else the first used) and the share of uses that have
    /// it in percent.
    fn usual(&self, kinds: &[&'k Kind], preferred: &str) -> (Option<&'k str>, usize) {
        let mut counts: Vec<(&str, usize)> = Vec::new();
        for (name, times) in kinds.iter().flat_map(|kind| kind.names.iter().map(|name| (name, kind.count))) {
            match counts.iter_mut().find(|(known, _)| *known == name.word) {
                Some((_, count)) => *count += times,
                None => counts.push((&name.word, times)),
            }
        }
        let mut best: Option<(&str, usize)> = None;
        for (name, _) in &counts {
            let count: usize = counts.iter().filter(|(other, _)| self.are_same(other, name)).map(|(_, count)| count).sum();
            let better = best.is_none_or(|(word, most)| count > most || (count == most && *name == preferred && word != preferred));
            if better {
                best = Some((name, count));
            }
        }
        let total: usize = kinds.iter().map(|kind| kind.count).sum();
        best.map_or((None, 0), |(name, count)| (Some(name), 100 * count.min(total) / total.max(1)))
    }
}

/// Whether two names are one: equal, one the other shortened, or derived from it (inflammation, inflammatory response).
fn are_same((a, a_parts): (&str, &[String]), (b, b_parts): (&str, &[String])) -> bool {
    let (short, long) = if a_parts.len() <= b_parts.len() { (a_parts, b_parts) } else { (b_parts, a_parts) };
    let within = |part: &String| long.iter().any(|other| are_family(part, other));
    let spaceless = |word: &str, parts: &[String]| !word.is_ascii() && parts.len() == 1;
    a == b || short.iter().all(within) || spaceless(a, a_parts) && spaceless(b, b_parts) && (a.contains(b) || b.contains(a))
}

/// An acronym stands for any of the words it abbreviates.
fn is_acronym(rendering: &str) -> bool {
    rendering.chars().filter(|c| c.is_uppercase()).count() >= 2 && !rendering.contains(' ')
}
