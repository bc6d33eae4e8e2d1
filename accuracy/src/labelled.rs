//! Own labelled pairs: what must be found on each and what must not, in; one row for each file and code out.
//!
//! * `numbers.jsonl`: `{"ja","en","ok"}`: the numbers agree or do not, in both directions.
//! * `polarity.jsonl`, `characters.jsonl`: `{"ja","en","fires":[codes],"direction"?}`.
//! * `checks/CODE.toml`: `[[fires]]` and `[[silent]]` of one code, with `ja`, `en`, `direction`?, `glossary`?.
//!
//! Rows that need an article around them (`format`, `before`) are tested with the checks themselves and left out here.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde::Deserialize;
use taiyaku::finding::Code;
use taiyaku::glossary::{self, Glossary};

use crate::engine::{Direction, Text, findings};
use crate::shared::{self, Error};
use crate::table::Row;

#[derive(Deserialize)]
struct Case {
    ja: String,
    en: String,
    ok: Option<bool>,
    fires: Option<Vec<String>>,
    direction: Option<String>,
    format: Option<String>,
    glossary: Option<String>,
    before: Option<toml::Value>,
}

impl Case {
    fn text(&self) -> Text {
        Text { ja: self.ja.clone(), en: self.en.clone() }
    }

    fn needs_article(&self) -> bool {
        self.format.is_some() || self.before.is_some()
    }
}

#[derive(Deserialize, Default)]
struct Examples {
    #[serde(default)]
    fires: Vec<Case>,
    #[serde(default)]
    silent: Vec<Case>,
}

/// Rows of all own files.
pub fn rows(own: &Path, bundled: &Glossary) -> Result<Vec<Row>, Error> {
    let mut rows = Vec::new();
    let numbers: Vec<Case> = shared::lines(&own.join("numbers.jsonl"))?;
    for direction in [Direction::JaEn, Direction::EnJa] {
        let mut row = Row::new(format!("own numbers, {}", direction.name()), "number-mismatch");
        let texts: Vec<Text> = numbers.iter().map(Case::text).collect();
        for (case, found) in numbers.iter().zip(findings(&texts, direction, &Glossary::default())) {
            let fires = found.iter().any(|found| found.code == Code::NumberMismatch);
            if case.direction.as_deref().is_some_and(|given| Direction::of(Some(given)) != direction) || case.needs_article() {
                row.excluded += 1;
            } else {
                count(&mut row, case.ok == Some(false), fires);
            }
        }
        rows.push(row);
    }
    for file in ["polarity", "characters"] {
        let cases: Vec<Case> = shared::lines(&own.join(format!("{file}.jsonl")))?;
        rows.extend(by_code(file, &cases, bundled));
    }
    let mut files: Vec<_> =
        std::fs::read_dir(own.join("checks"))?.collect::<Result<Vec<_>, _>>()?.into_iter().map(|entry| entry.path()).collect();
    files.sort();
    for file in files {
        let Some(code) = file.file_stem().and_then(|name| name.to_str()).and_then(Code::from_name) else {
            return Err(format!("{}: no such code", file.display()).into());
        };
        let examples: Examples = toml::from_str(&shared::text(&file)?).map_err(|error| format!("{}: {error}", file.display()))?;
        let mut row = Row::new("examples of the checks", code.name());
        for (wanted, case) in examples.fires.iter().map(|case| (true, case)).chain(examples.silent.iter().map(|case| (false, case))) {
            if case.needs_article() {
                row.excluded += 1;
                continue;
            }
            let own = case.glossary.as_deref().map(|text| Glossary::new(glossary::read("glossary.toml", text).0));
            let found = findings(&[case.text()], Direction::of(case.direction.as_deref()), own.as_ref().unwrap_or(bundled));
            count(&mut row, wanted, found.iter().flatten().any(|found| found.code == code));
        }
        rows.push(row);
    }
    Ok(rows)
}

/// A row for each code that some case of a file fires; a case that does not name a code must be silent in it.
fn by_code(file: &str, cases: &[Case], glossary: &Glossary) -> Vec<Row> {
    let codes: BTreeSet<&str> = cases.iter().flat_map(|case| case.fires.iter().flatten()).map(String::as_str).collect();
    let mut rows: BTreeMap<&str, Row> = codes.iter().map(|code| (*code, Row::new(format!("own {file}"), *code))).collect();
    for case in cases {
        let found = findings(&[case.text()], Direction::of(case.direction.as_deref()), glossary);
        let found: BTreeSet<&str> = found.iter().flatten().map(|found| found.code.name()).collect();
        for (code, row) in &mut rows {
            if case.needs_article() {
                row.excluded += 1;
            } else {
                count(row, case.fires.iter().flatten().any(|fires| fires == code), found.contains(code));
            }
        }
    }
    rows.into_values().collect()
}

fn count(row: &mut Row, wanted: bool, fires: bool) {
    row.cases += 1;
    match (wanted, fires) {
        (true, true) => row.true_positives += 1,
        (true, false) => row.false_negatives += 1,
        (false, true) => row.false_positives += 1,
        (false, false) => *row.true_negatives.get_or_insert(0) += 1,
    }
}
