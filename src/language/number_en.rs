//! English numbers in digits: multipliers, powers, ranges, fractions, decades, ordinals, times, units, roughness and
//! bounds. Spelled-out numbers are read by `number_spelled`. Other languages are read here too, without words.

use super::number::{Bound, Count, Form, Found, Role, Value};
use super::number_citation::{bracketed, raised};
use super::number_decimal::Number;
use super::number_glyphs::{Glyphs, aside};
use super::number_listed::is_namely;
use super::number_share as share;
use super::number_spelled as spelled;
use super::number_token::{self as token, Literal};
use super::number_unit::{Unit, unit_at};
use super::number_words::{English, english, is_label};
use crate::text::Lang;

/// The quantities of an English text, implied ones included; without `words` only those in digits.
pub(super) fn find(g: &Glyphs, words: bool) -> Vec<Found> {
    let mut out: Vec<Found> = Vec::new();
    let mut i = 0;
    while i < g.len() {
        i = step(g, i, words, &mut out).max(i + 1);
    }
    out
}

fn step(g: &Glyphs, i: usize, words: bool, out: &mut Vec<Found>) -> usize {
    let c = g.at(i);
    if matches!(c, ' ' | ',') {
        return i + 1;
    }
    if words
        && c.is_ascii_alphabetic()
        && !g.before(i).is_ascii_alphanumeric()
        && let Some((word, end)) = g.word(i).filter(|(_, end)| is_apart(g.at(*end)))
        && !spelled::may_be(g, i, word, end)
    {
        return end;
    }
    if let Some((value, role)) = token::single(c) {
        out.push(Found::new(g.span(i, i + 1), value, role, Form::Digits));
        return i + 1;
    }
    if c == '^' && g.at(i + 1).is_ascii_digit() {
        return raised(g, i, out);
    }
    if let Some(end) = bracketed(g, i, out) {
        return end;
    }
    if token::begins_with_point(g, i) {
        return amount(g, i, out).unwrap_or(i + 1);
    }
    let inside = if c.is_ascii_digit() { g.before(i).is_ascii_digit() } else { g.before(i).is_ascii_alphanumeric() };
    if !c.is_ascii_alphanumeric() || inside {
        return i + 1;
    }
    if !is_plain_word(g, i) {
        if let Some((found, end)) = token::date(g, i) {
            out.extend(found);
            return end;
        }
        if let Some((minutes, end)) = token::clock(g, i) {
            let (found, end) = of_day(g, i, end, minutes, Form::Digits);
            out.push(found);
            return end;
        }
        if words && let Some(end) = glued(g, i, out) {
            return end;
        }
        if let Some((found, end)) = token::name(g, i) {
            out.push(found);
            return end;
        }
    }
    if c.is_ascii_digit() {
        return amount(g, i, out).unwrap_or_else(|| g.run(i, |c| c.is_ascii_digit()));
    }
    if words && let Some(end) = spelled::word(g, i, out) {
        return end;
    }
    word_end(g, i)
}

/// The place after the word at `i`.
fn word_end(g: &Glyphs, i: usize) -> usize {
    g.run(i, |c| (c.is_alphanumeric() && !c.is_ascii_digit()) || matches!(c, '\'' | '’'))
}

/// Whether a word stands at `i` that touches nothing with which it could be a date, a name or an address.
fn is_plain_word(g: &Glyphs, i: usize) -> bool {
    g.word(i).is_some_and(|(_, end)| is_apart(g.at(end)))
}

/// Whether a character ends a word, whatever follows it.
fn is_apart(c: char) -> bool {
    matches!(c, ' ' | ',' | ')' | ';' | '!' | '?' | '\0')
}

