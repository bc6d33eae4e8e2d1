//! A number of an English text written anew with another value, in the notation of the old one: 16 → 23, sixteen →
//! seventeen, 300 million → 200 million, 3rd → 4th, third → fourth, May → June, phase II → III, 2–3 → 3–4. What is
//! written in a way that is not known for certain gives nothing.

use super::repair_lists::{place, words};
use crate::language::{Number, Value};
use crate::text::roman;

/// The text of a number with another value. `text` is the old one with its unit, `figures` how the new one is written
/// where it is given in figures, `opens` whether it begins a sentence.
pub(super) fn rewrite(text: &str, old: Value, new: Value, figures: &Figures, opens: bool) -> Option<String> {
    let cores = cores(text);
    match (old, new, cores.as_slice()) {
        (Value::Exact(old), Value::Exact(new), [core]) => {
            let scale = scale(text, core.1);
            Some(spliced(text, &[(*core, one(text, *core, old, new, scale, figures.of(0, new), opens)?)]))
        }
        (Value::Range(a, b), Value::Range(x, y), [low, high]) => {
            if scale(text, low.1).is_some() || scale(text, high.1).is_some() {
                return None;
            }
            let low = (*low, one(text, *low, a, x, None, figures.of(0, x), opens)?);
            let high = (*high, one(text, *high, b, y, None, figures.of(1, y), false)?);
            Some(spliced(text, &[low, high]))
        }
        // 4 of 5
        (Value::Fraction(a, b), Value::Fraction(x, y), [part, all]) if !text.contains('/') => {
            let part = (*part, one(text, *part, a, x, None, plain(x), opens)?);
            let all = (*all, one(text, *all, b, y, None, plain(y), false)?);
            Some(spliced(text, &[part, all]))
        }
        _ => None,
    }
}

/// Bytes from and to.
type Part = (usize, usize);

/// The pieces that say how much: runs of digits with their points and commas, number words, months, Roman numerals.
fn cores(text: &str) -> Vec<Part> {
    let mut found: Vec<Part> = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..) {
        let Some(c) = rest.chars().next() else { break };
        let len = if c.is_ascii_digit() {
            let run = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',')).len();
            rest.get(..run).map_or(run, |run| run.trim_end_matches(['.', ',']).len())
        } else if c.is_alphabetic() {
            let len = rest.len() - rest.trim_start_matches(char::is_alphabetic).len();
            let word = rest.get(..len).unwrap_or("");
            let hyphened = rest.get(len..).and_then(|rest| rest.strip_prefix('-')).unwrap_or("");
            let unit = hyphened.len() - hyphened.trim_start_matches(char::is_alphabetic).len();
            let both = rest.get(..len + 1 + unit).unwrap_or("");
            let known = |word: &str| of_word(word).is_some();
            if unit > 0 && known(both) {
                found.push((at, at + both.len()));
                at += both.len();
                continue;
            }
            if known(word) {
                found.push((at, at + len));
            }
            at += len;
            continue;
        } else {
            at += c.len_utf8();
            continue;
        };
        found.push((at, at + len));
        at += len;
    }
    found
}

/// What a word amounts to: twelve, twenty-three, third, May, twice, II.
fn of_word(word: &str) -> Option<u32> {
    let small = word.to_lowercase();
    cardinal(&small)
        .or_else(|| place("ordinal", &small).and_then(|n| u32::try_from(n).ok()))
        .or_else(|| (small == "twice").then_some(2))
        .or_else(|| month(word).map(|(n, _)| n))
        .or_else(|| small.strip_suffix("fold").and_then(cardinal))
        .or_else(|| roman(word))
}

fn cardinal(small: &str) -> Option<u32> {
    if let Some(value) = place("number", small) {
        return u32::try_from(value).ok();
    }
    let (tens, ones) = small.split_once('-').map_or((small, None), |(tens, ones)| (tens, Some(ones)));
    let tens = u32::try_from(place("tens", tens)? + 2).ok()? * 10;
    match ones {
        None => Some(tens),
        Some(ones) => {
            place("number", ones).filter(|ones| (1..10).contains(ones)).and_then(|ones| u32::try_from(ones).ok()).map(|ones| tens + ones)
        }
    }
}

