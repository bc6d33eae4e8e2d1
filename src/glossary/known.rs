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

thread_local! {
    static KNOWN: RefCell<Known> = RefCell::default();
}

#[derive(Default)]
struct Known {
    /// The index that was asked last.
    index: Option<Id>,
    /// The last two words of each place, the last one first.
    words: Vec<(u128, Numbered)>,
}

/// A word as a number, which no other word has; longer words are not remembered.
fn packed(word: &str) -> Option<u128> {
    let mut bytes = [0; 16];
    bytes.get_mut(..word.len())?.copy_from_slice(word.as_bytes());
    Some(u128::from_le_bytes(bytes))
}

/// Words as numbers of an index, which tells them where they are not remembered.
pub(super) fn numbered<'w>(index: Id, words: impl Iterator<Item = &'w str>, tell: impl Fn(&str) -> Numbered) -> Vec<Numbered> {
    KNOWN.with_borrow_mut(|known| {
        if known.index != Some(index) {
            *known = Known { index: Some(index), words: vec![Default::default(); PLACES] };
        }
        let number = |word: &str| {
            let Some(packed) = packed(word).filter(|packed| *packed > 0) else { return tell(word) };
            let place = mix(packed as u64 ^ mix((packed >> 64) as u64)) as usize % (PLACES / 2);
            let Some([last, before]) = known.words.get_mut(2 * place..).and_then(|two| two.first_chunk_mut()) else { return tell(word) };
            if last.0 != packed {
                std::mem::swap(last, before);
            }
            if last.0 != packed {
                *last = (packed, tell(word));
            }
            last.1
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
