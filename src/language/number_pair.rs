//! What became what: numbers of the source without a counterpart joined with numbers of the target without one, the
//! likeliest first. What is left over stays missing or extra.

use super::number::{Form, Found, Quantity, Role, Value};
use super::number_decimal::Number;
use super::number_difference::{Aspect, Difference, DifferenceKind};
use super::number_gloss::{explains, is_gloss};
use super::number_match::agree;
use super::number_name::is_registered;
use super::number_per::differ;
use super::number_side::Side;
use super::number_unit::Unit;
use super::number_words::is_label;

/// How much a number without a counterpart matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Weight {
    /// Told by a word that may mean something else: only where both texts have nothing but that number open.
    Covered,
    /// In words: only as what a number of the other side became.
    Loose,
    /// In digits, but free to vanish: the same.
    Light,
    /// By itself.
    Asked,
}

/// Joins what is missing with what is extra, the likeliest first; what is left stays missing or extra.
/// A number of the target alone, whose text is `text`, is extra where it may stand for one that is missing, or does harm.
pub(super) fn pair(sources: Vec<(&Found, Weight)>, targets: Vec<(&Found, Weight)>, text: &str) -> Vec<Difference> {
    let mut differences = Vec::new();
    let mut likely = Vec::new();
    let count = |all: &[(&Found, Weight)], least: Weight| all.iter().filter(|(x, weight)| !x.bare && *weight >= least).count();
    let lone = [&sources, &targets].iter().all(|all| all.iter().filter(|(_, weight)| *weight > Weight::Covered).count() == 1);
    let lone_words = count(&sources, Weight::Loose) == 1 && count(&targets, Weight::Loose) == 1;
    let only = count(&sources, Weight::Covered) == 1 && count(&targets, Weight::Covered) == 1;
    for (i, (a, a_weight)) in sources.iter().enumerate() {
        for (j, (b, b_weight)) in targets.iter().enumerate() {
            let (score, aspect) = standing(a, b).or_else(|| standing(b, a)).map_or_else(|| likeness(a, b), |score| (score, None));
            // 1人 beside "once" is one, and nothing changed.
            let one = [a, b].iter().all(|x| x.quantity.role == Role::Quantity && x.quantity.value == Value::Exact(Number::ONE));
            let aspect = aspect.filter(|aspect| *aspect != Aspect::Value || !one);
            let enough = match (*a_weight.min(b_weight), *a_weight.max(b_weight)) {
                (Weight::Asked, _) => 1,
                (Weight::Covered, Weight::Loose) if only && counts(a) && counts(b) && !a.bare && !b.bare => 20,
                (Weight::Covered, _) => u32::MAX,
                (Weight::Loose, _) if is_gloss(&b.quantity, text) && *a_weight == Weight::Loose && !explains(a, &b.quantity) => u32::MAX,
                _ if lasts(a) && lasts(b) && is_vague(a) == is_vague(b) => 60,
                _ if is_part(a) && is_part(b) => 1,
                _ if is_part(a) && grows(b) || grows(a) && is_part(b) => 1,
                _ if lone && (a.lists || b.lists) && a.form == b.form && counts(a) && counts(b) => 20,
                (Weight::Loose, Weight::Light | Weight::Asked) if lone_words && (only_one(a) || only_one(b)) && quantity(a, b) => 5,
                (Weight::Loose, Weight::Loose) if lone_words && counts(a) && counts(b) && !a.bare && !b.bare => 20,
                (_, Weight::Asked) => 40,
                (_, Weight::Light) if counts(a) && counts(b) => 20,
                (_, Weight::Light) => 80,
                _ => 90,
            };
            let enough = if aspect.is_none() && enough != u32::MAX { 1 } else { enough };
            if score >= enough {
                likely.push((std::cmp::Reverse(score), i, j, aspect));
            }
        }
    }
    likely.sort_by_key(|(score, i, j, _)| (*score, *i, *j));
    let (mut used_source, mut used_target) = (vec![false; sources.len()], vec![false; targets.len()]);
    for (_, i, j, aspect) in likely {
        let (Some(source_used), Some(target_used)) = (used_source.get_mut(i), used_target.get_mut(j)) else { continue };
        if *source_used || *target_used {
            continue;
        }
        (*source_used, *target_used) = (true, true);
        if let (Some((a, _)), Some((b, _)), Some(aspect)) = (sources.get(i), targets.get(j), aspect) {
            let [source, target] = if is_part(a) && is_part(b) {
                [as_part(a), as_part(b)]
            } else if aspect == Aspect::Unit {
                [a, b].map(|x| x.with_per())
            } else {
                [a, b].map(|x| x.quantity.clone())
            };
            differences.push(Difference::new(DifferenceKind::Changed(aspect), Some(source), Some(target)));
        }
    }
    let left = |all: &[(&Found, Weight)], used: &[bool]| -> Vec<Quantity> {
        let open = all.iter().zip(used).filter(|((_, weight), used)| *weight == Weight::Asked && !**used);
        open.map(|((x, _), _)| x.quantity.clone()).collect()
    };
    // Of 4尺7寸 only one has become metres.
    let converted = sources.iter().zip(&used_source).any(|((x, _), used)| x.old && *used);
    for (used, (x, _)) in used_source.iter_mut().zip(&sources) {
        *used |= converted && x.old;
    }
    for quantity in left(&sources, &used_source) {
        differences.push(Difference::new(DifferenceKind::Missing, Some(quantity), None));
    }
    let replaces = |y: &Quantity| {
        let years = |x: &Found| x.quantity.role == Role::Year || x.quantity.unit.is_some_and(|unit| unit.symbol() == "yr");
        let kind = |x: &Found| match y.role {
            Role::Year => years(x) && !x.light,
            Role::Ordinal => x.quantity.role == Role::Ordinal || x.form == Form::Digits,
            _ => true,
        };
        let gloss = is_gloss(y, text);
        sources.iter().zip(&used_source).any(|((x, weight), used)| {
            let may = *weight > Weight::Covered && (!gloss || (*weight > Weight::Loose && explains(x, y)));
            !used && may && kind(x) && x.quantity.role != Role::ListMarker
        })
    };
    for quantity in left(&targets, &used_target).into_iter().filter(|y| replaces(y) || harms(y, text)) {
        differences.push(Difference::new(DifferenceKind::Extra, None, Some(quantity)));
    }
    differences
}

