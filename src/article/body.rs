//! What an HTML page shows, without the page around it: for a generator that makes its own page. A page comes in, the
//! inside of its `<body>` goes out, and that as one block of Markdown, which no renderer takes apart.

use super::html_token::{Token, Tokens};
use super::inline::Side;
use crate::text::Span;

/// The inside of the page's `<body>`; without one, what stands behind its head, or all of it.
///
/// ```
/// use taiyaku::article::body;
/// assert_eq!(body("<html><head><title>題</title></head><body class=a>\n<p>膝</p>\n</body></html>"), "\n<p>膝</p>\n");
/// assert_eq!(body("<p>膝</p>"), "<p>膝</p>");
/// ```
pub fn body(page: &str) -> &str {
    let (mut start, mut end) = (0, page.len());
    for token in Tokens::new(page) {
        let Token::Tag(tag) = token else { continue };
        match (tag.name.as_str(), tag.side) {
            ("body", Side::Open) => start = tag.span.end,
            ("head", Side::Close) => start = tag.span.end,
            ("html", Side::Open) if start == 0 => start = tag.span.end,
            ("body" | "html", Side::Close) => {
                end = tag.span.start;
                break;
            }
            _ => {}
        }
    }
    page.get(start..end).unwrap_or(page)
}

/// HTML without an empty line, so that in Markdown it is one HTML block from its first line (a block-level tag must stand
/// there) to its last (CommonMark 0.31, 4.6). A line feed that is seen, in `<pre>` and `<textarea>`, becomes `&#10;`.
///
/// ```
/// use taiyaku::article::one_block;
/// assert_eq!(one_block("<div>\n\n<pre>a\n\nb</pre>\n</div>"), "<div>\n<pre>a&#10;&#10;b</pre>\n</div>");
/// ```
pub fn one_block(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let (mut at, mut kept) = (0, 0usize);
    let mut write = |span: Span, kept: bool| {
        let text = span.of(html);
        match kept {
            true => out.push_str(&text.replace("\r\n", "\n").replace('\n', "&#10;")),
            false => out.push_str(text),
        }
    };
    for token in Tokens::new(html) {
        let Token::Tag(tag) = token else { continue };
        write(Span::new(at, tag.span.start), kept > 0);
        write(tag.span, false);
        at = tag.span.end;
        if matches!(tag.name.as_str(), "pre" | "textarea") {
            kept = match tag.side {
                Side::Open => kept + 1,
                Side::Close => kept.saturating_sub(1),
                Side::Void => kept,
            };
        }
    }
    write(Span::new(at, html.len()), kept > 0);
    let lines = out.lines().map(str::trim_end).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::{body, one_block};

    #[test]
    fn comments_and_scripts_hide_no_body() {
        assert_eq!(body("<!-- <body>いいえ --><head><script>'<body>'</script></head><p>膝</p></html>"), "<p>膝</p>");
        assert_eq!(body("<html lang=ja><p>膝"), "<p>膝");
        assert_eq!(body(""), "");
        assert_eq!(body("</body><body>"), "");
    }

    #[test]
    fn nothing_seen_changes() {
        assert_eq!(one_block("<p>\r\n \r\n膝\n\n</p>"), "<p>\n膝\n</p>");
        assert_eq!(one_block("<pre>\n一\r\n\r\n二</pre>\n\n<p>"), "<pre>&#10;一&#10;&#10;二</pre>\n<p>");
        assert_eq!(one_block("<div title='a\n\nb'>"), "<div title='a\nb'>");
        assert_eq!(one_block("</pre>\n\n\n"), "</pre>");
    }
}
