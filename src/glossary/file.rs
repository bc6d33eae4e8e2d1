//! Glossary files: TOML in, concepts and findings out. A key nobody knows, a value of the wrong type, a concept
//! without words: each gives a finding with its place, and the rest of the file still counts.

use std::collections::BTreeMap;

use globset::Glob;

use super::entry::{Boundary, Concept, Example, PartOfSpeech, Side, Status};
use super::locale::is_locale;
use crate::finding::{Arg, Code, Finding, Reader, Table, Value, Word};
use crate::text::Span;

const CONCEPT_KEYS: [&str; 10] =
    ["domain", "status", "part_of_speech", "scope", "definition", "note", "source", "examples", "counterexamples", "not"];
const SIDE_KEYS: [&str; 10] =
    ["preferred", "reading", "admitted", "forbidden", "boundary", "plural", "forms", "abbreviation", "case_sensitive", "do_not_translate"];

/// Reads one glossary file. `file` is its name in findings.
pub fn read(file: &str, source: &str) -> (Vec<Concept>, Vec<Finding>) {
    read_for(file, source, &[])
}

/// The same for a project with these locales, which are keys of an entry even where nobody else knows the language.
pub fn read_for(file: &str, source: &str, locales: &[String]) -> (Vec<Concept>, Vec<Finding>) {
    let mut reader = Reader::new(file, source.strip_prefix('\u{FEFF}').unwrap_or(source), Code::GlossaryInvalid);
    let table = reader.table();
    let mut concepts: Vec<Concept> = Vec::new();
    for (key, value) in &table {
        let id = key.get_ref().as_ref();
        let span: Span = key.span().into();
        if !is_term_name(id) {
            reader.report(span, if id.trim().is_empty() { "empty-key" } else { "id" }, [("key", Arg::from(id))]);
            continue;
        }
        let Some(table) = reader.sub(value) else { continue };
        let mut concept = concept(&mut reader, table, locales);
        (concept.id, concept.file, concept.span) = (id.to_owned(), file.to_owned(), span);
        if concept.sides.is_empty() {
            reader.report(span, "no-words", [("key", Arg::from(id))]);
        } else {
            concepts.push(concept);
        }
    }
    concepts.sort_by_key(|concept| concept.span);
    (concepts, reader.findings)
}

/// Whether a key can name a Fluent term: an ASCII letter, then letters, digits, `-` and `_`.
fn is_term_name(id: &str) -> bool {
    id.starts_with(|c: char| c.is_ascii_alphabetic()) && id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
}

fn concept<'a>(reader: &mut Reader<'a>, table: &Table<'a>, locales: &[String]) -> Concept {
    let mut concept = Concept::default();
    for (key, value) in table {
        match key.get_ref().as_ref() {
            "domain" => concept.domain = reader.word(value).map(|w| w.text),
            "status" => {
                let choices = [("proposed", Status::Proposed), ("approved", Status::Approved), ("deprecated", Status::Deprecated)];
                concept.status = reader.choice(value, &choices).unwrap_or_default();
            }
            "part_of_speech" => {
                let choices = [
                    ("noun", PartOfSpeech::Noun),
                    ("proper-noun", PartOfSpeech::ProperNoun),
                    ("verb", PartOfSpeech::Verb),
                    ("adjective", PartOfSpeech::Adjective),
                    ("adverb", PartOfSpeech::Adverb),
                    ("phrase", PartOfSpeech::Phrase),
                ];
                concept.part_of_speech = reader.choice(value, &choices).unwrap_or_default();
            }
            "scope" => {
                let (good, bad): (Vec<Word>, Vec<Word>) = reader.words(value).into_iter().partition(|word| Glob::new(&word.text).is_ok());
                concept.scope = good;
                for word in bad {
                    reader.report(word.span, "glob", [("value", Arg::from(word.text))]);
                }
            }
            "definition" => concept.definition = texts(reader, value),
            "note" => concept.note = reader.word(value).map(|w| w.text),
            "source" => concept.source = reader.word(value).map(|w| w.text),
            "examples" => concept.examples = examples(reader, value),
            "counterexamples" => concept.counterexamples = examples(reader, value),
            "not" => concept.not = reader.words(value),
            name if is_locale(name) || locales.iter().any(|locale| locale == name) => {
                if let Some(side) = side(reader, value) {
                    concept.sides.insert(name.to_owned(), side);
                }
            }
            _ => {
                let known: Vec<&str> = CONCEPT_KEYS.into_iter().chain(["ja", "en"]).collect();
                reader.unknown_key(key, &known);
            }
        }
    }
    concept
}

