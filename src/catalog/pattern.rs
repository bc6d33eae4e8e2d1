//! The value of a message: plain text with the way back to the bytes of the file, or a pattern as written.
//!
//! In: a message as fluent-syntax parsed it, every piece of which points into the text it was parsed from. Out: the
//! value; and every part of it that an article catalog may not hold.

use fluent_syntax::ast::{self, Expression, InlineExpression, Message, Pattern, PatternElement};

use super::Value;
use super::file::Piece;
use crate::text::Span;

/// A text and the same text as it was given to the parser, byte for byte as long.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    pub text: &'a str,
    pub parsed: &'a str,
}

impl<'a> Source<'a> {
    /// Where a piece the parser returned stands.
    pub fn span(&self, part: &str) -> Span {
        let start = (part.as_ptr() as usize).saturating_sub(self.parsed.as_ptr() as usize).min(self.parsed.len());
        Span::new(start, (start + part.len()).min(self.parsed.len()))
    }

    /// The start of the line an entry begins with, its comment included.
    pub fn start(&self, entry: &ast::Entry<&str>) -> usize {
        let first = match entry {
            ast::Entry::Message(message) => first(message.comment.as_ref(), message.id.name),
            ast::Entry::Term(term) => first(term.comment.as_ref(), term.id.name),
            ast::Entry::Comment(comment) | ast::Entry::GroupComment(comment) | ast::Entry::ResourceComment(comment) => {
                first(Some(comment), "")
            }
            ast::Entry::Junk { content } => content,
        };
        let at = self.span(first).start;
        self.text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1)
    }

    /// The piece as it stands in the file.
    pub fn original(&self, part: &str) -> &'a str {
        self.span(part).of(self.text)
    }
}

fn first<'s>(comment: Option<&ast::Comment<&'s str>>, otherwise: &'s str) -> &'s str {
    comment.and_then(|comment| comment.content.first()).copied().unwrap_or(otherwise)
}

/// A value that was read.
pub(super) struct Read {
    pub value: Value,
    pub span: Span,
    pub pieces: Vec<Piece>,
    /// What may not stand in an article: the name of the problem, and of the thing if it has one.
    pub forbidden: Vec<(&'static str, String)>,
}

/// Reads the value of a message that ends before `end`.
pub(super) fn read(source: Source<'_>, message: &Message<&str>, end: usize) -> Read {
    let id = source.span(message.id.name);
    let span = value_span(source, id.end, end);
    let (plain, mut forbidden) = gather(source, message.value.as_ref());
    forbidden.extend(message.attributes.iter().map(|attribute| ("attribute", attribute.id.name.to_owned())));
    if plain.term || !forbidden.is_empty() || message.value.is_none() {
        let bare = message.value.is_none();
        let value = Value::Fluent(dedent(source.text, id.end, span, bare));
        return Read { value, span, pieces: Vec::new(), forbidden };
    }
    Read { value: Value::Plain(plain.out), span, pieces: plain.pieces, forbidden }
}

/// Reads a pattern of a hand-written message, which may hold anything: that of the name that ends at `after`, before `end`.
pub(super) fn read_any(source: Source<'_>, pattern: &Pattern<&str>, after: usize, end: usize) -> Read {
    let span = value_span(source, after, end);
    let (plain, placeables) = gather(source, Some(pattern));
    if plain.term || !placeables.is_empty() {
        return Read { value: Value::Fluent(dedent(source.text, after, span, false)), span, pieces: Vec::new(), forbidden: Vec::new() };
    }
    Read { value: Value::Plain(plain.out), span, pieces: plain.pieces, forbidden: Vec::new() }
}

/// The plain text of a pattern, and what it holds besides text and references to terms.
fn gather(source: Source<'_>, pattern: Option<&Pattern<&str>>) -> (Plain, Vec<(&'static str, String)>) {
    let mut plain = Plain::default();
    let mut others: Vec<(&'static str, String)> = Vec::new();
    for element in pattern.into_iter().flat_map(|pattern| &pattern.elements) {
        match element {
            PatternElement::TextElement { value } => plain.text(source.original(value), source.span(value).start),
            PatternElement::Placeable { expression } => match expression {
                Expression::Inline(InlineExpression::StringLiteral { value }) => {
                    plain.literal(source.original(value), source.span(value).start);
                }
                Expression::Inline(InlineExpression::TermReference { .. }) => plain.term = true,
                other => others.push(name(other)),
            },
        }
    }
    (plain, others)
}

fn name(expression: &Expression<&str>) -> (&'static str, String) {
    match expression {
        Expression::Select { .. } => ("selector", String::new()),
        Expression::Inline(inline) => match inline {
            InlineExpression::VariableReference { id } => ("variable", format!("${}", id.name)),
            InlineExpression::FunctionReference { id, .. } => ("function", id.name.to_owned()),
            InlineExpression::MessageReference { id, .. } => ("message", id.name.to_owned()),
            InlineExpression::NumberLiteral { value } => ("number", (*value).to_owned()),
            _ => ("placeable", String::new()),
        },
    }
}

/// From the first character after `=` that is no blank to the last one before `end`.
fn value_span(source: Source<'_>, after_id: usize, end: usize) -> Span {
    let region = Span::new(after_id, end).of(source.text);
    let blank = |c: char| matches!(c, ' ' | '\n' | '\r');
    let from = region.find('=').map_or(0, |at| at + 1);
    let value = region.get(from..).unwrap_or("");
    let start = after_id + from + (value.len() - value.trim_start_matches(blank).len());
    Span::new(start, after_id + from + value.trim_end_matches(blank).len())
}

/// A pattern as written, without the indentation its lines share. Begins with a line break where the pattern has no
/// value but attributes.
fn dedent(text: &str, after_id: usize, span: Span, bare: bool) -> String {
    // In a block the first line is indented like the others; beside `id =` it has no indentation of its own.
    let before = Span::new(after_id, span.start).of(text);
    let first = before.rfind('\n').map(|at| before.len() - at - 1);
    let lines: Vec<&str> = span.of(text).split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line)).collect();
    let blanks = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let rest = lines.iter().skip(1).filter(|line| !line.trim_matches(' ').is_empty()).map(|line| blanks(line));
    let shared = rest.chain(first).min().unwrap_or(0);
    let mut out = String::from(if bare { "\n" } else { "" });
    for (i, line) in lines.iter().enumerate() {
        if i == 0 {
            out.extend(std::iter::repeat_n(' ', first.filter(|_| !bare).unwrap_or(shared) - shared));
            out.push_str(line);
        } else {
            out.push('\n');
            out.push_str(line.get(shared.min(blanks(line))..).unwrap_or(""));
        }
    }
    out
}

