//! A Fluent file with its places: its text comes in, its messages and terms with what they name go out, and a finding
//! for every piece that does not parse. The syntax tree of fluent-syntax has no places, but borrows from the source, so
//! a slice's address is its place.

use std::collections::BTreeSet;

use fluent_syntax::ast::{self, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;

use super::hazard::hazards;
use crate::catalog::problem::{of_parser, told};
use crate::finding::{Code, Finding, Hint};
use crate::text::{Lines, Span};

/// A Fluent file, read.
#[derive(Debug, Clone)]
pub struct Resource<'a> {
    /// The file, relative to the project.
    pub file: &'a str,
    /// Its text.
    pub source: &'a str,
    /// Its lines.
    pub lines: Lines<'a>,
    /// Its messages and terms, in its order.
    pub entries: Vec<Entry<'a>>,
}

/// A message or term of a file, and what it names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry<'a> {
    /// Its name; that of a term without the hyphen.
    pub id: &'a str,
    /// Whether it is a term.
    pub is_term: bool,
    /// The bytes of the name.
    pub span: Span,
    /// Whether it has a value, and not attributes alone.
    pub has_value: bool,
    /// The names of its attributes.
    pub attributes: BTreeSet<&'a str>,
    /// The variables it names, in every variant.
    pub variables: BTreeSet<&'a str>,
    /// The messages and terms it names, with the bytes of the name.
    pub references: Vec<(Reference<'a>, Span)>,
}

/// A name of another message or term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reference<'a> {
    /// Its name; that of a term without the hyphen.
    pub id: &'a str,
    /// Whether it is a term.
    pub is_term: bool,
    /// The attribute, if one is named.
    pub attribute: Option<&'a str>,
}

/// Reads a file. A file with conflict markers, with braces that nest deeper than 100 or with `\u` and too few digits
/// before a wide character is not parsed at all: fluent-syntax does not survive it, or would make nonsense of it.
pub fn read<'a>(file: &'a str, source: &'a str) -> (Resource<'a>, Vec<Finding>) {
    let lines = Lines::new(source);
    let mut resource = Resource { file, source, lines, entries: Vec::new() };
    // fluent-syntax knows no byte order mark; spans are those of the file.
    let body = source.strip_prefix('\u{FEFF}').unwrap_or(source);
    let shift = source.len() - body.len();
    let hazards = hazards(body);
    if !hazards.is_empty() {
        let found = |hazard: &super::hazard::Hazard| {
            let finding = Finding::new(hazard.code, file).at(&resource.lines, hazard.span.shifted(shift));
            if hazard.code == Code::ConflictMarkers {
                finding.hint(Hint::new("resolve-conflict"))
            } else {
                told(finding, hazard.problem, "")
            }
        };
        let findings = hazards.iter().map(found).collect();
        return (resource, findings);
    }
    let (tree, errors) = match parser::parse(body) {
        Ok(tree) => (tree, Vec::new()),
        Err(both) => both,
    };
    let mut findings = Vec::new();
    for error in errors {
        let start = floor(source, error.pos.start.saturating_add(shift));
        let end = ceil(source, error.pos.end.saturating_add(shift));
        let (problem, word) = of_parser(&error.kind);
        findings.push(told(Finding::new(Code::FluentSyntax, file).at(&resource.lines, Span::new(start, end)), problem, word));
    }
    let place = |name: &str| {
        let start = (name.as_ptr() as usize).saturating_sub(source.as_ptr() as usize).min(source.len());
        Span::new(start, start + name.len())
    };
    for entry in &tree.body {
        let (id, is_term, value, attributes) = match entry {
            ast::Entry::Message(message) => (message.id.name, false, message.value.as_ref(), &message.attributes),
            ast::Entry::Term(term) => (term.id.name, true, Some(&term.value), &term.attributes),
            _ => continue,
        };
        let mut names = Names { variables: BTreeSet::new(), references: Vec::new() };
        value.into_iter().chain(attributes.iter().map(|attribute| &attribute.value)).for_each(|pattern| names.pattern(pattern));
        resource.entries.push(Entry {
            id,
            is_term,
            span: place(id),
            has_value: value.is_some(),
            attributes: attributes.iter().map(|attribute| attribute.id.name).collect(),
            variables: names.variables,
            references: names.references.into_iter().map(|reference| (reference, place(reference.id))).collect(),
        });
    }
    (resource, findings)
}

