//! `check`: findings of the project, of parts of it, or of a bilingual file inside a project or not.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::ArgMatches;

use super::args::{self, Format};
use super::shell::{Outcome, Result, Shell, plain_words};
use super::sync::read;
use crate::check::{self, Context};
use crate::finding::{Args, Counts, Finding, sort};
use crate::profile::{Chosen, Profile};
use crate::project::{Document, Error, Row, Snapshot, bilingual, named_glossary, path_in_repository};
use crate::report::{check_human, check_json, github, sarif};

/// Finds and shows. Exit status 1 where an error or warning stands.
pub fn run(matches: &ArgMatches, shell: &Shell) -> Result {
    let paths = args::paths(matches, "PATH");
    let (files, parts): (Vec<PathBuf>, Vec<PathBuf>) = paths.into_iter().partition(|path| is_bilingual(path));
    let mut findings = Vec::new();
    let mut units = 0;
    let mut since: Option<(String, usize)> = None;
    if args::text(matches, "since").is_some() && !files.is_empty() {
        return Err(Error::Request { key: "since-files", args: Args::new(), hints: Vec::new() }.into());
    }
    if !files.is_empty() {
        let (found, count) = bilingual_files(matches, shell, &files)?;
        findings.extend(found);
        units += count;
    }
    if files.is_empty() || !parts.is_empty() {
        let (disk, mut snapshot) = read(shell)?;
        let named = args::paths(matches, "glossary");
        if !named.is_empty() {
            let mut found = Vec::new();
            snapshot.glossary = Arc::new(named_glossary(&named, &mut found)?);
            snapshot.findings.extend(found);
        }
        let only = args::text(matches, "locale").map(|given| snapshot.locale(Some(&given))).transpose()?;
        let rows: Vec<_> = snapshot.rows().into_iter().filter(|row| only.as_ref().is_none_or(|only| *only == row.locale)).collect();
        let wanted = parts.iter().map(|path| part(&snapshot, path, shell)).collect::<std::result::Result<Vec<_>, _>>()?;
        let within = |path: &str, file: &str| wanted.is_empty() || wanted.iter().any(|part| part.covers(path) || part.covers(file));
        // A finding is of an article that is asked for, or stands in a file that is.
        let asked = |document: &Document| {
            let catalogs = document.targets.values().map(|target| &target.catalog.file).chain([&document.source.file]);
            let mut files = catalogs.chain(document.uses.iter().map(|(file, _, _)| file));
            within(&document.path, &document.file) || files.any(|file| within(file, ""))
        };
        let mut found = snapshot.check_where(&rows, plain_words, &asked);
        found.extend(snapshot.check_messages(&disk));
        // An article is named by itself, or by one of its catalogs.
        let counted = |row: &&Row<'_>| {
            let document = row.view.document;
            let target = document.targets.get(&row.locale).map_or("", |target| target.catalog.file.as_str());
            within(&document.path, &document.file) || within(&document.source.file, target)
        };
        units += rows.iter().filter(counted).map(|row| row.view.len).sum::<usize>();
        let before = findings.len();
        findings.extend(found.into_iter().filter(|finding| {
            let article = finding.unit.as_deref().and_then(|unit| Some(unit.rsplit_once('#')?.0.to_owned()));
            let article = article.or_else(|| snapshot.article_of(&finding.file)).unwrap_or_default();
            let file = snapshot.document(&article).map_or("", |document| document.file.as_str());
            within(&article, file) || within(&finding.file, "")
        }));
        if let Some(name) = args::text(matches, "since") {
            let (left, older) = super::since::left(&disk, &name, &snapshot, findings, shell)?;
            findings = left;
            since = Some((name, older));
        }
        // These are read at the top of the repository.
        if matches!(args::format(matches), Format::Sarif | Format::Github) {
            let path = path_in_repository(disk.root());
            findings.iter_mut().skip(before).for_each(|finding| finding.file.insert_str(0, &path));
        }
    }
    sort(&mut findings);
    let text = match args::format(matches) {
        Format::Json => check_json::write_since(&findings, units, since.as_ref(), &shell.messages),
        Format::Sarif => sarif::write(&findings, &shell.messages),
        Format::Github => github::write(&findings, &shell.messages),
        _ => check_human::write(&findings, "check-summary", units, &shell.messages, shell.paint, shell.cells),
    };
    shell.print(&text)?;
    if let (Some((name, older)), Format::Human) = (&since, args::format(matches)) {
        shell.line(&shell.say("check-since", &[("revision", name.as_str().into()), ("count", (*older).into())]))?;
    }
    let counts = Counts::of(&findings);
    Ok(if counts.errors + counts.warnings > 0 { Outcome::No } else { Outcome::Done })
}

