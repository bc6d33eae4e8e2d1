//! The hand-written messages of one locale of a site: their files and the terms come in, findings go out. A file is
//! never rewritten: what has no finding here is published byte for byte.

use std::collections::BTreeSet;

use fluent_bundle::resolver::errors::ResolverError;
use fluent_bundle::{FluentArgs, FluentBundle, FluentError, FluentResource, FluentValue};
use rayon::prelude::*;
use unic_langid::LanguageIdentifier;

use super::hazard::hazard;
use super::plural::Plurals;
use super::resource::{Entry, Resource, read};
use super::scope::{Placed, Scope};
use super::{argument, inlined, mark, selection};
use crate::catalog::problem::told;
use crate::finding::{Code, Finding};
use crate::text::Span;

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

/// What is wrong with the messages of a locale, taken together as the one bundle that they are: syntax, conflict markers,
/// names, attributes and variants that stand twice, references that lead nowhere or in a circle, arguments that a term
/// does not take, plural categories of another language, marks of direction that do not pair. `terms` is the generated
/// `terms.ftl`. Codes that are off by default are among the findings, with that severity.
pub fn check_messages(locale: &LanguageIdentifier, files: &[MessageFile<'_>], terms: &str) -> Vec<Finding> {
    let (generated, mut findings) = read("terms.ftl", terms);
    let mut resources = Vec::new();
    for (resource, more) in read_all(files) {
        findings.extend(more);
        resources.push(resource);
    }
    let mut names: BTreeSet<(bool, &str)> = generated.entries.iter().map(|entry| (entry.is_term, entry.id)).collect();
    for resource in &resources {
        for entry in &resource.entries {
            // In a file with markers of a merge both sides stand; one of them will go.
            if !names.insert((entry.is_term, entry.id)) && !resource.has_conflicts {
                let finding = of_entry(Code::FluentSyntax, resource, entry, entry.span);
                findings.push(told(finding, "duplicate-id", entry.name()));
            }
        }
    }
    let scope = Scope::new([&generated].into_iter().chain(&resources));
    let ground = Ground::new(locale, &scope, &generated);
    for resource in &resources {
        for entry in &resource.entries {
            scope.dangling((resource, entry), &|_| false, &mut findings);
            ground.entry((resource, entry), &mut findings);
        }
    }
    findings.extend(scope.circles());
    if !resources.is_empty() {
        findings.extend(inlined::possible(&resources, &generated));
    }
    if findings.iter().all(|finding| finding.code != Code::FluentSyntax && finding.code != Code::ConflictMarkers) {
        findings.extend(too_much(locale, files, terms, &resources));
    }
    findings
}

/// The hand-written terms of a locale that nothing names: no message and no other term. A term is private to its bundle, so
/// nobody else can; articles know only the terms of the glossary.
pub fn unused_terms(files: &[MessageFile<'_>]) -> Vec<Finding> {
    let resources: Vec<Resource<'_>> = read_all(files).into_iter().map(|(resource, _)| resource).collect();
    Scope::new(&resources).unused_terms()
}

/// The messages of the source locale that nothing uses: no other message, and none of the texts (templates, scripts) that
/// ask for messages. A text uses a message where its name stands there whole.
pub fn unused_messages(files: &[MessageFile<'_>], texts: &[String]) -> Vec<Finding> {
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    let used: BTreeSet<&str> = texts.iter().flat_map(|text| text.split(|c| !is_name(c))).collect();
    let resources: Vec<Resource<'_>> = read_all(files).into_iter().map(|(resource, _)| resource).collect();
    Scope::new(&resources).unused_messages(&used)
}

/// Reads files, in their order.
pub(super) fn read_all<'a>(files: &[MessageFile<'a>]) -> Vec<(Resource<'a>, Vec<Finding>)> {
    files.par_iter().map(|file| read(file.file, file.text)).collect()
}

/// What the rules over one entry need to know.
pub(super) struct Ground<'s, 'r, 'a> {
    scope: &'s Scope<'r, 'a>,
    generated: BTreeSet<&'a str>,
    pub(super) plurals: Plurals,
}

impl<'s, 'r, 'a> Ground<'s, 'r, 'a> {
    pub(super) fn new(locale: &LanguageIdentifier, scope: &'s Scope<'r, 'a>, generated: &Resource<'a>) -> Self {
        let generated = generated.entries.iter().filter(|entry| entry.is_term).map(|entry| entry.id).collect();
        Ground { scope, generated, plurals: Plurals::new(locale) }
    }

    /// The rules over one entry by itself.
    pub(super) fn entry(&self, placed: Placed<'_, 'a>, findings: &mut Vec<Finding>) {
        selection::duplicates(placed, findings);
        selection::plurals(placed, &self.plurals, findings);
        argument::terms(placed, self.scope, &self.generated, &self.plurals, findings);
        argument::functions(placed.0, placed.1, findings);
        mark::isolation(placed, findings);
        mark::empty(placed, findings);
    }
}

/// A finding at a place of a message, with the message as its unit.
pub(super) fn of_entry(code: Code, resource: &Resource<'_>, entry: &Entry<'_>, span: Span) -> Finding {
    let mut finding = Finding::new(code, resource.file).at(&resource.lines, span);
    let file = MessageFile { file: resource.file, text: resource.source };
    finding.unit = Some(format!("{}#{}", file.name(), entry.name()));
    finding
}

/// Messages that fluent-bundle refuses to format, because they grow beyond its limit. Every variable is 1.
fn too_much(locale: &LanguageIdentifier, files: &[MessageFile<'_>], terms: &str, resources: &[Resource<'_>]) -> Vec<Finding> {
    let mut bundle = FluentBundle::new(vec![locale.clone()]);
    bundle.set_use_isolating(false);
    for text in files.iter().map(|file| file.text).chain([terms]) {
        if hazard(text).is_none() {
            let text = text.strip_prefix('\u{FEFF}').unwrap_or(text).to_owned();
            let _reported = bundle.add_resource(FluentResource::try_new(text).unwrap_or_else(|(rest, _)| rest));
        }
    }
    let mut findings = Vec::new();
    for resource in resources {
        // What names nothing cannot grow.
        for entry in resource.entries.iter().filter(|entry| !entry.is_term && !entry.references().is_empty()) {
            let Some(message) = bundle.get_message(entry.id) else { continue };
            let args: FluentArgs<'_> = entry.variables().iter().map(|name| (*name, FluentValue::from(1))).collect();
            let mut errors = Vec::new();
            for pattern in message.value().into_iter().chain(message.attributes().map(|attribute| attribute.value())) {
                bundle.format_pattern(pattern, Some(&args), &mut errors);
            }
            if errors.iter().any(|error| matches!(error, FluentError::ResolverError(ResolverError::TooManyPlaceables))) {
                findings.push(told(of_entry(Code::FluentSyntax, resource, entry, entry.span), "placeables", entry.id));
            }
        }
    }
    findings
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
        assert_eq!(problems("a = { b }\nb = { a }\n"), [("cyclic".into(), 2)]);
        assert_eq!(problems("a = {\n").len(), 1);
    }
}
