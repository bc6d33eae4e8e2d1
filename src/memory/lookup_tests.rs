//! Tests of look-up and concordance.

#![allow(clippy::unwrap_used, clippy::print_stdout)]

use std::sync::Arc;

use proptest::prelude::{Just, Strategy, prop, prop_oneof, proptest};

use super::{Difference, Match, Memory, Note, Origin, Query, Record, Rules, State};
use crate::text::{fold_to_string, nfc, similarity};

fn record(source: &str, target: &str) -> Record {
    Record {
        source: source.to_owned(),
        target: target.to_owned(),
        previous: None,
        next: None,
        origin: Origin::File { name: "memory/x.tmx".to_owned(), article: None },
        state: State::Translated,
        changed: None,
    }
}

fn unit(article: &str, id: &str, source: &str, target: &str) -> Record {
    Record { origin: Origin::Unit { article: article.to_owned(), unit: id.to_owned() }, ..record(source, target) }
}

/// Caps by signs a test can place: digits, かも and ない.
struct Signs;

impl Rules for Signs {
    fn difference(&self, a: &str, b: &str) -> Difference {
        let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
        Difference {
            numbers: digits(a) != digits(b),
            hedge: a.contains("かも") != b.contains("かも"),
            negation: a.contains("ない") != b.contains("ない"),
        }
    }
}

fn scores(matches: &[Match]) -> Vec<(u8, u8, &str)> {
    matches.iter().map(|found| (found.score, found.raw, found.target.as_str())).collect()
}

#[test]
fn numbers_are_replaced_in_the_translation_and_that_is_said() {
    let memory = Memory::new(vec![record("採取の時間は30分ほどです。", "Collection takes about 30 minutes.")]).with_rules(Arc::new(Signs));
    let found = memory.lookup(&Query::new("採取の時間は45分ほどです。"), 1, 70);
    assert_eq!(scores(&found), [(84, 85, "Collection takes about 45 minutes.")]);
    assert_eq!((found[0].source.as_str(), found[0].notes.as_slice()), ("採取の時間は30分ほどです。", &[Note::NumbersReplaced][..]));
    assert_eq!(found[0].repairs, [("30".to_owned(), "45".to_owned())]);
    let found = memory.lookup(&Query::new("採取の時間は45分かもです。"), 1, 50);
    assert_eq!(found[0].notes, [Note::CapNumbers, Note::CapHedge]);
}

