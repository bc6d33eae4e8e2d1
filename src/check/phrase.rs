//! Whether an English text says a term in another shape: its words in another order or parted by others, in another
//! part of speech, in the other spelling ("inflamed joints" for joint inflammation, "osteoarthritis of both knees", "knee
//! and hip osteoarthritis"). The words stand in one phrase: no statement is made between them, and what joins or leads
//! from one to the other is of `phrase.txt`. Only the question whether a term was rendered at all is answered so;
//! which of its names was chosen is not.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::family::{american, are_family};
use super::scan::{code, without};
use crate::glossary::visible;
use crate::text::{Span, fold_to_string};

/// The word lists, from `phrase.txt`.
#[derive(Default)]
struct Lists {
    predicate: BTreeSet<&'static str>,
    link: BTreeSet<&'static str>,
    topic: BTreeSet<&'static str>,
    and: BTreeSet<&'static str>,
    plain: BTreeSet<&'static str>,
    particle: BTreeSet<&'static str>,
    small: BTreeSet<&'static str>,
}

static LISTS: LazyLock<Lists> = LazyLock::new(|| {
    let mut lists = Lists::default();
    for line in include_str!("phrase.txt").lines().filter(|line| !line.starts_with('#')) {
        let mut words = line.split_whitespace();
        match words.next() {
            Some("predicate") => lists.predicate.extend(words),
            Some("link") => lists.link.extend(words),
            Some("topic") => lists.topic.extend(words),
            Some("and") => lists.and.extend(words),
            Some("plain") => lists.plain.extend(words),
            Some("particle") => lists.particle.extend(words),
            Some("small") => lists.small.extend(words),
            _ => {}
        }
    }
    lists
});

/// Words that may stand between two words of a term at most, and those of them that say something of their own.
const GAP: usize = 6;
const CONTENT: usize = 2;

/// Places of one word of a term that are tried, and ways to put a term together.
const PLACES: usize = 4;
const TRIES: usize = 200;

/// What stands before a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Gap {
    #[default]
    Space,
    /// A comma.
    Comma,
    /// `/` or `&`.
    Joined,
    /// The end of a sentence or clause, or text that is taken out.
    Stop,
}

/// A word of a text.
#[derive(Debug)]
struct Token {
    /// In the shape it is compared in.
    key: String,
    /// As it is written, in comparison form.
    raw: String,
    before: Gap,
    /// Brackets around it.
    depth: usize,
}

/// A text cut into words for comparison.
pub(super) struct Words(Vec<Token>);

impl Words {
    /// Cuts a text, without its markup, its code and its identifiers, whose words say nothing of a term.
    pub(super) fn of(text: &str) -> Self {
        Words::outside(text, &[])
    }

    /// The same without what stands in some spans, across which no term is said.
    pub(super) fn outside(text: &str, taken: &[Span]) -> Self {
        let mut cut = String::with_capacity(text.len());
        let mut end = 0;
        let text = without(text, &code(text));
        for span in taken {
            cut.push_str(text.get(end..span.start).unwrap_or(""));
            cut.push_str(" ; ");
            end = span.end.max(end);
        }
        cut.push_str(text.get(end..).unwrap_or(""));
        let text = visible(&cut);
        let text: Vec<&str> = text.split_whitespace().filter(|word| !is_identifier(word)).collect();
        Words(tokens(&fold_to_string(&text.join(" "))))
    }

    /// How often the text may say a term: as often as the rarest of its words, or one of its family, stands in it.
    pub(super) fn times(&self, term: &str) -> usize {
        let closed = self.closed(term);
        if !self.says_apart(term) {
            return closed;
        }
        let wanted = wanted(term).into_iter();
        wanted.map(|word| self.0.iter().filter(|other| are_family(&word, &other.key)).count()).min().unwrap_or(0).max(closed)
    }

    /// Whether the text says a term, each of its words itself or by one of its family.
    #[cfg(test)]
    pub(super) fn say(&self, term: &str) -> bool {
        self.times(term) > 0
    }

