//! Search for words in both languages of the memory. In goes what a person typed; out come the pairs that hold it in
//! comparison form, with the bytes of every place.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::{IntoParallelIterator, ParallelIterator};

use super::lookup::Memory;
use super::record::{Origin, State};
use super::shelf::Shelf;
use crate::text::{Script, Span, collapse, fold, fold_to_string, script};

/// A pair that holds the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The source text.
    pub source: String,
    /// Its translation.
    pub target: String,
    /// Where the text stands in the source, in order.
    pub in_source: Vec<Span>,
    /// Where it stands in the translation, in order.
    pub in_target: Vec<Span>,
    /// Where the pair is.
    pub origin: Origin,
    /// How far it can be trusted.
    pub state: State,
}

/// What is searched for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Needle {
    words: Vec<Word>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Word {
    form: String,
    /// A part of it that every text with the word has as it stands.
    sign: Option<String>,
}

impl Needle {
    /// A text as one phrase, however it is spelled.
    pub fn phrase(text: &str) -> Needle {
        let form = fold_to_string(&collapse(text));
        Needle { words: Some(form).filter(|form| !form.is_empty()).map(Word::new).into_iter().collect() }
    }

    /// The words of a text, between blanks, in any order; all of them must stand in one language.
    pub fn words(text: &str) -> Needle {
        Needle { words: text.split_whitespace().map(fold_to_string).filter(|form| !form.is_empty()).map(Word::new).collect() }
    }

    /// Every place of every word, if all of them are there.
    fn places(&self, text: &str) -> Vec<Span> {
        if self.words.iter().any(|word| word.sign.as_deref().is_some_and(|sign| !text.contains(sign))) {
            return Vec::new();
        }
        let folded = fold(text);
        let mut places = Vec::new();
        for word in &self.words {
            let before = places.len();
            let found = folded.as_str().match_indices(&word.form);
            places.extend(found.map(|(at, _)| folded.source(Span::new(at, at + word.form.len()))));
            if places.len() == before {
                return Vec::new();
            }
        }
        places.sort_unstable_by_key(|span: &Span| (span.start, span.end));
        places
    }
}

impl Word {
    fn new(form: String) -> Word {
        // A kanji is folded by nobody but compatibility characters, which are not in texts of normal form.
        let plain = |c: char| script(c) == Script::Han && fold_to_string(c.encode_utf8(&mut [0; 4])).chars().eq([c]);
        let sign = form.split(|c| !plain(c)).max_by_key(|part| part.len()).filter(|part| !part.is_empty()).map(str::to_owned);
        Word { form, sign }
    }
}

impl Memory {
    /// The first `top` pairs that hold a text as one phrase, then those that hold all of its words.
    pub fn search(&self, text: &str, top: usize) -> Vec<Hit> {
        let (phrase, words) = (Needle::phrase(text), Needle::words(text));
        let mut hits = self.concordance(&phrase, top);
        if hits.len() < top && words.words.len() > 1 {
            let known: BTreeSet<(String, String)> = hits.iter().map(|hit| (hit.source.clone(), hit.target.clone())).collect();
            let more = self.concordance(&words, top).into_iter().filter(|hit| !known.contains(&(hit.source.clone(), hit.target.clone())));
            hits.extend(more.take(top - known.len()));
        }
        hits
    }

    /// The first `top` pairs that hold what is searched for in either language, however it is spelled: those with the
    /// shortest text around it first, then the more trusted. Of equal pairs one is shown.
    pub fn concordance(&self, needle: &Needle, top: usize) -> Vec<Hit> {
        if needle.words.is_empty() || top == 0 {
            return Vec::new();
        }
        let mut best: BTreeMap<(usize, String, String), Hit> = BTreeMap::new();
        for hit in self.shelves.iter().flat_map(|shelf| hits(shelf, needle)) {
            let around = if hit.in_source.is_empty() { hit.target.len() } else { hit.source.len() };
            match best.entry((around, hit.source.clone(), hit.target.clone())) {
                Entry::Occupied(mut kept) => {
                    if (hit.state, &hit.origin) < (kept.get().state, &kept.get().origin) {
                        kept.insert(hit);
                    }
                }
                Entry::Vacant(place) => {
                    place.insert(hit);
                }
            }
        }
        best.into_values().take(top).collect()
    }
}

fn hits(shelf: &Shelf, needle: &Needle) -> Vec<Hit> {
    let corpus = shelf.corpus();
    let of_text = |number: usize| {
        let text = corpus.text(number);
        let in_text = needle.places(text);
        let pairs = shelf.pairs_of(number).filter_map(|pair| corpus.pair(pair));
        let hits = pairs.filter_map(|pair| {
            let in_target = needle.places(pair.target);
            if in_text.is_empty() && in_target.is_empty() {
                return None;
            }
            let in_source = pair.source.map_or_else(|| in_text.clone(), |source| needle.places(source));
            let record = corpus.record(number, &pair);
            let (source, target, origin, state) = (record.source, record.target, record.origin, record.state);
            Some(Hit { source, target, in_source, in_target, origin, state })
        });
        hits.collect::<Vec<_>>()
    };
    (0..corpus.text_count()).into_par_iter().flat_map_iter(of_text).collect()
}
