//! Plain text as a Fluent pattern and back.
//!
//! In: any text. Out: the pattern that stands after `id =`, in which nothing of the text can be read as syntax.
//! Ordinary Japanese and English comes out as it is; only braces, blanks at the ends of a line, characters nobody
//! sees and, in text of several lines, `[`, `*` and `.` at the start of a line are wrapped as `{ "…" }`.

use std::fmt::Write;

use super::{Catalog, Value};

/// The text as it is written after `id = `. Text of several lines begins with a line break and is indented.
///
/// ```
/// use taiyaku::catalog::{escape, unescape};
/// assert_eq!(escape("幹細胞「iPS」とは？"), "幹細胞「iPS」とは？");
/// assert_eq!(escape("{ $x }"), r#"{ "{" } $x { "}" }"#);
/// assert_eq!(unescape(&escape("a\nkey = v")).as_deref(), Some("a\nkey = v"));
/// ```
pub fn escape(plain: &str) -> String {
    let several = plain.contains('\n');
    let last = plain.split('\n').count() - 1;
    let mut out = String::with_capacity(plain.len() + 8);
    for (i, line) in plain.split('\n').enumerate() {
        if several {
            out.push('\n');
        }
        if line.is_empty() && i != 0 && i != last {
            continue;
        }
        if several {
            out.push_str("    ");
        }
        if line.is_empty() {
            out.push_str("{ \"\" }");
        } else {
            escape_line(line, several, &mut out);
        }
    }
    out
}

/// The plain text of a pattern as it is written after `id = `; none where it does not parse or holds more than text.
pub fn unescape(written: &str) -> Option<String> {
    let gap = if written.starts_with('\n') { "" } else { " " };
    let (catalog, findings) = Catalog::read("", &format!("x ={gap}{written}\n"));
    match catalog.entries.into_iter().next()?.value {
        Value::Plain(text) if findings.is_empty() => Some(text),
        _ => None,
    }
}

fn escape_line(line: &str, several: bool, out: &mut String) {
    let from = line.len() - line.trim_start().len();
    let to = line.trim_end().len();
    let mut wrapped = false;
    for (at, c) in line.char_indices() {
        let must = at < from || at >= to || matches!(c, '{' | '}') || is_hidden(c) || (several && at == 0 && matches!(c, '[' | '*' | '.'));
        match (wrapped, must) {
            (false, true) => out.push_str("{ \""),
            (true, false) => out.push_str("\" }"),
            _ => {}
        }
        wrapped = must;
        match c {
            '"' | '\\' if must => out.extend(['\\', c]),
            ' ' | '!'..='~' => out.push(c),
            _ if must && u32::from(c) > 0xFFFF => _ = write!(out, "\\U{:06X}", u32::from(c)),
            _ if must => _ = write!(out, "\\u{:04X}", u32::from(c)),
            _ => out.push(c),
        }
    }
    if wrapped {
        out.push_str("\" }");
    }
}

/// Characters nobody sees and some programs obey or drop: controls, line and paragraph separators, the byte order
/// mark, marks that reorder text.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{FEFF}' | '\u{061C}' | '\u{200E}' | '\u{200F}')
        || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::{escape, unescape};
    use proptest::prelude::*;

    #[test]
    fn ordinary_text_stays_as_it_is() {
        for text in [
            "炎症を抑える作用が期待されています。",
            "医師：「iPS細胞は、3～6か月で10⁷個に増えます。」",
            "[予約ページ](@1)からお申し込みください。",
            "*注意* 効果には個人差があります",
            "She said \"no\" – C:\\temp, 5 % (n = 3).",
            "# 見出しではない",
            "- 箇条書きではない",
            ".5 mg",
            "👨\u{200D}👩\u{200D}👧 ご家族で",
        ] {
            assert_eq!(escape(text), text);
            assert_eq!(unescape(text).as_deref(), Some(text));
        }
    }

    #[test]
    fn hostile_text_survives() {
        for text in [
            "{ $secret }",
            "a{b}c",
            "}",
            "{{{{",
            "",
            " ",
            "\n",
            "\n\n\n",
            "  先頭と末尾の空白  ",
            "\u{3000}全角の字下げ\u{3000}",
            "text\n.attr = x",
            "a\nkey = v",
            "a\n# x",
            "# x\n## y",
            "[one]\n*[other] x",
            "[one] x",
            "*[other] x",
            ".attr = v",
            "a\n\nb",
            "a\n  b\n    c",
            "a\n}",
            "\"quoted\" and \\ and \\u0041 {\"}",
            "a\u{2028}b\u{2029}c",
            "\0\u{1}\u{7f}\u{85}",
            "a\r\nb\rc\r",
            "\u{FEFF}x\u{202E}y",
            "<<<<<<< HEAD\n=======\n>>>>>>> x",
            "\t表\t",
            "-term = x",
            "\u{10FFFF} ",
        ] {
            assert_eq!(unescape(&escape(text)).as_deref(), Some(text), "{}", escape(text));
        }
        assert!(unescape(&escape(&"{".repeat(500))).is_some());
    }

    #[test]
    fn what_is_wrapped_can_be_read() {
        assert_eq!(escape("a{b}c"), "a{ \"{\" }b{ \"}\" }c");
        assert_eq!(escape(""), "{ \"\" }");
        assert_eq!(escape("一\n\n[二]"), "\n    一\n\n    { \"[\" }二]");
        assert_eq!(escape("a\u{2028}b"), "a{ \"\\u2028\" }b");
        assert_eq!(unescape("{ -term }"), None);
        assert_eq!(unescape("a } b"), None);
    }

    proptest! {
        #[test]
        fn any_text_survives(text in any::<String>()) {
            prop_assert_eq!(unescape(&escape(&text)), Some(text));
        }

        #[test]
        fn text_made_of_syntax_survives(parts in prop::collection::vec(prop::sample::select(vec![
            "{", "}", "\"", "\\", "\n", " ", "  ", "\r", "\t", "[", "]", "*", ".", "#", "=", "-", "key = v", "->", "$x",
            "\u{3000}", "\u{2028}", "細胞", "か\u{3099}", "「", "<<<<<<<", "\\u00", "\u{FEFF}", "あ",
        ]), 0..24)) {
            let text = parts.concat();
            prop_assert_eq!(unescape(&escape(&text)), Some(text));
        }
    }
}
