//! Where a project's files come from: a folder on disk, or a revision of git. Everything that reads a project reads
//! it through this trait, so that a diff of two revisions is the same code as a check of the working tree.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock};

use super::error::{Error, kind};
use super::regular::{open, read_regular};

/// Something that is no file that can be read: a folder, a pipe, a link to nothing, a name that is not text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Odd {
    /// Its path as far as it is text; `�` for what is not.
    pub path: String,
    /// The problem of the finding `unreadable`; `directory` for a folder, which mostly is as it should be.
    pub problem: &'static str,
}

/// A set of files with paths relative to the project, `/` between folders.
pub trait Tree: Sync {
    /// Every file under a folder (`""` is the whole project), sorted. A folder that is not there has none.
    fn list(&self, folder: &str) -> Result<Vec<String>, Error>;

    /// The files of a folder that stand in it and in no folder below, sorted.
    fn files(&self, folder: &str) -> Result<Vec<String>, Error> {
        let below =
            |path: &String| path.strip_prefix(folder).and_then(|rest| rest.strip_prefix('/')).is_some_and(|name| !name.contains('/'));
        Ok(self.list(folder)?.into_iter().filter(below).collect())
    }

    /// The folders among a folder and those below it that should be there and cannot be read, each with the reason.
    fn closed(&self, _folder: &str) -> Vec<(String, Error)> {
        Vec::new()
    }

    /// The bytes of a file; `None` where there is no such file.
    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, Error>;

    /// Whether there is a file of that path, or something in its place.
    fn has(&self, path: &str) -> bool {
        matches!(self.read(path), Ok(Some(_)) | Err(_))
    }

    /// The bytes of a file as they are read; `None` where there is no such file.
    fn reader(&self, path: &str) -> Result<Option<Box<dyn Read>>, Error> {
        Ok(self.read(path)?.map(|bytes| Box::new(io::Cursor::new(bytes)) as Box<dyn Read>))
    }

    /// What lies under a folder, or in its place, and is no file that can be read.
    fn odd(&self, _folder: &str) -> Vec<Odd> {
        Vec::new()
    }

    /// Where caches may be kept; nowhere for what is not a folder on disk.
    fn cache(&self) -> Option<&Path> {
        None
    }

    /// Where what is found by the hash of contents may be kept.
    fn keep(&self) -> Option<&Path> {
        self.cache()
    }

    /// Every file with a name of its contents that no other contents have; nothing where contents have no names.
    fn objects(&self) -> Option<&BTreeMap<String, String>> {
        None
    }

    /// The bytes of several files, in the order asked for; a file that cannot be read is its own error.
    fn read_all(&self, paths: &[String]) -> Vec<Result<Option<Vec<u8>>, Error>> {
        paths.iter().map(|path| self.read(path)).collect()
    }
}

/// A folder on disk.
#[derive(Debug, Clone)]
pub struct Disk {
    root: PathBuf,
    /// The folder with links resolved, once it was asked for.
    real: OnceLock<PathBuf>,
    /// Folders that were found to lie within it.
    within: Arc<Mutex<BTreeSet<PathBuf>>>,
}

impl Disk {
    /// The files below `root`.
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Disk { root: root.into(), real: OnceLock::new(), within: Arc::default() }
    }

    /// The folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The place of a file on disk. A path that leads out of the project, by `..` or by a link, is an error.
    pub fn place(&self, path: &str) -> Result<PathBuf, Error> {
        let relative = Path::new(path);
        let plain = relative.components().all(|part| matches!(part, std::path::Component::Normal(_) | std::path::Component::CurDir));
        if !plain {
            return Err(Error::Outside(path.to_owned()));
        }
        let place = self.root.join(relative);
        // A file that is no link lies where its folder does, and a folder has many.
        let is_file = place.symlink_metadata().is_ok_and(|kind| kind.is_file());
        let folder = place.parent().filter(|_| is_file);
        let known = |folder: &Path| self.within.lock().is_ok_and(|within| within.contains(folder));
        if folder.is_some_and(known) {
            return Ok(place);
        }
        // The nearest folder that exists decides where a link leads.
        let mut exists: &Path = &place;
        loop {
            match exists.canonicalize() {
                Ok(real) => {
                    let root = match self.real.get() {
                        Some(root) => root,
                        None => {
                            let root = self.root.canonicalize().map_err(Error::io("open", &self.root))?;
                            self.real.get_or_init(|| root)
                        }
                    };
                    if !real.starts_with(root) {
                        return Err(Error::Outside(path.to_owned()));
                    }
                    if let (Some(folder), Ok(mut within)) = (folder, self.within.lock()) {
                        within.insert(folder.to_owned());
                    }
                    return Ok(place);
                }
                Err(_) => match exists.parent() {
                    Some(parent) => exists = parent,
                    None => return Ok(place),
                },
            }
        }
    }
}

