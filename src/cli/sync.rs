//! `sync` and `pretranslate`: the commands that rewrite many catalogs. Both can say what they would do.

use clap::ArgMatches;

use super::args;
use super::shell::{Outcome, Result, Shell};
use crate::catalog::{Entry, State, Value};
use crate::finding::{Code, Finding};
use crate::memory::Query;
use crate::project::{Disk, Done, Edit, Error, Lock, Snapshot, apply, plan};

/// Codes that `check` reports and that are no news for who runs `sync`.
fn worth_saying(findings: &[Finding]) -> Vec<Finding> {
    findings.iter().filter(|f| f.code != Code::CatalogOutOfDate).cloned().collect()
}

/// Writes the catalogs.
pub fn run(matches: &ArgMatches, shell: &Shell) -> Result {
    let disk = shell.disk()?;
    let dry = args::flag(matches, "dry-run");
    let lock = if dry { None } else { Some(Lock::acquire(disk.root())?) };
    let snapshot = Snapshot::load(&disk)?;
    shell.notes(&worth_saying(&snapshot.findings));
    let (edits, done) = plan(&snapshot);
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
    for (count, key) in [(done.archived, "sync-archived"), (done.restored, "sync-restored"), (done.renamed, "sync-renamed"), (done.refused, "sync-refused")] {
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
    let snapshot = Snapshot::load(&disk)?;
    shell.notes(&worth_saying(&snapshot.findings));
    let min = matches.get_one::<u8>("min").copied().unwrap_or(snapshot.settings.draft);
    let only = args::text(matches, "locale").map(|given| snapshot.locale(Some(&given))).transpose()?;
    let (mut drafts, mut refused) = (0usize, 0usize);
    let mut edits: Vec<Edit> = Vec::new();
    for locale in &snapshot.settings.targets {
        let name = locale.to_string();
        if only.as_ref().is_some_and(|only| *only != name) {
            continue;
        }
        let mut findings = Vec::new();
        let memory = snapshot.memory(&disk, locale, &mut findings);
        shell.notes(&findings);
        for document in &snapshot.documents {
            let Some(target) = document.targets.get(&name) else { continue };
            let mut catalog = target.catalog.now.clone();
            let mut written = 0;
            let views = document.views(&name);
            for (number, view) in views.iter().enumerate() {
                if view.state("") != State::Untranslated {
                    continue;
                }
                let source = view.source();
                let near = |number: Option<usize>| number.and_then(|n| views.get(n)).map(|v| v.source());
                let (previous, next, unit) = (near(number.checked_sub(1)), near(Some(number + 1)), view.name());
                let query = Query {
                    text: &source,
                    previous: previous.as_deref(),
                    next: next.as_deref(),
                    article: Some(&document.path),
                    exclude_unit: Some(&unit),
                };
                let Some(best) = memory.lookup(&query, 1, min).into_iter().next() else { continue };
                let mut entry = Entry::new(view.id(), Value::Plain(best.target.clone()));
                entry.state = State::Draft;
                entry.origin = Some(format!("memory {} {}", best.score, best.origin));
                entry.source = Some(source);
                entry.section = document.sources.get(view.index).and_then(|unit| unit.section.clone());
                catalog.put(entry, &document.ids);
                written += 1;
                if dry {
                    let args = [("unit", unit.as_str().into()), ("score", usize::from(best.score).into()), ("text", best.target.as_str().into())];
                    shell.line(&crate::text::clean(&shell.say("pretranslate-would", &args)))?;
                }
            }
            if written == 0 {
                continue;
            }
            if !target.catalog.read.sound {
                refused += 1;
                continue;
            }
            drafts += written;
            // What reconciling would move must be moved by `sync` first: a lagging catalog is brought up to date here too.
            if !(target.archived.is_empty() && target.restored.is_empty()) {
                return Err(Error::Request { key: "sync-first", args: Default::default(), hints: vec![crate::finding::Hint::new("run-sync")] }.into());
            }
            edits.push(Edit {
                path: target.catalog.file.clone(),
                old: target.catalog.disk.as_ref().map(|text| text.clone().into_bytes()),
                new: Some(catalog.write().into_bytes()),
            });
        }
    }
    if !dry {
        apply(&disk, &edits, &lock)?;
    }
    let key = if dry { "pretranslate-dry" } else { "pretranslate-done" };
    shell.line(&shell.say(key, &[("count", drafts.into())]))?;
    if refused > 0 {
        shell.line(&format!("  {}", shell.say("sync-refused", &[("count", refused.into())])))?;
    }
    Ok(Outcome::Done)
}

/// The project of a command that reads: loaded, with what was wrong on the way said on standard error.
pub fn read(shell: &Shell) -> Result<(Disk, Snapshot)> {
    let disk = shell.disk()?;
    let snapshot = Snapshot::load(&disk)?;
    Ok((disk, snapshot))
}
