//! `glossary impact`: the findings that a change of the glossary changes, of a commit or one that is tried out, and what
//! is done about them.

use std::collections::BTreeSet;
use std::sync::Arc;

use clap::ArgMatches;

use super::args::{self, Format};
use super::shell::{Failure, Outcome, Result, Shell, plain_words};
use super::version::tree;
use crate::diff::{self, Status, TermWords, Version};
use crate::finding::{Args, Finding, Hint};
use crate::glossary::{Glossary, Refusal, tried};
use crate::project::{Disk, Error, Fix, Lock, Revision, Snapshot, Tree, Wronged, apply, glossary as read_glossary, plan};
use crate::report::impact::{Impact, Rewritten, human, json};
use crate::report::wording::message;

/// How often what was done is looked at again, at most.
const ROUNDS: usize = 12;

/// The files of the old revision; none where there is no commit yet.
fn base(matches: &ArgMatches, disk: &Disk, shell: &Shell) -> Result<Option<Box<dyn Tree>>> {
    let named = args::text(matches, "base");
    if named.is_none() && !Revision::has_head(disk.root())? {
        shell.note(&shell.plain("diff-no-head"));
        return Ok(None);
    }
    tree(disk, named.as_deref().unwrap_or("HEAD")).map(Some)
}

/// The same error, with a hint that fits a command which compares no folders.
fn without_folders(failure: Failure) -> Failure {
    match failure {
        Failure::Error(error @ Error::Git { problem: "no-repository", .. }) => {
            Failure::Error(Error::Request { key: "git", args: error.args(), hints: vec![Hint::new("git-history")] })
        }
        other => other,
    }
}

/// The terms before and after, and the name of what is before.
fn glossaries(matches: &ArgMatches, disk: &Disk, snapshot: &Snapshot, shell: &Shell) -> Result<(Arc<Glossary>, Arc<Glossary>)> {
    let settings = &snapshot.settings.glossary;
    let mut ignored = Vec::new();
    let mut read = |tree: &dyn Tree| Arc::new(read_glossary(tree, settings, &mut ignored).0);
    let sets = args::texts(matches, "set");
    let after = match args::text(matches, "head") {
        Some(name) => read(tree(disk, &name)?.as_ref()),
        None => snapshot.glossary.clone(),
    };
    let before = match (sets.is_empty(), args::text(matches, "base")) {
        // What is tried out is compared with what stands, unless a revision is named.
        (false, None) => after.clone(),
        _ => match base(matches, disk, shell).map_err(without_folders)? {
            Some(tree) => read(tree.as_ref()),
            None => Arc::default(),
        },
    };
    if sets.is_empty() {
        return Ok((before, after));
    }
    let locales: Vec<String> = std::iter::once(snapshot.settings.source.to_string()).chain(snapshot.locales()).collect();
    match tried(after.concepts().to_vec(), &sets, &locales) {
        Ok(concepts) => Ok((before, Arc::new(Glossary::new(concepts)))),
        Err((number, refusal)) => {
            let typed = sets.get(number).cloned().unwrap_or_default();
            let (key, detail, hints) = match refusal {
                Refusal::Several { id, files } => {
                    let args = Args::from([("name", typed.into()), ("key", id.into()), ("files", files.join(", ").into())]);
                    return Err(Error::Request { key: "trial-several", args, hints: vec![Hint::new("trial-several")] }.into());
                }
                Refusal::Form => ("trial-form", String::new(), vec![Hint::new("trial")]),
                Refusal::Entry(finding) => ("trial-entry", message(&finding, &shell.messages), finding.hints.clone()),
            };
            let args = Args::from([("name", typed.into()), ("detail", detail.into())]);
            Err(Error::Request { key, args, hints }.into())
        }
    }
}

