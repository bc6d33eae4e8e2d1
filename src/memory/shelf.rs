//! A corpus, less the pairs of it that are no longer there. When the file behind a corpus changes, what is new goes into
//! a small corpus beside it and what is gone is struck out; nothing else is made again.

use std::collections::HashMap;
use std::sync::Arc;

use super::builder::Builder;
use super::corpus::Corpus;
use super::record::Record;
use crate::store::Section;

/// A corpus with what is struck out of it.
#[derive(Debug, Clone, Default)]
pub struct Shelf {
    corpus: Arc<Corpus>,
    /// One bit for each pair, the lowest of a byte first; set where it is gone. Missing bytes are zero.
    gone: Section,
}

impl From<Corpus> for Shelf {
    fn from(corpus: Corpus) -> Self {
        Shelf { corpus: Arc::new(corpus), gone: Section::default() }
    }
}

impl Shelf {
    /// A corpus, and a bit for each pair of it that is gone ([`Renewal::finish`]).
    pub fn new(corpus: Arc<Corpus>, gone: Section) -> Self {
        Shelf { corpus, gone }
    }

    /// The whole corpus.
    pub fn corpus(&self) -> &Corpus {
        &self.corpus
    }

    /// Whether a pair is gone.
    pub fn is_gone(&self, pair: usize) -> bool {
        self.gone.bytes().get(pair / 8).is_some_and(|bits| bits >> (pair % 8) & 1 == 1)
    }

    /// The pairs of a text that are there.
    pub fn pairs_of(&self, text: usize) -> impl Iterator<Item = usize> + '_ {
        self.corpus.pairs_of(text).filter(|&pair| !self.is_gone(pair))
    }
}

/// Tells what a file has more and less than the corpus that was made of it once.
#[derive(Debug)]
pub struct Renewal {
    corpus: Arc<Corpus>,
    pairs: HashMap<u64, usize>,
    gone: Vec<u8>,
    fresh: Builder,
    kept: usize,
}

impl Renewal {
    /// Begins with a file that has nothing of the corpus.
    pub fn new(corpus: Arc<Corpus>) -> Self {
        let count = corpus.pair_count();
        let pairs = (0..count).filter_map(|pair| Some((corpus.mark(pair)?, pair))).collect();
        Renewal { corpus, pairs, gone: vec![u8::MAX; count.div_ceil(8)], fresh: Builder::default(), kept: 0 }
    }

    /// Takes a record of the file.
    pub fn add(&mut self, record: &Record) {
        let known = self.pairs.get(&record.mark());
        match known.and_then(|pair| Some((pair % 8, self.gone.get_mut(pair / 8)?))) {
            Some((bit, bits)) => {
                self.kept += usize::from(*bits >> bit & 1);
                *bits &= !(1 << bit);
            }
            None => self.fresh.add(record),
        }
    }

    /// How many pairs are new, and how many are gone.
    pub fn counts(&self) -> (usize, usize) {
        (self.fresh.count(), self.corpus.pair_count() - self.kept)
    }

    /// A bit for each pair of the corpus that is gone, and a corpus of what is new.
    pub fn finish(self) -> (Section, Corpus) {
        let gone = if self.kept == self.corpus.pair_count() { Vec::new() } else { self.gone };
        (gone.into(), self.fresh.finish(&|_, _| {}))
    }
}
