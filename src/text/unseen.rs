//! Characters that nobody sees, or that look like another one, written so that they are: for texts whose difference is
//! shown. What is drawn as it is written stays.

use std::borrow::Cow;

use icu_normalizer::ComposingNormalizerBorrowed;

/// The text with what nobody sees, and spaces that are not the usual ones, as `\u{…}`. With `all`, what changes how the character before
/// it is drawn, or joins it to the next, too.
pub fn seen(text: &str, all: bool) -> Cow<'_, str> {
    let told = |c: char| is_unseen(c) || all && joins(c);
    if !text.chars().any(told) {
        return text.into();
    }
    let write = |c: char| if told(c) { format!("\\u{{{:x}}}", u32::from(c)) } else { c.to_string() };
    text.chars().map(write).collect::<String>().into()
}

/// Whether two texts that differ look the same.
pub fn look_alike(a: &str, b: &str) -> bool {
    let drawn = |text: &str| {
        let text: String = text.chars().filter(|c| !is_unseen(*c) && (!joins(*c) || is_combining(*c))).collect();
        ComposingNormalizerBorrowed::new_nfc().normalize(&text).into_owned()
    };
    a != b && drawn(a) == drawn(b)
}

/// Unicode 16.0: default ignorable code points without joiners and selectors, and spaces but for the usual and the ideographic one.
fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\u{A0}' | '\u{AD}' | '\u{34F}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}'
            | '\u{2000}'..='\u{200B}' | '\u{2028}' | '\u{2029}' | '\u{202F}' | '\u{205F}'..='\u{2064}' | '\u{206A}'..='\u{206F}'
            | '\u{2800}' | '\u{3164}' | '\u{FEFF}' | '\u{FFA0}' | '\u{E0000}'..='\u{E007F}'
    )
}

fn joins(c: char) -> bool {
    matches!(c, '\u{200C}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}') || is_combining(c)
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{3099}' | '\u{309A}')
}

#[cfg(test)]
mod tests {
    use super::{look_alike, seen};

    #[test]
    fn what_nobody_sees_is_written() {
        assert_eq!(seen("膝\u{200b}の\u{feff}痛み\u{a0}\u{e0041}", false), "膝\\u{200b}の\\u{feff}痛み\\u{a0}\\u{e0041}");
        for text in ["膝の　痛み", "a b\tc\n", "か\u{3099}", "👩\u{200d}⚕\u{fe0f}", "葛\u{e0100}"] {
            assert_eq!(seen(text, false), text);
        }
        assert_eq!(seen("か\u{3099}⚕\u{fe0f}", true), "か\\u{3099}⚕\\u{fe0f}");
    }

    #[test]
    fn texts_that_look_the_same() {
        for (a, b) in [("が", "か\u{3099}"), ("⚕", "⚕\u{fe0f}"), ("膝", "膝\u{200b}"), ("葛", "葛\u{e0100}")] {
            assert!(look_alike(a, b) && look_alike(b, a), "{a} {b}");
        }
        for (a, b) in [("が", "か"), ("膝", "膝"), ("は", "ば"), ("1", "１")] {
            assert!(!look_alike(a, b), "{a} {b}");
        }
    }
}
