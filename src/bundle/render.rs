//! Translations that name terms: the value of a message and the terms of its locale come in, the text people read goes
//! out, or what stands in the way.

use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::resolver::errors::{ReferenceKind, ResolverError};
use fluent_bundle::{FluentError, FluentResource};
use fluent_syntax::ast;
use unic_langid::LanguageIdentifier;

use super::argument::{Parameters, is_case, written};
use super::hazard::hazard;
use super::inlined::TermWords;
use super::plural::Plurals;
use super::pseudo::splice;
use super::resource::read;
use super::tree::Inline;
use crate::catalog::problem::of_parser;
use crate::finding::Finding;
use crate::text::Span;

/// Turns the value of an article's message into text.
pub struct Renderer {
    bundle: FluentBundle<FluentResource>,
    parameters: BTreeMap<String, Parameters>,
    words: TermWords,
    plurals: Plurals,
}

impl Renderer {
    /// A renderer for a locale with its `terms.ftl` (see [`super::terms`]); terms that do not parse are not there.
    pub fn new(locale: LanguageIdentifier, terms: String) -> Renderer {
        let terms = if hazard(&terms).is_none() { terms } else { String::new() };
        let (resource, _) = read("", &terms);
        let parameters = resource.entries.iter().filter_map(|entry| Some((entry.id.to_owned(), Parameters::of(entry.value.as_ref()?))));
        let (parameters, words, plurals) = (parameters.collect(), TermWords::new(&resource.entries), Plurals::new(&locale));
        let mut bundle = FluentBundle::new_concurrent(vec![locale]);
        bundle.set_use_isolating(false);
        bundle.add_resource_overriding(FluentResource::try_new(terms).unwrap_or_else(|(rest, _)| rest));
        Renderer { bundle, parameters, words, plurals }
    }

    /// The text of a value as it stands behind `id =` in a catalog, without its indentation.
    ///
    /// # Errors
    ///
    /// A `problem` of the finding `fluent-syntax` and the name it is about: what the parser says, `conflict`, `reference`
    /// (a term that is not there, a variable: articles have none).
    pub fn render(&self, value: &str) -> Result<String, (&'static str, String)> {
        let unnamed = |problem: &'static str| (problem, String::new());
        let ftl = message(value);
        if let Some(problem) = hazard(&ftl) {
            return Err(unnamed(problem));
        }
        let resource = FluentResource::try_new(ftl)
            .map_err(|(_, errors)| errors.first().map_or_else(|| unnamed("unreadable"), |error| of_parser(&error.kind)))?;
        let pattern = match resource.get_entry(0) {
            Some(ast::Entry::Message(ast::Message { value: Some(pattern), .. })) => pattern,
            _ => return Err(unnamed("missing-message")),
        };
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, None, &mut errors).into_owned();
        match errors.first() {
            None => Ok(text),
            Some(error) => Err(named(error)),
        }
    }

    /// The first argument of a value that its term does not take: Fluent reads the default and says nothing.
    pub fn wrong_argument(&self, value: &str) -> Option<WrongArgument> {
        let ftl = message(value);
        let (resource, _) = read("", &ftl);
        let pattern = resource.entries.first()?.value.as_ref()?;
        let mut found = None;
        pattern.walk(&mut |inline, _| {
            let Inline::Reference { reference, arguments: Some(arguments), .. } = inline else { return };
            let Some(parameters) = self.parameters.get(reference.id).filter(|_| reference.is_term) else { return };
            for (name, _, value) in arguments.named.iter().filter(|(name, _, value)| !is_case(name, value)) {
                let problem = parameters.wrong(name, value, &self.plurals);
                if let (None, Some(problem)) = (&found, problem) {
                    let (term, written, forms) = (reference.to_string(), written(name, value), parameters.list(name));
                    found = Some(WrongArgument { problem, term, written, forms });
                }
            }
        });
        found
    }
}

impl Renderer {
    /// Words of terms that are written out in a value, with references that read the same.
    pub fn written_out(&self, value: &str) -> Vec<WrittenOut> {
        let ftl = message(value);
        let (resource, _) = read("", &ftl);
        let Some(pattern) = resource.entries.first().and_then(|entry| entry.value.as_ref()) else { return Vec::new() };
        let mut named = BTreeSet::new();
        pattern.walk(&mut |inline, _| {
            if let Inline::Reference { reference, .. } = inline {
                named.insert(reference.id);
            }
        });
        // Every line of the value got an indentation, the first one by its name.
        let bare = value.trim_start_matches('\n');
        let head = ftl.len() - bare.len() - 1 - 4 * bare.matches('\n').count();
        let back = |at: usize| {
            let lines = ftl.get(head..at).unwrap_or("").matches('\n').count();
            (at + value.len() - bare.len()).saturating_sub(head + 4 * lines)
        };
        let words = pattern.texts().into_iter().flat_map(|(text, span)| self.words.find(text, span));
        let written = words.map(|(id, written)| WrittenOut {
            span: Span::new(back(written.span.start), back(written.span.end)),
            is_named: named.contains(id),
            id: id.to_owned(),
            text: written.text,
            reference: written.reference,
        });
        written.filter(|written| written.span.of(value) == written.text).collect()
    }

