//! Parts of a whole: 3分の1, 1/3, 9割, 3人に1人, 50:50 and "nine in ten", "2½", "9 out of 10". A number that has been
//! read and the place of it come in; the fraction goes out, with the numbers it is made of where the other text may name
//! them one by one. 12/29 may be a day of the year.

use super::number::{Form, Found, Role, Value};
use super::number_decimal::Number;
use super::number_en::{finish as finish_en, unit_after};
use super::number_glyphs::Glyphs;
use super::number_kanji::{Numeral, numeral};
use super::number_rough::finish;
use super::number_spelled::spelled;
use super::number_token as token;
use super::number_unit::{Unit, unit_at};
use super::number_words::{English, english as meanings, is_label};
use crate::text::Lang;

/// A fraction and what may stand for it elsewhere: its two numbers.
fn with_parts(g: &Glyphs, (from, to): (usize, usize), above: Number, below: Number, form: Form, role: Role, out: &mut Vec<Found>) {
    out.push(Found::new(g.span(from, to), Value::Fraction(above, below), Role::Quantity, form));
    for part in [above, below] {
        out.push(Found::new(g.span(from, to), Value::Exact(part), role, Form::Implied));
    }
}

/// 3分の1, 1/3, 50:50, 2割, 3割5分, 5〜6割, 3人に1人.
pub(super) fn japanese(g: &Glyphs, i: usize, n: Numeral, out: &mut Vec<Found>) -> Option<usize> {
    // 10分のN秒: N is put in later.
    if let Some(end) = g.any(g.space(n.end), &["分の "]).filter(|end| g.at(*end).is_ascii_uppercase()) {
        let found = Found::new(g.span(i, end), Value::Fraction(Number::ONE, n.value), Role::Quantity, n.form);
        out.push(Found { light: true, ..found.also(Value::Exact(n.value), None) });
        return Some(end);
    }
    if g.starts(n.end, "分の")
        && let Some(above) = numeral(g, n.end + 2)
    {
        let mut found = Found::new(g.span(i, above.end), Value::Fraction(above.value, n.value), Role::Quantity, n.form);
        // 3分の1に減った: it fell by two thirds.
        if g.any(above.end, &["に減", "に低", "に縮", "に下", "まで減", "まで低"]).is_some() {
            let lost = above.value.times(Number::new(-1, 0)).and_then(|above| n.value.plus(above));
            found.also.extend(lost.map(|lost| (Value::Fraction(lost, n.value), None)));
        }
        out.push(found);
        return Some(above.end);
    }
    // 2〜3分の1 is a half or a third.
    let sign = g.space(n.end);
    let upper = if g.at(sign) == '~' { Some(sign + 1) } else { g.any(sign, &["から", "ないし"]) };
    if let Some(upper) = upper.and_then(|at| numeral(g, g.space(at)))
        && let Some(above) = g.any(g.space(upper.end), &["分の"]).and_then(|at| numeral(g, g.space(at)))
    {
        for (to, below) in [(n.end, n.value), (above.end, upper.value)] {
            let found = Found::new(g.span(i, to), Value::Fraction(above.value, below), Role::Quantity, n.form);
            out.push(found.also(Value::Exact(below), None));
        }
        return Some(above.end);
    }
    // 16分音符 is a sixteenth note.
    if g.at(n.end) == '分' && g.any(n.end + 1, &["音符", "休符", "円"]).is_some() && n.value > Number::ONE {
        let found = Found::new(g.span(i, n.end + 1), Value::Fraction(Number::ONE, n.value), Role::Quantity, n.form);
        out.push(found.also(Value::Exact(n.value), None));
        return Some(n.end + 1);
    }
    if g.at(n.end) == '対'
        && let Some(below) = numeral(g, n.end + 1).filter(|below| below.value != Number::ZERO && n.value != Number::ZERO)
    {
        let at = out.len();
        with_parts(g, (i, below.end), n.value, below.value, n.form.min(below.form), Role::Quantity, out);
        if let Some(found) = out.get_mut(at) {
            found.light = n.value == below.value;
        }
        return Some(below.end);
    }
    if let Some((Value::Fraction(above, below), _)) = token::single(g.at(n.end))
        && n.plain
    {
        let unit = unit_at(g, n.end + 1, Lang::Ja);
        let end = unit.map_or(n.end + 1, |(_, end)| end);
        let value = Value::Fraction(n.value.times(below)?.plus(above)?, below);
        let mut found = Found::new(g.span(i, end), value, Role::Quantity, n.form).unit(unit.map(|(unit, _)| unit));
        finish(g, i, end, &mut found);
        out.push(found);
        return Some(end);
    }
    let first = out.len();
    if n.form == Form::Digits
        && let Some(end) = signed(g, i, (n.value, n.plain), n.end, out)
    {
        let unit = unit_at(g, end, Lang::Ja);
        if let Some(found) = out.get_mut(first) {
            found.quantity.unit = unit.map(|(unit, _)| unit);
            finish(g, i, unit.map_or(end, |(_, end)| end), found);
        }
        return Some(end);
    }
    tenths(g, i, n, out).or_else(|| counted(g, i, n, out))
}

