//! Findings as they are kept in a cache: everything a finding says, packed; what was packed comes back equal.

use std::collections::BTreeSet;
use std::sync::Mutex;

use serde::{Deserialize, Serialize};

use crate::finding::{Arg, Args, Code, Finding, Hint, Place, Related, Severity};
use crate::text::{Position, Span};

/// A finding in a form that can be packed.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Kept {
    code: String,
    severity: Severity,
    file: String,
    span: Option<Span>,
    place: Option<KeptPlace>,
    related: Option<(String, Option<Span>, Option<KeptPlace>, bool)>,
    unit: Option<String>,
    locale: Option<String>,
    source: Option<String>,
    target: Option<String>,
    source_mark: Option<Span>,
    target_mark: Option<Span>,
    term: Option<String>,
    args: Vec<KeptArg>,
    hints: Vec<(String, Vec<KeptArg>)>,
    waived: Option<String>,
    doubtful: bool,
}

/// Line and column of the beginning and of the end.
pub(super) type KeptPlace = [usize; 4];

/// The name of an argument and its value.
type KeptArg = (String, Value);

#[derive(Debug, Serialize, Deserialize)]
enum Value {
    Text(String),
    Count(i64),
}

impl Kept {
    /// Packs a finding.
    pub fn of(finding: &Finding) -> Kept {
        Kept {
            code: finding.code.name().to_owned(),
            severity: finding.severity,
            file: finding.file.clone(),
            span: finding.span,
            place: finding.place.map(kept_place),
            related: finding.related.as_ref().map(|one| (one.file.clone(), one.span, one.place.map(kept_place), one.is_source)),
            unit: finding.unit.clone(),
            locale: finding.locale.clone(),
            source: finding.source.clone(),
            target: finding.target.clone(),
            source_mark: finding.source_mark,
            target_mark: finding.target_mark,
            term: finding.term.clone(),
            args: kept_args(&finding.args),
            hints: finding.hints.iter().map(|hint| (hint.key.to_owned(), kept_args(&hint.args))).collect(),
            waived: finding.waived.clone(),
            doubtful: finding.doubtful,
        }
    }

    /// The finding; nothing where it has a code that is none.
    pub fn finding(self) -> Option<Finding> {
        let code = *Code::ALL.iter().find(|code| code.name() == self.code)?;
        let hint = |(key, args)| Hint { key: name(key), args: self::args(args) };
        Some(Finding {
            code,
            severity: self.severity,
            file: self.file,
            span: self.span,
            place: self.place.map(place),
            related: self.related.map(|(file, span, at, is_source)| Related { file, span, place: at.map(place), is_source }),
            unit: self.unit,
            locale: self.locale,
            source: self.source,
            target: self.target,
            source_mark: self.source_mark,
            target_mark: self.target_mark,
            term: self.term,
            args: args(self.args),
            hints: self.hints.into_iter().map(hint).collect(),
            waived: self.waived,
            doubtful: self.doubtful,
        })
    }
}

/// A place as numbers.
pub(super) fn kept_place(place: Place) -> KeptPlace {
    [place.start.line, place.start.column, place.end.line, place.end.column]
}

/// The place of these numbers.
pub(super) fn place([line, column, end_line, end_column]: KeptPlace) -> Place {
    Place { start: Position { line, column }, end: Position { line: end_line, column: end_column } }
}

fn kept_args(args: &Args) -> Vec<KeptArg> {
    let value = |arg: &Arg| match arg {
        Arg::Text(text) => Value::Text(text.clone()),
        Arg::Count(count) => Value::Count(*count),
    };
    args.iter().map(|(name, arg)| ((*name).to_owned(), value(arg))).collect()
}

fn args(kept: Vec<KeptArg>) -> Args {
    let arg = |value| match value {
        Value::Text(text) => Arg::Text(text),
        Value::Count(count) => Arg::Count(count),
    };
    kept.into_iter().map(|(key, value)| (name(key), arg(value))).collect()
}

/// A name as the program itself has it. The names of arguments and hints are a few dozen; each is put by once.
fn name(name: String) -> &'static str {
    static NAMES: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());
    let mut names = NAMES.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    match names.get(name.as_str()) {
        Some(known) => known,
        None => {
            let new: &'static str = name.leak();
            names.insert(new);
            new
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::Kept;
    use crate::finding::{Code, Finding, Hint, Related};
    use crate::text::{Lines, Span};

    #[test]
    fn a_finding_comes_back_as_it_was() {
        let text = "一行目\n上清液を投与する。\n";
        let mut finding = Finding::new(Code::TermMissing, "content/ja/記.md").at(&Lines::new(text), Span::new(10, 19));
        finding = finding.with("term", "上清液").with("count", 3usize);
        finding = finding.hint(Hint::new("known-renderings").with("names", "conditioned medium"));
        (finding.unit, finding.locale) = (Some("記.md#s-1".to_owned()), Some("en".to_owned()));
        (finding.source, finding.source_mark) = (Some("上清液を投与する。".to_owned()), Some(Span::new(0, 9)));
        finding.related =
            Some(Related { file: "locales/en/articles/記.md.ftl".to_owned(), span: None, place: finding.place, is_source: false });
        finding.waived = Some("引用".to_owned());
        for finding in [finding, Finding::new(Code::Draft, "")] {
            let bytes = postcard::to_allocvec(&Kept::of(&finding)).unwrap();
            assert_eq!(postcard::from_bytes::<Kept>(&bytes).unwrap().finding(), Some(finding));
        }
    }
}
