//! The forms of a term: every text it can read as, with the reference that makes it do so. A term comes in, its forms go
//! out, the default first; a term that shows variables or other terms has none that could be known beforehand.

use super::resource::Entry;
use super::tree::{Element, Expression, Inline, Pattern};

/// Most forms of one term: its variants multiply.
const MOST: usize = 64;

/// One text that a term reads as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Form {
    /// The text.
    pub(super) text: String,
    /// The arguments that choose it, as they are written; none for the default.
    pub(super) arguments: Vec<String>,
}

impl Form {
    /// The reference to it: `{ -stem-cell(form: "plural") }`.
    pub(super) fn reference(&self, id: &str) -> String {
        match self.arguments.is_empty() {
            true => format!("{{ -{id} }}"),
            false => format!("{{ -{id}({}) }}", self.arguments.join(", ")),
        }
    }
}

/// The forms of a term; two that read the same are one.
pub(super) fn forms(term: &Entry<'_>) -> Vec<Form> {
    let all = term.value.as_ref().and_then(of_pattern).unwrap_or_default();
    let mut forms: Vec<Form> = Vec::new();
    for form in all {
        match forms.iter_mut().find(|known| known.text == form.text) {
            Some(known) if known.arguments.len() > form.arguments.len() => *known = form,
            Some(_) => {}
            None => forms.push(form),
        }
    }
    forms
}

fn of_pattern(pattern: &Pattern<'_>) -> Option<Vec<Form>> {
    let mut forms = vec![Form { text: String::new(), arguments: Vec::new() }];
    for element in &pattern.elements {
        let parts = match element {
            Element::Text { text, .. } => vec![Form { text: (*text).to_owned(), arguments: Vec::new() }],
            Element::Placeable(expression) => of_expression(expression)?,
        };
        if forms.len() * parts.len() > MOST {
            return None;
        }
        forms = forms
            .iter()
            .flat_map(|head| {
                parts.iter().map(|part| Form {
                    text: format!("{}{}", head.text, part.text),
                    arguments: head.arguments.iter().chain(&part.arguments).cloned().collect(),
                })
            })
            .collect();
    }
    Some(forms)
}

fn of_expression(expression: &Expression<'_>) -> Option<Vec<Form>> {
    match expression {
        Expression::Inline(Inline::Literal(literal)) if !literal.is_number => {
            Some(vec![Form { text: unescape(literal.text)?, arguments: Vec::new() }])
        }
        Expression::Inline(Inline::Placeable(inner)) => of_expression(inner),
        Expression::Inline(_) => None,
        Expression::Select { selector: Inline::Variable(name, _), variants } => {
            let mut forms = Vec::new();
            let (first, others): (Vec<_>, Vec<_>) = variants.iter().partition(|variant| variant.default);
            for variant in first.into_iter().chain(others) {
                let argument = match (variant.default, variant.is_number) {
                    (true, _) => None,
                    (false, true) => Some(format!("{name}: {}", variant.key)),
                    (false, false) => Some(format!("{name}: \"{}\"", variant.key)),
                };
                forms.extend(
                    of_pattern(&variant.value)?
                        .into_iter()
                        .map(|form| Form { text: form.text, arguments: argument.iter().cloned().chain(form.arguments).collect() }),
                );
            }
            (forms.len() <= MOST).then_some(forms)
        }
        Expression::Select { .. } => None,
    }
}

/// A text in quotation marks as it reads.
fn unescape(raw: &str) -> Option<String> {
    let mut text = String::new();
    let mut rest = raw;
    while let Some((before, escape)) = rest.split_once('\\') {
        text.push_str(before);
        let kind = escape.chars().next()?;
        let digits = match kind {
            'u' => 4,
            'U' => 6,
            _ => 0,
        };
        match digits {
            0 => text.push(kind),
            _ => text.push(u32::from_str_radix(escape.get(1..1 + digits)?, 16).ok().and_then(char::from_u32).unwrap_or('\u{FFFD}')),
        }
        rest = escape.get(kind.len_utf8() + digits..)?;
    }
    text.push_str(rest);
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::forms;
    use crate::bundle::read;

    fn of(text: &str) -> Vec<(String, String)> {
        let (resource, findings) = read("terms.ftl", text);
        assert!(findings.is_empty());
        forms(&resource.entries[0]).into_iter().map(|form| (form.reference(resource.entries[0].id), form.text)).collect()
    }

    #[test]
    fn every_text_of_a_term_has_its_reference() {
        let text = "-cell = { $form ->\n   *[one] { $case ->\n       *[lower] cell\n        [upper] Cell\n        }\n    [plural] cells\n    [2] { \"\\u0063\\\"\" }s\n    }\n";
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        assert_eq!(
            of(text),
            [
                pair("{ -cell }", "cell"),
                pair("{ -cell(case: \"upper\") }", "Cell"),
                pair("{ -cell(form: \"plural\") }", "cells"),
                pair("{ -cell(form: 2) }", "c\"s")
            ]
        );
        assert_eq!(of("-cell = 幹細胞\n"), [pair("{ -cell }", "幹細胞")]);
        assert_eq!(of("-cell = { $x }\n"), []);
        assert_eq!(of("-cell = { -other }の\n"), []);
    }
}
