//! What an English text may tell readers abroad by a number that its Japanese translation has no need of: the years of a war
//! that it names, the years of an era, which ruler somebody was, the metres of a measure of cloth. Such a number may as well have
//! been lost, so it is in doubt; what explains for certain is left out by `number_gloss`.

use super::number::{Quantity, Role, Value};
use super::number_date::ends_with_era;
use super::number_reign::understood;
use super::number_side::Side;
use super::number_unit::Unit;

/// Whether a number that the Japanese lacks may explain the English.
pub(super) fn may_explain(x: &Quantity, english: &Side<'_>, japanese: &Side<'_>) -> bool {
    let before = english.text.get(..x.span.start).unwrap_or("");
    let range = matches!(x.value, Value::Range(low, high) if low.as_whole().and(high.as_whole()).is_some()) && x.unit.is_none();
    match x.role {
        Role::Ordinal => true,
        Role::Year => modifies(before, english, x) || names_time(japanese.text),
        _ if x.unit.is_some_and(|unit| unit.dimension() == "decade") => names_time(japanese.text),
        _ if is_before_our_era(before, x, english) => true,
        _ if range => true,
        _ => x.unit.is_some_and(Unit::is_metric) && measures_cloth(japanese),
    }
}

/// Whether the year says which of several something is: the war of 1894-1895, the invasions of 1274 and 1281.
fn modifies(before: &str, english: &Side<'_>, x: &Quantity) -> bool {
    let head = before.trim_end_matches([' ', '-', '–']);
    let behind = |head: &str| head.ends_with(" of") || head.ends_with(" of the year");
    let first = english.all.iter().rfind(|y| y.quantity.role == Role::Year && y.quantity.span.end <= x.span.start);
    let beside = first.is_some_and(|y| {
        let between = english.text.get(y.quantity.span.end..x.span.start).unwrap_or("").trim();
        matches!(between, "and" | "-" | "–" | "to") && english.text.get(..y.quantity.span.start).is_some_and(|head| behind(head.trim_end()))
    });
    behind(head) || beside
}

/// Whether the number is a year before our era, or of its first centuries by name: B.C. 92, A.D. 434.
fn is_before_our_era(before: &str, x: &Quantity, english: &Side<'_>) -> bool {
    let after = english.text.get(x.span.end..).unwrap_or("").trim_start();
    let named = |text: &str| ["B.C.", "A.D.", "BC", "AD", "BCE"].iter().any(|name| text.trim_end().ends_with(name));
    x.unit.is_none() && (named(before) || ["B.C.", "BC", "A.D."].iter().any(|name| after.starts_with(name)))
}

/// Whether a Japanese text speaks of a time without its years: 元禄時代, 昭和初期, この頃.
fn names_time(text: &str) -> bool {
    let of_era = |word: &&str| text.match_indices(*word).any(|(at, _)| text.get(..at).is_some_and(ends_with_era));
    understood("time-ja").iter().any(|word| text.contains(word)) || understood("era-ja").iter().any(of_era)
}

/// Whether a Japanese text counts in a measure of cloth or mats.
fn measures_cloth(japanese: &Side<'_>) -> bool {
    let behind = |x: &Quantity| japanese.text.get(x.span.end..).unwrap_or("");
    let inside = |x: &Quantity| x.span.of(japanese.text);
    understood("measure-ja")
        .iter()
        .any(|word| japanese.all.iter().any(|y| behind(&y.quantity).starts_with(word) || inside(&y.quantity).ends_with(word)))
}
