//! The report of `build` as versioned JSON; `docs/schema/build.schema.json` describes it.

use serde::Serialize;

use crate::bundle::Messages;
use crate::finding::Args;
use crate::project::{Cause, Report};
use crate::report::check_json::FindingJson;

#[derive(Serialize)]
struct Json<'a> {
    version: u8,
    /// Whether the output was as it should be before.
    unchanged: bool,
    files: usize,
    published: Vec<Published<'a>>,
    kept: Vec<KeptBack<'a>>,
    changed: Vec<Changed<'a>>,
    removed: Vec<Page<'a>>,
    refused: Vec<Refused<'a>>,
    unread: &'a [String],
    foreign: &'a [String],
    findings: Vec<FindingJson<'a>>,
}

#[derive(Serialize)]
struct Page<'a> {
    path: &'a str,
    locale: &'a str,
}

#[derive(Serialize)]
struct Published<'a> {
    path: &'a str,
    locale: &'a str,
    coverage: u8,
    fallback: usize,
}

#[derive(Serialize)]
struct KeptBack<'a> {
    path: &'a str,
    locale: &'a str,
    reason: &'a str,
    coverage: u8,
}

#[derive(Serialize)]
struct Changed<'a> {
    path: &'a str,
    locale: &'a str,
    reasons: Vec<&'static str>,
    terms: Vec<&'a str>,
}

#[derive(Serialize)]
struct Refused<'a> {
    path: Option<&'a str>,
    locale: Option<&'a str>,
    reason: &'static str,
    args: Args,
}

/// The report. Where the build is refused nothing is published, kept or changed.
pub fn write(report: &Report, messages: &Messages) -> String {
    let is_done = report.refused.is_empty() && report.closed == 0;
    let records = || report.records.iter().filter(|_| is_done);
    let published = records().filter(|record| record.published).map(|record| Published {
        path: &record.path,
        locale: &record.locale,
        coverage: record.coverage,
        fallback: record.fallback.count,
    });
    let kept = records().filter(|record| !record.published).map(|record| KeptBack {
        path: &record.path,
        locale: &record.locale,
        reason: record.reason.as_deref().unwrap_or_default(),
        coverage: record.coverage,
    });
    let changed = report.changed.iter().map(|(locale, path, causes)| {
        let mut reasons: Vec<&'static str> = causes.iter().map(Cause::name).collect();
        reasons.dedup();
        let terms = causes.iter().filter_map(|cause| if let Cause::Term(id) = cause { Some(id.as_str()) } else { None });
        Changed { path, locale, reasons, terms: terms.collect() }
    });
    let refused = report.refused.iter().map(|refusal| Refused {
        path: refusal.path.as_deref(),
        locale: refusal.locale.as_deref(),
        reason: refusal.reason.name(),
        args: refusal.reason.args(),
    });
    let json = Json {
        version: 1,
        unchanged: report.unchanged,
        files: if is_done { report.files } else { 0 },
        published: published.collect(),
        kept: kept.collect(),
        changed: changed.collect(),
        removed: report.removed.iter().map(|(locale, path)| Page { path, locale }).collect(),
        refused: refused.collect(),
        unread: &report.unread,
        foreign: &report.foreign,
        findings: report.findings.iter().chain(&report.notes).map(|finding| FindingJson::new(finding, messages)).collect(),
    };
    let mut text = serde_json::to_string_pretty(&json).unwrap_or_default();
    text.push('\n');
    text
}
