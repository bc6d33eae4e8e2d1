//! Translations that name terms: the value of a message and the terms of its locale come in, the text people read goes
//! out, or what stands in the way.

use std::collections::BTreeMap;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::resolver::errors::{ReferenceKind, ResolverError};
use fluent_bundle::{FluentError, FluentResource};
use fluent_syntax::ast;
use unic_langid::LanguageIdentifier;

use super::argument::{Parameters, is_case, written};
use super::hazard::hazard;
use super::plural::Plurals;
use super::resource::read;
use super::tree::Inline;
use crate::catalog::problem::of_parser;

/// Turns the value of an article's message into text.
pub struct Renderer {
    bundle: FluentBundle<FluentResource>,
    parameters: BTreeMap<String, Parameters>,
    plurals: Plurals,
}

impl Renderer {
    /// A renderer for a locale with its `terms.ftl` (see [`super::terms`]); terms that do not parse are not there.
    pub fn new(locale: LanguageIdentifier, terms: String) -> Renderer {
        let terms = if hazard(&terms).is_none() { terms } else { String::new() };
        let (resource, _) = read("", &terms);
        let parameters = resource.entries.iter().filter_map(|entry| Some((entry.id.to_owned(), Parameters::of(entry.value.as_ref()?))));
        let (parameters, plurals) = (parameters.collect(), Plurals::new(&locale));
        let mut bundle = FluentBundle::new_concurrent(vec![locale]);
        bundle.set_use_isolating(false);
        bundle.add_resource_overriding(FluentResource::try_new(terms).unwrap_or_else(|(rest, _)| rest));
        Renderer { bundle, parameters, plurals }
    }

    /// The text of a value as it stands behind `id =` in a catalog, without its indentation.
    ///
    /// # Errors
    ///
    /// A `problem` of the finding `fluent-syntax` and the name it is about: what the parser says, `conflict`, `reference`
    /// (a term that is not there, a variable: articles have none), `term-form` (a form that the term does not have, with
    /// those that it has behind a tab).
    pub fn render(&self, value: &str) -> Result<String, (&'static str, String)> {
        let unnamed = |problem: &'static str| (problem, String::new());
        // As catalogs write it: a value that begins with what would be syntax at the head of a line stands beside its id.
        let gap = if value.starts_with(['[', '*', '.']) { " " } else { "\n    " };
        let ftl = format!("message ={gap}{}\n", value.trim_start_matches('\n').replace('\n', "\n    "));
        if let Some(problem) = hazard(&ftl) {
            return Err(unnamed(problem));
        }
        if let Some(wrong) = self.wrong_form(&ftl) {
            return Err(wrong);
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

    /// A form that is asked for and that the term does not have: Fluent would read the default and say nothing.
    fn wrong_form(&self, ftl: &str) -> Option<(&'static str, String)> {
        let (resource, _) = read("", ftl);
        let pattern = resource.entries.first()?.value.as_ref()?;
        let mut wrong = None;
        pattern.walk(&mut |inline, _| {
            let Inline::Reference { reference, arguments: Some(arguments), .. } = inline else { return };
            let Some(parameters) = self.parameters.get(reference.id).filter(|_| reference.is_term) else { return };
            for (name, _, value) in &arguments.named {
                if wrong.is_none() && !is_case(name, value) && parameters.wrong(name, value, &self.plurals).is_some() {
                    let forms = match parameters.names.is_empty() {
                        true => "one".to_owned(),
                        false => parameters.list(name),
                    };
                    wrong = Some(("term-form", format!("{reference}({})\t{forms}", written(name, value))));
                }
            }
        });
        wrong
    }
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
        assert_eq!(renderer.render(&"{".repeat(100_000)), Err(("too-deep", String::new())));
    }
}