/// A month, and whether its name is short; "May" is not.
fn month(word: &str) -> Option<(u32, bool)> {
    let of = |kind: &str| place(kind, word).and_then(|n| u32::try_from(n + 1).ok());
    of("month").map(|n| (n, false)).or_else(|| of("short").or((word == "Sept").then_some(9)).map(|n| (n, true)))
}

/// The word of scale behind a place and its power of ten.
fn scale(text: &str, end: usize) -> Option<(Part, i32)> {
    let rest = text.get(end..)?;
    let word = rest.trim_start_matches([' ', '\u{A0}', '-']);
    let len = word.len() - word.trim_start_matches(|c: char| c.is_ascii_alphabetic()).len();
    let from = end + rest.len() - word.len();
    let power = place("scale", &word.get(..len)?.to_lowercase())?;
    Some(((from, from + len), 3 * i32::try_from(power + 1).ok()?))
}

/// One core with its new value, and up to where it replaces the old text.
type New = (String, usize);

fn spliced(text: &str, parts: &[(Part, New)]) -> String {
    let (mut out, mut at) = (String::new(), 0);
    for ((from, _), (new, to)) in parts {
        out.push_str(text.get(at..*from).unwrap_or(""));
        out.push_str(new);
        at = *to;
    }
    out.push_str(text.get(at..).unwrap_or(""));
    out
}

/// How the numbers of the query are written in figures.
pub(super) struct Figures(Vec<String>);

impl Figures {
    /// The figures of a text in ASCII, without commas.
    pub fn of_text(text: &str) -> Self {
        let mut runs: Vec<String> = Vec::new();
        let mut inside = false;
        for c in text.chars() {
            let digit = if ('０'..='９').contains(&c) { char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c) } else { c };
            match (digit, runs.last_mut()) {
                ('0'..='9', Some(run)) if inside => run.push(digit),
                ('0'..='9', _) => runs.push(digit.to_string()),
                ('.' | '．', Some(run)) if inside && !run.contains('.') => run.push('.'),
                (',' | '，', Some(_)) if inside => {}
                _ => {
                    inside = false;
                    continue;
                }
            }
            inside = true;
        }
        Figures(runs.into_iter().map(|run| run.trim_end_matches('.').to_owned()).collect())
    }

    /// Whether one of them is filled up with zeros.
    pub fn are_padded(&self) -> bool {
        self.0.iter().any(|figures| figures.len() > 1 && figures.starts_with('0') && !figures.starts_with("0."))
    }

    /// The figures, if there is one run of them.
    pub fn of_one(&self) -> Option<String> {
        match self.0.as_slice() {
            [one] => Some(one.clone()),
            _ => None,
        }
    }

    /// The figures at a place, if they say this value; else the plainest.
    pub fn of(&self, place: usize, value: Number) -> String {
        self.0.get(place).filter(|figures| Number::parse(figures) == Some(value)).cloned().unwrap_or_else(|| plain(value))
    }
}

