//! Terms in languages that put spaces between words: matched token by token. A hyphen, a space, or nothing between
//! hyphenated tokens is the same (follow-up, follow up, followup); the singular stands for the plural and the possessive;
//! both spellings of English are one (tumour, tumor), accents and the names of Greek letters do not count; case
//! counts only for acronyms and where the entry says so.

use std::collections::HashMap;

use super::entry::PartOfSpeech;
use super::known::{self, Numbered};
use super::token::{Keys, Tokens, is_acronym, is_ordinary, key_of};
use crate::language::closed;
use crate::store::{Column, Lists, Records, Section, Table, hash, mix};
use crate::text::{Span, fold_to_string};

/// One spelling of a term, and what it is compared by.
#[derive(Debug, Clone, Copy)]
struct Pattern {
    verb: bool,
    value: u32,
    /// The number of its [`Rare`], if it has one, and 1.
    rare: u32,
}

/// What few spellings have.
#[derive(Debug, Clone, Default, serde::Serialize, serde::Deserialize)]
struct Rare {
    /// What stands between its tokens, which may stand there in a text too (the comma of a name); empty if nothing unusual does.
    gaps: Vec<String>,
    /// For case-sensitive words: the exact text of each token.
    exact: Vec<String>,
}

/// All spellings of all terms of one language, as a tree of tokens: one step for each token of a text. Tokens are
/// numbers, and everything lies in columns that need no reading.
#[derive(Debug, Clone, Default)]
pub(super) struct Index {
    id: known::Id,
    words: Records,
    word_table: Table,
    /// For each node but the root, its parent and the number of its token.
    parents: Column,
    tokens: Column,
    node_table: Table,
    /// For each node and the root, the patterns that end there: `value`, `rare` and `verb` of each.
    ends: Lists,
    rare: Vec<Rare>,
}

/// Spellings before they are an [`Index`].
#[derive(Debug, Default)]
pub(super) struct Builder {
    words: HashMap<String, u32>,
    order: Vec<String>,
    nodes: HashMap<(u32, u32), u32>,
    steps: Vec<(u32, u32)>,
    ends: Vec<Vec<Pattern>>,
    rare: Vec<Rare>,
}

/// Tokens of a term at most: what is longer is no term.
const LONGEST: usize = 100;

/// A hit: what was found (the number given on insertion) and where, in bytes of the source.
pub(super) type Hits = Vec<(usize, Span)>;

impl Builder {
    /// Adds a spelling under a number.
    pub fn insert(&mut self, word: &str, part_of_speech: PartOfSpeech, case_sensitive: bool, value: usize) {
        self.add(word, part_of_speech, case_sensitive, value);
    }

    /// Adds a spelling that must not be used, in more of its forms: a noun as the verb it may be too (cure, cured), two words
    /// with "of" between them (supernatants of the culture).
    pub fn insert_forbidden(&mut self, word: &str, part_of_speech: PartOfSpeech, case_sensitive: bool, value: usize) {
        self.add(word, part_of_speech, case_sensitive, value);
        if case_sensitive || is_acronym(word) {
            return;
        }
        let words: Vec<&str> = word.split_whitespace().collect();
        match words.as_slice() {
            // What ends so is a form already: dripping says nothing of a drip.
            [word] if part_of_speech == PartOfSpeech::Noun && !["ing", "ed", "s"].iter().any(|end| word.ends_with(end)) => {
                self.add(word, PartOfSpeech::Verb, false, value)
            }
            [first, second] if part_of_speech == PartOfSpeech::Noun => {
                for link in ["of", "of the"] {
                    self.add(&format!("{second} {link} {first}"), part_of_speech, false, value);
                }
            }
            _ => {}
        }
    }

    fn add(&mut self, word: &str, part_of_speech: PartOfSpeech, case_sensitive: bool, value: usize) {
        let tokens = Tokens::new(word);
        let verb = part_of_speech == PartOfSpeech::Verb;
        let exact = if case_sensitive || is_acronym(word) { tokens.surfaces() } else { Vec::new() };
        let gaps = tokens.gaps();
        let keys: Vec<String> = tokens.words().map(|word| if verb { Keys::of(word).verb } else { key_of(word) }).collect();
        let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
        if exact.is_empty() {
            // A hyphen is left out as easily as it is written: followup for follow-up.
            if keys.len() > 1 && gaps.iter().any(|gap| gap == "-") {
                let whole: String = fold_to_string(word).chars().filter(|c| c.is_alphanumeric()).collect();
                self.push(&[key_of(&whole).as_str()], false, value, Rare::default());
            }
            for other in closed(&keys) {
                let other: Vec<&str> = other.iter().map(String::as_str).collect();
                self.push(&other, verb, value, Rare::default());
            }
        } else if matches!(keys.len(), 2 | 3)
            && gaps.iter().all(|gap| gap == "-" || gap.is_empty())
            && exact.iter().all(|part| part.chars().count() <= 4)
        {
            // So is that of an acronym (IL6), and a space for it.
            let whole = exact.concat();
            self.push(&[key_of(&whole).as_str()], false, value, Rare { gaps: Vec::new(), exact: vec![whole] });
        }
        let gaps = if gaps.iter().all(|gap| is_ordinary(gap)) { Vec::new() } else { gaps };
        self.push(&keys, verb, value, Rare { gaps, exact });
    }

