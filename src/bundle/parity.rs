//! The messages of two locales side by side: hand-written files of the source and of a target come in, findings about
//! what one has and the other has not go out. Wording is free: a plain Japanese message and an English one with a
//! selector are the same message as long as they take the same variables and name the same terms and messages.

use std::collections::{BTreeMap, BTreeSet};

use unic_langid::LanguageIdentifier;

use super::plural::Plurals;
use super::resource::Resource;
use super::scope::{Placed, Scope};
use super::site_messages::{MessageFile, of_entry, read_all};
use super::tree::{Inline, Pattern, Reference};
use super::variable::{Fault, faults};
use super::{inlined, selection};
use crate::finding::{Code, Finding, Severity};
use crate::text::{Lang, Span};

/// What a target locale lacks or has too much: messages, values and attributes (`untranslated`, `catalog-orphan`),
/// variables in every variant (`placeholder-mismatch`), references (`reference-mismatch`, or `term-inlined` where the word
/// of the term is written out). Terms are each locale's own business; `terms` is the target's generated `terms.ftl`. What
/// does not parse is left to [`super::check_messages`].
pub fn parity(source: &[MessageFile<'_>], target: &[MessageFile<'_>], terms: &str, locale: &str) -> Vec<Finding> {
    let read = |files| -> Vec<Resource<'_>> { read_all(files).into_iter().map(|(resource, _)| resource).collect() };
    let (source, target) = (read(source), read(target));
    let (generated, _) = super::resource::read("terms.ftl", terms);
    let (ours, theirs) = (Scope::new(&source), Scope::new([&generated].into_iter().chain(&target)));
    let id = locale.parse::<LanguageIdentifier>().unwrap_or_default();
    let beside = Beside { scope: &theirs, plurals: &Plurals::new(&id), lang: Lang::of(&id) };
    let mut findings = Vec::new();
    for (id, here) in ours.messages() {
        match theirs.get(false, id) {
            Some(there) => pair(here, there, &beside, &mut findings),
            None => findings.push(whole(Code::Untranslated, here)),
        }
    }
    findings.extend(theirs.messages().filter(|(id, _)| ours.get(false, id).is_none()).map(|(_, there)| whole(Code::CatalogOrphan, there)));
    findings.iter_mut().for_each(|finding| finding.locale = Some(locale.to_owned()));
    findings
}

/// A message that the other side has not.
pub(super) fn whole(code: Code, (resource, entry): Placed<'_, '_>) -> Finding {
    of_entry(code, resource, entry, entry.span).with("problem", "message").with("name", entry.name())
}

/// What is known of the target's locale.
pub(super) struct Beside<'s, 'r, 'a> {
    /// Its messages and terms.
    pub(super) scope: &'s Scope<'r, 'a>,
    /// Its plural categories.
    pub(super) plurals: &'s Plurals,
    /// Its language.
    pub(super) lang: Lang,
}

/// What a message has beside its source.
pub(super) fn pair<'a>((_, ours): Placed<'_, 'a>, there: Placed<'_, 'a>, beside: &Beside<'_, '_, 'a>, findings: &mut Vec<Finding>) {
    let (resource, theirs) = there;
    let mut found = |code: Code, span: Span, problem: &'static str, name: &'static str, value: &str| {
        findings.push(of_entry(code, resource, theirs, span).with("problem", problem).with(name, value));
    };
    match (&ours.value, &theirs.value) {
        (Some(_), None) => found(Code::Untranslated, theirs.span, "message", "name", theirs.id),
        (None, Some(_)) => found(Code::CatalogOrphan, theirs.span, "value", "name", theirs.id),
        _ => {}
    }
    let names = theirs.attribute_names();
    for attribute in ours.attribute_names().difference(&names) {
        found(Code::Untranslated, theirs.span, "attribute", "attribute", attribute);
    }
    let known = ours.attribute_names();
    for attribute in theirs.attributes.iter().filter(|attribute| !known.contains(attribute.name)) {
        found(Code::CatalogOrphan, attribute.span, "attribute", "attribute", attribute.name);
    }
    let given = ours.variables();
    for (attribute, here) in ours.patterns() {
        let Some(there) = theirs.pattern(attribute) else { continue };
        let place =
            attribute.and_then(|name| theirs.attributes.iter().rev().find(|one| one.name == name)).map_or(theirs.span, |one| one.span);
        variables(resource, theirs, (here, there), &given, place, findings);
        references(resource, theirs, (here, there), beside.scope, place, findings);
    }
    selection::only_other(there, beside.plurals, beside.lang, findings);
    selection::suggestions(&shown(ours), there, beside.lang, findings);
}

/// The variables that a message shows.
fn shown<'a>(entry: &super::Entry<'a>) -> BTreeSet<&'a str> {
    let mut shown = BTreeSet::new();
    for (_, pattern) in entry.patterns() {
        pattern.walk(&mut |inline, selects| {
            if let (Inline::Variable(name, _), false) = (inline, selects) {
                shown.insert(*name);
            }
        });
    }
    shown
}

