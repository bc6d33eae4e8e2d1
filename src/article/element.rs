//! What the elements of HTML are to a text. In: the name of an element, in lower case. Out: whether it begins and ends a
//! block, whether its content is left alone, what a block in it is. What never happens: a tag is looked at.

use super::Kind;

/// Elements that begin and end a block.
const BLOCKS: [&str; 65] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "button",
    "caption",
    "center",
    "col",
    "colgroup",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "frameset",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hgroup",
    "hr",
    "html",
    "label",
    "legend",
    "li",
    "main",
    "menu",
    "nav",
    "noframes",
    "noscript",
    "ol",
    "optgroup",
    "option",
    "p",
    "pre",
    "search",
    "section",
    "select",
    "summary",
    "table",
    "tbody",
    "td",
    "template",
    "textarea",
    "tfoot",
    "th",
    "thead",
    "title",
    "tr",
    "ul",
    "listing",
    "plaintext",
    "xmp",
];

/// Elements whose content is no text of the page.
const CLOSED: [&str; 13] =
    ["audio", "canvas", "iframe", "listing", "math", "noembed", "noframes", "object", "pre", "script", "style", "svg", "video"];

/// Elements in which every line end is one for readers.
pub(super) const LINED: [&str; 2] = ["pre", "textarea"];

/// Elements that begin a block and may stand in a paragraph.
const IN_PARAGRAPH: [&str; 7] = ["button", "label", "noscript", "option", "optgroup", "select", "textarea"];

/// Whether an element begins and ends a block.
pub(super) fn is_block(name: &str) -> bool {
    BLOCKS.contains(&name)
}

/// Whether a paragraph that is open ends where an element begins.
pub(super) fn ends_paragraph(name: &str) -> bool {
    is_block(name) && !IN_PARAGRAPH.contains(&name)
}

/// Whether the content of an element is left alone.
pub(super) fn is_closed(name: &str) -> bool {
    CLOSED.contains(&name)
}

/// What a block in an element is; `around` is what it would be without.
pub(super) fn kind(name: &str, around: Kind) -> Kind {
    match name {
        "h1" => Kind::Heading(1),
        "h2" => Kind::Heading(2),
        "h3" => Kind::Heading(3),
        "h4" => Kind::Heading(4),
        "h5" => Kind::Heading(5),
        "h6" => Kind::Heading(6),
        "li" | "dt" | "dd" => Kind::Item,
        "td" | "th" => Kind::Cell,
        "title" => Kind::Meta("title".to_owned()),
        "textarea" => Kind::Attribute("value".to_owned()),
        "blockquote" | "figcaption" | "caption" | "summary" | "legend" | "button" | "option" => Kind::Paragraph,
        _ => around,
    }
}
