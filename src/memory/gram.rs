//! Bigrams of a text, and how many of them two texts must share to be as like as is asked for.
//!
//! A text of `n` characters, with a mark before the first and one behind the last, has `n + 1` bigrams. Bigrams that
//! come again are told apart by their number (the second する is not the first), so a text is a set of them. An edit of
//! one character touches at most two of them. Take a text of `b` characters against a query of `a`, with `m = max(a, b)`:
//! it scores `floor(100 × (m − d) / m) ≥ min` just when the Levenshtein distance `d ≤ k(m) = floor(m × (100 − min) / 100)`,
//! so of the `m + 1` bigrams of the longer one at least `m + 1 − 2 k(m)` stand in the other (Ukkonen 1992, q = 2,
//! with the marks of Gravano et al. 2001). Where that is not positive, for scores below 50, only lengths tell.

/// Before the first character and behind the last: no characters.
const EDGES: [u32; 2] = [0x11_0000, 0x11_0001];

/// The bigrams of a text, hashed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Grams {
    /// One hash for each bigram.
    pub hashes: Vec<u32>,
    /// Characters of the text.
    pub length: usize,
}

impl Grams {
    /// The bigrams of a text.
    pub fn of(text: &str) -> Grams {
        let mut pairs: Vec<u64> = Vec::with_capacity(text.len() / 2 + 2);
        let mut before = EDGES[0];
        for code in text.chars().map(u32::from).chain([EDGES[1]]) {
            pairs.push(u64::from(before) << 32 | u64::from(code));
            before = code;
        }
        let length = pairs.len() - 1;
        pairs.sort_unstable();
        let (mut last, mut number) = (u64::MAX, 0u64);
        let numbered = |pair: u64| {
            number = if pair == last { number + 1 } else { 0 };
            last = pair;
            // Fibonacci hashing; the upper bits are the good ones.
            let mixed = pair.wrapping_add(number.wrapping_mul(0x9E6D_62D0_6F6A_9A9B)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
            ((mixed ^ mixed >> 29).wrapping_mul(0xBF58_476D_1CE4_E5B9) >> 32) as u32
        };
        Grams { hashes: pairs.into_iter().map(numbered).collect(), length }
    }
}

/// How like two texts must be: a score from 1 to 100.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Limit(u8);

impl Limit {
    /// At least that score; 0 counts as 1.
    pub fn new(min: u8) -> Limit {
        Limit(min.clamp(1, 100))
    }

    /// The most edits that are allowed where the longer text has so many characters.
    pub fn edits(self, longest: usize) -> usize {
        longest.saturating_mul(usize::from(100 - self.0)) / 100
    }

    /// The lengths, in characters, that a text like one of that length can have.
    pub fn lengths(self, length: usize) -> (usize, usize) {
        let min = usize::from(self.0);
        (length.saturating_mul(min).div_ceil(100), length.saturating_mul(100) / min)
    }

    /// The bigrams that must be shared where the longer text has so many characters; not positive where none must.
    pub fn shared(self, longest: usize) -> i64 {
        longest as i64 + 1 - 2 * self.edits(longest) as i64
    }

    /// A number not above [`Limit::shared`] of any length from the first to the second.
    pub fn shared_at_least(self, shortest: usize, longest: usize) -> i64 {
        let twice = 2 * i64::from(self.0) - 100;
        let at = if twice >= 0 { shortest } else { longest };
        // Rounded towards zero, which is up where it is negative: one less is safe.
        (at as i64).saturating_mul(twice).div_euclid(100) + 1
    }
}

/// The score of a distance.
pub(super) fn score(distance: usize, longest: usize) -> u8 {
    let kept = longest.saturating_sub(distance);
    kept.saturating_mul(100).checked_div(longest).map_or(100, |score| u8::try_from(score).unwrap_or(100))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::proptest;

    use super::{Grams, Limit, score};

    #[test]
    fn repeats_are_told_apart() {
        let distinct = |text: &str| Grams::of(text).hashes.into_iter().collect::<BTreeSet<u32>>().len();
        assert_eq!((distinct(""), distinct("ー"), distinct("ーーーー"), distinct("するする")), (1, 2, 5, 5));
        assert_eq!(Grams::of("か\u{3099}").length, 2);
    }

    proptest! {
        #[test]
        fn a_score_is_within_the_edits_and_lengths(a in 0usize..400, b in 0usize..400, d in 0usize..400, min in 1u8..=100) {
            let (limit, longest) = (Limit::new(min), a.max(b));
            assert_eq!(score(d, longest) >= min, d <= limit.edits(longest) || longest == 0);
            let (from, to) = limit.lengths(a);
            if d >= a.abs_diff(b) && d <= limit.edits(longest) {
                assert!((from..=to).contains(&b));
            }
            assert!(limit.shared_at_least(a.min(b), longest) <= limit.shared(longest).min(limit.shared(a.min(b))));
        }
    }
}
