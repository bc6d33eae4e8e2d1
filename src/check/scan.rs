//! What several rules must step over or find: code spans, addresses, numbered marks.

use std::sync::LazyLock;

use regex::Regex;

use crate::text::Span;

/// A pattern fixed at compile time; one that does not compile matches nothing, and a test holds that none does so.
pub(super) fn pattern(source: &str) -> Option<Regex> {
    Regex::new(source).ok()
}

/// All matches of a pattern.
pub(super) fn all(pattern: &Option<Regex>, text: &str) -> Vec<Span> {
    pattern.iter().flat_map(|p| p.find_iter(text)).map(|m| Span::from(m.range())).collect()
}

static CODE: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r"``[^`]+``|`[^`]+`"));
static ADDRESS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r#"(?i)\b(?:https?|ftp)://[^\s<>"'`\p{Han}\p{Hiragana}\p{Katakana}\u{3000}-\u{303F}\u{FF00}-\u{FFEF}“”‘’]+|(?-u:\b)[a-z0-9._%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}"#,
    )
});

/// Code spans of Markdown.
pub(super) fn code(text: &str) -> Vec<Span> {
    all(&CODE, text)
}

/// URLs and e-mail addresses, without the punctuation of the sentence behind them. They may stand directly behind
/// Japanese text, and end where it goes on.
pub(super) fn addresses(text: &str) -> Vec<Span> {
    static SCHEME: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r"(?i)(?:https?|ftp)://"));
    let mut found: Vec<Span> = Vec::new();
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
    for span in all(&ADDRESS, text) {
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

/// The address without sentence punctuation and unmatched closing brackets at its end.
fn trimmed(text: &str, span: Span) -> Span {
    let mut end = span.end;
    let whole = span.of(text);
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
    use super::addresses;

    #[test]
    fn addresses_end_where_the_sentence_goes_on() {
        let texts = |text: &str| -> Vec<String> { addresses(text).iter().map(|s| s.of(text).to_owned()).collect() };
        assert_eq!(texts("案内HPhttps://example.jp/a にも"), ["https://example.jp/a"]);
        assert_eq!(texts("（https://example.jp/b?x=1）。"), ["https://example.jp/b?x=1"]);
        assert_eq!(texts("See https://example.jp/c_(d)."), ["https://example.jp/c_(d)"]);
        assert_eq!(texts("連絡先info@example.co.jpまで"), ["info@example.co.jp"]);
    }
}
