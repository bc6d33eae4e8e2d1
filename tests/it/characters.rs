//! What the checks of characters, brackets, addresses, placeholders and markup say of a set of labelled pairs
//! (`tests/accuracy/characters.jsonl`): all that a pair should get, and nothing else.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use taiyaku::article::Format;
use taiyaku::check::{self, Context, House, Spacing, Width};
use taiyaku::finding::{Code, Severity};
use taiyaku::glossary::Glossary;
use taiyaku::profile::Profile;

use crate::kit::{pair, words};

const CODES: [Code; 14] = [
    Code::SourceTextLeft,
    Code::SourceTextInQuotes,
    Code::SourceTextQuoted,
    Code::SameAsSource,
    Code::UrlMismatch,
    Code::MarkupMismatch,
    Code::PlaceholderMismatch,
    Code::BracketUnbalanced,
    Code::FullwidthInTarget,
    Code::JapaneseCharacters,
    Code::HalfwidthInTarget,
    Code::JapaneseStyle,
    Code::Typography,
    Code::ControlCharacter,
];

/// One line of the set.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    ja: String,
    en: String,
    #[serde(default)]
    fires: BTreeSet<String>,
    #[serde(default)]
    direction: Option<String>,
    #[serde(default)]
    format: Option<String>,
    #[serde(default)]
    japanese: BTreeMap<String, String>,
    note: String,
}

impl Row {
    fn house(&self) -> House {
        let mut house = House::default();
        let width = |value: &str| if value == "half" { Width::Half } else { Width::Full };
        for (key, value) in &self.japanese {
            match key.as_str() {
                "spacing" => house.spacing = if value == "none" { Spacing::None } else { Spacing::Space },
                "digits" => house.digits = width(value),
                "signs" => house.signs = width(value),
                "punctuation" => house.punctuation = Some([value.chars().next().unwrap(), value.chars().nth(1).unwrap()]),
                _ => panic!("{key}"),
            }
        }
        house
    }

    fn found(&self) -> BTreeSet<String> {
        let back = self.direction.as_deref() == Some("en-ja");
        let (source, target) = if back { (("en", &*self.en), ("ja", &*self.ja)) } else { (("ja", &*self.ja), ("en", &*self.en)) };
        let format = match self.format.as_deref() {
            Some("markdown") => Format::Markdown,
            Some("html") => Format::Html,
            _ => Format::Text,
        };
        let levels = Code::ALL.iter().map(|&code| (code, if CODES.contains(&code) { Severity::Error } else { Severity::Off })).collect();
        let context =
            Context { glossary: &Glossary::new(Vec::new()), words: &words, profile: Profile::none(), levels: &levels, house: self.house() };
        check::run(&[pair(source, target, Some(format))], &context).iter().map(|finding| finding.code.name().to_owned()).collect()
    }
}

#[test]
fn every_pair_gets_what_it_should() {
    let rows = include_str!("../accuracy/characters.jsonl").lines().map(|line| serde_json::from_str::<Row>(line).unwrap());
    let (mut wrong, mut fires, mut silent) = (Vec::new(), 0, 0);
    for row in rows {
        if row.fires.is_empty() {
            silent += 1
        } else {
            fires += 1
        }
        let found = row.found();
        if found != row.fires {
            wrong.push(format!("{} → {} ({})\n    wanted {:?}\n    found  {found:?}", row.ja, row.en, row.note, row.fires));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), fires + silent, wrong.join("\n"));
    assert!(fires >= 120 && silent >= 100, "{fires} {silent}");
}
