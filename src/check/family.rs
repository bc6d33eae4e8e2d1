//! Whether an English text says a term in another shape: its words in another order, in another part of speech, in
//! the other spelling (remyelination for myelin, "inflamed joints" for joint inflammation, tumour for tumor). Only
//! the question whether a term was rendered at all is answered so; which of its names was chosen is not.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::scan::{code, without};
use crate::glossary::visible;
use crate::language::{lemma, spelling_key};
use crate::text::fold_to_string;

/// The word lists, from `family.txt`.
#[derive(Default)]
struct Lists {
    small: BTreeSet<&'static str>,
    before: Vec<&'static str>,
    behind: BTreeSet<&'static str>,
    names: Vec<&'static str>,
    apart: BTreeSet<(&'static str, &'static str)>,
}

static LISTS: LazyLock<Lists> = LazyLock::new(|| {
    let mut lists = Lists::default();
    for line in include_str!("family.txt").lines() {
        let mut words = line.split_whitespace();
        match words.next() {
            Some("small") => lists.small.extend(words),
            Some("before") => lists.before.extend(words),
            Some("behind") => lists.behind.extend(words),
            Some("name") => lists.names.extend(words),
            Some("apart") => {
                if let (Some(a), Some(b)) = (words.next(), words.next()) {
                    lists.apart.extend([(a, b), (b, a)]);
                }
            }
            _ => {}
        }
    }
    lists
});

/// Characters that a stem has at least, and those of one that is a whole word.
const STEM: usize = 4;

/// Characters that an ending behind the shortest stem has at most.
const SHORT: usize = 4;

/// A text cut into words for comparison.
pub(super) struct Words(Vec<String>);

impl Words {
    /// Cuts a text, without its markup, its code and its identifiers, whose words say nothing of a term.
    pub(super) fn of(text: &str) -> Self {
        let text = visible(&without(text, &code(text)));
        let text: Vec<&str> = text.split_whitespace().filter(|word| !is_identifier(word)).collect();
        Words(parts(&text.join(" ")))
    }

    /// How often the text may say a term: as often as the rarest of its words, or one of its family, stands in it.
    pub(super) fn times(&self, term: &str) -> usize {
        if !self.say(term) {
            return 0;
        }
        let wanted = parts(term).into_iter().filter(|word| !LISTS.small.contains(word.as_str()));
        wanted.map(|word| self.0.iter().filter(|other| are_family(&word, other)).count()).min().unwrap_or(0)
    }

    /// Whether the words of a term stand near each other in the text, each itself or one of its family.
    pub(super) fn say(&self, term: &str) -> bool {
        if term.split(|c: char| !c.is_alphanumeric()).any(|word| word.chars().filter(|c| c.is_uppercase()).count() > 1) {
            return false;
        }
        let wanted: Vec<String> = parts(term).into_iter().filter(|word| !LISTS.small.contains(word.as_str())).collect();
        let Some((first, rest)) = wanted.split_first() else { return false };
        let reach = 6 + wanted.len();
        let near = |at: usize, word: &String| {
            let window = self.0.iter().enumerate().skip(at.saturating_sub(reach)).take(2 * reach + 1);
            window.filter(|(other, _)| *other != at).any(|(_, other)| are_family(word, other))
        };
        self.0.iter().enumerate().any(|(at, word)| are_family(first, word) && rest.iter().all(|wanted| near(at, wanted)))
    }
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
    joined("_", 1) || joined(".", 2) || word.contains("::")
}

/// The words of a text in the shape they are compared in.
pub(super) fn parts(text: &str) -> Vec<String> {
    fold_to_string(text).split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(american).collect()
}

/// One spelling for both sides of the ocean; it need not be a word.
fn american(word: &str) -> String {
    spelling_key(&lemma(word))
}

/// Whether two words, as [`parts`] gives them, are one or derived from one another.
pub(super) fn are_family(a: &str, b: &str) -> bool {
    if a == b || are_derived(a, b) {
        return true;
    }
    let stripped = |word: &str, other: &str| {
        let rests = LISTS.before.iter().filter_map(|before| word.strip_prefix(before));
        rests.into_iter().any(|rest| rest.len() > 4 && (rest == other || are_derived(rest, other)))
    };
    stripped(a, b) || stripped(b, a)
}

/// Whether both are one stem with an ending each, or one of them is the other with an ending.
fn are_derived(a: &str, b: &str) -> bool {
    let lists = &*LISTS;
    if lists.apart.contains(&(a, b)) {
        return false;
    }
    let shared = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count();
    if shared < STEM {
        return false;
    }
    // A name only meets its own adjective (arthritic, glaucomatous).
    let named =
        |word: &str, other: &str| lists.names.iter().any(|name| word.ends_with(name)) && shared + 1 < word.len().min(other.len() + 1);
    if named(a, b) || named(b, a) {
        return false;
    }
    let ends = |word: &str, at: usize| word.get(at..).is_some_and(|end| end.is_empty() || lists.behind.contains(end));
    // The longer the stem, the surer.
    (STEM..=shared).rev().take(4).any(|at| {
        let whole = at == a.len() || at == b.len();
        let long = a.len().max(b.len()) - at;
        // anemia and anemic have no longer stem.
        let classical = [a, b].iter().all(|word| matches!(word.get(at..), Some("ia" | "ic" | "ical")));
        (at > STEM || (whole && long <= SHORT) || classical) && ends(a, at) && ends(b, at)
    })
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
            ("safety", "it is safe"),
            ("hip pain", "pain in the hip"),
            ("ischemia", "ischaemic tissue"),
            ("quality control", "quality is tightly controlled"),
            ("therapeutic effect", "effective as therapy; the therapeutic use is effective"),
            ("arthritis", "arthritic joints"),
        ] {
            assert!(Words::of(text).say(term), "{term}: {text}");
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
            ("hepatitis", "hepatic disease"),
            ("interleukin", "interferon"),
            ("arthritis", "arthrosis"),
            ("neuropathic pain", "nerve pain"),
            ("stem cell", "a cell of the immune system"),
            ("mesenchymal stem cell", "mesenchymal cells"),
            ("type 1 diabetes", "type 2 diabetes"),
            ("IT", "it is here"),
            ("gastritis", "gastric acid"),
            ("neuron", "neural tissue"),
            ("position", "positive results"),
            ("interface", "internal organs"),
            ("control", "contrast agents contribute"),
            ("form", "formal wear"),
            ("characteristic", "the characters of a font"),
            ("", "anything"),
        ] {
            assert!(!Words::of(text).say(term), "{term}: {text}");
        }
    }
}
