//! What fluent-syntax must not see: a text comes in, the first place that would end the process goes out. The parser is
//! recursive, so 100,000 opening braces or parentheses overflow the stack; and `\\u00日` makes it cut a character in
//! two, which panics. Depth is never counted lower than the parser would nest, whatever is wrong with the file; it may
//! be counted higher inside one message where quotation marks and braces mix.

use fluent_syntax::ast::Resource;
use fluent_syntax::parser::{self, ParserError};

/// How deep braces and parentheses may nest. No file people write comes near.
const LIMIT: usize = 100;

/// A place that makes a file unreadable, and the stable name of the problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Hazard {
    /// The byte, on the start of a character.
    pub(super) at: usize,
    /// `depth` or `escape`.
    pub(super) problem: &'static str,
}

/// Parses a text that has no hazard; the good part comes beside the errors.
pub(super) fn parse(source: &str) -> Result<(Resource<&str>, Vec<ParserError>), Hazard> {
    match hazard(source) {
        Some(hazard) => Err(hazard),
        None => Ok(parser::parse(source).map_or_else(|both| both, |resource| (resource, Vec::new()))),
    }
}

/// The first hazard of a text, if it has one.
pub(super) fn hazard(source: &str) -> Option<Hazard> {
    let escape = cut_escape(source).map(|at| Hazard { at, problem: "escape" });
    escape.or_else(|| too_deep(source).map(|at| Hazard { at, problem: "depth" }))
}

/// The first `\\u` or `\\U` that has too few digits before a character of several bytes.
fn cut_escape(source: &str) -> Option<usize> {
    source.match_indices('\\').map(|(at, _)| at).find(|&at| {
        let mut rest = source.get(at + 1..).unwrap_or("").chars();
        let digits = match rest.next() {
            Some('u') => 4,
            Some('U') => 6,
            _ => return false,
        };
        rest.take(digits).find(|c| !c.is_ascii_hexdigit()).is_some_and(|c| !c.is_ascii())
    })
}

/// The first byte at which more than [`LIMIT`] braces and parentheses are open, if any.
fn too_deep(source: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let mut offset = 0;
    for line in source.split_inclusive('\n') {
        let bytes = line.as_bytes();
        // Neither a comment nor `name =` can stand inside a placeable: the parser has given up on what was open.
        if line.starts_with('#') || starts_entry(line) {
            depth = 0;
        }
        if !line.starts_with('#') {
            let first = bytes.iter().position(|&byte| byte == b'"').unwrap_or(usize::MAX);
            let last = bytes.iter().rposition(|&byte| byte == b'"').unwrap_or(0);
            let mut at = 0;
            while let Some(&byte) = bytes.get(at) {
                match byte {
                    b'{' => match literal(bytes, at) {
                        Some(end) => at = end,
                        None => depth += 1,
                    },
                    b'(' if depth > 0 => depth += 1,
                    // Between quotation marks it may be text, and inside a placeable a lone `)` may be text of a variant.
                    b'}' if !(first < at && at < last) => depth = depth.saturating_sub(1),
                    b')' if !(first < at && at < last) && called(bytes, at) => depth = depth.saturating_sub(1),
                    _ => {}
                }
                if depth > LIMIT {
                    return Some(offset + at);
                }
                at += 1;
            }
        }
        offset += line.len();
    }
    None
}

/// Whether a `)` closes a `(` of its own line.
fn called(bytes: &[u8], close: usize) -> bool {
    let before = bytes.get(..close).unwrap_or_default();
    let count = |wanted: u8| before.iter().filter(|&&byte| byte == wanted).count();
    count(b'(') > count(b')')
}

/// Whether the line begins a message or a term: `name =`, `-name =`.
fn starts_entry(line: &str) -> bool {
    let name = line.strip_prefix('-').unwrap_or(line);
    let rest = name.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
    name.starts_with(|c: char| c.is_ascii_alphabetic()) && rest.trim_start_matches(' ').starts_with('=')
}

/// The last byte of `{ "…" }`, if that stands at a byte.
fn literal(bytes: &[u8], open: usize) -> Option<usize> {
    let blank = |mut at: usize| {
        while bytes.get(at) == Some(&b' ') {
            at += 1;
        }
        at
    };
    let mut at = blank(open + 1);
    if bytes.get(at) != Some(&b'"') {
        return None;
    }
    at += 1;
    while *bytes.get(at)? != b'"' {
        at += if bytes.get(at) == Some(&b'\\') { 2 } else { 1 };
    }
    let close = blank(at + 1);
    (bytes.get(close) == Some(&b'}')).then_some(close)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{cut_escape, parse, too_deep};

    #[test]
    fn nesting_counts() {
        assert_eq!(too_deep(&format!("k = {}", "{".repeat(100_000))), Some(104));
        assert!(too_deep("k = {\n").is_none());
        assert!(too_deep(&format!("k = {{ {}", "A(".repeat(1000))).is_some());
        for hidden in [
            "{\nNUMBER($n) ->\n*[a] ",
            "{ \"}\" ->\n*[a] ",
            "{ \"}{\" ->\n*[a] \"} ",
            " \" { \"}\" ->\n*[a] ",
            "{ F(\"a{\", x: \"} }\") ->\n*[a] ",
        ] {
            assert!(too_deep(&format!("k = {}", hidden.repeat(1000))).is_some(), "{hidden}");
        }
        assert!(too_deep(&format!("a = {{\nk = \"{}", "{".repeat(1000))).is_some());
    }

    #[test]
    fn what_people_write_is_not_deep() {
        assert_eq!(too_deep(&format!("k = {}\n", "{ \"{\" }".repeat(1000))), None);
        assert_eq!(too_deep(&"# {{{ 「{」\n".repeat(1000)), None);
        assert_eq!(too_deep(&"k = { $n ->\n    *[one] \"{ $n }\" \"{ $n }\"\n    }\n".repeat(1000)), None);
        assert_eq!(too_deep(&"k = { $n\n".repeat(1000)), None);
        assert_eq!(too_deep("k = \\{ \"x"), None);
    }

    #[test]
    fn a_short_escape_before_japanese_does_not_reach_the_parser() {
        for text in ["x = {\"\\u00日\"}", "x = {\"\\U0001日本\"}", "x = {\"\\u日\"}"] {
            assert!(cut_escape(text).is_some() && parse(text).is_err());
        }
        assert!(cut_escape("x = C:\\users { \"\\u65E5日\" }").is_none());
    }

    proptest! {
        #[test]
        fn whatever_passes_is_parsed_without_a_panic(parts in proptest::collection::vec(proptest::sample::select(vec![
            "x = ", "\n", "{", "}", "\"", "\\", "\\u", "\\U00", "日", "(", ")", "$x ->", "*[a] ", " ", "# ", "-t", ",", ":", "A", "\r\n",
        ]), 0..40)) {
            let _ = parse(&parts.concat());
        }
    }
}
