//! How many characters two texts have in common: what an edit distance costs a hundredth of. An alignment with `d` edits
//! leaves at least `m − d` characters of the longer text matched to equal ones, each with one of its own; where fewer are
//! shared the distance need not be measured. It matters for low scores, which bigrams alone hardly tell.

/// Characters that share their lower bits share a place, which only makes a count too high.
const PLACES: usize = 1 << 12;

/// The characters of a query, counted.
#[derive(Debug, Clone)]
pub(super) struct Bag {
    /// The number of each character, 0 for those that are not there.
    numbers: Vec<u8>,
    counts: [u16; 256],
    /// Whether a count did not fit, so that nothing can be said.
    full: bool,
}

impl Bag {
    /// The characters of a text.
    pub fn of(text: &str) -> Bag {
        let mut bag = Bag { numbers: vec![0; PLACES], counts: [0; 256], full: false };
        let mut last = 0u8;
        for c in text.chars() {
            let Some(number) = bag.numbers.get_mut(c as usize % PLACES) else { continue };
            if *number == 0 {
                // More than 255 different ones share numbers.
                last = last.checked_add(1).unwrap_or(1);
                *number = last;
            }
            if let Some(count) = bag.counts.get_mut(usize::from(*number)) {
                bag.full |= *count == u16::MAX;
                *count = count.saturating_add(1);
            }
        }
        bag
    }

    /// Whether a text may share so many characters, counted with repeats.
    pub fn may_share(&self, text: &str, needed: usize) -> bool {
        let mut left = self.counts;
        let mut shared = 0;
        for c in text.chars() {
            let number = self.numbers.get(c as usize % PLACES).copied().unwrap_or(0);
            if let Some(left) = left.get_mut(usize::from(number))
                && *left > 0
            {
                *left -= 1;
                shared += 1;
            }
        }
        shared >= needed || self.full
    }
}

#[cfg(test)]
mod tests {
    use super::Bag;

    #[test]
    fn characters_are_shared_one_by_one() {
        let bag = Bag::of("幹細胞の培養と培地の交換");
        for (text, shared) in [("培養培地", 4), ("培培培", 2), ("", 0), ("stem", 0), ("交換の幹細胞と培養の培地", 12)] {
            assert!(bag.may_share(text, shared) && !bag.may_share(text, shared + 1), "{text}");
        }
        let many: String = (0x4E00..0x4E00 + 600).filter_map(char::from_u32).collect();
        assert!(Bag::of(&many).may_share(&many, 600));
        let long = "ー".repeat(70_000);
        assert!(Bag::of(&long).may_share(&long, 70_000));
    }
}
