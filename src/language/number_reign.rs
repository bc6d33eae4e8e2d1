//! Years of Japan that a text gives in another way than by a number of ours: the fifth year of an emperor, the years of
//! the sixty-year cycle (乙巳), two figures of a century, 翌年. Two texts come in; whether a year is said by the other one
//! goes out. Which year an emperor began in is not known here.

use std::sync::LazyLock;

use super::number::{Found, Quantity, Role, Value};
use super::number_date::ends_with_era;
use super::number_decimal::Number;
use super::number_kanji::is_kanji_number;
use super::number_side::Side;
use crate::text::{Lang, Script, script};

/// Words of `understood.txt` by their kind.
pub(super) fn understood(kind: &str) -> &'static [&'static str] {
    static WORDS: LazyLock<Vec<(&str, Vec<&str>)>> = LazyLock::new(|| {
        let lines = include_str!("understood.txt").lines().filter(|line| !line.starts_with('#'));
        lines.filter_map(|line| line.split_once(' ')).map(|(kind, words)| (kind, words.split('|').collect())).collect()
    });
    WORDS.iter().find(|(known, _)| *known == kind).map_or(&[], |(_, words)| words.as_slice())
}

/// Whether what stands before the number of a year may be the name of who reigned: 履中5年, 天皇の四年.
fn follows_name(before: &str) -> bool {
    const COUNTED: &str = "約計全満数第同前後間各毎延翌最歳才月日年在経過余以上下中弱強等位回人名個役行業";
    let before = before.strip_suffix("天皇の").map_or(before, |_| "皇");
    before.chars().next_back().is_some_and(|c| script(c) == Script::Han && !COUNTED.contains(c) && !is_kanji_number(c))
}

/// Whether a Japanese text gives a year by who reigned.
fn names_reign(text: &str) -> bool {
    let digit = |c: char| c.is_numeric() || is_kanji_number(c) || c == '元';
    text.match_indices('年').any(|(at, _)| {
        let before = text.get(..at).unwrap_or("");
        let name = before.trim_end_matches(digit);
        let era = ends_with_era(name);
        // 持統天皇6年（692年） says it itself.
        let told = text.get(at..).is_some_and(|rest| rest.trim_start_matches('年').starts_with(['(', '（']));
        name.len() < before.len() && !era && !told && before.chars().rev().take_while(|c| digit(*c)).count() < 4 && follows_name(name)
    })
}

/// Whether a Japanese text names the year by its place in the cycle of sixty: 乙巳 is 645 and 705.
fn in_cycle(text: &str, year: i64) -> bool {
    const STEMS: &str = "甲乙丙丁戊己庚辛壬癸";
    const BRANCHES: &str = "子丑寅卯辰巳午未申酉戌亥";
    let place = |all: &str, c: char| all.chars().position(|other| other == c).and_then(|at| i64::try_from(at).ok());
    let named = |(stem, branch): (char, char)| {
        let (stem, branch) = (place(STEMS, stem), place(BRANCHES, branch));
        stem == Some((year - 4).rem_euclid(10)) && branch == Some((year - 4).rem_euclid(12))
    };
    text.chars().zip(text.chars().skip(1)).any(named)
}

/// Whether an English year is one that the Japanese text gives by a reign or by the cycle.
pub(super) fn is_told(x: &Quantity, japanese: &Side<'_>) -> bool {
    let Value::Exact(value) = x.value else { return false };
    let Some(year) = value.as_whole().filter(|year| (57..1950).contains(year) && x.unit.is_none()) else { return false };
    match x.role {
        Role::Year => (year < 1873 && names_reign(japanese.text)) || in_cycle(japanese.text, year),
        Role::Quantity => in_cycle(japanese.text, year),
        _ => false,
    }
}

