//! The output folder made anew beside the old one, and put in its place in one step. Files come in one by one, from many
//! threads; one that says what it said before is a second name of the old file, so that only what differs is written.
//!
//! What stands in the staging folder already (the output before the last one, or what a killed build left) is used where
//! it is right and goes where it is not. The old output is never written into: a file is removed from the staging folder
//! before another takes its name, because both folders may share it. A process killed at any moment leaves the old output
//! or the new one. What is written is on disk before it takes its place; names that get lost with the machine's power are
//! made again by the next build.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::error::Error;
use super::sight::{Sight, sights};
use crate::store::hash;

/// So many files are put on disk one by one; for more, all of the file system is.
const FEW: usize = 64;

/// A file of the output as it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Output {
    pub sight: Sight,
    pub hash: u64,
}

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// It says what it said.
    Same,
    /// It is new, or says something else.
    Written,
}

/// An output folder in the making.
pub(super) struct Stage {
    out: PathBuf,
    place: PathBuf,
    /// Files of the old output that still look as they were written.
    before: BTreeMap<String, Output>,
    /// Everything in the old output.
    pub there: BTreeMap<String, Sight>,
    here: BTreeMap<String, Sight>,
    done: Mutex<Done>,
}

#[derive(Default)]
struct Done {
    outputs: BTreeMap<String, Output>,
    carried: BTreeSet<String>,
    folders: BTreeSet<PathBuf>,
    written: BTreeSet<String>,
}

impl Stage {
    /// A stage for an output folder, in a staging folder. `kept` is what the last build wrote. A file that looks otherwise
    /// is read: it may have been copied.
    pub fn new(out: &Path, place: &Path, there: BTreeMap<String, Sight>, kept: &BTreeMap<String, Output>) -> Stage {
        let intact = |(path, output): (&String, &Output)| {
            let sight = *there.get(path)?;
            let is_same = sight.is_same_file(output.sight)
                || sight.size == output.sight.size && fs::read(out.join(path)).is_ok_and(|bytes| hash(&bytes) == output.hash);
            is_same.then(|| (path.clone(), Output { sight, ..*output }))
        };
        let before = kept.par_iter().filter_map(intact).collect();
        let here = sights(place, "", &|_| false);
        Stage { out: out.to_owned(), place: place.to_owned(), before, there, here, done: Mutex::default() }
    }

    /// Whether a file of the last build stands in the old output as it was written.
    pub fn is_intact(&self, path: &str) -> bool {
        self.before.contains_key(path)
    }

    /// Whether a file was put already.
    pub fn has(&self, path: &str) -> bool {
        self.with(|done| done.outputs.contains_key(path))
    }

    /// Puts a file. A second one of the same name takes the place of the first.
    pub fn put(&self, path: &str, bytes: &[u8]) -> Result<Fate, Error> {
        let sum = hash(bytes);
        let size = bytes.len() as u64;
        let known = self.before.get(path).map(|old| (old.sight, old.hash == sum && old.sight.size == size));
        let same = known.filter(|(_, is_same)| *is_same).map(|(sight, _)| sight).or_else(|| {
            // Nothing is known of it, but it may say the same.
            let sight = *self.there.get(path).filter(|sight| known.is_none() && sight.size == size)?;
            fs::read(self.out.join(path)).is_ok_and(|old| old == bytes).then_some(sight)
        });
        if let Some(sight) = same {
            return self.link(path, sight, sum).map(|()| Fate::Same);
        }
        let sight = self.write(path, bytes).map_err(Error::io("write", &self.out.join(path)))?;
        self.with(|done| {
            done.outputs.insert(path.to_owned(), Output { sight, hash: sum });
            done.written.insert(path.to_owned());
        });
        Ok(Fate::Written)
    }

    /// Puts a file of the last build as it stands in the old output; see [`Stage::is_intact`].
    pub fn keep(&self, path: &str) -> Result<(), Error> {
        match self.before.get(path) {
            Some(old) => self.link(path, old.sight, old.hash),
            None => Ok(()),
        }
    }

    /// Puts what stands in the old output and is nobody's. It is no output of the build.
    pub fn carry(&self, path: &str) -> Result<(), Error> {
        let Some(sight) = self.there.get(path) else { return Ok(()) };
        self.second(path, *sight)?;
        self.with(|done| done.carried.insert(path.to_owned()));
        Ok(())
    }

    fn link(&self, path: &str, old: Sight, sum: u64) -> Result<(), Error> {
        let sight = self.second(path, old)?;
        self.with(|done| {
            done.outputs.insert(path.to_owned(), Output { sight, hash: sum });
            done.written.remove(path);
        });
        Ok(())
    }

