//! The calendar that was in use in Japan until 1872. A Japanese text comes in; whether its dates may be of that calendar,
//! which differ from ours by weeks, goes out. Where a text gives a date twice, the one of ours is marked.

use std::sync::LazyLock;

use super::number::{Form, Found, Role, Value};
use super::number_date::Clues;
use super::number_day::{Day, dates};
use super::number_decimal::Number;
use super::number_side::Side;

/// Whether a Japanese text, which names these eras, says that it gives its dates by the old calendar.
pub(super) fn is_lunar(text: &str, clues: &Clues) -> bool {
    // Who calls January 正月 and gives a day of it counts by that calendar.
    let month = text.contains("正月")
        && text.split("正月").skip(1).any(|after| after.starts_with(|c: char| c.is_numeric() || "一二三四五六七八九十".contains(c)));
    month || ["旧暦", "晦日", "朔日"].iter().any(|word| text.contains(word)) || clues.eras.iter().any(|first| *first < 1868)
}

/// Whether an English text says that a date of it is of the old calendar.
pub(super) fn notes_lunar(text: &str) -> bool {
    let known = ["lunar calend", "old calend", "Lunar calend", "Old calend", "Lunar Calend"];
    text.contains("alend") && known.iter().any(|word| text.contains(word))
}

/// Whether it speaks of the end of a year, which may be the beginning of our next one.
pub(super) fn is_late(text: &str) -> bool {
    ["11月", "12月", "１１月", "１２月", "十一月", "十二月", "霜月", "師走", "閏", "暮", "年末"].iter().any(|word| text.contains(word))
}

/// Which numbers of a text that speaks of the end of a year are years whose end may be in the next one of ours: those
/// that no earlier month follows, nor a date of our calendar.
pub(super) fn last_weeks(all: &[Found], late: bool) -> Vec<usize> {
    if !late {
        return Vec::new();
    }
    let ends = |at: &usize| {
        let next = all.get(at + 1).filter(|next| next.quantity.role == Role::Date);
        next.is_none_or(|next| !next.solar && matches!(next.quantity.value, Value::Exact(month) if month >= Number::whole(11)))
    };
    let year = |at: &usize| all.get(*at).is_some_and(|x| x.quantity.role == Role::Year);
    (0..all.len()).filter(year).filter(ends).collect()
}

/// Whether an English text names one of the first months of a year.
pub(super) fn is_early(text: &str) -> bool {
    ["January", "February", "Jan.", "Feb.", "Jan ", "Feb ", "beginning of", "early "].iter().any(|word| text.contains(word))
}

/// Whether a Japanese text speaks of times before 1873.
pub(super) fn is_of_old(ja: &str) -> bool {
    static WORDS: LazyLock<Vec<&str>> = LazyLock::new(|| {
        let lines = include_str!("historic.txt").lines().filter(|line| !line.starts_with('#'));
        lines.flat_map(str::split_whitespace).collect()
    });
    WORDS.iter().any(|word| ja.contains(word))
}

