//! A diff as versioned JSON (design 7).

use rayon::prelude::*;
use serde_json::{Value, json};

use super::check_json::FindingJson;
use super::fragment;
use super::verdict::Judged;
use crate::bundle::Messages;
use crate::diff::{Diff, FindingChange, KeptBack, TermChange, TermUse, Unit, UnitChange, Waiver, words};
use crate::morph::Analyzer;

/// Units that are made into text at a time.
const PART: usize = 1000;

/// The JSON of `diff`, as pieces that stand one after the other and are made when they are asked for; `head` is null for the
/// working tree. The analyzers cut source and target texts for word differences.
pub fn pieces<'d>(
    diff: &'d Diff,
    base: &str,
    head: Option<&str>,
    messages: &'d Messages,
    analyzers: [&'d dyn Analyzer; 2],
) -> impl Iterator<Item = String> + 'd {
    let begin = format!("{{\"version\":1,\"base\":{},\"head\":{},\"units\":[", fragment(&json!(base)), fragment(&json!(head)));
    let units = diff.units.chunks(PART).enumerate().map(move |(number, part)| {
        let items: Vec<String> = part.par_iter().map(|change| fragment(&unit_change(change, analyzers))).collect();
        format!("{}{}", if number == 0 { "" } else { "," }, items.join(","))
    });
    let list = |items: Vec<Value>| items.iter().map(fragment).collect::<Vec<String>>().join(",");
    let rest = move || {
        let terms = list(diff.terms.iter().map(term_change).collect());
        let findings = list(diff.findings.iter().map(|change| finding_change(change, messages)).collect());
        let besides: String = besides(diff).iter().map(|(name, value)| format!(",\"{name}\":{}", fragment(value))).collect();
        format!("],\"terms\":[{terms}],\"findings\":[{findings}]{besides}}}\n")
    };
    std::iter::once(begin).chain(units).chain(std::iter::once_with(rest))
}

/// What else there is to say of a diff, by name.
fn besides(diff: &Diff) -> [(&'static str, Value); 7] {
    let waiver =
        |one: &Waiver| json!({ "unit": one.unit, "locale": one.locale, "code": one.code, "reason": one.reason, "status": one.status });
    let kept = |one: &KeptBack| json!({ "article": one.article, "locale": one.locale, "missing": one.missing });
    let errors = diff.errors_beside.iter().map(|(article, errors)| json!({ "article": article, "errors": errors }));
    [
        ("base_missing", json!(diff.missing)),
        ("renamed", diff.renamed.iter().map(|(base, head)| json!({ "base": base, "head": head })).collect()),
        ("verdict", Judged::of(diff).verdict.name().into()),
        ("settings_changed", diff.settings.into()),
        ("waivers", diff.waivers.iter().map(waiver).collect()),
        ("errors_beside", errors.collect()),
        ("kept_back", diff.kept_back.iter().map(kept).collect()),
    ]
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
