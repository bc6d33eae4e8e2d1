//! Marks that point to a note or a reference: `[1]`, `[3-5]`, ¹, ※1, 注1. What a text has of them comes in as its
//! numbers; marks that the other text does not have, nor the number in any other dress, go out.

use super::number::{Form, Found, Role, Value};
use super::number_decimal::Number;
use super::number_difference::{Aspect, Difference, DifferenceKind};
use super::number_glyphs::Glyphs;
use super::number_side::Side;
use super::number_token as token;
use super::number_unit::unit_at;
use crate::text::Lang;

/// Marks that one range of them stands for, at most.
const MOST: u32 = 30;

/// The marks of a list in square brackets that begins at `i`: `[1,2]`, `[3-5]`; one alone too. The place after it.
pub(super) fn bracketed(g: &Glyphs, i: usize, out: &mut Vec<Found>) -> Option<usize> {
    let close = match g.at(i) {
        '[' => ']',
        '〔' => '〕',
        _ => return None,
    };
    let mut found = Vec::new();
    let end = list(g, i + 1, true, &mut found)?;
    // [1](https://…) is a link.
    (g.at(end) == close && g.at(end + 1) != '(').then(|| out.append(&mut found))?;
    Some(end + 1)
}

/// A raised number that is no power: the marks of notes, or the exponent of a unit. The place after it.
pub(super) fn raised(g: &Glyphs, i: usize, out: &mut Vec<Found>) -> usize {
    let mut start = i;
    while g.before(start).is_ascii_alphabetic() {
        start -= 1;
    }
    let end = g.run(i + 1, |c| c.is_ascii_digit());
    let is_unit = || unit_at(g, start, Lang::En).is_some_and(|(_, end)| end == i || g.at(end) == '^');
    // m², x², and the reports¹² of a paper.
    if start < i && (i - start < 3 || is_unit() || g.before(start) == '/') {
        return end;
    }
    let mut found = Vec::new();
    match list(g, i + 1, false, &mut found) {
        Some(end) => {
            out.append(&mut found);
            end
        }
        None => end,
    }
}

/// Numbers of up to three digits joined by commas and dashes, with or without `spaces`; a dash stands for those between.
fn list(g: &Glyphs, i: usize, spaces: bool, out: &mut Vec<Found>) -> Option<usize> {
    let skip = |at: usize| if spaces { g.space(at) } else { at };
    let mut at = i;
    let mut last: Option<(u32, bool)> = None;
    loop {
        let end = g.run(at, |c| c.is_ascii_digit());
        let value = token::whole(g, at, end).filter(|_| end - at <= 3)?;
        let from = match last {
            Some((low, true)) if low < value && value - low <= MOST => low + 1,
            _ => value,
        };
        for n in from..=value {
            out.push(Found::new(g.span(at, end), Value::Exact(Number::whole(n)), Role::Citation, Form::Digits));
        }
        let sign = skip(end);
        let range = matches!(g.at(sign), '-' | '~');
        let next = skip(sign + 1);
        if !(range || matches!(g.at(sign), ',' | ';') || (spaces && g.at(sign) == '、')) || !g.at(next).is_ascii_digit() {
            return Some(end);
        }
        last = Some((value, range));
        at = next;
    }
}

fn value(x: &Found) -> Option<Number> {
    match x.quantity.value {
        Value::Exact(value) => Some(value),
        _ => None,
    }
}

fn marks<'a>(side: &'a Side<'_>) -> Vec<&'a Found> {
    let mut marks: Vec<&Found> = side.all.iter().filter(|x| x.quantity.role == Role::Citation).collect();
    marks.sort_by_key(|x| (value(x), x.quantity.span.start));
    marks.dedup_by_key(|x| value(x));
    marks
}

/// Marks of the source that the target has lost or changed. Where the target has marks of its own, those that the source
/// does not know are extra.
pub(super) fn citations(source: &Side<'_>, target: &Side<'_>) -> Vec<Difference> {
    let (wanted, given) = (marks(source), marks(target));
    if wanted.is_empty() && given.is_empty() {
        return Vec::new();
    }
    let open = |x: &&Found, other: &Side<'_>| {
        let n = value(x);
        !other.all.iter().any(|y| y.form > Form::Implied && value(y) == n) && !other.all.iter().any(|y| within(n, y))
    };
    let mut strange = given.into_iter().filter(|x| open(x, source));
    let mut differences = Vec::new();
    for x in wanted.into_iter().filter(|x| open(x, target)) {
        let source = Some(x.quantity.clone());
        differences.push(match strange.next() {
            Some(y) => Difference::new(DifferenceKind::Changed(Aspect::Value), source, Some(y.quantity.clone())),
            None => Difference::new(DifferenceKind::Missing, source, None),
        });
    }
    differences.extend(strange.map(|y| Difference::new(DifferenceKind::Extra, None, Some(y.quantity.clone()))));
    differences
}

fn within(n: Option<Number>, y: &Found) -> bool {
    matches!((n, y.quantity.value), (Some(n), Value::Range(low, high)) if low <= n && n <= high)
}
