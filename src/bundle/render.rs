//! Translations that name terms: the value of a message and the terms of its locale come in, the text people read goes
//! out, or what stands in the way.

use std::rc::Rc;

use fluent_bundle::{FluentBundle, FluentResource};
use unic_langid::LanguageIdentifier;

use super::hazard::hazard;

/// Turns the value of an article's message into text.
pub struct Renderer {
    locale: LanguageIdentifier,
    terms: Rc<FluentResource>,
}

impl Renderer {
    /// A renderer for a locale with its `terms.ftl` (see [`super::terms`]); terms that do not parse are not there.
    pub fn new(locale: LanguageIdentifier, terms: String) -> Renderer {
        let terms = if hazard(&terms).is_some() { String::new() } else { terms };
        let terms = FluentResource::try_new(terms).unwrap_or_else(|(rest, _)| rest);
        Renderer { locale, terms: Rc::new(terms) }
    }

    /// The text of a value as it stands behind `id =` in a catalog.
    ///
    /// # Errors
    ///
    /// The stable name of a problem: `expression` (it does not parse), `depth`, `escape`, `reference` (a term that is not there,
    /// a variable: articles have none).
    pub fn render(&self, value: &str) -> Result<String, &'static str> {
        let ftl = format!("message = {value}\n");
        if let Some(hazard) = hazard(&ftl) {
            return Err(hazard.problem);
        }
        let resource = FluentResource::try_new(ftl).map_err(|_| "expression")?;
        let mut bundle: FluentBundle<Rc<FluentResource>> = FluentBundle::new(vec![self.locale.clone()]);
        bundle.set_use_isolating(false);
        bundle.add_resource(Rc::clone(&self.terms)).map_err(|_| "duplicate")?;
        bundle.add_resource(Rc::new(resource)).map_err(|_| "duplicate")?;
        let pattern = bundle.get_message("message").and_then(|message| message.value()).ok_or("missing-value")?;
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, None, &mut errors).into_owned();
        if errors.is_empty() { Ok(text) } else { Err("reference") }
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
        assert_eq!(renderer.render("{ -nothing }"), Err("reference"));
        assert_eq!(renderer.render("{ $n }"), Err("reference"));
        assert_eq!(renderer.render("{ "), Err("expression"));
        assert_eq!(renderer.render("a\nmessage = b"), Err("duplicate"));
        assert_eq!(renderer.render(&"{".repeat(100_000)), Err("depth"));
    }
}
