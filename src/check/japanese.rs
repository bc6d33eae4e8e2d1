//! japanese-characters: characters of a Japanese text that look right and are not: half-width katakana, kana with a
//! separate voiced mark, radicals and compatibility ideographs from PDF files. They are found by no search and match no
//! term. In: a pair. Out: issues on whichever of its texts is Japanese.

use super::pair::{Issue, Reading};
use super::scan::{addresses, code, inside, merged};
use crate::article::vocabulary::vocabulary;
use crate::finding::{Code, Hint};
use crate::text::{Lang, Span, any_two_bytes, nfc, nfkc};

/// Forms that are told one by one.
const TOLD: usize = 5;

/// One issue a text and kind, with the right forms.
pub(super) fn characters(reading: &Reading<'_>, issues: &mut Vec<Issue>) {
    let pair = reading.pair;
    if reading.source_lang == Lang::Ja {
        issues.extend(grouped(pair.source).into_iter().map(|(span, issue)| issue.at_source(Some(span))));
    }
    if reading.target_lang == Lang::Ja {
        issues.extend(grouped(pair.target).into_iter().map(|(span, issue)| issue.at(span)));
    }
}

/// The issue of each kind, at its first place.
fn grouped(text: &str) -> Vec<(Span, Issue)> {
    let found = found(text);
    let mut grouped = Vec::new();
    for kind in ["halfwidth", "decomposed", "compatibility"] {
        let mut words: Vec<&str> = Vec::new();
        let mut first = None;
        for (span, _) in found.iter().filter(|(_, problem)| *problem == kind) {
            first = first.or(Some(*span));
            if words.len() <= TOLD && !words.contains(&span.of(text)) {
                words.push(span.of(text));
            }
        }
        let Some(first) = first else { continue };
        words.truncate(TOLD);
        let mut issue = Issue::new(Code::JapaneseCharacters).with("problem", kind).with("text", words.join(" "));
        for word in words {
            issue = issue.hint(Hint::new("write-instead").with("sign", word).with("form", form(word, kind)));
        }
        grouped.push((first, issue));
    }
    grouped
}

/// The right form of a run of one kind.
fn form(text: &str, kind: &str) -> String {
    match kind {
        "halfwidth" => nfkc(text),
        "decomposed" => composed(text),
        _ => text.chars().map(ideograph).collect(),
    }
}

/// Kana with their voiced marks, which may be combining ones or stand beside them (か゛).
fn composed(text: &str) -> String {
    nfc(&text.replace('\u{309B}', "\u{3099}").replace('\u{309C}', "\u{309A}"))
}

/// Runs of one kind each.
fn found(text: &str) -> Vec<(Span, &'static str)> {
    let mut found: Vec<(Span, &'static str)> = Vec::new();
    // The first two bytes of each of them; 0x82 is the second one of ゛ and its like.
    let may_begin =
        |a: u8, b: u8| matches!((a, b), (0xEF, 0xA4..=0xAB | 0xBD | 0xBE) | (0x82, 0x99..=0x9C) | (0xE2, 0xBA..=0xBF) | (0xF0, 0xAF));
    if !any_two_bytes(text, may_begin)
        || !text.chars().any(|c| matches!(c, '\u{FF61}'..='\u{FF9F}' | '\u{3099}'..='\u{309C}') || is_compatible(c))
    {
        return found;
    }
    let exempt = merged(code(text).into_iter().chain(addresses(text)).collect());
    let mut before: Option<(usize, char)> = None;
    for (at, c) in text.char_indices() {
        let here = Span::new(at, at + c.len_utf8());
        let kind = match c {
            '\u{FF66}'..='\u{FF9F}' => Some((here, "halfwidth")),
            // Half-width 、 and ・ belong to the katakana they stand in.
            '\u{FF61}'..='\u{FF65}' => Some((here, "halfwidth")),
            '\u{3099}'..='\u{309C}' => before
                .filter(|(at, _)| composed(Span::new(*at, here.end).of(text)).chars().count() == 1)
                .map(|(at, _)| (Span::new(at, here.end), "decomposed")),
            _ if is_compatible(c) && ideograph(c) != c.to_string() => Some((here, "compatibility")),
            _ => None,
        };
        if let Some((span, problem)) = kind.filter(|_| !inside(&exempt, at)) {
            match found.last_mut() {
                Some((last, same)) if *same == problem && last.end == span.start => last.end = span.end,
                _ => found.push((span, problem)),
            }
        }
        before = Some((at, c));
    }
    found
}

/// The ideograph that a radical or compatibility ideograph stands for; any other character is itself.
fn ideograph(c: char) -> String {
    let own = c.to_string();
    if !is_compatible(c) {
        return own;
    }
    let table = vocabulary(Lang::Ja).and_then(|vocabulary| vocabulary.characters.written.get(&own));
    table.cloned().unwrap_or_else(|| nfkc(&own))
}

/// Whether the character is a radical or a compatibility ideograph.
fn is_compatible(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{2FDF}' | '\u{F900}'..='\u{FAFF}' | '\u{2F800}'..='\u{2FA1F}')
}

#[cfg(test)]
mod tests {
    use super::{form, found, ideograph};

    fn forms(text: &str) -> Vec<(String, String)> {
        found(text).into_iter().map(|(span, kind)| (span.of(text).to_owned(), form(span.of(text), kind))).collect()
    }

    #[test]
    fn each_has_its_right_form() {
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        assert_eq!(forms("ｺﾗｰｹﾞﾝと\u{FF8B}ｱﾙﾛﾝ酸"), [pair("ｺﾗｰｹﾞﾝ", "コラーゲン"), pair("ﾋｱﾙﾛﾝ", "ヒアルロン")]);
        assert_eq!(forms("か\u{3099}んの治療、ハ\u{309A}ッチ"), [pair("か\u{3099}", "が"), pair("ハ\u{309A}", "パ")]);
        assert_eq!(forms("か゛んの治療、ハ゜ッチ"), [pair("か゛", "が"), pair("ハ゜", "パ")]);
        assert_eq!(forms("作⽤と副作⽤、⻑期、⾼⽤量"), [pair("⽤", "用"), pair("⽤", "用"), pair("⻑", "長"), pair("⾼⽤", "高用"),]);
        assert_eq!(forms("福\u{FA1B}"), [pair("\u{FA1B}", "福")]);
    }

    #[test]
    fn right_characters_are_left_alone() {
        for text in ["コラーゲン、がん、作用、長期", "﨑と髙と𠮷", "`ｺﾗｰｹﾞﾝ`と入力", "あ゛っ", "①㎎㈱Ⅱ々〆", "plain"]
        {
            assert_eq!(found(text), [], "{text}");
        }
        assert_eq!(ideograph('﨑'), "﨑");
    }
}
