//! The output folder of a build: whether it may be written to.

use std::fs;
use std::io::Read;
use std::path::{Component, Path, PathBuf};

use super::error::Error;
use super::regular::open;
use crate::finding::{Args, Hint};
use crate::site::MANIFEST;

/// Where a path leads, links followed as far as it exists.
fn real(path: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    for existing in path.ancestors() {
        if let (Ok(real), Ok(rest)) = (existing.canonicalize(), path.strip_prefix(existing)) {
            return rest.components().fold(real, |real, part| match part {
                Component::ParentDir => real.parent().map_or(real.clone(), Path::to_owned),
                part => real.join(part),
            });
        }
    }
    path
}

/// The output must not take the place of the project, of its sources, or of somebody else's files.
/// `content` are the folders of the articles, below the root.
pub(super) fn guard(root: &Path, out: &Path, content: &[String]) -> Result<(), Error> {
    let shown = out.display().to_string();
    let request = |key: &'static str| Error::Request {
        key,
        args: Args::from([("path", shown.clone().into())]),
        hints: vec![Hint::new("other-folder")],
    };
    let (out_real, root_real) = (real(out), real(root));
    let folders = ["glossary", "locales", "memory", ".taiyaku", ".git"];
    let holds_sources = folders.iter().any(|name| out_real.starts_with(root_real.join(name)));
    let articles = content.iter().map(|folder| folder.trim_end_matches('/')).filter(|folder| !folder.is_empty());
    let holds_articles = articles.map(|folder| root_real.join(folder)).any(|at| out_real.starts_with(&at) || at.starts_with(&out_real));
    if root_real.starts_with(&out_real) || holds_sources || holds_articles || out.file_name().is_none() {
        return Err(request("out-inside"));
    }
    let is_empty = |path: &Path| fs::read_dir(path).map(|mut entries| entries.next().is_none()).unwrap_or(true);
    if out.exists() && (!out.is_dir() || !(is_empty(out) || is_output(out))) {
        return Err(request("out-foreign"));
    }
    Ok(())
}

/// How a build begins its manifest. Web apps have a file of that name too.
const BEGINNING: &[u8] = b"{\n  \"version\": 1,\n  \"source\": ";

/// Whether a folder holds what a build wrote.
fn is_output(out: &Path) -> bool {
    let mut head = [0; BEGINNING.len()];
    open(&out.join(MANIFEST)).and_then(|mut file| file.read_exact(&mut head)).is_ok() && head == BEGINNING
}