/// The place after a word that lost its space to the number behind it: October30, In1882.
fn glued(g: &Glyphs, i: usize, out: &mut Vec<Found>) -> Option<usize> {
    let end = g.run(i, |c| c.is_ascii_alphabetic());
    if end == i || !g.at(end).is_ascii_digit() || !(i + 1..end).all(|at| g.at(at).is_ascii_lowercase()) {
        return None;
    }
    let stop = g.run(end, |c| c.is_ascii_digit());
    let (word, _) = g.word(i)?;
    let word = word.get(..end - i)?;
    if let [English::Month(month)] = english(word)
        && word.len() > 4
        && stop - end < 3
        && g.at(i).is_ascii_uppercase()
    {
        out.push(Found::new(g.span(i, end), Value::Exact(Number::whole(*month)), Role::Date, Form::Words));
        return Some(end);
    }
    let year = stop - end == 4 && matches!(g.at(end), '1' | '2') && !g.at(stop).is_ascii_alphanumeric();
    (year && matches!(word, "in" | "since" | "until" | "from" | "by")).then_some(end)
}

/// A time of the day with what follows it: a.m., pm, o'clock, in the evening.
pub(super) fn of_day(g: &Glyphs, from: usize, end: usize, minutes: u32, form: Form) -> (Found, usize) {
    let at = g.space(end);
    if let Some(stop) = g.any(at, &["a.m.", "am", "AM", "A.M.", "a.m"]).filter(|stop| !g.at(*stop).is_ascii_alphanumeric()) {
        return (token::time(g, from, stop, if minutes >= 720 { minutes - 720 } else { minutes }, true, form), stop);
    }
    if let Some(stop) = g.any(at, &["p.m.", "pm", "PM", "P.M.", "p.m"]).filter(|stop| !g.at(*stop).is_ascii_alphanumeric()) {
        return (token::time(g, from, stop, if minutes < 720 { minutes + 720 } else { minutes }, true, form), stop);
    }
    let stop = g.any(at, &["o'clock", "o’clock"]).unwrap_or(end);
    (token::time(g, from, stop, minutes, minutes >= 780, form), stop)
}

/// A number in digits with its multiplier and power.
#[derive(Debug, Clone, Copy)]
struct Scaled {
    value: Number,
    end: usize,
    literal: Literal,
    power: Option<i32>,
}

fn scaled(g: &Glyphs, i: usize) -> Option<Scaled> {
    let literal = token::literal(g, i)?;
    let mut n = Scaled { value: literal.value, end: literal.end, literal, power: None };
    if let Some((power, end)) = token::power(g, n.value, n.end) {
        return Some(Scaled { value: n.value.shifted(power), end, literal, power: Some(power) });
    }
    while let Some((word, end)) = g.word(n.end + usize::from(matches!(g.at(n.end), ' ' | '-'))) {
        if word == "dozen" {
            return Some(Scaled { value: n.value.times(Number::whole(12))?, end, ..n });
        }
        match english(word) {
            [English::Scale(power, _)] => {
                n = Scaled { value: n.value.shifted(*power), end, literal, power: Some(n.power.unwrap_or(0) + power) };
            }
            _ => break,
        }
    }
    Some(n)
}

