//! The numbers of a source text held against those of its translation.
//!
//! Two texts come in, the differences that count go out. It is built to stay silent on right translations: only
//! numbers in digits (and large ones in words) are asked for, written in any way, once or often; 0 and 1 and two people
//! may vanish; small numbers in words may be added; units are told apart only where both sides name one.

use super::number::{Bound, Form, Found, Quantity, Role, Value, find};
use super::number_decimal::Number;
use super::number_unit::Unit;
use crate::text::Lang;

/// One difference between the numbers of a source text and of its translation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// What kind of difference.
    pub kind: DifferenceKind,
    /// The number of the source, unless one was added.
    pub source: Option<Quantity>,
    /// The number of the target, unless one is missing.
    pub target: Option<Quantity>,
}

/// The kinds of differences between numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DifferenceKind {
    /// A number of the source has no counterpart.
    Missing,
    /// A number of the target that nothing in the source accounts for.
    Extra,
    /// A number of the source seems to have become another one.
    Changed(Aspect),
}

/// What of a number changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aspect {
    /// The number itself.
    Value,
    /// Its unit: 3か月 and "3 weeks".
    Unit,
    /// On which side it is open: 20歳以上 and "under 20".
    Bound,
}

/// The differences between the numbers of two texts, in the order of the source, added ones last.
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
    let source = Side::of(source, source_lang, target);
    let target = Side::of(target, target_lang, source.text);
    let missing: Vec<&Found> = source.all.iter().filter(|x| asked(x, true) && !target.covers(x, &source)).collect();
    let extra: Vec<&Found> = target.all.iter().filter(|x| asked(x, false) && !source.covers(x, &target)).collect();
    let mut differences = pair(&source, &target, missing, extra);
    differences.extend(bounds(&source, &target));
    differences.sort_by_key(|d| (d.source.is_none(), d.source.as_ref().or(d.target.as_ref()).map(|q| q.span)));
    differences
}

/// Whether the number must have a counterpart.
fn asked(x: &Found, is_source: bool) -> bool {
    let one = match x.quantity.value {
        Value::Exact(value) => value <= Number::ONE && !(value > Number::ZERO && value < Number::ONE) && !x.quantity.unit.is_some_and(Unit::is_measured),
        Value::Vague(_) => return false,
        _ => false,
    };
    match x.quantity.role {
        Role::Identifier => is_source && !x.light,
        Role::ListMarker | Role::Citation if !is_source => false,
        Role::Time => !x.light && x.form >= Form::Firm,
        _ => !one && !x.light && x.form >= Form::Firm,
    }
}

/// One of the two texts with its numbers.
struct Side<'a> {
    text: &'a str,
    all: Vec<Found>,
    /// Letters and digits of the text in lower case, for names.
    names: String,
}

/// One way to understand a number.
#[derive(Debug, Clone, Copy)]
struct Reading {
    value: Value,
    unit: Option<Unit>,
    clock: bool,
}

impl<'a> Side<'a> {
    fn of(text: &'a str, lang: Lang, other: &str) -> Self {
        let mut all = find(text, lang);
        for x in &mut all {
            if x.quantity.role != Role::Year {
                continue;
            }
            // The 5 of 令和5年 counts where the other side names the era.
            if let Some((era, n)) = x.name.split_once(' ')
                && plain(other).contains(era)
                && let Some(n) = Number::parse(n)
            {
                x.also.push((Value::Exact(n), None));
            }
        }
        let names = super::number_glyphs::Glyphs::new(text);
        let names = names.text(0, names.len()).chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        Side { text, all, names }
    }

    /// Whether some number here is a counterpart of `x`, which stands in `home`.
    fn covers(&self, x: &Found, home: &Side<'_>) -> bool {
        if x.quantity.role == Role::Identifier {
            return self.names.contains(&x.name) || self.has_runs(x);
        }
        let whole = match x.quantity.value {
            Value::Range(low, high) => {
                self.all.iter().any(|y| agree(x, y, true)) || (self.has(low, x) && self.has(high, x) && !self.either(low, high))
            }
            Value::Fraction(above, below) => self.all.iter().any(|y| agree(x, y, false)) || (self.has(above, x) && self.has(below, x)),
            _ => self.all.iter().any(|y| agree(x, y, false)),
        };
        whole || self.in_name(x) || self.as_sum(x, home)
    }

