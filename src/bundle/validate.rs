//! The last look at a bundle before it is written: its text and what was meant come in, findings go out. It is parsed
//! by fluent-syntax, taken by fluent-bundle, and every message is formatted once; a message that does not read as it
//! was meant is a finding, never a silent loss.

use std::collections::BTreeMap;

use fluent_bundle::{FluentBundle, FluentResource};
use unic_langid::LanguageIdentifier;

use super::article::Message;
use super::resource::{Resource, read};
use crate::catalog::problem::told;
use crate::finding::{Code, Finding};
use crate::text::Span;

/// What is wrong with a bundle; nothing, if every message reads as meant and there is none besides.
pub fn validate(file: &str, ftl: &str, locale: &LanguageIdentifier, meant: &[Message<'_>]) -> Vec<Finding> {
    let (resource, mut findings) = read(file, ftl);
    if !findings.is_empty() {
        return findings;
    }
    let mut places: BTreeMap<&str, Span> = BTreeMap::new();
    for entry in &resource.entries {
        if places.insert(entry.id, entry.span).is_some() {
            findings.push(at(&resource, entry.span, "duplicate-id", entry.id));
        }
    }
    // A bundle takes no second message of one id, and would say less about it.
    if !findings.is_empty() {
        return findings;
    }
    let bundle = match bundle(locale, ftl) {
        Ok(bundle) => bundle,
        Err(problem) => return vec![at(&resource, Span::default(), problem, "")],
    };
    for message in meant {
        let span = places.remove(message.id);
        let problem = match format(&bundle, message.id) {
            Ok(text) if text == message.text => None,
            Ok(_) => Some("reads-differently"),
            Err(problem) => Some(problem),
        };
        if let Some(problem) = problem {
            let mut finding = at(&resource, span.unwrap_or_default(), problem, message.id);
            finding.target = Some(message.text.to_owned());
            findings.push(finding);
        }
    }
    findings.extend(places.into_iter().map(|(id, span)| at(&resource, span, "not-meant", id)));
    findings
}

/// A finding at a place of the resource, with the name it is about.
pub(super) fn at(resource: &Resource<'_>, span: Span, problem: &'static str, name: impl Into<String>) -> Finding {
    told(Finding::new(Code::FluentSyntax, resource.file).at(&resource.lines, span), problem, name)
}

/// A bundle of one resource, without isolation marks.
pub(super) fn bundle(locale: &LanguageIdentifier, ftl: &str) -> Result<FluentBundle<FluentResource>, &'static str> {
    let resource = FluentResource::try_new(ftl.to_owned()).map_err(|_| "unreadable")?;
    let mut bundle = FluentBundle::new(vec![locale.clone()]);
    bundle.set_use_isolating(false);
    bundle.add_resource(resource).map_err(|_| "unreadable")?;
    Ok(bundle)
}

/// A message without arguments, formatted.
pub(super) fn format(bundle: &FluentBundle<FluentResource>, id: &str) -> Result<String, &'static str> {
    let pattern = bundle.get_message(id).and_then(|message| message.value()).ok_or("missing-message")?;
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, None, &mut errors).into_owned();
    if errors.is_empty() { Ok(text) } else { Err("broken-reference") }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use proptest::prelude::*;

    use super::validate;
    use crate::bundle::{Message, write};

    fn problems(ftl: &str, meant: &[(&str, &str)]) -> Vec<String> {
        let meant: Vec<Message<'_>> = meant.iter().map(|&(id, text)| Message { id, text, lang: None }).collect();
        let findings = validate("a.ftl", ftl, &"en".parse().unwrap(), &meant);
        findings.iter().map(|finding| serde_json::to_value(&finding.args["problem"]).unwrap().as_str().unwrap().to_owned()).collect()
    }

    #[test]
    fn what_is_not_as_meant_is_found() {
        assert!(problems("a = 一\n", &[("a", "一")]).is_empty());
        assert_eq!(problems("a = 一\n", &[("a", "二")]), ["reads-differently"]);
        assert_eq!(problems("a = 一\nb = 二\n", &[("a", "一")]), ["not-meant"]);
        assert_eq!(problems("a = 一\n", &[("a", "一"), ("b", "二")]), ["missing-message"]);
        assert_eq!(problems("a = { b }\n", &[("a", "{b}")]), ["broken-reference"]);
        assert_eq!(problems("a = 一\na = 一\n", &[("a", "一")]), ["duplicate-id"]);
        assert_eq!(problems("a = {\n", &[]).len(), 1);
    }

    proptest! {
        #[test]
        fn what_write_writes_is_valid(texts in proptest::collection::vec("([ \n\r{}\\[*.\"=-]|[ぁ-んa-z。]|\\PC){0,20}", 0..6)) {
            let ids: Vec<String> = (0..texts.len()).map(|n| format!("s-{n}")).collect();
            let messages: Vec<Message<'_>> = ids.iter().zip(&texts).map(|(id, text)| Message { id, text, lang: Some("ja") }).collect();
            prop_assert_eq!(validate("a.ftl", &write(&messages), &"en".parse().unwrap(), &messages), vec![]);
        }
    }
}
