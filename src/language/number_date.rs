//! Years of eras and of the common era, months, days and times of the day as Japanese writes them, and dates and
//! times in digits as both languages do.

use std::collections::{BTreeMap, HashSet};
use std::sync::LazyLock;

use super::number::{Form, Found, Role, Value};
use super::number_decimal::Number;
use super::number_glyphs::Glyphs;
use super::number_kanji::{Numeral, numeral};
use super::number_token as token;
use super::number_unit::Unit;
use crate::text::{Lang, Script, script};

struct Era {
    first: u32,
    /// First years of other eras of that name.
    others: Vec<u32>,
    /// In Latin letters; empty for those before 1868.
    latin: &'static str,
}

/// Eras by name.
static ERAS: LazyLock<BTreeMap<&'static str, Era>> = LazyLock::new(|| {
    let mut eras = BTreeMap::new();
    for line in include_str!("eras.txt").lines().filter(|line| !line.starts_with('#')) {
        let mut fields = line.split(' ');
        if let (Some(first), Some(name)) = (fields.next().and_then(|first| first.parse().ok()), fields.next()) {
            eras.entry(name).and_modify(|era: &mut Era| era.others.push(first)).or_insert_with(|| Era {
                first,
                others: Vec::new(),
                latin: fields.next().unwrap_or(""),
            });
        }
    }
    eras
});

/// The era whose name ends before `i`; encyclopedias put its country between: 天和 (日本)2年.
fn era_before(g: &Glyphs, i: usize) -> Option<(usize, &'static Era)> {
    let country = ["(日本)", "(元号)", "(日本の元号)"].into_iter().find(|country| g.ends(i, country));
    let i = country.map_or(i, |country| i - country.chars().count());
    let i = if matches!(g.before(i), ' ' | '_') { i - 1 } else { i };
    [4, 2].into_iter().find_map(|length| {
        let start = i.checked_sub(length)?;
        // Names of eras are kanji.
        let kanji = (start..i).all(|at| matches!(g.at(at), '\u{4E00}'..='\u{9FFF}'));
        ERAS.get(kanji.then(|| g.text(start, i))?.as_str()).map(|era| (start, era))
    })
}

/// Whether a text ends with the name of an era.
pub(super) fn ends_with_era(text: &str) -> bool {
    [4, 2].into_iter().any(|length| {
        let start = text.char_indices().rev().nth(length - 1).map(|(at, _)| at);
        start.and_then(|start| text.get(start..)).is_some_and(|name| ERAS.contains_key(name))
    })
}

/// Whether the name of an era ends before `i`.
pub(super) fn is_after_era(g: &Glyphs, i: usize) -> bool {
    era_before(g, i).is_some()
}

/// Whether the year of an era, or what its name is part of, may begin with the character.
fn is_numeric(c: char) -> bool {
    match c {
        '\u{3041}'..='\u{30FF}' => false,
        '\u{4E00}'..='\u{9FFF}' => {
            matches!(c, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '年' | '間')
        }
        _ => c.is_numeric(),
    }
}

/// What a text says elsewhere that short years may lean on.
#[derive(Debug, Default)]
pub(super) struct Clues {
    /// The first years of the eras that are named.
    pub eras: Vec<u32>,
}

impl Clues {
    /// The eras named in a Japanese text; none in others.
    pub fn of(g: &Glyphs, lang: Lang) -> Self {
        let mut eras = Vec::new();
        if lang != Lang::Ja {
            return Clues { eras };
        }
        for i in 0..g.len() {
            let c = g.at(i);
            if (c == '元' && g.at(i + 1) == '年' || is_numeric(c))
                && let Some((_, era)) = era_before(g, i)
                && !eras.contains(&era.first)
                && eras.len() < 8
            {
                eras.push(era.first);
            }
        }
        Clues { eras }
    }

    /// The years that the N-th year of the eras of the text may be.
    pub fn years_of(&self, n: Number) -> impl Iterator<Item = Number> {
        let n = n.as_whole().and_then(|n| u32::try_from(n).ok()).filter(|n| (1..100).contains(n));
        self.eras.iter().filter_map(move |first| n.map(|n| Number::whole(first + n - 1)))
    }
}

