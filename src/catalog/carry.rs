//! Which unit of the article as it was became which of the article as it is.
//!
//! In: the units before and now, and what is already matched. Out: pairs of an edited unit and what it was, by the
//! similarity of their texts; each used once, those between the same neighbours first.

use std::collections::BTreeSet;

use crate::text::{nfc, similarity};

/// A text that can be compared often.
struct Text {
    nfc: String,
    length: usize,
    bag: [u16; 64],
}

impl Text {
    fn new(text: &str) -> Self {
        let nfc = nfc(text);
        let mut bag = [0u16; 64];
        let mut length = 0;
        for c in nfc.chars() {
            length += 1;
            if let Some(slot) = bag.get_mut(u32::from(c) as usize % 64) {
                *slot = slot.saturating_add(1);
            }
        }
        Text { nfc, length, bag }
    }

    /// The similarity, where it reaches `least`. Most pairs fail on their length or their characters, before the
    /// distance is computed.
    fn score(&self, other: &Text, least: u8) -> Option<u8> {
        let longest = self.length.max(other.length);
        let (mut more, mut fewer) = (0usize, 0usize);
        for (&a, &b) in self.bag.iter().zip(&other.bag) {
            more += usize::from(a.saturating_sub(b));
            fewer += usize::from(b.saturating_sub(a));
        }
        let at_best = longest.saturating_sub(more.max(fewer));
        if 100 * at_best < usize::from(least) * longest {
            return None;
        }
        Some(similarity(&self.nfc, &other.nfc)).filter(|&score| score >= least)
    }
}

/// Largest product of both sides of a gap that is solved exactly.
const EXACT: usize = 250_000;

/// Pairs `(old, new)` of texts that are `least` percent alike or more. `anchors` are the pairs in place, rising in
/// both; only texts that are given take part.
pub(super) fn match_edited(old: &[Option<&str>], new: &[Option<&str>], anchors: &[(usize, usize)], least: u8) -> Vec<(usize, usize)> {
    let old: Vec<Option<Text>> = old.iter().map(|text| text.map(Text::new)).collect();
    let new: Vec<Option<Text>> = new.iter().map(|text| text.map(Text::new)).collect();
    let mut pairs = Vec::new();
    let mut from = (0, 0);
    for &(i, j) in anchors.iter().chain([&(old.len(), new.len())]) {
        in_gap((&old, from.0, i), (&new, from.1, j), least, &mut pairs);
        from = (i + 1, j + 1);
    }
    let mut taken_old: BTreeSet<usize> = pairs.iter().map(|pair| pair.0).collect();
    let mut taken_new: BTreeSet<usize> = pairs.iter().map(|pair| pair.1).collect();
    let mut candidates = Vec::new();
    for (i, a) in old.iter().enumerate().filter(|(i, _)| !taken_old.contains(i)) {
        for (j, b) in new.iter().enumerate().filter(|(j, _)| !taken_new.contains(j)) {
            if let Some(score) = a.as_ref().zip(b.as_ref()).and_then(|(a, b)| a.score(b, least)) {
                candidates.push((100 - score, i.abs_diff(j), i, j));
            }
        }
    }
    candidates.sort_unstable();
    for (_, _, i, j) in candidates {
        if !taken_old.contains(&i) && !taken_new.contains(&j) {
            taken_old.insert(i);
            taken_new.insert(j);
            pairs.push((i, j));
        }
    }
    pairs
}

type Side<'a> = (&'a [Option<Text>], usize, usize);

/// The pairs of one gap that keep their order and are most alike together.
fn in_gap(old: Side<'_>, new: Side<'_>, least: u8, pairs: &mut Vec<(usize, usize)>) {
    let listed =
        |(texts, from, to): Side<'_>| -> Vec<usize> { (from..to).filter(|&i| texts.get(i).is_some_and(Option::is_some)).collect() };
    let (rows, columns) = (listed(old), listed(new));
    if rows.is_empty() || columns.is_empty() || rows.len() * columns.len() > EXACT {
        return;
    }
    let width = columns.len() + 1;
    // best[r][c]: the sum from row r and column c on; scores[r][c]: the score of that pair, 0 for none.
    let mut best = vec![0u32; (rows.len() + 1) * width];
    let mut scores = vec![0u8; rows.len() * columns.len()];
    let at = |table: &[u32], r: usize, c: usize| table.get(r * width + c).copied().unwrap_or(0);
    for (r, &i) in rows.iter().enumerate().rev() {
        for (c, &j) in columns.iter().enumerate().rev() {
            let score = match (old.0.get(i), new.0.get(j)) {
                (Some(Some(a)), Some(Some(b))) => a.score(b, least).unwrap_or(0),
                _ => 0,
            };
            let paired = if score > 0 { u32::from(score) + at(&best, r + 1, c + 1) } else { 0 };
            let value = paired.max(at(&best, r + 1, c)).max(at(&best, r, c + 1));
            if let (Some(cell), Some(kept)) = (best.get_mut(r * width + c), scores.get_mut(r * columns.len() + c)) {
                *cell = value;
                *kept = score;
            }
        }
    }
    let (mut r, mut c) = (0, 0);
    while let (Some(&i), Some(&j)) = (rows.get(r), columns.get(c)) {
        let score = u32::from(scores.get(r * columns.len() + c).copied().unwrap_or(0));
        if score > 0 && at(&best, r, c) == score + at(&best, r + 1, c + 1) {
            pairs.push((i, j));
            (r, c) = (r + 1, c + 1);
        } else if at(&best, r, c) == at(&best, r + 1, c) {
            r += 1;
        } else {
            c += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::match_edited;
    use crate::text::similarity;
    use proptest::prelude::*;

    #[test]
    fn place_comes_before_likeness() {
        let old = [None, Some("炎症を抑える作用があります。"), None, None];
        let new = [None, Some("炎症を抑える効果があります。"), None, Some("炎症を抑える作用がありますよ。")];
        assert_eq!(match_edited(&old, &new, &[(0, 0), (2, 2)], 75), [(1, 1)]);
        assert_eq!(match_edited(&old, &new, &[(0, 0), (2, 2)], 90), [(1, 3)]);
        assert_eq!(match_edited(&old, &new, &[(0, 0), (2, 2)], 95), []);
    }

    #[test]
    fn in_one_gap_order_is_kept() {
        let old = [Some("細胞Aを使います。"), Some("細胞Bを使います。")];
        let new = [Some("細胞Bを使いますよ。"), Some("細胞Aを使いますよ。")];
        assert_eq!(match_edited(&old, &new, &[], 75), [(0, 0), (1, 1)]);
    }

    proptest! {
        #[test]
        fn each_once_and_alike(old in prop::collection::vec("[あいう]{1,6}", 0..8), new in prop::collection::vec("[あいう]{1,6}", 0..8)) {
            let a: Vec<Option<&str>> = old.iter().map(|t| Some(t.as_str())).collect();
            let b: Vec<Option<&str>> = new.iter().map(|t| Some(t.as_str())).collect();
            let pairs = match_edited(&a, &b, &[], 60);
            let mut i: Vec<usize> = pairs.iter().map(|p| p.0).collect();
            let mut j: Vec<usize> = pairs.iter().map(|p| p.1).collect();
            for (i, j) in &pairs {
                prop_assert!(similarity(&old[*i], &new[*j]) >= 60);
            }
            i.sort_unstable();
            i.dedup();
            j.sort_unstable();
            j.dedup();
            prop_assert_eq!((i.len(), j.len()), (pairs.len(), pairs.len()));
        }
    }
}
