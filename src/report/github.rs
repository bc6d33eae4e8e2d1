//! Findings as workflow commands of GitHub Actions, one line each.

use super::wording::message;
use crate::bundle::Messages;
use crate::finding::{Finding, Severity};
use crate::text::clean;

/// The annotations of all findings that are not waived.
pub fn write(findings: &[Finding], messages: &Messages) -> String {
    let mut out = String::new();
    for finding in findings.iter().filter(|f| f.waived.is_none()) {
        let level = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note | Severity::Off => "notice",
        };
        let mut place = format!("file={}", property(&finding.file));
        if let Some(p) = finding.place {
            place.push_str(&format!(",line={},endLine={},col={},endColumn={}", p.start.line, p.end.line, p.start.column, p.end.column));
        }
        out.push_str(&format!("::{level} {place},title={}::{}\n", finding.code.name(), data(&message(finding, messages))));
    }
    out
}

/// A message with what would end the command escaped.
fn data(text: &str) -> String {
    clean(text).replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property value, where `:` and `,` are syntax too.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
