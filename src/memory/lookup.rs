//! The memory. In go records once; out come, for a text and what stands around it, the translations of the texts most
//! like it, best first, each with its score and the reasons. Every match is a pair that exists; of its translation only
//! numbers and terms are replaced, and that is said.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use rayon::prelude::{IntoParallelIterator, ParallelIterator};

use super::index::Index;
use super::record::{Origin, Record, State};
use super::repair::Mended;
use super::score::{Breach, Difference, Match, NoRules, Note, Rules, penalised, repaired, score};
use super::variant::gathered;
use crate::text::{fold_to_string, nfc, similarity};

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

/// Records, ready to be searched.
#[derive(Clone)]
pub struct Memory {
    pub(super) records: Vec<Record>,
    index: Index,
    /// The records of each entry of the index.
    entries: Vec<Vec<usize>>,
    /// The entries by the hash of their comparison form.
    folded: Vec<(u64, usize)>,
    pub(super) rules: Arc<dyn Rules>,
}

impl Memory {
    /// A memory of these records, in any order; those with an empty side are left out.
    pub fn new(records: Vec<Record>) -> Self {
        let records: Vec<Record> = records.into_iter().filter(|record| !record.source.is_empty() && !record.target.is_empty()).collect();
        let (index, of) = Index::new(records.iter().map(|record| nfc(&record.source)));
        let mut entries = vec![Vec::new(); index.count()];
        for (record, entry) in of.into_iter().enumerate() {
            if let Some(list) = entries.get_mut(entry) {
                list.push(record);
            }
        }
        let mut folded: Vec<(u64, usize)> =
            (0..index.count()).into_par_iter().map(|entry| (hash(&fold_to_string(index.text(entry))), entry)).collect();
        folded.sort_unstable();
        Memory { records, index, entries, folded, rules: Arc::new(NoRules) }
    }

    /// The memory with rules for what differs between two texts of its source language.
    pub fn with_rules(mut self, rules: Arc<dyn Rules>) -> Self {
        self.rules = rules;
        self
    }

    /// The same pairs the other way round, without rules and contexts.
    pub fn reversed(&self) -> Memory {
        Memory::new(
            self.records
                .iter()
                .map(|record| Record {
                    source: record.target.clone(),
                    target: record.source.clone(),
                    previous: None,
                    next: None,
                    ..record.clone()
                })
                .collect(),
        )
    }

    /// Every record, in the order given.
    pub fn records(&self) -> &[Record] {
        &self.records
    }

