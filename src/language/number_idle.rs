//! Whether a text has no number at all, as most sentences have none: those are not read for them. Looks at the text as it
//! is; one in which anything has to be folded first, or a tag stands inside a word, is never called idle. What never happens: a
//! text in which `number::find` or `number_rate::rates` would find something is called idle.

use std::sync::LazyLock;

use super::number_ja::begins;
use super::number_kanji::is_kanji_number;
use super::number_old as old;
use super::number_rate as rate;
use super::number_spelled as spelled;
use super::number_unit::is_unit_name;
use super::number_words as words;
use super::sieve::Sieve;
use crate::text::{Lang, any_byte};

/// Whether a text has neither a number nor anything that says how often.
pub(super) fn is_idle(text: &str, lang: Lang) -> bool {
    // Digits, what raises a number, and addresses.
    if any_byte(text, |b| matches!(b, b'0'..=b'9' | b'@' | b'^')) || text.contains(':') && text.contains("://") {
        return false;
    }
    match lang {
        Lang::Ja => japanese(text),
        Lang::En => english(text),
        Lang::Other => false,
    }
}

/// Tags side by side that are stepped over, and bytes of each.
const TAGS: usize = 4;
const TAG: usize = 300;

/// Whether a tag that begins at a place, if one does, may stand inside a word: tags are taken out, and then a number may be there.
fn may_join(text: &str, at: usize) -> bool {
    let mut behind = text.get(at..).unwrap_or("");
    for _ in 0..TAGS {
        let end = if behind.starts_with('<') { behind.bytes().take(TAG).position(|b| b == b'>') } else { None };
        behind = end.and_then(|end| behind.get(end + 1..)).unwrap_or(behind);
    }
    let letter = |c: Option<char>| c.filter(|c| c.is_alphanumeric());
    let before = letter(text.get(..at).and_then(|head| head.chars().next_back()));
    let joined = |before: char| {
        behind.starts_with(['&', '<']) || letter(behind.chars().next()).is_some_and(|next| next.is_ascii() == before.is_ascii())
    };
    before.is_some_and(joined)
}

fn english(text: &str) -> bool {
    let letters = |text: &str| text.bytes().position(|b| !b.is_ascii_alphabetic()).unwrap_or(text.len());
    let (mut rest, mut before, mut last) = (text, ' ', "");
    while let Some(c) = rest.chars().next() {
        let (word, after) = rest.split_at(letters(rest).max(c.len_utf8()));
        if c.is_ascii_alphabetic() {
            let plain = match word {
                // I is mostly a person.
                "I" => {
                    matches!(before, ' ' | '"' | '“' | '(')
                        && after.starts_with([' ', '\'', '’', ','])
                        && !words::is_label(&words::lower(last))
                }
                // An article is none, but before a unit.
                "a" | "an" | "A" | "An" => {
                    let after = after.trim_start_matches(' ');
                    !after.starts_with(['<', '&']) && !is_unit_name(after)
                }
                _ => !may_begin(word, after),
            };
            if !plain {
                return false;
            }
            last = word;
        } else if c == '<' && may_join(text, text.len() - rest.len()) || !(c.is_ascii() || matches!(c, '‘'..='”' | '–' | '—' | '…'))
        {
            return false;
        }
        (before, rest) = (word.chars().next_back().unwrap_or(' '), after);
    }
    true
}

/// Whether a number or how often may begin with an English word, which other text follows.
fn may_begin(word: &str, after: &str) -> bool {
    static LISTED: LazyLock<Sieve> = LazyLock::new(|| spelled::listed().chain(rate::english_words()).chain(["www"]).collect());
    spelled::may_be_unlisted(word)
        || LISTED.may_have(word) && {
            let small = words::lower(word);
            small == "www" || spelled::is_number_word(&small) || rate::is_head(&small) || rate::may_be_prescribed(word, after)
        }
}