    /// How often the text has the term in one word where its name has two (stemcell), or the other way round (bed sores).
    fn closed(&self, term: &str) -> usize {
        const FIRST: usize = 3;
        if is_acronymic(term) {
            return 0;
        }
        let words = tokens(&fold_to_string(term));
        let whole: String = words.iter().map(|word| word.raw.as_str()).collect();
        let key = american(&whole);
        let one = |token: &Token| words.len() > 1 && token.key == key;
        let two = |pair: &[Token]| match pair {
            [a, b] => {
                a.raw.len() >= FIRST
                    && b.before == Gap::Space
                    && whole.starts_with(&a.raw)
                    && american(&format!("{}{}", a.raw, b.raw)) == key
            }
            _ => false,
        };
        self.0.iter().filter(|token| one(token)).count() + self.0.windows(2).filter(|pair| two(pair)).count()
    }

    /// Whether the words of a term stand in one phrase.
    fn says_apart(&self, term: &str) -> bool {
        if is_acronymic(term) {
            return false;
        }
        let wanted = wanted(term);
        let Some((first, rest)) = wanted.split_first() else { return false };
        let reach = (GAP + 1) * wanted.len();
        let mut tries = TRIES;
        let places = |word: &String| -> Vec<usize> {
            self.0.iter().enumerate().filter(|(_, token)| are_family(word, &token.key)).map(|(at, _)| at).collect()
        };
        let rest: Vec<Vec<usize>> = rest.iter().map(places).collect();
        places(first).into_iter().any(|at| {
            let near: Vec<Vec<usize>> = rest
                .iter()
                .map(|places| {
                    let from = places.partition_point(|place| place + reach < at);
                    let mut near: Vec<usize> = places.iter().skip(from).take_while(|place| **place <= at + reach).copied().collect();
                    near.sort_by_key(|place| place.abs_diff(at));
                    near.truncate(PLACES);
                    near
                })
                .collect();
            self.fits(&mut vec![at], &near, &wanted, &mut tries)
        })
    }

    /// Whether the words taken so far (one place for each word of the term) and some of the others are one phrase.
    fn fits(&self, taken: &mut Vec<usize>, near: &[Vec<usize>], wanted: &[String], tries: &mut usize) -> bool {
        let Some((places, rest)) = near.split_first() else {
            *tries = tries.saturating_sub(1);
            return self.is_phrase(taken, wanted);
        };
        for &place in places {
            if *tries == 0 {
                return false;
            }
            if taken.contains(&place) {
                continue;
            }
            taken.push(place);
            let fits = self.fits(taken, rest, wanted, tries);
            taken.pop();
            if fits {
                return true;
            }
        }
        false
    }

    /// Whether the words at some places, one for each word of a term, are one phrase.
    fn is_phrase(&self, places: &[usize], wanted: &[String]) -> bool {
        let mut order: Vec<(usize, usize)> = places.iter().enumerate().map(|(word, place)| (*place, word)).collect();
        order.sort_unstable();
        order.windows(2).all(|two| match two {
            [(from, one), (to, other)] => self.is_joined(*from, *to, one < other, wanted),
            _ => true,
        })
    }

