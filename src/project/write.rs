//! Writing: whole files, to a temporary file, synced and renamed, after checking that the file is still the one that
//! was read; under a lock on `taiyaku.toml`, so that two processes on one project lose nothing.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use tempfile::{NamedTempFile, TempPath};

use super::error::Error;
use super::regular::open;
use super::tree::{Disk, Tree};

/// A change of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The file, relative to the project.
    pub path: String,
    /// What was read (`None`: there was no such file).
    pub old: Option<Vec<u8>>,
    /// What will be written (`None`: the file is removed).
    pub new: Option<Vec<u8>>,
}

/// Holds the project's lock until it is dropped.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

impl Lock {
    /// Waits for the lock of a project.
    pub fn acquire(root: &Path) -> Result<Lock, Error> {
        let path = root.join("taiyaku.toml");
        let file = open(&path).map_err(Error::io("open", &path))?;
        file.lock().map_err(Error::io("lock", &path))?;
        Ok(Lock { _file: file })
    }
}

impl Lock {
    /// Removes temporary files that a killed process left: while the lock is held nobody else has any.
    pub fn sweep(&self, disk: &Disk) {
        for folder in ["locales", "memory"] {
            for path in disk.list(folder).unwrap_or_default() {
                let name = path.rsplit('/').next().unwrap_or("");
                if is_temporary(name)
                    && let Ok(place) = disk.place(&path)
                {
                    let _ = fs::remove_file(place);
                }
            }
        }
    }
}

/// Whether a name is one that a file has while it is written.
pub(super) fn is_temporary(name: &str) -> bool {
    name.starts_with(PREFIX) && name.ends_with(SUFFIX)
}

const PREFIX: &str = ".taiyaku-";
const SUFFIX: &str = ".tmp";

/// Makes the changes in the order given. Each file is old or new at any moment; the first error stops the rest, so
/// what must be kept (the archive) comes before what lets it go (the catalogs). Everything new is on disk under
/// temporary names before the first file changes.
pub fn apply(disk: &Disk, edits: &[Edit], _lock: &Lock) -> Result<(), Error> {
    let staged: Vec<Option<TempPath>> = edits.par_iter().map(|edit| stage_edit(disk, edit)).collect::<Result<_, Error>>()?;
    let mut folder: Option<PathBuf> = None;
    for (edit, file) in edits.iter().zip(staged) {
        if edit.old == edit.new {
            continue;
        }
        if disk.read(&edit.path)? != edit.old {
            return Err(Error::Changed(edit.path.clone()));
        }
        let place = disk.place(&edit.path)?;
        let here = place.parent().map(Path::to_owned);
        // Names of one folder are made to last before those of the next change.
        if folder != here {
            folder.iter().for_each(|folder| settle(folder));
            folder = here;
        }
        match file {
            Some(file) => put(file, &place, Path::new(&edit.path))?,
            None => {
                fs::remove_file(&place).map_err(Error::io("remove", Path::new(&edit.path)))?;
                remove_empty(disk.root(), place.parent());
            }
        }
    }
    folder.iter().for_each(|folder| settle(folder));
    Ok(())
}

fn stage_edit(disk: &Disk, edit: &Edit) -> Result<Option<TempPath>, Error> {
    match &edit.new {
        Some(bytes) if edit.old != edit.new => Ok(Some(stage(disk.root(), &disk.place(&edit.path)?, &[bytes])?)),
        _ => Ok(None),
    }
}

/// Writes one file whole: never a moment with half of it.
pub fn write(root: &Path, place: &Path, bytes: &[u8]) -> Result<(), Error> {
    write_parts(root, place, &[bytes])
}

/// Writes one file whole, of parts that come one after the other.
pub fn write_parts(root: &Path, place: &Path, parts: &[&[u8]]) -> Result<(), Error> {
    let file = stage(root, place, parts)?;
    put(file, place, place.strip_prefix(root).unwrap_or(place))?;
    settle(place.parent().unwrap_or(root));
    Ok(())
}

/// Writes one file whole where none stands, in a folder that is there: nothing is written over and no folder is made. `fill`
/// gives what is in it, in a stream.
pub fn write_new(place: &Path, fill: impl FnOnce(&mut dyn Write) -> Result<(), Unwritten>) -> Result<(), Error> {
    let folder = place.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if place.symlink_metadata().is_ok() {
        return Err(Error::io("create", place)(io::ErrorKind::AlreadyExists.into()));
    }
    fs::metadata(folder).map_err(Error::io("create", place))?;
    let mut out = BufWriter::with_capacity(256 * 1024, temporary(folder).map_err(Error::io("write", place))?);
    fill(&mut out).map_err(|error| match error {
        Unwritten::Source(error) => error,
        Unwritten::Output(error) => Error::io("write", place)(error),
    })?;
    let file = out.into_inner().map_err(|error| Error::io("write", place)(error.into_error()))?;
    keep(file, place, place)
}

/// Why a stream of output ended: what it is made of cannot be had, or the output cannot be written.
#[derive(Debug)]
#[allow(missing_docs)]
pub enum Unwritten {
    Source(Error),
    Output(io::Error),
}

/// A file under a temporary name.
pub(super) fn temporary(folder: &Path) -> io::Result<NamedTempFile> {
    tempfile::Builder::new().prefix(PREFIX).suffix(SUFFIX).tempfile_in(folder)
}

/// Gives a temporary file its place, where none stands, once it is on disk. The folder is made.
pub(super) fn keep(file: NamedTempFile, place: &Path, shown: &Path) -> Result<(), Error> {
    let folder = place.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(Error::io("create", shown))?;
    keep_mode(file.as_file(), place);
    file.as_file().sync_all().map_err(Error::io("write", shown))?;
    file.persist_noclobber(place).map_err(|error| Error::io("create", shown)(error.error))?;
    settle(folder);
    Ok(())
}

/// The bytes on disk, under a temporary name beside their place. The file is closed: thousands may wait for their turn.
fn stage(root: &Path, place: &Path, parts: &[&[u8]]) -> Result<TempPath, Error> {
    let shown = place.strip_prefix(root).unwrap_or(place);
    let folder = place.parent().unwrap_or(root);
    fs::create_dir_all(folder).map_err(Error::io("create", shown))?;
    let mut file = temporary(folder).map_err(Error::io("write", shown))?;
    for part in parts {
        file.write_all(part).map_err(Error::io("write", shown))?;
    }
    keep_mode(file.as_file(), place);
    file.as_file().sync_all().map_err(Error::io("write", shown))?;
    Ok(file.into_temp_path())
}

fn put(file: TempPath, place: &Path, shown: &Path) -> Result<(), Error> {
    file.persist(place).map_err(|error| Error::io("write", shown)(error.error))
}

/// A rename itself lasts once its folder is on disk.
fn settle(folder: &Path) {
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
}

/// The new file gets the old one's permissions, or those of an ordinary new file.
#[cfg(unix)]
fn keep_mode(file: &File, place: &Path) {
    use std::os::unix::fs::PermissionsExt;
    let mode = fs::metadata(place).map_or(0o644, |old| old.permissions().mode() & 0o777);
    let _ = file.set_permissions(fs::Permissions::from_mode(mode));
}

#[cfg(not(unix))]
fn keep_mode(_file: &File, _place: &Path) {}

/// Removes folders that the removal of a file left empty, up to the project.
fn remove_empty(root: &Path, mut folder: Option<&Path>) {
    while let Some(place) = folder.filter(|place| *place != root && place.starts_with(root)) {
        if fs::remove_dir(place).is_err() {
            return;
        }
        folder = place.parent();
    }
}
