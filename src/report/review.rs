//! What waits for review and what became of it, for people and as versioned JSON.

use std::fmt::Write;

use serde::Serialize;
use serde_json::json;

use super::Paint;
use crate::bundle::Messages;
use crate::finding::{Args, Finding};
use crate::text::{clean, one_line, truncate};

/// A translation that waits for an editor.
#[derive(Debug, Clone, Serialize)]
pub struct Waiting {
    /// Full name.
    pub unit: String,
    /// The target locale.
    pub locale: String,
    /// Name of its state.
    pub state: &'static str,
    /// Whether it was approved and changed since.
    pub clobbered: bool,
    /// Source text.
    pub source: String,
    /// Target text.
    pub target: String,
    /// What people noted.
    pub notes: Vec<String>,
    /// How many errors the checks find.
    pub errors: usize,
}

/// What became of a unit.
#[derive(Debug, Clone)]
pub struct Verdict {
    /// Full name.
    pub unit: String,
    /// The target locale.
    pub locale: String,
    /// Its state before.
    pub before: &'static str,
    /// Its state after.
    pub after: &'static str,
    /// Whether anything was written, or would be.
    pub changed: bool,
    /// Why nothing could be done, as a selector of `review-not`.
    pub reason: Option<&'static str>,
    /// The errors that stand in the way.
    pub findings: Vec<Finding>,
}

/// The list for people.
pub fn human(list: &[Waiting], messages: &Messages, paint: Paint, cells: usize) -> String {
    let mut out = String::new();
    for unit in list {
        let state = if unit.clobbered { messages.plain("review-clobbered") } else { messages.plain(&format!("state-{}", unit.state)) };
        let _ = writeln!(out, "{}  {state}", paint.bold(&one_line(&unit.unit)));
        for text in [&unit.source, &unit.target] {
            for line in clean(text).lines() {
                let _ = writeln!(out, "  {} {}", paint.dim("│"), truncate(line, cells.saturating_sub(4)));
            }
        }
        for note in &unit.notes {
            let text = messages.text("review-note", &Args::from([("text", one_line(note).into_owned().into())]));
            let _ = writeln!(out, "  {}", clean(&text));
        }
        if unit.errors > 0 {
            let _ = writeln!(out, "  {}", messages.text("review-errors", &Args::from([("count", unit.errors.into())])));
        }
        out.push('\n');
    }
    let args = Args::from([("count", list.len().into())]);
    let _ = writeln!(out, "{}", messages.text("review-waiting", &args));
    out
}

/// The list as JSON.
pub fn json(list: &[Waiting]) -> String {
    super::json(&json!({ "version": 1, "units": list }))
}

/// One line on what became of a unit.
pub fn verdicts_human(verdict: &Verdict, approved: bool, messages: &Messages) -> String {
    let key = match (verdict.reason, verdict.changed, approved) {
        (Some(_), _, true) => "review-not-approved",
        (Some(_), _, false) => "review-not-rejected",
        (None, false, _) => "review-same",
        (None, true, true) => "review-approved",
        (None, true, false) => "review-rejected",
    };
    let reason = verdict.reason.unwrap_or_default();
    let args = Args::from([("unit", one_line(&verdict.unit).into_owned().into()), ("reason", reason.into())]);
    format!("{}\n", clean(&messages.text(key, &args)))
}

/// The same as JSON.
pub fn verdicts_json(verdicts: &[Verdict], dry: bool) -> String {
    let unit = |verdict: &Verdict| {
        json!({
            "unit": verdict.unit,
            "locale": verdict.locale,
            "before": verdict.before,
            "after": verdict.after,
            "changed": verdict.changed,
            "reason": verdict.reason,
            "findings": verdict.findings.iter().map(|finding| finding.code.name()).collect::<Vec<_>>(),
        })
    };
    super::json(&json!({ "version": 1, "dry_run": dry, "units": verdicts.iter().map(unit).collect::<Vec<_>>() }))
}
