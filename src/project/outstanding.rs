//! Which articles a build would keep back, as far as their units say, and which findings the settings silence.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::load::Snapshot;
use super::publish::Request;
use super::survey::{Survey, Surveyed};
use crate::catalog::State;
use crate::diff::Unit;
use crate::finding::{Code, Severity};
use crate::site::{StalePolicy, UnitPolicy};

impl Survey {
    /// Articles that a build would keep back, by path and locale: how many of their units lack a translation that may be
    /// published.
    pub(super) fn kept_back<'s>(
        &self,
        articles: impl Iterator<Item = (&'s Surveyed, &'s [Arc<Unit>])>,
    ) -> BTreeMap<(String, String), usize> {
        let snapshot = self.snapshot();
        let articles: Vec<(&Surveyed, &[Arc<Unit>])> = articles.filter(|(article, _)| article.is_article()).collect();
        let names = articles.iter().map(|(article, _)| (article.path.as_str(), article.file.as_str()));
        let settings = snapshot.site_settings(&Request::default(), names);
        // A locale of the same language may stand in for another.
        let language = |locale: &str| locale.split('-').next().unwrap_or(locale).to_owned();
        let alone = |locale: &String| snapshot.locales().iter().filter(|other| language(other) == language(locale)).count() == 1;
        let mut kept_back = BTreeMap::new();
        for locale in snapshot.locales().into_iter().filter(alone) {
            for (article, units) in &articles {
                let policy = settings.policy(&article.path);
                let units: Vec<State> = units.iter().filter(|unit| unit.locale == locale).map(|unit| unit.state).collect();
                let total = units.iter().filter(|state| **state != State::Skipped).count();
                let stale = units.iter().filter(|state| **state == State::Stale).count();
                let lacks = |state: &&State| match state {
                    State::Untranslated => true,
                    State::Draft => !policy.drafts,
                    State::Stale => policy.stale == StalePolicy::Fallback,
                    _ => false,
                };
                let missing = units.iter().filter(lacks).count();
                let left = match policy.unit {
                    _ if policy.stale == StalePolicy::Block && stale > 0 => stale,
                    UnitPolicy::Segment if missing < total => 0,
                    _ => missing,
                };
                if left > 0 {
                    kept_back.insert((article.path.clone(), locale.clone()), left);
                }
            }
        }
        kept_back
    }
}

impl Snapshot {
    /// The codes that are not reported at all.
    pub(super) fn silent(&self) -> BTreeSet<Code> {
        let level = |code: &Code| self.settings.levels.get(code).copied().unwrap_or_else(|| code.severity());
        Code::ALL.iter().copied().filter(|code| level(code) == Severity::Off).collect()
    }
}
