//! `memory match|search|import|export|stats`.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::Path;
use std::sync::Arc;

use clap::ArgMatches;
use serde::Serialize;

use super::args::{self, Format};
use super::segment::each_line;
use super::shell::{Failure, Outcome, Result, Shell, plain_words};
use crate::finding::{Args, Finding};
use crate::memory::{Assembled, Memory, Origin, Query, TranslationUnit, read_tmx, write_tmx};
use crate::project::{Error, Lock, Snapshot, named_glossary, named_memory, read_regular, write, write_new};
use crate::report::Ink;
use crate::report::difference::differ;
use crate::report::excerpt::flow;
use crate::report::json;
use crate::report::unit::{MatchJson, notes, parts};
use crate::text::{Span, clean, is_unsafe, one_line};

/// One of the subcommands.
pub fn run(matches: &ArgMatches, shell: &Shell) -> Result {
    match matches.subcommand() {
        Some(("match", m)) => lookup(m, shell),
        Some(("search", m)) => search(m, shell),
        Some(("import", m)) => import(m, shell),
        Some(("export", m)) => export(m, shell),
        Some(("stats", m)) => stats(m, shell),
        _ => Ok(Outcome::Done),
    }
}

/// The memory that is named, or the project's; its lowest score and both locales.
struct Recalled {
    memory: Memory,
    min: u8,
}

fn recall(matches: &ArgMatches, shell: &Shell) -> Result<Recalled> {
    let mut findings: Vec<Finding> = Vec::new();
    let named = args::paths(matches, "memory");
    let terms = if matches.try_contains_id("glossary").is_ok() { args::paths(matches, "glossary") } else { Vec::new() };
    let glossary = if terms.is_empty() { None } else { Some(named_glossary(&terms, &mut findings)?) };
    let recalled = if named.is_empty() && shell.find_project().is_some() {
        let disk = shell.disk()?;
        let mut snapshot = Snapshot::load(&disk)?;
        if let Some(glossary) = glossary {
            snapshot.glossary = Arc::new(glossary);
        }
        let locale = snapshot.locale(args::text(matches, "locale").as_deref())?;
        Recalled { memory: snapshot.memory(&disk, &locale.parse().unwrap_or_default(), &mut findings), min: snapshot.settings.min }
    } else {
        let target = args::text(matches, "locale").unwrap_or_else(|| "en".to_owned());
        let source = if target.starts_with("ja") { "en" } else { "ja" };
        Recalled { memory: named_memory(&named, source, &target, glossary.unwrap_or_default(), &mut findings)?, min: 70 }
    };
    shell.notes(&findings);
    Ok(recalled)
}

#[derive(Serialize)]
struct Row<'a> {
    line: usize,
    query: &'a str,
    matches: Vec<MatchJson<'a>>,
    assembled: Option<&'a Assembled>,
}

