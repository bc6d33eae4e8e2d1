//! The concepts of a compiled glossary: read one by one as they are asked for, or all at once. They are given back in the
//! order they came.

use std::sync::OnceLock;

use super::entry::Concept;
use crate::store::{Column, Records, Section};

/// Concepts, as bytes until somebody asks for them.
#[derive(Default)]
pub(super) struct Concepts {
    records: Records,
    /// Each one that was asked for.
    read: Vec<OnceLock<Option<Box<Concept>>>>,
    all: OnceLock<Vec<Concept>>,
}

impl From<Vec<Concept>> for Concepts {
    fn from(concepts: Vec<Concept>) -> Self {
        Concepts { all: concepts.into(), ..Concepts::default() }
    }
}

impl Concepts {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.all.get().map_or(self.records.len(), Vec::len)
    }

    /// One of them.
    pub fn get(&self, number: usize) -> Option<&Concept> {
        match self.all.get() {
            Some(all) => all.get(number),
            None => self.read.get(number)?.get_or_init(|| Some(Box::new(self.decode(number)?))).as_deref(),
        }
    }

    /// All of them.
    pub fn all(&self) -> &[Concept] {
        self.all.get_or_init(|| (0..self.records.len()).filter_map(|number| self.decode(number)).collect())
    }

    fn decode(&self, number: usize) -> Option<Concept> {
        postcard::from_bytes(self.records.get(number)?).ok()
    }

    /// What a cache keeps.
    pub fn sections(&self) -> Option<[Section; 2]> {
        let records = self.all().iter().map(|concept| postcard::to_allocvec(concept).ok()).collect::<Option<Vec<_>>>()?;
        let records: Records = records.iter().collect();
        Some([records.ends.0, records.bytes])
    }

    /// The concepts of [`Concepts::sections`].
    pub fn from_sections(sections: &mut impl Iterator<Item = Section>) -> Option<Self> {
        let records = Records { ends: Column(sections.next()?), bytes: sections.next()? };
        Some(Concepts { read: (0..records.len()).map(|_| OnceLock::new()).collect(), records, all: OnceLock::new() })
    }
}
