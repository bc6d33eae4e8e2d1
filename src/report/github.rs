//! Findings as workflow commands of GitHub Actions, one line each.

use super::change::renamed;
use super::wording::message;
use crate::bundle::Messages;
use crate::diff::{Diff, Status, Waiver};
use crate::finding::{Finding, Severity};
use crate::text::clean;

/// The annotations of all findings that are not waived.
pub fn write(findings: &[Finding], messages: &Messages) -> String {
    findings.iter().filter(|finding| finding.waived.is_none()).map(|finding| line(finding, messages)).collect()
}

/// The annotations of what a change brings.
pub fn write_diff(diff: &Diff, messages: &Messages) -> String {
    let new = diff.findings.iter().filter(|change| change.status == Status::Introduced);
    let lines = new.map(|change| line(&change.finding, messages));
    let renamed = diff.renamed.iter().filter_map(|(_, new)| {
        let text = format!("{new} {}", renamed(diff, new, messages)?);
        Some(format!("::notice title={}::{}\n", property(&messages.plain("diff-renamed")), data(&text)))
    });
    lines.chain(renamed).chain(diff.waivers.iter().map(|waiver| waived(waiver, messages))).collect()
}

/// A waiver of a change, where what it waives stands.
fn waived(waiver: &Waiver, messages: &Messages) -> String {
    let mut properties = place(waiver.finding.as_ref());
    properties.push(format!("title={}", property(&waiver.code)));
    let text = format!("{} {}: {}", messages.plain("diff-waived"), waiver.unit, waiver.reason);
    format!("::notice {}::{}\n", properties.join(","), data(&text))
}

fn line(finding: &Finding, messages: &Messages) -> String {
    let level = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note | Severity::Off => "notice",
    };
    let mut properties = place(Some(finding));
    properties.push(format!("title={}", finding.code.name()));
    format!("::{level} {}::{}\n", properties.join(","), data(&message(finding, messages)))
}

/// Where a finding stands.
fn place(finding: Option<&Finding>) -> Vec<String> {
    let mut properties = Vec::new();
    let Some(finding) = finding else { return properties };
    if !finding.file.is_empty() {
        properties.push(format!("file={}", property(&finding.file)));
    }
    if let Some(p) = finding.place {
        properties.push(format!("line={},endLine={}", p.start.line, p.end.line));
        // GitHub takes columns for one line only.
        if p.start.line == p.end.line {
            properties.push(format!("col={},endColumn={}", p.start.column, p.end.column));
        }
    }
    properties
}

/// A message with what would end the command escaped.
fn data(text: &str) -> String {
    clean(text).replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property value, where `:` and `,` are syntax too.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