fn amount(g: &Glyphs, i: usize, out: &mut Vec<Found>) -> Option<usize> {
    let n = scaled(g, i)?;
    let whole = n.value.as_whole().and_then(|value| u32::try_from(value).ok());
    let exact = |end, role| Found::new(g.span(i, end), Value::Exact(n.value), role, Form::Digits);
    if let Some((role, end)) = token::marker(g, i, n.end).filter(|_| n.literal.plain && n.power.is_none()) {
        out.push(exact(n.end, role));
        return Some(end);
    }
    if let Some(end) = g.any(n.end, &["st", "nd", "rd", "th"]).filter(|end| !g.at(*end).is_ascii_alphanumeric()) {
        // May 6th, 26th January, the 6th of May.
        let day = whole.is_some_and(|day| (1..=31).contains(&day)) && by_month(g, i, g.any(end, &[" of"]).unwrap_or(end), out);
        out.push(exact(end, if day { Role::Date } else { Role::Ordinal }));
        return Some(end);
    }
    // 50ths of a second.
    if let Some(end) = g.any(n.end, &["ths", "rds"]).filter(|end| !g.at(*end).is_ascii_alphanumeric() && n.value > Number::ONE) {
        out.push(Found::new(g.span(i, end), Value::Fraction(Number::ONE, n.value), Role::Quantity, Form::Digits));
        return Some(end);
    }
    if let Some(end) = g.any(n.end, &["s", "'s", "’s"]).filter(|end| !g.at(*end).is_ascii_alphanumeric() && !g.starts(*end, " of "))
        && n.power.is_none()
        && whole.is_some_and(|value| value % 10 == 0 && value >= 10)
    {
        let mut found = exact(end, Role::Quantity).unit(Unit::of("s."));
        if let Some(year) = whole.filter(|year| year % 100 == 0) {
            found = found.also(Value::Exact(Number::whole(year / 100 + 1)), None);
        }
        found = found.also(Value::Exact(n.value), Unit::of("s"));
        out.push(found);
        return Some(end);
    }
    let part = if n.power.is_none() { share::english(g, i, (n.value, n.literal.plain), n.end, out) } else { None };
    if let Some(end) = part.or_else(|| hour(g, i, n, whole, out)) {
        return Some(end);
    }
    let mut found = exact(n.end, Role::Quantity);
    let (mut end, mut unit) = (n.end, unit_after(g, n.end));
    // 100 dollars to 1,000 yen are no range.
    let of_one_unit = |stop: usize| unit.zip(unit_after(g, stop)).is_none_or(|((low, _), (high, _))| low == high);
    if let Some((low, high, stop)) = range(g, n, unit).filter(|(.., stop)| of_one_unit(*stop)) {
        found.quantity.value = Value::Range(low, high);
        let stop = g.any(stop, &["st", "nd", "rd", "th"]).filter(|end| !g.at(*end).is_ascii_alphanumeric()).unwrap_or(stop);
        unit = unit_after(g, stop).or(unit);
        end = stop;
    } else if let Some((more, stop)) = spelled::and_a_part(g, unit.map_or(end, |(_, stop)| stop)) {
        found.quantity.value = Value::Exact(n.value.plus(more)?);
        unit = unit.or_else(|| unit_after(g, stop));
        end = stop;
    }
    // 24 h 60 m.
    if unit.is_some_and(|(unit, stop)| unit.symbol() == "m" && g.before(stop) == 'm' && g.before(stop - 1) != 'm')
        && out.last().is_some_and(|last| last.quantity.unit == Unit::of("h") && last.quantity.span.end + 1 >= g.span(i, end).start)
    {
        unit = unit.zip(Unit::of("min")).map(|((_, stop), unit)| (unit, stop));
    }
    if matches!(g.at(end), 'x' | '×') && !g.at(end + 1).is_alphanumeric() {
        unit = Unit::of("×").map(|unit| (unit, end + 1));
    }
    let power = match g.at(end) {
        'k' | 'K' => 3,
        'M' => 6,
        'B' if money_before(g, i).is_some() => 9,
        _ => 0,
    };
    let scales = power > 0 && end == n.end && unit.is_none() && !g.at(end + 1).is_alphanumeric();
    if scales {
        // ¥10M, and what is as well a name of its own: 4K.
        if money_before(g, i).is_none() {
            found = found.also(Value::Exact(n.value), None);
        }
        (found.quantity.value, end) = (Value::Exact(n.value.shifted(power)), end + 1);
    }
    found.also.extend(token::rest_of_pages(g, i, n.value, n.literal.places).map(|page| (page, None)));
    let stop = unit.map_or(end, |(_, stop)| stop.max(end));
    found.quantity.unit = money_before(g, i).or(unit.map(|(unit, _)| unit));
    finish(g, i, end, stop, &mut found);
    if found.quantity.unit.is_none()
        && !scales
        && let Some((mut name, stop)) = token::mixed(g, i, end, n.value)
    {
        name.also.append(&mut found.also);
        out.push(name);
        return Some(stop);
    }
    found.counted = counts(g, end).filter(|_| found.quantity.unit.is_none());
    found.gathers = found.quantity.unit.is_none() && n.value < Number::whole(10) && is_namely(g, end);
    let year = whole.is_some_and(|value| (1000..2200).contains(&value)) && n.literal.places == 4 && n.literal.plain;
    // September 20, 706 and November 764; May 150 is no year.
    let dated = |gap: usize| {
        out.last().is_some_and(|last| last.quantity.role == Role::Date && last.quantity.span.end + gap == g.span(i, end).start)
    };
    let least = if dated(2) && g.ends(i, ", ") {
        100
    } else if dated(1) {
        320
    } else {
        1000
    };
    let early = n.literal.plain
        && whole.is_some_and(|value| (least..1000).contains(&value) || ((200..1000).contains(&value) && is_early_year(g, i, end)));
    if (year || early) && n.power.is_none() && found.quantity.unit.is_none() && matches!(found.quantity.value, Value::Exact(_)) {
        found.quantity.role = Role::Year;
    } else if whole.is_some_and(|day| (1..=31).contains(&day)) && by_month(g, i, end, out) {
        found.quantity.role = Role::Date;
    }
    // Section 4.5, “Title”: where the other text names the title, and its maker adds the number.
    let title = g.any(stop, &[", “", ", \"", ", '", ", ‘"]).is_some();
    found.light |= title && g.word_before(i).is_some_and(|(word, _)| is_label(word));
    out.push(found);
    Some(stop)
}

