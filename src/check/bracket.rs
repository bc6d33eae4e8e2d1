//! bracket-unbalanced: brackets and quotation marks pair, within the unit where the source's do.

use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use regex::Regex;

use super::pair::{Issue, Reading};
use super::scan::{addresses, all, code, inside, merged, pattern, quoted_alone};
use crate::article::Format;
use crate::finding::Code;
use crate::text::{CharSet, Script, Span, any_byte, nfkc, roman, script};

/// Pairs that are told apart by their two marks; “ ” are among them, ' and ’ are not (apostrophes).
const PAIRS: [(char, char); 15] = [
    ('(', ')'),
    ('[', ']'),
    ('{', '}'),
    ('（', '）'),
    ('［', '］'),
    ('｛', '｝'),
    ('「', '」'),
    ('『', '』'),
    ('｢', '｣'),
    ('【', '】'),
    ('《', '》'),
    ('〈', '〉'),
    ('〔', '〕'),
    ('“', '”'),
    ('«', '»'),
];

/// Intervals that hold one of their ends: brackets of two kinds.
static INTERVAL: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(r"\[\s*[-−+]?[\w.∞]+\s*,\s*[-−+]?[\w.∞]+\s*\)|\(\s*[-−+]?[\w.∞]+\s*,\s*[-−+]?[\w.∞]+\s*\]|\][0-9.]+,\s*[0-9.]+\[")
});

/// Characters that an end of an interval has at most, its sign not counted.
const END: usize = 12;

/// The intervals of a text.
fn intervals(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut from = 0;
    // To count characters here keeps the pattern small.
    while let Some(span) = INTERVAL.as_ref().and_then(|pattern| pattern.find_at(text, from)).map(|found| Span::from(found.range())) {
        let whole = span.of(text);
        let is_short = |end: &str| end.trim().trim_start_matches(['-', '−', '+']).chars().count() <= END;
        let fits = whole.starts_with(']') || whole.trim_matches(['[', ']', '(', ')']).split(',').all(is_short);
        if fits {
            found.push(span);
        }
        from = if fits { span.end } else { span.start + 1 };
    }
    found
}

/// Marks of the target that have no partner, unless the source has as many of the same side: a quotation may run
/// over several units.
pub(super) fn unbalanced(reading: &Reading<'_>, issues: &mut Vec<Issue>) {
    let (source, target) = (reading.pair.source, reading.pair.target);
    let lone = lonely(target, source);
    let is_odd_here = is_odd(target, source) && !is_odd(source, target);
    // In plain text `**` is only a sign, which people still type in pairs; in Markdown markup-mismatch knows more.
    let stars = |text: &str| if text.contains("**") { text.matches("**").count() } else { 0 };
    let stars_are_odd = reading.pair.format == Some(Format::Text) && stars(target) % 2 == 1 && stars(source) % 2 == 0;
    if lone.is_empty() && !is_odd_here && !stars_are_odd {
        return;
    }
    let (mut openers, mut closers) = (0usize, 0usize);
    let mut quotes = 0usize;
    // A bracket that the source only names may be named without quotation marks.
    for (_, c) in source.char_indices().filter(|&(at, c)| is_mark(c) && is_literal(source, at, c)) {
        let opens = PAIRS.iter().any(|p| p.0 == c);
        if opens { openers += 1 } else { closers += 1 }
    }
    for at in lonely(source, target) {
        quotes += usize::from(source.get(at..).and_then(|t| t.chars().next()).is_some_and(is_quote));
        let opens = source.get(at..).and_then(|t| t.chars().next()).is_some_and(|c| PAIRS.iter().any(|p| p.0 == c));
        if opens { openers += 1 } else { closers += 1 }
    }
    // A straight quotation mark without a partner stands for one of either side.
    let mut straight = None;
    for at in lone {
        let Some(mark) = target.get(at..).and_then(|t| t.chars().next()) else { continue };
        let opens = PAIRS.iter().any(|p| p.0 == mark);
        let allowed = if opens { &mut openers } else { &mut closers };
        if *allowed > 0 {
            *allowed -= 1;
            continue;
        }
        let left = || usize::from(is_odd(source, target) || is_open(source));
        if is_quote(mark)
            && let straight @ 1.. = straight.get_or_insert_with(left)
        {
            *straight -= 1;
            continue;
        }
        let issue = Issue::new(Code::BracketUnbalanced).at(Span::new(at, at + mark.len_utf8())).with("mark", mark.to_string());
        issues.push(issue.with("problem", if opens { "open" } else { "close" }));
    }
    if stars_are_odd {
        let at = target.rfind("**").unwrap_or(0);
        issues.push(Issue::new(Code::BracketUnbalanced).at(Span::new(at, at + 2)).with("mark", "**").with("problem", "odd"));
    }
    if is_odd_here && quotes.is_multiple_of(2) {
        let at = target.rfind('"').unwrap_or(0);
        issues.push(Issue::new(Code::BracketUnbalanced).at(Span::new(at, at + 1)).with("mark", "\"").with("problem", "odd"));
    }
}