fn side<'a>(reader: &mut Reader<'a>, value: &Value<'a>) -> Option<Side> {
    if value.get_ref().is_str() {
        let preferred = filled(reader, value)?;
        return Some(Side { preferred, ..Side::default() });
    }
    let mut side = Side::default();
    for (key, value) in reader.sub(value)? {
        match key.get_ref().as_ref() {
            "preferred" => side.preferred = filled(reader, value).unwrap_or_default(),
            "reading" => side.reading = reader.word(value).map(|w| w.text),
            "admitted" => side.admitted = all_filled(reader, value),
            "forbidden" => side.forbidden = all_filled(reader, value),
            "boundary" => {
                let choices = [("auto", Boundary::Auto), ("free", Boundary::Free), ("strict", Boundary::Strict)];
                side.boundary = reader.choice(value, &choices).unwrap_or_default();
            }
            "plural" => side.plural = filled(reader, value).map(|w| w.text),
            "forms" => side.forms = all_filled(reader, value),
            "abbreviation" => side.abbreviation = filled(reader, value),
            "case_sensitive" => side.case_sensitive = reader.flag(value).unwrap_or_default(),
            "do_not_translate" => side.do_not_translate = reader.flag(value).unwrap_or_default(),
            _ => reader.unknown_key(key, &SIDE_KEYS),
        }
    }
    if side.preferred.text.is_empty() {
        reader.report(value.span().into(), "no-preferred", []);
        return None;
    }
    Some(side)
}

/// A word that has something in it.
fn filled<'a>(reader: &mut Reader<'a>, value: &Value<'a>) -> Option<Word> {
    let word = reader.word(value)?;
    if word.text.trim().is_empty() {
        reader.report(word.span, "empty", []);
        return None;
    }
    Some(word)
}

fn all_filled<'a>(reader: &mut Reader<'a>, value: &Value<'a>) -> Vec<Word> {
    let (full, empty): (Vec<Word>, Vec<Word>) = reader.words(value).into_iter().partition(|word| !word.text.trim().is_empty());
    for word in empty {
        reader.report(word.span, "empty", []);
    }
    full
}

fn texts<'a>(reader: &mut Reader<'a>, value: &Value<'a>) -> BTreeMap<String, String> {
    let mut texts = BTreeMap::new();
    if let Some(table) = reader.sub(value) {
        for (key, value) in table {
            if let Some(word) = reader.word(value) {
                texts.insert(key.get_ref().to_string(), word.text);
            }
        }
    }
    texts
}

fn examples<'a>(reader: &mut Reader<'a>, value: &Value<'a>) -> Vec<Example> {
    let Some(items) = value.get_ref().as_array() else {
        reader.expected(value, "array");
        return Vec::new();
    };
    items.iter().map(|item| Example { texts: texts(reader, item), span: item.span().into() }).collect()
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::finding::Arg;
    use crate::glossary::{Boundary, Status};

    #[test]
    fn short_and_long_forms() {
        let (concepts, findings) = read(
            "g.toml",
            "[stem-cell]\nja = \"幹細胞\"\nen = \"stem cell\"\n\n[conditioned-medium]\nstatus = \"proposed\"\n\
             examples = [{ ja = \"上清液\", en = \"medium\" }]\n[conditioned-medium.ja]\npreferred = \"幹細胞上清液\"\n\
             admitted = [\"上清液\"]\nboundary = \"free\"\n[conditioned-medium.en]\npreferred = \"conditioned medium\"\n",
        );
        assert_eq!(findings, []);
        assert_eq!(concepts[0].preferred("en-GB"), "stem cell");
        assert_eq!(concepts[1].status, Status::Proposed);
        assert_eq!(concepts[1].sides["ja"].boundary, Boundary::Free);
        assert_eq!(concepts[1].examples[0].texts["ja"], "上清液");
    }

    #[test]
    fn what_is_wrong_has_a_place_and_the_rest_counts() {
        let (concepts, findings) = read("g.toml", "[a]\nja = \"甲\"\nadmited = []\n\n[b]\nja = 1\n\n[c]\nja = \"丙\"\n");
        let ids: Vec<&str> = concepts.iter().map(|c| c.id.as_str()).collect();
        assert_eq!(ids, ["a", "c"]);
        assert_eq!(findings.len(), 3);
        let place = findings[0].place.map(|p| (p.start.line, p.start.column));
        assert_eq!((place, findings[0].args.get("key")), (Some((3, 1)), Some(&Arg::from("admited"))));
        assert_eq!(findings[1].place.map(|p| p.start.line), Some(6));
    }

    #[test]
    fn what_only_looks_like_a_locale_is_an_unknown_key() {
        let (_, findings) = read("g.toml", "[a]\nja = \"甲\"\nfoo = 1\nenn = \"y\"\nfr = \"A\"\nscope = [\"[\", \"a/**\"]\n");
        let shown: Vec<String> = findings
            .iter()
            .map(|f| format!("{:?} {:?}", f.args.get("problem"), f.hints.first().map(|h| (h.key, h.args.get("name")))))
            .collect();
        assert_eq!(shown.len(), 3, "{shown:?}");
        assert!(shown.iter().any(|s| s.contains("unknown-key") && s.contains("known-keys")), "{shown:?}");
        assert!(shown.iter().any(|s| s.contains("unknown-key") && s.contains("\"en\"")), "{shown:?}");
        assert!(shown.iter().any(|s| s.contains("glob")), "{shown:?}");
    }

    #[test]
    fn broken_toml_is_a_finding() {
        let (_, findings) = read("g.toml", "[a]\nja = \"甲\n[b]\nja = \"乙\"\n");
        assert_eq!(findings[0].place.map(|p| p.start.line), Some(2));
    }
}
