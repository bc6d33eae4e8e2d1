//! `manifest.json`: what was published and what was not, for generators and people. One record for each article and
//! locale, sorted by path, the source first.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use sha2::{Digest, Sha256};
use unic_langid::LanguageIdentifier;

use super::document::json;
use super::page::{Plan, Written};
use super::policy::Settings;
use super::title::title;
use crate::bundle::chain;
use crate::finding::Counts;

#[derive(Serialize)]
struct Manifest<'a> {
    version: u32,
    source: String,
    locales: Vec<Locale>,
    articles: &'a [Article],
}

#[derive(Serialize)]
struct Locale {
    locale: String,
    /// The locales that stand in for it, best first.
    fallback: Vec<String>,
}

/// An article in one locale.
#[derive(Serialize)]
pub(super) struct Article {
    path: String,
    locale: String,
    title: Option<String>,
    published: bool,
    reason: Option<&'static str>,
    coverage: u8,
    /// Units by state; null for the source.
    counts: Option<BTreeMap<&'static str, usize>>,
    source_hash: String,
    target_hash: Option<String>,
    findings: Findings,
    alternates: Vec<Alternate>,
}

#[derive(Serialize)]
struct Findings {
    errors: usize,
    warnings: usize,
    notes: usize,
    waived: usize,
}

#[derive(Serialize)]
struct Alternate {
    hreflang: String,
    path: String,
}

/// The record of an article in a locale.
pub(super) fn article(plan: &Plan<'_>, written: &Written, settings: &Settings, published: &BTreeSet<(String, &str)>) -> Article {
    let is_source = plan.locale == settings.source;
    let reason = plan.reason.map(|(reason, _)| reason).or(written.refusal.as_ref().map(|refusal| refusal.reason));
    let counts = Counts::of(plan.findings().iter().copied().chain(&written.findings));
    let alternates = settings.locales().into_iter().map(|locale| locale.to_string());
    let alternates = alternates.filter(|locale| published.contains(&(locale.clone(), plan.page.path)));
    Article {
        path: plan.page.path.to_owned(),
        locale: plan.locale.to_string(),
        title: title(plan),
        published: reason.is_none(),
        reason: reason.map(|reason| reason.name()),
        coverage: plan.choice.coverage(),
        counts: (!is_source).then(|| plan.choice.counts()),
        source_hash: hash(plan.page.source),
        target_hash: written.article.as_deref().map(hash),
        findings: Findings { errors: counts.errors, warnings: counts.warnings, notes: counts.notes, waived: counts.waived },
        alternates: alternates
            .map(|locale| Alternate { path: format!("{locale}/articles/{}", plan.page.path), hreflang: locale })
            .collect(),
    }
}

/// The file.
pub(super) fn manifest(settings: &Settings, locales: &[LanguageIdentifier], articles: &[Article]) -> Vec<u8> {
    let locales = locales.iter().map(|locale| {
        let chain = chain(locale, &settings.targets, &settings.source);
        Locale { locale: locale.to_string(), fallback: chain.iter().filter(|one| *one != locale).map(ToString::to_string).collect() }
    });
    json(&Manifest { version: 1, source: settings.source.to_string(), locales: locales.collect(), articles })
}

/// SHA-256 in hexadecimal digits.
fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