/// Whether a number that the source does not have misleads the reader: a dose, a price, a time, a number of people, unless
/// it explains another in brackets.
fn harms(x: &Quantity, text: &str) -> bool {
    let before = text.get(..x.span.start).unwrap_or("");
    let amount = |unit: Unit| {
        let age = unit.dimension() == "decade" && matches!(x.value, Value::Exact(n) if n < Number::whole(200));
        age || unit.is_time()
            || (unit.is_measured() && unit.dimension() != "metre")
            || unit.is_dosage()
            || matches!(unit.dimension(), "percent" | "times" | "yen" | "dollar" | "euro")
    };
    let people = x.unit.is_none() && {
        let after = text.get(x.span.end..).unwrap_or("").trim_start();
        ["人", "名", "patient", "people", "participant", "subject", "case", "例", "症例"].iter().any(|word| after.starts_with(word))
    };
    // Volume 6, where the other text has the name alone.
    let label = before
        .trim_end()
        .rsplit([' ', '\u{a0}'])
        .next()
        .is_some_and(|word| is_label(word.trim_end_matches(['.', 's']).to_lowercase().as_str()));
    let in_year = matches!(x.value, Value::Exact(n) if n < Number::whole(1000))
        && ["year ", "In ", "AD ", "A.D. "].iter().any(|word| before.ends_with(word));
    let bare = !label && !in_year && x.span.of(text).starts_with(|c: char| c.is_numeric() && !c.is_alphabetic());
    // A reference in brackets is one all the same.
    let name: String = x.span.of(text).chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    if x.role == Role::Identifier && is_registered(&name) {
        return true;
    }
    !is_gloss(x, text)
        && match x.role {
            Role::Quantity => people || x.unit.map_or(bare, amount),
            Role::Frequency | Role::Time | Role::Identifier => true,
            _ => false,
        }
}

