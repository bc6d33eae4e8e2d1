//! source-orthography: the Japanese source writes one word in one way (表記ゆれ). Every pair is read for spellings that
//! belong to a family; an article that has several of one family is told once, at the rarer one, with the counts; an
//! article that departs as a whole from the rest of the project is told too. A spelling the glossary forbids is told
//! whatever else the article has. Which spelling is right is the glossary's and the author's to say.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::pair::{Issue, Reading};
use super::variants::{Variant, variants};
use crate::finding::Code;
use crate::glossary::Form;
use crate::text::{Lang, Span};

/// Share of all uses in a project from which a spelling is the usual one, in percent, and the uses it needs.
const USUAL: usize = 75;
const ENOUGH: usize = 3;

/// The uses of one spelling: how many, and the first.
#[derive(Clone, Copy)]
struct Uses {
    count: usize,
    pair: usize,
    span: Span,
}

/// Spellings of one family, with their uses.
type Spellings<'v> = BTreeMap<&'v str, Uses>;

/// What departs, over all pairs.
pub(super) fn across(readings: &[Reading<'_>]) -> Vec<(usize, Issue)> {
    // A source with several targets is one source.
    let Some(locale) = readings.first().map(|reading| reading.pair.target_locale) else { return Vec::new() };
    // Rows of a bilingual file come from many texts.
    let counts =
        |reading: &&Reading<'_>| reading.source_lang == Lang::Ja && reading.pair.target_locale == locale && reading.pair.format.is_some();
    let seen: Vec<Vec<Variant>> =
        readings.par_iter().map(|reading| if counts(&reading) { variants(reading.pair.source) } else { Vec::new() }).collect();
    let mut articles: BTreeMap<(&str, &str), Spellings<'_>> = BTreeMap::new();
    let mut project: BTreeMap<&str, BTreeMap<&str, usize>> = BTreeMap::new();
    for (pair, (reading, found)) in readings.iter().zip(&seen).enumerate() {
        for variant in found {
            let spellings = articles.entry((reading.pair.article, &variant.family)).or_default();
            let uses = spellings.entry(&variant.spelling).or_insert(Uses { count: 0, pair, span: variant.span });
            uses.count += 1;
            *project.entry(&variant.family).or_default().entry(&variant.spelling).or_default() += 1;
        }
    }
    let mut issues = forbidden(readings);
    for ((_, family), spellings) in &articles {
        // The first used of two that are as frequent is the usual one.
        let rank = |uses: &Uses| (uses.count, std::cmp::Reverse((uses.pair, uses.span.start)));
        let Some((usual, most)) = spellings.iter().max_by_key(|(_, uses)| rank(uses)) else { continue };
        let others = spellings.iter().filter(|(spelling, _)| *spelling != usual);
        issues.extend(others.map(|(found, uses)| issue("article", found, uses, usual, most.count)));
        let everywhere = project.get(family).into_iter().flatten();
        let total: usize = everywhere.clone().map(|(_, count)| count).sum();
        if let Some((other, count)) = everywhere.max_by_key(|(_, count)| **count)
            && spellings.len() == 1
            && other != usual
            && 100 * count >= USUAL * total
            && *count >= ENOUGH
        {
            issues.push(issue("project", usual, most, other, *count));
        }
    }
    issues
}

fn issue(problem: &'static str, found: &str, uses: &Uses, usual: &str, count: usize) -> (usize, Issue) {
    let issue = Issue::new(Code::SourceOrthography).at_source(Some(uses.span)).with("problem", problem).with("found", found);
    (uses.pair, issue.with("found_count", uses.count).with("usual", usual).with("count", count))
}

/// Words of the source that the glossary forbids, once in each article.
fn forbidden(readings: &[Reading<'_>]) -> Vec<(usize, Issue)> {
    let mut first: BTreeMap<(&str, usize, &str), (usize, Issue)> = BTreeMap::new();
    for (number, reading) in readings.iter().enumerate() {
        for hit in reading.source_hits.iter().filter(|hit| hit.form == Form::Forbidden && !hit.covered) {
            let Some(concept) = reading.glossary.concept(hit.concept).filter(|_| reading.source_lang == Lang::Ja) else { continue };
            let (pair, found) = (reading.pair, hit.span.of(reading.pair.source));
            first.entry((pair.article, hit.concept, found)).or_insert_with(|| {
                let issue = Issue::new(Code::SourceOrthography).at_source(Some(hit.span)).with("problem", "forbidden");
                let usual = concept.preferred(pair.source_locale);
                (number, Issue { term: Some(found.to_owned()), ..issue.with("found", found).with("usual", usual) })
            });
        }
    }
    first.into_values().collect()
}
