//! `review`: what waits for an editor, and the editor's yes or no. A yes is kept with a hash of what was read, so that a
//! later change of either text shows.

use std::collections::{BTreeMap, BTreeSet};

use clap::ArgMatches;

use super::args::{self, Format};
use super::set::show;
use super::shell::{Outcome, Result, Shell, plain_words};
use crate::catalog::{Entry, State, links_hash, review_hash};
use crate::finding::{Args, Code, Finding, Severity};
use crate::project::{Error, Lock, Row, Snapshot, Target, apply, plan};
use crate::report::review::{Verdict, Waiting, human, json, verdicts_human, verdicts_json};

/// What was decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Act {
    Approve,
    Reject,
}

/// Lists, approves or rejects. Exit status 1 where something that was asked for could not be done.
pub fn run(matches: &ArgMatches, shell: &Shell) -> Result {
    let act = match (args::flag(matches, "approve"), args::flag(matches, "reject")) {
        (true, _) => Some(Act::Approve),
        (_, true) => Some(Act::Reject),
        _ => None,
    };
    let (names, article) = (args::texts(matches, "units"), args::text(matches, "article"));
    let note = args::text(matches, "note").map(|note| note.trim().to_owned()).filter(|note| !note.is_empty());
    let request = |key: &'static str| Error::Request { key, args: Args::new(), hints: Vec::new() };
    if act.is_some() && names.is_empty() && article.is_none() {
        return Err(request("review-what").into());
    }
    if note.iter().any(|note| note.chars().any(|c| c.is_control() && c != '\n' && c != '\t')) {
        return Err(request("control-text").into());
    }
    let disk = shell.disk()?;
    let dry = args::flag(matches, "dry-run");
    let lock = if act.is_some() && !dry { Some(Lock::acquire(disk.root())?) } else { None };
    let mut snapshot = Snapshot::load(&disk)?;
    let given = args::text(matches, "locale");
    // An answer is about one translation; the list may be of all.
    let locales = if act.is_some() || given.is_some() { vec![snapshot.locale(given.as_deref())?] } else { snapshot.locales() };
    let mut wanted: BTreeSet<(String, String)> = BTreeSet::new();
    for locale in &locales {
        for name in &names {
            wanted.insert((snapshot.unit(name, locale)?.name(), locale.clone()));
        }
    }
    let article = article.map(|name| snapshot.article(&name).map(|document| document.path.clone())).transpose()?;
    let all: Vec<Row<'_>> = snapshot.rows().into_iter().filter(|row| locales.contains(&row.locale)).collect();
    let is_all = wanted.is_empty() && article.is_none();
    let is_asked = |row: &&Row<'_>| {
        is_all || wanted.contains(&(row.name.clone(), row.locale.clone())) || article.as_deref() == Some(row.view.document.path.as_str())
    };
    let rows: Vec<&Row<'_>> = all.iter().filter(is_asked).collect();
    let errors = errors(&snapshot, &all, &rows);
    let found = |row: &Row<'_>| errors.get(&(row.name.clone(), row.locale.clone())).map_or(&[][..], Vec::as_slice);
    let Some(act) = act else {
        let waits = |row: &&&Row<'_>| matches!(row.state, State::Translated | State::NeedsReview);
        let list: Vec<Waiting> = rows.iter().filter(waits).map(|row| waiting(row, found(row).len())).collect();
        match args::format(matches) {
            Format::Json => shell.print(&json(&list))?,
            _ => shell.tell(&human(&list, &shell.messages, shell.paint, shell.cells))?,
        }
        return Ok(Outcome::Done);
    };
    let force = args::flag(matches, "force");
    let mut verdicts = Vec::new();
    let mut entries: Vec<(String, String, Entry)> = Vec::new();
    for row in rows {
        let errors = found(row);
        let reason = refusal(row, act, snapshot.archive_sound, !errors.is_empty() && !force);
        let new = if reason.is_none() { answer(row, act, note.as_deref()) } else { None };
        let (name, locale, before) = (row.name.clone(), row.locale.clone(), row.state.name());
        let changed = new.as_ref().is_some_and(|new| row.view.entry != Some(new));
        let after = if reason.is_none() { if act == Act::Approve { State::Reviewed } else { State::NeedsReview }.name() } else { before };
        let findings = if reason == Some("errors") { errors.to_vec() } else { Vec::new() };
        verdicts.push(Verdict { unit: name, locale: locale.clone(), before, after, changed, reason, findings });
        if let Some(entry) = new.filter(|_| changed) {
            entries.push((row.view.document.path.clone(), locale, entry));
        }
    }
    let touched: BTreeSet<String> = entries.iter().map(|(path, ..)| path.clone()).collect();
    drop(all);
    snapshot.put_all(entries);
    if let Some(lock) = lock.filter(|_| !touched.is_empty()) {
        apply(&disk, &plan(&snapshot, Some(&touched)).0, &lock)?;
    }
    match args::format(matches) {
        Format::Json => shell.print(&verdicts_json(&verdicts, dry))?,
        _ => {
            for verdict in &verdicts {
                shell.tell(&verdicts_human(verdict, act == Act::Approve, &shell.messages))?;
                show(shell, &verdict.findings)?;
            }
            let count = |is: &dyn Fn(&Verdict) -> bool| verdicts.iter().filter(|verdict| is(verdict)).count();
            let args = [
                ("done", count(&|verdict| verdict.changed).into()),
                ("same", count(&|verdict| !verdict.changed && verdict.reason.is_none()).into()),
                ("left", count(&|verdict| verdict.reason.is_some()).into()),
            ];
            let key = match (act, dry) {
                (_, true) => "review-dry",
                (Act::Approve, _) => "review-approved-summary",
                (Act::Reject, _) => "review-rejected-summary",
            };
            shell.line(&shell.say(key, &args))?;
        }
    }
    Ok(if verdicts.iter().any(|verdict| verdict.reason.is_some()) { Outcome::No } else { Outcome::Done })
}

