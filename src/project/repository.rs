//! What is asked of the git repository around a project besides its files: where two lines of history part, and its
//! settings.

use std::path::Path;

use super::error::Error;
use super::git::{git, in_repository, run};

/// The name of a revision as people write it: `A...B` is the commit at which A and B part (`HEAD` where either is left out).
pub fn revision_name(root: &Path, name: &str) -> Result<String, Error> {
    let Some((a, b)) = name.split_once("...") else { return Ok(name.to_owned()) };
    in_repository(root)?;
    let side = |side: &str| if side.is_empty() { "HEAD".to_owned() } else { side.to_owned() };
    let (a, b) = (side(a), side(b));
    for side in [&a, &b] {
        let commit = format!("{side}^{{commit}}");
        if git(root, "rev-parse", &["rev-parse", "--verify", "--quiet", "--end-of-options", &commit]).is_err() {
            return Err(Error::Git { problem: "no-revision", action: "rev-parse".to_owned(), detail: side.clone() });
        }
    }
    let base = git(root, "merge-base", &["merge-base", "--end-of-options", &a, &b]);
    let base = base.map_err(|_| Error::Git { problem: "no-merge-base", action: "merge-base".to_owned(), detail: name.to_owned() })?;
    Ok(String::from_utf8_lossy(&base).trim().to_owned())
}

/// Whether a folder lies in a repository.
pub fn is_in_repository(root: &Path) -> bool {
    in_repository(root).is_ok()
}

/// A setting of the repository itself, if it has one.
pub fn local_setting(root: &Path, key: &str) -> Result<Option<String>, Error> {
    in_repository(root)?;
    let output = run(root, "config", &["config", "--local", "--get", key])?;
    let value = String::from_utf8_lossy(&output.stdout).trim_end_matches('\n').to_owned();
    Ok(output.status.success().then_some(value))
}

/// Writes a setting of the repository itself; every other stays.
pub fn set_local_setting(root: &Path, key: &str, value: &str) -> Result<(), Error> {
    git(root, "config", &["config", "--local", "--replace-all", key, value]).map(|_| ())
}
