//! Words of terms that are written out, turned into references: a file and the places of the words come in, the spliced
//! file goes out. Nothing else changes, and nothing that is read: every message is formatted before and after, and an edit
//! after which one reads otherwise is taken back.

use std::collections::BTreeMap;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use super::hazard::hazard;
use super::pseudo::splice;
use super::resource::read;
use crate::finding::{Arg, Code, Finding};
use crate::text::Span;

/// One word that becomes a reference.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct TermEdit {
    /// The bytes of the word.
    pub span: Span,
    /// The reference: `{ -stem-cell(form: "plural") }`.
    pub reference: String,
}

/// The edits that findings propose, by file: those of `term-inlined`, and with `possible` those of `term-possible`.
pub fn term_edits(findings: &[Finding], possible: bool) -> BTreeMap<String, Vec<TermEdit>> {
    let mut edits: BTreeMap<String, Vec<TermEdit>> = BTreeMap::new();
    for finding in findings {
        let wanted = finding.code == Code::TermInlined || (possible && finding.code == Code::TermPossible);
        if let (true, Some(span), Some(Arg::Text(reference))) = (wanted, finding.span, finding.args.get("name")) {
            edits.entry(finding.file.clone()).or_default().push(TermEdit { span, reference: reference.clone() });
        }
    }
    edits
}

/// The file with the edits that change nothing a reader sees, and which edits those are. `others` are the other files of
/// the locale, terms included.
pub fn apply_terms(text: &str, edits: &[TermEdit], locale: &LanguageIdentifier, others: &[&str]) -> (String, Vec<TermEdit>) {
    let before = readings(text, locale, others);
    let spliced = |edits: &[&TermEdit]| splice(text, edits.iter().map(|edit| (edit.span, edit.reference.clone())).collect());
    let all: Vec<&TermEdit> = edits.iter().collect();
    let new = spliced(&all);
    if readings(&new, locale, others) == before {
        return (new, edits.to_vec());
    }
    // One at a time: what does not hold by itself is left out.
    let mut kept: Vec<&TermEdit> = Vec::new();
    for edit in edits {
        kept.push(edit);
        if readings(&spliced(&kept), locale, others) != before {
            kept.pop();
        }
    }
    (spliced(&kept), kept.into_iter().cloned().collect())
}

/// Every value and attribute of a file as it reads, with several values of the variables; the number of errors too.
fn readings(text: &str, locale: &LanguageIdentifier, others: &[&str]) -> Vec<(String, String)> {
    let (resource, findings) = read("", text);
    let mut bundle = FluentBundle::new(vec![locale.clone()]);
    bundle.set_use_isolating(false);
    for text in others.iter().chain([&text]) {
        if hazard(text).is_none() {
            let text = text.strip_prefix('\u{FEFF}').unwrap_or(text).to_owned();
            bundle.add_resource_overriding(FluentResource::try_new(text).unwrap_or_else(|(rest, _)| rest));
        }
    }
    let mut readings = vec![(String::new(), findings.len().to_string())];
    for entry in resource.entries.iter().filter(|entry| !entry.is_term) {
        let Some(message) = bundle.get_message(entry.id) else { continue };
        let variables = entry.variables();
        let values = |number: Option<i32>| -> FluentArgs<'_> {
            let value = |name: &str| number.map_or_else(|| FluentValue::from(format!("${name}")), FluentValue::from);
            variables.iter().map(|name| (*name, value(name))).collect()
        };
        for number in [None, Some(0), Some(1), Some(2), Some(5)] {
            let args = values(number);
            let patterns = message.value().into_iter().chain(message.attributes().map(|attribute| attribute.value()));
            for pattern in patterns {
                let mut errors = Vec::new();
                let text = bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned();
                readings.push((entry.id.to_owned(), format!("{text}\u{0}{}", errors.len())));
            }
        }
    }
    readings
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::{apply_terms, term_edits};
    use crate::bundle::{MessageFile, parity};

    const TERMS: &str = "-stem-cell = { $form ->\n   *[one] stem cell\n    [plural] stem cells\n    }\n";

    fn fixed(ja: &str, en: &str) -> (String, usize) {
        let (ja, file) = ([MessageFile { file: "ja.ftl", text: ja }], [MessageFile { file: "en.ftl", text: en }]);
        let findings = parity(&ja, &file, TERMS, "en");
        let edits = term_edits(&findings, false).remove("en.ftl").unwrap_or_default();
        let (new, kept) = apply_terms(en, &edits, &"en".parse().unwrap(), &[TERMS]);
        (new, kept.len())
    }

    #[test]
    fn a_word_becomes_the_reference_that_reads_the_same() {
        let (new, count) = fixed("a = { -stem-cell }とは\nb = 二\n", "\u{FEFF}# 上の注\r\na = What are stem cells?\r\nb = two\r\n");
        assert_eq!((new.as_str(), count), ("\u{FEFF}# 上の注\r\na = What are { -stem-cell(form: \"plural\") }?\r\nb = two\r\n", 1));
        assert_eq!(fixed("a = { -stem-cell }\n", "a = stem cell\n").0, "a = { -stem-cell }\n");
        let variants = "a = { $n ->\n    [one] { $n } stem cell\n   *[other] { $n } stem cells\n    }\n";
        assert_eq!(fixed("a = { -stem-cell }{ $n }個\n", variants).0, variants.replace("stem cells", "{ -stem-cell(form: \"plural\") }"));
    }

    #[test]
    fn what_would_read_otherwise_is_left() {
        for text in ["a = STEM cell\n", "a = system cell\n", "a = <b title=\"stem cell\">x</b>\n", "a = see https://x.y/stem cell\n"] {
            assert_eq!(fixed("a = { -stem-cell }\n", text), (text.to_owned(), 0), "{text}");
        }
    }
}
