//! What a change of the glossary does, for people and as JSON: terms, then the segments whose findings change, by
//! article, then what was written anew or marked for review.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde_json::{Value, json};

use super::change::{entries, term};
use super::check_human;
use super::diff_json;
use super::difference::differ;
use super::excerpt::{flow, wrapped};
use super::paint::{Ink, Paint};
use crate::bundle::Messages;
use crate::diff::{Diff, FindingChange, Status};
use crate::morph::Analyzer;
use crate::text::one_line;

/// A translation before and after.
pub struct Rewritten<'r> {
    /// Full name of the unit.
    pub unit: &'r str,
    /// The target locale.
    pub locale: &'r str,
    /// The text that stood there.
    pub old: &'r str,
    /// The text in its place.
    pub new: &'r str,
}

/// A change of a glossary and what was done about it.
pub struct Impact<'r> {
    /// Terms and findings that differ.
    pub diff: &'r Diff,
    /// Translations written anew.
    pub rewritten: Vec<Rewritten<'r>>,
    /// Units marked for review, each with its locale.
    pub demoted: Vec<(&'r str, &'r str)>,
    /// Whether nothing was written.
    pub dry: bool,
    /// Whether anything was asked to be written.
    pub acts: bool,
}

/// Findings by article, then by unit and locale.
type Articles<'r> = BTreeMap<&'r str, BTreeMap<(&'r str, &'r str), Vec<&'r FindingChange>>>;

fn articles(diff: &Diff) -> Articles<'_> {
    let mut articles: Articles<'_> = BTreeMap::new();
    for change in diff.findings.iter().filter(|change| change.status != Status::Remaining) {
        let finding = &change.finding;
        let unit = finding.unit.as_deref().unwrap_or(&finding.file);
        let article = unit.rsplit_once('#').map_or(unit, |(article, _)| article);
        articles.entry(article).or_default().entry((unit, finding.locale.as_deref().unwrap_or(""))).or_default().push(change);
    }
    articles
}

/// As JSON: what `diff` has, with the segments by article.
pub fn json(impact: &Impact<'_>, base: &str, head: Option<&str>, messages: &Messages, analyzers: [&dyn Analyzer; 2]) -> String {
    let mut value = diff_json::value(impact.diff, base, head, messages, analyzers);
    let count = |changes: &[&FindingChange], status: Status| changes.iter().filter(|change| change.status == status).count();
    let articles: Vec<Value> = articles(impact.diff)
        .into_iter()
        .map(|(path, units)| {
            let units: Vec<Value> = units
                .into_iter()
                .map(|((unit, locale), changes)| {
                    let finding = changes.first().map(|change| &change.finding);
                    json!({
                        "unit": unit,
                        "locale": locale,
                        "source": finding.and_then(|finding| finding.source.as_deref()),
                        "target": finding.and_then(|finding| finding.target.as_deref()),
                        "introduced": count(&changes, Status::Introduced),
                        "fixed": count(&changes, Status::Fixed),
                    })
                })
                .collect();
            json!({ "path": path, "units": units })
        })
        .collect();
    let rewritten: Vec<Value> =
        impact.rewritten.iter().map(|one| json!({ "unit": one.unit, "locale": one.locale, "base": one.old, "head": one.new })).collect();
    let demoted: Vec<Value> = impact.demoted.iter().map(|(unit, locale)| json!({ "unit": unit, "locale": locale })).collect();
    if let Some(object) = value.as_object_mut() {
        object.insert("articles".to_owned(), articles.into());
        object.insert("rewritten".to_owned(), rewritten.into());
        object.insert("demoted".to_owned(), demoted.into());
        object.insert("dry_run".to_owned(), impact.dry.into());
    }
    super::json(&value)
}

/// For people, no wider than `cells`.
pub fn human(impact: &Impact<'_>, messages: &Messages, paint: Paint, cells: usize, [_, target]: [&dyn Analyzer; 2]) -> String {
    let diff = impact.diff;
    if diff.is_empty() {
        return format!("{}\n", messages.plain("diff-nothing"));
    }
    let articles = articles(diff);
    let count = |status: Status| diff.findings.iter().filter(|f| f.status == status).count();
    let args = [
        ("units", articles.values().map(BTreeMap::len).sum::<usize>().into()),
        ("articles", articles.len().into()),
        ("introduced", count(Status::Introduced).into()),
        ("fixed", count(Status::Fixed).into()),
    ];
    let mut out = format!("{}\n", messages.text("impact-summary", &args.into()));
    let besides = entries(diff, messages);
    if besides.is_some() || diff.told_terms().next().is_some() {
        let _ = writeln!(out, "\n{}", paint.bold(&messages.plain("diff-terms")));
        diff.told_terms().for_each(|change| flow(&mut out, "  ", 2, &term(change, diff.several, messages), paint, cells));
        besides.iter().for_each(|line| flow(&mut out, "  ", 2, &[(Ink::Dim, line.clone())], paint, cells));
    }
    for (article, units) in &articles {
        let _ = writeln!(out, "\n{}", paint.bold(&one_line(article)));
        for ((unit, locale), changes) in units {
            let id = unit.rsplit_once('#').map_or(*unit, |(_, id)| id);
            let _ = writeln!(out, "  {} {}", one_line(id), paint.dim(locale));
            let finding = changes.first().map(|change| &change.finding);
            for text in finding.into_iter().flat_map(|finding| [&finding.source, &finding.target]).flatten() {
                for line in wrapped(text, cells.saturating_sub(6)) {
                    let _ = writeln!(out, "      {line}");
                }
            }
            for change in changes {
                let (mark, key) = match change.status {
                    Status::Fixed => (paint.green("-"), "impact-fixed"),
                    _ => (paint.red("+"), "impact-introduced"),
                };
                let _ = writeln!(out, "    {mark} {}", paint.dim(&messages.plain(key)));
                check_human::one(&mut out, &change.finding, messages, paint, cells);
            }
        }
    }
    if !impact.acts {
        return out;
    }
    let told = |key: &str, count: usize| messages.text(key, &[("count", count.into())].into());
    let (rewritten, demoted) = match impact.dry {
        true => ("impact-rewritten-dry", "impact-demoted-dry"),
        false => ("impact-rewritten", "impact-demoted"),
    };
    if !impact.rewritten.is_empty() {
        out.push('\n');
        for one in &impact.rewritten {
            let _ = writeln!(out, "{} {}", one_line(one.unit), paint.dim(one.locale));
            flow(&mut out, "      ", 6, &differ(one.old, one.new, target), paint, cells);
        }
    }
    let _ = writeln!(out, "\n{}", told(rewritten, impact.rewritten.len()));
    let _ = writeln!(out, "{}", told(demoted, impact.demoted.len()));
    out
}
