//! Which characters a text has, in 256 bits: for scores at which bigrams say little. A character of one text that the
//! other has not costs an edit, and one edit does away with one such character on each side, so of two texts within `d`
//! edits neither has more than `d` characters that the other lacks. Characters that share a bit only make the count too
//! low.

/// Bytes of a sign.
pub(super) const BYTES: usize = 32;

/// The sign of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Sign([u64; 4]);

impl Sign {
    /// The characters of a text.
    pub fn of(text: &str) -> Sign {
        let mut sign = Sign::default();
        for c in text.chars() {
            let bit = (u32::from(c).wrapping_mul(0x9E37_79B1) >> 24) as usize;
            if let Some(word) = sign.0.get_mut(bit / 64) {
                *word |= 1 << (bit % 64);
            }
        }
        sign
    }

    /// As it lies in a corpus.
    pub fn bytes(self) -> [u8; BYTES] {
        let mut out = [0; BYTES];
        for (to, word) in out.as_chunks_mut::<8>().0.iter_mut().zip(self.0) {
            *to = word.to_le_bytes();
        }
        out
    }

    /// Whether texts of this sign and of another one can be within so many edits.
    pub fn is_within(self, other: &[u8; BYTES], edits: usize) -> bool {
        let (mut mine, mut others) = (0, 0);
        for (word, other) in self.0.iter().zip(other.as_chunks::<8>().0) {
            let other = u64::from_le_bytes(*other);
            mine += (word & !other).count_ones();
            others += (other & !word).count_ones();
        }
        mine.max(others) as usize <= edits
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::proptest;

    use super::Sign;
    use crate::text::distance;

    proptest! {
        #[test]
        fn nothing_within_reach_is_left_out(a in "[幹細胞上清液をがa-f]{0,12}|\\PC{0,8}", b in "[幹細胞上清液をがa-f]{0,12}|\\PC{0,8}") {
            assert!(Sign::of(&a).is_within(&Sign::of(&b).bytes(), distance(&a, &b)));
        }
    }
}
