//! A Fluent file with its places: its text comes in, its messages and terms with what they are made of go out, and a
//! finding for every piece that does not parse. What would keep the parser from reading the rest is masked byte by byte
//! before it sees the file, so the good part of a file with conflict markers or braces without end is kept.

use std::collections::BTreeSet;

use fluent_syntax::ast;
use fluent_syntax::parser::{self, ErrorKind, ParserError};

use super::broken::broken;
use super::tree::{Grower, Inline, Pattern, Reference};
use crate::catalog::guard;
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
    /// Whether it has markers of a merge: of what stands twice, one half is to go.
    pub has_conflicts: bool,
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
    /// Its value, if it has more than attributes.
    pub value: Option<Pattern<'a>>,
    /// Its attributes, in their order.
    pub attributes: Vec<Attribute<'a>>,
}

/// An attribute of a message or term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribute<'a> {
    /// Its name.
    pub name: &'a str,
    /// The bytes of the name.
    pub span: Span,
    /// Its value.
    pub value: Pattern<'a>,
}

impl<'a> Entry<'a> {
    /// The name as it is written in a file, a term's with its hyphen.
    pub fn name(&self) -> String {
        Reference { id: self.id, is_term: self.is_term, attribute: None }.to_string()
    }

    /// Its value and the values of its attributes, each with the attribute's name.
    pub fn patterns(&self) -> impl Iterator<Item = (Option<&'a str>, &Pattern<'a>)> {
        let value = self.value.iter().map(|pattern| (None, pattern));
        value.chain(self.attributes.iter().map(|attribute| (Some(attribute.name), &attribute.value)))
    }

    /// The pattern of an attribute, or the value; of two attributes with one name the last, as at run time.
    pub fn pattern(&self, attribute: Option<&str>) -> Option<&Pattern<'a>> {
        match attribute {
            None => self.value.as_ref(),
            Some(name) => self.attributes.iter().rev().find(|attribute| attribute.name == name).map(|attribute| &attribute.value),
        }
    }

    /// The names of its attributes.
    pub fn attribute_names(&self) -> BTreeSet<&'a str> {
        self.attributes.iter().map(|attribute| attribute.name).collect()
    }

    /// The variables it names, in every variant and attribute, those of selectors too.
    pub fn variables(&self) -> BTreeSet<&'a str> {
        let mut names = BTreeSet::new();
        for (_, pattern) in self.patterns() {
            pattern.walk(&mut |inline, _| {
                if let Inline::Variable(name, _) = inline {
                    names.insert(*name);
                }
            });
        }
        names
    }

    /// The messages and terms it names, with the bytes of the name.
    pub fn references(&self) -> Vec<(Reference<'a>, Span)> {
        let mut references = Vec::new();
        for (_, pattern) in self.patterns() {
            pattern.walk(&mut |inline, _| {
                if let Inline::Reference { reference, span, .. } = inline {
                    references.push((*reference, *span));
                }
            });
        }
        references
    }
}