#[test]
fn identical_folded_and_similar_are_told_apart() {
    let memory = Memory::new(vec![
        record("iPS細胞を培養します。", "iPS cells are cultured."),
        record("ＩＰＳ細胞を培養します。", "iPS cells are cultured (wide)."),
        record("iPS細胞を培養しました。", "iPS cells were cultured."),
        record("まったく別の文です。", "Something else."),
    ]);
    let found = memory.lookup(&Query::new("iPS細胞を培養します。"), 5, 70);
    assert_eq!(
        scores(&found),
        [(100, 100, "iPS cells are cultured."), (99, 75, "iPS cells are cultured (wide)."), (84, 84, "iPS cells were cultured.")]
    );
    assert_eq!(found.iter().map(|found| found.notes.as_slice()).collect::<Vec<_>>(), [&[][..], &[Note::Folded], &[]]);
    let nfd = "か\u{3099}んの治療";
    let memory = Memory::new(vec![record("がんの治療", "cancer treatment")]);
    assert_eq!(scores(&memory.lookup(&Query::new(nfd), 5, 70)), [(100, 100, "cancer treatment")]);
    assert_eq!(serde_json::to_string(&found.get(1).unwrap().notes).unwrap(), r#"[{"key":"folded","amount":99}]"#);
}

#[test]
fn context_lifts_and_needs_both_sides() {
    let with = |previous: Option<&str>, next: Option<&str>, target: &str| Record {
        previous: previous.map(str::to_owned),
        next: next.map(str::to_owned),
        ..record("はい。", target)
    };
    let memory = Memory::new(vec![
        with(Some("前"), Some("後"), "Yes, both."),
        with(None, Some("後"), "Yes, first."),
        with(None, None, "Yes, unknown."),
    ]);
    let ask = |previous, next| memory.lookup(&Query { previous, next, ..Query::new("はい。") }, 1, 70);
    let best = |found: Vec<Match>| found.first().map(|found| (found.score, found.target.clone())).unwrap();
    assert_eq!(best(ask(Some("前"), Some("後"))), (101, "Yes, both.".to_owned()));
    assert_eq!(best(ask(None, Some("後"))), (101, "Yes, first.".to_owned()));
    assert_eq!(best(ask(Some("前"), None)).0, 100);
    assert_eq!(best(ask(None, None)).0, 100);
}

#[test]
fn caps_hold_fuzzy_matches_down() {
    let memory =
        Memory::new(vec![record("細胞を1回だけ患者さんに投与しました。", "once"), record("細胞を2回だけ患者さんに投与しない。", "not")])
            .with_rules(Arc::new(Signs));
    let found = memory.lookup(&Query::new("細胞を2回だけ患者さんに投与しました。"), 5, 50);
    assert_eq!(scores(&found), [(84, 94, "once"), (74, 84, "not")]);
    assert_eq!(found.first().unwrap().notes, [Note::CapNumbers]);
    assert!(memory.lookup(&Query::new("細胞を2回だけ患者さんに投与しました。"), 5, 85).is_empty());
}

#[test]
fn equals_are_ordered_by_article_and_trust_and_merged() {
    let mut reviewed = unit("b.md", "s-1", "効果", "effect");
    reviewed.state = State::Reviewed;
    let mut draft = unit("b.md", "s-2", "効果", "efect");
    draft.state = State::Draft;
    let memory = Memory::new(vec![
        draft,
        reviewed,
        unit("a.md", "s-1", "効果", "efficacy"),
        unit("c.md", "s-1", "効果", "efficacy"),
        unit("c.md", "s-9", "効果", "benefit"),
    ]);
    let query = Query { article: Some("a.md"), ..Query::new("効果") };
    let targets = |query: &Query<'_>| -> Vec<String> {
        memory.lookup(query, 9, 70).into_iter().map(|found| format!("{} {}", found.target, found.origin)).collect()
    };
    assert_eq!(targets(&query), ["efficacy a.md#s-1", "effect b.md#s-1", "benefit c.md#s-9", "efect b.md#s-2"]);
    let query = Query { exclude_unit: Some("a.md#s-1"), ..query };
    assert_eq!(targets(&query), ["effect b.md#s-1", "benefit c.md#s-9", "efficacy c.md#s-1", "efect b.md#s-2"]);
    assert_eq!(memory.lookup(&query, 1, 70).len(), 1);
    assert_eq!(memory.lookup(&query, 0, 70), []);
}

#[test]
fn both_directions_and_both_sides() {
    let memory = Memory::new(vec![
        record("幹細胞上清液を投与しました。", "Conditioned medium was administered."),
        record("上清液", "conditioned medium"),
        record("コンピューター断層撮影", "CT"),
    ]);
    let found = memory.reversed().lookup(&Query::new("Conditioned  medium"), 5, 70);
    assert_eq!(scores(&found), [(99, 89, "上清液")]);
    let hits = memory.concordance("ＣＯＮＤＩＴＩＯＮＥＤ medium", 5);
    assert_eq!(hits.iter().map(|hit| hit.source.as_str()).collect::<Vec<_>>(), ["上清液", "幹細胞上清液を投与しました。"]);
    let hit = memory.concordance("上清液", 5).pop().unwrap();
    assert_eq!(hit.in_source.iter().map(|span| span.of(&hit.source)).collect::<Vec<_>>(), ["上清液"]);
    assert_eq!(memory.concordance("コンピュータ", 5).len(), 1);
    assert_eq!(memory.concordance(" 　", 5), []);
}

