//! Which differences between numbers are in doubt. A difference and the two texts come in; whether right translations often
//! differ like that goes out: the editor is warned and decides. An amount that became another one of its kind is never in
//! doubt, nor is one with a unit that was left out of a sentence.

use super::number::{Quantity, Role, Value};
use super::number_compare::Side;
use super::number_decimal::Number;
use super::number_difference::{Aspect, Difference, DifferenceKind};
use super::number_gloss::is_gloss;
use super::number_lunar::is_of_old;
use crate::text::Lang;

/// Whether a difference may well be none: a number was added, which is often a gloss; a bound is another one, which is
/// often said in passing; what was left out is a small count or stands in brackets or in words; a date is one of the
/// calendar of before 1873; or the two numbers are not of one kind.
pub(super) fn is_doubtful(difference: &Difference, source: &Side<'_>, target: &Side<'_>) -> bool {
    match (difference.kind, &difference.source, &difference.target) {
        (DifferenceKind::Extra | DifferenceKind::Changed(Aspect::Bound), ..) => true,
        (DifferenceKind::Missing, Some(x), _) => {
            is_small(x) || is_worded(x, source) || (x.role != Role::Year && is_gloss(x, source.text)) || is_old_date(x, source, target)
        }
        (DifferenceKind::Changed(Aspect::Value), Some(x), Some(y)) => {
            is_old_date(x, source, target)
                || is_next_month(x, y, source, target)
                || !is_of_kind(x, y)
                || (in_words(x, source) && in_words(y, target))
        }
        _ => false,
    }
}

/// Whether the number is a count below ten: two things become "they".
fn is_small(x: &Quantity) -> bool {
    x.role == Role::Quantity && x.unit.is_none() && matches!(x.value, Value::Exact(value) if value < Number::whole(10))
}

/// Whether the number stands in words and counts nothing that has a unit: "a million hearts".
fn is_worded(x: &Quantity, side: &Side<'_>) -> bool {
    x.unit.is_none() && x.role == Role::Quantity && in_words(x, side)
}

/// Whether no digit says the number.
fn in_words(x: &Quantity, side: &Side<'_>) -> bool {
    !x.span.of(side.text).contains(char::is_numeric)
}

/// Whether two numbers may be the same thing: neither has a role or a unit that the other one cannot have.
fn is_of_kind(x: &Quantity, y: &Quantity) -> bool {
    let reign = |x: &Quantity| x.role == Role::Year && matches!(x.value, Value::Exact(year) if year < Number::whole(100));
    let units = x.unit.zip(y.unit).is_none_or(|(a, b)| a.dimension() == b.dimension());
    x.role == y.role && units && reign(x) == reign(y)
}

/// Whether the number is of a date in texts that speak of old times and name no year of our calendar, which Japan has had
/// since 1873: its months are others, and the years end weeks apart.
fn is_old_date(x: &Quantity, source: &Side<'_>, target: &Side<'_>) -> bool {
    let day = |side: &Side<'_>| x.role == Role::Quantity && x.span.of(side.text).ends_with('日');
    let japanese = if source.lang == Lang::Ja { source } else { target };
    (x.role == Role::Date || day(source))
        && ![source, target].into_iter().any(names_year)
        && (is_of_old(japanese.text) || [source, target].into_iter().any(|side| side.all.iter().any(|y| is_old_year(&y.quantity))))
}

/// Whether a month became one of the two after it, in texts that name no year of our calendar: what is counted by the old
/// one is that much later by ours.
fn is_next_month(x: &Quantity, y: &Quantity, source: &Side<'_>, target: &Side<'_>) -> bool {
    let month = |x: &Quantity, side: &Side<'_>| {
        let said = x.span.of(side.text);
        let Value::Exact(month) = x.value else { return None };
        month.as_whole().filter(|_| x.role == Role::Date && (said.ends_with('月') || said.starts_with(|c: char| c.is_ascii_alphabetic())))
    };
    let Some((x, y)) = month(x, source).zip(month(y, target)) else { return false };
    let later = if source.lang == Lang::Ja { y - x } else { x - y };
    matches!(later.rem_euclid(12), 1 | 2) && ![source, target].into_iter().any(names_year)
}

fn is_old_year(x: &Quantity) -> bool {
    x.role == Role::Year && matches!(x.value, Value::Exact(year) if year < Number::whole(1873))
}

/// Whether a text names a year since Japan has our calendar.
fn names_year(side: &Side<'_>) -> bool {
    let recent = |x: &Quantity| matches!(x.value, Value::Exact(year) if (1873..2200).contains(&year.as_whole().unwrap_or(0)));
    side.all.iter().any(|x| x.quantity.role == Role::Year && recent(&x.quantity))
}

#[cfg(test)]
mod tests {
    use crate::language::compare;
    use crate::text::Lang;

    #[test]
    fn what_changed_is_told_from_what_may_be_none() {
        for (ja, en, doubtful) in [
            ("5mgを投与した。", "50 mg was given.", false),
            ("５０mgを投与した。", "Some was given.", false),
            ("3か月後に診察", "an examination after 3 weeks", false),
            ("5月3日に来院", "a visit on May 4", false),
            ("20人中3人", "3 of 30 people", false),
            ("5月に来院", "a visit in August", false),
            ("2020年5月から", "from June 2020", false),
            ("5月から", "from June", true),
            ("幕府は１３日に使者を送った。", "The shogunate sent an envoy.", true),
            ("二人の医師が診ます。", "Three doctors will see you.", true),
            ("3つの科があります。", "It has departments.", true),
            ("検査（20分）を行う。", "A test is done.", true),
            ("検査を20分行う。", "A test is done.", false),
            ("検査を行う。", "A test is done for 20 minutes.", true),
            ("20歳以上", "under 20", true),
        ] {
            let found = compare(ja, Lang::Ja, en, Lang::En);
            assert!(!found.is_empty() && found.iter().all(|difference| difference.doubtful == doubtful), "{ja} | {en}: {found:?}");
        }
    }
}
