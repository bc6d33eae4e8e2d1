//! A diff as versioned JSON (design 7).

use serde_json::{Value, json};

use super::check_json::FindingJson;
use crate::bundle::Messages;
use crate::diff::{Diff, TermUse, Unit};

/// The JSON of `diff`; `head` is null for the working tree.
pub fn write(diff: &Diff, base: &str, head: Option<&str>, messages: &Messages) -> String {
    let units: Vec<Value> = diff
        .units
        .iter()
        .map(|change| {
            let either = change.head.as_ref().or(change.base.as_ref());
            json!({
                "unit": either.map(Unit::name),
                "locale": either.map(|unit| &unit.locale),
                "changes": change.changes,
                "base": change.base.as_ref().map(unit),
                "head": change.head.as_ref().map(unit),
            })
        })
        .collect();
    let terms: Vec<Value> = diff
        .terms
        .iter()
        .map(|change| {
            json!({ "id": change.id, "term": change.term, "base": term(&change.base), "head": term(&change.head), "changes": change.changes })
        })
        .collect();
    let findings: Vec<Value> = diff
        .findings
        .iter()
        .map(|change| {
            let mut value = serde_json::to_value(FindingJson::new(&change.finding, messages)).unwrap_or_default();
            if let Some(object) = value.as_object_mut() {
                object.insert("status".to_owned(), json!(change.status));
            }
            value
        })
        .collect();
    super::json(&json!({ "version": 1, "base": base, "head": head, "units": units, "terms": terms, "findings": findings }))
}

fn unit(unit: &Unit) -> Value {
    json!({ "id": unit.id, "source": unit.source, "target": unit.target, "state": unit.state.name() })
}

fn term(term: &TermUse) -> Value {
    let renderings: Vec<Value> = term.renderings.iter().map(|(text, count)| json!({ "text": text, "count": count })).collect();
    json!({ "units": term.units, "renderings": renderings, "missing": term.missing, "forbidden": term.forbidden })
}
