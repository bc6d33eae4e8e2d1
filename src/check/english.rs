//! English left in a Japanese translation. In: a pair. Out: stretches of English that the source has word for word and
//! that are no names, terms, titles, quotations, references, code or addresses.

use std::cell::LazyCell;
use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use super::pair::Reading;
use super::scan::{addresses, code, code_elements, inside, merged, pattern, tags};
use crate::article::vocabulary::vocabulary;
use crate::text::{Lang, Script, Span, count_two_bytes, script};

/// Words of the shortest stretch that is told from a name.
const WORDS: usize = 4;

/// Words of the shortest piece of one that brackets or quotation marks cut.
const FEWEST: usize = 3;

/// Small words in a row that are no term.
const SMALL: usize = 4;

/// A year beside what references have: et al., a volume and its pages, an identifier.
static REFERENCE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"\b(?:19|20)[0-9]{2}\b.*(?:[0-9]+\s*[(:][0-9]|doi|10\.[0-9]{4}/|pp?\. ?[0-9])|(?:et al\.?|[A-Z][a-z]+ [A-Z]{1,2}[,.]).*\b(?:19|20)[0-9]{2}\b",
    )
});

static BRACES: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r"\{[^{}]*\}"));

/// Whether a text is a bibliographic reference.
pub(super) fn is_reference(text: &str) -> bool {
    REFERENCE.as_ref().is_some_and(|reference| reference.is_match(text))
}

/// Whether a text is a short sentence or heading of English words, which no name is: it ends a sentence or has a small word of
/// its own behind a capitalised one (Side effects, The knee hurts.), and nothing in it is a sign of a program.
pub(super) fn is_phrase(text: &str) -> bool {
    const SMALL: [&str; 14] = ["of", "the", "and", "for", "in", "on", "to", "a", "an", "at", "by", "from", "with", "or"];
    let ends = text.ends_with(['.', '?', '!']);
    let bare = text.trim_end_matches(['.', '?', '!', ':']);
    let words: Vec<&str> = bare.split(' ').map(|word| word.trim_end_matches(',')).collect();
    let is_word = |word: &&str| !word.is_empty() && word.chars().skip(1).all(|c| c.is_ascii_lowercase() || matches!(c, '\'' | '’'));
    let own = |word: &&&str| word.starts_with(|c: char| c.is_ascii_lowercase()) && word.len() > 2 && !SMALL.contains(*word);
    let titled = words.iter().skip(1).any(|word| word.starts_with(|c: char| c.is_ascii_uppercase()));
    let begins = words.first().is_some_and(|word| word.starts_with(|c: char| c.is_ascii_uppercase()) && word.len() > 1);
    words.len() > 1 && begins && words.iter().all(is_word) && words.iter().skip(1).any(|word| own(&word)) && (ends || !titled)
}

/// The stretches, without the punctuation around them.
pub(super) fn sentences(reading: &Reading<'_>) -> Vec<Span> {
    let (source, target) = (reading.pair.source, reading.pair.target);
    let Some(words) = vocabulary(Lang::En).map(|vocabulary| &vocabulary.characters.sentence_words) else { return Vec::new() };
    if !has_words(target, FEWEST) || is_reference(source) {
        return Vec::new();
    }
    let mut exempt = code(target);
    exempt.extend(addresses(target).into_iter().chain(code_elements(target)).chain(tags(target)));
    exempt.extend(super::scan::all(&BRACES, target));
    exempt.extend(reading.kept_terms());
    let exempt = merged(exempt);
    let folded = |words: &[String]| words.iter().map(|word| word.to_lowercase()).collect::<Vec<_>>().join(" ");
    // Few translations have so many words in Latin letters that the source is asked for them.
    let in_source = LazyCell::new(|| cut(source));
    let known: LazyCell<BTreeSet<String>, _> = LazyCell::new(|| in_source.windows(WORDS).map(folded).collect());
    let is_sentence = source.trim_end().ends_with(['.', '!', '?', '"', '”', ')']);
    let is_left = |(span, found): &&(Span, Vec<String>)| {
        if found.len() < WORDS || !found.windows(WORDS).all(|words| known.contains(&folded(words))) {
            return false;
        }
        let is_small = |word: &str| word.chars().all(|c| c.is_lowercase() || matches!(c, '\'' | '’'));
        let count = found.iter().filter(|word| is_small(word)).count();
        let stem = |word: &String| word.to_lowercase().split(['\'', '’']).next().unwrap_or("").to_owned();
        let speaks = found.iter().any(|word| words.contains(&stem(word)));
        // Lists of keywords and options have other marks than spaces between their words.
        let row = words_in_row(span.of(target));
        let speaks_or_ends = speaks || is_sentence;
        // Nearly the whole source is no term, whatever its words.
        let whole = found.len() * 5 >= in_source.len() * 4 && count >= 2 && (row >= 2 || speaks) && speaks_or_ends;
        whole || (speaks && count >= WORDS - 1 && row >= 2) || (row >= SMALL && is_sentence)
    };
    let pieces: Vec<(Span, Vec<String>)> = stretches(target, &exempt).into_iter().map(|span| (span, cut(span.of(target)))).collect();
    let left: Vec<Span> = pieces.iter().filter(is_left).map(|(span, _)| *span).collect();
    let count: usize = pieces.iter().map(|(_, words)| words.len()).sum();
    let may_be_cut = left.is_empty() && is_sentence && pieces.iter().any(|(_, words)| words.len() >= FEWEST);
    if !may_be_cut || in_source.len() < WORDS || count * 5 < in_source.len() * 3 {
        return left;
    }
    // A sentence that brackets and quotation marks cut into pieces, each too short to tell.
    let pairs: BTreeSet<String> = in_source.windows(2).map(folded).collect();
    let told = pieces.iter().filter(|(_, words)| words.windows(2).all(|pair| pairs.contains(&folded(pair))));
    let count = told.clone().map(|(_, words)| words.len()).sum::<usize>();
    let small = told.clone().flat_map(|(_, words)| words).filter(|word| word.chars().all(char::is_lowercase)).count();
    let longest = told.max_by_key(|(_, words)| words.len());
    match longest {
        Some((span, words))
            if words.len() >= FEWEST && small >= WORDS - 1 && count * 5 >= in_source.len() * 3 && words_in_row(span.of(target)) > 1 =>
        {
            vec![*span]
        }
        _ => left,
    }
}