impl Tree for Disk {
    fn has(&self, path: &str) -> bool {
        self.place(path).is_err() || self.root.join(path).symlink_metadata().is_ok()
    }

    fn reader(&self, path: &str) -> Result<Option<Box<dyn Read>>, Error> {
        match open(&self.place(path)?) {
            Ok(file) => Ok(Some(Box::new(file))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(Error::io("read", Path::new(path))(error)),
        }
    }

    fn cache(&self) -> Option<&Path> {
        Some(&self.root)
    }

    fn list(&self, folder: &str) -> Result<Vec<String>, Error> {
        let start = self.root.join(folder);
        if !start.is_dir() {
            return Ok(Vec::new());
        }
        let mut files: Vec<String> = walk(&start)
            .flatten()
            .filter(|entry| match entry.file_type() {
                Some(kind) if kind.is_symlink() => entry.path().is_file(),
                Some(kind) => kind.is_file(),
                None => false,
            })
            .filter_map(|entry| Some(slashed(entry.path().strip_prefix(&self.root).ok()?.to_str()?)))
            .collect();
        files.sort_unstable();
        Ok(files)
    }

    fn files(&self, folder: &str) -> Result<Vec<String>, Error> {
        let Ok(entries) = fs::read_dir(self.root.join(folder)) else { return Ok(Vec::new()) };
        let mut files: Vec<String> = entries
            .flatten()
            .filter(|entry| match entry.file_type() {
                Ok(kind) if kind.is_symlink() => entry.path().is_file(),
                Ok(kind) => kind.is_file(),
                Err(_) => false,
            })
            .filter_map(|entry| Some(format!("{folder}/{}", entry.file_name().to_str()?)))
            .collect();
        files.sort_unstable();
        Ok(files)
    }

    fn closed(&self, folder: &str) -> Vec<(String, Error)> {
        let mut closed = Vec::new();
        let mut open = vec![folder.to_owned()];
        while let Some(folder) = open.pop() {
            let entries = match fs::read_dir(self.root.join(&folder)) {
                Ok(entries) => entries,
                Err(error) => {
                    closed.push((folder.clone(), Error::io("read", Path::new(&folder))(error)));
                    continue;
                }
            };
            let folders = entries.flatten().filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()));
            let folders = folders.filter(|entry| !is_foreign(&entry.file_name()));
            open.extend(folders.filter_map(|entry| Some(format!("{folder}/{}", entry.file_name().to_str()?))));
        }
        closed.sort_by(|a, b| a.0.cmp(&b.0));
        closed
    }

    fn odd(&self, folder: &str) -> Vec<Odd> {
        let start = self.root.join(folder);
        let shown = |path: &Path| slashed(&path.strip_prefix(&self.root).unwrap_or(path).to_string_lossy());
        match fs::metadata(&start) {
            Ok(kind) if kind.is_dir() => {}
            Ok(_) => return vec![Odd { path: folder.to_owned(), problem: "file" }],
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Vec::new(),
            Err(error) => return vec![Odd { path: folder.to_owned(), problem: kind(&error) }],
        }
        let mut odd: Vec<Odd> = walk(&start)
            .filter_map(|entry| {
                let (path, problem) = match entry {
                    Ok(entry) if entry.depth() == 0 => return None,
                    Ok(entry) => (shown(entry.path()), oddity(&entry)?),
                    // The walk says what could not be opened, but its path only in its sentence.
                    Err(error) => (folder.to_owned(), error.io_error().map_or("other", kind)),
                };
                Some(Odd { path, problem })
            })
            .collect();
        odd.sort_unstable();
        odd
    }

    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, Error> {
        let place = self.place(path)?;
        match read_regular(&place) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(Error::io("read", Path::new(path))(error)),
        }
    }
}

/// Folders that hold no files of a project.
fn is_foreign(name: &OsStr) -> bool {
    matches!(name.to_str(), Some(".git" | ".taiyaku" | "node_modules" | "target"))
}

/// Everything below a folder, but what no project keeps texts in.
fn walk(start: &Path) -> ignore::Walk {
    ignore::WalkBuilder::new(start).standard_filters(false).filter_entry(|entry| !is_foreign(entry.file_name())).build()
}

fn slashed(path: &str) -> String {
    path.replace(std::path::MAIN_SEPARATOR, "/")
}

/// Why something is no file that can be read; nothing for one that is.
fn oddity(entry: &ignore::DirEntry) -> Option<&'static str> {
    match fs::metadata(entry.path()) {
        Ok(kind) if kind.is_dir() => Some("directory"),
        Ok(kind) if !kind.is_file() => Some("special"),
        Ok(_) => entry.path().to_str().is_none().then_some("name"),
        // Editors keep locks as hidden links to nothing.
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            (!entry.file_name().as_encoded_bytes().starts_with(b".")).then_some("link")
        }
        Err(error) => Some(kind(&error)),
    }
}