fn japanese(text: &str) -> bool {
    text.char_indices().all(|(at, c)| match c {
        'I' | 'V' | 'X' => !is_roman(text, at),
        'w' => !text.get(at..).is_some_and(|rest| rest.starts_with("www.")),
        '<' => !may_join(text, at),
        ' '..='~' | '、' | '。' => true,
        '\u{3041}'..='\u{30FB}' | '\u{4E00}'..='\u{9FFF}' => !begins(c) || is_no_number(text, at, c),
        // The brackets and marks of Japanese.
        '々' | '「'..='】' | 'ー' | '（' | '）' | '！' | '？' | '，' | '．' | '…' | '\u{3000}' => true,
        _ => false,
    })
}

/// Whether letters from a place on are a Roman numeral from end to end.
fn is_roman(text: &str, at: usize) -> bool {
    let is_letter = |b: Option<&u8>| b.is_some_and(u8::is_ascii_alphanumeric);
    if is_letter(at.checked_sub(1).and_then(|at| text.as_bytes().get(at))) {
        return false;
    }
    let rest = text.as_bytes().get(at..).unwrap_or(&[]);
    let end = rest.iter().position(|b| !matches!(b, b'I' | b'V' | b'X')).unwrap_or(rest.len());
    !is_letter(rest.get(end))
}

/// Whether no number begins with a character with which one may.
fn is_no_number(text: &str, at: usize, c: char) -> bool {
    let rest = text.get(at..).unwrap_or("");
    let next = rest.chars().nth(1);
    match c {
        // 参 begins a number before another numeral, and 数 before what is counted.
        '参' if !next.is_some_and(is_kanji_number) => {}
        '数' if next.is_none_or(|next| "のをはがにでとも、。 値）」".contains(next)) => {}
        '数' | '何' | '幾' | '元' | '初' | '半' => return false,
        _ if is_kanji_number(c) => return false,
        _ => {}
    }
    !(words::means_number(rest) || rate::stands(rest) || old::is_hour(rest))
}

#[cfg(test)]
mod tests {
    use super::is_idle;
    use crate::language::number::find;
    use crate::language::number_date::Clues;
    use crate::language::number_glyphs::Glyphs;
    use crate::language::number_rate::rates;
    use crate::text::Lang;

    /// Every text of the cases of the project.
    fn texts() -> Vec<(String, Lang)> {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/accuracy");
        let mut texts = Vec::new();
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let text = std::fs::read_to_string(entry.path()).unwrap_or_default();
            for row in text.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok()) {
                for (key, lang) in [("ja", Lang::Ja), ("en", Lang::En)] {
                    texts.extend(row.get(key).and_then(|text| text.as_str()).map(|text| (text.to_owned(), lang)));
                }
            }
        }
        texts
    }

    #[test]
    fn nothing_is_hidden() {
        let texts = texts();
        let mut idle = 0;
        for (text, lang) in &texts {
            if is_idle(text, *lang) {
                idle += 1;
                let g = Glyphs::new(text);
                let clues = Clues::of(&g, *lang);
                assert!(find(text, &g, &clues, *lang).is_empty() && rates(&g, *lang).is_empty(), "{text}");
            }
        }
        assert!(texts.len() > 2000 && idle > 200, "{idle} of {}", texts.len());
    }

    #[test]
    fn words_may_be_numbers() {
        for (text, lang, idle) in [
            ("私は医師です。", Lang::Ja, true),
            ("毎日飲みます。", Lang::Ja, false),
            ("ふたりで来ます。", Lang::Ja, false),
            ("フェーズIIの試験", Lang::Ja, false),
            ("I think that a doctor should come.", Lang::En, true),
            ("Type I collagen", Lang::En, false),
            ("Take it daily.", Lang::En, false),
            ("A dozen came.", Lang::En, false),
            ("It lasts a week.", Lang::En, false),
            ("tw<b>o</b> cells", Lang::En, false),
            ("ふ<b><i>たつ</i></b>の細胞", Lang::Ja, false),
            ("The <code>cell</code> key: a <b>day</b>", Lang::En, false),
            ("The <code>cell</code> key: value", Lang::En, true),
            ("数の <code>value</code>、参照とID", Lang::Ja, true),
            ("数の<code>値</code>", Lang::Ja, false),
            ("数回の投与", Lang::Ja, false),
        ] {
            assert_eq!(is_idle(text, lang), idle, "{text}");
        }
    }
}
