//! The glossary as Fluent terms: concepts and a locale come in, `terms.ftl` goes out, so that a translation may say
//! `{ -stem-cell }` or `{ -stem-cell(form: "plural") }`. A concept without a word in the locale has no term there.

use std::collections::BTreeMap;

use super::value::escape;
use crate::glossary::{Concept, PartOfSpeech};
use crate::text::{Lang, collapse};

/// The file, sorted by id. Of two concepts with one id the first counts; an id that is no Fluent name is left out (the
/// glossary refuses such ids).
///
/// The variant `plural` is the entry's own, or, for an English noun without one, the regular plural.
pub fn terms(concepts: &[Concept], locale: &str) -> String {
    let mut sorted: BTreeMap<&str, String> = BTreeMap::new();
    for concept in concepts.iter().filter(|concept| is_name(&concept.id)) {
        let Some(side) = concept.side(locale) else { continue };
        let word = collapse(&side.preferred.text);
        if word.is_empty() {
            continue;
        }
        let plural = side.plural.as_deref().map(collapse).filter(|plural| !plural.is_empty());
        let plural = plural.or_else(|| regular_plural(&word, concept.part_of_speech, locale));
        let value = match plural {
            None => escape(&word),
            Some(plural) => format!("{{ $form ->\n   *[one] {}\n    [plural] {}\n    }}", escape(&word), escape(&plural)),
        };
        sorted.entry(concept.id.as_str()).or_insert(value);
    }
    let mut out = String::from("### taiyaku terms 1\n\n");
    for (id, value) in sorted {
        out.push_str(&format!("-{id} = {value}\n"));
    }
    out
}

/// The plural of an English noun that follows the rules, by its last word; none for words that end in a capital or a
/// digit (`VEGF`, `CD34`), where a reader could not tell what the s means.
fn regular_plural(word: &str, part_of_speech: PartOfSpeech, locale: &str) -> Option<String> {
    let english = locale.parse().is_ok_and(|id| Lang::of(&id) == Lang::En);
    if !english || part_of_speech != PartOfSpeech::Noun || !word.ends_with(|c: char| c.is_ascii_lowercase()) {
        return None;
    }
    if let Some(stem) = word.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'i', 'o', 'u'])) {
        return Some(format!("{stem}ies"));
    }
    if let Some(stem) = word.strip_suffix("is") {
        return Some(format!("{stem}es"));
    }
    let hisses = ["ss", "us", "x", "z", "ch", "sh"].iter().any(|end| word.ends_with(end)) && !word.ends_with("stomach");
    match hisses {
        true => Some(format!("{word}es")),
        // It is a plural already, or one nobody could guess.
        false if word.ends_with('s') => None,
        false => Some(format!("{word}s")),
    }
}

/// Whether Fluent takes it as a name.
fn is_name(id: &str) -> bool {
    id.starts_with(|c: char| c.is_ascii_alphabetic()) && id.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
}

#[cfg(test)]
mod tests {
    use super::terms;
    use crate::bundle::read;
    use crate::glossary::{Concept, PartOfSpeech, Side};

    fn concept(id: &str, ja: &str, en: &str, plural: Option<&str>) -> Concept {
        let side = |text: &str, plural: Option<&str>| Side {
            preferred: crate::finding::Word { text: text.to_owned(), ..Default::default() },
            plural: plural.map(str::to_owned),
            ..Side::default()
        };
        let mut concept = Concept { id: id.to_owned(), ..Concept::default() };
        concept.sides.insert("ja".into(), side(ja, None));
        concept.sides.insert("en".into(), side(en, plural));
        concept
    }

    #[test]
    fn english_has_plurals_and_japanese_has_none() {
        let concepts = [
            concept("stem-cell", "幹細胞", "stem cell", None),
            concept("conditioned-medium", "上清液", "conditioned medium", Some("conditioned media")),
        ];
        assert_eq!(terms(&concepts, "ja"), "### taiyaku terms 1\n\n-conditioned-medium = 上清液\n-stem-cell = 幹細胞\n");
        assert_eq!(
            terms(&concepts, "en-GB"),
            "### taiyaku terms 1\n\n\
             -conditioned-medium = { $form ->\n   *[one] conditioned medium\n    [plural] conditioned media\n    }\n\
             -stem-cell = { $form ->\n   *[one] stem cell\n    [plural] stem cells\n    }\n"
        );
    }

    #[test]
    fn the_regular_plural_is_made_only_where_it_is_regular() {
        let plural = |word: &str| super::regular_plural(word, PartOfSpeech::Noun, "en");
        for (word, expected) in [
            ("biopsy", "biopsies"),
            ("assay", "assays"),
            ("diagnosis", "diagnoses"),
            ("virus", "viruses"),
            ("stomach", "stomachs"),
            ("patch", "patches"),
        ] {
            assert_eq!(plural(word).as_deref(), Some(expected));
        }
        assert_eq!([plural("growth factors"), plural("CD34"), plural("PRP")], [None, None, None]);
    }

    #[test]
    fn odd_words_and_ids_stay_harmless() {
        let mut proper = concept("who", "世界保健機関", "World Health Organization", None);
        proper.part_of_speech = PartOfSpeech::ProperNoun;
        let concepts = [
            proper,
            concept("幹", "幹", "stem", None),
            concept("brace", "{ $x }\n}", "[x] {", None),
            concept("vegf", "血管内皮増殖因子", "VEGF", None),
        ];
        for locale in ["ja", "en", "fr"] {
            let ftl = terms(&concepts, locale);
            let (resource, findings) = read("terms.ftl", &ftl);
            assert!(findings.is_empty(), "{ftl}");
            assert_eq!(resource.entries.len(), if locale == "fr" { 0 } else { 3 });
            assert!(!ftl.contains("VEGFs") && !ftl.contains("Organizations"));
        }
    }
}