/// 令和元年.
pub(super) fn era_year(g: &Glyphs, i: usize) -> Option<(Found, usize)> {
    let first = g.starts(i, "元年");
    if !first && !g.starts(i, "初年") {
        return None;
    }
    let (start, era) = era_before(g, i)?;
    if !first {
        // 明治初年 is its first year or thereabouts.
        let mut found = year(g, start, i + 2, era, 1, Form::Implied);
        found.light = true;
        return Some((found, i + 2));
    }
    Some((year(g, start, i + 2, era, 1, Form::Words), i + 2))
}

/// R5.4.1, H26/11/25: a date of an era by its initial.
pub(super) fn initial_date(g: &Glyphs, i: usize) -> Option<(Vec<Found>, usize)> {
    if !matches!(g.at(i), 'M' | 'T' | 'S' | 'H' | 'R') {
        return None;
    }
    let part = |at: usize, most: u32| {
        let end = g.run(at, |c| c.is_ascii_digit());
        token::whole(g, at, end).filter(|n| (1..=most).contains(n) && end - at < 3).map(|n| (n, end))
    };
    let (n, first) = part(i + 1, 64)?;
    let sign = g.at(first);
    let (month, second) = part(first + 1, 12)?;
    let (day, end) = part(second + 1, 31)?;
    if !matches!(sign, '.' | '/') || g.at(second) != sign || g.at(end).is_ascii_alphanumeric() || g.at(end) == sign {
        return None;
    }
    let initial = g.at(i).to_ascii_lowercase();
    let era = ERAS.values().find(|era| era.latin.starts_with(initial))?;
    let on = |from, to, value| Found::new(g.span(from, to), Value::Exact(Number::whole(value)), Role::Date, Form::Digits);
    Some((vec![year(g, i, first, era, n, Form::Digits), on(first + 1, second, month), on(second + 1, end, day)], end))
}

/// S55年, R5年度: an era by its initial.
pub(super) fn initial_year(g: &Glyphs, i: usize) -> Option<(Found, usize)> {
    let initial = g.at(i).to_ascii_lowercase();
    let end = g.run(i + 1, |c| c.is_ascii_digit());
    let n = token::whole(g, i + 1, end).filter(|n| (1..100).contains(n) && g.at(i).is_ascii_uppercase() && g.at(end) == '年')?;
    let era = ERAS.values().find(|era| era.latin.starts_with(initial))?;
    Some((year(g, i, end + 1, era, n, Form::Digits), end + 1))
}

/// The era whose first kanji alone stands before `i`: 明26, 昭50年.
fn initial_before(g: &Glyphs, i: usize) -> Option<(usize, &'static Era)> {
    let start = i.checked_sub(1)?;
    if !matches!(g.at(start), '明' | '大' | '昭' | '平' | '令') || script(g.before(start)) == Script::Han {
        return None;
    }
    ERAS.iter().find(|(name, era)| !era.latin.is_empty() && name.starts_with(g.at(start))).map(|(_, era)| (start, era))
}

fn year(g: &Glyphs, start: usize, end: usize, era: &Era, n: u32, form: Form) -> Found {
    let value = |year: u32| Value::Exact(Number::whole(year));
    let common = era.first + n - 1;
    let mut found = Found::new(g.span(start, end), value(common), Role::Year, form);
    if era.first < 1868 {
        // The old calendar's year began up to two months later, and histories count either way.
        found = found.also(value(n), None).also(value(common + 1), None).also(value(common.saturating_sub(1)), None);
    }
    for first in &era.others {
        found = found.also(value(first + n - 1), None);
    }
    if !era.latin.is_empty() {
        found.name = format!("{} {n}", era.latin);
    }
    found
}

