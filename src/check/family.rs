//! Whether two English words are one in sense: forms of one word, or derived from one another without becoming another
//! one (remyelination for myelin, tumour for tumor, dental for tooth; not testify for test). Endings and exceptions are
//! those of `family.txt`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use crate::language::{lemma, spelling_key};
use crate::text::fold_to_string;

/// The word lists, from `family.txt`.
#[derive(Default)]
struct Lists {
    before: Vec<&'static str>,
    behind: BTreeSet<&'static str>,
    added: BTreeSet<&'static str>,
    long: BTreeSet<&'static str>,
    names: Vec<&'static str>,
    nouns: BTreeSet<String>,
    kin: BTreeMap<String, BTreeSet<String>>,
    apart: BTreeSet<(&'static str, &'static str)>,
}

static LISTS: LazyLock<Lists> = LazyLock::new(|| {
    let mut lists = Lists::default();
    for line in include_str!("family.txt").lines() {
        let mut words = line.split_whitespace();
        match words.next() {
            Some("before") => lists.before.extend(words),
            Some("behind") => lists.behind.extend(words),
            Some("name") => lists.names.extend(words),
            Some("added") => lists.added.extend(words),
            Some("long") => lists.long.extend(words),
            Some("noun") => lists.nouns.extend(words.map(american)),
            Some("kin") => {
                if let (Some(a), Some(b)) = (words.next().map(american), words.next().map(american)) {
                    lists.kin.entry(a.clone()).or_default().insert(b.clone());
                    lists.kin.entry(b).or_default().insert(a);
                }
            }
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

/// The words of a text in the shape they are compared in.
pub(super) fn parts(text: &str) -> Vec<String> {
    fold_to_string(text).split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(american).collect()
}

/// One spelling for both sides of the ocean, singular; it need not be a word.
pub(super) fn american(word: &str) -> String {
    spelling_key(&lemma(word))
}

/// Whether two words, as [`parts`] gives them, are one or derived from one another.
pub(super) fn are_family(a: &str, b: &str) -> bool {
    if a == b || are_derived(a, b) || LISTS.kin.get(a).is_some_and(|kin| kin.contains(b)) {
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
    let shared = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count();
    if shared < STEM || lists.apart.contains(&(a, b)) {
        return false;
    }
    // A name only meets its own adjective (arthritic, glaucomatous).
    let named =
        |word: &str, other: &str| lists.names.iter().any(|name| word.ends_with(name)) && shared + 1 < word.len().min(other.len() + 1);
    if named(a, b) || named(b, a) {
        return false;
    }
    if shared == a.len().min(b.len()) {
        let (word, longer) = if a.len() < b.len() { (a, b) } else { (b, a) };
        if lists.nouns.contains(word) || lists.nouns.contains(longer) {
            return false;
        }
        return longer.get(shared..).is_some_and(|end| is_added(word, end)) || are_cut(a, b, shared);
    }
    !lists.nouns.contains(a) && !lists.nouns.contains(b) && are_cut(a, b, shared)
}

/// Whether both words are one stem, shorter than either, with an ending each.
fn are_cut(a: &str, b: &str, shared: usize) -> bool {
    let ends = |word: &str, at: usize| word.get(at..).is_some_and(|end| LISTS.behind.contains(end));
    // The longer the stem, the surer.
    (STEM..=shared).rev().take(4).filter(|at| *at < a.len().min(b.len())).any(|at| {
        // anemia and anemic have no longer stem.
        let classical = [a, b].iter().all(|word| matches!(word.get(at..), Some("ia" | "ic" | "ical")));
        // Safety and safely are of safe.
        let adjectival = [a, b].iter().all(|word| matches!(word.get(at..), Some("ty" | "ly" | "ness")));
        (at > STEM || classical || adjectival) && ends(a, at) && ends(b, at)
    })
}

/// Whether a word with an ending behind it is of the same sense.
fn is_added(word: &str, end: &str) -> bool {
    const LONG: usize = 6;
    if word.len() == STEM && end.len() > SHORT {
        return false;
    }
    // Vertebra, vertebral; edema, edematous.
    if word.ends_with('a') && matches!(end, "l" | "r" | "ry" | "tic" | "tous" | "tize" | "tized" | "tizing") {
        return true;
    }
    let last = word.chars().next_back().unwrap_or(' ');
    // A short word with one vowel doubles its last letter: scarred, not scared.
    let doubled = end.strip_prefix(last).filter(|_| !is_vowel(last)).filter(|rest| matches!(*rest, "ed" | "ing" | "er" | "y" | "able"));
    if doubles(word) && matches!(end, "ed" | "ing" | "er" | "y" | "able") {
        return false;
    }
    if doubled.is_some_and(|rest| rest.len() > 1 && rest != "er") {
        return true;
    }
    // Only a verb with a silent e takes d and r: induced.
    if matches!(end, "d" | "th" | "r") {
        return end == "d" && last == 'e' || end == "th" && word.len() > STEM;
    }
    LISTS.added.contains(end) && (word.len() >= LONG || !LISTS.long.contains(end))
}

/// Whether a word is one syllable of one vowel before one consonant.
fn doubles(word: &str) -> bool {
    let mut end = word.chars().rev();
    let short =
        matches!((end.next(), end.next()), (Some(last), Some(vowel)) if !is_vowel(last) && !"wxy".contains(last) && is_vowel(vowel));
    short && word.chars().filter(|c| is_vowel(*c)).count() == 1
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

#[cfg(test)]
mod tests {
    use super::{american, are_family};

    fn are(term: &str, word: &str) -> bool {
        are_family(&american(term), &american(word))
    }

    #[test]
    fn words_of_one_sense_meet() {
        for (term, words) in [
            ("inflammation", "inflammatory inflamed inflame"),
            ("regeneration", "regenerate regenerative regenerating"),
            ("vertebra", "vertebrae vertebral"),
            ("edema", "edematous oedema"),
            ("asthma", "asthmatic"),
            ("cartilage", "cartilaginous cartilages"),
            ("inject", "injected injection injecting injectable"),
            ("safety", "safe safely"),
            ("test", "tested testing tests"),
            ("tumor", "tumours tumorous"),
            ("tooth", "dental teeth"),
            ("liver", "hepatic livers"),
            ("clot", "clotted clotting"),
            ("scar", "scarred scarring"),
            ("allergy", "allergic allergies"),
            ("ulcer", "ulcerous ulcerated ulceration"),
            ("pain", "painful painless"),
            ("therapy", "therapeutic"),
            ("disease", "diseased diseases"),
            ("toxic", "toxicity"),
            ("surgery", "surgical surgically"),
        ] {
            for word in words.split(' ') {
                assert!(are(term, word), "{term}: {word}");
            }
        }
    }

    #[test]
    fn words_that_begin_alike_do_not() {
        for (term, words) in [
            ("pain", "paint painting painter pane"),
            ("scar", "scarce scare scared scary"),
            ("test", "testis testify testimony testament"),
            ("lung", "lunge lunged"),
            ("liver", "livery deliver liverish"),
            ("brain", "brainy"),
            ("heart", "hearty heartily hearth"),
            ("clinic", "clinician clinical"),
            ("patient", "patiently patience patent"),
            ("joint", "jointly jointed"),
            ("hospital", "hospitality hospitable hospice"),
            ("foot", "footing footage"),
            ("face", "facet faced facing"),
            ("organ", "organism organize organic"),
            ("hand", "handle handy handling handsome"),
            ("culture", "cultural"),
            ("factor", "factory"),
            ("gene", "general generous"),
            ("plasma", "plasmid plaster"),
            ("insulin", "insulate insular"),
            ("vaccine", "vacant"),
            ("plant", "plantation"),
            ("muscle", "mussel"),
        ] {
            for word in words.split(' ') {
                assert!(!are(term, word), "{term}: {word}");
            }
        }
    }

    #[test]
    fn other_words_are_other_terms() {
        for (term, text) in [
            ("hepatitis", "hepatic"),
            ("interleukin", "interferon"),
            ("arthritis", "arthrosis"),
            ("gastritis", "gastric"),
            ("neuron", "neural"),
            ("position", "positive"),
            ("interface", "internal"),
            ("form", "formal"),
            ("characteristic", "characters"),
        ] {
            assert!(!are(term, text), "{term}: {text}");
        }
    }
}
