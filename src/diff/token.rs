//! A text cut for a comparison word by word: words, numbers and marks with their bytes. White space is none of them; what an analyzer
//! leaves between words is one mark a character.

use crate::morph::Analyzer;
use crate::text::Span;

/// Most letters of a word that only joins others.
const SHORT: usize = 3;

/// A word, a number or a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token<'t> {
    pub text: &'t str,
    pub span: Span,
    /// Whether it has no letter and no digit.
    pub is_mark: bool,
    /// Whether it is a word that joins others rather than says something, as far as its form tells: a short one in small
    /// Latin letters.
    pub is_joining: bool,
}

/// The tokens of a text in order; they and white space are the text.
pub(super) fn tokens<'t>(text: &'t str, analyzer: &dyn Analyzer) -> Vec<Token<'t>> {
    let mut spans: Vec<(Span, bool)> = Vec::new();
    let mut at = 0;
    for span in analyzer.spans(text) {
        if span.start >= at && !span.is_empty() {
            spans.extend(marks(text, Span::new(at, span.start)).map(|mark| (mark, false)));
            spans.push((span, true));
            at = span.end;
        }
    }
    spans.extend(marks(text, Span::new(at, text.len())).map(|mark| (mark, false)));
    let numbers = numbers(text);
    let is_inner = |at: usize| {
        let before = numbers.partition_point(|number| number.start < at);
        before.checked_sub(1).and_then(|before| numbers.get(before)).is_some_and(|number| at < number.end)
    };
    let mut joined: Vec<(Span, bool)> = Vec::with_capacity(spans.len());
    for (span, is_word) in spans {
        match joined.last_mut() {
            Some((last, word)) if last.end == span.start && is_inner(span.start) => {
                (last.end, *word) = (span.end, true);
            }
            _ => joined.push((span, is_word)),
        }
    }
    joined.into_iter().filter(|(span, _)| !span.of(text).trim().is_empty()).map(|(span, is_word)| token(text, span, is_word)).collect()
}

fn token(text: &str, span: Span, is_word: bool) -> Token<'_> {
    let word = span.of(text);
    let is_mark = !is_word || !word.chars().any(char::is_alphanumeric);
    let is_joining = word.len() <= SHORT && word.bytes().all(|b| b.is_ascii_lowercase());
    Token { text: word, span, is_mark, is_joining }
}

/// The characters of a part that no word has, white space apart; what joins the one before it stays with it.
fn marks(text: &str, part: Span) -> impl Iterator<Item = Span> {
    let mut spans: Vec<Span> = Vec::new();
    for (at, c) in part.of(text).char_indices() {
        let span = Span::new(part.start + at, part.start + at + c.len_utf8());
        let joins = matches!(c, '\u{200D}' | '\u{FE00}'..='\u{FE0F}' | '\u{3099}' | '\u{309A}' | '\u{0300}'..='\u{036F}' | '\u{1F3FB}'..='\u{1F3FF}');
        let after_joiner = span.start > part.start && Span::new(part.start, span.start).of(text).ends_with('\u{200D}');
        match spans.last_mut() {
            Some(last) if last.end == span.start && (joins || after_joiner) => last.end = span.end,
            _ if c.is_whitespace() => {}
            _ => spans.push(span),
        }
    }
    spans.into_iter()
}

/// The numbers of a text: digits with their marks (2,200; 1.5), and digits with the powers of ten that follow (8万5千, 1億2,000万).
fn numbers(text: &str) -> Vec<Span> {
    let is_digit = |c: char| matches!(c, '0'..='9' | '０'..='９');
    let is_mark = |c: char| matches!(c, ',' | '.' | '，' | '．');
    let is_power = |c: char| matches!(c, '十' | '百' | '千' | '万' | '億' | '兆');
    let mut found: Vec<Span> = Vec::new();
    let mut open: Option<Span> = None;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let end = at + c.len_utf8();
        let before_digit = chars.peek().is_some_and(|(_, next)| is_digit(*next));
        let goes_on = is_digit(c) || open.is_some() && (is_power(c) || is_mark(c) && before_digit);
        match &mut open {
            Some(span) if goes_on => span.end = end,
            _ => {
                found.extend(open.take());
                open = is_digit(c).then_some(Span::new(at, end));
            }
        }
    }
    found.extend(open);
    found
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::tokens;
    use crate::morph::{Analyzer, English, Japanese};

    fn of<'t>(text: &'t str, analyzer: &dyn Analyzer) -> Vec<&'t str> {
        tokens(text, analyzer).iter().map(|token| token.text).collect()
    }

    #[test]
    fn numbers_are_whole_and_marks_are_single() {
        assert_eq!(of("Pay 2,200 yen (self-pay).", &English), ["Pay", "2,200", "yen", "(", "self", "-", "pay", ")", "."]);
        let japanese = Japanese::plain().unwrap();
        assert_eq!(of("2,200円、8万5千円。", japanese), ["2,200", "円", "、", "8万5千", "円", "。"]);
        assert_eq!(of("約１億２，０００万個", japanese).get(1), Some(&"１億２，０００万"));
        assert_eq!(of("3.2.", &English), ["3.2", "."]);
    }

    #[test]
    fn what_is_drawn_as_one_stays_together() {
        assert_eq!(of("👩\u{200D}⚕\u{FE0F} !\u{200B}", &English), ["👩\u{200D}⚕\u{FE0F}", "!", "\u{200B}"]);
    }
}