    /// The matches that score at least `min` (at least 1) of the `top` best texts.
    ///
    /// Ordered by score; then pairs of the same article first, then the more trusted, then by text. Of equal pairs the
    /// best is kept. The different translations of one text stand together behind the best of them and count as one, so
    /// that one sentence translated in five ways leaves room for four others; of them, too, the `top` best are there.
    pub fn lookup(&self, query: &Query<'_>, top: usize, min: u8) -> Vec<Match> {
        let text = nfc(query.text);
        let min = min.max(1);
        if text.is_empty() || top == 0 {
            return Vec::new();
        }
        let near = self.near(&text, min);
        let mut found: Vec<(Rank<'_>, Match)> = Vec::new();
        let mut counts = [0usize; 102];
        for near in near {
            // No later match can score more than this one's bound, so enough above it is enough.
            if counts.iter().skip(usize::from(near.bound()) + 1).sum::<usize>() >= top {
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
        found.sort_by(|a, b| a.0.key().cmp(&b.0.key()));
        gathered(found.into_iter().map(|(_, found)| found), top)
    }

    /// The best match that scores at least `min`: what [`Memory::lookup`] with `top` 1 gives, sooner where it is a good
    /// one. Low limits are what costs.
    pub fn best(&self, query: &Query<'_>, min: u8) -> Option<Match> {
        let steps = [100, 95, 85, 75].into_iter().filter(|&step| step > min).chain([min]);
        steps.filter_map(|step| self.lookup(query, 1, step).into_iter().next()).next()
    }

    /// The entries that may score `min`, highest bound first.
    fn near(&self, text: &str, min: u8) -> Vec<Near> {
        let identical = self.index.find(text);
        let mut near: Vec<Near> = identical.map(|entry| Near { entry, raw: 100, like: Like::Identical }).into_iter().collect();
        let form = fold_to_string(text);
        let key = hash(&form);
        let from = self.folded.partition_point(|&(hash, _)| hash < key);
        let mut folded = BTreeSet::new();
        for &(_, entry) in self.folded.iter().skip(from).take_while(|&&(hash, _)| hash == key) {
            if Some(entry) != identical && fold_to_string(self.index.text(entry)) == form {
                folded.insert(entry);
                near.push(Near { entry, raw: similarity(text, self.index.text(entry)), like: Like::Folded });
            }
        }
        for candidate in self.index.candidates(text, min) {
            if Some(candidate.entry) != identical && !folded.contains(&candidate.entry) {
                near.push(Near { entry: candidate.entry, raw: candidate.raw, like: Like::Similar });
            }
        }
        near.sort_by_key(|near| (std::cmp::Reverse(near.bound()), near.entry));
        near
    }

    /// The matches of one entry, one for each translation.
    fn matches<'a>(&'a self, query: &Query<'_>, text: &str, near: Near, min: u8) -> Vec<(Rank<'a>, Match)> {
        let difference = match near.like {
            Like::Similar => self.rules.difference(text, self.index.text(near.entry)),
            _ => Difference::default(),
        };
        let like = match near.like {
            Like::Identical => (100, Vec::new()),
            Like::Folded => score(near.raw, true, Default::default),
            Like::Similar => score(near.raw, false, || difference),
        };
        let mut best: BTreeMap<&str, Found<'_>> = BTreeMap::new();
        for record in self.entries.get(near.entry).into_iter().flatten().filter_map(|&i| self.records.get(i)) {
            if query.exclude_unit.is_some_and(|unit| record.origin.is_unit(unit)) {
                continue;
            }
            let source = self.index.text(near.entry);
            let mend = if near.like == Like::Similar { self.rules.mend(text, source, &record.target) } else { None };
            let (mut score, mut notes) = mend.as_ref().map_or_else(|| like.clone(), |mend| repaired(near.raw, difference, &mend.changes));
            if near.like == Like::Identical && in_context(query, record) {
                score = 101;
                notes.push(Note::InContext);
            }
            if score < min {
                continue;
            }
            let breaches = self.rules.breaches(text, source, &record.target);
            score = penalised(score, &breaches, &mut notes);
            if score < min {
                continue;
            }
            notes.extend(match record.state {
                State::Reviewed | State::Translated => None,
                State::Draft => Some(Note::Unconfirmed),
                State::Replaced => Some(Note::Replaced),
            });
            let elsewhere = query.article.is_none() || query.article != record.origin.article();
            let rank = Rank { below: 101 - score.min(101), elsewhere, state: record.state, record };
            match best.get_mut(record.target.as_str()) {
                Some(kept) if kept.0.key() <= rank.key() => {}
                Some(kept) => *kept = (rank, notes, mend, breaches),
                None => {
                    best.insert(&record.target, (rank, notes, mend, breaches));
                }
            }
        }
        best.into_values()
            .map(|(rank, notes, mend, breaches)| {
                let Record { source, target, origin, state, .. } = rank.record.clone();
                let repaired = mend.as_ref().map(|mend| mend.likeness);
                let (target, repairs) = mend.map_or((target, Vec::new()), |mended| (mended.target, mended.changes));
                let (score, raw) = (101 - rank.below, near.raw);
                (
                    rank,
                    Match { score, raw, source, target, repairs, repaired, breaches, variant_of: None, variants: 1, origin, state, notes },
                )
            })
            .collect()
    }

    /// Every pair whose source is equal to a text in comparison form, the more trusted first.
    pub fn exact(&self, text: &str) -> Vec<Record> {
        let form = fold_to_string(&nfc(text));
        let key = hash(&form);
        let from = self.folded.partition_point(|&(hash, _)| hash < key);
        let entries = self.folded.iter().skip(from).take_while(|&&(hash, _)| hash == key).map(|&(_, entry)| entry);
        let equal = entries.filter(|&entry| fold_to_string(self.index.text(entry)) == form);
        let numbers = equal.filter_map(|entry| self.entries.get(entry)).flatten();
        let mut found: Vec<Record> = numbers.filter_map(|&number| self.records.get(number)).cloned().collect();
        found.sort_by(|a, b| (a.state, &a.source, &a.target, &a.origin).cmp(&(b.state, &b.source, &b.target, &b.origin)));
        found
    }
}

impl std::fmt::Debug for Memory {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Memory").field("records", &self.records.len()).finish_non_exhaustive()
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Like {
    Identical,
    Folded,
    Similar,
}

#[derive(Debug, Clone, Copy)]
struct Near {
    entry: usize,
    raw: u8,
    like: Like,
}

impl Near {
    /// The most its matches can score.
    fn bound(self) -> u8 {
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
#[derive(Debug, Clone, Copy)]
struct Rank<'a> {
    below: u8,
    elsewhere: bool,
    state: State,
    record: &'a Record,
}

impl<'a> Rank<'a> {
    fn key(&self) -> (u8, bool, State, &'a str, &'a str, &'a Origin) {
        let Record { source, target, origin, .. } = self.record;
        (self.below, self.elsewhere, self.state, source, target, origin)
    }
}

/// Whether what stands around the query stands around the record too. Where nothing is known there is no context.
fn in_context(query: &Query<'_>, record: &Record) -> bool {
    let same = |a: Option<&str>, b: Option<&str>| match (a, b) {
        (Some(a), Some(b)) => a == b || nfc(a) == nfc(b),
        (None, None) => true,
        _ => false,
    };
    (query.previous.is_some() || query.next.is_some())
        && same(query.previous, record.previous.as_deref())
        && same(query.next, record.next.as_deref())
}

fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}
