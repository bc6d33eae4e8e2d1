//! The glossary as Fluent terms: concepts and a locale come in, `terms.ftl` goes out, so that a translation may say
//! `{ -stem-cell }`, `{ -stem-cell(form: "plural") }` or `{ -stem-cell(case: "upper") }`. The default always reads; a form
//! that one locale has, every locale has, so that a message may be shared and no reference falls to the default unseen. A
//! concept without a word in the locale has no term there.

use std::collections::{BTreeMap, BTreeSet};

use super::value::escape;
use crate::glossary::{Concept, PartOfSpeech, Side};
use crate::language::plural;
use crate::text::{Lang, collapse};

/// The forms a term may have besides its default, `one`, in the order of the file.
pub const FORMS: [&str; 3] = ["plural", "first", "abbreviation"];

/// The file, sorted by id. Of two concepts with one id the first counts; an id that is no Fluent name is left out (the
/// glossary refuses such ids).
///
/// * `form: "plural"` is the entry's own plural, or, for an English noun without one, the regular plural.
/// * `form: "first"` is the word with its abbreviation behind it, “conditioned medium (CM)”, `form: "abbreviation"` the
///   abbreviation alone; only of entries that have one in some locale.
/// * `case: "upper"` begins every form with a capital, for the head of a sentence; only where that makes a difference.
pub fn terms(concepts: &[Concept], locale: &str) -> String {
    let lang = lang_of(locale);
    let mut sorted: BTreeMap<&str, String> = BTreeMap::new();
    for concept in concepts.iter().filter(|concept| is_name(&concept.id)) {
        let Some(word) = concept.side(locale).and_then(|side| Words::new(side, concept.part_of_speech, lang)) else { continue };
        if !sorted.contains_key(concept.id.as_str()) {
            sorted.insert(concept.id.as_str(), value(&word, &forms_of(concept), lang));
        }
    }
    let mut out = String::from("### taiyaku terms 1\n\n");
    for (id, value) in sorted {
        out.push_str(&format!("-{id} = {value}\n"));
    }
    out
}

/// The forms that some locale of a concept has.
fn forms_of(concept: &Concept) -> BTreeSet<&'static str> {
    let words = concept.sides.iter().filter_map(|(locale, side)| Words::new(side, concept.part_of_speech, lang_of(locale)));
    words.flat_map(|words| FORMS.into_iter().filter(move |form| words.get(form).is_some())).collect()
}

fn lang_of(locale: &str) -> Lang {
    locale.parse().map_or(Lang::Other, |id| Lang::of(&id))
}

/// The words of a concept in one locale.
struct Words {
    one: String,
    plural: Option<String>,
    abbreviation: Option<String>,
    wide: bool,
}

impl Words {
    fn new(side: &Side, part_of_speech: PartOfSpeech, lang: Lang) -> Option<Words> {
        let filled = |text: &str| Some(collapse(text)).filter(|text| !text.is_empty());
        let one = filled(&side.preferred.text)?;
        let plural = side.plural.as_deref().and_then(filled).or_else(|| regular_plural(&one, part_of_speech, lang));
        let abbreviation = side.abbreviation.as_ref().and_then(|word| filled(&word.text)).filter(|short| *short != one);
        Some(Words { one, plural, abbreviation, wide: lang == Lang::Ja })
    }

    /// The text of a form; none where the locale has no such form.
    fn get(&self, form: &str) -> Option<String> {
        match form {
            "plural" => self.plural.clone(),
            "first" => self.abbreviation.as_ref().map(|short| match self.wide {
                true => format!("{}（{short}）", self.one),
                false => format!("{} ({short})", self.one),
            }),
            _ => self.abbreviation.clone(),
        }
    }
}

/// The value of a term: plain where it has one form only, with the forms for the head of a sentence apart where they differ.
fn value(words: &Words, forms: &BTreeSet<&str>, lang: Lang) -> String {
    let mut texts: Vec<(&str, String)> = vec![("one", words.one.clone())];
    let others = FORMS.into_iter().filter(|form| forms.contains(form));
    texts.extend(others.map(|form| (form, words.get(form).unwrap_or_else(|| words.one.clone()))));
    let upper: Vec<(&str, String)> =
        texts.iter().map(|(form, text)| (*form, capitalised(text).filter(|_| lang != Lang::Ja).unwrap_or_else(|| text.clone()))).collect();
    if upper == texts {
        return select(&texts, "");
    }
    format!("{{ $case ->\n   *[lower] {}\n    [upper] {}\n    }}", select(&texts, "    "), select(&upper, "    "))
}