/// Of two years that say the same in brackets (明治8年（1875年）) only the one of the common era is asked for.
pub(super) fn merge(text: &str, out: &mut [Found]) {
    // 34歳（2015年） and 3年間（2015〜2017年） are an age and a time, not that year.
    let counts_years =
        |found: &Found| found.quantity.unit.is_some_and(|unit| unit.symbol() == "yr") && found.quantity.span.of(text).ends_with('年');
    let is_year = |found: &Found| found.quantity.role == Role::Year || counts_years(found);
    let large = |found: &Found| matches!(found.quantity.value, Value::Exact(n) if n >= Number::whole(100));
    let is_common = |found: &Found| (found.quantity.role == Role::Year || large(found)) && found.also.is_empty() && found.name.is_empty();
    for i in 1..out.len() {
        let Some([a, b]) = out.get_mut(i - 1..=i) else { continue };
        let between = text.get(a.quantity.span.end..b.quantity.span.start).unwrap_or("");
        // 1993〜1996年（平成5〜8年）.
        b.light |= a.light && in_era(a).is_some() && in_era(b).is_some() && matches!(between, "-" | "~" | "〜" | "～" | "–");
        // 694年（持統8年）: the name of a reign that is no era.
        let reign = between.strip_prefix(['(', '（']).is_some_and(|name| {
            let era = !["紀元", "西暦", "前", "後"].iter().any(|word| name.starts_with(word));
            era && name.chars().all(|c| script(c) == Script::Han) && is_common(a)
        });
        // 天武天皇14年（685年）: only the year of ours says which one.
        if a.quantity.role == Role::Year && a.light && a.name.is_empty() && a.also.is_empty() && large(b) && matches!(between, "(" | "（")
        {
            a.form = Form::Implied;
            a.quantity.value = b.quantity.value;
            continue;
        }
        // 684年（天武13）.
        let closed = text.get(b.quantity.span.end..).is_some_and(|rest| rest.starts_with([')', '）']));
        if reign && closed && !large(b) && is_year(a) && b.quantity.unit.is_none() {
            (b.light, b.quantity.value) = (true, a.quantity.value);
            continue;
        }
        let beside = reign || matches!(between, "(" | "（" | " (" | " （" | "〈" | "・" | "/" | "／" | "=" | "＝");
        if is_year(a) && is_year(b) && is_common(a) != is_common(b) && beside {
            let (common, other) = if is_common(a) { (a, b) } else { (b, a) };
            other.light = true;
            // Where the year of the common era is named, nothing else is meant.
            other.also.retain(|(value, _)| matches!(value, Value::Exact(n) if *n < Number::whole(100)));
            other.quantity.value = common.quantity.value;
        }
    }
    // 元年（1171年） after 嘉応3年: the same year of another era, and no other.
    let said: HashSet<Number> = out
        .iter()
        .filter(|x| x.quantity.role == Role::Year && is_common(x))
        .filter_map(|x| if let Value::Exact(year) = x.quantity.value { Some(year) } else { None })
        .collect();
    for x in out.iter_mut().filter(|x| x.quantity.role == Role::Year && !x.also.is_empty()) {
        if matches!(x.quantity.value, Value::Exact(year) if said.contains(&year)) {
            x.also.retain(|(value, _)| matches!(value, Value::Exact(n) if *n < Number::whole(100)));
        }
    }
}

/// A date or a time in digits at `i`.
pub(super) fn numeric(g: &Glyphs, i: usize) -> Option<(Vec<Found>, usize)> {
    if let Some((found, end)) = token::date(g, i) {
        return Some((found, end));
    }
    let (minutes, end) = token::clock(g, i)?;
    let (minutes, certain) = half_of_day(g, i, minutes);
    Some((vec![token::time(g, i, end, minutes, certain, Form::Digits)], end))
}

/// Minutes after what stands before them (午前, 午後), and whether the half of the day is known.
fn half_of_day(g: &Glyphs, i: usize, minutes: u32) -> (u32, bool) {
    let i = if g.before(i) == ' ' { i - 1 } else { i };
    if g.ends(i, "午前") || g.ends(i, "朝") || g.ends(i, "早朝") || g.ends(i, "AM") || g.ends(i, "am") {
        (minutes, true)
    } else if g.ends(i, "午後") || g.ends(i, "夕方") || g.ends(i, "PM") || g.ends(i, "pm") {
        (if minutes < 720 { minutes + 720 } else { minutes }, true)
    } else {
        (minutes, minutes >= 780)
    }
}

