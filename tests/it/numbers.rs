//! `tests/accuracy/numbers.jsonl`: right and wrong translations of every kind of number, held in both directions. A line
//! has `ja`, `en`, `ok`, a `note` on what it is about and, where it is told in one direction only, `direction`.

use std::collections::BTreeSet;

use taiyaku::language::compare;
use taiyaku::text::Lang;

const CASES: &str = include_str!("../accuracy/numbers.jsonl");

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    ja: String,
    en: String,
    ok: bool,
    note: String,
    #[serde(default)]
    direction: String,
}

fn cases() -> Vec<Case> {
    CASES.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn right_numbers_are_silent_and_wrong_ones_are_heard() {
    let mut wrong = Vec::new();
    for case in cases() {
        let directions =
            [("ja-en", compare(&case.ja, Lang::Ja, &case.en, Lang::En)), ("en-ja", compare(&case.en, Lang::En, &case.ja, Lang::Ja))];
        for (direction, found) in directions.iter().filter(|(direction, _)| case.direction.is_empty() || case.direction == *direction) {
            if found.is_empty() != case.ok {
                wrong.push(format!("{direction} {}: {} | {} {found:?}", case.note, case.ja, case.en));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_kind_has_cases_of_both_sorts() {
    let cases = cases();
    assert!(cases.len() > 800, "{}", cases.len());
    let notes: BTreeSet<&str> = cases.iter().map(|case| case.note.as_str()).collect();
    for note in notes {
        let of = |ok: bool| cases.iter().filter(|case| case.note == note && case.ok == ok).count();
        assert!(of(true) > 2 && of(false) > 0, "{note}: {} right, {} wrong", of(true), of(false));
    }
    let texts: BTreeSet<(&str, &str)> = cases.iter().map(|case| (case.ja.as_str(), case.en.as_str())).collect();
    assert_eq!(texts.len(), cases.len());
}
