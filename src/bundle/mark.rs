//! Characters and placeables that nobody sees: marks that isolate or turn round text and do not pair, and braces that
//! hold nothing but white space. A message comes in, findings go out.

use super::scope::Placed;
use super::site_messages::of_entry;
use super::tree::{Element, Expression, Inline, Literal};
use crate::finding::{Code, Finding};
use crate::text::Span;

/// Marks of direction that do not pair within their pattern. Fluent sets U+2068 and U+2069 round every placeable by itself.
pub(super) fn isolation((resource, entry): Placed<'_, '_>, findings: &mut Vec<Finding>) {
    let mut found = |problem: &'static str, mark: char, span: Span| {
        let name = format!("U+{:04X}", u32::from(mark));
        findings.push(of_entry(Code::IsolationMark, resource, entry, span).with("problem", problem).with("name", name));
    };
    for (_, pattern) in entry.patterns() {
        pattern.patterns(&mut |pattern| {
            let mut open: Vec<(char, Span)> = Vec::new();
            for element in &pattern.elements {
                for (mark, span) in marks(element) {
                    match closer(mark) {
                        Some(_) => open.push((mark, span)),
                        None if open.last().is_some_and(|(opener, _)| closer(*opener) == Some(mark)) => drop(open.pop()),
                        None => found("close", mark, span),
                    }
                }
            }
            open.into_iter().for_each(|(mark, span)| found("open", mark, span));
        });
    }
}

/// What closes a mark that opens.
fn closer(mark: char) -> Option<char> {
    match mark {
        '\u{2066}'..='\u{2068}' => Some('\u{2069}'),
        '\u{202A}' | '\u{202B}' | '\u{202D}' | '\u{202E}' => Some('\u{202C}'),
        _ => None,
    }
}

/// The marks of an element, with their places.
fn marks(element: &Element<'_>) -> Vec<(char, Span)> {
    let is_mark = |c: char| matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    let plain = |text: &str, span: Span| -> Vec<(char, Span)> {
        text.char_indices()
            .filter(|(_, c)| is_mark(*c))
            .map(|(at, c)| (c, Span::new(span.start + at, span.start + at + c.len_utf8())))
            .collect()
    };
    match element {
        Element::Text { text, span } => plain(text, *span),
        Element::Placeable(Expression::Inline(Inline::Literal(Literal { text, is_number: false, span }))) => {
            let mut marks = plain(text, *span);
            for (at, _) in text.match_indices('\\') {
                let code = match text.as_bytes().get(at + 1) {
                    Some(b'u') => text.get(at + 2..at + 6),
                    Some(b'U') => text.get(at + 2..at + 8),
                    _ => None,
                };
                let mark = code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32).filter(|c| is_mark(*c));
                marks.extend(mark.map(|c| (c, Span::new(span.start + at, span.start + at + 2 + code.map_or(0, str::len)))));
            }
            marks.sort_by_key(|(_, span)| *span);
            marks
        }
        Element::Placeable(_) => Vec::new(),
    }
}

/// Braces round white space in the middle of a line, where it could stand as it is. At an end, or at the head of a line,
/// they are the only way to keep it.
pub(super) fn empty((resource, entry): Placed<'_, '_>, findings: &mut Vec<Finding>) {
    for (_, pattern) in entry.patterns() {
        pattern.patterns(&mut |pattern| {
            for three in pattern.elements.windows(3) {
                let [
                    Element::Text { text: before, .. },
                    Element::Placeable(Expression::Inline(Inline::Literal(literal))),
                    Element::Text { text: after, .. },
                ] = three
                else {
                    continue;
                };
                let blank = !literal.is_number && literal.text.chars().all(|c| c == ' ');
                if blank && !before.ends_with('\n') && !after.starts_with(['\n', '\r']) {
                    findings.push(of_entry(Code::EmptyPlaceable, resource, entry, literal.span));
                }
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::bundle::{checked, noted};

    #[test]
    fn isolating_marks_pair() {
        assert_eq!(checked("en", "a = 膝の\u{2068}{ $name }\u{2069}さん\n"), Vec::<String>::new());
        assert_eq!(checked("en", "a = 膝の\u{2068}{ $name }さん\n"), ["isolation-mark open 1:7"]);
        assert_eq!(
            checked("en", "a = 膝の\u{2069}{ $name }\n    .title = { \"\\u2066\" }題\n"),
            ["isolation-mark close 1:7", "isolation-mark open 2:17"]
        );
        assert_eq!(checked("en", "a = { $x ->\n    [b] \u{2067}甲\n   *[c] 乙\u{2069}\n}\n").len(), 2);
        assert_eq!(checked("en", "a = \u{202B}甲\u{202C}\n"), Vec::<String>::new());
    }

    #[test]
    fn white_space_needs_braces_only_at_an_end() {
        assert_eq!(noted("en", "a = 甲{ \" \" }乙\n"), ["empty-placeable  1:9"]);
        assert_eq!(noted("en", "a = { \" \" }甲\n    乙{ \"\" }\n    { \"  \" }丙\nb = { \"\" }\n"), Vec::<String>::new());
    }
}
