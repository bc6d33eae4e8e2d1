//! Words as a tree of bytes: a text comes in, every word it begins with comes out. Where words are only looked for at
//! certain places, this is faster than to look for them everywhere.

use std::collections::VecDeque;

/// Words, each with a number.
pub(super) struct Tree {
    /// One bit for each two bytes that a word may begin with, in a text that has that many.
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
        let mut tree = Tree { begins: vec![0; 0x1_0000 / 64], nodes: vec![Node::default()], steps: Vec::new() };
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
        for word in words.iter().map(|(word, _)| word.as_bytes()) {
            let first = word.first().copied().unwrap_or_default();
            for second in word.get(1).map_or(0..=u8::MAX, |second| *second..=*second) {
                let (at, bit) = place(first, second);
                tree.begins.iter_mut().skip(at).take(1).for_each(|bits| *bits |= bit);
            }
        }
        tree
    }

    /// Whether a word may stand at the beginning of a text: true wherever one does, and seldom elsewhere.
    pub fn may_begin(&self, text: &[u8]) -> bool {
        let (at, bit) = place(text.first().copied().unwrap_or_default(), text.get(1).copied().unwrap_or_default());
        self.begins.get(at).is_some_and(|bits| bits & bit > 0)
    }

    /// The words that a text begins with, the shortest first: how many bytes each takes, and its number.
    pub fn words<'t>(&'t self, text: &'t [u8]) -> impl Iterator<Item = (usize, u32)> + 't {
        let (mut node, mut length) = (Some(0), 0);
        std::iter::from_fn(move || {
            while let Some(here) = node.and_then(|node| self.nodes.get(node as usize)) {
                let steps = self.steps.get(here.first as usize..here.last as usize).unwrap_or(&[]);
                node = text.get(length).and_then(|next| steps.iter().find(|(byte, _)| byte == next)).map(|(_, node)| *node);
                length += 1;
                if here.word > 0 {
                    return Some((length - 1, here.word - 1));
                }
            }
            None
        })
    }
}

fn place(first: u8, second: u8) -> (usize, u64) {
    let at = usize::from(first) << 8 | usize::from(second);
    (at / 64, 1 << (at % 64))
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
        assert_eq!(Tree::new(&[]).words(b"may").count(), 0);
    }
}