/// Whether a text has an odd number of straight quotation marks. Behind a digit the mark may close a quotation or, where
/// the other text has inches too, stand for them.
fn is_odd(text: &str, other: &str) -> bool {
    if !text.contains('"') {
        return false;
    }
    let exempt = merged(code(text).into_iter().chain(addresses(text)).collect());
    let marks: Vec<usize> = text.match_indices('"').map(|(at, _)| at).filter(|&at| !inside(&exempt, at)).collect();
    let is_sign = |at: usize| quoted_alone(text, Span::new(at, at + 1));
    let is_inch = |at: usize| text.get(..at).is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit()));
    let marks: Vec<usize> = marks.into_iter().filter(|&at| !is_sign(at)).collect();
    let has_inches = other.contains(['"', '″', '”', '型', '寸']) || other.contains("インチ") || other.contains("inch");
    if !has_inches {
        return marks.len() % 2 == 1;
    }
    let inches = marks.iter().filter(|&&at| is_inch(at)).count();
    marks.len() % 2 == 1 && (marks.len() - inches) % 2 == 1
}

/// Byte places of marks without a partner. A full-width mark pairs with its ASCII one; the `)` of an enumerator
/// (`1)`, `a)`, `iv)`) needs none, nor does a face (`:-)`); code, addresses, half-open intervals (`[0, 1)`) and brackets
/// that are quoted for themselves (`"["`) are stepped over.
fn lonely(text: &str, other: &str) -> Vec<usize> {
    let mut exempt = code(text);
    exempt.extend(addresses(text));
    if exempt.is_empty() && is_paired(text) {
        return Vec::new();
    }
    if text.contains(',') && text.contains(['[', ']']) {
        exempt.extend(intervals(text));
    }
    let exempt = merged(exempt);
    // ”So” is badly set and still a pair.
    let count = |mark: char| text.matches(mark).count();
    let same = match (count('“'), count('”')) {
        (0, closers) if closers % 2 == 0 => Some('”'),
        (openers, 0) if openers % 2 == 0 => Some('“'),
        _ => None,
    };
    let mut open: Vec<(usize, char)> = Vec::new();
    // How many of each kind are open, so that a mark without any is not looked for.
    let mut waiting: BTreeMap<char, usize> = BTreeMap::new();
    let mut lonely = Vec::new();
    let mut round = Vec::new();
    for (at, c) in text.char_indices() {
        if !is_mark(c) || inside(&exempt, at) || is_literal(text, at, c) || same == Some(c) {
            continue;
        }
        if let Some(&(_, close)) = PAIRS.iter().find(|pair| pair.0 == c) {
            open.push((at, narrow(close)));
            *waiting.entry(narrow(close)).or_default() += 1;
        } else if PAIRS.iter().any(|pair| pair.1 == c) {
            let opened = waiting.get(&narrow(c)).is_some_and(|&count| count > 0);
            let partner = if opened { open.iter().rposition(|&(_, close)| close == narrow(c)) } else { None };
            match partner {
                Some(n) => {
                    for (number, (at, close)) in open.drain(n..).enumerate() {
                        waiting.entry(close).and_modify(|count| *count -= 1);
                        lonely.extend((number > 0).then_some(at));
                    }
                }
                None if narrow(c) == ')' => round.push(at),
                None => lonely.push(at),
            }
        }
    }
    lonely.extend(open.into_iter().map(|(at, _)| at));
    let numbers: BTreeSet<usize> = enumerators(text, &round, other).into_iter().collect();
    let figures = LazyCell::new(|| nfkc(other).split(|c: char| !c.is_ascii_digit()).map(str::to_owned).collect::<BTreeSet<String>>());
    let is_citation = |at: usize| is_citation(text.get(..at).unwrap_or(""), &|number| figures.contains(number));
    lonely.extend(round.into_iter().filter(|at| !numbers.contains(at) && !is_citation(*at)));
    lonely.retain(|&at| !is_face(text.get(..at).unwrap_or("")));
    lonely.sort_unstable();
    lonely
}

