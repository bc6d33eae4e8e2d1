//! Findings as SARIF 2.1.0. Columns count code points (`columnKind`), and fingerprints survive a move.

use serde_json::{Value, json};

use super::wording::message;
use crate::bundle::Messages;
use crate::finding::{Args, Code, Finding, Severity};

/// The log of one run.
pub fn write(findings: &[Finding], messages: &Messages) -> String {
    let rules: Vec<Value> = Code::ALL
        .iter()
        .map(|code| {
            let key = format!("explain-{}", code.name());
            let attribute = |name: &str| messages.find(&key, Some(name), &Args::new()).unwrap_or_default();
            json!({
                "id": code.name(),
                "shortDescription": { "text": attribute("title") },
                "help": { "text": messages.plain(&key) },
                "defaultConfiguration": { "level": level(code.severity()) },
                "properties": { "level": code.level(), "mqm": attribute("mqm") },
            })
        })
        .collect();
    let results: Vec<Value> = findings.iter().map(|finding| result(finding, messages)).collect();
    super::json(&json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": "taiyaku", "version": env!("CARGO_PKG_VERSION"), "rules": rules } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    }))
}

fn result(finding: &Finding, messages: &Messages) -> Value {
    let mut physical = json!({ "artifactLocation": { "uri": uri(&finding.file) } });
    if let Some(p) = finding.place {
        physical["region"] =
            json!({ "startLine": p.start.line, "startColumn": p.start.column, "endLine": p.end.line, "endColumn": p.end.column });
    }
    let mut result = json!({
        "ruleId": finding.code.name(),
        "level": level(finding.severity),
        "message": { "text": message(finding, messages) },
        "locations": [{ "physicalLocation": physical }],
        "partialFingerprints": { "taiyaku/v1": finding.fingerprint() },
    });
    if let Some(reason) = &finding.waived {
        result["suppressions"] = json!([{ "kind": "inSource", "justification": reason }]);
    }
    result
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
        Severity::Off => "none",
    }
}

/// A relative path as a URI reference: everything but unreserved characters and `/` percent-encoded.
fn uri(path: &str) -> String {
    path.bytes()
        .map(|b| if b.is_ascii_alphanumeric() || b"-._~/".contains(&b) { char::from(b).to_string() } else { format!("%{b:02X}") })
        .collect()
}
