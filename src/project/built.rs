//! What is kept of the last build of an output folder, under `.taiyaku/build/`, and where the next one is staged. A cache
//! only: it is trusted where it is whole, was made by this program, and every file still looks as it did.
//!
//! | file | holds |
//! |---|---|
//! | `KEY.built` | how all files looked, then what is known of the articles |
//! | `KEY.spare` | a folder: the output before the last one, of which the next one is made |
//! | `KEY.path` | the output folder |
//! | `lock` | nothing; it is locked by who builds |

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::error::Error;
use super::input::settings;
use super::kept::Kept as KeptFinding;
use super::leaf::{Ground, Leaf};
use super::mapped::map;
use super::output::guard;
use super::sight::{Sight, now};
use super::stage::{Output, beside, recover};
use super::tree::{Disk, Tree};
use super::write::{Lock, write_parts};
use crate::store::{self, Section, hash};

/// Changes whenever the stored form does; so does the build of the program.
const FORMAT: u32 = 1;

/// How the files of a project and of its output looked when it was built.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Seen {
    made_by: String,
    /// A hash of what the command was asked.
    pub request: u64,
    /// Files and folders that were looked at, and when.
    pub roots: Vec<String>,
    pub looked: u64,
    pub inputs: BTreeMap<String, Sight>,
    pub outputs: BTreeMap<String, Output>,
}

impl Seen {
    /// What this program saw.
    pub fn new(request: u64, roots: Vec<String>, looked: u64, inputs: BTreeMap<String, Sight>, outputs: BTreeMap<String, Output>) -> Self {
        Seen { made_by: made_by(), request, roots, looked, inputs, outputs }
    }

    /// Whether this program saw it.
    pub fn is_own(&self) -> bool {
        self.made_by == made_by()
    }

    /// Whether nothing changed since, neither in the project nor in the output.
    pub fn is_current(&self, request: u64, inputs: &BTreeMap<String, Sight>, there: &BTreeMap<String, Sight>) -> bool {
        self.is_own()
            && self.request == request
            && self.inputs == *inputs
            && !inputs.values().any(|sight| sight.is_racy(self.looked))
            && self.outputs.iter().all(|(path, output)| there.get(path).is_some_and(|sight| sight.is_same_file(output.sight)))
    }
}

/// What is known of the articles of the last build.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Kept {
    pub leaves: BTreeMap<String, Leaf>,
    pub ground: Ground,
    pub source: String,
    /// What was wrong while the project was read, and with what was emitted.
    pub notes: Vec<KeptFinding>,
    pub findings: Vec<KeptFinding>,
    pub unread: Vec<String>,
}

/// Where an output folder is, and where what is kept of it.
pub(super) struct Place {
    root: PathBuf,
    /// The output folder; a link to it was followed.
    pub out: PathBuf,
    folder: Option<PathBuf>,
    key: String,
    _lock: Box<dyn Send>,
}

impl Place {
    /// The place of an output, locked, with what a killed build left put right.
    pub fn of(disk: &Disk, out: &Path) -> Result<Place, Error> {
        guard(disk.root(), out, &settings(disk)?.roots())?;
        let is_link = out.symlink_metadata().is_ok_and(|kind| kind.is_symlink());
        let out = if is_link { out.canonicalize().map_err(Error::io("open", out))? } else { out.to_owned() };
        let whole = std::path::absolute(&out).unwrap_or_else(|_| out.clone());
        // A link would lead out of the project, and what is no folder holds no caches.
        let own = |folder: &Path| !folder.symlink_metadata().is_ok_and(|kind| !kind.is_dir());
        let outer = disk.cache().map(|root| root.join(".taiyaku")).filter(|folder| own(folder));
        let folder = outer.map(|outer| outer.join("build")).filter(|folder| own(folder) && fs::create_dir_all(folder).is_ok());
        let locked = folder.as_ref().and_then(|folder| {
            let file = File::create(folder.join("lock")).ok()?;
            file.lock().ok()?;
            Some(file)
        });
        let lock: Box<dyn Send> = match locked {
            Some(file) => Box::new(file),
            None => Box::new(Lock::acquire(disk.root())?),
        };
        recover(&out)?;
        let key = format!("{:016x}", hash(whole.as_os_str().as_encoded_bytes()));
        Ok(Place { root: disk.root().to_owned(), out, folder, key, _lock: lock })
    }

