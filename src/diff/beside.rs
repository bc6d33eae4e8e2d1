//! What an editor has to know of a change besides what differs: findings that were waived with it, errors that stand
//! elsewhere in the articles it touches, articles that a build keeps back.

use std::collections::{BTreeMap, BTreeSet};

use super::{Status, UnitChange};
use crate::finding::{Code, Finding, Severity};

/// A waiver of a unit that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiver {
    /// Full name of the unit.
    pub unit: String,
    /// The target locale.
    pub locale: String,
    /// The code, as written.
    pub code: String,
    /// Why.
    pub reason: String,
    /// [`Status::Introduced`] where it came with the change, [`Status::Remaining`] where it was given for another text.
    pub status: Status,
    /// What it waives, if that is found.
    pub finding: Option<Finding>,
}

/// An article that a build keeps back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptBack {
    /// The article.
    pub article: String,
    /// The target locale.
    pub locale: String,
    /// How many units lack a translation that may be published.
    pub missing: usize,
}

/// New waivers, and those that waive something on a text that is not the one they were given for.
pub(super) fn waivers(units: &[UnitChange], findings: &[Finding]) -> Vec<Waiver> {
    let mut waived: BTreeMap<(&str, &str, &str), &Finding> = BTreeMap::new();
    for finding in findings.iter().filter(|finding| finding.waived.is_some()) {
        if let (Some(unit), Some(locale)) = (&finding.unit, &finding.locale) {
            waived.entry((unit, locale, finding.code.name())).or_insert(finding);
        }
    }
    let mut waivers = Vec::new();
    for change in units {
        let Some(head) = &change.head else { continue };
        let name = head.name();
        for waiver in &head.waivers {
            let (code, reason) = waiver;
            let finding = waived.get(&(name.as_str(), head.locale.as_str(), code.as_str())).copied();
            let known = change.base.as_ref().filter(|base| base.waivers.contains(waiver));
            let status = match known {
                None => Status::Introduced,
                Some(base) if finding.is_some() && (&base.source, &base.target) != (&head.source, &head.target) => Status::Remaining,
                Some(_) => continue,
            };
            let (unit, locale) = (name.clone(), head.locale.clone());
            waivers.push(Waiver { unit, locale, code: code.clone(), reason: reason.clone(), status, finding: finding.cloned() });
        }
    }
    waivers
}

/// The articles of the head in which something differs, with their locales.
fn touched(units: &[UnitChange]) -> BTreeSet<(&str, &str)> {
    units.iter().filter_map(|change| change.head.as_ref()).map(|unit| (unit.article.as_str(), unit.locale.as_str())).collect()
}

pub(super) fn kept_back(units: &[UnitChange], all: &BTreeMap<(String, String), usize>) -> Vec<KeptBack> {
    let touched = touched(units);
    let within = all.iter().filter(|((article, locale), _)| touched.contains(&(article.as_str(), locale.as_str())));
    within.map(|((article, locale), missing)| KeptBack { article: article.clone(), locale: locale.clone(), missing: *missing }).collect()
}

/// Errors among findings that stand where nothing differs, by article. What has no translation yet is no error of one.
pub(super) fn errors(units: &[UnitChange], beside: &[&Finding]) -> BTreeMap<String, usize> {
    let touched = touched(units);
    let mut errors = BTreeMap::new();
    for finding in beside {
        let is_error = finding.severity == Severity::Error && !matches!(finding.code, Code::Untranslated | Code::Draft);
        let article = finding.unit.as_deref().and_then(|unit| unit.rsplit_once('#')).map(|(article, _)| article);
        if let (Some(article), Some(locale)) = (article, &finding.locale)
            && is_error
            && touched.contains(&(article, locale.as_str()))
        {
            *errors.entry(article.to_owned()).or_default() += 1;
        }
    }
    errors
}
