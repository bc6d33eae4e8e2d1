//! One of two texts with its numbers, as the other sees it: which of them are open, and which have a counterpart there, in
//! whatever way it is written. What follows from a number that has none is not said here.

use std::cell::OnceCell;

use super::number::{Form, Found, Role, Value, find};
use super::number_bound::{beside, beside_end};
use super::number_date::Clues;
use super::number_decimal::Number;
use super::number_gloss::notes;
use super::number_glyphs::Glyphs;
use super::number_lunar::{is_early, is_late, is_lunar, last_weeks, notes_lunar};
use super::number_match::{Reading, agree, meet, readings};
use super::number_name::{is_address, is_registered};
use super::number_other::{is_decade, others_words};
use super::number_pair::Weight;
use super::number_rate::{Rate, rates};
use super::number_unit::{Unit, names_kind};
use crate::text::{Lang, Span};
/// Whether the number must have a counterpart.
fn asked(x: &Found, is_source: bool) -> bool {
    let one = match x.quantity.value {
        Value::Exact(value) => {
            (value == Number::ONE || value == Number::ZERO) && x.quantity.unit.is_none_or(|unit| unit.dimension() != "percent")
        }
        Value::Vague(_) => return false,
        _ => false,
    };
    match x.quantity.role {
        // The 1F of 1Fレジ may become "first floor".
        Role::Identifier => {
            (is_source || is_address(x) || is_registered(&x.name))
                && !x.light
                && !(one && x.also.is_empty() && x.name.starts_with('1') && !is_panel(&x.name))
        }
        Role::ListMarker | Role::Citation if !is_source => false,
        Role::Time => !x.light && x.form >= Form::Firm,
        _ => !one && !x.light && x.form >= Form::Firm,
    }
}

/// Whether the name is the part of a figure: 1A.
fn is_panel(name: &str) -> bool {
    name.len() == 2 && name.ends_with(|c: char| ('a'..='e').contains(&c))
}

/// Whether the number of things or people is told here by words alone that may mean anything else: 2つ and "another way".
fn implied_only(x: &Found, other: &Side<'_>) -> bool {
    let few = matches!(x.quantity.value, Value::Exact(n) if n > Number::ONE && n < Number::whole(10));
    let plain = x.quantity.role == Role::Quantity && x.quantity.unit.is_none() && !x.bare;
    few && plain && !other.all.iter().any(|y| y.form > Form::Implied && agree(x, y, false))
}

/// Numbers of one text that are compared; a segment has a handful.
pub(super) const MOST: usize = 1000;

/// One of the two texts with its numbers.
pub(super) struct Side<'a> {
    pub text: &'a str,
    pub lang: Lang,
    pub all: Vec<Found>,
    /// What it says of how often, once that was asked.
    rates: OnceCell<Vec<Rate>>,
    /// Bytes whose numbers have been compared.
    pub settled: Vec<Span>,
    /// Whether its days and months are of the old calendar, which differ from ours by weeks.
    pub lunar: bool,
    glyphs: OnceCell<Glyphs>,
    letters: OnceCell<String>,
    /// How many signs of a list it has, once that was asked.
    pub signs: OnceCell<usize>,
}

