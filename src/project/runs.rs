//! Sorting more than fits into memory: records of one size go in, in any order, and come out sorted. What is kept has a
//! bound; the rest lies in a temporary file without a name, which is gone with the process.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::fs::File;
use std::hash::Hasher;
use std::io::{self, Read, Seek, SeekFrom, Write};

/// Bytes sorted in memory at a time.
const KEPT: usize = 4 * 1024 * 1024;
/// Bytes read ahead over all runs, and of one run at least.
const AHEAD: usize = 4 * 1024 * 1024;
const LEAST: usize = 4 * 1024;

/// Records of `N` bytes, to be sorted.
pub(super) struct Runs<const N: usize> {
    kept: Vec<[u8; N]>,
    file: Option<File>,
    /// Where each run ends in the file.
    ends: Vec<u64>,
}

impl<const N: usize> Runs<N> {
    pub(super) fn new() -> Self {
        Runs { kept: Vec::new(), file: None, ends: Vec::new() }
    }

    /// Takes a record.
    pub(super) fn push(&mut self, record: [u8; N]) -> io::Result<()> {
        if self.kept.capacity() == 0 {
            self.kept.reserve_exact(KEPT / N);
        }
        if self.kept.len() == KEPT / N {
            self.spill()?;
        }
        self.kept.push(record);
        Ok(())
    }

    fn spill(&mut self) -> io::Result<()> {
        self.kept.sort_unstable();
        let file = match &mut self.file {
            Some(file) => file,
            none => none.insert(tempfile::tempfile()?),
        };
        file.write_all(self.kept.as_flattened())?;
        let start = self.ends.last().copied().unwrap_or(0);
        self.ends.push(start + (self.kept.len() * N) as u64);
        self.kept.clear();
        Ok(())
    }

    /// Every record in order.
    pub(super) fn sorted(mut self) -> io::Result<Sorted<N>> {
        if self.file.is_none() {
            self.kept.sort_unstable();
            return Ok(Sorted { kept: self.kept.into_iter(), file: None, runs: Vec::new(), heap: BinaryHeap::new() });
        }
        self.spill()?;
        let size = (AHEAD / self.ends.len()).max(LEAST) / N * N;
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        let runs = starts.zip(&self.ends).map(|(next, &end)| Run { next, end, ahead: Vec::new(), at: 0, size }).collect();
        let mut sorted = Sorted { kept: Vec::new().into_iter(), file: self.file, runs, heap: BinaryHeap::new() };
        (0..sorted.runs.len()).try_for_each(|number| sorted.ahead(number))?;
        Ok(sorted)
    }
}

/// Records in order.
pub(super) struct Sorted<const N: usize> {
    kept: std::vec::IntoIter<[u8; N]>,
    file: Option<File>,
    runs: Vec<Run>,
    /// The next record of each run.
    heap: BinaryHeap<Reverse<([u8; N], usize)>>,
}

impl<const N: usize> Sorted<N> {
    /// The next record.
    pub(super) fn next(&mut self) -> io::Result<Option<[u8; N]>> {
        let Some(Reverse((record, number))) = self.heap.pop() else { return Ok(self.kept.next()) };
        self.ahead(number)?;
        Ok(Some(record))
    }

    fn ahead(&mut self, number: usize) -> io::Result<()> {
        if let (Some(file), Some(run)) = (&mut self.file, self.runs.get_mut(number)) {
            self.heap.extend(run.record(file)?.map(|record| Reverse((record, number))));
        }
        Ok(())
    }
}

/// A sorted part of the file.
struct Run {
    next: u64,
    end: u64,
    ahead: Vec<u8>,
    at: usize,
    size: usize,
}

impl Run {
    fn record<const N: usize>(&mut self, file: &mut File) -> io::Result<Option<[u8; N]>> {
        if self.at == self.ahead.len() {
            let size = usize::try_from(self.end - self.next).unwrap_or(self.size).min(self.size);
            if size == 0 {
                return Ok(None);
            }
            self.ahead.resize(size, 0);
            file.seek(SeekFrom::Start(self.next))?;
            file.read_exact(&mut self.ahead)?;
            self.next += size as u64;
            self.at = 0;
        }
        let record = self.ahead.get(self.at..self.at + N).and_then(|bytes| bytes.try_into().ok());
        self.at += N;
        Ok(record)
    }
}

/// 128 bits that stand for texts, in this process only.
pub(super) fn digest(texts: &[&str]) -> [u8; 16] {
    let half = |seed: u8| {
        let mut hasher = std::hash::DefaultHasher::new();
        hasher.write_u8(seed);
        for text in texts {
            hasher.write_usize(text.len());
            hasher.write(text.as_bytes());
        }
        hasher.finish().to_be_bytes()
    };
    let mut both = [0; 16];
    for (to, from) in both.iter_mut().zip(half(1).into_iter().chain(half(2))) {
        *to = from;
    }
    both
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::{KEPT, Runs, digest};

    #[test]
    fn records_come_sorted_however_many() {
        for count in [0, 1, 1000, KEPT / 8 * 3 + 17] {
            let mut runs = Runs::<8>::new();
            let mut state = 88_172_645_463_325_252u64;
            let mut all: Vec<[u8; 8]> = Vec::new();
            for _ in 0..count {
                // Xorshift; a few values come often.
                state ^= state << 13;
                state ^= state >> 7;
                state ^= state << 17;
                let record = if state.is_multiple_of(5) { 7 } else { state }.to_be_bytes();
                all.push(record);
                runs.push(record).unwrap();
            }
            all.sort_unstable();
            let mut sorted = Vec::new();
            let mut records = runs.sorted().unwrap();
            while let Some(record) = records.next().unwrap() {
                sorted.push(record);
            }
            assert!(sorted == all, "{count}");
        }
    }

    #[test]
    fn a_digest_knows_where_texts_end() {
        assert_eq!(digest(&["細", "胞"]), digest(&["細", "胞"]));
        assert_ne!(digest(&["細", "胞"]), digest(&["細胞", ""]));
        assert_ne!(digest(&["細胞"]), digest(&["細胞", ""]));
    }
}
