//! Facts of articles under `.taiyaku/facts/`, each under a hash of everything that went into it. A run reads the packs
//! that are there and writes one with what it learned; when they become many, one takes the place of all. Caches only: they can be
//! deleted at any time, what is damaged or was made by another build is not there, and what cannot be written is nobody's business.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;
use sha2::{Digest as _, Sha256};

use super::facts::Facts;
use super::mapped::map;
use super::tree::Tree;
use super::write::{is_temporary, write_parts};
use crate::store::{self, Records, Section};

/// Changes whenever stored facts do; so does the build.
const FORMAT: u32 = 2;
/// So many packs stand beside each other before one is made of them.
const PACKS: usize = 8;
/// What is kept besides what a run asked for: so many times as much, and so many bytes.
const BESIDES: usize = 3;
const SPARE: usize = 32 << 20;
/// Names of contents beyond which all are forgotten, to be learned anew.
const NAMES: usize = 200_000;
const ENDING: &str = ".facts";

/// The beginning of a hash; it tells any two contents apart.
pub(super) type Digest = [u8; 16];

/// The digest of several parts.
pub(super) fn digest<'p>(parts: impl IntoIterator<Item = &'p [u8]>) -> Digest {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part);
    }
    let mut digest = Digest::default();
    digest.iter_mut().zip(hash.finalize()).for_each(|(to, from)| *to = from);
    digest
}

/// What a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Content {
    /// There is no such file.
    Absent,
    /// The digest of its bytes.
    Of(Digest),
    /// It cannot be read.
    Unknown,
}

/// Everything that is known, in this run and from earlier ones.
pub struct Ledger {
    place: Option<(PathBuf, PathBuf)>,
    packs: Vec<Pack>,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    facts: BTreeMap<Digest, Arc<Facts>>,
    /// Keys of facts that no pack has.
    fresh: BTreeSet<Digest>,
    /// Names of contents (ids of git) and their digests.
    contents: BTreeMap<String, Digest>,
    /// The names that no pack has.
    fresh_names: BTreeMap<String, Digest>,
}

/// A stored file: keys, and the three parts of the facts of each.
struct Pack {
    file: PathBuf,
    number: u64,
    size: usize,
    keys: BTreeMap<Digest, usize>,
    parts: [Records; 3],
    names: Records,
    digests: Section,
}

impl Ledger {
    /// The ledger of a project folder. Without one nothing is kept beyond the run.
    pub fn open(root: Option<&Path>) -> Ledger {
        // A link would lead out of the project, and what is no folder holds no caches.
        let own = |folder: &Path| !folder.symlink_metadata().is_ok_and(|kind| !kind.is_dir());
        let place = root.filter(|root| root.join("taiyaku.toml").exists()).and_then(|root| {
            let outer = root.join(".taiyaku");
            let folder = outer.join("facts");
            (own(&outer) && own(&folder)).then(|| (root.to_owned(), folder))
        });
        let mut packs: Vec<Pack> = Vec::new();
        for entry in place.iter().flat_map(|(_, folder)| fs::read_dir(folder)).flatten().flatten() {
            packs.extend(Pack::open(entry.path()));
        }
        packs.sort_by_key(|pack| std::cmp::Reverse(pack.number));
        let contents = packs.iter().rev().flat_map(Pack::contents).collect();
        Ledger { place, packs, state: Mutex::new(State { contents, ..State::default() }) }
    }

    /// The facts under a key.
    pub(super) fn get(&self, key: &Digest) -> Option<Arc<Facts>> {
        if let Some(facts) = self.with(|state| state.facts.get(key).cloned()) {
            return Some(facts);
        }
        let sections = self.packs.iter().find_map(|pack| pack.get(key))?;
        let facts = Arc::new(Facts::from_sections(sections)?);
        Some(self.with(|state| state.facts.entry(*key).or_insert(facts).clone()))
    }

    /// Puts facts under a key.
    pub(super) fn put(&self, key: Digest, facts: Facts) -> Arc<Facts> {
        self.with(|state| {
            state.fresh.insert(key);
            state.facts.entry(key).or_insert_with(|| Arc::new(facts)).clone()
        })
    }

