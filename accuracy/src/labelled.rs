//! Own labelled pairs: what must be found on each and what must not, in; one row for each file and code out.
//!
//! * `numbers.jsonl`: `{"ja","en","ok"}`: the numbers agree or do not, in both directions.
//! * `polarity.jsonl`, `medical.jsonl`, `characters.jsonl`: `{"ja","en","fires":[codes],"direction"?}`.
//! * `checks/CODE.toml`: `[[fires]]` and `[[silent]]` of one code, with `ja`, `en`, `direction`?, `glossary`?.
//!
//! Cases that need settings of a project (`japanese`) are tested in `tests/it` and left out here.
//!
//! A case may have a `format` ("markdown", "html", "text"), and `before`: pairs that stand before it in its article.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde::Deserialize;
use taiyaku::article::Format;
use taiyaku::finding::Code;
use taiyaku::glossary::{self, Glossary};

use crate::engine::{Direction, Text, article};
use crate::shared::{self, Error};
use crate::table::Row;

#[derive(Deserialize)]
struct Case {
    #[serde(flatten)]
    text: Text,
    ok: Option<bool>,
    #[serde(default)]
    fires: Vec<String>,
    direction: Option<String>,
    format: Option<String>,
    glossary: Option<String>,
    #[serde(default)]
    before: Vec<Text>,
    /// Settings of a project.
    japanese: Option<toml::Value>,
}

impl Case {
    /// The codes found on it.
    fn codes(&self, direction: Direction, bundled: &Glossary) -> BTreeSet<&'static str> {
        let own = self.glossary.as_deref().map(|text| Glossary::new(glossary::read("glossary.toml", text).0));
        let format = match self.format.as_deref() {
            Some("markdown") => Format::Markdown,
            Some("html") => Format::Html,
            _ => Format::Text,
        };
        let texts: Vec<Text> = self.before.iter().chain([&self.text]).cloned().collect();
        let found = article(&texts, Some(format), direction, own.as_ref().unwrap_or(bundled));
        found.last().into_iter().flatten().map(|found| found.code.name()).collect()
    }
}

#[derive(Deserialize)]
struct Examples {
    fires: Vec<Case>,
    silent: Vec<Case>,
}

/// The codes that speak of numbers.
const NUMBERS: [Code; 3] = [Code::NumberMismatch, Code::IdentifierMismatch, Code::CitationMismatch];

/// Rows of all own files, and every case that came out wrong.
pub fn rows(own: &Path, bundled: &Glossary) -> Result<(Vec<Row>, Vec<String>), Error> {
    let mut rows = Vec::new();
    let mut wrong = Vec::new();
    let numbers: Vec<Case> = shared::lines(&own.join("numbers.jsonl"))?;
    for direction in [Direction::JaEn, Direction::EnJa] {
        let mut row = Row::new(format!("own numbers, {}", direction.name()), "numbers, identifiers, citations");
        for case in numbers.iter().filter(|case| case.direction.as_deref().is_none_or(|given| Direction::of(Some(given)) == direction)) {
            let fires = case.codes(direction, &Glossary::default()).iter().any(|code| NUMBERS.iter().any(|one| one.name() == *code));
            count(&mut row, case, case.ok == Some(false), fires, &mut wrong);
        }
        rows.push(row);
    }
    for file in ["polarity", "medical", "characters"] {
        let cases: Vec<Case> = shared::lines(&own.join(format!("{file}.jsonl")))?;
        rows.extend(by_code(file, &cases, bundled, &mut wrong));
    }
    let mut files: Vec<_> = std::fs::read_dir(own.join("checks"))?.map(|entry| Ok(entry?.path())).collect::<Result<_, Error>>()?;
    files.sort();
    for file in files {
        let Some(code) = file.file_stem().and_then(|name| name.to_str()).and_then(Code::from_name) else {
            return Err(format!("{}: no such code", file.display()).into());
        };
        let examples: Examples = toml::from_str(&shared::text(&file)?).map_err(|error| format!("{}: {error}", file.display()))?;
        let mut row = Row::new("examples of the checks", code.name());
        for (wanted, case) in examples.fires.iter().map(|case| (true, case)).chain(examples.silent.iter().map(|case| (false, case))) {
            let fires = case.codes(Direction::of(case.direction.as_deref()), bundled).contains(code.name());
            count(&mut row, case, wanted, fires, &mut wrong);
        }
        rows.push(row);
    }
    Ok((rows, wrong))
}

/// A row for each code that some case of a file fires; a case that does not name a code must be silent in it.
fn by_code(file: &str, cases: &[Case], glossary: &Glossary, wrong: &mut Vec<String>) -> Vec<Row> {
    let codes: BTreeSet<&str> = cases.iter().flat_map(|case| &case.fires).map(String::as_str).collect();
    let mut rows: BTreeMap<&str, Row> = codes.iter().map(|code| (*code, Row::new(format!("own {file}"), *code))).collect();
    for case in cases {
        let found = case.codes(Direction::of(case.direction.as_deref()), glossary);
        for (code, row) in &mut rows {
            count(row, case, case.fires.iter().any(|fires| fires == code), found.contains(code), wrong);
        }
    }
    rows.into_values().collect()
}

fn count(row: &mut Row, case: &Case, wanted: bool, fires: bool, wrong: &mut Vec<String>) {
    if case.japanese.is_some() {
        row.excluded += 1;
        return;
    }
    row.cases += 1;
    match (wanted, fires) {
        (true, true) => row.true_positives += 1,
        (true, false) => row.false_negatives += 1,
        (false, true) => row.false_positives += 1,
        (false, false) => *row.true_negatives.get_or_insert(0) += 1,
    }
    if wanted != fires {
        let what = if wanted { "is silent" } else { "fires" };
        wrong.push(format!("{}: {} {what}\n  {}\n  {}", row.set, row.what, case.text.ja, case.text.en));
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::rows;

    /// The project's own cases are right, all of them.
    #[test]
    fn every_labelled_case_is_right() -> Result<(), crate::shared::Error> {
        let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let (_, wrong) = rows(&project.join("tests/accuracy"), &crate::bundled(&project)?)?;
        assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
        Ok(())
    }
}
