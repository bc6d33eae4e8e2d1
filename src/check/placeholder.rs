//! placeholder-mismatch: variables and format marks of one side stand on the other, as often.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;

use super::pair::{Issue, Reading};
use super::scan::{all, pattern};
use crate::finding::Code;
use crate::text::Span;

static PLACEHOLDER: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"\{\{\s*[A-Za-z_$][\w.$]*\s*\}\}|\{\s*\$?[A-Za-z_][\w.-]*\s*\}|\{[0-9]\}|%\([A-Za-z_]\w*\)[sdif]|%(?:[0-9]+\$)?[sdif]|\$\{[A-Za-z_]\w*\}",
    )
});

/// Placeholders dropped or added.
pub(super) fn mismatch(reading: &Reading<'_>, issues: &mut Vec<Issue>) {
    let (source, target) = (marks(reading.pair.source), marks(reading.pair.target));
    for (mark, spans) in &source {
        if let Some(&span) = spans.get(target.get(mark).map_or(0, Vec::len)) {
            issues.push(Issue::new(Code::PlaceholderMismatch).about(span).with("problem", "missing").with("mark", mark.as_str()));
        }
    }
    for (mark, spans) in &target {
        if let Some(&span) = spans.get(source.get(mark).map_or(0, Vec::len)) {
            issues.push(Issue::new(Code::PlaceholderMismatch).at(span).with("problem", "extra").with("mark", mark.as_str()));
        }
    }
}

/// Placeholders by their text without spaces and without the number that tells their order (`%2$s`). `50%d…` is a
/// percentage: a digit before `%` makes no placeholder, nor does a letter behind it (`%system`).
fn marks(text: &str) -> BTreeMap<String, Vec<Span>> {
    let mut marks: BTreeMap<String, Vec<Span>> = BTreeMap::new();
    if !text.contains(['{', '%']) {
        return marks;
    }
    for span in all(&PLACEHOLDER, text) {
        let mark = span.of(text);
        let percentage = mark.starts_with('%')
            && text.get(..span.start).is_some_and(|before| {
                before.ends_with(|c: char| c.is_numeric()) || before.ends_with(' ') && before.trim_end().ends_with(|c: char| c.is_numeric())
            });
        let word =
            mark.starts_with('%') && text.get(span.end..).is_some_and(|after| after.starts_with(|c: char| c.is_ascii_alphanumeric()));
        if !percentage && !word {
            let bare = mark.split_once('$').filter(|_| mark.starts_with('%')).map_or(mark.to_owned(), |(_, kind)| format!("%{kind}"));
            marks.entry(bare.split_whitespace().collect::<String>()).or_default().push(span);
        }
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::marks;

    #[test]
    fn placeholders_stand_beside_any_letters() {
        let found = |text: &str| marks(text).into_keys().collect::<Vec<_>>();
        assert_eq!(found("関数引数%dの%2$s、{ $count }件、{{ name }}"), ["%d", "%s", "{$count}", "{{name}}"]);
        assert_eq!(found("argument %d of %s"), ["%d", "%s"]);
        assert_eq!(found("濃度50%dの、50 % s、%system"), [""; 0]);
    }
}
