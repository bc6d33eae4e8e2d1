//! Bytes that are used where they lie: a glossary of some hundred thousand entries, or a memory of a million pairs, is
//! there as soon as its file is open, and only what a text asks for is looked at. Sections of numbers and words come in
//! and go out; what is damaged gives nothing, never a panic.

use std::ops::Range;
use std::sync::Arc;

use xxhash_rust::xxh3::{Xxh3Default, xxh3_64};

/// Bytes that many hold: a vector, or a file that is mapped.
pub type Whole = Arc<dyn AsRef<[u8]> + Send + Sync>;

/// A part of some bytes.
#[derive(Clone)]
pub struct Section {
    whole: Whole,
    range: Range<usize>,
}

impl std::fmt::Debug for Section {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Section").field("range", &self.range).finish_non_exhaustive()
    }
}

impl Default for Section {
    fn default() -> Self {
        Vec::new().into()
    }
}

impl Section {
    /// Its bytes.
    pub fn bytes(&self) -> &[u8] {
        (*self.whole).as_ref().get(self.range.clone()).unwrap_or(&[])
    }

    /// A part of it, without copying.
    pub fn part(&self, range: Range<usize>) -> Option<Section> {
        self.bytes().get(range.clone())?;
        let range = self.range.start + range.start..self.range.start + range.end;
        Some(Section { whole: self.whole.clone(), range })
    }
}

impl From<Vec<u8>> for Section {
    fn from(bytes: Vec<u8>) -> Self {
        Section { range: 0..bytes.len(), whole: Arc::new(bytes) }
    }
}

/// The number at a place among numbers of four bytes.
pub fn number(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at.checked_mul(4)?..)?.first_chunk().map(|bytes| u32::from_le_bytes(*bytes))
}

/// The number at a place among numbers of eight bytes.
pub fn wide(bytes: &[u8], at: usize) -> Option<u64> {
    bytes.get(at.checked_mul(8)?..)?.first_chunk().map(|bytes| u64::from_le_bytes(*bytes))
}

/// Numbers, by place.
#[derive(Debug, Clone, Default)]
pub struct Column(pub Section);

impl Column {
    /// The number at a place.
    pub fn get(&self, at: usize) -> Option<u32> {
        number(self.0.bytes(), at)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.bytes().len() / 4
    }
}

impl FromIterator<u32> for Column {
    fn from_iter<I: IntoIterator<Item = u32>>(numbers: I) -> Self {
        Column(numbers.into_iter().flat_map(u32::to_le_bytes).collect::<Vec<u8>>().into())
    }
}

/// Lists of numbers, by the place of the list.
#[derive(Debug, Clone, Default)]
pub struct Lists {
    pub ends: Column,
    pub values: Column,
}

impl Lists {
    /// The numbers of a list, in order.
    pub fn get(&self, at: usize) -> impl Iterator<Item = u32> {
        let start = at.checked_sub(1).map_or(Some(0), |before| self.ends.get(before)).unwrap_or(0);
        (start..self.ends.get(at).unwrap_or(start)).filter_map(|at| self.values.get(at as usize))
    }
}

impl FromIterator<Vec<u32>> for Lists {
    fn from_iter<I: IntoIterator<Item = Vec<u32>>>(lists: I) -> Self {
        let (mut ends, mut values) = (Vec::new(), Vec::new());
        for list in lists {
            values.extend(list);
            ends.push(values.len() as u32);
        }
        Lists { ends: ends.into_iter().collect(), values: values.into_iter().collect() }
    }
}

/// Words (or records), by number.
#[derive(Debug, Clone, Default)]
pub struct Records {
    pub ends: Column,
    pub bytes: Section,
}

impl Records {
    /// The bytes of a record.
    pub fn get(&self, at: usize) -> Option<&[u8]> {
        let start = at.checked_sub(1).map_or(Some(0), |before| self.ends.get(before))?;
        self.bytes.bytes().get(start as usize..self.ends.get(at)? as usize)
    }

    /// A record as a part of the bytes it lies in.
    pub fn section(&self, at: usize) -> Option<Section> {
        let start = at.checked_sub(1).map_or(Some(0), |before| self.ends.get(before))?;
        self.bytes.part(start as usize..self.ends.get(at)? as usize)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }
}

impl<B: AsRef<[u8]>> FromIterator<B> for Records {
    fn from_iter<I: IntoIterator<Item = B>>(records: I) -> Self {
        let (mut ends, mut bytes) = (Vec::new(), Vec::new());
        for record in records {
            bytes.extend_from_slice(record.as_ref());
            ends.push(bytes.len() as u32);
        }
        Records { ends: ends.into_iter().collect(), bytes: bytes.into() }
    }
}

/// Where a key may stand: open addressing over numbers, whose keys the owner compares.
#[derive(Debug, Clone, Default)]
pub struct Table(pub Column);

impl Table {
    /// A table over keys that are numbered from 0.
    pub fn new(hashes: impl ExactSizeIterator<Item = u64>) -> Self {
        let size = (hashes.len() * 2).next_power_of_two().max(2);
        let mut slots = vec![0u32; size];
        for (hash, number) in hashes.zip(1u32..) {
            let mut at = hash as usize & (size - 1);
            while slots.get(at).is_some_and(|slot| *slot != 0) {
                at = (at + 1) & (size - 1);
            }
            if let Some(slot) = slots.get_mut(at) {
                *slot = number;
            }
        }
        Table(slots.into_iter().collect())
    }

