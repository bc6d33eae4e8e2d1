//! The numbers of a source text held against those of its translation.
//!
//! Two texts come in, the differences that count go out. It is built to stay silent on right translations: only
//! numbers in digits (and large ones in words) are asked for, written in any way, once or often; 0 and 1 and two people
//! may vanish; small numbers in words may be added; units are told apart only where both sides name one.

use super::number::{Found, Quantity, Role, Value};
use super::number_bound::{beside, bounds};
use super::number_citation::citations;
use super::number_day::{days, of_week};
use super::number_difference::{Aspect, Difference, DifferenceKind};
use super::number_doubt::is_doubtful;
use super::number_gloss::left_out;
use super::number_idle::is_idle;
use super::number_label::labels;
use super::number_lost::lost_units;
use super::number_lunar::reads_lunar;
use super::number_pair::{pair, swap_counts, swap_units};
use super::number_rate::{Rate, same};
use super::number_reign::complete;
use super::number_said::is_said;
use super::number_series::series;
use super::number_side::{MOST, Side};
use super::number_sign::signs;
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
