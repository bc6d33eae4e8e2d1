//! The rules about terms, over small articles: what fires and what stays silent.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;

use super::{Context, House, Location, Pair, Side, run};
use crate::article::Format;
use crate::catalog::State;
use crate::finding::{Arg, Code};
use crate::glossary::{Glossary, read};
use crate::morph::{Analyzer, Word};
use crate::profile::Profile;
use crate::text::Span;

const GLOSSARY: &str = r#"
[stem-cell]
ja = "幹細胞"
en = "stem cell"
[conditioned-medium.ja]
preferred = "幹細胞上清液"
admitted = ["上清液"]
[conditioned-medium.en]
preferred = "stem cell conditioned medium"
forms = ["the product"]
admitted = ["secretome", "stem cell secretome", "CM", "conditioned medium", "supernatant"]
forbidden = ["culture supernatant"]
[neuropathic-pain.ja]
preferred = "神経障害性疼痛"
admitted = ["神経因性疼痛"]
[neuropathic-pain.en]
preferred = "neuropathic pain"
admitted = ["nerve pain"]
[neuralgia.ja]
preferred = "神経痛"
[neuralgia.en]
preferred = "neuralgia"
admitted = ["nerve pain"]
[analgesic.ja]
preferred = "鎮痛薬"
[analgesic.en]
preferred = "analgesic"
[painkiller.ja]
preferred = "痛み止め"
[painkiller.en]
preferred = "painkiller"
[myelin.ja]
preferred = "髄鞘"
[myelin.en]
preferred = "myelin"
[inject]
part_of_speech = "verb"
[inject.ja]
preferred = "注射する"
[inject.en]
preferred = "inject"
admitted = ["give a shot"]
[lifestyle.ja]
preferred = "生活習慣"
[lifestyle.en]
preferred = "lifestyle"
forms = ["life"]
[worse]
status = "proposed"
[worse.ja]
preferred = "悪化"
[worse.en]
preferred = "worsening"
admitted = ["aggravation"]
forbidden = ["badization"]
[hip.ja]
preferred = "股関節"
[hip.en]
preferred = "hip joint"
forbidden = ["crotch joint"]
[hip-osteoarthritis.ja]
preferred = "股関節症"
[hip-osteoarthritis.en]
preferred = "hip osteoarthritis"
[hip-replacement.ja]
preferred = "股関節置換"
[hip-replacement.en]
preferred = "hip replacement"
forbidden = ["crotch joint exchange"]
[adverse-event.ja]
preferred = "有害事象"
[adverse-event.en]
preferred = "adverse event"
forms = ["treatment-related adverse event"]
admitted = ["adverse reaction"]
[regeneration.ja]
preferred = "再生"
[regeneration.en]
preferred = "regeneration"
[regenerative-medicine.ja]
preferred = "再生医療"
[regenerative-medicine.en]
preferred = "regenerative medicine"
[sampling.ja]
preferred = "サンプリング"
[sampling.en]
preferred = "sampling"
[block.ja]
preferred = "ブロック"
[block.en]
preferred = "block"
"#;

struct Whole;

impl Analyzer for Whole {
    fn words(&self, _: &str) -> Vec<Word> {
        Vec::new()
    }
}

fn whole(_: &str) -> &'static dyn Analyzer {
    &Whole
}

/// The findings of articles, each a list of source and target: code, article and row, what was found.
fn check(articles: &[&[(&str, &str)]]) -> Vec<(Code, usize, usize, String)> {
    between(articles, "ja", "en")
}

