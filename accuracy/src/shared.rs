//! Files of labelled data: JSON lines, plain or compressed. A line that cannot be read ends the run with its place:
//! a measurement over half a set is no measurement.

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

use serde::de::DeserializeOwned;

/// Why a set could not be read.
pub type Error = Box<dyn std::error::Error>;

/// The text of a file, decompressed by its ending (`.gz`, `.xz`).
pub fn open(path: &Path) -> Result<Box<dyn BufRead>, Error> {
    let file = File::open(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let reader: Box<dyn Read> = match path.extension().and_then(|ending| ending.to_str()) {
        Some("gz") => Box::new(flate2::read::GzDecoder::new(file)),
        Some("xz") => Box::new(lzma_rust2::XzReader::new(BufReader::new(file), true)),
        _ => Box::new(file),
    };
    Ok(Box::new(BufReader::new(reader)))
}

/// Every line of a file as an object.
pub fn lines<T: DeserializeOwned>(path: &Path) -> Result<Vec<T>, Error> {
    let mut rows = Vec::new();
    for (number, line) in open(path)?.lines().enumerate() {
        let line = line?;
        if !line.trim().is_empty() {
            rows.push(serde_json::from_str(&line).map_err(|error| format!("{}:{}: {error}", path.display(), number + 1))?);
        }
    }
    Ok(rows)
}

/// A whole file as text.
pub fn text(path: &Path) -> Result<String, Error> {
    let mut text = String::new();
    open(path)?.read_to_string(&mut text)?;
    Ok(text)
}
