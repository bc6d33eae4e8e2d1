//! Findings for people at a terminal: grouped by unit, the texts beside each other, a caret line under what is meant.

use std::fmt::Write;

use super::paint::Paint;
use super::wording::{hint, message};
use crate::bundle::Messages;
use crate::finding::{Args, Counts, Finding, Severity};
use crate::text::{clean, truncate, width};

/// The report of `check`.
pub fn write(findings: &[Finding], units: usize, messages: &Messages, paint: Paint, cells: usize) -> String {
    let mut out = String::new();
    let mut group: Option<(&str, &Option<String>)> = None;
    for finding in findings.iter().filter(|f| f.waived.is_none()) {
        let here = (finding.file.as_str(), &finding.unit);
        if group != Some(here) {
            if group.is_some() {
                out.push('\n');
            }
            head(&mut out, finding, paint, cells);
            group = Some(here);
        }
        one(&mut out, finding, messages, paint);
    }
    if group.is_some() {
        out.push('\n');
    }
    let counts = Counts::of(findings);
    let args = Args::from([
        ("errors", counts.errors.into()),
        ("warnings", counts.warnings.into()),
        ("notes", counts.notes.into()),
        ("waived", counts.waived.into()),
        ("units", units.into()),
    ]);
    let _ = writeln!(out, "{}", messages.text("check-summary", &args));
    out
}

fn head(out: &mut String, finding: &Finding, paint: Paint, cells: usize) {
    let mut place = clean(&finding.file).into_owned();
    if let Some(p) = finding.place {
        let _ = write!(place, ":{}:{}", p.start.line, p.start.column);
    }
    let unit = finding.unit.as_deref().map(|unit| format!("  {}", clean(unit))).unwrap_or_default();
    let _ = writeln!(out, "{}{}", paint.bold(&place), paint.dim(&unit));
    for text in [&finding.source, &finding.target].into_iter().flatten() {
        let _ = writeln!(out, "  {} {}", paint.dim("│"), truncate(&clean(text).replace('\n', " "), cells.saturating_sub(4).max(20)));
    }
}

/// One finding: its line and its hints.
pub fn one(out: &mut String, finding: &Finding, messages: &Messages, paint: Paint) {
    let (mark, severity) = match finding.severity {
        Severity::Error => (paint.red("✗"), "severity-error"),
        Severity::Warning => (paint.yellow("!"), "severity-warning"),
        Severity::Note | Severity::Off => (paint.dim("·"), "severity-note"),
    };
    let severity = messages.plain(severity);
    let text = clean(&message(finding, messages)).into_owned();
    let _ = writeln!(out, "  {mark} {severity} {text} {}", paint.dim(&format!("[{}]", finding.code.name())));
    let indent = " ".repeat(width(&severity).min(8) + 5);
    for h in &finding.hints {
        let _ = writeln!(out, "{indent}{}", paint.dim(&format!("→ {}", clean(&hint(h, messages)))));
    }
}
