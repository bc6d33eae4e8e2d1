//! Pairs as they lie in a file: distinct source texts with their blocks of bigrams, and the pairs of each. Made by
//! [`Builder`](super::builder::Builder); read where the bytes lie, so that a corpus of a million pairs opens at once and
//! only what a query touches is looked at. Every number in it is doubted: what is damaged is not found, never a panic.
//!
//! Texts are in NFC and stand in the order of their length in characters, then of their bytes; [`SIZE`] of them make a
//! block. Sections, numbers little-endian:
//!
//! | section | holds |
//! |---|---|
//! | blocks | of each block: its first bucket and its first place, 8 bytes each |
//! | lengths | characters of each text, 4 bytes |
//! | signs | the characters of each text (`sign.rs`), 32 bytes |
//! | starts, places | the lists of the blocks (`block.rs`), 4 and 2 bytes |
//! | text ends, texts | where each text ends, 8 bytes; their bytes |
//! | forms | hashes of the comparison forms, ascending, 8 bytes; the text of each, 4 bytes |
//! | record ends | where the pairs of each text end, counted in pairs, 4 bytes |
//! | pair ends, pairs | where each pair ends, 8 bytes; the pairs ([`Pair`], postcard) |
//! | marks | the hash of everything a pair says, 8 bytes ([`Record::mark`]) |
//! | names | names of files and articles (postcard) |

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::bag::Bag;
use super::block::{Block, SIZE};
use super::builder::Builder;
use super::gram::{Grams, Limit, score};
use super::record::{Origin, Record, State};
use super::sign::{self, Sign};
use crate::store::{Section, hash, number, wide};
use crate::text::{distance, fold_to_string};
use rapidfuzz::distance::levenshtein::{Args, BatchComparator};

/// A text that is like the query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Candidate {
    /// Number of the text.
    pub text: usize,
    /// `floor(100 × (1 − d / max))`; 100 only for identical texts.
    pub raw: u8,
    /// `d / max` in millionths, rounded down: tells texts of one score apart.
    pub off: u32,
}

/// What a corpus keeps of a pair beside its source in NFC.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Pair<'v> {
    /// The source where it is not in NFC.
    pub source: Option<&'v str>,
    pub target: &'v str,
    pub place: PairPlace<'v>,
    pub state: State,
    pub changed: Option<&'v str>,
    /// Hashes of the source texts before and after.
    pub around: (Option<u64>, Option<u64>),
}

/// Where a pair is, names by number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum PairPlace<'v> {
    Unit { article: u32, unit: &'v str },
    File { name: u32, article: Option<u32> },
}

/// How many sections a corpus has.
pub(super) const SECTIONS: usize = 14;

/// Pairs, ready to be searched.
#[derive(Debug, Clone, Default)]
pub struct Corpus {
    pub(super) blocks: Section,
    pub(super) lengths: Section,
    pub(super) signs: Section,
    pub(super) starts: Section,
    pub(super) places: Section,
    pub(super) text_ends: Section,
    pub(super) texts: Section,
    pub(super) forms: Section,
    pub(super) form_texts: Section,
    pub(super) record_ends: Section,
    pub(super) pair_ends: Section,
    pub(super) pairs: Section,
    pub(super) marks: Section,
    pub(super) names: Vec<String>,
}

