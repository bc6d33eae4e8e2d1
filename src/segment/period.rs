//! Whether a full stop ends a sentence. In: its place in the text. Out: yes or no. Abbreviations, initials, decimals,
//! enumerators, references and what follows decide; the words are data of `structure.toml`. What never happens: a cut
//! inside a number, an address, or before a word in lower case.

use super::bracket::{is_closer, is_opener};
use super::sentence::{Cutter, continues, is_dash};
use super::{gap, label};
use crate::article::vocabulary::english;
use crate::text::{Script, is_wide, script};

/// Whether the points `from..end` end a sentence, where `after` is what follows the closers behind them.
pub(super) fn ends(text: &Cutter<'_>, from: usize, end: usize, after: usize) -> bool {
    let seen = text.past_space(after);
    let next = text.at(seen);
    if text.is_end(seen) {
        return true;
    }
    let word = word_before(text, from);
    if after == seen && end - from == 1 && is_decimal(text, from, after) {
        return false;
    }
    if end - from == 1 && label::is_before(text, from) && !next.is_lowercase() {
        return false;
    }
    if after == seen {
        // Without a space only Japanese follows a sentence (です.それは, et al.は), or what must begin one.
        return gap::is_missing(text, from, after)
            || end - from == 1
                && is_wide(next)
                && !is_closer(next)
                && (from.checked_sub(1).is_some_and(|b| is_wide(text.at(b)) && script(text.at(b)) != Script::Latin)
                    || is_amount(text, from, &word) && !is_closer(next) && !continues(text.rest(seen)));
    }
    let decimal = next == '.' && text.at(seen + 1).is_ascii_digit() && from.checked_sub(1).is_some_and(|b| text.at(b).is_ascii_digit());
    let goes_on = matches!(next, ',' | ';' | ':' | ')' | '.' | '&' | '%' | '=' | '…') && !decimal;
    if text.is_lower_word(seen) || is_dash(next) || goes_on || is_closer(next) {
        return false;
    }
    if (is_wide(next) && continues(text.rest(seen))) || only_enumerator(text, from) {
        return false;
    }
    if end - from > 1 {
        return !is_wide(next);
    }
    if from > text.start && text.at(from - 1) == ' ' {
        // The spaced points of an ellipsis: four end a sentence, three do not.
        return gap::points_before(text, from) == 4 && next.is_uppercase();
    }
    let words = english();
    let lower = word.to_lowercase();
    if lower == "al" && is_author_named(text, from) {
        return is_opener_word(text, seen);
    }
    if words.titles.contains(&lower) || (word == "Ph" && next == 'D') {
        return false;
    }
    if words.numbered.contains(&lower) && (next.is_numeric() || is_label(text, seen) || is_bracketed_number(text, seen)) {
        return false;
    }
    // Suppl. Fig. 1, Suppl. Table 2
    if lower.starts_with("supp") && words.captions.contains(&next_word(text, seen).to_lowercase()) {
        return false;
    }
    if next.is_ascii_digit() && is_reference_year(text, seen) {
        return false;
    }
    let opener = || is_opener_word(text, seen);
    let mut letters = word.chars();
    if let (Some(letter), None) = (letters.next(), letters.next())
        && letter.is_alphabetic()
        && !is_wide(letter)
    {
        if is_initial(text, from, seen, letter) {
            return false;
        }
        if stands_apart(text, from) {
            return is_last_letter(text, from, letter, opener());
        }
    }
    if is_time(text, from, &lower) && next.is_uppercase() && !is_wide(next) {
        return !opens_with_time(text, from) && !words.after_times.contains(&next_word(text, seen).to_lowercase());
    }
    if words.measures.contains(&lower) {
        return true;
    }
    if words.finals.contains(&lower) || is_initialism(&word) {
        let aside = || (is_opener(next) || next == '"') && !next_word(text, seen).starts_with(char::is_lowercase);
        return !next.is_numeric() && (opener() || is_wide(next) || aside());
    }
    true
}

/// Whether the word before the full stop is one that never ends a sentence, or a single letter.
pub(super) fn is_abbreviation(text: &Cutter<'_>, from: usize) -> bool {
    let word = word_before(text, from).to_lowercase();
    let words = english();
    word.chars().count() < 2
        || words.titles.contains(&word)
        || words.numbered.contains(&word)
        || words.finals.contains(&word)
        || is_initialism(&word)
}

/// Whether the point stands between two digits of whatever width: ０.９, 38．５.
fn is_decimal(text: &Cutter<'_>, from: usize, next: usize) -> bool {
    let digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    from.checked_sub(1).is_some_and(|b| digit(text.at(b))) && digit(text.at(next))
}