fn is_bilingual(path: &Path) -> bool {
    let name = path.to_string_lossy().to_ascii_lowercase();
    [".tmx", ".tmx.gz", ".jsonl"].iter().any(|ending| name.ends_with(ending))
}

/// A part of a project: an article, a file or a folder.
struct Part(String);

impl Part {
    fn covers(&self, path: &str) -> bool {
        self.0.is_empty() || path == self.0 || path.strip_prefix(&self.0).is_some_and(|rest| rest.starts_with('/'))
    }
}

/// The part that a path names: relative to here where it exists, else an article.
fn part(snapshot: &Snapshot, path: &Path, shell: &Shell) -> std::result::Result<Part, Error> {
    if path.exists()
        && let (Some(root), Ok(place)) = (shell.find_project().and_then(|root| root.canonicalize().ok()), path.canonicalize())
        && let Ok(inside) = place.strip_prefix(&root)
    {
        return Ok(Part(inside.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/")));
    }
    let name = path.to_string_lossy();
    let name = name.trim_end_matches('/');
    if snapshot.unread.contains(name) {
        return Ok(Part(name.to_owned()));
    }
    let folder = Part(name.to_owned());
    if snapshot.documents.iter().any(|document| folder.covers(&document.path) || folder.covers(&document.file)) {
        return Ok(folder);
    }
    snapshot.article(name).map(|document| Part(document.path.clone()))
}

/// Bilingual files, with the glossary that is named, or the project's, or none.
fn bilingual_files(matches: &ArgMatches, shell: &Shell, files: &[PathBuf]) -> Result<(Vec<Finding>, usize)> {
    let mut findings = Vec::new();
    let named = args::paths(matches, "glossary");
    let project = shell.find_project().map(|_| read(shell)).transpose()?.map(|(_, snapshot)| snapshot);
    let (settings, own, profile) = match project {
        Some(snapshot) => (Some(snapshot.settings), Some(snapshot.glossary), snapshot.profile),
        None => (None, None, Chosen::BuiltIn(Profile::medical())),
    };
    let glossary = || -> std::result::Result<_, Error> {
        if named.is_empty() { Ok(own.unwrap_or_default()) } else { Ok(Arc::new(named_glossary(&named, &mut findings)?)) }
    };
    // The cues and the dictionary are made ready while the glossary is read.
    let (glossary, _) = rayon::join(glossary, || (profile.cues(), plain_words("ja")));
    let glossary = glossary?;
    let (mut source, mut target) = match &settings {
        Some(settings) => (settings.source.to_string(), settings.targets.first().map_or_else(|| "en".to_owned(), ToString::to_string)),
        None => ("ja".to_owned(), "en".to_owned()),
    };
    if let Some(given) = args::text(matches, "locale") {
        if given == source {
            std::mem::swap(&mut source, &mut target);
        } else {
            target = given;
        }
    }
    let (levels, house) = settings.map(|settings| (settings.levels, settings.house)).unwrap_or_default();
    let context = Context { glossary: &glossary, words: &plain_words, profile: &profile, levels: &levels, house };
    let mut units = 0;
    for file in files {
        let found = bilingual::each_batch(file, &source, &target, |pairs| {
            units += pairs.len();
            check::run(pairs, &context)
        })?;
        findings.extend(found);
    }
    Ok((findings, units))
}
