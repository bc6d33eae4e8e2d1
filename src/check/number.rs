//! number-mismatch, identifier-mismatch and citation-mismatch: numbers compared by value, unit and role, never as digit
//! strings (the module `language` knows how). One comparison serves the three.

use super::pair::{Issue, Reading, Side};
use crate::finding::Code;
use crate::language::{Aspect, Bound, Difference, DifferenceKind, Number, Quantity, Role, Value};
use crate::text::{Span, fold_to_string};

/// Every number of one side that the other side does not account for.
///
/// The arguments: `problem` (`missing`, `extra`, `value`, `less` and `more` for a slip by a power of ten, `unit`,
/// `bound`), `source` and `target` as they are written, `shown` (`values` where `source_value` and `target_value` say
/// more than what is written), `factor` of a slip, `source_bound` and `target_bound`.
pub(super) fn mismatch(reading: &Reading<'_>, issues: &mut Vec<Issue>) {
    for difference in reading.numbers().iter().filter(|difference| code(difference) == Code::NumberMismatch) {
        let (source, target) = (&difference.source, &difference.target);
        let (source_said, target_said) = said(reading, difference);
        let shown = Said::needs_values(&[&source_said, &target_said]);
        let mut issue = issue(difference, problem(difference))
            .doubtful(difference.doubtful)
            .with("source", source_said.text)
            .with("target", target_said.text)
            .with("shown", if shown { "values" } else { "none" })
            .with("source_value", source_said.value)
            .with("target_value", target_said.value);
        if let (Some(source), Some(target)) = (source, target) {
            issue = issue.with("factor", factor(source, target)).with("source_bound", bound(source)).with("target_bound", bound(target));
        }
        issues.push(issue);
    }
}

/// Every name with digits in it that the other side does not have.
///
/// The arguments: `problem` (`missing`, `extra`, `changed`), `source` and `target` as they are written.
pub(super) fn identifiers(reading: &Reading<'_>, issues: &mut Vec<Issue>) {
    named(reading, Code::IdentifierMismatch, issues);
}

/// Every mark of a note or a reference that the other side does not have; the arguments are those of [`identifiers`].
pub(super) fn citations(reading: &Reading<'_>, issues: &mut Vec<Issue>) {
    named(reading, Code::CitationMismatch, issues);
}

fn named(reading: &Reading<'_>, wanted: Code, issues: &mut Vec<Issue>) {
    for difference in reading.numbers().iter().filter(|difference| code(difference) == wanted) {
        let problem = match difference.kind {
            DifferenceKind::Missing => "missing",
            DifferenceKind::Extra => "extra",
            DifferenceKind::Changed(_) => "changed",
        };
        let (source, target) = said(reading, difference);
        issues.push(issue(difference, problem).with("source", source.text).with("target", target.text));
    }
}

/// Under which code a difference is told: by what the source has, where it has something.
fn code(difference: &Difference) -> Code {
    match difference.source.as_ref().or(difference.target.as_ref()).map(|quantity| quantity.role) {
        Some(Role::Identifier) => Code::IdentifierMismatch,
        Some(Role::Citation) => Code::CitationMismatch,
        _ => Code::NumberMismatch,
    }
}

fn issue(difference: &Difference, problem: &'static str) -> Issue {
    let mut issue = Issue::new(code(difference)).with("problem", problem);
    (issue.side, issue.span) = (Side::Target, difference.target.as_ref().map(|target| target.span));
    issue.source_span = difference.source.as_ref().map(|source| source.span);
    issue
}

fn said(reading: &Reading<'_>, difference: &Difference) -> (Said, Said) {
    let pair = reading.pair;
    (Said::new(difference.source.as_ref(), pair.source), Said::new(difference.target.as_ref(), pair.target))
}

fn problem(difference: &Difference) -> &'static str {
    match (difference.kind, &difference.source, &difference.target) {
        (DifferenceKind::Missing, ..) => "missing",
        (DifferenceKind::Extra, ..) => "extra",
        (DifferenceKind::Changed(Aspect::Unit), ..) => "unit",
        (DifferenceKind::Changed(Aspect::Bound), ..) => "bound",
        (DifferenceKind::Changed(Aspect::Value), Some(source), Some(target)) => match slip(source, target) {
            Some((_, true)) => "less",
            Some((_, false)) => "more",
            None => "value",
        },
        (DifferenceKind::Changed(Aspect::Value), ..) => "value",
    }
}

/// The power of ten by which a number slipped, and whether it became less.
fn slip(source: &Quantity, target: &Quantity) -> Option<(u32, bool)> {
    let (Value::Exact(a), Value::Exact(b)) = (source.value, target.value) else { return None };
    if source.role != Role::Quantity || target.role != Role::Quantity || source.unit.zip(target.unit).is_some_and(|(a, b)| a != b) {
        return None;
    }
    (1..=12).find_map(|power| {
        let power_of = |n: Number| n.shifted(i32::try_from(power).unwrap_or(0));
        if power_of(b) == a { Some((power, true)) } else { (power_of(a) == b).then_some((power, false)) }
    })
}

fn factor(source: &Quantity, target: &Quantity) -> String {
    slip(source, target).map_or(String::new(), |(power, _)| grouped(&Number::ONE.shifted(i32::try_from(power).unwrap_or(0)).to_string()))
}

