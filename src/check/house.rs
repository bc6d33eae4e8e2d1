//! How Japanese is written in a project: japanese-style, by `[check.japanese]` of the settings, and halfwidth-in-target,
//! which needs no setting. In: a pair whose target is Japanese. Out: issues on it. What never happens: an issue about a
//! matter of taste that the project has not decided.

use super::pair::{Issue, Reading};
use super::scan::{addresses, code, code_elements, inside, merged, tags};
use crate::finding::{Code, Hint};
use crate::text::{Lang, Script, Span, any_two_bytes, script};

/// Half or full width.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Width {
    /// Both are right.
    #[default]
    Any,
    /// Half width only.
    Half,
    /// Full width only.
    Full,
}

/// Whether a space stands between Japanese and Latin letters or digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Spacing {
    /// Both are right.
    #[default]
    Any,
    /// None.
    None,
    /// One.
    Space,
}

/// How a project writes Japanese translations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct House {
    /// Between scripts.
    pub spacing: Spacing,
    /// Digits and Latin letters.
    pub digits: Width,
    /// `!`, `?`, `:`, `;` and round brackets beside Japanese.
    pub signs: Width,
    /// Comma and full stop; none where any are right.
    pub punctuation: Option<[char; 2]>,
}

/// A Japanese text with what is not to be looked at.
struct Text<'a> {
    text: &'a str,
    exempt: Vec<Span>,
}

impl<'a> Text<'a> {
    fn of(reading: &Reading<'a>) -> Option<Self> {
        let text = reading.pair.target;
        if reading.target_lang != Lang::Ja || reading.source_lang == Lang::Ja {
            return None;
        }
        let mut exempt = code(text);
        exempt.extend(addresses(text));
        exempt.extend(code_elements(text));
        exempt.extend(tags(text));
        exempt.extend(reading.kept_terms());
        Some(Text { text, exempt: merged(exempt) })
    }

    /// Every character that is looked at, with the ones beside it.
    fn marks(&self) -> impl Iterator<Item = (Span, Option<char>, char, Option<char>)> {
        let mut before = None;
        let mut rest = self.text.char_indices().peekable();
        std::iter::from_fn(move || {
            let (at, c) = rest.next()?;
            let next = rest.peek().map(|(_, c)| *c);
            let found = (Span::new(at, at + c.len_utf8()), before, c, next);
            before = Some(c);
            Some(found)
        })
        .filter(|(span, ..)| !inside(&self.exempt, span.start))
    }
}

fn is_japanese(c: char) -> bool {
    matches!(script(c), Script::Han | Script::Hiragana | Script::Katakana)
}

/// Half-width commas and full stops in Japanese, each once a text.
pub(super) fn halfwidth(reading: &Reading<'_>, issues: &mut Vec<Issue>) {
    // Behind the signs of Japanese only, none of which is ASCII.
    if !any_two_bytes(reading.pair.target, |before, c| (before >= 0x80) & ((c == b',') | (c == b'.'))) {
        return;
    }
    let Some(text) = Text::of(reading) else { return };
    let mut told = Vec::new();
    for (span, before, c, next) in text.marks() {
        let form = match c {
            ',' => "、",
            '.' => "。",
            _ => continue,
        };
        if told.contains(&c) {
            continue;
        }
        let beside = before.is_some_and(|c| is_japanese(c) || "」』）】".contains(c));
        let ends = next.is_none_or(|c| is_japanese(c) || c.is_whitespace() || "「」『』（）【】\"”".contains(c));
        if beside && ends {
            told.push(c);
            issues.push(Issue::new(Code::HalfwidthInTarget).at(span).with("text", c.to_string()).hint(instead(c, form)));
        }
    }
}

fn instead(c: char, form: &str) -> Hint {
    Hint::new("write-instead").with("sign", c.to_string()).with("form", form)
}

