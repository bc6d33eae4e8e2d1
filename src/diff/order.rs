//! What moved. Units that both versions have, with their places and blocks (paragraphs, list items, rows of a table) in
//! both, come in; which of them stayed goes out. What moves is a *run*: units of one block that stand together in both.
//!
//! * Two blocks that stand in each other's place (A … B became B … A, and what stands between them, if anything does, is
//!   what stood there) both moved. So did two sentences of one block.
//! * Of all other runs as few as possible moved: the longest order of runs that both versions have stayed. Of several, the one
//!   with more units.

use std::collections::HashMap;

/// A unit that both versions have: its place in the head, and its block in either.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Step {
    pub place: usize,
    pub from: usize,
    pub to: usize,
}

/// Units of one block that stand together in both versions.
struct Run {
    /// How many they are.
    len: usize,
    /// Whether that is all that both versions have of its block.
    whole: bool,
    /// The block of a single unit, in both.
    single: Option<(usize, usize)>,
    /// Its place among the runs of the head.
    rank: usize,
}

/// For each unit, in the order of the base, whether it stayed (the places are all different). Time grows with their number times
/// its logarithm.
pub(super) fn staying(steps: &[Step]) -> Vec<bool> {
    let runs = runs(steps);
    let exchanged = exchanged(&runs);
    let rest: Vec<(usize, usize)> =
        runs.iter().zip(&exchanged).filter(|(_, exchanged)| !**exchanged).map(|(run, _)| (run.rank, run.len)).collect();
    let mut stays = heaviest_rising(&rest, runs.len()).into_iter();
    let run = |(run, exchanged): (&Run, bool)| vec![!exchanged && stays.next() == Some(true); run.len];
    runs.iter().zip(exchanged).flat_map(run).collect()
}

fn runs(steps: &[Step]) -> Vec<Run> {
    let mut order: Vec<usize> = (0..steps.len()).collect();
    order.sort_unstable_by_key(|step| steps.get(*step).map(|step| step.place));
    let mut ranks = vec![0; steps.len()];
    for (rank, step) in order.iter().enumerate() {
        if let Some(slot) = ranks.get_mut(*step) {
            *slot = rank;
        }
    }
    let (mut of_base, mut of_head): (HashMap<usize, usize>, HashMap<usize, usize>) = (HashMap::new(), HashMap::new());
    for step in steps {
        *of_base.entry(step.from).or_default() += 1;
        *of_head.entry(step.to).or_default() += 1;
    }
    let numbered: Vec<(&Step, usize)> = steps.iter().zip(ranks).collect();
    let together = |a: &(&Step, usize), b: &(&Step, usize)| a.1 + 1 == b.1 && (a.0.from, a.0.to) == (b.0.from, b.0.to);
    let run = |units: &[(&Step, usize)]| {
        let (first, rank) = units.first()?;
        let len = units.len();
        let all = |counts: &HashMap<usize, usize>, block: usize| counts.get(&block) == Some(&len);
        let whole = all(&of_base, first.from) && all(&of_head, first.to);
        Some(Run { len, whole, single: (len == 1).then_some((first.from, first.to)), rank: *rank })
    };
    let mut runs: Vec<Run> = numbered.chunk_by(together).filter_map(run).collect();
    let mut order: Vec<&mut Run> = runs.iter_mut().collect();
    order.sort_unstable_by_key(|run| run.rank);
    order.into_iter().enumerate().for_each(|(rank, run)| run.rank = rank);
    runs
}

/// Which runs are of an exchange. Of two that overlap the wider one is one; of two that are as wide, neither.
fn exchanged(runs: &[Run]) -> Vec<bool> {
    let rank = |at: usize| runs.get(at).map(|run| run.rank);
    // How far runs stand from where they stood; equal neighbours have kept their order.
    let shift = |at: usize| Some(rank(at)?.cast_signed() - at.cast_signed());
    let mut alike_from = vec![0; runs.len()];
    for at in 1..runs.len() {
        let from = if shift(at) == shift(at - 1) { alike_from.get(at - 1).copied().unwrap_or(at) } else { at };
        if let Some(slot) = alike_from.get_mut(at) {
            *slot = from;
        }
    }
    let may = |a: &Run, b: &Run| a.whole && b.whole || a.single.is_some() && a.single == b.single;
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (first, run) in runs.iter().enumerate() {
        let next = (rank(first + 1) < Some(run.rank)).then_some(first + 1);
        let wide = shift(first + 1).and_then(|shift| run.rank.checked_add_signed(-shift)).filter(|last| *last > first + 1);
        for last in next.into_iter().chain(wide) {
            let Some(other) = runs.get(last).filter(|other| may(run, other)) else { continue };
            let between = last == first + 1 || alike_from.get(last - 1).is_some_and(|from| *from <= first + 1);
            if between && run.rank.checked_sub(other.rank) == Some(last - first) {
                found.push((first, last));
            }
        }
    }
    found.sort_by_key(|(first, last)| (std::cmp::Reverse(last - first), *first));
    let (mut exchanged, mut taken) = (vec![false; runs.len()], vec![false; runs.len()]);
    for group in found.chunk_by(|a, b| a.1 - a.0 == b.1 - b.0) {
        let is_free = |at: &usize| taken.get(*at) == Some(&false);
        let free: Vec<(usize, usize)> = group.iter().copied().filter(|(first, last)| is_free(first) && is_free(last)).collect();
        for (at, &(first, last)) in free.iter().enumerate() {
            let meets = |other: Option<&(usize, usize)>| other.is_some_and(|(a, b)| *a <= last && first <= *b);
            if meets(free.get(at + 1)) || meets(at.checked_sub(1).and_then(|before| free.get(before))) {
                continue;
            }
            taken.iter_mut().take(last + 1).skip(first).for_each(|slot| *slot = true);
            for at in [first, last] {
                if let Some(slot) = exchanged.get_mut(at) {
                    *slot = true;
                }
            }
        }
    }
    exchanged
}