    /// Gives a file of the old output a second name in the staging folder, and says how it looks there.
    fn second(&self, path: &str, old: Sight) -> Result<Sight, Error> {
        let is_here = self.here.get(path).is_some_and(|here| here.is_same_file(old) && here.inode != 0);
        if !is_here || self.has(path) {
            let (from, to) = (self.out.join(path), self.place.join(path));
            self.clear(path).map_err(Error::io("write", &to))?;
            // Where files can have but one name, or links cannot be made, the bytes are copied.
            if fs::hard_link(&from, &to).is_err() {
                fs::copy(&from, &to).map_err(Error::io("write", &to))?;
                return Sight::of(&to).map_err(Error::io("read", &to));
            }
        }
        Ok(old)
    }

    fn write(&self, path: &str, bytes: &[u8]) -> io::Result<Sight> {
        self.clear(path)?;
        let place = self.place.join(path);
        let mut file = File::create(&place)?;
        file.write_all(bytes)?;
        drop(file);
        Sight::of(&place)
    }

    /// Makes room for a name, and the folder it stands in.
    fn clear(&self, path: &str) -> io::Result<()> {
        let place = self.place.join(path);
        let folder = place.parent().unwrap_or(&self.place);
        if !self.with(|done| done.folders.contains(folder)) {
            if fs::create_dir_all(folder).is_err() {
                // A file stands where a folder must be.
                let within = folder.ancestors().take_while(|above| above.starts_with(&self.place));
                within.filter(|above| above.symlink_metadata().is_ok_and(|kind| !kind.is_dir())).try_for_each(fs::remove_file)?;
                fs::create_dir_all(folder)?;
            }
            self.with(|done| done.folders.insert(folder.to_owned()));
        }
        match place.symlink_metadata() {
            Ok(kind) if kind.is_dir() => fs::remove_dir_all(&place),
            Ok(_) => fs::remove_file(&place),
            Err(_) => Ok(()),
        }
    }

    fn with<T>(&self, act: impl FnOnce(&mut Done) -> T) -> T {
        act(&mut self.done.lock().unwrap_or_else(std::sync::PoisonError::into_inner))
    }

    /// Puts the new output in the place of the old one, unless both are the same, and says what it is made of and which
    /// files of the old one are gone. The staging folder then holds the old output.
    pub fn switch(self) -> Result<Switched, Error> {
        let Done { outputs, carried, written, .. } = self.done.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
        let is_file = |sight: &Sight| sight.size != u64::MAX;
        let gone = |path: &&String| !outputs.contains_key(*path) && !carried.contains(*path);
        let removed: Vec<String> =
            self.there.iter().filter(|(_, sight)| is_file(sight)).map(|(path, _)| path).filter(gone).cloned().collect();
        let stale: Vec<&String> = self.here.keys().filter(gone).collect();
        stale.par_iter().filter(|path| self.here.get(**path).is_some_and(is_file)).for_each(|path| {
            let _ = fs::remove_file(self.place.join(path));
        });
        // Folders that hold nothing any more, the inner ones first.
        stale.iter().rev().for_each(|path| _ = fs::remove_dir(self.place.join(path)));
        if written.is_empty() && removed.is_empty() && self.out.exists() {
            return Ok(Switched { outputs, removed, written });
        }
        fs::create_dir_all(&self.place).map_err(Error::io("create", &self.place))?;
        settle(&self.place, &written).map_err(Error::io("write", &self.out))?;
        if let Some(folder) = self.out.parent() {
            fs::create_dir_all(folder).map_err(Error::io("create", folder))?;
        }
        exchange(&self.place, &self.out)?;
        Ok(Switched { outputs, removed, written })
    }
}

/// What a switch did.
pub(super) struct Switched {
    pub outputs: BTreeMap<String, Output>,
    /// Files of the old output that are not in the new one.
    pub removed: Vec<String>,
    /// Files that were written.
    pub written: BTreeSet<String>,
}

/// Puts what was written on disk. For many files the file system as a whole is told, which is one wait and not
/// thousands; where it cannot be, their bytes are left to the system.
fn settle(place: &Path, written: &BTreeSet<String>) -> io::Result<()> {
    if written.len() <= FEW {
        return written.par_iter().try_for_each(|path| File::open(place.join(path))?.sync_all());
    }
    #[cfg(target_os = "linux")]
    rustix::fs::syncfs(File::open(place)?)?;
    Ok(())
}

/// One folder in the place of the other, at once where the system can. Where it cannot, the old one has another name for a
/// moment, under which [`recover`] finds it.
fn exchange(new: &Path, out: &Path) -> Result<(), Error> {
    if out.symlink_metadata().is_err() {
        return fs::rename(new, out).map_err(Error::io("write", out));
    }
    if swap(new, out) {
        return Ok(());
    }
    // What may not be taken away must not be put aside either.
    if fs::metadata(out).is_ok_and(|kind| kind.permissions().readonly()) {
        return Err(Error::io("write", out)(io::ErrorKind::PermissionDenied.into()));
    }
    let old = beside(out, "old");
    fs::rename(out, &old).map_err(Error::io("write", out))?;
    if let Err(error) = fs::rename(new, out) {
        let _ = fs::rename(&old, out);
        return Err(Error::io("write", out)(error));
    }
    fs::rename(&old, new).or_else(|_| fs::remove_dir_all(&old)).map_err(Error::io("remove", &old))
}

