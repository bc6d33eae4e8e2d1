//! Compiling: the concepts of a glossary come in, what finds their words goes out, and that as bytes for a cache.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::boundary::{Rule, rule};
use super::conjugation::{forms, noun};
use super::english;
use super::entry::{Boundary, Concept, PartOfSpeech, lang_of};
use super::lookup::{Form, Glossary, primary};
use super::matcher::{Automaton, Matcher, Variant, joined};
use super::spelling::{others, parts};
use super::token::is_acronym;
use crate::store::{Section, read, write};
use crate::text::{Script, fold_to_string, is_wide, script};

/// The words of one language on their way into a [`Matcher`].
#[derive(Default)]
struct Words {
    spaceless: bool,
    variants: Vec<Variant>,
    index: english::Builder,
    /// For each spelling in comparison form, the variants it stands for.
    spellings: BTreeMap<String, Vec<u32>>,
    /// Variants that are the noun of a verb.
    nouns: BTreeSet<u32>,
}

impl Words {
    fn add(&mut self, spelling: &Spelling<'_>, concept: &Concept, number: usize) {
        let value = self.variants.len();
        let (word, form, derived) = (spelling.word, spelling.form, spelling.derived);
        let mut variant = Variant { concept: number as u32, form, derived, acronym: false, rule: Rule::Free };
        if self.spaceless {
            let folded = fold_to_string(word.trim());
            if folded.is_empty() {
                return;
            }
            // Beside Japanese no small letters are another word: prp療法.
            variant.acronym = is_acronym(word) && !word.chars().any(|c| is_wide(c) && script(c) != Script::Latin);
            variant.rule = if spelling.reading { Rule::Reading } else { rule(&folded, spelling.boundary) };
            for other in others(&folded) {
                self.spellings.entry(other).or_default().push(value as u32);
            }
            if variant.acronym && folded.chars().all(|c| c.is_ascii_alphanumeric()) {
                self.spellings.entry(format!("{folded}s")).or_default().push(value as u32);
            }
            self.variants.push(variant);
            if concept.part_of_speech == PartOfSpeech::Verb && !spelling.reading && form.is_some() {
                self.inflect(&folded, variant, spelling.boundary);
            }
            self.spellings.entry(folded).or_default().push(value as u32);
        } else {
            self.variants.push(variant);
            let insert = if form == Some(Form::Forbidden) { english::Builder::insert_forbidden } else { english::Builder::insert };
            insert(&mut self.index, word, concept.part_of_speech, spelling.case_sensitive, value);
        }
    }

    /// Adds the other forms of a verb, and its noun (投与 of 投与する), which renders it and obliges to nothing.
    fn inflect(&mut self, verb: &str, variant: Variant, boundary: Boundary) {
        let mut add = |form: String, derived: bool| {
            let value = self.variants.len() as u32;
            self.variants.push(Variant { derived, rule: rule(&form, boundary), ..variant });
            self.spellings.entry(form).or_default().push(value);
            value
        };
        forms(verb).into_iter().for_each(|form| _ = add(form, variant.derived));
        if let Some(noun) = noun(verb) {
            let value = add(noun.to_owned(), true);
            self.nouns.insert(value);
        }
    }

    fn finish(mut self) -> Matcher {
        // A reading that several terms share says which of them is meant no better than a word of kana does.
        let is_reading = |value: &u32| self.variants.get(*value as usize).is_some_and(|variant| variant.rule == Rule::Reading);
        // Nor does the noun of a verb where it is a term of its own.
        for values in self.spellings.values_mut().filter(|values| values.len() > 1) {
            values.retain(|value| !is_reading(value) && !self.nouns.contains(value));
        }
        self.spellings.retain(|_, values| !values.is_empty());
        let mut joints = BTreeSet::new();
        for spelling in self.spellings.keys() {
            let pairs = spelling.chars().zip(spelling.chars().skip(1));
            let may_part = |(before, next): &(char, char)| [' ', '・'].iter().any(|joint| parts(Some(*before), *joint, Some(*next)));
            joints.extend(pairs.filter(may_part).map(|(before, next)| joined(before, next)));
        }
        Matcher {
            spaceless: self.spaceless,
            joints: joints.into_iter().collect(),
            automaton: Automaton::with_values(self.spellings.keys().zip(0u32..)).ok(),
            patterns: self.spellings.into_values().collect(),
            variants: self.variants.iter().flat_map(|variant| [variant.concept, variant.flags()]).collect(),
            index: self.index.finish(),
        }
    }
}