/// Whether the number at `i` goes on from the last one: the 05 of 2003〜05年.
fn joined(g: &Glyphs, i: usize, last: &Found) -> bool {
    let word = ["から", "ないし"].into_iter().find(|word| g.ends(i, word)).map(|word| i - word.chars().count());
    if word.is_some_and(|start| last.quantity.span.end == g.span(start, start).start) {
        return true;
    }
    let sign = if g.before(i) == ' ' { i - 1 } else { i };
    let head = if sign < i && sign > 1 && g.at(sign - 2) == ' ' { sign - 2 } else { sign.saturating_sub(1) };
    matches!(g.before(sign), '~' | '-' | '、' | '・' | ',' | '/') && last.quantity.span.end >= g.span(head, i).start
}

/// A year of an era as the year of ours, the one of the era, and the name of the era in Latin letters.
fn in_era(x: &Found) -> Option<(u32, u32, String)> {
    let whole = |value: Value| if let Value::Exact(n) = value { n.as_whole().and_then(|n| u32::try_from(n).ok()) } else { None };
    let first = whole(x.quantity.value)?;
    if let Some((name, n)) = x.name.split_once(' ') {
        return Some((first, n.parse().ok()?, name.to_owned()));
    }
    let n = x.also.first().and_then(|(value, _)| whole(*value)).filter(|n| *n < 100)?;
    Some((first, n, String::new()))
}

