//! The two versions that `diff` compares: the working tree, what is staged, revisions of git, or folders.

use std::path::Path;
use std::sync::Arc;

use clap::ArgMatches;

use super::args::{self, Format};
use super::shell::{Failure, Result, Shell, plain_words};
use crate::diff::{Missing, Version};
use crate::finding::{Arg, Args, Code, Finding, Hint};
use crate::glossary::Glossary;
use crate::project::{Disk, Error, Ledger, Revision, Survey, Tree};

/// Two versions of a project.
pub struct Versions {
    /// Name of the base.
    pub base_name: String,
    /// Name of the head; none for the working tree.
    pub head_name: Option<String>,
    /// Names of both as they are told to people: with what a name stands for.
    pub said: (String, Option<String>),
    /// Why the base is empty, if it is for want of one.
    pub missing: Option<Missing>,
    /// The base.
    pub base: Version,
    /// The head.
    pub head: Version,
    /// The terms of the head.
    pub glossary: Arc<Glossary>,
    /// Source and target locales of the head.
    pub locales: (String, Vec<String>),
}

/// What `--staged` calls its head.
pub const STAGED: &str = "staged";

/// A failure to read the project as a revision has it, or as it is staged: the files on disk are others, so it says which
/// are meant.
pub fn at(name: &str, failure: Failure) -> Failure {
    let error = match failure {
        Failure::Error(Error::NotAProject(folder)) if folder.as_os_str().is_empty() => {
            let (key, hint) = if name == STAGED { ("no-project-staged", "git-add") } else { ("no-project-at", "git-revisions") };
            Error::Request { key, args: Args::from([("name", name.into())]), hints: vec![Hint::new(hint)] }
        }
        Failure::Error(Error::Settings(mut findings)) => {
            findings.iter_mut().for_each(|finding| finding.file = format!("{name}:{}", finding.file));
            Error::SettingsAt(name.to_owned(), findings)
        }
        other => return other,
    };
    error.into()
}

/// Both versions that were asked for.
pub fn versions(matches: &ArgMatches, shell: &Shell) -> Result<Versions> {
    let folders = args::paths(matches, "folders");
    // Whatever stands unchanged is listed too.
    let whole = args::flag(matches, "all") || args::format(matches) == Format::Html;
    if let [a, b] = folders.as_slice() {
        // One for both, so that what they have in common is one value.
        let ledger = Ledger::open(Some(b));
        let open = |folder: &Path| -> Result<Disk> {
            let disk = Disk::new(folder);
            if disk.read("taiyaku.toml")?.is_none() {
                return Err(Error::NotAProject(folder.to_owned()).into());
            }
            Ok(disk)
        };
        let load = |disk: &Disk| -> Result<Survey> { Ok(Survey::of(disk, &ledger, None, plain_words)?) };
        let (base, head) = (open(a)?, open(b)?);
        let (base, head) = match both(&base, &head, &ledger, whole) {
            Some(both) => both,
            None => (load(&base)?, load(&head)?),
        };
        ledger.keep();
        let names = (a.display().to_string(), Some(b.display().to_string()));
        return Ok(together((names.clone(), names), Some(base), head, whole, None));
    }
    let (given_base, given_head) = (args::text(matches, "base"), args::text(matches, "head"));
    let staged = args::flag(matches, "staged");
    if staged && given_head.is_some() {
        return Err(Error::Request { key: "staged-head", args: Args::new(), hints: Vec::new() }.into());
    }
    let disk = match shell.disk() {
        // A bare repository has no files, and two revisions need none.
        Err(Failure::Error(Error::NotAProject(folder))) if given_base.is_some() && !staged => {
            let disk = Disk::new(folder.clone());
            let named = given_head.is_some() || given_base.as_deref().is_some_and(|base| base.contains(".."));
            if !named || !Revision::is_bare(&folder) {
                return Err(Error::NotAProject(folder).into());
            }
            disk
        }
        other => other?,
    };
    let range = match (&given_base, &given_head) {
        (Some(text), None) if !staged => Revision::range(disk.root(), text)?,
        _ => None,
    };
    let (base_name, head_name) = match range {
        Some((base, head)) => (base, Some(head)),
        None => (given_base.clone().unwrap_or_else(|| "HEAD".to_owned()), given_head),
    };
    // Without history, and where none was named, everything is new.
    let without = if given_base.is_some() {
        None
    } else {
        match Revision::has_head(disk.root()) {
            Ok(true) => None,
            Ok(false) => Some(Missing::NoCommit),
            Err(Error::Git { problem: "no-repository", .. }) if !staged => Some(Missing::NoRepository),
            Err(error) => return Err(error.into()),
        }
    };
    let ledger = Ledger::open(Some(disk.root()));
    let base = match without {
        Some(missing) => {
            // The other forms say so themselves.
            if !matches!(args::format(matches), Format::Human | Format::Html | Format::Markdown) {
                shell.note(&shell.plain(crate::report::verdict::missing(missing)));
            }
            None
        }
        None => Some(Revision::open(disk.root(), &base_name)?),
    };
    let (head_name, revised) = match head_name {
        Some(name) => (Some(name.clone()), Some(Revision::open(disk.root(), &name)?)),
        None if staged => (Some(STAGED.to_owned()), Some(Revision::staged(disk.root())?)),
        None => (None, None),
    };
    let head: &dyn Tree = revised.as_ref().map_or(&disk, |revision| revision);
    let ids = [base.as_ref(), revised.as_ref()].map(|revision| revision.map(|revision| revision.id().to_owned()));
    let (base, head) = match base.as_ref().and_then(|base| both(base, head, &ledger, whole)) {
        Some((base, head)) => (Some(base), head),
        None => {
            // A revision from before the project existed is an empty one.
            let base = match base.map(|base| revision(&base, &ledger)) {
                None | Some(Err(Failure::Error(Error::NotAProject(_)))) => None,
                Some(other) => Some(other.map_err(|failure| at(&base_name, failure))?),
            };
            let name = head_name.as_deref().filter(|_| revised.is_some());
            let head = match (revision(head, &ledger), name) {
                (Err(failure), Some(name)) => return Err(at(name, failure)),
                (head, _) => head?,
            };
            (base, head)
        }
    };
    ledger.keep();
    let missing = without.or(base.is_none().then_some(Missing::NoProject));
    let [base_id, head_id] = ids;
    let range = given_base.filter(|text| text.contains("..."));
    let said = (called(&base_name, base_id, range.as_deref()), head_name.as_ref().map(|name| called(name, head_id, None)));
    Ok(together(((base_name, head_name), said), base, head, whole, missing))
}

