//! TOML read key by key, so that whatever is wrong gives a finding with its place and a hint, and the rest still
//! counts. Settings and glossaries are read with it.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Arg, Args, Code, Finding, Hint, conflicts, toml_problem};
use crate::text::{Lines, Span, nearest};

/// A TOML table whose keys and values know their bytes.
pub type Table<'a> = DeTable<'a>;

/// A TOML value that knows its bytes.
pub type Value<'a> = Spanned<DeValue<'a>>;

/// A string of the file and its bytes, quotes included.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default, serde::Serialize, serde::Deserialize)]
pub struct Word {
    /// The string.
    pub text: String,
    /// Its bytes in the file.
    pub span: Span,
}

/// Reads one TOML file and gathers what is wrong with it.
pub struct Reader<'a> {
    file: &'a str,
    source: &'a str,
    lines: Lines<'a>,
    code: Code,
    /// What was wrong so far.
    pub findings: Vec<Finding>,
}

impl<'a> Reader<'a> {
    /// A reader for the text of `file`; its findings carry `code`.
    pub fn new(file: &'a str, source: &'a str, code: Code) -> Self {
        Reader { file, source, lines: Lines::new(source), code, findings: Vec::new() }
    }

    /// The top table; what does not parse gives findings, what does is returned.
    pub fn table(&mut self) -> Table<'a> {
        let (table, errors) = DeTable::parse_recoverable(self.source);
        let conflicts = conflicts(self.source);
        if let Some(&first) = conflicts.first() {
            self.report(first, "toml-conflict", []);
            if let Some(last) = self.findings.last_mut() {
                last.hints.push(Hint::new("resolve-conflict"));
            }
            // Both sides stand in the file, so nothing that is wrong with it says more than that.
            return table.into_inner();
        }
        let mut line = 0;
        for error in errors {
            let span = error.span().map_or_else(|| Span::new(0, 0), Span::from);
            // What follows on the same line is mostly a consequence.
            let here = self.lines.position(span.start).line;
            if std::mem::replace(&mut line, here) != here {
                let (problem, args) = toml_problem(self.source, &error);
                self.report(span, problem, args);
            }
        }
        table.into_inner()
    }

    /// Notes a problem at some bytes. The message `finding-CODE` selects its words by `$problem`.
    pub fn report(&mut self, span: Span, problem: &'static str, args: impl IntoIterator<Item = (&'static str, Arg)>) {
        let mut finding = Finding::new(self.code, self.file).at(&self.lines, span).with("problem", problem);
        finding.args.extend(args.into_iter().collect::<Args>());
        self.findings.push(finding);
    }

    /// Notes a key nobody knows, with the nearest one that is known.
    pub fn unknown_key(&mut self, key: &Spanned<impl AsRef<str>>, known: &[&str]) {
        let name = key.get_ref().as_ref();
        if name.trim().is_empty() {
            self.report(key.span().into(), "empty-key", []);
        } else {
            self.report(key.span().into(), "unknown-key", [("key", Arg::from(name))]);
        }
        let hint = match nearest(name, known.iter().copied()) {
            Some(near) => Hint::new("nearest").with("name", near),
            // So many only the codes of findings are.
            None if known.len() > 20 => Hint::new("list-codes"),
            None => Hint::new("known-keys").with("names", known.join(", ")),
        };
        if let Some(last) = self.findings.last_mut() {
            last.hints.push(hint);
        }
    }

    /// The string of a value, or a finding.
    pub fn word(&mut self, value: &Value<'a>) -> Option<Word> {
        let text = value.get_ref().as_str().map(str::to_owned);
        if text.is_none() {
            self.expected(value, "string");
        }
        text.map(|text| Word { text, span: value.span().into() })
    }

    /// The strings of an array, or of a single string.
    pub fn words(&mut self, value: &Value<'a>) -> Vec<Word> {
        match value.get_ref().as_array() {
            Some(items) => items.iter().filter_map(|item| self.word(item)).collect(),
            None if value.get_ref().is_str() => self.word(value).into_iter().collect(),
            None => {
                self.expected(value, "strings");
                Vec::new()
            }
        }
    }

    /// The truth of a value, or a finding.
    pub fn flag(&mut self, value: &Value<'a>) -> Option<bool> {
        let flag = value.get_ref().as_bool();
        if flag.is_none() {
            self.expected(value, "boolean");
        }
        flag
    }

    /// A whole number from 0 to `max`, or a finding.
    pub fn number(&mut self, value: &Value<'a>, max: u8) -> Option<u8> {
        let number = value.get_ref().as_integer().and_then(|n| u8::from_str_radix(n.as_str(), n.radix()).ok()).filter(|&n| n <= max);
        if number.is_none() {
            self.report(value.span().into(), "number", [("max", Arg::from(usize::from(max)))]);
        }
        number
    }

    /// A number, with a point or without, from `min` to `max`, or a finding.
    pub fn decimal(&mut self, value: &Value<'a>, min: u8, max: u8) -> Option<f64> {
        let written = value.get_ref().as_float().map(|number| number.as_str()).or_else(|| value.get_ref().as_integer().map(|n| n.as_str()));
        let number = written.and_then(|number| number.parse().ok()).filter(|n| (f64::from(min)..=f64::from(max)).contains(n));
        if number.is_none() {
            self.report(value.span().into(), "decimal", [("min", Arg::from(usize::from(min))), ("max", Arg::from(usize::from(max)))]);
        }
        number
    }

    /// One of a few words, or a finding that names them.
    pub fn choice<T: Copy>(&mut self, value: &Value<'a>, choices: &[(&'static str, T)]) -> Option<T> {
        let word = self.word(value)?;
        let found = choices.iter().find(|(name, _)| *name == word.text).map(|&(_, choice)| choice);
        if found.is_none() {
            let names = choices.iter().map(|&(name, _)| name).collect::<Vec<_>>().join(", ");
            let problem = if word.text.trim().is_empty() { "empty-choice" } else { "choice" };
            self.report(word.span, problem, [("value", Arg::from(word.text)), ("names", Arg::from(names))]);
        }
        found
    }

    /// The table of a value, or a finding.
    pub fn sub<'v>(&mut self, value: &'v Value<'a>) -> Option<&'v Table<'a>> {
        let table = value.get_ref().as_table();
        if table.is_none() {
            self.expected(value, "table");
        }
        table
    }

    /// Notes a value of the wrong type.
    pub fn expected(&mut self, value: &Value<'a>, expected: &'static str) {
        let found = value.get_ref().type_str();
        self.report(value.span().into(), "type", [("expected", Arg::from(expected)), ("found", Arg::from(found))]);
    }
}
