//! `merge-driver`: what git calls where both sides of a merge changed a catalog, a glossary or the archive; and its place
//! in a repository.

use std::path::{Path, PathBuf};

use clap::ArgMatches;

use super::args;
use super::init::add_lines;
use super::shell::{Outcome, Result, Shell};
use crate::finding::Args;
use crate::merge::{Kind, merge};
use crate::project::{Disk, Error, encoding, load_settings, local_setting, read_regular, set_local_setting, write};

/// Merges three versions of a file into the second. Exit status 0 merged, 1 conflicts, 2 nothing was done.
pub fn run(matches: &ArgMatches, shell: &Shell) -> Result {
    if args::flag(matches, "install") {
        install(shell.disk()?.root(), shell)?;
        return Ok(Outcome::Done);
    }
    let place = |name: &str| args::path(matches, name).unwrap_or_default();
    let ours = place("OURS");
    let shown = args::text(matches, "pathname").unwrap_or_default();
    let texts = [text(&place("BASE"), &shown)?, text(&ours, &shown)?, text(&place("THEIRS"), &shown)?];
    let [base, mine, theirs] = &texts;
    let Some(kind) = Kind::of(&shown, [base, mine, theirs]) else {
        return Err(Error::Request { key: "merge-kind", args: Args::from([("path", shown.into())]), hints: Vec::new() }.into());
    };
    let merged = merge(kind, base, mine, theirs);
    if merged.text != *mine {
        write(ours.parent().unwrap_or(Path::new("")), &ours, merged.text.as_bytes())?;
    }
    if merged.conflicts == 0 {
        return Ok(Outcome::Done);
    }
    // Standard output is git's.
    shell.note(&shell.say("merge-conflicts", &[("path", shown.into()), ("count", merged.conflicts.into())]));
    Ok(Outcome::No)
}

fn text(place: &Path, shown: &str) -> Result<String> {
    let bytes = read_regular(place).map_err(Error::io("read", place))?;
    Ok(String::from_utf8(bytes).map_err(|error| Error::NotText(shown.to_owned(), encoding(error.as_bytes())))?)
}

/// Puts the driver into the repository around a project: which files it is for goes into `.gitattributes` and is for
/// everybody; how it is called goes into the settings of this copy alone, for git takes no programs from elsewhere.
pub fn install(root: &Path, shell: &Shell) -> Result<()> {
    let settings = [
        ("merge.taiyaku.name", "taiyaku, unit by unit".to_owned()),
        ("merge.taiyaku.driver", format!("{} merge-driver %O %A %B %P", program())),
        // Where several bases are merged into one first, conflict markers would get into the base.
        ("merge.taiyaku.recursive", "binary".to_owned()),
    ];
    // Asked first: where there is no repository nothing is written.
    let known = settings.iter().map(|(key, _)| local_setting(root, key)).collect::<std::result::Result<Vec<_>, _>>()?;
    let mut lines = vec!["/locales/**/*.ftl merge=taiyaku".to_owned(), "/memory/archive.tmx merge=taiyaku".to_owned()];
    let globs = load_settings(&Disk::new(root)).map(|settings| settings.glossary).unwrap_or_default();
    // git knows no braces in its patterns, and a blank ends one.
    let plain = |glob: &&String| !glob.contains(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '{' | '"' | '!' | '\\'));
    lines.extend(globs.iter().filter(plain).map(|glob| format!("/{} merge=taiyaku", glob.trim_start_matches(['.', '/']))));
    add_lines(root, ".gitattributes", &lines, shell)?;
    for ((key, value), known) in settings.into_iter().zip(known) {
        let done = if known.as_deref() == Some(value.as_str()) {
            "merge-kept"
        } else {
            set_local_setting(root, key, &value)?;
            "merge-set"
        };
        shell.line(&shell.say(done, &[("key", key.into()), ("value", value.into())]))?;
    }
    Ok(())
}

/// Whether the repository around a folder has the driver.
pub fn is_installed(root: &Path) -> bool {
    local_setting(root, "merge.taiyaku.driver").is_ok_and(|value| value.is_some())
}

/// How a shell calls this program: by its name where that is found, else by its place.
fn program() -> String {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let name = format!("taiyaku{}", std::env::consts::EXE_SUFFIX);
    if std::env::split_paths(&path).any(|folder| folder.join(&name).is_file()) {
        return "taiyaku".to_owned();
    }
    let place = std::env::current_exe().unwrap_or_else(|_| PathBuf::from("taiyaku"));
    format!("'{}'", place.to_string_lossy().replace('\'', "'\\''"))
}
