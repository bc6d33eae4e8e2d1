//! A number of a Japanese text written anew with another value, in the notation of the old one: 16 → 23, １６ → ２３,
//! 十六 → 二十三, 3億 → 2億, 1,200 → 1,500, 令和5年 → 令和6年. What is written in a way that is not known for certain gives
//! nothing.

use super::repair_english::{Figures, plain, with_commas};
use crate::language::{Number, Value};

/// The text of a number with another value. `text` is the old one with its unit, `figures` how the new one is
/// written where it is given in figures.
pub(super) fn rewrite(text: &str, old: Value, new: Value, figures: &Figures) -> Option<String> {
    let runs = runs(text);
    let parts: Vec<((usize, usize), String)> = match (old, new, runs.as_slice()) {
        (Value::Exact(old), Value::Exact(new), [run]) => vec![(*run, one(text, *run, old, new, figures.of(0, new))?)],
        (Value::Range(a, b), Value::Range(x, y), [low, high]) => {
            vec![(*low, one(text, *low, a, x, figures.of(0, x))?), (*high, one(text, *high, b, y, figures.of(1, y))?)]
        }
        // 5名中4名
        (Value::Fraction(a, b), Value::Fraction(x, y), [all, part]) if !text.contains("分の") => {
            vec![(*all, one(text, *all, b, y, plain(y))?), (*part, one(text, *part, a, x, plain(x))?)]
        }
        _ => return None,
    };
    let (mut out, mut at) = (String::new(), 0);
    for ((from, to), new) in &parts {
        out.push_str(text.get(at..*from)?);
        out.push_str(new);
        at = *to;
    }
    out.push_str(text.get(at..)?);
    Some(out)
}

const POWERS: [(char, i32); 3] = [('兆', 12), ('億', 8), ('万', 4)];

/// Stretches of digits, kanji digits and powers of ten.
fn runs(text: &str) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for (at, c) in text.char_indices() {
        let inside = runs.last().is_some_and(|run| run.1 == at);
        let part = digit(c).is_some() || "〇一二三四五六七八九十百千万億兆".contains(c) || (inside && matches!(c, '.' | '．' | ',' | '，'));
        match runs.last_mut() {
            Some(run) if part && inside => run.1 = at + c.len_utf8(),
            _ if part => runs.push((at, at + c.len_utf8())),
            _ => {}
        }
    }
    runs
}

/// A digit of either width in ASCII.
fn digit(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        '０'..='９' => char::from_u32(u32::from(c) - 0xFEE0),
        _ => None,
    }
}

fn ascii(text: &str) -> String {
    text.chars().map(|c| if matches!(c, '．') { '.' } else { digit(c).unwrap_or(c) }).filter(|c| !matches!(c, ',' | '，')).collect()
}

fn one(text: &str, (from, to): (usize, usize), old: Number, new: Number, figures: String) -> Option<String> {
    let run = text.get(from..to)?;
    let rest = text.get(to..)?;
    if rest.contains(['^', '×', '⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹', '/', '／']) {
        return None;
    }
    let wide = run.contains(|c: char| ('０'..='９').contains(&c));
    let widened = |text: String| if wide { text.chars().map(widen).collect() } else { text };
    if !run.contains(|c| digit(c).is_some()) {
        return in_kanji(run, old, new);
    }
    let small = ascii(run);
    let bare = small.trim_end_matches(['万', '億', '兆']);
    if let Some(value) = Number::parse(&small) {
        if value == old {
            if small.len() > 1 && small.starts_with('0') && !small.starts_with("0.") && figures.len() != small.len() {
                return None;
            }
            return Some(widened(with_commas(&figures, run)));
        }
        // 令和5年 is 2023: the year of an era goes with it, if it stays in the era for certain.
        let (value, old, new) = (value.as_whole()?, old.as_whole()?, new.as_whole()?);
        let year = new - (old - value);
        let stays = (2..=value).contains(&year) || (year > value && text.starts_with("令和"));
        return (text.ends_with('年') && old > value && stays).then(|| widened(year.to_string()));
    }
    // 3億, 1.5億, 120万
    if let Some(factor) = Number::parse(bare).filter(|_| small.len() > bare.len()) {
        let power = POWERS.iter().find(|(c, _)| small.ends_with(*c)).filter(|_| small.chars().count() == bare.chars().count() + 1);
        let &(unit, power) = power?;
        let times = new.shifted(-power);
        let times_written = plain(times);
        let places = times_written.split_once('.').map_or(0, |(_, places)| places.len());
        let point = bare.contains('.');
        if factor.shifted(power) == old && times >= Number::ONE && times < Number::whole(10_000) && places <= if point { 2 } else { 0 } {
            return Some(widened(format!("{}{unit}", with_commas(&times_written, run))));
        }
        return (factor.shifted(power) == old && !point).then(|| mixed(new, run)).flatten().map(widened);
    }
    // 1億2,000万
    let mut sum = Number::ZERO;
    let mut digits = String::new();
    for c in small.chars() {
        if let Some(&(_, power)) = POWERS.iter().find(|(unit, _)| *unit == c) {
            sum = sum.plus(Number::parse(&digits)?.shifted(power))?;
            digits.clear();
        } else {
            digits.push(c);
        }
    }
    if !digits.is_empty() {
        sum = sum.plus(Number::parse(&digits)?)?;
    }
    (sum == old).then(|| mixed(new, run)).flatten().map(widened)
}

