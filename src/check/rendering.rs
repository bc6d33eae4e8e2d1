//! How the terms of a pair are rendered: the glossary's word for each, or none.

use super::pair::Reading;
use crate::glossary::{Concept, Form, Hit};
use crate::language::lemma;
use crate::text::fold_to_string;

/// A term of a source and what stands for it in the target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendering {
    /// The concept, as an index of the glossary.
    pub concept: usize,
    /// The hit in the source.
    pub source: Hit,
    /// The hit in the target that renders it, if any is known.
    pub target: Option<Hit>,
    /// The glossary's word for what stands in the target: inflected forms, plural and spelling variants are the word they belong to.
    pub word: Option<String>,
}

impl Rendering {
    /// Whether what stands in the target is forbidden.
    pub fn is_forbidden(&self) -> bool {
        self.target.is_some_and(|hit| hit.form == Form::Forbidden)
    }
}

/// One rendering a concept that the source has and no longer term covers: a name before a derived form, the
/// preferred name before an admitted one, the longer before the shorter, and a forbidden one last.
pub(super) fn renderings(reading: &Reading<'_>) -> Vec<Rendering> {
    let mut found: Vec<Rendering> = Vec::new();
    for source in reading.source_hits.iter().filter(|hit| !hit.covered) {
        if found.iter().any(|other| other.concept == source.concept) {
            continue;
        }
        let Some(concept) = reading.glossary.concept(source.concept) else { continue };
        let order = |hit: &&Hit| (hit.form == Form::Forbidden, hit.derived, hit.form, std::cmp::Reverse(hit.span.len()));
        let own = reading.target_hits.iter().filter(|hit| hit.concept == source.concept);
        let target = widest(own).into_iter().min_by_key(order).copied();
        let word = target.and_then(|hit| named(concept, reading, &hit).or_else(|| word(concept, reading, &hit)));
        found.push(Rendering { concept: source.concept, source: *source, target, word });
    }
    found
}

/// Of the hits of one concept, those that lie in no longer one: "conditioned medium" says nothing where it is part of
/// "stem cell conditioned medium".
pub(super) fn widest<'r>(hits: impl Iterator<Item = &'r Hit>) -> Vec<&'r Hit> {
    let hits: Vec<&Hit> = hits.collect();
    hits.iter().filter(|hit| !hits.iter().any(|other| other.span != hit.span && other.span.contains(hit.span))).copied().collect()
}

/// The word of a concept that stands in a hit as it is, but for hyphens, spaces and number: an admitted one too where it is
/// listed among the forms of the preferred one.
fn named(concept: &Concept, reading: &Reading<'_>, hit: &Hit) -> Option<String> {
    let side = concept.side(reading.pair.target_locale)?;
    let words: Vec<&str> = match hit.form {
        Form::Forbidden => side.forbidden.iter().map(|word| word.text.as_str()).collect(),
        _ => std::iter::once(&side.preferred).chain(&side.admitted).chain(&side.abbreviation).map(|word| word.text.as_str()).collect(),
    };
    let found = hit.span.of(reading.pair.target);
    let closed = |text: &str| fold_to_string(text).chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let (whole, single) = (closed(found), singular(found));
    let first = |is: &dyn Fn(&str) -> bool| words.iter().find(|word| is(word)).map(|word| (*word).to_owned());
    first(&|word| word == found).or_else(|| first(&|word| closed(word) == whole)).or_else(|| first(&|word| singular(word) == single))
}

/// A text without what a hyphen, a space or the number of a noun makes of it.
fn singular(text: &str) -> String {
    let text = fold_to_string(text);
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(|word| if word.is_ascii() { lemma(word) } else { word.to_owned() }).collect()
}

/// The glossary's word behind a hit.
pub(super) fn word(concept: &Concept, reading: &Reading<'_>, hit: &Hit) -> Option<String> {
    let side = concept.side(reading.pair.target_locale)?;
    let words = match hit.form {
        Form::Preferred => return Some(side.preferred.text.clone()),
        Form::Admitted => side.admitted.iter().chain(&side.abbreviation).collect::<Vec<_>>(),
        Form::Forbidden => side.forbidden.iter().collect(),
    };
    let found = hit.span.of(reading.pair.target);
    let folded = fold_to_string(found);
    // The longest common beginning tells cells from cell, and media from medium; a hyphen is a space.
    let signs = |text: &str| text.chars().map(|c| if c == '-' { ' ' } else { c }).collect::<Vec<char>>();
    let own = signs(&folded);
    let shared = |word: &str| own.iter().zip(signs(&fold_to_string(word))).take_while(|(a, b)| **a == *b).count();
    words.into_iter().max_by_key(|word| (shared(&word.text), std::cmp::Reverse(word.text.len()))).map(|word| word.text.clone())
}