/// Matches for each line, streaming.
fn lookup(matches: &ArgMatches, shell: &Shell) -> Result {
    let Recalled { memory, min } = recall(matches, shell)?;
    let top = matches.get_one::<usize>("top").copied().unwrap_or(5);
    let min = matches.get_one::<u8>("min").copied().unwrap_or(min);
    let format = args::format(matches);
    each_line(args::path(matches, "FILE"), shell, |number, line| {
        let found = if line.trim().is_empty() { Vec::new() } else { memory.lookup(&Query::new(line.trim()), top, min) };
        let assembled = if found.is_empty() { memory.assemble(line) } else { None };
        if format == Format::Json {
            let matches = found.iter().map(MatchJson::new).collect();
            return shell.print(&json(&Row { line: number, query: line, matches, assembled: assembled.as_ref() }));
        }
        for m in &found {
            let mut why = notes(m, &shell.messages);
            why.push(m.origin.to_string());
            let mut out = String::new();
            // Another translation of the text above needs no score of its own, unless it has one.
            let same = m.variant_of.and_then(|first| found.get(first)).is_some_and(|first| first.score == m.score);
            if m.variant_of.is_none() {
                let head = format!("{number}: {:>3}%  ", m.score);
                flow(&mut out, &head, head.len(), &differ(&m.source, line.trim(), plain_words("ja")), shell.paint, shell.cells);
            }
            let target = [(Ink::Plain, format!("{}  ", m.target)), (Ink::Dim, one_line(&why.join(" · ")).into_owned())];
            let head = if m.variant_of.is_some() && !same { format!("     {:>3}%  ", m.score) } else { " ".repeat(11) };
            flow(&mut out, &head, 11, &target, shell.paint, shell.cells);
            shell.print(&out)?;
        }
        if let Some(assembled) = &assembled {
            let mut out = String::new();
            let told = shell.say("unit-assembled", &[("coverage", usize::from(assembled.coverage).into())]);
            flow(&mut out, &format!("{number}: "), 4, &[(Ink::Dim, told)], shell.paint, shell.cells);
            flow(&mut out, "           ", 11, &[(Ink::Plain, assembled.text.clone())], shell.paint, shell.cells);
            let from = one_line(&parts(assembled).join(" · ")).into_owned();
            flow(&mut out, "           ", 11, &[(Ink::Dim, from)], shell.paint, shell.cells);
            shell.print(&out)?;
        }
        Ok(())
    })
}

/// Concordance: where words stand, in both languages.
fn search(matches: &ArgMatches, shell: &Shell) -> Result {
    let Recalled { memory, .. } = recall(matches, shell)?;
    let text = args::text(matches, "text").unwrap_or_default();
    let hits = memory.concordance(&text, matches.get_one::<usize>("top").copied().unwrap_or(5));
    for hit in &hits {
        if args::format(matches) == Format::Json {
            let spans = |spans: &[Span]| spans.iter().map(|s| (s.start, s.end)).collect::<Vec<_>>();
            shell.print(&json(&serde_json::json!({
                "source": hit.source, "target": hit.target, "origin": hit.origin.to_string(),
                "in_source": spans(&hit.in_source), "in_target": spans(&hit.in_target),
            })))?;
            continue;
        }
        shell.line(&marked(&hit.source, &hit.in_source, shell))?;
        shell.line(&format!(
            "  {}  {}",
            marked(&hit.target, &hit.in_target, shell),
            shell.paint.dim(&one_line(&hit.origin.to_string()))
        ))?;
    }
    if hits.is_empty() && args::format(matches) == Format::Human {
        shell.line(&shell.plain("memory-nothing"))?;
    }
    Ok(Outcome::Done)
}

fn marked(text: &str, spans: &[Span], shell: &Shell) -> String {
    let mut out = String::new();
    let mut at = 0;
    for span in spans.iter().filter(|span| !span.is_empty()) {
        if span.start >= at {
            out.push_str(&clean(text.get(at..span.start).unwrap_or("")));
            out.push_str(&shell.paint.yellow(&clean(span.of(text))));
            at = span.end;
        }
    }
    out.push_str(&clean(text.get(at..).unwrap_or("")));
    out
}

