//! Words as a tree of bytes: a text comes in, every word it begins with comes out. Where words are only looked for at
//! certain places, this is faster than to look for them everywhere.

use std::collections::VecDeque;

/// Words, each with a number.
pub(super) struct Tree {
    /// One bit for each number that [`heads`] makes of how a word begins.
    begins: Vec<u64>,
    nodes: Vec<Node>,
    /// Bytes and the nodes behind them, by node.
    steps: Vec<(u8, u32)>,
}

#[derive(Clone, Copy, Default)]
struct Node {
    /// The number of the word that ends here, and 1.
    word: u32,
    /// Its part of `steps`.
    first: u32,
    last: u32,
}

impl Tree {
    /// The tree of words in their order, none of them empty, each once.
    pub fn new(words: &[(&str, u32)]) -> Tree {
        let mut tree = Tree { begins: vec![0; PLACES / 64], nodes: vec![Node::default()], steps: Vec::new() };
        let mut waiting = VecDeque::from([(0, words, 0)]);
        while let Some((node, mut words, depth)) = waiting.pop_front() {
            let mut here = Node { first: tree.steps.len() as u32, ..Node::default() };
            if let Some(((word, number), rest)) = words.split_first()
                && word.len() == depth
            {
                (here.word, words) = (number + 1, rest);
            }
            let byte = |word: &(&str, u32)| word.0.as_bytes().get(depth).copied().unwrap_or_default();
            for alike in words.chunk_by(|a, b| byte(a) == byte(b)) {
                let next = tree.nodes.len();
                tree.nodes.push(Node::default());
                tree.steps.push((alike.first().map(byte).unwrap_or_default(), next as u32));
                waiting.push_back((next, alike, depth + 1));
            }
            here.last = tree.steps.len() as u32;
            if let Some(slot) = tree.nodes.get_mut(node) {
                *slot = here;
            }
        }
        for (word, _) in words {
            let [long, middle, short] = heads(word.as_bytes());
            let (at, bit) = place(if word.len() >= LONG { long } else if word.len() >= MIDDLE { middle } else { short });
            tree.begins.iter_mut().skip(at).take(1).for_each(|bits| *bits |= bit);
        }
        tree
    }

    /// Whether a word may stand at the beginning of a text: true wherever one does, and seldom elsewhere.
    pub fn may_begin(&self, text: &[u8]) -> bool {
        let has = |(at, bit): (usize, u64)| self.begins.get(at).is_some_and(|bits| bits & bit > 0);
        heads(text).into_iter().any(|head| has(place(head)))
    }

    /// The words that a text begins with, the shortest first: how many bytes each takes, and its number.
    pub fn words<'t>(&'t self, text: &'t [u8]) -> impl Iterator<Item = (usize, u32)> + 't {
        let (mut node, mut length) = (Some(0), 0);
        std::iter::from_fn(move || {
            while let Some(here) = node.and_then(|node| self.nodes.get(node as usize)) {
                let steps = self.steps.get(here.first as usize..here.last as usize).unwrap_or(&[]);
                node = text.get(length).and_then(|next| step(steps, *next));
                length += 1;
                if here.word > 0 {
                    return Some((length - 1, here.word - 1));
                }
            }
            None
        })
    }
}

/// Bytes of a word that its beginning is told by; a shorter one is told by fewer, and one that is shorter still by one.
const LONG: usize = 6;
const MIDDLE: usize = 3;

/// Bits that tell the beginnings of words.
const PLACES: usize = 0x1_0000;

/// The first [`LONG`] and [`MIDDLE`] bytes of a text and the first one, as numbers. Bytes that it does not have are 0.
fn heads(text: &[u8]) -> [u64; 3] {
    let head = match text.first_chunk::<8>() {
        Some(head) => u64::from_le_bytes(*head),
        None => text.iter().rev().fold(0, |head, byte| head << 8 | u64::from(*byte)),
    };
    [LONG, MIDDLE, 1].map(|bytes| head & ((1 << (8 * bytes)) - 1))
}

fn place(head: u64) -> (usize, u64) {
    let at = (head.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 48) as usize;
    (at / 64, 1 << (at % 64))
}

/// The node behind a byte.
fn step(steps: &[(u8, u32)], next: u8) -> Option<u32> {
    steps.binary_search_by_key(&next, |(byte, _)| *byte).ok().and_then(|at| steps.get(at)).map(|(_, node)| *node)
}

#[cfg(test)]
mod tests {
    use super::Tree;

    #[test]
    fn every_word_a_text_begins_with() {
        let tree = Tree::new(&[("may", 0), ("may not", 1), ("might", 2), ("〜", 3)]);
        let found = |text: &str| {
            let found: Vec<_> = tree.words(text.as_bytes()).collect();
            assert!(found.is_empty() || tree.may_begin(text.as_bytes()), "{text}");
            found
        };
        assert_eq!(found("may not"), [(3, 0), (7, 1)]);
        assert_eq!(found("may nor"), [(3, 0)]);
        assert_eq!(found("mighty"), [(5, 2)]);
        assert_eq!(found("〜 "), [(3, 3)]);
        assert_eq!((found("mig"), found(""), found("not may")), (vec![], vec![], vec![]));
        assert!(!tree.may_begin(b"not") && !tree.may_begin(b""));
        let lengths = Tree::new(&[("a", 0), ("ab", 1), ("かも", 2), ("ない", 3), ("不", 4), ("可能性", 5)]);
        for (text, count) in [("abc", 2), ("かも", 1), ("かもしれない", 1), ("不可", 1), ("可能性が", 1), ("可能", 0)] {
            assert_eq!(lengths.words(text.as_bytes()).count(), count, "{text}");
            assert_eq!(lengths.may_begin(text.as_bytes()), count > 0, "{text}");
        }
        assert_eq!(Tree::new(&[]).words(b"may").count(), 0);
    }
}