/// 1/3, 12/29, 50:50, 1:1,000. The number after the sign is in digits; both are plain ones on a slash.
fn signed(g: &Glyphs, i: usize, (above, plain): (Number, bool), at: usize, out: &mut Vec<Found>) -> Option<usize> {
    let spaced = g.starts(at, " : ");
    let at = at + usize::from(spaced);
    let below = token::literal(g, at + 1 + usize::from(spaced)).filter(|below| below.value != Number::ZERO)?;
    let year = |n: Number| n >= Number::whole(1900) && n < Number::whole(2100);
    let large = above > Number::whole(999) && below.value > Number::whole(999);
    match g.at(at) {
        '/' if !(plain && below.plain) => return None,
        '/' if is_day(g, i, above, below.value, below.end) => {
            with_parts(g, (i, below.end), above, below.value, Form::Digits, Role::Date, out);
        }
        '/' => out.push(Found::new(g.span(i, below.end), Value::Fraction(above, below.value), Role::Quantity, Form::Digits)),
        ':' if above != Number::ZERO && g.at(below.end) != ':' && g.before(i) != ':' && !year(below.value) && !large => {
            let mut found = Found::new(g.span(i, below.end), Value::Fraction(above, below.value), Role::Quantity, Form::Digits);
            // 1:1 is also 等倍, "life size".
            found.light = above == below.value;
            out.push(found);
        }
        _ => return None,
    }
    Some(below.end)
}

/// Whether two numbers with a slash between may be a day of a month or a month of a year rather than a fraction: the
/// second is too large for one, a day of the week follows, or another such pair does.
fn is_day(g: &Glyphs, i: usize, a: Number, b: Number, end: usize) -> bool {
    let within = |n: Number, low: u32, high: u32| n >= Number::whole(low) && n <= Number::whole(high);
    if within(a, 1900, 2100) && within(b, 1, 12) {
        return true;
    }
    let day = |month: Number, day: Number| within(month, 1, 12) && within(day, 1, 31);
    if !(day(a, b) || day(b, a)) {
        return false;
    }
    let weekday = g.at(g.space(end)) == '(' && "月火水木金土日".contains(g.at(g.space(end) + 1)) && g.at(g.space(end) + 1) != '\0';
    let pair = |from: usize| {
        let slash = g.run(from, |c| c.is_ascii_digit());
        slash > from && g.at(slash) == '/' && g.at(slash + 1).is_ascii_digit()
    };
    let before = matches!(g.before(i), '~' | '-') && g.before(i - 1).is_ascii_digit();
    let after = matches!(g.at(g.space(end)), '~' | '-') && pair(g.space(g.space(end) + 1));
    weekday || before || after || b > Number::whole(12)
}

/// 2割, 3割5分, 5〜6割.
fn tenths(g: &Glyphs, i: usize, n: Numeral, out: &mut Vec<Found>) -> Option<usize> {
    let is_sign = |at: usize| g.at(at) == '割' && !matches!(g.at(at + 1), '込' | 'る' | 'り');
    let percent = |value, end| Found::new(g.span(i, end), value, Role::Quantity, n.form).unit(Unit::of("%"));
    if !is_sign(n.end) {
        let upper = numeral(g, n.end + 1).filter(|upper| matches!(g.at(n.end), '~' | '-' | '、' | '・') && is_sign(upper.end))?;
        if n.value >= upper.value {
            return None;
        }
        let mut found = percent(Value::Range(n.value.shifted(1), upper.value.shifted(1)), upper.end + 1);
        finish(g, i, upper.end + 1, &mut found);
        out.push(found);
        return Some(upper.end + 1);
    }
    let mut value = n.value.shifted(1);
    let mut end = n.end + 1;
    for (sign, power) in [('分', 0), ('厘', -1)] {
        if let Some(part) = numeral(g, end).filter(|part| g.at(part.end) == sign) {
            value = value.plus(part.value.shifted(power))?;
            end = part.end + 1;
        }
    }
    let mut found = percent(Value::Exact(value), end);
    finish(g, i, end, &mut found);
    out.push(found);
    Some(end)
}