/// One core with the value it is to have; `figures` are its figures where it is to be written in some.
#[allow(clippy::too_many_arguments)]
fn one(text: &str, (from, to): Part, old: Number, new: Number, scale: Option<(Part, i32)>, figures: String, opens: bool) -> Option<New> {
    let core = text.get(from..to)?;
    let power = scale.map_or(0, |(_, power)| power);
    if core.starts_with(|c: char| c.is_ascii_digit()) {
        // 2 × 10^7, 10⁷, 1/2
        let rest = text.get(to..)?;
        if Number::parse(core)?.shifted(power) != old
            || rest.contains(['^', '×', '⁄', '/', '⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'])
        {
            return None;
        }
        if let Some((word, power)) = scale {
            // Below a million there is no such word: 0.8 million is 800,000.
            if new < Number::new(1, 6) && new >= Number::new(1, 3) && new.as_whole().is_some() {
                return Some((with_commas(&plain(new), ","), word.1));
            }
            let (new, power) = scaled(new, power)?;
            let name = words("scale").get(usize::try_from(power / 3 - 1).ok()?)?;
            let between = text.get(to..word.0)?;
            return Some((format!("{}{between}{name}", plain(new)), word.1));
        }
        let padded = core.len() > 1 && core.starts_with('0') && !core.starts_with("0.");
        if padded && figures.len() != core.len() {
            return None;
        }
        let digits = with_commas(&figures, core);
        let suffix = rest.get(..2).filter(|suffix| matches!(suffix.to_lowercase().as_str(), "st" | "nd" | "rd" | "th"));
        let is_suffix = suffix.is_some() && !rest.get(2..).is_some_and(|rest| rest.starts_with(char::is_alphabetic));
        return if is_suffix { Some((format!("{digits}{}", suffix_of(new.as_whole()?)), to + 2)) } else { Some((digits, to)) };
    }
    if scale.is_some() {
        return None;
    }
    let whole = u32::try_from(new.as_whole()?).ok()?;
    if Number::whole(of_word(core)?) != old {
        return None;
    }
    let small = core.to_lowercase();
    let is_capital = core.starts_with(char::is_uppercase);
    let written = if let Some((_, short)) = month(core) {
        let name = words(if short { "short" } else { "month" }).get(usize::try_from(whole).ok()?.checked_sub(1)?)?;
        // "Sept." is one of two short forms, and the month of May has none.
        if short && (core == "Sept" || whole == 5 || whole == 9) {
            return None;
        }
        return Some(((*name).to_owned(), to));
    } else if let Some(value) = cardinal(&small) {
        in_words(whole, value > 10 || opens).unwrap_or_else(|| plain(new))
    } else if place("ordinal", &small).is_some() {
        (*words("ordinal").get(usize::try_from(whole).ok()?).filter(|_| whole > 0)?).to_owned()
    } else if small == "twice" {
        format!("{} times", in_words(whole, opens).unwrap_or_else(|| plain(new)))
    } else if small.ends_with("fold") {
        in_words(whole, false).map_or_else(|| format!("{whole}-fold"), |word| format!("{word}fold"))
    } else if roman(core).is_some() {
        return Some((romanized(whole)?, to));
    } else {
        return None;
    };
    Some((if is_capital { capitalized(&written) } else { written }, to))
}

/// The number in words: up to ten, and below a hundred where that is the style.
fn in_words(value: u32, long: bool) -> Option<String> {
    let number = |n: u32| words("number").get(usize::try_from(n).ok()?).copied();
    match value {
        0 => None,
        1..=10 => number(value).map(str::to_owned),
        11..=19 if long => number(value).map(str::to_owned),
        20..=99 if long => {
            let tens = words("tens").get(usize::try_from(value / 10 - 2).ok()?)?;
            if value.is_multiple_of(10) { Some((*tens).to_owned()) } else { Some(format!("{tens}-{}", number(value % 10)?)) }
        }
        _ => None,
    }
}

/// The number in capitals that stand for letters; below 40, as they are read.
fn romanized(value: u32) -> Option<String> {
    const ONES: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    let ones = ONES.get(usize::try_from(value % 10).ok()?)?;
    (1..40).contains(&value).then(|| format!("{}{ones}", "X".repeat(usize::try_from(value / 10).unwrap_or(0))))
}

fn suffix_of(value: i64) -> &'static str {
    match (value % 10, value % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    }
}

/// The factor and the power of a thousand of a large number, in the old power where that gives a usual number.
fn scaled(value: Number, power: i32) -> Option<(Number, i32)> {
    let fits = |power: i32| {
        let factor = value.shifted(-power);
        let usual = factor >= Number::ONE && factor < Number::whole(1000);
        let places = plain(factor).split_once('.').map_or(0, |(_, places)| places.len());
        (usual && places <= 2).then_some((factor, power))
    };
    [power, 6, 9, 12].into_iter().find_map(fits)
}

