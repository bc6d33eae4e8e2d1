//! A catalog out of the text of its file. Whatever is good is kept; what is not gives a finding with its place, and a
//! catalog that must not be written back.

use std::collections::BTreeSet;

use fluent_syntax::ast;
use fluent_syntax::parser::{ParserError, parse};

use super::comment::{Problem, read_line, skip_entry};
use super::guard::guard;
use super::pattern::{self, Source};
use super::problem::{of_parser, told};
use super::write::{HEAD, VERSION};
use super::{Catalog, Entry, Location, Value};
use crate::finding::{Code, Finding, Hint, Place};
use crate::text::{Lines, Span, collapse, nearest};

impl Catalog {
    /// Reads a catalog; `file` is its name for findings. LF and CR LF end a line, a byte order mark is passed over.
    pub fn read(file: &str, text: &str) -> (Catalog, Vec<Finding>) {
        let body = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        let shift = text.len() - body.len();
        let guarded = guard(body);
        let (resource, errors) = match parse(guarded.text.as_ref()) {
            Ok(resource) => (resource, Vec::new()),
            Err((resource, errors)) => (resource, errors),
        };
        let mut reader = Reader {
            file,
            source: Source { text: body, parsed: &guarded.text },
            shift,
            lines: Lines::new(text),
            conflicts: !guarded.conflicts.is_empty(),
            ..Reader::default()
        };
        reader.conflicts(&guarded.conflicts);
        for &span in &guarded.deep {
            reader.broken(span, "too-deep", "");
        }
        reader.errors(&errors, &guarded.conflicts, &guarded.deep);
        let starts: Vec<usize> = resource.body.iter().map(|entry| reader.source.start(entry)).collect();
        for (i, entry) in resource.body.iter().enumerate() {
            let start = starts.get(i).copied().unwrap_or(0);
            reader.entry(entry, Span::new(start, starts.get(i + 1).copied().unwrap_or(body.len())));
        }
        reader.catalog.tail = std::mem::take(&mut reader.above);
        (reader.catalog, reader.findings)
    }
}

impl Value {
    /// A value from a pattern as a person types it, with term references or without.
    ///
    /// # Errors
    ///
    /// The first thing wrong with it. Its span counts from the start of `typed` where that is one line.
    pub fn fluent(typed: &str) -> Result<Value, Box<Finding>> {
        let typed = typed.trim_matches(['\n', '\r']);
        let written = pattern::indent(typed);
        let (catalog, findings) = Catalog::read("", &format!("x ={written}\n"));
        if let Some(mut finding) = findings.into_iter().next() {
            let back = |byte: usize| byte.saturating_sub(4).min(typed.len());
            finding.span = finding.span.map(|span| Span::new(back(span.start), back(span.end)));
            let lines = Lines::new(typed);
            finding.place = finding.span.map(|span| Place::of(&lines, span));
            return Err(Box::new(finding));
        }
        let mut entries = catalog.entries.into_iter();
        match (entries.next(), entries.next()) {
            (Some(entry), None) if catalog.tail.is_empty() => Ok(entry.value),
            _ => Err(Box::new(told(Finding::new(Code::FluentSyntax, ""), "not-one-pattern", ""))),
        }
    }
}

struct Reader<'a> {
    file: &'a str,
    source: Source<'a>,
    shift: usize,
    lines: Lines<'a>,
    conflicts: bool,
    catalog: Catalog,
    findings: Vec<Finding>,
    seen: BTreeSet<String>,
    section: Option<String>,
    above: Vec<String>,
    versioned: bool,
}

impl Default for Reader<'_> {
    fn default() -> Self {
        Reader {
            file: "",
            source: Source { text: "", parsed: "" },
            shift: 0,
            lines: Lines::new(""),
            conflicts: false,
            catalog: Catalog::default(),
            findings: Vec::new(),
            seen: BTreeSet::new(),
            section: None,
            above: Vec::new(),
            versioned: false,
        }
    }
}

impl<'a> Reader<'a> {
    fn finding(&self, code: Code, span: Span) -> Finding {
        Finding::new(code, self.file).at(&self.lines, span.shifted(self.shift))
    }

    /// A finding that makes the catalog unfit to be written back.
    fn broken(&mut self, span: Span, problem: &'static str, word: &str) {
        self.catalog.sound = false;
        let finding = self.finding(Code::FluentSyntax, span);
        self.findings.push(told(finding, problem, word));
    }

    fn conflicts(&mut self, markers: &[Span]) {
        let first = |span: &&Span| span.of(self.source.text).starts_with('<');
        let mut places: Vec<Span> = markers.iter().filter(first).copied().collect();
        if places.is_empty() {
            places.extend(markers.first());
        }
        for span in places {
            self.catalog.sound = false;
            let finding = self.finding(Code::ConflictMarkers, span).hint(Hint::new("resolve-conflict"));
            self.findings.push(finding);
        }
    }