    /// The time that files have which are written now; nothing where nothing can be kept.
    pub fn now(&self) -> Option<u64> {
        now(self.folder.as_ref()?).ok()
    }

    /// What is kept of the last build.
    pub fn read(&self) -> Option<(Seen, Section)> {
        let mut sections = store::read(map(&self.file("built")?).ok()?, true)?;
        let seen = postcard::from_bytes(sections.next()?.bytes()).ok()?;
        Some((seen, sections.next()?))
    }

    /// Keeps what is known of this build. That it cannot be written is nobody's business.
    pub fn keep(&self, seen: &Seen, kept: &Kept) {
        let (Some(file), Ok(seen), Ok(kept)) = (self.file("built"), postcard::to_allocvec(seen), postcard::to_allocvec(kept)) else {
            return;
        };
        let sections = [Section::from(seen), Section::from(kept)];
        let head = store::head(&sections);
        let parts: Vec<&[u8]> = std::iter::once(head.as_slice()).chain(sections.iter().map(Section::bytes)).collect();
        if write_parts(&self.root, &file, &parts).is_ok() {
            self.forget();
        }
    }

    /// Notes which output this is, and removes what is kept of outputs that are gone.
    fn forget(&self) {
        let Some(own) = self.file("path") else { return };
        let whole = std::path::absolute(&self.out).unwrap_or_else(|_| self.out.clone());
        if !own.exists() {
            let _ = write_parts(&self.root, &own, &[whole.as_os_str().as_encoded_bytes()]);
        }
        for entry in self.folder.iter().flat_map(fs::read_dir).flatten().flatten() {
            let path = entry.path();
            let of_gone = || fs::read_to_string(&path).is_ok_and(|out| !Path::new(&out).exists());
            if path != own && path.extension().is_some_and(|ending| ending == "path") && of_gone() {
                let _ = fs::remove_dir_all(path.with_extension("spare"));
                let _ = fs::remove_file(path.with_extension("built"));
                let _ = fs::remove_file(&path);
            }
        }
    }

    /// The folder in which the output is staged: one that stays, if it can take the output's place.
    pub fn staging(&self) -> PathBuf {
        self.file("spare").filter(|_| self.is_near()).unwrap_or_else(|| beside(&self.out, "new"))
    }

    /// Removes a staging folder that is of no use to the next build.
    pub fn clear(&self) {
        if !self.is_near() {
            let _ = fs::remove_dir_all(beside(&self.out, "new"));
        }
    }

    fn file(&self, ending: &str) -> Option<PathBuf> {
        Some(self.folder.as_ref()?.join(format!("{}.{ending}", self.key)))
    }

    /// Whether the output and the caches are in one file system, so that one can be renamed to the other.
    #[cfg(unix)]
    fn is_near(&self) -> bool {
        use std::os::unix::fs::MetadataExt;
        let device =
            |path: &Path| path.ancestors().find_map(|path| fs::metadata(if path == Path::new("") { Path::new(".") } else { path }).ok());
        let device = |path: &Path| device(path).map(|data| data.dev());
        self.folder.as_deref().and_then(device).is_some_and(|own| device(self.out.parent().unwrap_or(&self.out)) == Some(own))
    }

    #[cfg(not(unix))]
    fn is_near(&self) -> bool {
        false
    }
}

impl Kept {
    /// From its stored form; nothing where that was damaged.
    pub fn of(section: &Section) -> Option<Kept> {
        postcard::from_bytes(section.bytes()).ok()
    }
}

fn made_by() -> String {
    format!("{} {} {FORMAT}", env!("CARGO_PKG_VERSION"), env!("TAIYAKU_BUILD"))
}
