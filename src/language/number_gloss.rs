//! Numbers that explain, and numbers that a text may leave to what stands around it: the year in brackets behind a name,
//! the metres of an old measure, the year of a date whose year another sentence says, the notes of a translator.

use super::number::{Found, Quantity, Role, Value};
use super::number_decimal::Number;
use super::number_difference::{Difference, DifferenceKind};
use super::number_kanji::is_kanji_number;
use super::number_lunar::lone_day;
use super::number_reign::{is_eve, is_next, is_told, understood};
use super::number_side::Side;
use super::number_unit::Unit;
use crate::text::{Lang, Script, Span, script};

/// Whether a number stands in brackets.
pub(super) fn is_gloss(x: &Quantity, text: &str) -> bool {
    const NEAR: usize = 400;
    let near = (x.span.start.saturating_sub(NEAR)..=x.span.start).find(|at| text.is_char_boundary(*at)).unwrap_or(x.span.start);
    let before = text.get(near..x.span.start).unwrap_or("");
    before.matches(['(', '（', '[']).count() > before.matches([')', '）', ']']).count()
}

/// Whether `y`, which explains something in brackets, may be what `x` became: an amount of one kind.
pub(super) fn explains(x: &Found, y: &Quantity) -> bool {
    let dimension = |unit: Option<Unit>| unit.map(Unit::dimension);
    x.quantity.role == y.role && dimension(x.quantity.unit) == dimension(y.unit)
}

/// Whether a number of the English text alone explains it, or is a year that the Japanese one has no need of.
pub(super) fn left_out(difference: &Difference, source: &Side<'_>, target: &Side<'_>) -> bool {
    match (difference.kind, source.lang, target.lang) {
        // "3. " before an item whose number the page of the other text makes.
        (DifferenceKind::Missing, _, _) if difference.source.as_ref().is_some_and(|x| is_lone_marker(x, source, target)) => true,
        (DifferenceKind::Missing, Lang::En, Lang::Ja) => difference.source.as_ref().is_some_and(|x| {
            tells_abroad(x, source, target)
                || is_understood(x, source, target)
                || is_told(x, target)
                || is_eve(x, target)
                || is_volume(x, source, target)
                || dropped(x, source, target)
        }),
        (DifferenceKind::Extra, Lang::Ja, Lang::En) => difference.target.as_ref().is_some_and(|x| {
            tells_abroad(x, target, source)
                || is_understood(x, target, source)
                || is_told(x, source)
                || is_eve(x, source)
                || is_volume(x, target, source)
        }),
        // 長さ8間, where the English gives the metres.
        (DifferenceKind::Extra, Lang::En, Lang::Ja) => difference.target.as_ref().is_some_and(|x| is_old(x, target) && is_metric(source)),
        (DifferenceKind::Missing, Lang::Ja, Lang::En) => {
            difference.source.as_ref().is_some_and(|x| (is_old(x, source) && is_metric(target)) || is_next(x, source, target))
        }
        _ => false,
    }
}

/// Whether the number marks the item that the text is, and nothing marks one in the other text.
fn is_lone_marker(x: &Quantity, source: &Side<'_>, target: &Side<'_>) -> bool {
    let markers = |side: &Side<'_>| side.all.iter().filter(|y| y.quantity.role == Role::ListMarker).count();
    let first = source.text.get(..x.span.start).is_some_and(|before| !before.contains(char::is_alphanumeric));
    x.role == Role::ListMarker && first && markers(source) == 1 && markers(target) == 0
}

/// Whether the number is of an old measure.
fn is_old(x: &Quantity, side: &Side<'_>) -> bool {
    side.all.iter().any(|y| y.old && y.quantity.span == x.span)
}

/// Whether the text gives an amount in a measure that old ones are converted to.
fn is_metric(side: &Side<'_>) -> bool {
    side.all.iter().any(|y| y.quantity.unit.is_some_and(Unit::is_metric))
}

