//! What several rules must step over or find: code spans, addresses, numbered marks.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use regex::Regex;

use crate::text::{Span, any_byte};

/// Addresses that begin alike and are told apart, and code spans that are looked for in other words.
const SAME: usize = 50;

/// A pattern fixed at compile time; one that does not compile matches nothing, and a test holds that none does so.
pub(super) fn pattern(source: &str) -> Option<Regex> {
    Regex::new(source).ok()
}

/// All matches of a pattern.
pub(super) fn all(pattern: &Option<Regex>, text: &str) -> Vec<Span> {
    pattern.iter().flat_map(|p| p.find_iter(text)).map(|m| Span::from(m.range())).collect()
}

static CODE: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r"``[^`]+``|`[^`]+`"));
static MAIL: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r"(?i-u:\b[a-z0-9._%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,})"));

/// Code spans of Markdown.
pub(super) fn code(text: &str) -> Vec<Span> {
    if any_byte(text, |b| b == b'`') { all(&CODE, text) } else { Vec::new() }
}

/// Code spans of a text that the other text has too, as code or not: what stands in them was not to be translated.
pub(super) fn shared_code(text: &str, other: &str) -> Vec<Span> {
    let spans = code(text);
    if spans.is_empty() {
        return spans;
    }
    let known: BTreeSet<&str> = code(other).into_iter().map(|span| span.of(other).trim_matches('`')).collect();
    let is_known = |(number, span): (usize, Span)| {
        let inner = span.of(text).trim_matches('`');
        (known.contains(inner) || (number < SAME && other.contains(inner))).then_some(span)
    };
    spans.into_iter().enumerate().filter_map(is_known).collect()
}

/// The text with as many letters `x` in place of the bytes of the spans, which are in order: words beside them stay
/// where they were.
pub(super) fn without(text: &str, spans: &[Span]) -> String {
    let mut out = String::with_capacity(text.len());
    for span in spans {
        out.push_str(text.get(out.len()..span.start).unwrap_or(""));
        out.push_str(&"x".repeat(span.end.saturating_sub(out.len())));
    }
    out.push_str(text.get(out.len()..).unwrap_or(""));
    out
}

/// The elements of HTML and DocBook whose text is code, keys or output, from tag to tag.
pub(super) fn code_elements(text: &str) -> Vec<Span> {
    static ELEMENT: LazyLock<Option<Regex>> = LazyLock::new(|| {
        let element = |name: &str| format!("<{name}(?: [^<>]*)?>.*?</{name}>");
        pattern(&["code", "kbd", "samp", "var", "pre", "screen", "programlisting"].map(element).join("|"))
    });
    all(&ELEMENT, text)
}

/// Tags of HTML.
pub(super) fn tags(text: &str) -> Vec<Span> {
    static TAG: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r"</?[A-Za-z][^<>]*>"));
    if text.contains('<') { all(&TAG, text) } else { Vec::new() }
}

/// Addresses with Japanese in them, as far as `other` has them letter for letter: where a white space or a bracket ends
/// them there, they are one address and no sentence behind one.
pub(super) fn shared_addresses(text: &str, other: &str) -> Vec<Span> {
    let ends = |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '`' | '(' | ')' | '（' | '）' | '「' | '」' | '『' | '』');
    let tail = |text: &'_ str, from: usize| -> usize { text.get(from..).map_or(0, |rest| rest.find(ends).unwrap_or(rest.len())) };
    let mut known: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for begin in addresses(other) {
        let whole = Span::new(begin.end, begin.end + tail(other, begin.end));
        if !whole.is_empty() {
            known.entry(begin.of(other)).or_default().insert(whole.of(other));
        }
    }
    let whole = |begin: Span| {
        let rest = text.get(begin.end..)?;
        let longest = known.get(begin.of(text))?.iter().take(SAME).filter(|tail| rest.starts_with(**tail)).map(|tail| tail.len()).max()?;
        Some(Span::new(begin.start, begin.end + longest))
    };
    addresses(text).into_iter().filter_map(whole).collect()
}

/// URLs and e-mail addresses, without the punctuation of the sentence behind them. They may stand directly behind
/// Japanese text, and end where it goes on.
pub(super) fn addresses(text: &str) -> Vec<Span> {
    static SCHEME: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r"(?i)(?:https?|ftp)://"));
    let mut found: Vec<Span> = Vec::new();
    // Most texts have neither, and one byte is quicker found than three.
    if !any_byte(text, |b| matches!(b, b'@' | b':')) || !text.contains('@') && !text.contains("://") {
        return found;
    }
    // A scheme glued to a word (HPhttps://…) still begins an address.
    for scheme in all(&SCHEME, text) {
        if found.last().is_some_and(|last| last.contains(scheme)) {
            continue;
        }
        let rest = text.get(scheme.start..).unwrap_or("");
        let length = rest.find(|c: char| !is_address(c)).unwrap_or(rest.len());
        found.push(trimmed(text, Span::new(scheme.start, scheme.start + length)));
    }
    let schemes = found.clone();
    for span in if text.contains('@') { all(&MAIL, text) } else { Vec::new() } {
        // Those with a scheme stand in order and apart.
        if !schemes.get(schemes.partition_point(|other| other.end <= span.start)).is_some_and(|other| other.overlaps(span)) {
            found.push(trimmed(text, span));
        }
    }
    found.sort_unstable();
    found
}