/// A pattern without its indentation, as it is written after `id =`, the gap included.
pub(super) fn indent(raw: &str) -> String {
    if !raw.contains('\n') {
        return format!(" {raw}");
    }
    let beside = raw.starts_with(['[', '*', '.']);
    let mut out = String::new();
    for (i, line) in raw.strip_prefix('\n').unwrap_or(raw).split('\n').enumerate() {
        match (i, beside) {
            (0, true) => out.push(' '),
            _ if line.is_empty() => out.push('\n'),
            _ => out.push_str("\n    "),
        }
        out.push_str(line);
    }
    out
}

/// Text as it is read, with the way back to the file.
#[derive(Debug, Clone, Default)]
pub(super) struct Plain {
    pub out: String,
    pub pieces: Vec<Piece>,
    term: bool,
}

impl Plain {
    pub(super) fn text(&mut self, text: &str, file: usize) {
        self.piece(text, Span::new(file, file + text.len()));
    }

    pub(super) fn piece(&mut self, text: &str, file: Span) {
        if !text.is_empty() {
            let start = self.out.len();
            self.out.push_str(text);
            self.pieces.push(Piece { plain: Span::new(start, self.out.len()), file });
        }
    }

    pub(super) fn literal(&mut self, literal: &str, file: usize) {
        let mut done = 0;
        while let Some(at) = literal.get(done..).and_then(|rest| rest.find('\\')).map(|at| done + at) {
            self.text(literal.get(done..at).unwrap_or(""), file + done);
            let rest = literal.get(at + 1..).unwrap_or("");
            let (length, c) = match rest.chars().next() {
                Some(mark @ ('u' | 'U')) => {
                    let digits = rest.get(1..if mark == 'u' { 5 } else { 7 }).unwrap_or("");
                    let c = u32::from_str_radix(digits, 16).ok().and_then(char::from_u32);
                    (2 + digits.len(), c.unwrap_or(char::REPLACEMENT_CHARACTER))
                }
                Some(c) => (1 + c.len_utf8(), c),
                None => (1, '\\'),
            };
            self.piece(c.encode_utf8(&mut [0; 4]), Span::new(file + at, file + at + length));
            done = at + length;
        }
        self.text(literal.get(done..).unwrap_or(""), file + done);
    }
}