    /// Whether one end of a range or part of a fraction stands here by itself.
    fn has(&self, value: Number, x: &Found) -> bool {
        let part = Reading { value: Value::Exact(value), unit: x.quantity.unit, clock: false };
        self.all.iter().any(|y| readings(y).any(|reading| meet(part, reading, false)))
    }

    /// Whether the two stand here as "3 or 6", which is no range unless they are neighbours.
    fn either(&self, low: Number, high: Number) -> bool {
        let near = low.plus(Number::ONE) == Some(high);
        !near
            && self.all.windows(2).any(|two| {
                let [a, b] = two else { return false };
                let between = self.text.get(a.quantity.span.end..b.quantity.span.start).unwrap_or("").trim();
                let exact = |x: &Found, value| x.quantity.value == Value::Exact(value);
                exact(a, low) && exact(b, high) && matches!(between, "or" | "または" | "又は" | "もしくは" | "か")
            })
    }

    fn has_runs(&self, x: &Found) -> bool {
        std::iter::once(x.quantity.value).chain(x.also.iter().map(|(value, _)| *value)).all(|run| {
            self.all.iter().any(|y| {
                let digits = y.form == Form::Digits || run != Value::Exact(Number::ONE);
                digits && readings(y).any(|reading| reading.value == run)
            })
        })
    }

    /// Whether a bare number is part of a name here: バージョン3 and "v3".
    fn in_name(&self, x: &Found) -> bool {
        let Value::Exact(value) = x.quantity.value else { return false };
        x.quantity.unit.is_none()
            && self.all.iter().filter(|y| y.quantity.role == Role::Identifier).any(|y| {
                y.quantity.value == Value::Exact(value) || y.also.iter().any(|(run, _)| *run == Value::Exact(value))
            })
    }

    /// Whether two neighbours here add up to `x` (1時間30分 and "90 minutes"), or `x` and its neighbour to one here.
    fn as_sum(&self, x: &Found, home: &Side<'_>) -> bool {
        let Some(size) = size(x) else { return false };
        let sums = |all: &[Found]| -> Vec<(Found, Number)> {
            let two = |two: &[Found]| {
                let [a, b] = two else { return None };
                let same = a.quantity.unit?.dimension() == b.quantity.unit?.dimension();
                same.then(|| Some((a.clone(), size_of(a)?.plus(size_of(b)?)?))).flatten()
            };
            all.windows(2).filter_map(two).collect()
        };
        let here = sums(&self.all).iter().any(|(a, sum)| *sum == size && same_dimension(a, x));
        here || home.all.windows(2).any(|two| {
            let [a, b] = two else { return false };
            let is_x = a.quantity.span == x.quantity.span || b.quantity.span == x.quantity.span;
            let sum = size_of(a).zip(size_of(b)).and_then(|(a, b)| a.plus(b));
            is_x && same_dimension(a, b) && self.all.iter().any(|y| same_dimension(x, y) && sum.is_some() && size_of(y) == sum)
        })
    }
}

/// The amount in base units, for lengths of time.
fn size(x: &Found) -> Option<Number> {
    let unit = x.quantity.unit.filter(|unit| matches!(unit.dimension(), "month" | "second"))?;
    match x.quantity.value {
        Value::Exact(value) => value.times(unit.size()),
        _ => None,
    }
}

fn size_of(x: &Found) -> Option<Number> {
    size(x)
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

fn readings(x: &Found) -> impl Iterator<Item = Reading> + '_ {
    let clock = x.quantity.role == Role::Time;
    let first = Reading { value: x.quantity.value, unit: x.quantity.unit, clock };
    let also = x.also.iter().map(move |(value, unit)| Reading { value: *value, unit: *unit, clock });
    std::iter::once(first).chain(also)
}

