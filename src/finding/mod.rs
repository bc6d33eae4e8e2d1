//! Findings: values that say what is wrong with a text, where, and what would help. Their wording stands in
//! `locales/<lang>/findings.ftl`; nothing here is written in a human language.

mod code;
mod conflict;
mod table;
mod toml_problem;

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

pub use code::{Code, Level};
pub use conflict::{conflicts, is_conflict};
pub use table::{Reader, Table, Value, Word};
pub use toml_problem::toml_problem;

use crate::text::{Lines, Position, Span};

/// How loudly a finding speaks. The order is from quiet to loud.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Not reported at all.
    Off,
    /// For information; never changes the exit status.
    Note,
    /// Should be looked at; `check` exits 1.
    Warning,
    /// Must be mended; `check` exits 1.
    Error,
}

/// An argument of a message: text or a whole number.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(untagged)]
pub enum Arg {
    /// A piece of text, shown as it is.
    Text(String),
    /// A count.
    Count(i64),
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Arg::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Arg::Text(text)
    }
}

impl From<usize> for Arg {
    fn from(count: usize) -> Self {
        Arg::Count(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

/// Arguments by name, in the order of their names.
pub type Args = BTreeMap<&'static str, Arg>;

/// Something that would help: the key of a message `hint-KEY` and its arguments.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hint {
    /// Key of the message without the prefix `hint-`.
    pub key: &'static str,
    /// Its arguments.
    pub args: Args,
}

impl Hint {
    /// A hint without arguments.
    pub fn new(key: &'static str) -> Self {
        Hint { key, args: Args::new() }
    }

    /// The hint with one more argument.
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.insert(name, value.into());
        self
    }
}

/// A range of a file for people: both ends 1-based, columns in code points, the end exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Where it begins.
    pub start: Position,
    /// Where it ends.
    pub end: Position,
}

impl Place {
    /// The place of a byte range of the text whose lines are given.
    pub fn of(lines: &Lines<'_>, span: Span) -> Self {
        Place { start: lines.position(span.start), end: lines.position(span.end) }
    }
}

/// Where the other text of a pair stands: the source of what is found in a translation, and the other way round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// The file, relative to the project.
    pub file: String,
    /// The bytes of the file, if known.
    pub span: Option<Span>,
    /// The same as lines and columns, if known.
    pub place: Option<Place>,
    /// Whether it is the source.
    pub is_source: bool,
}

/// One thing found in one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What kind of thing.
    pub code: Code,
    /// How loudly it is reported; starts as the code's default.
    pub severity: Severity,
    /// The file, relative to the project, with `/` between folders; empty where there is no file.
    pub file: String,
    /// The bytes of the file, if known.
    pub span: Option<Span>,
    /// The same as lines and columns of the file, if known.
    pub place: Option<Place>,
    /// Where the other text of the pair stands, if that is another place.
    pub related: Option<Related>,
    /// Full name of the unit (`columns/a.md#s-4mzq7c2k1x`).
    pub unit: Option<String>,
    /// The target locale.
    pub locale: Option<String>,
    /// Source text of the unit.
    pub source: Option<String>,
    /// Target text of the unit.
    pub target: Option<String>,
    /// The bytes of `source` that are meant, if any.
    pub source_mark: Option<Span>,
    /// The bytes of `target` that are meant, if any.
    pub target_mark: Option<Span>,
    /// For findings about a term: its text in the source language.
    pub term: Option<String>,
    /// Arguments of the message `finding-CODE`.
    pub args: Args,
    /// What would help.
    pub hints: Vec<Hint>,
    /// The reason of the waiver, if a person waived it.
    pub waived: Option<String>,
    /// Whether what is wrong with it may well be right: it warns where the code blocks.
    pub doubtful: bool,
}