/// Whether the marks of a text without code and addresses pair as they stand, and none is quoted: so it is with most.
fn is_paired(text: &str) -> bool {
    const DEPTH: usize = 8;
    if !any_byte(text, |b| !b.is_ascii() || matches!(b, b'(' | b')' | b'[' | b']' | b'{' | b'}')) {
        return true;
    }
    let (mut open, mut depth) = (['\0'; DEPTH], 0);
    for (at, c) in text.char_indices().filter(|(_, c)| is_mark(*c)) {
        if matches!(c, '“' | '”') || is_literal(text, at, c) {
            return false;
        }
        if let Some((_, close)) = PAIRS.iter().find(|pair| pair.0 == c) {
            let Some(slot) = open.get_mut(depth) else { return false };
            *slot = narrow(*close);
            depth += 1;
        } else if depth > 0 && open.get(depth - 1) == Some(&narrow(c)) {
            depth -= 1;
        } else {
            return false;
        }
    }
    depth == 0
}

fn is_quote(c: char) -> bool {
    matches!(c, '「' | '」' | '『' | '』' | '｢' | '｣' | '“' | '”' | '«' | '»')
}

/// Whether a single straight or curly mark opens a quotation of several words that does not end, or ends one that did
/// not begin.
fn is_open(text: &str) -> bool {
    static MARKS: LazyLock<[Option<Regex>; 2]> =
        LazyLock::new(|| [pattern(r"(?:^|[\s(])['‘][A-Za-z]"), pattern(r"[A-Za-z.,!?]['’](?:$|[\s.,;:)])")]);
    let [opens, closes] = &*MARKS;
    text.contains(['\'', '‘', '’']) && all(opens, text).len() != all(closes, text).len()
}

fn is_mark(c: char) -> bool {
    static MARKS: LazyLock<CharSet> = LazyLock::new(|| PAIRS.into_iter().flat_map(|(open, close)| [open, close]).collect());
    MARKS.has(c)
}

/// Whether a bracket is quoted for itself: `"["`, `']'`.
fn is_literal(text: &str, at: usize, c: char) -> bool {
    !is_quote(c) && quoted_alone(text, Span::new(at, at + c.len_utf8()))
}

/// Whether eyes stand before a bracket that has no partner: `:)`, `;-)`, `:-(`.
fn is_face(before: &str) -> bool {
    let eyes = before.strip_suffix(['-', '^', 'o', '\'']).unwrap_or(before);
    let Some(rest) = eyes.strip_suffix([':', ';', '=']) else { return false };
    !rest.ends_with(|c: char| c.is_ascii_alphanumeric())
}

fn narrow(c: char) -> char {
    match c {
        '）' => ')',
        '］' => ']',
        '｝' => '}',
        _ => c,
    }
}

/// Whether the number of a note or reference stands before a `)`, as Japanese sets it: 示された1）。 １）２） 注1） The other text has the
/// number too, which `is_there` tells.
fn is_citation(before: &str, is_there: &dyn Fn(&str) -> bool) -> bool {
    const LONGEST: usize = 7;
    let joint = |c: char| ",，、-–−〜～".contains(c);
    let numbers = before.chars().rev().take(LONGEST).take_while(|c| c.is_numeric() || joint(*c)).map(char::len_utf8).sum::<usize>();
    let (head, numbers) = before.split_at_checked(before.len() - numbers).unwrap_or((before, ""));
    let numbers = nfkc(numbers);
    let numbers: Vec<&str> = numbers.split(|c: char| !c.is_ascii_digit()).collect();
    let stands =
        head.ends_with(|c: char| matches!(script(c), Script::Han | Script::Hiragana | Script::Katakana) || "）)。」』※*＊".contains(c));
    let named = ["図", "表", "第", "式", "章", "節"].iter().any(|name| head.ends_with(name));
    stands && !named && numbers.iter().all(|number| (1..=3).contains(&number.len()) && is_there(number))
}

/// The list number before a `)`, if what stands there has the shape of one: one or two digits, one letter, a small Roman
/// number, at the start or behind a space.
fn label(before: &str) -> Option<&str> {
    let start = before.char_indices().rev().take(5).take_while(|(_, c)| c.is_alphanumeric()).last()?.0;
    let label = before.get(start..)?;
    let is_apart = before.get(..start)?.chars().next_back().is_none_or(|c| c.is_whitespace() || "、。，,;；：".contains(c));
    let digits = label.chars().count() <= 2 && label.chars().all(char::is_numeric);
    let letter = label.len() == 1 && label.is_ascii();
    (is_apart && (digits || letter || small_roman(label).is_some())).then_some(label)
}

/// What a list number may count as: digits, letters and Roman numbers are three series.
fn series(label: &str) -> Vec<(u8, u32)> {
    let lower = label.to_lowercase();
    let mut found = Vec::new();
    let digits: Option<u32> = nfkc(&lower).parse().ok();
    found.extend(digits.map(|number| (0, number)));
    if let (Some(c @ 'a'..='z'), 1) = (lower.chars().next(), lower.len()) {
        found.push((1, u32::from(c)));
    }
    found.extend(small_roman(&lower).map(|number| (2, number)));
    found
}

