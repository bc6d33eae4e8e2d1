//! A diff for people: terms first, then segments by article with the words that differ, then findings that came and went.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::check_human;
use super::difference::differ;
use super::excerpt::flow;
use super::paint::{Ink, Paint};
use crate::bundle::Messages;
use crate::catalog::State;
use crate::diff::{Change, Diff, Status, TermChange, TermChangeKind, Unit, UnitChange};
use crate::finding::{Arg, Args};
use crate::morph::Analyzer;
use crate::text::one_line;

/// The report of `diff`, no wider than `cells`. The analyzers cut source and target texts for word differences.
pub fn write(diff: &Diff, messages: &Messages, paint: Paint, cells: usize, analyzers: [&dyn Analyzer; 2]) -> String {
    let mut out = String::new();
    if diff.is_empty() && diff.findings.is_empty() {
        return format!("{}\n", messages.plain("diff-nothing"));
    }
    let count = |status: Status| Arg::from(diff.findings.iter().filter(|f| f.status == status).count());
    let args = Args::from([
        ("units", diff.units.len().into()),
        ("terms", diff.terms.len().into()),
        ("introduced", count(Status::Introduced)),
        ("fixed", count(Status::Fixed)),
    ]);
    let _ = writeln!(out, "{}", messages.text("diff-summary", &args));
    if !diff.terms.is_empty() {
        let _ = writeln!(out, "\n{}", paint.bold(&messages.plain("diff-terms")));
        for change in &diff.terms {
            flow(&mut out, "  ", 2, &term(change, messages), paint, cells);
        }
    }
    let mut article = None;
    for change in &diff.units {
        let Some(unit) = change.head.as_ref().or(change.base.as_ref()) else { continue };
        if article != Some((&unit.article, &unit.locale)) {
            let _ = writeln!(out, "\n{} {}", paint.bold(&one_line(&unit.article)), paint.dim(&unit.locale));
            article = Some((&unit.article, &unit.locale));
        }
        segment(&mut out, change, unit, messages, paint, cells, analyzers);
    }
    for status in [Status::Introduced, Status::Fixed, Status::Remaining] {
        let found: Vec<_> = diff.findings.iter().filter(|change| change.status == status).collect();
        if found.is_empty() {
            continue;
        }
        let key = match status {
            Status::Introduced => "diff-introduced",
            Status::Fixed => "diff-fixed",
            Status::Remaining => "diff-remaining",
        };
        let _ = writeln!(out, "\n{}", paint.bold(&messages.plain(key)));
        for change in found {
            let place = change.finding.unit.as_deref().unwrap_or(&change.finding.file);
            let _ = writeln!(out, "  {}", paint.dim(&one_line(place)));
            check_human::one(&mut out, &change.finding, messages, paint, cells);
        }
    }
    out
}

/// `上清液: conditioned medium 41→39, culture supernatant 0→2`.
pub(super) fn term(change: &TermChange, messages: &Messages) -> Vec<(Ink, String)> {
    let names: BTreeSet<&String> = change.base.renderings.keys().chain(change.head.renderings.keys()).collect();
    let of = |map: &std::collections::BTreeMap<String, usize>, name: &String| map.get(name).copied().unwrap_or(0);
    let mut parts: Vec<String> = names
        .into_iter()
        .map(|name| (name, of(&change.base.renderings, name), of(&change.head.renderings, name)))
        .filter(|(_, old, new)| old != new || change.changes.is_empty() && change.fixed.is_empty())
        .map(|(name, old, new)| if old == new { format!("{name} {new}") } else { format!("{name} {old}→{new}") })
        .collect();
    if change.base.missing != change.head.missing {
        parts.push(format!("{} {}→{}", messages.plain("diff-unrecognised"), change.base.missing, change.head.missing));
    }
    let marks: Vec<String> = change
        .changes
        .iter()
        .filter(|kind| **kind != TermChangeKind::Rendering)
        .map(|kind| {
            let key = match kind {
                TermChangeKind::Untranslated => "diff-term-untranslated",
                TermChangeKind::Inconsistent => "diff-term-inconsistent",
                TermChangeKind::Forbidden => "diff-term-forbidden",
                TermChangeKind::Glossary | TermChangeKind::Rendering => "diff-term-glossary",
            };
            messages.plain(key)
        })
        .collect();
    let better: Vec<String> = change
        .fixed
        .iter()
        .map(|kind| {
            messages.plain(match kind {
                TermChangeKind::Untranslated => "diff-term-fixed-untranslated",
                TermChangeKind::Forbidden => "diff-term-fixed-forbidden",
                _ => "diff-term-fixed-inconsistent",
            })
        })
        .collect();
    let comma = messages.plain("list-comma");
    let mut pieces = vec![(Ink::Cyan, change.term.clone()), (Ink::Plain, format!(": {}", parts.join(&comma)))];
    for (ink, marks) in [(Ink::Yellow, marks), (Ink::Green, better)] {
        if !marks.is_empty() {
            pieces.extend([(Ink::Plain, "  ".to_owned()), (ink, marks.join(&comma))]);
        }
    }
    pieces
}

fn segment(
    out: &mut String,
    change: &UnitChange,
    unit: &Unit,
    messages: &Messages,
    paint: Paint,
    cells: usize,
    [source, target]: [&dyn Analyzer; 2],
) {
    let kinds: Vec<String> = change.changes.iter().map(|kind| messages.plain(&format!("diff-{}", name(*kind)))).collect();
    let mark = match change.changes.first() {
        Some(Change::Added) => paint.green("+"),
        Some(Change::Removed) => paint.red("-"),
        Some(Change::Moved) if change.changes.len() == 1 => paint.dim("↕"),
        _ => paint.yellow("~"),
    };
    let _ = writeln!(out, "  {mark} {}  {}", one_line(&unit.id), paint.dim(&kinds.join(&messages.plain("list-comma"))));
    let (base, head) = (change.base.as_ref(), change.head.as_ref());
    let line = |out: &mut String, old: Option<&str>, new: Option<&str>, analyzer: &dyn Analyzer| {
        let pieces = match (old, new) {
            (Some(old), Some(new)) => differ(old, new, analyzer),
            (None, Some(new)) => vec![(Ink::Green, new.to_owned())],
            (Some(old), None) => vec![(Ink::Red, old.to_owned())],
            (None, None) => return,
        };
        flow(out, "      ", 6, &pieces, paint, cells);
    };
    line(out, base.map(|u| u.source.as_str()), head.map(|u| u.source.as_str()), source);
    // A stale translation was made for another source than the one it stands beside.
    if let Some(head) = head
        && head.state == State::Stale
        && let Some(was) = head.was.as_ref().filter(|was| base.is_none_or(|base| base.source != **was))
    {
        let _ = writeln!(out, "      {}", paint.dim(&messages.plain("diff-was")));
        flow(out, "      ", 6, &differ(was, &head.source, source), paint, cells);
    }
    line(out, base.and_then(|u| u.target.as_deref()), head.and_then(|u| u.target.as_deref()), target);
    if let (Some(base), Some(head)) = (base, head)
        && base.state != head.state
    {
        let state = |unit: &Unit| messages.plain(&format!("state-{}", unit.state.name()));
        let _ = writeln!(out, "      {}", paint.dim(&format!("{} → {}", state(base), state(head))));
    }
}

fn name(change: Change) -> &'static str {
    match change {
        Change::Added => "added",
        Change::Removed => "removed",
        Change::Moved => "moved",
        Change::Source => "source",
        Change::Target => "target",
        Change::State => "state",
    }
}