/// Whether a number without a unit stands in English brackets that tell a reader abroad what a word means, where the
/// Japanese text has fewer of them: "waka (a poem of 31 syllables)", "Manyoshu (Collection of Ten Thousand Leaves)".
fn tells_abroad(x: &Quantity, english: &Side<'_>, japanese: &Side<'_>) -> bool {
    const WORDS: usize = 4;
    let after = english.text.get(x.span.end..).unwrap_or("");
    let noun = after.trim_start_matches([' ', '-']).split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    if x.role == Role::Quantity && understood("verse").contains(&noun) {
        return true;
    }
    let amount = x.unit.is_some_and(|unit| unit.dimension() != "decade" || matches!(x.value, Value::Exact(n) if n < Number::whole(1000)));
    if amount || !matches!(x.role, Role::Quantity | Role::Year | Role::Ordinal | Role::Date) || !is_gloss(x, english.text) {
        return false;
    }
    let bracket = |c: char| matches!(c, '(' | ')' | '[' | ']');
    let before = english.text.get(..x.span.start).unwrap_or("").rsplit(bracket).next().unwrap_or("");
    let after = after.split(bracket).next().unwrap_or("");
    let words = |text: &str| text.split(|c: char| !c.is_alphabetic()).filter(|word| word.chars().count() > 1).count();
    // (literally, seven hills).
    let first = before.trim_start().split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    if x.role != Role::Date && understood("gloss").contains(&first) {
        return true;
    }
    words(before) + words(after) >= WORDS && brackets(japanese.text) < brackets(english.text)
}

/// Whether the number is that of a volume, which the Japanese text calls the upper, the middle or the lower one.
fn is_volume(x: &Quantity, english: &Side<'_>, japanese: &Side<'_>) -> bool {
    let before = english.text.get(..x.span.start).unwrap_or("").trim_end_matches([' ', '.']);
    let label = before.rsplit(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or("").to_lowercase();
    matches!(x.value, Value::Exact(n) if n < Number::whole(4))
        && understood("volume-en").contains(&label.as_str())
        && understood("volume-ja").iter().any(|word| japanese.text.contains(word))
}

/// How many brackets of a text say anything but how a word is read.
fn brackets(text: &str) -> usize {
    const READING: usize = 60;
    let kana = |c: char| matches!(script(c), Script::Hiragana | Script::Katakana) || !c.is_alphanumeric();
    let inside = |rest: &str| !rest.chars().take_while(|c| !matches!(c, ')' | '）' | ']')).take(READING).all(kana);
    text.split(['(', '（', '[']).skip(1).filter(|rest| inside(rest)).count()
}

/// Whether an English year says which one 同年 or 天保年間 is, or of which year a day is that the Japanese text gives alone.
fn is_understood(x: &Quantity, english: &Side<'_>, japanese: &Side<'_>) -> bool {
    let years = |side: &Side<'_>| side.all.iter().filter(|y| y.quantity.role == Role::Year).count();
    let alone = || years(japanese) == 0 && japanese.all.iter().any(|y| y.quantity.role == Role::Date || lone_day(y, japanese).is_some());
    x.role == Role::Year && years(english) > years(japanese) && (alone() || names_year(japanese.text))
}

/// Whether a Japanese text speaks of a year without its number.
fn names_year(text: &str) -> bool {
    let words = ["同年", "同月", "同日", "翌", "前年", "その年", "この年", "同じ年", "初年", "末年", "年号"];
    let era = |before: &str| {
        before.chars().next_back().is_some_and(|c| script(c) == Script::Han && !is_kanji_number(c) && !matches!(c, '数' | '何'))
    };
    let name = |before: &'_ str| before.trim_end_matches(')').trim_end_matches("日本").trim_end_matches('(').trim_end().len();
    let of_era = |word: &&str| {
        text.match_indices(*word).any(|(at, _)| text.get(..at).and_then(|before| before.get(..name(before))).is_some_and(era))
    };
    words.iter().any(|word| text.contains(word)) || ["年間", "年中"].iter().any(of_era)
}

/// Whether a number that is missing explains the English text alone, or is a year that the Japanese one has no need of.
fn dropped(x: &Quantity, source: &Side<'_>, target: &Side<'_>) -> bool {
    let metric = x.unit.is_some_and(Unit::is_metric);
    let years = matches!(x.value, Value::Range(low, _) if low >= Number::whole(100)) && x.unit.is_none();
    if is_gloss(x, source.text) && (metric || years || matches!(x.role, Role::Year | Role::Ordinal)) {
        return true;
    }
    if metric && target.all.iter().any(|y| y.old) {
        return true;
    }
    let at = source.all.iter().position(|y| y.quantity.span == x.span);
    let dated = |at: usize| source.all.get(at).is_some_and(|y| y.quantity.role == Role::Date);
    let beside = at.is_some_and(|at| dated(at + 1) || at.checked_sub(1).is_some_and(dated));
    let says = ["同年", "翌年", "前年", "その年", "この年", "同じ年"].iter().any(|word| target.text.contains(word));
    x.role == Role::Year && (says || beside && target.all.iter().any(|y| y.quantity.role == Role::Date))
}

/// The notes of the translator in a Japanese text: (訳注: …).
pub(super) fn notes(text: &str) -> Vec<Span> {
    let mut notes: Vec<Span> = Vec::new();
    if !text.contains("訳注") {
        return notes;
    }
    for (at, _) in text.match_indices("訳注") {
        if notes.last().is_some_and(|last| at < last.end) {
            continue;
        }
        let before = text.get(..at).unwrap_or("").trim_end_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '(' | '（'));
        if !before.ends_with(['(', '（']) {
            continue;
        }
        let mut depth = 1_usize;
        let close = text.get(at..).unwrap_or("").char_indices().find(|(_, c)| {
            match c {
                '(' | '（' => depth += 1,
                ')' | '）' => depth = depth.saturating_sub(1),
                _ => {}
            }
            depth == 0
        });
        notes.push(Span::new(at, close.map_or(text.len(), |(length, _)| at + length)));
    }
    notes
}

