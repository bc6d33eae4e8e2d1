//! The numbers of a match put right. In: a number of the source, what the query has in its place, the translation. Out:
//! the bytes of the translation that say the number, and what they have to say. What never happens: a number is
//! replaced that the source or the translation has twice, or whose change other words would have to follow.

use super::repair_english::{Figures, capitalized};
use super::repair_lists::has;
use super::repair_noun::{begins_sentence, last_word, other_number, with_article};
use super::{repair_english, repair_japanese};
use crate::language::{Number, Quantity, Role, Value};
use crate::text::{Lang, Script, Span, script};

/// What to put where.
pub(super) fn replacement(
    (source, numbers): (&str, &[Quantity]),
    old: &Quantity,
    (query, new): (&str, &Quantity),
    (target, there, lang): (&str, &[Quantity], Lang),
) -> Option<(Span, String)> {
    let Some(place) = counterpart((source, numbers), old, (target, there)) else {
        return apart((source, numbers), old, new, (target, there, lang));
    };
    let text = place.span.of(target);
    // 02 that the translation gives as 2.
    let dropped = Figures::of_text(old.span.of(source)).are_padded() && !Figures::of_text(text).are_padded();
    let figures = Figures::of_text(if dropped { "" } else { new.span.of(query) });
    // 従四位下 is a name, and "Junior Fourth Rank" the sense of it.
    let is_figure = |c: char| c.is_ascii_alphanumeric() || ('０'..='９').contains(&c);
    let before = source.get(..old.span.start).and_then(|before| before.chars().next_back());
    let named = before.is_some_and(|c| script(c) == Script::Han) && !old.span.of(source).contains(is_figure);
    if named && !text.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    // A time is minutes of the day, and a date in figures has its parts in an order nobody states.
    if place.role == Role::Time || old.role == Role::Time {
        return None;
    }
    match lang {
        Lang::Ja => Some((place.span, repair_japanese::rewrite(text, place.value, new.value, &figures)?)),
        Lang::En => in_english(target, place, new, &figures),
        Lang::Other => digits_only(text, place.value, new.value, &figures).map(|text| (place.span, text)),
    }
}

/// Most bytes between the two numbers of a pair.
const BETWEEN: usize = 40;

/// A share or a range that the translation gives as two numbers: 5名中4名 and "4 of 5 patients", 2〜3回 and "2 or 3 times".
fn apart(
    (source, numbers): (&str, &[Quantity]),
    old: &Quantity,
    new: &Quantity,
    (target, there, lang): (&str, &[Quantity], Lang),
) -> Option<(Span, String)> {
    let both = |value: Value| match value {
        Value::Fraction(a, b) | Value::Range(a, b) => Some([a, b]),
        _ => None,
    };
    let ([a, b], [x, y]) = (both(old.value)?, both(new.value)?);
    let alone = |value: Number| {
        let mut found = there.iter().filter(|one| one.value == Value::Exact(value));
        let only = found.next().filter(|_| found.next().is_none())?;
        let elsewhere = numbers.iter().any(|one| one.span != old.span && (one.value == old.value || one.value == Value::Exact(value)));
        let twice = runs(target, &repair_english::plain(value)) > 1;
        (!elsewhere && !twice && !one(Value::Exact(value))).then_some(only)
    };
    if a == b || one(Value::Exact(x)) || one(Value::Exact(y)) || runs(source, &repair_english::plain(a)) > 1 {
        return None;
    }
    let written = |place: &Quantity, value: Number| {
        let (text, value) = (place.span.of(target), Value::Exact(value));
        let figures = Figures::of_text("");
        let new = match lang {
            Lang::Ja => repair_japanese::rewrite(text, place.value, value, &figures),
            Lang::En => repair_english::rewrite(text, place.value, value, &figures, begins_sentence(target, place.span.start)),
            Lang::Other => None,
        };
        Some((place.span, new?))
    };
    let (one, two) = (written(alone(a)?, x)?, written(alone(b)?, y)?);
    let (first, then) = if one.0 < two.0 { (one, two) } else { (two, one) };
    let between = target.get(first.0.end..then.0.start).filter(|between| between.len() <= BETWEEN)?;
    with_article(target, Span::new(first.0.start, then.0.end), &format!("{}{between}{}", first.1, then.1))
}

