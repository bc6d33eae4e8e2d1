//! The hand-written messages of one locale of a site: their files and the terms come in, findings go out. A file is
//! never rewritten: what has no finding here is published byte for byte.

use std::collections::BTreeMap;

use fluent_bundle::resolver::errors::{ReferenceKind, ResolverError};
use fluent_bundle::{FluentArgs, FluentBundle, FluentError, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use super::hazard::hazards;
use super::resource::{Entry, Reference, Resource, read};
use super::validate::at;
use crate::finding::Finding;

/// A hand-written file of messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MessageFile<'a> {
    /// The file, relative to the project: `locales/ja/site.ftl`.
    pub file: &'a str,
    /// Its text.
    pub text: &'a str,
}

impl<'a> MessageFile<'a> {
    /// The name without folders: `site.ftl`.
    pub fn name(&self) -> &'a str {
        self.file.rsplit('/').next().unwrap_or(self.file)
    }
}

/// What is wrong with the messages of a locale: syntax, a name twice, a reference that leads nowhere or in a circle.
/// `terms` is the generated `terms.ftl`. Functions are the site's own business.
pub fn check_messages(locale: &LanguageIdentifier, files: &[MessageFile<'_>], terms: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut resources = Vec::new();
    for file in files {
        let (resource, more) = read(file.file, file.text);
        findings.extend(more);
        resources.push(resource);
    }
    let (generated, more) = read("terms.ftl", terms);
    findings.extend(more);
    let mut names: BTreeMap<(bool, &str), &Entry<'_>> = generated.entries.iter().map(|entry| ((entry.is_term, entry.id), entry)).collect();
    for resource in &resources {
        for entry in &resource.entries {
            if names.insert((entry.is_term, entry.id), entry).is_some() {
                findings.push(at(resource, entry.span, "duplicate-id", name(entry)));
            }
        }
    }
    for resource in &resources {
        for (reference, span) in resource.entries.iter().flat_map(|entry| &entry.references) {
            let known = names.get(&(reference.is_term, reference.id)).is_some_and(|entry| leads_to(reference, entry));
            if !known {
                findings.push(at(resource, *span, "reference", written(reference)));
            }
        }
    }
    if findings.is_empty() {
        findings = format_all(locale, files, terms, &resources);
    }
    findings
}

/// Formats every value and attribute once, every variable being 1.
fn format_all(locale: &LanguageIdentifier, files: &[MessageFile<'_>], terms: &str, resources: &[Resource<'_>]) -> Vec<Finding> {
    let mut bundle = FluentBundle::new(vec![locale.clone()]);
    bundle.set_use_isolating(false);
    for text in files.iter().map(|file| file.text).chain([terms]) {
        if hazards(text).is_empty() {
            let text = text.strip_prefix('\u{FEFF}').unwrap_or(text).to_owned();
            let _reported = bundle.add_resource(FluentResource::try_new(text).unwrap_or_else(|(rest, _)| rest));
        }
    }
    let mut findings = Vec::new();
    for resource in resources {
        for entry in resource.entries.iter().filter(|entry| !entry.is_term) {
            let Some(message) = bundle.get_message(entry.id) else { continue };
            let args: FluentArgs<'_> = entry.variables.iter().map(|name| (*name, FluentValue::from(1))).collect();
            let mut errors = Vec::new();
            for pattern in message.value().into_iter().chain(message.attributes().map(|attribute| attribute.value())) {
                bundle.format_pattern(pattern, Some(&args), &mut errors);
            }
            if let Some(problem) = errors.iter().find_map(problem) {
                findings.push(at(resource, entry.span, problem, entry.id));
            }
        }
    }
    findings
}

/// The stable name of what went wrong; functions and variables (of the messages it names) are no fault of the file.
fn problem(error: &FluentError) -> Option<&'static str> {
    match error {
        FluentError::ResolverError(ResolverError::Reference(ReferenceKind::Function { .. } | ReferenceKind::Variable { .. })) => None,
        FluentError::ResolverError(ResolverError::Cyclic) => Some("cyclic"),
        FluentError::ResolverError(ResolverError::TooManyPlaceables) => Some("placeables"),
        _ => Some("broken-reference"),
    }
}

fn leads_to(reference: &Reference<'_>, entry: &Entry<'_>) -> bool {
    reference.attribute.map_or(entry.has_value, |attribute| entry.attributes.contains(attribute))
}

/// The name as it is written in a file.
pub(super) fn name(entry: &Entry<'_>) -> String {
    format!("{}{}", if entry.is_term { "-" } else { "" }, entry.id)
}

fn written(reference: &Reference<'_>) -> String {
    let attribute = reference.attribute.map(|attribute| format!(".{attribute}")).unwrap_or_default();
    format!("{}{}{attribute}", if reference.is_term { "-" } else { "" }, reference.id)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::{MessageFile, check_messages};

    fn problems(text: &str) -> Vec<(String, usize)> {
        let files = [MessageFile { file: "locales/en/site.ftl", text }];
        let findings = check_messages(&"en".parse().unwrap(), &files, "-stem-cell = stem cell\n");
        findings
            .iter()
            .map(|finding| {
                (serde_json::to_value(&finding.args["problem"]).unwrap().as_str().unwrap().to_owned(), finding.place.unwrap().start.line)
            })
            .collect()
    }

    #[test]
    fn sound_messages_give_nothing() {
        let text = "menu = About { -stem-cell }s\ncount = { $n ->\n    [one] one item\n   *[other] { NUMBER($n) } items\n    }\n    .title = { menu }\nday = { DATETIME($d) }\n";
        assert_eq!(problems(text), []);
        assert_eq!(problems(""), []);
    }

    #[test]
    fn faults_are_found_where_they_are() {
        assert_eq!(problems("a = x\nb = { c }\n"), [("reference".into(), 2)]);
        assert_eq!(problems("a = x\nb = { a.title }\n"), [("reference".into(), 2)]);
        assert_eq!(problems("b = { -nope }\n"), [("reference".into(), 1)]);
        assert_eq!(problems("a = x\n\na = y\n"), [("duplicate-id".into(), 3)]);
        assert_eq!(problems("-stem-cell = mine\n"), [("duplicate-id".into(), 1)]);
        assert_eq!(problems("a = { b }\nb = { a }\n").first(), Some(&("cyclic".into(), 1)));
        assert_eq!(problems("a = {\n").len(), 1);
    }
}
