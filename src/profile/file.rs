//! Profile files: TOML in, a draft and findings out. A key nobody knows is a finding with its place.

use super::rule::{Kind, Rule, Trial, Words};
use super::{Draft, MEDICAL};
use crate::finding::{Arg, Code, Finding, Reader, Severity, Value};
use crate::language::{Lists, filled};
use crate::text::Span;

const KEYS: [&str; 6] = ["name", "extends", "levels", "cues", "claim", "wording"];
const RULE_KEYS: [&str; 14] = [
    "id",
    "denied",
    "ja",
    "en",
    "ja_but",
    "en_but",
    "ja_backs",
    "en_backs",
    "ja_beside",
    "en_beside",
    "ja_near",
    "en_near",
    "fires",
    "silent",
];

/// Reads a profile. What it extends comes first; its own levels win.
pub(super) fn read(file: &str, source: &str) -> (Draft, Vec<Finding>) {
    let mut reader = Reader::new(file, source.strip_prefix('\u{FEFF}').unwrap_or(source), Code::ProfileInvalid);
    let table = reader.table();
    let mut draft = Draft::default();
    if table.iter().any(|(key, value)| key.get_ref() == "extends" && value.get_ref().as_str() == Some("medical")) {
        draft = self::read("medical.toml", MEDICAL).0;
        // The rules it takes over are tried where they stand.
        draft.rules.iter_mut().for_each(|rule| (rule.fires, rule.silent) = (Vec::new(), Vec::new()));
        draft.name = String::new();
    }
    for (key, value) in &table {
        match key.get_ref().as_ref() {
            "name" => draft.name = reader.word(value).map(|word| word.text).unwrap_or_default(),
            "extends" => drop(reader.choice(value, &[("medical", ()), ("none", ())])),
            "levels" => levels(&mut reader, value, &mut draft),
            "cues" => cues(&mut reader, value, &mut draft),
            "claim" => rules(&mut reader, value, Kind::Claim, &mut draft.rules),
            "wording" => rules(&mut reader, value, Kind::Wording, &mut draft.rules),
            _ => reader.unknown_key(key, &KEYS),
        }
    }
    if draft.name.trim().is_empty() && !table.is_empty() {
        reader.report(Span::new(0, 0), "missing-key", [("key", Arg::from("name"))]);
    }
    (draft, reader.findings)
}

fn levels<'a>(reader: &mut Reader<'a>, value: &Value<'a>, draft: &mut Draft) {
    let choices = [("error", Severity::Error), ("warning", Severity::Warning), ("note", Severity::Note), ("off", Severity::Off)];
    let names: Vec<&str> = Code::ALL.iter().map(|code| code.name()).collect();
    let Some(table) = reader.sub(value) else { return };
    for (key, value) in table {
        match Code::from_name(key.get_ref().as_ref()) {
            Some(code) => {
                if let Some(severity) = reader.choice(value, &choices) {
                    draft.levels.insert(code, severity);
                }
            }
            None => reader.unknown_key(key, &names),
        }
    }
}

fn cues<'a>(reader: &mut Reader<'a>, value: &Value<'a>, draft: &mut Draft) {
    let Some(table) = reader.sub(value) else { return };
    for (key, value) in table {
        let lists = match key.get_ref().as_ref() {
            "ja" => &mut draft.ja,
            "en" => &mut draft.en,
            _ => {
                reader.unknown_key(key, &["ja", "en"]);
                continue;
            }
        };
        if let Some(table) = reader.sub(value) {
            lists.push(Lists::read(reader, table));
        }
    }
}

fn rules<'a>(reader: &mut Reader<'a>, value: &Value<'a>, kind: Kind, rules: &mut Vec<Rule>) {
    let Some(items) = value.get_ref().as_array() else {
        reader.expected(value, "array");
        return;
    };
    for item in items {
        let Some(table) = reader.sub(item) else { continue };
        let mut rule = Rule { kind, ..Rule::default() };
        for (key, value) in table {
            let name = key.get_ref().as_ref();
            let words = if name.starts_with("ja") { &mut rule.ja } else { &mut rule.en };
            let Words { words, but, backs, beside, near } = words;
            match name {
                "id" => rule.id = reader.word(value).map(|word| word.text).unwrap_or_default(),
                "denied" => rule.denied = reader.flag(value).unwrap_or_default(),
                "ja" | "en" => *words = filled(reader, value),
                "ja_but" | "en_but" => *but = filled(reader, value),
                "ja_backs" | "en_backs" => *backs = filled(reader, value),
                "ja_beside" | "en_beside" => *beside = filled(reader, value),
                "ja_near" | "en_near" => *near = filled(reader, value),
                "fires" => rule.fires = trials(reader, value),
                "silent" => rule.silent = trials(reader, value),
                _ => reader.unknown_key(key, &RULE_KEYS),
            }
        }
        if rule.id.trim().is_empty() {
            reader.report(item.span().into(), "missing-key", [("key", Arg::from("id"))]);
        }
        rules.push(rule);
    }
}

fn trials<'a>(reader: &mut Reader<'a>, value: &Value<'a>) -> Vec<Trial> {
    let Some(items) = value.get_ref().as_array() else {
        reader.expected(value, "array");
        return Vec::new();
    };
    let mut trials = Vec::new();
    for item in items {
        let Some(table) = reader.sub(item) else { continue };
        let mut trial = Trial { span: item.span().into(), ..Trial::default() };
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "ja" => trial.ja = reader.word(value).map(|word| word.text).unwrap_or_default(),
                "en" => trial.en = reader.word(value).map(|word| word.text).unwrap_or_default(),
                "direction" => trial.back = reader.choice(value, &[("ja-en", false), ("en-ja", true)]).unwrap_or_default(),
                _ => reader.unknown_key(key, &["ja", "en", "direction"]),
            }
        }
        trials.push(trial);
    }
    trials
}
