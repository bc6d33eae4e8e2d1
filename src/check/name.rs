//! identifier-mismatch, for names without digits: TNF-α that became TNF-β, NK細胞 that became T cells, an author who became
//! another. What a name is, and which two are one name that changed, is told in `language`; such a finding is in doubt.

use super::pair::{Issue, Reading, Side};
use crate::finding::Code;
use crate::language::renamed;

/// Every name of the source that became another one. The arguments are those of `number::identifiers`.
pub(super) fn changed(reading: &Reading<'_>, issues: &mut Vec<Issue>) {
    let pair = reading.pair;
    for name in renamed(pair.source, reading.source_lang, pair.target, reading.target_lang) {
        let mut issue = Issue::new(Code::IdentifierMismatch).doubtful(true);
        (issue.side, issue.span, issue.source_span) = (Side::Target, name.target, Some(name.source));
        let target = name.target.map_or("", |target| target.of(pair.target));
        let problem = if name.target.is_some() { "changed" } else { "missing" };
        issues.push(issue.with("problem", problem).with("source", name.source.of(pair.source)).with("target", target));
    }
}
