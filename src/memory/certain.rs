//! Whether what stands in an English text is for certain the noun that a term is, and its alone: not a verb or an adjective
//! of the same letters, not another sense of it, and no part of a name. In doubt it is not.

use super::repair_lists::has;
use super::repair_noun::{begins_sentence, last_word};
use crate::glossary::PartOfSpeech;
use crate::language::lemma;
use crate::text::Span;

/// Whether a place of a text is for certain a term of this part of speech. `joined` says that the source makes one word of
/// the term and what follows it.
pub(super) fn is_certain(target: &str, span: Span, part_of_speech: PartOfSpeech, joined: bool) -> bool {
    let (Some(before), Some(behind)) = (target.get(..span.start), target.get(span.end..)) else { return false };
    let place = Place { target, span, before, behind };
    !place.is_in_name(joined)
        && match part_of_speech {
            PartOfSpeech::Noun => place.is_noun(),
            PartOfSpeech::Verb => !place.is_behind("nominal"),
            _ => true,
        }
}

struct Place<'t> {
    target: &'t str,
    span: Span,
    before: &'t str,
    behind: &'t str,
}

impl Place<'_> {
    /// The word directly before it, and where it begins.
    fn left(&self) -> Option<(&str, usize)> {
        let bare = self.before.strip_suffix(' ')?;
        let word = last_word(bare)?;
        Some((word, bare.len() - word.len()))
    }

    /// The word directly behind it.
    fn right(&self) -> Option<&str> {
        let rest = self.behind.strip_prefix([' ', '-'])?;
        let end = rest.find(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’' | '-')).unwrap_or(rest.len());
        rest.get(..end).filter(|word| !word.is_empty())
    }

    fn is_behind(&self, kind: &str) -> bool {
        self.left().is_some_and(|(word, _)| has(kind, &word.to_lowercase()))
    }

    /// Whether it is, or may be, a part of a name: capitals where a sentence has none, of its own or beside it.
    fn is_in_name(&self, joined: bool) -> bool {
        let is_capital = |word: &str| word.starts_with(char::is_uppercase);
        if self.right().is_some_and(is_capital) {
            return true;
        }
        let (begins, capital) = (begins_sentence(self.target, self.span.start), is_capital(self.span.of(self.target)));
        let left = self.left().filter(|(_, at)| !begins_sentence(self.target, *at)).map(|(word, _)| word);
        if !begins && left.is_some_and(|word| is_capital(word) && word != "I") {
            return true;
        }
        // In a title all words that say something have capitals, and the parts of a name in it cannot be told.
        capital && !begins && !self.is_acronym() && (joined || !self.is_title())
    }

    fn is_acronym(&self) -> bool {
        self.span.of(self.target).chars().filter(|c| c.is_uppercase()).count() > 1 && !self.span.of(self.target).contains(' ')
    }

    /// Whether the text is a title: no full stop, and no small letter begins a long word.
    fn is_title(&self) -> bool {
        let text = self.target.trim_end();
        let long = |word: &&str| word.chars().filter(|c| c.is_alphabetic()).count() > 4;
        let small = |word: &str| word.starts_with(char::is_lowercase);
        !text.ends_with('.') && !text.split(|c: char| !c.is_alphanumeric()).filter(long).any(small)
    }

    /// Whether it is a noun of the sense that the term has.
    fn is_noun(&self) -> bool {
        let surface = self.span.of(self.target);
        let possessive = ["'s", "’s"].iter().any(|mark| surface.ends_with(mark));
        if possessive || surface.contains([' ', '-']) {
            return true;
        }
        let small = surface.to_lowercase();
        let base = lemma(&small);
        let is = |kind: &str| has(kind, &small) || has(kind, &base);
        let (verbal, adjectival) = (is("verbal"), is("adjectival"));
        if !verbal && !adjectival {
            return true;
        }
        // All that the text says, and no order to do it.
        if self.before.trim_matches(|c: char| !c.is_alphanumeric()).is_empty() && self.behind.trim().is_empty() {
            return true;
        }
        if self.before.ends_with('-') {
            return false;
        }
        let right = self.right().map(str::to_lowercase);
        if adjectival && right.as_deref().is_some_and(|word| !has("finite", word) && !has("nominal", word) && !has("function", word)) {
            return false;
        }
        let other_sense = is("sense") && self.left().is_some_and(|(word, _)| word.eq_ignore_ascii_case("the"));
        let subject = begins_sentence(self.target, self.span.start) && right.is_some_and(|word| has("finite", &word));
        subject || (self.is_behind("nominal") && !other_sense)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::is_certain;
    use crate::glossary::PartOfSpeech;
    use crate::text::Span;

    fn certain(text: &str, word: &str, joined: bool) -> bool {
        let at = text.find(word).unwrap();
        is_certain(text, Span::new(at, at + word.len()), PartOfSpeech::Noun, joined)
    }

    #[test]
    fn words_that_may_be_verbs_have_to_stand_as_nouns() {
        for text in ["Walk after scans.", "A scan is made.", "the scan's date", "Scans are made.", "Results of scans", "Scan"] {
            assert!(
                ["scan", "Scan"].iter().any(|word| text.contains(word)
                    && certain(
                        text,
                        if text.contains("scans") {
                            "scans"
                        } else if text.contains("Scans") {
                            "Scans"
                        } else {
                            word
                        },
                        false
                    )),
                "{text}"
            );
        }
        for (text, word) in [
            ("Please scan.", "scan"),
            ("You will know if you scan.", "scan"),
            ("The doctor scans.", "scans"),
            ("Scan the knee.", "Scan"),
            ("Rest.", "Rest"),
            ("It lets her scan.", "scan"),
            ("The rest is explained.", "rest"),
            ("A patient person", "patient"),
            ("Be patient.", "patient"),
            ("a body-scan", "scan"),
        ] {
            assert!(!certain(text, word, false), "{text}");
        }
        assert!(certain("Ask a patient.", "patient", false) && certain("The pain of patients is less.", "patients", false));
        assert!(certain("Cartilage wears.", "Cartilage", false));
    }

    #[test]
    fn parts_of_names_are_none() {
        for (text, word, joined) in [
            ("The Cartilage Society", "Cartilage", false),
            ("Cartilage Society of Japan", "Cartilage", false),
            ("the cartilage Institute", "cartilage", false),
            ("He works at the Kobe Cartilage clinic.", "Cartilage", false),
            ("This is the Cartilage of the knee.", "Cartilage", false),
            ("About Cartilage", "Cartilage", true),
        ] {
            assert!(!certain(text, word, joined), "{text}");
        }
        for (text, word) in [
            ("About Cartilage", "Cartilage"),
            ("Cartilage is thin.", "Cartilage"),
            ("Thin cartilage", "cartilage"),
            ("I said cartilage.", "cartilage"),
        ] {
            assert!(certain(text, word, false), "{text}");
        }
    }

    #[test]
    fn a_verb_is_none_behind_what_makes_a_noun() {
        let at = |text: &str| Span::new(text.find("treat").unwrap(), text.find("treat").unwrap() + 5);
        let certain = |text: &str| is_certain(text, at(text), PartOfSpeech::Verb, false);
        assert!(certain("We treat it.") && !certain("It is a treat."));
    }
}
