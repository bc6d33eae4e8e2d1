//! Sets of characters of the basic plane, asked once for every character of a text.

/// A set of characters, one bit each.
#[derive(Debug, Clone)]
pub struct CharSet(Vec<u64>);

impl CharSet {
    /// Whether it has the character.
    pub fn has(&self, c: char) -> bool {
        let at = u32::from(c) as usize;
        self.0.get(at / 64).is_some_and(|word| word & (1 << (at % 64)) != 0)
    }
}

impl FromIterator<char> for CharSet {
    /// Characters beyond the basic plane are left out.
    fn from_iter<I: IntoIterator<Item = char>>(chars: I) -> Self {
        let mut bits = vec![0; 0x1_0000 / 64];
        for at in chars.into_iter().map(|c| u32::from(c) as usize) {
            if let Some(word) = bits.get_mut(at / 64) {
                *word |= 1 << (at % 64);
            }
        }
        CharSet(bits)
    }
}
