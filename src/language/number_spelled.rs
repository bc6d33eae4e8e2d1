//! English numbers in words: one hundred million, two thirds, tens of thousands, a year and a half, phase II, May,
//! twice, dozen. Words that are no numbers by themselves (one of them, once upon) are small and never asked for.

use std::sync::LazyLock;

use super::number::{Count, Form, Found, Role, Value};
use super::number_decimal::Number;
use super::number_en::{counts, finish, of_day, unit_after};
use super::number_glyphs::Glyphs;
use super::number_roman::roman_ordinal;
use super::number_share::of_many;
use super::number_unit::{Unit, unit_at};
use super::number_words::{English, english, english_words};
use super::sieve::Sieve;
use crate::text::Lang;

/// Half a million, a quarter of a million, half a dozen.
fn part_of_scale(g: &Glyphs, i: usize, end: usize) -> Option<(Found, usize)> {
    let part = match g.word(i).filter(|(_, stop)| *stop == end)?.0 {
        "half" => Number::new(5, -1),
        "quarter" => Number::new(25, -2),
        _ => return None,
    };
    let at = g.any(end, &[" a ", " of a "])?;
    let (word, stop) = g.word(at)?;
    let value = match english(word) {
        [English::Scale(power, false)] => part.shifted(*power),
        _ if word == "dozen" => part.times(Number::whole(12))?,
        _ => return None,
    };
    let unit = unit_after(g, stop);
    let form = if value >= Number::whole(100) { Form::Firm } else { Form::Words };
    let mut found = Found { form, ..exact(g, i, stop, value) }.unit(unit.map(|(unit, _)| unit));
    finish(g, i, stop, unit.map_or(stop, |(_, stop)| stop), &mut found);
    Some((found, unit.map_or(stop, |(_, stop)| stop)))
}

/// Whether the word at `i` may be or begin a number.
pub(super) fn may_begin(g: &Glyphs, i: usize) -> bool {
    g.word(i).is_some_and(|(small, end)| may_be(g, i, small, end))
}

/// The same for a word at `i` in lower case, and the place after it.
pub(super) fn may_be(g: &Glyphs, i: usize, small: &str, end: usize) -> bool {
    is_number_word(small) || may_be_roman(g.at(i), || g.text(i, end))
}

/// Whether a word in any case may be a number that no list has: Roman numerals, threefold.
pub(super) fn may_be_unlisted(word: &str) -> bool {
    let folds = || word.get(word.len().saturating_sub(4)..).is_some_and(|end| end.eq_ignore_ascii_case("fold"));
    may_be_roman(word.chars().next().unwrap_or('\0'), || word.to_owned()) || word.ends_with(['d', 'D']) && folds()
}

/// Words that are no numbers themselves and stand in one.
const BESIDE: [&str; 13] = ["several", "few", "tens", "dozens", "half", "quarter", "a", "an", "years", "months", "weeks", "days", "hours"];

/// The words that are a number or stand in one.
pub(super) fn listed() -> impl Iterator<Item = &'static str> {
    english_words().chain(BESIDE)
}

/// Whether a word in lower case is a number or stands in one.
pub(super) fn is_number_word(small: &str) -> bool {
    static LISTED: LazyLock<Sieve> = LazyLock::new(|| listed().collect());
    LISTED.may_have(small) && (BESIDE.contains(&small) || !english(small).is_empty()) || small.ends_with("fold")
}

/// Whether a word that begins so is a Roman numeral, or one with a letter: IIIa.
fn may_be_roman(first: char, word: impl FnOnce() -> String) -> bool {
    matches!(first, 'I' | 'V' | 'X') && {
        let word = word();
        word.strip_suffix(['a', 'b', 'c']).unwrap_or(&word).chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
    }
}

