//! `sync` and `pretranslate`: the commands that rewrite many catalogs. Both can say what they would do.

use std::collections::BTreeSet;

use clap::ArgMatches;
use rayon::prelude::*;

use super::args;
use super::shell::{Outcome, Result, Shell};
use crate::catalog::{Entry, State};
use crate::finding::{Code, Finding};
use crate::memory::{Match, Memory, Note, Query};
use crate::project::{Disk, Document, Done, Lock, Snapshot, View, apply, plan};

/// Codes that `check` reports and that are no news for who runs `sync`.
fn worth_saying(findings: &[Finding]) -> Vec<Finding> {
    findings.iter().filter(|f| f.code != Code::CatalogOutOfDate).cloned().collect()
}

/// Writes the catalogs.
pub fn run(matches: &ArgMatches, shell: &Shell) -> Result {
    let disk = shell.disk()?;
    let dry = args::flag(matches, "dry-run");
    let lock = if dry { None } else { Some(Lock::acquire(disk.root())?) };
    let snapshot = Snapshot::load_texts(&disk)?;
    shell.notes(&worth_saying(&snapshot.findings));
    let (edits, done) = plan(&snapshot, None);
    if let Some(lock) = &lock {
        apply(&disk, &edits, lock)?;
        lock.sweep(&disk);
    }
    for edit in &edits {
        let key = match (&edit.old, &edit.new) {
            (None, _) => "sync-new",
            (_, None) => "sync-removed",
            _ => "sync-changed",
        };
        shell.line(&shell.say(key, &[("path", edit.path.as_str().into())]))?;
    }
    summary(shell, &done, edits.is_empty(), dry)?;
    // A file that was refused keeps its content, and everything else was done: that is for `check` to judge.
    Ok(Outcome::Done)
}

fn summary(shell: &Shell, done: &Done, unchanged: bool, dry: bool) -> Result<()> {
    let args = [
        ("articles", done.articles.into()),
        ("units", done.units.into()),
        ("written", done.written.into()),
        ("archived", done.archived.into()),
        ("restored", done.restored.into()),
        ("renamed", done.renamed.into()),
        ("refused", done.refused.into()),
    ];
    let key = match (unchanged, dry) {
        (true, _) => "sync-nothing",
        (false, true) => "sync-dry",
        (false, false) => "sync-done",
    };
    shell.line(&shell.say(key, &args))?;
    for (count, key) in
        [(done.archived, "sync-archived"), (done.restored, "sync-restored"), (done.renamed, "sync-renamed"), (done.refused, "sync-refused")]
    {
        if count > 0 {
            shell.line(&format!("  {}", shell.say(key, &[("count", count.into())])))?;
        }
    }
    Ok(())
}

/// Writes drafts for untranslated units: the best match of the memory at or above the lowest score.
pub fn pretranslate(matches: &ArgMatches, shell: &Shell) -> Result {
    let disk = shell.disk()?;
    let dry = args::flag(matches, "dry-run");
    let lock = Lock::acquire(disk.root())?;
    let mut snapshot = Snapshot::load(&disk)?;
    shell.notes(&worth_saying(&snapshot.findings));
    let min = matches.get_one::<u8>("min").copied().unwrap_or(snapshot.settings.draft);
    let only = args::text(matches, "locale").map(|given| snapshot.locale(Some(&given))).transpose()?;
    let mut drafts: Vec<(String, String, Entry)> = Vec::new();
    let mut refused = 0usize;
    for locale in snapshot.settings.targets.iter().filter(|locale| only.as_ref().is_none_or(|only| *only == locale.to_string())) {
        let name = locale.to_string();
        let memory = shell.memory(&snapshot, &disk, locale);
        for document in &snapshot.documents {
            let found = drafts_of(document, &name, &memory, min);
            if found.is_empty() {
                continue;
            }
            if document.targets.get(&name).is_some_and(|target| !target.catalog.read.sound) {
                refused += 1;
                continue;
            }
            drafts.extend(found.into_iter().map(|entry| (document.path.clone(), name.clone(), entry)));
        }
    }
    if dry {
        for (path, _, entry) in &drafts {
            let args = [
                ("unit", format!("{path}#{}", entry.id).into()),
                ("origin", entry.origin.clone().unwrap_or_default().into()),
                ("text", entry.target().into()),
            ];
            shell.line(&crate::text::clean(&shell.say("pretranslate-would", &args)))?;
        }
    }
    let count = drafts.len();
    let touched: BTreeSet<String> = drafts.iter().map(|(path, ..)| path.clone()).collect();
    snapshot.put_all(drafts);
    if !dry {
        apply(&disk, &plan(&snapshot, Some(&touched)).0, &lock)?;
    }
    shell.line(&shell.say(if dry { "pretranslate-dry" } else { "pretranslate-done" }, &[("count", count.into())]))?;
    if refused > 0 {
        shell.line(&format!("  {}", shell.say("sync-refused", &[("count", refused.into())])))?;
    }
    Ok(Outcome::Done)
}

/// The drafts for one document in one locale.
fn drafts_of(document: &Document, locale: &str, memory: &Memory, min: u8) -> Vec<Entry> {
    let views = document.views(locale);
    let near = |number: Option<usize>| number.and_then(|n| views.get(n)).map(View::source);
    let is_open = |view: &View<'_>| view.state("") == State::Untranslated && !document.is_key(view.id());
    let open = views.iter().enumerate().filter(|(_, view)| is_open(view)).collect::<Vec<_>>();
    open.into_par_iter()
        .filter_map(|(number, view)| {
            let (source, unit) = (view.source(), view.name());
            let (previous, next) = (near(number.checked_sub(1)), near(Some(number + 1)));
            let query = Query {
                text: &source,
                previous: previous.as_deref(),
                next: next.as_deref(),
                article: Some(&document.path),
                exclude_unit: Some(&unit),
            };
            // What nobody confirmed, or what was replaced since, is no draft for another place.
            let doubtful = |found: &Match| found.notes.iter().any(|note| matches!(note, Note::Unconfirmed | Note::Replaced));
            let best = memory.lookup(&query, 5, min).into_iter().find(|found| !doubtful(found))?;
            let mut entry = Entry::new(view.id(), document.drafted(view.index, &best.target)?);
            entry.state = State::Draft;
            entry.origin = Some(format!("memory {} {}", best.score, best.origin));
            entry.source = Some(source);
            entry.section = document.sources.get(view.index).and_then(|unit| unit.section.clone());
            Some(entry)
        })
        .collect()
}

/// The project of a command that reads: loaded, with what was wrong on the way said on standard error.
pub fn read(shell: &Shell) -> Result<(Disk, Snapshot)> {
    let disk = shell.disk()?;
    let snapshot = Snapshot::load(&disk)?;
    Ok((disk, snapshot))
}
