//! Numbers and letters that count items at the head of a line: `①`, `(1)`, `1.`, `〔1〕`, `(a)`, `㋐`. In: a line. Out: its
//! marker. What never happens: a number of the text (1.5 mg, ①〜③, (1)と(2)) counts an item.

use super::Format;
use super::marker::{Form, Marker};
use super::vocabulary::begins_item;
use crate::text::is_wide;

/// The enumerator a line begins with, as far as the line alone tells.
pub(super) fn read(line: &str, format: Format) -> Option<Marker> {
    let head = head(line, format)?;
    let after = line.get(head.len..)?;
    (!refers(after, head.form) && is_sure(&head, after)).then(|| marker(line, head))
}

/// The enumerator of a line whose neighbours are counted before and after it: 4．３回まで, ②がん.
pub(super) fn listed(line: &str) -> Option<Marker> {
    let head = head(line, Format::Text)?;
    let after = line.get(head.len..)?;
    let number = after.len() - after.trim_start_matches(char::is_numeric).len();
    // 1．1　目的 is a number of two parts, and 4.3 a decimal.
    let part = after.get(number..)?.starts_with(|c: char| c.is_whitespace() || matches!(c, '.' | '．'));
    let decimal = number > 0 && (part || head.end == Some('.') || !matches!(head.form, Form::Point));
    let copyright = head.sign == "C" && !after.trim_start().starts_with(is_wide);
    (!is_range(after) && !decimal && !copyright && (head.letter.is_none() || head.form != Form::Square)).then(|| marker(line, head))
}

/// The value of a sign: 3 for `3` and for `c`.
pub(super) fn ordinal(sign: &str) -> Option<u32> {
    let letter = |c: char| c.is_ascii_alphabetic().then(|| u32::from(c.to_ascii_lowercase()) - u32::from('a') + 1);
    let mut chars = sign.chars();
    sign.parse().ok().or_else(|| chars.next().and_then(letter).filter(|_| chars.next().is_none()))
}

/// Up to three digits in either width, as ASCII, with their length in bytes.
pub(super) fn digits(text: &str) -> (String, usize) {
    let mut out = String::new();
    let mut len = 0;
    for c in text.chars() {
        match c {
            '0'..='9' => out.push(c),
            '０'..='９' => out.push(narrow(c)),
            _ => break,
        }
        len += c.len_utf8();
        if out.len() > 3 {
            return (String::new(), 0);
        }
    }
    (out, len)
}

fn narrow(c: char) -> char {
    if matches!(c, '！'..='～') { char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c) } else { c }
}

/// What could be an enumerator.
struct Head {
    form: Form,
    sign: String,
    /// Bytes, without the white space behind it.
    len: usize,
    /// The letter of an alphabet or syllabary that it is.
    letter: Option<char>,
    /// What closes it.
    end: Option<char>,
}

fn marker(line: &str, head: Head) -> Marker {
    let tail = line.get(head.len..).unwrap_or("");
    Marker { len: line.len() - tail.trim_start().len(), form: head.form, sign: head.sign }
}

/// `①`, `(1)`, `［1］`, `〔1〕`, `(a)`, `（ア）`, `1)`, `1．`, `a) `.
fn head(line: &str, format: Format) -> Option<Head> {
    let first = line.chars().next()?;
    if let Some(sign) = circled(first) {
        let dot = line.get(first.len_utf8()..)?.chars().next().filter(|c| matches!(c, '.' | '．')).map_or(0, char::len_utf8);
        return Some(Head { form: Form::Circled, sign, len: first.len_utf8() + dot, letter: None, end: None });
    }
    let (close, form): (&[char], Form) = match first {
        '(' | '（' => (&[')', '）'], Form::Bracketed),
        '[' | '［' if format == Format::Text => (&[']', '］'], Form::Square),
        '〔' => (&['〕'], Form::Square),
        _ => (&[], Form::Closing),
    };
    let from = if close.is_empty() { 0 } else { first.len_utf8() };
    let (mut sign, mut len) = digits(line.get(from..)?);
    let letter = line.get(from..)?.chars().next().filter(|c| sign.is_empty() && (from > 0 || c.is_ascii()));
    if let Some(c) = letter {
        sign.push(value(c)?);
        len = c.len_utf8();
    }
    let end = line.get(from + len..)?.chars().next()?;
    let form = match end {
        _ if sign.is_empty() => return None,
        _ if !close.is_empty() => close.contains(&end).then_some(form)?,
        ')' | '）' if letter.is_none() || line.get(len..)?.starts_with(") ") => Form::Closing,
        '.' | '．' if letter.is_none() => Form::Point,
        _ => return None,
    };
    let typed = format == Format::Text || letter.is_none() && (from > 0 || !end.is_ascii());
    typed.then_some(Head { form, sign, len: from + len + end.len_utf8(), letter, end: Some(end) })
}

/// A letter in ASCII, by its place for one of the syllabary: `b` for `b`, `ｂ` and `イ`.
fn value(c: char) -> Option<char> {
    match narrow(c) {
        c if c.is_ascii_alphabetic() => Some(c),
        _ => SYLLABARY.chars().position(|kana| kana == c).and_then(|at| ('a'..='z').nth(at)),
    }
}

/// The syllabary in its order, as far as there are letters of the alphabet for it.
const SYLLABARY: &str = "アイウエオカキクケコサシスセソタチツテトナニヌネノハ";

