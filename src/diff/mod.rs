//! Differences between two versions of a project, by segment and by term: what was added, removed, moved or changed,
//! how the renderings of terms shifted, which findings came and went. Values in, values out.

mod alike;
mod beside;
mod findings;
mod open;
mod order;
mod term_words;
mod terms;
mod token;
mod units;
mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

pub use beside::{KeptBack, Waiver};
pub use findings::{FindingChange, Status};
pub use open::without_open;
pub use term_words::TermWords;
pub use terms::{Entry, EntryChange, TermChange, TermChangeKind, TermUse};
pub use units::{Change, UnitChange};
pub use words::{Tag, words};

use crate::catalog::State;
use crate::finding::{Code, Finding};

/// A unit in one locale, as one version has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// The article.
    pub article: String,
    /// The id within the article.
    pub id: String,
    /// The target locale.
    pub locale: String,
    /// Source text.
    pub source: String,
    /// Target text, if there is a translation.
    pub target: Option<String>,
    /// Where the translation stands.
    pub state: State,
    /// For a stale translation: the source it was made for.
    pub was: Option<String>,
    /// Terms of the source: concept id, term as it stands, rendering.
    pub terms: Vec<Term>,
    /// What people noted on the translation.
    pub notes: Vec<String>,
    /// Findings that people waived on it: code and reason.
    pub waivers: Vec<(String, String)>,
    /// Where its links lead, in their order.
    pub links: Vec<String>,
    /// Number of the block of the article that it stands in (a paragraph, a list item, a row of a table), from any number on.
    pub block: usize,
}

/// A term of a unit and its rendering.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// The concept's id.
    pub id: String,
    /// Its word in the source language.
    pub term: String,
    /// The glossary's word that renders it, if any does.
    pub rendering: Option<String>,
    /// Whether that word is forbidden.
    pub forbidden: bool,
}

impl Unit {
    /// `article#id`.
    pub fn name(&self) -> String {
        format!("{}#{}", self.article, self.id)
    }
}

/// One version of a project: its units in order of article and place, its findings, its glossary entries as text.
#[derive(Debug, Clone, Default)]
pub struct Version {
    /// Units, article by article in reading order, one locale after the other.
    pub units: Vec<Arc<Unit>>,
    /// Findings of `check`.
    pub findings: Vec<Finding>,
    /// Every concept by id; or none in both versions, where both have the same glossary.
    pub glossary: BTreeMap<String, Entry>,
    /// The terms of articles that are left out because both versions have them alike: concept and locale to the concept's
    /// word and its use. Where findings and terms that stand unchanged are to be listed, nothing may be left out.
    pub beside: BTreeMap<(String, String), (String, TermUse)>,
    /// Articles that a build would keep back, with their locale: how many units lack a translation that may be published.
    pub kept_back: BTreeMap<(String, String), usize>,
    /// The settings, as they are written.
    pub settings: String,
    /// Codes that are not reported at all.
    pub silent: BTreeSet<Code>,
}

/// Why there is nothing to compare with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Missing {
    /// The base has no project in this folder.
    NoProject,
    /// Nothing was committed yet.
    NoCommit,
    /// The project is in no repository.
    NoRepository,
}

/// What differs between two versions.
#[derive(Debug, Clone, Default)]
pub struct Diff {
    /// Why the base is empty, if it is for want of one; for whoever opens versions to say.
    pub missing: Option<Missing>,
    /// Units that differ, in the order of the head (removed ones where they stood).
    pub units: Vec<UnitChange>,
    /// Articles that have another name: the old one and the new one.
    pub renamed: Vec<(String, String)>,
    /// Terms whose use differs.
    pub terms: Vec<TermChange>,
    /// Findings that came, went, or stand on a unit that differs (all that stand, if asked for).
    pub findings: Vec<FindingChange>,
    /// Waivers that came with the change, or stand on a text that they were not given for.
    pub waivers: Vec<Waiver>,
    /// Articles with units that differ and that a build would keep back all the same.
    pub kept_back: Vec<KeptBack>,
    /// Articles with units that differ, and how many errors stand elsewhere in them.
    pub errors_beside: BTreeMap<String, usize>,
    /// Whether the settings differ.
    pub settings: bool,
    /// Whether the units are of several target locales.
    pub several: bool,
}

impl Diff {
    /// How many units differ in more than the name of their article.
    pub fn changed_units(&self) -> usize {
        self.units.iter().filter(|change| !change.is_only_renamed()).count()
    }

    /// How many terms differ, those that are only counted left out.
    pub fn changed_terms(&self) -> usize {
        self.terms.iter().filter(|term| !term.beside && (!term.changes.is_empty() || !term.fixed.is_empty())).count()
    }

    /// The terms that are told one by one.
    pub fn told_terms(&self) -> impl Iterator<Item = &TermChange> {
        self.terms.iter().filter(|term| !term.beside)
    }

    /// The name that an article had, if it has another one.
    pub fn renamed_from(&self, article: &str) -> Option<&str> {
        self.renamed.iter().find(|(_, new)| new == article).map(|(old, _)| old.as_str())
    }

    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.units.is_empty()
            && self.terms.iter().all(|term| term.changes.is_empty())
            && self.findings.iter().all(|f| f.status == Status::Remaining)
            && !self.settings
    }
}

/// Compares two versions. With `all`, findings and terms that stand unchanged are listed too.
pub fn compare(base: &Version, head: &Version, all: bool) -> Diff {
    let units = units::compare(&base.units, &head.units);
    let findings::Compared { changes: mut findings, beside } = findings::compare(&base.findings, &head.findings, &units, all);
    // What nobody looks for any more is not mended.
    let is_silenced = |change: &FindingChange| {
        change.status == Status::Fixed && head.silent.contains(&change.finding.code) && !base.silent.contains(&change.finding.code)
    };
    findings.retain(|change| !is_silenced(change));
    let changed = units.iter().filter(|change| !change.is_only_renamed());
    let of_units = changed.flat_map(|change| change.base.iter().chain(&change.head)).flat_map(|unit| &unit.terms).map(|term| &term.id);
    let of_findings = findings.iter().filter(|change| !change.beside).filter_map(|change| change.finding.term.as_ref());
    let touched: BTreeSet<&str> = of_units.chain(of_findings).map(String::as_str).collect();
    let terms = terms::compare(base, head, &touched, all);
    let locales: BTreeSet<&str> = base.units.iter().chain(&head.units).map(|unit| unit.locale.as_str()).collect();
    Diff {
        missing: None,
        several: locales.len() > 1,
        renamed: units::renamings(&units),
        waivers: beside::waivers(&units, &head.findings),
        kept_back: beside::kept_back(&units, &head.kept_back),
        errors_beside: beside::errors(&units, &beside),
        // A version that is not there has none.
        settings: !base.settings.is_empty() && !head.settings.is_empty() && base.settings != head.settings,
        units,
        terms,
        findings,
    }
}
