//! Plain text as the value of a message: any text comes in, Fluent that reads back as exactly that text goes out.
//! fluent-syntax's own serializer does not escape, so nothing else may put a text into a file.

/// Fluent-bundle refuses a pattern of more than 100 placeables; a text that would come near becomes one literal.
const PLACEABLES: usize = 50;
/// Indentation of the lines of a value that has several.
const INDENT: &str = "\n    ";

/// The value that reads back as `text`: on one line, or from the next line on, indented by four spaces. A carriage
/// return, which Fluent would read as a line end, is kept as an escape.
///
/// ```
/// use taiyaku::bundle::escape;
/// assert_eq!(escape("幹細胞とは"), "幹細胞とは");
/// assert_eq!(escape("a {b}"), r#"a { "{" }b{ "}" }"#);
/// assert_eq!(escape(""), r#"{ "" }"#);
/// ```
pub fn escape(text: &str) -> String {
    let several = text.contains('\n');
    let mut placeables = 0;
    let mut out = String::with_capacity(text.len() + 8);
    for line in text.split('\n') {
        if several {
            out.push_str(INDENT);
        }
        placeables += push_line(&mut out, line);
    }
    if placeables <= PLACEABLES { out } else { literal(text) }
}

/// Writes one line and says how many placeables it took.
fn push_line(out: &mut String, line: &str) -> usize {
    let inner = line.trim_start();
    let (before, inner) = line.split_at_checked(line.len() - inner.len()).unwrap_or(("", line));
    let kept = inner.trim_end().len();
    let (inner, behind) = inner.split_at_checked(kept).unwrap_or((inner, ""));
    let mut placeables = 0;
    let mut push = |out: &mut String, text: &str| {
        out.push_str(&literal(text));
        placeables += 1;
    };
    if !before.is_empty() || line.is_empty() || inner.is_empty() {
        push(out, before);
    }
    for (i, c) in inner.char_indices() {
        match c {
            '{' | '}' | '\r' => push(out, c.encode_utf8(&mut [0; 4])),
            '[' | '*' | '.' if i == 0 && before.is_empty() => push(out, c.encode_utf8(&mut [0; 4])),
            _ => out.push(c),
        }
    }
    if !behind.is_empty() {
        push(out, behind);
    }
    placeables
}

/// The text as one string literal in a placeable.
fn literal(text: &str) -> String {
    let mut out = String::from("{ \"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\u000A"),
            '\r' => out.push_str("\\u000D"),
            _ => out.push(c),
        }
    }
    out.push_str("\" }");
    out
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use fluent_bundle::{FluentBundle, FluentResource};
    use proptest::prelude::*;

    use super::escape;

    fn read_back(text: &str) -> String {
        let resource = FluentResource::try_new(format!("k = {}\n    .a = x\nz = end\n", escape(text))).map_err(|e| e.1).unwrap();
        let mut bundle = FluentBundle::new(vec![]);
        bundle.set_use_isolating(false);
        bundle.add_resource(resource).unwrap();
        let message = bundle.get_message("k").unwrap();
        let mut errors = Vec::new();
        let out = bundle.format_pattern(message.value().unwrap(), None, &mut errors).into_owned();
        assert!(errors.is_empty() && message.attributes().count() == 1 && bundle.has_message("z"), "{text:?}");
        out
    }

    #[test]
    fn hostile_texts_read_back() {
        let texts = [
            "",
            " ",
            "\n",
            "\r\n",
            "a\n\nb",
            " 前後 ",
            "\u{3000}字下げ",
            "{ $secret }",
            "{",
            "}",
            "a\n.attr = x",
            "a\nkey = v",
            "[x]",
            "*[one] x",
            ".x",
            "}\n{",
            "# comment",
            "\"quoted\" \\u0041",
            "a\n    b\n  c",
            "-term = x",
            "tab\tbed",
            "医師:「…」\n「はい」",
            "か\u{3099}",
            "\u{0}\u{2028}",
        ];
        for text in texts {
            assert_eq!(read_back(text), text);
        }
        let many = "{}\n".repeat(200);
        assert_eq!(read_back(&many), many);
    }

    proptest! {
        #[test]
        fn any_text_reads_back(text in "([ \n\r\t\\[\\]{}*.\"\\\\#=-]|[ぁ-ん。「」a-z]|\\PC){0,40}") {
            prop_assert_eq!(read_back(&text), text);
        }
    }
}
