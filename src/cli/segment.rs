//! `segment`: sentences of a text, one input a line, one JSON object a sentence, in input order, streaming.

use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use clap::ArgMatches;
use serde::Serialize;

use super::args::{self, Format};
use super::shell::{Outcome, Result, Shell};
use crate::finding::{Args, Code, Finding, Place};
use crate::project::{Disk, Error, Segmentation, convert, encoding, load_settings};
use crate::report::json;
use crate::segment;
use crate::text::{Lang, Position, clean};

#[derive(Serialize)]
struct Row<'a> {
    line: usize,
    start: usize,
    end: usize,
    text: &'a str,
}

/// Cuts every line: by the rules of an SRX file that is named, by those of the project, or by the built-in ones.
pub fn run(matches: &ArgMatches, shell: &Shell) -> Result {
    let locale = args::text(matches, "locale");
    let lang = match &locale {
        Some(locale) => locale_lang(locale)?,
        None => Lang::Ja,
    };
    let rules = segmentation(matches, shell, locale.as_deref())?;
    let known = rules.findings();
    shell.notes(&known);
    let format = args::format(matches);
    let done = each_line(args::path(matches, "FILE"), shell, |number, line| {
        let spans = rules.rules().map_or_else(|| segment::line(line, lang), |rules| rules.sentences(line, &[]));
        for span in spans {
            let text = span.of(line);
            match format {
                Format::Json => shell.print(&json(&Row { line: number, start: span.start, end: span.end, text }))?,
                _ => shell.line(&clean(text))?,
            }
        }
        Ok(())
    });
    // Rules that were too slow on some line.
    let tired: Vec<Finding> = rules.findings().into_iter().filter(|finding| !known.contains(finding)).collect();
    shell.notes(&tired);
    done
}

fn segmentation(matches: &ArgMatches, shell: &Shell, locale: Option<&str>) -> Result<Segmentation> {
    if let Some(path) = args::path(matches, "srx") {
        return Ok(Segmentation::file(&path, locale.unwrap_or("ja"))?);
    }
    let Some(root) = shell.find_project() else { return Ok(Segmentation::default()) };
    let disk = Disk::new(root);
    let settings = load_settings(&disk)?;
    let source = settings.source.to_string();
    Ok(Segmentation::for_locale(&disk, &settings, locale.unwrap_or(&source))?)
}

/// The language of a locale that a person typed.
pub fn locale_lang(locale: &str) -> Result<Lang> {
    match locale.parse() {
        Ok(id) => Ok(Lang::of(&id)),
        Err(_) => Err(Error::Locale { given: Some(locale.to_owned()), targets: vec!["ja".to_owned(), "en".to_owned()] }.into()),
    }
}

/// Calls `each` for every line of a file or of standard input (`-`), numbered from 1, without its line end. Lines are
/// read as they come. One that is not UTF-8 is said on standard error and left out; at the end it is an error.
pub fn each_line(path: Option<PathBuf>, shell: &Shell, mut each: impl FnMut(usize, &str) -> Result<()>) -> Result {
    let path = path.unwrap_or_else(|| PathBuf::from("-"));
    let is_stream = path == Path::new("-");
    let input: Box<dyn Read> = if is_stream {
        Box::new(std::io::stdin().lock())
    } else {
        if path.is_dir() {
            let error = std::io::Error::from(std::io::ErrorKind::IsADirectory);
            return Err(Error::Io { action: "read", path, source: error }.into());
        }
        Box::new(std::fs::File::open(&path).map_err(|source| Error::Io { action: "open", path: path.clone(), source })?)
    };
    let name = path.display().to_string();
    let mut reader = BufReader::new(input);
    let mut bytes = Vec::new();
    let (mut number, mut left_out) = (0, 0usize);
    // Some of what is not UTF-8, for guessing what it is.
    let mut sample: Vec<u8> = Vec::new();
    loop {
        bytes.clear();
        let read = reader.read_until(b'\n', &mut bytes).map_err(|source| Error::Io { action: "read", path: path.clone(), source })?;
        if read == 0 {
            break;
        }
        number += 1;
        match std::str::from_utf8(&bytes) {
            Ok(line) => {
                let line = if number == 1 { line.strip_prefix('\u{FEFF}').unwrap_or(line) } else { line };
                each(number, line.strip_suffix('\n').map_or(line, |l| l.strip_suffix('\r').unwrap_or(l)))?;
            }
            Err(error) => {
                left_out += 1;
                if sample.len() < SAMPLE {
                    sample.extend(&bytes);
                }
                let good = String::from_utf8_lossy(bytes.get(..error.valid_up_to()).unwrap_or(&[])).chars().count();
                let at = Position { line: number, column: good + 1 };
                let mut finding = Finding::new(Code::InvalidEncoding, name.as_str()).with("guess", "unknown");
                finding.place = Some(Place { start: at, end: at });
                shell.notes(&[finding]);
            }
        }
    }
    if left_out == 0 {
        return Ok(Outcome::Done);
    }
    let hints = vec![convert(if is_stream { None } else { Some(&name) }, encoding(&sample))];
    Err(Error::Request { key: "lines-left-out", args: Args::from([("count", left_out.into())]), hints }.into())
}

/// Bytes from which the encoding is guessed, at least where there are as many.
const SAMPLE: usize = 64 * 1024;
