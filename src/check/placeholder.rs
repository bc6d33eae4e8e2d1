//! placeholder-mismatch: variables and format marks of one side stand on the other, as often.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;

use super::pair::{Issue, Reading};
use super::scan::{all, pattern};
use crate::finding::Code;
use crate::text::{Lang, Span, any_byte};

static PLACEHOLDER: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"\{\{\s*[A-Za-z_$][\w.$]*\s*\}\}|\{\s*\$?[A-Za-z_][\w.-]*\s*\}|\{[0-9]\}|%\([A-Za-z_]\w*\)[sdif]|%(?:[0-9]+\$)?[-+#_]?[0-9]*(?:\.[0-9]+)?l{0,2}[sdiuf]|\$\{[A-Za-z_]\w*\}",
    )
});

/// Parts of the pattern of a date (`%Y-%m-%d`): what it holds is in another order everywhere, and `%d` in it is a day.
static DATE: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r"%[-_^0]?[aAbBeHIjkmMpRyYZ](?:[^A-Za-z]|$)"));

/// Text in braces that is no name but Japanese.
static WORDS: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r"\{[^{}]*[\p{Han}\p{Hiragana}\p{Katakana}][^{}]*\}"));

/// Placeholders dropped or added. What may be one and may be none answers to one of the other side, and is not asked
/// for itself.
pub(super) fn mismatch(reading: &Reading<'_>, issues: &mut Vec<Issue>) {
    let (source, target) = (reading.pair.source, reading.pair.target);
    let begins = |b: u8| matches!(b, b'{' | b'%');
    if !any_byte(source, begins) && !any_byte(target, begins) {
        return;
    }
    let (in_source, in_target) = (marks(source), marks(target));
    let none = Marks::default();
    // A name in braces that the source has in its own language has another in the target's.
    let named = reading.source_lang == Lang::Ja && source.contains('{') && WORDS.as_ref().is_some_and(|words| words.is_match(source));
    let is_singular = |mark: &str| mark == "%d" && has_one(target) && !source.contains(['1', '１']) && !has_one(source);
    for (mark, here) in &in_source {
        let other = in_target.get(mark).unwrap_or(&none);
        let answered = other.sure.len() + other.perhaps;
        if let Some(&span) = here.sure.get(answered).filter(|_| !is_singular(mark)) {
            issues.push(Issue::new(Code::PlaceholderMismatch).about(span).with("problem", "missing").with("mark", mark.as_str()));
        }
    }
    for (mark, here) in &in_target {
        let other = in_source.get(mark).unwrap_or(&none);
        if let Some(&span) = here.sure.get(other.sure.len() + other.perhaps).filter(|_| !(named && mark.starts_with('{'))) {
            issues.push(Issue::new(Code::PlaceholderMismatch).at(span).with("problem", "extra").with("mark", mark.as_str()));
        }
    }
}

/// Whether a text says one: the singular of a message needs no number.
fn has_one(text: &str) -> bool {
    text.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| word == "1" || word.eq_ignore_ascii_case("one"))
}

/// The placeholders of one name.
#[derive(Default)]
struct Marks {
    /// What is one.
    sure: Vec<Span>,
    /// How many may be one.
    perhaps: usize,
}

/// Placeholders by their text without spaces and without the number that tells their order (`%2$s`). `50%d…` is a
/// percentage: a digit before `%` makes it doubtful. A letter behind it (`%system`) or before the brace
/// (`\section{title}`, `Kum{a}raj`) does too, and so does the pattern of a date.
fn marks(text: &str) -> BTreeMap<String, Marks> {
    let mut marks: BTreeMap<String, Marks> = BTreeMap::new();
    let ends = |at: usize| text.get(at + 2..).is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_alphanumeric()));
    let is_date = text.matches('%').nth(1).is_some() && all(&DATE, text).len() > 1 && !text.match_indices("%s").any(|(at, _)| ends(at));
    for span in all(&PLACEHOLDER, text) {
        let mark = span.of(text);
        let before = text.get(..span.start).unwrap_or("");
        let behind = text.get(span.end..).unwrap_or("");
        let percent = mark.starts_with('%');
        let bare = before.strip_suffix(' ').unwrap_or(before);
        let percentage = percent && bare.ends_with(char::is_numeric);
        let named = mark.len() > 2 && (mark.contains('(') || mark.contains('$'));
        let doubtful = if percent {
            percentage
                || !named
                    && (is_date
                        || behind.starts_with(|c: char| c.is_ascii_alphanumeric())
                        || (before.len() - before.trim_end_matches('%').len()) % 2 == 1)
        } else {
            let command = before.strip_suffix('*').unwrap_or(before);
            mark.starts_with('{') && (command.ends_with(|c: char| c.is_ascii_alphanumeric()) || before.ends_with(['#', '\\']))
        };
        let kind = if named { mark.split_once('$').map_or(mark, |(_, kind)| kind) } else { mark };
        let bare = match kind.chars().next_back().filter(|_| percent && !mark.contains('(')) {
            Some(kind) => format!("%{kind}"),
            None => mark.to_owned(),
        };
        let here = marks.entry(bare.split_whitespace().collect::<String>()).or_default();
        if doubtful { here.perhaps += 1 } else { here.sure.push(span) }
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::marks;

    #[test]
    fn placeholders_stand_beside_any_letters() {
        let found =
            |text: &str| marks(text).into_iter().filter(|(_, marks)| !marks.sure.is_empty()).map(|(mark, _)| mark).collect::<Vec<_>>();
        assert_eq!(found("関数引数%dの%2$s、{ $count }件、{{ name }}"), ["%d", "%s", "{$count}", "{{name}}"]);
        assert_eq!(found("argument %d of %s"), ["%d", "%s"]);
        assert_eq!(found("濃度50%dの、50 % s、%system、\\section{title}、%Y年%m月%d日、100%%"), [""; 0]);
        assert_eq!(found("%(name)sさん、${user}"), ["${user}", "%(name)s"]);
    }
}