/// Whether times, people or cases follow the number that ends at `end`.
pub(super) fn counts(g: &Glyphs, end: usize) -> Option<Count> {
    const PEOPLE: [&str; 12] = [
        "patients",
        "people",
        "persons",
        "participants",
        "subjects",
        "individuals",
        "volunteers",
        "women",
        "men",
        "children",
        "adults",
        "nurses",
    ];
    if g.any(end, &[" times", "-time"]).is_some() {
        return Some(Count::Times);
    }
    let (word, _) = g.word(end + 1).filter(|_| g.at(end) == ' ')?;
    if word == "cases" { Some(Count::Things) } else { PEOPLE.contains(&word).then_some(Count::People) }
}

/// Whether a number of three figures is a year: "in 778 he died", not "in 300 patients".
fn is_early_year(g: &Glyphs, i: usize, end: usize) -> bool {
    const AFTER: [&str; 18] = [
        "and", "but", "when", "as", "at", "by", "he", "she", "it", "they", "after", "before", "during", "which", "was", "were", "had", "is",
    ];
    let begins = g.word_before(i).is_some_and(|(word, _)| matches!(word, "in" | "since" | "until" | "by" | "after" | "before"));
    let at = g.space(end);
    let closes = matches!(g.at(end), ',' | '.' | ';' | ':' | ')' | '\0') && !g.at(end + 1).is_ascii_digit();
    begins && (closes || g.at(at).is_ascii_uppercase() || g.word(at).is_some_and(|(word, _)| AFTER.contains(&word)))
}

/// Whether the number between `i` and `end` stands beside the name of a month.
fn by_month(g: &Glyphs, i: usize, end: usize, out: &[Found]) -> bool {
    let after =
        g.word(g.space(end)).is_some_and(|(word, _)| matches!(english(word), [English::Month(_)]) && g.at(g.space(end)).is_uppercase());
    let near = g.span(i.saturating_sub(2), i);
    after || out.last().is_some_and(|last| last.quantity.role == Role::Date && last.quantity.span.end >= near.start)
}