    /// What files of a tree hold, in the order asked for. What git has a name for is read once and never again.
    pub(super) fn contents(&self, tree: &dyn Tree, files: &[String]) -> Vec<Content> {
        let Some(objects) = tree.objects() else {
            return files.par_iter().map(|file| content(tree.read(file))).collect();
        };
        let names: Vec<Option<&String>> = files.iter().map(|file| objects.get(file)).collect();
        let unknown: Vec<(&String, &String)> = self.with(|state| {
            let named = files.iter().zip(&names).filter_map(|(file, name)| Some((file, (*name)?)));
            named.filter(|(_, name)| !state.contents.contains_key(*name)).collect()
        });
        if !unknown.is_empty() {
            let paths: Vec<String> = unknown.iter().map(|(file, _)| (*file).clone()).collect();
            let read: Vec<Content> = tree.read_all(&paths).into_par_iter().map(content).collect();
            self.with(|state| {
                for ((_, name), content) in unknown.iter().zip(read) {
                    if let Content::Of(digest) = content {
                        state.learn(name, digest);
                    }
                }
            });
        }
        self.with(|state| {
            let known = |name: &String| state.contents.get(name).map_or(Content::Unknown, |digest| Content::Of(*digest));
            names.iter().map(|name| name.map_or(Content::Absent, known)).collect()
        })
    }

    /// The digest of what git has under a name, if that was read before.
    pub(super) fn named(&self, name: &str) -> Option<Digest> {
        self.with(|state| state.contents.get(name).copied())
    }

    /// Whether nothing is known.
    pub(super) fn is_empty(&self) -> bool {
        self.packs.iter().all(|pack| pack.keys.is_empty()) && self.with(|state| state.facts.is_empty())
    }

    /// Puts down what a file of a tree holds, where it has a name there.
    pub(super) fn learn(&self, tree: &dyn Tree, file: &str, content: Content) {
        if let (Content::Of(digest), Some(name)) = (content, tree.objects().and_then(|objects| objects.get(file))) {
            self.with(|state| state.learn(name, digest));
        }
    }

    /// Keeps what is new.
    pub fn keep(&self) {
        let Some((root, folder)) = &self.place else { return };
        self.with(|state| {
            if state.fresh.is_empty() && state.fresh_names.is_empty() {
                return;
            }
            let length = |parts: &[Section; 3]| parts.iter().map(|part| part.bytes().len()).sum::<usize>();
            let of = |keys: Vec<Digest>| -> Vec<(Digest, [Section; 3])> {
                keys.into_iter().filter_map(|key| Some((key, state.facts.get(&key)?.sections()))).collect()
            };
            let asked: usize = state.facts.values().map(|facts| facts.size()).sum();
            let most = asked + BESIDES * asked + SPARE;
            let merge = self.packs.len() >= PACKS || self.packs.iter().map(|pack| pack.size).sum::<usize>() > most;
            let mut parts = of(if merge { state.facts.keys().copied().collect() } else { state.fresh.iter().copied().collect() });
            let mut written: usize = parts.iter().map(|(_, parts)| length(parts)).sum();
            // What this run did not ask for follows, the newest first, while there is room.
            let mut seen: BTreeSet<Digest> = parts.iter().map(|(key, _)| *key).collect();
            for pack in self.packs.iter().filter(|_| merge) {
                for (key, more) in pack.keys.keys().filter_map(|key| Some((*key, pack.get(key)?))) {
                    if written + length(&more) < most && seen.insert(key) {
                        written += length(&more);
                        parts.push((key, more));
                    }
                }
            }
            // Their ends are numbers of four bytes.
            if written > u32::MAX as usize {
                return;
            }
            let names = match merge {
                true if state.contents.len() > NAMES => &state.fresh_names,
                true => &state.contents,
                false => &state.fresh_names,
            };
            let number = self.packs.first().map_or(1, |pack| pack.number + 1);
            let sections = sections(&parts, names);
            let head = store::head(&sections);
            let name = format!("{number:010}-{:016x}{ENDING}", store::hash(&head));
            let bytes: Vec<&[u8]> = std::iter::once(head.as_slice()).chain(sections.iter().map(Section::bytes)).collect();
            if write_parts(root, &folder.join(name), &bytes).is_ok() {
                state.fresh.clear();
                state.fresh_names.clear();
                for pack in self.packs.iter().filter(|_| merge) {
                    let _ = fs::remove_file(&pack.file);
                }
                // What a killed process left.
                let left = fs::read_dir(folder).into_iter().flatten().flatten().filter(|_| merge);
                left.filter(|entry| is_temporary(&entry.file_name().to_string_lossy())).for_each(|entry| _ = fs::remove_file(entry.path()));
            }
        });
    }

