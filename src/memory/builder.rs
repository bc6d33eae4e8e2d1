//! Makes a corpus of records, which come one by one and are kept as bytes. Sorting and the lists of the blocks use all
//! cores; what comes out is the same on every machine. What is said twice is kept once.

use std::collections::HashMap;

use rayon::prelude::{IntoParallelIterator, ParallelIterator, ParallelSliceMut};

use super::block::{Lists, SIZE};
use super::corpus::{Corpus, Pair, PairPlace};
use super::record::{Origin, Record};
use super::sign::Sign;
use crate::store::{Section, hash};
use crate::text::{fold_to_string, nfc};

/// Collects records.
#[derive(Debug, Default)]
pub struct Builder {
    /// Sources in NFC, each followed by its pair.
    bytes: Vec<u8>,
    rows: Vec<Row>,
    names: Vec<String>,
    numbers: HashMap<String, u32>,
}

#[derive(Debug, Clone, Copy)]
struct Row {
    /// Characters of the source.
    length: u32,
    /// Where it begins, where its pair begins, and where that ends.
    source: usize,
    pair: usize,
    end: usize,
    mark: u64,
}

impl Builder {
    /// Takes a record; one with an empty side is left out.
    pub fn add(&mut self, record: &Record) {
        let text = nfc(&record.source);
        let Ok(length) = u32::try_from(text.chars().count()) else { return };
        if text.is_empty() || record.target.is_empty() {
            return;
        }
        let place = match &record.origin {
            Origin::Unit { article, unit } => PairPlace::Unit { article: self.number(article), unit },
            Origin::File { name, article } => {
                PairPlace::File { name: self.number(name), article: article.as_ref().map(|article| self.number(article)) }
            }
        };
        let around = |text: &Option<String>| text.as_ref().map(|text| around(text));
        let pair = Pair {
            source: (text != record.source).then_some(&record.source),
            target: &record.target,
            place,
            state: record.state,
            changed: record.changed.as_deref(),
            around: (around(&record.previous), around(&record.next)),
        };
        let source = self.bytes.len();
        self.bytes.extend_from_slice(text.as_bytes());
        let at = self.bytes.len();
        if let Ok(bytes) = postcard::to_allocvec(&pair) {
            self.bytes.extend_from_slice(&bytes);
            self.rows.push(Row { length, source, pair: at, end: self.bytes.len(), mark: record.mark() });
        }
    }

    /// How many pairs there are.
    pub fn count(&self) -> usize {
        self.rows.len()
    }

    fn number(&mut self, name: &str) -> u32 {
        if let Some(number) = self.numbers.get(name) {
            return *number;
        }
        let number = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        self.names.push(name.to_owned());
        self.numbers.insert(name.to_owned(), number);
        number
    }

    /// The corpus. `done` is told each time a block is ready: how many texts it has, of how many.
    pub fn finish(self, done: &(dyn Fn(usize, usize) + Sync)) -> Corpus {
        let Builder { bytes, mut rows, names, .. } = self;
        let part = |from: usize, to: usize| bytes.get(from..to).unwrap_or(&[]);
        let key = |row: &Row| (row.length, part(row.source, row.pair), row.mark, part(row.pair, row.end));
        rows.par_sort_unstable_by(|a, b| key(a).cmp(&key(b)));
        rows.dedup_by_key(|row| row.mark);

        let (mut lengths, mut signs, mut text_ends, mut texts) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let (mut record_ends, mut pair_ends, mut pairs, mut marks) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let mut firsts: Vec<(usize, usize)> = Vec::new();
        let (mut last, mut count) = (None, 0u32);
        for row in &rows {
            let source = part(row.source, row.pair);
            if last != Some(source) {
                if last.is_some() {
                    put(&mut record_ends, &count.to_le_bytes());
                }
                last = Some(source);
                firsts.push((row.source, row.pair));
                put(&mut lengths, &row.length.to_le_bytes());
                put(&mut signs, &std::str::from_utf8(source).map(Sign::of).unwrap_or_default().bytes());
                put(&mut texts, source);
                put(&mut text_ends, &(texts.len() as u64).to_le_bytes());
            }
            put(&mut pairs, part(row.pair, row.end));
            put(&mut pair_ends, &(pairs.len() as u64).to_le_bytes());
            put(&mut marks, &row.mark.to_le_bytes());
            count += 1;
        }
        if last.is_some() {
            put(&mut record_ends, &count.to_le_bytes());
        }

        let text = |&(from, to): &(usize, usize)| std::str::from_utf8(part(from, to)).unwrap_or("");
        let lists: Vec<(Lists, Vec<(u64, u32)>)> = (0..firsts.len().div_ceil(SIZE))
            .into_par_iter()
            .map(|block| {
                let own = firsts.get(block * SIZE..firsts.len().min((block + 1) * SIZE)).unwrap_or(&[]);
                let lists = Lists::of(own.iter().map(text));
                let numbers = u32::try_from(block * SIZE).unwrap_or(u32::MAX)..;
                let forms = own.iter().zip(numbers).map(|(place, n)| (hash(fold_to_string(text(place)).as_bytes()), n)).collect();
                done(own.len(), firsts.len());
                (lists, forms)
            })
            .collect();
        let (mut blocks, mut starts, mut places, mut forms) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for (lists, own) in lists {
            put(&mut blocks, &(starts.len() as u64 / 4).to_le_bytes());
            put(&mut blocks, &(places.len() as u64 / 2).to_le_bytes());
            starts.extend(lists.starts.iter().flat_map(|start| start.to_le_bytes()));
            places.extend(lists.places.iter().flat_map(|place| place.to_le_bytes()));
            forms.extend(own);
        }
        forms.par_sort_unstable();
        let form_texts: Vec<u8> = forms.iter().flat_map(|(_, text)| text.to_le_bytes()).collect();
        let forms: Vec<u8> = forms.iter().flat_map(|(form, _)| form.to_le_bytes()).collect();
        let [blocks, lengths, signs, starts, places, text_ends, texts, forms, form_texts, record_ends, pair_ends, pairs, marks] =
            [blocks, lengths, signs, starts, places, text_ends, texts, forms, form_texts, record_ends, pair_ends, pairs, marks]
                .map(Section::from);
        Corpus { blocks, lengths, signs, starts, places, text_ends, texts, forms, form_texts, record_ends, pair_ends, pairs, marks, names }
    }
}

/// The hash by which texts around a pair are compared.
pub(super) fn around(text: &str) -> u64 {
    hash(nfc(text).as_bytes())
}

fn put(out: &mut Vec<u8>, bytes: &[u8]) {
    out.extend_from_slice(bytes);
}
