//! The texts of a memory, found by likeness. In go texts once; out come, for a query, all texts that score at least
//! so much, with the score of each: exactly those a comparison with every text would give, only sooner.
//!
//! Why nothing is lost. A text of `b` characters against a query of `a`, with `m = max(a, b)`, scores
//! `floor(100 × (m − d) / m) ≥ min` just when the Levenshtein distance `d ≤ m × (100 − min) / 100`; call the whole
//! part of the right side `k(m)`. Three necessary conditions follow, cheapest first:
//!
//! 1. *Length.* `d ≥ m − min(a, b)`, so the shorter one has at least `m − k(m)` characters. Texts are sorted by
//!    length, so this is one range.
//! 2. *Characters in common.* An alignment with `d` edits leaves at least `m − d` characters of the longer text
//!    matched to equal ones, each with one of its own. So the two share at least `m − k(m)` characters, counted with
//!    repeats.
//! 3. *Bigrams in common.* One edit touches at most two of the `m − 1` bigrams of the longer text; those untouched stand
//!    in the other. So the two share at least `m − 1 − 2 k(m)` bigrams (Ukkonen 1992, with q = 2).
//!
//! Both are counted in buckets: a bucket holds the count of all characters (bigrams) that hash to it, and the sum of the
//! bucket-wise minima is never below the true number in common. A bucket stops at 255; the minimum with a count of the
//! query is still right as long as the query's own counts stay below, and a query where they do not is not filtered.
//! What passes is compared.

use rapidfuzz::distance::levenshtein::{Args, BatchComparator};

/// Buckets for characters.
const CHARS: usize = 64;
/// Buckets for bigrams.
const PAIRS: usize = 128;

/// A text that is like the query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Candidate {
    /// Number of the text, as [`Index::text`] takes it.
    pub entry: usize,
    /// `floor(100 × (1 − d / max))`; 100 only for identical texts.
    pub raw: u8,
}

/// Distinct texts, ready to be searched.
#[derive(Debug, Clone, Default)]
pub struct Index {
    /// Sorted by length in characters, then by text.
    texts: Vec<String>,
    lengths: Vec<u32>,
    chars: Vec<[u8; CHARS]>,
    pairs: Vec<[u8; PAIRS]>,
}

impl Index {
    /// Takes the texts; equal ones become one entry. The second value is the entry of each text. What they should be
    /// compared as (NFC, for one) is up to the caller.
    pub fn new(texts: impl IntoIterator<Item = String>) -> (Self, Vec<usize>) {
        let mut sorted: Vec<(u64, String, usize)> = texts.into_iter().enumerate().map(|(i, text)| (length(&text), text, i)).collect();
        sorted.sort_unstable();
        let mut index = Index::default();
        let mut entries = vec![0; sorted.len()];
        for (length, text, i) in sorted {
            if index.texts.last() != Some(&text) {
                let counts = Counts::of(&text);
                index.chars.push(counts.chars.map(|count| u8::try_from(count).unwrap_or(u8::MAX)));
                index.pairs.push(counts.pairs.map(|count| u8::try_from(count).unwrap_or(u8::MAX)));
                index.lengths.push(u32::try_from(length).unwrap_or(u32::MAX));
                index.texts.push(text);
            }
            if let Some(entry) = entries.get_mut(i) {
                *entry = index.texts.len() - 1;
            }
        }
        (index, entries)
    }

    /// The text of an entry; empty where there is none.
    pub fn text(&self, entry: usize) -> &str {
        self.texts.get(entry).map_or("", String::as_str)
    }

    /// How many entries there are.
    pub fn count(&self) -> usize {
        self.texts.len()
    }

    /// The entry of exactly this text.
    pub fn find(&self, text: &str) -> Option<usize> {
        let (from, to) = self.range(length(text), length(text));
        let found = self.texts.get(from..to)?.binary_search_by(|entry| entry.as_str().cmp(text)).ok()?;
        Some(from + found)
    }

    /// Every entry that scores at least `min` (1 to 100; 0 counts as 1) against the query, in the order of entries.
    pub fn candidates(&self, query: &str, min: u8) -> Vec<Candidate> {
        let min = u64::from(min.clamp(1, 100));
        let a = length(query);
        // The longest text is the largest m with m − k(m) ≤ a.
        let (from, to) = self.range((a * min).div_ceil(100), a * 100 / min);
        let counts = Counts::of(query);
        let filter = counts.bytes();
        let comparator = BatchComparator::new(query.chars());
        let mut found = Vec::new();
        for entry in from..to {
            let longest = a.max(self.lengths.get(entry).copied().unwrap_or(0).into());
            let most = longest * (100 - min) / 100;
            if let Some((chars, pairs)) = &filter {
                let (Some(of_chars), Some(of_pairs)) = (self.chars.get(entry), self.pairs.get(entry)) else { break };
                if common(chars, of_chars) + most < longest || common(pairs, of_pairs) + 1 + 2 * most < longest {
                    continue;
                }
            }
            let cutoff = Args::default().score_cutoff(most as usize);
            let Some(distance) = comparator.distance_with_args(self.text(entry).chars(), &cutoff) else { continue };
            let raw = score(distance, longest as usize);
            if u64::from(raw) >= min {
                found.push(Candidate { entry, raw });
            }
        }
        found
    }

