//! In what an amount is: the dL of 5 mg/dL, the kg and the day of "5 mg per kg a day". A number and its place come in, the
//! units below the line go out. Where both texts name some they have to be of the same kinds, and are reckoned with;
//! where one names none, nothing is said.

use super::number::{Found, Role};
use super::number_decimal::Number;
use super::number_glyphs::Glyphs;
use super::number_token as token;
use super::number_unit::{Unit, unit_at};
use crate::text::Lang;

/// Short names that mean a period behind a stroke only, the longest first.
const JAPANESE: [(&str, &str); 4] = [("時", "h"), ("日", "d"), ("月", "mo"), ("年", "yr")];
const ENGLISH: [(&str, &str); 4] = [("d", "d"), ("mo", "mo"), ("yr", "yr"), ("annum", "yr")];
const ADVERBS: [(&str, &str); 5] = [("daily", "d"), ("weekly", "wk"), ("monthly", "mo"), ("yearly", "yr"), ("annually", "yr")];

/// Units below one line; nobody writes more.
const MOST: usize = 3;

/// Reads the denominators of the numbers of a text.
pub(super) fn read(g: &Glyphs, lang: Lang, all: &mut [Found]) {
    for x in all.iter_mut().filter(|x| x.quantity.role == Role::Quantity) {
        let mut at = counter(g, g.place(x.quantity.span.end), lang);
        while x.per.len() < MOST {
            let Some((unit, end)) = denominator(g, at, lang, x.per.is_empty()) else { break };
            x.per.push(unit);
            x.per_end = g.span(at, end).end;
            at = end;
        }
    }
}

/// The place after what is counted, where a stroke or "per" follows: 個, cells, "mg given".
fn counter(g: &Glyphs, at: usize, lang: Lang) -> usize {
    const LONGEST: usize = 12;
    let word = |at: usize| {
        let from = g.space(at);
        let end = (from..from + LONGEST).find(|at| !g.at(*at).is_alphabetic()).unwrap_or(from);
        if end > from { end } else { at }
    };
    if g.at(at) == '/' || (!g.at(at).is_alphabetic() && g.at(at) != ' ') {
        return at;
    }
    let mut end = at;
    for _ in 0..if lang == Lang::Ja { 1 } else { 2 } {
        end = word(end);
        if g.at(end) == '/' || (lang != Lang::Ja && g.starts(end, " per ")) {
            return end;
        }
    }
    at
}

/// One unit below the line at `at`, and the place after it.
fn denominator(g: &Glyphs, at: usize, lang: Lang, first: bool) -> Option<(Unit, usize)> {
    if !matches!(g.at(at), '/' | ' ') {
        return None;
    }
    if let Some(from) = g.any(at, &["/", " / ", " per "]) {
        let many = token::literal(g, from);
        let from = many.map_or(from, |many| g.space(many.end));
        let short: &[(&str, &str)] = if lang == Lang::Ja { &JAPANESE } else { &ENGLISH };
        // Japanese texts have mL/min and mg/kg/day too.
        let (unit, end) = unit_at(g, from, lang).or_else(|| named(g, from, short)).or_else(|| unit_at(g, from, Lang::En))?;
        return Some((many.map_or(Some(unit), |many| unit.many(many.value))?, end));
    }
    if lang == Lang::Ja || !first {
        return None;
    }
    if let Some(from) = g.any(at, &[" a ", " each "]) {
        return unit_at(g, from, lang).filter(|(unit, _)| unit.is_time());
    }
    named(g, at + 1, &ADVERBS)
}

fn named(g: &Glyphs, at: usize, names: &[(&str, &str)]) -> Option<(Unit, usize)> {
    let (name, symbol) = names.iter().find(|(name, _)| g.starts(at, name))?;
    let end = at + name.chars().count();
    let goes_on = name.is_ascii() && g.at(end).is_ascii_alphanumeric();
    Unit::of(symbol).filter(|_| !goes_on).map(|unit| (unit, end))
}

/// How large the denominators are, where they can be those of the same amount; equal where one has none.
pub(super) fn sizes(a: &[Unit], b: &[Unit]) -> Option<(Number, Number)> {
    if a.is_empty() || b.is_empty() {
        return Some((Number::ONE, Number::ONE));
    }
    let (few, many) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let (mut ours, mut theirs) = (Number::ONE, Number::ONE);
    let mut left: Vec<Unit> = many.to_vec();
    for unit in few {
        let at = left.iter().position(|other| other.is_akin(*unit))?;
        ours = ours.times(unit.size())?;
        theirs = theirs.times(left.swap_remove(at).size())?;
    }
    Some(if a.len() <= b.len() { (ours, theirs) } else { (theirs, ours) })
}

/// Whether two numbers are in amounts of other things: g/dL and g/L.
pub(super) fn differ(a: &Found, b: &Found) -> bool {
    sizes(&a.per, &b.per).is_none_or(|(x, y)| x != y)
}

#[cfg(test)]
mod tests {
    use super::super::number_compare::compare;
    use super::super::number_difference::{Aspect, DifferenceKind};
    use crate::text::Lang;

    #[test]
    fn amounts_keep_their_period() {
        let kinds = |ja: &str, en: &str| compare(ja, Lang::Ja, en, Lang::En).into_iter().map(|d| d.kind).collect::<Vec<_>>();
        for (ja, en) in [
            ("500mg/日を投与", "500 mg/week was given"),
            ("500mg／日を投与", "500 mg per month was given"),
            ("3,300円/月", "3,300 yen per year"),
            ("3,300円/月", "3,300 yen annually"),
            ("5mg/kg/日", "5 mg/kg/week"),
        ] {
            assert_eq!(kinds(ja, en), [DifferenceKind::Changed(Aspect::Unit)], "{ja} {en}");
        }
        for (ja, en) in [
            ("500mg/日を投与", "500 mg/day was given|500 mg per day was given|500 mg daily|500 mg a day|500 mg was given every day"),
            ("3,300円/月", "3,300 yen per month|3,300 yen a month|3,300 yen monthly|a monthly fee of 3,300 yen|¥3,300/month"),
            ("500mg/回を1日2回", "500 mg twice a day"),
        ] {
            for en in en.split('|') {
                assert_eq!(kinds(ja, en), [], "{ja} {en}");
            }
        }
    }
}
