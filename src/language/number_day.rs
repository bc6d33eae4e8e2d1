//! Days: those of the week (月曜日, "Tue."), and month and day of a date exchanged. Both texts come in; a day of the week
//! that became another one, and 3月5日 that became "May 3", go out. Nothing is said of a day that one text leaves out.

use super::number::{Form, Found, Quantity, Role, Value};
use super::number_decimal::Number;
use super::number_difference::{Aspect, Difference, DifferenceKind};
use super::number_lunar::{lone_day, may_be_ours};
use super::number_side::Side;
use crate::text::{Lang, Span, any_byte, any_two_bytes};

const JAPANESE: &str = "月火水木金土日";
const ENGLISH: [(&str, &str); 7] = [
    ("monday", "mon"),
    ("tuesday", "tue tues"),
    ("wednesday", "wed"),
    ("thursday", "thu thur thurs"),
    ("friday", "fri"),
    ("saturday", "sat"),
    ("sunday", "sun"),
];

/// A day of the week, Monday being 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Weekday {
    day: u32,
    span: Span,
}

impl Weekday {
    fn quantity(self) -> Quantity {
        Quantity {
            span: self.span,
            value: Value::Exact(Number::whole(self.day)),
            unit: None,
            role: Role::Weekday,
            approx: false,
            bound: None,
        }
    }
}

fn kanji(c: char) -> Option<u32> {
    JAPANESE.chars().zip(1..).find(|(day, _)| *day == c).map(|(_, n)| n)
}

/// 月曜日, 土・日曜, （火）, 月〜金曜.
fn japanese(text: &str) -> Vec<Weekday> {
    let mut days = Vec::new();
    let day = |at: usize, c: char| kanji(c).map(|day| Weekday { day, span: Span::new(at, at + c.len_utf8()) });
    let joins = |c: char| matches!(c, '・' | '、' | ',' | '，' | '〜' | '～' | '-' | '–' | '/' | '／' | '･');
    for (at, _) in text.match_indices('曜') {
        let before: Vec<(usize, char)> = text.get(..at).unwrap_or("").char_indices().rev().take(14).collect();
        let mut expects_day = true;
        for (at, c) in before {
            match (expects_day, day(at, c)) {
                (true, Some(day)) => days.push(day),
                (false, None) if joins(c) => {}
                _ => break,
            }
            expects_day = !expects_day;
        }
    }
    for (at, open) in text.match_indices(['(', '（']) {
        let inside = text.get(at + open.len()..).unwrap_or("");
        let Some(end) = inside.char_indices().take(14).find(|(_, c)| matches!(c, ')' | '）')).map(|(end, _)| end) else { continue };
        let inside = inside.get(..end).unwrap_or("");
        // After a number or alone: 5日（火）.
        if inside.chars().all(|c| kanji(c).is_some() || joins(c) || c == '祝') {
            days.extend(inside.char_indices().filter_map(|(i, c)| day(at + open.len() + i, c)));
        }
    }
    days
}

/// Monday, Mondays, Mon., (Tue).
fn english(text: &str) -> Vec<Weekday> {
    let mut days = Vec::new();
    let mut start = None;
    let ends = text.char_indices().chain(std::iter::once((text.len(), ' ')));
    for (at, c) in ends {
        if c.is_ascii_alphabetic() {
            start.get_or_insert(at);
            continue;
        }
        let Some(from) = start.take() else { continue };
        let word = text.get(from..at).unwrap_or("");
        if !(3..=10).contains(&word.len()) || !word.starts_with(|c: char| c.is_ascii_uppercase()) {
            continue;
        }
        let lower = word.to_ascii_lowercase();
        let known = ENGLISH
            .iter()
            .zip(1..)
            .find(|((name, short), _)| lower.strip_suffix('s').unwrap_or(&lower) == *name || short.split(' ').any(|s| s == lower));
        days.extend(known.map(|(_, day)| Weekday { day, span: Span::new(from, at) }));
    }
    days
}