/// Whether a Japanese year is one that both texts call the next or the same one: 翌康保4年, "the following year".
pub(super) fn is_next(x: &Quantity, japanese: &Side<'_>, english: &Side<'_>) -> bool {
    let before = japanese.text.get(..x.span.end).unwrap_or("");
    let clause = before.rsplit(['、', '。', '，']).next().unwrap_or("");
    let says = |kind: &str, text: &str| understood(kind).iter().any(|word| text.contains(word));
    let last = |y: &Found| matches!((x.value, y.quantity.value), (Value::Exact(a), Value::Exact(b)) if b.plus(Number::ONE) == Some(a));
    let told = || english.all.iter().any(|y| y.quantity.role == Role::Year && last(y));
    match x.role {
        Role::Year => (says("later-ja", clause) || told()) && says("later-en", english.text),
        Role::Date => clause.contains('翌') && says("day-en", english.text),
        _ => false,
    }
}

/// Whether an English year is the one before that which the Japanese text calls the next: 年末から翌1598年, "1597 to 1598".
pub(super) fn is_eve(x: &Quantity, japanese: &Side<'_>) -> bool {
    let Value::Exact(year) = x.value else { return false };
    let follows =
        |y: &Found| y.quantity.role == Role::Year && year.plus(Number::ONE).is_some_and(|next| y.quantity.value == Value::Exact(next));
    let called = |y: &Found| japanese.text.get(..y.quantity.span.start).is_some_and(|before| before.ends_with('翌'));
    x.role == Role::Year && japanese.all.iter().any(|y| follows(y) && called(y))
}

/// Adds to the years of two figures (82年8月) the years of the other text that they may be.
pub(super) fn complete(side: &mut Side<'_>, other: &Side<'_>) {
    if side.lang != Lang::Ja {
        return;
    }
    let years: Vec<i64> = other.all.iter().filter(|y| y.quantity.role == Role::Year).filter_map(whole).collect();
    let text = side.text;
    let short = |x: &Found| {
        let after = text.get(x.quantity.span.end..).unwrap_or("");
        let lasts = after.starts_with(['間', '後', '前', '目', 'ぶ', '余', '以', '代']);
        x.quantity.span.of(text).ends_with('年') && x.quantity.unit.is_some_and(|unit| unit.symbol() == "yr") && !lasts
    };
    for x in side.all.iter_mut().filter(|x| short(x)) {
        let told = untold(x, text).into_iter().flat_map(|year| ERAS_BEFORE.map(|before| before + year)).filter(|year| years.contains(year));
        let told = told.filter_map(|year| u32::try_from(year).ok()).map(|year| (Value::Exact(Number::whole(year)), None));
        x.also.extend(told.collect::<Vec<_>>());
        let Some(figures) = whole(x).filter(|n| (10..100).contains(n)) else { continue };
        let same = years.iter().filter(|year| (500..2040).contains(*year) && **year % 100 == figures);
        x.also.extend(same.filter_map(|year| u32::try_from(*year).ok()).map(|year| (Value::Exact(Number::whole(year)), None)));
    }
}

/// The year before the first one of Meiji, Taisho, Showa, Heisei and Reiwa.
const ERAS_BEFORE: [i64; 5] = [1867, 1911, 1925, 1988, 2018];

/// The years of an era that an earlier sentence names, or the ends of a span of them: 六年の冬, 16年から17年にかけて.
fn untold(x: &Found, text: &str) -> Vec<i64> {
    const TELLS: [&str; 13] = ["の春", "の夏", "の秋", "の冬", "の暮", "に", "、", "から", "頃", "ごろ", "まで", "末", "初"];
    let after = text.get(x.quantity.span.end..).unwrap_or("");
    let often = after.strip_prefix('に').is_some_and(|rest| rest.starts_with(|c: char| c.is_numeric() || is_kanji_number(c)));
    if often || !TELLS.iter().any(|word| after.starts_with(word)) {
        return Vec::new();
    }
    let ends = match x.quantity.value {
        Value::Exact(year) => vec![year],
        Value::Range(from, to) => vec![from, to],
        _ => Vec::new(),
    };
    ends.into_iter().filter_map(Number::as_whole).filter(|year| (1..65).contains(year)).collect()
}

fn whole(x: &Found) -> Option<i64> {
    match x.quantity.value {
        Value::Exact(value) => value.as_whole(),
        _ => None,
    }
}