fn bound(quantity: &Quantity) -> &'static str {
    match quantity.bound {
        Some(Bound::AtLeast) => "at-least",
        Some(Bound::MoreThan) => "more-than",
        Some(Bound::AtMost) => "at-most",
        Some(Bound::LessThan) => "less-than",
        None => "none",
    }
}

/// A number as it is written, and its value in plain digits.
#[derive(Default)]
struct Said {
    text: String,
    value: String,
    /// Whether the value says more than what is written.
    more: bool,
}

impl Said {
    fn new(quantity: Option<&Quantity>, text: &str) -> Said {
        let Some(quantity) = quantity else { return Said::default() };
        let counted = Span::new(quantity.span.start, quantity.span.end + counter(text.get(quantity.span.end..).unwrap_or("")));
        let (text, mut value) = (counted.of(text).trim().to_owned(), value(quantity).unwrap_or_default());
        let digits = |text: &str| text.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect::<String>();
        // 半年 is six months; its 6 alone would say nothing.
        if digits(&fold_to_string(&text)).is_empty() && quantity.unit.is_some_and(|unit| matches!(unit.dimension(), "month" | "second")) {
            value.clear();
        }
        let more = !value.is_empty() && digits(&fold_to_string(&text)) != digits(&value);
        Said { text, value, more }
    }

    /// Whether the values make plainer what is written: one of them says more, and all are known.
    fn needs_values(all: &[&Said]) -> bool {
        let written = || all.iter().filter(|said| !said.text.is_empty());
        written().any(|said| said.more) && written().all(|said| !said.value.is_empty())
    }
}

/// Bytes of the counter or the plural that follows a number: 個 of 1億個, cells of 10 million cells.
fn counter(rest: &str) -> usize {
    const COUNTERS: &str = "個名人回本件枚例床台種杯滴匹頭社店袋箱粒錠階席軒株冊度";
    if let Some(c) = rest.chars().next().filter(|&c| COUNTERS.contains(c)) {
        return c.len_utf8();
    }
    let Some(word) = rest.strip_prefix(' ') else { return 0 };
    let word = word.get(..word.find(|c: char| !c.is_ascii_lowercase()).unwrap_or(word.len())).unwrap_or("");
    let is_plural = word.len() > 3 && word.ends_with('s') && !word.ends_with("ss");
    if is_plural || word == "people" { 1 + word.len() } else { 0 }
}

/// The value of a quantity in plain digits, with the sign of a percentage; nothing where only a magnitude is known,
/// and for names and rates, which are no amounts.
fn value(quantity: &Quantity) -> Option<String> {
    if matches!(quantity.role, Role::Identifier | Role::Frequency | Role::Weekday) {
        return None;
    }
    let number = |number: Number| match quantity.role {
        Role::Quantity => grouped(&number.to_string()),
        Role::Time => clock(number),
        _ => number.to_string(),
    };
    let text = match quantity.value {
        Value::Exact(value) => number(value),
        Value::Range(low, high) => format!("{}–{}", number(low), number(high)),
        Value::Fraction(above, below) => format!("{above}/{below}"),
        Value::Vague(_) => return None,
    };
    Some(if quantity.unit.is_some_and(|unit| unit.symbol() == "%") { format!("{text}%") } else { text })
}

/// Minutes since midnight as a time of the day.
fn clock(minutes: Number) -> String {
    minutes.as_whole().map_or_else(|| minutes.to_string(), |all| format!("{}:{:02}", all / 60, all % 60))
}

/// Digits with a comma between groups of three in front of the decimal point.
fn grouped(digits: &str) -> String {
    let end = digits.find(['.', 'e']).unwrap_or(digits.len());
    let (whole, rest) = digits.split_at_checked(end).unwrap_or((digits, ""));
    let mut left = whole.chars().filter(char::is_ascii_digit).count();
    let mut out = String::with_capacity(digits.len() + left / 3);
    for c in whole.chars() {
        out.push(c);
        if c.is_ascii_digit() {
            left -= 1;
            if left > 0 && left.is_multiple_of(3) {
                out.push(',');
            }
        }
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::{Said, clock, grouped};
    use crate::language::{Number, quantities};
    use crate::text::Lang;

    #[test]
    fn values_are_shown_where_they_say_something() {
        let value = |text: &str, lang| quantities(text, lang).first().map(|q| Said::new(Some(q), text).value);
        assert_eq!(value("1億個", Lang::Ja).as_deref(), Some("100,000,000"));
        assert_eq!(value("03-1234-5678", Lang::Ja).as_deref(), Some(""));
        assert_eq!(value("IL-6", Lang::En).as_deref(), Some(""));
        assert_eq!(value("半年", Lang::Ja).as_deref(), Some(""));
        assert_eq!(value("three patients", Lang::En).as_deref(), Some("3"));
    }

    #[test]
    fn digits_in_groups_of_three() {
        assert_eq!(grouped("100000000"), "100,000,000");
        assert_eq!(grouped("-1234.5678"), "-1,234.5678");
        assert_eq!(grouped("123"), "123");
        assert_eq!(clock(Number::whole(570)), "9:30");
    }
}
