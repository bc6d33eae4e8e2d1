//! The calendar that was in use in Japan until 1872. A Japanese text comes in; whether its dates may be of that calendar,
//! which differ from ours by weeks, goes out. Where a text gives a date twice, the one of ours is marked.

use std::sync::LazyLock;

use super::number::{Form, Found, Role, Value};
use super::number_compare::Side;
use super::number_date::Clues;
use super::number_glyphs::Glyphs;

/// Whether a Japanese text says that it gives its dates by the old calendar.
pub(super) fn is_lunar(text: &str) -> bool {
    // Who calls January 正月 and gives a day of it counts by that calendar.
    let month = text.split("正月").skip(1).any(|after| after.starts_with(|c: char| c.is_numeric() || "一二三四五六七八九十".contains(c)));
    month || text.contains("旧暦") || Clues::of(&Glyphs::new(text)).eras.iter().any(|first| *first < 1868)
}

/// Whether it speaks of the end of a year, which may be the beginning of our next one.
pub(super) fn is_late(text: &str) -> bool {
    ["11月", "12月", "１１月", "１２月", "十一月", "十二月", "霜月", "師走", "閏", "暮", "年末"].iter().any(|word| text.contains(word))
}

/// Whether a Japanese text that speaks of old times, and its translation, give a month and the one or two after it.
pub(super) fn reads_lunar(ja: &Side<'_>, other: &Side<'_>) -> bool {
    static WORDS: LazyLock<Vec<&str>> = LazyLock::new(|| {
        let lines = include_str!("historic.txt").lines().filter(|line| !line.starts_with('#'));
        lines.flat_map(str::split_whitespace).collect()
    });
    let months = |side: &Side<'_>| -> Vec<i64> {
        let month = |x: &&Found| {
            let said = x.quantity.span.of(side.text);
            x.quantity.role == Role::Date && x.form > Form::Implied && (said.ends_with('月') || said.starts_with(|c: char| c.is_ascii_alphabetic()))
        };
        let months = side.all.iter().filter(month);
        months.filter_map(|x| if let Value::Exact(month) = x.quantity.value { month.as_whole() } else { None }).collect()
    };
    let (ours, theirs) = (months(ja), months(other));
    let strange = |all: &[i64], others: &[i64]| -> Vec<i64> { all.iter().filter(|m| !others.contains(m)).copied().collect() };
    let (lost, new) = (strange(&ours, &theirs), strange(&theirs, &ours));
    let later = lost.iter().any(|m| new.iter().any(|n| matches!((n - m).rem_euclid(12), 1 | 2)));
    later && WORDS.iter().any(|word| ja.text.contains(word))
}

/// Marks the dates of our calendar that stand beside their twins: 元治元年3月27日（1864年5月2日）. The twins may vanish.
pub(super) fn solar(text: &str, out: &mut [Found]) {
    let is_date = |x: Option<&Found>| x.is_some_and(|x| x.quantity.role == Role::Date);
    for i in 2..out.len() {
        let opens = |x: &Found| text.get(..x.quantity.span.start).is_some_and(|before| before.ends_with(['(', '（']));
        let starts = out.get(i).is_some_and(|x| x.quantity.role == Role::Year && opens(x));
        if !starts || !is_date(out.get(i + 1)) || !is_date(out.get(i - 1)) {
            continue;
        }
        let common = |x: &Found| x.also.is_empty() && x.name.is_empty();
        let after = out.get(i).is_some_and(common);
        let group = |from: usize| (from..from + 2).filter(|&at| is_date(out.get(at))).collect::<Vec<_>>();
        let (ahead, behind) = (group(i + 1), if is_date(out.get(i - 2)) { group(i - 2) } else { group(i - 1) });
        let (solar, lunar) = if after { (ahead, behind) } else { (behind, ahead) };
        for at in solar {
            if let Some(x) = out.get_mut(at) {
                (x.solar, x.light) = (true, false);
            }
        }
        for at in lunar {
            if let Some(x) = out.get_mut(at) {
                x.light = true;
            }
        }
    }
}