fn agree(a: &Found, b: &Found, whole_range: bool) -> bool {
    readings(a).any(|a| readings(b).any(|b| meet(a, b, whole_range)))
}

/// Whether two readings are the same amount. A range meets one of its ends unless it has to be whole.
fn meet(a: Reading, b: Reading, whole_range: bool) -> bool {
    if a.clock || b.clock {
        return match (a.clock && b.clock, a.value, b.value) {
            (true, a, b) => a == b,
            (false, Value::Exact(x), Value::Exact(y)) => {
                let (minutes, hour) = if a.clock { (x, y) } else { (y, x) };
                let hours = |add: u32| hour.plus(Number::whole(add)).and_then(|hour| hour.times(Number::whole(60)));
                hours(0) == Some(minutes) || hours(12) == Some(minutes)
            }
            (false, Value::Exact(x), Value::Range(low, high)) | (false, Value::Range(low, high), Value::Exact(x)) => {
                [low, high].into_iter().any(|hour| hour.times(Number::whole(60)) == Some(x))
            }
            _ => false,
        };
    }
    match (a.value, b.value) {
        (Value::Range(a1, a2), Value::Range(b1, b2)) => {
            same((a1, Number::ONE), a.unit, (b1, Number::ONE), b.unit) && same((a2, Number::ONE), a.unit, (b2, Number::ONE), b.unit)
        }
        (Value::Vague(x), Value::Vague(y)) => x == y,
        (Value::Range(low, high), value) | (value, Value::Range(low, high)) if !whole_range => {
            let (range, other) = if matches!(a.value, Value::Range(..)) { (a.unit, b.unit) } else { (b.unit, a.unit) };
            parts(value).is_some_and(|value| [low, high].into_iter().any(|end| same((end, Number::ONE), range, value, other)))
        }
        (x, y) => parts(x).zip(parts(y)).is_some_and(|(x, y)| same(x, a.unit, y, b.unit)),
    }
}

fn parts(value: Value) -> Option<(Number, Number)> {
    match value {
        Value::Exact(value) => Some((value, Number::ONE)),
        Value::Fraction(above, below) => Some((above, below)),
        _ => None,
    }
}

/// Whether two fractions are equal, counted in units of one dimension.
fn same(a: (Number, Number), a_unit: Option<Unit>, b: (Number, Number), b_unit: Option<Unit>) -> bool {
    let equal = |a_size: Number, b_size: Number| {
        let left = a.0.times(a_size).and_then(|a| a.times(b.1));
        left.is_some() && left == b.0.times(b_size).and_then(|b| b.times(a.1))
    };
    let hundredth = Number::new(1, -2);
    match (a_unit, b_unit) {
        (Some(x), Some(y)) if x.dimension() == "decade" && y.dimension() == "decade" => {
            let tens = |n: Number| n.as_whole().map(|n| n % 100);
            a.0 == b.0 || (tens(a.0) == tens(b.0) && (a.0 < Number::whole(100) || b.0 < Number::whole(100)))
        }
        (Some(x), Some(y)) => x.dimension() == y.dimension() && equal(x.size(), y.size()),
        (Some(x), None) if x.dimension() == "percent" => equal(Number::ONE, Number::ONE) || equal(hundredth, Number::ONE),
        (None, Some(y)) if y.dimension() == "percent" => equal(Number::ONE, Number::ONE) || equal(Number::ONE, hundredth),
        _ => equal(Number::ONE, Number::ONE),
    }
}