/// Copies a TMX file into the project, after reading it to the end.
fn import(matches: &ArgMatches, shell: &Shell) -> Result {
    let disk = shell.disk()?;
    let path = args::path(matches, "FILE").unwrap_or_default();
    let bytes = bytes_of(&path)?;
    let name =
        path.file_name().map(|name| name.to_string_lossy().into_owned()).filter(|n| n != "-").unwrap_or_else(|| "imported.tmx".to_owned());
    let tmx = read_tmx(bytes.as_slice(), &name).map_err(|source| Error::Io { action: "read", path: path.clone(), source })?;
    shell.notes(&tmx.findings);
    if tmx.units.is_empty() && !tmx.findings.is_empty() {
        return Err(Error::Request { key: "no-units", args: Args::from([("path", name.into())]), hints: Vec::new() }.into());
    }
    let snapshot = Snapshot::load(&disk)?;
    let settings = &snapshot.settings;
    let mut pairs: BTreeMap<String, BTreeMap<String, usize>> = BTreeMap::new();
    let mut total = 0usize;
    for unit in &tmx.units {
        for target in &settings.targets {
            for record in crate::memory::Record::from_unit(unit, &name, &settings.source, target) {
                *pairs.entry(record.source).or_default().entry(record.target).or_default() += 1;
                total += 1;
            }
        }
    }
    let distinct: usize = pairs.values().map(BTreeMap::len).sum();
    let conflicts = pairs.values().filter(|targets| targets.len() > 1).count();
    let args = [
        ("units", tmx.units.len().into()),
        ("pairs", total.into()),
        ("duplicates", (total - distinct).into()),
        ("conflicts", conflicts.into()),
        ("skipped", tmx.skipped.into()),
    ];
    shell.line(&shell.say("memory-read", &args))?;
    let target = format!("memory/{}", if name.ends_with(".tmx") { name } else { format!("{name}.tmx") });
    let place = disk.place(&target)?;
    if target == crate::project::ARCHIVE || (place.exists() && read_regular(&place).ok().as_deref() != Some(&bytes)) {
        return Err(Error::Io { action: "create", path: target.into(), source: std::io::ErrorKind::AlreadyExists.into() }.into());
    }
    if args::flag(matches, "dry-run") || total == 0 {
        return Ok(Outcome::Done);
    }
    let _lock = Lock::acquire(disk.root())?;
    write(disk.root(), &place, &bytes)?;
    shell.line(&shell.say("memory-imported", &[("path", target.into())]))?;
    Ok(Outcome::Done)
}

fn bytes_of(path: &Path) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let read = if path == Path::new("-") {
        std::io::stdin().lock().read_to_end(&mut bytes).map(|_| ())
    } else {
        fs::read(path).map(|read| bytes = read)
    };
    read.map_err(|source| Failure::Error(Error::Io { action: "read", path: path.to_owned(), source }))?;
    Ok(bytes)
}

/// All pairs of the project as TMX.
fn export(matches: &ArgMatches, shell: &Shell) -> Result {
    let (disk, source) = {
        let disk = shell.disk()?;
        let source = Snapshot::load(&disk)?.settings.source.to_string();
        (disk, source)
    };
    let Recalled { memory, .. } = recall(matches, shell)?;
    let target = Snapshot::load(&disk)?.locale(args::text(matches, "locale").as_deref())?;
    let units: Vec<TranslationUnit> = memory
        .records()
        .iter()
        .map(|record| {
            let mut unit = TranslationUnit::new([(source.clone(), record.source.clone()), (target.clone(), record.target.clone())]);
            unit.props.push(("x-origin".to_owned(), record.origin.to_string()));
            unit
        })
        .collect();
    let text = write_tmx(&units, &source);
    match args::path(matches, "FILE").filter(|path| path != Path::new("-")) {
        Some(path) => write_new(&path, text.as_bytes())?,
        // What a terminal would obey stands only in texts, where a reference says the same.
        None => shell
            .print(&text.chars().map(|c| if is_unsafe(c) { format!("&#{};", u32::from(c)) } else { c.to_string() }).collect::<String>())?,
    }
    Ok(Outcome::Done)
}

/// What the memory holds, by where it is.
fn stats(matches: &ArgMatches, shell: &Shell) -> Result {
    let Recalled { memory, .. } = recall(matches, shell)?;
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for record in memory.records() {
        let name = match &record.origin {
            Origin::Unit { article, .. } => article.clone(),
            Origin::File { name, .. } => name.clone(),
        };
        *counts.entry(name).or_default() += 1;
    }
    if args::format(matches) == Format::Json {
        shell.print(&json(&serde_json::json!({ "version": 1, "pairs": memory.records().len(), "origins": counts })))?;
        return Ok(Outcome::Done);
    }
    for (name, count) in &counts {
        shell.line(&format!("{count:>8}  {}", one_line(name)))?;
    }
    shell.line(&shell.messages.text("memory-total", &Args::from([("count", memory.records().len().into())])))?;
    Ok(Outcome::Done)
}
