//! The word lists of numbers: Japanese words that only look like numbers, words of either language that mean one
//! without looking like it, and English number words. Read once from `numbers_ja.txt` and `numbers_en.txt`.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::number::{Form, Value};
use super::number_decimal::Number;
use super::number_glyphs::Glyphs;
use super::number_unit::Unit;
use super::sieve::{ENDS, Sieve};
use crate::text::CharSet;

/// What a listed word means: nothing, or a value, its unit and how firmly it is one.
pub(super) type Meaning = Option<(Value, Option<Unit>, Form)>;

struct Japanese {
    word: &'static str,
    unless: &'static str,
    meaning: Meaning,
}

/// Words by their first character, the longest first.
static JAPANESE: LazyLock<BTreeMap<char, Vec<Japanese>>> = LazyLock::new(|| {
    let mut words: BTreeMap<char, Vec<Japanese>> = BTreeMap::new();
    let mut add = |entry: Japanese| {
        if let Some(first) = entry.word.chars().next() {
            words.entry(first).or_default().push(entry);
        }
    };
    for line in include_str!("numbers_ja.txt").lines().filter(|line| !line.starts_with('#')) {
        if let Some((word, meaning)) = line.split_once('=') {
            let form = if meaning.starts_with('=') { Form::Words } else { Form::Implied };
            let mut fields = meaning.trim_start_matches('=').split_whitespace();
            let Some(value) = fields.next().and_then(value) else { continue };
            add(Japanese { word: word.trim(), unless: "", meaning: Some((value, fields.next().and_then(Unit::of), form)) });
        } else {
            for word in line.split_whitespace() {
                let (word, unless) = word.split_once('!').unwrap_or((word, ""));
                add(Japanese { word, unless, meaning: None });
            }
        }
    }
    for entries in words.values_mut() {
        // A word that means a number comes before its twin that says it looks like none.
        entries.sort_by_key(|entry| (std::cmp::Reverse(entry.word.len()), entry.meaning.is_none()));
    }
    words
});

/// What the listed Japanese words begin with.
pub(super) fn first_characters() -> impl Iterator<Item = char> {
    JAPANESE.keys().copied()
}

/// The longest listed Japanese word at `i`: what it means and the place after it.
pub(super) fn japanese(g: &Glyphs, i: usize) -> Option<(Meaning, usize)> {
    static FIRST: LazyLock<CharSet> = LazyLock::new(|| first_characters().collect());
    if !FIRST.has(g.at(i)) {
        return None;
    }
    JAPANESE.get(&g.at(i))?.iter().find_map(|entry| {
        let end = i + g.starts(i, entry.word).then(|| entry.word.chars().count())?;
        let fits = !(entry.unless.contains(g.at(end)) && end < g.len());
        fits.then_some((entry.meaning, end))
    })
}

/// Whether the longest listed word that a Japanese text begins with means a number.
pub(super) fn means_number(text: &str) -> bool {
    let words = text.chars().next().and_then(|first| JAPANESE.get(&first)).into_iter().flatten();
    let fits = |entry: &&Japanese| {
        let rest = text.strip_prefix(entry.word);
        rest.is_some_and(|rest| !rest.chars().next().is_some_and(|next| entry.unless.contains(next)))
    };
    words.into_iter().find(fits).is_some_and(|entry| entry.meaning.is_some())
}

fn value(text: &str) -> Option<Value> {
    if let Some(power) = text.strip_prefix('~') {
        return power.parse().ok().map(Value::Vague);
    }
    match text.split_once('/') {
        Some((above, below)) => Some(Value::Fraction(Number::parse(above)?, Number::parse(below)?)),
        None => Number::parse(text).map(Value::Exact),
    }
}

/// What an English word is to a number.
#[derive(Debug, Clone, Copy)]
pub(super) enum English {
    /// A word of a spelled-out number below a hundred.
    Number(u32),
    /// A power of ten; the flag tells the plural.
    Scale(i32, bool),
    /// A place in an order.
    Ordinal(u32),
    /// Twice, doubled, half.
    Times(Value, Option<Unit>),
    /// The lower half of a fraction.
    Part(u32),
    /// A month.
    Month(u32),
    /// Both, dozen, decade.
    Implied(Value, Option<Unit>),
}

struct Words {
    /// Words by [`Sieve::place`], so that only a few are looked at and none is hashed.
    meanings: Vec<Vec<(&'static str, Vec<English>)>>,
    labels: Vec<&'static str>,
}

static ENGLISH: LazyLock<Words> = LazyLock::new(|| {
    let mut words = Words { meanings: vec![Vec::new(); ENDS], labels: Vec::new() };
    for line in include_str!("numbers_en.txt").lines().filter(|line| !line.starts_with('#')) {
        let mut fields: Vec<&'static str> = line.split(' ').collect();
        if fields.is_empty() {
            continue;
        }
        let kind = fields.remove(0);
        if kind == "label" {
            words.labels = fields;
            continue;
        }
        let unit = fields.last().and_then(|last| Unit::of(last).filter(|_| fields.len() > 2));
        if unit.is_some() {
            fields.pop();
        }
        let Some(value) = fields.pop().and_then(value) else { continue };
        let whole = match value {
            Value::Exact(number) => number.as_whole().and_then(|number| u32::try_from(number).ok()).unwrap_or(0),
            _ => 0,
        };
        for word in fields {
            let meaning = match kind {
                "number" => English::Number(whole),
                "scale" => English::Scale(i32::try_from(whole).unwrap_or(0), word.ends_with('s')),
                "ordinal" => English::Ordinal(whole),
                "times" => English::Times(value, unit),
                "part" => English::Part(whole),
                "month" => English::Month(whole),
                _ => English::Implied(value, unit),
            };
            let Some(alike) = words.meanings.get_mut(Sieve::place(word).0) else { continue };
            match alike.iter_mut().find(|(known, _)| *known == word) {
                Some((_, meanings)) => meanings.push(meaning),
                None => alike.push((word, vec![meaning])),
            }
        }
    }
    words
});

/// What a word in lower case is to a number; nothing for most words.
pub(super) fn english(word: &str) -> &'static [English] {
    let mut alike = ENGLISH.meanings.get(Sieve::place(word).0).into_iter().flatten();
    alike.find(|(known, _)| *known == word).map_or(&[], |(_, meanings)| meanings.as_slice())
}

/// Every English word that is something to a number.
pub(super) fn english_words() -> impl Iterator<Item = &'static str> {
    ENGLISH.meanings.iter().flatten().map(|(word, _)| *word)
}

/// A word in lower case.
pub(super) fn lower(word: &str) -> Cow<'_, str> {
    if word.bytes().any(|b| b.is_ascii_uppercase()) { Cow::Owned(word.to_ascii_lowercase()) } else { Cow::Borrowed(word) }
}

/// Whether a Roman numeral may follow the word.
pub(super) fn is_label(word: &str) -> bool {
    ENGLISH.labels.contains(&word)
}
