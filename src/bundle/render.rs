//! Translations that name terms: the value of a message and the terms of its locale come in, the text people read goes
//! out, or what stands in the way.

use std::rc::Rc;

use fluent_bundle::resolver::errors::{ReferenceKind, ResolverError};
use fluent_bundle::{FluentBundle, FluentError, FluentResource};
use unic_langid::LanguageIdentifier;

use super::hazard::hazards;
use crate::catalog::problem::of_parser;

/// Turns the value of an article's message into text.
pub struct Renderer {
    locale: LanguageIdentifier,
    terms: Rc<FluentResource>,
}

impl Renderer {
    /// A renderer for a locale with its `terms.ftl` (see [`super::terms`]); terms that do not parse are not there.
    pub fn new(locale: LanguageIdentifier, terms: String) -> Renderer {
        let terms = if hazards(&terms).is_empty() { terms } else { String::new() };
        let terms = FluentResource::try_new(terms).unwrap_or_else(|(rest, _)| rest);
        Renderer { locale, terms: Rc::new(terms) }
    }

    /// The text of a value as it stands behind `id =` in a catalog, without its indentation.
    ///
    /// # Errors
    ///
    /// A `problem` of the finding `fluent-syntax` and the name it is about: what the parser says, `conflict`, `reference`
    /// (a term that is not there, a variable: articles have none), `unreadable` terms.
    pub fn render(&self, value: &str) -> Result<String, (&'static str, String)> {
        let unnamed = |problem: &'static str| (problem, String::new());
        // As catalogs write it: a value that begins with what would be syntax at the head of a line stands beside its id.
        let gap = if value.starts_with(['[', '*', '.']) { " " } else { "\n    " };
        let ftl = format!("message ={gap}{}\n", value.trim_start_matches('\n').replace('\n', "\n    "));
        if let Some(hazard) = hazards(&ftl).first() {
            return Err(unnamed(hazard.problem));
        }
        let resource = FluentResource::try_new(ftl)
            .map_err(|(_, errors)| errors.first().map_or_else(|| unnamed("unreadable"), |error| of_parser(&error.kind)))?;
        let mut bundle: FluentBundle<Rc<FluentResource>> = FluentBundle::new(vec![self.locale.clone()]);
        bundle.set_use_isolating(false);
        bundle.add_resource(Rc::clone(&self.terms)).map_err(|_| unnamed("unreadable"))?;
        bundle.add_resource(Rc::new(resource)).map_err(|_| unnamed("unreadable"))?;
        let pattern = bundle.get_message("message").and_then(|message| message.value()).ok_or_else(|| unnamed("missing-message"))?;
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, None, &mut errors).into_owned();
        match errors.first() {
            None => Ok(text),
            Some(error) => Err(named(error)),
        }
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