/// The number of the translation that answers to one of the source: the only one of its value, or the only one of its
/// value and kind where the source has as many of the same kinds.
fn counterpart<'n>(
    (source, numbers): (&str, &[Quantity]),
    old: &Quantity,
    (target, there): (&str, &'n [Quantity]),
) -> Option<&'n Quantity> {
    let same = |all: &'_ [Quantity]| all.iter().filter(|one| one.value == old.value && one.role != Role::Identifier).count();
    let here: Vec<String> =
        numbers.iter().filter(|one| one.value == old.value && one.role != Role::Identifier).map(|one| key(source, one)).collect();
    let answers: Vec<(String, &Quantity)> =
        there.iter().filter(|one| one.value == old.value && one.role != Role::Identifier).map(|one| (key(target, one), one)).collect();
    // The same figures in a name (F4) or an address would have to follow.
    let figures = Figures::of_text(old.span.of(source)).of_one().filter(|figures| !figures.is_empty());
    if figures.is_some_and(|figures| runs(source, &figures) > here.len() || runs(target, &figures) > answers.len()) {
        return None;
    }
    let own = key(source, old);
    if let ([_], [(key, only)]) = (here.as_slice(), answers.as_slice()) {
        let fixed = |key: &str| matches!(key, "month" | "day");
        return (key == &own || !(fixed(key) || fixed(&own))).then_some(*only);
    }
    let distinct = |all: &[&String]| all.iter().enumerate().all(|(at, key)| !all.iter().take(at).any(|other| other == key));
    let theirs: Vec<&String> = answers.iter().map(|(key, _)| key).collect();
    let ours: Vec<&String> = here.iter().collect();
    let matched = same(numbers) == same(there) && distinct(&ours) && distinct(&theirs) && ours.iter().all(|key| theirs.contains(key));
    matched.then(|| answers.iter().find(|(key, _)| *key == own).map(|(_, one)| *one)).flatten()
}

/// How often a run of digits stands in a text.
fn runs(text: &str, digits: &str) -> usize {
    text.split(|c: char| !c.is_ascii_digit()).filter(|run| *run == digits).count()
}

/// What kind of number it is: its unit, the month or the day of a date, a place in an order.
fn key(text: &str, number: &Quantity) -> String {
    let said = number.span.of(text);
    match number.role {
        Role::Date if said.ends_with('月') || said.starts_with(|c: char| c.is_alphabetic()) => "month".to_owned(),
        Role::Date => "day".to_owned(),
        Role::Year => "year".to_owned(),
        Role::Ordinal => "ordinal".to_owned(),
        _ => number.unit.map(|unit| unit.symbol().to_owned()).unwrap_or_default(),
    }
}

fn in_english(target: &str, place: &Quantity, new: &Quantity, figures: &Figures) -> Option<(Span, String)> {
    let text = place.span.of(target);
    let mut written = repair_english::rewrite(text, place.value, new.value, figures, begins_sentence(target, place.span.start))?;
    let mut span = place.span;
    if one(place.value) != one(new.value) && place.role == Role::Quantity {
        (span, written) = agreeing(target, span, written, one(place.value))?;
    } else if let (Value::Exact(a), Value::Exact(b)) = (place.value, new.value) {
        // 0.5 point and 1.5 points: below one usage varies.
        if (a < Number::ONE) != (b < Number::ONE) && follows(target, span).is_some_and(|noun| noun.len() > 2) && a != Number::ZERO {
            return None;
        }
    }
    with_article(target, span, &written)
}

fn one(value: Value) -> bool {
    value == Value::Exact(Number::ONE)
}

/// The word behind a number, with a space between.
fn follows(target: &str, span: Span) -> Option<&str> {
    let rest = target.get(span.end..)?.strip_prefix([' ', '\u{A0}'])?;
    let len = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_alphabetic()).len();
    rest.get(..len).filter(|word| !word.is_empty())
}

