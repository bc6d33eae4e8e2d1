//! overclaim, regulated-wording, regulated-quote, regulated-source: promises that the source does not make, and wordings
//! that the profile of the field forbids. The words stand in the profile.

use super::pair::{Issue, Reading, Side};
use crate::finding::Code;
use crate::profile::{Kind, Sighting};

/// What the target promises and the source does not.
pub(super) fn overclaim(reading: &Reading<'_>, issues: &mut Vec<Issue>) {
    issues.extend(in_target(reading, Kind::Claim).map(|seen| issue(Code::Overclaim, reading, seen, Side::Target)));
}

/// Forbidden wordings of the target. One that is an over-claim is told as that.
pub(super) fn regulated(reading: &Reading<'_>, issues: &mut Vec<Issue>) {
    let is_claim = |seen: &Sighting| in_target(reading, Kind::Claim).any(|claim| claim.span.overlaps(seen.span));
    let seen = in_target(reading, Kind::Wording).filter(|seen| !seen.quoted && !is_claim(seen));
    issues.extend(seen.map(|seen| issue(Code::RegulatedWording, reading, seen, Side::Target)));
}

/// Forbidden wordings in a quotation of the target.
pub(super) fn quoted(reading: &Reading<'_>, issues: &mut Vec<Issue>) {
    let seen = in_target(reading, Kind::Wording).filter(|seen| seen.quoted);
    issues.extend(seen.map(|seen| issue(Code::RegulatedQuote, reading, seen, Side::Target)));
}

/// Forbidden wordings of the source.
pub(super) fn in_source(reading: &Reading<'_>, issues: &mut Vec<Issue>) {
    let seen = sightings(reading, Side::Source);
    let seen = seen.iter().filter(|seen| seen.kind == Kind::Wording);
    issues.extend(seen.map(|seen| issue(Code::RegulatedSource, reading, seen, Side::Source)));
}

/// What the rules of one kind find in the target.
fn in_target<'r>(reading: &'r Reading<'_>, kind: Kind) -> impl Iterator<Item = &'r Sighting> {
    let seen = reading.sightings.get_or_init(|| sightings(reading, Side::Target));
    seen.iter().filter(move |seen| seen.kind == kind)
}

fn sightings(reading: &Reading<'_>, side: Side) -> Vec<Sighting> {
    let Some(compared) = &reading.compared else { return Vec::new() };
    let [source, target] = compared.texts();
    if side == Side::Source { reading.profile.sightings(source, target) } else { reading.profile.sightings(target, source) }
}

fn issue(code: Code, reading: &Reading<'_>, seen: &Sighting, side: Side) -> Issue {
    let issue = Issue::new(code).with("rule", seen.rule.as_str());
    match side {
        Side::Source => issue.at_source(Some(seen.span)).with("text", seen.span.of(reading.pair.source)),
        Side::Target => issue.at(seen.span).with("text", seen.span.of(reading.pair.target)),
    }
}
