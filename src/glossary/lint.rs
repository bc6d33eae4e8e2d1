//! What a glossary says about itself: two entries that claim one word, and examples that do not do what they promise.

use std::collections::{BTreeMap, BTreeSet};

use super::entry::{Concept, Example};
use super::lookup::{Form, Glossary};
use crate::finding::{Code, Finding, Hint};
use crate::morph::Analyzer;
use crate::text::{Lines, Span, fold_to_string};

/// How the words of each locale are cut.
pub type Words<'a> = &'a dyn Fn(&str) -> &'a dyn Analyzer;

/// What is wrong with a glossary. `sources` are the texts of its files by name, for the places of findings.
pub fn lint(glossary: &Glossary, sources: &BTreeMap<String, String>, words: Words<'_>) -> Vec<Finding> {
    let mut findings = conflicts(glossary, sources);
    findings.extend(glossary.concepts().iter().flat_map(|concept| contradictions(concept, sources)));
    for (number, concept) in glossary.concepts().iter().enumerate() {
        for example in &concept.examples {
            for pair in pairs(glossary, number, example, words) {
                if pair.missing || pair.forbidden {
                    findings.push(example_finding(concept, example, &pair, sources, "fails"));
                }
            }
        }
        for example in &concept.counterexamples {
            for pair in pairs(glossary, number, example, words) {
                // Without the term nothing can be flagged.
                if pair.absent || !pair.missing && !pair.forbidden {
                    findings.push(example_finding(concept, example, &pair, sources, "passes"));
                }
            }
        }
    }
    findings
}

/// One direction of an example and what the entry says of it.
struct Judged {
    source: String,
    target: String,
    /// The term does not occur in the source at all.
    absent: bool,
    /// No right word stands in the target.
    missing: bool,
    /// A forbidden word stands in the target.
    forbidden: bool,
}

/// Every ordered pair of locales in which the example has texts and the source has the term; the first locale alone
/// (marked absent) when the term occurs in none of them.
fn pairs(glossary: &Glossary, concept: usize, example: &Example, words: Words<'_>) -> Vec<Judged> {
    let forms = |locale: &str| -> Vec<Form> {
        let text = example.texts.get(locale).map_or("", String::as_str);
        glossary.find(text, locale, words(locale)).into_iter().filter(|hit| hit.concept == concept).map(|hit| hit.form).collect()
    };
    let locales: Vec<&String> = example.texts.keys().collect();
    let source = locales.iter().find(|locale| locale.starts_with("ja")).or(locales.first());
    let Some(source) = source else { return Vec::new() };
    let absent = forms(source).is_empty();
    locales
        .iter()
        .filter(|locale| *locale != source)
        .map(|target| {
            let forms = forms(target);
            Judged {
                source: (*source).clone(),
                target: (*target).clone(),
                absent,
                missing: absent || !forms.iter().any(|form| *form != Form::Forbidden),
                forbidden: forms.contains(&Form::Forbidden),
            }
        })
        .collect()
}

fn example_finding(
    concept: &Concept,
    example: &Example,
    pair: &Judged,
    sources: &BTreeMap<String, String>,
    problem: &'static str,
) -> Finding {
    let problem = match problem {
        "fails" if pair.absent => "absent",
        "passes" if pair.absent => "unflaggable",
        other => other,
    };
    let mut finding =
        placed(Code::GlossaryExample, concept, example.span, sources).with("problem", problem).with("id", concept.id.as_str());
    finding.source = example.texts.get(&pair.source).cloned();
    finding.target = example.texts.get(&pair.target).cloned();
    finding
}

/// Words of an entry that are right and forbidden in one: they are never flagged.
fn contradictions(concept: &Concept, sources: &BTreeMap<String, String>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for side in concept.sides.values() {
        let right = std::iter::once(&side.preferred).chain(&side.admitted).chain(&side.abbreviation).chain(&side.forms);
        let right: BTreeSet<String> = right.map(|word| fold_to_string(&word.text)).collect();
        for word in side.forbidden.iter().filter(|word| right.contains(&fold_to_string(&word.text))) {
            findings.push(
                placed(Code::GlossaryConflict, concept, word.span, sources)
                    .with("problem", "itself")
                    .with("word", word.text.as_str())
                    .with("id", concept.id.as_str())
                    .with("other", concept.id.as_str()),
            );
        }
    }
    findings
}

/// Words that two entries with overlapping scope claim in one locale.
fn conflicts(glossary: &Glossary, sources: &BTreeMap<String, String>) -> Vec<Finding> {
    let mut owners: BTreeMap<(String, String), &Concept> = BTreeMap::new();
    let mut findings = Vec::new();
    for concept in glossary.concepts() {
        // Only the source side must be told apart: many concepts share an English word.
        let Some(side) = concept.side("ja") else { continue };
        for word in std::iter::once(&side.preferred).chain(&side.admitted) {
            let key = ("ja".to_owned(), fold_to_string(&word.text));
            match owners.get(&key) {
                Some(other) if other.id != concept.id && (other.scope == concept.scope) => findings.push(
                    placed(Code::GlossaryConflict, concept, word.span, sources)
                        .with("problem", "two")
                        .with("word", word.text.as_str())
                        .with("id", concept.id.as_str())
                        .with("other", other.id.as_str())
                        .hint(Hint::new("glossary-scope")),
                ),
                _ => {
                    owners.insert(key, concept);
                }
            }
        }
    }
    findings
}

fn placed(code: Code, concept: &Concept, span: Span, sources: &BTreeMap<String, String>) -> Finding {
    let mut finding = Finding::new(code, concept.file.as_str());
    if let Some(text) = sources.get(&concept.file) {
        finding = finding.at(&Lines::new(text), span);
    }
    finding.term = Some(concept.preferred("ja").to_owned());
    finding
}
