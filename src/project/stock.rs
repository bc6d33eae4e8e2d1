//! Memories that are ready to be searched, under `.taiyaku/memory/`: of each file of pairs a corpus, and where the file
//! changed since, a patch beside it (what is gone, what is new). Caches only: what is damaged or was made by another
//! version is made anew, with one line of notice; what cannot be written is used all the same.
//!
//! | file | holds |
//! |---|---|
//! | `KEY.corpus` | a [`Stamp`], then the sections of a corpus |
//! | `KEY.patch` | a stamp, the pairs of the corpus that are gone, then the sections of what is new |
//! | `….seal` | size and time of the file beside it when it was written |
//!
//! A file that still has its seal's size and time is not read through on opening; any other is, and is sealed again
//! where its checksum is right. Files are replaced, never written into, so a command that is killed or that runs beside
//! another one leaves one that is whole.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::UNIX_EPOCH;

use serde::{Deserialize, Serialize};

use super::mapped::map;
use super::progress::Progress;
use super::write::{is_temporary, write, write_parts};
use crate::memory::{Builder, Corpus, Record, Renewal, Shelf};
use crate::store::{self, Section, hash};

/// Changes whenever a stored corpus does; so does the program's version.
const FORMAT: u32 = 2;

/// So many pairs are indexed in the time that a cached index takes to be found.
const SMALL: usize = 2000;

/// Bytes of a file that is read in the same time.
const SMALL_FILE: u64 = 256 << 10;

/// How a file looked when it was read: bytes, and its time in nanoseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Look {
    size: u64,
    modified: u128,
}

impl Look {
    /// How a file looks now.
    pub fn of(place: &Path) -> io::Result<Look> {
        let data = fs::metadata(place)?;
        let modified = data.modified()?.duration_since(UNIX_EPOCH).map_or(0, |time| time.as_nanos());
        Ok(Look { size: data.len(), modified })
    }

    /// Whether it is so small that it is not worth a cache.
    pub fn is_small(self) -> bool {
        self.size < SMALL_FILE
    }

    /// Whether a file that was written when this one had this time may have missed a change within the same tick of the
    /// clock.
    fn is_racy(self, written: Look) -> bool {
        written.modified.abs_diff(self.modified) < 20_000_000
    }
}

/// What a stored file was made of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Stamp {
    made_by: String,
    /// Name of the file of pairs, and the languages that were read.
    source: (String, String, String),
    look: Option<Look>,
    /// How many things were wrong with it.
    faults: usize,
    /// The checksum of the corpus that a patch belongs to.
    base: u64,
}

/// Something that gives its records to whom it is told, as often as it is asked, and says how many things are wrong with
/// it (what they are it has told already), or nothing where it could not be read to its end: that may be otherwise the
/// next time.
pub(super) type Fill<'f> = dyn FnMut(&mut dyn FnMut(&Record)) -> Option<usize> + 'f;

/// Where the memories of a project lie ready, for one pair of languages.
pub(super) struct Stock<'s> {
    root: &'s Path,
    folder: Option<PathBuf>,
    languages: (String, String),
    progress: &'s dyn Progress,
}

/// A stored corpus or patch.
struct Stored {
    stamp: Stamp,
    written: Look,
    sum: u64,
    gone: Section,
    corpus: Arc<Corpus>,
}

impl<'s> Stock<'s> {
    /// The stock of a project; nothing is kept where `cache` is no folder on disk, or leads out of the project.
    pub fn new(root: &'s Path, cache: Option<&'s Path>, languages: (String, String), progress: &'s dyn Progress) -> Self {
        let own = |folder: &Path| !folder.symlink_metadata().is_ok_and(|kind| !kind.is_dir());
        let outer = cache.map(|cache| cache.join(".taiyaku")).filter(|folder| own(folder));
        let folder = outer.map(|outer| outer.join("memory")).filter(|folder| own(folder));
        Stock { root, folder, languages, progress }
    }

