//! Units that were dropped: 5 mg that became "5 was given". The numbers of both texts come in, amounts of which the
//! other text has nothing but the digits go out. Counters may vanish, and so may a unit that the other text names
//! anywhere, as in the head of a table or in "5 and 10 mg".

use super::number::{Form, Found, Role};
use super::number_difference::{Aspect, Difference, DifferenceKind};
use super::number_match::agree;
use super::number_side::Side;
use super::number_unit::Unit;
use crate::text::Lang;

/// English words before which a number stands for itself.
const VERBS: [&str; 12] = ["was", "were", "is", "are", "has", "had", "will", "may", "should", "can", "must", "in"];

/// What follows a Japanese number that stands for itself.
const PARTICLES: [&str; 14] = ["を", "が", "は", "も", "で", "に", "まで", "から", "です", "だ", "。", "、", ")", "）"];

/// Amounts whose unit the target does not have.
pub(super) fn lost_units(source: &Side<'_>, target: &Side<'_>) -> Vec<Difference> {
    let measured = |x: &&Found| {
        let unit = x.quantity.unit.filter(|unit| unit.is_measured() || unit.symbol() == "%" || is_length(*unit, source, x));
        // 図1.3 ガウスぼかし.
        let labelled = source.text.get(..x.quantity.span.start).is_some_and(|before| before.trim_end().ends_with(['図', '表']));
        unit.is_some() && x.form == Form::Digits && x.quantity.role == Role::Quantity && !x.light && !labelled
    };
    let mut differences = Vec::new();
    for x in source.all.iter().filter(measured) {
        let mut counterparts = target.all.iter().filter(|y| agree(x, y, false)).peekable();
        let Some(first) = counterparts.peek().copied() else { continue };
        let bare =
            |y: &Found| y.quantity.unit.is_none() && y.counted.is_none() && y.quantity.value == x.quantity.value && stands_alone(target, y);
        let twin =
            || source.all.iter().any(|z| z.quantity.unit.is_none() && z.quantity.value == x.quantity.value && z.form > Form::Implied);
        if counterparts.all(bare) && !twin() && x.quantity.unit.is_some_and(|unit| !target.names_kind(unit)) {
            let kind = DifferenceKind::Changed(Aspect::Unit);
            differences.push(Difference::new(kind, Some(x.quantity.clone()), Some(first.quantity.clone())));
        }
    }
    differences
}

/// Whether the number is a length of time and no age, hour or year: 3か月, 5時間, "3 months".
fn is_length(unit: Unit, side: &Side<'_>, x: &Found) -> bool {
    let said = x.quantity.span.of(side.text);
    let full = side.lang == Lang::En || said.ends_with('間') || said.ends_with("か月") || said.ends_with("ヶ月") || said.ends_with("カ月");
    unit.is_time() && full && unit.symbol() != "yr"
}

/// Whether nothing that is counted can follow the digits.
fn stands_alone(side: &Side<'_>, x: &Found) -> bool {
    if x.form != Form::Digits || x.quantity.role != Role::Quantity || !x.per.is_empty() {
        return false;
    }
    let after = side.text.get(x.quantity.span.end..).unwrap_or("");
    if side.lang == Lang::Ja {
        return after.is_empty() || PARTICLES.iter().any(|word| after.starts_with(word));
    }
    let closed = after.strip_prefix(['.', ',', ';', '!', '?', ')']).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    let word = after.strip_prefix(' ').map(|rest| rest.split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or(""));
    after.is_empty() || closed || word.is_some_and(|word| VERBS.contains(&word))
}
