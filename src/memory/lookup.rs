//! The memory. In go corpora of pairs; out come, for a text and what stands around it, the translations of the texts most
//! like it, best first, each with its score and the reasons. Every match is a pair that exists; of its translation only
//! numbers and terms are replaced, and that is said.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::builder::around;
use super::corpus::{self, Candidate, Corpus, Pair};
use super::record::{Origin, Record, State};
use super::repair::Mended;
use super::score::{Breach, Difference, Match, NoRules, Note, Rules, penalised, repaired, score};
use super::shelf::Shelf;
use super::variant::gathered;
use crate::text::{fold_to_string, nfc};

/// What is looked up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Query<'a> {
    /// The text.
    pub text: &'a str,
    /// The source text before it.
    pub previous: Option<&'a str>,
    /// The source text after it.
    pub next: Option<&'a str>,
    /// The article it stands in; its pairs come first among equals.
    pub article: Option<&'a str>,
    /// Full name of the unit asked for (`columns/a.md#s-4mzq7c2k1x`), which is no match for itself.
    pub exclude_unit: Option<&'a str>,
}

impl<'a> Query<'a> {
    /// A text without surroundings.
    pub fn new(text: &'a str) -> Self {
        Query { text, ..Query::default() }
    }
}

/// Pairs, ready to be searched.
#[derive(Clone)]
pub struct Memory {
    pub(super) shelves: Vec<Shelf>,
    pub(super) rules: Arc<dyn Rules>,
}