/// The project as it stands, with two glossaries: what differs, and what is to be done about it.
pub fn run(matches: &ArgMatches, shell: &Shell) -> Result {
    let (fix, demote) = (args::flag(matches, "fix"), args::flag(matches, "demote"));
    let acts = fix || demote;
    let dry = args::flag(matches, "dry-run") || !acts;
    let disk = shell.disk()?;
    let lock = if dry { None } else { Some(Lock::acquire(disk.root())?) };
    let mut snapshot = Snapshot::load(&disk)?;
    let (before, after) = glossaries(matches, &disk, &snapshot, shell)?;
    let only = args::text(matches, "locale").map(|given| snapshot.locale(Some(&given))).transpose()?;
    let of_locale = |mut version: Version| {
        if let Some(only) = &only {
            version.units.retain(|unit| unit.locale == *only);
            version.findings.retain(|finding| finding.locale.as_ref().is_none_or(|locale| locale == only));
        }
        version
    };
    snapshot.glossary = after;
    let (mut changes, mut fixes, mut wronged) = (None, Vec::<Fix>::new(), Vec::<Wronged>::new());
    // What is written anew changes which name is the usual one, and with it what else is wrong.
    for _ in 0..ROUNDS {
        let new = of_locale(snapshot.version(plain_words));
        let after = std::mem::replace(&mut snapshot.glossary, before.clone());
        let old = of_locale(snapshot.version(plain_words));
        snapshot.glossary = after;
        let mut found = diff::compare(&old, &new, false);
        // The texts are the same; only a reference to a term is written out otherwise, and that is no edit.
        found.units.clear();
        found.findings.retain(|change| change.status != Status::Remaining);
        let introduced: Vec<Finding> =
            found.findings.iter().filter(|change| change.status == Status::Introduced).map(|change| change.finding.clone()).collect();
        changes.get_or_insert(found);
        let anew = if fix { snapshot.fixes(&before, &introduced, [&old.findings, &new.findings], plain_words) } else { Vec::new() };
        let fixed: BTreeSet<(&str, &str)> = anew.iter().map(|fix| (fix.unit.as_str(), fix.locale.as_str())).collect();
        let mut marked = if demote { snapshot.wronged(&introduced) } else { Vec::new() };
        marked.retain(|one| !fixed.contains(&(one.unit.as_str(), one.locale.as_str())));
        wronged.retain(|one| !fixed.contains(&(one.unit.as_str(), one.locale.as_str())));
        if anew.is_empty() && marked.is_empty() {
            break;
        }
        snapshot.redraft(&anew);
        snapshot.demote(&marked);
        let known = fixes.len();
        for fix in anew {
            match fixes.iter_mut().take(known).find(|one| (&one.unit, &one.locale) == (&fix.unit, &fix.locale)) {
                Some(one) => one.new = fix.new,
                None => fixes.push(fix),
            }
        }
        wronged.extend(marked);
    }
    let changes = changes.unwrap_or_default();
    fixes.sort_by(|a, b| (&a.article, &a.locale).cmp(&(&b.article, &b.locale)));
    wronged.sort_by(|a, b| (&a.article, &a.locale).cmp(&(&b.article, &b.locale)));
    if let Some(lock) = &lock {
        let touched: BTreeSet<String> =
            fixes.iter().map(|fix| fix.article.clone()).chain(wronged.iter().map(|one| one.article.clone())).collect();
        if !touched.is_empty() {
            apply(&disk, &plan(&snapshot, Some(&touched)).0, lock)?;
        }
    }
    let impact = Impact {
        diff: &changes,
        rewritten: fixes.iter().map(|fix| Rewritten { unit: &fix.unit, locale: &fix.locale, old: &fix.old, new: &fix.new }).collect(),
        demoted: wronged.iter().map(|one| (one.unit.as_str(), one.locale.as_str())).collect(),
        dry,
        acts,
    };
    let source = snapshot.settings.source.to_string();
    let target = only.or_else(|| snapshot.locales().first().cloned()).unwrap_or_else(|| source.clone());
    let words = |locale: &str| TermWords::new(&snapshot.glossary, locale, plain_words(locale));
    let (source_words, target_words) = (words(&source), words(&target));
    let analyzers: [&dyn crate::morph::Analyzer; 2] = [&source_words, &target_words];
    match args::format(matches) {
        Format::Json => {
            let trial = !args::texts(matches, "set").is_empty() && args::text(matches, "base").is_none();
            let base = args::text(matches, "base").unwrap_or_else(|| if trial { "glossary" } else { "HEAD" }.to_owned());
            shell.print(&json(&impact, &base, args::text(matches, "head").as_deref(), &shell.messages, analyzers))?;
        }
        _ => shell.tell(&human(&impact, &shell.messages, shell.paint, shell.cells, analyzers))?,
    }
    Ok(Outcome::Done)
}
