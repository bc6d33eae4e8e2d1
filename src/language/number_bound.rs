//! On which side numbers are open: 20歳以上 and "under 20" are a difference, 5以下 and "less than 6" are none.

use std::cell::OnceCell;
use std::sync::LazyLock;

use super::number::{Bound, Form, Found, Quantity, Value};
use super::number_decimal::Number;
use super::number_difference::{Aspect, Difference, DifferenceKind};
use super::number_match::agree;
use super::number_side::Side;
use super::number_unit::Unit;
use crate::text::Lang;

/// Equal numbers that are open on different sides.
pub(super) fn bounds(source: &Side<'_>, target: &Side<'_>) -> Vec<Difference> {
    let mut differences = Vec::new();
    let bounded_elsewhere = OnceCell::new();
    let said = |x: &Found| {
        let half = matches!(x.quantity.value, Value::Fraction(..)) && x.form == Form::Words;
        x.form == Form::Digits || (x.form == Form::Words && x.quantity.unit.is_some()) || half
    };
    for x in source.all.iter().filter(|x| said(x)) {
        let Some(bound) = x.quantity.bound else { continue };
        if target.all.iter().any(|y| beside(&x.quantity, &y.quantity)) {
            continue;
        }
        let counterparts: Vec<&Found> = target.all.iter().filter(|y| agree(x, y, false)).collect();
        // Over 20 years, and what holds where it is less than 20.
        let both_ways = |z: &Found| {
            let turned = z.quantity.bound.is_some_and(|other| other.is_lower() != bound.is_lower());
            turned
                && agree(z, x, false)
                && counterparts.iter().any(|y| y.quantity.bound.map(Bound::is_lower) == z.quantity.bound.map(Bound::is_lower))
        };
        if source.all.iter().any(both_ways) {
            continue;
        }
        let aged = |side: &Side<'_>, x: &Found| x.quantity.span.of(side.text).contains(['歳', '才']);
        // 20歳以上 that became "aged 20".
        let dropped = |y: &Found| {
            let strict = x.quantity.unit.or(y.quantity.unit).is_some_and(|unit| is_dose(unit) || unit.symbol() == "%");
            y.quantity.bound.is_none()
                && x.form == Form::Digits
                && !x.quantity.approx
                && y.form == Form::Digits
                && (strict || aged(source, x) || aged(target, y))
                && !closes(bound, &x.quantity, &y.quantity)
                && !*bounded_elsewhere.get_or_init(|| says_bound(target))
        };
        let opposed = |y: &Found, other: Bound| {
            let strict = x.quantity.unit.or(y.quantity.unit).is_some_and(is_dose) || aged(source, x) || aged(target, y);
            bound.is_lower() != other.is_lower() || (strict && y.form == Form::Digits && bound != other)
        };
        if let Some(first) = counterparts.first()
            && counterparts.iter().all(|y| {
                let bounded = y.quantity.bound.is_some_and(|other| opposed(y, other));
                said(y) && (bounded || dropped(y) || turned(bound, &x.quantity, source.text, &y.quantity, target.text))
            })
        {
            // "After three months" alone.
            let other = Quantity { bound: first.quantity.bound.or(Some(Bound::MoreThan)), ..first.quantity.clone() };
            let kind = DifferenceKind::Changed(Aspect::Bound);
            differences.push(Difference::new(kind, Some(x.quantity.clone()), Some(other)));
        }
    }
    // "After three months" that became 3か月以内.
    for y in target.all.iter().filter(|y| y.quantity.bound == Some(Bound::AtMost) && y.quantity.unit.is_some_and(Unit::is_time)) {
        let mut originals = source.all.iter().filter(|x| agree(x, y, false)).peekable();
        let Some(first) = originals.peek().copied() else { continue };
        if originals.all(|x| turned(Bound::AtMost, &y.quantity, target.text, &x.quantity, source.text)) {
            let other = Quantity { bound: Some(Bound::MoreThan), ..first.quantity.clone() };
            let kind = DifferenceKind::Changed(Aspect::Bound);
            differences.push(Difference::new(kind, Some(other), Some(y.quantity.clone())));
        }
    }
    differences
}