/// Whether a Japanese text that speaks of old times, and its translation, give a month and the one or two after it, or a
/// day and one weeks later in its month.
pub(super) fn reads_lunar(ja: &Side<'_>, other: &Side<'_>) -> bool {
    let may_move = |x: &Found| matches!(x.quantity.role, Role::Date | Role::Ordinal) || x.quantity.span.of(ja.text).ends_with('日');
    if !ja.all.iter().any(may_move) {
        return false;
    }
    let months = |side: &Side<'_>| -> Vec<i64> {
        let month = |x: &&Found| {
            let said = x.quantity.span.of(side.text);
            x.quantity.role == Role::Date
                && x.form > Form::Implied
                && (said.ends_with('月') || said.starts_with(|c: char| c.is_ascii_alphabetic()))
        };
        let months = side.all.iter().filter(month);
        months.filter_map(|x| if let Value::Exact(month) = x.quantity.value { month.as_whole() } else { None }).collect()
    };
    let (ours, theirs) = (months(ja), months(other));
    let strange = |all: &[i64], others: &[i64]| -> Vec<i64> { all.iter().filter(|m| !others.contains(m)).copied().collect() };
    let (lost, new) = (strange(&ours, &theirs), strange(&theirs, &ours));
    let later = lost.iter().any(|m| new.iter().any(|n| matches!((n - m).rem_euclid(12), 1 | 2)));
    // 24日 alone, which became "November 5".
    let day = |x: &Found| {
        let said = x.quantity.span.of(ja.text);
        x.form > Form::Implied && said.ends_with('日') && matches!(x.quantity.value, Value::Exact(_)) && !other.covers(x, ja)
    };
    let weeks = |m: Number, d: Number| {
        let later = |n: Number, e: Number| e.as_whole().zip(d.as_whole()).is_some_and(|(e, d)| m == n && (17..31).contains(&(e - d)));
        dates(other).iter().any(|(n, e, _)| later(*n, *e))
    };
    let later = later || dates(ja).iter().any(|(m, d, _)| weeks(*m, *d));
    let later = later || (ours.is_empty() && !theirs.is_empty() && ja.all.iter().any(day));
    let moved = ours.is_empty() && days_move(ja, other);
    if moved && !theirs.is_empty() {
        return true;
    }
    let later = later || moved;
    let old = |x: &Found| x.quantity.role == Role::Year && matches!(x.quantity.value, Value::Exact(year) if year < Number::whole(1873));
    later && (other.all.iter().any(old) || dates_move(ja, other) || is_of_old(ja.text))
}

/// The day of a month that the number may be: 24日, the 18th.
pub(super) fn lone_day(x: &Found, side: &Side<'_>) -> Option<i64> {
    let Value::Exact(day) = x.quantity.value else { return None };
    let said = x.quantity.span.of(side.text);
    let written = match x.quantity.role {
        Role::Quantity => {
            said.ends_with('日')
                && !side.text.get(x.quantity.span.end..).unwrap_or("").starts_with(['間', '後', '前', '目', '程', 'ほ', 'ぶ', '以'])
        }
        Role::Ordinal => x.form == Form::Digits && said.ends_with(['t', 'd', 'h']),
        Role::Date => true,
        _ => false,
    };
    day.as_whole().filter(|day| written && x.form > Form::Implied && (1..32).contains(day))
}

/// Whether a day became another by a slip of the pen: one more, ten times as many, its digits swapped.
pub(super) fn is_slip(a: i64, b: i64) -> bool {
    (a - b).abs() <= 1 || a == b * 10 || b == a * 10 || a % 10 * 10 + a / 10 == b
}

/// Whether the days of both texts, of which the Japanese names no month, are others, and not by a slip of the pen.
fn days_move(ja: &Side<'_>, other: &Side<'_>) -> bool {
    let days = |side: &Side<'_>, against: &Side<'_>| -> Vec<i64> {
        side.all.iter().filter(|x| !against.covers(x, side)).filter_map(|x| lone_day(x, side)).collect()
    };
    let (ours, theirs) = (days(ja, other), days(other, ja));
    let moved = |day: &i64| !theirs.is_empty() && theirs.iter().all(|other| !is_slip(*day, *other));
    let recent = |x: &Found| x.quantity.role == Role::Year && matches!(x.quantity.value, Value::Exact(year) if year >= Number::whole(1873));
    !ours.is_empty() && ours.iter().all(moved) && !ja.all.iter().chain(&other.all).any(recent)
}

/// Whether every date of the Japanese text has another month and another day in the other one, as far apart as the
/// calendars are.
fn dates_move(ja: &Side<'_>, other: &Side<'_>) -> bool {
    let (ours, theirs) = (dates(ja), dates(other));
    let recent = |x: &Found| x.quantity.role == Role::Year && matches!(x.quantity.value, Value::Exact(year) if year >= Number::whole(1873));
    let moved = |(m, d, _): &Day<'_>| theirs.iter().any(|(n, e, _)| m != n && d != e && may_be_ours(ja.text, (*m, *d), (*n, *e)));
    !ours.is_empty() && ours.iter().all(moved) && !ja.all.iter().chain(&other.all).any(recent)
}

