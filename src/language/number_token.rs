//! What both languages write alike: digits with separators, powers of ten, dates and times in digits, and the names
//! that contain digits (IL-6, versions, telephone numbers, web addresses) and are not amounts.

use super::number::{Form, Found, Role, Value};
use super::number_decimal::Number;
use super::number_glyphs::Glyphs;

/// A run of letters and digits that begins with a digit and is no number with its unit: 3D, 5HT, 588a23dac085, 400x800.
pub(super) fn mixed(g: &Glyphs, i: usize, end: usize, value: Number) -> Option<(Found, usize)> {
    let stop = g.run(end, |c| c.is_ascii_alphanumeric() || c == '_');
    if stop == end || g.before(i).is_ascii_alphanumeric() {
        return None;
    }
    // 25cells/mL is a count with its noun.
    let noun = g.run(end, |c| c.is_ascii_lowercase());
    if noun == stop && noun - end > 3 && g.before(noun) == 's' {
        return None;
    }
    // 96.4x83.3cm are two lengths.
    let by = if matches!(g.at(end), 'x' | 'X') { literal(g, end + 1) } else { None };
    if by.is_some_and(|by| g.any(by.end, &["cm", "mm", "m", " cm", " mm", " m"]).is_some_and(|end| !g.at(end).is_ascii_alphanumeric())) {
        return None;
    }
    let mut found = identifier(g, i, stop, true);
    found.quantity.value = Value::Exact(value);
    if !g.text(i, end).contains([',', '、']) {
        return Some((found, stop));
    }
    found.also.clear();
    Some((found, stop))
}

/// A number written in Arabic digits.
#[derive(Debug, Clone, Copy)]
pub(super) struct Literal {
    pub value: Number,
    pub end: usize,
    /// Number of digits before the point.
    pub places: usize,
    /// Whether it has a point or separators.
    pub plain: bool,
}

/// The digits at `i`: thousands separators between groups of three, one decimal point.
pub(super) fn literal(g: &Glyphs, i: usize) -> Option<Literal> {
    let is_digit = |c: char| c.is_ascii_digit();
    let mut end = g.run(i, is_digit);
    if end == i && !begins_with_point(g, i) {
        return None;
    }
    let mut plain = true;
    let mut places = end - i;
    // The 57 of 5,57,100 is no beginning of thousands.
    let listed = g.before(i) == ',' && i > 1 && g.at(i - 2).is_ascii_digit();
    if places <= 3 && !listed {
        while (g.at(end) == ',' && g.run(end + 1, is_digit) == end + 4) || (g.starts(end, "、000") && !is_digit(g.at(end + 4))) {
            end += 4;
            places += 3;
            plain = false;
        }
        // 63,240,12 are three numbers, and 0,255 are two.
        let goes_on = g.at(end) == ',' && is_digit(g.at(end + 1));
        if !plain && (goes_on || g.at(i) == '0') {
            (end, places, plain) = (g.run(i, is_digit), g.run(i, is_digit) - i, true);
        }
    }
    if plain && places <= 3 && g.starts(end, " 000") && !is_digit(g.at(end + 4)) || g.starts(end, " 000 000") {
        while g.starts(end, " 000") {
            end += 4;
            places += 3;
        }
        plain = false;
    }
    if g.at(end) == '.' && is_digit(g.at(end + 1)) {
        end = g.run(end + 1, is_digit);
        plain = false;
    }
    let said = if plain { g.text(i, end) } else { g.text(i, end).replace(['、', ' '], "") };
    Some(Literal { value: Number::parse(&said)?, end, places, plain })
}

/// Whether a number without its zero stands at `i`: .05.
pub(super) fn begins_with_point(g: &Glyphs, i: usize) -> bool {
    if g.at(i) != '.' {
        return false;
    }
    let end = g.run(i + 1, |c| c.is_ascii_digit());
    let begins = end > i + 1 && matches!(g.before(i), '\0' | ' ' | '=' | '<' | '>' | '≤' | '≥' | '(' | '~' | '-');
    begins && !(g.at(end) == '.' && g.at(end + 1).is_ascii_digit())
}

