//! English left in a Japanese translation. In: a pair. Out: stretches of English that the source has word for word and
//! that are no names, terms, titles, quotations, references, code or addresses.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use super::pair::Reading;
use super::scan::{addresses, code, code_elements, inside, merged, pattern, tags};
use crate::article::vocabulary::vocabulary;
use crate::text::{Lang, Script, Span, has_letters_of, script};

/// Words of the shortest stretch that is told from a name.
const WORDS: usize = 4;

/// Small words in a row that are no term.
const SMALL: usize = 5;

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

/// A stretch of Latin words, and whether it stands in brackets.
struct Stretch {
    span: Span,
    bracketed: bool,
}

/// The stretches, without the punctuation around them.
pub(super) fn sentences(reading: &Reading<'_>) -> Vec<Span> {
    let (source, target) = (reading.pair.source, reading.pair.target);
    let Some(words) = vocabulary(Lang::En).map(|vocabulary| &vocabulary.characters.sentence_words) else { return Vec::new() };
    if !has_letters_of(target, Lang::En) || is_reference(source) {
        return Vec::new();
    }
    let mut exempt = code(target);
    exempt.extend(addresses(target).into_iter().chain(code_elements(target)).chain(tags(target)));
    exempt.extend(super::scan::all(&BRACES, target));
    exempt.extend(reading.kept_terms());
    let exempt = merged(exempt);
    let folded = |words: &[String]| words.iter().map(|word| word.to_lowercase()).collect::<Vec<_>>().join(" ");
    let in_source = cut(source);
    let known: BTreeSet<String> = in_source.windows(WORDS).map(folded).collect();
    let is_left = |stretch: &Stretch| {
        let found = cut(stretch.span.of(target));
        if found.len() < WORDS || !found.windows(WORDS).all(|words| known.contains(&folded(words))) {
            return false;
        }
        let small: Vec<bool> = found.iter().map(|word| word.chars().all(|c| c.is_lowercase() || matches!(c, '\'' | '’'))).collect();
        let count = small.iter().filter(|small| **small).count();
        let stem = |word: &String| word.to_lowercase().split(['\'', '’']).next().unwrap_or("").to_owned();
        let speaks = found.iter().any(|word| words.contains(&stem(word)));
        let row = small.split(|small| !small).map(<[bool]>::len).max().unwrap_or(0);
        // Nearly the whole source is no term, whatever its words.
        let whole = found.len() * 5 >= in_source.len() * 4 && count >= 2 && !stretch.bracketed;
        whole || (speaks && count >= WORDS - 1) || (row >= SMALL && !stretch.bracketed)
    };
    stretches(target, &exempt).into_iter().filter(is_left).map(|stretch| stretch.span).collect()
}

fn cut(text: &str) -> Vec<String> {
    let words = text.split(|c: char| c != '\'' && c != '’' && !(c.is_alphanumeric() && c.is_ascii() || script(c) == Script::Latin));
    words.map(|word| word.trim_matches(['\'', '’'])).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Stretches of Latin words with the marks of a sentence between them, outside of quotation marks. A bracket ends one.
fn stretches(text: &str, exempt: &[Span]) -> Vec<Stretch> {
    let mut found: Vec<Stretch> = Vec::new();
    let (mut quotes, mut brackets, mut straight) = (0usize, 0usize, false);
    let mut open: Option<Span> = None;
    for (at, c) in text.char_indices() {
        let here = Span::new(at, at + c.len_utf8());
        match c {
            '「' | '『' | '“' | '《' | '〈' => quotes += 1,
            '」' | '』' | '”' | '》' | '〉' => quotes = quotes.saturating_sub(1),
            '(' | '（' | '[' | '［' => brackets += 1,
            ')' | '）' | ']' | '］' => brackets = brackets.saturating_sub(1),
            '"' => straight = !straight,
            _ => {}
        }
        let is_word = script(c) == Script::Latin;
        let goes_on = is_word || c.is_ascii_digit() || matches!(c, ' ' | ',' | '\'' | '’' | '-' | '.' | ';' | ':' | '!' | '?');
        if quotes > 0 || straight || inside(exempt, at) || !goes_on {
            let closes = matches!(c, ')' | '）' | ']' | '］');
            found.extend(
                open.take()
                    .map(|span| Stretch { span, bracketed: brackets > usize::from(matches!(c, '(' | '（' | '[' | '［')) || closes }),
            );
        } else if is_word {
            open = Some(open.map_or(here, |span| Span::new(span.start, here.end)));
        }
    }
    found.extend(open.map(|span| Stretch { span, bracketed: brackets > 0 }));
    found
}

#[cfg(test)]
mod tests {
    use super::{is_reference, stretches};

    #[test]
    fn brackets_and_quotation_marks_part_stretches() {
        let text = "本剤は is given once（mesenchymal stem cells）と「do not stop」です。See your doctor.";
        let found: Vec<(&str, bool)> = stretches(text, &[]).iter().map(|s| (s.span.of(text), s.bracketed)).collect();
        assert_eq!(found, [("is given once", false), ("mesenchymal stem cells", true), ("See your doctor", false)]);
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