/// Marks the dates of our calendar: those after a year since 1873, and of two that are twins (元治元年3月27日（1864年5月2日）)
/// the one beside a year of the common era. The other twin may vanish, and its year is no other than that one.
pub(super) fn solar(text: &str, out: &mut [Found]) {
    let role = |out: &[Found], at: usize, role: Role| out.get(at).is_some_and(|x| x.quantity.role == role);
    for i in 0..out.len() {
        let Some(x) = out.get(i).cloned() else { continue };
        let common = x.also.is_empty() && x.name.is_empty();
        let recent = x.quantity.role == Role::Year && matches!(x.quantity.value, Value::Exact(year) if year >= Number::whole(1873));
        if recent {
            (i + 1..i + 3).take_while(|&at| role(out, at, Role::Date)).collect::<Vec<_>>().into_iter().for_each(|at| mark(out, at));
        }
        let Some(before) = text.get(..x.quantity.span.start).filter(|before| without_calendar(before).ends_with(['(', '（']) && i > 0)
        else {
            continue;
        };
        let mut behind: Vec<usize> = (i.saturating_sub(2)..i).rev().take_while(|&at| role(out, at, Role::Date)).collect();
        behind.reverse();
        let large = matches!(x.quantity.value, Value::Exact(year) if year >= Number::whole(1000));
        let year = x.quantity.role == Role::Year || (large && x.quantity.unit.is_some_and(|unit| unit.symbol() == "yr"));
        let ahead: Vec<usize> = (i + usize::from(year)..i + 3).take(2).take_while(|&at| role(out, at, Role::Date)).collect();
        let julian = before.ends_with("ユリウス暦");
        let before = without_calendar(before);
        let said = before.trim_end_matches(['(', '（']).ends_with("(旧暦)") || twins(text, out, &behind, &ahead);
        // A day of the Julian calendar is none of ours, and without its year it is not known which one.
        if !year && julian {
            continue;
        }
        if behind.is_empty() && year && common {
            gregorian(out, i, &ahead);
        }
        // A month in brackets after the end of another date is no twin of it.
        let apart = |at: usize| {
            let between = out.get(at).and_then(|last| text.get(last.quantity.span.end..x.quantity.span.start)).unwrap_or("");
            between.contains(['-', '–', '－', '~', '〜', '～', '、', '。'])
        };
        if behind.is_empty() || ahead.is_empty() || !(year || said) || behind.last().is_some_and(|at| apart(*at)) {
            continue;
        }
        // 養老7年12月（723年12月） gives the month of the old calendar twice.
        let value = |at: &usize| out.get(*at).map(|x| x.quantity.value);
        if year && ahead.len() == behind.len() && ahead.iter().zip(&behind).all(|(a, b)| value(a) == value(b)) {
            continue;
        }
        let (solar, lunar) = if common { (&ahead, &behind) } else { (&behind, &ahead) };
        solar.iter().for_each(|&at| mark(out, at));
        // または4月9日（5月22日）, of a year that was named before.
        let named = || {
            (0..i).rev().find(|at| out.get(*at).is_some_and(|y| y.quantity.role == Role::Year && y.also.is_empty() && y.name.is_empty()))
        };
        let of = if common && year {
            Some(i)
        } else if common {
            named()
        } else {
            solar.first().and_then(|at| at.checked_sub(1))
        };
        if let Some(year) = of {
            gregorian(out, year, solar);
        }
        // Whoever gives the old date alone has given the date.
        for (&at, &other) in solar.iter().zip(lunar.iter()) {
            let value = out.get(other).map(|x| x.quantity.value);
            if let (Some(x), Some(value)) = (out.get_mut(at), value) {
                x.also.push((value, None));
            }
        }
        for &at in lunar {
            if let Some(x) = out.get_mut(at) {
                x.light = true;
            }
        }
        let twin = behind.first().and_then(|at| at.checked_sub(1)).filter(|&at| year && role(out, at, Role::Year));
        let value = |out: &[Found], at: usize| out.get(at).map(|x| x.quantity.value);
        if let Some(at) = twin
            && let (Some(ours), Some(twins)) = (value(out, i), value(out, at))
        {
            let (era, value) = if common { (at, ours) } else { (i, twins) };
            if let Some(x) = out.get_mut(era).filter(|x| !x.name.is_empty() || !x.also.is_empty()) {
                x.also.retain(|(value, _)| matches!(value, Value::Exact(n) if *n < Number::whole(100)));
                (x.quantity.value, x.light) = (value, true);
            }
        }
    }
}

