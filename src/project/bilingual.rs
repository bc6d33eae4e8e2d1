//! Bilingual files as pairs: `.tmx`, and `.jsonl` with one object of texts by locale a line. Read in batches, so that a
//! file may be larger than memory; a line that cannot be used is a finding, and the rest is still read.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use rayon::prelude::*;
use serde_json::error::Category;
use unic_langid::LanguageIdentifier;

use super::error::Error;
use crate::catalog::State;
use crate::check::{Location, Pair, Side};
use crate::finding::{Code, Finding, Hint, Place};
use crate::memory::each_tmx;
use crate::text::{Lang, Position, Span};

/// Pairs that are checked at a time.
const BATCH: usize = 20_000;

/// One pair of a file and its place.
struct Row {
    source: String,
    target: String,
    place: Option<Place>,
}

/// Calls `check` with batches of pairs of a file, and gathers its findings and those of reading.
pub fn each_batch(
    path: &Path,
    source: &str,
    target: &str,
    mut check: impl FnMut(&[Pair<'_>]) -> Vec<Finding> + Send,
) -> Result<Vec<Finding>, Error> {
    let name = path.display().to_string();
    let file = File::open(path).map_err(Error::io("open", path))?;
    let mut findings = Vec::new();
    let mut check = |rows: &[Row]| with_pairs(rows, &name, source, target, &mut check);
    if path.extension().is_some_and(|e| e.eq_ignore_ascii_case("jsonl")) {
        let mut lines = Lines { reader: BufReader::new(file), name: &name, source, target, line: 0 };
        let mut batch = lines.batch().map_err(Error::io("read", path))?;
        while !batch.rows.is_empty() || !batch.unusable.is_empty() {
            // The next batch is read while this one is checked.
            let (found, next) = rayon::join(|| check(&batch.rows), || lines.batch());
            findings.append(&mut batch.unusable);
            findings.extend(found);
            batch = next.map_err(Error::io("read", path))?;
        }
    } else {
        let mut rows: Vec<Row> = Vec::new();
        let mut flush = |rows: &mut Vec<Row>| {
            let found = check(rows);
            rows.clear();
            found
        };
        let (source, target): (LanguageIdentifier, LanguageIdentifier) =
            (source.parse().unwrap_or_default(), target.parse().unwrap_or_default());
        let tmx = each_tmx(file, &name, |unit| {
            let targets = unit.texts(&target);
            if let (Some(from), Some(to)) = (unit.texts(&source).first(), targets.first()) {
                rows.push(Row { source: from.text.trim().to_owned(), target: to.text.trim().to_owned(), place: Some(to.place) });
            }
            if rows.len() >= BATCH {
                findings.extend(flush(&mut rows));
            }
        })
        .map_err(Error::io("read", path))?;
        findings.extend(tmx.findings);
        findings.extend(flush(&mut rows));
    }
    Ok(findings)
}

/// The lines of a file that were not read yet.
struct Lines<'a> {
    reader: BufReader<File>,
    name: &'a str,
    source: &'a str,
    target: &'a str,
    line: usize,
}

/// Pairs of a file, and its lines that are none.
#[derive(Default)]
struct Batch {
    rows: Vec<Row>,
    unusable: Vec<Finding>,
}

impl Lines<'_> {
    /// The next batch; nothing at the end of the file.
    fn batch(&mut self) -> std::io::Result<Batch> {
        let mut batch = Batch::default();
        while batch.rows.len() < BATCH {
            let (bytes, ends) = self.bytes(BATCH - batch.rows.len())?;
            if ends.is_empty() {
                break;
            }
            let begins = std::iter::once(0).chain(ends.iter().copied());
            let lines: Vec<&[u8]> = begins.zip(&ends).map(|(from, to)| bytes.get(from..*to).unwrap_or(&[])).collect();
            let row = |(at, bytes): (usize, &&[u8])| json_row(bytes, self.line + at + 1, self.source, self.target);
            let read: Vec<_> = lines.par_iter().enumerate().map(row).collect();
            for row in read {
                self.line += 1;
                match row {
                    Ok(row) => batch.rows.extend(row),
                    Err(unusable) => batch.unusable.push(unusable.finding(self.name, self.line, [self.source, self.target])),
                }
            }
        }
        Ok(batch)
    }

    /// The bytes of the next lines, so many at most, and where each of them ends.
    fn bytes(&mut self, most: usize) -> std::io::Result<(Vec<u8>, Vec<usize>)> {
        let (mut bytes, mut ends) = (Vec::new(), Vec::new());
        while ends.len() < most && self.reader.read_until(b'\n', &mut bytes)? > 0 {
            ends.push(bytes.len());
        }
        Ok((bytes, ends))
    }
}