/// The digits from `from` to `to` as a whole number below a million.
pub(super) fn whole(g: &Glyphs, from: usize, to: usize) -> Option<u32> {
    (to > from && to - from <= 6).then(|| g.text(from, to).parse().ok()).flatten()
}

/// After a number: `×10^7`, `x10の7乗`, `e7`, and for the number 10 itself `^7`. The power of ten and the place after it.
pub(super) fn power(g: &Glyphs, value: Number, end: usize) -> Option<(i32, usize)> {
    let exponent = |i: usize| {
        let open = g.run(i, |c| matches!(c, '^' | '{' | '*' | ' '));
        let raised = if g.at(i) == '^' { Some(open) } else { g.starts(i, "の").then_some(i + 1) }?;
        let sign = matches!(g.at(raised), '-' | '+');
        let digits = raised + usize::from(sign);
        let stop = g.run(digits, |c| c.is_ascii_digit());
        let power = i32::try_from(whole(g, digits, stop)?).ok().filter(|power| *power <= 400)?;
        let after = if g.at(i) == 'の' { g.any(stop, &["乗"])? } else { g.any(stop, &["乗", "}"]).unwrap_or(stop) };
        Some((if g.at(raised) == '-' { -power } else { power }, after))
    };
    let sign = g.space(end);
    if matches!(g.at(sign), '×' | 'x' | 'X' | '*' | '·' | '・') {
        let ten = g.space(sign + 1);
        if g.starts(ten, "10") && !g.at(ten + 2).is_ascii_digit() {
            return exponent(ten + 2);
        }
    }
    if matches!(g.at(end), 'e' | 'E') {
        let digits = end + 1 + usize::from(matches!(g.at(end + 1), '+' | '-'));
        let stop = g.run(digits, |c| c.is_ascii_digit());
        if stop - digits <= 2 && !g.at(stop).is_ascii_alphanumeric() {
            let power = i32::try_from(whole(g, digits, stop)?).ok()?;
            return Some((if g.at(end + 1) == '-' { -power } else { power }, stop));
        }
    }
    if value == Number::whole(10) {
        return exponent(end).map(|(power, end)| (power - 1, end));
    }
    None
}

/// A date in digits: 2025.04.30, 2025/4/30, 2025-04-30, 04/30/2025.
pub(super) fn date(g: &Glyphs, i: usize) -> Option<(Vec<Found>, usize)> {
    let mut parts = Vec::new();
    let mut at = i;
    let separator = g.at(g.run(i, |c| c.is_ascii_digit()));
    if !matches!(separator, '.' | '/' | '-') {
        return None;
    }
    loop {
        let end = g.run(at, |c| c.is_ascii_digit());
        parts.push((whole(g, at, end)?, at, end));
        if parts.len() == 3 {
            if g.at(end) == separator && g.at(end + 1).is_ascii_digit() {
                return None;
            }
            break;
        }
        if g.at(end) != separator {
            return None;
        }
        at = end + 1;
    }
    let [a, b, c] = parts.try_into().ok()?;
    let latest = if separator == '/' { 10_000 } else { 2200 };
    let is_year = |part: (u32, usize, usize)| part.2 - part.1 == 4 && (1000..latest).contains(&part.0);
    let is_day = |month: u32, day: u32| (1..=12).contains(&month) && (1..=31).contains(&day);
    let (year, month, day) = if is_year(a) && is_day(b.0, c.0) {
        (a, b, c)
    } else if separator == '/' && is_year(c) && is_day(a.0, b.0) {
        (c, a, b)
    } else if separator != '-' && is_year(c) && is_day(b.0, a.0) {
        (c, b, a)
    } else {
        return None;
    };
    let found =
        |part: (u32, usize, usize), role| Found::new(g.span(part.1, part.2), Value::Exact(Number::whole(part.0)), role, Form::Digits);
    let mut all = vec![found(year, Role::Year), found(month, Role::Date), found(day, Role::Date)];
    all.sort_by_key(|found| found.quantity.span.start);
    // The time of 2024-01-02T10:30 comes next.
    let timed = g.at(c.2) == 'T' && g.at(c.2 + 1).is_ascii_digit();
    Some((all, c.2 + usize::from(timed)))
}