/// Adds the numbers that are the same in another unit, though a number without a unit would account for each: one
/// tablet for one week, and "one tablet for one month".
pub(super) fn swap_units(source: &Side<'_>, target: &Side<'_>, differences: &mut Vec<Difference>) {
    let lone = |side: &Side<'_>, other: &Side<'_>| -> Vec<Quantity> {
        let known = |x: &Found| other.all.iter().any(|y| y.quantity.unit.is_some() && agree(x, y, false));
        let open = |x: &&Found| x.form > Form::Implied && x.quantity.unit.is_some() && !known(x);
        let settled = |x: &Found| side.settled.iter().any(|span| span.overlaps(x.quantity.span));
        side.all.iter().filter(open).filter(|x| !settled(x)).map(Found::with_per).collect()
    };
    let mut targets = lone(target, source);
    for x in lone(source, target) {
        let of_one_kind =
            |p: Unit, q: Unit| (p.is_time() && q.is_time()) || p.dimension() == q.dimension() || (p.is_exact() && q.is_exact());
        let swapped = |y: &Quantity| y.value == x.value && x.unit.zip(y.unit).is_some_and(|(p, q)| of_one_kind(p, q));
        let Some(at) = targets.iter().position(swapped) else { continue };
        let y = targets.swap_remove(at);
        let at = |found: Option<&Quantity>, here: &Quantity| found.is_some_and(|found| found.span.start == here.span.start);
        if !differences.iter().any(|d| at(d.source.as_ref(), &x) || at(d.target.as_ref(), &y)) {
            differences.push(Difference::new(DifferenceKind::Changed(Aspect::Unit), Some(x), Some(y)));
        }
    }
}

/// Whether the number counts more than one thing.
fn counts(x: &Found) -> bool {
    x.quantity.role == Role::Quantity && matches!(x.quantity.value, Value::Exact(value) if value > Number::ONE)
}

/// The number as less than a whole: half, a third, 千人に1人.
fn part(x: &Found) -> Option<Value> {
    let is_part = |value: &Value| matches!(value, Value::Fraction(above, below) if above < below);
    let also = x.also.iter().map(|(value, _)| *value);
    std::iter::once(x.quantity.value).chain(also).find(is_part).filter(|_| x.quantity.unit.is_none())
}

fn is_part(x: &Found) -> bool {
    part(x).is_some()
}

fn is_vague(x: &Found) -> bool {
    matches!(x.quantity.value, Value::Vague(_))
}

/// Whether the number says that something became more: doubled, 3倍.
fn grows(x: &Found) -> bool {
    x.quantity.unit.is_some_and(|unit| unit.symbol() == "×") && matches!(x.quantity.value, Value::Exact(value) if value > Number::ONE)
}

/// The quantity as a part of a whole: "a third" is 1/3 beside 半分.
fn as_part(x: &Found) -> Quantity {
    let value = part(x).unwrap_or(x.quantity.value);
    Quantity { value, role: Role::Quantity, ..x.quantity.clone() }
}

/// Adds the one case that became several, though another 1 of the text would account for it: type 1 diabetes in one case,
/// and "type 1 diabetes in two cases".
pub(super) fn swap_counts(source: &Side<'_>, target: &Side<'_>, differences: &mut Vec<Difference>) {
    let [Some(x), Some(y)] = [source, target].map(only_count) else { return };
    let one = |x: &Found| x.quantity.value == Value::Exact(Number::ONE);
    let (more, home, other) = if one(x) { (y, target, source) } else { (x, source, target) };
    let single = [" one ", " single ", " a case", " a patient", " each ", " every ", " per "];
    let singular = |side: &Side<'_>| single.iter().any(|word| format!(" {} ", side.text.to_lowercase()).contains(word));
    if one(x) == one(y) || other.covers(more, home) || singular(source) || singular(target) {
        return;
    }
    let (x, y) = (x.quantity.clone(), y.quantity.clone());
    if !differences.iter().any(|d| d.source.as_ref() == Some(&x) || d.target.as_ref() == Some(&y)) {
        differences.push(Difference::new(DifferenceKind::Changed(Aspect::Value), Some(x), Some(y)));
    }
}

/// The number of people or cases of a text, if it has just one.
fn only_count<'a>(side: &'a Side<'_>) -> Option<&'a Found> {
    let people = |x: &&Found| {
        let after = side.text.get(x.quantity.span.end..).unwrap_or("");
        let head = after.starts_with(['例', '人', '名']) || (after.starts_with(' ') && !after.starts_with(" times"));
        x.counted.is_some() && head && x.form > Form::Implied && matches!(x.quantity.value, Value::Exact(_))
    };
    let mut all = side.all.iter().filter(people);
    all.next().filter(|_| all.next().is_none())
}

