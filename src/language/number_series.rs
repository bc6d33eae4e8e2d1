//! Enumerators inside a sentence: ①原因→②整理→③検討. The other text may number the same things in any style, in words,
//! or not at all; a series with a wrong number, or with one missing, is a fault.

use super::number::{Form, Found, Role, Value};
use super::number_difference::{Aspect, Difference, DifferenceKind};
use super::number_side::Side;

/// The markers of a text with their numbers.
fn markers<'a>(side: &'a Side<'_>) -> Vec<(i64, &'a Found)> {
    let markers = side.all.iter().filter(|x| x.quantity.role == Role::ListMarker && x.form == Form::Digits);
    markers.filter_map(|x| Some((whole(x)?, x))).collect()
}

fn whole(x: &Found) -> Option<i64> {
    match x.quantity.value {
        Value::Exact(value) => value.as_whole(),
        _ => None,
    }
}

/// Whether the markers are 1, 2 and so on, each at least once.
fn is_series(markers: &[(i64, &Found)]) -> bool {
    let most = markers.iter().map(|(n, _)| *n).max().unwrap_or(0);
    most >= 2 && usize::try_from(most).is_ok_and(|most| most <= markers.len()) && (1..=most).all(|n| markers.iter().any(|(m, _)| *m == n))
}

/// The differences between a series of the source and the target's; `None` where the source has none, and its markers
/// are numbers like any other.
pub(super) fn series(source: &Side<'_>, target: &Side<'_>) -> Option<Vec<Difference>> {
    let (wanted, given) = (markers(source), markers(target));
    if !is_series(&wanted) {
        return None;
    }
    let numbered = given.iter().any(|(n, _)| wanted.iter().any(|(m, _)| m == n));
    if !numbered {
        return Some(Vec::new());
    }
    // Besides its markers: first, 2., ※3.
    let stands = |n: i64| {
        target.all.iter().filter(|x| whole(x) == Some(n)).any(|x| {
            let sign = target.text.get(x.quantity.span.end..).is_some_and(|rest| rest.starts_with(['.', ')', ':', '．', '）', '：']));
            !matches!(x.quantity.role, Role::Quantity | Role::Year) || sign
        })
    };
    let mut missing: Vec<&Found> = Vec::new();
    for (n, x) in &wanted {
        if !stands(*n) && !missing.iter().any(|other| whole(other) == Some(*n)) {
            missing.push(x);
        }
    }
    let strange = |n: i64| source.all.iter().all(|x| whole(x) != Some(n));
    let mut wrong = given.iter().filter(|(n, _)| strange(*n)).map(|(_, x)| *x);
    let differences = missing.into_iter().map(|x| match wrong.next() {
        Some(y) => Difference::new(DifferenceKind::Changed(Aspect::Value), Some(x.quantity.clone()), Some(y.quantity.clone())),
        None => Difference::new(DifferenceKind::Missing, Some(x.quantity.clone()), None),
    });
    Some(differences.collect())
}
