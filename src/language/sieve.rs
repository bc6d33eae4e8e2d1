//! A sieve for words: most words of a text stand in no list, and that is told without looking into one.

/// Words of ASCII letters by their first and last letter and their length, in any case: enough to tell that most others are
/// none of them.
#[derive(Default)]
pub(super) struct Sieve(Vec<u32>);

/// The pairs of a first and a last letter, and one place for all other words.
pub(super) const ENDS: usize = 26 * 26 + 1;

impl<'a> FromIterator<&'a str> for Sieve {
    fn from_iter<I: IntoIterator<Item = &'a str>>(words: I) -> Self {
        let mut lengths = vec![0; ENDS];
        for word in words {
            let (at, length) = Sieve::place(word);
            lengths.iter_mut().skip(at).take(1).for_each(|lengths| *lengths |= length);
        }
        Sieve(lengths)
    }
}

impl Sieve {
    /// Whether the word may be one of them.
    pub fn may_have(&self, word: &str) -> bool {
        let (at, length) = Sieve::place(word);
        self.0.get(at).is_some_and(|lengths| lengths & length > 0)
    }

    /// The place of a word among [`ENDS`], and the bit of its length.
    pub fn place(word: &str) -> (usize, u32) {
        let letter = |b: Option<&u8>| b.map(|b| (b | 0x20).wrapping_sub(b'a')).filter(|letter| *letter < 26).map(usize::from);
        let ends = letter(word.as_bytes().first()).zip(letter(word.as_bytes().last()));
        (ends.map_or(ENDS - 1, |(first, last)| 26 * first + last), 1 << word.len().min(31))
    }
}