/// Reads the word at `i` and those that belong to it. Nothing if the word is no number; else the place after it.
pub(super) fn word(g: &Glyphs, i: usize, out: &mut Vec<Found>) -> Option<usize> {
    // The thousands of thousands_sep are none, but May_month is a month.
    let month = |word: &str| matches!(english(word), [English::Month(_), ..]);
    let (first, end) = g.word(i).filter(|(word, end)| (g.at(*end) != '_' || month(word)) && may_begin(g, i))?;
    if let Some((found, end)) = roman_ordinal(g, i, end)
        .or_else(|| vague(g, i, first, end))
        .or_else(|| part_of_scale(g, i, end))
        .or_else(|| article(g, first, i, end))
    {
        out.push(found);
        return Some(end);
    }
    if let Some(stem) = first.strip_suffix("fold") {
        let number = english(stem.trim_end_matches('-')).iter().find_map(|meaning| match meaning {
            English::Number(value) => Some(Number::whole(*value)),
            English::Scale(power, false) => Some(Number::ONE.shifted(*power)),
            _ => None,
        });
        if let Some(value) = number {
            out.push(exact(g, i, end, value).unit(Unit::of("×")));
            return Some(end);
        }
    }
    if english(first).is_empty() {
        return None;
    }
    if let Some(n) = spelled(g, i) {
        return Some(amount(g, i, n, out));
    }
    for meaning in english(first) {
        let found = match *meaning {
            English::Month(month) => {
                let modal = matches!(first, "may" | "march" | "mar" | "dec" | "sep" | "jan" | "jun");
                let date = !modal || is_date(g, i, end);
                let mut found = exact(g, i, end, Number::whole(month));
                found.quantity.role = Role::Date;
                found.form = if date { Form::Words } else { Form::Implied };
                found
            }
            // Who doubles as another has no two of anything.
            English::Times(value, _) if first == "double" && g.any(end, &[" as "]).is_some() => {
                Found::new(g.span(i, end), value, Role::Quantity, Form::Implied)
            }
            English::Times(value, unit) => {
                let mut found = Found::new(g.span(i, end), value, Role::Quantity, Form::Words).unit(unit);
                if let Some((unit, stop)) = half_of_unit(g, end).filter(|_| matches!(value, Value::Fraction(..))) {
                    found = found.unit(Some(unit));
                    found.quantity.span = g.span(i, stop);
                } else if unit.is_some() {
                    found = found.also(value, None);
                }
                found.counted = (unit.is_none() && matches!(value, Value::Exact(_))).then_some(Count::Times);
                finish(g, i, end, end, &mut found);
                found
            }
            English::Implied(value, unit) => {
                let mut found = Found::new(g.span(i, end), value, Role::Quantity, Form::Implied).unit(unit);
                if matches!(first, "noon" | "midday" | "midnight") {
                    found = found.also(Value::Exact(Number::ZERO), None);
                }
                found
            }
            English::Scale(power, false) => {
                let (power, end) = scales(g, power, end);
                let unit = unit_after(g, end);
                let mut found = exact(g, i, end, Number::ONE.shifted(power)).unit(unit.map(|(unit, _)| unit));
                found.form = if power >= 6 { Form::Firm } else { Form::Words };
                out.push(found);
                return Some(end);
            }
            English::Part(below) => {
                Found::new(g.span(i, end), Value::Fraction(Number::ONE, Number::whole(below)), Role::Quantity, Form::Implied)
            }
            _ => continue,
        };
        out.push(found);
    }
    Some(end)
}

fn exact(g: &Glyphs, from: usize, to: usize, value: Number) -> Found {
    Found::new(g.span(from, to), Value::Exact(value), Role::Quantity, Form::Words)
}

/// The unit of "half a year", "half an hour", "half-year".
fn half_of_unit(g: &Glyphs, end: usize) -> Option<(Unit, usize)> {
    let at = g.any(end, &[" a ", " an ", "-", " "])?;
    unit_at(g, at, Lang::En)
}

/// Whether May or March is the month here: beside a number or after a preposition of time.
fn is_date(g: &Glyphs, i: usize, end: usize) -> bool {
    const BEFORE: [&str; 20] = [
        "in", "of", "on", "last", "next", "by", "since", "until", "from", "to", "early", "late", "mid", "between", "through", "during",
        "this", "and", "till", "before",
    ];
    let digit = g.at(g.space(end)).is_ascii_digit() || (g.at(end) == ',' && g.at(end + 2).is_ascii_digit());
    digit
        || (g.before(i) == ' ' && g.at(i.saturating_sub(2)).is_ascii_digit())
        || g.word_before(i).is_some_and(|(word, _)| BEFORE.contains(&word))
}

/// A spelled-out number.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spelled {
    pub value: Number,
    pub end: usize,
    words: usize,
    pub ordinal: bool,
    scaled: bool,
    /// The power of ten of its last word.
    closes: i32,
}

