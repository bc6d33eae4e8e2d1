//! A diff as versioned JSON (design 7).

use rayon::prelude::*;
use serde_json::{Value, json};

use super::check_json::FindingJson;
use super::fragment;
use super::verdict::Judged;
use crate::bundle::Messages;
use crate::diff::{Diff, FindingChange, TermChange, TermUse, Unit, UnitChange, words};
use crate::morph::Analyzer;

/// The JSON of `diff`; `head` is null for the working tree. The analyzers cut source and target texts for word differences.
/// In pieces that stand one after the other: a diff of a large project is never held whole as values.
pub fn pieces(diff: &Diff, base: &str, head: Option<&str>, messages: &Messages, analyzers: [&dyn Analyzer; 2]) -> Vec<String> {
    let mut pieces = vec![format!("{{\"version\":1,\"base\":{},\"head\":{}", fragment(&json!(base)), fragment(&json!(head)))];
    let mut list = |name: &str, items: Vec<String>| {
        pieces.push(format!(",\"{name}\":["));
        pieces.extend(items.into_iter().enumerate().map(|(at, item)| if at == 0 { item } else { format!(",{item}") }));
        pieces.push("]".to_owned());
    };
    list("units", diff.units.par_iter().map(|change| fragment(&unit_change(change, analyzers))).collect());
    list("terms", diff.terms.iter().map(|change| fragment(&term_change(change))).collect());
    list("findings", diff.findings.iter().map(|change| fragment(&finding_change(change, messages))).collect());
    let waivers: Vec<Value> = diff
        .waivers
        .iter()
        .map(|one| json!({ "unit": one.unit, "locale": one.locale, "code": one.code, "reason": one.reason, "status": one.status }))
        .collect();
    let kept_back: Vec<Value> =
        diff.kept_back.iter().map(|one| json!({ "article": one.article, "locale": one.locale, "missing": one.missing })).collect();
    let errors: Vec<Value> = diff.errors_beside.iter().map(|(article, errors)| json!({ "article": article, "errors": errors })).collect();
    let renamed: Vec<Value> = diff.renamed.iter().map(|(base, head)| json!({ "base": base, "head": head })).collect();
    let rest = [
        ("renamed", renamed.into()),
        ("verdict", Judged::of(diff).verdict.name().into()),
        ("settings_changed", diff.settings.into()),
        ("waivers", waivers.into()),
        ("errors_beside", errors.into()),
        ("kept_back", Value::from(kept_back)),
    ];
    pieces.extend(rest.iter().map(|(name, value)| format!(",\"{name}\":{}", fragment(value))));
    pieces.push("}\n".to_owned());
    pieces
}

/// The same before it is written, so that others can add to it.
pub fn value(diff: &Diff, base: &str, head: Option<&str>, messages: &Messages, analyzers: [&dyn Analyzer; 2]) -> Value {
    let units: Vec<Value> = diff.units.iter().map(|change| unit_change(change, analyzers)).collect();
    let terms: Vec<Value> = diff.terms.iter().map(term_change).collect();
    let findings: Vec<Value> = diff.findings.iter().map(|change| finding_change(change, messages)).collect();
    json!({ "version": 1, "base": base, "head": head, "units": units, "terms": terms, "findings": findings })
}

fn unit_change(change: &UnitChange, [source, target]: [&dyn Analyzer; 2]) -> Value {
    let either = change.head.as_ref().or(change.base.as_ref());
    json!({
        "unit": either.map(|unit| unit.name()),
        "locale": either.map(|unit| &unit.locale),
        "changes": change.changes,
        "base": change.base.as_deref().map(unit),
        "head": change.head.as_deref().map(unit),
        "source_words": differ(change, |unit| Some(&unit.source), source),
        "target_words": differ(change, |unit| unit.target.as_deref(), target),
    })
}

fn term_change(change: &TermChange) -> Value {
    json!({
        "id": change.id, "locale": change.locale, "term": change.term, "base": term(&change.base), "head": term(&change.head),
        "changes": change.changes, "fixed": change.fixed, "entry": change.entry,
    })
}

fn finding_change(change: &FindingChange, messages: &Messages) -> Value {
    let mut value = serde_json::to_value(FindingJson::new(&change.finding, messages)).unwrap_or_default();
    if let Some(object) = value.as_object_mut() {
        object.insert("status".to_owned(), json!(change.status));
    }
    value
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