/// The errors on the units that are looked at. That a review no longer holds is what an answer is for.
fn errors(snapshot: &Snapshot, all: &[Row<'_>], rows: &[&Row<'_>]) -> BTreeMap<(String, String), Vec<Finding>> {
    let articles: BTreeSet<&str> = rows.iter().map(|row| row.view.document.path.as_str()).collect();
    let mut errors: BTreeMap<(String, String), Vec<Finding>> = BTreeMap::new();
    for finding in snapshot.check_where(all, plain_words, &|document| articles.contains(document.path.as_str())) {
        let counts = finding.severity == Severity::Error && finding.waived.is_none();
        let standing = matches!(finding.code, Code::Untranslated | Code::Stale | Code::Draft | Code::ReviewClobbered);
        if let (Some(unit), Some(locale)) = (&finding.unit, &finding.locale)
            && counts
            && !standing
        {
            errors.entry((unit.clone(), locale.clone())).or_default().push(finding);
        }
    }
    errors
}

fn waiting(row: &Row<'_>, errors: usize) -> Waiting {
    Waiting {
        unit: row.name.clone(),
        locale: row.locale.clone(),
        state: row.state.name(),
        clobbered: row.clobbered,
        source: row.source.clone(),
        target: row.target.clone(),
        notes: row.view.entry.map(|entry| entry.notes.clone()).unwrap_or_default(),
        errors,
    }
}

/// Why a unit cannot be approved or rejected. Only what a person confirmed, over the source it was made for, can be.
fn refusal(row: &Row<'_>, act: Act, archive: bool, errors: bool) -> Option<&'static str> {
    // A catalog that is broken is left alone, and one that pairs would have to leave for an archive that is.
    let shut = |target: &Target| !target.catalog.read.sound || !(archive || (target.archived.is_empty() && target.restored.is_empty()));
    match row.state {
        _ if row.view.document.targets.get(&row.locale).is_some_and(shut) => Some("refused"),
        State::Untranslated => Some("untranslated"),
        State::Draft => Some("draft"),
        State::Stale => Some("stale"),
        State::Skipped => Some("skipped"),
        _ if act == Act::Reject => None,
        _ if row.broken.is_some() => Some("broken"),
        State::Translated | State::NeedsReview if errors => Some("errors"),
        _ => None,
    }
}

/// What is approved: the texts, and where links lead, if there are any.
fn approval(row: &Row<'_>) -> String {
    let (texts, links) = (review_hash(&row.source, &row.target), row.view.links());
    if links.is_empty() { texts } else { format!("{texts} {}", links_hash(&links)) }
}

/// The entry with the answer.
fn answer(row: &Row<'_>, act: Act, note: Option<&str>) -> Option<Entry> {
    let mut entry = row.view.entry?.clone();
    // What was approved, so that a later change of the source shows.
    if row.view.document.messages {
        entry.source.get_or_insert_with(|| row.source.clone());
    }
    (entry.state, entry.reviewed_hash) = match act {
        Act::Approve => (State::Reviewed, Some(approval(row))),
        Act::Reject => (State::NeedsReview, None),
    };
    for line in note.into_iter().flat_map(|note| note.split('\n')).map(str::trim).filter(|line| !line.is_empty()) {
        if !entry.notes.iter().any(|known| known == line) {
            entry.notes.push(line.to_owned());
        }
    }
    Some(entry)
}