/// Of two eras that were counted at once (正平21年/貞治5年) both are the year that one of them is known to be.
pub(super) fn courts(text: &str, out: &mut [Found]) {
    let copy = |out: &mut [Found], from: usize, to: usize| {
        let known = out.get(from).filter(|x| x.light && x.quantity.role == Role::Year).map(|x| x.quantity.value);
        if let (Some(value), Some(x)) = (known, out.get_mut(to)) {
            (x.quantity.value, x.light) = (value, true);
            x.also.retain(|(value, _)| matches!(value, Value::Exact(n) if *n < Number::whole(100)));
        }
    };
    for i in 1..out.len() {
        let Some([a, b]) = out.get(i - 1..=i) else { continue };
        let between = text.get(a.quantity.span.end..b.quantity.span.start).unwrap_or("");
        let era = |x: &Found| x.quantity.role == Role::Year && !x.also.is_empty();
        if !matches!(between, "/" | "／" | "・") || !era(a) || !era(b) {
            continue;
        }
        if b.light && !a.light {
            copy(out, i, i - 1);
        } else if a.light && !b.light {
            copy(out, i - 1, i);
        }
    }
}

/// A date in the years before 1583 is of the Julian calendar; the other text may give the Gregorian one, which can lie in
/// the next year.
fn gregorian(out: &mut [Found], year_at: usize, dates: &[usize]) {
    let &[month_at, day_at] = dates else { return };
    let whole = |out: &[Found], at: usize| match out.get(at).map(|x| x.quantity.value) {
        Some(Value::Exact(n)) => n.as_whole(),
        _ => None,
    };
    let Some(year) = whole(out, year_at).filter(|year| (600..1583).contains(year)) else { return };
    let Some((month, day)) = whole(out, month_at).zip(whole(out, day_at)) else { return };
    // January and February go with the century before.
    let of = if month < 3 { year - 1 } else { year };
    let later = day + of / 100 - of / 400 - 2;
    let length = match month {
        2 => 28 + i64::from(year % 4 == 0),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    let next = month == 12 && later > length;
    let (month, day) = if later > length { (month % 12 + 1, later - length) } else { (month, later) };
    for (at, value) in [(year_at, year + i64::from(next)), (month_at, month), (day_at, day)] {
        if at == year_at && !next {
            continue;
        }
        if let (Some(x), Ok(value)) = (out.get_mut(at), u32::try_from(value)) {
            x.also.push((Value::Exact(Number::whole(value)), None));
        }
    }
}

/// Whether the second of two dates may be the first one in our calendar: 1月11日（2月4日）.
fn twins(text: &str, out: &[Found], behind: &[usize], ahead: &[usize]) -> bool {
    let value = |at: &usize| match out.get(*at).map(|x| x.quantity.value) {
        Some(Value::Exact(n)) => Some(n),
        _ => None,
    };
    let date = |all: &[usize]| if let [month, day] = all { value(month).zip(value(day)) } else { None };
    date(behind).zip(date(ahead)).is_some_and(|(old, ours)| old.0 != ours.0 && may_be_ours(text, old, ours))
}

/// What stands before the name of the calendar of a date in brackets.
fn without_calendar(before: &str) -> &str {
    const OURS: [&str; 6] = ["新暦", "西暦", "陽暦", "太陽暦", "グレゴリオ暦", "ユリウス暦"];
    OURS.iter().find_map(|name| before.strip_suffix(name).filter(|rest| rest.ends_with(['(', '（']))).unwrap_or(before)
}

fn mark(out: &mut [Found], at: usize) {
    if let Some(x) = out.get_mut(at) {
        (x.solar, x.light) = (true, false);
    }
}

/// Whether the second month and day may be the first ones in our calendar, which are two to seven weeks later.
pub(super) fn may_be_ours(ja: &str, (month, day): (Number, Number), (ours, our_day): (Number, Number)) -> bool {
    let days = |month: Number, day: Number| Some(month.as_whole()? * 61 / 2 + day.as_whole()?);
    let Some(later) = days(ours, our_day).zip(days(month, day)).map(|(b, a)| (b - a).rem_euclid(366)) else { return true };
    (8..=if ja.contains('閏') { 88 } else { 57 }).contains(&later)
}
