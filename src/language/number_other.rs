//! What a number may be in view of the other text only: 1年半 is one year beside "and six months", 1.5倍 is 50 % more
//! beside a percentage, 50代 is 50 to 59 beside that range. Numbers and the words of the other text come in.

use super::number::{Found, Value};
use super::number_decimal::Number;
use super::number_unit::Unit;

/// Adds what a Japanese number may be only in view of the words of the other text.
pub(super) fn others_words(text: &str, other: &str, all: &mut [Found]) {
    if text.contains('半') {
        and_a_half(text, other, all);
    }
    if text.contains('倍') && (other.contains(['%', '％']) || other.contains("percent")) {
        // 1.5倍 is 50% more.
        for x in all.iter_mut().filter(|x| x.quantity.unit.is_some_and(|unit| unit.symbol() == "×")) {
            if let Value::Exact(times) = x.quantity.value
                && times > Number::ONE
                && let Some(more) = times.plus(Number::new(-1, 0))
            {
                x.also.push((Value::Exact(more.shifted(2)), Unit::of("%")));
            }
        }
    }
}

/// Whether one is a decade of life and the other the years of it: 50代 and 50 to 59, 40代から60代 and 40 to 69.
pub(super) fn is_decade(x: &Found, y: &Found) -> bool {
    let Value::Range(from, to) = y.quantity.value else { return false };
    let (low, high) = match x.quantity.value {
        Value::Exact(tens) => (tens, tens),
        Value::Range(low, high) => (low, high),
        _ => return false,
    };
    x.quantity.unit.is_some_and(|unit| unit.symbol() == "s.") && low == from && high.plus(Number::whole(9)) == Some(to)
}

/// Lets 1年半 be one year where the other text says the half in its own way: "one year and six months".
fn and_a_half(text: &str, other: &str, all: &mut [Found]) {
    const HALVES: [&str; 9] = ["half", "半", "6", "six", "30", "thirty", ".5", "½", "3 days"];
    let other = other.to_lowercase();
    for x in all.iter_mut().filter(|x| x.quantity.unit.is_some() && x.quantity.span.of(text).ends_with('半')) {
        if let Value::Exact(value) = x.quantity.value
            && let Some(whole) = value.plus(Number::new(-5, -1))
            && whole > Number::ZERO
            && HALVES.iter().any(|word| other.contains(word))
        {
            x.also.push((Value::Exact(whole), x.quantity.unit));
        }
    }
}