/// The spelled-out number at `i`.
pub(super) fn spelled(g: &Glyphs, i: usize) -> Option<Spelled> {
    let (mut total, mut section, mut current) = (Number::ZERO, Number::ZERO, None::<u32>);
    let mut n = Spelled { value: Number::ZERO, end: i, words: 0, ordinal: false, scaled: false, closes: 0 };
    let mut at = i;
    let mut limit = i32::MAX;
    // The hundred-seventh, the hundred and tenth.
    if let Some(next) = g.any(i, &["hundred-", "hundred "])
        && let Some((word, end)) = g.word(g.any(next, &["and "]).unwrap_or(next))
        && (matches!(english(word), [English::Ordinal(_), ..])
            || g.at(end) == '-' && g.word(end + 1).is_some_and(|(word, _)| matches!(english(word), [English::Ordinal(_), ..])))
        && g.word_before(i).is_none_or(|(word, _)| word == "the")
    {
        (section, n.end, n.words, n.scaled) = (Number::whole(100), next, 1, true);
        at = g.any(next, &["and "]).unwrap_or(next);
    }
    while let Some((word, end)) = g.word(at) {
        match english(word).first() {
            Some(English::Number(value)) => match current {
                None => current = Some(*value),
                Some(tens) if tens >= 20 && tens % 10 == 0 && (1..10).contains(value) => current = Some(tens + value),
                Some(_) => break,
            },
            Some(English::Ordinal(value)) => {
                match current {
                    None => current = Some(*value),
                    // Two hundredth.
                    Some(above) if *value >= 100 => current = above.checked_mul(*value),
                    Some(tens) if tens >= 20 && tens % 10 == 0 && (1..10).contains(value) => current = Some(tens + value),
                    Some(_) => break,
                }
                // The second of sixty, the third of three.
                if n.words > 0 && g.before(at) == ' ' && current.is_some_and(|value| value < 10) && !n.scaled {
                    break;
                }
                (n.ordinal, n.end, n.words) = (true, end, n.words + 1);
                break;
            }
            Some(English::Scale(power, _)) if n.words > 0 => {
                if *power >= limit {
                    break;
                }
                n.closes = *power;
                let group = section.plus(Number::whole(current.take().unwrap_or(0)))?;
                if group == Number::ZERO {
                    break;
                }
                if *power == 2 {
                    section = group.shifted(2);
                } else {
                    total = total.plus(group.shifted(*power))?;
                    section = Number::ZERO;
                    limit = *power;
                }
                n.scaled = true;
            }
            _ => break,
        }
        (n.end, n.words) = (end, n.words + 1);
        let and = if n.scaled { g.any(end, &[" and "]) } else { None };
        // Five hundred thousand and two million are two numbers.
        let scaled = |end: usize| g.word(g.space(end)).is_some_and(|(word, _)| matches!(english(word), [English::Scale(3.., _)]));
        let number = |word: &str| matches!(english(word), [English::Number(_) | English::Ordinal(_), ..]);
        let followed = and.and_then(|at| g.word(at)).is_some_and(|(word, end)| number(word) && !(scaled(end) && limit <= 3));
        at = match and {
            Some(next) if followed => next,
            _ if matches!(g.at(end), ' ' | '-') => end + 1,
            _ => break,
        };
    }
    n.value = total.plus(section)?.plus(Number::whole(current.unwrap_or(0)))?;
    if n.scaled && current.is_some() {
        n.closes = 0;
    }
    if n.words == 1
        && let Some(end) = g.any(n.end, &[" dozen"]).filter(|end| !g.at(*end).is_ascii_alphanumeric())
    {
        (n.value, n.end, n.words) = (n.value.times(Number::whole(12))?, end, 2);
    }
    (n.words > 0).then_some(n)
}

