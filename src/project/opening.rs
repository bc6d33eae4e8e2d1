//! A site opened from disk: a folder that `build` wrote, or a project, whose site is then made in memory.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::error::Error;
use super::load::Snapshot;
use super::publish::Request;
use super::regular::read_regular;
use super::review::Words;
use super::tree::Disk;
use crate::morph::{English, for_lang};
use crate::site::publication::{Damage, Files, Publication};
use crate::text::Lang;

/// Why a site cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum Unopened {
    /// The project cannot be read.
    #[error(transparent)]
    Project(#[from] Error),
    /// The folder holds no site, or a damaged one.
    #[error(transparent)]
    Site(#[from] Damage),
}

/// Opens a site for reading: a project (a folder with `taiyaku.toml`) is built in memory, by its settings and what
/// `request` says, and nothing is written; of any other folder the files that `build` wrote are read as they are asked for.
///
/// ```no_run
/// let site = taiyaku::project::open_site("dist".as_ref(), &Default::default())?;
/// for page in site.published(site.negotiate("en")) {
///     println!("{}: {}", page.path, page.title.as_deref().unwrap_or("–"));
/// }
/// # Ok::<(), taiyaku::project::Unopened>(())
/// ```
///
/// # Errors
///
/// The project's settings cannot be used, or the folder has no manifest that can be read.
pub fn open_site(folder: &Path, request: &Request) -> Result<Publication, Unopened> {
    if !folder.join("taiyaku.toml").is_file() {
        return Ok(Publication::open(Folder { root: folder.to_owned() })?);
    }
    let disk = Disk::new(folder);
    let snapshot = Snapshot::load(&disk)?;
    let words: Words = |locale| {
        let words = locale.parse().ok().and_then(|locale| for_lang(Lang::of(&locale)).ok());
        words.unwrap_or(&English)
    };
    let (site, _) = snapshot.site(&disk, request, words);
    Ok(Publication::open(site.files)?)
}

/// The files below a folder.
pub(super) struct Folder {
    pub root: PathBuf,
}

impl Folder {
    /// The place of a file; none for a path that is not plainly below the folder.
    fn place(&self, path: &str) -> Option<PathBuf> {
        let is_plain = Path::new(path).components().all(|part| matches!(part, std::path::Component::Normal(_)));
        is_plain.then(|| self.root.join(path))
    }
}

impl Files for Folder {
    fn read(&self, path: &str) -> io::Result<Option<Vec<u8>>> {
        let Some(place) = self.place(path) else { return Ok(None) };
        match read_regular(&place) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn names(&self, folder: &str) -> Vec<String> {
        let Some(entries) = self.place(folder).and_then(|place| fs::read_dir(place).ok()) else { return Vec::new() };
        let files = entries.flatten().filter(|entry| entry.path().is_file());
        let mut names: Vec<String> = files.filter_map(|entry| entry.file_name().into_string().ok()).collect();
        names.sort_unstable();
        names
    }
}
