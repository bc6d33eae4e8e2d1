//! What a log of GitHub Actions would obey, made inert. The runner takes a line for a command that begins with `::` behind
//! blanks, and one that has `##[` anywhere; how it compares them, characters without width may stand between.

use std::borrow::Cow;

use super::width::is_unsafe;

/// The text, in which no line is a command: the first sign of what would begin one is written as its number. All else
/// stays, line ends included.
pub fn unobeyed(text: &str) -> Cow<'_, str> {
    // Most texts have neither.
    if !text.contains("::") && !text.contains("##") && !text.chars().any(is_ignored) {
        return text.into();
    }
    let mut out = String::with_capacity(text.len() + 8);
    for line in text.split_inclusive('\n') {
        broken(line, &mut out);
    }
    out.into()
}

fn broken(line: &str, out: &mut String) {
    let mut begins = true;
    for (at, c) in line.char_indices() {
        let mut rest = line.get(at..).unwrap_or_default().chars().filter(|c| !is_ignored(*c));
        let ahead = [rest.next(), rest.next(), rest.next()];
        let orders = match c {
            ':' => begins && ahead.get(1) == Some(&Some(':')),
            '#' => ahead == [Some('#'), Some('#'), Some('[')],
            _ => false,
        };
        match orders {
            true => out.push_str(&format!("\\u{{{:x}}}", u32::from(c))),
            false => out.push(c),
        }
        begins &= c.is_whitespace() || is_ignored(c);
    }
}

/// Whether a comparison of texts may pass over the character.
fn is_ignored(c: char) -> bool {
    c == '\u{AD}'
        || matches!(c, '\u{34F}' | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200D}' | '\u{2060}'..='\u{2064}')
        || matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{E0000}'..='\u{E0FFF}')
        || (is_unsafe(c) && !c.is_whitespace())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{is_ignored, unobeyed};

    #[test]
    fn no_line_is_a_command() {
        for (text, inert) in [
            ("::error::本文", "\\u{3a}:error::本文"),
            ("  \u{3000}::add-mask::x\n", "  \u{3000}\\u{3a}:add-mask::x\n"),
            ("一行\n ::set-output name=a::b\r\n三行", "一行\n \\u{3a}:set-output name=a::b\r\n三行"),
            ("\u{200b}:\u{200b}:error::x", "\u{200b}\\u{3a}\u{200b}:error::x"),
            ("前の文 ##[error]後の文", "前の文 \\u{23}#[error]後の文"),
            ("###[group]x", "#\\u{23}#[group]x"),
            ("#\u{200d}#[x]", "\\u{23}\u{200d}#[x]"),
        ] {
            assert_eq!(unobeyed(text), inert);
        }
        for text in ["時刻は 10::20", "::", "## [題]", "std::fmt", "：：全角", "│ ::error::x", "普通の文。\n\n次の文。"]
        {
            let plain = text == "::";
            assert_eq!(unobeyed(text) == text, !plain, "{text}");
        }
    }

    proptest! {
        #[test]
        fn whatever_stands_there(text in "([ \u{3000}\t\n:#\\[\\]あa\u{200b}\u{feff}]|::|##\\[){0,40}") {
            let out = unobeyed(&text);
            for line in out.lines() {
                let seen: String = line.chars().filter(|c| !is_ignored(*c)).collect();
                prop_assert!(!seen.trim_start().starts_with("::") && !seen.contains("##["), "{text:?} gives {out:?}");
            }
            prop_assert_eq!(unobeyed(&out), out.clone());
            prop_assert_eq!(out.replace("\\u{3a}", ":").replace("\\u{23}", "#"), text);
        }
    }
}