    fn push(&mut self, keys: &[&str], verb: bool, value: usize, rare: Rare) {
        let mut node = 0;
        if keys.len() > LONGEST {
            return;
        }
        for key in keys {
            let token = match self.words.get(*key) {
                Some(token) => *token,
                None => {
                    let token = self.order.len() as u32;
                    self.words.insert((*key).to_owned(), token);
                    self.order.push((*key).to_owned());
                    token
                }
            };
            let (parent, next) = (node, self.steps.len() as u32 + 1);
            node = *self.nodes.entry((parent, token)).or_insert(next);
            if node == next {
                self.steps.push((parent, token));
            }
        }
        if node == 0 {
            return;
        }
        let number = if rare.gaps.is_empty() && rare.exact.is_empty() {
            0
        } else {
            self.rare.push(rare);
            self.rare.len() as u32
        };
        if self.ends.len() <= node as usize {
            self.ends.resize(node as usize + 1, Vec::new());
        }
        let known = |ends: &[Pattern]| ends.iter().any(|end| end.value == value as u32 && end.verb == verb && end.rare == 0);
        if let Some(ends) = self.ends.get_mut(node as usize).filter(|ends| number > 0 || !known(ends)) {
            ends.push(Pattern { verb, value: value as u32, rare: number });
        }
    }

    /// What was added, ready to be asked.
    pub fn finish(mut self) -> Index {
        self.ends.resize(self.steps.len() + 1, Vec::new());
        Index {
            id: known::Id::default(),
            word_table: Table::new(self.order.iter().map(|word| hash(word.as_bytes())).collect::<Vec<_>>().into_iter()),
            words: self.order.iter().collect(),
            node_table: Table::new(self.steps.iter().map(|&(parent, token)| step(parent, token)).collect::<Vec<_>>().into_iter()),
            parents: self.steps.iter().map(|step| step.0).collect(),
            tokens: self.steps.iter().map(|step| step.1).collect(),
            ends: self.ends.iter().map(|ends| ends.iter().flat_map(|p| [p.value, p.rare, u32::from(p.verb)]).collect()).collect(),
            rare: self.rare,
        }
    }
}

fn step(parent: u32, token: u32) -> u64 {
    mix((u64::from(parent) << 32) | u64::from(token))
}

impl Index {
    /// Every occurrence of every spelling, in order of place; nested and overlapping ones too.
    pub fn find(&self, text: &Tokens<'_>) -> Hits {
        let numbered = known::numbered(self.id, text.words(), |word| self.numbered(word));
        let mut found = Vec::new();
        for first in 0..numbered.len() {
            self.walk(text, &numbered, first..first, 0, false, &mut found);
        }
        found
    }

    /// A word as numbers.
    fn numbered(&self, word: &str) -> Numbered {
        let number = |key: &str| self.word_table.find(hash(key.as_bytes()), |n| self.words.get(n) == Some(key.as_bytes()));
        let Keys { key, verb } = Keys::of(word);
        let own = number(&key);
        (own, if verb == key { own } else { number(&verb) })
    }

    /// Goes on from a node; `taken` are the tokens that led to it, `verb` whether one of them only as a verb.
    fn walk(&self, text: &Tokens<'_>, numbered: &[Numbered], taken: std::ops::Range<usize>, node: u32, verb: bool, found: &mut Hits) {
        let Some(&(key, as_verb)) = numbered.get(taken.end) else { return };
        let other = as_verb.filter(|as_verb| Some(*as_verb) != key);
        for (token, verb) in key.map(|key| (key, verb)).into_iter().chain(other.map(|other| (other, true))) {
            let is = |n: usize| self.parents.get(n) == Some(node) && self.tokens.get(n) == Some(token);
            let Some(next) = self.node_table.find(step(node, token), is) else { continue };
            let (next, taken) = (next + 1, taken.start..taken.end + 1);
            let mut ends = self.ends.get(next as usize);
            while let (Some(value), Some(rare), Some(for_verbs)) = (ends.next(), ends.next(), ends.next()) {
                let rare = rare.checked_sub(1).and_then(|rare| self.rare.get(rare as usize));
                let fits = !verb || for_verbs == 1;
                if let Some(span) = fits.then(|| text.span_of(taken.clone(), rare.map_or((&[], &[]), |r| (&r.gaps, &r.exact)))).flatten() {
                    found.push((value as usize, span));
                }
            }
            self.walk(text, numbered, taken, next, verb, found);
        }
    }

