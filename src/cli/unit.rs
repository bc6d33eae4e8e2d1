//! `next` and `show`: one unit with its context, matches, terms and findings.

use clap::ArgMatches;

use super::args::{self, Format};
use super::shell::{Outcome, Result, Shell, plain_words};
use super::sync::read;
use crate::catalog::State;
use crate::memory::{Memory, Query};
use crate::project::{Document, Error, Row, Snapshot};
use crate::report::unit::{Side, TermHit, UnitView};
use crate::report::unit_human;
use crate::text::Lang;

/// How many matches are shown.
pub const TOP: usize = 5;

/// The first unit that needs a person, in the order of the articles.
pub fn next(matches: &ArgMatches, shell: &Shell) -> Result {
    let (disk, snapshot) = read(shell)?;
    let locale = snapshot.locale(args::text(matches, "locale").as_deref())?;
    let article = args::text(matches, "article").map(|name| snapshot.article(&name)).transpose()?;
    let rows = rows_of(&snapshot, &locale);
    let after = args::text(matches, "after").map(|name| snapshot.unit(&name, &locale).map(|view| view.name())).transpose()?;
    let skips = args::texts(matches, "skip")
        .iter()
        .map(|name| snapshot.unit(name, &locale).map(|v| v.name()))
        .collect::<std::result::Result<Vec<_>, _>>()?;
    let found =
        open_rows(&rows, article, after.as_deref()).into_iter().find(|&n| rows.get(n).is_some_and(|row| !skips.contains(&row.name)));
    let Some(number) = found else {
        match args::format(matches) {
            Format::Json => shell.line("null")?,
            _ => shell.line(&shell.plain("next-none"))?,
        }
        return Ok(Outcome::Done);
    };
    let memory = shell.memory(&snapshot, &disk, &locale.parse().unwrap_or_default());
    let view = view(&snapshot, &rows, number, &memory);
    output(matches, shell, &view)
}

/// One unit.
pub fn show(matches: &ArgMatches, shell: &Shell) -> Result {
    let (disk, snapshot) = read(shell)?;
    let locale = snapshot.locale(args::text(matches, "locale").as_deref())?;
    let name = args::text(matches, "unit").unwrap_or_default();
    let unit = snapshot.unit(&name, &locale)?.name();
    let rows = rows_of(&snapshot, &locale);
    let number = rows.iter().position(|row| row.name == unit).ok_or(Error::UnknownUnit { name, near: None })?;
    let memory = shell.memory(&snapshot, &disk, &locale.parse().unwrap_or_default());
    let view = view(&snapshot, &rows, number, &memory);
    output(matches, shell, &view)
}

fn output(matches: &ArgMatches, shell: &Shell, view: &UnitView) -> Result {
    match args::format(matches) {
        Format::Json => shell.print(&view.json(&shell.messages))?,
        _ => shell.tell(&unit_human::write(view, &shell.messages, shell.paint, shell.cells, plain_words("ja")))?,
    }
    Ok(Outcome::Done)
}

/// The rows of one locale.
pub fn rows_of<'s>(snapshot: &'s Snapshot, locale: &str) -> Vec<Row<'s>> {
    snapshot.rows().into_iter().filter(|row| row.locale == locale).collect()
}

/// Numbers of the rows that need a person (untranslated, draft, stale, needs review), from behind a unit
/// on.
pub fn open_rows(rows: &[Row<'_>], article: Option<&Document>, after: Option<&str>) -> Vec<usize> {
    let start = after.and_then(|name| rows.iter().position(|row| row.name == name)).map_or(0, |at| at + 1);
    let open = |row: &Row<'_>| {
        matches!(row.state, State::Untranslated | State::Draft | State::Stale | State::NeedsReview)
            && article.is_none_or(|article| std::ptr::eq(row.view.document, article))
    };
    (start..rows.len()).filter(|&n| rows.get(n).is_some_and(open)).collect()
}

/// Everything about one row.
pub fn view(snapshot: &Snapshot, rows: &[Row<'_>], number: usize, memory: &Memory) -> UnitView {
    let Some(row) = rows.get(number) else { return UnitView::default() };
    let beside = |n: Option<usize>| {
        let other = n.and_then(|n| rows.get(n)).filter(|other| std::ptr::eq(other.view.document, row.view.document))?;
        Some(Side { source: other.source.clone(), target: (!other.target.is_empty()).then(|| other.target.clone()) })
    };
    let (previous, next) = (beside(number.checked_sub(1)), beside(Some(number + 1)));
    let query = Query {
        text: &row.source,
        previous: previous.as_ref().map(|side| side.source.as_str()),
        next: next.as_ref().map(|side| side.source.as_str()),
        article: Some(&row.view.document.path),
        exclude_unit: Some(&row.name),
    };
    let source_locale = snapshot.settings.source.to_string();
    let document = row.view.document;
    let terms = snapshot
        .glossary
        .find(&row.source, &source_locale, plain_words(&source_locale))
        .into_iter()
        .filter(|hit| !hit.covered && hit.is_name(Lang::of(&snapshot.settings.source)))
        .filter_map(|hit| {
            let concept = snapshot.glossary.concept(hit.concept).filter(|c| snapshot.glossary.is_in_scope(c, &document.path))?;
            Some(TermHit {
                id: concept.id.clone(),
                source: hit.span.of(&row.source).to_owned(),
                target: concept.side(&row.locale)?.preferred.text.clone(),
                start: hit.span.start,
                end: hit.span.end,
                note: concept.note.clone(),
            })
        })
        .collect();
    let entry = row.view.entry;
    let matches = memory.lookup(&query, TOP, snapshot.settings.min);
    let assembled = if matches.is_empty() { memory.assemble(&row.source) } else { None };
    UnitView {
        unit: row.name.clone(),
        locale: row.locale.clone(),
        state: row.state.name(),
        source: row.source.clone(),
        target: (!row.target.is_empty()).then(|| row.target.clone()),
        was: entry.and_then(|entry| entry.was.clone()),
        section: document.sources.get(row.view.index).and_then(|unit| unit.section.clone()).filter(|section| *section != row.source),
        notes: document.comments(row.view.index).iter().chain(entry.iter().flat_map(|entry| &entry.notes)).cloned().collect(),
        previous,
        next,
        matches,
        assembled,
        terms,
        findings: findings_on(snapshot, rows, number),
    }
}

/// The findings on one row: what the rules say of it and of its article's consistency, but not that it is untranslated.
pub fn findings_on(snapshot: &Snapshot, rows: &[Row<'_>], number: usize) -> Vec<crate::finding::Finding> {
    let Some(row) = rows.get(number) else { return Vec::new() };
    snapshot.check_one(rows, row, plain_words)
}
