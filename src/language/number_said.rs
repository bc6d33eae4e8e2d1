//! What one text says in a number and the other in words alone, or in numbers that are made up otherwise: 第2ボタン and
//! "right-click", 5/3倍 and "increased by two thirds", 63,240,12 and three numbers one by one. A difference that was found and
//! its two texts come in; whether it is none goes out. The sayings are those of `sayings.txt`.

use std::sync::LazyLock;

use super::number::{Found, Quantity, Role, Value};
use super::number_decimal::Number;
use super::number_difference::{Aspect, Difference, DifferenceKind};
use super::number_glyphs::Glyphs;
use super::number_kanji::{is_kanji_number, numeral};
use super::number_side::Side;
use super::number_written::placeholder;
use crate::text::Lang;

/// Whether the other text says the number of a difference in its own way.
pub(super) fn is_said(difference: &Difference, source: &Side<'_>, target: &Side<'_>) -> bool {
    match (difference.kind, &difference.source, &difference.target) {
        (DifferenceKind::Missing, Some(x), _) => is_told(x, source, target),
        (DifferenceKind::Extra, _, Some(y)) => is_told(y, target, source),
        (DifferenceKind::Changed(Aspect::Value), Some(x), Some(y)) => {
            // 2000年問題 and Y2K.
            let named =
                |x: &Quantity, y: &Quantity, here: &Side<'_>, there: &Side<'_>| y.role == Role::Identifier && has_saying(x, here, there);
            // 2回目以降 and "after the first".
            let last = |x: &Quantity, y: &Quantity, here: &Side<'_>, there: &Side<'_>| {
                let next = matches!((x.value, y.value), (Value::Exact(a), Value::Exact(b)) if b.plus(Number::ONE) == Some(a));
                next && has_saying(x, here, there)
            };
            is_listed(x, source, target) && is_listed(y, target, source)
                || named(x, y, source, target)
                || named(y, x, target, source)
                || last(x, y, source, target)
                || last(y, x, target, source)
                || is_first(x, target)
                || is_first(y, source)
                || is_day_after(x, source, target)
                || is_day_after(y, target, source)
        }
        _ => false,
    }
}

/// Whether the number of one text is told otherwise by the other.
fn is_told(x: &Quantity, home: &Side<'_>, other: &Side<'_>) -> bool {
    has_saying(x, home, other)
        || is_increase(x, other)
        || is_scale(x, other)
        || is_tenth(x, other)
        || is_first(x, other)
        || is_day_after(x, home, other)
        || is_listed(x, home, other)
        || placeholder(x, home.text).is_some_and(|place| {
            let ends = |at: usize| !other.text.get(at + place.len()..).is_some_and(|after| after.starts_with(|c: char| c.is_ascii_digit()));
            other.text.match_indices(place).any(|(at, _)| ends(at))
        })
}

/// A saying: what stands around the number, the number if it is a certain one, and the words of the other text.
struct Saying {
    before: &'static str,
    value: Option<Number>,
    counter: bool,
    after: &'static str,
    /// Its letters and digits in lower case.
    english: Vec<String>,
}

static SAYINGS: LazyLock<Vec<Saying>> = LazyLock::new(|| {
    let lines = include_str!("sayings.txt").lines().filter(|line| !line.starts_with("# ") && !line.is_empty());
    lines.filter_map(|line| line.split_once(" = ")).filter_map(|(japanese, english)| saying(japanese, english)).collect()
});

fn saying(japanese: &'static str, english: &'static str) -> Option<Saying> {
    let is_number = |c: char| c.is_ascii_digit() || c == '#' || is_kanji_number(c);
    let (before, rest) = japanese.split_at_checked(japanese.find(is_number)?)?;
    let (number, after) = rest.split_at_checked(rest.find(|c| !is_number(c)).unwrap_or(rest.len()))?;
    let value = if number == "#" { None } else { Some(numeral(&Glyphs::new(number), 0)?.value) };
    let counter = after.starts_with('*');
    let letters = |words: &str| words.chars().filter(|c| c.is_alphanumeric()).collect();
    Some(Saying { before, value, counter, after: after.trim_start_matches('*'), english: english.split('|').map(letters).collect() })
}

/// Whether a Japanese number stands in a saying whose English words the other text has.
fn has_saying(x: &Quantity, japanese: &Side<'_>, english: &Side<'_>) -> bool {
    const COUNTER: usize = 6;
    let Value::Exact(value) = x.value else { return false };
    if japanese.lang != Lang::Ja || english.lang != Lang::En {
        return false;
    }
    let g = japanese.glyphs();
    let is_digit = |c: char| c.is_ascii_digit() || is_kanji_number(c);
    let Some(start) = g.next(g.place(x.span.start), is_digit) else { return false };
    let end = g.run(start, is_digit);
    let stands = |saying: &&Saying| {
        let last = if saying.counter { end + COUNTER } else { end };
        saying.value.is_none_or(|wanted| wanted == value)
            && (g.ends(start, saying.before) || g.before(start) == ' ' && g.ends(start - 1, saying.before))
            && (end..=last).any(|at| g.starts(g.space(at), saying.after) && (g.space(end)..at).all(|at| g.at(at).is_alphanumeric()))
    };
    SAYINGS.iter().filter(stands).any(|saying| saying.english.iter().any(|words| english.letters().contains(words.as_str())))
}