/// Whether a text may have a stretch of so many words, before anything is exempt.
fn has_words(text: &str, count: usize) -> bool {
    // Most texts have too few of what a word in Latin letters may begin with, of full width too.
    let is_letter = |b: u8| b.is_ascii_alphanumeric() | matches!(b, 0xC3..=0xC9 | 0xE1 | 0xEF);
    if 1 + count_two_bytes(text, |before, b| !before.is_ascii_alphanumeric() & is_letter(b)) < count {
        return false;
    }
    let (mut words, mut in_word) = (0, false);
    text.chars().any(|c| {
        let is_letter = is_part_of_word(c);
        words = match (is_letter, goes_on(c)) {
            (true, _) => words + usize::from(!in_word),
            (false, true) => words,
            (false, false) => 0,
        };
        in_word = is_letter;
        words >= count
    })
}

/// Whether a character is a letter or digit of a word in Latin letters.
fn is_part_of_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, 'À'..='ɏ' | 'Ḁ'..='ỿ' | 'Ａ'..='ｚ') && script(c) == Script::Latin
}

/// Whether a sentence of such words goes on with a mark.
fn goes_on(c: char) -> bool {
    matches!(c, ' ' | ',' | '\'' | '’' | '-' | '.' | ';' | ':' | '!' | '?')
}

/// Words of small letters that only spaces part, at most.
fn words_in_row(text: &str) -> usize {
    let is_small = |word: &str| word.chars().all(|c| c.is_lowercase() || matches!(c, '\'' | '’'));
    let tokens: Vec<bool> = text.split(' ').filter(|token| !token.is_empty()).map(is_small).collect();
    tokens.split(|small| !small).map(<[bool]>::len).max().unwrap_or(0)
}

fn cut(text: &str) -> Vec<String> {
    let words = text.split(|c: char| c != '\'' && c != '’' && !is_part_of_word(c));
    words.map(|word| word.trim_matches(['\'', '’'])).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Stretches of Latin words with the marks of a sentence between them, outside of quotation marks and brackets.
fn stretches(text: &str, exempt: &[Span]) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    let (mut depth, mut straight, mut single) = (0usize, false, false);
    let mut open: Option<Span> = None;
    let mut before = ' ';
    let mut rest = text.char_indices().peekable();
    while let Some((at, c)) = rest.next() {
        let here = Span::new(at, at + c.len_utf8());
        let next = rest.peek().map_or(' ', |(_, next)| *next);
        let is_word = script(c) == Script::Latin;
        let is_letter = |c: char| script(c) == Script::Latin || c.is_ascii_digit();
        match c {
            '「' | '『' | '“' | '《' | '〈' | '(' | '（' | '[' | '［' => depth += 1,
            '<' if !next.is_whitespace() => depth += 1,
            '」' | '』' | '”' | '》' | '〉' | ')' | '）' | ']' | '］' | '>' => depth = depth.saturating_sub(1),
            '"' => straight = !straight,
            '\'' if single => single = is_letter(next),
            '\'' | '‘' => single = !is_letter(before) && is_letter(next) && !is_ending(text.get(here.end..).unwrap_or("")),
            '’' if single => single = is_letter(next),
            _ => {}
        }
        before = c;
        if depth > 0 || straight || single || inside(exempt, at) || !(is_part_of_word(c) || goes_on(c)) {
            found.extend(open.take());
        } else if is_word {
            open = Some(open.map_or(here, |span| Span::new(span.start, here.end)));
        }
    }
    found.extend(open);
    found
}

/// Whether what stands behind an apostrophe is the end of a word that was cut off (`don 't`).
fn is_ending(behind: &str) -> bool {
    let word = behind.split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or("");
    matches!(word, "t" | "s" | "d" | "m" | "re" | "ll" | "ve" | "em" | "clock")
}

#[cfg(test)]
mod tests {
    use super::{is_reference, stretches};

    #[test]
    fn brackets_and_quotation_marks_part_stretches() {
        let text = "本剤は is given once（mesenchymal stem cells）と「do not stop」です。'Do not go' or don't. See your doctor.";
        let found: Vec<&str> = stretches(text, &[]).iter().map(|s| s.of(text)).collect();
        assert_eq!(found, ["is given once", "or don't. See your doctor"]);
    }

    #[test]
    fn references() {
        for text in [
            "Sato K, Mori T. Cells in knee pain. J Test. 2021;12(3):45-50.",
            "Tanaka et al. Effects of cell media on pain. 2019",
            "Cells in practice. 2020. doi:10.1000/abc",
        ] {
            assert!(is_reference(text), "{text}");
        }
        for text in ["The clinic opened in 2019 and is closed on Sundays.", "Please call us before you come."] {
            assert!(!is_reference(text), "{text}");
        }
    }
}