fn amount(g: &Glyphs, i: usize, n: Spelled, out: &mut Vec<Found>) -> usize {
    let mut found = exact(g, i, n.end, n.value);
    if n.ordinal {
        found.quantity.role = Role::Ordinal;
        // One hundredth.
        if n.value >= Number::whole(100) && g.any(i, &["one ", "One "]).is_some() {
            found = found.also(Value::Fraction(Number::ONE, n.value), None);
        }
        // In the third decade: over twenty years, or in one's twenties.
        if g.any(n.end, &[" decade"]).is_some()
            && let Some(whole) = n.value.plus(Number::new(-1, 0)).map(|tens| Value::Exact(tens.shifted(1)))
        {
            found = found.also(whole, Unit::of("yr")).also(whole, Unit::of("s."));
        }
        out.push(found);
        return n.end;
    }
    if let Some((value, end)) = fraction(g, n) {
        // Three-quarters of an hour.
        let of = g.any(end, &[" of an ", " of a "]).and_then(|at| unit_at(g, at, Lang::En)).filter(|(unit, _)| unit.is_time());
        let unit = unit_after(g, end).or(of);
        let mut found = Found::new(g.span(i, end), value, Role::Quantity, Form::Words).unit(unit.map(|(unit, _)| unit));
        finish(g, i, end, end, &mut found);
        out.push(found);
        return end;
    }
    if let Some(end) = of_many(g, i, n.value, n.end, Form::Words, out) {
        return end;
    }
    let small = n.value <= Number::whole(24);
    if small && let Some(hour) = n.value.as_whole().and_then(|hour| u32::try_from(hour).ok()) {
        let (time, end) = of_day(g, i, n.end, hour * 60, Form::Words);
        if end > n.end {
            out.push(time);
            return end;
        }
    }
    let (mut end, mut unit) = (n.end, unit_after(g, n.end));
    let minutes = g.any(n.end, &["-", " "]).and_then(|at| spelled(g, at)).filter(|m| !m.ordinal && !m.scaled);
    if !n.scaled
        && n.value <= Number::whole(12)
        && let Some((hour, m)) = n.value.as_whole().and_then(|hour| u32::try_from(hour).ok()).zip(minutes)
        && let Some(minute) = m.value.as_whole().and_then(|m| u32::try_from(m).ok()).filter(|m| (10..60).contains(m))
    {
        // Eight-thirty.
        let (time, end) = of_day(g, i, m.end, hour * 60 + minute, Form::Words);
        out.push(time);
        return end;
    }
    let dash = g.any(n.end, &[" to ", "-to-", " - ", "-"]).or_else(|| g.any(unit?.1, &[" to "]));
    if let Some(upper) = dash.and_then(|at| spelled(g, at)).filter(|upper| upper.value > n.value && !upper.ordinal) {
        let low = if n.scaled { n.value } else { n.value.shifted(upper.closes) };
        found.quantity.value = Value::Range(if low < upper.value { low } else { n.value }, upper.value);
        found.form = if upper.closes >= 6 { Form::Firm } else { found.form };
        end = upper.end;
        unit = unit_after(g, end).or(unit);
    } else if let Some((more, stop)) = and_a_part(g, unit.map_or(end, |(_, stop)| stop))
        && let Some(value) = n.value.plus(more)
    {
        found.quantity.value = Value::Exact(value);
        end = stop;
        unit = unit.or_else(|| unit_after(g, end));
    }
    if n.words > 1 && n.scaled {
        found.form = Form::Firm;
    }
    found.quantity.unit = unit.map(|(unit, _)| unit);
    // Four people are one and three others.
    let others = g.any(end, &[" other ", " others", " more "]).is_some() || g.ends(i, " other ");
    if unit.is_none() && n.words == 1 && others {
        found.also.extend(n.value.plus(Number::ONE).map(|all| (Value::Exact(all), None)));
    }
    found.counted = counts(g, end).filter(|_| unit.is_none());
    let stop = unit.map_or(end, |(_, stop)| stop.max(end));
    finish(g, i, end, stop, &mut found);
    out.push(found);
    stop
}

/// Two thirds, one-fifth, three quarters.
fn fraction(g: &Glyphs, n: Spelled) -> Option<(Value, usize)> {
    if n.scaled || !matches!(g.at(n.end), ' ' | '-') {
        return None;
    }
    let (word, end) = g.word(n.end + 1)?;
    english(word).iter().find_map(|meaning| {
        let below = match *meaning {
            English::Part(below) => Number::whole(below),
            English::Ordinal(below) if below > 2 && n.value == Number::ONE => Number::whole(below),
            English::Times(Value::Fraction(_, below), _) => below,
            _ => return None,
        };
        Some((Value::Fraction(n.value, below), end))
    })
}

/// The half of "and a half" after a number or its unit.
pub(super) fn and_a_part(g: &Glyphs, end: usize) -> Option<(Number, usize)> {
    let half = g.any(end, &[" and a half", " and one half", " and one-half", "-and-a-half"]).map(|end| (Number::new(5, -1), end));
    half.or_else(|| g.any(end, &[" and a quarter"]).map(|end| (Number::new(25, -2), end)))
}

/// The powers of ten that go on at `end` after one of them: hundred thousand.
fn scales(g: &Glyphs, power: i32, end: usize) -> (i32, usize) {
    let (mut power, mut end) = (power, end);
    while let Some((word, next)) = g.word(g.space(end)).filter(|_| g.at(end) == ' ')
        && let [English::Scale(more, false)] = english(word)
    {
        (power, end) = (power + more, next);
    }
    (power, end)
}

