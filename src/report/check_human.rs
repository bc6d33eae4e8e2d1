//! Findings for people at a terminal: grouped by unit, the texts one above the other, carets under what is meant, then
//! what is wrong with it. Units that only lack a translation, or only wait for somebody to confirm one, are listed
//! together.

use std::fmt::Write;

use rayon::prelude::*;

use super::excerpt::{lines, wrapped};
use super::paint::Paint;
use super::wording::{hint, message};
use crate::bundle::Messages;
use crate::finding::{Args, Code, Counts, Finding, Severity};
use crate::text::{Span, clean, one_line, pad, truncate, width};

/// Most units of a list that are named.
const LISTED: usize = 10;

/// The report of `check` and of `glossary lint`, with one line of `summary` at its end. `counted` is the number of units
/// or entries that were looked at.
pub fn write(findings: &[Finding], summary: &str, counted: usize, messages: &Messages, paint: Paint, cells: usize) -> String {
    let report = Report { messages, paint, cells };
    let mut out = String::new();
    report.all(&mut out, findings);
    let counts = Counts::of(findings);
    let args = Args::from([
        ("errors", counts.errors.into()),
        ("warnings", counts.warnings.into()),
        ("notes", counts.notes.into()),
        ("waived", counts.waived.into()),
        ("units", counted.into()),
    ]);
    let _ = writeln!(out, "{}", messages.text(summary, &args));
    out
}

/// Whether two findings are about one unit, or one row of a file.
fn belongs(a: &Finding, b: &Finding) -> bool {
    let texts = a.source.is_some() || a.target.is_some();
    a.file == b.file && a.unit == b.unit && (a.unit.is_some() || texts && a.place == b.place && a.source == b.source)
}

/// Whether two units of one file are to be listed: nothing else is known of them.
fn alike(a: &[&Finding], b: &[&Finding]) -> bool {
    match (a, b) {
        ([a], [b]) => {
            a.code == b.code
                && a.file == b.file
                && a.args == b.args
                && a.unit.is_some()
                && matches!(a.code, Code::Untranslated | Code::Draft)
        }
        _ => false,
    }
}

/// One finding: its line and its hints.
pub fn one(out: &mut String, finding: &Finding, messages: &Messages, paint: Paint, cells: usize) {
    Report { messages, paint, cells }.line(out, finding);
}

struct Report<'a> {
    messages: &'a Messages,
    paint: Paint,
    cells: usize,
}

/// Findings with their places, without a summary.
pub fn list(findings: &[Finding], messages: &Messages, paint: Paint, cells: usize) -> String {
    let mut out = String::new();
    Report { messages, paint, cells }.all(&mut out, findings);
    out
}

