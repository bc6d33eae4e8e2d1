//! taiyaku as it is measured: pairs in, the findings of every check on each pair out, those that are off by default
//! included. Reads no file.

use std::collections::{BTreeMap, BTreeSet};

use taiyaku::article::Format;
use taiyaku::catalog::State;
use taiyaku::check::{self, Context, House, Location, Pair, Side};
use taiyaku::finding::{Code, Level, Place, Severity};
use taiyaku::glossary::Glossary;
use taiyaku::morph::{Analyzer, English, Japanese};
use taiyaku::profile::Profile;
use taiyaku::text::{Position, Span};

/// A pair to look at.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
pub struct Text {
    /// Japanese.
    pub ja: String,
    /// English.
    pub en: String,
}

/// Which text is the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Direction {
    /// Japanese to English.
    #[default]
    JaEn,
    /// English to Japanese.
    EnJa,
}

impl Direction {
    /// As it is written.
    pub fn name(self) -> &'static str {
        match self {
            Direction::JaEn => "ja→en",
            Direction::EnJa => "en→ja",
        }
    }

    /// From its name in a file (`en-ja`); Japanese to English otherwise.
    pub fn of(name: Option<&str>) -> Self {
        if name == Some("en-ja") { Direction::EnJa } else { Direction::JaEn }
    }
}

/// What was found on one pair.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Found {
    /// The code.
    pub code: Code,
    /// Its level, lower than the code's where it is in doubt.
    pub level: Level,
    /// The term, for findings about terms.
    pub term: Option<String>,
    /// What the finding points at.
    pub at: String,
}

/// Words of a language.
pub fn words(locale: &str) -> &'static dyn Analyzer {
    match Japanese::plain() {
        Ok(japanese) if locale.starts_with("ja") => japanese,
        _ => &English,
    }
}

/// Severities under which every code speaks.
pub fn all_on() -> BTreeMap<Code, Severity> {
    Code::ALL.iter().filter(|code| code.level() == Level::C).map(|code| (*code, Severity::Note)).collect()
}

/// Pairs are looked at by themselves, as rows of a bilingual file are.
pub fn findings(texts: &[Text], direction: Direction, glossary: &Glossary) -> Vec<BTreeSet<Found>> {
    article(texts, None, direction, glossary)
}

/// Pairs are looked at as the units of one article, in their order; of a bilingual file where there is no format.
pub fn article(texts: &[Text], format: Option<Format>, direction: Direction, glossary: &Glossary) -> Vec<BTreeSet<Found>> {
    let levels = all_on();
    let context = Context { glossary, words: &words, profile: Profile::medical(), levels: &levels, house: House::default() };
    let locators: Vec<_> = (0..texts.len())
        .map(|number| {
            move |_: Side, _: Option<Span>| {
                let at = Position { line: number + 1, column: 1 };
                Location { file: String::new(), span: None, place: Some(Place { start: at, end: at }) }
            }
        })
        .collect();
    let texts: Vec<(&str, &str)> = texts
        .iter()
        .map(|text| match direction {
            Direction::JaEn => (text.ja.as_str(), text.en.as_str()),
            Direction::EnJa => (text.en.as_str(), text.ja.as_str()),
        })
        .collect();
    let (source_locale, target_locale) = if direction == Direction::JaEn { ("ja", "en") } else { ("en", "ja") };
    let units: Vec<String> = (0..texts.len()).map(|number| format.map_or(String::new(), |_| format!("a#s-{number}"))).collect();
    let pairs: Vec<Pair<'_>> = texts
        .iter()
        .zip(&locators)
        .zip(&units)
        .enumerate()
        .map(|(number, ((&(source, target), locate), unit))| Pair {
            unit,
            article: format.map_or("", |_| "a"),
            format,
            source,
            target,
            source_locale,
            target_locale,
            state: State::Translated,
            was: None,
            clobbered: false,
            allows: &[],
            previous: format.and_then(|_| texts.get(number.checked_sub(1)?).copied()),
            locate,
        })
        .collect();
    let mut out = vec![BTreeSet::new(); texts.len()];
    for finding in check::run(&pairs, &context) {
        let Some(number) = finding.place.map(|place| place.start.line - 1) else { continue };
        let mark = finding.target_mark.zip(finding.target.as_deref()).or(finding.source_mark.zip(finding.source.as_deref()));
        let at = mark.map_or("", |(span, text)| span.of(text)).to_owned();
        if let Some(found) = out.get_mut(number) {
            found.insert(Found { code: finding.code, level: finding.level(), term: finding.term, at });
        }
    }
    out
}
