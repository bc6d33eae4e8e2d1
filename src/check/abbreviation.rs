//! abbreviation-undefined: a short form that the glossary lists as an abbreviation is introduced in its article before it
//! stands alone: "mesenchymal stem cells (MSCs)", "MSCs (mesenchymal stem cells)". Where the source itself has the bare
//! letters and introduces them nowhere before, so may the target. Only articles have a before; rows of
//! a bilingual file do not, and well-known short forms are not listed as abbreviations.

use std::collections::BTreeSet;

use super::pair::{Issue, Reading};
use crate::finding::Code;
use crate::glossary::{Form, Hit, Status};
use crate::text::{Span, fold_to_string};

/// Bytes that may stand between a name and the short form that it introduces.
const REACH: usize = 60;

/// The first use of each abbreviation that nothing introduces, in each article.
pub(super) fn across(readings: &[Reading<'_>]) -> Vec<(usize, Issue)> {
    let mut known: BTreeSet<(&str, &str, usize)> = BTreeSet::new();
    let mut introduced: BTreeSet<(&str, usize)> = BTreeSet::new();
    let mut issues = Vec::new();
    for (number, reading) in readings.iter().enumerate() {
        let pair = reading.pair;
        if pair.format.is_none() || !pair.is_translated() {
            continue;
        }
        for hit in reading
            .source_hits
            .iter()
            .filter(|hit| hit.span.of(pair.source).is_ascii() && is_introduced(pair.source, hit, &reading.source_hits))
        {
            introduced.insert((pair.article, hit.concept));
        }
        for hit in &reading.target_hits {
            let key = (pair.article, pair.target_locale, hit.concept);
            if known.contains(&key) || !is_abbreviation(reading, hit) {
                continue;
            }
            let Some(concept) = reading.glossary.concept(hit.concept) else { continue };
            // Where the source does not have the term the letters mean another thing; where it has them bare itself and
            // introduces them nowhere before, the author took them for known.
            let bare = fold_to_string(hit.span.of(pair.target)).trim_end_matches('s').to_owned();
            let own: Vec<&Hit> = reading.source_hits.iter().filter(|source| source.concept == hit.concept).collect();
            let bare_too = fold_to_string(pair.source).contains(&bare) && !introduced.contains(&(pair.article, hit.concept));
            let meant = !own.is_empty() && !bare_too;
            if is_introduced(pair.target, hit, &reading.target_hits) {
                known.insert(key);
            } else if meant && concept.status != Status::Deprecated {
                known.insert(key);
                let name = concept.preferred(pair.target_locale);
                let found = hit.span.of(pair.target);
                issues.push((
                    number,
                    Issue {
                        term: concept.side(pair.source_locale).map(|side| side.preferred.text.clone()),
                        ..Issue::new(Code::AbbreviationUndefined).at(hit.span).with("found", found).with("preferred", name)
                    },
                ));
            }
        }
    }
    issues
}

/// Whether a hit is the abbreviation of its concept, which is not its whole name.
fn is_abbreviation(reading: &Reading<'_>, hit: &Hit) -> bool {
    let found = hit.span.of(reading.pair.target);
    let concept = reading.glossary.concept(hit.concept);
    let side = concept.and_then(|concept| concept.side(reading.pair.target_locale));
    let is = |short: &str| {
        let (short, found) = (fold_to_string(short), fold_to_string(found));
        found == short || found.trim_end_matches('s').trim_end_matches('\'') == short
    };
    let names = |side: &crate::glossary::Side| is(&side.preferred.text) || side.admitted.iter().any(|word| is(&word.text));
    hit.form != Form::Forbidden && side.is_some_and(|side| side.abbreviation.as_ref().is_some_and(|word| is(&word.text)) && !names(side))
}

/// Whether a name of the same concept stands before or behind the short form, one of them in brackets, or the short form
/// itself stands in brackets behind other words.
fn is_introduced(target: &str, hit: &Hit, hits: &[Hit]) -> bool {
    let before = target.get(..hit.span.start).unwrap_or("").trim_end_matches(['“', '"', '*', '‘', '\'', ' ']);
    let behind = target.get(hit.span.end..).unwrap_or("").trim_start_matches(['”', '"', '*', '’', '\'']);
    if before.ends_with(['(', '[', '（']) && behind.starts_with([')', ']', '）', ',', ';', ':', '/']) && before.len() > 1 {
        return true;
    }
    hits.iter().any(|other| {
        if other.concept != hit.concept || other.span == hit.span || other.span.len() <= hit.span.len() || other.form == Form::Forbidden {
            return false;
        }
        let gap = match other.span.end <= hit.span.start {
            true => Span::new(other.span.end, hit.span.start),
            false => Span::new(hit.span.end, other.span.start),
        };
        let text = target.get(gap.start..gap.end).unwrap_or(". ");
        let joins =
            text.contains(['(', '（', '[', '—', '–', ':', '=']) || text.starts_with(',') || text.contains(" as ") || text.contains(" or ");
        text.len() <= REACH && joins && !text.contains(". ")
    })
}