/// A hundred, a third, a year and a half, half past six.
fn article(g: &Glyphs, first: &str, i: usize, end: usize) -> Option<(Found, usize)> {
    if first == "half" {
        let at = g.any(end, &[" past "])?;
        let n = spelled(g, at)?;
        let hour = n.value.as_whole().and_then(|hour| u32::try_from(hour).ok()).filter(|hour| *hour < 13)?;
        return Some(of_day(g, i, n.end, hour * 60 + 30, Form::Words));
    }
    if !matches!(first, "a" | "an" | "one") || !matches!(g.at(end), ' ' | '-') {
        return None;
    }
    let (word, stop) = g.word(end + 1)?;
    if first != "one" {
        for meaning in english(word) {
            match *meaning {
                English::Scale(power, false) => {
                    let (power, stop) = scales(g, power, stop);
                    let whole = Number::ONE.shifted(power);
                    // A hundred and eighty-six.
                    let more = g
                        .any(stop, &[" and ", " "])
                        .and_then(|at| spelled(g, at))
                        .filter(|more| !more.ordinal && more.value < whole && power < 6);
                    if let Some(more) = more
                        && let Some(value) = whole.plus(more.value)
                    {
                        let unit = unit_after(g, more.end);
                        let stop = unit.map_or(more.end, |(_, stop)| stop);
                        return Some((exact(g, i, stop, value).unit(unit.map(|(unit, _)| unit)), stop));
                    }
                    let unit = unit_after(g, stop);
                    let form = if power >= 6 { Form::Firm } else { Form::Words };
                    let mut found = Found { form, ..exact(g, i, stop, Number::ONE.shifted(power)) }.unit(unit.map(|(unit, _)| unit));
                    finish(g, i, stop, unit.map_or(stop, |(_, stop)| stop), &mut found);
                    return Some((found, stop));
                }
                English::Ordinal(below) if below > 2 => {
                    let value = Value::Exact(Number::whole(below));
                    let found = Found::new(g.span(i, stop), value, Role::Ordinal, Form::Words);
                    return Some((found.also(Value::Fraction(Number::ONE, Number::whole(below)), None), stop));
                }
                _ => {}
            }
        }
    }
    let (unit, stop) = unit_at(g, end + 1, Lang::En)?;
    if let Some((more, stop)) = and_a_part(g, stop) {
        return Some((exact(g, i, stop, Number::ONE.plus(more)?).unit(Some(unit)), stop));
    }
    // "Within a week", "for a month" are as good as numbers; "a day" in passing only accounts for one.
    if first == "one" || !unit.is_time() || !english(word).is_empty() || stop < end + 4 {
        return None;
    }
    let mut found = exact(g, i, stop, Number::ONE).unit(Some(unit));
    let lasts = g.word_before(i).is_some_and(|(word, _)| matches!(word, "within" | "for" | "after"));
    found.form = if lasts { Form::Words } else { Form::Implied };
    finish(g, i, stop, stop, &mut found);
    Some((found, stop))
}

/// Tens of thousands, several million, dozens, a few days: only the size is known.
fn vague(g: &Glyphs, i: usize, first: &str, end: usize) -> Option<(Found, usize)> {
    // "It lasts for years."
    if matches!(first, "years" | "months" | "weeks" | "days" | "hours" | "decades") && g.ends(i, "for ") {
        let (power, unit) = if first == "decades" { (1, Unit::of("yr")) } else { (0, unit_at(g, i, Lang::En).map(|(unit, _)| unit)) };
        return Some((Found::new(g.span(i, end), Value::Vague(power), Role::Quantity, Form::Words).unit(unit), end));
    }
    let few = matches!(first, "several" | "few");
    let mut power = match first {
        "several" | "few" => 0,
        "tens" | "dozens" => 1,
        _ => match english(first) {
            [English::Scale(power, true)] => *power,
            _ => return None,
        },
    };
    let mut end = end;
    loop {
        let at = g.any(end, &[" of ", " "]).unwrap_or(end);
        let Some((word, stop)) = g.word(at).filter(|_| at > end) else { break };
        match english(word) {
            [English::Scale(more, plural)] if *plural || few || at == end + 4 => (power, end) = (power + more, stop),
            _ if word == "dozen" && few => (power, end) = (power + 1, stop),
            _ if few && word == "decades" => {
                let found = Found::new(g.span(i, stop), Value::Vague(power + 1), Role::Quantity, Form::Words).unit(Unit::of("yr"));
                return Some((found, stop));
            }
            _ if matches!(word, "ten" | "tens") && few => (power, end) = (power + 1, stop),
            _ => break,
        }
    }
    let unit = unit_after(g, end);
    Some((Found::new(g.span(i, end), Value::Vague(power), Role::Quantity, Form::Words).unit(unit.map(|(unit, _)| unit)), end))
}