impl Corpus {
    /// The corpus of these records, in any order.
    pub(super) fn of<'r>(records: impl IntoIterator<Item = &'r Record>) -> Corpus {
        let mut builder = Builder::default();
        records.into_iter().for_each(|record| builder.add(record));
        builder.finish(&|_, _| {})
    }

    /// Texts without translations.
    pub(super) fn of_texts<'t>(texts: impl IntoIterator<Item = &'t str>) -> Corpus {
        let origin = Origin::File { name: String::new(), article: None };
        let records: Vec<Record> = texts.into_iter().map(|text| Record::new(text, "-", origin.clone(), State::Draft)).collect();
        Corpus::of(&records)
    }

    /// Its sections, as [`Corpus::from_sections`] takes them.
    pub fn sections(&self) -> Vec<Section> {
        let names = postcard::to_allocvec(&self.names).unwrap_or_default().into();
        [
            &self.blocks,
            &self.lengths,
            &self.signs,
            &self.starts,
            &self.places,
            &self.text_ends,
            &self.texts,
            &self.forms,
            &self.form_texts,
            &self.record_ends,
            &self.pair_ends,
            &self.pairs,
            &self.marks,
        ]
        .into_iter()
        .cloned()
        .chain([names])
        .collect()
    }

    /// The corpus of these sections; nothing where they cannot be one.
    pub fn from_sections(sections: impl IntoIterator<Item = Section>) -> Option<Corpus> {
        let sections: Vec<Section> = sections.into_iter().collect();
        let sections: [Section; SECTIONS] = sections.try_into().ok()?;
        let [blocks, lengths, signs, starts, places, text_ends, texts, forms, form_texts, record_ends, pair_ends, pairs, marks, names] =
            sections;
        let names = postcard::from_bytes(names.bytes()).ok()?;
        let corpus = Corpus {
            blocks,
            lengths,
            signs,
            starts,
            places,
            text_ends,
            texts,
            forms,
            form_texts,
            record_ends,
            pair_ends,
            pairs,
            marks,
            names,
        };
        let texts = corpus.text_count();
        let size = |section: &Section| section.bytes().len();
        let sound = size(&corpus.text_ends) == 8 * texts
            && size(&corpus.signs) == sign::BYTES * texts
            && size(&corpus.forms) == 8 * texts
            && size(&corpus.form_texts) == 4 * texts
            && size(&corpus.record_ends) == 4 * texts
            && size(&corpus.blocks) == 16 * texts.div_ceil(SIZE)
            && size(&corpus.marks) == size(&corpus.pair_ends);
        sound.then_some(corpus)
    }

    /// How many distinct source texts there are.
    pub fn text_count(&self) -> usize {
        self.lengths.bytes().len() / 4
    }

    /// How many pairs there are.
    pub fn pair_count(&self) -> usize {
        self.marks.bytes().len() / 8
    }

    /// A source text in NFC; empty where there is none.
    pub fn text(&self, text: usize) -> &str {
        let bytes = range(self.text_ends.bytes(), text).and_then(|range| self.texts.bytes().get(range));
        bytes.and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or("")
    }

    /// The pairs of a text, by number.
    pub fn pairs_of(&self, text: usize) -> Range<usize> {
        let end = |text: usize| number(self.record_ends.bytes(), text).map_or(0, |end| end as usize);
        text.checked_sub(1).map_or(0, end)..end(text).min(self.pair_count())
    }

    /// What is kept of a pair.
    pub(super) fn pair(&self, pair: usize) -> Option<Pair<'_>> {
        let bytes = self.pairs.bytes().get(range(self.pair_ends.bytes(), pair)?)?;
        postcard::from_bytes(bytes).ok()
    }

    /// Where a pair is.
    pub(super) fn origin(&self, place: &PairPlace<'_>) -> Origin {
        let name = |number: u32| self.names.get(number as usize).cloned().unwrap_or_default();
        match place {
            PairPlace::Unit { article, unit } => Origin::Unit { article: name(*article), unit: (*unit).to_owned() },
            PairPlace::File { name: file, article } => Origin::File { name: name(*file), article: article.map(name) },
        }
    }

    /// A pair as a record. What stood around it is not kept as text and is missing.
    pub(super) fn record(&self, text: usize, pair: &Pair<'_>) -> Record {
        Record {
            source: pair.source.unwrap_or(self.text(text)).to_owned(),
            target: pair.target.to_owned(),
            previous: None,
            next: None,
            origin: self.origin(&pair.place),
            state: pair.state,
            changed: pair.changed.map(str::to_owned),
        }
    }

    /// The hash of everything a pair says.
    pub fn mark(&self, pair: usize) -> Option<u64> {
        wide(self.marks.bytes(), pair)
    }

    /// The number of exactly this text, which is in NFC.
    pub fn find(&self, text: &str) -> Option<usize> {
        let length = u32::try_from(text.chars().count()).ok()?;
        let key = |at: usize| (number(self.lengths.bytes(), at).unwrap_or(0), self.text(at));
        let (mut from, mut to) = (0, self.text_count());
        while from < to {
            let middle = from.midpoint(to);
            if key(middle) < (length, text) { from = middle + 1 } else { to = middle }
        }
        (from < self.text_count() && self.text(from) == text).then_some(from)
    }

    /// The texts that are equal to one in comparison form; `form` is that form.
    pub fn find_form(&self, form: &str) -> Vec<usize> {
        let (key, forms) = (hash(form.as_bytes()), self.forms.bytes());
        let (mut from, mut to) = (0, self.text_count());
        while from < to {
            let middle = from.midpoint(to);
            if wide(forms, middle).unwrap_or(0) < key { from = middle + 1 } else { to = middle }
        }
        let same = (from..self.text_count()).take_while(|&at| wide(forms, at) == Some(key));
        let mut found: Vec<usize> = same.filter_map(|at| number(self.form_texts.bytes(), at)).map(|text| text as usize).collect();
        found.retain(|&text| fold_to_string(self.text(text)) == form);
        found.sort_unstable();
        found
    }

    /// Every text that scores at least `min` (1 to 100; 0 counts as 1) against the query, in the order of texts:
    /// exactly those that a comparison with every text would give.
    pub(super) fn candidates(&self, query: &Query<'_>, min: u8) -> Vec<Candidate> {
        let limit = Limit::new(min);
        let mut found = Vec::new();
        for block in 0..self.text_count().div_ceil(SIZE) {
            let Some(lists) = self.block(block) else { continue };
            for text in lists.survivors(&query.grams, query.sign, limit) {
                let text = block * SIZE + text;
                let longest = query.grams.length.max(number(self.lengths.bytes(), text).map_or(0, |length| length as usize));
                let edits = limit.edits(longest);
                if !query.bag.may_share(self.text(text), longest - edits) {
                    continue;
                }
                let cutoff = Args::default().score_cutoff(edits);
                if let Some(distance) = query.comparator.distance_with_args(self.text(text).chars(), &cutoff) {
                    let raw = score(distance, longest);
                    if raw >= min.max(1) {
                        found.push(Candidate { text, raw, off: off(distance, longest) });
                    }
                }
            }
        }
        found
    }

    fn block(&self, block: usize) -> Option<Block<'_>> {
        let first = |block: usize| {
            let at = |n: usize| wide(self.blocks.bytes(), 2 * block + n).and_then(|first| usize::try_from(first).ok());
            Some((at(0)?, at(1)?))
        };
        let (starts, places) = first(block)?;
        let last = (self.starts.bytes().len() / 4, self.places.bytes().len() / 2);
        let (starts_end, places_end) = first(block + 1).unwrap_or(last);
        let texts = 4 * SIZE * block..(4 * SIZE * (block + 1)).min(self.lengths.bytes().len());
        Some(Block {
            lengths: self.lengths.bytes().get(texts)?,
            starts: self.starts.bytes().get(starts.checked_mul(4)?..starts_end.checked_mul(4)?)?,
            places: self.places.bytes().get(places.checked_mul(2)?..places_end.checked_mul(2)?)?,
            signs: self.signs.bytes().get(sign::BYTES * SIZE * block..(sign::BYTES * SIZE * (block + 1)).min(self.signs.bytes().len()))?,
        })
    }
}