/// Whether two bytes may stand in the short form of an English day.
fn is_of_day(a: u8, b: u8) -> bool {
    let b = b | 0x20;
    (a == b'M') & (b == b'o')
        | (a == b'T') & (b == b'u')
        | (a | 0x20 == b'h') & (b == b'u')
        | (a == b'W') & (b == b'e')
        | (a == b'F') & (b == b'r')
        | (a == b'S') & ((b == b'a') | (b == b'u'))
}

/// The days of a text, each once.
fn weekdays(text: &str, lang: Lang) -> Vec<Weekday> {
    let mut days = match lang {
        Lang::Ja if any_byte(text, |b| b == b'(') || text.contains('曜') || text.contains('（') => japanese(text),
        Lang::En if any_two_bytes(text, is_of_day) => english(text),
        _ => Vec::new(),
    };
    days.sort_by_key(|x| (x.day, x.span));
    days.dedup_by_key(|x| x.day);
    days
}

/// Days of the week that became others.
pub(super) fn of_week(source: &str, source_lang: Lang, target: &str, target_lang: Lang) -> Vec<Difference> {
    let wanted = weekdays(source, source_lang);
    if wanted.is_empty() {
        return Vec::new();
    }
    let given = weekdays(target, target_lang);
    let strange = |all: &[Weekday], others: &[Weekday]| -> Vec<Weekday> {
        let mut left: Vec<Weekday> = all.iter().filter(|x| !others.iter().any(|y| y.day == x.day)).copied().collect();
        left.sort_by_key(|x| x.span);
        left
    };
    let changed = strange(&wanted, &given).into_iter().zip(strange(&given, &wanted));
    changed.map(|(x, y)| Difference::new(DifferenceKind::Changed(Aspect::Value), Some(x.quantity()), Some(y.quantity()))).collect()
}

/// Month and day of a date, and the numbers that say them.
pub(super) type Day<'a> = (Number, Number, [&'a Found; 2]);

/// The dates of a text.
pub(super) fn dates<'a>(side: &'a Side<'_>) -> Vec<Day<'a>> {
    let mut dates = Vec::new();
    for two in side.all.windows(2) {
        let [a, b] = two else { continue };
        let (Value::Exact(x), Value::Exact(y)) = (a.quantity.value, b.quantity.value) else { continue };
        let between = side.text.get(a.quantity.span.end..b.quantity.span.start).unwrap_or("far away");
        if a.quantity.role != Role::Date
            || b.quantity.role != Role::Date
            || a.form == Form::Implied
            || b.form == Form::Implied
            || !matches!(between, "" | " " | " of " | "-")
        {
            continue;
        }
        let said = |x: &Found| x.quantity.span.of(side.text);
        let word = |x: &Found| said(x).starts_with(|c: char| c.is_ascii_alphabetic());
        if said(a).ends_with('月') || (word(a) && !word(b)) || between == "-" {
            dates.push((x, y, [a, b]));
        } else if word(b) && !word(a) {
            dates.push((y, x, [b, a]));
        }
    }
    dates
}

/// Whether the day stands in a list behind its month: 5月17・18・24日, "May 17, 18 and 24".
fn lists_day(side: &Side<'_>, month: Number, day: Number) -> bool {
    let exact = |x: &Found, value| x.quantity.value == Value::Exact(value);
    let between = |a: &Found, b: &Found| side.text.get(a.quantity.span.end..b.quantity.span.start).unwrap_or("far away");
    let joins =
        |text: &str| matches!(text, "" | " " | ", " | " and " | ", and " | " & " | "・" | "、" | "," | "と" | "日と" | "日、" | "日・");
    side.all.iter().enumerate().filter(|(_, x)| x.quantity.role == Role::Date && exact(x, month)).any(|(at, _)| {
        let list = side.all.get(at..).unwrap_or_default().windows(2).take_while(|two| matches!(two, [a, b] if joins(between(a, b))));
        list.filter_map(<[Found]>::last)
            .take_while(|x| matches!(x.quantity.value, Value::Exact(day) if day < Number::whole(32)))
            .any(|x| exact(x, day))
    })
}

