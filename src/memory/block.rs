//! Up to 65,536 texts of neighbouring lengths, found by the bigrams they share with a query. In go the texts once; out
//! come, for a query, all that may be as like as is asked for, and few others.
//!
//! For each bigram there is a list of the texts that have it. Lists lie in buckets by the hash of the bigram; two in one
//! bucket only make a count too high. A query has `g` bigrams, of which a text must share `t` (`gram.rs`). Of any `p` of
//! them it must share at least `t − (g − p)`, so the commonest lists, which hold nearly all places, need not be read: the
//! `p = g − t + EXTRA` shortest are, and what is found there `EXTRA` times goes on. A higher `EXTRA` reads longer lists
//! and lets fewer texts through; 12 was the best of 1, 3, 6, 8, 12, 20 with a million pairs. Where hardly any bigram need
//! be shared, for scores towards 50 and below, every text of the right length goes on that has the characters for it
//! (`sign.rs`).

use super::gram::{Grams, Limit};
use super::sign::{self, Sign};
use crate::store::number;

/// Most texts of a block: a place in it fits 16 bits.
pub(super) const SIZE: usize = 1 << 16;

/// How often a text must be found in the lists that are read, if the score allows.
const EXTRA: usize = 12;

/// Bigrams below which characters tell more.
const FEW: usize = 4;

/// Places a bucket holds on average.
const FILL: usize = 24;

/// The lists of a block.
#[derive(Debug, Default)]
pub(super) struct Lists {
    /// Where each bucket begins among the places, and the end of the last.
    pub starts: Vec<u32>,
    /// The texts of each bucket, in order.
    pub places: Vec<u16>,
}

impl Lists {
    /// The lists of at most [`SIZE`] texts; what is beyond is left out.
    pub fn of<'a>(texts: impl Iterator<Item = &'a str>) -> Lists {
        let (mut hashes, mut ends) = (Vec::new(), Vec::new());
        for text in texts.take(SIZE) {
            hashes.extend(Grams::of(text).hashes);
            ends.push(hashes.len());
        }
        let buckets = (hashes.len() / FILL).next_power_of_two().clamp(2, 1 << 20);
        let shift = shift(buckets);
        let mut starts = vec![0u32; buckets + 1];
        for hash in &hashes {
            if let Some(count) = starts.get_mut((hash >> shift) as usize + 1) {
                *count += 1;
            }
        }
        let mut sum = 0u32;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut next = starts.clone();
        let mut places = vec![0u16; hashes.len()];
        let mut from = 0;
        for (text, end) in (0..=u16::MAX).zip(ends) {
            for hash in hashes.get(from..end).unwrap_or(&[]) {
                if let Some(next) = next.get_mut((hash >> shift) as usize)
                    && let Some(place) = places.get_mut(*next as usize)
                {
                    *place = text;
                    *next += 1;
                }
            }
            from = end;
        }
        Lists { starts, places }
    }
}

fn shift(buckets: usize) -> u32 {
    32 - buckets.max(2).ilog2().min(31)
}

/// A block as it lies in its corpus.
#[derive(Debug, Clone, Copy)]
pub(super) struct Block<'v> {
    /// Characters of each text, four bytes each, in ascending order.
    pub lengths: &'v [u8],
    /// [`Lists::starts`], four bytes each.
    pub starts: &'v [u8],
    /// [`Lists::places`], two bytes each.
    pub places: &'v [u8],
    /// [`Sign::bytes`] of each text.
    pub signs: &'v [u8],
}

impl<'v> Block<'v> {
    /// The texts of the block that may score so much, by number.
    pub fn survivors(&self, query: &Grams, sign: Sign, limit: Limit) -> Vec<usize> {
        let texts = self.lengths.len() / 4;
        let length = |text: usize| number(self.lengths, text).map_or(0, |length| length as usize);
        let (from, to) = limit.lengths(query.length);
        let (shortest, longest) = (length(0), length(texts.saturating_sub(1)));
        if texts == 0 || longest < from || shortest > to {
            return Vec::new();
        }
        let bigrams = query.hashes.len();
        let least = limit.shared_at_least(query.length.max(shortest), query.length.max(longest.min(to)));
        let Some(least) = usize::try_from(least).ok().filter(|least| *least >= FEW) else {
            let may = |(text, other): (usize, &[u8; sign::BYTES])| {
                let length = length(text);
                let within = (from..=to).contains(&length) && sign.is_within(other, limit.edits(query.length.max(length)));
                within.then_some(text)
            };
            return self.signs.as_chunks::<{ sign::BYTES }>().0.iter().enumerate().filter_map(may).collect();
        };
        if least > bigrams {
            return Vec::new();
        }
        let mut lists: Vec<&[u8]> = query.hashes.iter().map(|hash| self.list(*hash)).collect();
        lists.sort_unstable_by_key(|list| list.len());
        let read = (bigrams - least + EXTRA).min(bigrams);
        let unread = bigrams - read;
        // A count stops at 255; a text that has so many is let through.
        let found_at_least = u8::try_from(least.saturating_sub(unread)).unwrap_or(u8::MAX).max(1);
        let mut counts = vec![0u8; texts];
        let mut found: Vec<u16> = Vec::new();
        for list in lists.iter().take(read) {
            for place in list.as_chunks::<2>().0 {
                let text = u16::from_le_bytes(*place);
                if let Some(count) = counts.get_mut(usize::from(text)) {
                    *count = count.saturating_add(1);
                    if *count == found_at_least {
                        found.push(text);
                    }
                }
            }
        }
        // At 255 a count may pass its mark again and again.
        found.sort_unstable();
        found.dedup();
        found.retain(|&text| {
            let length = length(usize::from(text));
            let needed = limit.shared(query.length.max(length)) - unread as i64;
            let count = counts.get(usize::from(text)).copied().unwrap_or(0);
            (from..=to).contains(&length) && (i64::from(count) >= needed || count == u8::MAX)
        });
        found.into_iter().map(usize::from).collect()
    }

    /// The texts that have a bigram, and those that have another one of its bucket.
    fn list(&self, hash: u32) -> &'v [u8] {
        let bucket = (hash >> shift((self.starts.len() / 4).saturating_sub(1))) as usize;
        let end = |bucket: usize| number(self.starts, bucket).map(|start| 2 * start as usize);
        let range = end(bucket).zip(end(bucket + 1)).map(|(from, to)| from..to.max(from));
        range.and_then(|range| self.places.get(range)).unwrap_or(&[])
    }
}
