//! An English term in the place of another one: with its plural, its possessive, its capitals and hyphens, and with the
//! article in front of it. In: the words as they stand, both entries. Out: the words to put there. Where it is not
//! certain that the new term takes the form of the old one (a thing that is counted for a substance), nothing.

use super::repair_english::capitalized;
use super::repair_lists::{has, words};
use crate::glossary::{Concept, PartOfSpeech, Side};
use crate::language::{lemma, plural, same_word};
use crate::text::Span;

/// What the old term stands in.
pub(super) struct Slot<'t> {
    /// The translation.
    pub target: &'t str,
    /// Where the old term stands in it.
    pub span: Span,
    /// Whether the source makes one word of it and what follows.
    pub attributive: bool,
}

/// The new term in the form of the old one, and the bytes it replaces: the term, with an article that has to change.
pub(super) fn formed(slot: &Slot<'_>, old: (&Concept, &Side), new: (&Concept, &Side)) -> Option<(Span, String)> {
    let surface = slot.span.of(slot.target);
    let (bare, possessive) =
        ["'s", "’s"].iter().find_map(|mark| surface.strip_suffix(mark).map(|bare| (bare, *mark))).unwrap_or((surface, ""));
    let (word, is_plural, is_short) = entry_word(bare, old.1)?;
    let base = match &new.1.abbreviation {
        Some(short) if is_short => short.text.as_str(),
        _ => new.1.preferred.text.as_str(),
    };
    // An entry may give its word in the plural.
    let many = is_plural || is_plural_word(word);
    let given = is_plural_word(base);
    if given && !many {
        return None;
    }
    fits(slot, word, many, old.0, base, new)?;
    let mut text = if many && !given { plural_of(base, new.1) } else { base.to_owned() };
    if bare.contains('-') && !word.contains('-') || slot.target.get(slot.span.end..).is_some_and(|rest| rest.starts_with('-')) {
        text = text.replace(' ', "-");
    }
    text = cased(&text, bare, word, begins_sentence(slot.target, slot.span.start))?;
    if !possessive.is_empty() {
        if text.ends_with(['s', 'S']) {
            return None;
        }
        text.push_str(possessive);
    }
    with_article(slot.target, slot.span, &text)
}

/// Puts a text in the place of a range, with the article before it; nothing where it is not certain which one it takes.
pub(super) fn with_article(target: &str, span: Span, text: &str) -> Option<(Span, String)> {
    let before = target.get(..span.start)?;
    let bare = before.strip_suffix(' ');
    let article = bare.and_then(|bare| last_word(bare)).filter(|word| word.eq_ignore_ascii_case("a") || word.eq_ignore_ascii_case("an"));
    let (Some(bare), Some(article)) = (bare, article) else { return Some((span, text.to_owned())) };
    let (was, now) = (article_of(span.of(target)), article_of(text)?);
    if was.is_some_and(|was| !was.eq_ignore_ascii_case(article)) {
        return None;
    }
    let now = if article.starts_with('A') { capitalized(now) } else { now.to_owned() };
    let from = bare.len() - article.len();
    if now == article { Some((span, text.to_owned())) } else { Some((Span::new(from, span.end), format!("{now} {text}"))) }
}

/// The word of an entry that a text is a form of; whether it is its plural; whether it is the short form.
fn entry_word<'s>(text: &str, side: &'s Side) -> Option<(&'s str, bool, bool)> {
    let key = |word: &str| word.to_lowercase().replace(['-', '‐', '‑', '–'], " ");
    let names = std::iter::once((&side.preferred, false))
        .chain(side.admitted.iter().map(|word| (word, false)))
        .chain(side.abbreviation.iter().map(|word| (word, true)));
    let all: Vec<(&str, bool)> = names.map(|(word, short)| (word.text.as_str(), short)).collect();
    let exact = all.iter().find(|(word, _)| key(word) == key(text)).map(|(word, short)| (*word, false, *short));
    exact.or_else(|| {
        let is_plural = |word: &str| {
            key(&plural(word)) == key(text)
                || (word == side.preferred.text && side.plural.as_deref().is_some_and(|plural| key(plural) == key(text)))
        };
        all.iter().find(|(word, _)| is_plural(word)).map(|(word, short)| (*word, true, *short))
    })
}

/// Whether a word stands in the plural, by the rules of its ending.
fn is_plural_word(word: &str) -> bool {
    let last = word.rsplit([' ', '-']).next().unwrap_or(word).to_lowercase();
    let singular = lemma(&last);
    singular != last && plural(&singular) == last
}

