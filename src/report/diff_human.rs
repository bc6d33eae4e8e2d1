//! A diff for people at a terminal: first whether it may be published and where to look, then terms, then segments by
//! article with the words that differ (source and translation side by side where there is room), then findings that came
//! and went.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::change::{entries, kinds, links, notes, renamed, term};
use super::check_human;
use super::difference::differ;
use super::excerpt::{flow, rows};
use super::paint::{Ink, Paint};
use super::verdict::{Judged, Verdict};
use super::wording::message;
use crate::bundle::Messages;
use crate::catalog::State;
use crate::diff::{Change, Diff, Status, Unit, UnitChange};
use crate::finding::{Arg, Args};
use crate::morph::Analyzer;
use crate::text::{clean, one_line};

/// Cells from which source and translation stand side by side.
const WIDE: usize = 120;
/// Cells in front of a text and its bar.
const INDENT: usize = 4;
/// Most places that are named at the top.
const FIRST: usize = 3;

/// The report of `diff`, no wider than `cells`. The analyzers cut source and target texts for word differences.
pub fn write(diff: &Diff, messages: &Messages, paint: Paint, cells: usize, analyzers: [&dyn Analyzer; 2]) -> String {
    Report { messages, paint, cells, analyzers }.write(diff)
}

struct Report<'a> {
    messages: &'a Messages,
    paint: Paint,
    cells: usize,
    analyzers: [&'a dyn Analyzer; 2],
}