/// The plainest figures of a number.
pub(super) fn plain(value: Number) -> String {
    value.to_string()
}

/// A number in the place of another one: with commas where that has some, or where it had too few digits for any.
pub(super) fn with_commas(value: &str, old: &str) -> String {
    let whole = value.split('.').next().unwrap_or(value).len();
    let bare = old.chars().filter(|c| c.is_numeric()).count();
    if whole < 4 || !(old.contains([',', '，']) || bare < 4) {
        return value.to_owned();
    }
    let mut out = String::new();
    for (at, c) in value.chars().enumerate() {
        if at > 0 && at < whole && (whole - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    out
}

/// The text with a capital first letter.
pub(super) fn capitalized(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::string_slice)]

    use super::{Figures, rewrite};
    use crate::language::{Number, Value};

    fn exact(text: &str) -> Value {
        Value::Exact(Number::parse(text).unwrap())
    }

    #[test]
    fn a_number_keeps_its_notation() {
        for (text, old, new, expected) in [
            ("16", "16", "23", "23"),
            ("sixteen", "16", "17", "seventeen"),
            ("Sixteen", "16", "23", "Twenty-three"),
            ("twenty-three", "23", "40", "forty"),
            ("three", "3", "10", "ten"),
            ("three", "3", "12", "12"),
            ("10,000", "10000", "20000", "20,000"),
            ("950", "950", "1200", "1,200"),
            ("2023", "2023", "2024", "2024"),
            ("300 million", "300000000", "200000000", "200 million"),
            ("300 million", "300000000", "1200000000", "1.2 billion"),
            ("1.2 billion yen", "1200000000", "950000000", "950 million yen"),
            ("1.2 million yen", "1200000", "800000", "800,000 yen"),
            ("3.5 mg", "3.5", "12.25", "12.25 mg"),
            ("$30", "30", "45", "$45"),
            ("3rd", "3", "22", "22nd"),
            ("11th", "11", "111", "111th"),
            ("third", "3", "4", "fourth"),
            ("Third", "3", "1", "First"),
            ("May", "5", "6", "June"),
            ("Jan", "1", "2", "Feb"),
            ("II", "2", "3", "III"),
            ("twice", "2", "3", "three times"),
            ("threefold", "3", "4", "fourfold"),
            ("07", "7", "06", "06"),
        ] {
            assert_eq!(rewrite(text, exact(old), exact(new), &Figures::of_text(new), false).as_deref(), Some(expected), "{text}");
        }
        assert_eq!(rewrite("2.5 mL", exact("2.5"), exact("3.0"), &Figures::of_text("３．０"), false).as_deref(), Some("3.0 mL"));
        assert_eq!(rewrite("Three", exact("3"), exact("12"), &Figures::of_text("12"), true).as_deref(), Some("Twelve"));
    }

    #[test]
    fn ranges_change_at_both_ends() {
        let range = |low: u32, high: u32| Value::Range(Number::whole(low), Number::whole(high));
        assert_eq!(rewrite("2–3 times", range(2, 3), range(3, 4), &Figures::of_text(""), false).as_deref(), Some("3–4 times"));
        assert_eq!(
            rewrite("two to three times", range(2, 3), range(3, 4), &Figures::of_text(""), false).as_deref(),
            Some("three to four times")
        );
        assert_eq!(rewrite("1-5 million", range(1, 5), range(2, 6), &Figures::of_text(""), false), None);
    }

    #[test]
    fn what_is_not_known_is_not_written() {
        for (text, old, new) in [
            ("2 × 10^7", "20000000", "30000000"),
            ("10⁷", "10000000", "100000000"),
            ("Sept", "9", "10"),
            ("Jan", "1", "5"),
            ("third", "3", "45"),
            ("once", "1", "2"),
            ("300 million", "300000000", "345"),
            ("17", "16", "18"),
            ("07", "7", "12345"),
        ] {
            assert_eq!(rewrite(text, exact(old), exact(new), &Figures::of_text(new), false), None, "{text}");
        }
    }
}
