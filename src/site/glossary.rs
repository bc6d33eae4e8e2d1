//! The glossary for readers: concepts and a locale come in, `glossary.json` goes out, and for a text the places where a
//! term stands that a page can explain. What is for translators alone (notes, forbidden words, examples) stays at home.

use std::collections::BTreeMap;

use serde::Serialize;
use unic_langid::LanguageIdentifier;

use super::document::json;
use super::policy::Settings;
use crate::bundle::chain;
use crate::glossary::{Concept, Form, Glossary, Side, Status};
use crate::morph::for_lang;
use crate::text::{Lang, Span, collapse};

#[derive(Serialize)]
struct File<'a> {
    version: u32,
    locale: String,
    terms: Vec<Term<'a>>,
}

#[derive(Serialize)]
struct Term<'a> {
    id: &'a str,
    term: String,
    plural: Option<String>,
    abbreviation: Option<String>,
    /// How it is read, in hiragana.
    reading: Option<&'a str>,
    /// Other words that stand for it.
    others: Vec<String>,
    /// The word in the source locale, where this is another.
    source: Option<String>,
    domain: Option<&'a str>,
    definition: Option<Definition<'a>>,
}

#[derive(Serialize)]
struct Definition<'a> {
    text: &'a str,
    /// The language of the text: that of the locale, or of one that stands in for it.
    locale: String,
}

/// `glossary.json` of a locale, sorted by id: every concept that has a word there and is not deprecated.
pub(super) fn glossary(concepts: &[Concept], locale: &LanguageIdentifier, settings: &Settings) -> Vec<u8> {
    let name = locale.to_string();
    let chain = chain(locale, &settings.targets, &settings.source);
    let mut terms: BTreeMap<&str, Term<'_>> = BTreeMap::new();
    for concept in concepts.iter().filter(|concept| concept.status != Status::Deprecated) {
        let Some(side) = concept.side(&name).filter(|side| !collapse(&side.preferred.text).is_empty()) else { continue };
        terms.entry(&concept.id).or_insert_with(|| term(concept, side, &chain, &name, settings));
    }
    json(&File { version: 1, locale: name, terms: terms.into_values().collect() })
}

fn term<'a>(concept: &'a Concept, side: &'a Side, chain: &[LanguageIdentifier], locale: &str, settings: &Settings) -> Term<'a> {
    let source = settings.source.to_string();
    let source = (source != locale).then(|| concept.side(&source)).flatten();
    Term {
        id: &concept.id,
        term: collapse(&side.preferred.text),
        plural: side.plural.as_deref().map(collapse).filter(|plural| *plural != collapse(&side.preferred.text)),
        abbreviation: side.abbreviation.as_ref().map(|word| collapse(&word.text)),
        reading: side.reading.as_deref(),
        others: side.admitted.iter().map(|word| collapse(&word.text)).collect(),
        source: source.map(|side| collapse(&side.preferred.text)),
        domain: concept.domain.as_deref(),
        definition: chain.iter().find_map(|one| definition(concept, one)),
    }
}

/// What a concept means, in a locale or its language alone.
fn definition<'a>(concept: &'a Concept, locale: &LanguageIdentifier) -> Option<Definition<'a>> {
    let (name, language) = (locale.to_string(), locale.language.to_string());
    let text = |name: &str| concept.definition.get(name).filter(|text| !text.trim().is_empty());
    let (text, locale) = text(&name).map(|text| (text, name)).or_else(|| Some((text(&language)?, language.clone())))?;
    Some(Definition { text, locale })
}

/// A term in a text, as `units[].terms` of an article's JSON has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Mention<'a> {
    id: &'a str,
    /// Where it begins and ends, in UTF-16 code units: as JavaScript counts, for whose sake it is there.
    start: usize,
    end: usize,
}