/// For each item (its place below `most`, its weight) whether it belongs to the rising row with most items; of several, to the one
/// that weighs most; of several of those, to the one that ends first.
fn heaviest_rising(items: &[(usize, usize)], most: usize) -> Vec<bool> {
    // The best row that ends at a place or before it, as a tree of sums has them: its items, its weight, its last item.
    let mut best: Vec<(usize, usize, usize)> = vec![(0, 0, 0); most + 1];
    let mut before: Vec<Option<usize>> = Vec::with_capacity(items.len());
    for (number, (place, weight)) in items.iter().enumerate() {
        let (mut count, mut sum, mut last) = (0, 0, 0);
        let mut at = *place;
        while at > 0 {
            if let Some(&(n, s, l)) = best.get(at).filter(|(n, s, _)| (*n, *s) > (count, sum)) {
                (count, sum, last) = (n, s, l);
            }
            at &= at - 1;
        }
        before.push((count > 0).then_some(last));
        (count, sum) = (count + 1, sum + weight);
        let mut at = place + 1;
        while let Some(slot) = best.get_mut(at) {
            if (slot.0, slot.1) < (count, sum) {
                *slot = (count, sum, number);
            }
            at += at & at.wrapping_neg();
        }
    }
    let mut stays = vec![false; items.len()];
    let mut at = best
        .iter()
        .copied()
        .fold((0, 0, None), |(n, s, l), (count, sum, last)| if (count, sum) > (n, s) { (count, sum, Some(last)) } else { (n, s, l) })
        .2;
    while let Some(number) = at {
        if let Some(slot) = stays.get_mut(number) {
            *slot = true;
        }
        at = before.get(number).copied().flatten();
    }
    stays
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Step, heaviest_rising, staying};

    /// The blocks that moved, in whole or in part, if blocks of these lengths stand in this order afterwards.
    fn moved(lengths: &[usize], order: &[usize]) -> Vec<usize> {
        let start = |block: usize| order.iter().take_while(|other| **other != block).map(|other| lengths[*other]).sum::<usize>();
        let to = |block: usize| order.iter().position(|other| *other == block).unwrap_or_default();
        let steps: Vec<Step> = (0..lengths.len())
            .flat_map(|block| (0..lengths[block]).map(move |n| (block, n)))
            .map(|(block, n)| Step { place: start(block) + n, from: block, to: to(block) })
            .collect();
        let stays = staying(&steps);
        let mut blocks: Vec<usize> = steps.iter().zip(&stays).filter(|(_, stays)| !**stays).map(|(step, _)| step.from).collect();
        blocks.dedup();
        blocks
    }

    #[test]
    fn an_exchange_is_two_moves_whatever_stands_between() {
        assert_eq!(moved(&[1, 1], &[1, 0]), [0, 1]);
        assert_eq!(moved(&[3, 2], &[1, 0]), [0, 1]);
        assert_eq!(moved(&[1, 1, 1], &[2, 1, 0]), [0, 2]);
        assert_eq!(moved(&[3, 1, 2], &[2, 1, 0]), [0, 2]);
        assert_eq!(moved(&[1, 3, 2, 2, 1], &[0, 3, 2, 1, 4]), [1, 3]);
        assert_eq!(moved(&[1, 2, 1, 1, 2, 1], &[0, 4, 2, 3, 1, 5]), [1, 4]);
        // Two exchanges, and one beside a block that went to the front.
        assert_eq!(moved(&[1, 1, 1, 1], &[1, 0, 3, 2]), [0, 1, 2, 3]);
        assert_eq!(moved(&[2, 1, 3, 1], &[3, 0, 2, 1]), [1, 2, 3]);
    }

    #[test]
    fn what_went_elsewhere_moved_and_nothing_else() {
        assert_eq!(moved(&[], &[]), [0; 0]);
        assert_eq!(moved(&[1, 2, 1], &[0, 1, 2]), [0; 0]);
        assert_eq!(moved(&[1, 1, 1], &[2, 0, 1]), [2]);
        assert_eq!(moved(&[1, 1, 1], &[1, 2, 0]), [0]);
        // One block of many sentences past two of one.
        assert_eq!(moved(&[5, 1, 1], &[1, 2, 0]), [0]);
        // Two past two; a reversal has no pair that is more exchanged than another.
        assert_eq!(moved(&[1, 1, 1, 1], &[2, 3, 0, 1]).len(), 2);
        assert_eq!(moved(&[1, 1, 1, 1], &[3, 2, 1, 0]).len(), 3);
    }

    #[test]
    fn sentences_move_within_a_block_and_out_of_it() {
        let of =
            |steps: &[(usize, usize, usize)]| staying(&steps.iter().map(|&(place, from, to)| Step { place, from, to }).collect::<Vec<_>>());
        // Two sentences of a block exchanged; the last of three put first.
        assert_eq!(of(&[(0, 0, 0), (2, 0, 0), (1, 0, 0), (3, 0, 0)]), [true, false, false, true]);
        assert_eq!(of(&[(1, 0, 0), (2, 0, 0), (0, 0, 0)]), [true, true, false]);
        // The last sentence of a block to the end of the next one.
        assert_eq!(of(&[(0, 0, 0), (3, 0, 1), (1, 1, 1), (2, 1, 1)]), [true, false, true, true]);
        // Blocks that are parted or joined stay.
        assert_eq!(of(&[(0, 0, 0), (1, 0, 1), (2, 1, 1)]), [true; 3]);
        // A block put between the sentences of another.
        assert_eq!(of(&[(0, 0, 0), (2, 0, 2), (3, 0, 2), (1, 1, 1)]), [true, true, true, false]);
    }

    /// The blocks that stand in each other's place, by trying every two of them.
    fn exchanges(order: &[usize]) -> Vec<usize> {
        let place = |block: usize| order.iter().position(|other| *other == block).unwrap_or_default();
        let is = |a: usize, b: usize| {
            let (x, y) = (place(b), place(a));
            x < y && order[x + 1..y].iter().copied().eq(a + 1..b)
        };
        let (mut taken, mut found) = (Vec::new(), Vec::new());
        for width in (1..order.len()).rev() {
            let pairs = (width..order.len()).map(|b| (b - width, b)).filter(|(a, b)| is(*a, *b));
            let free: Vec<(usize, usize)> = pairs.filter(|(a, b)| (*a..=*b).all(|at| !taken.contains(&at))).collect();
            for (a, b) in free.iter().filter(|(a, b)| free.iter().filter(|(x, y)| x <= b && a <= y).count() == 1) {
                taken.extend(*a..=*b);
                found.extend([*a, *b]);
            }
        }
        found
    }

    proptest! {
        #[test]
        fn as_few_move_as_can_be(
            order in (0..8usize).prop_flat_map(|n| Just((0..n).collect::<Vec<_>>()).prop_shuffle()),
            lengths in prop::collection::vec(1..4usize, 8),
        ) {
            let lengths = &lengths[..order.len()];
            let found = moved(lengths, &order);
            let pairs = exchanges(&order);
            prop_assert!(pairs.iter().all(|block| found.contains(block)), "{:?} {:?}", found, pairs);
            // Every set of the others that keeps its order.
            let rest: Vec<usize> = order.iter().copied().filter(|block| !pairs.contains(block)).collect();
            let rises = |keep: &dyn Fn(usize) -> bool| {
                let kept: Vec<usize> = rest.iter().copied().filter(|block| keep(*block)).collect();
                let units = kept.iter().map(|block| lengths[*block]).sum::<usize>();
                kept.windows(2).all(|two| two[0] < two[1]).then_some((kept.len(), units))
            };
            let best = (0..1usize << order.len()).filter_map(|set| rises(&|block| set >> block & 1 == 1)).max();
            prop_assert_eq!(rises(&|block| !found.contains(&block)), best);
        }

        #[test]
        fn any_steps_do(
            places in Just((0..12usize).collect::<Vec<_>>()).prop_shuffle(),
            blocks in prop::collection::vec((0..5usize, 0..5usize), 12),
        ) {
            let steps: Vec<Step> = places.iter().zip(blocks).map(|(place, (from, to))| Step { place: *place * 3, from, to }).collect();
            let stays = staying(&steps);
            prop_assert_eq!(stays.len(), steps.len());
            let kept: Vec<usize> = steps.iter().zip(&stays).filter(|(_, stays)| **stays).map(|(step, _)| step.place).collect();
            prop_assert!(kept.is_sorted(), "{:?}", kept);
        }
    }

    #[test]
    fn of_several_rows_the_heaviest() {
        assert_eq!(heaviest_rising(&[(2, 1), (0, 1), (1, 1)], 3), [false, true, true]);
        assert_eq!(heaviest_rising(&[(1, 3), (0, 2)], 2), [true, false]);
        assert_eq!(heaviest_rising(&[(1, 2), (0, 3)], 2), [false, true]);
    }
}
