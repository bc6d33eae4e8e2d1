//! `diff`: two versions of a project, from git, from the working tree, or from two folders.

use std::path::Path;

use clap::ArgMatches;

use super::args::{self, Format};
use super::pager;
use super::shell::{Outcome, Result, Shell, plain_words};
use crate::diff::{Version, compare};
use crate::finding::{Arg, Code, Finding};
use crate::glossary::Glossary;
use crate::project::{
    Disk, Error, Revision, Snapshot, Tree, Unwritten, glossary, load_settings, path_in_repository, read_regular, write, write_new,
};
use crate::report::page::{self, Page};
use crate::report::{Paint, diff_human, diff_json, diff_markdown, github, sarif};

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
    let (base, head, all) = (filter(base), filter(head), args::flag(matches, "all"));
    let mut diff = compare(&base, &head, all);
    let messages = &shell.messages;
    let text = match args::format(matches) {
        Format::Json => diff_json::write(&diff, &base_name, head_name.as_deref(), messages),
        Format::Sarif | Format::Github => {
            // These are read at the top of the repository.
            let path = above(matches, shell)?;
            diff.findings.iter_mut().filter(|f| !f.finding.file.is_empty()).for_each(|f| f.finding.file.insert_str(0, &path));
            if args::format(matches) == Format::Sarif { sarif::write_diff(&diff, messages) } else { github::write_diff(&diff, messages) }
        }
        Format::Markdown => {
            let (source, _) = lexicon(matches, shell)?;
            diff_markdown::write(&diff, &source, messages, &|locale| plain_words(locale))
        }
        Format::Html => {
            let (source, glossary) = lexicon(matches, shell)?;
            let names = (base_name.as_str(), head_name.as_deref());
            let page = Page { diff: &diff, base: &base, head: &head, names, source: &source, glossary: &glossary, words: plain_words, all };
            page::write(&page, messages)
        }
        _ => {
            // A file has neither colour nor width.
            let (paint, cells) = if args::path(matches, "out").is_some() { (Paint(false), usize::MAX) } else { (shell.paint, shell.cells) };
            diff_human::write(&diff, messages, paint, cells, [plain_words("ja"), plain_words("en")])
        }
    };
    match args::path(matches, "out") {
        Some(path) => write_file(&path, &text)?,
        None => pager::page(shell, &text, args::format(matches) == Format::Human && !args::flag(matches, "no-pager"))?,
    }
    Ok(if args::flag(matches, "exit-code") && !diff.is_empty() { Outcome::No } else { Outcome::Done })
}

/// What the forms for people need of the head besides its units: the locale of the articles, and the terms.
fn lexicon(matches: &ArgMatches, shell: &Shell) -> Result<(String, Glossary)> {
    let tree: Box<dyn Tree> = match (args::paths(matches, "folders").as_slice(), args::text(matches, "head")) {
        ([_, folder], _) => Box::new(Disk::new(folder)),
        (_, Some(name)) => tree(&shell.disk()?, &name)?,
        (_, None) => Box::new(shell.disk()?),
    };
    let settings = load_settings(tree.as_ref())?;
    let (glossary, _) = glossary(tree.as_ref(), &settings.glossary, &mut Vec::new());
    Ok((settings.source.to_string(), glossary))
}

/// Writes a report to a file of its own. An earlier page is replaced; nothing else is written over.
fn write_file(path: &Path, text: &str) -> Result<()> {
    let earlier = path.symlink_metadata().is_ok_and(|known| known.is_file())
        && read_regular(path).is_ok_and(|old| text.starts_with(page::BEGINNING) && old.starts_with(page::BEGINNING.as_bytes()));
    if earlier {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        write(folder, path, text.as_bytes())?;
    } else {
        write_new(path, |out| out.write_all(text.as_bytes()).map_err(Unwritten::Output))?;
    }
    Ok(())
}

/// The path of the project within its repository.
fn above(matches: &ArgMatches, shell: &Shell) -> Result<String> {
    Ok(match args::paths(matches, "folders").as_slice() {
        [_, folder] => path_in_repository(folder),
        _ => path_in_repository(shell.disk()?.root()),
    })
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