/// The definition, word by word, over every record.
fn brute(memory: &Memory, rules: &dyn Rules, query: &Query<'_>, top: usize, min: u8) -> Vec<Match> {
    let text = nfc(query.text);
    let mut found: Vec<(bool, Match)> = Vec::new();
    for record in memory.records() {
        if text.is_empty() || query.exclude_unit.is_some_and(|unit| record.origin.to_string() == unit) {
            continue;
        }
        let source = nfc(&record.source);
        let raw = similarity(&text, &source);
        let mut notes = Vec::new();
        let mut score = raw;
        if text == source {
            let around = (record.previous.as_deref(), record.next.as_deref());
            if around != (None, None) && around == (query.previous, query.next) {
                score = 101;
                notes.push(Note::InContext);
            }
        } else if fold_to_string(&text) == fold_to_string(&source) {
            score = 99;
            notes.push(Note::Folded);
        } else {
            let difference = rules.difference(&text, &source);
            for (applies, cap, note) in [
                (difference.numbers, 84, Note::CapNumbers),
                (difference.hedge, 79, Note::CapHedge),
                (difference.negation, 74, Note::CapNegation),
            ] {
                if applies {
                    score = score.min(cap);
                    notes.push(note);
                }
            }
        }
        if record.state == State::Draft {
            notes.push(Note::Unconfirmed);
        }
        if score >= min.max(1) {
            let Record { source, target, origin, state, .. } = record.clone();
            let elsewhere = query.article.is_none() || query.article != origin.article();
            found.push((elsewhere, Match { score, raw, source, target, repairs: Vec::new(), origin, state, notes }));
        }
    }
    found.sort_by(|(a_elsewhere, a), (b_elsewhere, b)| {
        (b.score, a_elsewhere, a.state, &a.source, &a.target, &a.origin).cmp(&(
            a.score,
            b_elsewhere,
            b.state,
            &b.source,
            &b.target,
            &b.origin,
        ))
    });
    let mut seen = std::collections::BTreeSet::new();
    found.retain(|(_, found)| seen.insert((nfc(&found.source), found.target.clone())));
    found.into_iter().map(|(_, found)| found).take(top).collect()
}

fn sentence() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("幹細胞"),
        Just("幹細胞"),
        Just("を"),
        Just("培養した"),
        Just("ＩＰＳ"),
        Just("iPS"),
        Just("ｶﾞﾝ"),
        Just("ガン"),
        Just("か\u{3099}"),
        Just("が"),
        Just("1回"),
        Just("2回"),
        Just("かも"),
        Just("ない"),
        Just("。"),
        Just(" stem cell"),
    ];
    prop::collection::vec(piece, 0..7).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn look_up_is_what_the_definition_says(
        records in prop::collection::vec(
            (sentence(), "[xy]{1,2}", prop::option::of("[前後]"), prop::option::of("[前後]"), "[ab]", 0usize..3),
            0..25),
        (text, previous, next) in (sentence(), prop::option::of("[前後]"), prop::option::of("[前後]")),
        (article, exclude) in (prop::option::of("[ab]"), prop::option::of("[ab]#[xy]{1,2}")),
        (top, min) in (1usize..8, 0u8..=101),
        of_memory in 0usize..25,
    ) {
        let records: Vec<Record> = records.into_iter().map(|(source, target, previous, next, article, state)| Record {
            previous,
            next,
            state: [State::Reviewed, State::Translated, State::Draft].into_iter().nth(state).unwrap(),
            ..unit(&article, &target, &source, &target)
        }).collect();
        let text = records.get(of_memory).map_or(text, |record| record.source.clone());
        let memory = Memory::new(records).with_rules(Arc::new(Signs));
        let query = Query {
            text: &text,
            previous: previous.as_deref(),
            next: next.as_deref(),
            article: article.as_deref(),
            exclude_unit: exclude.as_deref(),
        };
        assert_eq!(memory.lookup(&query, top, min), brute(&memory, &Signs, &query, top, min));
        assert_eq!(memory.best(&query, min), brute(&memory, &Signs, &query, 1, min).pop());
    }

    #[test]
    fn hits_lie_on_characters(records in prop::collection::vec((sentence(), sentence()), 0..9), text in sentence()) {
        let memory = Memory::new(records.iter().map(|(source, target)| record(source, target)).collect());
        let form = fold_to_string(&crate::text::collapse(&text));
        let hits = memory.concordance(&text, 100);
        for hit in &hits {
            for (spans, text) in [(&hit.in_source, &hit.source), (&hit.in_target, &hit.target)] {
                assert!(spans.iter().all(|span| !span.of(text).is_empty()));
            }
        }
        let holds = |record: &&Record| [&record.source, &record.target].iter().any(|text| fold_to_string(text).contains(&form));
        assert!(form.is_empty() || hits.is_empty() == memory.records().iter().filter(holds).count().eq(&0));
    }
}
