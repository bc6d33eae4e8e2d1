//! Whether a text has no number at all, as most sentences have none: those are not read for them. Looks at the text as it
//! is; one with markup or anything that has to be folded first is never called idle. What never happens: a text in which
//! `number::find` or `number_rate::rates` would find something is called idle.

use std::borrow::Cow;

use super::number_ja::begins;
use super::number_kanji::is_kanji_number;
use super::number_old as old;
use super::number_rate as rate;
use super::number_spelled as spelled;
use super::number_unit::is_unit_name;
use super::number_words as words;
use crate::text::{Lang, any_byte};

/// Whether a text has neither a number nor anything that says how often.
pub(super) fn is_idle(text: &str, lang: Lang) -> bool {
    // Digits, what opens or raises a number, addresses and markup.
    let is_busy = |b: u8| matches!(b, b'0'..=b'9' | b'@' | b'^' | b'[' | b'<' | b'&');
    match lang {
        _ if any_byte(text, is_busy) || is_addressed(text) => false,
        Lang::Ja => japanese(text),
        Lang::En => english(text),
        Lang::Other => false,
    }
}

/// Whether a `:` stands as in an address: no space behind it.
fn is_addressed(text: &str) -> bool {
    any_byte(text, |b| b == b':')
        && text.match_indices(':').any(|(at, _)| text.get(at + 1..).is_some_and(|rest| !rest.is_empty() && !rest.starts_with(' ')))
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
                    matches!(before, ' ' | '"' | '“' | '(') && after.starts_with([' ', '\'', '’', ',']) && !words::is_label(&lower(last))
                }
                // An article is none, but before a unit.
                "a" | "an" | "A" | "An" => !is_unit_name(after.trim_start_matches(' ')),
                _ => !may_begin(word, after),
            };
            if !plain {
                return false;
            }
            last = word;
        } else if !(c.is_ascii() || matches!(c, '‘'..='”' | '–' | '—' | '…')) {
            return false;
        }
        (before, rest) = (word.chars().next_back().unwrap_or(' '), after);
    }
    true
}

/// Whether a number or how often may begin with an English word, which other text follows.
fn may_begin(word: &str, after: &str) -> bool {
    let small = lower(word);
    small == "www" || spelled::may_be(word, &small) || rate::is_head(&small) || rate::may_be_prescribed(word, after)
}

fn lower(word: &str) -> Cow<'_, str> {
    if word.bytes().any(|b| b.is_ascii_uppercase()) { Cow::Owned(word.to_ascii_lowercase()) } else { Cow::Borrowed(word) }
}

fn japanese(text: &str) -> bool {
    text.char_indices().all(|(at, c)| match c {
        'I' | 'V' | 'X' => false,
        'w' => !text.get(at..).is_some_and(|rest| rest.starts_with("www.")),
        ' '..='~' | '、' | '。' => true,
        '\u{3041}'..='\u{30FB}' | '\u{4E00}'..='\u{9FFF}' => {
            !begins(c) || !is_kanji_number(c) && !"数何幾元初半".contains(c) && !is_word(text.get(at..).unwrap_or(""))
        }
        // The brackets and marks of Japanese.
        '々' | '「'..='】' | 'ー' | '（' | '）' | '！' | '？' | '，' | '．' | '…' | '\u{3000}' => true,
        _ => false,
    })
}

/// Whether a text begins with a word that means a number, an hour or how often.
fn is_word(rest: &str) -> bool {
    words::means_number(rest) || rate::stands(rest) || old::is_hour(rest)
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
        ] {
            assert_eq!(is_idle(text, lang), idle, "{text}");
        }
    }
}
#[cfg(test)]
mod tmpstat {
    #![allow(warnings, clippy::all)]
    use super::*;
    use crate::language::number::find;
    use crate::language::number_date::Clues;
    use crate::language::number_glyphs::Glyphs;
    use crate::language::number_rate::rates;
    #[test]
    fn idle_stats() {
        let text = std::fs::read_to_string("/tmp/s7/q24k.jsonl").unwrap();
        for (key, lang) in [("ja", Lang::Ja), ("en", Lang::En)] {
            let (mut n, mut idle, mut empty, mut digits, mut found_digits) = (0, 0, 0, 0, 0);
            let mut why: std::collections::BTreeMap<String, usize> = Default::default();
            for line in text.lines() {
                let row: serde_json::Value = serde_json::from_str(line).unwrap();
                let t = row[key].as_str().unwrap();
                n += 1;
                if is_idle(t, lang) { idle += 1; continue; }
                let g = Glyphs::new(t);
                let clues = Clues::of(&g, lang);
                let none = find(t, &g, &clues, lang).is_empty() && rates(&g, lang).is_empty();
                let d = t.bytes().any(|b| b.is_ascii_digit());
                if d { digits += 1; }
                if !none { continue; }
                empty += 1;
                let busy = |b: u8| matches!(b, b'0'..=b'9' | b'@' | b'^' | b'[' | b'<' | b'&');
                let reason = if let Some(b) = t.bytes().find(|b| busy(*b)) { format!("byte {}", b as char) }
                    else if is_addressed(t) { "colon".to_owned() }
                    else if lang == Lang::Ja { t.char_indices().find(|(at, c)| !japanese(&t[*at..*at + c.len_utf8()]) || is_word(&t[*at..]) && begins(*c)).map_or("?".into(), |(at, c)| format!("{c} {}", t[at..].chars().take(2).collect::<String>())) }
                    else { t.split(|c: char| !c.is_ascii_alphabetic()).find(|w| !w.is_empty() && !english(w)).map_or_else(|| t.chars().find(|c| !c.is_ascii()).map_or(t.into(), |c| c.to_string()), |w| w.to_owned()) };
                *why.entry(reason).or_default() += 1;
            }
            println!("{key}: {n} idle {idle} empty {empty} digits {digits}");
            let mut why: Vec<_> = why.into_iter().collect();
            why.sort_by_key(|x| std::cmp::Reverse(x.1));
            for (w, c) in why.iter().take(40) { print!("{w}={c}; "); }
            println!();
        }
    }
}
