//! The words of `repair.txt`: what English needs to know of its numbers and nouns when one is put in the place of another.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

static LISTS: LazyLock<BTreeMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let mut lists: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for line in include_str!("repair.txt").lines().filter(|line| !line.starts_with('#')) {
        let mut words = line.split_whitespace();
        lists.entry(words.next().unwrap_or("")).or_default().extend(words);
    }
    lists
});

static SETS: LazyLock<BTreeMap<&'static str, BTreeSet<&'static str>>> =
    LazyLock::new(|| LISTS.iter().map(|(kind, words)| (*kind, words.iter().copied().collect())).collect());

/// The words of a kind, in their order.
pub(super) fn words(kind: &str) -> &'static [&'static str] {
    LISTS.get(kind).map_or(&[], Vec::as_slice)
}

/// Whether a word is of a kind.
pub(super) fn has(kind: &str, word: &str) -> bool {
    SETS.get(kind).is_some_and(|words| words.contains(word))
}

/// The place of a word in the list of a kind.
pub(super) fn place(kind: &str, word: &str) -> Option<usize> {
    words(kind).iter().position(|other| *other == word)
}