fn widen(c: char) -> char {
    match c {
        '0'..='9' => char::from_u32(u32::from(c) + 0xFEE0).unwrap_or(c),
        '.' => '．',
        ',' => '，',
        _ => c,
    }
}

/// The number in groups of four digits, each with its unit.
fn mixed(value: Number, old: &str) -> Option<String> {
    let mut rest = u64::try_from(value.as_whole()?).ok().filter(|value| *value > 0)?;
    let mut out = String::new();
    for (unit, power) in [("兆", 12), ("億", 8), ("万", 4), ("", 0)] {
        let size = 10u64.pow(power);
        let group = rest / size;
        rest %= size;
        if group >= 10_000 {
            return None;
        }
        if group > 0 {
            out.push_str(&if old.contains([',', '，']) { with_commas(&group.to_string(), ",") } else { group.to_string() });
            out.push_str(unit);
        }
    }
    Some(out)
}

/// The number in kanji, as the old one is written: 二十三, or by place, 二〇二三.
fn in_kanji(run: &str, old: Number, new: Number) -> Option<String> {
    const DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    let spelled = |value: i64| {
        let mut out = String::new();
        let mut rest = value;
        for (unit, size) in [("千", 1000), ("百", 100), ("十", 10), ("", 1)] {
            let digit = rest / size;
            rest %= size;
            if digit > 1 || (digit == 1 && size == 1) {
                out.push(*DIGITS.get(usize::try_from(digit).ok()?)?);
            }
            if digit > 0 {
                out.push_str(unit);
            }
        }
        Some(out)
    };
    let placed = |value: i64| {
        value.to_string().chars().map(|c| c.to_digit(10).and_then(|d| DIGITS.get(d as usize)).copied()).collect::<Option<String>>()
    };
    let (old, new) = (old.as_whole().filter(|n| (1..10_000).contains(n))?, new.as_whole().filter(|n| (1..10_000).contains(n))?);
    if spelled(old)? == run {
        return spelled(new);
    }
    (placed(old)? == run).then(|| placed(new)).flatten()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::string_slice)]

    use super::rewrite;
    use crate::language::{Number, Value};
    use crate::memory::repair_english::Figures;

    fn exact(text: &str) -> Value {
        Value::Exact(Number::parse(text).unwrap())
    }

    #[test]
    fn a_number_keeps_its_notation() {
        for (text, old, new, expected) in [
            ("16", "16", "23", "23"),
            ("１６", "16", "1200", "１，２００"),
            ("十六", "16", "23", "二十三"),
            ("百五", "105", "2010", "二千十"),
            ("二〇二三年", "2023", "2024", "二〇二四年"),
            ("3億", "300000000", "200000000", "2億"),
            ("1.5億", "150000000", "120000000", "1.2億"),
            ("３億", "300000000", "120000000", "１億２０００万"),
            ("1億2,000万円", "120000000", "345000000", "3億4,500万円"),
            ("120万", "1200000", "1500000", "150万"),
            ("第3", "3", "4", "第4"),
            ("3か月", "3", "6", "6か月"),
            ("令和5年", "2023", "2024", "令和6年"),
            ("平成30年", "2018", "2016", "平成28年"),
            ("3.5mg", "3.5", "0.75", "0.75mg"),
        ] {
            assert_eq!(rewrite(text, exact(old), exact(new), &Figures::of_text(new)).as_deref(), Some(expected), "{text}");
        }
        let range = |low: u32, high: u32| Value::Range(Number::whole(low), Number::whole(high));
        assert_eq!(rewrite("2〜3", range(2, 3), range(3, 4), &Figures::of_text("3〜4")).as_deref(), Some("3〜4"));
    }

    #[test]
    fn what_is_not_known_is_not_written() {
        for (text, old, new) in [
            ("平成30年", "2018", "2020"),
            ("令和5年", "2023", "2010"),
            ("2×10^7", "20000000", "30000000"),
            ("十六", "16", "23000"),
            ("17", "16", "18"),
        ] {
            assert_eq!(rewrite(text, exact(old), exact(new), &Figures::of_text(new)), None, "{text}");
        }
    }
}
