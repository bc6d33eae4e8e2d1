//! In what time an amount is: 500mg/日 and "500 mg/week" are a difference. The numbers of both texts come in, equal
//! ones of which both name a period directly behind, and not the same, go out. Where one names none, nothing is said.

use super::number::{Form, Found};
use super::number_compare::{Aspect, Difference, DifferenceKind, Side};
use super::number_match::agree;
use crate::text::Span;

/// Signs behind an amount and the period they name, the longest first.
const JAPANESE: [(&str, &str); 7] = [("時間", "h"), ("時", "h"), ("分", "min"), ("日", "d"), ("週", "wk"), ("月", "mo"), ("年", "yr")];
const ENGLISH: [(&str, &str); 18] = [
    ("minute", "min"),
    ("min", "min"),
    ("hour", "h"),
    ("hr", "h"),
    ("h", "h"),
    ("day", "d"),
    ("d", "d"),
    ("week", "wk"),
    ("wk", "wk"),
    ("month", "mo"),
    ("mo", "mo"),
    ("year", "yr"),
    ("yr", "yr"),
    ("annum", "yr"),
    ("daily", "d"),
    ("weekly", "wk"),
    ("monthly", "mo"),
    ("annually", "yr"),
];

/// Equal amounts in different periods.
pub(super) fn per(source: &Side<'_>, target: &Side<'_>) -> Vec<Difference> {
    let mut differences = Vec::new();
    let amounts = |x: &&Found| x.form == Form::Digits && x.quantity.unit.is_some_and(|unit| !unit.is_time());
    for x in source.all.iter().filter(amounts) {
        let Some((period, span)) = period(source.text, x.quantity.span) else { continue };
        let counterparts: Vec<&Found> = target.all.iter().filter(|y| agree(x, y, false)).collect();
        let other = |y: &Found| self::period(target.text, y.quantity.span);
        if let Some(first) = counterparts.first()
            && counterparts.iter().all(|y| other(y).is_some_and(|(other, _)| other != period))
            && let Some((_, other_span)) = other(first)
        {
            let (mut a, mut b) = (x.quantity.clone(), first.quantity.clone());
            (a.span, b.span) = (span, other_span);
            differences.push(Difference { kind: DifferenceKind::Changed(Aspect::Unit), source: Some(a), target: Some(b) });
        }
    }
    differences
}

/// The period named directly behind an amount, and the bytes of both: 3,300円/月, "500 mg per week", 5mg/kg/日.
fn period(text: &str, span: Span) -> Option<(&'static str, Span)> {
    let mut rest = text.get(span.end..)?;
    for weight in ["/kg", "／kg", "/㎏", "/m²", "/body"] {
        rest = rest.strip_prefix(weight).unwrap_or(rest);
    }
    let sign = |rest: &'_ str| ["/", "／", " / ", " per ", " a ", " each "].iter().find_map(|sign| rest.strip_prefix(sign)).map(str::len);
    let at = text.len() - sign(rest).or_else(|| rest.strip_prefix(' ').map(str::len).filter(|_| rest.contains("ly")))?;
    let spoken = sign(rest).is_some();
    let rest = text.get(at..)?;
    if let Some((word, symbol)) = JAPANESE.iter().find(|(word, _)| rest.starts_with(word)) {
        return spoken.then(|| (*symbol, Span::new(span.start, at + word.len())));
    }
    let word = rest.get(..rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len()))?;
    let (_, symbol) = ENGLISH.iter().find(|(name, _)| *name == word)?;
    let adverb = word.ends_with("ly");
    (adverb != spoken).then(|| (*symbol, Span::new(span.start, at + word.len())))
}

#[cfg(test)]
mod tests {
    use super::super::number_compare::{Aspect, DifferenceKind, compare};
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
