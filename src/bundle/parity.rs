//! The messages of two locales side by side: hand-written files of the source and of a target come in, findings about
//! what one has and the other has not go out. Wording is free: a plain Japanese message and an English one with a
//! selector are the same message as long as they take the same variables.

use std::collections::{BTreeMap, BTreeSet};

use super::resource::{Entry, Resource, read};
use super::site_messages::{MessageFile, name};
use crate::finding::{Code, Finding};

/// What a target locale lacks or has too much: messages and attributes (`untranslated`, `catalog-orphan`), variables
/// (`placeholder-mismatch`). Terms are each locale's own business. What does not parse is left to
/// [`super::check_messages`].
pub fn parity(source: &[MessageFile<'_>], target: &[MessageFile<'_>], locale: &str) -> Vec<Finding> {
    let source = Side::read(source);
    let target = Side::read(target);
    let (ours, theirs) = (source.messages(), target.messages());
    let mut findings = Vec::new();
    for (id, ours) in &ours {
        let Some(theirs) = theirs.get(id).copied() else {
            findings.push(finding(Code::Untranslated, *ours, locale).with("problem", "message").with("name", *id));
            continue;
        };
        let ((_, here), (_, there)) = (*ours, theirs);
        if here.has_value && !there.has_value {
            findings.push(finding(Code::Untranslated, theirs, locale).with("problem", "message").with("name", *id));
        }
        for attribute in here.attributes.difference(&there.attributes) {
            findings.push(finding(Code::Untranslated, theirs, locale).with("problem", "attribute").with("attribute", *attribute));
        }
        for attribute in there.attributes.difference(&here.attributes) {
            findings.push(finding(Code::CatalogOrphan, theirs, locale).with("problem", "attribute").with("attribute", *attribute));
        }
        if here.variables != there.variables {
            let missing = list(&here.variables, &there.variables);
            let extra = list(&there.variables, &here.variables);
            for (problem, mark) in missing.into_iter().map(|mark| ("missing", mark)).chain(extra.into_iter().map(|mark| ("extra", mark))) {
                findings.push(finding(Code::PlaceholderMismatch, theirs, locale).with("problem", problem).with("mark", mark));
            }
        }
    }
    let orphans = theirs.iter().filter(|(id, _)| !ours.contains_key(*id));
    findings.extend(
        orphans.map(|(_, theirs)| finding(Code::CatalogOrphan, *theirs, locale).with("problem", "message").with("name", theirs.1.id)),
    );
    findings
}

/// The files of one locale.
struct Side<'a> {
    resources: Vec<Resource<'a>>,
}

type Message<'s, 'a> = (&'s Resource<'a>, &'s Entry<'a>);

impl<'a> Side<'a> {
    fn read(files: &[MessageFile<'a>]) -> Side<'a> {
        Side { resources: files.iter().map(|file| read(file.file, file.text).0).collect() }
    }

    /// Its messages by name; of two with one name the first.
    fn messages(&self) -> BTreeMap<&'a str, Message<'_, 'a>> {
        let mut messages = BTreeMap::new();
        for resource in &self.resources {
            for entry in resource.entries.iter().filter(|entry| !entry.is_term) {
                messages.entry(entry.id).or_insert((resource, entry));
            }
        }
        messages
    }
}

fn finding(code: Code, (resource, entry): Message<'_, '_>, locale: &str) -> Finding {
    let file = MessageFile { file: resource.file, text: resource.source };
    let mut finding = Finding::new(code, resource.file).at(&resource.lines, entry.span);
    finding.unit = Some(format!("{}#{}", file.name(), name(entry)));
    finding.locale = Some(locale.to_owned());
    finding
}

/// The variables one has and the other has not, as they are written in a file.
fn list(one: &BTreeSet<&str>, other: &BTreeSet<&str>) -> Vec<String> {
    one.difference(other).map(|name| format!("${name}")).collect()
}

#[cfg(test)]
mod tests {
    use super::parity;
    use crate::bundle::MessageFile;
    use crate::finding::Arg;

    fn codes(ja: &str, en: &str) -> Vec<String> {
        let ja = [MessageFile { file: "locales/ja/site.ftl", text: ja }];
        let en = [MessageFile { file: "locales/en/site.ftl", text: en }];
        let findings = parity(&ja, &en, "en");
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
        let findings = parity(&ja, &en, "en");
        assert_eq!((&findings[0].args["problem"], &findings[0].args["mark"]), (&Arg::Text("missing".into()), &Arg::Text("$x".into())));
        assert_eq!(findings[0].file, "locales/en/site.ftl");
    }
}
