//! A change of a glossary that is tried out: `stem-cell.en = "…"`, `stem-cell.en.forbidden += …`. In: concepts and what
//! was typed. Out: the concepts as they would be. Nothing is written; what the reader of glossary files would say of the
//! entry is said of it here too.

use std::collections::BTreeMap;

use super::entry::{Boundary, Concept, PartOfSpeech, Side, Status};
use super::file::read_for;
use crate::finding::{Finding, Word};

/// Why a trial is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// It is not of the form `KEY=VALUE`, `KEY+=VALUE` or `KEY-=VALUE`.
    Form,
    /// The id stands in several files.
    Several {
        /// The id.
        id: String,
        /// The files, in the order of the glossary.
        files: Vec<String>,
    },
    /// The entry cannot be read with it.
    Entry(Box<Finding>),
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Value {
    Text(String),
    List(Vec<String>),
    Flag(bool),
}

impl Value {
    fn toml(&self) -> String {
        let quoted = |text: &String| serde_json::to_string(text).unwrap_or_default();
        match self {
            Value::Text(text) => quoted(text),
            Value::List(words) => format!("[{}]", words.iter().map(quoted).collect::<Vec<_>>().join(", ")),
            Value::Flag(flag) => flag.to_string(),
        }
    }

    fn words(self) -> Vec<String> {
        match self {
            Value::Text(text) => vec![text],
            Value::List(words) => words,
            Value::Flag(flag) => vec![flag.to_string()],
        }
    }
}

/// Keys whose values are lists, and those that are true or false.
const LISTS: [&str; 5] = ["admitted", "forbidden", "forms", "scope", "not"];
const FLAGS: [&str; 2] = ["case_sensitive", "do_not_translate"];

/// The concepts with every trial made, in order. `locales` are those of the project.
///
/// # Errors
///
/// The number of the trial that cannot be made, and why.
pub fn tried(mut concepts: Vec<Concept>, trials: &[String], locales: &[String]) -> Result<Vec<Concept>, (usize, Refusal)> {
    for (number, typed) in trials.iter().enumerate() {
        let refused = |refusal: Refusal| (number, refusal);
        let (key, sign, value) = parts(typed).ok_or_else(|| refused(Refusal::Form))?;
        let (id, path) = key.split_once('.').ok_or_else(|| refused(Refusal::Form))?;
        let files: Vec<String> = concepts.iter().filter(|concept| concept.id == id).map(|concept| concept.file.clone()).collect();
        if files.len() > 1 {
            return Err(refused(Refusal::Several { id: id.to_owned(), files }));
        }
        let at = concepts.iter().position(|concept| concept.id == id);
        let old = at.and_then(|at| concepts.get(at));
        let (place, key) = match path.split_once('.') {
            Some((locale, key)) => (locale, key),
            None if is_locale(path, old, locales) => (path, "preferred"),
            None => ("", path),
        };
        let mut fields = old.map(fields).unwrap_or_default();
        let field = (place.to_owned(), key.to_owned());
        let before = match fields.get(&field) {
            Some(Value::List(words)) => words.clone(),
            _ => Vec::new(),
        };
        let value = match (sign, LISTS.contains(&key)) {
            ('+', true) => Value::List(before.into_iter().chain(value.words()).collect()),
            ('-', true) => {
                let gone = value.words();
                Value::List(before.into_iter().filter(|word| !gone.contains(word)).collect())
            }
            ('=', true) => Value::List(value.words()),
            ('=', false) => value,
            _ => return Err(refused(Refusal::Form)),
        };
        let value = match value {
            Value::Text(text) if FLAGS.contains(&key) && text.parse::<bool>().is_ok() => Value::Flag(text == "true"),
            value => value,
        };
        // A plural is that of the word it stands beside.
        if key == "preferred" && fields.get(&field) != Some(&value) {
            fields.remove(&(place.to_owned(), "plural".to_owned()));
        }
        if value == Value::Text(String::new()) && key != "preferred" {
            fields.remove(&field);
        } else {
            fields.insert(field, value);
        }
        let concept = entry(id, &fields, old, locales).map_err(|finding| refused(Refusal::Entry(finding)))?;
        match at.and_then(|at| concepts.get_mut(at)) {
            Some(slot) => *slot = concept,
            None => concepts.push(concept),
        }
    }
    Ok(concepts)
}

