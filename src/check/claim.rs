//! overclaim, regulated-wording, regulated-quote, regulated-source: promises that the source does not make, and wordings
//! that the profile of the field forbids. The words stand in the profile.

use super::pair::{Issue, Reading, Side};
use crate::finding::Code;
use crate::profile::{Kind, Sighting};

/// What the target promises and the source does not.
pub(super) fn overclaim(reading: &Reading<'_>, issues: &mut Vec<Issue>) {
    issues.extend(sightings(reading, Kind::Claim, Side::Target).iter().map(|seen| issue(Code::Overclaim, reading, seen, Side::Target)));
}

/// Forbidden wordings of the target. One that is an over-claim is told as that.
pub(super) fn regulated(reading: &Reading<'_>, issues: &mut Vec<Issue>) {
    let claims = sightings(reading, Kind::Claim, Side::Target);
    let seen = sightings(reading, Kind::Wording, Side::Target);
    let seen = seen.iter().filter(|seen| !seen.quoted && !claims.iter().any(|claim| claim.span.overlaps(seen.span)));
    issues.extend(seen.map(|seen| issue(Code::RegulatedWording, reading, seen, Side::Target)));
}

/// Forbidden wordings in a quotation of the target.
pub(super) fn quoted(reading: &Reading<'_>, issues: &mut Vec<Issue>) {
    let seen = sightings(reading, Kind::Wording, Side::Target);
    issues.extend(seen.iter().filter(|seen| seen.quoted).map(|seen| issue(Code::RegulatedQuote, reading, seen, Side::Target)));
}

/// Forbidden wordings of the source.
pub(super) fn in_source(reading: &Reading<'_>, issues: &mut Vec<Issue>) {
    issues.extend(
        sightings(reading, Kind::Wording, Side::Source).iter().map(|seen| issue(Code::RegulatedSource, reading, seen, Side::Source)),
    );
}

fn sightings<'a>(reading: &Reading<'a>, kind: Kind, side: Side) -> Vec<Sighting<'a>> {
    let Some(compared) = &reading.compared else { return Vec::new() };
    let [source, target] = compared.said();
    let source = (reading.pair.source, source, reading.source_lang);
    let target = (reading.pair.target, target, reading.target_lang);
    let (text, other) = if side == Side::Source { (source, target) } else { (target, source) };
    reading.profile.sightings(kind, text.0, text.1, text.2, other)
}

fn issue(code: Code, reading: &Reading<'_>, seen: &Sighting<'_>, side: Side) -> Issue {
    let issue = Issue::new(code).with("rule", seen.rule);
    match side {
        Side::Source => issue.at_source(Some(seen.span)).with("text", seen.span.of(reading.pair.source)),
        Side::Target => issue.at(seen.span).with("text", seen.span.of(reading.pair.target)),
    }
}
