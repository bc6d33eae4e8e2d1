//! Findings as SARIF 2.1.0. Columns count code points (`columnKind`). Fingerprints survive a move and the rename of an
//! article: who reads them would close one alert and open another. Texts of files stand in messages without making the
//! links that SARIF knows there.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::wording::{hint, message};
use crate::bundle::{Messages, Speech};
use crate::check::print_anywhere;
use crate::diff::{Diff, Status};
use crate::finding::{Args, Code, Finding, Place, Severity};

/// The log of `check`.
pub fn write(findings: &[Finding], messages: &Messages) -> String {
    log(findings.iter().map(|finding| (finding, None)), messages)
}

/// The log of `diff`: what the change brings (`baselineState` is `new`), what it waives suppressed.
pub fn write_diff(diff: &Diff, messages: &Messages) -> String {
    let new = diff.findings.iter().filter(|change| change.status == Status::Introduced);
    let waived = diff.waivers.iter().filter_map(|waiver| waiver.finding.as_ref());
    log(new.map(|change| &change.finding).chain(waived).map(|finding| (finding, Some("new"))), messages)
}

fn log<'f>(findings: impl Iterator<Item = (&'f Finding, Option<&'static str>)>, messages: &Messages) -> String {
    let rules: Vec<Value> = Code::ALL.iter().map(|code| rule(*code, messages)).collect();
    // One text may stand in several places, and two findings of one unit may say the same.
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let results: Vec<Value> = findings
        .map(|(finding, baseline)| {
            let fingerprint = print_anywhere(finding);
            let occurrence = seen.entry(fingerprint.clone()).or_default();
            *occurrence += 1;
            result(finding, baseline, &fingerprint, *occurrence, messages)
        })
        .collect();
    let language = match messages.speech() {
        Speech::En => "en",
        Speech::Ja => "ja",
    };
    super::json(&json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": "taiyaku", "version": env!("CARGO_PKG_VERSION"), "rules": rules } },
            "language": language,
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    }))
}

fn rule(code: Code, messages: &Messages) -> Value {
    let key = format!("explain-{}", code.name());
    let attribute = |name: &str| messages.find(&key, Some(name), &Args::new()).unwrap_or_default();
    let help = messages.plain(&key);
    let first = help.split("\n\n").next().unwrap_or_default().replace('\n', " ");
    json!({
        "id": code.name(),
        "shortDescription": { "text": attribute("title") },
        "fullDescription": { "text": first },
        "help": { "text": help },
        "defaultConfiguration": { "level": level(code.severity()) },
        "properties": { "level": code.level(), "mqm": attribute("mqm") },
    })
}

fn result(finding: &Finding, baseline: Option<&str>, fingerprint: &str, occurrence: usize, messages: &Messages) -> Value {
    let mut place = json!({});
    if !finding.file.is_empty() {
        place["physicalLocation"] = physical(&finding.file, finding.place);
    }
    if let Some(unit) = &finding.unit {
        place["logicalLocations"] = json!([{ "fullyQualifiedName": unit, "kind": "unit" }]);
    }
    let mqm = messages.find(&format!("explain-{}", finding.code.name()), Some("mqm"), &Args::new()).unwrap_or_default();
    let hints: Vec<String> = finding.hints.iter().map(|h| hint(h, messages)).collect();
    let mut result = json!({
        "ruleId": finding.code.name(),
        "ruleIndex": Code::ALL.iter().position(|code| *code == finding.code),
        "level": level(finding.severity),
        "message": { "text": unlinked(&message(finding, messages)) },
        "locations": if place.as_object().is_some_and(serde_json::Map::is_empty) { json!([]) } else { json!([place]) },
        // The second is the one that GitHub reads.
        "partialFingerprints": { "taiyaku/v1": fingerprint, "primaryLocationLineHash": format!("{fingerprint}:{occurrence}") },
        "properties": { "mqm": mqm, "locale": finding.locale, "term": finding.term, "hints": hints },
    });
    if let Some(related) = &finding.related {
        let text = messages.plain(if related.is_source { "sarif-source" } else { "sarif-target" });
        let place = json!({ "id": 1, "physicalLocation": physical(&related.file, related.place), "message": { "text": text } });
        result["relatedLocations"] = json!([place]);
    }
    if let Some(state) = baseline {
        result["baselineState"] = json!(state);
    }
    if let Some(reason) = &finding.waived {
        result["suppressions"] = json!([{ "kind": "inSource", "justification": reason }]);
    }
    result
}

/// A place in a file, as far as it is known.
fn physical(file: &str, place: Option<Place>) -> Value {
    let mut physical = json!({ "artifactLocation": { "uri": uri(file) } });
    if let Some(p) = place {
        physical["region"] =
            json!({ "startLine": p.start.line, "startColumn": p.start.column, "endLine": p.end.line, "endColumn": p.end.column });
    }
    physical
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

/// A message in which `[text](target)` is no link (SARIF 3.11.6).
fn unlinked(text: &str) -> String {
    text.replace("](", "]\u{200b}(")
}
