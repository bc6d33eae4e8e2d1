//! `tests/accuracy/terms.jsonl`: what is a term in a text and what is none, which translations say it and which do not.
//! A row with `hits` lists every term of the text that no longer one covers, as `[text, id]`, in order; a row with
//! `verdict` has a pair, the term of its source that is meant, and whether the target has it.

use std::collections::BTreeMap;

use taiyaku::article::Format;
use taiyaku::check::{Context, House, Pair, run};
use taiyaku::finding::{Code, Finding};
use taiyaku::glossary::{Glossary, read};
use taiyaku::profile::Profile;

use crate::kit::{pair, words};

const TERMS: &str = include_str!("../accuracy/terms.toml");
const ROWS: &str = include_str!("../accuracy/terms.jsonl");

fn glossary() -> Glossary {
    let (concepts, findings) = read("terms.toml", TERMS);
    assert_eq!(findings, []);
    // What a cache gives back finds the same.
    Glossary::from_bytes(Glossary::new(concepts).to_bytes().unwrap()).unwrap()
}

fn rows() -> Vec<serde_json::Value> {
    ROWS.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn findings(glossary: &Glossary, source: &str, target: &str) -> Vec<Finding> {
    let pair = Pair { unit: "a#s-1", ..pair(("ja", source), ("en", target), Some(Format::Markdown)) };
    run(&[pair], &Context { glossary, words: &words, profile: Profile::none(), levels: &BTreeMap::new(), house: House::default() })
}

#[test]
fn every_term_is_found_and_nothing_else() {
    let glossary = glossary();
    let mut wrong = Vec::new();
    let rows: Vec<_> = rows().into_iter().filter(|row| row.get("hits").is_some()).collect();
    assert!(rows.len() >= 100);
    for row in rows {
        let text = row["ja"].as_str().unwrap();
        let hits = glossary.find(text, "ja", words("ja")).into_iter().filter(|hit| !hit.covered);
        let found: Vec<[String; 2]> = hits.map(|hit| [hit.span.of(text).to_owned(), glossary.concepts()[hit.concept].id.clone()]).collect();
        let wanted: Vec<[String; 2]> = serde_json::from_value(row["hits"].clone()).unwrap();
        if found != wanted {
            wrong.push(format!("{text}: {found:?}, not {wanted:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn right_renderings_are_known_and_wrong_ones_are_not() {
    let glossary = glossary();
    let mut wrong = Vec::new();
    let rows: Vec<_> = rows().into_iter().filter(|row| row.get("verdict").is_some()).collect();
    assert!(rows.len() >= 100);
    for row in rows {
        let text = |key: &str| row[key].as_str().unwrap();
        let findings = findings(&glossary, text("ja"), text("en"));
        let said = findings.iter().find(|finding| finding.term.as_deref() == Some(text("term"))).map(|finding| finding.code);
        let verdict = match said {
            Some(Code::TermMissing) => "missing",
            Some(Code::TermForbidden) => "forbidden",
            _ => "rendered",
        };
        if verdict != text("verdict") {
            wrong.push(format!("{} → {}: {verdict}", text("ja"), text("en")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
