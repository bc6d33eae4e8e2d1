//! typography: matters of taste in the target, off unless asked for. In: a pair. Out: issues on the target, each once a
//! text.

use std::sync::LazyLock;

use regex::Regex;

use super::pair::{Issue, Reading};
use super::scan::{addresses, code, code_elements, inside, merged, pattern, tags};
use crate::article::vocabulary::vocabulary;
use crate::finding::{Code, Hint};
use crate::text::{Lang, Script, Span, has_letters_of, script};

const J: &str = r"[\p{Han}\p{Hiragana}\p{Katakana}ー、。」』）]";

/// The name of a problem, how it is found, and the usual form.
type Habit = (&'static str, Option<Regex>, Option<&'static str>);

/// What is unusual in a Japanese text.
static JAPANESE: LazyLock<Vec<Habit>> = LazyLock::new(|| {
    vec![
        ("doubled-mark", pattern(r"、、+|。。|、。|。、"), None),
        ("ellipsis", pattern(&format!(r"・{{2,}}|。{{3,}}|{J}\.{{3,}}|\.{{3,}}{J}")), Some("……")),
        ("tilde", pattern(&format!(r"(?:{J}|[0-9０-９])~(?:{J}|[0-9０-９])")), Some("〜")),
        ("quotes", pattern(&format!(r#""[^"]*{J}[^"]*"|“[^”]*{J}[^”]*”"#)), Some("「…」")),
        ("doubled-space", pattern(r"[^\s]  +[^\s]"), None),
    ]
});

/// The same for an English text.
static ENGLISH: LazyLock<Vec<Habit>> = LazyLock::new(|| {
    vec![("space-before", pattern(r"[A-Za-z)] +[,.;:!?](?:\s|$)"), None), ("doubled-space", pattern(r"[^\s.!?:]  +[^\s]"), None)]
});

/// Marks, spaces and signs of the target that are unusual in its language.
pub(super) fn target(reading: &Reading<'_>, issues: &mut Vec<Issue>) {
    let (source, target) = (reading.pair.source, reading.pair.target);
    if reading.source_lang == reading.target_lang {
        return;
    }
    let rules: &[_] = match reading.target_lang {
        Lang::Ja => &JAPANESE,
        Lang::En => &ENGLISH,
        Lang::Other => return,
    };
    let mut exempt = code(target);
    exempt.extend(addresses(target).into_iter().chain(code_elements(target)).chain(tags(target)));
    let exempt = merged(exempt);
    let issue =
        |problem: &'static str, span: Span| Issue::new(Code::Typography).at(span).with("problem", problem).with("text", span.of(target));
    for (problem, regex, form) in rules {
        let found = regex.iter().flat_map(|regex| regex.find_iter(target)).map(|found| Span::from(found.range()));
        if let Some(span) = found.into_iter().find(|span| !inside(&exempt, span.start)) {
            let issue = issue(problem, span);
            issues.push(match form {
                Some(form) => {
                    let text = span.of(target);
                    let form = form.replace('…', if form.contains('「') { text.trim_matches(['"', '“', '”']) } else { "…" });
                    issue.hint(Hint::new("write-instead").with("sign", text).with("form", form))
                }
                None => issue,
            });
        }
    }
    if reading.target_lang == Lang::Ja {
        let last = target.trim_end();
        let sentence = source.trim_end().ends_with('.') && source.split_whitespace().count() >= 4;
        let open = last.chars().next_back().filter(|c| matches!(script(*c), Script::Han | Script::Hiragana | Script::Katakana));
        if let (true, Some(c)) = (sentence, open) {
            issues.push(issue("full-stop", Span::new(last.len() - c.len_utf8(), last.len())));
        }
    } else if let Some(vocabulary) = vocabulary(Lang::En) {
        // A sign is a word of the cell only where nothing else says what it means.
        let sign = target.trim();
        if !has_letters_of(target, Lang::En) && vocabulary.characters.table_signs.iter().any(|known| sign == known) {
            let at = target.find(sign).unwrap_or(0);
            issues.push(issue("sign", Span::new(at, at + sign.len())));
        }
    }
}
