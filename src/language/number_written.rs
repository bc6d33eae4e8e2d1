//! What both texts have in the same letters: F(2,30)=4.5, 2024-01-02T10:30. However its numbers are read in either language, a
//! piece that was copied is right. A difference and its texts come in; whether its number stands in such a piece goes out.

use super::number::Quantity;
use super::number_difference::{Aspect, Difference, DifferenceKind};
use super::number_side::Side;

/// Whether the number that is missing, new or another one stands in a piece of ASCII that the other text has as it is.
pub(super) fn stands_as_written(difference: &Difference, source: &Side<'_>, target: &Side<'_>) -> bool {
    let copied = |x: &Option<Quantity>, home: &Side<'_>, other: &Side<'_>| x.as_ref().is_some_and(|x| is_copied(x, home.text, other.text));
    match difference.kind {
        DifferenceKind::Missing => copied(&difference.source, source, target),
        DifferenceKind::Extra => copied(&difference.target, target, source),
        DifferenceKind::Changed(Aspect::Value) => copied(&difference.source, source, target) && copied(&difference.target, target, source),
        DifferenceKind::Changed(Aspect::Unit) => {
            let sigil = difference.source.as_ref().and_then(|x| placeholder(x, source.text));
            sigil.is_some() && sigil == difference.target.as_ref().and_then(|x| placeholder(x, target.text))
        }
        DifferenceKind::Changed(Aspect::Bound) => false,
    }
}

/// The `%1` or `$1` that the number stands in: a place that a program fills, whatever stands behind it.
pub(super) fn placeholder<'a>(x: &Quantity, text: &'a str) -> Option<&'a str> {
    let start = x.span.of(text).starts_with(['$', '%']).then_some(x.span.start);
    let start = start.or_else(|| text.get(..x.span.start).filter(|before| before.ends_with(['$', '%'])).map(|before| before.len() - 1))?;
    let rest = text.get(start..)?;
    let length = rest.bytes().skip(1).take_while(u8::is_ascii_digit).count();
    // $100 and %20 are more than a place.
    (length == 1).then(|| rest.get(..=length)).flatten()
}

/// Whether the number and the signs and letters that touch it, at least three of them, stand in the other text.
fn is_copied(x: &Quantity, text: &str, other: &str) -> bool {
    const LEAST: usize = 3;
    let touches = |c: char| c.is_ascii_graphic();
    let head = text.get(..x.span.start).unwrap_or("");
    let tail = text.get(x.span.end..).unwrap_or("");
    let start = head.trim_end_matches(touches).len();
    let end = text.len() - tail.trim_start_matches(touches).len();
    let edge = |c: char| matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '"' | '\'');
    let piece = text.get(start..end).unwrap_or("").trim_matches(edge);
    // 1) is no piece, and 10mg is a number with its unit.
    let inner = piece.trim_matches(|c: char| c.is_ascii_alphabetic() || matches!(c, '(' | ')' | '[' | ']'));
    let signs = inner.chars().filter(|c| c.is_ascii_punctuation() && !matches!(c, '.' | ',' | '%' | '-')).count();
    let letters = inner.contains(|c: char| c.is_ascii_alphabetic());
    let long = piece.len() >= x.span.end - x.span.start + LEAST && signs + usize::from(letters) > 1;
    long && other.match_indices(piece).any(|(at, _)| {
        let free = |c: Option<char>| !c.is_some_and(|c| c.is_ascii_alphanumeric());
        free(other.get(..at).and_then(|before| before.chars().next_back()))
            && free(other.get(at + piece.len()..).and_then(|after| after.chars().next()))
    })
}
