//! The pieces of a broken entry: fluent-syntax stops at the first error and skips to the next name at the head of a
//! line. What it skipped is cut where an attribute or another entry was meant to begin, and each piece is tried by
//! itself, so that a second error in the same skipped stretch is told too, and a message that was swallowed by an open brace
//! before it is kept. Text and error come in, errors with places of the text and whole pieces go out.

use std::ops::Range;

use fluent_syntax::parser::{self, ParserError};

/// The errors of the stretch that was skipped because of one error, or that one if the pieces have none; and the pieces
/// behind it that are entries of their own.
pub(super) fn broken(text: &str, error: ParserError) -> (Vec<ParserError>, Vec<Range<usize>>) {
    let Some(skipped) = error.slice.clone() else { return (vec![error], Vec::new()) };
    let mut starts: Vec<usize> = Vec::new();
    let mut line_start = skipped.start;
    for line in text.get(skipped.clone()).unwrap_or("").split_inclusive('\n') {
        if let Some(indent) = begins(line) {
            starts.push(line_start + indent);
        }
        line_start += line.len();
    }
    if starts.len() < 2 && starts.first().is_none_or(|&start| start == skipped.start) {
        return (vec![error], Vec::new());
    }
    let (mut errors, mut whole) = (Vec::new(), Vec::new());
    if starts.first().is_none_or(|&start| {
        start > skipped.start && !text.get(skipped.start..start).unwrap_or("").trim_matches(['.', ' ', '\n', '\r']).is_empty()
    }) {
        starts.insert(0, skipped.start);
    }
    for (number, &start) in starts.iter().enumerate() {
        // The head of the next piece, its indentation and point, is no part of this one.
        let end = starts.get(number + 1).map_or(skipped.end, |&next| {
            let before = text.get(start..next).unwrap_or("");
            start + before.rfind('\n').map_or(before.len(), |at| at + 1)
        });
        let Some(piece) = text.get(start..end) else { continue };
        let heads_line = start == 0 || text.as_bytes().get(start - 1) == Some(&b'\n');
        if start > skipped.start && heads_line {
            whole.push(start..end);
        }
        if let Err((_, found)) = parser::parse(piece) {
            errors.extend(found.into_iter().take(1).map(|one| ParserError {
                pos: one.pos.start + start..one.pos.end + start,
                slice: Some(start..end),
                kind: one.kind,
            }));
        }
    }
    (if errors.is_empty() { vec![error] } else { errors }, whole)
}

/// Where in a line an entry or an attribute was meant to begin: behind the point of `.name =`, or at the head of a line
/// that has a `=` and does not go on with something.
fn begins(line: &str) -> Option<usize> {
    let bare = line.trim_start_matches(' ');
    let indent = line.len() - bare.len();
    if let Some(name) = bare.strip_prefix('.') {
        let rest = name.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
        return (rest.len() < name.len() && rest.trim_start_matches(' ').starts_with('=')).then_some(indent + 1);
    }
    let goes_on = bare.starts_with(['}', '[', '*', '#', '{', '\n', '\r']);
    (indent == 0 && !goes_on && bare.contains('=')).then_some(0)
}
