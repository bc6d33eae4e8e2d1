//! How Japan measured of old: 尺 and 石, which other texts give in metres and litres, and the twelve hours of a day.

use super::number::{Form, Found};
use super::number_glyphs::Glyphs;
use super::number_token as token;

/// The twelve parts of a day, from midnight: 寅の刻 is four in the morning.
pub(super) const HOURS: &str = "子丑寅卯辰巳午未申酉戌亥";

/// What stands behind the name of one.
const HOUR: [&str; 3] = ["の刻", "ノ刻", "刻"];

/// Whether a text begins with one of them.
pub(super) fn is_hour(text: &str) -> bool {
    let rest = text.strip_prefix(|c| part_of_day(c).is_some());
    rest.is_some_and(|rest| HOUR.iter().any(|word| rest.starts_with(word)))
}

/// Which of the twelve parts of a day a character names.
fn part_of_day(c: char) -> Option<u32> {
    let named = |c: &char| matches!(c, '子' | '丑' | '寅' | '卯' | '辰' | '巳' | '午' | '未' | '申' | '酉' | '戌' | '亥');
    Some(c).filter(named).and_then(|c| HOURS.chars().position(|other| other == c)).and_then(|at| u32::try_from(at).ok())
}

pub(super) fn hour(g: &Glyphs, i: usize) -> Option<(Found, usize)> {
    let hour = part_of_day(g.at(i))?;
    let end = g.any(i + 1, &HOUR)?;
    Some((token::time(g, i, end, hour * 120, true, Form::Implied), end))
}

/// Measures of old, and those of the sea.
const OLD: [&str; 26] = [
    "尺",
    "寸",
    "丈",
    "間",
    "坪",
    "段",
    "歩",
    "石",
    "斗",
    "升",
    "合",
    "勺",
    "貫",
    "匁",
    "斤",
    "里",
    "町",
    "反",
    "畝",
    "畳",
    "海里",
    "ノット",
    "帖",
    "ポンド",
    "文",
    "俵",
];

/// The place after the old measure that stands at the first of the places that has one.
pub(super) fn measure(g: &Glyphs, places: [usize; 2]) -> Option<usize> {
    places.into_iter().find_map(|at| g.any(at, &OLD))
}
