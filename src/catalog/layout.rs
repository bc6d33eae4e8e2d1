//! How a file of hand-written messages is laid out: its text comes in; its messages and their attributes, with the bytes
//! of every part, go out, so that one of them can be read, or replaced, and nothing else is touched.

use std::borrow::Cow;
use std::collections::BTreeSet;

use fluent_syntax::ast;
use fluent_syntax::parser::parse;

use super::Value;
use super::file::Piece;
use super::guard::guard;
use super::pattern::{Source, read_any};
use crate::text::{Span, collapse};

/// A file of hand-written messages. All spans are bytes of its text, a byte order mark included.
#[derive(Debug, Default)]
pub(super) struct Layout {
    /// Its messages in order.
    pub messages: Vec<Message>,
    /// Comments that stand free, each line without its mark.
    pub comments: Vec<(Span, Vec<Span>)>,
    /// Its terms by name, without the hyphen, each with its comment.
    pub terms: Vec<(String, Span)>,
    /// Headings of groups, with their lines.
    pub groups: Vec<(Option<String>, Span)>,
    /// Whether all of it was understood. A file that is not sound must not be written.
    pub sound: bool,
}

/// One message with its attributes.
#[derive(Debug)]
pub(super) struct Message {
    pub id: String,
    /// From its comment to the last character of its last part.
    pub whole: Span,
    /// The name.
    pub name: Span,
    /// The lines of its comment, each without its mark.
    pub comment: Vec<Span>,
    /// What stands behind `=`; a message of attributes alone has an empty one.
    pub value: Part,
    /// Its attributes by name, in order.
    pub attributes: Vec<(String, Part)>,
    /// The heading it stands under.
    pub group: Option<String>,
}

/// A value, or that of an attribute.
#[derive(Debug)]
pub(super) struct Part {
    /// The name before `=`, that of an attribute with its dot.
    pub name: Span,
    /// The byte behind `=`.
    pub after: usize,
    /// The value as written, without blanks around it.
    pub span: Span,
    /// What it says; nothing where there is no value.
    pub value: Option<Value>,
    pub pieces: Vec<Piece>,
}

/// The terms that a file of hand-written messages has of its own: name without hyphen, and the term as it is written.
pub fn written_terms(text: &str) -> Vec<(String, String)> {
    Layout::read(text).terms.into_iter().map(|(id, span)| (id, span.of(text).to_owned())).collect()
}

impl Layout {
    /// Reads the text of a file. LF and CR LF end a line. Of two messages with one name both are there, and the file is not
    /// sound; of two attributes the first counts.
    pub(super) fn read(text: &str) -> Layout {
        let body = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        let guarded = guard(body);
        let (resource, clean) = match parse(guarded.text.as_ref()) {
            Ok(resource) => (resource, true),
            Err((resource, _)) => (resource, false),
        };
        let sound = clean && matches!(guarded.text, Cow::Borrowed(_));
        let reader = Reader { source: Source { text: body, parsed: &guarded.text }, shift: text.len() - body.len() };
        let mut layout = Layout { sound, ..Layout::default() };
        let starts: Vec<usize> = resource.body.iter().map(|entry| reader.source.start(entry)).collect();
        let mut group: Option<String> = None;
        for (number, entry) in resource.body.iter().enumerate() {
            let start = starts.get(number).copied().unwrap_or(0);
            let region = Span::new(start, starts.get(number + 1).copied().unwrap_or(body.len()).max(start));
            let whole = Span::new(start, start + region.of(body).trim_end_matches([' ', '\n', '\r']).len());
            match entry {
                ast::Entry::Message(message) => layout.messages.push(reader.message(message, whole, group.clone())),
                ast::Entry::Comment(comment) => layout.comments.push((whole.shifted(reader.shift), reader.lines(comment))),
                ast::Entry::GroupComment(comment) => {
                    let lines: Vec<&str> = comment.content.iter().map(|line| reader.source.original(line)).collect();
                    group = Some(collapse(&lines.join(" "))).filter(|text| !text.is_empty());
                    layout.groups.push((group.clone(), whole.shifted(reader.shift)));
                }
                ast::Entry::Term(term) => layout.terms.push((term.id.name.to_owned(), whole.shifted(reader.shift))),
                ast::Entry::ResourceComment(_) | ast::Entry::Junk { .. } => {}
            }
        }
        let mut seen = BTreeSet::new();
        layout.sound &= layout.messages.iter().all(|message| seen.insert(message.id.as_str()));
        layout
    }

    /// The message of a name.
    pub(super) fn message(&self, id: &str) -> Option<&Message> {
        self.messages.iter().find(|message| message.id == id)
    }
}

impl Message {
    /// The part of an attribute, or the value.
    pub(super) fn part(&self, attribute: Option<&str>) -> Option<&Part> {
        match attribute {
            Some(name) => self.attributes.iter().find(|(other, _)| other == name).map(|(_, part)| part),
            None => Some(&self.value).filter(|part| part.value.is_some()),
        }
    }
}

struct Reader<'a> {
    source: Source<'a>,
    shift: usize,
}

impl Reader<'_> {
    fn lines(&self, comment: &ast::Comment<&str>) -> Vec<Span> {
        comment.content.iter().map(|line| self.source.span(line).shifted(self.shift)).collect()
    }

    fn message(&self, message: &ast::Message<&str>, whole: Span, group: Option<String>) -> Message {
        let name = self.source.span(message.id.name);
        // An attribute begins with the dot before its name.
        let dots: Vec<usize> =
            message.attributes.iter().map(|attribute| self.source.span(attribute.id.name).start.saturating_sub(1)).collect();
        let mut attributes: Vec<(String, Part)> = Vec::new();
        for (number, attribute) in message.attributes.iter().enumerate() {
            let end = dots.get(number + 1).copied().unwrap_or(whole.end);
            if attributes.iter().all(|(other, _)| other != attribute.id.name) {
                let part = self.part(Some(&attribute.value), self.source.span(attribute.id.name), true, end);
                attributes.push((attribute.id.name.to_owned(), part));
            }
        }
        Message {
            id: message.id.name.to_owned(),
            whole: whole.shifted(self.shift),
            name: name.shifted(self.shift),
            comment: message.comment.iter().flat_map(|comment| self.lines(comment)).collect(),
            value: self.part(message.value.as_ref(), name, false, dots.first().copied().unwrap_or(whole.end)),
            attributes,
            group,
        }
    }

    /// The part that is named at `name` (without its dot) and ends before `end`.
    fn part(&self, pattern: Option<&ast::Pattern<&str>>, name: Span, attribute: bool, end: usize) -> Part {
        let region = Span::new(name.end, end.max(name.end)).of(self.source.text);
        let after = name.end + region.find('=').map_or(0, |at| at + 1);
        let dotted = Span::new(name.start.saturating_sub(usize::from(attribute)), name.end).shifted(self.shift);
        let Some(pattern) = pattern else {
            let here = Span::new(after, after).shifted(self.shift);
            return Part { name: dotted, after: after + self.shift, span: here, value: None, pieces: Vec::new() };
        };
        let read = read_any(self.source, pattern, name.end, end);
        let mut pieces = read.pieces;
        pieces.iter_mut().for_each(|piece| piece.file = piece.file.shifted(self.shift));
        Part { name: dotted, after: after + self.shift, span: read.span.shifted(self.shift), value: Some(read.value), pieces }
    }
}