    /// Whether what stands between two words of a term leaves them in one phrase. `forward`: they stand as in its name.
    fn is_joined(&self, from: usize, to: usize, forward: bool, wanted: &[String]) -> bool {
        let lists = &*LISTS;
        let (Some(a), Some(b)) = (self.0.get(from), self.0.get(to)) else { return false };
        let depth = a.depth.min(b.depth);
        // What stands in brackets beside them does not part them: osteoarthritis (OA) of the knee.
        let between = self.0.get(from + 1..to).unwrap_or(&[]).iter().filter(|token| token.depth <= depth);
        let between: Vec<&Token> = between.filter(|token| token.raw != "s").collect();
        let stops = |token: &&Token| token.before == Gap::Stop;
        if between.len() > GAP || between.iter().any(stops) || stops(&b) {
            return false;
        }
        let is = |list: &BTreeSet<&str>, token: &Token| list.contains(token.raw.as_str());
        let joins = |token: &Token| is(&lists.and, token);
        let parted = |token: &Token| token.before != Gap::Space;
        let content = between.iter().filter(|t| !is(&lists.plain, t) && !is(&lists.link, t) && !joins(t)).count();
        // The head of a name as a verb: regenerates cartilage, quality is controlled.
        let acts = |token: &Token| wanted.last().is_some_and(|head| *head != token.key && are_family(head, &token.key));
        let states = between.iter().any(|token| is(&lists.predicate, token));
        if forward {
            let joint = between.iter().any(|t| joins(t) || parted(t)) || parted(b);
            if joint {
                // Knee and hip osteoarthritis; stem, progenitor and immune cells. Not: growth and other factors.
                let first = between.first().is_some_and(|t| joins(t) || parted(t));
                let last = between.last().is_some_and(|t| joins(t)) || (parted(b) && b.before != Gap::Joined);
                let slashed = between.is_empty() && b.before == Gap::Joined;
                let small = between.iter().any(|t| is(&lists.link, t) || is(&lists.plain, t) || is(&lists.predicate, t));
                return slashed || first && !last && !small;
            }
            if acts(b) && between.iter().all(|t| t.raw == "to" || !is(&lists.link, t)) {
                return content <= 2 * CONTENT;
            }
            let article = between.iter().any(|t| is(&lists.plain, t));
            let led = between.iter().any(|t| is(&lists.link, t));
            return !states && !led && content <= CONTENT + 1 && (!article || is(&lists.particle, b));
        }
        let Some(first) = between.first() else { return !parted(b) };
        if states {
            // The pain is neuropathic.
            return between.len() <= CONTENT && content == between.len() && is(&lists.predicate, first) && is_adjective(&b.raw);
        }
        let participle = first.raw.ends_with("ed") && between.get(1).is_some_and(|t| is(&lists.link, t));
        let on = matches!(first.raw.as_str(), "on" | "about") && lists.topic.contains(a.key.as_str());
        let leads = is(&lists.link, first) || participle || on;
        let joined = between.iter().skip(1).all(|t| !parted(t) || *t.raw == *"and") && !parted(b);
        let object = acts(a) && between.iter().all(|t| !joins(t) && !parted(t));
        (leads && joined || object) && content <= CONTENT + usize::from(participle)
    }
}

/// Whether a word says what something is like: neuropathic.
fn is_adjective(word: &str) -> bool {
    ["ic", "al", "ous", "ive", "ar", "ary", "ory"].iter().any(|end| word.len() > 5 && word.ends_with(end))
}

/// Whether a term has a name of capitals in it, which no other word stands for.
fn is_acronymic(term: &str) -> bool {
    term.split(|c: char| !c.is_alphanumeric()).any(|word| word.chars().filter(|c| c.is_uppercase()).count() > 1)
}

/// The words of a term that say something.
fn wanted(term: &str) -> Vec<String> {
    let words = tokens(&fold_to_string(term)).into_iter();
    words.filter(|word| !LISTS.small.contains(word.raw.as_str())).map(|word| word.key).collect()
}

/// The words of a text in comparison form.
fn tokens(text: &str) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::new();
    let (mut raw, mut before, mut depth) = (String::new(), Gap::Space, 0_usize);
    for c in text.chars().chain(Some(' ')) {
        if c.is_alphanumeric() {
            raw.push(c);
            continue;
        }
        if !raw.is_empty() {
            let raw = std::mem::take(&mut raw);
            out.push(Token { key: american(&raw), raw, before, depth });
            before = Gap::Space;
        }
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            ',' if before == Gap::Space => before = Gap::Comma,
            '/' | '&' if before == Gap::Space => before = Gap::Joined,
            '.' | ';' | ':' | '!' | '?' | '…' | '。' => before = Gap::Stop,
            _ => {}
        }
    }
    out
}