impl<'a> Side<'a> {
    /// A text, which has no number where it `is_idle`, nor anything that says how often.
    pub fn of(text: &'a str, lang: Lang, other: &str, is_idle: bool) -> Self {
        let glyphs = OnceCell::new();
        let g = || glyphs.get_or_init(|| Glyphs::new(text));
        let clues = if is_idle { Clues::default() } else { Clues::of(g(), lang) };
        let mut all = if is_idle { Vec::new() } else { find(text, g(), &clues, lang) };
        let lunar = lang == Lang::Ja && (is_lunar(text, &clues) || notes_lunar(other));
        let early_year =
            |x: &Found| x.quantity.role == Role::Year && matches!(x.quantity.value, Value::Exact(year) if year < Number::whole(1873));
        let late = (lunar || (lang == Lang::Ja && all.iter().any(early_year))) && is_late(text);
        let (latin, few) = (OnceCell::new(), all.len() <= MOST);
        let early = OnceCell::new();
        let last_weeks = last_weeks(&all, late && few && (lunar || !text.contains('翌')));
        let years: Vec<Number> = all
            .iter()
            .filter(|x| x.quantity.role == Role::Year && !last_weeks.is_empty())
            .filter_map(|x| if let Value::Exact(year) = x.quantity.value { Some(year) } else { None })
            .collect();
        if lang == Lang::Ja && all.iter().any(|x| x.quantity.unit.is_some()) {
            others_words(text, other, &mut all);
        }
        for (at, x) in all.iter_mut().enumerate().filter(|(_, x)| few && x.quantity.role == Role::Year) {
            // The 5 of 令和5年 counts where the other side names the era.
            if let Some((era, n)) = x.name.split_once(' ')
                && latin.get_or_init(|| plain(other)).contains(era)
                && let Some(n) = Number::parse(n)
            {
                x.also.push((Value::Exact(n), None));
            }
            // The last weeks of a year of the old calendar are in the next one of ours, in its first months.
            if let Value::Exact(year) = x.quantity.value
                && last_weeks.contains(&at)
                && !x.light
                && (lunar || year.plus(Number::ONE).is_none_or(|next| !years.contains(&next)))
                && *early.get_or_init(|| is_early(other))
            {
                x.also.extend(year.plus(Number::ONE).map(|next| (Value::Exact(next), None)));
            }
        }
        let rates = if is_idle { OnceCell::from(Vec::new()) } else { OnceCell::new() };
        let settled = if lang == Lang::Ja { notes(text) } else { Vec::new() };
        Side { text, lang, all, rates, glyphs, settled, lunar, letters: OnceCell::new(), signs: OnceCell::new() }
    }

    /// What it says of how often.
    pub fn rates(&self) -> &[Rate] {
        self.rates.get_or_init(|| rates(self.glyphs(), self.lang))
    }

    /// Its characters.
    pub fn glyphs(&self) -> &Glyphs {
        self.glyphs.get_or_init(|| Glyphs::new(self.text))
    }

    /// Letters and digits of the text in lower case, for names.
    pub fn letters(&self) -> &str {
        let read = || self.glyphs().text(0, self.glyphs().len());
        self.letters.get_or_init(|| read().chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect())
    }

    /// Whether it names a unit of this kind anywhere.
    pub fn names_kind(&self, unit: Unit) -> bool {
        names_kind(self.glyphs(), self.lang, unit)
    }

    /// The numbers here that have no counterpart in the other text.
    pub fn open(&self, other: &Side<'_>, is_source: bool) -> Vec<(&Found, Weight)> {
        let weight = |x: &Found| match x.form {
            Form::Implied => None,
            _ if self.settled.iter().any(|span| span.overlaps(x.quantity.span)) => None,
            // The year of ours that stands beside it is asked for.
            _ if x.quantity.role == Role::Year && x.light && !(x.also.is_empty() && x.name.is_empty()) => None,
            _ if x.quantity.role == Role::Date && self.lunar && !x.solar => None,
            _ if self.lunar && !x.solar && x.quantity.span.of(self.text).ends_with('日') && self.strange_day(x, other) => None,
            _ if other.lunar && self.day_of_ours(x, other) => None,
            _ if x.quantity.role == Role::Date && other.lunar => other.all.iter().any(|y| y.solar).then_some(Weight::Loose),
            _ if !is_source
                && is_address(x)
                && !(x.quantity.span.of(self.text).contains('-') && other.all.iter().any(|y| y.form == Form::Digits)) =>
            {
                None
            }
            _ if asked(x, is_source) && !(x.lists && other.lists(x)) && !(x.gathers && other.names(x) && self.names(x)) => {
                Some(Weight::Asked)
            }
            Form::Digits if x.lists || x.gathers || x.light || !matches!(x.quantity.role, Role::Identifier | Role::ListMarker) => {
                Some(Weight::Light)
            }
            Form::Words => Some(Weight::Loose),
            // Another number of the same kind: what the telephone number of the source became.
            _ if x.quantity.role == Role::Identifier && !is_source => Some(Weight::Loose),
            _ => None,
        };
        let weight = |x: &Found| match other.covers(x, self) {
            false => weight(x),
            true if implied_only(x, other) => weight(x).map(|_| Weight::Covered),
            true => None,
        };
        self.all.iter().filter_map(|x| weight(x).map(|weight| (x, weight))).collect()
    }

