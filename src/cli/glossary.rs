//! `glossary list|find|lint|impact`.

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::ArgMatches;
use serde::Serialize;
use serde_json::json;

use super::args::{self, Format};
use super::impact;

use super::segment::{each_line, locale_lang};
use super::shell::{Outcome, Result, Shell, plain_words};
use crate::finding::Finding;
use crate::glossary::{Form, Glossary, lint};
use crate::project::{Disk, glossary as read_glossary, load_settings, named_glossary, whole_glossary};
use crate::report::{check_human, check_json, json};
use crate::text::{clean, pad, width};

/// One of the subcommands.
pub fn run(matches: &ArgMatches, shell: &Shell) -> Result {
    match matches.subcommand() {
        Some(("list", m)) => list(m, shell),
        Some(("find", m)) => find(m, shell),
        Some(("lint", m)) => check(m, shell),
        Some(("impact", m)) => impact::run(m, shell),
        _ => Ok(Outcome::Done),
    }
}

/// The glossary that is named, or the project's, or none.
fn glossary(matches: &ArgMatches, shell: &Shell) -> Result<(Glossary, BTreeMap<String, String>, Vec<Finding>)> {
    let mut findings = Vec::new();
    let named = args::paths(matches, "glossary");
    if !named.is_empty() {
        return Ok((named_glossary(&named, &mut findings)?, BTreeMap::new(), findings));
    }
    let Some(root) = shell.find_project() else { return Ok((Glossary::default(), BTreeMap::new(), findings)) };
    let disk = Disk::new(root);
    let settings = load_settings(&disk)?;
    let (glossary, files) = read_glossary(&disk, &settings.glossary, &mut findings);
    Ok((glossary, files, findings))
}

fn list(matches: &ArgMatches, shell: &Shell) -> Result {
    let (glossary, _, findings) = glossary(matches, shell)?;
    shell.notes(&findings);
    if args::format(matches) == Format::Json {
        let terms: Vec<_> = glossary
            .concepts()
            .iter()
            .map(|concept| {
                let words = |locale: &str| {
                    concept.side(locale).map(|side| {
                        let texts = |words: &[crate::finding::Word]| words.iter().map(|w| w.text.clone()).collect::<Vec<_>>();
                        json!({ "preferred": side.preferred.text, "reading": side.reading, "admitted": texts(&side.admitted), "forbidden": texts(&side.forbidden) })
                    })
                };
                let sides: BTreeMap<&String, _> = concept.sides.keys().map(|locale| (locale, words(locale))).collect();
                json!({ "id": concept.id, "file": concept.file, "status": format!("{:?}", concept.status).to_lowercase(), "words": sides, "note": concept.note })
            })
            .collect();
        shell.print(&json(&json!({ "version": 1, "terms": terms })))?;
        return Ok(Outcome::Done);
    }
    let cells = glossary.concepts().iter().map(|c| width(c.preferred("ja"))).max().unwrap_or(0).min(40);
    for concept in glossary.concepts() {
        let reading = concept.side("ja").and_then(|side| side.reading.as_deref()).map(|r| format!("（{r}）")).unwrap_or_default();
        let line = format!(
            "{}  {}  {}",
            pad(&clean(concept.preferred("ja")), cells),
            clean(concept.preferred("en")),
            shell.paint.dim(&clean(&reading))
        );
        shell.line(line.trim_end())?;
    }
    Ok(Outcome::Done)
}

#[derive(Serialize)]
struct Row<'a> {
    line: usize,
    start: usize,
    end: usize,
    text: &'a str,
    id: &'a str,
    form: Form,
}

/// Terms of a text, line by line, streaming.
fn find(matches: &ArgMatches, shell: &Shell) -> Result {
    let (glossary, _, findings) = glossary(matches, shell)?;
    shell.notes(&findings);
    let locale = args::text(matches, "locale").unwrap_or_else(|| "ja".to_owned());
    locale_lang(&locale)?;
    let format = args::format(matches);
    each_line(args::path(matches, "FILE"), shell, |number, line| {
        let mut out = String::new();
        for hit in glossary.find(line, &locale, plain_words(&locale)).into_iter().filter(|hit| !hit.covered) {
            let Some(concept) = glossary.concept(hit.concept) else { continue };
            let text = hit.span.of(line);
            match format {
                Format::Json => {
                    let row = Row { line: number, start: hit.span.start, end: hit.span.end, text, id: &concept.id, form: hit.form };
                    out.push_str(&json(&row));
                }
                _ => {
                    let place = column(line, hit.span.start);
                    out.push_str(&format!("{number}:{place}  {}  {}\n", clean(text), shell.paint.dim(&concept.id)));
                }
            }
        }
        if out.is_empty() { Ok(()) } else { shell.tell(&out) }
    })
}

/// The column of a byte of a line, as people count: characters, from 1.
fn column(line: &str, at: usize) -> usize {
    line.char_indices().take_while(|(start, _)| *start < at).count() + 1
}

/// What is wrong with glossary files: those that are named, or the project's.
fn check(matches: &ArgMatches, shell: &Shell) -> Result {
    let named: Vec<PathBuf> = args::paths(matches, "PATH");
    let mut findings = Vec::new();
    let (glossary, files) = if named.is_empty() {
        let disk = shell.disk()?;
        let settings = load_settings(&disk)?;
        whole_glossary(&disk, &settings.glossary, &mut findings)
    } else {
        crate::project::named_glossary_files(&named, &mut findings)?
    };
    findings.extend(lint(&glossary, &files, &|locale| plain_words(locale)));
    crate::finding::sort(&mut findings);
    let count = glossary.concepts().len();
    match args::format(matches) {
        Format::Json => shell.print(&check_json::write(&findings, count, &shell.messages))?,
        _ => shell.tell(&check_human::write(&findings, "lint-summary", count, &shell.messages, shell.paint, shell.cells))?,
    }
    Ok(if findings.is_empty() { Outcome::Done } else { Outcome::No })
}
