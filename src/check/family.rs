//! Whether an English text says a term in another shape: its words in another order, in another part of speech, in
//! the other spelling (remyelination for myelin, "inflamed joints" for joint inflammation, tumour for tumor). Only
//! the question whether a term was rendered at all is answered so; which of its names was chosen is not.

use crate::language::lemma;
use crate::text::fold_to_string;

/// Words that carry no meaning of a term.
const SMALL: [&str; 17] = ["of", "the", "in", "a", "an", "and", "for", "to", "from", "with", "by", "on", "at", "or", "your", "one", "s"];

/// What may stand before a word without making it another one.
const BEFORE: [&str; 9] = ["anti", "neuro", "re", "immuno", "auto", "micro", "pro", "osteo", "cardio"];

/// What may stand behind a short word.
const BEHIND: [&str; 20] =
    ["ty", "ity", "ly", "ness", "ing", "ed", "er", "ful", "ous", "al", "ic", "y", "ment", "less", "en", "ion", "ive", "able", "or", "like"];

/// Endings that make a name: hepatitis is not hepatic, a lipoma not a lipid.
/// As [`american`] and the lemma leave them.
const NAMES: [&str; 8] = ["itiz", "itis", "iti", "oma", "ectomy", "plasty", "otomy", "oscopy"];

/// A text cut into words for comparison.
pub(super) struct Words(Vec<String>);

impl Words {
    /// Cuts a text.
    pub(super) fn of(text: &str) -> Self {
        Words(parts(text))
    }

    /// Whether the words of a term stand near each other in the text, each itself or one of its family.
    pub(super) fn say(&self, term: &str) -> bool {
        if term.split(|c: char| !c.is_alphanumeric()).any(|word| word.chars().filter(|c| c.is_uppercase()).count() > 1) {
            return false;
        }
        let wanted: Vec<String> = parts(term).into_iter().filter(|word| !SMALL.contains(&word.as_str())).collect();
        let Some((first, rest)) = wanted.split_first() else { return false };
        let reach = 6 + wanted.len();
        let near = |at: usize, word: &String| {
            let window = self.0.iter().enumerate().skip(at.saturating_sub(reach)).take(2 * reach + 1);
            window.filter(|(other, _)| *other != at).any(|(_, other)| are_family(word, other))
        };
        self.0.iter().enumerate().any(|(at, word)| are_family(first, word) && rest.iter().all(|wanted| near(at, wanted)))
    }
}

/// The words of a text in the shape they are compared in.
pub(super) fn parts(text: &str) -> Vec<String> {
    fold_to_string(text).split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(american).collect()
}

/// One spelling for both sides of the ocean; it need not be a word.
fn american(word: &str) -> String {
    let word = lemma(word);
    if word.len() < 4 {
        return word;
    }
    let word = word.replace("ae", "e").replace("oe", "e").replace("our", "or").replace("ys", "yz").replace("is", "iz");
    word.strip_suffix("tre").map_or(word.clone(), |stem| format!("{stem}ter"))
}

/// Whether two words, as [`parts`] gives them, are one or derived from one another.
pub(super) fn are_family(a: &str, b: &str) -> bool {
    if a == b || are_derived(a, b) {
        return true;
    }
    let stripped = |word: &str, other: &str| {
        BEFORE
            .iter()
            .filter_map(|before| word.strip_prefix(before))
            .any(|rest| rest.len() > 4 && (rest == other || are_derived(rest, other)))
    };
    stripped(a, b) || stripped(b, a)
}

fn are_derived(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if let Some(tail) = long.strip_prefix(short)
        && short.len() >= 4
        && BEHIND.contains(&tail)
    {
        return true;
    }
    let shared = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    // A name only meets its own adjective (arthritic, glaucomatous).
    let named = |word: &str, other: &str| NAMES.iter().any(|name| word.ends_with(name)) && shared + 1 < word.len().min(other.len() + 1);
    let (long_a, long_b) = (a.chars().count(), b.chars().count());
    shared >= 5 && shared + 3 >= long_a.min(long_b) && long_a - shared <= 6 && long_b - shared <= 6 && !named(a, b) && !named(b, a)
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
            ("", "anything"),
        ] {
            assert!(!Words::of(text).say(term), "{term}: {text}");
        }
    }
}