    /// Whether some number here is a counterpart of `x`, which stands in `home`.
    pub fn covers(&self, x: &Found, home: &Side<'_>) -> bool {
        if x.quantity.role == Role::Identifier {
            return self.has_identifier(x, home);
        }
        if self.is_number_of(x, home) || self.has_letter(x, home) {
            return true;
        }
        if x.quantity.role == Role::Time && self.tells(x) {
            return true;
        }
        if self.in_other_zone(x, home) || self.quotes(x, home) {
            return true;
        }
        let next = |y: &Found| {
            let both = x.quantity.bound.is_some() && y.quantity.bound.is_some() && beside(&x.quantity, &y.quantity);
            both || (x.quantity.bound.is_some() && beside_end(&x.quantity, &y.quantity))
        };
        if self.all.iter().any(next) {
            return true;
        }
        if self.all.iter().any(|y| is_decade(x, y) || is_decade(y, x)) {
            return true;
        }
        let whole = match x.quantity.value {
            Value::Range(low, high) => {
                let ratio = self.all.iter().any(|y| y.quantity.value == Value::Fraction(low, high));
                ratio
                    || self.all.iter().any(|y| agree(x, y, true))
                    || (self.has_end(low, x) && self.has_end(high, x) && !self.either(low, high))
            }
            Value::Fraction(above, below) => {
                let ratio = above == Number::ONE && x.quantity.span.of(home.text).contains(':');
                self.all.iter().any(|y| y.quantity.value == x.quantity.value || (below != Number::ONE && agree(x, y, false)))
                    || ((ratio || self.has(above, x)) && self.has(below, x) && !self.turned(above, below))
            }
            Value::Exact(value) if self.spans(value, home) => true,
            Value::Exact(value) if x.quantity.role == Role::Ordinal => self.all.iter().any(|y| {
                let part = matches!(y.quantity.value, Value::Fraction(a, b) if a == value || b == value);
                part || agree(x, y, false)
            }),
            Value::Exact(value) => self.all.iter().any(|y| agree(x, y, false)) || self.in_ratio(value, home),
            _ => self.all.iter().any(|y| agree(x, y, false)),
        };
        whole || self.in_name(x) || self.as_sum(x, home)
    }

