//! What a page shows, in order: articles with their segments as the head has them, removed segments where they stood,
//! each with what became of it and its findings.

use std::collections::{BTreeMap, BTreeSet};

use super::Page;
use crate::catalog::State;
use crate::diff::{Status, Unit, UnitChange};
use crate::finding::{Finding, Severity};

/// A segment.
pub(super) struct Row<'p> {
    /// The unit of the head, or of the base where it was removed.
    pub unit: &'p Unit,
    /// What became of it, if anything did.
    pub change: Option<&'p UnitChange>,
    /// Its findings that nobody waived.
    pub findings: Vec<&'p Finding>,
}

impl Row<'_> {
    /// Whether an error or a warning stands on it.
    pub fn is_flagged(&self) -> bool {
        self.findings.iter().any(|finding| finding.severity >= Severity::Warning)
    }

    /// Whether a finding on it is one of these fingerprints.
    pub fn has_new(&self, new: &BTreeSet<String>) -> bool {
        !new.is_empty() && self.findings.iter().any(|finding| new.contains(&finding.fingerprint()))
    }
}

/// An article in one locale.
pub(super) struct Article<'p> {
    pub path: &'p str,
    pub locale: &'p str,
    pub rows: Vec<Row<'p>>,
}

/// How far a locale is translated.
#[derive(Default)]
pub(super) struct Coverage {
    pub states: BTreeMap<State, usize>,
}

impl Coverage {
    pub fn total(&self) -> usize {
        self.states.iter().filter(|(state, _)| **state != State::Skipped).map(|(_, count)| count).sum()
    }

    pub fn done(&self) -> usize {
        [State::Translated, State::Reviewed].iter().filter_map(|state| self.states.get(state)).sum()
    }
}

/// Everything that is shown.
pub(super) struct Outline<'p> {
    /// Articles that the change touches, or all of them.
    pub articles: Vec<Article<'p>>,
    /// How many articles are left out.
    pub others: usize,
    /// Target locale, in order of first appearance.
    pub coverage: BTreeMap<&'p str, Coverage>,
    /// The locale whose segments have the plain names.
    pub first: &'p str,
    /// Findings of the head that stand on no segment.
    pub elsewhere: Vec<&'p Finding>,
    /// Fingerprints of the findings that came.
    pub new: BTreeSet<String>,
}

type Key<'p> = (&'p str, &'p str, &'p str);

fn key(unit: &Unit) -> Key<'_> {
    (&unit.article, &unit.locale, &unit.id)
}

impl<'p> Outline<'p> {
    pub fn of(page: &Page<'p>) -> Self {
        let mut coverage: BTreeMap<&str, Coverage> = BTreeMap::new();
        for unit in &page.head.units {
            *coverage.entry(&unit.locale).or_default().states.entry(unit.state).or_default() += 1;
        }
        let mut articles = articles(page);
        let (names, elsewhere) = findings(page);
        for row in articles.iter_mut().flat_map(|article| &mut article.rows) {
            let is_removed = row.change.is_some_and(|change| change.head.is_none());
            let Some(found) = names.get(row.unit.name().as_str()).filter(|_| !is_removed) else { continue };
            row.findings = found.iter().copied().filter(|f| f.locale.as_ref().is_none_or(|locale| *locale == row.unit.locale)).collect();
            row.findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
        }
        let introduced = || page.diff.findings.iter().filter(|change| change.status == Status::Introduced);
        let new: BTreeSet<String> = introduced().map(|change| change.finding.fingerprint()).collect();
        let judged: BTreeSet<&str> = introduced().filter_map(|change| change.finding.unit.as_deref()).collect();
        let total = articles.len();
        let touched = |article: &Article<'_>| {
            page.diff.renamed_from(article.path).is_some()
                || article
                    .rows
                    .iter()
                    .any(|row| row.change.is_some() || !row.findings.is_empty() && judged.contains(row.unit.name().as_str()))
        };
        if !page.all {
            articles.retain(|article| touched(article));
        }
        let first = page.head.units.first().or(page.base.units.first()).map_or("en", |unit| unit.locale.as_str());
        Outline { others: total - articles.len(), articles, coverage, first, elsewhere, new }
    }
}

