//! How long things take with a memory of 100,000 pairs. Prints, asserts nothing:
//! `cargo test --release --lib memory::speed -- --ignored --nocapture`, with `TAIYAKU_PAIRS` naming a file of
//! `{"ja": …, "en": …}` lines to use real text instead of made-up text.

#![allow(clippy::unwrap_used, clippy::print_stdout)]

use std::time::Instant;

use super::{Memory, Origin, Query, Record, State};

const WORDS: [&str; 40] = [
    "幹細胞",
    "上清液",
    "再生医療",
    "患者さん",
    "医師",
    "診察",
    "投与",
    "炎症",
    "免疫",
    "サイトカイン",
    "iPS細胞",
    "培養",
    "血液",
    "副作用",
    "効果",
    "治療",
    "点滴",
    "関節",
    "神経",
    "臨床研究",
    "は",
    "が",
    "を",
    "に",
    "で",
    "と",
    "の",
    "も",
    "します。",
    "しました。",
    "されています。",
    "かもしれません。",
    "ありません。",
    "について",
    "による",
    "ため、",
    "、",
    "3か月",
    "10mg",
    "週1回",
];

/// Made-up sentences, the same every time.
fn made_up(count: usize) -> Vec<(String, String)> {
    let mut seed = 1u64;
    let mut next = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (seed >> 33) as usize % below
    };
    (0..count)
        .map(|i| {
            let words = 3 + next(18);
            let source: String = (0..words).map(|_| WORDS.get(next(WORDS.len())).copied().unwrap()).collect();
            (source, format!("translation {i}"))
        })
        .collect()
}

fn pairs() -> Vec<(String, String)> {
    let Ok(file) = std::env::var("TAIYAKU_PAIRS") else { return made_up(100_000) };
    let text = std::fs::read_to_string(file).unwrap();
    let field = |value: &serde_json::Value, key| value.get(key).and_then(|text| text.as_str()).unwrap_or("").to_owned();
    text.lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap())
        .map(|value| (field(&value, "ja"), field(&value, "en")))
        .collect()
}

#[test]
#[ignore = "measures, asserts nothing"]
fn a_hundred_thousand_pairs() {
    let pairs = pairs();
    let records: Vec<Record> = pairs
        .iter()
        .map(|(source, target)| Record {
            source: source.clone(),
            target: target.clone(),
            previous: None,
            next: None,
            origin: Origin::File { name: "x.tmx".to_owned(), article: None },
            state: State::Translated,
            changed: None,
        })
        .collect();
    let start = Instant::now();
    let memory = Memory::new(records);
    println!("build {} records: {:?}", pairs.len(), start.elapsed());

    let step = (pairs.len() / 500).max(1);
    let known: Vec<&str> = pairs.iter().step_by(step).map(|(source, _)| source.as_str()).collect();
    let edited: Vec<String> = known
        .iter()
        .map(|text| {
            let third = text.chars().count() / 3;
            text.chars().take(third).chain("新しい".chars()).chain(text.chars().skip(third + 2)).collect()
        })
        .collect();
    for (name, queries) in [("identical", known.clone()), ("edited", edited.iter().map(String::as_str).collect())] {
        for min in [85, 70, 50] {
            let mut times = Vec::new();
            let mut matches = 0;
            for query in &queries {
                let start = Instant::now();
                matches += memory.lookup(&Query::new(query), 5, min).len();
                times.push(start.elapsed());
            }
            times.sort();
            let at = |percent: usize| times.get(times.len() * percent / 100).copied().unwrap_or_default();
            println!("{name} min {min}: p50 {:?} p90 {:?} p99 {:?}, {matches} matches", at(50), at(90), at(99));
        }
    }
    let start = Instant::now();
    let hits = memory.concordance("幹細胞", 20).len();
    println!("concordance: {:?}, {hits} hits", start.elapsed());
}
