//! A match that differs from the query in numbers only, mended: the number of the query stands in its translation too.
//! In: the query, the source of the match, its translation. Out: the translation with the numbers of the query, and
//! what was replaced by what. What never happens: a number is replaced that does not stand exactly once on each side in
//! digits, one that changes with what it counts (1, 0), an ordinal, or part of a name (IL-6).

use crate::text::Span;

/// A mended translation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Repaired {
    /// The translation with the numbers of the query.
    pub target: String,
    /// Number of the match, and number of the query, in the order of the source.
    pub numbers: Vec<(String, String)>,
}

/// Mends a translation, if all that differs are numbers that can be replaced for certain.
pub(super) fn numbers(query: &str, source: &str, target: &str) -> Option<Repaired> {
    let (asked, known) = (Digits::of(query), Digits::of(source));
    if asked.between != known.between || asked.numbers.len() != known.numbers.len() {
        return None;
    }
    let differ = known.numbers.iter().zip(&asked.numbers).filter(|(old, new)| old.value != new.value);
    let differ: Vec<(&Number, &Number)> = differ.collect();
    let there = Digits::of(target).numbers;
    let mut places = Vec::new();
    for (old, new) in &differ {
        let counts = |value: &str| matches!(value, "0" | "1");
        let twice = known.numbers.iter().filter(|other| other.value == old.value).count() > 1;
        let mut found = there.iter().filter(|number| number.value == old.value);
        let place = found.next().filter(|_| found.next().is_none())?;
        let ordinal = target.get(place.span.end..)?.starts_with(|c: char| c.is_ascii_alphabetic());
        if counts(&old.value) || counts(&new.value) || twice || ordinal {
            return None;
        }
        places.push((place.span, written(&new.value, place.span.of(target))));
    }
    places.sort_unstable_by_key(|(span, _)| std::cmp::Reverse(span.start));
    let mut mended = target.to_owned();
    for (span, new) in places {
        mended.replace_range(span.start..span.end, &new);
    }
    let numbers: Vec<(String, String)> = differ.iter().map(|(old, new)| (old.value.clone(), new.value.clone())).collect();
    (!numbers.is_empty()).then_some(Repaired { target: mended, numbers })
}

/// A number in the place of another one: with commas where that has some, or where it had too few digits for any.
fn written(value: &str, old: &str) -> String {
    let whole = value.split('.').next().unwrap_or(value).len();
    let bare = old.chars().filter(char::is_ascii_digit).count();
    if whole < 4 || !(old.contains(',') || bare < 4) {
        return value.to_owned();
    }
    let mut out = String::new();
    for (at, c) in value.chars().enumerate() {
        if at > 0 && at < whole && (whole - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    out
}

/// A number in digits: its bytes, and itself in ASCII without commas.
struct Number {
    span: Span,
    value: String,
}

/// A text cut at its numbers.
struct Digits<'t> {
    numbers: Vec<Number>,
    /// What stands before, between and behind them.
    between: Vec<&'t str>,
}

impl<'t> Digits<'t> {
    fn of(text: &'t str) -> Self {
        let (mut numbers, mut between) = (Vec::new(), Vec::new());
        let mut from = 0;
        let mut chars = text.char_indices().peekable();
        let mut before = [' '; 2];
        while let Some((start, c)) = chars.next() {
            let Some(first) = digit(c) else {
                before = [before[1], c];
                continue;
            };
            let (mut value, mut end) = (String::from(first), start + c.len_utf8());
            while let Some(&(at, c)) = chars.peek() {
                let next = text.get(at + c.len_utf8()..).and_then(|rest| rest.chars().next()).and_then(digit);
                match (digit(c), next) {
                    (Some(digit), _) => value.push(digit),
                    (None, Some(_)) if matches!(c, '.' | '．') => value.push('.'),
                    (None, Some(_)) if matches!(c, ',' | '，') => {}
                    _ => break,
                }
                end = at + c.len_utf8();
                chars.next();
            }
            let named = before[1].is_ascii_alphabetic() || before[1] == '-' && before[0].is_ascii_alphabetic();
            before = ['0', '0'];
            if !named {
                between.push(text.get(from..start).unwrap_or(""));
                numbers.push(Number { span: Span::new(start, end), value });
                from = end;
            }
        }
        between.push(text.get(from..).unwrap_or(""));
        Digits { numbers, between }
    }
}

/// A digit of either width in ASCII.
fn digit(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        '０'..='９' => char::from_u32(u32::from(c) - 0xFEE0),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::numbers;

    fn mended(query: &str, source: &str, target: &str) -> Option<String> {
        numbers(query, source, target).map(|repaired| repaired.target)
    }

    #[test]
    fn numbers_that_stand_once_on_each_side_are_replaced() {
        for (query, source, target, expected) in [
            ("23名の患者です。", "16名の患者です。", "There were 16 patients.", "There were 23 patients."),
            ("２３名、３．５mL", "16名、2.5mL", "16 patients, 2.5 mL", "23 patients, 3.5 mL"),
            ("1,200件の実績", "950件の実績", "A record of 950 cases", "A record of 1,200 cases"),
            ("2024年の報告", "2023年の報告", "A report of 2023", "A report of 2024"),
            ("IL-6は40%です。", "IL-6は30%です。", "IL-6 is 30%.", "IL-6 is 40%."),
        ] {
            assert_eq!(mended(query, source, target).as_deref(), Some(expected), "{query}");
        }
    }

    #[test]
    fn what_is_not_certain_stays() {
        for (query, source, target) in [
            ("3億個です。", "2億個です。", "200 million cells."),
            ("2回です。", "1回です。", "It is done 1 time."),
            ("5名中3名", "4名中4名", "4 of 4 patients"),
            ("6週間", "4週間", "4 weeks, then 4 more"),
            ("6週間", "4週間", "four weeks"),
            ("第4回です。", "第3回です。", "The 3rd time."),
            ("IL-10です。", "IL-6です。", "It is IL-6."),
            ("23名の方です。", "16名の患者です。", "There were 16 patients."),
            ("16名です。", "16名です。", "There were 16."),
        ] {
            assert_eq!(mended(query, source, target), None, "{query}");
        }
    }
}
