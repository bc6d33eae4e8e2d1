//! What only says that work is still to be done: no translation yet, a draft, a source that was edited after its
//! translation. In: findings, the units of a version and of the one before it. Out: the findings that say that something is
//! wrong which somebody wrote.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::Unit;
use crate::catalog::{State, split_suffix, unit_id};
use crate::finding::{Code, Finding};

/// Findings that say nothing else.
const OPEN: [Code; 5] = [Code::Untranslated, Code::Stale, Code::Draft, Code::CatalogOutOfDate, Code::CatalogOrphan];

/// The findings without those of work that is still open, and how many those are. What else is found on a stale translation
/// is open too, as long as the translation itself says what it said in `base` (where there is a base): whoever edits a source
/// is not to blame for it. The same goes for an approval that no longer holds because the source's links changed. A translation
/// that is gone, though its source stands where it stood, is no open work.
pub fn without_open(findings: Vec<Finding>, base: Option<&[Arc<Unit>]>, head: &[Arc<Unit>]) -> (Vec<Finding>, usize) {
    fn key<'u>(unit: &'u Unit, id: &'u str) -> (&'u str, &'u str, &'u str) {
        (&unit.locale, split_suffix(id).0, unit.target.as_deref().unwrap_or(""))
    }
    let before: Option<BTreeSet<_>> = base.map(|units| units.iter().map(|unit| key(unit, &unit.id)).collect());
    let is_untouched = |unit: &Unit| {
        let Some(before) = &before else { return true };
        let was = unit.was.as_deref().map(unit_id);
        [Some(&unit.id), was.as_ref()].into_iter().flatten().any(|id| before.contains(&key(unit, id)))
    };
    let translated = base.unwrap_or_default().iter().filter(|unit| unit.target.is_some());
    let translated: BTreeSet<(String, &str)> = translated.map(|unit| (unit.name(), unit.locale.as_str())).collect();
    let untouched: BTreeMap<(String, &str), State> =
        head.iter().filter(|unit| is_untouched(unit)).map(|unit| ((unit.name(), unit.locale.as_str()), unit.state)).collect();
    let whole = findings.len();
    let mut left = findings;
    left.retain(|finding| {
        let unit = finding.unit.clone().zip(finding.locale.as_deref());
        let state = unit.as_ref().and_then(|unit| untouched.get(unit));
        let is_gone = finding.code == Code::Untranslated && unit.is_some_and(|unit| translated.contains(&unit));
        let is_open = OPEN.contains(&finding.code) && !is_gone
            || state.is_some_and(|state| *state == State::Stale || finding.code == Code::ReviewClobbered && base.is_some());
        finding.waived.is_some() || !is_open
    });
    let open = whole - left.len();
    (left, open)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::without_open;
    use crate::catalog::{State, unit_id};
    use crate::diff::Unit;
    use crate::finding::{Code, Finding};

    fn unit(source: &str, target: &str, state: State, was: Option<&str>) -> Unit {
        Unit {
            article: "記事.md".to_owned(),
            id: unit_id(source),
            locale: "en".to_owned(),
            source: source.to_owned(),
            target: Some(target.to_owned()),
            state,
            was: was.map(str::to_owned),
            terms: Vec::new(),
            notes: Vec::new(),
            waivers: Vec::new(),
            links: Vec::new(),
            block: 0,
        }
    }

    fn found(code: Code, unit: &Unit) -> Finding {
        Finding { unit: Some(unit.name()), locale: Some("en".to_owned()), ..Finding::new(code, "locales/en/articles/記事.md.ftl") }
    }

    fn left(code: Code, base: Option<&[Unit]>, head: &Unit) -> bool {
        let shared = |units: &[Unit]| units.iter().cloned().map(Arc::new).collect::<Vec<_>>();
        without_open(vec![found(code, head)], base.map(shared).as_deref(), &shared(std::slice::from_ref(head))).1 == 0
    }

    #[test]
    fn what_a_translator_wrote_is_no_open_work() {
        let old = unit("再診料は2,200円です。", "The fee is 2,200 yen.", State::Translated, None);
        let base = std::slice::from_ref(&old);
        let stale = |target: &str| unit("再診料は２，４２０円です。", target, State::Stale, Some("再診料は2,200円です。"));
        let same = stale("The fee is 2,200 yen.");
        for code in [Code::Stale, Code::NumberMismatch, Code::TermMissing] {
            assert!(!left(code, Some(base), &same) && !left(code, None, &same), "{code:?}");
        }
        // Typed into it since, or of another sentence.
        assert!(left(Code::NumberMismatch, Some(base), &stale("The fee is 2,300 yen.")));
        let other = unit("初診料は5,500円です。", "The fee is 2,200 yen.", State::Translated, None);
        assert!(left(Code::NumberMismatch, Some(&[other]), &same));
        // Not stale.
        assert!(left(Code::NumberMismatch, Some(base), &old));
        // Not translated yet, and not any more.
        let bare = Unit { target: None, state: State::Untranslated, ..old.clone() };
        assert!(!left(Code::Untranslated, Some(std::slice::from_ref(&bare)), &bare) && !left(Code::Untranslated, None, &bare));
        assert!(left(Code::Untranslated, Some(base), &bare));
        assert!(!left(Code::Untranslated, Some(base), &Unit { article: "別.md".to_owned(), ..bare }));
        // An approval that an edited link undid, and one that an edited text did.
        assert!(!left(Code::ReviewClobbered, Some(base), &old) && left(Code::ReviewClobbered, Some(&[]), &old));
    }
}