fn is_address(c: char) -> bool {
    c.is_ascii_graphic() && !matches!(c, '<' | '>' | '"' | '`' | '\\' | '^' | '{' | '}' | '|')
}

/// The address without sentence punctuation and unmatched closing brackets at its end. One that stands behind an opening
/// bracket ends where that closes, whatever follows (`(https://example.jp/)'s`).
fn trimmed(text: &str, span: Span) -> Span {
    let before = text.get(..span.start).and_then(|before| before.chars().next_back());
    let closes = match before {
        Some('(') => Some(('(', ')')),
        Some('[') => Some(('[', ']')),
        _ => None,
    };
    let mut depth = 0usize;
    let mut end = span.end;
    for (at, c) in span.of(text).char_indices() {
        match closes {
            Some((open, _)) if c == open => depth += 1,
            Some((_, close)) if c == close && depth > 0 => depth -= 1,
            Some((_, close)) if c == close => {
                end = span.start + at;
                break;
            }
            _ => {}
        }
    }
    let whole = Span::new(span.start, end).of(text);
    let excess = |open: char, close: char| whole.matches(close).count().saturating_sub(whole.matches(open).count());
    let (mut round, mut square) = (excess('(', ')'), excess('[', ']'));
    while let Some(last) = Span::new(span.start, end).of(text).chars().next_back() {
        match last {
            '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '*' | '_' => {}
            ')' if round > 0 => round -= 1,
            ']' if square > 0 => square -= 1,
            _ => break,
        }
        end -= last.len_utf8();
    }
    Span::new(span.start, end)
}

/// Whether the characters at a range are quoted for themselves, alone between two quotation marks or square brackets.
pub(super) fn quoted_alone(text: &str, span: Span) -> bool {
    let before = text.get(..span.start).and_then(|before| before.chars().next_back());
    let behind = text.get(span.end..).and_then(|behind| behind.chars().next());
    matches!(
        (before, behind),
        (Some('"'), Some('"'))
            | (Some('\'' | '`'), Some('\''))
            | (Some('“'), Some('”'))
            | (Some('‘'), Some('’'))
            | (Some('['), Some(']'))
            | (Some('「'), Some('」'))
    )
}

/// Spans in order, those that overlap as one.
pub(super) fn merged(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    let mut merged: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match merged.last_mut() {
            Some(last) if span.start < last.end => last.end = last.end.max(span.end),
            _ => merged.push(span),
        }
    }
    merged
}

/// Whether a place lies inside one of the spans, which stand in order and apart.
pub(super) fn inside(spans: &[Span], at: usize) -> bool {
    spans.get(spans.partition_point(|span| span.end <= at)).is_some_and(|span| span.start <= at)
}

#[cfg(test)]
mod tests {
    use super::{addresses, code_elements, shared_addresses};

    #[test]
    fn addresses_in_japanese_are_known_by_the_other_text() {
        let texts =
            |text: &str, other: &str| -> Vec<String> { shared_addresses(text, other).iter().map(|s| s.of(text).to_owned()).collect() };
        let source = "https://example.jp/あいう をご覧ください。";
        assert_eq!(texts("See https://example.jp/あいう.", source), ["https://example.jp/あいう"]);
        assert_eq!(texts("See https://example.jp/あい.", source), Vec::<String>::new());
        // A sentence may follow an address without a gap: what it is, nobody knows.
        assert_eq!(texts("See https://example.jp/をご覧", "https://example.jp/をご覧ください"), Vec::<String>::new());
        assert_eq!(texts("(https://example.jp/料金/表#a)", "（https://example.jp/料金/表#a）"), ["https://example.jp/料金/表#a"]);
    }

    #[test]
    fn elements_of_code_end_with_their_own_tag() {
        let text = "<code>料金 × 回数</code>と<kbd class=\"k\">Ctrl</kbd>、<codes>x</codes>";
        let found: Vec<&str> = code_elements(text).iter().map(|s| s.of(text)).collect();
        assert_eq!(found, ["<code>料金 × 回数</code>", "<kbd class=\"k\">Ctrl</kbd>"]);
    }

    #[test]
    fn addresses_end_where_the_sentence_goes_on() {
        let texts = |text: &str| -> Vec<String> { addresses(text).iter().map(|s| s.of(text).to_owned()).collect() };
        assert_eq!(texts("案内HPhttps://example.jp/a にも"), ["https://example.jp/a"]);
        assert_eq!(texts("（https://example.jp/b?x=1）。"), ["https://example.jp/b?x=1"]);
        assert_eq!(texts("See https://example.jp/c_(d)."), ["https://example.jp/c_(d)"]);
        assert_eq!(texts("the [page](https://example.jp/e_(f)/)'s head"), ["https://example.jp/e_(f)/"]);
        assert_eq!(texts("連絡先info@example.co.jpまで"), ["info@example.co.jp"]);
    }
}
