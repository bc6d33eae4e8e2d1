//! Words as a tree of bytes: a place of a text comes in, every word that begins there comes out. At most places none does, and
//! there the first bytes tell it.

/// Words, each with a number.
pub(super) struct Tree {
    /// One bit for each beginning, at the place that its hash says.
    begins: Vec<u64>,
    /// By the characters of the basic plane, which of [`LENGTHS`] tell the words that begin so, one bit each.
    first: Vec<u8>,
    /// The same by two bytes, the first of them ASCII, as most words of English share their first letter.
    pairs: Box<[u8; PAIRS]>,
    /// Each beginning at the place that its hash says or behind it; 0 is none.
    jumps: Vec<u64>,
    /// For each of `jumps`, the node behind it.
    behind: Vec<u32>,
    nodes: Vec<Node>,
    /// Bytes and the nodes behind them, by node.
    steps: Vec<(u8, u32)>,
}

/// Bytes that a word is told by at its beginning: as many of these as it has. Japanese takes three for a character.
const LENGTHS: [usize; 6] = [1, 2, 3, 4, 6, 8];

/// Bits that tell the beginnings of words, and characters of the basic plane.
const PLACES: usize = 0x1_0000;

/// Pairs of bytes of which the first is ASCII.
const PAIRS: usize = 0x8000;

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
        let length = |word: &str| LENGTHS.into_iter().rfind(|length| *length <= word.len()).unwrap_or_default();
        let mut tree = Tree {
            begins: vec![0; PLACES / 64],
            first: vec![0; PLACES],
            pairs: Box::new([0; PAIRS]),
            jumps: Vec::new(),
            behind: Vec::new(),
            nodes: vec![Node::default()],
            steps: Vec::new(),
        };
        // A node is followed by the nodes behind it, so that the bytes of a word lie side by side.
        let mut waiting = vec![(0, words, 0)];
        let mut begun = Vec::new();
        while let Some((node, mut words, depth)) = waiting.pop() {
            if let Some((word, _)) = words.iter().find(|(word, _)| length(word) == depth) {
                tree.begin(word, depth);
                begun.push((beginning(head(word.as_bytes()), depth), node as u32));
            }
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
                waiting.push((next, alike, depth + 1));
            }
            here.last = tree.steps.len() as u32;
            if let Some(slot) = tree.nodes.get_mut(node) {
                *slot = here;
            }
        }
        // Half of the places stay free, so that the way to a free one is short.
        let places = (2 * begun.len()).next_power_of_two();
        (tree.jumps, tree.behind) = (vec![0; places], vec![0; places]);
        for (beginning, node) in begun {
            let free = tree.probe(beginning).find(|at| tree.jumps.get(*at) == Some(&0));
            if let Some((jump, behind)) = free.and_then(|at| tree.jumps.get_mut(at).zip(tree.behind.get_mut(at))) {
                (*jump, *behind) = (beginning, node);
            }
        }
        tree
    }

    fn begin(&mut self, word: &str, length: usize) {
        let bit = 1 << LENGTHS.into_iter().position(|other| other == length).unwrap_or_default();
        word.chars().next().and_then(|c| self.first.get_mut(u32::from(c) as usize)).into_iter().for_each(|lengths| *lengths |= bit);
        let mut add = |first: u8, second: u8| self.pairs.get_mut(pair(first, second)).into_iter().for_each(|lengths| *lengths |= bit);
        match *word.as_bytes() {
            // Behind a beginning of one byte anything may stand.
            [first, ..] if length == 1 => (0..=u8::MAX).for_each(|second| add(first, second)),
            [first, second, ..] => add(first, second),
            _ => {}
        }
        let (at, bit) = place(beginning(head(word.as_bytes()), length));
        self.begins.iter_mut().skip(at).take(1).for_each(|bits| *bits |= bit);
    }

    /// How words may begin with a character, for [`Tree::words_at`]; 0 where none does.
    #[inline]
    pub fn beginnings(&self, c: char) -> u8 {
        // A word that begins beyond the basic plane may have any length.
        self.first.get(u32::from(c) as usize).copied().unwrap_or(u8::MAX)
    }

    /// The same for two bytes, the first of them ASCII.
    #[inline]
    pub fn beginnings_of(&self, byte: u8, next: u8) -> u8 {
        self.pairs.get(pair(byte, next)).copied().unwrap_or_default()
    }

    /// Calls `found` with the words that begin at a place of a text, where they may begin so, the shortest first: how many bytes
    /// each takes, and its number.
    pub fn words_at(&self, text: &str, at: usize, mut lengths: u8, found: &mut impl FnMut(usize, u32)) {
        let text = text.as_bytes().get(at..).unwrap_or(&[]);
        let head = head(text);
        while let Some(&length) = LENGTHS.get(lengths.trailing_zeros() as usize) {
            let beginning = beginning(head, length);
            let (at, bit) = place(beginning);
            if self.begins.get(at).is_some_and(|bits| bits & bit > 0)
                && let Some(node) = self.node(beginning)
            {
                // Behind the shortest beginning stand all the longer words.
                return self.walk(text, node, length, found);
            }
            lengths &= lengths - 1;
        }
    }

    /// The node behind a beginning.
    fn node(&self, beginning: u64) -> Option<u32> {
        let there = |at: usize| Some((*self.jumps.get(at).filter(|jump| **jump > 0)?, at));
        let (_, at) = self.probe(beginning).map_while(there).find(|(jump, _)| *jump == beginning)?;
        self.behind.get(at).copied()
    }

    fn walk(&self, text: &[u8], node: u32, mut length: usize, found: &mut impl FnMut(usize, u32)) {
        let mut node = Some(node);
        while let Some(here) = node.and_then(|node| self.nodes.get(node as usize)) {
            if here.word > 0 {
                found(length, here.word - 1);
            }
            let steps = self.steps.get(here.first as usize..here.last as usize).unwrap_or(&[]);
            node = text.get(length).and_then(|next| steps.iter().find(|(byte, _)| byte == next)).map(|(_, node)| *node);
            length += 1;
        }
    }

    /// The places where a beginning may stand in `jumps`.
    fn probe(&self, beginning: u64) -> impl Iterator<Item = usize> + use<> {
        let most = self.jumps.len();
        ((mixed(beginning) >> 32) as usize..).map(move |at| at & (most - 1)).take(most)
    }
}