impl Glossary {
    /// Compiles concepts for every locale they have words in.
    pub fn new(concepts: Vec<Concept>) -> Self {
        let locales: BTreeSet<&String> = concepts.iter().flat_map(|concept| concept.sides.keys()).collect();
        let languages: BTreeSet<&str> = locales.into_iter().map(|locale| primary(locale)).collect();
        let compiled = |language: &str| {
            let mut of_it = Words::default();
            for (number, concept) in concepts.iter().enumerate() {
                for locale in concept.sides.keys().filter(|locale| primary(locale) == language) {
                    of_it.spaceless = lang_of(locale).is_spaceless();
                    for spelling in words(concept, locale) {
                        of_it.add(&spelling, concept, number);
                    }
                }
            }
            (language.to_owned(), of_it.finish())
        };
        let matchers: BTreeMap<String, Matcher> = languages.into_par_iter().map(compiled).collect();
        let kept = concepts.iter().flat_map(|concept| concept.sides.values()).filter(|side| side.do_not_translate);
        let kept = kept.map(|side| side.preferred.text.clone()).collect();
        Glossary { concepts: concepts.into(), kept, matchers }
    }

    /// The compiled form as bytes, for a cache.
    pub fn to_bytes(&self) -> Option<Vec<u8>> {
        let languages: Vec<(&str, bool)> = self.matchers.iter().map(|(name, matcher)| (name.as_str(), matcher.spaceless)).collect();
        let head: Section = postcard::to_allocvec(&(&self.kept, languages)).ok()?.into();
        let mut sections = vec![head];
        sections.extend(self.concepts.sections()?);
        sections.extend(self.matchers.values().flat_map(Matcher::sections));
        Some(write(&sections))
    }

    /// The compiled form of [`Glossary::to_bytes`]; nothing where the bytes are damaged.
    pub fn from_bytes(bytes: Vec<u8>) -> Option<Self> {
        let mut sections = read(Arc::new(bytes), true)?;
        let (kept, languages): (Vec<String>, Vec<(String, bool)>) = postcard::from_bytes(sections.next()?.bytes()).ok()?;
        let concepts = super::concepts::Concepts::from_sections(&mut sections)?;
        let matchers = languages.into_iter().map(|(name, spaceless)| Some((name, Matcher::from_sections(spaceless, &mut sections)?)));
        Some(Glossary { concepts, kept, matchers: matchers.collect::<Option<_>>()? })
    }
}

/// One spelling of a concept, with what decides how it is matched.
struct Spelling<'c> {
    word: &'c str,
    /// `None` for a text in which the concept is not meant.
    form: Option<Form>,
    derived: bool,
    boundary: Boundary,
    case_sensitive: bool,
    reading: bool,
}

/// Characters that a reading has at least; shorter ones are found in any text.
const READING: usize = 4;

/// Every spelling of a concept in a locale.
fn words<'c>(concept: &'c Concept, locale: &str) -> Vec<Spelling<'c>> {
    let Some(side) = concept.sides.get(locale) else { return Vec::new() };
    let (boundary, case_sensitive) = (side.boundary, side.case_sensitive);
    let spelling = |word, form, derived| Spelling { word, form, derived, boundary, case_sensitive, reading: false };
    let mut words = vec![spelling(side.preferred.text.as_str(), Some(Form::Preferred), false)];
    words.extend(side.plural.iter().map(|w| spelling(w, Some(Form::Preferred), false)));
    words.extend(side.forms.iter().map(|w| spelling(&w.text, Some(Form::Preferred), true)));
    words.extend(side.admitted.iter().chain(&side.abbreviation).map(|w| spelling(&w.text, Some(Form::Admitted), false)));
    words.extend(side.forbidden.iter().map(|w| spelling(&w.text, Some(Form::Forbidden), false)));
    let is_long = |word: &&String| word.chars().filter(|c| script(*c) == Script::Hiragana).count() >= READING;
    if lang_of(locale).is_spaceless() {
        let reading = side.reading.iter().filter(is_long).filter(|word| word.chars().all(|c| script(c) == Script::Hiragana || c == 'ー'));
        words.extend(reading.map(|w| Spelling { reading: true, ..spelling(w, Some(Form::Admitted), false) }));
    }
    words.extend(concept.not.iter().map(|w| Spelling { boundary: Boundary::Free, ..spelling(&w.text, None, false) }));
    words
}