/// Reads a file. Every piece that does not parse is a finding of its own; everything else is in the resource.
pub fn read<'a>(file: &'a str, source: &'a str) -> (Resource<'a>, Vec<Finding>) {
    let mut resource = Resource { file, source, lines: Lines::new(source), entries: Vec::new(), has_conflicts: false };
    // fluent-syntax knows no byte order mark; spans are those of the file.
    let body = source.strip_prefix('\u{FEFF}').unwrap_or(source);
    let shift = source.len() - body.len();
    let guarded = guard(body);
    let text: &str = &guarded.text;
    resource.has_conflicts = !guarded.conflicts.is_empty();
    let mut findings: Vec<Finding> = guarded
        .conflicts
        .iter()
        .map(|span| Finding::new(Code::ConflictMarkers, file).at(&resource.lines, span.shifted(shift)).hint(Hint::new("resolve-conflict")))
        .collect();
    findings.extend(
        guarded
            .deep
            .iter()
            .map(|span| told(Finding::new(Code::FluentSyntax, file).at(&resource.lines, span.shifted(shift)), "too-deep", "")),
    );
    let (tree, errors) = match parser::parse(text) {
        Ok(tree) => (tree, Vec::new()),
        Err(both) => both,
    };
    let is_masked = |byte: usize| text.as_bytes().get(byte) != body.as_bytes().get(byte);
    let (mut each, mut pieces) = (Vec::new(), Vec::new());
    for error in errors {
        let (more, whole) = broken(text, error);
        each.extend(more);
        pieces.extend(whole);
    }
    for error in each {
        // What was masked has been told.
        let masked = is_masked(error.pos.start) || (error.pos.start > 0 && is_masked(error.pos.start - 1));
        if masked && guarded.deep.iter().any(|span| span.start.abs_diff(error.pos.start) <= 1) {
            continue;
        }
        findings.push(syntax(&resource, &error, shift, masked));
    }
    let grower = Grower { source, base: text.as_ptr() as usize, shift };
    let mut read_over = Vec::new();
    let swallowed =
        pieces.into_iter().filter_map(|piece| text.get(piece)).map(|piece| parser::parse(piece).unwrap_or_else(|(tree, _)| tree));
    for entry in std::iter::once(tree).chain(swallowed).flat_map(|tree| tree.body) {
        let (id, is_term, value, attributes) = match entry {
            ast::Entry::Message(message) => (message.id.name, false, message.value, message.attributes),
            ast::Entry::Term(term) => (term.id.name, true, Some(term.value), term.attributes),
            _ => continue,
        };
        let (id, span) = grower.name(id);
        let attributes = attributes.iter().map(|attribute| {
            let (name, span) = grower.name(attribute.id.name);
            Attribute { name, span, value: grower.pattern(&attribute.value) }
        });
        let value = value.map(|pattern| grower.pattern(&pattern));
        let entry = Entry { id, is_term, span, value, attributes: attributes.collect() };
        entry.patterns().for_each(|(_, pattern)| unsaid(source, pattern, &mut read_over));
        resource.entries.push(entry);
    }
    resource.entries.sort_by_key(|entry| entry.span);
    let more = |(span, problem, word): &(Span, &'static str, &str)| {
        told(Finding::new(Code::FluentSyntax, file).at(&resource.lines, *span), problem, *word)
    };
    findings.extend(read_over.iter().map(more));
    (resource, findings)
}

/// What fluent-syntax reads over, and the specification and every other parser drop the message for: arguments with no
/// comma before them, and arguments with a name whose value is a name.
fn unsaid(source: &str, pattern: &Pattern<'_>, found: &mut Vec<(Span, &'static str, &'static str)>) {
    pattern.walk(&mut |inline, _| {
        let arguments = match inline {
            Inline::Function(_, _, arguments) | Inline::Reference { arguments: Some(arguments), .. } => arguments,
            _ => return,
        };
        let positional = arguments.positional.iter().map(Inline::span).map(|span| (span, span));
        let named = arguments.named.iter().map(|(_, name, value)| (*name, value.span));
        let all: Vec<(Span, Span)> = positional.chain(named).collect();
        for pair in all.windows(2) {
            let [(_, before), (next, _)] = pair else { continue };
            if !source.get(before.end..next.start).is_some_and(|between| between.contains(',')) {
                found.push((Span::new(next.start, next.start), "expected-token", ","));
            }
        }
        for (_, _, value) in &arguments.named {
            let quoted = value.span.start.checked_sub(1).and_then(|at| source.as_bytes().get(at)) == Some(&b'"');
            if !value.is_number && !quoted {
                found.push((value.span, "expected-literal", ""));
            }
        }
    });
}

