//! Roman numerals in English: Phase II, Grade IIIa, World War II, stages II–IV. A word comes in; the ordinal goes out,
//! or nothing where the letters are none (X-ray, IV drip).

use super::number::{Form, Found, Role, Value};
use super::number_decimal::Number;
use super::number_glyphs::Glyphs;
use super::number_words::is_label;
use crate::text::roman;

/// Whether the Roman numeral at `i..end` is an end of a range: II–IV.
pub(super) fn roman_range(g: &Glyphs, i: usize, end: usize) -> bool {
    let is_roman = |c: char| matches!(c, 'I' | 'V' | 'X');
    let whole = |from: usize, to: usize| {
        let edges = !g.before(from).is_ascii_alphanumeric() && !g.at(to).is_ascii_alphanumeric();
        (edges && to > from).then(|| roman(&g.text(from, to))).flatten()
    };
    let Some(value) = whole(i, end) else { return false };
    let after = matches!(g.at(end), '-' | '~') && whole(end + 1, g.run(end + 1, is_roman)).is_some_and(|upper| upper > value);
    let mut start = i.saturating_sub(1);
    while start > 0 && is_roman(g.before(start)) {
        start -= 1;
    }
    let before = i > 0 && matches!(g.before(i), '-' | '~') && whole(start, i - 1).is_some_and(|low| low < value);
    after || before
}

/// Phase II, Grade IIIa, World War II.
pub(super) fn roman_ordinal(g: &Glyphs, i: usize, end: usize) -> Option<(Found, usize)> {
    let stop = g.run(i, |c| matches!(c, 'I' | 'V' | 'X'));
    if stop == i || !(stop == end || (stop + 1 == end && matches!(g.at(stop), 'a' | 'b' | 'c'))) {
        return None;
    }
    let text = g.text(i, stop);
    let value = roman(&text)?;
    let slash = matches!(g.before(i), '/' | '-') && matches!(g.at(i.saturating_sub(2)), 'I' | 'V' | 'X' | 'a' | 'b');
    let labelled = slash || g.word_before(i).is_some_and(|(word, _)| is_label(word));
    // X-ray, X-linked, X rays.
    if text == "X" && (g.at(end) == '-' && g.at(end + 1).is_ascii_lowercase() || g.any(end, &[" ray"]).is_some()) {
        return None;
    }
    let name = g.word_before(i).filter(|_| g.before(i) == ' ').map(|(_, start)| g.at(start).is_uppercase() && start > 0);
    let king = matches!(text.as_str(), "V" | "X") && name == Some(true) && g.before(i - 1).is_ascii_alphabetic() && g.at(end) != '-';
    let range = roman_range(g, i, stop);
    if !labelled && ((text.len() < 2 && !king) || text == "XX") {
        return None;
    }
    let form = match labelled || range {
        true => Form::Firm,
        false if text == "IV" || king => Form::Implied,
        false => Form::Words,
    };
    Some((Found::new(g.span(i, end), Value::Exact(Number::whole(value)), Role::Ordinal, form), end))
}