    /// The entries of these lengths.
    fn range(&self, shortest: u64, longest: u64) -> (usize, usize) {
        let from = self.lengths.partition_point(|&length| u64::from(length) < shortest);
        let to = self.lengths.partition_point(|&length| u64::from(length) <= longest);
        (from, to.max(from))
    }
}

/// The score of a distance.
fn score(distance: usize, longest: usize) -> u8 {
    let kept = longest.saturating_sub(distance);
    (100 * kept).checked_div(longest).map_or(100, |score| u8::try_from(score).unwrap_or(100))
}

fn length(text: &str) -> u64 {
    text.chars().count() as u64
}

/// Characters and bigrams of a text by bucket.
struct Counts {
    chars: [u32; CHARS],
    pairs: [u32; PAIRS],
}

impl Counts {
    fn of(text: &str) -> Self {
        let mut counts = Counts { chars: [0; CHARS], pairs: [0; PAIRS] };
        let mut previous = None;
        for c in text.chars() {
            let code = u32::from(c);
            if let Some(count) = counts.chars.get_mut(bucket(code, CHARS)) {
                *count += 1;
            }
            if let Some(before) = previous.replace(code)
                && let Some(count) = counts.pairs.get_mut(bucket(code ^ u32::rotate_left(before, 16), PAIRS))
            {
                *count += 1;
            }
        }
        counts
    }

    /// The same in bytes, if they fit.
    fn bytes(&self) -> Option<([u8; CHARS], [u8; PAIRS])> {
        let (mut chars, mut pairs) = ([0; CHARS], [0; PAIRS]);
        for (to, from) in chars.iter_mut().zip(self.chars).chain(pairs.iter_mut().zip(self.pairs)) {
            *to = u8::try_from(from).ok()?;
        }
        Some((chars, pairs))
    }
}

/// Fibonacci hashing into a power of two of buckets.
fn bucket(code: u32, buckets: usize) -> usize {
    (code.wrapping_mul(0x9E37_79B1) >> (32 - buckets.ilog2())) as usize
}

/// The sum of the bucket-wise minima.
fn common<const N: usize>(a: &[u8; N], b: &[u8; N]) -> u64 {
    a.iter().zip(b).map(|(a, b)| u32::from(*a.min(b))).sum::<u32>().into()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{Just, Strategy, prop, prop_oneof, proptest};

    use super::{Candidate, Index};
    use crate::text::similarity;

    fn brute(index: &Index, query: &str, min: u8) -> Vec<Candidate> {
        (0..index.count())
            .map(|entry| Candidate { entry, raw: similarity(index.text(entry), query) })
            .filter(|candidate| candidate.raw >= min.max(1))
            .collect()
    }

    fn text() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            Just("幹細胞"),
            Just("上清液"),
            Just("を"),
            Just("培養"),
            Just("した"),
            Just("炎症"),
            Just("が"),
            Just("。"),
            Just("10mg"),
            Just("stem cells "),
            Just("👩‍⚕️"),
            Just("か\u{3099}"),
        ];
        prop::collection::vec(piece, 0..30).prop_map(|pieces| pieces.concat())
    }

    /// A text and some edits of it.
    fn edited() -> impl Strategy<Value = Vec<String>> {
        let edits = prop::collection::vec((0usize..60, prop_oneof![Just(""), Just("を"), Just("液 "), Just("x")]), 0..12);
        (text(), prop::collection::vec(edits, 1..8)).prop_map(|(text, all)| {
            let edit = |edits: Vec<(usize, &str)>| {
                let mut chars: Vec<String> = text.chars().map(String::from).collect();
                for (at, piece) in edits {
                    let at = at % (chars.len() + 1);
                    if let Some(c) = chars.get_mut(at) {
                        *c = piece.to_owned();
                    }
                }
                chars.concat()
            };
            all.into_iter().map(edit).collect()
        })
    }

    #[test]
    fn a_bucket_that_overflows_loses_nothing() {
        let (index, _) = Index::new((0..40).map(|i| format!("{}終", "ー".repeat(200 + 10 * i))));
        for query in ["ー".repeat(300), "ー".repeat(600), format!("{}終", "ー".repeat(250))] {
            assert_eq!(index.candidates(&query, 70), brute(&index, &query, 70));
        }
    }

    proptest! {
        #[test]
        fn the_filter_loses_nothing(
            texts in prop::collection::vec(prop_oneof![text().prop_map(|text| vec![text]), edited()], 0..12),
            query in text(),
            min in 0u8..=100,
        ) {
            let texts: Vec<String> = texts.into_iter().flatten().collect();
            let (index, entries) = Index::new(texts.clone());
            assert!(texts.iter().zip(entries).all(|(text, entry)| index.text(entry) == text));
            for query in texts.iter().chain([&query]) {
                assert_eq!(index.candidates(query, min), brute(&index, query, min));
                assert_eq!(index.find(query).is_some(), texts.contains(query));
            }
        }
    }
}
