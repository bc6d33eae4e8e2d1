//! `manifest.json`: what was published and what was not, for generators and people. One record for each article and
//! locale, sorted by path, the source first.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::choice::Origin;
use super::document::json;
use super::layout::{Arrangement, Entry};
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
    articles: Vec<Listed<'a>>,
}

#[derive(Serialize)]
struct Locale {
    locale: String,
    /// The locales that stand in for it, best first.
    fallback: Vec<String>,
}

/// What the manifest says of an article in one locale, but where its other languages are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// Its path below the content folder.
    pub path: String,
    /// The locale.
    pub locale: String,
    /// Its title, as plain text.
    pub title: Option<String>,
    /// Whether it is published.
    pub published: bool,
    /// Why not: the name of a [`super::Reason`].
    pub reason: Option<String>,
    /// `publish.unit` as it holds for the article.
    pub policy: String,
    /// Units with a text in the language among those for translation, in percent, never rounded up.
    pub coverage: u8,
    /// Units by state; none for the source.
    pub counts: Option<BTreeMap<String, usize>>,
    /// Units that stand in another language.
    pub fallback: Fallback,
    /// SHA-256 of the source file.
    pub source_hash: String,
    /// SHA-256 of the article as it is published.
    pub target_hash: Option<String>,
    /// Findings about the article in this locale.
    pub findings: Tally,
}

impl Record {
    /// What an arrangement asks of it.
    pub fn entry(&self) -> Entry<'_> {
        Entry { path: &self.path, locale: &self.locale, title: self.title.as_deref(), coverage: self.coverage }
    }
}

/// The units of a published article that stand in another language than the page.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Fallback {
    /// How many.
    pub count: usize,
    /// Which, in reading order.
    pub units: Vec<Fallen>,
}

/// A unit that stands in another language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fallen {
    /// Its id.
    pub id: String,
    /// The locale of its text.
    pub locale: String,
    /// Why: the state of its own translation (`untranslated`, `draft`, `stale`).
    pub reason: String,
}

/// Findings by loudness.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Tally {
    /// Errors that are not waived.
    pub errors: usize,
    /// Warnings that are not waived.
    pub warnings: usize,
    /// Notes that are not waived.
    pub notes: usize,
    /// Findings a person waived.
    pub waived: usize,
}

impl From<Counts> for Tally {
    fn from(counts: Counts) -> Self {
        Tally { errors: counts.errors, warnings: counts.warnings, notes: counts.notes, waived: counts.waived }
    }
}

/// A record as the manifest has it.
#[derive(Serialize)]
struct Listed<'a> {
    #[serde(flatten)]
    record: &'a Record,
    alternates: Vec<Alternate<'a>>,
    /// Where readers of any other language go: the file in the source locale.
    x_default: Option<String>,
}

/// Where an article is in one of its languages.
#[derive(Serialize)]
struct Alternate<'a> {
    hreflang: &'a str,
    path: String,
}

/// The record of an article in a locale.
pub(super) fn record(plan: &Plan<'_>, written: &Written, settings: &Settings) -> Record {
    let is_source = plan.locale == settings.source;
    let reason = plan.reason.map(|(reason, _)| reason).or(written.refusal.as_ref().map(|refusal| refusal.reason));
    Record {
        path: plan.page.path.to_owned(),
        locale: plan.locale.to_string(),
        title: title(plan),
        published: reason.is_none(),
        reason: reason.map(|reason| reason.name().to_owned()),
        policy: settings.policy(plan.page.path).unit.name().to_owned(),
        coverage: plan.choice.coverage(),
        counts: (!is_source).then(|| plan.choice.counts().into_iter().map(|(state, count)| (state.to_owned(), count)).collect()),
        fallback: if reason.is_none() { fallback(plan) } else { Fallback::default() },
        source_hash: hash(plan.page.source),
        target_hash: written.article.as_deref().map(hash),
        findings: Counts::of(plan.findings().iter().copied().chain(&written.findings)).into(),
    }
}

fn fallback(plan: &Plan<'_>) -> Fallback {
    let chosen = plan.page.blocks.iter().flat_map(|block| &block.units).filter_map(|unit| Some((unit, plan.choice.texts.get(unit.id)?)));
    let units: Vec<Fallen> = chosen
        .filter(|(_, chosen)| chosen.origin == Origin::Fallback)
        .map(|(unit, chosen)| Fallen { id: unit.id.to_owned(), locale: chosen.locale.to_string(), reason: chosen.state.name().to_owned() })
        .collect();
    Fallback { count: units.len(), units }
}

/// The file.
pub(super) fn manifest<'e>(settings: &Settings, arrangement: &Arrangement, records: impl Iterator<Item = &'e Record>) -> Vec<u8> {
    let locales = settings.locales();
    let records: Vec<&Record> = records.collect();
    let published: BTreeSet<(&str, &str)> =
        records.iter().filter(|one| one.published).map(|one| (one.path.as_str(), one.locale.as_str())).collect();
    let names: Vec<String> = locales.iter().map(ToString::to_string).collect();
    let source = settings.source.to_string();
    let listed = |record: &'e Record| {
        let own = names.iter().filter(|locale| published.contains(&(record.path.as_str(), locale.as_str())));
        let at = |locale: &str| arrangement.place(locale, &record.path);
        let alternates = own.map(|locale| Alternate { hreflang: locale, path: at(locale) }).collect();
        let x_default = published.contains(&(record.path.as_str(), source.as_str())).then(|| at(&source));
        Listed { record, alternates, x_default }
    };
    let articles = records.iter().map(|record| listed(record)).collect();
    let locales = locales.iter().map(|locale| {
        let chain = chain(locale, &settings.targets, &settings.source);
        Locale { locale: locale.to_string(), fallback: chain.iter().filter(|one| *one != locale).map(ToString::to_string).collect() }
    });
    json(&Manifest { version: 1, source: source.clone(), locales: locales.collect(), articles })
}

/// SHA-256 in hexadecimal digits.
fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
