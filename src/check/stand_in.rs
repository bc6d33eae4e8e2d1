//! Words that may stand for a term in an English text. The words stand in `stand-in.txt`.

use std::collections::BTreeSet;
use std::sync::LazyLock;

/// What a word may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum StandIn {
    /// Take up a term of a sentence a while ago.
    Personal,
    /// Take up one of a sentence shortly before.
    Pointing,
    /// Answer one of several occurrences.
    Answer,
}

static WORDS: LazyLock<BTreeSet<(StandIn, &'static str)>> = LazyLock::new(|| {
    let mut all = BTreeSet::new();
    for line in include_str!("stand-in.txt").lines() {
        let mut words = line.split_whitespace();
        let kind = match words.next() {
            Some("personal") => StandIn::Personal,
            Some("pointing") => StandIn::Pointing,
            Some("answer") => StandIn::Answer,
            _ => continue,
        };
        all.extend(words.map(|word| (kind, word)));
    }
    all
});

impl StandIn {
    /// Whether a word in small letters may do it.
    pub(super) fn has(self, word: &str) -> bool {
        WORDS.contains(&(self, word))
    }
}

#[cfg(test)]
mod tests {
    use super::StandIn;

    #[test]
    fn the_list_is_read() {
        assert!(StandIn::Personal.has("they") && !StandIn::Pointing.has("they"));
        assert!(StandIn::Pointing.has("those") && StandIn::Answer.has("themselves") && StandIn::Answer.has("whose"));
        assert!(!StandIn::Answer.has("personal"));
    }
}
