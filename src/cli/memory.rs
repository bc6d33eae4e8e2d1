//! `memory match|search|stats`; import and export are in `exchange`.

use std::collections::BTreeMap;

use clap::ArgMatches;
use serde::Serialize;

use super::args::{self, Format};
use super::exchange;
use super::segment::each_line;
use super::shell::{Outcome, Result, Shell, plain_words};
use crate::finding::{Args, Finding};
use crate::memory::{Memory, Origin, Query};
use crate::project::{Snapshot, named_memory};
use crate::report::Ink;
use crate::report::difference::differ;
use crate::report::excerpt::flow;
use crate::report::json;
use crate::report::unit::{MatchJson, notes};
use crate::text::{Span, clean, one_line};

/// One of the subcommands.
pub fn run(matches: &ArgMatches, shell: &Shell) -> Result {
    match matches.subcommand() {
        Some(("match", m)) => lookup(m, shell),
        Some(("search", m)) => search(m, shell),
        Some(("import", m)) => exchange::import(m, shell),
        Some(("export", m)) => exchange::export(m, shell),
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
    let recalled = if named.is_empty() && shell.find_project().is_some() {
        let disk = shell.disk()?;
        let snapshot = Snapshot::load(&disk)?;
        let locale = snapshot.locale(args::text(matches, "locale").as_deref())?;
        Recalled { memory: snapshot.memory(&disk, &locale.parse().unwrap_or_default(), &mut findings), min: snapshot.settings.min }
    } else {
        let target = args::text(matches, "locale").unwrap_or_else(|| "en".to_owned());
        let source = if target.starts_with("ja") { "en" } else { "ja" };
        Recalled { memory: named_memory(&named, source, &target, &mut findings)?, min: 70 }
    };
    shell.notes(&findings);
    Ok(recalled)
}

#[derive(Serialize)]
struct Row<'a> {
    line: usize,
    query: &'a str,
    matches: Vec<MatchJson<'a>>,
}

/// Matches for each line, streaming.
fn lookup(matches: &ArgMatches, shell: &Shell) -> Result {
    let Recalled { memory, min } = recall(matches, shell)?;
    let top = matches.get_one::<usize>("top").copied().unwrap_or(5);
    let min = matches.get_one::<u8>("min").copied().unwrap_or(min);
    let format = args::format(matches);
    each_line(args::path(matches, "FILE"), shell, |number, line| {
        let found = if line.trim().is_empty() { Vec::new() } else { memory.lookup(&Query::new(line.trim()), top, min) };
        if format == Format::Json {
            let matches = found.iter().map(MatchJson::new).collect();
            return shell.print(&json(&Row { line: number, query: line, matches }));
        }
        for m in &found {
            let mut why = notes(m, &shell.messages);
            why.push(m.origin.to_string());
            let mut out = String::new();
            let head = format!("{number}: {:>3}%  ", m.score);
            flow(&mut out, &head, head.len(), &differ(&m.source, line.trim(), plain_words("ja")), shell.paint, shell.cells);
            let target = [(Ink::Plain, format!("{}  ", m.target)), (Ink::Dim, one_line(&why.join(" · ")).into_owned())];
            flow(&mut out, "           ", 11, &target, shell.paint, shell.cells);
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