type Sides<'t, 'a> = (&'t Pattern<'a>, &'t Pattern<'a>);

fn variables<'a>(
    resource: &Resource<'a>,
    entry: &super::Entry<'a>,
    (here, there): Sides<'_, 'a>,
    given: &BTreeSet<&str>,
    place: Span,
    findings: &mut Vec<Finding>,
) {
    for fault in faults(here, there, given) {
        let found = |span: Span, problem: &'static str, name: &str| {
            let finding = of_entry(Code::PlaceholderMismatch, resource, entry, span);
            finding.with("problem", problem).with("mark", format!("${name}"))
        };
        findings.push(match fault {
            Fault::Missing(name) => found(place, "missing", name),
            Fault::Variant(name, key, span) => found(span, "variant", name).with("key", key),
            Fault::Extra(name, span, true) => found(span, "extra", name),
            // It may well be given, and then the variants are right.
            Fault::Extra(name, span, false) => {
                let mut finding = found(span, "chosen", name);
                finding.severity = Severity::Warning;
                finding
            }
        });
    }
}

/// Messages and terms that one names and the other does not. Attributes of terms are each locale's own business.
fn references<'a>(
    resource: &Resource<'a>,
    entry: &super::Entry<'a>,
    (here, there): Sides<'_, 'a>,
    scope: &Scope<'_, 'a>,
    place: Span,
    findings: &mut Vec<Finding>,
) {
    let (ours, theirs) = (named(here), named(there));
    for reference in ours.keys().filter(|reference| !theirs.contains_key(reference)) {
        let written = inlined::written_out(reference, there, scope);
        findings.push(match written {
            Some(found) => inlined::finding(Code::TermInlined, (resource, entry), &found),
            None => {
                of_entry(Code::ReferenceMismatch, resource, entry, place).with("problem", "missing").with("name", reference.to_string())
            }
        });
    }
    for (reference, spans) in theirs.iter().filter(|(reference, _)| !ours.contains_key(reference)) {
        let found = |span: &Span| {
            of_entry(Code::ReferenceMismatch, resource, entry, *span).with("problem", "extra").with("name", reference.to_string())
        };
        findings.extend(spans.iter().map(found));
    }
}

/// What a pattern shows of other messages and terms, with the places.
fn named<'a>(pattern: &Pattern<'a>) -> BTreeMap<Reference<'a>, Vec<Span>> {
    let mut named: BTreeMap<Reference<'a>, Vec<Span>> = BTreeMap::new();
    pattern.walk(&mut |inline, selects| {
        if let Inline::Reference { reference, span, .. } = inline
            && !selects
            && !(reference.is_term && reference.attribute.is_some())
        {
            named.entry(*reference).or_default().push(*span);
        }
    });
    named
}

#[cfg(test)]
mod tests {
    use super::parity;
    use crate::bundle::MessageFile;
    use crate::finding::Arg;

    fn codes(ja: &str, en: &str) -> Vec<String> {
        let ja = [MessageFile { file: "locales/ja/site.ftl", text: ja }];
        let en = [MessageFile { file: "locales/en/site.ftl", text: en }];
        let findings = parity(&ja, &en, "-stem-cell = stem cell\n", "en");
        findings.iter().map(|finding| format!("{} {}", finding.code.name(), finding.unit.as_deref().unwrap_or(""))).collect()
    }

    #[test]
    fn a_selector_may_answer_a_plain_message() {
        let en = "items = { $count ->\n    [one] { $count } item\n   *[other] { $count } items\n    }\n";
        assert!(codes("items = { $count }件\n", en).is_empty());
        assert!(codes("-brand = 対訳\na = x\n", "a = y\n").is_empty());
    }

    #[test]
    fn what_is_missing_or_too_much_is_found() {
        assert_eq!(codes("a = 一\nb = 二\n", "a = one\n"), ["untranslated site.ftl#b"]);
        assert_eq!(codes("a = 一\n", "a = one\nb = two\n"), ["catalog-orphan site.ftl#b"]);
        assert_eq!(
            codes("a = 一\n    .label = 題\n", "a = one\n    .title = x\n"),
            ["untranslated site.ftl#a", "catalog-orphan site.ftl#a"]
        );
        assert_eq!(codes("a = 一\n", "a =\n    .x = y\n").len(), 2);
        assert_eq!(codes("a = { $x }\n", "a = { $y }\n"), ["placeholder-mismatch site.ftl#a", "placeholder-mismatch site.ftl#a"]);
    }

    #[test]
    fn variables_are_named() {
        let ja = [MessageFile { file: "locales/ja/site.ftl", text: "a = { $x }{ $y }\n" }];
        let en = [MessageFile { file: "locales/en/site.ftl", text: "a = { $y }\n" }];
        let findings = parity(&ja, &en, "-stem-cell = stem cell\n", "en");
        assert_eq!((&findings[0].args["problem"], &findings[0].args["mark"]), (&Arg::Text("missing".into()), &Arg::Text("$x".into())));
        assert_eq!(findings[0].file, "locales/en/site.ftl");
    }
}
