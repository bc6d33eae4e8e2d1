//! The numbers of a source text held against those of its translation.
//!
//! Two texts come in, the differences that count go out. It is built to stay silent on right translations: only
//! numbers in digits (and large ones in words) are asked for, written in any way, once or often; 0 and 1 and two people
//! may vanish; small numbers in words may be added; units are told apart only where both sides name one.

use std::cell::OnceCell;

use super::number::{Form, Found, Quantity, Role, Value, find};
use super::number_bound::{beside, beside_end, bounds};
use super::number_citation::citations;
use super::number_date::Clues;
use super::number_day::{days, of_week};
use super::number_decimal::Number;
use super::number_difference::{Aspect, Difference, DifferenceKind};
use super::number_doubt::is_doubtful;
use super::number_gloss::{left_out, notes};
use super::number_glyphs::Glyphs;
use super::number_idle::is_idle;
use super::number_label::labels;
use super::number_lost::lost_units;
use super::number_lunar::{is_early, is_late, is_lunar, last_weeks, notes_lunar, reads_lunar};
use super::number_match::{Reading, agree, meet, readings};
use super::number_name::{is_address, is_registered};
use super::number_other::{is_decade, others_words};
use super::number_pair::{Weight, pair, swap_counts, swap_units};
use super::number_rate::{Rate, rates, same};
use super::number_reign::complete;
use super::number_said::is_said;
use super::number_series::series;
use super::number_sign::signs;
use super::number_unit::{Unit, names_kind};
use super::number_written::stands_as_written;
use crate::text::{Lang, Span};

/// The differences between the numbers of two texts, in the order of the source, added ones last. A text with
/// more than a thousand numbers is not compared.
///
/// Either language may be the source; both may be the same. Numbers repeated on one side may stand once on the other.
///
/// ```
/// use taiyaku::language::compare;
/// use taiyaku::text::Lang;
/// assert!(compare("1億個の細胞を投与", Lang::Ja, "100 million cells were given", Lang::En).is_empty());
/// assert_eq!(compare("1億個の細胞を投与", Lang::Ja, "10 million cells were given", Lang::En).len(), 1);
/// ```
pub fn compare(source: &str, source_lang: Lang, target: &str, target_lang: Lang) -> Vec<Difference> {
    compare_all(&[[(source, source_lang), (target, target_lang)]]).pop().unwrap_or_default()
}

/// The differences of [`compare`] for every pair of a text and its translation, each with its language. For many pairs at a
/// time this is faster: what reads one language is long, and is then read itself once for all of them.
pub fn compare_all<'a>(pairs: &[[(&'a str, Lang); 2]]) -> Vec<Vec<Difference>> {
    let idle: Vec<[bool; 2]> = pairs.iter().map(|pair| pair.map(|(text, lang)| is_idle(text, lang))).collect();
    let sides = |here: usize, there: usize| -> Vec<Option<Side<'a>>> {
        let side = |(pair, idle): (&[(&'a str, Lang); 2], &[bool; 2])| {
            let ((text, lang), (other, _)) = (pair[here], pair[there]);
            (*idle != [true, true]).then(|| Side::of(text, lang, other, idle[here]))
        };
        pairs.iter().zip(&idle).map(side).collect()
    };
    let (sources, targets) = (sides(0, 1), sides(1, 0));
    let sides = sources.into_iter().zip(targets).zip(pairs);
    sides
        .map(|((source, target), [(from, from_lang), (to, to_lang)])| match source.zip(target) {
            Some((source, target)) => differences(source, target),
            None => of_week(from, *from_lang, to, *to_lang),
        })
        .collect()
}

/// The differences between the numbers of two texts of which one at least has any.
fn differences<'a>(mut source: Side<'a>, mut target: Side<'a>) -> Vec<Difference> {
    if source.all.len().max(target.all.len()) > MOST || source.rates().len() > MOST {
        return Vec::new();
    }
    complete(&mut source, &target);
    complete(&mut target, &source);
    if source.lang == Lang::Ja && reads_lunar(&source, &target) {
        source.lunar = true;
    }
    if target.lang == Lang::Ja && reads_lunar(&target, &source) {
        target.lunar = true;
    }
    let mut differences = how_often(&mut source, &mut target);
    if let Some(found) = series(&source, &target) {
        differences.extend(found);
        for side in [&mut source, &mut target] {
            let markers = side.all.iter().filter(|x| x.quantity.role == Role::ListMarker).map(|x| x.quantity.span);
            side.settled.extend(markers);
        }
    }
    let marks = citations(&source, &target);
    if source.all.iter().any(|x| x.quantity.role == Role::Citation) {
        for side in [&mut source, &mut target] {
            let marks = side.all.iter().filter(|x| x.quantity.role == Role::Citation).map(|x| x.quantity.span);
            side.settled.extend(marks);
        }
    }
    differences.extend(marks);
    differences.extend(pair(source.open(&target, true), target.open(&source, false), target.text));
    differences.retain(|difference| !left_out(difference, &source, &target));
    swap_units(&source, &target, &mut differences);
    swap_counts(&source, &target, &mut differences);
    differences.extend(bounds(&source, &target));
    differences.extend(lost_units(&source, &target));
    differences.extend(signs(&source, &target));
    let days = days(&source, &target, &differences);
    differences.extend(days);
    let labels = labels(&source, &target, &differences);
    differences.extend(labels);
    differences.retain(|difference| !stands_as_written(difference, &source, &target) && !is_said(difference, &source, &target));
    for difference in &mut differences {
        difference.doubtful = is_doubtful(difference, &source, &target);
    }
    differences.sort_by_key(|d| (d.source.is_none(), d.source.as_ref().or(d.target.as_ref()).map(|q| q.span)));
    differences
}

