//! Tests of look-up and concordance.

#![allow(clippy::unwrap_used, clippy::print_stdout)]

use std::sync::Arc;

use proptest::prelude::{Just, Strategy, prop, prop_oneof, proptest};

use super::{Breach, Difference, Match, Memory, Mended, Mender, Needle, Note, Origin, Query, Record, Rules, State};
use crate::glossary::Glossary;
use crate::morph::{Analyzer, English};
use crate::text::{distance, fold_to_string, nfc, similarity};

fn record(source: &str, target: &str) -> Record {
    Record::new(source, target, Origin::File { name: "memory/x.tmx".to_owned(), article: None }, State::Translated)
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

    fn mend(&self, query: &str, source: &str, target: &str) -> Option<Mended> {
        let words = |_: &str| -> &'static dyn Analyzer { &English };
        let glossary = Glossary::default();
        Mender { source_locale: "ja", target_locale: "en", glossary: &glossary, words: &words }.mend(query, source, target)
    }

    fn breaches(&self, query: &str, source: &str, target: &str) -> Vec<Breach> {
        let breach = || Breach { term: "上清液".to_owned(), found: None, preferred: "conditioned medium".to_owned() };
        let broken = [query, source].iter().all(|text| text.contains("上清液")) && !target.contains("onditioned medium");
        broken.then(breach).into_iter().collect()
    }
}

fn scores(matches: &[Match]) -> Vec<(u8, u8, &str)> {
    matches.iter().map(|found| (found.score, found.raw, found.target.as_str())).collect()
}

#[test]
fn numbers_are_replaced_in_the_translation_and_that_is_said() {
    let memory = Memory::new(&[record("採取の時間は30分ほどです。", "Collection takes about 30 minutes.")]).with_rules(Arc::new(Signs));
    let found = memory.lookup(&Query::new("採取の時間は45分ほどです。"), 1, 70);
    assert_eq!(scores(&found), [(84, 85, "Collection takes about 45 minutes.")]);
    assert_eq!((found[0].source.as_str(), found[0].notes.as_slice()), ("採取の時間は30分ほどです。", &[Note::NumbersReplaced][..]));
    let told: Vec<(&str, &str)> = found[0].repairs.iter().map(|one| (one.source.old.as_str(), one.target.new.as_str())).collect();
    assert_eq!((told, found[0].repaired), (vec![("30分", "45 minutes")], Some(100)));
    let found = memory.lookup(&Query::new("採取の時間は45分かもです。"), 1, 50);
    assert_eq!(found[0].notes, [Note::CapNumbers, Note::CapHedge]);
}

