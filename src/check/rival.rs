//! What else in the source a derived word of the target may answer: another loan word of the same root (サンプラー beside
//! サンプリング), or a longer term that has this one in its name (再生医療 beside 再生). Such a word does not answer the
//! term as well.

use std::collections::{BTreeMap, BTreeSet};

use super::pair::Reading;
use super::rendering::widest;
use crate::glossary::Form;
use crate::text::{Script, Span, script};

/// Letters of katakana that two words of one root share, at least.
const ROOT: usize = 3;

/// How many other loan words of the source may have its root, where a term is one.
pub(super) fn loans(reading: &Reading<'_>, concept: usize) -> usize {
    let source = reading.pair.source;
    let Some(hit) = reading.source_hits.iter().find(|hit| hit.concept == concept && !hit.covered) else { return 0 };
    let term = hit.span.of(source);
    if !term.chars().all(is_katakana) {
        return 0;
    }
    let length = term.chars().count();
    let words = source.split(|c: char| !is_katakana(c)).filter(|word| !word.is_empty());
    words
        .filter(|word| {
            let shared = word.chars().zip(term.chars()).take_while(|(a, b)| a == b).count();
            // A spelling or a compound of the term itself shares all of it.
            shared >= ROOT && shared < length && 2 * shared >= length.max(word.chars().count()) && bare(word) != bare(term)
        })
        .count()
}

/// Where the target names longer terms of the source that have this one in their names, each as often as the source does:
/// what stands there once more may be the term, made plain.
pub(super) fn taken(reading: &Reading<'_>, concept: usize) -> Vec<Span> {
    let source = reading.pair.source;
    let own: BTreeSet<&str> =
        reading.source_hits.iter().filter(|hit| hit.concept == concept && !hit.covered).map(|hit| hit.span.of(source)).collect();
    let is_longer = |name: &str| own.iter().any(|term| name.len() > term.len() && name.contains(term));
    let others = reading.source_hits.iter().filter(|hit| hit.concept != concept && is_longer(hit.span.of(source)));
    let mut often: BTreeMap<usize, usize> = BTreeMap::new();
    others.for_each(|hit| *often.entry(hit.concept).or_default() += 1);
    let mut taken: Vec<Span> = Vec::new();
    for (other, times) in often {
        let named = widest(reading.target_hits.iter().filter(|hit| hit.form != Form::Forbidden && hit.concept == other));
        taken.extend(named.into_iter().take(times).map(|hit| hit.span));
    }
    taken.sort_unstable();
    taken
}

fn is_katakana(c: char) -> bool {
    script(c) == Script::Katakana || c == 'ー'
}

fn bare(word: &str) -> &str {
    word.trim_end_matches('ー')
}
