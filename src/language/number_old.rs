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
    let rest = text.strip_prefix(|c| HOURS.contains(c));
    rest.is_some_and(|rest| HOUR.iter().any(|word| rest.starts_with(word)))
}

pub(super) fn hour(g: &Glyphs, i: usize) -> Option<(Found, usize)> {
    let end = g.any(i + 1, &HOUR)?;
    let hour = HOURS.chars().position(|c| c == g.at(i)).and_then(|at| u32::try_from(at).ok())?;
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