/// 3人に1人, 10例中7例, 20名のうち5名: the same counter twice.
fn counted(g: &Glyphs, i: usize, n: Numeral, out: &mut Vec<Found>) -> Option<usize> {
    let counter = g.at(n.end);
    if !"人名例件個回組台本匹社店枚床袋粒".contains(counter) || counter == '\0' {
        return None;
    }
    let at = g.any(n.end + 1, &["のうちの", "のうち", "中の", "中", "に", "あたり", "につき"])?;
    let part = numeral(g, at).filter(|part| g.at(part.end) == counter && part.value < n.value)?;
    if g.starts(part.end + 1, "ずつ") || g.starts(part.end + 1, "目") {
        return None;
    }
    with_parts(g, (i, part.end + 1), part.value, n.value, n.form.min(part.form), Role::Quantity, out);
    Some(part.end + 1)
}

/// 1/3, 1 1/2, 2½, 50:50, 9 in 10. The number at `i` is in digits, which are `plain` or not, and ends at `at`.
pub(super) fn english(g: &Glyphs, i: usize, (value, plain): (Number, bool), at: usize, out: &mut Vec<Found>) -> Option<usize> {
    let below = |at: usize| token::literal(g, at).filter(|below| below.plain && below.value != Number::ZERO);
    let mixed = |above: Number, below: Number| Some(Value::Fraction(value.times(below)?.plus(above)?, below));
    let first = out.len();
    let end = if let Some(end) = signed(g, i, (value, plain), at, out).or_else(|| of_many(g, i, value, at, Form::Digits, out)) {
        end
    } else if !plain {
        return None;
    } else if let Some((Value::Fraction(above, below), _)) = token::single(g.at(g.space(at))) {
        out.push(Found::new(g.span(i, g.space(at) + 1), mixed(above, below)?, Role::Quantity, Form::Digits));
        g.space(at) + 1
    } else {
        let above = token::literal(g, at + 1).filter(|above| above.plain && g.at(at) == ' ' && g.at(above.end) == '/')?;
        let below = below(above.end + 1)?;
        out.push(Found::new(g.span(i, below.end), mixed(above.value, below.value)?, Role::Quantity, Form::Digits));
        below.end
    };
    if let Some(found) = out.get_mut(first) {
        let unit = unit_after(g, end);
        found.quantity.unit = unit.map(|(unit, _)| unit);
        finish_en(g, i, end, unit.map_or(end, |(_, stop)| stop), found);
        found.light |= found.quantity.value == Value::Fraction(Number::whole(24), Number::whole(7));
    }
    Some(end)
}

/// A hundred, a thousand.
fn a_power(g: &Glyphs, i: usize) -> Option<(Number, usize)> {
    let (word, end) = g.word(g.any(i, &["a "])?)?;
    match meanings(word) {
        [English::Scale(power, false)] => Some((Number::ONE.shifted(*power), end)),
        _ => None,
    }
}

/// The rest of "nine in ten", "9 out of 10", "one person in three" after the first number, which ends at `at`. What
/// happens in three months or in 2020 is no part of a whole.
pub(super) fn of_many(g: &Glyphs, i: usize, above: Number, at: usize, form: Form, out: &mut Vec<Found>) -> Option<usize> {
    if g.word_before(i).is_some_and(|(word, _)| is_label(word)) {
        return None; // Type 1 diabetes in two cases.
    }
    const BETWEEN: [&str; 6] = [" in every ", " out of every ", " of every ", " out of the ", " out of ", " in "];
    let noun = g.word(at + 1).filter(|(word, _)| g.at(at) == ' ' && word.len() > 2 && meanings(word).is_empty()).map(|(_, end)| end);
    let from = g.any(at, &BETWEEN).or_else(|| g.any(noun?, &BETWEEN))?;
    let (below, end) = match token::literal(g, from) {
        Some(below) => (below.value, below.end),
        None => spelled(g, from).filter(|below| !below.ordinal).map(|below| (below.value, below.end)).or_else(|| a_power(g, from))?,
    };
    let year = below >= Number::whole(1000) && below < Number::whole(2100) && below.as_whole().is_some_and(|n| n % 100 != 0);
    let is_month = |word: Option<(&str, usize)>| word.is_some_and(|(word, _)| matches!(meanings(word), [English::Month(_)]));
    let month = is_month(g.word(g.space(end))) || is_month(g.word_before(i));
    let goes_on = g.at(end).is_ascii_alphanumeric() || matches!(g.at(end), '/' | ':' | '-' | '^') || unit_after(g, end).is_some();
    if above == Number::ZERO || above >= below || year || month || goes_on || below.as_whole().is_none() {
        return None;
    }
    with_parts(g, (i, end), above, below, form, Role::Quantity, out);
    Some(end)
}