fn plural_of(word: &str, side: &Side) -> String {
    if let Some(plural) = side.plural.as_ref().filter(|_| word == side.preferred.text) {
        return plural.clone();
    }
    // Only the last word changes; the others keep their capitals.
    let at = word.rfind([' ', '-']).map_or(0, |at| at + 1);
    match word.split_at_checked(at) {
        Some((head, last)) => format!("{head}{}", plural(last)),
        None => plural(word),
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Mass,
    Either,
    Count,
    Name,
    Unknown,
}

fn kind(word: &str, has_plural: bool) -> Kind {
    let last = word.rsplit(' ').next().unwrap_or(word);
    let capitals = last.chars().filter(|c| c.is_uppercase()).count();
    if capitals > 1 || (capitals > 0 && (word == last || last.contains(|c: char| c.is_ascii_digit()))) {
        return Kind::Name;
    }
    let last = last.rsplit('-').next().unwrap_or(last);
    let head = lemma(last);
    let ends = |kind: &str| words(kind).iter().any(|end| head.len() > end.len() + 1 && head.ends_with(end));
    if has("either", &head) {
        Kind::Either
    } else if has("count", &head) || has_plural {
        Kind::Count
    } else if has("mass", &head) {
        Kind::Mass
    } else if ends("count-end") {
        Kind::Count
    } else if ends("mass-end") {
        Kind::Mass
    } else {
        Kind::Unknown
    }
}

/// Whether the new word can take the place of the old one.
fn fits(slot: &Slot<'_>, word: &str, is_plural: bool, old: &Concept, base: &str, new: (&Concept, &Side)) -> Option<()> {
    let is_noun = |concept: &Concept| matches!(concept.part_of_speech, PartOfSpeech::Noun | PartOfSpeech::ProperNoun);
    let head = |word: &str| lemma(word.rsplit([' ', '-']).next().unwrap_or(word));
    if is_noun(old) != is_noun(new.0) || (!is_noun(old) && old.part_of_speech != new.0.part_of_speech) {
        return None;
    }
    if head(word) == head(base) || !is_noun(old) {
        return Some(());
    }
    let (was, now) = (kind(word, false), kind(base, new.1.plural.is_some()));
    let behind = slot.target.get(slot.span.end..).unwrap_or("");
    let attributive =
        behind.starts_with('-') || (slot.attributive && behind.strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_alphabetic)));
    // Not the participle of an adjective (adipose-derived) for a noun, nor the other way round.
    let adjective = |word: &str| word.contains('-') && word.ends_with("ed");
    if adjective(word) != adjective(base) {
        return None;
    }
    let fits = if !is_plural && was == Kind::Name && now == Kind::Name {
        true
    } else if is_plural {
        matches!(now, Kind::Count | Kind::Either | Kind::Unknown)
    } else {
        match determiner(slot.target, slot.span.start) {
            Some(Determiner::Counted) => matches!(now, Kind::Count | Kind::Unknown),
            Some(Determiner::Definite) => true,
            None => attributive || was == Kind::Count || matches!(now, Kind::Mass | Kind::Either | Kind::Name),
        }
    };
    fits.then_some(())
}

enum Determiner {
    Counted,
    Definite,
}

/// What stands before a noun, with at most one word between.
fn determiner(target: &str, start: usize) -> Option<Determiner> {
    let mut before = target.get(..start)?;
    for _ in 0..2 {
        before = before.strip_suffix(' ')?;
        let word = last_word(before)?;
        before = before.get(..before.len() - word.len())?;
        let small = word.to_lowercase();
        if has("counted", &small) {
            return Some(Determiner::Counted);
        }
        if has("definite", &small) {
            return Some(Determiner::Definite);
        }
        if has("function", &small) {
            return None;
        }
    }
    None
}

/// The word a text ends in.
pub(super) fn last_word(text: &str) -> Option<&str> {
    let len = text.len() - text.trim_end_matches(|c: char| c.is_alphanumeric() || matches!(c, '\'' | '’' | '-')).len();
    text.get(text.len() - len..).filter(|word| !word.is_empty())
}

/// Whether a sentence begins at a place.
pub(super) fn begins_sentence(target: &str, start: usize) -> bool {
    let before =
        target.get(..start).unwrap_or("").trim_end_matches(['"', '“', '‘', '\'', '(', '[', '*', '_', '>', '#', '-', '•', '–', ' ', '「']);
    before.is_empty() || before.ends_with(['.', '!', '?', ':', '\n', '。'])
}

/// The new text with the capitals of the old one.
fn cased(text: &str, old: &str, entry: &str, begins: bool) -> Option<String> {
    let is_capital = |word: &str| word.starts_with(char::is_uppercase);
    let raise = |word: &str| if word.chars().any(char::is_uppercase) { word.to_owned() } else { capitalized(word) };
    let raised = old.chars().filter(|c| c.is_uppercase()).count();
    let own = entry.chars().filter(|c| c.is_uppercase()).count();
    let letters = old.chars().filter(|c| c.is_alphabetic()).count();
    if raised == letters && letters > 1 && own < letters {
        return None;
    }
    let mut words = old.split([' ', '-']);
    let title = raised > own && (!begins || (words.clone().count() > 1 && words.all(|word| is_capital(word) || word.len() < 4)));
    Some(if title {
        text.split(' ').map(raise).collect::<Vec<_>>().join(" ")
    } else if begins && is_capital(old) {
        let (first, rest) = text.split_once(' ').map_or((text, None), |(first, rest)| (first, Some(rest)));
        rest.map_or_else(|| raise(first), |rest| format!("{} {rest}", raise(first)))
    } else {
        text.to_owned()
    })
}

