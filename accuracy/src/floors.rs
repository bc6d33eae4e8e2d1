//! What may not get worse: a file of floors and ceilings in, the rows that break them out.
//!
//! ```text
//! SET <tab> WHAT <tab> precision|recall|false <tab> VALUE
//! ```
//!
//! `false` is a ceiling of false findings per thousand. A line whose row was not measured is no break; a row that is
//! not in the file is free.

use std::path::Path;

use crate::shared::{self, Error};
use crate::table::Row;

/// A sentence for each floor that a row falls through.
pub fn broken(rows: &[Row], file: &Path) -> Result<Vec<String>, Error> {
    let mut broken = Vec::new();
    for (number, line) in shared::text(file)?.lines().enumerate().filter(|(_, line)| !line.starts_with('#') && !line.is_empty()) {
        let wrong = || format!("{}:{}: expected SET, WHAT, precision|recall|false and a number", file.display(), number + 1);
        let fields: Vec<&str> = line.split('\t').collect();
        let [set, what, measure, value] = fields[..] else { return Err(wrong().into()) };
        let bound: f64 = value.parse().map_err(|_| wrong())?;
        for row in rows.iter().filter(|row| row.set == set && row.what == what) {
            let (measured, holds) = match measure {
                "precision" => (row.precision(), row.precision().is_none_or(|value| value >= bound)),
                "recall" => (row.recall(), row.recall().is_none_or(|value| value >= bound)),
                "false" => (row.false_per_thousand, row.false_per_thousand.is_none_or(|value| value <= bound)),
                _ => return Err(wrong().into()),
            };
            if !holds {
                broken.push(format!("{set}, {what}: {measure} is {:.3}, held to {bound}", measured.unwrap_or_default()));
            }
        }
    }
    Ok(broken)
}
