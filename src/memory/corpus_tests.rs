//! Tests of corpora: what is found in them is what a comparison with every text finds, whatever was written, changed or
//! damaged.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::sync::Arc;

use proptest::prelude::{Just, Strategy, any, prop, prop_oneof, proptest};

use super::corpus::{Candidate, Query};
use super::{Corpus, Memory, Origin, Record, Renewal, Shelf, State};
use crate::store::{read, write};
use crate::text::{distance, similarity};

fn record(source: &str, target: &str) -> Record {
    Record::new(source, target, Origin::File { name: "memory/x.tmx".to_owned(), article: None }, State::Translated)
}

fn of_texts<'t>(texts: impl IntoIterator<Item = &'t String>) -> Corpus {
    Corpus::of(&texts.into_iter().map(|text| record(text, "x")).collect::<Vec<_>>())
}

fn brute(corpus: &Corpus, query: &str, min: u8) -> Vec<Candidate> {
    (0..corpus.text_count())
        .map(|text| {
            let (own, longest) = (corpus.text(text), corpus.text(text).chars().count().max(query.chars().count()));
            let off = 1_000_000 * distance(own, query) / longest.max(1);
            Candidate { text, raw: similarity(own, query), off: off as u32 }
        })
        .filter(|candidate| candidate.raw >= min.max(1))
        .collect()
}

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("幹細胞"),
        Just("上清液"),
        Just("を"),
        Just("培養"),
        Just("した"),
        Just("炎症"),
        Just("が"),
        Just("。"),
        Just("10mg"),
        Just("stem cells "),
        Just("👩‍⚕️"),
        Just("が"),
    ];
    prop::collection::vec(piece, 1..30).prop_map(|pieces| pieces.concat())
}

/// A text and some edits of it.
fn edited() -> impl Strategy<Value = Vec<String>> {
    let edits = prop::collection::vec((0usize..60, prop_oneof![Just(""), Just("を"), Just("液 "), Just("x")]), 0..12);
    (text(), prop::collection::vec(edits, 1..8)).prop_map(|(text, all)| {
        let edit = |edits: Vec<(usize, &str)>| {
            let mut chars: Vec<String> = text.chars().map(String::from).collect();
            for (at, piece) in edits {
                let at = at % (chars.len() + 1);
                if let Some(c) = chars.get_mut(at) {
                    *c = piece.to_owned();
                }
            }
            chars.concat() + "。"
        };
        all.into_iter().map(edit).collect()
    })
}

#[test]
fn a_count_that_overflows_loses_nothing() {
    let texts: Vec<String> = (0..40).map(|i| format!("{}終", "ー".repeat(200 + 10 * i))).collect();
    let corpus = of_texts(&texts);
    for query in ["ー".repeat(300), "ー".repeat(600), format!("{}終", "ー".repeat(250))] {
        for min in [40, 60, 70, 95] {
            assert_eq!(corpus.candidates(&Query::new(&query), min), brute(&corpus, &query, min));
        }
    }
}

#[test]
fn texts_of_several_blocks_are_found() {
    let texts: Vec<String> =
        (0..70_000u32).map(|i| format!("第{i}回の{}を培養した。", ["細胞", "幹細胞", "上清液"][i as usize % 3])).collect();
    let corpus = of_texts(&texts);
    for query in ["第69999回の細胞を培養した。", "第7回の上清液を培養しました。", "第12345回の幹細胞を培養した"]
    {
        assert_eq!(corpus.candidates(&Query::new(query), 80), brute(&corpus, query, 80), "{query}");
    }
    assert!(texts.iter().step_by(997).all(|text| corpus.find(text).is_some_and(|found| corpus.text(found) == text)));
    assert_eq!(corpus.find("第70000回の細胞を培養した。"), None);
}

#[test]
fn damaged_bytes_are_seen_or_do_no_harm() {
    let records: Vec<Record> =
        ["幹細胞を培養した。", "上清液を投与した。", "幹細胞を採取した。"].iter().map(|text| record(text, "x")).collect();
    let bytes = write(&Corpus::of(&records).sections());
    let open = |bytes: Vec<u8>, thorough| Corpus::from_sections(read(Arc::new(bytes), thorough)?);
    assert!(open(bytes.clone(), true).is_some());
    for at in 0..bytes.len() {
        let mut damaged = bytes.clone();
        damaged[at] ^= 0x55;
        assert!(open(damaged.clone(), true).is_none(), "{at}");
        if let Some(corpus) = open(damaged, false) {
            let memory = Memory::of(vec![corpus.into()]);
            for text in ["幹細胞を培養した。", "幹細胞を培養"] {
                let _ = memory.lookup(&super::Query::new(text), 5, 50);
                let _ = memory.exact(text);
            }
            let _ = memory.concordance(&super::Needle::phrase("幹細胞"), 5);
        }
    }
}

proptest! {
    #[test]
    fn nothing_is_lost(
        texts in prop::collection::vec(prop_oneof![text().prop_map(|text| vec![text]), edited()], 0..12),
        query in text(),
        min in 0u8..=100,
    ) {
        let texts: Vec<String> = texts.into_iter().flatten().collect();
        let corpus = of_texts(&texts);
        for query in texts.iter().chain([&query]) {
            assert_eq!(corpus.candidates(&Query::new(query), min), brute(&corpus, query, min));
            assert_eq!(corpus.find(query).is_some(), texts.contains(query));
        }
    }

    #[test]
    fn what_is_renewed_is_what_is_made_anew(
        before in prop::collection::vec((text(), "[xy]"), 0..12),
        after in prop::collection::vec((text(), "[xy]"), 0..12),
        kept in prop::collection::vec(any::<prop::sample::Index>(), 0..12),
    ) {
        let records = |pairs: &[(String, String)]| pairs.iter().map(|(source, target)| record(source, target)).collect::<Vec<_>>();
        let (before, mut after) = (records(&before), records(&after));
        after.extend(kept.iter().filter(|_| !before.is_empty()).map(|at| at.get(&before).clone()));
        let base = Arc::new(Corpus::of(&before));
        let mut renewal = Renewal::new(base.clone());
        after.iter().for_each(|record| renewal.add(record));
        let (gone, fresh) = renewal.finish();
        let memory = Memory::of(vec![Shelf::new(base, gone), fresh.into()]);
        let marks = |records: &mut dyn Iterator<Item = Record>| records.map(|record| record.mark()).collect::<BTreeSet<u64>>();
        let of_memory: Vec<Record> = memory.records().collect();
        assert_eq!(marks(&mut of_memory.iter().cloned()), marks(&mut after.iter().cloned()));
        assert_eq!(of_memory.len(), marks(&mut after.iter().cloned()).len());
        let anew = Memory::new(&after);
        for record in before.iter().chain(&after) {
            let query = super::Query::new(&record.source);
            assert_eq!(memory.lookup(&query, 5, 50), anew.lookup(&query, 5, 50));
            assert_eq!(memory.exact(&record.source).len(), anew.exact(&record.source).len());
        }
    }
}
