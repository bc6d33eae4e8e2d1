//! source-orthography: the Japanese source writes one word in one way (表記ゆれ). Every pair is read for spellings that
//! belong to a family; an article that has several of one family is told once, at the rarer one, with the counts; an
//! article that departs as a whole from the rest of the project is told too. A spelling the glossary forbids is told
//! whatever else the article has. Which spelling is right is the glossary's and the author's to say.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::pair::{Issue, Reading};
use super::variants::{Variant, variants, variants_of};
use crate::finding::Code;
use crate::glossary::Form;
use crate::text::{Lang, Span};

/// Share of all uses in a project from which a spelling is the usual one, in percent, and the uses it needs.
const USUAL: usize = 75;
const ENOUGH: usize = 3;

/// A spelling in an article: how often it is used, and where first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spelling {
    /// What the spellings of a word have in common.
    pub family: String,
    /// How it is spelled.
    pub spelling: String,
    /// How often.
    pub count: usize,
    /// Number of the first pair within its article.
    pub pair: usize,
    /// Its place in the source of that pair.
    pub span: Span,
}

/// A word of the source that the glossary forbids, where it stands first in its article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Forbidden {
    /// Number of the pair within its article.
    pub pair: usize,
    /// Its place in the source of that pair.
    pub span: Span,
    /// The word.
    pub found: String,
    /// The right one.
    pub usual: String,
}

/// A spelling of an article that departs from another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Oddity {
    /// Number of the [`Spelling`] of the article.
    pub at: usize,
    /// What it departs from: `article` or `project`.
    pub problem: &'static str,
    /// The usual spelling.
    pub usual: String,
    /// How often that one is used.
    pub count: usize,
}

/// The spellings of the pairs of one article, by family and spelling.
pub(super) fn spellings(readings: &[&Reading<'_>]) -> Vec<Spelling> {
    // A source with several targets is one source.
    let Some(locale) = readings.first().map(|reading| reading.pair.target_locale) else { return Vec::new() };
    // Rows of a bilingual file come from many texts.
    let counts =
        |reading: &Reading<'_>| reading.source_lang == Lang::Ja && reading.pair.target_locale == locale && reading.pair.format.is_some();
    let seen: Vec<Vec<Variant>> =
        readings.par_iter().map(|reading| if counts(reading) { variants(reading.pair.source) } else { Vec::new() }).collect();
    gathered(seen)
}

/// The spellings of some families in the sources of one article.
pub fn spellings_of<'s>(sources: impl Iterator<Item = &'s str>, families: &BTreeSet<&str>) -> Vec<Spelling> {
    gathered(sources.map(|source| variants_of(source, families)).collect())
}

/// What was seen in each source, by family and spelling.
fn gathered(seen: Vec<Vec<Variant>>) -> Vec<Spelling> {
    let mut spellings: BTreeMap<(String, String), Spelling> = BTreeMap::new();
    for (pair, found) in seen.into_iter().enumerate() {
        for Variant { family, spelling, span } in found {
            let first = || Spelling { family: family.clone(), spelling: spelling.clone(), count: 0, pair, span };
            spellings.entry((family.clone(), spelling.clone())).or_insert_with(first).count += 1;
        }
    }
    spellings.into_values().collect()
}

/// What departs, over all articles; each comes with the number of its article.
pub(super) fn oddities(articles: &[&[Spelling]]) -> Vec<(usize, Oddity)> {
    let mut project: BTreeMap<&str, BTreeMap<&str, usize>> = BTreeMap::new();
    for one in articles.iter().copied().flatten() {
        *project.entry(&one.family).or_default().entry(&one.spelling).or_default() += one.count;
    }
    let mut oddities = Vec::new();
    for (article, all) in articles.iter().enumerate() {
        let mut number = 0;
        for spellings in all.chunk_by(|a, b| a.family == b.family) {
            let first = number;
            number += spellings.len();
            let odd =
                |at: usize, problem, usual: &str, count| (article, Oddity { at: first + at, problem, usual: usual.to_owned(), count });
            // The first used of two that are as frequent is the usual one.
            let rank = |one: &Spelling| (one.count, std::cmp::Reverse((one.pair, one.span.start)));
            let Some(most) = spellings.iter().max_by_key(|one| rank(one)) else { continue };
            let others = spellings.iter().enumerate().filter(|(_, one)| one.spelling != most.spelling);
            oddities.extend(others.map(|(at, _)| odd(at, "article", &most.spelling, most.count)));
            let everywhere = project.get(most.family.as_str()).into_iter().flatten();
            let total: usize = everywhere.clone().map(|(_, count)| count).sum();
            if let Some((other, count)) = everywhere.max_by_key(|(_, count)| **count)
                && spellings.len() == 1
                && *other != most.spelling
                && 100 * count >= USUAL * total
                && *count >= ENOUGH
            {
                oddities.push(odd(0, "project", other, *count));
            }
        }
    }
    oddities
}

impl Oddity {
    /// The issue of the spelling it is about.
    pub(super) fn issue(&self, one: &Spelling) -> Issue {
        let issue = Issue::new(Code::SourceOrthography).at_source(Some(one.span));
        let issue = issue.with("problem", self.problem).with("found", one.spelling.as_str());
        issue.with("found_count", one.count).with("usual", self.usual.as_str()).with("count", self.count)
    }
}

/// Words of the source that the glossary forbids, once in the article.
pub(super) fn forbidden(readings: &[&Reading<'_>]) -> Vec<Forbidden> {
    let mut first: BTreeMap<(usize, &str), Forbidden> = BTreeMap::new();
    for (number, reading) in readings.iter().enumerate() {
        for hit in reading.source_hits.iter().filter(|hit| hit.form == Form::Forbidden && !hit.covered) {
            let Some(concept) = reading.glossary.concept(hit.concept).filter(|_| reading.source_lang == Lang::Ja) else { continue };
            let found = hit.span.of(reading.pair.source);
            first.entry((hit.concept, found)).or_insert_with(|| {
                let usual = concept.preferred(reading.pair.source_locale).to_owned();
                Forbidden { pair: number, span: hit.span, found: found.to_owned(), usual }
            });
        }
    }
    first.into_values().collect()
}

impl Forbidden {
    pub(super) fn issue(&self) -> Issue {
        let issue = Issue::new(Code::SourceOrthography).at_source(Some(self.span)).with("problem", "forbidden");
        let issue = issue.with("found", self.found.as_str()).with("usual", self.usual.as_str());
        Issue { term: Some(self.found.clone()), ..issue }
    }
}
