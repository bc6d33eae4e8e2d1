//! Words as a tree of bytes: a text comes in, every word it begins with comes out. Where words are only looked for at
//! certain places, this is faster than to look for them everywhere.

use std::collections::VecDeque;

/// Words, each with a number.
pub(super) struct Tree {
    /// One bit for each number that [`heads`] makes of how a word begins.
    begins: Vec<u64>,
    /// The nodes behind the first [`LONG`] bytes of longer words, by their number: at its place or behind it.
    jumps: Vec<Option<(u64, u32)>>,
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
        let mut tree = Tree { begins: vec![0; PLACES / 64], jumps: Vec::new(), nodes: vec![Node::default()], steps: Vec::new() };
        let mut long: Vec<(u64, u32)> = Vec::new();
        let mut waiting = VecDeque::from([(0, words, 0)]);
        while let Some((node, mut words, depth)) = waiting.pop_front() {
            let mut here = Node { first: tree.steps.len() as u32, ..Node::default() };
            if let Some((word, _)) = words.first().filter(|_| depth == LONG) {
                long.push((heads(word.as_bytes())[0], node as u32));
            }
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
            let (at, bit) = place(if word.len() >= LONG {
                long
            } else if word.len() >= MIDDLE {
                middle
            } else {
                short
            });
            tree.begins.iter_mut().skip(at).take(1).for_each(|bits| *bits |= bit);
        }
        // Half of the places stay free, so that the way to a free one is short.
        tree.jumps = vec![None; (2 * long.len()).next_power_of_two()];
        for (head, node) in long {
            if let Some(slot) = tree.probe(head).find(|at| tree.jumps.get(*at) == Some(&None)).and_then(|at| tree.jumps.get_mut(at)) {
                *slot = Some((head, node));
            }
        }
        tree
    }

    /// The words that a text begins with, the shortest first: how many bytes each takes, and its number.
    pub fn words<'t>(&'t self, text: &'t [u8]) -> impl Iterator<Item = (usize, u32)> + 't {
        let [long, middle, short] = heads(text);
        let has = |head: u64| {
            let (at, bit) = place(head);
            self.begins.get(at).is_some_and(|bits| bits & bit > 0)
        };
        let (mut node, mut length) =
            if has(middle) || has(short) { (Some(0), 0) } else { (if has(long) { self.jump(long) } else { None }, LONG) };
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

    /// The node behind the first [`LONG`] bytes of a text.
    fn jump(&self, head: u64) -> Option<u32> {
        let there = |at: usize| *self.jumps.get(at)?;
        self.probe(head).map_while(there).find(|(other, _)| *other == head).map(|(_, node)| node)
    }

    /// The places where a number may stand in `jumps`.
    fn probe(&self, head: u64) -> impl Iterator<Item = usize> + use<> {
        let most = self.jumps.len();
        ((mixed(head) >> 32) as usize..).map(move |at| at & (most - 1)).take(most)
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

/// The word and the bit of `begins` that a number has.
fn place(head: u64) -> (usize, u64) {
    let at = (mixed(head) >> 48) as usize;
    (at / 64, 1 << (at % 64))
}

/// The number times 2⁶⁴ by the golden ratio (Knuth, The Art of Computer Programming 3, 6.4): its upper bits are all of its bits'.
fn mixed(head: u64) -> u64 {
    head.wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// The node behind a byte.
fn step(steps: &[(u8, u32)], next: u8) -> Option<u32> {
    // Most nodes have one or two.
    steps.iter().find(|(byte, _)| *byte >= next).filter(|(byte, _)| *byte == next).map(|(_, node)| *node)
}

#[cfg(test)]
mod tests {
    use super::Tree;

    #[test]
    fn every_word_a_text_begins_with() {
        let tree = Tree::new(&[("may", 0), ("may not", 1), ("might", 2), ("〜", 3)]);
        let found = |text: &str| tree.words(text.as_bytes()).collect::<Vec<_>>();
        assert_eq!(found("may not"), [(3, 0), (7, 1)]);
        assert_eq!(found("may nor"), [(3, 0)]);
        assert_eq!(found("mighty"), [(5, 2)]);
        assert_eq!(found("〜 "), [(3, 3)]);
        assert_eq!((found("mig"), found(""), found("not may")), (vec![], vec![], vec![]));
        let lengths = Tree::new(&[("a", 0), ("ab", 1), ("かも", 2), ("ない", 3), ("不", 4), ("可能性", 5)]);
        for (text, count) in [("abc", 2), ("かも", 1), ("かもしれない", 1), ("不可", 1), ("可能性が", 1), ("可能", 0)] {
            assert_eq!(lengths.words(text.as_bytes()).count(), count, "{text}");
        }
        assert_eq!(Tree::new(&[]).words(b"may").count(), 0);
    }
}