/// A time in digits (10:00, 18:30:15): minutes since midnight, and the place after it.
pub(super) fn clock(g: &Glyphs, i: usize) -> Option<(u32, usize)> {
    let colon = g.run(i, |c| c.is_ascii_digit());
    let end = g.run(colon + 1, |c| c.is_ascii_digit());
    if g.at(colon) != ':' || end != colon + 3 || colon - i > 2 {
        return None;
    }
    let (hour, minute) = (whole(g, i, colon)?, whole(g, colon + 1, end)?);
    if hour > 29 || minute > 59 {
        return None;
    }
    let seconds = g.at(end) == ':' && g.run(end + 1, |c| c.is_ascii_digit()) == end + 3;
    Some((hour * 60 + minute, if seconds { end + 3 } else { end }))
}

/// A time of the day in minutes; without a.m., p.m. or an hour after 12 it may be either half of the day. 12 o'clock
/// may be 0:00.
pub(super) fn time(g: &Glyphs, from: usize, to: usize, minutes: u32, certain: bool, form: Form) -> Found {
    let value = |minutes: u32| Value::Exact(Number::whole(minutes % 1440));
    let mut found = Found::new(g.span(from, to), value(minutes), Role::Time, form);
    if (!certain && minutes < 780) || (720..780).contains(&minutes) {
        found = found.also(value(minutes + 720), None);
    }
    found
}

/// A name that contains digits, or an address, at `i`; nothing if the letters and digits here are words and numbers.
pub(super) fn name(g: &Glyphs, i: usize) -> Option<(Found, usize)> {
    if let Some(end) = address(g, i) {
        return Some((identifier(g, i, end, g.starts(i, "10.")), end));
    }
    let first = g.at(i);
    if first.is_ascii_digit() {
        let end = numbering(g, i)?;
        return Some((identifier(g, i, end, true), end));
    }
    if !is_letter(first) {
        return None;
    }
    let mut end = letters(g, i)?;
    if !matches!(g.at(end), '0'..='9' | '_' | '-') {
        return None;
    }
    if matches!(g.text(i, end).as_str(), "BC" | "AD" | "No" | "x" | "Vol" | "vol" | "pp" | "EUR" | "USD" | "JPY") {
        return None;
    }
    let mut digits = false;
    loop {
        let c = g.at(end);
        let next = g.at(end + 1);
        if c.is_ascii_digit() || (digits && (is_letter(c) || c == '_')) {
            digits |= c.is_ascii_digit();
            end = g.run(end, |c| is_letter(c) || c.is_ascii_digit() || c == '_');
        } else if c == '_' && (next.is_ascii_alphanumeric() || next == '_') {
            end += 1;
        } else if c == '-' && (next.is_ascii_digit() || (is_letter(next) && (digits || glued(g, end + 1)))) && !is_word(g, i, end) {
            end = g.run(end + 1, is_letter).max(end + 1);
        } else if matches!(c, '.' | '/') && digits && next.is_ascii_digit() {
            end += 1;
        } else {
            break;
        }
    }
    (digits && end > i).then(|| (identifier(g, i, end, true), end))
}

/// Whether the letters at `i` run on into digits (the 146a of miR-146a).
fn glued(g: &Glyphs, i: usize) -> bool {
    letters(g, i).is_some_and(|end| g.at(end).is_ascii_digit())
}

/// The place after the letters at `i`; nothing where they are more than any name has.
fn letters(g: &Glyphs, i: usize) -> Option<usize> {
    const LONGEST: usize = 100;
    (i..=i + LONGEST).find(|at| !is_letter(g.at(*at)))
}

/// Whether `from..to` is a word of the language rather than part of a name: three or more small letters.
fn is_word(g: &Glyphs, from: usize, to: usize) -> bool {
    to - from >= 3 && (from + 1..to).all(|i| g.at(i).is_ascii_lowercase())
}

fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || ('α'..='ω').contains(&c) || ('Α'..='Ω').contains(&c) || (c.is_alphabetic() && ('À'..='ɏ').contains(&c))
}

/// An identifier; its numbers count only if `counts`.
pub(super) fn identifier(g: &Glyphs, from: usize, to: usize, counts: bool) -> Found {
    let text = g.text(from, to);
    let mut found = Found::new(g.span(from, to), Value::Exact(Number::ZERO), Role::Identifier, Form::Digits);
    let mut runs: Vec<Number> = Vec::new();
    for run in text.split(|c: char| !c.is_ascii_digit() && c != '.').map(|run| run.trim_matches('.')) {
        match Number::parse(run) {
            Some(number) => runs.push(number),
            None => runs.extend(run.split('.').filter_map(Number::parse)),
        }
    }
    if g.before(from) == '+' && runs.len() > 1 {
        // The country code of a telephone number.
        runs.remove(0);
    }
    if let Some(first) = runs.first() {
        found.quantity.value = Value::Exact(*first);
    }
    found.also = runs.into_iter().skip(1).map(|run| (Value::Exact(run), None)).collect();
    found.light = !counts;
    found.name = text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    found
}

/// Longest scheme or mailbox name that is looked for.
const ADDRESS: usize = 64;

/// Web and mail addresses, DOIs.
fn address(g: &Glyphs, i: usize) -> Option<usize> {
    let is_part = |c: char| c.is_ascii_graphic() && !matches!(c, '<' | '>' | '"' | '`' | '|' | '\\');
    if g.starts(i, "10.") && g.run(i + 3, |c| c.is_ascii_digit()) >= i + 7 {
        let slash = g.run(i + 3, |c| c.is_ascii_digit());
        return (g.at(slash) == '/').then(|| g.run(slash, |c| is_part(c) && !matches!(c, ')' | ']' | ',' | ';')));
    }
    if g.starts(i, "www.") {
        return Some(g.run(i, |c| is_part(c) && !matches!(c, ')' | ']')));
    }
    if !g.addressed || !g.at(i).is_ascii_alphanumeric() || g.before(i).is_ascii_alphanumeric() {
        return None;
    }
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '+');
    let word = (i..i + ADDRESS).find(|&at| !is_name(g.at(at))).unwrap_or(i + ADDRESS);
    if word > i && g.starts(word, "://") {
        return Some(g.run(word, |c| is_part(c) && !matches!(c, ')' | ']')));
    }
    if g.at(word) == '@' && g.at(word + 1).is_ascii_alphanumeric() && g.at(i).is_ascii_alphanumeric() {
        let end = g.run(word + 1, |c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'));
        return g.text(word, end).contains('.').then_some(end);
    }
    None
}

/// Digits that are no amount: 03-3289-0202, 1.2.3, 0x1F, 2001:db8::1, 3D.
fn numbering(g: &Glyphs, i: usize) -> Option<usize> {
    let is_digit = |c: char| c.is_ascii_digit();
    let groups = |separator: char| {
        let mut end = g.run(i, is_digit);
        let mut count = 1;
        while g.at(end) == separator && is_digit(g.at(end + 1)) {
            end = g.run(end + 1, is_digit);
            count += 1;
        }
        (count, end)
    };
    if g.at(i) == '0' && matches!(g.at(i + 1), 'x' | 'X') && g.at(i + 2).is_ascii_hexdigit() {
        return Some(g.run(i + 2, |c| c.is_ascii_alphanumeric()));
    }
    for separator in ['-', '.', ':'] {
        let (count, end) = groups(separator);
        if count >= 3 && !(separator == ':' && clock(g, i).is_some()) {
            return Some(g.run(end, |c| c.is_ascii_alphanumeric()));
        }
    }
    if g.before(i) == '+' {
        // +81 (0)3-1234-5678, +81 3 1234 5678.
        let mut end = (i..i + 24).find(|&at| !(is_digit(g.at(at)) || matches!(g.at(at), ' ' | '-' | '(' | ')'))).unwrap_or(i + 24);
        while end > i && !is_digit(g.before(end)) {
            end -= 1;
        }
        if (i..end).filter(|at| is_digit(g.at(*at))).count() >= 9 {
            return Some(end);
        }
    }
    let (count, end) = groups('-');
    if g.word_before(i).is_some_and(|(word, _)| word == "issn") && end - i >= 8 {
        return Some(g.run(end, |c| c.is_ascii_alphanumeric()));
    }
    let post = g.before(i) == '〒' || (g.before(i) == ' ' && g.before(i - 1) == '〒');
    // A postal code without its sign: nothing else goes from 150 to 0001.
    let code = end - i == 8 && g.at(i + 3) == '-' && g.at(i + 4) == '0';
    if count == 2 && (((g.at(i) == '0' || post) && end - i >= 8) || code) || (post && end - i == 7) {
        return Some(end);
    }
    if g.run(i, is_digit) - i > 15 {
        return Some(g.run(i, |c| c.is_ascii_alphanumeric()));
    }
    None
}

