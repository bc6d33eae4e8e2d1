//! `diff`: two versions of a project, from git, from the working tree, or from two folders.

use std::path::Path;

use clap::ArgMatches;

use super::args::{self, Format};
use super::shell::{Outcome, Result, Shell, plain_words};
use crate::diff::{Version, compare};
use crate::finding::{Arg, Code, Finding};
use crate::project::{Disk, Error, Revision, Snapshot, Tree};
use crate::report::{diff_human, diff_json};

/// Compares and shows. With `--exit-code`, exit status 1 where anything differs.
pub fn run(matches: &ArgMatches, shell: &Shell) -> Result {
    let (base_name, head_name, base, head) = versions(matches, shell)?;
    let only = args::text(matches, "locale");
    let filter = |mut version: Version| {
        if let Some(only) = &only {
            version.units.retain(|unit| unit.locale == *only);
            version.findings.retain(|finding| finding.locale.as_ref().is_none_or(|locale| locale == only));
        }
        version
    };
    let diff = compare(&filter(base), &filter(head), args::flag(matches, "all"));
    match args::format(matches) {
        Format::Json => shell.print(&diff_json::write(&diff, &base_name, head_name.as_deref(), &shell.messages))?,
        _ => shell.print(&diff_human::write(&diff, &shell.messages, shell.paint, shell.cells, [plain_words("ja"), plain_words("en")]))?,
    }
    Ok(if args::flag(matches, "exit-code") && !diff.is_empty() { Outcome::No } else { Outcome::Done })
}

/// Both versions with their names; no name for the working tree.
fn versions(matches: &ArgMatches, shell: &Shell) -> Result<(String, Option<String>, Version, Version)> {
    let folders = args::paths(matches, "folders");
    if let [a, b] = folders.as_slice() {
        let load = |folder: &Path| -> Result<Version> {
            let disk = Disk::new(folder);
            if disk.read("taiyaku.toml")?.is_none() {
                return Err(Error::NotAProject(folder.to_owned()).into());
            }
            version(&disk)
        };
        return Ok((a.display().to_string(), Some(b.display().to_string()), load(a)?, load(b)?));
    }
    let disk = shell.disk()?;
    let base_name = args::text(matches, "base").unwrap_or_else(|| "HEAD".to_owned());
    let head_name = args::text(matches, "head");
    // Without history, and where none was named, everything is new.
    let without = if args::text(matches, "base").is_some() {
        None
    } else {
        match Revision::has_head(disk.root()) {
            Ok(true) => None,
            Ok(false) => Some("diff-no-head"),
            Err(Error::Git { problem: "no-repository", .. }) => Some("diff-no-repository"),
            Err(error) => return Err(error.into()),
        }
    };
    let base = if let Some(key) = without {
        shell.note(&shell.plain(key));
        Version::default()
    } else {
        match revision(&disk, &base_name) {
            // A revision from before the project existed is an empty one.
            Err(super::shell::Failure::Error(Error::NotAProject(_))) => Version::default(),
            other => other?,
        }
    };
    let head = match &head_name {
        Some(name) => revision(&disk, name)?,
        None => version(&disk)?,
    };
    Ok((base_name, head_name, base, head))
}

/// The files of a revision.
pub fn tree(disk: &Disk, name: &str) -> Result<Box<dyn Tree>> {
    Ok(Box::new(Revision::open(disk.root(), name)?))
}

/// A revision as a version. One that git cannot give in full is none: what is missing would look like removed.
fn revision(disk: &Disk, name: &str) -> Result<Version> {
    let snapshot = Snapshot::load(tree(disk, name)?.as_ref())?;
    let lost = |finding: &&Finding| finding.code == Code::Unreadable && finding.args.get("problem") == Some(&"git".into());
    if let Some(finding) = snapshot.findings.iter().find(lost) {
        let said = match finding.args.get("detail") {
            Some(Arg::Text(text)) => text.as_str(),
            _ => "",
        };
        let detail = format!("{}: {said}", finding.file);
        return Err(Error::Git { problem: "other", action: "cat-file".to_owned(), detail }.into());
    }
    Ok(snapshot.version(plain_words))
}

fn version(tree: &dyn Tree) -> Result<Version> {
    Ok(Snapshot::load(tree)?.version(plain_words))
}