    /// What the parser stumbled over, unless a conflict or the nesting says it already.
    fn errors(&mut self, errors: &[ParserError], conflicts: &[Span], deep: &[Span]) {
        for error in errors {
            self.catalog.sound = false;
            let junk = error.slice.clone().map_or(Span::from(error.pos.clone()), Span::from);
            if conflicts.iter().chain(deep).any(|span| span.overlaps(junk)) {
                continue;
            }
            let start = error.pos.start.min(self.source.text.len());
            let (problem, word) = of_parser(&error.kind);
            self.broken(Span::new(start, error.pos.end.min(self.source.text.len())), problem, &word);
        }
    }

    fn entry(&mut self, entry: &ast::Entry<&str>, span: Span) {
        match entry {
            ast::Entry::Message(message) => self.message(message, span),
            ast::Entry::Term(term) => {
                let name = format!("-{}", term.id.name);
                self.broken(self.source.span(term.id.name), "term-in-article", &name);
            }
            ast::Entry::Comment(comment) => self.free(comment, span),
            ast::Entry::GroupComment(comment) => {
                let text = collapse(&comment.content.iter().map(|line| self.source.original(line)).collect::<Vec<_>>().join(" "));
                self.section = Some(text).filter(|text| !text.is_empty());
            }
            ast::Entry::ResourceComment(comment) => {
                for line in &comment.content {
                    self.head_line(self.source.original(line), self.source.span(line));
                }
            }
            ast::Entry::Junk { .. } => {}
        }
    }

    fn head_line(&mut self, line: &str, span: Span) {
        match line.strip_prefix(HEAD) {
            Some(VERSION) if !self.versioned => self.versioned = true,
            Some(version) if !self.versioned => {
                self.broken(span, "newer-format", version);
                self.catalog.head.push(line.to_owned());
            }
            _ => self.catalog.head.push(line.to_owned()),
        }
    }

    fn comment_lines<'s>(&self, comment: &'s ast::Comment<&str>) -> impl Iterator<Item = (&'a str, Span)> + use<'a, 's> {
        let (source, shift) = (self.source, self.shift);
        comment.content.iter().map(move |line| (source.original(line), source.span(line).shifted(shift)))
    }

    fn free(&mut self, comment: &ast::Comment<&str>, span: Span) {
        let mut problems = Vec::new();
        if let Some(mut entry) = skip_entry(self.comment_lines(comment), &mut problems) {
            let whole = trimmed(self.source.text, span);
            entry.at = Location { entry: whole, place: Some(Place::of(&self.lines, whole.shifted(self.shift))), ..Location::default() };
            self.problems(problems);
            self.push(entry, whole);
        } else {
            self.above.push(self.comment_lines(comment).map(|(line, _)| line).collect::<Vec<_>>().join("\n"));
        }
    }

    fn message(&mut self, message: &ast::Message<&str>, span: Span) {
        let whole = trimmed(self.source.text, span);
        let read = pattern::read(self.source, message, whole.end);
        let mut entry = Entry::new(message.id.name, read.value);
        let mut problems = Vec::new();
        for (line, span) in message.comment.iter().flat_map(|comment| self.comment_lines(comment)) {
            if read_line(&mut entry, line, span, &mut problems).is_some() {
                entry.comments.push(line.to_owned());
            }
        }
        self.problems(problems);
        for (problem, name) in read.forbidden {
            let finding = self.finding(Code::FluentSyntax, read.span);
            self.findings.push(told(finding, problem, name));
        }
        let id = self.source.span(message.id.name);
        entry.at = Location {
            entry: whole,
            value: read.span.shifted(self.shift),
            place: Some(Place::of(&self.lines, id.shifted(self.shift))),
            pieces: read.pieces,
        };
        for piece in &mut entry.at.pieces {
            piece.file = piece.file.shifted(self.shift);
        }
        self.push(entry, id);
    }

    fn push(&mut self, mut entry: Entry, place: Span) {
        if !self.seen.insert(entry.id.clone()) {
            // Both sides of a conflict hold the same ids: that is said already.
            if !self.conflicts {
                self.broken(place, "duplicate-id", &entry.id);
            }
            return;
        }
        entry.at.entry = entry.at.entry.shifted(self.shift);
        entry.section.clone_from(&self.section);
        entry.above = std::mem::take(&mut self.above);
        self.catalog.entries.push(entry);
    }

    fn problems(&mut self, problems: Vec<Problem>) {
        self.findings.extend(problems.into_iter().map(|problem| problem_finding(self.file, &self.lines, problem)));
    }
}

/// The finding of what a line of a comment says wrongly.
pub(super) fn problem_finding(file: &str, lines: &Lines<'_>, problem: Problem) -> Finding {
    let finding = Finding::new(problem.code, file).at(lines, problem.span);
    let finding = told(finding, problem.problem, problem.word.as_str());
    if problem.problem != "unknown-code" {
        return finding;
    }
    finding.hint(match nearest(&problem.word, Code::ALL.iter().map(|code| code.name())) {
        Some(near) => Hint::new("nearest").with("name", near),
        None => Hint::new("list-codes"),
    })
}

fn trimmed(text: &str, span: Span) -> Span {
    Span::new(span.start, span.start + span.of(text).trim_end_matches([' ', '\n', '\r']).len())
}