#[cfg(any(target_os = "linux", target_vendor = "apple"))]
fn swap(a: &Path, b: &Path) -> bool {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, a, CWD, b, RenameFlags::EXCHANGE).is_ok()
}

#[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
fn swap(_: &Path, _: &Path) -> bool {
    false
}

/// A hidden name beside the output folder.
pub(super) fn beside(out: &Path, what: &str) -> PathBuf {
    let name = out.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    out.with_file_name(format!(".{name}.{what}"))
}

/// Puts right what a build left that was killed where folders cannot be exchanged at once.
pub(super) fn recover(out: &Path) -> Result<(), Error> {
    let (new, old) = (beside(out, "new"), beside(out, "old"));
    if old.exists() {
        if out.exists() {
            fs::remove_dir_all(&old).map_err(Error::io("remove", &old))?;
        } else {
            fs::rename(&old, out).map_err(Error::io("write", out))?;
        }
    }
    if new.exists() {
        fs::remove_dir_all(&new).map_err(Error::io("remove", &new))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::collections::BTreeMap;
    use std::fs;
    use std::path::Path;

    use super::{Fate, Output, Stage, Switched, exchange};
    use crate::project::sight::sights;

    /// Builds a folder of these files.
    fn build(root: &Path, kept: &BTreeMap<String, Output>, files: &[(&str, &str)]) -> (Switched, Vec<Fate>) {
        let out = root.join("出力");
        let stage = Stage::new(&out, &root.join("spare"), sights(&out, "", &|_| false), kept);
        let fates = files.iter().map(|(path, text)| stage.put(path, text.as_bytes()).unwrap()).collect();
        (stage.switch().unwrap(), fates)
    }

    fn read(root: &Path) -> Vec<(String, String)> {
        let out = root.join("出力");
        let files = sights(&out, "", &|_| false).into_keys().filter(|path| out.join(path).is_file());
        files.map(|path| (path.clone(), fs::read_to_string(out.join(path)).unwrap())).collect()
    }

    #[test]
    fn every_generation_is_what_was_put_and_only_differences_are_written() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        let generations: [&[(&str, &str)]; 6] = [
            &[("ja/細胞.md", "一"), ("b", "二")],
            &[("ja/細胞.md", "一"), ("b", "三")],
            &[("ja/細胞.md", "一")],
            &[("ja/細胞.md/x", "folder now"), ("b", "二")],
            &[("ja/細胞.md", "一"), ("b", "二")],
            &[("ja/細胞.md", "一"), ("b", "二")],
        ];
        let mut kept = BTreeMap::new();
        let mut before: BTreeMap<&str, &str> = BTreeMap::new();
        for files in generations {
            let (switched, fates) = build(root, &kept, files);
            let now: BTreeMap<&str, &str> = files.iter().copied().collect();
            assert_eq!(read(root), now.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect::<Vec<_>>());
            for ((path, text), fate) in files.iter().zip(fates) {
                assert_eq!(fate == Fate::Same, before.get(path) == Some(text), "{path} {text}");
            }
            let gone: Vec<&str> = before.keys().copied().filter(|path| !now.contains_key(path)).collect();
            assert_eq!(switched.removed, gone);
            (kept, before) = (switched.outputs, now);
        }
    }

    #[test]
    fn what_somebody_changed_in_the_output_is_made_again() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        let files = [("a", "一"), ("b", "二"), ("c", "三")];
        let (mut switched, _) = build(root, &BTreeMap::new(), &files);
        for _ in 0..3 {
            fs::write(root.join("出力/a"), "手").unwrap();
            fs::remove_file(root.join("出力/b")).unwrap();
            let (next, fates) = build(root, &switched.outputs, &files);
            assert_eq!(fates, [Fate::Written, Fate::Written, Fate::Same]);
            assert_eq!(read(root).into_iter().map(|(_, text)| text).collect::<String>(), "一二三");
            switched = next;
        }
    }

    #[test]
    fn whatever_a_killed_build_left_is_put_right() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        fs::create_dir_all(root.join("spare/b/c")).unwrap();
        fs::write(root.join("spare/a"), "half").unwrap();
        fs::write(root.join("spare/b/c/d"), "half").unwrap();
        build(root, &BTreeMap::new(), &[("a", "一"), ("b", "二")]);
        assert_eq!(read(root), [("a".to_owned(), "一".to_owned()), ("b".to_owned(), "二".to_owned())]);
    }

    #[test]
    fn folders_change_places() {
        let folder = tempfile::tempdir().unwrap();
        let (a, b) = (folder.path().join("a"), folder.path().join("b"));
        fs::create_dir(&a).unwrap();
        fs::write(a.join("new"), "").unwrap();
        fs::create_dir(&b).unwrap();
        fs::write(b.join("old"), "").unwrap();
        exchange(&a, &b).unwrap();
        assert!(b.join("new").exists() && a.join("old").exists());
    }
}
