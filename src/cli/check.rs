//! `check`: findings of the project, of parts of it, or of a bilingual file inside a project or not.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::ArgMatches;

use super::args::{self, Format};
use super::shell::{Failure, Outcome, Result, Shell, plain_words};
use super::since::Left;
use super::sync::read;
use super::version::{STAGED, at};
use crate::check::{self, Context};
use crate::finding::{Args, Code, Counts, Finding, sort};
use crate::profile::{Chosen, Profile};
use crate::project::{
    Error, Ledger, Revision, Snapshot, Survey, Tree, bilingual, catalog_file, load_settings, named_glossary, path_in_repository,
};
use crate::report::{check_human, check_json, github, sarif};

/// Finds and shows. Exit status 1 where an error or warning stands.
pub fn run(matches: &ArgMatches, shell: &Shell) -> Result {
    let paths = args::paths(matches, "PATH");
    let (files, parts): (Vec<PathBuf>, Vec<PathBuf>) = paths.into_iter().partition(|path| is_bilingual(path));
    let mut findings = Vec::new();
    let mut units = 0;
    let mut left = Left::default();
    let staged = args::flag(matches, "staged");
    let (named_since, incomplete) = (args::text(matches, "since"), args::flag(matches, "allow-incomplete"));
    for (key, given) in [("since-files", named_since.is_some()), ("staged-files", staged)] {
        if given && !files.is_empty() {
            return Err(Error::Request { key, args: Args::new(), hints: Vec::new() }.into());
        }
    }
    if !files.is_empty() {
        let (found, count) = bilingual_files(matches, shell, &files)?;
        findings.extend(found);
        units += count;
    }
    if files.is_empty() || !parts.is_empty() {
        let disk = shell.disk()?;
        let index = if staged { Some(Revision::staged(disk.root())?) } else { None };
        let tree: &dyn Tree = index.as_ref().map_or(&disk, |index| index);
        let of_staged = |error: Error| if staged { at(STAGED, error.into()) } else { error.into() };
        let settings = || load_settings(tree).map_err(of_staged);
        let only = args::text(matches, "locale").map(|given| Ok::<_, Failure>(settings()?.target(Some(&given))?)).transpose()?;
        let ledger = Ledger::open(Some(disk.root()));
        let named = args::paths(matches, "glossary");
        let survey = if named.is_empty() {
            Survey::of(tree, &ledger, only.as_deref(), plain_words).map_err(of_staged)?
        } else {
            let mut snapshot = Snapshot::load(tree).map_err(of_staged)?;
            let mut found = Vec::new();
            snapshot.glossary = Arc::new(named_glossary(&named, &mut found)?);
            snapshot.findings.extend(found);
            Survey::whole(snapshot, only.as_deref(), plain_words)
        };
        let wanted = parts.iter().map(|path| part(&survey, path, shell)).collect::<std::result::Result<Vec<_>, _>>()?;
        let within = |path: &str, file: &str| wanted.is_empty() || wanted.iter().any(|part| part.covers(path) || part.covers(file));
        let mut found = survey.findings();
        found.extend(survey.check_messages(tree));
        let locales = only.map_or_else(|| survey.locales(), |only| vec![only]);
        for article in &survey.articles {
            // An article is named by itself, or by one of its catalogs.
            let catalog = |locale: &str| catalog_file(locale, &article.path);
            let source = catalog(&survey.settings().source.to_string());
            let counted = |locale: &&String| within(&article.path, &article.file) || within(&source, &catalog(locale));
            units += locales.iter().filter(counted).map(|locale| article.facts.unit_count(locale)).sum::<usize>();
        }
        let before = findings.len();
        findings.extend(found.into_iter().filter(|finding| {
            let article = finding.unit.as_deref().and_then(|unit| Some(unit.rsplit_once('#')?.0.to_owned()));
            let article = article.or_else(|| survey.article_of(&finding.file)).unwrap_or_default();
            let file = survey.article(&article).map_or("", |article| article.file.as_str());
            within(&article, file) || within(&finding.file, "")
        }));
        left = super::since::left(&disk, (named_since, incomplete), (tree, &survey), &ledger, findings, shell)?;
        findings = std::mem::take(&mut left.findings);
        ledger.keep();
        // These are read at the top of the repository.
        if matches!(args::format(matches), Format::Sarif | Format::Github) {
            let path = path_in_repository(disk.root());
            findings.iter_mut().skip(before).for_each(|finding| finding.move_below(&path));
        }
    }
    sort(&mut findings);
    let text = match args::format(matches) {
        Format::Json => check_json::write_left(&findings, units, (left.since.as_ref(), left.open), &shell.messages),
        Format::Sarif => sarif::write(&findings, &shell.messages),
        Format::Github => github::write(&findings, &shell.messages),
        _ => check_human::write(&findings, "check-summary", units, &shell.messages, shell.paint, shell.cells),
    };
    match args::format(matches) {
        Format::Human => shell.tell(&text)?,
        _ => shell.print(&text)?,
    }
    if args::format(matches) == Format::Human {
        if let Some((name, older)) = &left.since {
            shell.line(&shell.say("check-since", &[("revision", name.as_str().into()), ("count", (*older).into())]))?;
        }
        if let Some(open) = left.open.filter(|open| *open > 0) {
            shell.line(&shell.say("check-open", &[("count", open.into())]))?;
        }
    }
    let counts = Counts::of(&findings);
    // The program ends here, and some ten thousand findings take their time to be freed.
    std::mem::forget(findings);
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
fn part(survey: &Survey, path: &Path, shell: &Shell) -> std::result::Result<Part, Error> {
    if path.exists()
        && let (Some(root), Ok(place)) = (shell.find_project().and_then(|root| root.canonicalize().ok()), path.canonicalize())
        && let Ok(inside) = place.strip_prefix(&root)
    {
        return Ok(Part(inside.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/")));
    }
    let name = path.to_string_lossy();
    let name = name.trim_end_matches('/');
    if survey.is_unread(name) {
        return Ok(Part(name.to_owned()));
    }
    let folder = Part(name.to_owned());
    if survey.articles.iter().any(|article| folder.covers(&article.path) || folder.covers(&article.file)) {
        return Ok(folder);
    }
    survey.named(name).map(|article| Part(article.path.clone()))
}

/// Bilingual files, with the glossary that is named, or the project's, or none.
fn bilingual_files(matches: &ArgMatches, shell: &Shell, files: &[PathBuf]) -> Result<(Vec<Finding>, usize)> {
    let mut findings = Vec::new();
    let named = args::paths(matches, "glossary");
    let project = shell.find_project().map(|_| read(shell)).transpose()?.map(|(_, snapshot)| snapshot);
    let (settings, own, profile) = match project {
        Some(snapshot) => {
            // What the checks are run with has to be readable: its faults are told here too.
            let used = |finding: &Finding| match finding.code {
                Code::SettingsInvalid | Code::ProfileInvalid => true,
                Code::GlossaryInvalid => named.is_empty(),
                Code::Unreadable => finding.file == snapshot.settings.profile,
                _ => false,
            };
            findings.extend(snapshot.findings.into_iter().filter(used));
            (Some(snapshot.settings), Some(snapshot.glossary), snapshot.profile)
        }
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
