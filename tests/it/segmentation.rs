//! The labelled sentences of `tests/accuracy/segmentation.jsonl`: every one is cut as it says, by the filter's reading of a
//! text and by the rules alone; and the golden rules that are argued against are well-formed.

use std::collections::BTreeSet;

use taiyaku::segment::{line, sentences};
use taiyaku::text::Lang;

/// A file beside the tests.
fn file(name: &str) -> String {
    std::fs::read_to_string(format!("{}/tests/accuracy/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

#[test]
fn every_labelled_text_is_cut_as_it_says() {
    let mut wrong = Vec::new();
    let mut japanese = 0;
    let text = file("segmentation.jsonl");
    for row in text.lines() {
        let case: serde_json::Value = serde_json::from_str(row).unwrap();
        let text = case["text"].as_str().unwrap();
        let expected: Vec<&str> = case["segments"].as_array().unwrap().iter().map(|s| s.as_str().unwrap()).collect();
        let lang = if case["lang"] == "ja" { Lang::Ja } else { Lang::En };
        japanese += usize::from(lang == Lang::Ja);
        for (way, spans) in [("line", line(text, lang)), ("sentences", sentences(text, lang, &[]))] {
            let cut: Vec<&str> = spans.into_iter().map(|span| span.of(text)).collect();
            if cut != expected {
                wrong.push(format!("{way} {} {text:?}\n  {expected:?}\n  {cut:?}", case["note"]));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let cases = text.lines().count();
    assert!(cases >= 120 && japanese * 2 >= cases, "{japanese} of {cases} are Japanese");
}

#[test]
fn what_is_argued_against_is_named_once() {
    let text = file("segmentation-argued.tsv");
    let mut seen = BTreeSet::new();
    for row in text.lines().filter(|row| !row.starts_with('#')) {
        let columns: Vec<&str> = row.split('\t').collect();
        let [lang, name, hash, reason] = columns[..] else { panic!("four columns: {row}") };
        assert!(matches!(lang, "en" | "ja") && !name.is_empty() && !reason.is_empty(), "{row}");
        assert!(hash.len() == 16 && hash.bytes().all(|b| b.is_ascii_hexdigit()) && seen.insert((lang, hash)), "{row}");
    }
    assert!(seen.len() <= 15, "{} golden rules are argued against", seen.len());
}
