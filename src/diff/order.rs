//! What stayed in order: the longest run of places that rises.

/// For each place whether it belongs to the longest rising run of them (the places are all different). Of several runs
/// that are as long, the one whose places are smallest from the end. Time grows with the length times its logarithm.
pub(super) fn longest_rising(places: &[usize]) -> Vec<bool> {
    // The last number of the best run of each length so far, and the number before each.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(places.len());
    for (number, place) in places.iter().enumerate() {
        let length = ends.partition_point(|&end| places.get(end).is_some_and(|other| other < place));
        before.push(length.checked_sub(1).and_then(|last| ends.get(last)).copied());
        match ends.get_mut(length) {
            Some(end) => *end = number,
            None => ends.push(number),
        }
    }
    let mut stays = vec![false; places.len()];
    let mut at = ends.last().copied();
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

    use super::longest_rising;

    #[test]
    fn few_move() {
        let moved = |places: &[usize]| longest_rising(places).iter().filter(|stays| !**stays).count();
        assert_eq!(moved(&[]), 0);
        assert_eq!(moved(&[0, 1, 2, 3]), 0);
        assert_eq!(moved(&[3, 1, 2, 0]), 2);
        assert_eq!(moved(&[2, 0, 1]), 1);
        assert_eq!(moved(&[3, 2, 1, 0]), 3);
    }

    proptest! {
        #[test]
        fn no_run_is_longer(places in Just((0..9usize).collect::<Vec<_>>()).prop_shuffle(), length in 0..10usize) {
            let places = &places[..length.min(9)];
            let stays = longest_rising(places);
            let rises = |keep: &dyn Fn(usize) -> bool| {
                let kept: Vec<usize> = places.iter().enumerate().filter(|(n, _)| keep(*n)).map(|(_, place)| *place).collect();
                kept.windows(2).all(|two| two[0] < two[1]).then_some(kept.len())
            };
            let best = (0..1usize << places.len()).filter_map(|set| rises(&|n| set >> n & 1 == 1)).max();
            prop_assert_eq!(rises(&|n| stays[n]), best);
        }
    }
}