/// The page that the number `value` of two or three `places` means behind a dash and a longer number: the 45 of 1234-45.
pub(super) fn rest_of_pages(g: &Glyphs, i: usize, value: Number, places: usize) -> Option<Value> {
    if !matches!(g.before(i), '-' | '~') || places == 0 {
        return None;
    }
    let mut start = i - 1;
    while g.before(start).is_ascii_digit() && i - start < 8 {
        start -= 1;
    }
    let (first, last) = (whole(g, start, i - 1)?, value.as_whole().and_then(|n| u32::try_from(n).ok())?);
    let tens = 10u32.checked_pow(u32::try_from(places).ok()?)?;
    let page = first / tens * tens + last;
    (i - 1 - start > places && page > first).then(|| Value::Exact(Number::whole(page)))
}

/// A circled or bracketed number of one character, or one character of a fraction.
pub(super) fn single(c: char) -> Option<(Value, Role)> {
    if c.is_ascii() {
        return None;
    }
    let code = u32::from(c);
    let marker = match c {
        '①'..='⑳' => code - 0x245F,
        '⑴'..='⒇' => code - 0x2473,
        '⒈'..='⒛' => code - 0x2487,
        '㉑'..='㉟' => code - 0x323C,
        '❶'..='❿' => code - 0x2775,
        '➀'..='➉' => code - 0x277F,
        '㊱'..='㊿' => code - 0x328D,
        _ => {
            let (above, below) = match c {
                '½' => (1, 2),
                '⅓' => (1, 3),
                '⅔' => (2, 3),
                '¼' => (1, 4),
                '¾' => (3, 4),
                '⅕' => (1, 5),
                '⅛' => (1, 8),
                _ => return None,
            };
            return Some((Value::Fraction(Number::whole(above), Number::whole(below)), Role::Quantity));
        }
    };
    Some((Value::Exact(Number::whole(marker)), Role::ListMarker))
}

/// A number as the marker of a list item or of a note: `1)`, `(1)`, `[1]`, `※1`. Its role and the place after it.
pub(super) fn marker(g: &Glyphs, i: usize, end: usize) -> Option<(Role, usize)> {
    let opens = g.before(i);
    let closes = g.at(end);
    if matches!((opens, closes), ('[', ']') | ('〔', '〕')) {
        return Some((Role::Citation, end + 1));
    }
    if matches!(opens, '※' | '注' | '†') {
        return Some((Role::Citation, end));
    }
    if end - i > 3 {
        return None;
    }
    let bracketed = matches!((opens, closes), ('(', ')')) && !g.before(i - 1).is_ascii_alphanumeric();
    let head = i - usize::from(bracketed);
    let first = head <= 12 && (0..head).all(|at| matches!(g.at(at), ' ' | '*' | '#' | '-' | '•' | '・'));
    if bracketed {
        return Some((Role::ListMarker, end + 1));
    }
    let ends =
        closes == ')' || (closes == '.' && matches!(g.at(end + 1), ' ' | '\0')) || (closes == ':' && !g.at(end + 1).is_ascii_digit());
    (first && ends).then_some((Role::ListMarker, end + 1))
}
