//! Caches under `.taiyaku/`: what is slow to make, kept under the hash of what it was made from. They can be deleted at
//! any time; one that is damaged, or cannot be written, is made anew and nobody is told.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};

use super::regular::read_regular;
use super::write::{is_temporary, write};
use crate::glossary::Glossary;

/// Changes whenever the compiled form does; so does the program's version.
const FORMAT: u32 = 7;

/// The compiled glossary of these files for these locales, from the cache if it is there; else made by `compile`,
/// and kept where that says that nothing was wrong (findings must be made again each time).
pub(super) fn glossary(
    folder: Option<&Path>,
    files: &BTreeMap<String, String>,
    locales: &[String],
    compile: impl FnOnce() -> (Glossary, bool),
) -> Glossary {
    let Some(root) = folder.filter(|_| !files.is_empty()) else { return compile().0 };
    let folder = root.join(".taiyaku");
    // A link would lead out of the project, and what is no folder holds no caches.
    if folder.symlink_metadata().is_ok_and(|kind| !kind.is_dir()) {
        return compile().0;
    }
    let name = format!("glossary-{}.bin", key(files, locales));
    let place = folder.join(&name);
    if let Some(glossary) = read_regular(&place).ok().and_then(Glossary::from_bytes) {
        return glossary;
    }
    let (glossary, sound) = compile();
    if sound
        && let Some(bytes) = glossary.to_bytes()
        && write(root, &place, &bytes).is_ok()
    {
        forget_others(&folder, &name);
    }
    glossary
}

fn key(files: &BTreeMap<String, String>, locales: &[String]) -> String {
    let mut hash = Sha256::new();
    hash.update(FORMAT.to_le_bytes());
    hash.update(env!("CARGO_PKG_VERSION"));
    for part in locales.iter().chain(files.iter().flat_map(|(name, text)| [name, text])) {
        hash.update(part.len().to_le_bytes());
        hash.update(part);
    }
    hash.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// Compiled glossaries that are kept: those of the revisions that somebody compares.
const KEPT: usize = 4;

/// Removes compiled glossaries beyond the newest, and what a killed process left of one.
fn forget_others(folder: &Path, name: &str) {
    let mut others = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let other = entry.file_name().to_string_lossy().into_owned();
        if is_temporary(&other) {
            let _ = fs::remove_file(entry.path());
        } else if other.starts_with("glossary-") && other != name {
            others.push((entry.metadata().and_then(|data| data.modified()).ok(), entry.path()));
        }
    }
    others.sort();
    for (_, old) in others.iter().rev().skip(KEPT - 1) {
        let _ = fs::remove_file(old);
    }
}