/// Dates that became others, though each of their numbers may stand elsewhere.
fn of_month(source: &Side<'_>, target: &Side<'_>, known: &[Difference]) -> Vec<Difference> {
    let (wanted, given) = (dates(source), dates(target));
    if [source, target].iter().any(|side| side.all.iter().any(|x| x.solar && !x.also.is_empty())) {
        return Vec::new();
    }
    let converted = |(m, d): (Number, Number), (n, e): (Number, Number)| {
        (source.lunar && may_be_ours(source.text, (m, d), (n, e))) || (target.lunar && may_be_ours(target.text, (n, e), (m, d)))
    };
    let has = |all: &[Day<'_>], month: Number, day: Number| all.iter().any(|(m, d, _)| *m == month && *d == day);
    let strange = |(m, d, said): &&Day<'_>| {
        !has(&wanted, *m, *d)
            && !lists_day(source, *m, *d)
            && !wanted.iter().any(|(n, e, _)| converted((*n, *e), (*m, *d)))
            && !known.iter().any(|k| k.target.as_ref().is_some_and(|q| said.iter().any(|y| q.span.overlaps(y.quantity.span))))
    };
    let mut strange = given.iter().filter(strange);
    let lost = wanted.iter().filter(|(m, d, said)| {
        !has(&given, *m, *d)
            && !lists_day(target, *m, *d)
            && !given.iter().any(|(n, e, _)| converted((*m, *d), (*n, *e)))
            && !known.iter().any(|k| k.source.as_ref().is_some_and(|q| said.iter().any(|x| q.span.overlaps(x.quantity.span))))
    });
    lost.map_while(|(m, _, x)| strange.next().map(|(n, _, y)| if m == n { (x[1], y[1]) } else { (x[0], y[0]) }))
        .map(|(x, y)| Difference::new(DifferenceKind::Changed(Aspect::Value), Some(x.quantity.clone()), Some(y.quantity.clone())))
        .collect()
}

/// What became of the days of the source.
pub(super) fn days(source: &Side<'_>, target: &Side<'_>, known: &[Difference]) -> Vec<Difference> {
    let mut differences = of_week(source.text, source.lang, target.text, target.lang);
    differences.extend(of_month(source, target, known));
    differences
}

impl Side<'_> {
    /// Whether the number is a day without its month, and the other text names one.
    pub fn strange_day(&self, x: &Found, other: &Side<'_>) -> bool {
        let day = matches!(x.quantity.value, Value::Exact(day) if day < Number::whole(32));
        day && other.all.iter().any(|y| y.quantity.role == Role::Date || (y.quantity.role == Role::Ordinal && lone_day(y, other).is_some()))
    }

    /// Whether the number is a day without its month, and the Japanese text has one by the old calendar: "the 18th", "on 30".
    pub fn day_of_ours(&self, x: &Found, other: &Side<'_>) -> bool {
        let bare = |x: &Found| {
            let after = self.text.get(x.quantity.span.end..).unwrap_or("");
            let before = self.text.get(..x.quantity.span.start).unwrap_or("");
            let on = ["on ", "On ", "into ", "to ", "day, "].iter().any(|word| before.ends_with(word));
            let closed = after.is_empty()
                || after.starts_with([',', '.', ';', ')'])
                || [" which", " and", " when"].iter().any(|word| after.starts_with(word));
            let day = matches!(x.quantity.value, Value::Exact(day) if day < Number::whole(32) && day > Number::ONE);
            day && on && closed && x.form == Form::Digits && x.quantity.unit.is_none() && x.quantity.role == Role::Quantity
        };
        let dated = || self.all.iter().any(|y| y.quantity.role == Role::Date);
        let day = x.quantity.role == Role::Ordinal && lone_day(x, self).is_some() || (dated() && bare(x));
        day && other.all.iter().any(|y| y.quantity.span.of(other.text).ends_with('日') && lone_day(y, other).is_some())
    }
}
