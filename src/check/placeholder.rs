//! placeholder-mismatch: variables and format marks of one side stand on the other, as often.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;

use super::pair::{Issue, Reading};
use super::scan::{all, pattern};
use crate::finding::Code;

static PLACEHOLDER: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"\{\{\s*[A-Za-z_$][\w.$]*\s*\}\}|\{\s*\$?[A-Za-z_][\w.-]*\s*\}|\{[0-9]\}|%\([A-Za-z_]\w*\)[sdif]|%(?:[0-9]+\$)?[sdif]\b|\$\{[A-Za-z_]\w*\}",
    )
});

/// Placeholders dropped or added.
pub(super) fn mismatch(reading: &Reading<'_>, issues: &mut Vec<Issue>) {
    let (source, target) = (marks(reading.pair.source), marks(reading.pair.target));
    for (mark, count) in &source {
        if target.get(mark).copied().unwrap_or(0) < *count {
            issues.push(Issue::new(Code::PlaceholderMismatch).with("problem", "missing").with("mark", mark.as_str()));
        }
    }
    for (mark, count) in &target {
        if source.get(mark).copied().unwrap_or(0) < *count {
            issues.push(Issue::new(Code::PlaceholderMismatch).with("problem", "extra").with("mark", mark.as_str()));
        }
    }
}

/// Placeholders by their text without spaces. `50%d…` is a percentage: a digit before `%` makes no placeholder.
fn marks(text: &str) -> BTreeMap<String, usize> {
    let mut marks = BTreeMap::new();
    for span in all(&PLACEHOLDER, text) {
        let mark = span.of(text);
        let percentage = mark.starts_with('%')
            && text.get(..span.start).is_some_and(|before| {
                before.ends_with(|c: char| c.is_numeric()) || before.ends_with(' ') && before.trim_end().ends_with(|c: char| c.is_numeric())
            });
        if !percentage {
            *marks.entry(mark.split_whitespace().collect::<String>()).or_insert(0) += 1;
        }
    }
    marks
}
