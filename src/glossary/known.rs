//! What a thread remembers of the words of texts: the few thousand that make up most of any text are inflected once and
//! not again in each text. A word comes in; out comes what an index has for it. What is remembered changes no answer.

use std::cell::RefCell;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::atomic::{AtomicU64, Ordering};

use crate::store::hash;

/// A word as numbers of an index: its key and its key as a verb, where the index has them.
pub(super) type Numbered = (Option<u32>, Option<u32>);

/// Words that a thread remembers at most.
const REMEMBERED: usize = 60_000;

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
    words: HashMap<Box<str>, Numbered, BuildHasherDefault<WordHasher>>,
}

/// Words are short, and no more than [`REMEMBERED`] of them can ever meet.
#[derive(Default)]
struct WordHasher(u64);

impl Hasher for WordHasher {
    fn write(&mut self, bytes: &[u8]) {
        self.0 = hash(bytes);
    }

    // The byte that ends a string, which tells nothing here.
    fn write_u8(&mut self, _: u8) {}

    fn finish(&self) -> u64 {
        self.0
    }
}

/// Words as numbers of an index, which tells them where they are not remembered.
pub(super) fn numbered<'w>(index: Id, words: impl Iterator<Item = &'w str>, tell: impl Fn(&str) -> Numbered) -> Vec<Numbered> {
    KNOWN.with_borrow_mut(|known| {
        if known.index != Some(index) {
            *known = Known { index: Some(index), ..Known::default() };
        }
        let number = |word: &str| {
            known.words.get(word).copied().unwrap_or_else(|| {
                let numbered = tell(word);
                if known.words.len() >= REMEMBERED {
                    known.words.clear();
                }
                known.words.insert(word.into(), numbered);
                numbered
            })
        };
        words.map(number).collect()
    })
}