/// Key, sign and value of what was typed.
fn parts(typed: &str) -> Option<(&str, char, Value)> {
    let (key, value) = typed.split_once('=')?;
    let (key, sign) = match (key.strip_suffix('+'), key.strip_suffix('-')) {
        (Some(key), _) => (key, '+'),
        (None, Some(key)) => (key, '-'),
        (None, None) => (key, '='),
    };
    let (key, value) = (key.trim(), value.trim());
    let value = if value.starts_with('[') {
        Value::List(serde_json::from_str(value).ok()?)
    } else if value.starts_with('"') {
        Value::Text(serde_json::from_str(value).ok()?)
    } else {
        let bare = value.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\'')).unwrap_or(value);
        Value::Text(bare.to_owned())
    };
    let texts = |value: &Value| match value {
        Value::List(words) => words.iter().all(|word| !word.trim().is_empty()),
        _ => true,
    };
    (!key.is_empty() && texts(&value)).then_some((key, sign, value))
}

fn is_locale(key: &str, concept: Option<&Concept>, locales: &[String]) -> bool {
    let language = |locale: &str| locale.split(['-', '_']).next().unwrap_or(locale).to_owned();
    locales.iter().any(|locale| locale == key || language(locale) == key) || concept.is_some_and(|concept| concept.sides.contains_key(key))
}

/// Every key of an entry that has a value: locale (nothing for those of the concept) and key.
fn fields(concept: &Concept) -> BTreeMap<(String, String), Value> {
    let mut out = BTreeMap::new();
    let words = |words: &[Word]| Value::List(words.iter().map(|word| word.text.clone()).collect());
    let mut put = |locale: &str, key: &str, value: Value| {
        if value != Value::List(Vec::new()) {
            out.insert((locale.to_owned(), key.to_owned()), value);
        }
    };
    let name = |status: &str| Value::Text(status.to_owned());
    match concept.status {
        Status::Proposed => put("", "status", name("proposed")),
        Status::Approved => {}
        Status::Deprecated => put("", "status", name("deprecated")),
    }
    match concept.part_of_speech {
        PartOfSpeech::Noun => {}
        PartOfSpeech::ProperNoun => put("", "part_of_speech", name("proper-noun")),
        PartOfSpeech::Verb => put("", "part_of_speech", name("verb")),
        PartOfSpeech::Adjective => put("", "part_of_speech", name("adjective")),
        PartOfSpeech::Adverb => put("", "part_of_speech", name("adverb")),
        PartOfSpeech::Phrase => put("", "part_of_speech", name("phrase")),
    }
    put("", "scope", words(&concept.scope));
    put("", "not", words(&concept.not));
    for (locale, side) in &concept.sides {
        let Side { preferred, reading, admitted, forbidden, boundary, plural, forms, abbreviation, case_sensitive, do_not_translate } =
            side;
        put(locale, "preferred", Value::Text(preferred.text.clone()));
        for (key, list) in [("admitted", admitted), ("forbidden", forbidden), ("forms", forms)] {
            put(locale, key, words(list));
        }
        let short = abbreviation.as_ref().map(|word| &word.text);
        for (key, text) in [("reading", reading.as_ref()), ("plural", plural.as_ref()), ("abbreviation", short)] {
            if let Some(text) = text {
                put(locale, key, Value::Text(text.clone()));
            }
        }
        match boundary {
            Boundary::Auto => {}
            Boundary::Free => put(locale, "boundary", name("free")),
            Boundary::Strict => put(locale, "boundary", name("strict")),
        }
        for (key, flag) in [("case_sensitive", *case_sensitive), ("do_not_translate", *do_not_translate)] {
            if flag {
                put(locale, key, Value::Flag(true));
            }
        }
    }
    out
}

