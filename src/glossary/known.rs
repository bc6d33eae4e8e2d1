//! What a thread remembers of the words of texts: the few thousand that make up most of any text are inflected once and
//! not again in each text. A word comes in; out comes what an index has for it. What is remembered changes no answer.

use std::cell::RefCell;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::store::mix;

/// A word as numbers of an index: its key and its key as a verb, where the index has them.
pub(super) type Numbered = (Option<u32>, Option<u32>);

/// Words that a thread remembers.
const PLACES: usize = 1 << 15;

/// Which index it is whose words are remembered. Copies of an index are one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Id(u64);

impl Default for Id {
    /// One that no other index has.
    fn default() -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        Id(NEXT.fetch_add(1, Ordering::Relaxed))
    }
}

/// A word that an index was asked for.
#[derive(Clone, Copy)]
struct Known {
    index: Id,
    word: [u64; 2],
    numbered: Numbered,
}

thread_local! {
    /// The last two words of each place, the last one first. Several indexes share it, as a text may be asked by turns for those of two
    /// languages.
    static KNOWN: RefCell<Vec<Option<Known>>> = RefCell::new(vec![None; PLACES]);
}

/// A word as numbers, which no other word has; longer words are not remembered.
fn packed(word: &str) -> Option<[u64; 2]> {
    let mut bytes = [0; 16];
    bytes.get_mut(..word.len())?.copy_from_slice(word.as_bytes());
    let packed = u128::from_le_bytes(bytes);
    Some([packed as u64, (packed >> 64) as u64])
}

/// Words as numbers of an index, which tells them where they are not remembered.
pub(super) fn numbered<'w>(index: Id, words: impl Iterator<Item = &'w str>, tell: impl Fn(&str) -> Numbered) -> Vec<Numbered> {
    KNOWN.with_borrow_mut(|places| {
        let number = |text: &str| {
            let Some(word) = packed(text) else { return tell(text) };
            let place = mix(word[0] ^ mix(word[1] ^ index.0)) as usize % (PLACES / 2);
            let Some([last, before]) = places.get_mut(2 * place..).and_then(|two| two.first_chunk_mut()) else { return tell(text) };
            let is_it = |known: &Option<Known>| known.is_some_and(|known| known.word == word && known.index == index);
            if !is_it(last) {
                std::mem::swap(last, before);
            }
            if !is_it(last) {
                *last = Some(Known { index, word, numbered: tell(text) });
            }
            last.map(|known| known.numbered).unwrap_or_default()
        };
        words.map(number).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::{Id, Numbered, numbered};

    #[test]
    fn what_is_remembered_changes_no_answer() {
        let texts = ["stem cells", "細胞 cells", "internationalisation of cells", ""];
        let length = |word: &str| (Some(word.len() as u32), None);
        let first = |word: &str| (word.bytes().next().map(u32::from), Some(1));
        let (one, two) = (Id::default(), Id::default());
        for _ in 0..3 {
            for text in texts {
                let words = || text.split(' ');
                assert_eq!(numbered(one, words(), length), words().map(length).collect::<Vec<Numbered>>());
                assert_eq!(numbered(two, words(), first), words().map(first).collect::<Vec<Numbered>>());
            }
        }
    }
}