/// Where `pairs` has two bytes.
#[inline]
fn pair(first: u8, second: u8) -> usize {
    (usize::from(first) << 8 | usize::from(second)) % PAIRS
}

/// The first eight bytes of a text as a number. Those that it does not have are 0.
#[inline]
fn head(text: &[u8]) -> u64 {
    match text.first_chunk::<8>() {
        Some(head) => u64::from_le_bytes(*head),
        None => text.iter().rev().fold(0, |head, byte| head << 8 | u64::from(*byte)),
    }
}

/// So many bytes of a head.
#[inline]
fn beginning(head: u64, length: usize) -> u64 {
    head & (u64::MAX >> (64 - 8 * length.clamp(1, 8)))
}

/// The word and the bit of `begins` that a beginning has.
#[inline]
fn place(beginning: u64) -> (usize, u64) {
    let at = (mixed(beginning) >> 48) as usize;
    (at / 64, 1 << (at % 64))
}

/// The number times 2⁶⁴ by the golden ratio (Knuth, The Art of Computer Programming 3, 6.4): its upper bits are all of its bits'.
#[inline]
fn mixed(beginning: u64) -> u64 {
    beginning.wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

#[cfg(test)]
mod tests {
    use super::Tree;

    #[test]
    fn every_word_a_text_begins_with() {
        let tree = Tree::new(&[("may", 0), ("may not", 1), ("might", 2), ("〜", 3)]);
        let words = |tree: &Tree, text: &str| {
            let mut found = Vec::new();
            let lengths = match *text.as_bytes() {
                [first, second, ..] if first.is_ascii() => tree.beginnings_of(first, second),
                _ => tree.beginnings(text.chars().next().unwrap_or_default()),
            };
            tree.words_at(text, 0, lengths, &mut |length, number| found.push((length, number)));
            found
        };
        let found = |text: &str| words(&tree, text);
        assert_eq!(found("may not"), [(3, 0), (7, 1)]);
        assert_eq!(found("may nor"), [(3, 0)]);
        assert_eq!(found("mighty"), [(5, 2)]);
        assert_eq!(found("〜 "), [(3, 3)]);
        assert_eq!((found("mig"), found(""), found("not may")), (vec![], vec![], vec![]));
        assert_eq!(words(&Tree::new(&[]), "may"), []);
        let lengths = Tree::new(&[("a", 0), ("ab", 1), ("かも", 2), ("ない", 3), ("不", 4), ("可能性", 5)]);
        for (text, count) in [("abc", 2), ("かも", 1), ("かもしれない", 1), ("不可", 1), ("可能性が", 1), ("可能", 0)] {
            assert_eq!(words(&lengths, text).len(), count, "{text}");
        }
    }
}