/// The variants of one case; a single form stands by itself.
fn select(texts: &[(&str, String)], indent: &str) -> String {
    if let [(_, text)] = texts {
        return escape(text);
    }
    let mut out = String::from("{ $form ->\n");
    for (number, (form, text)) in texts.iter().enumerate() {
        let star = if number == 0 { "*" } else { " " };
        out.push_str(&format!("{indent}   {star}[{form}] {}\n", escape(text)));
    }
    out.push_str(&format!("{indent}    }}"));
    out
}

/// The text with its first letter as a capital. None where there is nothing to change: it has one already, begins with no
/// letter, or its first word is written so on purpose (mRNA, iPS, pH, α-…).
fn capitalised(text: &str) -> Option<String> {
    let first = text.chars().next().filter(|c| c.is_lowercase() && c.is_ascii())?;
    let word = text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    if word.chars().skip(1).any(|c| !c.is_lowercase()) {
        return None;
    }
    text.get(first.len_utf8()..).map(|rest| format!("{}{rest}", first.to_ascii_uppercase()))
}

/// The plural of an English noun, by its last word: that of the list of irregular nouns, or the regular one. None for words
/// that end in a capital or a digit (`VEGF`, `CD34`), where a reader could not tell what the s means, and for what is a
/// plural already or looks like one.
fn regular_plural(word: &str, part_of_speech: PartOfSpeech, lang: Lang) -> Option<String> {
    if lang != Lang::En || part_of_speech != PartOfSpeech::Noun || !word.ends_with(|c: char| c.is_ascii_lowercase()) {
        return None;
    }
    let (head, last) = word.rsplit_once([' ', '-']).map_or(("", word), |(head, last)| (word.get(..=head.len()).unwrap_or(""), last));
    // `language::plural` gives small letters, and an s for whatever it does not know.
    let plural = plural(last);
    let odd = last.ends_with('s') && !["ss", "us", "is"].iter().any(|end| last.ends_with(end));
    (!odd && last.chars().all(|c| c.is_lowercase()) && plural != last).then(|| format!("{head}{plural}"))
}

