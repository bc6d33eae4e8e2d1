//! `build`: the localized articles and bundles, or the reasons why not.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use clap::ArgMatches;

use super::args::{self, Format};
use super::build_json;
use super::progress::Bars;
use super::shell::{Failure, Outcome, Result, Shell, plain_words};
use crate::finding::{Arg, Args, Code, Hint};
use crate::project::{Cause, Disk, Error, Report, Request, Watch, build, load_settings};
use crate::report::check_human;
use crate::site::Reason;
use crate::text::{nearest, one_line};

/// Lines of one kind that are shown.
const SHOWN: usize = 20;

/// Builds, and again after every change where that is wanted. Exit status 1 where something refuses; then the old output
/// stands.
pub fn run(matches: &ArgMatches, shell: &Shell) -> Result {
    let disk = shell.disk()?;
    let deny = args::texts(matches, "deny").iter().map(|name| code(name)).collect::<std::result::Result<BTreeSet<Code>, _>>()?;
    let (drafts, require) = (args::flag(matches, "drafts"), matches.get_one::<u8>("require").copied());
    let request = Request { drafts, require, deny, out: args::path(matches, "out") };
    if !args::flag(matches, "watch") {
        return once(matches, shell, &disk, &request);
    }
    loop {
        // Looked at before it is built: what changes meanwhile is built again.
        let out = out(matches, &disk).unwrap_or_else(|_| disk.root().join("dist"));
        let mut watch = Watch::new(&disk, &out);
        match once(matches, shell, &disk, &request) {
            Ok(_) => {}
            Err(Failure::Error(error)) => shell.error(&error),
            Err(closed) => return Err(closed),
        }
        shell.note(&shell.plain("build-watching"));
        watch.wait();
    }
}

/// The output folder.
fn out(matches: &ArgMatches, disk: &Disk) -> std::result::Result<std::path::PathBuf, Error> {
    // Only who types the command may send the output out of the project.
    match args::path(matches, "out") {
        Some(out) => Ok(out),
        None => disk.place(&load_settings(disk)?.out),
    }
}

fn once(matches: &ArgMatches, shell: &Shell, disk: &Disk, request: &Request) -> Result {
    let out = out(matches, disk)?;
    let report = build(disk, &out, request, plain_words, &Bars::new(shell))?;
    shell.notes(&report.notes);
    let is_done = report.refused.is_empty() && report.closed == 0;
    match args::format(matches) {
        Format::Json => shell.print(&build_json::write(&report, &shell.messages))?,
        _ => show(&report, &out, shell)?,
    }
    Ok(if is_done && report.unread.is_empty() { Outcome::Done } else { Outcome::No })
}

/// The report for people.
fn show(report: &Report, out: &Path, shell: &Shell) -> Result<()> {
    shell.tell(&check_human::list(&report.findings, &shell.messages, shell.paint, shell.cells))?;
    if report.closed > 0 || !report.refused.is_empty() {
        for refusal in &report.refused {
            let place = [refusal.locale.as_deref(), refusal.path.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(" ");
            // What is refused for the project as a whole has no article to name.
            let place = if place.is_empty() { place } else { format!("{}: ", one_line(&place)) };
            shell.line(&format!("{} {place}{}", shell.paint.red("✗"), reason(&refusal.reason, shell)))?;
        }
        return shell.line(&shell.say("build-refused", &[("count", report.refused.len().max(report.closed).into())]));
    }
    pages(report, shell)?;
    for path in &report.unread {
        shell.line(&format!("{} {}", shell.paint.red("✗"), shell.say("build-unread", &[("path", one_line(path).into_owned().into())])))?;
    }
    if !report.foreign.is_empty() {
        let few: Vec<&str> = report.foreign.iter().take(3).map(String::as_str).collect();
        let args =
            [("count", report.foreign.len().into()), ("paths", few.join(", ").into()), ("more", (report.foreign.len() - few.len()).into())];
        shell.line(&shell.say("build-foreign", &args))?;
    }
    let targets = || report.records.iter().filter(|record| record.locale != report.source);
    let args = [
        ("published", targets().filter(|record| record.published).count().into()),
        ("kept", targets().filter(|record| !record.published).count().into()),
        ("files", report.files.into()),
        ("path", out.display().to_string().into()),
    ];
    shell.line(&shell.say(if report.unchanged { "build-unchanged" } else { "build-done" }, &args))
}

/// What changed and what was kept back, in the order of the articles; of each kind the first lines.
fn pages(report: &Report, shell: &Shell) -> Result<()> {
    let (mut changed, mut kept) = (0usize, 0usize);
    let why: BTreeMap<(&str, &str), &Vec<Cause>> =
        report.changed.iter().map(|(locale, path, causes)| ((locale.as_str(), path.as_str()), causes)).collect();
    for record in &report.records {
        let (locale, path) = (record.locale.as_str(), one_line(&record.path));
        match why.get(&(locale, record.path.as_str())) {
            // Who has just written an article knows that its source is new.
            Some(causes) if locale == report.source && **causes == [Cause::New] => {}
            Some(causes) => {
                changed += 1;
                let why: Vec<String> = causes.iter().filter(|cause| **cause != Cause::New).map(|cause| words(cause, shell)).collect();
                let why = if why.is_empty() {
                    String::new()
                } else {
                    format!("  {}", shell.paint.dim(&why.join(&shell.plain("build-cause-and"))))
                };
                if changed <= SHOWN {
                    shell.line(&format!("{} {locale} {path}{why}", shell.paint.green("✓")))?;
                }
            }
            None if !record.published && locale != report.source => {
                kept += 1;
                let reason = record.reason.clone().unwrap_or_default();
                let said = shell.say("build-kept", &[("reason", reason.into()), ("coverage", usize::from(record.coverage).into())]);
                if kept <= SHOWN {
                    shell.line(&format!("{} {locale} {path}  {}", shell.paint.dim("–"), shell.paint.dim(&said)))?;
                }
            }
            None => {}
        }
    }
    for (locale, path) in report.removed.iter().take(SHOWN) {
        shell.line(&format!("{} {locale} {}  {}", shell.paint.dim("×"), one_line(path), shell.paint.dim(&shell.plain("build-removed"))))?;
    }
    for (count, key) in [(changed, "build-more-changed"), (kept, "build-more-kept"), (report.removed.len(), "build-more-removed")] {
        if count > SHOWN {
            shell.line(&shell.say(key, &[("count", (count - SHOWN).into())]))?;
        }
    }
    Ok(())
}

/// Why a page changed, in words.
fn words(cause: &Cause, shell: &Shell) -> String {
    let term = if let Cause::Term(id) = cause { id.clone() } else { String::new() };
    shell.say("build-cause", &[("cause", cause.name().into()), ("term", term.into())])
}

/// The code that a person named.
fn code(name: &str) -> std::result::Result<Code, Error> {
    Code::from_name(name).ok_or_else(|| {
        let near = nearest(name, Code::ALL.iter().map(|code| code.name()));
        let hints = near.map(|near| Hint::new("nearest").with("name", near)).into_iter().collect();
        Error::Request { key: "unknown-code", args: Args::from([("name", name.into())]), hints }
    })
}

/// Why something is refused, in words.
fn reason(reason: &Reason, shell: &Shell) -> String {
    let mut args: Vec<(&'static str, Arg)> = reason.args().into_iter().collect();
    if let Reason::Incomplete { missing } = reason {
        args.push(("count", (*missing).into()));
    }
    shell.say(&format!("refused-{}", reason.name()), &args)
}