/// A number that becomes one, or is one no more, with the noun behind it; nothing where a verb or a pronoun would have to
/// follow.
fn agreeing(target: &str, span: Span, written: String, to_plural: bool) -> Option<(Span, String)> {
    let before = target.get(..span.start)?.trim_end();
    let last = last_word(before).unwrap_or("");
    let previous = last.trim_end_matches('.').to_lowercase();
    let stopped = before.strip_suffix('.').and_then(last_word).map(str::to_lowercase).unwrap_or_default();
    let is_name = last.chars().filter(|c| c.is_uppercase()).count() > 1 || target.get(..span.start)?.ends_with(['-', '#', '_']);
    if has("label", &previous) || has("label", &stopped) || is_name {
        return Some((span, written));
    }
    // None at all: "0 indices", but often "no index".
    if written.trim_start_matches('0').is_empty() {
        return None;
    }
    // The unit is part of the number: 1 month, 1 mg, 1-month, 1%.
    let text = span.of(target);
    let is_word = text.chars().all(char::is_alphabetic);
    let unit = if is_word { 0 } else { text.len() - text.trim_end_matches(|c: char| c.is_ascii_alphabetic()).len() };
    let gap = text.get(..text.len() - unit)?.chars().next_back();
    let noun = if unit > 0 { text.get(text.len() - unit..)? } else { follows(target, span).unwrap_or("") };
    let adjoined = unit > 0 && gap == Some('-') || target.get(span.end..)?.starts_with(['-', '%', '/']);
    let symbol = unit > 0 && noun.len() < 4 && !has("whole", &noun.to_lowercase()) || noun.chars().skip(1).any(char::is_uppercase);
    if adjoined || symbol || text.ends_with(['%', '°', 'C']) {
        return Some((span, written));
    }
    if noun.is_empty() {
        let alone = target.get(span.end..)?.trim().trim_matches(|c: char| !c.is_alphanumeric()).is_empty() && before.is_empty();
        return alone.then_some((span, written));
    }
    // 1.0 is no count.
    if text.contains('.') {
        return None;
    }
    // "one" alone stands for a noun as well.
    let end = if unit > 0 { span.end } else { span.end + 1 + noun.len() };
    let rest = target.get(end..)?;
    let closes = rest.is_empty() || rest.starts_with(['.', ',', ';', ':', ')', ']', '!', '?', '"', '”', '\n']);
    let behind = rest.strip_prefix(' ').and_then(|rest| rest.split(|c: char| !c.is_alphanumeric()).next()).unwrap_or("").to_lowercase();
    let behind = behind.as_str();
    let whole = before.is_empty() && rest.trim_matches(|c: char| !c.is_alphanumeric()).is_empty();
    // "Give 1 tablet" and "Step 1" cannot be told apart at the start of a sentence.
    let capital = last.starts_with(char::is_uppercase) && !has("ahead", &previous);
    let led = has("adverb", behind)
        || if to_plural { !previous.is_empty() && !has("agreeing", &previous) && !capital } else { has("ahead", &previous) };
    let any = |text: &str, kind: &str| text.split(|c: char| !c.is_alphanumeric() && c != '\'').any(|word| has(kind, &word.to_lowercase()));
    let bound = any(before, "bound") || any(rest, "agreeing");
    if !whole && (!(closes || has("behind", behind)) || !led || bound) {
        return None;
    }
    let other = other_number(&noun.to_lowercase(), to_plural)?;
    let other = if noun.starts_with(char::is_uppercase) { capitalized(&other) } else { other };
    let number =
        written.strip_suffix(noun).map_or_else(|| format!("{written}{}", target.get(span.end..span.end + 1).unwrap_or("")), str::to_owned);
    Some((Span::new(span.start, end), format!("{number}{other}")))
}

/// Figures in a language without rules of its own.
fn digits_only(text: &str, old: Value, new: Value, figures: &Figures) -> Option<String> {
    let is_figure = |c: char| c.is_ascii_digit();
    let (from, to) = (text.find(is_figure)?, text.rfind(is_figure)? + 1);
    let run = text.get(from..to).filter(|run| run.chars().all(is_figure))?;
    match (old, new) {
        (Value::Exact(old), Value::Exact(new)) if Number::parse(run)? == old && !one(Value::Exact(old)) && !one(Value::Exact(new)) => {
            Some(format!("{}{}{}", text.get(..from)?, figures.of(0, new), text.get(to..)?))
        }
        _ => None,
    }
}
