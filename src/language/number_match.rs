//! When two numbers are the same amount: units converted within a dimension, percent and fractions, ranges and their
//! ends, times of the day with or without a.m., decades. Exact throughout; a product that does not fit is no match.

use super::number::{Count, Found, Role, Value};
use super::number_decimal::Number;
use super::number_per::sizes;
use super::number_unit::Unit;

/// One way to understand a number.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reading<'a> {
    pub value: Value,
    pub unit: Option<Unit>,
    pub clock: bool,
    /// People, things or times.
    pub counted: Option<Count>,
    /// The units below the line.
    pub per: &'a [Unit],
}

/// All ways to understand a number.
pub(super) fn readings(x: &Found) -> impl Iterator<Item = Reading<'_>> + '_ {
    let clock = x.quantity.role == Role::Time;
    let reading =
        move |value, unit: Option<Unit>| Reading { value, unit, clock, counted: x.counted.filter(|_| unit.is_none()), per: &x.per };
    let first = reading(x.quantity.value, x.quantity.unit);
    let also = x.also.iter().map(move |(value, unit)| reading(*value, *unit));
    std::iter::once(first).chain(also)
}

/// Whether two numbers share a reading.
pub(super) fn agree(a: &Found, b: &Found, whole_range: bool) -> bool {
    readings(a).any(|a| readings(b).any(|b| meet(a, b, whole_range)))
}

/// Whether two readings are the same amount. A range meets one of its ends unless it has to be whole.
pub(super) fn meet(a: Reading<'_>, b: Reading<'_>, whole_range: bool) -> bool {
    let Some((a_per, b_per)) = sizes(a.per, b.per) else { return false };
    let apart = |a: Reading<'_>, b: Reading<'_>| {
        let amount = b.unit.is_some_and(|unit| {
            unit.is_time() || unit.is_measured() || unit.is_dosage() && a.counted != Some(Count::Things) || unit.dimension() == "percent"
        });
        let times = b.counted == Some(Count::Times) || b.unit.is_some_and(|unit| unit.dimension() == "times");
        (a.counted.is_some() && amount) || (a.counted == Some(Count::People) && times)
    };
    if apart(a, b) || apart(b, a) {
        return false;
    }
    if a.clock || b.clock {
        return match (a.clock && b.clock, a.value, b.value) {
            (true, a, b) => a == b,
            (false, Value::Exact(x), Value::Exact(y)) => {
                let (minutes, hour) = if a.clock { (x, y) } else { (y, x) };
                let (minutes, hour) = (minutes.as_whole().unwrap_or(-1), hour.as_whole().unwrap_or(-2));
                let digits = hour >= 100 && hour == without_colon(minutes);
                (minutes % 60 == 0 && (minutes / 60 == hour || minutes / 60 == hour + 12)) || (minutes < 60 && hour == 12) || digits
            }
            (false, Value::Exact(x), Value::Range(low, high)) | (false, Value::Range(low, high), Value::Exact(x)) => {
                let digits = x.as_whole().map(without_colon).filter(|digits| *digits >= 100);
                [low, high]
                    .into_iter()
                    .any(|hour| hour.times(Number::whole(60)) == Some(x) || digits.is_some() && hour.as_whole() == digits)
            }
            _ => false,
        };
    }
    // 120 g/L are 12 g/dL.
    let below = |per: Number| if a_per == b_per { Number::ONE } else { per };
    let (a_below, b_below) = (below(a_per), below(b_per));
    match (a.value, b.value) {
        (Value::Range(a1, a2), Value::Range(b1, b2)) => {
            same((a1, a_below), a.unit, (b1, b_below), b.unit) && same((a2, a_below), a.unit, (b2, b_below), b.unit)
        }
        (Value::Vague(x), Value::Vague(y)) => x == y && a.unit.zip(b.unit).is_none_or(|(p, q)| p == q || !(p.is_time() && q.is_time())),
        (Value::Range(low, high), value) | (value, Value::Range(low, high)) if !whole_range => {
            let left = matches!(a.value, Value::Range(..));
            let (range, other) = if left { (a.unit, b.unit) } else { (b.unit, a.unit) };
            let (range_below, other_below) = if left { (a_below, b_below) } else { (b_below, a_below) };
            parts(value, other_below).is_some_and(|value| [low, high].into_iter().any(|end| same((end, range_below), range, value, other)))
        }
        (x, y) => parts(x, a_below).zip(parts(y, b_below)).is_some_and(|(x, y)| same(x, a.unit, y, b.unit)),
    }
}