/// 6 p.m., 10 o'clock.
fn hour(g: &Glyphs, i: usize, n: Scaled, whole: Option<u32>, out: &mut Vec<Found>) -> Option<usize> {
    let hour = whole.filter(|hour| *hour <= 24 && n.literal.plain && n.power.is_none())?;
    let (found, end) = of_day(g, i, n.end, hour * 60, Form::Digits);
    (end > n.end).then(|| out.push(found)).map(|()| end)
}

/// The unit after a number, a space or hyphen between.
pub(super) fn unit_after(g: &Glyphs, end: usize) -> Option<(Unit, usize)> {
    let at = if g.at(end) == '-' { end + 1 } else { end };
    unit_at(g, at, Lang::En)
}

fn money_before(g: &Glyphs, i: usize) -> Option<Unit> {
    match g.before(i) {
        '$' => Unit::of("$"),
        '¥' => Unit::of("yen"),
        '€' => Unit::of("€"),
        _ => None,
    }
}

/// The range that begins with `n`: both ends and the place after the upper one.
fn range(g: &Glyphs, n: Scaled, unit: Option<(Unit, usize)>) -> Option<(Number, Number, usize)> {
    let tail = |from: usize| {
        let sign = g.space(from);
        if matches!(g.at(sign), '-' | '~') {
            return Some(g.space(sign + 1));
        }
        let (word, end) = g.word(sign)?;
        let between = word == "and" && (0..40).any(|back| n.literal.end > back && g.starts(n.literal.end - back, "between "));
        (matches!(word, "to" | "through") || between).then(|| g.space(end))
    };
    let at = tail(n.end).or_else(|| tail(unit?.1)).or_else(|| tail(aside(g, n.end)?))?;
    let money = usize::from(matches!(g.at(at), '$' | '¥' | '€'));
    let upper = scaled(g, at + money)?;
    if token::clock(g, at).is_some() || g.at(upper.end) == '/' {
        return None;
    }
    let low = match upper.power {
        Some(power) if n.power.is_none() && n.value.shifted(power) < upper.value => n.value.shifted(power),
        _ => n.value,
    };
    let years = n.literal.places == 4 && upper.literal.places == 4 && n.literal.plain && n.value < Number::whole(2200);
    (low < upper.value && !years).then_some((low, upper.value, upper.end))
}

