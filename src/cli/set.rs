//! `set`: one translation, written at once. What stood there goes to the archive first.

use std::collections::BTreeSet;
use std::io::Read;

use clap::ArgMatches;

use super::args;
use super::shell::{Outcome, Result, Shell, plain_words};
use super::unit::rows_of;
use crate::catalog::problem::told;
use crate::catalog::{Allow, Entry, State, Value};
use crate::finding::{Arg, Args, Code, Finding};
use crate::project::{Disk, Error, Lock, Snapshot, View, apply, encoding, plan};
use crate::report::check_human;
use crate::report::wording::message;

/// Writes the translation and shows what the checks say of it.
pub fn run(matches: &ArgMatches, shell: &Shell) -> Result {
    let name = args::text(matches, "unit").unwrap_or_default();
    let given = args::text(matches, "text").unwrap_or_default();
    let text = if given == "-" { standard_input()? } else { given };
    let disk = shell.disk()?;
    let typed = Typed { text: &text, fluent: args::flag(matches, "fluent") };
    let (unit, findings, waivers) = save(&disk, &name, args::text(matches, "locale").as_deref(), typed, shell)?;
    shell.line(&shell.say("set-done", &[("unit", unit.into())]))?;
    show(shell, &findings)?;
    kept_waivers(shell, &waivers)?;
    Ok(Outcome::Done)
}

/// Shows findings on one unit.
pub fn show(shell: &Shell, findings: &[Finding]) -> Result<()> {
    let mut out = String::new();
    for finding in findings {
        check_human::one(&mut out, finding, &shell.messages, shell.paint, shell.cells);
    }
    shell.tell(&out)
}

/// Says which waivers stand over a text that they were not given for.
pub fn kept_waivers(shell: &Shell, waivers: &[Allow]) -> Result<()> {
    let said =
        |waiver: &Allow| shell.say("set-waived", &[("code", waiver.code.as_str().into()), ("reason", waiver.reason.as_str().into())]);
    waivers.iter().try_for_each(|waiver| shell.line(&said(waiver)))
}

fn standard_input() -> Result<String> {
    let mut bytes = Vec::new();
    std::io::stdin().lock().read_to_end(&mut bytes).map_err(|source| Error::Io { action: "read", path: "-".into(), source })?;
    let text = String::from_utf8(bytes).map_err(|error| Error::NotText("-".to_owned(), encoding(error.as_bytes())))?;
    let text = text.replace("\r\n", "\n");
    Ok(text.strip_suffix('\n').map(str::to_owned).unwrap_or(text))
}

/// A translation as it is typed.
#[derive(Debug, Clone, Copy)]
pub struct Typed<'t> {
    /// The text.
    pub text: &'t str,
    /// Whether it is a Fluent pattern.
    pub fluent: bool,
}

/// The value of a typed text: plain, or a pattern with term references; of a message, what its source asks for.
fn value(typed: Typed<'_>, snapshot: &Snapshot, view: &View<'_>, locale: &str, shell: &Shell) -> Result<Value> {
    let Typed { text, fluent } = typed;
    let request = |key: &'static str, detail: Arg| Error::Request { key, args: Args::from([("detail", detail)]), hints: Vec::new() };
    if text.trim().is_empty() {
        return Err(request("empty-text", "".into()).into());
    }
    if text.chars().any(|c| c.is_control() && c != '\t' && c != '\n') {
        return Err(request("control-text", "".into()).into());
    }
    if view.document.messages {
        return snapshot.message_value(view, locale, text, fluent).map_err(|finding| {
            let detail = message(&finding, &shell.messages).into();
            Error::Request { key: "fluent-text", args: Args::from([("detail", detail)]), hints: finding.hints }.into()
        });
    }
    if fluent {
        return Value::fluent(text).map_err(|finding| request("fluent-text", message(&finding, &shell.messages).into()).into());
    }
    Ok(Value::Plain(text.to_owned()))
}

/// A file that is left alone, with what is wrong with it.
fn refused(snapshot: &Snapshot, disk: &Disk, file: &str) -> Error {
    let mut findings: Vec<Finding> = snapshot.findings.iter().filter(|f| f.file == file).cloned().collect();
    if findings.is_empty() {
        findings.extend(snapshot.check_messages(disk).into_iter().filter(|f| f.file == file && f.code != Code::CatalogOrphan));
    }
    Error::Refused { path: file.to_owned(), findings }
}

/// Saves a translation as confirmed: under the lock, into the project as it stands at this moment. Gives the full name
/// of the unit, what the checks say of it, and the waivers that were given for the text before. A text that refers to something that does not exist is refused.
pub fn save(disk: &Disk, name: &str, locale: Option<&str>, typed: Typed<'_>, shell: &Shell) -> Result<(String, Vec<Finding>, Vec<Allow>)> {
    let lock = Lock::acquire(disk.root())?;
    let mut snapshot = Snapshot::load(disk)?;
    let locale = snapshot.locale(locale)?;
    let view = snapshot.unit(name, &locale)?;
    let (unit, path) = (view.name(), view.document.path.clone());
    if view.is_elsewhere() {
        let args = Args::from([("name", unit.as_str().into()), ("locale", locale.as_str().into())]);
        return Err(Error::Request { key: "message-elsewhere", args, hints: Vec::new() }.into());
    }
    let mut entry = view.entry.cloned().unwrap_or_else(|| Entry::new(view.id(), Value::Skip));
    entry.id = view.id().to_owned();
    let before = view.entry.map(|entry| (entry.value.clone(), entry.was.is_some()));
    entry.value = value(typed, &snapshot, &view, &locale, shell)?;
    entry.state = State::Translated;
    let waivers = if before.is_some_and(|(value, stale)| stale || value != entry.value) { entry.allows.clone() } else { Vec::new() };
    (entry.reviewed_hash, entry.was, entry.origin) = (None, None, None);
    entry.source = Some(view.source());
    entry.section = view.document.sources.get(view.index).and_then(|unit| unit.section.clone());
    if let Some(target) = view.document.targets.get(&locale)
        && !target.catalog.read.sound
    {
        return Err(refused(&snapshot, disk, &target.catalog.file).into());
    }
    if !snapshot.archive_sound && view.entry.is_some() {
        return Err(refused(&snapshot, disk, crate::project::ARCHIVE).into());
    }
    snapshot.put(&path, &locale, entry);
    let target = snapshot.document(&path).and_then(|document| document.targets.get(&locale));
    if let Some(target) = target.filter(|target| !target.catalog.read.sound) {
        return Err(refused(&snapshot, disk, &target.catalog.file).into());
    }
    let (edits, _) = plan(&snapshot, Some(&BTreeSet::from([path])));
    let rows = rows_of(&snapshot, &locale);
    let row = rows.iter().find(|row| row.name == unit);
    // A pattern whose references lead nowhere is not written.
    if let Some((problem, name)) = row.and_then(|row| row.broken.as_ref()) {
        let finding = told(Finding::new(Code::FluentSyntax, ""), problem, name);
        let args = Args::from([("detail", message(&finding, &shell.messages).into())]);
        return Err(Error::Request { key: "fluent-text", args, hints: finding.hints }.into());
    }
    apply(disk, &edits, &lock)?;
    let findings = row.map(|row| snapshot.check_one(&rows, row, plain_words)).unwrap_or_default();
    Ok((unit, findings.into_iter().filter(|f| f.waived.is_none()).collect(), waivers))
}