/// A text to compare with.
pub(super) struct Query<'q> {
    pub text: &'q str,
    grams: Grams,
    sign: Sign,
    bag: Bag,
    comparator: BatchComparator<char>,
}

impl<'q> Query<'q> {
    /// A text in NFC.
    pub fn new(text: &'q str) -> Self {
        Query { text, grams: Grams::of(text), sign: Sign::of(text), bag: Bag::of(text), comparator: BatchComparator::new(text.chars()) }
    }

    /// A text that is compared without being asked for.
    pub fn compared(&self, text: usize, with: &str) -> Candidate {
        let (distance, longest) = (distance(self.text, with), self.grams.length.max(with.chars().count()));
        Candidate { text, raw: score(distance, longest), off: off(distance, longest) }
    }
}

/// A distance in millionths of the longer text.
fn off(distance: usize, longest: usize) -> u32 {
    u32::try_from((distance.saturating_mul(1_000_000)).checked_div(longest).unwrap_or(0)).unwrap_or(u32::MAX)
}

/// The bytes of something whose ends are given.
fn range(ends: &[u8], at: usize) -> Option<Range<usize>> {
    let start = match at.checked_sub(1) {
        Some(before) => wide(ends, before)?,
        None => 0,
    };
    Some(usize::try_from(start).ok()?..usize::try_from(wide(ends, at)?).ok()?)
}
