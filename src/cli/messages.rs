//! `messages`: Fluent files compared, made into a pseudolocale, and words of terms turned into references.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use clap::ArgMatches;
use unic_langid::LanguageIdentifier;

use super::args::{self, Format};
use super::shell::{Outcome, Result, Shell};
use crate::bundle::{ComparedFile, FilePair, MessageFile, PseudoStyle, compare, is_known_locale, pseudo};
use crate::finding::{Args, Finding, Severity};
use crate::project::{BundleFile, Disk, Error, Lock, Snapshot, apply, bundle_files, by_name, by_table, write};
use crate::report::compare::{human, json, total};
use crate::report::{github, sarif};
use crate::text::Lang;

/// One of the commands.
pub fn run(matches: &ArgMatches, shell: &Shell) -> Result {
    match matches.subcommand() {
        Some(("compare", m)) => comparison(m, shell),
        Some(("pseudo", m)) => pseudolocale(m, shell),
        Some(("fix", m)) => fix(m, shell),
        _ => Ok(Outcome::Done),
    }
}

/// Two files or folders. Exit status 1 where an error stands or a message is missing.
fn comparison(matches: &ArgMatches, shell: &Shell) -> Result {
    let (Some(reference), Some(l10n)) = (args::path(matches, "REF"), args::path(matches, "OTHER")) else { return Ok(Outcome::Done) };
    let mut unread = Vec::new();
    let (ours, theirs) = (bundle_files(&reference, &mut unread)?, bundle_files(&l10n, &mut unread)?);
    if ours.is_empty() && theirs.is_empty() && unread.is_empty() {
        let args = Args::from([("path", reference.display().to_string().into())]);
        return Err(Error::Request { key: "no-messages", args, hints: Vec::new() }.into());
    }
    let names = match args::path(matches, "map") {
        Some(table) => by_table(&table, &ours, &theirs)?,
        None => by_name(&ours, &theirs, !reference.is_dir() && !l10n.is_dir()),
    };
    let locale = match args::text(matches, "locale") {
        Some(given) => parsed(&given)?,
        None => guess(&l10n, &theirs),
    };
    let pairs: Vec<FilePair<'_>> =
        names.iter().map(|(here, there)| FilePair { reference: file(&ours, here.as_ref()), l10n: file(&theirs, there.as_ref()) }).collect();
    let used: BTreeSet<&String> = names.iter().filter_map(|(_, there)| there.as_ref()).collect();
    let beside: Vec<MessageFile<'_>> =
        theirs.keys().filter(|name| !used.contains(name)).filter_map(|name| file(&theirs, Some(name))).collect();
    let mut files = compare(&pairs, &beside, &locale);
    files.extend(unread.into_iter().map(|finding| ComparedFile {
        file: finding.file.clone(),
        findings: vec![finding],
        ..ComparedFile::default()
    }));
    if args::flag(matches, "notes") {
        let noted = |finding: &mut Finding| {
            if finding.severity == Severity::Off {
                finding.severity = Severity::Note;
            }
        };
        files.iter_mut().flat_map(|file| &mut file.findings).for_each(noted);
    }
    let name = locale.to_string();
    let all = || files.iter().flat_map(ComparedFile::all).filter(|finding| finding.severity != Severity::Off).collect::<Vec<_>>();
    match args::format(matches) {
        Format::Json => shell.print(&json(&files, &name, &shell.messages)),
        Format::Sarif => shell.print(&sarif::write(&all(), &shell.messages)),
        Format::Github => shell.print(&github::write(&all(), &shell.messages)),
        _ => shell.tell(&human(&files, &name, &shell.messages, shell.paint)),
    }?;
    let total = total(&files);
    let lacks = total.missing > 0 && !args::flag(matches, "allow-missing");
    Ok(if total.errors > 0 || lacks { Outcome::No } else { Outcome::Done })
}

fn file<'a>(side: &'a BTreeMap<String, BundleFile>, name: Option<&String>) -> Option<MessageFile<'a>> {
    side.get(name?).map(|file| MessageFile { file: &file.shown, text: &file.text })
}