/// Whether the word before the full stop is a unit behind its number: 3.5km.
fn is_amount(text: &Cutter<'_>, from: usize, word: &str) -> bool {
    let letters = word.chars().count();
    let digit = |at: Option<usize>| at.is_some_and(|at| text.at(at).is_ascii_digit());
    (1..=3).contains(&letters) && digit(from.checked_sub(letters + 1)) && word.chars().any(char::is_lowercase)
}

/// Whether `et al.` names the author of what was said, and does not end the authors of a reference: a sentence stands before it, and no comma.
fn is_author_named(text: &Cutter<'_>, from: usize) -> bool {
    let before: String = (text.start..from).map(|i| text.at(i)).collect();
    let Some(named) = before.strip_suffix("et al").map(str::trim_end) else { return false };
    let Some((rest, name)) = named.rsplit_once(' ') else { return false };
    let lower = |word: &str| word.chars().count() > 1 && word.chars().all(char::is_lowercase);
    name.starts_with(char::is_uppercase) && name.ends_with(char::is_lowercase) && rest.rsplit(' ').next().is_some_and(lower)
}

/// Whether nothing but a number stands in the brackets that open here: Eq. (3).
fn is_bracketed_number(text: &Cutter<'_>, i: usize) -> bool {
    let close = text.brackets.closer(i).filter(|close| matches!(text.at(i), '(' | '[') && *close <= i + 5);
    close.is_some_and(|close| close > i + 1 && (i + 1..close).all(|i| text.at(i).is_ascii_digit()))
}

/// Whether a relative clause begins here: Which was true.
pub(super) fn is_relative(text: &Cutter<'_>, i: usize) -> bool {
    matches!(next_word(text, i).as_str(), "Which" | "which" | "Who" | "who" | "Whose" | "whose")
}

/// Whether the word before the full stop is a.m. or p.m. behind a number.
fn is_time(text: &Cutter<'_>, from: usize, word: &str) -> bool {
    let number =
        from.checked_sub(4).map_or(' ', |b| if text.at(b) == ' ' { b.checked_sub(1).map_or(' ', |b| text.at(b)) } else { text.at(b) });
    matches!(word, "a.m" | "p.m") && number.is_ascii_digit()
}

/// Whether the sentence is nothing but a time so far: At 5 p.m. Mr. Smith left.
fn opens_with_time(text: &Cutter<'_>, from: usize) -> bool {
    from - text.start < 24 && english().before_times.contains(&next_word(text, text.start).to_lowercase()) && {
        (text.start..from).filter(|&i| text.at(i) == ' ').count() <= 2
    }
}

/// The word directly before the full stop: letters, inner points, `°`; at most 24 characters.
pub(super) fn word_before(text: &Cutter<'_>, from: usize) -> String {
    let mut start = from;
    while start > text.start && from - start < 24 {
        let c = narrow(text.at(start - 1));
        if (c.is_alphabetic() && !is_wide(c)) || c == '°' || (c == '.' && start < from) {
            start -= 1;
        } else {
            break;
        }
    }
    (start..from).map(|i| narrow(text.at(i))).collect()
}

