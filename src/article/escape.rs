//! How a text is written at a block's place in the source, so that it stays the text it is: a quoted scalar, an
//! attribute, a table cell, a paragraph that begins no list. A translated text goes in before its numbered marks and
//! line breaks are put back; markup that belongs to it stays markup.

use super::element::is_block;
use super::html_text::reference;
use super::{Format, Quoting};

/// The text as it must be written in a place.
///
/// * [`Quoting::Yaml`], [`Quoting::Toml`]: a double-quoted scalar, quotes included.
/// * HTML attributes: the value (with quotes around it where the source had none); `&` that begins no reference is
///   escaped, line ends become spaces.
/// * HTML content: `&` that begins no reference and `<` that begins no tag or comment are escaped.
/// * Markdown: a line that would begin another block gets a backslash; in a table cell `|` gets one.
/// * Plain text: nothing changes.
pub fn write(text: &str, quoting: Quoting, format: Format) -> String {
    match quoting {
        Quoting::Yaml => quoted(text, |c| matches!(c, '\u{85}' | '\u{A0}' | '\u{2028}' | '\u{2029}' | '\u{FEFF}')),
        Quoting::Toml => quoted(text, |_| false),
        Quoting::HtmlAttribute => attribute(text, Some('"')),
        Quoting::HtmlAttributeSingle => attribute(text, Some('\'')),
        Quoting::HtmlAttributeBare => format!("\"{}\"", attribute(text, Some('"'))),
        Quoting::MarkdownCell => cell(text),
        Quoting::None => match format {
            Format::Html => content(text),
            Format::Markdown => text.split('\n').map(line).collect::<Vec<_>>().join("\n"),
            Format::Text => text.to_owned(),
        },
    }
}

/// A double-quoted scalar of YAML or a basic string of TOML: both know these escapes.
fn quoted(text: &str, also: impl Fn(char) -> bool) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            _ if c.is_control() || also(c) => out.push_str(&format!("\\u{:04X}", u32::from(c))),
            _ => out.push(c),
        }
    }
    out.push('"');
    out
}

fn attribute(text: &str, quote: Option<char>) -> String {
    let mut out = String::with_capacity(text.len());
    for (i, c) in text.char_indices() {
        match c {
            '"' if quote == Some('"') => out.push_str("&quot;"),
            '\'' if quote == Some('\'') => out.push_str("&#39;"),
            '&' if reference(text.get(i..).unwrap_or("")).is_none() => out.push_str("&amp;"),
            '\n' | '\r' => out.push(' '),
            _ => out.push(c),
        }
    }
    out
}

/// Names of elements that may stand inside a text, beside custom ones (with a hyphen).
const ELEMENTS: &[&str] = &[
    "a", "abbr", "acronym", "area", "audio", "b", "bdi", "bdo", "big", "br", "canvas", "center", "cite", "code", "data", "del", "dfn",
    "em", "embed", "font", "i", "iframe", "img", "input", "ins", "kbd", "label", "link", "map", "mark", "math", "meta", "meter", "nobr",
    "noscript", "object", "output", "picture", "progress", "q", "rb", "rp", "rt", "ruby", "s", "samp", "script", "select", "slot", "small",
    "span", "strike", "strong", "style", "sub", "sup", "svg", "textarea", "time", "tt", "u", "var", "video", "wbr", "source", "track",
];

fn content(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (i, c) in text.char_indices() {
        let rest = text.get(i..).unwrap_or("");
        match c {
            '&' if reference(rest).is_none() => out.push_str("&amp;"),
            '<' if !begins_tag(rest) => out.push_str("&lt;"),
            _ => out.push(c),
        }
    }
    out
}

/// Whether `<` begins a tag or a comment that also ends.
fn begins_tag(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('<') else { return false };
    if let Some(comment) = rest.strip_prefix("!--") {
        return comment.contains("-->");
    }
    if rest.starts_with('?') {
        return rest.contains('>');
    }
    let rest = rest.strip_prefix('/').unwrap_or(rest);
    let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | ':' | '_' | '.'))).unwrap_or(rest.len());
    let (name, after) = (rest.get(..end).unwrap_or("").to_ascii_lowercase(), rest.get(end..).unwrap_or(""));
    let Some((inside, _)) = after.split_once('>').filter(|_| name.starts_with(|c: char| c.is_ascii_alphabetic())) else { return false };
    // An element nobody knows is one if its tag is bare or has numbered attributes, as those of the source have.
    let inner = inside.trim().trim_end_matches('/').trim_end();
    let numbered = inner.strip_prefix('@').is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()));
    let known = ELEMENTS.contains(&name.as_str()) || name.contains('-') || inner.is_empty() || numbered;
    let apart = inside.is_empty() || inside.starts_with(['/', ' ', '\t', '\n', '\r']);
    known && apart && !inside.contains('<') && !is_block(&name)
}

/// A bar that has no backslash gets one; a backslash at the end would swallow the bar after the cell.
fn cell(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut escaped = false;
    for c in text.trim_matches([' ', '\t']).chars() {
        if c == '|' && !escaped {
            out.push('\\');
        }
        out.push(c);
        escaped = c == '\\' && !escaped;
    }
    if escaped {
        out.push('\\');
    }
    out
}

/// A line of Markdown that begins no block of its own, and whose end is no closing mark of a heading.
fn line(text: &str) -> String {
    let text = text.trim_matches([' ', '\t']);
    let mut out = String::with_capacity(text.len() + 1);
    match mark(text) {
        Some(at) => {
            out.push_str(text.get(..at).unwrap_or(""));
            out.push('\\');
            out.push_str(text.get(at..).unwrap_or(""));
        }
        None => out.push_str(text),
    }
    let hashes = out.len() - out.trim_end_matches('#').len();
    if hashes > 0 && out.trim_end_matches('#').ends_with([' ', '\t']) {
        out.insert(out.len() - hashes, '\\');
    }
    out
}

