//! Plain text as the value of a message: any text comes in, Fluent goes out that not only parses but also formats to
//! exactly that text. The escaping is that of catalogs; what comes on top is fluent-bundle's limit, and what the parser
//! does not survive.

use super::hazard::hazard;

/// Fluent-bundle refuses to format a pattern of more than 100 placeables; a text that comes near becomes one literal.
const PLACEABLES: usize = 50;

/// The value that reads as `text`, as it is written behind `id = `; a value of several lines begins with a line break.
///
/// ```
/// use taiyaku::bundle::escape;
/// assert_eq!(escape("幹細胞とは"), "幹細胞とは");
/// assert_eq!(escape("a {b}"), r#"a { "{" }b{ "}" }"#);
/// assert_eq!(escape(""), r#"{ "" }"#);
/// ```
pub fn escape(text: &str) -> String {
    let value = crate::catalog::escape(text);
    let fits = value.matches("{ \"").count() <= PLACEABLES && hazard(&value).is_none();
    if fits { value } else { literal(text) }
}

/// The text as one string literal in a placeable.
fn literal(text: &str) -> String {
    let mut out = String::from("{ \"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            // Not two of them: `\\u日` is a hazard too.
            '\\' => out.push_str("\\u005C"),
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
            "C:\\u日本",
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
        for many in ["{}\n", "a{b}", "\r\n", "[x]\n"] {
            let many = many.repeat(200);
            assert_eq!(read_back(&many), many);
        }
    }

    proptest! {
        #[test]
        fn any_text_reads_back(text in "([ \n\r\t\\[\\]{}*.\"\\\\#=-]|[ぁ-ん。「」a-z]|\\PC){0,40}") {
            prop_assert_eq!(read_back(&text), text);
        }
    }
}