    /// A value with words replaced by their references; none where it would not read the same.
    pub fn with_references(&self, value: &str, written: &[WrittenOut]) -> Option<String> {
        let new = splice(value, written.iter().map(|one| (one.span, one.reference.clone())).collect());
        (self.render(value).is_ok() && self.render(&new) == self.render(value)).then_some(new)
    }
}

/// A word of a term that is written out in a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenOut {
    /// Its bytes in the value.
    pub span: Span,
    /// The term, without its hyphen.
    pub id: String,
    /// Whether the value names the term in another place.
    pub is_named: bool,
    /// The word.
    pub text: String,
    /// What reads the same.
    pub reference: String,
}

/// An argument that a term does not take: arguments of the finding `term-argument`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrongArgument {
    /// `value`, `unknown` or `no-arguments`.
    pub problem: &'static str,
    /// The term with its hyphen.
    pub term: String,
    /// The argument as it is written: `form: "plurals"`.
    pub written: String,
    /// What the term has, as a list; may be empty.
    pub forms: String,
}

impl WrongArgument {
    /// The finding with its arguments.
    pub fn told(&self, finding: Finding) -> Finding {
        let finding = finding.with("problem", self.problem).with("term", self.term.as_str()).with("name", self.written.as_str());
        if self.forms.is_empty() { finding } else { finding.with("forms", self.forms.as_str()) }
    }
}

/// A value as the message it is in a catalog: one that begins with what would be syntax at the head of a line stands beside
/// its id.
fn message(value: &str) -> String {
    let gap = if value.starts_with(['[', '*', '.']) { " " } else { "\n    " };
    format!("message ={gap}{}\n", value.trim_start_matches('\n').replace('\n', "\n    "))
}

/// What could not be resolved.
fn named(error: &FluentError) -> (&'static str, String) {
    let attribute = |attribute: &Option<String>| attribute.as_ref().map(|name| format!(".{name}")).unwrap_or_default();
    match error {
        FluentError::ResolverError(ResolverError::Reference(kind)) => match kind {
            ReferenceKind::Term { id, attribute: a } => ("reference", format!("-{id}{}", attribute(a))),
            ReferenceKind::Message { id, attribute: a } => ("reference", format!("{id}{}", attribute(a))),
            ReferenceKind::Variable { id } => ("reference", format!("${id}")),
            ReferenceKind::Function { id } => ("reference", id.clone()),
        },
        _ => ("broken-reference", String::new()),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::Renderer;

    #[test]
    fn terms_are_put_in() {
        let terms = "-stem-cell = { $form ->\n   *[one] stem cell\n    [plural] stem cells\n    }\n";
        let renderer = Renderer::new("en".parse().unwrap(), terms.to_owned());
        assert_eq!(renderer.render("A { -stem-cell } and { -stem-cell(form: \"plural\") }.").unwrap(), "A stem cell and stem cells.");
        assert_eq!(renderer.render("{ -nothing }"), Err(("reference", "-nothing".into())));
        assert_eq!(renderer.render("{ $n }"), Err(("reference", "$n".into())));
        assert_eq!(renderer.render("{ ").unwrap_err().0, "expected-expression");
        assert_eq!(renderer.render("  a\nmessage = { -stem-cell }\n\n[x]\nb").unwrap_err().0, "expected-name");
        assert_eq!(renderer.render("  a\nmessage = { -stem-cell }").unwrap(), "  a\nmessage = stem cell");
        assert_eq!(renderer.render("[note] { -stem-cell }\nb").unwrap(), "[note] stem cell\nb");
        let value = "stem cells\nand { -stem-cell } of\n  幹細胞 stem cells";
        let written = renderer.written_out(value);
        assert_eq!(written.iter().map(|one| (one.span.start, one.is_named)).collect::<Vec<_>>(), [(0, true), (45, true)]);
        let new = renderer.with_references(value, &written).unwrap();
        assert_eq!(new, "{ -stem-cell(form: \"plural\") }\nand { -stem-cell } of\n  幹細胞 { -stem-cell(form: \"plural\") }");
        assert_eq!(renderer.render(&"{".repeat(100_000)), Err(("too-deep", String::new())));
    }
}