/// Full-width Latin letters and points read like ASCII ones.
fn narrow(c: char) -> char {
    match c {
        '！'..='～' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

/// Whether the letter before the point is a word of its own: not the s of 1960's, not the e of a compound.
fn stands_apart(text: &Cutter<'_>, from: usize) -> bool {
    let Some(before) = from.checked_sub(2).filter(|b| *b >= text.start) else { return true };
    let c = text.at(before);
    c.is_whitespace()
        || c == '.'
        || is_opener(c)
        || matches!(c, '"' | '\'' | ',' | ';') && !text.at(from - 1).is_lowercase()
        || (c == '-' && before > 0 && text.at(before - 1) == '.')
}

/// Whether the capital before the point is an initial of the name that follows, though no space or bracket stands before
/// it: 写真=L. Chen, 撮影:J. Smith、K. Mori. What is joined to a number or to another letter is none.
fn is_initial(text: &Cutter<'_>, from: usize, next: usize, letter: char) -> bool {
    let Some(before) = from.checked_sub(2).filter(|b| *b >= text.start) else { return false };
    let c = text.at(before);
    let free = (is_wide(c) && !c.is_numeric() && script(c) != Script::Latin) || matches!(c, '=' | ':' | '|' | '·' | '•' | '–' | '—');
    free && letter.is_uppercase() && text.at(next).is_uppercase() && !is_wide(text.at(next)) && !is_opener_word(text, next)
}

/// Whether a word stands here that usually begins a sentence.
pub(super) fn is_opener_word(text: &Cutter<'_>, i: usize) -> bool {
    english().openers.contains(&next_word(text, i).to_lowercase())
}

pub(super) fn next_word(text: &Cutter<'_>, mut i: usize) -> String {
    while is_opener(text.at(i)) || matches!(text.at(i), '"' | '\'' | '‘') {
        i += 1;
    }
    (i..i + 24).map(|i| text.at(i)).take_while(|c| c.is_alphabetic()).collect()
}

/// Whether the sentence so far is nothing but `1.`, `1.)`, `a.`, `(2)`, `• 9.`.
fn only_enumerator(text: &Cutter<'_>, from: usize) -> bool {
    if from - text.start > 6 {
        return false;
    }
    let mut letters = 0;
    for i in text.start..from {
        let c = text.at(i);
        if c.is_alphabetic() {
            letters += 1;
        } else if !(c.is_numeric() || c.is_whitespace() || matches!(c, '.' | '(' | ')' | '•' | '-' | '⁃')) {
            return false;
        }
    }
    letters <= 1
}

/// A label such as S1, A, IIb or a Roman numeral: what follows Fig., No. and the like.
fn is_label(text: &Cutter<'_>, i: usize) -> bool {
    let word: String = (i..i + 6).map(|i| text.at(i)).take_while(|c| c.is_alphanumeric() && !is_wide(*c)).collect();
    let mut chars = word.chars();
    match (chars.next(), chars.next()) {
        // Of A and I, which are words too, only what is followed by no word.
        (Some(c), None) => c.is_uppercase() && (!matches!(c, 'I' | 'A') || matches!(text.at(i + 1), '.' | ',' | ')' | ';' | '\n')),
        (Some(a), Some(b)) => a.is_uppercase() && (b.is_numeric() || word.chars().all(|c| "IVX".contains(c))),
        _ => false,
    }
}

/// `2024 Apr 3;20(1)`, `2024;13`, `2022 (26)`: the year of a reference belongs to the journal before it.
fn is_reference_year(text: &Cutter<'_>, i: usize) -> bool {
    let year: String = (i..i + 4).map(|i| text.at(i)).collect();
    if !(year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()) && (year.starts_with("19") || year.starts_with("20"))) {
        return false;
    }
    match text.at(i + 4) {
        ';' | ':' | '(' => true,
        ' ' => {
            let word: String = (i + 5..i + 20).map(|i| text.at(i)).take_while(|c| c.is_alphabetic() && !is_wide(*c)).collect();
            let month = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
            let tail: String = (i + 5 + word.len()..i + 12 + word.len()).map(|i| text.at(i)).collect();
            (word.len() >= 3 && month.iter().any(|m| word.to_lowercase().starts_with(m)) && tail.contains([';', ':', '.']))
                || (word.is_empty() && text.at(i + 5).is_ascii_digit() && tail.contains([';', ':', '(']))
        }
        _ => false,
    }
}

/// Whether a single letter before the point is the last word of a sentence (vitamin C. The …) and not an initial.
fn is_last_letter(text: &Cutter<'_>, from: usize, letter: char, opener: bool) -> bool {
    let mut i = from - 1;
    while i > text.start && text.at(i - 1) == ' ' {
        i -= 1;
    }
    let mut start = i;
    while start > text.start && i - start < 24 && text.at(start - 1).is_alphabetic() {
        start -= 1;
    }
    let before: String = (start..i).map(|i| text.at(i)).collect();
    if before.is_empty() && i > text.start && i < from - 1 && text.at(i - 1).is_ascii_digit() {
        // A unit: every 8 h. Then; behind one that begins no name, any word does: at 300 g. Discard
        return opener || matches!(letter, 'g' | 'h' | 's' | 'd' | 'm' | 'C') && begins_clause(text, from);
    }
    // The letter of what is numbered: App. A. See
    if before.is_empty() && i > text.start + 1 && text.at(i - 1) == '.' {
        return english().captions.contains(&word_before(text, i - 1).to_lowercase()) || word_before(text, i - 1).starts_with("App");
    }
    if letter == 'I' {
        return opener && before.chars().all(char::is_lowercase); // you and I. Did you
    }
    letter.is_uppercase() && english().lettered.contains(&before.to_lowercase())
}

/// Whether a capitalised word stands behind the point at `from` that goes on in small letters, or ends its sentence: no initial
/// and no name of two words.
fn begins_clause(text: &Cutter<'_>, from: usize) -> bool {
    let seen = text.past_space(from + 1);
    let word = next_word(text, seen);
    let end = seen + word.chars().count();
    let small = word.chars().skip(1).all(char::is_lowercase) && word.chars().count() > 2;
    small && (text.at(end) == '.' || text.at(end) == ' ' && text.at(end + 1).is_lowercase())
}

/// `U.S`, `a.m`, `Ph.D`: letters with points between them.
fn is_initialism(word: &str) -> bool {
    word.contains('.') && word.split('.').all(|part| (1..=2).contains(&part.chars().count()))
}
