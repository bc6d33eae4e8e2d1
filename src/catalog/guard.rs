//! What has to be out of the way before the Fluent parser sees a file: conflict markers, nesting deep enough to
//! exhaust the stack, and an escape that makes the parser cut a character in two.
//!
//! In: the text of a file. Out: the same text with those bytes replaced, each by one other byte, so that every offset
//! stays; and where they stood.

use std::borrow::Cow;

use crate::finding::is_conflict;
use crate::text::Span;

/// Deepest nesting of placeables and calls.
const DEPTH: usize = 100;

/// A text that can be parsed.
pub(crate) struct Guarded<'a> {
    pub text: Cow<'a, str>,
    /// Lines that are conflict markers.
    pub conflicts: Vec<Span>,
    /// Braces and parentheses beyond the limit, the first of each entry.
    pub deep: Vec<Span>,
}

pub(crate) fn guard(text: &str) -> Guarded<'_> {
    let mut masks: Vec<(Span, u8)> = Vec::new();
    let mut conflicts = Vec::new();
    let mut deep: Vec<Span> = Vec::new();
    let mut state = Nesting::default();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let content = line.trim_end_matches(['\n', '\r']);
        if is_conflict(content) {
            let span = Span::new(start, start + content.len());
            conflicts.push(span);
            masks.push((span, b' '));
        } else {
            if begins_entry(content) {
                state = Nesting::default();
            }
            state.line(content, start, &mut masks, &mut deep);
        }
        start += line.len();
    }
    cut_escapes(text, &mut masks);
    if masks.is_empty() {
        return Guarded { text: Cow::Borrowed(text), conflicts, deep };
    }
    let mut bytes = text.as_bytes().to_vec();
    for (span, by) in masks {
        if let Some(range) = bytes.get_mut(span.start..span.end) {
            range.fill(by);
        }
    }
    Guarded { text: Cow::Owned(String::from_utf8_lossy(&bytes).into_owned()), conflicts, deep }
}

/// Whether the line begins an entry whatever came before: `id =`, `-id =` or a comment. Nothing inside a placeable
/// looks like that, so the parser has given up on the entry before.
pub(crate) fn begins_entry(line: &str) -> bool {
    let id = line.strip_prefix('-').unwrap_or(line);
    let rest = id.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_');
    line.starts_with('#') || (rest.len() < id.len() && rest.trim_start_matches(' ').starts_with('='))
}

/// How deep the parser stands. String literals hide what is in them; after `->` text and expressions cannot be told
/// apart here, so from there on everything counts and nothing is taken back.
#[derive(Default)]
struct Nesting {
    depth: usize,
    selector: bool,
    reported: bool,
}

impl Nesting {
    fn line(&mut self, line: &str, start: usize, masks: &mut Vec<(Span, u8)>, deep: &mut Vec<Span>) {
        let mut bytes = line.bytes().enumerate();
        while let Some((at, byte)) = bytes.next() {
            match byte {
                b'{' | b'(' if byte == b'{' || self.depth > 0 => {
                    if self.depth < DEPTH {
                        self.depth += 1;
                        continue;
                    }
                    let span = Span::new(start + at, start + at + 1);
                    masks.push((span, b'?'));
                    if !std::mem::replace(&mut self.reported, true) {
                        deep.push(span);
                    }
                }
                b'}' | b')' if !self.selector => self.depth = self.depth.saturating_sub(1),
                b'>' if self.depth > 0 && line.as_bytes().get(at.wrapping_sub(1)) == Some(&b'-') => self.selector = true,
                b'"' if self.depth > 0 && !self.selector => {
                    while let Some((_, byte)) = bytes.next() {
                        if byte == b'\\' {
                            bytes.next();
                        } else if byte == b'"' {
                            break;
                        }
                    }
                }
                _ => {}
            }
        }
    }
}

/// `\u` with too few digits before a character of several bytes: fluent-syntax slices inside that character.
fn cut_escapes(text: &str, masks: &mut Vec<(Span, u8)>) {
    for (at, _) in text.match_indices('\\') {
        let mut rest = text.get(at + 1..).unwrap_or("").char_indices();
        let digits = match rest.next() {
            Some((_, 'u')) => 4,
            Some((_, 'U')) => 6,
            _ => continue,
        };
        if let Some((i, c)) = rest.take(digits).find(|(_, c)| !c.is_ascii_hexdigit())
            && !c.is_ascii()
        {
            masks.push((Span::new(at + 1 + i, at + 1 + i + c.len_utf8()), b'?'));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::guard;
    use proptest::prelude::*;

    #[test]
    fn deep_nesting_does_not_reach_the_parser() {
        for open in ["{", "{ A(", "{ $x ->\n *[a] \"", "{ $x ->\n *[a] ,\"{{{{\"x\" { "] {
            let text = format!("x = {}\nあ = い\ny = 1\n", open.repeat(50_000));
            let guarded = guard(&text);
            assert_eq!(guarded.deep.len(), 1);
            assert_eq!(guarded.text.len(), text.len());
            let _ = fluent_syntax::parser::parse(guarded.text.as_ref());
        }
    }

    #[test]
    fn many_braces_in_a_text_are_not_deep() {
        let text = format!("x = {{ \"{}\" }}\ny = {}\n", "{".repeat(300), "{ \"{\" } ".repeat(300));
        assert!(guard(&text).deep.is_empty());
    }

    #[test]
    fn a_short_escape_before_japanese_is_no_panic() {
        for text in ["x = {\"\\u00日\"}", "x = {\"\\U0001日本\"}", "x = {\"\\u日\"}", "x = \\u日本"] {
            let _ = fluent_syntax::parser::parse(guard(text).text.as_ref());
        }
        assert_eq!(guard("x = C:\\users").text, "x = C:\\users");
    }

    #[test]
    fn markers_are_whole_lines() {
        assert_eq!(guard("<<<<<<< HEAD\na = 一\n=======\na = 二\n>>>>>>> x\n").conflicts.len(), 3);
        assert!(guard("a = <<<<<<<\n    =======\n======== x\n").conflicts.is_empty());
    }

    proptest! {
        #[test]
        fn no_panic_and_no_shift(parts in prop::collection::vec(prop::sample::select(vec![
            "x = ", "\n", "{", "}", "\"", "\\", "\\u", "\\U00", "日", "(", ")", "$x ->", "*[a] ", " ", "# ", "=======", "-t", ",", ":", "A", "\r\n",
        ]), 0..40)) {
            let text = parts.concat();
            let guarded = guard(&text);
            prop_assert_eq!(guarded.text.len(), text.len());
            let _ = fluent_syntax::parser::parse(guarded.text.as_ref());
        }
    }
}
