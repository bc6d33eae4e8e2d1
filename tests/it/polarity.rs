//! Pairs of our own with what must be found in them, in `tests/accuracy/polarity.jsonl`: hedges, negations, over-claims
//! and regulated wordings, and near misses that must stay silent.

use std::collections::{BTreeMap, BTreeSet};

use taiyaku::check::{self, Context, House};
use taiyaku::finding::{Code, Severity};
use taiyaku::glossary::Glossary;
use taiyaku::profile::Profile;

use crate::kit::{pair, words};

/// The codes that the set is about.
const CODES: [Code; 6] =
    [Code::HedgeDropped, Code::LightHedgeDropped, Code::Polarity, Code::Overclaim, Code::RegulatedWording, Code::RegulatedQuote];

/// What is found in a pair, by name.
fn found(source: (&str, &str), target: (&str, &str)) -> BTreeSet<String> {
    let levels: BTreeMap<Code, Severity> = CODES.iter().map(|code| (*code, Severity::Error)).collect();
    let glossary = Glossary::default();
    let context = Context { glossary: &glossary, words: &words, profile: Profile::medical(), levels: &levels, house: House::default() };
    let findings = check::run(&[pair(source, target, None)], &context);
    findings.iter().filter(|finding| CODES.contains(&finding.code)).map(|finding| finding.code.name().to_owned()).collect()
}

#[test]
fn every_pair_of_the_set_is_read_as_it_says() {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/accuracy/polarity.jsonl")).unwrap();
    let (mut wrong, mut firing, mut rows) = (Vec::new(), 0, 0);
    for line in text.lines() {
        let row: serde_json::Value = serde_json::from_str(line).unwrap();
        let (ja, en) = (("ja", row["ja"].as_str().unwrap()), ("en", row["en"].as_str().unwrap()));
        let expected: BTreeSet<String> = row["fires"].as_array().unwrap().iter().map(|code| code.as_str().unwrap().to_owned()).collect();
        let seen = if row["direction"] == "en-ja" { found(en, ja) } else { found(ja, en) };
        rows += 1;
        firing += usize::from(!expected.is_empty());
        if seen != expected {
            wrong.push(format!("{seen:?} for {line}"));
        }
    }
    assert!(rows >= 250 && firing * 5 >= rows * 2, "{firing} of {rows}");
    assert!(wrong.is_empty(), "{} of {rows}:\n{}", wrong.len(), wrong.join("\n"));
}
