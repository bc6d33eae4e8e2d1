//! `memory match|search|stats`; import and export are in `exchange`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use clap::ArgMatches;
use serde::Serialize;

use super::args::{self, Format};
use super::exchange;
use super::segment::each_line;
use super::shell::{Outcome, Result, Shell, plain_words};
use crate::finding::{Args, Finding};
use crate::glossary;
use crate::memory::{Assembled, Hit, Memory, Origin, Query};
use crate::project::{Snapshot, named_glossary, named_memory};
use crate::report::Ink;
use crate::report::difference::differ;
use crate::report::excerpt::flow;
use crate::report::json;
use crate::report::unit::{MatchJson, notes, parts};
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
    /// What the project knows of terms, and its languages as the memory has them.
    terms: Option<(Snapshot, [String; 2])>,
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
        let asked = args::text(matches, "locale").filter(|locale| *locale == snapshot.settings.source.to_string());
        let locale = asked.map_or_else(|| snapshot.locale(args::text(matches, "locale").as_deref()), Ok)?;
        let memory = shell.memory(&snapshot, &disk, &locale.parse().unwrap_or_default());
        let from = snapshot.settings.source.to_string();
        let other = if locale == from { snapshot.settings.targets.first().map(ToString::to_string).unwrap_or_default() } else { from };
        Recalled { memory, min: snapshot.settings.min, terms: Some((snapshot, [other, locale])) }
    } else {
        let target = args::text(matches, "locale").unwrap_or_else(|| "en".to_owned());
        let source = if target.starts_with("ja") { "en" } else { "ja" };
        Recalled { memory: named_memory(&named, source, &target, glossary.unwrap_or_default(), &mut findings)?, min: 70, terms: None }
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
    let Recalled { memory, min, .. } = recall(matches, shell)?;
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
            shell.tell(&out)?;
        }
        if let Some(assembled) = &assembled {
            let mut out = String::new();
            let told = shell.say("unit-assembled", &[("coverage", usize::from(assembled.coverage).into())]);
            flow(&mut out, &format!("{number}: "), 4, &[(Ink::Dim, told)], shell.paint, shell.cells);
            flow(&mut out, "           ", 11, &[(Ink::Plain, assembled.text.clone())], shell.paint, shell.cells);
            let from = one_line(&parts(assembled).join(" · ")).into_owned();
            flow(&mut out, "           ", 11, &[(Ink::Dim, from)], shell.paint, shell.cells);
            shell.tell(&out)?;
        }
        Ok(())
    })
}

/// Concordance: where words stand, in both languages.
fn search(matches: &ArgMatches, shell: &Shell) -> Result {
    let Recalled { memory, terms, .. } = recall(matches, shell)?;
    let text = args::text(matches, "text").unwrap_or_default();
    let mut hits = memory.search(&text, matches.get_one::<usize>("top").copied().unwrap_or(5));
    if let Some((snapshot, languages)) = &terms {
        hits.iter_mut().for_each(|hit| mark_renderings(hit, snapshot, languages));
    }
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

/// Marks, where the text that was found is a term, its renderings on the other side too.
fn mark_renderings(hit: &mut Hit, snapshot: &Snapshot, [source, target]: &[String; 2]) {
    let find = |text: &str, locale: &str| snapshot.glossary.find(text, locale, plain_words(locale));
    let (in_source, in_target) = (find(&hit.source, source), find(&hit.target, target));
    let found = |hits: &[glossary::Hit], spans: &[Span]| -> BTreeSet<usize> {
        let inside = |span: &Span| spans.iter().any(|found| found.start <= span.start && span.end <= found.end);
        hits.iter().filter(|hit| inside(&hit.span)).map(|hit| hit.concept).collect()
    };
    let (of_source, of_target) = (found(&in_source, &hit.in_source), found(&in_target, &hit.in_target));
    let more = |hits: &[glossary::Hit], concepts: &BTreeSet<usize>, spans: &mut Vec<Span>| {
        let renderings = hits.iter().filter(|hit| concepts.contains(&hit.concept)).map(|hit| hit.span);
        spans.extend(renderings.filter(|span| !spans.contains(span)).collect::<Vec<_>>());
        spans.sort_unstable_by_key(|span| (span.start, span.end));
    };
    more(&in_target, &of_source, &mut hit.in_target);
    more(&in_source, &of_target, &mut hit.in_source);
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
        let name = match record.origin {
            Origin::Unit { article, .. } => article,
            Origin::File { name, .. } => name,
        };
        *counts.entry(name).or_default() += 1;
    }
    if args::format(matches) == Format::Json {
        shell.print(&json(&serde_json::json!({ "version": 1, "pairs": memory.records().count(), "origins": counts })))?;
        return Ok(Outcome::Done);
    }
    for (name, count) in &counts {
        shell.line(&format!("{count:>8}  {}", one_line(name)))?;
    }
    shell.line(&shell.messages.text("memory-total", &Args::from([("count", memory.records().count().into())])))?;
    Ok(Outcome::Done)
}