/// Role, roughness and bound of a number at `i..end` whose unit ends at `stop`.
pub(super) fn finish(g: &Glyphs, i: usize, end: usize, stop: usize, found: &mut Found) {
    const BEFORE: [(&str, Bound); 37] = [
        ("no lower than", Bound::AtLeast),
        ("no higher than", Bound::AtMost),
        ("no older than", Bound::AtMost),
        ("no younger than", Bound::AtLeast),
        ("lower than", Bound::LessThan),
        ("shorter than", Bound::LessThan),
        ("below", Bound::LessThan),
        ("no more than", Bound::AtMost),
        ("not more than", Bound::AtMost),
        ("no longer than", Bound::AtMost),
        ("not exceeding", Bound::AtMost),
        ("not exceed", Bound::AtMost),
        ("no less than", Bound::AtLeast),
        ("not less than", Bound::AtLeast),
        ("no fewer than", Bound::AtLeast),
        ("no later than", Bound::AtMost),
        ("at least", Bound::AtLeast),
        ("a minimum of", Bound::AtLeast),
        ("minimum of", Bound::AtLeast),
        ("at most", Bound::AtMost),
        ("up to", Bound::AtMost),
        ("a maximum of", Bound::AtMost),
        ("maximum of", Bound::AtMost),
        ("within", Bound::AtMost),
        ("more than", Bound::MoreThan),
        ("greater than", Bound::MoreThan),
        ("older than", Bound::MoreThan),
        ("longer than", Bound::MoreThan),
        ("higher than", Bound::MoreThan),
        ("larger than", Bound::MoreThan),
        ("exceeding", Bound::MoreThan),
        ("over", Bound::MoreThan),
        ("above", Bound::MoreThan),
        ("less than", Bound::LessThan),
        ("fewer than", Bound::LessThan),
        ("younger than", Bound::LessThan),
        ("under", Bound::LessThan),
    ];
    const AFTER: [(&str, Bound); 22] = [
        ("or more", Bound::AtLeast),
        ("or older", Bound::AtLeast),
        ("or over", Bound::AtLeast),
        ("or above", Bound::AtLeast),
        ("or higher", Bound::AtLeast),
        ("or greater", Bound::AtLeast),
        ("or longer", Bound::AtLeast),
        ("or later", Bound::AtLeast),
        ("and over", Bound::AtLeast),
        ("and above", Bound::AtLeast),
        ("and older", Bound::AtLeast),
        ("and up", Bound::AtLeast),
        ("or less", Bound::AtMost),
        ("or fewer", Bound::AtMost),
        ("or younger", Bound::AtMost),
        ("or under", Bound::AtMost),
        ("or below", Bound::AtMost),
        ("or lower", Bound::AtMost),
        ("or shorter", Bound::AtMost),
        ("and under", Bound::AtMost),
        ("and below", Bound::AtMost),
        ("and younger", Bound::AtMost),
    ];
    const ROUGH: [&str; 11] =
        ["about", "approximately", "around", "nearly", "roughly", "some", "almost", "circa", "ca.", "close to", "an estimated"];
    let q = &mut found.quantity;
    let money = usize::from(matches!(g.before(i), '$' | '¥' | '€'));
    let start = i - money;
    q.span = g.span(start, stop);
    let before = g.text(start.saturating_sub(30), start).to_ascii_lowercase();
    let mut before = before.trim_end_matches([' ', '-', '(']);
    if let Some(rest) = ROUGH.iter().find_map(|word| before.strip_suffix(word)) {
        q.approx = true;
        before = rest.trim_end();
    }
    q.approx |= before.ends_with('~');
    for article in [" the age of", " the", " a", " aged", " an", " size", " grade", " stage", " level"] {
        before = before.strip_suffix(article).unwrap_or(before);
    }
    let whole_word = |word: &str| before.strip_suffix(word).is_some_and(|rest| !rest.ends_with(|c: char| c.is_alphanumeric()));
    q.bound = BEFORE.iter().find(|(word, _)| whole_word(word)).and_then(|(word, bound)| {
        let head = before.strip_suffix(word).unwrap_or("");
        let denied =
            (word.ends_with("than") || *word == "below") && [" not ", "n't ", "cannot ", " never "].iter().any(|no| head.contains(no));
        // "Need not be more than": the other language may have said it either way.
        (!denied).then_some(*bound)
    });
    if let Some(sign) = before.chars().next_back() {
        q.bound = match sign {
            '≥' => Some(Bound::AtLeast),
            '≤' => Some(Bound::AtMost),
            '>' if !["->", "=>", ">>"].iter().any(|arrow| before.ends_with(arrow)) => Some(Bound::MoreThan),
            '<' if !before.ends_with("<<") => Some(Bound::LessThan),
            _ => q.bound,
        };
    }
    let after = g.text(end, end + 36).to_ascii_lowercase();
    let clause = after.split([',', '.', ';', '(', ')']).next().unwrap_or("");
    let goes_on = clause.contains("or ") || clause.contains("and ");
    if clause.starts_with('+') {
        q.bound = Some(Bound::AtLeast);
    } else if let Some((_, bound)) = AFTER.iter().filter(|_| goes_on).find(|(word, _)| {
        clause.split_once(word).is_some_and(|(between, rest)| {
            between.split_whitespace().count() <= 3
                && between.ends_with(' ')
                && !rest.starts_with(char::is_alphabetic)
                && !rest.starts_with(" than")
        })
    }) {
        q.bound = Some(*bound);
    }
}
