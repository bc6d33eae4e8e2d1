//! number-mismatch: numbers compared by value, unit and role, never as digit strings (the module `language` knows how).

use super::pair::{Issue, Reading, Side};
use crate::finding::Code;
use crate::language::{Difference, DifferenceKind, Quantity, Value, compare};

/// Every number of one side that the other side does not account for.
pub(super) fn mismatch(reading: &Reading<'_>, issues: &mut Vec<Issue>) {
    let pair = reading.pair;
    for Difference { kind, source, target } in compare(pair.source, reading.source_lang, pair.target, reading.target_lang) {
        let text = |quantity: &Option<Quantity>, text: &str| quantity.as_ref().map_or(String::new(), |q| q.span.of(text).to_owned());
        let problem = match kind {
            DifferenceKind::Missing => "missing",
            DifferenceKind::Extra => "extra",
            DifferenceKind::Changed(_) => "changed",
        };
        let mut issue = Issue::new(Code::NumberMismatch)
            .with("problem", problem)
            .with("source", text(&source, pair.source))
            .with("value", source.as_ref().map_or(String::new(), value))
            .with("target", text(&target, pair.target));
        match (&target, &source) {
            (Some(target), _) => issue.span = Some(target.span),
            (None, Some(_)) => issue.side = Side::Target,
            (None, None) => continue,
        }
        issues.push(issue);
    }
}

/// The value of a quantity in plain digits: 1億 is 100,000,000.
fn value(quantity: &Quantity) -> String {
    match &quantity.value {
        Value::Exact(number) => grouped(&number.to_string()),
        Value::Range(from, to) => format!("{}–{}", grouped(&from.to_string()), grouped(&to.to_string())),
        Value::Vague(power) => format!("10^{power}"),
        Value::Fraction(part, whole) => format!("{part}/{whole}"),
    }
}

/// Digits with a comma between groups of three in front of the decimal point.
fn grouped(digits: &str) -> String {
    let (whole, rest) = digits.split_at_checked(digits.find(['.', 'e']).unwrap_or(digits.len())).unwrap_or((digits, ""));
    let count = whole.chars().filter(char::is_ascii_digit).count();
    let mut out = String::with_capacity(digits.len() + count / 3);
    let mut left = count;
    for c in whole.chars() {
        if c.is_ascii_digit() {
            if left < count && left.is_multiple_of(3) {
                out.push(',');
            }
            left -= 1;
        }
        out.push(c);
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn digits_in_groups_of_three() {
        assert_eq!(grouped("100000000"), "100,000,000");
        assert_eq!(grouped("-1234.5678"), "-1,234.5678");
        assert_eq!(grouped("123"), "123");
    }
}