/// The number or letter in a circle or in brackets that is one character.
fn circled(c: char) -> Option<String> {
    let code = u32::from(c);
    let number = match code {
        0x2460..=0x2473 => code - 0x2460 + 1,
        0x2474..=0x2487 => code - 0x2474 + 1,
        0x2488..=0x249B => code - 0x2488 + 1,
        0x24F5..=0x24FE => code - 0x24F5 + 1,
        0x2776..=0x277F => code - 0x2776 + 1,
        0x3251..=0x325F => code - 0x3251 + 21,
        0x32B1..=0x32BF => code - 0x32B1 + 36,
        // The syllabary in circles.
        0x32D0..=0x32E9 => return ('a'..='z').nth((code - 0x32D0) as usize).map(String::from),
        _ => return None,
    };
    Some(number.to_string())
}

/// Whether a text behind an enumerator shows that it is none: ①と②, (1)〜(3), 1.5, 3)の.
fn refers(after: &str, form: Form) -> bool {
    let next = after.chars().next().unwrap_or(' ');
    let particle = form != Form::Point && "とのはがをにもや".contains(next) || form == Form::Circled && next == 'で';
    particle && !begins_item(after)
        || is_range(after)
        || !matches!(form, Form::Bracketed | Form::Square | Form::Circled) && next.is_numeric()
}

/// Whether enumerators are named one after the other: ①〜③, 1)・2).
fn is_range(after: &str) -> bool {
    after.starts_with(|c: char| "〜～~-－、・，,/／)）".contains(c) || circled(c).is_some())
}

/// Whether an enumerator is one without a look at its neighbours.
fn is_sure(head: &Head, after: &str) -> bool {
    let next = after.chars().next().unwrap_or(' ');
    let body = after.trim_start().chars().next().unwrap_or(' ');
    match head.form {
        // A point before a letter: 1．MRI検査, 1.PRPとは; v1.x and a.m. have no capital there.
        Form::Point => {
            let capital = next.is_uppercase() && after.chars().any(is_wide);
            next.is_whitespace() || (!next.is_ascii() && !next.is_numeric()) || capital || head.end == Some('．')
        }
        // Of letters only the first is sure: (イ) may come before (ロ), and (B) may be a group of patients.
        Form::Bracketed if head.letter.is_some() => {
            head.sign.eq_ignore_ascii_case("a") && (next == ' ' || is_wide(next)) && !body.is_numeric()
        }
        Form::Square if head.letter.is_some() => false,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::string_slice)]
    use super::{Format, Marker, listed, ordinal, read};

    fn show(line: &str, found: Option<Marker>) -> Option<(&str, String)> {
        found.map(|m| (&line[..m.len], m.sign))
    }

    #[test]
    fn what_counts_items() {
        for (line, marker, sign) in [
            ("1．がんの方", "1．", "1"),
            ("１．はじめに", "１．", "1"),
            ("1.にきび", "1.", "1"),
            ("1．MRI検査", "1．", "1"),
            ("2.PRPとは", "2.", "2"),
            ("①がん検診", "①", "1"),
            ("②はじめに", "②", "2"),
            ("（1）のどの痛み", "（1）", "1"),
            ("3）にんにく", "3）", "3"),
            ("〔1〕手の痛み", "〔1〕", "1"),
            ("(a) 肩", "(a) ", "a"),
            ("（ａ）腰", "（ａ）", "a"),
            ("(ア) 首", "(ア) ", "a"),
            ("㋑ 肘", "㋑ ", "b"),
            ("a) one", "a) ", "a"),
        ] {
            assert_eq!(show(line, read(line, Format::Text)), Some((marker, sign.to_owned())), "{line}");
        }
    }

    #[test]
    fn what_belongs_to_the_text() {
        for line in [
            "①と②を比べる",
            "①〜③のいずれか",
            "①の場合",
            "①でもよい",
            "(1)と(2)",
            "〔4〕がいちばん多い",
            "1.5 mg",
            "３．１４度",
            "1.x系",
            "(C) 2024 Clinic",
            "(c) Clinic",
            "(イ) 肩",
            "(B) 群は10名",
            "(株)再生",
            "(a)と(b)",
            "(n=12)",
            "(-)",
            "〔注〕膝",
            "[a] 膝",
            "a. one",
        ] {
            assert_eq!(read(line, Format::Text), None, "{line}");
        }
        assert_eq!(read("(a) 肩", Format::Markdown), None);
    }

    #[test]
    fn neighbours_say_more() {
        for (line, marker) in [
            ("4．３回まで", "4．"),
            ("②かゆみ", "②"),
            ("②は痛みのない注射", "②"),
            ("(イ) 肩", "(イ) "),
            ("（ｂ）腰", "（ｂ）"),
            ("(C)膝", "(C)"),
        ] {
            assert_eq!(show(line, listed(line)).unwrap().0, marker, "{line}");
        }
        for line in ["2.5倍になる", "１．１　目的", "①〜③", "①・②", "2)3個", "(2024)年", "(C) 2024 Clinic", "[b] 膝"]
        {
            assert_eq!(listed(line), None, "{line}");
        }
        assert_eq!(["3", "c", "C", "12", "", "ab"].map(ordinal), [Some(3), Some(3), Some(3), Some(12), None, None]);
    }
}
