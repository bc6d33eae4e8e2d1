//! Where a translation stands: untranslated, stale, draft, review-clobbered.

use super::pair::{Issue, Reading};
use crate::catalog::State;
use crate::finding::{Code, Hint};

/// Untranslated, stale, draft.
pub(super) fn standing(reading: &Reading<'_>, issues: &mut Vec<Issue>) {
    let pair = reading.pair;
    match pair.state {
        State::Untranslated => issues.push(Issue::new(Code::Untranslated).at_source(None).with("problem", "unit")),
        State::Stale => {
            let issue = Issue::new(Code::Stale).with("now", pair.source);
            issues.push(match pair.was.filter(|was| !was.trim().is_empty()) {
                Some(was) => issue.with("problem", "changed").with("was", was),
                None => issue.with("problem", "unknown"),
            });
        }
        State::Draft => issues.push(Issue::new(Code::Draft).hint(Hint::new("confirm"))),
        _ => {}
    }
}

/// An approved translation that was changed afterwards.
pub(super) fn clobbered(reading: &Reading<'_>, issues: &mut Vec<Issue>) {
    if reading.pair.clobbered {
        issues.push(Issue::new(Code::ReviewClobbered).hint(Hint::new("review-again").with("unit", reading.pair.unit)));
    }
}