/// The terms with a definition that stand in a text of a language, without those inside longer ones, by place.
pub(super) fn mentions<'a>(glossary: &'a Glossary, text: &str, locale: &LanguageIdentifier) -> Vec<Mention<'a>> {
    let units = |span: Span| (text.get(..span.start).map_or(0, utf16), text.get(..span.end).map_or(0, utf16));
    let explained = named(glossary, text, locale).into_iter().filter(|(concept, _)| !concept.definition.is_empty());
    explained
        .map(|(concept, span)| {
            let (start, end) = units(span);
            Mention { id: &concept.id, start, end }
        })
        .collect()
}

fn utf16(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

/// The concepts that a text names, with their bytes, none inside another: the words to use and the other right ones.
pub(super) fn named<'a>(glossary: &'a Glossary, text: &str, locale: &LanguageIdentifier) -> Vec<(&'a Concept, Span)> {
    // The dictionary is inside the program: without one nothing would run.
    let Ok(words) = for_lang(Lang::of(locale)) else { return Vec::new() };
    let mut end = 0;
    let mut named = Vec::new();
    for hit in glossary.find(text, &locale.to_string(), words) {
        let concept = glossary.concept(hit.concept).filter(|concept| concept.status != Status::Deprecated);
        let Some(concept) = concept.filter(|_| !hit.covered && !hit.derived && hit.form != Form::Forbidden) else { continue };
        if hit.span.start >= end {
            end = hit.span.end;
            named.push((concept, hit.span));
        }
    }
    named
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::{Mention, glossary, mentions};
    use crate::glossary::{Glossary, read};
    use crate::site::Settings;

    const TERMS: &str = r#"
        [stem-cell]
        ja = { preferred = "幹細胞", reading = "かんさいぼう" }
        en = { preferred = "stem cell", forbidden = ["trunk cell"] }
        definition = { ja = "分かれて増える細胞。" }
        note = "秘密"

        [mesenchymal-stem-cell]
        ja = "間葉系幹細胞"
        en = { preferred = "mesenchymal stem cell", abbreviation = "MSC", plural = "mesenchymal stem cells" }

        [old]
        ja = "上澄み"
        en = "supernatant"
        status = "deprecated"
    "#;

    fn settings() -> Settings {
        Settings::new("ja".parse().unwrap(), vec!["en".parse().unwrap(), "en-GB".parse().unwrap()])
    }

    #[test]
    fn readers_get_what_is_for_readers() {
        let (concepts, findings) = read("g.toml", TERMS);
        assert!(findings.is_empty(), "{findings:?}");
        let file = |locale: &str| -> serde_json::Value {
            serde_json::from_slice(&glossary(&concepts, &locale.parse().unwrap(), &settings())).unwrap()
        };
        let en = file("en-GB");
        let terms = en["terms"].as_array().unwrap();
        assert_eq!((terms.len(), &terms[0]["id"], &terms[0]["abbreviation"]), (2, &"mesenchymal-stem-cell".into(), &"MSC".into()));
        // No one wrote the definition in English: it is there in Japanese, and says so.
        assert_eq!(terms[1]["definition"], serde_json::json!({"text": "分かれて増える細胞。", "locale": "ja"}));
        assert_eq!((&terms[1]["source"], &terms[1]["reading"]), (&"幹細胞".into(), &serde_json::Value::Null));
        let ja = file("ja");
        assert_eq!((&ja["terms"][1]["reading"], &ja["terms"][1]["source"]), (&"かんさいぼう".into(), &serde_json::Value::Null));
        assert!(!en.to_string().contains("trunk") && !ja.to_string().contains("秘密"));
    }

    #[test]
    fn places_are_counted_as_javascript_counts() {
        let glossary = Glossary::new(read("g.toml", TERMS).0);
        let of = |text: &str, locale: &str| -> Vec<(usize, usize)> {
            mentions(&glossary, text, &locale.parse().unwrap()).iter().map(|Mention { start, end, .. }| (*start, *end)).collect()
        };
        assert_eq!(of("𠮷田：**幹細胞**とは", "ja"), [(6, 9)]);
        assert_eq!(of("Stem cells, and a trunk cell.", "en"), [(0, 10)]);
        // Inside a longer term, which nobody explains.
        assert_eq!(of("間葉系幹細胞", "ja"), []);
        assert_eq!(of("上澄み", "ja"), []);
    }
}
