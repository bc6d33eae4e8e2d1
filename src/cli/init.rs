//! `init`: a project that works at once, in a new or existing folder. Nothing that is there is overwritten.

use std::fs;
use std::path::{Path, PathBuf};

use clap::ArgMatches;

use super::shell::{Outcome, Result, Shell};
use super::{args, merge};
use crate::project::{Error, is_in_repository, read_regular, write};

const SETTINGS: &str = include_str!("../../locales/taiyaku.toml");
const GLOSSARY: &str = include_str!("../../glossary/regenerative-medicine.toml");
const IGNORED: [&str; 2] = ["/.taiyaku/", "/dist/"];

/// Makes the files that are missing.
pub fn run(matches: &ArgMatches, shell: &Shell) -> Result {
    let folder = args::path(matches, "DIR").unwrap_or_else(|| PathBuf::from("."));
    let place = |path: &str| folder.join(path);
    fs::create_dir_all(place("content/ja")).map_err(Error::io("create", &place("content/ja")))?;
    // A project that is there has its terms already; a second glossary would contradict them.
    let glossary = (!place("taiyaku.toml").exists()).then_some(("glossary/regenerative-medicine.toml", GLOSSARY));
    for (path, text) in std::iter::once(("taiyaku.toml", SETTINGS)).chain(glossary) {
        if place(path).exists() {
            shell.line(&shell.say("init-kept", &[("path", path.into())]))?;
        } else {
            write(&folder, &place(path), text.as_bytes())?;
            shell.line(&shell.say("init-made", &[("path", path.into())]))?;
        }
    }
    add_lines(&folder, ".gitignore", &IGNORED.map(str::to_owned), shell)?;
    if args::flag(matches, "merge-driver") {
        merge::install(&folder, shell)?;
    } else if is_in_repository(&folder) && !merge::is_installed(&folder) {
        shell.line(&shell.plain("init-merge-driver"))?;
    }
    shell.line(&shell.plain("init-next"))?;
    Ok(Outcome::Done)
}

/// Adds lines to a file of git's, each once.
pub fn add_lines(folder: &Path, name: &str, lines: &[String], shell: &Shell) -> Result<()> {
    let place = folder.join(name);
    let old = match read_regular(&place).and_then(|bytes| String::from_utf8(bytes).map_err(std::io::Error::other)) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(Error::io("read", &place)(error).into()),
    };
    let missing: Vec<&String> = lines.iter().filter(|line| !old.lines().any(|l| l.trim() == *line)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let mut new = old.clone();
    if !new.is_empty() && !new.ends_with('\n') {
        new.push('\n');
    }
    for line in missing {
        new.push_str(line);
        new.push('\n');
    }
    write(folder, &place, new.as_bytes())?;
    shell.line(&shell.say("init-made", &[("path", name.into())]))
}