/// What the project has decided otherwise.
pub(super) fn style(reading: &Reading<'_>, issues: &mut Vec<Issue>) {
    let house = reading.house;
    if house == House::default() {
        return;
    }
    let Some(text) = Text::of(reading) else { return };
    let mut told = Vec::new();
    for (span, before, c, next) in text.marks() {
        let Some((problem, form)) = wrong(house, before, c, next) else { continue };
        // Once a text and problem; the first place leads to the others.
        if told.contains(&problem) {
            continue;
        }
        told.push(problem);
        let shown = Span::new(span.start - before.map_or(0, char::len_utf8), span.end + next.map_or(0, char::len_utf8));
        let issue = Issue::new(Code::JapaneseStyle).at(span).with("problem", problem).with("text", shown.of(text.text));
        issues.push(match form {
            Some(form) => issue.hint(instead(c, &form)),
            None => issue,
        });
    }
}

/// What is wrong with a character by the rules of the house, and its right form.
fn wrong(house: House, before: Option<char>, c: char, next: Option<char>) -> Option<(&'static str, Option<String>)> {
    let word = |c: char| c.is_ascii_alphanumeric() || (script(c) == Script::Latin && !('！'..='～').contains(&c));
    match house.spacing {
        Spacing::None if c == ' ' => {
            let (a, b) = (before?, next?);
            if (is_japanese(a) && word(b)) || (word(a) && is_japanese(b)) {
                return Some(("space", None));
            }
        }
        Spacing::Space if before.is_some_and(|a| (is_japanese(a) && word(c)) || (word(a) && is_japanese(c))) => {
            return Some(("no-space", None));
        }
        _ => {}
    }
    let half = |c: char| char::from_u32(u32::from(c) - 0xFEE0).map(String::from);
    let full = |c: char| char::from_u32(u32::from(c) + 0xFEE0).map(String::from);
    match c {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' if house.digits == Width::Half => return Some(("full-digit", half(c))),
        '0'..='9' if house.digits == Width::Full => return Some(("half-digit", full(c))),
        '！' | '？' | '：' | '；' | '（' | '）' if house.signs == Width::Half => return Some(("full-sign", half(c))),
        '!' | '?' | ':' | ';' | '(' | ')' if house.signs == Width::Full => {
            let beside = before.is_some_and(is_japanese) || (c != ':' && next.is_some_and(is_japanese));
            return beside.then(|| ("half-sign", full(c)));
        }
        _ => {}
    }
    let [comma, stop] = house.punctuation?;
    match c {
        '、' | '，' if c != comma => Some(("punctuation", Some(comma.to_string()))),
        '。' | '．' if c != stop && !(c == '．' && next.is_some_and(char::is_numeric)) => Some(("punctuation", Some(stop.to_string()))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{House, Spacing, Width, wrong};

    fn problems(house: House, text: &str) -> Vec<&'static str> {
        let chars: Vec<char> = text.chars().collect();
        let at = |n: usize| chars.get(n).copied();
        (0..chars.len())
            .filter_map(|n| wrong(house, n.checked_sub(1).and_then(at), chars[n], at(n + 1)).map(|(problem, _)| problem))
            .collect()
    }

    #[test]
    fn spaces_between_scripts() {
        let none = House { spacing: Spacing::None, ..House::default() };
        assert_eq!(problems(none, "PRP 療法は 3 回です"), ["space", "space", "space"]);
        assert_eq!(problems(none, "PRP療法と stem cell（3回）　次"), ["space"]);
        assert_eq!(problems(none, "iPS細胞 と 幹細胞"), [""; 0]);
        let space = House { spacing: Spacing::Space, ..House::default() };
        assert_eq!(problems(space, "PRP療法は3 回です"), ["no-space", "no-space"]);
        assert_eq!(problems(space, "「PRP」と（3）、２回"), [""; 0]);
    }

    #[test]
    fn width_and_punctuation() {
        let half = House { digits: Width::Half, signs: Width::Half, ..House::default() };
        assert_eq!(problems(half, "３回（約１時間）"), ["full-digit", "full-sign", "full-digit", "full-sign"]);
        let full = House { digits: Width::Full, signs: Width::Full, ..House::default() };
        assert_eq!(
            problems(full, "3回!(約)10:30"),
            ["half-digit", "half-sign", "half-sign", "half-sign", "half-digit", "half-digit", "half-digit", "half-digit"]
        );
        let commas = House { punctuation: Some(['，', '．']), ..House::default() };
        assert_eq!(problems(commas, "膝、肩。３．１４，"), ["punctuation", "punctuation"]);
        assert_eq!(problems(House::default(), "PRP 療法は3回!(約)、。"), [""; 0]);
    }
}
