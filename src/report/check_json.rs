//! Findings as versioned JSON (design 7). Nothing in it depends on the interface language but `message` and `hints`.

use rayon::prelude::*;
use serde::Serialize;

use super::fragment;
use super::wording::{hint, message};
use crate::bundle::Messages;
use crate::finding::{Args, Counts, Finding, Level, Severity};

/// One finding.
#[derive(Debug, Serialize)]
pub struct FindingJson<'a> {
    code: &'static str,
    severity: Severity,
    level: Level,
    file: &'a str,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
    unit: Option<&'a str>,
    locale: Option<&'a str>,
    source: Option<&'a str>,
    target: Option<&'a str>,
    term: Option<&'a str>,
    args: &'a Args,
    message: String,
    hints: Vec<String>,
    waived: Option<&'a str>,
    fingerprint: String,
}

impl<'a> FindingJson<'a> {
    /// The JSON form of a finding.
    pub fn new(finding: &'a Finding, messages: &Messages) -> Self {
        FindingJson {
            code: finding.code.name(),
            severity: finding.severity,
            level: finding.level(),
            file: &finding.file,
            line: finding.place.map(|p| p.start.line),
            column: finding.place.map(|p| p.start.column),
            end_line: finding.place.map(|p| p.end.line),
            end_column: finding.place.map(|p| p.end.column),
            unit: finding.unit.as_deref(),
            locale: finding.locale.as_deref(),
            source: finding.source.as_deref(),
            target: finding.target.as_deref(),
            term: finding.term.as_deref(),
            args: &finding.args,
            message: message(finding, messages),
            hints: finding.hints.iter().map(|h| hint(h, messages)).collect(),
            waived: finding.waived.as_deref(),
            fingerprint: finding.fingerprint(),
        }
    }
}

#[derive(Debug, Serialize)]
struct Summary {
    errors: usize,
    warnings: usize,
    notes: usize,
    waived: usize,
    units: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    since: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    older: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    open: Option<usize>,
}

/// Findings that one core writes at a time.
const TOGETHER: usize = 256;

/// The report of `check`. Waived findings are counted, not listed.
pub fn write(findings: &[Finding], units: usize, messages: &Messages) -> String {
    write_left(findings, units, (None, None), messages)
}

/// The same for the findings that are left: of those that a revision did not have, by its name and how many it had; and of
/// those that are not about work still to be done, by how many are.
pub fn write_left(
    findings: &[Finding],
    units: usize,
    (since, open): (Option<&(String, usize)>, Option<usize>),
    messages: &Messages,
) -> String {
    let counts = Counts::of(findings);
    let summary = Summary {
        errors: counts.errors,
        warnings: counts.warnings,
        notes: counts.notes,
        waived: counts.waived,
        units,
        since: since.map(|(name, _)| name.clone()),
        older: since.map(|(_, count)| *count),
        open,
    };
    let listed: Vec<&Finding> = findings.iter().filter(|finding| finding.waived.is_none()).collect();
    let items = |part: &[&Finding]| -> Vec<String> { part.iter().map(|f| fragment(&FindingJson::new(f, messages))).collect() };
    let parts: Vec<String> = listed.par_chunks(TOGETHER).map(|part| items(part).join(",")).collect();
    format!("{{\"version\":1,\"findings\":[{}],\"summary\":{}}}\n", parts.join(","), fragment(&summary))
}
