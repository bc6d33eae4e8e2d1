//! Which script a character belongs to, as far as terms and checks need to know.

use super::Lang;

/// The scripts that decide boundaries and leftovers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Script {
    /// Kanji, with 々 〆 and 〇.
    Han,
    /// Hiragana.
    Hiragana,
    /// Katakana in either width, with ー and the iteration marks.
    Katakana,
    /// Latin letters in either width, accents included.
    Latin,
    /// Decimal digits in either width.
    Digit,
    /// Letters of any other script (Greek β counts here).
    Letter,
    /// Everything else: punctuation, spaces, symbols, marks.
    Other,
}

/// The script of a character. A combining voiced mark (U+3099, U+309A) is katakana or hiragana only by its
/// neighbour, so it is [`Script::Other`] here; fold first.
pub fn script(c: char) -> Script {
    match c {
        '々' | '〆' | '〇' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}' => {
            Script::Han
        }
        '\u{3041}'..='\u{3096}' | 'ゝ' | 'ゞ' | 'ゟ' => Script::Hiragana,
        '\u{30A1}'..='\u{30FA}' | 'ー' | 'ヽ' | 'ヾ' | 'ヿ' | '\u{31F0}'..='\u{31FF}' | '\u{FF66}'..='\u{FF9F}' => Script::Katakana,
        '0'..='9' | '０'..='９' => Script::Digit,
        'a'..='z'
        | 'A'..='Z'
        | 'ａ'..='ｚ'
        | 'Ａ'..='Ｚ'
        | '\u{00C0}'..='\u{00D6}'
        | '\u{00D8}'..='\u{00F6}'
        | '\u{00F8}'..='\u{024F}'
        | '\u{1E00}'..='\u{1EFF}' => Script::Latin,
        _ if c.is_alphabetic() => Script::Letter,
        _ => Script::Other,
    }
}

/// Whether the character is of East Asian width (two cells): kana, kanji, full-width forms, CJK punctuation.
pub fn is_wide(c: char) -> bool {
    unicode_width::UnicodeWidthChar::width(c) == Some(2)
}

/// Whether the text has at least one letter that belongs to the language: kana or kanji for Japanese, Latin
/// letters for English, any letter for others.
pub fn has_letters_of(text: &str, lang: Lang) -> bool {
    let possible = lang != Lang::Ja || !text.is_ascii();
    possible
        && text.chars().any(|c| match lang {
            Lang::Ja => !c.is_ascii() && matches!(script(c), Script::Han | Script::Hiragana | Script::Katakana),
            Lang::En => script(c) == Script::Latin,
            Lang::Other => c.is_alphabetic(),
        })
}
