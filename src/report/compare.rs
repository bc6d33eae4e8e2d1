//! What `messages compare` found, in the form that compare-locales gives it: a tree of files with what is wrong, missing
//! and obsolete in each, then the figures; and the same as versioned JSON.

use std::fmt::Write;

use serde::Serialize;

use super::check_json::FindingJson;
use super::paint::Paint;
use super::wording::{hint, message};
use crate::bundle::{ComparedFile, Messages, Summary};
use crate::finding::{Finding, Severity};
use crate::text::{clean, one_line};

/// The tree and the figures. A file of which there is nothing to say is left out.
pub fn human(files: &[ComparedFile], locale: &str, messages: &Messages, paint: Paint) -> String {
    let mut out = String::new();
    let total = total(files);
    for file in files {
        let found: Vec<&Finding> = file.findings.iter().filter(|finding| finding.severity != Severity::Off).collect();
        if found.is_empty() && file.missing.is_empty() && file.obsolete.is_empty() && !file.is_missing && !file.is_obsolete {
            continue;
        }
        let _ = writeln!(out, "{}", paint.bold(&one_line(&file.file)));
        if file.is_missing {
            let _ = writeln!(out, "    {}", messages.plain("compare-add-file"));
            continue;
        }
        if file.is_obsolete {
            let _ = writeln!(out, "    {}", messages.plain("compare-remove-file"));
        }
        for finding in found {
            line(&mut out, file, finding, messages, paint);
        }
        for name in &file.missing {
            let _ = writeln!(out, "    {}", paint.red(&format!("+{}", clean(name))));
        }
        for name in &file.obsolete {
            let _ = writeln!(out, "    {}", paint.dim(&format!("-{}", clean(name))));
        }
    }
    let _ = writeln!(out, "{}:", clean(locale));
    for (name, count) in total.rows().into_iter().filter(|(_, count)| *count > 0) {
        let _ = writeln!(out, "{name:12} {count:6}");
    }
    let _ = writeln!(out, "{}", messages.text("compare-percent", &[("count", total.percent().into())].into()));
    out
}

fn line(out: &mut String, file: &ComparedFile, finding: &Finding, messages: &Messages, paint: Paint) {
    let loud = match finding.severity {
        Severity::Error => paint.red("ERROR"),
        Severity::Warning => paint.yellow("WARNING"),
        _ => paint.dim("NOTE"),
    };
    let said = clean(&message(finding, messages)).replace('\n', " ");
    // The reference is another file.
    let other = if finding.file == file.file { String::new() } else { format!("{}:", one_line(&finding.file)) };
    let place = finding.place.map(|place| format!("{other}{}:{}", place.start.line, place.start.column)).unwrap_or(other);
    let name =
        finding.unit.as_deref().and_then(|unit| unit.rsplit_once('#')).map(|(_, name)| format!(" {}", clean(name))).unwrap_or_default();
    let _ = writeln!(out, "    {loud}: {place}{name}  {said} {}", paint.dim(&format!("[{}]", finding.code.name())));
    for help in &finding.hints {
        let _ = writeln!(out, "        → {}", clean(&hint(help, messages)));
    }
}

/// The figures of all files.
pub fn total(files: &[ComparedFile]) -> Summary {
    files.iter().fold(Summary::default(), |sum, file| sum.plus(file.summary).with_findings(&file.findings))
}

#[derive(Serialize)]
struct FileJson<'a> {
    file: &'a str,
    state: &'static str,
    missing: &'a [String],
    obsolete: &'a [String],
    findings: Vec<FindingJson<'a>>,
}

#[derive(Serialize)]
struct SummaryJson {
    #[serde(flatten)]
    summary: Summary,
    percent: usize,
}

#[derive(Serialize)]
struct Report<'a> {
    version: u8,
    locale: &'a str,
    files: Vec<FileJson<'a>>,
    summary: SummaryJson,
}

/// Every file, whether or not there is something to say of it. `state` is compared, missing or obsolete.
pub fn json(files: &[ComparedFile], locale: &str, messages: &Messages) -> String {
    let state = |file: &ComparedFile| match (file.is_missing, file.is_obsolete) {
        (true, _) => "missing",
        (_, true) => "obsolete",
        _ => "compared",
    };
    let total = total(files);
    super::json(&Report {
        version: 1,
        locale,
        files: files
            .iter()
            .map(|file| FileJson {
                file: &file.file,
                state: state(file),
                missing: &file.missing,
                obsolete: &file.obsolete,
                findings: file.findings.iter().filter(|f| f.severity != Severity::Off).map(|f| FindingJson::new(f, messages)).collect(),
            })
            .collect(),
        summary: SummaryJson { summary: total, percent: total.percent() },
    })
}