    /// The pairs of a file. `look` is how it looks, taken before it is read.
    pub fn of_file(&self, name: &str, look: Option<Look>, fill: &mut Fill<'_>) -> Vec<Shelf> {
        let Some(look) = look.filter(|look| !look.is_small()) else { return self.made_now(fill) };
        let Some((place, patch)) = self.places(name) else { return self.made_now(fill) };
        let Some(base) = self.open(&place, name, false) else { return self.made_anew(&place, name, Some(look), fill) };
        let fresh = |stored: &Stored| stored.stamp.look == Some(look) && !look.is_racy(stored.written);
        if fresh(&base) {
            self.tell(name, &base);
            return vec![Shelf::new(base.corpus, Section::default())];
        }
        if let Some(patch) = self.open(&patch, name, true).filter(|patch| patch.stamp.base == base.sum && fresh(patch)) {
            self.tell(name, &patch);
            return vec![Shelf::new(base.corpus, patch.gone), Shelf::new(patch.corpus, Section::default())];
        }
        let mut renewal = Renewal::new(base.corpus.clone());
        self.progress.begin("memory-reading", name, look.size);
        let faults = fill(&mut |record| renewal.add(record));
        self.progress.end();
        let (new, gone) = renewal.counts();
        if new + gone > SMALL.max(base.corpus.pair_count() / 4) {
            return self.made_anew(&place, name, Some(look), fill);
        }
        let (gone, new) = renewal.finish();
        if let Some(faults) = faults {
            let stamp = self.stamp(name, Some(look), faults, base.sum);
            self.keep(&patch, [stamp, gone.clone()].into_iter().chain(new.sections()).collect());
        }
        vec![Shelf::new(base.corpus, gone), new.into()]
    }

    /// Pairs that are in memory already: what was kept of them, and beside it what is new.
    pub fn of_records(&self, name: &str, records: &[Record]) -> Vec<Shelf> {
        let mut fill = |to: &mut dyn FnMut(&Record)| {
            records.iter().for_each(to);
            Some(0)
        };
        if records.len() < SMALL {
            return self.made_now(&mut fill);
        }
        let Some((place, _)) = self.places(name) else { return self.made_now(&mut fill) };
        let Some(base) = self.open(&place, name, false) else { return self.made_anew(&place, name, None, &mut fill) };
        let mut renewal = Renewal::new(base.corpus.clone());
        records.iter().for_each(|record| renewal.add(record));
        let (new, gone) = renewal.counts();
        if new + gone > SMALL.max(records.len() / 8) {
            return self.made_anew(&place, name, None, &mut fill);
        }
        let (gone, new) = renewal.finish();
        vec![Shelf::new(base.corpus, gone), new.into()]
    }

    fn made_now(&self, fill: &mut Fill<'_>) -> Vec<Shelf> {
        vec![self.build("", 0, fill).0.into()]
    }

    fn made_anew(&self, place: &Path, name: &str, look: Option<Look>, fill: &mut Fill<'_>) -> Vec<Shelf> {
        let (corpus, faults) = self.build(name, look.map_or(0, |look| look.size), fill);
        if let Some(faults) = faults {
            let _ = fs::remove_file(place.with_extension("patch"));
            self.keep(place, [self.stamp(name, look, faults, 0)].into_iter().chain(corpus.sections()).collect());
        }
        vec![corpus.into()]
    }

    fn build(&self, name: &str, size: u64, fill: &mut Fill<'_>) -> (Corpus, Option<usize>) {
        let mut builder = Builder::default();
        self.progress.begin("memory-reading", name, size);
        let faults = fill(&mut |record| builder.add(record));
        self.progress.end();
        self.progress.begin("memory-indexing", name, builder.count() as u64);
        let corpus = builder.finish(&|texts, _| self.progress.advance(texts as u64));
        self.progress.end();
        (corpus, faults)
    }

