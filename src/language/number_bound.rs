//! On which side numbers are open: 20歳以上 and "under 20" are a difference, 5以下 and "less than 6" are none.

use super::number::{Bound, Form, Found, Quantity, Value};
use super::number_compare::{Aspect, Difference, DifferenceKind, Side};
use super::number_decimal::Number;
use super::number_match::agree;
use super::number_unit::Unit;

/// Equal numbers that are open on different sides.
pub(super) fn bounds(source: &Side<'_>, target: &Side<'_>) -> Vec<Difference> {
    let mut differences = Vec::new();
    for x in source.all.iter().filter(|x| x.form == Form::Digits) {
        let Some(bound) = x.quantity.bound else { continue };
        if target.all.iter().any(|y| beside(&x.quantity, &y.quantity)) {
            continue;
        }
        let counterparts: Vec<&Found> = target.all.iter().filter(|y| agree(x, y, false)).collect();
        let aged = |side: &Side<'_>, x: &Found| x.quantity.span.of(side.text).contains(['歳', '才']);
        let opposed = |y: &Found, other: Bound| {
            let strict = x.quantity.unit.or(y.quantity.unit).is_some_and(Unit::is_measured) || aged(source, x) || aged(target, y);
            bound.is_lower() != other.is_lower() || (strict && bound != other)
        };
        if let Some(first) = counterparts.first()
            && counterparts.iter().all(|y| y.form == Form::Digits && y.quantity.bound.is_some_and(|other| opposed(y, other)))
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

/// Whether two bounded whole numbers draw the line at the same place: 5以下 and "less than 6".
pub(super) fn beside(x: &Quantity, y: &Quantity) -> bool {
    let (Value::Exact(a), Value::Exact(b)) = (x.value, y.value) else { return false };
    let units = x.unit.zip(y.unit).is_none_or(|(x, y)| x == y);
    let up = |low: Number, high: Number| low.as_whole().is_some() && low.plus(Number::ONE) == Some(high);
    units
        && match (x.bound, y.bound) {
            (Some(Bound::AtMost), Some(Bound::LessThan)) | (Some(Bound::MoreThan), Some(Bound::AtLeast)) => up(a, b),
            (Some(Bound::LessThan), Some(Bound::AtMost)) | (Some(Bound::AtLeast), Some(Bound::MoreThan)) => up(b, a),
            _ => false,
        }
}