/// Joins what is missing with what is extra, the likeliest first; what is left stays missing or extra.
fn pair(source: &Side<'_>, target: &Side<'_>, mut missing: Vec<&Found>, mut extra: Vec<&Found>) -> Vec<Difference> {
    let mut differences = Vec::new();
    // Numbers in words that nothing accounts for may be what a missing one became, and the other way round.
    let loose = |side: &'_ Side<'_>, other: &Side<'_>| -> Vec<usize> {
        let left = |x: &Found| !asked(x, true) && x.form == Form::Words && !other.covers(x, side);
        side.all.iter().enumerate().filter(|(_, x)| left(x)).map(|(n, _)| n).collect()
    };
    let (loose_source, loose_target) = (loose(source, target), loose(target, source));
    let mut sources: Vec<(&Found, bool)> = missing.drain(..).map(|x| (x, true)).collect();
    sources.extend(loose_source.iter().filter_map(|n| source.all.get(*n)).map(|x| (x, false)));
    let mut targets: Vec<(&Found, bool)> = extra.drain(..).map(|x| (x, true)).collect();
    targets.extend(loose_target.iter().filter_map(|n| target.all.get(*n)).map(|x| (x, false)));
    // Numbers too small to be asked for still changed if their unit stands there with another amount.
    loop {
        let mut best: Option<(u32, usize, usize, Aspect)> = None;
        for (i, (a, a_asked)) in sources.iter().enumerate() {
            for (j, (b, b_asked)) in targets.iter().enumerate() {
                let (score, aspect) = likeness(a, b);
                let enough = if *a_asked && *b_asked { 1 } else if *a_asked || *b_asked { 40 } else { 90 };
                if score >= enough && best.is_none_or(|(most, ..)| score > most) {
                    best = Some((score, i, j, aspect));
                }
            }
        }
        let Some((_, i, j, aspect)) = best else { break };
        let ((a, _), (b, _)) = (sources.remove(i), targets.remove(j));
        differences.push(Difference {
            kind: DifferenceKind::Changed(aspect),
            source: Some(a.quantity.clone()),
            target: Some(b.quantity.clone()),
        });
    }
    for (x, _) in sources.iter().filter(|(_, asked)| *asked) {
        differences.push(Difference { kind: DifferenceKind::Missing, source: Some(x.quantity.clone()), target: None });
    }
    for (x, _) in targets.iter().filter(|(_, asked)| *asked) {
        differences.push(Difference { kind: DifferenceKind::Extra, source: None, target: Some(x.quantity.clone()) });
    }
    differences
}

/// How likely the one became the other, and what changed.
fn likeness(a: &Found, b: &Found) -> (u32, Aspect) {
    let (x, y) = (&a.quantity, &b.quantity);
    let units = x.unit.zip(y.unit);
    if let (Some((p, q)), true) = (units, x.value == y.value) {
        return if p == q { (0, Aspect::Value) } else { (95, Aspect::Unit) };
    }
    let vague = matches!((x.value, y.value), (Value::Vague(a), Value::Vague(b)) if a.max(b) >= 2);
    let power = matches!((x.value, y.value), (Value::Exact(a), Value::Exact(b)) if a.is_power_of_ten_off(b));
    let special = x.role == y.role && !matches!(x.role, Role::Quantity);
    let score = match units {
        _ if vague => 90,
        Some((p, q)) if p == q => 70,
        Some((p, q)) if p.dimension() == q.dimension() => 60,
        Some(_) => 1,
        None if special => 50,
        None if power => 45,
        None if x.role == y.role => 20,
        None => 5,
    };
    (score + u32::from(power), Aspect::Value)
}

/// Equal numbers that are open on different sides.
fn bounds(source: &Side<'_>, target: &Side<'_>) -> Vec<Difference> {
    let mut differences = Vec::new();
    for x in source.all.iter().filter(|x| x.form == Form::Digits) {
        let Some(bound) = x.quantity.bound else { continue };
        let here = x.quantity.span.of(source.text);
        let strict = x.quantity.unit.is_some_and(Unit::is_measured) || here.contains(['歳', '才']) || here.contains("old");
        let opposed = |other: Bound| bound.is_lower() != other.is_lower() || (strict && bound != other);
        let counterparts: Vec<&Found> = target.all.iter().filter(|y| agree(x, y, false)).collect();
        if let Some(first) = counterparts.first()
            && counterparts.iter().all(|y| y.form == Form::Digits && y.quantity.bound.is_some_and(opposed))
        {
            differences.push(Difference {
                kind: DifferenceKind::Changed(Aspect::Bound),
                source: Some(x.quantity.clone()),
                target: Some(first.quantity.clone()),
            });
        }
    }
    differences
}