    /// The places of the corpus and of the patch of a file.
    fn places(&self, name: &str) -> Option<(PathBuf, PathBuf)> {
        let key = hash(format!("{name}\0{}\0{}", self.languages.0, self.languages.1).as_bytes());
        let place = self.folder.as_ref()?.join(format!("{key:016x}.corpus"));
        Some((place.clone(), place.with_extension("patch")))
    }

    fn stamp(&self, name: &str, look: Option<Look>, faults: usize, base: u64) -> Section {
        let (from, to) = self.languages.clone();
        let stamp = Stamp { made_by: made_by(), source: (name.to_owned(), from, to), look, faults, base };
        postcard::to_allocvec(&stamp).unwrap_or_default().into()
    }

    /// A stored file, if it is whole and of this version.
    fn open(&self, place: &Path, name: &str, patch: bool) -> Option<Stored> {
        let written = Look::of(place).ok()?;
        let sealed = fs::read_to_string(seal(place)).is_ok_and(|seal| seal == seal_of(written));
        let stored = map(place).ok().and_then(|whole| {
            let sum = store::sum(&whole)?;
            let mut sections = store::read(whole, !sealed)?;
            let stamp: Stamp = postcard::from_bytes(sections.next()?.bytes()).ok()?;
            let gone = if patch { sections.next()? } else { Section::default() };
            let known = stamp.made_by == made_by() && stamp.source == (name.to_owned(), self.languages.0.clone(), self.languages.1.clone());
            let corpus = Arc::new(Corpus::from_sections(sections)?);
            known.then_some(Stored { stamp, written, sum, gone, corpus })
        });
        match &stored {
            None => self.progress.notice("memory-index-remade", name, 1),
            Some(_) if !sealed => self.seal(place),
            Some(_) => {}
        }
        stored
    }

    /// Says what reading the file would say again.
    fn tell(&self, name: &str, stored: &Stored) {
        if stored.stamp.faults > 0 {
            self.progress.notice("memory-index-faults", name, stored.stamp.faults);
        }
    }

    /// Writes a file of sections; that it cannot be written is nobody's business.
    fn keep(&self, place: &Path, sections: Vec<Section>) {
        let head = store::head(&sections);
        let parts: Vec<&[u8]> = std::iter::once(head.as_slice()).chain(sections.iter().map(Section::bytes)).collect();
        if write_parts(self.root, place, &parts).is_ok() {
            self.seal(place);
            self.forget(place);
        }
    }

    fn seal(&self, place: &Path) {
        if let Ok(look) = Look::of(place) {
            let _ = write(self.root, &seal(place), seal_of(look).as_bytes());
        }
    }

    /// Removes what a killed process left, and what is kept of files that are gone.
    fn forget(&self, place: &Path) {
        for entry in place.parent().and_then(|folder| fs::read_dir(folder).ok()).into_iter().flatten().flatten() {
            let other = entry.path();
            let of_gone_file = || {
                let stamp = map(&other).ok().and_then(|whole| store::read(whole, false)?.next());
                let stamp = stamp.and_then(|section| postcard::from_bytes::<Stamp>(section.bytes()).ok());
                stamp.is_none_or(|stamp| stamp.look.is_some() && !self.root.join(stamp.source.0).exists())
            };
            let kept = other.extension().is_some_and(|kind| kind == "corpus" || kind == "patch");
            if is_temporary(&entry.file_name().to_string_lossy()) || kept && other != place && of_gone_file() {
                let _ = fs::remove_file(seal(&other));
                let _ = fs::remove_file(&other);
            }
        }
    }
}

fn made_by() -> String {
    format!("{} {FORMAT}", env!("CARGO_PKG_VERSION"))
}

fn seal(place: &Path) -> PathBuf {
    let mut name = place.as_os_str().to_owned();
    name.push(".seal");
    name.into()
}

fn seal_of(look: Look) -> String {
    format!("{} {}\n", look.size, look.modified)
}