fn between(articles: &[&[(&str, &str)]], source: &str, target: &str) -> Vec<(Code, usize, usize, String)> {
    let (concepts, findings) = read("g.toml", GLOSSARY);
    assert_eq!(findings, []);
    let glossary = Glossary::new(concepts);
    let locate = |_: Side, _: Option<Span>| Location::default();
    let names: Vec<Vec<(String, String)>> =
        (0..articles.len()).map(|a| (0..articles[a].len()).map(|row| (format!("{a}"), format!("{a}/{row}"))).collect()).collect();
    let mut pairs = Vec::new();
    for (article, names) in articles.iter().zip(&names) {
        for (row, ((from, to), (article_name, unit))) in article.iter().zip(names).enumerate() {
            pairs.push(Pair {
                unit,
                article: article_name,
                format: Some(Format::Text),
                source: from,
                target: to,
                source_locale: source,
                target_locale: target,
                state: State::Translated,
                was: None,
                clobbered: false,
                allows: &[],
                previous: row.checked_sub(1).and_then(|before| article.get(before)).copied(),
                locate: &locate,
            });
        }
    }
    let context =
        Context { glossary: &glossary, words: &whole, profile: Profile::none(), levels: &BTreeMap::new(), house: House::default() };
    let mut found: Vec<_> = run(&pairs, &context)
        .into_iter()
        .filter(|f| matches!(f.code, Code::TermMissing | Code::TermForbidden | Code::TermInconsistent))
        .map(|finding| {
            let unit = finding.unit.clone().unwrap();
            let (article, row) = unit.split_once('/').unwrap();
            let what = match finding.args.get("found").or(finding.args.get("term")) {
                Some(Arg::Text(text)) => text.clone(),
                _ => String::new(),
            };
            (finding.code, article.parse().unwrap(), row.parse().unwrap(), what)
        })
        .collect();
    found.sort();
    found
}

#[test]
fn another_name_departs_from_the_usual_one() {
    let inconsistent = |row: usize, name: &str| vec![(Code::TermInconsistent, 0, row, name.to_owned())];
    let found = check(&[&[
        ("神経障害性疼痛です。", "Neuropathic pain."),
        ("神経障害性疼痛に。", "For neuropathic pain."),
        ("神経障害性疼痛が。", "Nerve pain does."),
    ]]);
    assert_eq!(found, inconsistent(2, "nerve pain"));
    // One against one: the preferred name is the usual one.
    let found = check(&[&[("神経障害性疼痛です。", "Nerve pain."), ("神経障害性疼痛に。", "For neuropathic pain.")]]);
    assert_eq!(found, inconsistent(0, "nerve pain"));
    // Twice in one sentence, under two names.
    let found = check(&[&[("神経障害性疼痛は神経障害性疼痛です。", "Neuropathic pain is nerve pain.")]]);
    assert_eq!(found, inconsistent(0, "nerve pain"));
}

#[test]
fn a_derived_word_answers_one_of_two() {
    let missing = |source: &str, target: &str| {
        let found = check(&[&[(source, target)]]);
        found.into_iter().filter(|one| one.0 == Code::TermMissing).map(|one| one.3).collect::<Vec<_>>()
    };
    let both = "再生医療は組織の再生を促す。";
    assert_eq!(missing(both, "Regenerative medicine makes tissue regenerate."), Vec::<String>::new());
    assert_eq!(missing(both, "Regenerative medicine makes tissue grow."), ["再生"]);
    assert_eq!(missing("組織の再生を促す。", "It makes tissue regenerate."), Vec::<String>::new());
    let blocks = "ノンではブロック、ブロッキングでは待つ。";
    assert_eq!(missing(blocks, "Blocked in one, waiting in blocking mode."), Vec::<String>::new());
    assert_eq!(missing(blocks, "Halted in one, waiting in blocking mode."), ["ブロック"]);
    assert_eq!(missing("ブロックされる。", "It is blocked."), Vec::<String>::new());
    assert_eq!(missing("サンプリングする。", "It is sampled by `sampler`."), Vec::<String>::new());
    assert_eq!(missing("サンプリングする。", "It is taken by a sampler."), ["サンプリング"]);
}

#[test]
fn an_article_departs_from_the_others() {
    let usual: &[(&str, &str)] =
        &[("神経障害性疼痛", "neuropathic pain"), ("神経障害性疼痛", "neuropathic pain"), ("神経障害性疼痛", "neuropathic pain")];
    let found = check(&[usual, &[("神経障害性疼痛", "Nerve pain")]]);
    assert_eq!(found, [(Code::TermInconsistent, 1, 0, "nerve pain".to_owned())]);
    // No name is the usual one: each article keeps its own.
    assert_eq!(check(&[&usual[..1], &[("神経障害性疼痛", "Nerve pain")]]), []);
}

