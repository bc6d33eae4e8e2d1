//! Alignment of two sequences that share most of their items in order.

use std::collections::BTreeMap;

/// Pairs `(i, j)` with `a[i] == b[j]`, rising in both: what stayed in place between two versions.
///
/// Equal ends first, then items that occur exactly once on both sides as anchors (the longest rising run of them),
/// then the same within each gap; small gaps without anchors by longest common subsequence, large ones in order of
/// first occurrence. Time grows with the length times its logarithm.
pub fn align<T: Ord>(a: &[T], b: &[T]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    gap(a, b, 0, 0, &mut pairs);
    pairs
}

/// Largest gap (product of both lengths) solved exactly.
const EXACT: usize = 250_000;

fn gap<T: Ord>(mut a: &[T], mut b: &[T], mut i: usize, mut j: usize, pairs: &mut Vec<(usize, usize)>) {
    while let ([x, a_rest @ ..], [y, b_rest @ ..]) = (a, b) {
        if x != y {
            break;
        }
        pairs.push((i, j));
        (a, b, i, j) = (a_rest, b_rest, i + 1, j + 1);
    }
    let mut tail = Vec::new();
    while let ([a_rest @ .., x], [b_rest @ .., y]) = (a, b) {
        if x != y {
            break;
        }
        tail.push((i + a_rest.len(), j + b_rest.len()));
        (a, b) = (a_rest, b_rest);
    }
    if !a.is_empty() && !b.is_empty() {
        let anchors = anchors(a, b);
        if anchors.is_empty() {
            if a.len() * b.len() <= EXACT {
                common(a, b, i, j, pairs);
            } else {
                greedy(a, b, i, j, pairs);
            }
        } else {
            let (mut from_a, mut from_b) = (0, 0);
            for (x, y) in anchors {
                gap(a.get(from_a..x).unwrap_or(&[]), b.get(from_b..y).unwrap_or(&[]), i + from_a, j + from_b, pairs);
                pairs.push((i + x, j + y));
                (from_a, from_b) = (x + 1, y + 1);
            }
            gap(a.get(from_a..).unwrap_or(&[]), b.get(from_b..).unwrap_or(&[]), i + from_a, j + from_b, pairs);
        }
    }
    pairs.extend(tail.into_iter().rev());
}

/// The longest rising run of items that occur once on each side.
fn anchors<T: Ord>(a: &[T], b: &[T]) -> Vec<(usize, usize)> {
    let mut seen: BTreeMap<&T, (usize, usize, usize, usize)> = BTreeMap::new();
    for (i, item) in a.iter().enumerate() {
        let entry = seen.entry(item).or_default();
        (entry.0, entry.1) = (entry.0 + 1, i);
    }
    for (j, item) in b.iter().enumerate() {
        if let Some(entry) = seen.get_mut(item) {
            (entry.2, entry.3) = (entry.2 + 1, j);
        }
    }
    let mut once: Vec<(usize, usize)> = seen.values().filter(|e| e.0 == 1 && e.2 == 1).map(|e| (e.1, e.3)).collect();
    once.sort_unstable();
    // Patience: piles of smallest last element, with a link to the element below.
    let mut piles: Vec<usize> = Vec::new();
    let mut below: Vec<Option<usize>> = Vec::with_capacity(once.len());
    for (n, &(_, j)) in once.iter().enumerate() {
        let pile = piles.partition_point(|&top| once.get(top).is_some_and(|&(_, top)| top < j));
        below.push(pile.checked_sub(1).and_then(|p| piles.get(p)).copied());
        match piles.get_mut(pile) {
            Some(top) => *top = n,
            None => piles.push(n),
        }
    }
    let mut run = Vec::new();
    let mut at = piles.last().copied();
    while let Some(n) = at {
        run.extend(once.get(n).copied());
        at = below.get(n).copied().flatten();
    }
    run.reverse();
    run
}

fn common<T: Ord>(a: &[T], b: &[T], i: usize, j: usize, pairs: &mut Vec<(usize, usize)>) {
    let columns = b.len() + 1;
    let mut table = vec![0u32; (a.len() + 1) * columns];
    let cell = |x: usize, y: usize| x * columns + y;
    for x in (0..a.len()).rev() {
        for y in (0..b.len()).rev() {
            table[cell(x, y)] = if a[x] == b[y] { table[cell(x + 1, y + 1)] + 1 } else { table[cell(x + 1, y)].max(table[cell(x, y + 1)]) };
        }
    }
    let (mut x, mut y) = (0, 0);
    while x < a.len() && y < b.len() {
        if a[x] == b[y] {
            pairs.push((i + x, j + y));
            (x, y) = (x + 1, y + 1);
        } else if table[cell(x + 1, y)] >= table[cell(x, y + 1)] {
            x += 1;
        } else {
            y += 1;
        }
    }
}

fn greedy<T: Ord>(a: &[T], b: &[T], i: usize, j: usize, pairs: &mut Vec<(usize, usize)>) {
    let mut places: BTreeMap<&T, Vec<usize>> = BTreeMap::new();
    for (y, item) in b.iter().enumerate() {
        places.entry(item).or_default().push(y);
    }
    let mut next = 0;
    for (x, item) in a.iter().enumerate() {
        let Some(places) = places.get(item) else { continue };
        if let Some(&y) = places.get(places.partition_point(|&y| y < next)) {
            pairs.push((i + x, j + y));
            next = y + 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::align;
    use proptest::prelude::*;

    #[test]
    fn a_deleted_first_copy_leaves_the_second_in_place() {
        assert_eq!(align(&["x", "あ", "y", "あ", "z"], &["x", "y", "あ", "z"]), [(0, 0), (2, 1), (3, 2), (4, 3)]);
    }

    proptest! {
        #[test]
        fn pairs_are_equal_and_rising(a in prop::collection::vec(0u8..6, 0..40), b in prop::collection::vec(0u8..6, 0..40)) {
            let pairs = align(&a, &b);
            for (i, j) in &pairs {
                prop_assert_eq!(a[*i], b[*j]);
            }
            for two in pairs.windows(2) {
                prop_assert!(two[0].0 < two[1].0 && two[0].1 < two[1].1);
            }
        }

        #[test]
        fn a_sequence_aligns_with_itself(a in prop::collection::vec(0u8..6, 0..40)) {
            prop_assert_eq!(align(&a, &a).len(), a.len());
        }
    }
}
