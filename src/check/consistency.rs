//! term-inconsistent: one term, one rendering, within an article and across articles. Inflected forms, the plural
//! and the abbreviation of a word are the same rendering; only another admitted word is a different one.

use std::collections::BTreeMap;

use super::pair::{Issue, Reading};
use super::rendering::renderings;
use crate::finding::Code;
use crate::glossary::{Form, Glossary, Hit};
use crate::text::Span;

/// A use of a concept: the pair, the rendering's name (the glossary's word), the hits on both sides.
struct Use<'r> {
    pair: usize,
    article: &'r str,
    rendering: String,
    source: Span,
    target: Hit,
}

/// Share of all uses from which a rendering is the usual one of a project, in percent.
const USUAL: usize = 75;

/// For each concept, the uses that depart from the usual rendering: the most frequent one of the article where an
/// article has several, the one of the project where an article differs as a whole and the others agree.
pub(super) fn across(readings: &[Reading<'_>], glossary: &Glossary) -> Vec<(usize, Issue)> {
    let mut uses: BTreeMap<(usize, &str), Vec<Use<'_>>> = BTreeMap::new();
    for (pair, reading) in readings.iter().enumerate() {
        for one in renderings(reading) {
            let enforced = glossary.concept(one.concept).is_some_and(|concept| concept.is_enforced());
            if let (Some(target), Some(rendering), true) = (one.target, one.word, enforced)
                && target.form != Form::Forbidden
                && !is_acronym(&rendering)
            {
                let key = (one.concept, reading.pair.target_locale);
                uses.entry(key).or_default().push(Use { pair, article: reading.pair.article, rendering, source: one.source.span, target });
            }
        }
    }
    let mut issues = Vec::new();
    for ((number, locale), all) in uses {
        let Some(concept) = glossary.concept(number) else { continue };
        let preferred = concept.preferred(locale);
        let mut by_article: BTreeMap<&str, Vec<&Use<'_>>> = BTreeMap::new();
        for one in &all {
            by_article.entry(one.article).or_default().push(one);
        }
        let (everywhere, share) = usual(all.iter(), preferred);
        for uses in by_article.into_values() {
            let (here, _) = usual(uses.iter().copied(), preferred);
            // Across articles only where one rendering is plainly the usual one.
            let expected = if share >= USUAL { &everywhere } else { &here };
            let count = |uses: &mut dyn Iterator<Item = &Use<'_>>| uses.filter(|one| one.rendering == *expected).count();
            // Departing from this article counts before departing from the others.
            let (problem, count) = match count(&mut uses.iter().copied()) {
                0 => ("project", count(&mut all.iter())),
                here => ("article", here),
            };
            for one in uses.iter().filter(|one| one.rendering != *expected) {
                let Some(reading) = readings.get(one.pair) else { continue };
                let term = one.source.of(reading.pair.source);
                issues.push((
                    one.pair,
                    Issue {
                        term: Some(term.to_owned()),
                        ..Issue::new(Code::TermInconsistent)
                            .at(one.target.span)
                            .about(one.source)
                            .with("term", term)
                            .with("found", one.rendering.as_str())
                            .with("usual", expected.as_str())
                            .with("problem", problem)
                            .with("count", count)
                    },
                ));
            }
        }
    }
    issues
}

/// The most frequent rendering (the preferred one where several are) and its share in percent.
fn usual<'u>(uses: impl Iterator<Item = &'u Use<'u>>, preferred: &str) -> (String, usize) {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut total = 0usize;
    for one in uses {
        *counts.entry(&one.rendering).or_default() += 1;
        total += 1;
    }
    let best = counts.iter().max_by_key(|(rendering, count)| (**count, **rendering == preferred, std::cmp::Reverse(**rendering)));
    best.map_or((String::new(), 0), |(rendering, count)| ((*rendering).to_owned(), 100 * count / total.max(1)))
}

/// An acronym stands for any of the words it abbreviates.
fn is_acronym(rendering: &str) -> bool {
    rendering.chars().filter(|c| c.is_uppercase()).count() >= 2 && !rendering.contains(' ')
}