impl Memory {
    /// A memory of these records, in any order; those with an empty side are left out, and what is said twice is kept
    /// once.
    pub fn new<'r>(records: impl IntoIterator<Item = &'r Record>) -> Self {
        Memory::of(vec![Corpus::of(records).into()])
    }

    /// A memory of corpora.
    pub fn of(shelves: Vec<Shelf>) -> Self {
        Memory { shelves, rules: Arc::new(NoRules) }
    }

    /// The memory with rules for what differs between two texts of its source language.
    pub fn with_rules(mut self, rules: Arc<dyn Rules>) -> Self {
        self.rules = rules;
        self
    }

    /// Every pair. What stood around it is not known any more.
    pub fn records(&self) -> impl Iterator<Item = Record> + '_ {
        self.shelves.iter().flat_map(|shelf| {
            let corpus = shelf.corpus();
            let pairs = (0..corpus.text_count()).flat_map(|text| shelf.pairs_of(text).map(move |pair| (text, pair)));
            pairs.filter_map(|(text, pair)| Some(corpus.record(text, &corpus.pair(pair)?)))
        })
    }

    /// The pairs whose source is equal to a text in comparison form, the most trusted first.
    pub fn exact(&self, text: &str) -> Vec<Record> {
        let form = fold_to_string(&nfc(text));
        let of_shelf = |shelf: &Shelf| -> Vec<Record> {
            let corpus = shelf.corpus();
            let texts = corpus.find_form(&form).into_iter();
            let pairs = texts.flat_map(|text| shelf.pairs_of(text).map(move |pair| (text, pair)));
            pairs.filter_map(|(text, pair)| Some(corpus.record(text, &corpus.pair(pair)?))).collect()
        };
        let mut found: Vec<Record> = self.shelves.iter().flat_map(of_shelf).collect();
        found.sort_by(|a, b| (a.state, &a.source, &a.target, &a.origin).cmp(&(b.state, &b.source, &b.target, &b.origin)));
        found
    }

    /// The matches that score at least `min` (at least 1) of the `top` best texts: what a comparison with every pair would
    /// give.
    ///
    /// Ordered by score (in context before identical); then pairs of the same article first; then the newest (confirmed
    /// units of the project, then by the date of the file, then without one); then reviewed before translated before
    /// draft before replaced; then by the likeness behind the point; then by text. Of equal pairs the best is kept. The different translations of one text stand
    /// together behind the best of them and count as one, so that one sentence translated in five ways leaves room for
    /// four others; of them, too, the `top` best are there.
    pub fn lookup(&self, query: &Query<'_>, top: usize, min: u8) -> Vec<Match> {
        let text = nfc(query.text);
        let min = min.max(1);
        if text.is_empty() || top == 0 {
            return Vec::new();
        }
        let mut found: Vec<(Rank<'_>, Match)> = Vec::new();
        let mut counts = [0usize; 102];
        for near in self.near(&corpus::Query::new(&text), min).chunk_by(|a, b| (a.bound(), a.text) == (b.bound(), b.text)) {
            // No later match can score more than this one's bound, so enough above it is enough.
            let bound = near.first().map_or(0, Near::bound);
            if counts.iter().skip(usize::from(bound) + 1).sum::<usize>() >= top {
                break;
            }
            let matches = self.matches(query, &text, near, min);
            // Translations of one text count as one.
            let best = matches.iter().map(|(_, found)| found.score).max();
            if let Some(count) = best.and_then(|best| counts.get_mut(usize::from(best))) {
                *count += 1;
            }
            found.extend(matches);
        }
        found.sort_by(|a, b| a.0.cmp(&b.0));
        gathered(found.into_iter().map(|(_, found)| found), top)
    }

    /// The best match that scores at least `min`: what [`Memory::lookup`] with `top` 1 gives, sooner where it is a good
    /// one. Low limits are what costs.
    pub fn best(&self, query: &Query<'_>, min: u8) -> Option<Match> {
        let steps = [85, 70].into_iter().filter(|&step| step > min).chain([min]);
        steps.filter_map(|step| self.lookup(query, 1, step).into_iter().next()).next()
    }

    /// The texts that may score `min`, highest bound first, equal ones together.
    fn near(&self, query: &corpus::Query<'_>, min: u8) -> Vec<Near<'_>> {
        let form = fold_to_string(query.text);
        let mut near: Vec<Near<'_>> = Vec::new();
        for shelf in &self.shelves {
            let corpus = shelf.corpus();
            let mut known: Vec<usize> = Vec::new();
            let mut put = |found: Candidate, like| {
                let Candidate { text: number, raw, off } = found;
                known.push(number);
                near.push(Near { shelf, number, text: corpus.text(number), raw, off, like });
            };
            let identical = corpus.find(query.text);
            identical.into_iter().for_each(|text| put(Candidate { text, raw: 100, off: 0 }, Like::Identical));
            for text in corpus.find_form(&form).into_iter().filter(|text| Some(*text) != identical) {
                put(query.compared(text, corpus.text(text)), Like::Folded);
            }
            for found in corpus.candidates(query, min).into_iter().filter(|found| !known.contains(&found.text)) {
                let Candidate { text: number, raw, off } = found;
                near.push(Near { shelf, number, text: corpus.text(number), raw, off, like: Like::Similar });
            }
        }
        near.sort_by_key(|near| (Reverse(near.bound()), near.text));
        near
    }

    /// The matches of one text, one for each translation.
    fn matches<'a>(&'a self, query: &Query<'_>, text: &str, same: &[Near<'a>], min: u8) -> Vec<(Rank<'a>, Match)> {
        let Some(near) = same.first().copied() else { return Vec::new() };
        let difference = match near.like {
            Like::Similar => self.rules.difference(text, near.text),
            _ => Difference::default(),
        };
        let like = match near.like {
            Like::Identical => (100, Vec::new()),
            Like::Folded => score(near.raw, true, Default::default),
            Like::Similar => score(near.raw, false, || difference),
        };
        let mut best: BTreeMap<&str, Found<'_>> = BTreeMap::new();
        let pairs = same.iter().flat_map(|near| near.shelf.pairs_of(near.number).map(move |pair| (near.shelf.corpus(), pair)));
        for (corpus, pair) in pairs {
            let Some(pair) = corpus.pair(pair) else { continue };
            let origin = corpus.origin(&pair.place);
            if query.exclude_unit.is_some_and(|unit| origin.is_unit(unit)) {
                continue;
            }
            let mend = if near.like == Like::Similar { self.rules.mend(text, near.text, pair.target) } else { None };
            let (mut score, mut notes) = mend.as_ref().map_or_else(|| like.clone(), |mend| repaired(near.raw, difference, &mend.changes));
            if near.like == Like::Identical && in_context(query, &pair) {
                score = 101;
                notes.push(Note::InContext);
            }
            if score < min {
                continue;
            }
            let breaches = self.rules.breaches(text, near.text, pair.target);
            score = penalised(score, &breaches, &mut notes);
            if score < min {
                continue;
            }
            notes.extend(match pair.state {
                State::Reviewed | State::Translated => None,
                State::Draft => Some(Note::Unconfirmed),
                State::Replaced => Some(Note::Replaced),
            });
            let rank = Rank {
                below: 101 - score.min(101),
                elsewhere: query.article.is_none() || query.article != origin.article(),
                age: age(&origin, &pair),
                state: pair.state,
                off: near.off,
                source: pair.source.unwrap_or(near.text),
                target: pair.target,
                origin,
            };
            match best.get_mut(pair.target) {
                Some(kept) if kept.0 <= rank => {}
                Some(kept) => *kept = (rank, notes, mend, breaches),
                None => {
                    best.insert(pair.target, (rank, notes, mend, breaches));
                }
            }
        }
        best.into_values()
            .map(|(rank, notes, mend, breaches)| {
                let repaired = mend.as_ref().map(|mend| mend.likeness);
                let (target, repairs) = mend.map_or_else(|| (rank.target.to_owned(), Vec::new()), |mended| (mended.target, mended.changes));
                let (score, raw, source, origin) = (101 - rank.below, near.raw, rank.source.to_owned(), rank.origin.clone());
                let state = rank.state;
                let found =
                    Match { score, raw, source, target, repairs, repaired, breaches, variant_of: None, variants: 1, origin, state, notes };
                (rank, found)
            })
            .collect()
    }
}

