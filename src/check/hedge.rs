//! hedge-dropped: the source hedges or reports, and the target does neither. Any hedge of the target satisfies it.

use super::pair::{Issue, Reading};
use crate::finding::Code;
use crate::language::{hedge, hedges};

/// A hedge that is gone.
pub(super) fn dropped(reading: &Reading<'_>, issues: &mut Vec<Issue>) {
    let pair = reading.pair;
    let weak = hedge(pair.source, reading.source_lang).is_some_and(|class| class.weakens());
    if weak && hedge(pair.target, reading.target_lang).is_none() {
        // The last cue decides how sure a Japanese sentence is.
        let cue = hedges(pair.source, reading.source_lang).into_iter().rfind(|(class, _)| class.weakens());
        let issue = Issue::new(Code::HedgeDropped);
        issues.push(match cue {
            Some((_, span)) => issue.about(span).with("problem", "cue").with("text", span.of(pair.source)),
            None => issue.with("problem", "unknown"),
        });
    }
}