/// Whether a text has a word that may bound a number in a way that is not read as its bound.
fn says_bound(side: &Side<'_>) -> bool {
    static WORDS: LazyLock<Vec<(&str, Vec<&str>)>> = LazyLock::new(|| {
        let lines = include_str!("bounds.txt").lines().filter(|line| !line.starts_with('#'));
        lines.filter_map(|line| line.split_once(' ')).map(|(lang, words)| (lang, words.split('|').collect())).collect()
    });
    let lower = side.text.to_lowercase();
    let lang = if side.lang == Lang::Ja { "ja" } else { "en" };
    WORDS.iter().filter(|(of, _)| *of == lang).any(|(_, words)| words.iter().any(|word| lower.contains(word)))
}

/// Whether a limit in the unit is one to the last bit: a dose, a temperature, not the length of a hall.
fn is_dose(unit: Unit) -> bool {
    unit.is_measured() && unit.dimension() != "metre"
}

/// Whether one says "within three months" and the other "after three months", which by itself is no bound.
fn turned(bound: Bound, x: &Quantity, source: &str, y: &Quantity, target: &str) -> bool {
    let within = x.unit.is_some_and(Unit::is_time) && bound == Bound::AtMost && y.bound.is_none();
    let before = target.get(..y.span.start).unwrap_or("").trim_end().to_lowercase();
    let open = before.strip_suffix("after").is_some_and(|rest| rest.is_empty() || rest.ends_with(' '));
    within && open && x.span.of(source) != y.span.of(target) && source.get(x.span.end..).is_some_and(|rest| rest.starts_with("以内"))
}

/// Whether the range `y` says by one of its ends what the bound does: 18歳以上65歳以下 and "18 to 65".
fn closes(bound: Bound, x: &Quantity, y: &Quantity) -> bool {
    let (Value::Exact(value), Value::Range(low, high)) = (x.value, y.value) else { return false };
    match bound {
        Bound::AtLeast => low == value,
        Bound::AtMost => high == value,
        _ => false,
    }
}

/// Whether the bounded whole number is an end of the range or its neighbour: 65歳未満 and "18 to 64", 0〜3個 and "at most 3".
pub(super) fn beside_end(x: &Quantity, range: &Quantity) -> bool {
    let (Value::Exact(a), Value::Range(low, high)) = (x.value, range.value) else { return false };
    let whole = x.unit.zip(range.unit).is_none_or(|(x, y)| x == y)
        && !x.unit.or(range.unit).is_some_and(|unit| unit.symbol() == "%" || unit.is_measured());
    whole
        && match x.bound {
            Some(Bound::LessThan) => high.as_whole().is_some() && high.plus(Number::ONE) == Some(a),
            Some(Bound::MoreThan) => a.as_whole().is_some() && a.plus(Number::ONE) == Some(low),
            Some(Bound::AtMost) => low == Number::ZERO && a == high,
            _ => false,
        }
}

/// Whether two bounded whole numbers draw the line at the same place: 5以下 and "less than 6".
pub(super) fn beside(x: &Quantity, y: &Quantity) -> bool {
    let (Value::Exact(a), Value::Exact(b)) = (x.value, y.value) else { return false };
    let fine = |unit: Option<Unit>| unit.is_some_and(|unit| unit.symbol() == "%" || unit.is_measured());
    let units = x.unit.zip(y.unit).is_none_or(|(x, y)| x == y) && !fine(x.unit.or(y.unit));
    let up = |low: Number, high: Number| low.as_whole().is_some() && low.plus(Number::ONE) == Some(high);
    units
        && match (x.bound, y.bound) {
            (Some(Bound::AtMost), Some(Bound::LessThan)) | (Some(Bound::MoreThan), Some(Bound::AtLeast)) => up(a, b),
            (Some(Bound::LessThan), Some(Bound::AtMost)) | (Some(Bound::AtLeast), Some(Bound::MoreThan)) => up(b, a),
            _ => false,
        }
}
