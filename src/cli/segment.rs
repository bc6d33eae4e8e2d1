//! `segment`: sentences of a text, one input a line, one JSON object a sentence, in input order, streaming.

use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use clap::ArgMatches;
use serde::Serialize;

use super::args::{self, Format};
use super::shell::{Outcome, Result, Shell};
use crate::project::Error;
use crate::report::json;
use crate::segment;
use crate::text::{Lang, clean};

#[derive(Serialize)]
struct Row<'a> {
    line: usize,
    start: usize,
    end: usize,
    text: &'a str,
}

/// Cuts every line.
pub fn run(matches: &ArgMatches, shell: &Shell) -> Result {
    let lang = match args::text(matches, "locale") {
        Some(locale) => locale_lang(&locale)?,
        None => Lang::Ja,
    };
    let format = args::format(matches);
    each_line(args::path(matches, "FILE"), |number, line| {
        for span in segment::line(line, lang) {
            let text = span.of(line);
            match format {
                Format::Json => shell.print(&json(&Row { line: number, start: span.start, end: span.end, text }))?,
                _ => shell.line(&clean(text))?,
            }
        }
        Ok(())
    })?;
    Ok(Outcome::Done)
}

/// The language of a locale that a person typed.
pub fn locale_lang(locale: &str) -> Result<Lang> {
    match locale.parse() {
        Ok(id) => Ok(Lang::of(&id)),
        Err(_) => Err(Error::Locale { given: Some(locale.to_owned()), targets: vec!["ja".to_owned(), "en".to_owned()] }.into()),
    }
}

/// Calls `each` for every line of a file or of standard input (`-`), numbered from 1, without its line end. Lines are
/// read as they come.
pub fn each_line(path: Option<PathBuf>, mut each: impl FnMut(usize, &str) -> Result<()>) -> Result<()> {
    let path = path.unwrap_or_else(|| PathBuf::from("-"));
    let input: Box<dyn Read> = if path == Path::new("-") {
        Box::new(std::io::stdin().lock())
    } else {
        if path.is_dir() {
            let error = std::io::Error::from(std::io::ErrorKind::IsADirectory);
            return Err(Error::Io { action: "read", path, source: error }.into());
        }
        Box::new(std::fs::File::open(&path).map_err(|source| Error::Io { action: "open", path: path.clone(), source })?)
    };
    let mut reader = BufReader::new(input);
    let mut bytes = Vec::new();
    let mut number = 0;
    loop {
        bytes.clear();
        let read = reader.read_until(b'\n', &mut bytes).map_err(|source| Error::Io { action: "read", path: path.clone(), source })?;
        if read == 0 {
            return Ok(());
        }
        number += 1;
        let Ok(line) = std::str::from_utf8(&bytes) else { return Err(Error::NotText(format!("{}:{number}", path.display())).into()) };
        let line = if number == 1 { line.strip_prefix('\u{FEFF}').unwrap_or(line) } else { line };
        each(number, line.strip_suffix('\n').map_or(line, |l| l.strip_suffix('\r').unwrap_or(l)))?;
    }
}