/// Gathers what an entry names.
struct Names<'a> {
    variables: BTreeSet<&'a str>,
    references: Vec<Reference<'a>>,
}

impl<'a> Names<'a> {
    fn pattern(&mut self, pattern: &Pattern<&'a str>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.expression(expression);
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&'a str>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                self.inline(selector);
                variants.iter().for_each(|variant| self.pattern(&variant.value));
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&'a str>) {
        match inline {
            InlineExpression::VariableReference { id } => {
                self.variables.insert(id.name);
            }
            InlineExpression::MessageReference { id, attribute } => {
                self.references.push(Reference { id: id.name, is_term: false, attribute: attribute.as_ref().map(|a| a.name) });
            }
            // What stands between the parentheses belongs to the term, and can only be literals.
            InlineExpression::TermReference { id, attribute, .. } => {
                self.references.push(Reference { id: id.name, is_term: true, attribute: attribute.as_ref().map(|a| a.name) });
            }
            InlineExpression::FunctionReference { arguments, .. } => {
                arguments.positional.iter().for_each(|argument| self.inline(argument));
                arguments.named.iter().for_each(|argument| self.inline(&argument.value));
            }
            InlineExpression::Placeable { expression } => self.expression(expression),
            InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        }
    }
}

/// The byte, or the start of the character it is in.
fn floor(text: &str, byte: usize) -> usize {
    let byte = byte.min(text.len());
    (0..=byte).rev().find(|&b| text.is_char_boundary(b)).unwrap_or(0)
}

/// The byte, or the end of the character it is in.
fn ceil(text: &str, byte: usize) -> usize {
    (byte..text.len()).find(|&b| text.is_char_boundary(b)).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use proptest::prelude::*;

    use super::read;

    #[test]
    fn entries_have_places_and_names() {
        let source = "\u{FEFF}-brand = 対訳\n\nmenu = { -brand }と{ $count ->\n    [one] { other.title }\n   *[other] { NUMBER($total) }\n    }\n    .label = 題\n";
        let (resource, findings) = read("site.ftl", source);
        assert!(findings.is_empty(), "{findings:?}");
        let menu = &resource.entries[1];
        assert_eq!((menu.span.of(source), menu.has_value), ("menu", true));
        assert_eq!(menu.variables.iter().copied().collect::<Vec<_>>(), ["count", "total"]);
        assert_eq!(
            menu.references.iter().map(|(r, span)| (r.id, r.is_term, span.of(source))).collect::<Vec<_>>(),
            [("brand", true, "brand"), ("other", false, "other")]
        );
        assert!(menu.attributes.contains("label") && resource.entries[0].is_term);
    }

    #[test]
    fn what_does_not_parse_is_found_with_its_place_and_the_rest_counts() {
        let (resource, findings) = read("site.ftl", "a = 一\nb = 二 { $x\nc = 三\n");
        assert_eq!(resource.entries.iter().map(|entry| entry.id).collect::<Vec<_>>(), ["a", "c"]);
        let place = findings[0].place.unwrap();
        assert!((2..=3).contains(&place.start.line), "{place:?}");
    }

    #[test]
    fn braces_that_nest_too_deep_are_not_parsed() {
        let source = format!("k = {}", "{".repeat(100_000));
        let (resource, findings) = read("site.ftl", &source);
        assert!(resource.entries.is_empty() && findings.len() == 1);
    }

    proptest! {
        #[test]
        fn nothing_panics_and_spans_lie_on_characters(source in "([ \n{}\\[\\]*.\"=$>-]|k = |[ぁ-んa-z]|\\PC){0,60}") {
            let (resource, findings) = read("x.ftl", &source);
            let spans = findings.iter().filter_map(|finding| finding.span).chain(resource.entries.iter().map(|entry| entry.span));
            for span in spans {
                prop_assert!(source.get(span.start..span.end).is_some());
            }
        }
    }
}