#[test]
fn what_is_no_other_name_is_silent() {
    for (why, article) in [
        ("shortened", &[("幹細胞上清液", "stem cell secretome"), ("上清液", "the secretome"), ("幹細胞上清液", "Stem cell secretome")][..]),
        ("a paraphrase or form", &[("上清液", "secretome"), ("上清液", "the product"), ("上清液", "the secretome")]),
        ("an acronym", &[("上清液", "secretome"), ("上清液", "CM")]),
        ("a gloss", &[("神経障害性疼痛", "neuropathic pain (nerve pain)"), ("神経障害性疼痛", "neuropathic pain")]),
        (
            "the name of another term of the sentence",
            &[("神経障害性疼痛", "neuropathic pain"), ("神経障害性疼痛や神経痛", "neuropathic pain and nerve pain")],
        ),
        ("the source's other word", &[("神経障害性疼痛", "neuropathic pain"), ("神経因性疼痛", "nerve pain")]),
        ("a verb", &[("注射する。", "Inject."), ("注射する。", "Give a shot.")]),
        ("not enforced", &[("悪化", "worsening"), ("悪化", "aggravation"), ("悪化", "gets bad")]),
    ] {
        assert_eq!(check(&[article]), [], "{why}");
    }
}

#[test]
fn a_term_must_be_rendered() {
    let missing = |article: &[(&str, &str)]| check(&[article]).into_iter().filter(|f| f.0 == Code::TermMissing).count();
    assert_eq!(missing(&[("上清液を使う。", "We use a serum.")]), 1);
    assert_eq!(missing(&[("上清液を使う。", "We use it.")]), 1);
    assert_eq!(missing(&[("神経障害性疼痛です。", "The pain is strong.")]), 1);
    for (why, article) in [
        ("another order", &[("神経障害性疼痛です。", "The pain is neuropathic.")][..]),
        ("another form", &[("髄鞘を作る。", "It promotes remyelination.")]),
        ("one of a pair that explains itself", &[("痛み止め(鎮痛薬)は効きません。", "Painkillers do not help.")]),
        ("a pronoun", &[("上清液です。", "This is secretome."), ("上清液を使う。", "We use it.")]),
        (
            "a pronoun after another",
            &[("上清液です。", "This is secretome."), ("上清液を使う。", "We use it."), ("上清液は安全。", "It is safe.")],
        ),
        ("the head of the term", &[("上清液です。", "This is stem cell conditioned medium."), ("上清液を使う。", "We use the medium.")]),
    ] {
        assert_eq!(missing(article), 0, "{why}");
    }
}

#[test]
fn a_forbidden_name_is_found_whatever_the_status() {
    assert_eq!(check(&[&[("上清液", "Culture supernatant")]]), [(Code::TermForbidden, 0, 0, "Culture supernatant".to_owned())]);
    assert_eq!(check(&[&[("悪化", "badization")]]), [(Code::TermForbidden, 0, 0, "badization".to_owned())]);
}

#[test]
fn a_paraphrase_in_the_source_obliges_to_nothing() {
    assert_eq!(between(&[&[("It lasts a life long.", "一生続きます。")]], "en", "ja"), []);
    assert_eq!(between(&[&[("Lifestyle matters.", "大切です。")]], "en", "ja").len(), 1);
}

#[test]
fn one_fault_is_said_once() {
    assert_eq!(check(&[&[("股関節症の方", "People with crotch joint disease")]]), [(Code::TermForbidden, 0, 0, "crotch joint".into())]);
    assert_eq!(check(&[&[("股関節置換", "A crotch joint exchange")]]), [(Code::TermForbidden, 0, 0, "crotch joint exchange".into())]);
    let rows =
        [("上清液です。", "It is culture supernatant."), ("上清液だ。", "The conditioned medium."), ("上清液", "Conditioned medium")];
    assert_eq!(check(&[&rows]), [(Code::TermForbidden, 0, 0, "culture supernatant".into())]);
    // source-text-left says it.
    assert_eq!(check(&[&[("幹細胞を投与した。", "幹細胞 were administered.")]]), []);
    assert_eq!(check(&[&[("上清液と幹細胞", "上清液 and the rest")]]), [(Code::TermMissing, 0, 0, "幹細胞".into())]);
}

#[test]
fn a_name_within_a_longer_form_is_that_name() {
    let rows =
        [("治療関連の有害事象なし。", "No treatment-related adverse events."), ("有害事象は稀です。", "Adverse reactions are rare.")];
    assert_eq!(check(&[&rows]), [(Code::TermInconsistent, 0, 1, "adverse reaction".into())]);
}