/// Whether the number is one thing, person or time in digits: 1人, 1種類.
fn only_one(x: &Found) -> bool {
    x.quantity.value == Value::Exact(Number::ONE)
        && x.form == Form::Digits
        && (x.counted.is_some() || x.lists || x.quantity.unit.is_some_and(|unit| !unit.is_time()))
        && x.quantity.role == Role::Quantity
}

fn quantity(a: &Found, b: &Found) -> bool {
    let units = a.quantity.unit.map(Unit::dimension) == b.quantity.unit.map(Unit::dimension);
    units && [a, b].iter().all(|x| x.quantity.role == Role::Quantity && matches!(x.quantity.value, Value::Exact(_)))
}

/// Whether the number is a length of time: half a year, three months.
fn lasts(x: &Found) -> bool {
    let known = !matches!(x.quantity.value, Value::Range(..));
    x.quantity.role == Role::Quantity && known && x.quantity.unit.is_some_and(Unit::is_time)
}

/// What of an identifier stays when its number changes: its letters; for a telephone number, that it has none.
fn kind_of_name(x: &Found) -> Option<String> {
    let letters: String = x.name.chars().filter(|c| !c.is_ascii_digit()).collect();
    (!letters.is_empty() || x.name.len() >= 7).then_some(letters)
}

/// Whether the other text says the one in other words that are not reckoned here: an old measure in metres, the year of
/// a reign as one of ours.
fn standing(a: &Found, b: &Found) -> Option<u32> {
    let year = |x: &Found| {
        let early = matches!(x.quantity.value, Value::Exact(year) if year < Number::whole(1873) && year >= Number::whole(100) && year.as_whole().is_some());
        // An English year of three figures looks like any number.
        let bare = x.quantity.role == Role::Quantity && x.quantity.unit.is_none() && x.counted.is_none();
        early && (x.quantity.role == Role::Year || (bare && a.light))
    };
    let reign = a.form > Form::Implied
        && (a.quantity.role == Role::Year || a.quantity.unit.is_some_and(|unit| unit.symbol() == "yr"))
        && matches!(a.quantity.value, Value::Exact(n) if n < Number::whole(65))
        && year(b);
    // A year beside a year is likelier the one that changed.
    let old = a.old && b.quantity.unit.is_some_and(Unit::is_metric);
    old.then_some(66).or_else(|| reign.then_some(45))
}

/// How likely the one became the other, and what changed.
fn likeness(a: &Found, b: &Found) -> (u32, Option<Aspect>) {
    let (x, y) = (&a.quantity, &b.quantity);
    let units = x.unit.zip(y.unit);
    if let (Some((p, q)), true) = (units, x.value == y.value) {
        return if p == q && !differ(a, b) { (0, Some(Aspect::Value)) } else { (85, Some(Aspect::Unit)) };
    }
    if x.value == y.value && x.role == y.role && differ(a, b) {
        return (85, Some(Aspect::Unit));
    }
    if x.role == Role::Identifier && y.role == Role::Identifier {
        let same = kind_of_name(a).is_some_and(|kind| kind_of_name(b) == Some(kind));
        return (if same { 75 } else { 0 }, Some(Aspect::Value));
    }
    let heat = |unit: Option<Unit>| unit.is_some_and(|unit| unit.dimension() == "fahrenheit");
    if x.value == y.value && heat(x.unit) != heat(y.unit) {
        return (85, Some(Aspect::Unit));
    }
    let vague = matches!((x.value, y.value), (Value::Vague(a), Value::Vague(b)) if a.max(b) >= 2);
    let power = matches!((x.value, y.value), (Value::Exact(a), Value::Exact(b)) if a.is_power_of_ten_off(b));
    let special = x.role == y.role && !matches!(x.role, Role::Quantity);
    let score = match units {
        _ if vague => 90,
        Some((p, q)) if p == q => 70,
        Some((p, q)) if p.dimension() == q.dimension() || (p.is_time() && q.is_time()) => 60,
        Some(_) => 1,
        None if special => 50,
        None if power => 30,
        None if x.role == y.role => 20,
        None => 5,
    };
    (score + u32::from(power), Some(Aspect::Value))
}