/// Settles what both texts say of how often. A rate of the source that the target does not have is held against one
/// of the target that the source does not have; where there is none, its numbers are compared like any others.
fn how_often<'a>(source: &mut Side<'a>, target: &mut Side<'a>) -> Vec<Difference> {
    // What one text alone says is compared as numbers.
    if source.rates().is_empty() || target.rates().is_empty() || target.rates().len() > MOST {
        return Vec::new();
    }
    let lone = |one: &Side<'_>, other: &Side<'_>| -> Vec<bool> {
        one.rates().iter().map(|x| !other.rates().iter().any(|y| same(x, y) || borders(x, one, y, other))).collect()
    };
    let (source_lone, target_lone) = (lone(source, target), lone(target, source));
    let left = |all: &[Rate], lone: &[bool]| -> Vec<Rate> {
        all.iter().zip(lone).filter(|(rate, lone)| **lone && rate.firm).map(|(rate, _)| rate.clone()).collect()
    };
    let (mut ours, mut theirs) = (left(source.rates(), &source_lone), left(target.rates(), &target_lone));
    // 週1回 that became "monthly", where neither text says anything else of how often.
    if let ([x], [y]) = (source.rates(), target.rates())
        && source_lone == [true]
        && target_lone == [true]
        && (x.firm || y.firm || says_every(x, source) && says_every(y, target))
    {
        (ours, theirs) = (vec![x.clone()], vec![y.clone()]);
    }
    let changed: Vec<(Rate, Rate)> = ours.into_iter().zip(theirs).collect();
    for (side, lone) in [(&mut *source, source_lone), (&mut *target, target_lone)] {
        let met: Vec<Span> = side.rates().iter().zip(lone).filter(|(_, lone)| !lone).map(|(rate, _)| rate.span).collect();
        side.settled.extend(met);
    }
    let mut differences = Vec::new();
    for (x, y) in changed {
        source.settled.push(x.span);
        target.settled.push(y.span);
        let kind = DifferenceKind::Changed(Aspect::Value);
        differences.push(Difference::new(kind, Some(x.quantity()), Some(y.quantity())));
    }
    differences
}

/// Whether a rate is said with 毎 or "every".
fn says_every(x: &Rate, side: &Side<'_>) -> bool {
    let said = x.span.of(side.text);
    said.starts_with(['毎', '每']) || said.get(..5).is_some_and(|head| head.eq_ignore_ascii_case("every"))
}

/// Whether two rates draw the line at the same place: 週4回以上 and "more than three times a week".
fn borders(x: &Rate, one: &Side<'_>, y: &Rate, other: &Side<'_>) -> bool {
    let times = |side: &Side<'_>, rate: &Rate| {
        let of_rate = |z: &&Found| {
            z.quantity.bound.is_some() && z.quantity.span.overlaps(rate.span) && z.quantity.value == Value::Exact(rate.times.0)
        };
        side.all.iter().find(of_rate).map(|z| Quantity { unit: None, ..z.quantity.clone() })
    };
    x.times != y.times
        && same(x, &Rate { times: x.times, ..y.clone() })
        && times(one, x).zip(times(other, y)).is_some_and(|(a, b)| beside(&a, &b))
}

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
const MOST: usize = 1000;

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
    fn of(text: &'a str, lang: Lang, other: &str, is_idle: bool) -> Self {
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

    fn rates(&self) -> &[Rate] {
        self.rates.get_or_init(|| rates(self.glyphs(), self.lang))
    }

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
    fn open(&self, other: &Side<'_>, is_source: bool) -> Vec<(&Found, Weight)> {
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