/// Lists rarely go beyond twelve, and words like mix and XX do.
fn small_roman(label: &str) -> Option<u32> {
    roman(&label.to_ascii_uppercase()).filter(|number| *number <= 12)
}

/// Which of the closing brackets without a partner belong to list numbers: those at the start of the text or of a
/// sentence, and those that have a neighbour in their series (“either a) this or b) that”).
fn enumerators(text: &str, places: &[usize], other: &str) -> Vec<usize> {
    let labels: Vec<(usize, &str)> = places.iter().filter_map(|&at| Some((at, label(text.get(..at)?)?))).collect();
    if labels.is_empty() {
        return Vec::new();
    }
    let known: BTreeSet<(u8, u32)> = labels.iter().flat_map(|(_, label)| series(label)).collect();
    // The other text numbers too, in whatever form.
    let first = other.trim_start().chars().next();
    let numbers = other.contains([')', '）']) || other.chars().any(|c| matches!(c, '\u{2460}'..='\u{24FF}' | '❶'..='➓'));
    let at_start = numbers || first.is_some_and(|c| !matches!(script(c), Script::Han | Script::Hiragana | Script::Katakana));
    let begins = |at: usize, label: &str| {
        let before = text.get(..at.saturating_sub(label.len())).unwrap_or("");
        let bare = before.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_' | '-' | '•' | '・' | '#' | '>' | '|'));
        if bare.is_empty() {
            return at_start;
        }
        numbers && (bare.ends_with(['.', ':', ';', '!', '?', '。', '：', '；', '！', '？', '、']) || before.ends_with('\n'))
    };
    let neighbour = |(kind, number): (u8, u32)| known.contains(&(kind, number + 1)) || (number > 0 && known.contains(&(kind, number - 1)));
    let is_one = |&(at, label): &(usize, &str)| begins(at, label) || series(label).into_iter().any(neighbour);
    labels.into_iter().filter(is_one).map(|(at, _)| at).collect()
}

#[cfg(test)]
mod tests {
    use super::{is_odd, lonely};

    fn alone(text: &str) -> Vec<String> {
        lonely(text, text).into_iter().filter_map(|at| text.get(at..)?.chars().next()).map(String::from).collect()
    }

    #[test]
    fn pairs_and_signs() {
        for text in [
            "a) first, b) second; i) one, ii) two",
            "１）初めに ２）次に",
            "p lies in [0, 1) or (−∞, 5]",
            "Well done :-) or :( (really)",
            "type \"[\" and then ‘(’",
            "the （図1) of both widths",
            "｢はい｣と答えた",
            "`f(` is code, and so is https://example.jp/(a",
        ] {
            assert!(alone(text).is_empty(), "{text}");
        }
        assert_eq!(alone("see (Fig. 1"), ["("]);
        assert_eq!(alone("x in [somewhat_longer, 1) and [-∞, +0.5) or (あ,　い]"), ["[", ")"]);
        assert_eq!(alone("note:) that"), [")"]);
        assert_eq!(lonely("I) like it. b) is open", "好きです。").len(), 2);
        assert_eq!(lonely("with a) gold crest, at 16:30) and 31 m)", "金です").len(), 3);
        assert_eq!(alone("「はい』と"), ["「", "』"]);
        assert_eq!(alone("(a [b) c]"), ["[", "]"]);
    }

    #[test]
    fn marks_of_notes_need_no_partner() {
        for (text, other) in [
            ("痛みが減った1）。", "Pain was relieved (1)."),
            ("痛みが減った１）２）。", "Pain was relieved [1,2]."),
            ("痛みが減った注3）。", "Pain was relieved (note 3)."),
            ("痛みが減った4，5）。", "Pain was relieved.⁴,⁵"),
            ("森らの報告2)では減った。", "It fell in a report [2]."),
        ] {
            assert!(lonely(text, other).is_empty(), "{text}");
        }
        for (text, other) in [
            ("痛みが減った7）。", "Pain was relieved."),
            ("効果（痛み、図1）が減った）。", "An effect (pain, Fig. 1) fell."),
            ("痛みが減った図1）。", "Pain was relieved (Fig. 1)."),
            ("約2000）個", "About 2000 cells"),
        ] {
            assert_eq!(lonely(text, other).len(), 1, "{text}");
        }
    }

    #[test]
    fn straight_quotation_marks() {
        for text in ["a \"b\" c", "a 5\" pipe", "\"a 5\" pipe\"", "the mark `\"` alone", "press '\"'"] {
            assert!(!is_odd(text, "5インチ"), "{text}");
        }
        assert!(is_odd("he said \"yes", ""));
        assert!(is_odd("\"yes\" and no\"", "") && is_odd("on March 11\" it", ""));
    }
}
