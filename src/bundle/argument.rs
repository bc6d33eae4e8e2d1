//! What stands between parentheses: the arguments of terms beside what the term makes of them, and functions beside
//! those that every Fluent runtime has.

use std::collections::{BTreeMap, BTreeSet};

use super::plural::Plurals;
use super::render::WrongArgument;
use super::resource::{Entry, Resource};
use super::scope::{Placed, Scope};
use super::site_messages::of_entry;
use super::tree::{Arguments, Inline, Literal, Pattern, Variant};
use crate::finding::{Code, Finding};
use crate::text::Span;

/// The functions that a runtime has without being given any.
const FUNCTIONS: [&str; 2] = ["NUMBER", "DATETIME"];

/// What a term makes of its arguments.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Parameters {
    /// Every variable of the term, with the keys it selects among; whether a key is a number, and whether it is shown as well.
    pub(super) names: BTreeMap<String, Parameter>,
}

/// One variable of a term.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Parameter {
    /// The keys of the variants that it selects, in their order; true for a number.
    pub(super) keys: Vec<(String, bool)>,
    /// Whether its value is shown, so that any value is right.
    pub(super) shown: bool,
}

impl Parameters {
    /// Those of a pattern of a term.
    pub(super) fn of(pattern: &Pattern<'_>) -> Parameters {
        let mut names: BTreeMap<String, Parameter> = BTreeMap::new();
        pattern.walk(&mut |inline, selects| {
            if let Inline::Variable(name, _) = inline {
                let parameter = names.entry((*name).to_owned()).or_default();
                parameter.shown |= !selects;
            }
        });
        pattern.selections(&mut |selector, variants: &[Variant<'_>]| {
            let Some(parameter) = selector.variable().and_then(|name| names.get_mut(name)) else { return };
            for variant in variants {
                let key = (variant.key.to_owned(), variant.is_number);
                if !parameter.keys.contains(&key) {
                    parameter.keys.push(key);
                }
            }
        });
        Parameters { names }
    }

    /// What is wrong with a value: `value` if it chooses no variant, so that the default is taken without a word.
    pub(super) fn wrong(&self, name: &str, value: &Literal<'_>, plurals: &Plurals) -> Option<&'static str> {
        let Some(parameter) = self.names.get(name) else {
            return Some(if self.names.is_empty() { "no-arguments" } else { "unknown" });
        };
        if parameter.shown || parameter.keys.is_empty() {
            return None;
        }
        let chooses = |(key, is_number): &(String, bool)| match (value.is_number, is_number) {
            (false, false) => key == value.text,
            (true, true) => key.parse::<f64>().is_ok_and(|key| value.text.parse() == Ok(key)),
            (true, false) => plurals.category(value.text) == Some(key.as_str()),
            (false, true) => false,
        };
        (!parameter.keys.iter().any(chooses)).then_some("value")
    }

    /// The keys of a variable, or the variables, as a list for people.
    pub(super) fn list(&self, name: &str) -> String {
        let keys = self.names.get(name).map(|parameter| parameter.keys.iter().map(|(key, _)| key.as_str()).collect::<Vec<_>>());
        keys.unwrap_or_else(|| self.names.keys().map(String::as_str).collect()).join(", ")
    }
}

/// A literal as it is written.
pub(super) fn written(name: &str, value: &Literal<'_>) -> String {
    if value.is_number { format!("{name}: {}", value.text) } else { format!("{name}: \"{}\"", value.text) }
}

/// The argument that every generated term takes, whether or not it has variants for it: what has no capitals reads the same.
const CASE: (&str, [&str; 2]) = ("case", ["lower", "upper"]);

/// Whether an argument asks for a small letter or a capital.
pub(super) fn is_case(name: &str, value: &Literal<'_>) -> bool {
    name == CASE.0 && CASE.1.contains(&value.text)
}

/// Arguments of terms that the term does not know.
pub(super) fn terms(
    (resource, entry): Placed<'_, '_>,
    scope: &Scope<'_, '_>,
    generated: &BTreeSet<&str>,
    plurals: &Plurals,
    findings: &mut Vec<Finding>,
) {
    for (_, pattern) in entry.patterns() {
        pattern.walk(&mut |inline, _| {
            let Inline::Reference { reference, span, arguments } = inline else { return };
            let target = scope.get(true, reference.id).and_then(|(_, term)| term.pattern(reference.attribute));
            let (true, Some(target)) = (reference.is_term, target) else { return };
            let parameters = Parameters::of(target);
            let none = Arguments::default();
            let arguments = arguments.as_ref().unwrap_or(&none);
            let mut found = |problem: &'static str, span: Span, written: String, forms: String| {
                let wrong = WrongArgument { problem, term: reference.to_string(), written, forms };
                findings.push(wrong.told(of_entry(Code::TermArgument, resource, entry, span)));
            };
            if let Some(first) = arguments.positional.first() {
                found("positional", first.span(), String::new(), String::new());
            }
            for (name, span, value) in &arguments.named {
                let cased = is_case(name, value) && generated.contains(reference.id);
                if let Some(problem) = parameters.wrong(name, value, plurals).filter(|_| !cased) {
                    found(problem, *span, written(name, value), parameters.list(name));
                }
            }
            for (name, parameter) in &parameters.names {
                if parameter.shown && !arguments.named.iter().any(|(given, ..)| given == name) {
                    found("absent", *span, format!("${name}"), String::new());
                }
            }
        });
    }
}

/// Functions that not every runtime has.
pub(super) fn functions(resource: &Resource<'_>, entry: &Entry<'_>, findings: &mut Vec<Finding>) {
    for (_, pattern) in entry.patterns() {
        pattern.walk(&mut |inline, _| {
            if let Inline::Function(name, span, _) = inline
                && !FUNCTIONS.contains(name)
            {
                findings.push(of_entry(Code::FunctionUnknown, resource, entry, *span).with("name", *name));
            }
        });
    }
}