/// Findings by the unit they are on, and those on none.
fn findings<'p>(page: &Page<'p>) -> (BTreeMap<&'p str, Vec<&'p Finding>>, Vec<&'p Finding>) {
    let (mut names, mut elsewhere): (BTreeMap<&str, Vec<&Finding>>, Vec<&Finding>) = (BTreeMap::new(), Vec::new());
    for finding in page.head.findings.iter().filter(|f| f.waived.is_none() && f.severity != Severity::Off) {
        match &finding.unit {
            Some(unit) => names.entry(unit).or_default().push(finding),
            None => elsewhere.push(finding),
        }
    }
    (names, elsewhere)
}

fn articles<'p>(page: &Page<'p>) -> Vec<Article<'p>> {
    let changes: BTreeMap<Key<'p>, &UnitChange> =
        page.diff.units.iter().filter_map(|change| Some((key(change.head.as_ref()?), change))).collect();
    let mut articles: Vec<Article<'p>> = Vec::new();
    let mut places: BTreeMap<Key<'p>, (usize, usize)> = BTreeMap::new();
    for unit in &page.head.units {
        if articles.last().is_none_or(|last| last.path != unit.article || last.locale != unit.locale) {
            articles.push(Article { path: &unit.article, locale: &unit.locale, rows: Vec::new() });
        }
        let number = articles.len() - 1;
        if let Some(article) = articles.last_mut() {
            places.insert(key(unit), (number, article.rows.len()));
            // A name of an article is no matter of its segments.
            let change = changes.get(&key(unit)).copied().filter(|change| !change.is_only_renamed());
            article.rows.push(Row { unit, change, findings: Vec::new() });
        }
    }
    insert_removed(page, &mut articles, &places);
    articles
}

/// Puts removed segments behind the segment they followed in the base.
fn insert_removed<'p>(page: &Page<'p>, articles: &mut Vec<Article<'p>>, places: &BTreeMap<Key<'p>, (usize, usize)>) {
    let removed: BTreeMap<Key<'p>, &'p UnitChange> = page
        .diff
        .units
        .iter()
        .filter(|change| change.head.is_none())
        .filter_map(|change| Some((key(change.base.as_ref()?), change)))
        .collect();
    if removed.is_empty() {
        return;
    }
    let followed: BTreeMap<Key<'p>, Key<'p>> =
        page.diff.units.iter().filter_map(|change| Some((key(change.base.as_ref()?), key(change.head.as_ref()?)))).collect();
    // Rows to insert, by article and the row they stand in front of.
    let mut inserts: BTreeMap<(usize, usize), Vec<Row<'p>>> = BTreeMap::new();
    let mut gone: Vec<Article<'p>> = Vec::new();
    let mut at: Option<(usize, usize)> = None;
    let mut group = None;
    for unit in &page.base.units {
        let here = (unit.article.as_str(), unit.locale.as_str());
        if group != Some(here) {
            group = Some(here);
            at = articles.iter().position(|article| (article.path, article.locale) == here).map(|number| (number, 0));
        }
        let own = key(unit);
        match removed.get(&own) {
            Some(change) => {
                let row = Row { unit, change: Some(change), findings: Vec::new() };
                match at {
                    Some(place) => inserts.entry(place).or_default().push(row),
                    None => match gone.last_mut().filter(|article| (article.path, article.locale) == here) {
                        Some(article) => article.rows.push(row),
                        None => gone.push(Article { path: &unit.article, locale: &unit.locale, rows: vec![row] }),
                    },
                }
            }
            None => {
                if let Some((number, row)) = places.get(followed.get(&own).unwrap_or(&own)) {
                    at = Some((*number, row + 1));
                }
            }
        }
    }
    for ((number, row), rows) in inserts.into_iter().rev() {
        if let Some(article) = articles.get_mut(number) {
            let row = row.min(article.rows.len());
            article.rows.splice(row..row, rows);
        }
    }
    articles.append(&mut gone);
}