impl std::fmt::Debug for Memory {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Memory").field("shelves", &self.shelves.len()).finish_non_exhaustive()
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Like {
    Identical,
    Folded,
    Similar,
}

#[derive(Debug, Clone, Copy)]
struct Near<'a> {
    shelf: &'a Shelf,
    number: usize,
    text: &'a str,
    raw: u8,
    off: u32,
    like: Like,
}

impl Near<'_> {
    /// The most its matches can score.
    fn bound(&self) -> u8 {
        match self.like {
            Like::Identical => 101,
            Like::Folded => 99,
            Like::Similar => self.raw,
        }
    }
}

/// What makes a match of a record.
type Found<'a> = (Rank<'a>, Vec<Note>, Option<Mended>, Vec<Breach>);

/// The order of matches; the least is the best.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Rank<'a> {
    below: u8,
    elsewhere: bool,
    age: (u8, Reverse<Option<&'a str>>),
    state: State,
    off: u32,
    source: &'a str,
    target: &'a str,
    origin: Origin,
}

/// The newer a pair, the less: what the project says itself and a person confirmed, then by date, then without one.
fn age<'a>(origin: &Origin, pair: &Pair<'a>) -> (u8, Reverse<Option<&'a str>>) {
    let own = matches!(origin, Origin::Unit { .. }) && pair.state <= State::Translated;
    (u8::from(!own), Reverse(pair.changed.filter(|_| !own)))
}

/// Whether what stands around the query stands around the pair too. Where nothing is known there is no context.
fn in_context(query: &Query<'_>, pair: &Pair<'_>) -> bool {
    (query.previous.is_some() || query.next.is_some()) && (query.previous.map(around), query.next.map(around)) == pair.around
}