/// One line: texts by locale. Blank lines give nothing; what is no object of
/// texts is an error with its column.
fn json_row(bytes: &[u8], line: usize, source: &str, target: &str) -> Result<Option<Row>, Unusable> {
    let unusable = |problem: &'static str, column: usize| Unusable { problem, column };
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let good = String::from_utf8_lossy(bytes.get(..error.valid_up_to()).unwrap_or(&[])).chars().count();
        unusable("line-encoding", good + 1)
    })?;
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text).trim_end_matches(['\n', '\r']);
    if text.trim().is_empty() {
        return Ok(None);
    }
    let object: BTreeMap<String, serde_json::Value> = serde_json::from_str(text).map_err(|error| {
        // The library counts bytes.
        let good = text.get(..error.column().saturating_sub(1)).map_or(0, |good| good.chars().count());
        let problem = match error.classify() {
            Category::Eof => "line-truncated",
            Category::Data => "line-object",
            Category::Syntax | Category::Io => "line-syntax",
        };
        unusable(problem, good + 1)
    })?;
    let of = |locale: &str| {
        let lang = |name: &str| name.parse::<LanguageIdentifier>().ok().map(|id| (Lang::of(&id), id.language));
        let key = object.get_key_value(locale).or_else(|| object.iter().find(|(key, _)| lang(key).is_some() && lang(key) == lang(locale)));
        key.and_then(|(_, value)| value.as_str()).map(|text| text.trim().to_owned())
    };
    let end = text.chars().count() + 1;
    let place = Place { start: Position { line, column: 1 }, end: Position { line, column: end } };
    match (of(source), of(target)) {
        (Some(source), Some(target)) => Ok(Some(Row { source, target, place: Some(place) })),
        (None, _) => Err(unusable("line-source", 1)),
        (_, None) => Err(unusable("line-target", 1)),
    }
}

/// A line that cannot be used: the problem and its column.
struct Unusable {
    problem: &'static str,
    column: usize,
}

impl Unusable {
    fn finding(&self, file: &str, line: usize, locales: [&str; 2]) -> Finding {
        let at = Position { line, column: self.column };
        let [source, target] = locales;
        let mut finding =
            Finding::new(Code::MemoryInvalid, file).with("problem", self.problem).with("source", source).with("target", target);
        finding.place = Some(Place { start: at, end: at });
        finding.hint(Hint::new("jsonl-line").with("source", source).with("target", target))
    }
}

fn with_pairs(rows: &[Row], file: &str, source: &str, target: &str, check: &mut impl FnMut(&[Pair<'_>]) -> Vec<Finding>) -> Vec<Finding> {
    let locators: Vec<_> =
        rows.iter().map(|row| move |_: Side, _: Option<Span>| Location { file: file.to_owned(), span: None, place: row.place }).collect();
    let pairs: Vec<Pair<'_>> = rows
        .iter()
        .zip(&locators)
        .map(|(row, locate)| Pair {
            unit: "",
            article: file,
            format: None,
            source: &row.source,
            target: &row.target,
            source_locale: source,
            target_locale: target,
            state: if row.target.is_empty() { State::Untranslated } else { State::Translated },
            was: None,
            clobbered: false,
            allows: &[],
            previous: None,
            locate,
        })
        .collect();
    check(&pairs)
}
