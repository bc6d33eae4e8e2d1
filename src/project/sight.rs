//! How the files of folders look without being opened: size, times and number of each, which is enough to say that
//! nothing changed. A file whose time is too near to the moment of looking may change once more and look the same; such
//! a one must be read.

use std::collections::BTreeMap;
use std::fs::{self, DirEntry, Metadata};
use std::io;
use std::path::Path;
use std::time::UNIX_EPOCH;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::write::temporary;

/// How a file looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(super) struct Sight {
    /// Bytes; `u64::MAX` for what is no file.
    pub size: u64,
    /// When its contents were written, in nanoseconds.
    pub modified: u64,
    /// When its name or contents changed last, where the system says so. A second name for it changes this.
    pub changed: u64,
    /// The number of the file in its file system, where there is one.
    pub inode: u64,
}

impl Sight {
    /// How a file looks now; links are followed.
    pub fn of(place: &Path) -> io::Result<Sight> {
        fs::metadata(place).map(|data| Sight::from(&data))
    }

    fn from(data: &Metadata) -> Sight {
        let modified = data.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        let modified = modified.map_or(0, |time| u64::try_from(time.as_nanos()).unwrap_or(u64::MAX));
        let size = if data.is_file() { data.len() } else { u64::MAX };
        // The times of a folder say nothing of what is in it.
        if !data.is_file() {
            return Sight { size, ..Sight::default() };
        }
        let (changed, inode) = system(data);
        Sight { size, modified, changed, inode }
    }

    /// Whether it is the same file with the same contents, whatever names it has besides.
    pub fn is_same_file(self, other: Sight) -> bool {
        (self.size, self.modified, self.inode) == (other.size, other.modified, other.inode)
    }

    /// Whether the file may have changed after it was looked at and look the same: times have the grain of the system's
    /// clock, or of seconds.
    pub fn is_racy(self, looked: u64) -> bool {
        let grain = if self.modified.is_multiple_of(1_000_000_000) { 2_000_000_000 } else { 20_000_000 };
        self.modified.max(self.changed).saturating_add(grain) > looked
    }
}

#[cfg(unix)]
fn system(data: &Metadata) -> (u64, u64) {
    use std::os::unix::fs::MetadataExt;
    let changed = data.ctime().saturating_mul(1_000_000_000).saturating_add(data.ctime_nsec());
    (u64::try_from(changed).unwrap_or(0), data.ino())
}

#[cfg(not(unix))]
fn system(_data: &Metadata) -> (u64, u64) {
    (0, 0)
}

/// The time of the file system, which is the one that files get: that of a file made for it.
pub(super) fn now(folder: &Path) -> io::Result<u64> {
    fs::create_dir_all(folder)?;
    Ok(Sight::from(&temporary(folder)?.as_file().metadata()?).modified)
}

/// Everything below a folder by its path from `root`, `/` between folders. What is no file is there too; a link to
/// nothing, and a folder that cannot be opened, look like nothing. Folders of `leave` are not looked into.
pub(super) fn sights(root: &Path, folder: &str, leave: &(dyn Fn(&str) -> bool + Sync)) -> BTreeMap<String, Sight> {
    let mut found = Vec::new();
    match fs::metadata(root.join(folder)) {
        Ok(data) if data.is_dir() => found = below(&root.join(folder), folder, leave),
        Ok(data) => found.push((folder.to_owned(), Sight::from(&data))),
        Err(_) => {}
    }
    found.into_iter().collect()
}

fn below(place: &Path, folder: &str, leave: &(dyn Fn(&str) -> bool + Sync)) -> Vec<(String, Sight)> {
    let entries: Vec<DirEntry> = match fs::read_dir(place) {
        Ok(entries) => entries.flatten().collect(),
        Err(_) => return vec![(format!("{folder}/"), Sight::default())],
    };
    let seen = |entry: &DirEntry| {
        let name = entry.file_name();
        let path = if folder.is_empty() { name.to_string_lossy().into_owned() } else { format!("{folder}/{}", name.to_string_lossy()) };
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        if is_folder && leave(&path) {
            return Vec::new();
        }
        let data = match is_folder {
            true => None,
            false => Some(fs::metadata(entry.path())),
        };
        match data {
            // Names of folders count: one can stand where a file should.
            None => {
                let mut within = below(&entry.path(), &path, leave);
                within.push((path, Sight { size: u64::MAX, ..Sight::default() }));
                within
            }
            Some(Ok(data)) => vec![(path, Sight::from(&data))],
            Some(Err(_)) => vec![(path, Sight::default())],
        }
    };
    entries.par_iter().with_min_len(64).flat_map_iter(seen).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::fs;

    use super::{Sight, now, sights};

    #[test]
    fn every_change_is_seen() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        fs::create_dir_all(root.join("a/細胞")).unwrap();
        fs::write(root.join("a/細胞/か\u{3099}.md"), "一").unwrap();
        let look = || sights(root, "a", &|path| path == "a/skip");
        let before = look();
        assert_eq!(before.keys().collect::<Vec<_>>(), ["a/細胞", "a/細胞/か\u{3099}.md"]);
        assert_eq!(look(), before);
        let file = root.join("a/細胞/か\u{3099}.md");
        // The same size and the same time: another file all the same.
        let time = fs::metadata(&file).unwrap().modified().unwrap();
        fs::write(root.join("other"), "二").unwrap();
        fs::File::options().write(true).open(root.join("other")).unwrap().set_modified(time).unwrap();
        fs::rename(root.join("other"), &file).unwrap();
        if cfg!(unix) {
            assert_ne!(look(), before);
        }
        let before = look();
        fs::create_dir(root.join("a/b.md")).unwrap();
        assert_ne!(look(), before);
        fs::remove_dir(root.join("a/b.md")).unwrap();
        fs::create_dir(root.join("a/skip")).unwrap();
        fs::write(root.join("a/skip/x"), "").unwrap();
        assert_eq!(look(), before);
        assert_eq!(sights(root, "nothing", &|_| false), Default::default());
    }

    #[test]
    fn what_was_written_just_now_is_racy() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a"), "一").unwrap();
        let (sight, time) = (Sight::of(&folder.path().join("a")).unwrap(), now(folder.path()).unwrap());
        assert!(sight.is_racy(time));
        assert!(!sight.is_racy(time + 3_000_000_000));
    }
}
