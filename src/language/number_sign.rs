//! Degrees below zero: -80℃ and "80 °C" are a difference, マイナス80℃ and "minus 80 °C" are none. The numbers of both
//! texts come in, those that lost or gained their sign go out. A dash that may as well join or stand for 〜 is no sign.

use super::number::{Form, Found, Quantity, Value};
use super::number_decimal::Number;
use super::number_difference::{Aspect, Difference, DifferenceKind};
use super::number_match::agree;
use super::number_side::Side;
use super::number_unit::Unit;
use crate::text::Span;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    Above,
    Below,
    Unsure,
}

/// Equal temperatures of which one is below zero and the other is not.
pub(super) fn signs(source: &Side<'_>, target: &Side<'_>) -> Vec<Difference> {
    let mut differences = Vec::new();
    for x in source.all.iter().filter(|x| is_heat(x, source.text)) {
        let (sign, said) = sign(source.text, x.quantity.span);
        let counterparts: Vec<&Found> = target.all.iter().filter(|y| y.quantity.value == x.quantity.value && agree(x, y, false)).collect();
        let other = |y: &Found| self::sign(target.text, y.quantity.span);
        let turned =
            |y: &Found| is_heat(y, target.text) && matches!((sign, other(y).0), (Sign::Above, Sign::Below) | (Sign::Below, Sign::Above));
        if let Some(first) = counterparts.first()
            && counterparts.iter().all(|y| turned(y))
        {
            let (other_sign, other_said) = other(first);
            let (ours, theirs) = (signed(&x.quantity, sign, said), signed(&first.quantity, other_sign, other_said));
            differences.push(Difference::new(DifferenceKind::Changed(Aspect::Value), Some(ours), Some(theirs)));
        }
    }
    differences
}

fn is_heat(x: &Found, text: &str) -> bool {
    let heat = |unit: Unit| matches!(unit.dimension(), "celsius" | "fahrenheit" | "degree");
    let degrees = || text.get(x.quantity.span.end..).is_some_and(|rest| rest.starts_with('度'));
    let above_zero = matches!(x.quantity.value, Value::Exact(value) if value > Number::ZERO);
    x.form == Form::Digits && above_zero && x.quantity.unit.map_or_else(degrees, heat)
}

/// The quantity with its sign.
fn signed(x: &Quantity, sign: Sign, span: Span) -> Quantity {
    let value = match x.value {
        Value::Exact(value) if sign == Sign::Below => value.times(Number::new(-1, 0)).map_or(x.value, Value::Exact),
        value => value,
    };
    Quantity { span, value, ..x.clone() }
}

/// What the words and signs before a temperature make of it, and the bytes of it with them.
fn sign(text: &str, span: Span) -> (Sign, Span) {
    let before = text.get(..span.start).unwrap_or("");
    let after = text.get(span.end..).unwrap_or("").trim_start().to_lowercase();
    let lower = before.to_lowercase();
    for word in ["マイナス", "氷点下", "零下", "minus ", "negative "] {
        if before.ends_with(word) || lower.ends_with(word) && lower.len() == before.len() {
            return (Sign::Below, Span::new(span.start - word.len(), span.end));
        }
    }
    if ["below zero", "below freezing", "below 0"].iter().any(|word| after.starts_with(word)) {
        return (Sign::Below, span);
    }
    let dash = |c: char| matches!(c, '-' | '‐' | '‑' | '‒' | '–' | '—' | '−' | '－' | '﹣' | '⁻');
    let tight = before.trim_end_matches(' ');
    let Some(found) = tight.chars().next_back().filter(|&c| dash(c) || matches!(c, '±' | '~' | '〜' | '～' | 'ー')) else {
        return (Sign::Above, span);
    };
    let rest = tight.strip_suffix(found).unwrap_or("");
    let free = rest.is_empty()
        || rest.ends_with([
            ' ', '　', '(', '（', '、', '，', '。', ':', '：', '=', '＝', '<', '>', '≤', '≥', '≦', '≧', '「', '約', 'で', 'を', 'に', 'は',
            'が', 'も', 'と', 'の', 'ら', '~', '〜', '～', '|',
        ]);
    // "at 4 °C - 80 °C" joins; a dash with a space after it is a dash.
    if !dash(found) || !free || (tight.len() < before.len() && found != '−') || rest.trim_end().ends_with(['C', '℃', '°', 'F']) {
        return (Sign::Unsure, span);
    }
    (Sign::Below, Span::new(rest.len(), span.end))
}

#[cfg(test)]
mod tests {
    use super::super::number_compare::compare;
    use super::super::number_difference::{Aspect, DifferenceKind};
    use crate::text::Lang;

    #[test]
    fn degrees_keep_their_sign() {
        let found = |ja: &str, en: &str| compare(ja, Lang::Ja, en, Lang::En);
        for ja in ["-80℃で保存", "−80℃で保存", "－80℃で保存", "マイナス80℃で保存", "約-80℃で保存", "細胞を-80℃で保存"]
        {
            let all = found(ja, "Store at 80 °C");
            assert_eq!(all.iter().map(|d| d.kind).collect::<Vec<_>>(), [DifferenceKind::Changed(Aspect::Value)], "{ja}");
            for en in ["Store at −80 °C", "Store at minus 80 °C", "Store at –80 °C", "Store at -80°C", "Store (-80 °C)"] {
                assert!(found(ja, en).is_empty(), "{ja} {en}");
            }
        }
        assert_eq!(found("80℃で保存", "Store at −80 °C").len(), 1);
        assert_eq!(found("-80度で保存", "Store at 80 °C").len(), 1);
        for (ja, en) in [
            ("4-80℃で保存", "Store at 4–80 °C"),
            ("4℃-80℃で保存", "Store at 4 °C to 80 °C"),
            ("保存温度-80℃", "Storage temperature: 80 °C"),
            ("-80〜-60℃", "−80 to −60 °C"),
            ("零下20℃", "20 °C below zero"),
            ("マイナス80度", "−80 °C"),
            ("-196℃の液体窒素", "liquid nitrogen at -196°C (-321°F)"),
            ("-10℃", "-10 °C (14 °F)"),
            ("20℃〜-80℃", "20 °C to -80 °C"),
        ] {
            assert!(found(ja, en).is_empty(), "{ja} {en} {:?}", found(ja, en));
        }
        let text = "細胞を-80℃で保存";
        let all = found(text, "Store at 80 °C");
        assert_eq!(all.first().and_then(|d| d.source.as_ref()).map(|q| q.span.of(text)), Some("-80℃"));
    }
}