/// The article that a text takes, where that is certain.
fn article_of(text: &str) -> Option<&'static str> {
    let text = text.trim_start_matches(['"', '“', '‘', '*', '_']);
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if digits > 0 {
        let group = text.get(..digits)?;
        let teen = group.starts_with("11") || group.starts_with("18");
        return match digits {
            _ if group.starts_with('8') => Some("an"),
            2 if teen => Some("an"),
            4 if teen => None,
            _ => Some("a"),
        };
    }
    let word = text.split(|c: char| !c.is_alphanumeric() && c != '-').next()?;
    let small = word.to_lowercase();
    let first = small.chars().next().filter(char::is_ascii_alphabetic)?;
    let begins = |kind: &str| words(kind).iter().any(|start| small.starts_with(start));
    let part = word.split('-').next().unwrap_or(word);
    let capitals = part.chars().filter(|c| c.is_uppercase()).count();
    let vowel = "aeiou".contains(first);
    if capitals > 1 || (capitals == 1 && part.chars().count() == 1) {
        // Letter by letter, unless it can be read as a word.
        let spelled = "aefhilmnorsx".contains(first);
        let readable = part.chars().skip(1).any(|c| "AEIOUaeiou".contains(c)) || first == 'u';
        return if spelled == vowel || !readable { Some(if spelled { "an" } else { "a" }) } else { None };
    }
    if begins("a") {
        return Some("a");
    }
    if first == 'h' || first == 'x' {
        return Some(if begins("an") { "an" } else { "a" });
    }
    Some(if vowel { "an" } else { "a" })
}

/// A noun behind a number that becomes one, or is one no more: its other form.
pub(super) fn other_number(noun: &str, to_plural: bool) -> Option<String> {
    if !noun.chars().all(|c| c.is_ascii_lowercase()) || noun.len() < 2 {
        return None;
    }
    let (singular, many) = (lemma(noun), plural(&lemma(noun)));
    if to_plural {
        let regular = singular == noun && many != noun && !matches!(kind(noun, false), Kind::Mass) && same_word(&many, noun);
        regular.then_some(many)
    } else {
        (singular != noun && many == noun).then_some(singular)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::string_slice)]

    use super::{article_of, begins_sentence, other_number, with_article};
    use crate::text::Span;

    #[test]
    fn articles_go_by_sound() {
        for (text, expected) in [
            ("bone marrow", Some("a")),
            ("adipose tissue", Some("an")),
            ("hour", Some("an")),
            ("hip", Some("a")),
            ("unit", Some("a")),
            ("ulcer", Some("an")),
            ("European", Some("a")),
            ("8-week", Some("an")),
            ("18-month", Some("an")),
            ("80%", Some("an")),
            ("110-page", Some("a")),
            ("1100", None),
            ("MRI", None),
            ("HLA", None),
            ("MSC", Some("an")),
            ("PRP", Some("a")),
            ("iPS", Some("an")),
            ("X-ray", Some("an")),
            ("細胞", None),
        ] {
            assert_eq!(article_of(text), expected, "{text}");
        }
        let swap = |target: &str, old: &str, new: &str| {
            let at = target.find(old).unwrap();
            let (span, text) = with_article(target, Span::new(at, at + old.len()), new)?;
            Some(format!("{}{text}{}", &target[..span.start], &target[span.end..]))
        };
        assert_eq!(swap("It took a 3-month course.", "3", "8").as_deref(), Some("It took an 8-month course."));
        assert_eq!(swap("An ulcer was found.", "ulcer", "tumor").as_deref(), Some("A tumor was found."));
        assert_eq!(swap("The ulcer", "ulcer", "tumor").as_deref(), Some("The tumor"));
    }

    #[test]
    fn sentences_begin_after_marks() {
        for (text, at) in [("Cells", 0), ("It is. Cells", 7), ("“Cells”", 3), ("**Cells**", 2), ("Note: Cells", 6)] {
            assert!(begins_sentence(text, at), "{text}");
        }
        assert!(!begins_sentence("The Cells", 4));
    }

    #[test]
    fn only_regular_nouns_change_their_number() {
        for (noun, to_plural, expected) in [
            ("patient", true, Some("patients")),
            ("study", true, Some("studies")),
            ("week", true, Some("weeks")),
            ("weeks", false, Some("week")),
            ("information", true, None),
            ("series", true, None),
            ("patients", true, None),
            ("Patient", true, None),
        ] {
            assert_eq!(other_number(noun, to_plural).as_deref(), expected, "{noun}");
        }
    }
}