    fn with<T>(&self, use_: impl FnOnce(&mut State) -> T) -> T {
        use_(&mut self.state.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

fn content(read: Result<Option<Vec<u8>>, super::error::Error>) -> Content {
    match read {
        Ok(Some(bytes)) => Content::Of(digest([bytes.as_slice()])),
        Ok(None) => Content::Absent,
        Err(_) => Content::Unknown,
    }
}

/// Who wrote a pack.
fn made_by() -> String {
    format!("{} {} {FORMAT}", env!("CARGO_PKG_VERSION"), env!("TAIYAKU_BUILD"))
}

/// The parts of a pack.
fn sections(facts: &[(Digest, [Section; 3])], contents: &BTreeMap<String, Digest>) -> Vec<Section> {
    let records = |part: usize| facts.iter().filter_map(|(_, parts)| parts.get(part)).map(Section::bytes).collect::<Records>();
    let keys: Vec<Digest> = facts.iter().map(|(key, _)| *key).collect();
    let [heads, findings, rows] = [0, 1, 2].map(records);
    let names: Records = contents.keys().collect();
    let mut sections = vec![made_by().into_bytes().into(), keys.concat().into()];
    sections.extend([heads, findings, rows, names].into_iter().flat_map(|records| [records.ends.0, records.bytes]));
    sections.push(contents.values().copied().collect::<Vec<Digest>>().concat().into());
    sections
}

impl State {
    fn learn(&mut self, name: &str, digest: Digest) {
        if self.contents.insert(name.to_owned(), digest) != Some(digest) {
            self.fresh_names.insert(name.to_owned(), digest);
        }
    }
}

impl Pack {
    fn open(file: PathBuf) -> Option<Pack> {
        let name = file.file_name()?.to_str()?.strip_suffix(ENDING)?;
        let number = name.split('-').next()?.parse().ok()?;
        let whole = map(&file).ok()?;
        let size = (*whole).as_ref().len();
        let sections = store::read(whole, true);
        let own = |sections: &mut std::vec::IntoIter<Section>| Some(sections.next()?.bytes() == made_by().as_bytes());
        let Some(mut sections) = sections.and_then(|mut sections| own(&mut sections)?.then_some(sections)) else {
            // Nobody can use it, and it takes room.
            let _ = fs::remove_file(&file);
            return None;
        };
        let keys = sections.next()?.bytes().as_chunks::<16>().0.iter().copied().zip(0..).collect();
        let mut records = || Some(Records { ends: store::Column(sections.next()?), bytes: sections.next()? });
        let parts = [records()?, records()?, records()?];
        let names = records()?;
        Some(Pack { file, number, size, keys, parts, names, digests: sections.next()? })
    }

    fn get(&self, key: &Digest) -> Option<[Section; 3]> {
        let at = *self.keys.get(key)?;
        let [heads, findings, rows] = &self.parts;
        Some([heads.section(at)?, findings.section(at)?, rows.section(at)?])
    }

    fn contents(&self) -> impl Iterator<Item = (String, Digest)> {
        let digests = self.digests.bytes().as_chunks::<16>().0.iter();
        digests.enumerate().filter_map(|(at, digest)| Some((std::str::from_utf8(self.names.get(at)?).ok()?.to_owned(), *digest)))
    }
}
