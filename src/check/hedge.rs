//! hedge-dropped, light-hedge-dropped, hedge-layer, polarity: the source is less sure than the target, or says no where
//! the target does not. What answers to what is told in `language`.

use super::pair::{Issue, Reading};
use crate::finding::Code;
use crate::language::{Compared, LostHedge};

/// A hedge that is gone.
pub(super) fn dropped(reading: &Reading<'_>, issues: &mut Vec<Issue>) {
    let lost = reading.compared.as_deref().and_then(Compared::hedge).filter(|lost| !lost.faint);
    issues.extend(lost.map(|lost| issue(Code::HedgeDropped, reading, lost)));
}

/// A light hedge that is gone.
pub(super) fn light(reading: &Reading<'_>, issues: &mut Vec<Issue>) {
    let lost = reading.compared.as_deref().and_then(Compared::hedge).filter(|lost| lost.faint);
    issues.extend(lost.map(|lost| issue(Code::LightHedgeDropped, reading, lost)));
}

/// One hedge where there were two.
pub(super) fn layer(reading: &Reading<'_>, issues: &mut Vec<Issue>) {
    let lost = reading.compared.as_deref().and_then(Compared::layer);
    issues.extend(lost.map(|lost| issue(Code::HedgeLayer, reading, lost)));
}

/// A negation that is gone.
pub(super) fn negation(reading: &Reading<'_>, issues: &mut Vec<Issue>) {
    if let Some(lost) = reading.compared.as_deref().and_then(Compared::negation) {
        issues.push(Issue::new(Code::Polarity).about(lost.span).with("text", lost.span.of(reading.pair.source)));
    }
}

fn issue(code: Code, reading: &Reading<'_>, lost: LostHedge) -> Issue {
    Issue::new(code).about(lost.span).with("text", lost.span.of(reading.pair.source))
}