/// Whether one text gives its times in Greenwich and the other in Japan, which a time need not say and a date has to.
fn zones(one: &str, other: &str, role: Role) -> bool {
    let greenwich = |text: &str| text.contains("UTC") || text.contains("GMT");
    let told = one.contains("JST") && greenwich(other) || greenwich(one) && other.contains("JST");
    told || role == Role::Time && greenwich(one) != greenwich(other)
}

impl Side<'_> {
    /// Whether the time or day `x` of the text `home` stands here in the other time zone that this text names.
    pub fn in_other_zone(&self, x: &Found, home: &Side<'_>) -> bool {
        if !matches!(x.quantity.role, Role::Time | Role::Date) || !zones(self.text, home.text, x.quantity.role) {
            return false;
        }
        let whole = |x: &Found| if let Value::Exact(value) = x.quantity.value { value.as_whole() } else { None };
        self.all.iter().filter(|y| y.quantity.role == x.quantity.role).any(|y| {
            whole(x).zip(whole(y)).is_some_and(|(a, b)| match x.quantity.role {
                Role::Time => matches!((a - b).rem_euclid(1440), 540 | 900),
                _ => (a - b).abs() == 1,
            })
        })
    }

    /// Whether a number with a decimal point stands here letter by letter, though as part of a name: whats-new-4.1.
    pub fn quotes(&self, x: &Found, home: &Side<'_>) -> bool {
        let said = x.quantity.span.of(home.text);
        let plain = said.contains('.') && said.bytes().all(|b| b.is_ascii_digit() || b == b'.');
        plain
            && self.text.match_indices(said).any(|(at, _)| {
                let before = self.text.get(..at).and_then(|text| text.chars().next_back());
                let after = self.text.get(at + said.len()..).unwrap_or("");
                let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
                let goes_on = digit(after.strip_prefix('.').unwrap_or(after).chars().next());
                !digit(before) && before != Some('.') && !goes_on
            })
    }
}
