//! Sentences whose gap is odd: none at all (`It rained.She stayed.`), or an ellipsis in it (`compounds. . . . The`). In:
//! the place of a terminator. Out: whether one ends there, and where. What never happens: a cut inside a file's name, an
//! address, an identifier (`os.Path`, `Node.js`) or an abbreviation.

use super::bracket::is_closer;
use super::period::{is_abbreviation, next_word};
use super::sentence::Cutter;
use crate::article::vocabulary::english;

/// Whether the terminator at `from` ends a sentence although the next one follows without a gap at `after`: a word in lower
/// case or an amount stands before it, and a word behind it that usually begins a sentence.
pub(super) fn is_missing(text: &Cutter<'_>, from: usize, after: usize) -> bool {
    let Some(before) = from.checked_sub(1).map(|b| text.at(b)) else { return false };
    if !text.at(after).is_ascii_uppercase() {
        return false;
    }
    // The letters of the run that the terminator stands in: an address or a name has signs of its own.
    let start = (from.saturating_sub(40)..from).rev().take_while(|&i| !text.at(i).is_whitespace()).last().unwrap_or(from);
    if start < text.start && (start..text.start).any(|i| !text.at(i).is_whitespace()) && is_odd(text, start, text.start) {
        return false;
    }
    if is_odd(text, start.max(text.start), from) {
        return false;
    }
    let word = next_word(text, after);
    let behind = text.at(after + word.chars().count());
    let title = behind == '.' && english().titles.contains(&word.to_lowercase());
    let opener = word.chars().skip(1).all(char::is_lowercase)
        && english().sure_openers.contains(&word.to_lowercase())
        && matches!(behind, ' ' | ',' | '\'' | '’' | '\u{A0}');
    if !title && !opener {
        return false;
    }
    let before = if is_closer(before) || before == '"' { from.checked_sub(2).map_or(' ', |b| text.at(b)) } else { before };
    let word = before.is_ascii_lowercase() && !is_abbreviation(text, from);
    let amount = before.is_ascii_digit() && !title;
    word || amount
}

/// Signs that no word of a sentence has.
fn is_odd(text: &Cutter<'_>, from: usize, to: usize) -> bool {
    (from..to).any(|i| matches!(text.at(i), '/' | '@' | '\\' | '_' | '#' | '=' | '&' | '<' | '>' | '{' | '}' | '$' | '~' | '|' | ':'))
}

/// How many points with spaces between them end at `at`, itself included; four at most.
pub(super) fn points_before(text: &Cutter<'_>, at: usize) -> usize {
    let point = |n: usize| {
        let here = at.checked_sub(2 * n).filter(|here| *here >= text.start && text.at(*here) == '.');
        here.is_some_and(|here| n == 0 || text.at(here + 1) == ' ')
    };
    (0..4).take_while(|&n| point(n)).count()
}

/// Where a sentence ends that is followed by an ellipsis: behind the first point of `compounds. . . . The`, which stands
/// at its word; the other three say that something was left out before the next sentence.
pub(super) fn before_ellipsis(text: &Cutter<'_>, at: usize) -> Option<usize> {
    if points_before(text, at) < 4 {
        return None;
    }
    let first = at.checked_sub(6)?;
    let word = first.checked_sub(1).is_some_and(|b| !text.at(b).is_whitespace());
    (word && first > text.start && text.at(text.past_space(at + 1)).is_uppercase()).then_some(first + 1)
}