impl Report<'_> {
    /// Findings that are not waived, those of one unit together.
    fn all(&self, out: &mut String, findings: &[Finding]) {
        let open: Vec<&Finding> = findings.iter().filter(|f| f.waived.is_none()).collect();
        let groups: Vec<&[&Finding]> = open.chunk_by(|a, b| belongs(a, b)).collect();
        let listed: Vec<&[&[&Finding]]> = groups.chunk_by(|a, b| alike(a, b)).collect();
        let shown = |listed: &&[&[&Finding]]| {
            let mut out = String::new();
            match listed {
                [group] => self.group(&mut out, group),
                groups => self.list(&mut out, &groups.iter().filter_map(|group| group.first().copied()).collect::<Vec<_>>()),
            }
            out
        };
        for shown in listed.par_iter().map(shown).collect::<Vec<_>>() {
            out.push_str(&shown);
            out.push('\n');
        }
    }

    /// The findings of one unit below its texts.
    fn group(&self, out: &mut String, findings: &[&Finding]) {
        let Some(first) = findings.first() else { return };
        let place = place(first);
        // The whole name where there is room; the id alone will do where only one unit has it.
        let unit = first.unit.as_deref().map(one_line).unwrap_or_default();
        let fits = width(&place) + width(&unit) + 2 <= self.cells;
        let unit = if fits { &unit } else { unit.rsplit_once('#').map_or(unit.as_ref(), |(_, id)| id) };
        let _ = writeln!(out, "{}", format!("{}  {}", self.paint.bold(&place), self.paint.dim(unit)).trim_end());
        let marks = |mark: fn(&Finding) -> Option<Span>| findings.iter().filter_map(|finding| mark(finding)).collect::<Vec<_>>();
        let loudest = findings.iter().map(|finding| finding.severity).max().unwrap_or(Severity::Note);
        for (text, marks) in [(&first.source, marks(|f| f.source_mark)), (&first.target, marks(|f| f.target_mark))] {
            let Some(text) = text else { continue };
            for line in lines(text, &marks, self.cells.saturating_sub(4)) {
                let _ = writeln!(out, "  {} {}", self.paint.dim("│"), line.text);
                if !line.carets.is_empty() {
                    let _ = writeln!(out, "  {} {}", self.paint.dim("│"), self.loud(loudest, &line.carets));
                }
            }
        }
        findings.iter().for_each(|finding| self.line(out, finding));
    }

    /// Units of one file that have one and the same finding.
    fn list(&self, out: &mut String, findings: &[&Finding]) {
        let Some(first) = findings.first() else { return };
        let _ = writeln!(out, "{}", self.paint.bold(&one_line(&first.file)));
        self.line(out, first);
        let id = |finding: &Finding| finding.unit.as_deref().map_or("", |unit| unit.rsplit_once('#').map_or(unit, |(_, id)| id)).to_owned();
        let at = |finding: &Finding| finding.place.map_or(String::new(), |p| format!("{}:{}", p.start.line, p.start.column));
        let shown = || findings.iter().take(if findings.len() > LISTED + 1 { LISTED } else { findings.len() });
        let widest = |of: &dyn Fn(&Finding) -> String| shown().map(|finding| width(&of(finding))).max().unwrap_or(0);
        let (ats, ids) = (widest(&at), widest(&id));
        for finding in shown() {
            let text = if finding.code == Code::Untranslated { &finding.source } else { &finding.target };
            let room = self.cells.saturating_sub(ats + ids + 8).max(20);
            let text = truncate(&clean(text.as_deref().unwrap_or("")).replace(['\n', '\t'], " "), room);
            let _ = writeln!(out, "    {}  {}  {text}", self.paint.dim(&pad(&at(finding), ats)), pad(&one_line(&id(finding)), ids));
        }
        let more = findings.len() - shown().count();
        if more > 0 {
            let _ = writeln!(out, "    {}", self.paint.dim(&self.messages.text("check-more", &Args::from([("count", more.into())]))));
        }
    }

    /// What is wrong, and what would help.
    fn line(&self, out: &mut String, finding: &Finding) {
        let (mark, severity) = match finding.severity {
            Severity::Error => ("✗", "severity-error"),
            Severity::Warning => ("!", "severity-warning"),
            Severity::Note | Severity::Off => ("·", "severity-note"),
        };
        let severity = self.messages.plain(severity);
        let code = format!("[{}]", finding.code.name());
        let indent = 5 + width(&severity);
        let room = self.cells.saturating_sub(indent);
        // The code goes along with the last word.
        let said = wrapped(&format!("{} {code}", clean(&message(finding, self.messages)).replace('\n', " ")), room);
        for (number, text) in said.iter().enumerate() {
            let text = match text.strip_suffix(&code) {
                Some(before) if number + 1 == said.len() => format!("{before}{}", self.paint.dim(&code)),
                _ => text.clone(),
            };
            match number {
                0 => {
                    let _ = writeln!(out, "  {} {} {text}", self.loud(finding.severity, mark), self.loud(finding.severity, &severity));
                }
                _ => {
                    let _ = writeln!(out, "{}{text}", " ".repeat(indent));
                }
            }
        }
        for h in &finding.hints {
            let said = wrapped(&clean(&hint(h, self.messages)), room.saturating_sub(2));
            for (number, text) in said.iter().enumerate() {
                let _ =
                    writeln!(out, "{}{}", " ".repeat(indent), self.paint.dim(&format!("{} {text}", if number == 0 { "→" } else { " " })));
            }
        }
    }

    fn loud(&self, severity: Severity, text: &str) -> String {
        match severity {
            Severity::Error => self.paint.red(text),
            Severity::Warning => self.paint.yellow(text),
            Severity::Note | Severity::Off => self.paint.dim(text),
        }
    }
}

fn place(finding: &Finding) -> String {
    let file = one_line(&finding.file);
    finding.place.map_or_else(|| file.to_string(), |p| format!("{file}:{}:{}", p.start.line, p.start.column))
}
