//! Translations that name terms and write others out: rows come in, findings go out, and catalogs in which the words are
//! references. Only the words change, in their place in the file.

use super::bundles::TermFixes;
use super::load::Snapshot;
use super::review::Row;
use crate::bundle::{WrittenOut, splice, term_edits};
use crate::catalog::Value;
use crate::check::Side;
use crate::finding::{Code, Finding, Hint};
use crate::text::{Lines, Span};

impl Snapshot {
    /// Words of terms in a translation that names terms: `term-inlined` where it, or its source, has the term, else
    /// `term-possible`.
    pub(super) fn written_out(&self, row: &Row<'_>) -> Vec<Finding> {
        let source_locale = self.settings.source.to_string();
        let in_source = |id: &str| {
            let side = self.glossary.by_id(id).and_then(|concept| concept.side(&source_locale));
            side.is_some_and(|side| row.source.contains(side.preferred.text.as_str()))
        };
        let each = row.written_out.iter().map(|written| {
            let code = if written.is_named || in_source(&written.id) { Code::TermInlined } else { Code::TermPossible };
            let mut location = row.locate(Side::Target, None);
            if let (Some(span), Some(lines)) = (place_in_catalog(row, written), self.catalog_lines(row)) {
                (location.span, location.place) = (Some(span), Some(crate::finding::Place::of(&lines, span)));
            }
            let mut finding =
                Finding::new(code, location.file).with("text", written.text.as_str()).with("name", written.reference.as_str());
            (finding.span, finding.place) = (location.span, location.place);
            (finding.unit, finding.locale) = (Some(row.name.clone()), Some(row.locale.clone()));
            (finding.source, finding.target) = (Some(row.source.clone()), Some(row.target.clone()));
            finding.hint(Hint::new("use-reference").with("name", written.reference.as_str()))
        });
        each.collect()
    }

    fn catalog_lines<'s>(&self, row: &Row<'s>) -> Option<Lines<'s>> {
        row.view.document.targets.get(&row.locale)?.catalog.disk.as_deref().map(Lines::new)
    }

    /// Adds the catalogs of articles to fixes: the same words as references.
    pub(super) fn catalog_fixes(&self, possible: bool, only: Option<&str>, fixes: &mut TermFixes) {
        let rows = self.rows();
        let wanted = rows.iter().filter(|row| !row.written_out.is_empty() && only.is_none_or(|only| only == row.locale));
        let findings: Vec<Finding> = wanted.clone().flat_map(|row| self.written_out(row)).collect();
        for (file, mut edits) in term_edits(&findings, possible) {
            edits.sort();
            let disk = wanted.clone().find_map(|row| {
                let target = row.view.document.targets.get(&row.locale)?;
                target.catalog.disk.as_deref().filter(|_| target.catalog.file == file && target.catalog.read.sound)
            });
            let Some(text) = disk else { continue };
            // A word whose place in the file is not known stays, and one that overlaps another.
            let mut behind = 0;
            edits.retain(|edit| {
                let stands = !edit.span.is_empty() && edit.span.start >= behind && !edit.span.of(text).contains(['{', '\n']);
                behind = if stands { edit.span.end } else { behind };
                stands
            });
            let new = splice(text, edits.iter().map(|edit| (edit.span, edit.reference.clone())).collect());
            fixes.add(&file, text, &edits, new);
        }
    }
}

/// The bytes of a word in the catalog on disk; none where the value does not stand there line by line.
fn place_in_catalog(row: &Row<'_>, written: &WrittenOut) -> Option<Span> {
    let entry = row.view.entry.filter(|entry| entry.at.place.is_some())?;
    let Value::Fluent(pattern) = &entry.value else { return None };
    let text = row.view.document.targets.get(&row.locale)?.catalog.disk.as_deref()?;
    let value = entry.at.value.of(text);
    let before = pattern.get(..written.span.start)?;
    let number = before.matches('\n').count();
    let column = before.len() - before.rfind('\n').map_or(0, |at| at + 1);
    let line = pattern.split('\n').nth(number)?;
    let mut start = entry.at.value.start;
    for (index, own) in value.trim_start_matches('\n').split('\n').enumerate() {
        let own = own.trim_end_matches('\r');
        if index == number {
            let indent = own.len().checked_sub(line.len())?;
            let skipped = value.len() - value.trim_start_matches('\n').len();
            let span = Span::new(start + skipped + indent + column, start + skipped + indent + column + written.text.len());
            return (span.of(text) == written.text).then_some(span);
        }
        start = start + own.len() + 1 + usize::from(text.as_bytes().get(start + own.len()) == Some(&b'\r'));
    }
    None
}