/// The entry with these fields, read as a file would be.
fn entry(id: &str, fields: &BTreeMap<(String, String), Value>, old: Option<&Concept>, locales: &[String]) -> Result<Concept, Box<Finding>> {
    let quoted = |text: &str| serde_json::to_string(text).unwrap_or_default();
    let (mut text, mut place) = (format!("[{}]\n", quoted(id)), "");
    for ((locale, key), value) in fields {
        if locale != place {
            text.push_str(&format!("[{}.{}]\n", quoted(id), quoted(locale)));
            place = locale;
        }
        text.push_str(&format!("{} = {}\n", quoted(key), value.toml()));
    }
    let (concepts, findings) = read_for("--set", &text, locales);
    if let Some(finding) = findings.into_iter().next() {
        return Err(Box::new(Finding { span: None, place: None, ..finding }));
    }
    let mut concept = concepts.into_iter().next().ok_or_else(|| Box::new(Finding::new(crate::finding::Code::GlossaryInvalid, "--set")))?;
    if let Some(old) = old {
        let Concept { file, span, domain, definition, note, source, examples, counterexamples, .. } = old.clone();
        concept = Concept { file, span, domain, definition, note, source, examples, counterexamples, ..concept };
    }
    Ok(concept)
}

#[cfg(test)]
mod tests {
    use super::{Refusal, tried};
    use crate::glossary::{Concept, read};

    const GLOSSARY: &str = "[graft]\nja = \"移植片\"\n[graft.en]\npreferred = \"graft\"\nforbidden = [\"scion\"]\n";

    fn with(trials: &[&str]) -> Result<Vec<Concept>, (usize, Refusal)> {
        let (concepts, _) = read("g.toml", GLOSSARY);
        let trials: Vec<String> = trials.iter().map(|text| (*text).to_owned()).collect();
        tried(concepts, &trials, &["ja".to_owned(), "en".to_owned()])
    }

    #[test]
    fn a_trial_is_what_the_file_would_be() {
        for (trials, text) in [
            (vec!["graft.en=\"implant\""], GLOSSARY.replace("\"graft\"", "\"implant\"")),
            (vec!["graft.en.preferred=implant"], GLOSSARY.replace("\"graft\"", "\"implant\"")),
            (vec!["graft.en.plural=graftes", "graft.en=implant"], GLOSSARY.replace("\"graft\"", "\"implant\"")),
            (vec!["graft.en.forbidden += transplant"], GLOSSARY.replace("\"scion\"", "\"scion\", \"transplant\"")),
            (vec!["graft.en.forbidden-=scion", "graft.ja.admitted=[\"グラフト\",\"ｸﾞﾗﾌﾄ片\"]"], {
                "[graft.ja]\npreferred = \"移植片\"\nadmitted = [\"グラフト\", \"ｸﾞﾗﾌﾄ片\"]\n[graft.en]\npreferred = \"graft\"\n".to_owned()
            }),
            (vec!["graft.status=proposed", "graft.en.case_sensitive=true"], {
                format!("{}case_sensitive = true\n", GLOSSARY.replace("[graft]\n", "[graft]\nstatus = \"proposed\"\n"))
            }),
            (vec!["bone.ja=骨", "bone.en=bone"], format!("{GLOSSARY}[bone]\nja = \"骨\"\nen = \"bone\"\n")),
        ] {
            let (expected, _) = read("g.toml", &text);
            let signatures = |concepts: &[Concept]| concepts.iter().map(|c| (c.id.clone(), c.signature())).collect::<Vec<_>>();
            let found = with(&trials).map(|concepts| signatures(&concepts));
            assert_eq!(found, Ok(signatures(&expected)), "{trials:?}");
        }
    }

    #[test]
    fn an_id_of_two_entries_names_neither() {
        let concepts = ["a.toml", "b.toml"].into_iter().flat_map(|file| read(file, GLOSSARY).0).collect();
        let refused = tried(concepts, &["graft.en=implant".to_owned()], &["en".to_owned()]).err();
        let files = vec!["a.toml".to_owned(), "b.toml".to_owned()];
        assert_eq!(refused, Some((0, Refusal::Several { id: "graft".to_owned(), files })));
    }

    #[test]
    fn what_is_no_trial_is_refused() {
        for typed in ["", "graft", "graft=x", "graft.en", "=x", "graft.en+=x", "graft.en.plural-=x", "graft.en.forbidden=[", "移植片"] {
            assert_eq!(with(&[typed]), Err((0, Refusal::Form)), "{typed}");
        }
        for typed in
            ["graft.en.prefered=x", "graft.en.boundary=wide", "graft.en.case_sensitive=maybe", "graft.stattus=approved", "graft.en="]
        {
            assert!(matches!(with(&["graft.ja=移植", typed]), Err((1, Refusal::Entry(_)))), "{typed}");
        }
    }
}