impl Report<'_> {
    fn write(&self, diff: &Diff) -> String {
        let (messages, paint, cells) = (self.messages, self.paint, self.cells);
        let mut out = String::new();
        let judged = Judged::of(diff);
        let ink = match judged.verdict {
            Verdict::Nothing => Ink::Plain,
            Verdict::Fine => Ink::Green,
            Verdict::Look => Ink::Yellow,
            Verdict::Hold => Ink::Red,
        };
        flow(&mut out, "", 0, &[(ink, judged.sentence(messages))], paint, cells);
        if judged.verdict == Verdict::Nothing {
            return out;
        }
        for line in judged.asides(messages) {
            flow(&mut out, "  ", 2, &[(Ink::Yellow, clean(&line).into_owned())], paint, cells);
        }
        let count = |status: Status| Arg::from(diff.findings.iter().filter(|f| f.status == status).count());
        let args = Args::from([
            ("units", diff.changed_units().into()),
            ("terms", diff.changed_terms().into()),
            ("introduced", count(Status::Introduced)),
            ("fixed", count(Status::Fixed)),
        ]);
        flow(&mut out, "", 0, &[(Ink::Plain, messages.text("diff-summary", &args))], paint, cells);
        if !judged.places.is_empty() {
            flow(&mut out, "", 0, &[(Ink::Plain, messages.plain("diff-look-first"))], paint, cells);
        }
        let units = judged.by_unit();
        for (finding, more) in units.iter().take(FIRST) {
            let place = finding.unit.as_deref().unwrap_or(&finding.file);
            let mut pieces =
                vec![(Ink::Plain, one_line(&message(finding, messages)).into_owned()), (Ink::Dim, format!("  {}", one_line(place)))];
            if *more > 0 {
                pieces.push((Ink::Dim, format!("  {}", messages.text("diff-and-more", &Args::from([("count", (*more).into())])))));
            }
            flow(&mut out, "  → ", 4, &pieces, paint, cells);
        }
        let more = judged.unit_count().saturating_sub(FIRST);
        if more > 0 {
            let line = messages.text("diff-look-more", &Args::from([("count", more.into())]));
            flow(&mut out, "    ", 4, &[(Ink::Dim, line)], paint, cells);
        }
        self.terms(&mut out, diff);
        let mut article = None;
        for change in &diff.units {
            let Some(unit) = change.head.as_ref().or(change.base.as_ref()) else { continue };
            if article != Some((&unit.article, &unit.locale)) {
                let renamed = change.head.as_ref().and_then(|head| renamed(diff, &head.article, messages));
                let mut head = vec![(Ink::Bold, one_line(&unit.article).into_owned()), (Ink::Dim, format!(" {}", unit.locale))];
                head.extend(renamed.map(|said| (Ink::Plain, format!("  {said}"))));
                out.push('\n');
                flow(&mut out, "", 2, &head, paint, cells);
                article = Some((&unit.article, &unit.locale));
            }
            if !change.is_only_renamed() {
                self.segment(&mut out, change, unit);
            }
        }
        self.waivers(&mut out, diff);
        let shown: BTreeSet<_> =
            diff.units.iter().filter_map(|change| change.head.as_ref()).map(|unit| (unit.name(), &unit.locale)).collect();
        for (status, key) in [(Status::Introduced, "diff-introduced"), (Status::Fixed, "diff-fixed"), (Status::Remaining, "diff-remaining")]
        {
            let mut found: Vec<_> = diff.findings.iter().filter(|change| change.status == status).collect();
            found.sort_by_key(|change| std::cmp::Reverse(change.finding.severity));
            if found.is_empty() {
                continue;
            }
            let _ = writeln!(out, "\n{}", paint.bold(&messages.plain(key)));
            for change in found {
                let place = change.finding.unit.as_deref().unwrap_or(&change.finding.file);
                let _ = writeln!(out, "  {}", paint.dim(&one_line(place)));
                // The texts of a unit that did not change stand nowhere else.
                let key = change.finding.unit.clone().zip(change.finding.locale.as_ref());
                if status != Status::Fixed && key.is_some_and(|key| !shown.contains(&key)) {
                    let text = |text: &Option<String>| text.iter().map(|text| (Ink::Plain, text.clone())).collect::<Vec<_>>();
                    self.texts(&mut out, &text(&change.finding.source), &text(&change.finding.target));
                }
                check_human::one(&mut out, &change.finding, messages, paint, cells);
            }
        }
        out
    }

    /// The terms that changed, and how many entries besides.
    fn terms(&self, out: &mut String, diff: &Diff) {
        let entries = entries(diff, self.messages);
        if diff.told_terms().next().is_none() && entries.is_none() {
            return;
        }
        let _ = writeln!(out, "\n{}", self.paint.bold(&self.messages.plain("diff-terms")));
        for change in diff.told_terms() {
            flow(out, "  ", 2, &term(change, diff.several, self.messages), self.paint, self.cells);
        }
        entries.iter().for_each(|line| flow(out, "  ", 2, &[(Ink::Dim, line.clone())], self.paint, self.cells));
    }

    /// What was waived, and why.
    fn waivers(&self, out: &mut String, diff: &Diff) {
        if diff.waivers.is_empty() {
            return;
        }
        let _ = writeln!(out, "\n{}", self.paint.bold(&self.messages.plain("diff-waived")));
        for waiver in &diff.waivers {
            let mut pieces = vec![
                (Ink::Yellow, format!("{}  ", one_line(&waiver.code))),
                (Ink::Plain, one_line(&waiver.reason).into_owned()),
                (Ink::Dim, format!("  {}", one_line(&waiver.unit))),
            ];
            if waiver.status == Status::Remaining {
                pieces.push((Ink::Yellow, format!("  {}", self.messages.plain("diff-waiver-old"))));
            }
            flow(out, "  ", 4, &pieces, self.paint, self.cells);
        }
    }

    fn segment(&self, out: &mut String, change: &UnitChange, unit: &Unit) {
        let (messages, paint) = (self.messages, self.paint);
        let kinds = kinds(change, messages);
        let mark = match change.changes.first() {
            Some(Change::Added) => paint.green("+"),
            Some(Change::Removed) => paint.red("-"),
            Some(Change::Moved) if kinds.len() == 1 => paint.dim("↕"),
            _ => paint.yellow("~"),
        };
        let (base, head) = (change.base.as_deref(), change.head.as_deref());
        let mut said = kinds.join(&messages.plain("list-comma"));
        if let (Some(base), Some(head)) = (base, head)
            && base.state != head.state
        {
            let state = |unit: &Unit| messages.plain(&format!("state-{}", unit.state.name()));
            said.push_str(&format!("  {} → {}", state(base), state(head)));
        }
        flow(out, &format!("  {mark} "), 4, &[(Ink::Plain, format!("{}  ", one_line(&unit.id))), (Ink::Dim, said)], paint, self.cells);
        let pieces = |old: Option<&str>, new: Option<&str>, analyzer: &dyn Analyzer| match (old, new) {
            (Some(old), Some(new)) => differ(old, new, analyzer),
            (None, Some(new)) => vec![(Ink::Green, new.to_owned())],
            (Some(old), None) => vec![(Ink::Red, old.to_owned())],
            (None, None) => Vec::new(),
        };
        let [source, target] = self.analyzers;
        let source = pieces(base.map(|u| u.source.as_str()), head.map(|u| u.source.as_str()), source);
        let target = pieces(base.and_then(|u| u.target.as_deref()), head.and_then(|u| u.target.as_deref()), target);
        self.texts(out, &source, &target);
        self.around(out, base, head);
        // A stale translation was made for another source than the one it stands beside.
        if let Some(head) = head
            && head.state == State::Stale
            && let Some(was) = head.was.as_ref().filter(|was| base.is_none_or(|base| base.source != **was))
        {
            let _ = writeln!(out, "      {}", paint.dim(&messages.plain("diff-was")));
            flow(out, "      ", 6, &differ(was, &head.source, self.analyzers[0]), paint, self.cells);
        }
    }

    /// Where links lead now, and what people noted.
    fn around(&self, out: &mut String, base: Option<&Unit>, head: Option<&Unit>) {
        let Some(head) = head else { return };
        for line in links(base, head) {
            flow(out, "      ", 6, &[(Ink::Plain, line)], self.paint, self.cells);
        }
        for note in notes(base, head) {
            let text = self.messages.text("review-note", &Args::from([("text", one_line(note).into_owned().into())]));
            flow(out, "      ", 6, &[(Ink::Cyan, text)], self.paint, self.cells);
        }
    }

    /// Both texts side by side, or one above the other.
    fn texts(&self, out: &mut String, source: &[(Ink, String)], target: &[(Ink, String)]) {
        let bar = self.paint.dim("│");
        let mut put = |line: String| out.push_str(&format!("{}{}\n", " ".repeat(INDENT), line.trim_end()));
        // A pipe has no width.
        if !(WIDE..usize::MAX).contains(&self.cells) {
            for text in [source, target].into_iter().filter(|text| !text.is_empty()) {
                rows(text, self.paint, self.cells.saturating_sub(INDENT + 2)).into_iter().for_each(|(row, _)| put(format!("{bar} {row}")));
            }
            return;
        }
        let room = (self.cells - INDENT - 5) / 2;
        let (left, right) = (rows(source, self.paint, room), rows(target, self.paint, room));
        let none = (String::new(), 0);
        for number in 0..left.len().max(right.len()) {
            let ((left, used), (right, _)) = (left.get(number).unwrap_or(&none), right.get(number).unwrap_or(&none));
            put(format!("{bar} {left}{} {bar} {right}", " ".repeat(room.saturating_sub(*used))));
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::write;
    use crate::bundle::{Messages, Speech};
    use crate::catalog::State;
    use crate::diff::{Unit, Version, compare};
    use crate::morph::{English, Japanese};
    use crate::report::Paint;
    use crate::text::width;

    fn version(source: &str, target: &str) -> Version {
        let unit = Unit {
            article: "columns/a.md".into(),
            id: "s-0123456789".into(),
            locale: "en".into(),
            source: source.into(),
            target: Some(target.into()),
            state: State::Translated,
            was: None,
            terms: Vec::new(),
            notes: Vec::new(),
            waivers: Vec::new(),
            links: Vec::new(),
            block: 0,
        };
        Version { units: vec![unit.into()], ..Version::default() }
    }

    fn shown(cells: usize) -> String {
        let base = version(
            "投与から３か月後まで、ＭＲＩで膝（ひざ）の軟骨を調べました。",
            "We examined the cartilage by MRI up to 3 months later.",
        );
        let head = version(
            "投与から６か月後まで、ＭＲＩで膝（ひざ）の軟骨を調べました。\n::error::次の行",
            "We examined it by MRI up to 6 months later.",
        );
        let analyzers: [&dyn crate::morph::Analyzer; 2] = [Japanese::plain().unwrap(), &English];
        write(&compare(&base, &head, false), &Messages::new(Speech::Ja), Paint(false), cells, analyzers)
    }

    #[test]
    fn texts_stand_side_by_side_where_there_is_room() {
        let wide = shown(120);
        let rows: Vec<&str> = wide.lines().filter(|line| line.trim_start().starts_with('│')).collect();
        // The second bar stands in one cell, whatever is in front of it.
        let at = |row: &str| row.match_indices('│').map(|(at, _)| width(row.get(..at).unwrap())).collect::<Vec<_>>();
        assert!(rows.len() >= 2 && rows.iter().all(|row| at(row) == at(rows[0]) && at(row).len() == 2), "{wide}");
        assert!(wide.lines().all(|line| width(line) <= 120), "{wide}");
        for cells in [40, 80, 119, usize::MAX] {
            let narrow = shown(cells);
            assert!(narrow.lines().all(|line| width(line) <= cells && line.matches('│').count() <= 1), "{narrow}");
        }
    }

    #[test]
    fn no_line_of_a_text_is_a_command_of_a_log() {
        for cells in [40, 120, usize::MAX] {
            let text = shown(cells);
            assert!(text.contains("::error::") && text.lines().all(|line| !line.trim_start().starts_with("::")), "{text}");
        }
    }
}