#[test]
fn identical_folded_and_similar_are_told_apart() {
    let memory = Memory::new(&[
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
    let memory = Memory::new(&[record("がんの治療", "cancer treatment")]);
    assert_eq!(scores(&memory.lookup(&Query::new(nfd), 5, 70)), [(100, 100, "cancer treatment")]);
    assert_eq!(serde_json::to_string(&found.get(1).unwrap().notes).unwrap(), r#"[{"key":"folded","amount":99}]"#);
}

#[test]
fn a_translation_that_breaks_the_glossary_falls_behind_one_that_does_not() {
    let memory = Memory::new(&[
        record("上清液を使います。", "Supernatant is used."),
        record("上清液を使います。", "Conditioned medium is used."),
        record("上清液を使いました。", "Supernatant was used."),
        record("培養液を使います。", "Supernatant is used."),
    ])
    .with_rules(Arc::new(Signs));
    let found = memory.lookup(&Query::new("上清液を使います。"), 5, 70);
    assert_eq!(
        scores(&found[..3]),
        [(100, 100, "Conditioned medium is used."), (95, 100, "Supernatant is used."), (77, 77, "Supernatant is used.")]
    );
    assert_eq!(
        found.iter().map(|found| (found.variant_of, found.variants)).collect::<Vec<_>>(),
        [(None, 2), (Some(0), 2), (None, 1), (None, 1)]
    );
    assert_eq!((found[1].notes.as_slice(), found[1].breaches[0].term.as_str()), (&[Note::GlossaryBroken][..], "上清液"));
    assert_eq!((found[2].source.as_str(), found[3].score), ("培養液を使います。", 75));
    assert_eq!(memory.lookup(&Query::new("上清液を使います。"), 5, 96).len(), 1);
}

#[test]
fn equal_texts_are_found_in_comparison_form() {
    let memory = Memory::new(&[record("ｉＰＳ細胞", "iPS cell"), record("iPS細胞", "iPS cells"), record("iPS細胞株", "iPS cell line")]);
    let targets = |text: &str| memory.exact(text).into_iter().map(|record| record.target).collect::<Vec<_>>();
    assert_eq!(targets("IPS細胞"), ["iPS cells", "iPS cell"]);
    assert_eq!(targets("細胞"), [""; 0]);
    assert_eq!(targets(""), [""; 0]);
}

#[test]
fn context_lifts_and_needs_both_sides() {
    let with = |previous: Option<&str>, next: Option<&str>, target: &str| Record {
        previous: previous.map(str::to_owned),
        next: next.map(str::to_owned),
        ..record("はい。", target)
    };
    let memory = Memory::new(&[
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
        Memory::new(&[record("細胞を1回だけ患者さんに投与しました。", "once"), record("細胞を2回だけ患者さんに投与しない。", "not")])
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
    let memory = Memory::new(&[
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
    let memory = Memory::new(&[
        record("幹細胞上清液を投与しました。", "Conditioned medium was administered."),
        record("上清液", "conditioned medium"),
        record("コンピューター断層撮影", "CT"),
    ]);
    let found = Memory::new(&memory.records().map(Record::reversed).collect::<Vec<_>>()).lookup(&Query::new("Conditioned  medium"), 5, 70);
    assert_eq!(scores(&found), [(99, 89, "上清液")]);
    let hits = memory.concordance(&Needle::phrase("ＣＯＮＤＩＴＩＯＮＥＤ medium"), 5);
    assert_eq!(hits.iter().map(|hit| hit.source.as_str()).collect::<Vec<_>>(), ["上清液", "幹細胞上清液を投与しました。"]);
    let hit = memory.concordance(&Needle::phrase("上清液"), 5).pop().unwrap();
    assert_eq!(hit.in_source.iter().map(|span| span.of(&hit.source)).collect::<Vec<_>>(), ["上清液"]);
    assert_eq!(memory.concordance(&Needle::phrase("コンピュータ"), 5).len(), 1);
    assert_eq!(memory.concordance(&Needle::phrase(" 　"), 5), []);
}

/// The definition, word by word, over every record.
fn brute(records: &[Record], rules: &dyn Rules, query: &Query<'_>, top: usize, min: u8) -> Vec<Match> {
    let text = nfc(query.text);
    let mut found: Vec<(bool, Match)> = Vec::new();
    for record in records {
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
            let (repairs, repaired, breaches, variant_of, variants) = (Vec::new(), None, Vec::new(), None, 1);
            let like = Match { score, raw, source, target, repairs, repaired, breaches, variant_of, variants, origin, state, notes };
            found.push((elsewhere, like));
        }
    }
    found.sort_by(|(a_elsewhere, a), (b_elsewhere, b)| {
        let off = |one: &Match| {
            let source = nfc(&one.source);
            1_000_000 * distance(&text, &source) / text.chars().count().max(source.chars().count())
        };
        (b.score, a_elsewhere, a.state, off(a), &a.source, &a.target, &a.origin).cmp(&(
            a.score,
            b_elsewhere,
            b.state,
            off(b),
            &b.source,
            &b.target,
            &b.origin,
        ))
    });
    let mut seen = std::collections::BTreeSet::new();
    found.retain(|(_, found)| seen.insert((nfc(&found.source), found.target.clone())));
    // Translations of one text stand together and count as one.
    let found: Vec<Match> = found.into_iter().map(|(_, found)| found).collect();
    let mut sources: Vec<String> = Vec::new();
    for one in &found {
        if !sources.contains(&nfc(&one.source)) {
            sources.push(nfc(&one.source));
        }
    }
    let mut out: Vec<Match> = Vec::new();
    for source in sources.iter().take(top) {
        let first = out.len();
        let own: Vec<&Match> = found.iter().filter(|one| nfc(&one.source) == *source).collect();
        let told = |(n, one): (usize, &&Match)| Match { variant_of: (n > 0).then_some(first), variants: own.len(), ..(*one).clone() };
        out.extend(own.iter().enumerate().map(told).take(top));
    }
    out
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
        let memory = Memory::new(&records).with_rules(Arc::new(Signs));
        let query = Query {
            text: &text,
            previous: previous.as_deref(),
            next: next.as_deref(),
            article: article.as_deref(),
            exclude_unit: exclude.as_deref(),
        };
        assert_eq!(memory.lookup(&query, top, min), brute(&records, &Signs, &query, top, min));
        // How many there are in all depends on how far was looked.
        let alone = |found: Option<Match>| found.map(|found| Match { variants: 1, ..found });
        assert_eq!(alone(memory.best(&query, min)), alone(brute(&records, &Signs, &query, 1, min).pop()));
    }

    #[test]
    fn hits_lie_on_characters(records in prop::collection::vec((sentence(), sentence()), 0..9), text in sentence()) {
        let memory = Memory::new(&records.iter().map(|(source, target)| record(source, target)).collect::<Vec<_>>());
        let form = fold_to_string(&crate::text::collapse(&text));
        let hits = memory.concordance(&Needle::phrase(&text), 100);
        for hit in &hits {
            for (spans, text) in [(&hit.in_source, &hit.source), (&hit.in_target, &hit.target)] {
                assert!(spans.iter().all(|span| !span.of(text).is_empty()));
            }
        }
        let holds = |record: &&Record| [&record.source, &record.target].iter().any(|text| fold_to_string(text).contains(&form));
        assert!(form.is_empty() || hits.is_empty() == memory.records().filter(|record| holds(&record)).count().eq(&0));
    }
}