/// Where a backslash must stand so that the line is text.
fn mark(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let first = *bytes.first()?;
    let run = bytes.iter().take_while(|&&b| b == first).count();
    let stands_apart = |at: usize| bytes.get(at).is_none_or(|b| matches!(b, b' ' | b'\t'));
    let only = |also: &[u8]| bytes.iter().all(|b| *b == first || also.contains(b));
    let begins = match first {
        b'#' => run <= 6 && stands_apart(run),
        b'>' | b'|' => true,
        b'=' => only(b""),
        b'-' => stands_apart(1) || only(b" \t") || (run > 1 && only(b" \t|:")),
        b'+' => stands_apart(1) || (run == 3 && only(b"")),
        b'*' | b'_' => (first == b'*' && stands_apart(1)) || (bytes.iter().filter(|b| **b == first).count() >= 3 && only(b" \t")),
        b'`' => run >= 3 && !text.get(run..).unwrap_or("").contains('`'),
        b'~' => run >= 3,
        b':' => stands_apart(1) || run >= 3,
        b'$' => run == 2 && bytes.len() == 2,
        b'[' => text.split_once(']').is_some_and(|(_, rest)| rest.starts_with(':')),
        b'0'..=b'9' => {
            let digits = bytes.iter().take_while(|b| b.is_ascii_digit()).count();
            let begins = digits <= 9 && matches!(bytes.get(digits), Some(b'.' | b')')) && stands_apart(digits + 1);
            return begins.then_some(digits);
        }
        _ => false,
    };
    begins.then_some(0)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]

    use super::write;
    use crate::article::{Format, Quoting};
    use proptest::prelude::*;

    #[test]
    fn scalars_read_back() {
        for text in ["再生医療: \"基礎\" \\ 応用", "a\tb\nc", "\u{85}\u{1}\u{2028}", "# not a comment", ""] {
            let yaml: String = serde_saphyr::from_str(&write(text, Quoting::Yaml, Format::Markdown)).unwrap();
            assert_eq!(yaml, text);
            let toml: toml::Table = toml::from_str(&format!("x = {}", write(text, Quoting::Toml, Format::Markdown))).unwrap();
            assert_eq!(toml["x"].as_str(), Some(text));
        }
    }

    #[test]
    fn attributes_keep_their_quotes() {
        assert_eq!(write("a \"b\" & c &amp; d", Quoting::HtmlAttribute, Format::Html), "a &quot;b&quot; &amp; c &amp; d");
        assert_eq!(write("it's", Quoting::HtmlAttributeSingle, Format::Html), "it&#39;s");
        assert_eq!(write("two words", Quoting::HtmlAttributeBare, Format::Html), "\"two words\"");
    }

    #[test]
    fn content_keeps_tags_and_references_only() {
        for (text, expected) in [
            ("pH < 7 & 5 > 3", "pH &lt; 7 &amp; 5 > 3"),
            ("<b>細胞</b> &lt; <a @1>x</a>", "<b>細胞</b> &lt; <a @1>x</a>"),
            ("p<0.05, a <b", "p&lt;0.05, a &lt;b"),
            ("R&D &copy; &nosuch;", "R&amp;D &copy; &amp;nosuch;"),
            ("<body> <my-part @2></my-part>", "&lt;body> <my-part @2></my-part>"),
            ("<chip @1>x</chip> if a <b or c", "<chip @1>x</chip> if a &lt;b or c"),
            ("x <y and z> w", "x &lt;y and z> w"),
        ] {
            assert_eq!(write(text, Quoting::None, Format::Html), expected);
        }
    }

    #[test]
    fn markdown_begins_no_block() {
        for (text, expected) in [
            ("# 1 in Japan", "\\# 1 in Japan"),
            ("- 5 °C", "\\- 5 °C"),
            ("1986. A great year", "1986\\. A great year"),
            ("> 3 mg", "\\> 3 mg"),
            ("    four", "four"),
            ("| a", "\\| a"),
            ("**bold** and *em*", "**bold** and *em*"),
            ("3.5 mg", "3.5 mg"),
            ("-5 °C", "-5 °C"),
            ("[^1]: note", "\\[^1]: note"),
            ("[予約](@1): x", "[予約](@1): x"),
            ("Learn C #", "Learn C \\#"),
            ("C#", "C#"),
            ("one\n- two", "one\n\\- two"),
            ("***", "\\***"),
            ("`code` here", "`code` here"),
        ] {
            assert_eq!(write(text, Quoting::None, Format::Markdown), expected);
        }
        assert_eq!(write("a | b \\| c\\", Quoting::MarkdownCell, Format::Markdown), "a \\| b \\| c\\\\");
        assert_eq!(write("- as it is\n  ", Quoting::None, Format::Text), "- as it is\n  ");
    }

    proptest! {
        #[test]
        fn a_line_of_markdown_stays_one_paragraph(text in "[-#>*+=|~:_ `0-9.)a細。「」\\[\\]]{1,12}") {
            prop_assume!(text.chars().any(|c| matches!(c, 'a' | '細')));
            let written = write(&text, Quoting::None, Format::Markdown);
            let (article, _) = crate::article::parse("x.md", &written, &crate::article::Options::new(crate::text::Lang::Ja));
            prop_assert!(article.blocks.iter().all(|block| block.kind == crate::article::Kind::Paragraph), "{written:?} {article:?}");
        }
    }
}