    /// Whether the Roman numeral stands here as the same letters: X型 and "X-shaped".
    fn has_letter(&self, x: &Found, home: &Side<'_>) -> bool {
        let said = x.quantity.span.of(home.text);
        let letters = x.quantity.role == Role::Ordinal && said.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'));
        letters && self.text.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| word == said)
    }

    /// Whether the number is one of a ratio here that the other text says with two numbers: 3:2 and "3 to 2".
    fn in_ratio(&self, value: Number, home: &Side<'_>) -> bool {
        self.all.iter().any(|y| match y.quantity.value {
            Value::Fraction(above, below) => {
                // The exchange rate of 115 is 1:115.
                let one = above == Number::ONE && y.quantity.span.of(self.text).contains(':');
                (above == value || below == value) && (one || home.has(above, y)) && home.has(below, y)
            }
            _ => false,
        })
    }

    /// Whether the number lies in a range here that the other text counts out: 1〜4号 and "nos. 1, 2, 3 and 4".
    fn spans(&self, value: Number, home: &Side<'_>) -> bool {
        const LONGEST: i64 = 12;
        let stands = |n: i64| home.all.iter().any(|y| matches!(y.quantity.value, Value::Exact(m) if m.as_whole() == Some(n)));
        self.all.iter().any(|y| match y.quantity.value {
            Value::Range(low, high) if low < value && value < high => match (low.as_whole(), high.as_whole()) {
                (Some(low), Some(high)) => high - low <= LONGEST && (low..=high).all(stands),
                _ => false,
            },
            _ => false,
        })
    }

    /// Whether one end of a range or part of a fraction stands here by itself.
    fn has(&self, value: Number, x: &Found) -> bool {
        let part = Reading { value: Value::Exact(value), unit: x.quantity.unit, clock: false, counted: x.counted, per: &x.per };
        self.all.iter().any(|y| readings(y).any(|reading| meet(part, reading, false)))
    }

    /// The same for the end of a range, which may be told by its neighbour: 64 and 65歳未満.
    fn has_end(&self, value: Number, x: &Found) -> bool {
        self.has(value, x) || self.all.iter().any(|y| y.quantity.bound.is_some() && beside_end(&y.quantity, &x.quantity))
    }

    /// Whether the two numbers of a ratio stand here the other way round only: 3対1 and "one to three".
    fn turned(&self, above: Number, below: Number) -> bool {
        let exact = |x: &Found, value| x.quantity.value == Value::Exact(value);
        let stands = |a: Number, b: Number| {
            let two = |two: &[Found]| {
                let [x, y] = two else { return false };
                let between = self.text.get(x.quantity.span.end..y.quantity.span.start).unwrap_or("");
                exact(x, a) && exact(y, b) && matches!(between.trim(), "to" | ":" | "：" | "対")
            };
            let range = |x: &Found| x.quantity.value == Value::Range(a, b) && x.quantity.span.of(self.text).contains(" to ");
            self.all.windows(2).any(two) || self.all.iter().any(range)
        };
        above != below && stands(below, above) && !stands(above, below)
    }

    /// Whether the two stand here as "3 or 6", which is no range unless they are neighbours.
    fn either(&self, low: Number, high: Number) -> bool {
        let near = (0..6).any(|power| low.plus(Number::ONE.shifted(power)) == Some(high) && low.shifted(-power).as_whole().is_some());
        !near
            && self.all.windows(2).any(|two| {
                let [a, b] = two else { return false };
                let between = self.text.get(a.quantity.span.end..b.quantity.span.start).unwrap_or("").trim();
                let exact = |x: &Found, value| x.quantity.value == Value::Exact(value);
                exact(a, low) && exact(b, high) && matches!(between, "or" | "または" | "又は" | "もしくは" | "か")
            })
    }

    /// Whether hour and minutes of a time stand here apart: "a quarter past nine".
    fn tells(&self, x: &Found) -> bool {
        let Value::Exact(time) = x.quantity.value else { return false };
        let Some(time) = time.as_whole().and_then(|time| u32::try_from(time).ok()) else { return false };
        let (hour, minutes) = (time / 60 % 12, time % 60);
        let stands = |wanted: u32| {
            self.all.iter().filter(|y| y.quantity.role != Role::Time).any(|y| match y.quantity.value {
                Value::Exact(value) => value == Number::whole(wanted),
                Value::Fraction(_, below) => below.times(Number::whole(wanted)) == Some(Number::whole(60)),
                _ => false,
            })
        };
        (stands(hour) || stands(hour + 12)) && (minutes == 0 || stands(minutes))
    }

    /// Whether two neighbours here add up to `x` (1時間30分 and "90 minutes"), or `x` and its neighbour to one here.
    fn as_sum(&self, x: &Found, home: &Side<'_>) -> bool {
        let Some(whole) = size(x) else { return false };
        let sum = |a: &Found, b: &Found| {
            let same = same_dimension(a, b) && a.quantity.unit != b.quantity.unit;
            same.then(|| size(a)?.plus(size(b)?)).flatten()
        };
        let parts = |two: &[Found]| matches!(two, [a, b] if same_dimension(a, x) && sum(a, b) == Some(whole));
        let joined = |two: &[Found]| {
            let [a, b] = two else { return false };
            let is_x = a.quantity.span == x.quantity.span || b.quantity.span == x.quantity.span;
            is_x && sum(a, b).is_some_and(|sum| self.all.iter().any(|y| same_dimension(x, y) && size(y) == Some(sum)))
        };
        self.all.windows(2).any(parts) || home.all.windows(2).any(joined)
    }
}

/// The amount in base units, for lengths of time.
fn size(x: &Found) -> Option<Number> {
    let unit = x.quantity.unit.filter(|unit| matches!(unit.dimension(), "month" | "second" | "dollar" | "metre" | "gram" | "litre"))?;
    match x.quantity.value {
        Value::Exact(value) => value.times(unit.size()),
        _ => None,
    }
}

fn same_dimension(a: &Found, b: &Found) -> bool {
    a.quantity.unit.zip(b.quantity.unit).is_some_and(|(a, b)| a.dimension() == b.dimension())
}

/// Lower case without the accents of transliterated Japanese.
fn plain(text: &str) -> String {
    text.chars()
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            'ō' | 'ô' => 'o',
            'ū' => 'u',
            _ => c,
        })
        .collect()
}