/// The finding of an error of the parser.
fn syntax(resource: &Resource<'_>, error: &ParserError, shift: usize, masked: bool) -> Finding {
    let start = floor(resource.source, error.pos.start.saturating_add(shift));
    let end = ceil(resource.source, error.pos.end.saturating_add(shift));
    let finding = Finding::new(Code::FluentSyntax, resource.file).at(&resource.lines, Span::new(start, end));
    match &error.kind {
        ErrorKind::InvalidUnicodeEscapeSequence(_) if masked => told(finding, "short-escape", ""),
        kind => {
            let (problem, word) = of_parser(kind);
            told(finding, problem, word)
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
    use crate::finding::Arg;

    #[test]
    fn entries_have_places_and_names() {
        let source = "\u{FEFF}-brand = 対訳\n\nmenu = { -brand }と{ $count ->\n    [one] { other.title }\n   *[other] { NUMBER($total) }\n    }\n    .label = 題\n";
        let (resource, findings) = read("site.ftl", source);
        assert!(findings.is_empty(), "{findings:?}");
        let menu = &resource.entries[1];
        assert_eq!((menu.span.of(source), menu.value.is_some()), ("menu", true));
        assert_eq!(menu.variables().into_iter().collect::<Vec<_>>(), ["count", "total"]);
        assert_eq!(
            menu.references().iter().map(|(r, span)| (r.id, r.is_term, span.of(source))).collect::<Vec<_>>(),
            [("brand", true, "-brand"), ("other", false, "other")]
        );
        assert!(menu.attribute_names().contains("label") && resource.entries[0].is_term);
        assert_eq!(menu.value.as_ref().unwrap().texts()[0].1.of(source), "と");
    }

    /// Problem, line and column of every error, and the names that are left.
    fn broken(source: &str) -> (Vec<(String, usize, usize)>, Vec<&str>) {
        let (resource, findings) = read("site.ftl", source);
        let told = findings.iter().map(|finding| {
            let problem = match finding.args.get("problem") {
                Some(Arg::Text(problem)) => problem.clone(),
                _ => finding.code.name().to_owned(),
            };
            let place = finding.place.unwrap().start;
            (problem, place.line, place.column)
        });
        (told.collect(), resource.entries.iter().map(|entry| entry.id).collect())
    }

    fn at(problem: &str, line: usize, column: usize) -> (String, usize, usize) {
        (problem.to_owned(), line, column)
    }

    #[test]
    fn what_does_not_parse_is_found_with_its_place_and_the_rest_counts() {
        let (errors, left) = broken("a = 一\nb = 幹細胞の{ $x\nc = 三\n");
        assert_eq!(errors.len(), 1);
        assert_eq!((errors[0].0.as_str(), left), ("expected-token", vec!["a", "c"]));
        let (errors, left) = broken("\u{FEFF}a = 上清液 } と\r\nb = 二\r\n");
        assert_eq!((errors, left), (vec![at("closing-brace", 1, 9)], vec!["b"]));
    }

    #[test]
    fn every_error_of_a_file_is_told() {
        let (errors, left) =
            broken("a = 幹細胞 } x\n    .title = 上清液 } y\n日本 = 一\n東京 = 二\nb = 三\n    .alt = 題\n    .title = 膝の{ }\nc = 四\n");
        let expected = [
            at("closing-brace", 1, 9),
            at("closing-brace", 2, 18),
            at("expected-name", 3, 1),
            at("expected-name", 4, 1),
            at("expected-expression", 7, 18),
        ];
        assert_eq!(errors, expected);
        assert_eq!(left, ["b", "c"]);
    }

    #[test]
    fn arguments_are_parted_by_commas() {
        let (errors, left) = broken("a = 膝{ NUMBER($x, a: 1, b: \"、\") }{ F(G(1, 2), $y) }\nb = 膝{ F($x $y a: 1) }\n");
        assert_eq!((errors, left), (vec![at("expected-token", 2, 13), at("expected-token", 2, 16)], vec!["a", "b"]));
        assert_eq!(broken("a = 膝{ F(x: y) }\n").0, [at("expected-literal", 1, 13)]);
    }

    #[test]
    fn an_open_brace_swallows_no_message() {
        let (errors, left) = broken("a = 膝の{\nb = 二\n    .title = 題\n\nc = {\n\n-d = 四\ne = 五\n");
        assert_eq!((errors.len(), left), (2, vec!["b", "d", "e"]), "{errors:?}");
    }

    #[test]
    fn the_good_part_of_a_hostile_file_is_kept() {
        let (errors, left) = broken("a = 一\n<<<<<<< HEAD\nb = 二\n=======\nb = 弐\n>>>>>>> x\nc = 三\n");
        assert_eq!(errors.iter().map(|(_, line, _)| *line).collect::<Vec<_>>(), [2, 4, 6]);
        assert_eq!(left, ["a", "b", "b", "c"]);
        let deep = format!("a = 一\nk = 膝{}\nb = 二\n", "{".repeat(100_000));
        let (errors, left) = broken(&deep);
        assert_eq!((errors.len(), left), (1, vec!["a", "b"]));
        assert_eq!((errors[0].0.as_str(), errors[0].1), ("too-deep", 2));
        let (errors, left) = broken("a = 一\nk = { \"\\u00日本\" }\nb = 二\n");
        assert_eq!((errors, left), (vec![at("short-escape", 2, 12)], vec!["a", "b"]));
    }

    proptest! {
        #[test]
        fn nothing_panics_and_spans_lie_on_characters(source in "([ \n{}\\[\\]*.\"=$>-]|k = |\\\\u|[ぁ-んa-z]|\\PC|\r\n|\n    \\.a = |<<<<<<< a\n){0,60}") {
            let (resource, findings) = read("x.ftl", &source);
            let mut spans: Vec<_> = findings.iter().filter_map(|finding| finding.span).collect();
            for entry in &resource.entries {
                spans.push(entry.span);
                for (_, pattern) in entry.patterns() {
                    spans.extend(pattern.texts().iter().map(|(_, span)| *span));
                    pattern.walk(&mut |inline, _| spans.push(inline.span()));
                }
            }
            for span in spans {
                prop_assert!(source.get(span.start..span.end).is_some());
            }
        }
    }
}