/// Whether Fluent takes it as a name.
fn is_name(id: &str) -> bool {
    id.starts_with(|c: char| c.is_ascii_alphabetic()) && id.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use proptest::prelude::*;

    use super::{FORMS, terms};
    use crate::bundle::{Renderer, read};
    use crate::finding::Word;
    use crate::glossary::{Concept, PartOfSpeech, Side};
    use crate::text::{Lang, collapse};

    fn word(text: &str) -> Word {
        Word { text: text.to_owned(), ..Word::default() }
    }

    fn side(text: &str, plural: Option<&str>, abbreviation: Option<&str>) -> Side {
        Side { preferred: word(text), plural: plural.map(str::to_owned), abbreviation: abbreviation.map(word), ..Side::default() }
    }

    fn concept(id: &str, ja: &str, en: Side) -> Concept {
        let mut concept = Concept { id: id.to_owned(), ..Concept::default() };
        concept.sides.insert("ja".into(), side(ja, None, None));
        concept.sides.insert("en".into(), en);
        concept
    }

    /// What references read as.
    fn read_as(concepts: &[Concept], locale: &str, references: &[&str]) -> Vec<String> {
        let renderer = Renderer::new(locale.parse().unwrap(), terms(concepts, locale));
        references
            .iter()
            .map(|reference| renderer.render(reference).unwrap_or_else(|(problem, name)| format!("{problem} {name}")))
            .collect()
    }

    #[test]
    fn a_term_has_the_forms_of_its_concept_in_every_locale() {
        let concepts = [
            concept("stem-cell", "幹細胞", side("stem cell", None, None)),
            concept("conditioned-medium", "上清液", side("conditioned medium", Some("conditioned media"), Some("CM"))),
        ];
        let all = [
            "{ -conditioned-medium }",
            "{ -conditioned-medium(form: \"plural\") }",
            "{ -conditioned-medium(form: \"first\") }",
            "{ -conditioned-medium(form: \"abbreviation\") }",
            "{ -conditioned-medium(form: \"first\", case: \"upper\") }",
            "{ -stem-cell(case: \"upper\", form: \"plural\") }",
        ];
        assert_eq!(
            read_as(&concepts, "en-GB", &all),
            ["conditioned medium", "conditioned media", "conditioned medium (CM)", "CM", "Conditioned medium (CM)", "Stem cells"]
        );
        assert_eq!(read_as(&concepts, "ja", &all), ["上清液", "上清液", "上清液", "上清液", "上清液", "幹細胞"]);
        let renderer = Renderer::new("en".parse().unwrap(), terms(&concepts, "en"));
        let wrong = renderer.wrong_argument("Of { -stem-cell(form: \"first\") }.").unwrap();
        assert_eq!((wrong.problem, wrong.written.as_str(), wrong.forms.as_str()), ("value", "form: \"first\"", "one, plural"));
        assert!(all.iter().all(|reference| renderer.wrong_argument(reference).is_none()));
        assert_eq!(
            terms(&concepts[..1], "ja"),
            "### taiyaku terms 1\n\n-stem-cell = { $form ->\n   *[one] 幹細胞\n    [plural] 幹細胞\n    }\n"
        );
    }

    #[test]
    fn the_japanese_first_mention_has_wide_brackets() {
        let mut one = concept("msc", "間葉系幹細胞", side("mesenchymal stem cell", None, Some("MSC")));
        one.sides.insert("ja".into(), side("間葉系幹細胞", None, Some("ＭＳＣ")));
        assert_eq!(
            read_as(&[one], "ja", &["{ -msc(form: \"first\") }", "{ -msc(form: \"abbreviation\") }"]),
            ["間葉系幹細胞（ＭＳＣ）", "ＭＳＣ"]
        );
    }

    #[test]
    fn the_plural_is_made_only_where_it_is_known() {
        let plural = |word: &str| super::regular_plural(word, PartOfSpeech::Noun, Lang::En);
        for (word, expected) in [
            ("biopsy", "biopsies"),
            ("assay", "assays"),
            ("diagnosis", "diagnoses"),
            ("virus", "viruses"),
            ("stomach", "stomachs"),
            ("patch", "patches"),
            ("culture medium", "culture media"),
            ("T-cell", "T-cells"),
        ] {
            assert_eq!(plural(word).as_deref(), Some(expected));
        }
        assert_eq!([plural("growth factors"), plural("CD34"), plural("PRP"), plural("Ringer")], [None, None, None, None]);
    }

    #[test]
    fn a_capital_is_made_only_of_a_common_word() {
        let upper = super::capitalised;
        assert_eq!(
            [upper("stem cell"), upper("iPS cell"), upper("mRNA"), upper("VEGF"), upper("細胞")],
            [Some("Stem cell".into()), None, None, None, None]
        );
        assert_eq!([upper("p53 gene"), upper("x-ray")], [None, Some("X-ray".into())]);
    }

    #[test]
    fn odd_words_and_ids_stay_harmless() {
        let mut proper = concept("who", "世界保健機関", side("World Health Organization", None, None));
        proper.part_of_speech = PartOfSpeech::ProperNoun;
        let concepts = [
            proper,
            concept("幹", "幹", side("stem", None, None)),
            concept("brace", "{ $x }\n}", side("[x] {", None, None)),
            concept("vegf", "血管内皮増殖因子", side("VEGF", None, None)),
        ];
        for locale in ["ja", "en", "fr"] {
            let ftl = terms(&concepts, locale);
            let (resource, findings) = read("terms.ftl", &ftl);
            assert!(findings.is_empty(), "{ftl}");
            assert_eq!(resource.entries.len(), if locale == "fr" { 0 } else { 3 });
            assert!(!ftl.contains("VEGFs") && !ftl.contains("Organizations"));
        }
    }

    proptest! {
        #[test]
        fn hostile_words_read_back(
            words in prop::collection::vec("([ \n{}\\[\\]*.\"\\\\#=$-]|\\\\u|[a-zぁ-ん細胞（）]|\\PC){1,14}", 4),
            of in any::<bool>(),
        ) {
            let one = concept("term", &words[0], side(&words[1], Some(words[2].as_str()), of.then_some(words[3].as_str())));
            for (locale, word) in [("ja", &words[0]), ("en", &words[1])] {
                let ftl = terms(std::slice::from_ref(&one), locale);
                let (resource, findings) = read("terms.ftl", &ftl);
                prop_assert!(findings.is_empty(), "{}", ftl);
                let expected = collapse(word);
                prop_assert_eq!(resource.entries.len(), usize::from(!expected.is_empty()));
                if expected.is_empty() {
                    continue;
                }
                let read = read_as(std::slice::from_ref(&one), locale, &["{ -term }"]);
                prop_assert_eq!(&read[0], &expected, "{}", ftl);
                for form in FORMS {
                    let reference = format!("{{ -term(form: \"{form}\") }}");
                    let read = read_as(std::slice::from_ref(&one), locale, &[reference.as_str()]).remove(0);
                    prop_assert!(locale == "ja" || form != "plural" || collapse(&words[2]).is_empty() || read == collapse(&words[2]), "{}", ftl);
                }
            }
        }
    }
}