/// Whether the number says how many times as much something is, and the other text how much more: 5/3倍, "by two thirds".
fn is_increase(x: &Quantity, other: &Side<'_>) -> bool {
    let Value::Fraction(above, below) = x.value else { return false };
    let more = below.times(Number::new(-1, 0)).and_then(|below| above.plus(below)).filter(|more| *more > Number::ZERO);
    more.is_some_and(|more| other.all.iter().any(|y| y.quantity.value == Value::Fraction(more, below)))
}

/// Whether one text has a scale and the other how many times that is: 8:1 and 8倍.
fn is_scale(x: &Quantity, other: &Side<'_>) -> bool {
    let times = |y: &Found| y.quantity.unit.is_some_and(|unit| unit.symbol() == "×");
    let ratio = |value: Value, n: Value| {
        let (Value::Fraction(above, below), Value::Exact(n)) = (value, n) else { return false };
        (above == n && below == Number::ONE) || (below == n && above == Number::ONE)
    };
    other.all.iter().any(|y| {
        let here = x.unit.is_some_and(|unit| unit.symbol() == "×") && ratio(y.quantity.value, x.value);
        here || (times(y) && ratio(x.value, y.quantity.value))
    })
}

/// Whether a part is told by the ordinal that names it: 10分の1 and "a 10th of", "in tenth of gram".
fn is_tenth(x: &Quantity, other: &Side<'_>) -> bool {
    let Value::Fraction(above, below) = x.value else { return false };
    let part = |y: &Found| {
        let after = other.text.get(y.quantity.span.end..).unwrap_or("");
        y.quantity.role == Role::Ordinal && y.quantity.value == Value::Exact(below) && after.trim_start().starts_with("of ")
    };
    above == Number::ONE && other.all.iter().any(part)
}

/// Whether the numbers from 0 on are told by how many they are: 0から7 and "the first 8".
fn is_first(x: &Quantity, other: &Side<'_>) -> bool {
    let Value::Range(Number::ZERO, high) = x.value else { return false };
    let first = |y: &Found| {
        let start = y.quantity.span.start;
        start.checked_sub(6).and_then(|from| other.text.get(from..start)).is_some_and(|before| before.eq_ignore_ascii_case("first "))
    };
    other.all.iter().any(|y| high.plus(Number::ONE).is_some_and(|all| y.quantity.value == Value::Exact(all)) && first(y))
}

/// Whether a day from which something holds is told by the one before: 24日以降 and "after the 23rd".
fn is_day_after(x: &Quantity, home: &Side<'_>, other: &Side<'_>) -> bool {
    let Value::Exact(day) = x.value else { return false };
    let from = home.text.get(x.span.end..).is_some_and(|after| ["以降", "以後", "から"].iter().any(|word| after.starts_with(word)));
    let eve =
        |y: &Found| y.quantity.role == Role::Date && matches!(y.quantity.value, Value::Exact(eve) if eve.plus(Number::ONE) == Some(day));
    (x.role == Role::Date || x.span.of(home.text).ends_with('日'))
        && from
        && other.text.to_lowercase().contains("after ")
        && other.all.iter().any(eve)
}

/// Whether the number is written with commas and the other text has its pieces as numbers by themselves, or is such a piece:
/// 12,104系統 and "routes 12, 104".
fn is_listed(x: &Quantity, home: &Side<'_>, other: &Side<'_>) -> bool {
    let pieces = |x: &Quantity, side: &Side<'_>| -> Vec<Number> {
        let said = x.span.of(side.text).trim_matches(|c: char| !c.is_numeric());
        let digits = said.chars().all(|c| c.is_ascii_digit() || c == ',') && said.contains(',');
        if digits { said.split(',').filter_map(Number::parse).collect() } else { Vec::new() }
    };
    let has = |side: &Side<'_>, n: Number| side.all.iter().any(|y| y.quantity.value == Value::Exact(n));
    let all = |list: &[Number], side: &Side<'_>| !list.is_empty() && list.iter().all(|n| has(side, *n));
    let Value::Exact(value) = x.value else { return false };
    let in_list = |y: &Found| {
        let list = pieces(&y.quantity, other);
        list.contains(&value) && all(&list, home)
    };
    x.role != Role::Identifier && (all(&pieces(x, home), other) || other.all.iter().any(in_list))
}