impl Finding {
    /// A finding of the code's own severity, in a file.
    pub fn new(code: Code, file: impl Into<String>) -> Self {
        Finding {
            code,
            severity: code.severity(),
            file: file.into(),
            span: None,
            place: None,
            related: None,
            unit: None,
            locale: None,
            source: None,
            target: None,
            source_mark: None,
            target_mark: None,
            term: None,
            args: Args::new(),
            hints: Vec::new(),
            waived: None,
            doubtful: false,
        }
    }

    /// The same finding, in doubt.
    pub fn doubtful(mut self) -> Self {
        self.doubtful = true;
        self.severity = self.severity.min(self.level().severity());
        self
    }

    /// The level of its code, or B where that is A and the finding is doubtful.
    pub fn level(&self) -> Level {
        if self.doubtful { self.code.level().max(Level::B) } else { self.code.level() }
    }

    /// The finding with its place in the text of its file.
    pub fn at(mut self, lines: &Lines<'_>, span: Span) -> Self {
        self.span = Some(span);
        self.place = Some(Place::of(lines, span));
        self
    }

    /// The finding with one more argument for its message.
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.insert(name, value.into());
        self
    }

    /// The finding with one more hint.
    pub fn hint(mut self, hint: Hint) -> Self {
        self.hints.push(hint);
        self
    }

    /// Puts a folder in front of its paths.
    pub fn move_below(&mut self, folder: &str) {
        let related = self.related.iter_mut().map(|related| &mut related.file);
        related.chain([&mut self.file]).filter(|file| !file.is_empty()).for_each(|file| file.insert_str(0, folder));
    }

    /// Sixteen hexadecimal digits that stay the same when the finding only moves, or other texts change: made of unit
    /// (or file), locale, code, term and texts, never of the line nor of a count.
    pub fn fingerprint(&self) -> String {
        self.fingerprint_as(self.unit.as_deref())
    }

    /// The same finding of a unit of another name, or none, that names this path in no argument and stands in no file.
    pub fn without(&self, path: &str, unit: Option<String>) -> Finding {
        let mut bare = Finding { unit, file: String::new(), ..self.clone() };
        for value in bare.args.values_mut() {
            if let Arg::Text(text) = value
                && !path.is_empty()
            {
                *text = text.replace(path, "");
            }
        }
        bare
    }

    /// The same as if the unit had this name.
    pub fn fingerprint_as(&self, unit: Option<&str>) -> String {
        let mut hash = Sha256::new();
        let mut feed = |text: &str| {
            hash.update(text.as_bytes());
            hash.update([0]);
        };
        feed(unit.unwrap_or(&self.file));
        feed(self.locale.as_deref().unwrap_or(""));
        feed(self.code.name());
        feed(self.term.as_deref().unwrap_or(""));
        for (name, value) in &self.args {
            // How often a term or spelling stands elsewhere is no part of what is wrong here.
            if let Arg::Text(text) = value {
                feed(name);
                feed(text);
            }
        }
        hash.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
    }
}

/// Puts findings in the order people read them: by file, place, code and text.
pub fn sort(findings: &mut [Finding]) {
    findings.sort_by(|a, b| {
        (&a.file, a.span, a.place, &a.unit, a.code.name(), &a.term, &a.args).cmp(&(
            &b.file,
            b.span,
            b.place,
            &b.unit,
            b.code.name(),
            &b.term,
            &b.args,
        ))
    });
}

/// How many findings of each severity stand, and how many are waived.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Errors that are not waived.
    pub errors: usize,
    /// Warnings that are not waived.
    pub warnings: usize,
    /// Notes that are not waived.
    pub notes: usize,
    /// Findings a person waived.
    pub waived: usize,
}

impl Counts {
    /// Counts a list.
    pub fn of<'a>(findings: impl IntoIterator<Item = &'a Finding>) -> Self {
        let mut counts = Counts::default();
        for finding in findings {
            match (&finding.waived, finding.severity) {
                (_, Severity::Off) => {}
                (Some(_), _) => counts.waived += 1,
                (None, Severity::Note) => counts.notes += 1,
                (None, Severity::Warning) => counts.warnings += 1,
                (None, Severity::Error) => counts.errors += 1,
            }
        }
        counts
    }
}