    /// What a cache keeps.
    pub fn sections(&self) -> Vec<Section> {
        let rare: Section = postcard::to_allocvec(&self.rare).unwrap_or_default().into();
        let columns =
            [&self.words.ends, &self.word_table.0, &self.parents, &self.tokens, &self.node_table.0, &self.ends.ends, &self.ends.values];
        columns.into_iter().map(|column| column.0.clone()).chain([self.words.bytes.clone(), rare]).collect()
    }

    /// The index of [`Index::sections`].
    pub fn from_sections(sections: &mut impl Iterator<Item = Section>) -> Option<Self> {
        let mut next = || sections.next().map(Column);
        let (word_ends, word_table, parents, tokens, node_table, ends, values) =
            (next()?, Table(next()?), next()?, next()?, Table(next()?), next()?, next()?);
        let words = Records { ends: word_ends, bytes: next()?.0 };
        let rare = postcard::from_bytes(next()?.0.bytes()).ok()?;
        Some(Index { id: known::Id::default(), words, word_table, parents, tokens, node_table, ends: Lists { ends, values }, rare })
    }
}

#[cfg(test)]
mod tests {
    use super::super::entry::PartOfSpeech;
    use super::super::token::Tokens;
    use super::Builder;

    fn hits(words: &[&str], text: &str) -> Vec<String> {
        let mut builder = Builder::default();
        for (value, word) in words.iter().enumerate() {
            builder.insert(word, PartOfSpeech::Noun, false, value);
        }
        builder.finish().find(&Tokens::new(text)).into_iter().map(|(_, span)| span.of(text).to_owned()).collect()
    }

    #[test]
    fn number_case_and_hyphens_do_not_matter() {
        for text in
            ["Stem cells", "stem-cell therapy", "the stem cell's niche", "STEM CELL", "ｓｔｅｍ　ｃｅｌｌ", "stem–cell", "stem\ncells"]
        {
            assert_eq!(hits(&["stem cell"], text).len(), 1, "{text}");
        }
        for text in ["system cell", "stem, cell", "a cell stem", "stem. Cell"] {
            assert_eq!(hits(&["stem cell"], text).len(), 0, "{text}");
        }
    }

    #[test]
    fn spellings_of_one_word_meet() {
        for (term, text) in [
            ("tumor", "tumours"),
            ("anaemia", "Anemia"),
            ("centre", "centers"),
            ("fiber", "fibre"),
            ("esophagus", "oesophagus"),
            ("hematopoiesis", "haematopoiesis"),
            ("Sjögren syndrome", "Sjogren's syndrome"),
            ("naive T cell", "naïve T cells"),
            ("TGF-β1", "TGF-beta1"),
            ("TGF-β1", "TGF-β1"),
            ("TGF-β1", "TGFβ1"),
            ("result", "Result2"),
            ("β-catenin", "beta-catenin"),
            ("IL-6", "IL6"),
            ("follow-up", "followup"),
            ("health care", "healthcare"),
            ("healthcare", "health care"),
            ("noninvasive test", "non-invasive tests"),
            ("research and development", "research & development"),
        ] {
            assert_eq!(hits(&[term], text).len(), 1, "{term}: {text}");
        }
        for (term, text) in [("hour", "or"), ("IL-6", "il6"), ("TGF-β1", "TGF-α1"), ("four", "for"), ("interest", "inter")] {
            assert_eq!(hits(&[term], text).len(), 0, "{term}: {text}");
        }
    }

    #[test]
    fn a_name_keeps_its_own_punctuation() {
        let name = ["Minister of Health, Labour and Welfare"];
        for text in ["the Minister of Health, Labour and Welfare", "厚生労働大臣 (minister of health, labour and welfare)"] {
            assert_eq!(hits(&name, text).len(), 1, "{text}");
        }
        for text in ["the Minister of Health. Labour and welfare", "Minister of Health; Labour and Welfare"] {
            assert_eq!(hits(&name, text).len(), 0, "{text}");
        }
    }

    #[test]
    fn acronyms_keep_their_case() {
        assert_eq!(hits(&["MSC"], "MSCs and an MSC"), ["MSCs", "MSC"]);
        assert_eq!(hits(&["SC"], "SCs, an SC, the SC's"), ["SCs", "SC", "SC's"]);
        assert_eq!(hits(&["IT"], "it is here"), [""; 0]);
        assert_eq!(hits(&["AIDS"], "hearing aids"), [""; 0]);
        assert_eq!(hits(&["IL-6"], "IL-6, IL‑6 and IL-10"), ["IL-6", "IL‑6"]);
    }
}