    /// The number whose key is the one sought.
    pub fn find(&self, hash: u64, is: impl Fn(usize) -> bool) -> Option<u32> {
        let size = self.0.len();
        let mask = size.checked_sub(1)?;
        for step in 0..size {
            let number = self.0.get((hash as usize).wrapping_add(step) & mask)?.checked_sub(1)?;
            if is(number as usize) {
                return Some(number);
            }
        }
        None
    }
}

/// A hash of bytes that is the same on every machine and with every version of the compiler.
pub fn hash(bytes: &[u8]) -> u64 {
    xxh3_64(bytes)
}

/// A number with its bits mixed, so that its low bits tell neighbours apart.
pub fn mix(number: u64) -> u64 {
    let number = (number ^ (number >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    number ^ (number >> 29)
}

/// Before the first section; changes with the form of the head.
const MAGIC: &[u8; 8] = b"taiyaku3";
/// Bytes before the lengths of the sections: the magic, the hash of what follows in the head, that of the sections, their
/// count.
const FIXED: usize = 32;

/// What stands before the sections, one after the other, in a file of them.
pub fn head(sections: &[Section]) -> Vec<u8> {
    let mut all = Xxh3Default::new();
    sections.iter().for_each(|section| all.update(section.bytes()));
    let mut rest = all.digest().to_le_bytes().to_vec();
    rest.extend((sections.len() as u64).to_le_bytes());
    rest.extend(sections.iter().flat_map(|section| (section.bytes().len() as u64).to_le_bytes()));
    [MAGIC.as_slice(), &hash(&rest).to_le_bytes(), &rest].concat()
}

/// The hash of the sections, as their head has it.
pub fn sum(whole: &Whole) -> Option<u64> {
    (**whole).as_ref().get(16..)?.first_chunk().map(|bytes| u64::from_le_bytes(*bytes))
}

/// Sections as one run of bytes.
pub fn write(sections: &[Section]) -> Vec<u8> {
    let mut out = head(sections);
    sections.iter().for_each(|section| out.extend_from_slice(section.bytes()));
    out
}

/// The sections of [`write`]; nothing where the bytes are not what was written. Not `thorough`, only the head and the
/// length are compared: what the sections say must be doubted then.
pub fn read(whole: Whole, thorough: bool) -> Option<std::vec::IntoIter<Section>> {
    let bytes = (*whole).as_ref();
    let number = |at: usize| Some(u64::from_le_bytes(bytes.get(at..at.checked_add(8)?)?.try_into().ok()?));
    if bytes.get(..8)? != MAGIC {
        return None;
    }
    let count = usize::try_from(number(FIXED - 8)?).ok().filter(|count| *count < bytes.len() / 8)?;
    let body = FIXED + 8 * count;
    if number(8)? != hash(bytes.get(16..body)?) {
        return None;
    }
    let mut start = body;
    let mut ranges = Vec::new();
    for n in 0..count {
        let end = start.checked_add(usize::try_from(number(FIXED + 8 * n)?).ok()?)?;
        ranges.push(start..end);
        start = end;
    }
    if start != bytes.len() || (thorough && number(16)? != hash(bytes.get(body..)?)) {
        return None;
    }
    Some(ranges.into_iter().map(|range| Section { whole: whole.clone(), range }).collect::<Vec<_>>().into_iter())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used)]

    use std::sync::Arc;

    use super::{Column, Lists, Records, Section, Table, hash, read, write};

    #[test]
    fn what_was_written_is_read_and_what_was_damaged_is_not() {
        let column: Column = [1, 2, 3].into_iter().collect();
        let words: Records = ["幹細胞", "", "cell"].into_iter().collect();
        let bytes = write(&[column.0, words.ends.0, words.bytes, Section::default()]);
        let mut sections = read(Arc::new(bytes.clone()), true).expect("sections");
        let again = Column(sections.next().expect("one"));
        assert_eq!((again.get(2), again.get(3), again.len()), (Some(3), None, 3));
        let again = Records { ends: Column(sections.next().expect("two")), bytes: sections.next().expect("three") };
        assert_eq!((again.get(0), again.get(1), again.get(3)), (Some("幹細胞".as_bytes()), Some(&b""[..]), None));
        for at in 0..bytes.len() {
            let mut damaged = bytes.clone();
            damaged[at] ^= 0x40;
            assert!(read(Arc::new(damaged.clone()), true).is_none(), "{at}");
            assert_eq!(read(Arc::new(damaged), false).is_none(), at < super::FIXED + 4 * 8, "{at}");
            assert!(read(Arc::new(bytes[..at].to_vec()), false).is_none(), "{at}");
        }
    }

    #[test]
    fn keys_are_found_and_others_are_not() {
        let words: Vec<String> = (0..1000).map(|n| format!("word{n}")).collect();
        let table = Table::new(words.iter().map(|word| hash(word.as_bytes())));
        let find = |word: &str| table.find(hash(word.as_bytes()), |n| words[n] == word);
        assert!(words.iter().zip(0..).all(|(word, n)| find(word) == Some(n)));
        assert_eq!((find("word1000"), Table::default().find(1, |_| true)), (None, None));
        let lists: Lists = [vec![1, 2], vec![], vec![3]].into_iter().collect();
        assert_eq!((0..4).map(|n| lists.get(n).collect()).collect::<Vec<Vec<u32>>>(), [vec![1, 2], vec![], vec![3], vec![]]);
    }
}