/// Articles from which on only what differs is read.
const MANY: usize = 32;

/// Both versions, of which only what differs is read, where that is enough.
fn both(base: &dyn Tree, head: &dyn Tree, ledger: &Ledger, whole: bool) -> Option<(Survey, Survey)> {
    if whole { None } else { Survey::of_both(base, head, ledger, plain_words, MANY) }
}

/// Names of both versions.
type Names = (String, Option<String>);

/// A revision by its name, with the beginning of what git calls it, and with the range that it begins.
fn called(name: &str, id: Option<String>, range: Option<&str>) -> String {
    let short = |id: &str| id.chars().take(10).collect::<String>();
    let id = id.filter(|id| !id.is_empty());
    match (range, id) {
        (Some(range), Some(id)) => format!("{range} ({})", short(&id)),
        (None, Some(id)) if id == name => short(&id),
        (None, Some(id)) => format!("{name} ({})", short(&id)),
        (_, None) => name.to_owned(),
    }
}

fn together(names: (Names, Names), base: Option<Survey>, head: Survey, whole: bool, missing: Option<Missing>) -> Versions {
    let ((base_name, head_name), said) = names;
    let (glossary, locales) = (head.glossary().clone(), (head.settings().source.to_string(), head.locales()));
    let (base, head) = match base {
        Some(base) if !whole => Survey::versions(&base, &head),
        base => (base.map(|base| base.version()).unwrap_or_default(), head.version()),
    };
    Versions { base_name, head_name, said, missing, base, head, glossary, locales }
}

/// The files of a revision.
pub fn tree(disk: &Disk, name: &str) -> Result<Box<dyn Tree>> {
    Ok(Box::new(Revision::open(disk.root(), name)?))
}

/// A revision surveyed. One that git cannot give in full is none: what is missing would look like removed.
pub fn revision(tree: &dyn Tree, ledger: &Ledger) -> Result<Survey> {
    let survey = Survey::of(tree, ledger, None, plain_words)?;
    let lost = |finding: &&Finding| finding.code == Code::Unreadable && finding.args.get("problem") == Some(&"git".into());
    if let Some(finding) = survey.reading_findings().iter().find(lost) {
        let said = match finding.args.get("detail") {
            Some(Arg::Text(text)) => text.as_str(),
            _ => "",
        };
        let (problem, detail) = match said {
            "missing" => ("missing-object", finding.file.clone()),
            _ => ("other", format!("{}: {said}", finding.file)),
        };
        return Err(Error::Git { problem, action: "cat-file".to_owned(), detail }.into());
    }
    Ok(survey)
}