/// Minutes of the day as digits alone: 1830.
fn without_colon(minutes: i64) -> i64 {
    minutes / 60 * 100 + minutes % 60
}

/// A number as a fraction, once more divided by `by`.
fn parts(value: Value, by: Number) -> Option<(Number, Number)> {
    match value {
        Value::Exact(value) => Some((value, by)),
        Value::Fraction(above, below) => Some((above, below.times(by)?)),
        _ => None,
    }
}

/// Whether two fractions are equal, counted in units of one dimension.
fn same(a: (Number, Number), a_unit: Option<Unit>, b: (Number, Number), b_unit: Option<Unit>) -> bool {
    let equal = |a_size: Number, b_size: Number| {
        let left = a.0.times(a_size).and_then(|a| a.times(b.1));
        left.is_some() && left == b.0.times(b_size).and_then(|b| b.times(a.1))
    };
    let hundredth = Number::new(1, -2);
    match (a_unit, b_unit) {
        (Some(x), Some(y)) if x.dimension() == "decade" && y.dimension() == "decade" => {
            let tens = |n: Number| n.as_whole().map(|n| n % 100);
            a.0 == b.0 || (tens(a.0) == tens(b.0) && (a.0 < Number::whole(100) || b.0 < Number::whole(100)))
        }
        (Some(x), Some(y)) if x.dimension() == "degree" || y.dimension() == "degree" => {
            let other = if x.dimension() == "degree" { y } else { x };
            let heat = matches!(other.dimension(), "celsius" | "fahrenheit" | "degree");
            heat && (equal(Number::ONE, Number::ONE) || is_heat(a, a_unit, b, b_unit))
        }
        (Some(x), Some(y)) if is_month(a.0, x, b.0, y) || is_month(b.0, y, a.0, x) => a.1 == b.1,
        _ if is_fahrenheit(a_unit) != is_fahrenheit(b_unit) => is_heat(a, a_unit, b, b_unit),
        (Some(x), Some(y)) => x.is_akin(y) && equal(x.size(), y.size()),
        (Some(x), None) if x.dimension() == "percent" => equal(Number::ONE, Number::ONE) || equal(hundredth, Number::ONE),
        (None, Some(y)) if y.dimension() == "percent" => equal(Number::ONE, Number::ONE) || equal(Number::ONE, hundredth),
        _ => equal(Number::ONE, Number::ONE),
    }
}

/// Whether one is a month and the other four weeks, or one some months and the other thirty days for each.
fn is_month(months: Number, month: Unit, days: Number, day: Unit) -> bool {
    month.symbol() == "mo"
        && (months == Number::ONE && day.symbol() == "wk" && days == Number::whole(4)
            || months < Number::whole(12) && day.symbol() == "d" && months.times(Number::whole(30)) == Some(days))
}

fn is_fahrenheit(unit: Option<Unit>) -> bool {
    unit.is_some_and(|unit| unit.dimension() == "fahrenheit")
}

/// Whether one is a temperature in °F and the other the same in °C, as far as they are rounded; 38度 says no unit.
fn is_heat(a: (Number, Number), a_unit: Option<Unit>, b: (Number, Number), b_unit: Option<Unit>) -> bool {
    let (celsius, other, fahrenheit) = if is_fahrenheit(b_unit) { (a, a_unit, b) } else { (b, b_unit, a) };
    let degrees = other.is_none_or(|unit| matches!(unit.dimension(), "celsius" | "degree"));
    if !degrees || celsius.1 != Number::ONE || fahrenheit.1 != Number::ONE {
        return false;
    }
    let scaled = celsius.0.times(Number::new(18, -1));
    let equal = |c: Option<Number>, f: Option<Number>| {
        c.zip(f).and_then(|(c, f)| c.plus(f)).is_some_and(|off| off <= Number::new(6, -1) && off >= Number::new(-6, -1))
    };
    // Numbers are read without their sign: -80 °C is -112 °F, -10 °C is 14 °F.
    let below = scaled.and_then(|c| c.plus(Number::new(-32, 0)));
    let minus = fahrenheit.0.times(Number::new(-1, 0));
    equal(scaled.and_then(|c| c.plus(Number::whole(32))), minus) || equal(below, minus) || equal(below, Some(fahrenheit.0))
}