fn parsed(locale: &str) -> Result<LanguageIdentifier> {
    match locale.parse() {
        Ok(id) => Ok(id),
        Err(_) => Err(Error::Locale { given: Some(locale.to_owned()), targets: vec!["ja".to_owned(), "en".to_owned()] }.into()),
    }
}

/// The locale that the path names, the innermost part first; else Japanese where a text has kana, English where all
/// letters are ASCII, and none in particular otherwise.
fn guess(path: &Path, files: &BTreeMap<String, BundleFile>) -> LanguageIdentifier {
    let stem = path.with_extension("");
    let parts = stem.components().rev().map(|part| part.as_os_str().to_string_lossy().into_owned());
    let named = parts.flat_map(|part| part.rsplit('.').map(str::to_owned).collect::<Vec<_>>()).find(|part| is_known_locale(part));
    if let Some(locale) = named.and_then(|part| part.parse().ok()) {
        return locale;
    }
    let any = |is: fn(char) -> bool| {
        files.values().any(|file| file.text.lines().filter(|line| !line.starts_with('#')).any(|line| line.chars().any(is)))
    };
    let name = match (any(|c| matches!(c, 'ぁ'..='ん' | 'ァ'..='ヺ')), any(|c| !c.is_ascii() && c.is_alphabetic())) {
        (true, _) => "ja",
        (false, false) => "en",
        (false, true) => "und",
    };
    name.parse().unwrap_or_default()
}

/// The files as they would look translated; on standard output where no place is named.
fn pseudolocale(matches: &ArgMatches, shell: &Shell) -> Result {
    let Some(path) = args::path(matches, "PATH") else { return Ok(Outcome::Done) };
    let style = match args::text(matches, "locale") {
        Some(locale) => PseudoStyle::Of(Lang::of(&parsed(&locale)?)),
        None => PseudoStyle::ByText,
    };
    let mut findings = Vec::new();
    let files = bundle_files(&path, &mut findings)?;
    shell.notes(&findings);
    let out = args::path(matches, "out");
    for (name, file) in &files {
        let text = pseudo(&file.text, style);
        match &out {
            None => shell.print(&text)?,
            // A file goes into a file, a folder into a folder.
            Some(out) if !path.is_dir() && !out.is_dir() => {
                let folder = out.parent().filter(|folder| !folder.as_os_str().is_empty()).map_or(PathBuf::from("."), Path::to_owned);
                write(&folder, out, text.as_bytes())?;
            }
            Some(out) => write(out, &out.join(name), text.as_bytes())?,
        }
    }
    if let Some(out) = out {
        shell.note(&shell.say("pseudo-written", &[("count", files.len().into()), ("path", out.display().to_string().into())]));
    }
    Ok(if findings.is_empty() { Outcome::Done } else { Outcome::No })
}

/// Words of terms in the project's own messages become references.
fn fix(matches: &ArgMatches, shell: &Shell) -> Result {
    let dry = args::flag(matches, "dry-run");
    let disk: Disk = shell.disk()?;
    let lock = if dry { None } else { Some(Lock::acquire(disk.root())?) };
    let snapshot = Snapshot::load(&disk)?;
    let source = snapshot.settings.source.to_string();
    let only = match args::text(matches, "locale") {
        Some(given) if given == source => Some(source),
        Some(given) => Some(snapshot.locale(Some(&given))?),
        None => None,
    };
    let fixes = snapshot.term_fixes(&disk, args::flag(matches, "possible"), only.as_deref());
    for fix in &fixes.shown {
        let arrow = format!("{} → {}", shell.paint.red(&fix.old), shell.paint.green(&fix.new));
        shell.line(&format!("{}:{}:{}  {arrow}", crate::text::one_line(&fix.file), fix.line, fix.column))?;
    }
    if let Some(lock) = &lock {
        apply(&disk, &fixes.edits, lock)?;
    }
    let key = if dry { "fix-would" } else { "fix-done" };
    shell.line(&shell.say(key, &[("count", fixes.shown.len().into()), ("files", fixes.edits.len().into())]))?;
    Ok(Outcome::Done)
}