/// Whether a word without white space names something of a program: `next_entry`, `html.parser`, `Cell::new`.
fn is_identifier(word: &str) -> bool {
    let joined = |joint: &str, least: usize| {
        word.match_indices(joint).any(|(at, _)| {
            let before = word.get(..at).unwrap_or("").chars().rev().take_while(char::is_ascii_alphanumeric).count();
            let behind = word.get(at + joint.len()..).unwrap_or("").chars().take_while(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
            before >= least && behind.count() >= least
        })
    };
    word.bytes().any(|b| matches!(b, b'_' | b'.' | b':')) && (joined("_", 1) || joined(".", 2) || word.contains("::"))
}

#[cfg(test)]
mod tests {
    use super::Words;

    #[test]
    fn order_shape_and_spelling_do_not_matter() {
        for (term, text) in [
            ("myelin", "they promote remyelination"),
            ("joint inflammation", "the inflamed joint of the knee"),
            ("tumor necrosis factor", "tumour necrosis factors"),
            ("cartilage regeneration", "helps cartilage to regenerate"),
            ("cartilage regeneration", "regenerates the damaged cartilage"),
            ("safety", "it is safe"),
            ("hip pain", "pain in the hip"),
            ("hip pain", "pain in my left hip"),
            ("hip pain", "knee and hip pain"),
            ("hip pain", "hip, knee and back pain"),
            ("hip pain", "hip (or knee) pain"),
            ("hip fracture", "fractures of the wrist and hip"),
            ("nerve block", "blocks (NB) of a nerve"),
            ("fresh medium", "fresh and conditioned medium"),
            ("fresh medium", "fresh culture medium"),
            ("ischemia", "ischaemic tissue"),
            ("quality control", "quality is tightly controlled"),
            ("neuropathic pain", "the pain is neuropathic"),
            ("radiation damage", "damage caused by radiation"),
            ("cancer research", "research on cancer"),
            ("follow-up", "we followed the patient up"),
            ("arthritis", "arthritic joints"),
            ("heart muscle cell", "cells of the heart muscle"),
            ("birthmark", "birth marks"),
            ("birth mark", "two birthmarks"),
        ] {
            assert!(Words::of(text).say(term), "{term}: {text}");
        }
    }

    #[test]
    fn words_of_other_phrases_say_nothing() {
        for (term, text) in [
            ("heart failure", "The heart is prone to failure."),
            ("heart failure", "heart pain and kidney failure"),
            ("heart failure", "The failure was caused by the heart."),
            ("heart failure", "His heart. Failure came."),
            ("heart failure", "the heart and other failures"),
            ("nerve block", "nerves and blocks"),
            ("nerve block", "the nerve has a block"),
            ("nerve block", "blocks on the nerve"),
            ("hip pain", "hip swelling and pain"),
            ("bone marrow cell", "bone cells and marrow"),
            ("into", "they got in to town"),
        ] {
            assert!(!Words::of(text).say(term), "{term}: {text}");
        }
    }

    #[test]
    fn words_of_a_program_say_nothing() {
        for text in ["call `conditional()` twice", "see next_conditional here", "from html.conditionals import", "Conditional::new"] {
            assert!(!Words::of(text).say("condition"), "{text}");
        }
        assert!(Words::of("It is conditional. Then it ends").say("condition"));
        assert!(Words::of("a _conditional_ index, e.g. this").say("condition"));
    }

    #[test]
    fn other_words_are_other_terms() {
        for (term, text) in [
            ("neuropathic pain", "nerve pain"),
            ("stem cell", "a cell of the immune system"),
            ("mesenchymal stem cell", "mesenchymal cells"),
            ("type 1 diabetes", "type 2 diabetes"),
            ("IT", "it is here"),
            ("control", "contrast agents contribute"),
            ("", "anything"),
        ] {
            assert!(!Words::of(text).say(term), "{term}: {text}");
        }
    }
}