/// A number that 年, 月, 日 or 時 makes a year, a date or a time. The place after it.
pub(super) fn suffixed(g: &Glyphs, i: usize, n: Numeral, clues: &Clues, out: &mut Vec<Found>) -> Option<usize> {
    let value = n.value.as_whole().and_then(|value| u32::try_from(value).ok())?;
    let at = g.space(n.end);
    let next = g.at(at + 1);
    let month = |last: &Found| last.quantity.role == Role::Date && last.quantity.span.end == g.span(i, i).start;
    let follows_date =
        out.last().is_some_and(month) || ["正月", "翌月", "同月", "今月", "当月", "毎月", "本月"].iter().any(|month| g.ends(i, month));
    let plain = |role, end| Found::new(g.span(i, end), Value::Exact(n.value), role, n.form);
    if let Some((start, era)) = initial_before(g, i).filter(|_| (1..100).contains(&value) && n.form == Form::Digits)
        && matches!(g.at(n.end), '年' | '.' | ')' | '、' | ',' | ' ' | '。' | '-' | '\0')
    {
        let end = n.end + usize::from(g.at(n.end) == '年');
        out.push(year(g, start, end, era, value, n.form));
        return Some(end);
    }
    let to_year = matches!(g.at(n.end), '-' | '~' | '、' | ',') && numeral(g, n.end + 1).is_some_and(|upper| g.at(upper.end) == '年');
    let to_year = to_year || g.any(n.end, &["から", "ないし"]).and_then(|at| numeral(g, at)).is_some_and(|upper| g.at(upper.end) == '年');
    // 平成2醸造年度, but no 昭和3丁目.
    let modern = || {
        let place = "丁番条号通町区年".contains(g.at(n.end)) || n.form != Form::Digits;
        !place && script(g.at(n.end)) == Script::Han && era_before(g, i).is_some_and(|(_, era)| !era.latin.is_empty())
    };
    if (matches!(g.at(n.end), ')' | '・' | '/') || to_year || modern() || (g.at(n.end) == '(' && g.at(n.end + 1).is_ascii_digit()))
        && let Some((start, era)) = era_before(g, i)
        && (1..100).contains(&value)
    {
        out.push(year(g, start, n.end, era, value, n.form));
        return Some(n.end);
    }
    match g.at(at) {
        '年' if era_before(g, i).is_some() && (1..100).contains(&value) => {
            let (start, era) = era_before(g, i)?;
            let mut found = year(g, start, at + 1, era, value, n.form);
            // 明治10年代 are ten years of their own.
            found.light = next == '代';
            if let (true, Value::Exact(first)) = (found.light, found.quantity.value) {
                let tens = first.as_whole().and_then(|first| u32::try_from(first / 10 * 10).ok()).unwrap_or(0);
                for decade in [tens, tens + 10] {
                    found = found.also(Value::Exact(Number::whole(decade)), Unit::of("s."));
                }
                for last in [9, 10].into_iter().filter_map(|years| first.plus(Number::whole(years))) {
                    found = found.also(Value::Exact(last), None);
                }
            }
            out.push(found);
            Some(at + 1)
        }
        // 3年生 is in its third year, 1980年生まれ born in it.
        '年' if next != '間' && (next != '生' || g.at(at + 2) == 'ま') => {
            if g.ends(i, "天皇") && (1..100).contains(&value) {
                // A year of a reign: what year that was is not known here.
                let mut found = plain(Role::Year, at + 1);
                found.light = true;
                out.push(found);
                return Some(at + 1);
            }
            // The 24年 of 平成19〜24年.
            let of_era = out.last().filter(|last| joined(g, i, last) && last.quantity.role == Role::Year);
            if let Some((first, n, name)) = of_era.and_then(in_era)
                && n < value
                && value < 100
            {
                let mut found = plain(Role::Year, at + 1).also(Value::Exact(Number::whole(value)), None);
                found.quantity.value = Value::Exact(Number::whole(first + value - n));
                if next == '代' {
                    for last in [9, 10] {
                        found = found.also(Value::Exact(Number::whole(first + value - n + last)), None);
                    }
                }
                found.name = if name.is_empty() { name } else { format!("{name} {value}") };
                out.push(found);
                return Some(at + 1);
            }
            let open = out.last().and_then(|last| match last.quantity.value {
                Value::Exact(first) if joined(g, i, last) => first.as_whole(),
                _ => None,
            });
            if let Some(first) = open.filter(|first| (500..2200).contains(first) && value < 100) {
                let full = u32::try_from(first).ok()? / 100 * 100 + value;
                out.push(plain(Role::Year, at + 1).also(Value::Exact(Number::whole(full)), None));
                return Some(at + 1);
            }
            let later = matches!(next, '前' | '後' | '目' | 'ぶ' | '余' | '以' | 'ほ' | '分' | '近' | '先');
            let four = (1000..2999).contains(&value)
                && n.plain
                && next != '代'
                && (n.places == 4 || (n.form == Form::Words && n.closes.is_none()));
            let three = (200..1000).contains(&value) && n.plain && n.places == 3 && !later && next != '代';
            if (four && !(later && value % 100 == 0)) || three {
                let unit = three.then(|| Unit::of("yr")).flatten();
                out.push(plain(Role::Year, at + 1).unit(unit));
                return Some(at + 1);
            }
            None
        }
        '月' if (1..=12).contains(&value) && next != '間' => {
            let mut found = plain(Role::Date, at + 1);
            if clues.eras.iter().any(|first| *first < 1868) {
                found.light = true;
            }
            out.push(found);
            Some(at + 1)
        }
        '日' if (1..=31).contains(&value) && follows_date => {
            let mut found = plain(Role::Date, at + 1);
            if clues.eras.iter().any(|first| *first < 1868) {
                found.light = true;
            }
            out.push(found);
            Some(at + 1)
        }
        // 9月28、47歳.
        '、' | '。' | ')' | '\0' if (1..=31).contains(&value) && at == n.end && out.last().is_some_and(month) => {
            let mut found = plain(Role::Date, n.end);
            found.light = true;
            out.push(found);
            Some(n.end)
        }
        '時' if value <= 24 && !"間代点期差限給価速系空制".contains(next) => {
            let mut minutes = value * 60;
            let mut end = at + 1;
            if next == '半' {
                minutes += 30;
                end += 1;
            } else if let Some(more) = numeral(g, g.space(end)).filter(|more| g.at(g.space(more.end)) == '分')
                && let Some(more_minutes) = more.value.as_whole().and_then(|m| u32::try_from(m).ok()).filter(|m| *m < 60)
            {
                minutes += more_minutes;
                end = g.space(more.end) + 1;
            }
            let (minutes, certain) = half_of_day(g, i, minutes);
            let mut found = token::time(g, i, end, minutes, certain, n.form);
            if next == '台' {
                // From 8:00 to 9:00.
                for later in [60, 780] {
                    found = found.also(Value::Exact(Number::whole((minutes + later) % 1440)), None);
                }
            }
            out.push(found);
            Some(end)
        }
        _ => None,
    }
}
