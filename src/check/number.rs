//! number-mismatch: numbers compared by value, unit and role, never as digit strings (the module `language` knows how).

use super::pair::{Issue, Reading, Side};
use crate::finding::Code;
use crate::language::{Difference, DifferenceKind, compare};

/// Every number of one side that the other side does not account for.
pub(super) fn mismatch(reading: &Reading<'_>, issues: &mut Vec<Issue>) {
    let pair = reading.pair;
    for Difference { kind, source, target } in compare(pair.source, reading.source_lang, pair.target, reading.target_lang) {
        let text = |quantity: &Option<crate::language::Quantity>, text: &str| {
            quantity.as_ref().map_or(String::new(), |q| q.span.of(text).to_owned())
        };
        let problem = match kind {
            DifferenceKind::Missing => "missing",
            DifferenceKind::Extra => "extra",
            DifferenceKind::Changed(_) => "changed",
        };
        let mut issue = Issue::new(Code::NumberMismatch)
            .with("problem", problem)
            .with("source", text(&source, pair.source))
            .with("target", text(&target, pair.target));
        match (&target, &source) {
            (Some(target), _) => issue.span = Some(target.span),
            (None, Some(_)) => issue.side = Side::Target,
            (None, None) => continue,
        }
        issues.push(issue);
    }
}
