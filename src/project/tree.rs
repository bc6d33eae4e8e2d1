//! Where a project's files come from: a folder on disk, or a revision of git. Everything that reads a project reads
//! it through this trait, so that a diff of two revisions is the same code as a check of the working tree.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use super::error::Error;
use super::regular::read_regular;

/// A set of files with paths relative to the project, `/` between folders.
pub trait Tree: Sync {
    /// Every file under a folder (`""` is the whole project), sorted. A folder that is not there has none.
    fn list(&self, folder: &str) -> Result<Vec<String>, Error>;

    /// The bytes of a file; `None` where there is no such file.
    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, Error>;

    /// Where caches may be kept; nowhere for what is not a folder on disk.
    fn cache(&self) -> Option<&Path> {
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
}

impl Disk {
    /// The files below `root`.
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Disk { root: root.into(), real: OnceLock::new() }
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
                    return if real.starts_with(root) { Ok(place) } else { Err(Error::Outside(path.to_owned())) };
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
    fn cache(&self) -> Option<&Path> {
        Some(&self.root)
    }

    fn list(&self, folder: &str) -> Result<Vec<String>, Error> {
        let start = self.root.join(folder);
        if !start.is_dir() {
            return Ok(Vec::new());
        }
        let mut files = Vec::new();
        let walk = ignore::WalkBuilder::new(&start)
            .standard_filters(false)
            .filter_entry(|entry| !matches!(entry.file_name().to_str(), Some(".git" | ".taiyaku" | "node_modules" | "target")))
            .build();
        for entry in walk {
            let Ok(entry) = entry else { continue };
            let is_file = match entry.file_type() {
                Some(kind) if kind.is_symlink() => entry.path().is_file(),
                Some(kind) => kind.is_file(),
                None => false,
            };
            let Some(path) = entry.path().strip_prefix(&self.root).ok().and_then(Path::to_str).filter(|_| is_file) else { continue };
            files.push(path.replace(std::path::MAIN_SEPARATOR, "/"));
        }
        files.sort_unstable();
        Ok(files)
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
