//! What is asked of the git repository around a project besides its files: its settings.

use std::path::Path;

use super::error::Error;
use super::git::{git, in_repository, run};

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
