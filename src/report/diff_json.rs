//! A diff as versioned JSON (design 7).

use serde_json::{Value, json};

use super::check_json::FindingJson;
use super::verdict::Judged;
use crate::bundle::Messages;
use crate::diff::{Diff, TermUse, Unit, UnitChange, words};
use crate::morph::Analyzer;

/// The JSON of `diff`; `head` is null for the working tree. The analyzers cut source and target texts for word differences.
pub fn write(diff: &Diff, base: &str, head: Option<&str>, messages: &Messages, analyzers: [&dyn Analyzer; 2]) -> String {
    let mut value = value(diff, base, head, messages, analyzers);
    let waivers: Vec<Value> = diff
        .waivers
        .iter()
        .map(|one| json!({ "unit": one.unit, "locale": one.locale, "code": one.code, "reason": one.reason, "status": one.status }))
        .collect();
    let kept_back: Vec<Value> =
        diff.kept_back.iter().map(|one| json!({ "article": one.article, "locale": one.locale, "missing": one.missing })).collect();
    let errors: Vec<Value> = diff.errors_beside.iter().map(|(article, errors)| json!({ "article": article, "errors": errors })).collect();
    if let Some(object) = value.as_object_mut() {
        object.insert("verdict".to_owned(), Judged::of(diff).verdict.name().into());
        let renamed: Vec<Value> = diff.renamed.iter().map(|(base, head)| json!({ "base": base, "head": head })).collect();
        object.insert("renamed".to_owned(), renamed.into());
        object.insert("settings_changed".to_owned(), diff.settings.into());
        object.insert("waivers".to_owned(), waivers.into());
        object.insert("errors_beside".to_owned(), errors.into());
        object.insert("kept_back".to_owned(), kept_back.into());
    }
    super::json(&value)
}

/// The same before it is written, so that others can add to it.
pub fn value(diff: &Diff, base: &str, head: Option<&str>, messages: &Messages, [source, target]: [&dyn Analyzer; 2]) -> Value {
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
                "source_words": differ(change, |unit| Some(&unit.source), source),
                "target_words": differ(change, |unit| unit.target.as_deref(), target),
            })
        })
        .collect();
    let terms: Vec<Value> = diff
        .terms
        .iter()
        .map(|change| {
            json!({
                "id": change.id, "locale": change.locale, "term": change.term, "base": term(&change.base), "head": term(&change.head),
                "changes": change.changes, "fixed": change.fixed, "entry": change.entry,
            })
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
    json!({ "version": 1, "base": base, "head": head, "units": units, "terms": terms, "findings": findings })
}

/// What of a text differs, word by word: pairs of tag and text; null where nothing does, or one side has none.
fn differ<'c>(change: &'c UnitChange, text: impl Fn(&'c Unit) -> Option<&'c str>, analyzer: &dyn Analyzer) -> Option<Value> {
    let (old, new) = (text(change.base.as_ref()?)?, text(change.head.as_ref()?)?);
    (old != new).then(|| json!(words(old, new, analyzer)))
}

fn unit(unit: &Unit) -> Value {
    let waivers: Vec<Value> = unit.waivers.iter().map(|(code, reason)| json!({ "code": code, "reason": reason })).collect();
    json!({
        "article": unit.article, "id": unit.id, "source": unit.source, "target": unit.target, "state": unit.state.name(), "was": unit.was,
        "notes": unit.notes, "waivers": waivers, "links": unit.links,
    })
}

fn term(term: &TermUse) -> Value {
    let renderings: Vec<Value> = term.renderings.iter().map(|(text, count)| json!({ "text": text, "count": count })).collect();
    json!({ "units": term.units, "renderings": renderings, "missing": term.missing, "forbidden": term.forbidden })
}
