//! TMX 1.4b to text. In go units, out comes a file whose bytes depend on nothing but them: a fixed header, one
//! `<tu>` a line, lines sorted, no dates. Line ends within texts are written as references, so that git merges such a
//! file line by line.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::tmx::{ESCAPED, TranslationUnit, escape, replace};

/// The file that holds the units. `srclang` is the source locale, or `*all*` where it differs by unit. Equal units
/// are written once.
///
/// ```
/// use taiyaku::memory::{TranslationUnit, write_tmx};
/// let unit = TranslationUnit::new([("ja".into(), "幹細胞".into()), ("en".into(), "stem <cell>".into())]);
/// let text = write_tmx(&[unit], "ja");
/// assert!(text.contains("<tuv xml:lang=\"en\"><seg>stem &lt;cell&gt;</seg></tuv></tu>\n"));
/// ```
pub fn write(units: &[TranslationUnit], srclang: &str) -> String {
    file(&units.iter().map(line).collect(), srclang)
}

/// The file that holds the lines, each a `<tu>` of its own.
pub(super) fn file(lines: &BTreeSet<String>, srclang: &str) -> String {
    let mut out = head(srclang, "sentence", "plaintext");
    for line in lines {
        out.push_str(line);
        out.push('\n');
    }
    out.push_str(END);
    out
}

/// What stands in front of the units of a file of ours.
pub fn head(srclang: &str, segtype: &str, datatype: &str) -> String {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tmx version=\"1.4\">\n");
    out.push_str("<header creationtool=\"taiyaku\" creationtoolversion=\"1\"");
    attribute(&mut out, "segtype", segtype);
    out.push_str(" o-tmf=\"taiyaku\" adminlang=\"en\"");
    attribute(&mut out, "srclang", srclang);
    attribute(&mut out, "datatype", datatype);
    out.push_str("/>\n<body>\n");
    out
}

/// What stands behind the units.
pub const END: &str = "</body>\n</tmx>\n";

/// One unit on one line, without a line end.
///
/// Characters that XML 1.0 cannot hold are written as `\u{…}` (and `\` doubled) in elements marked
/// `o-encoding="x-escaped"`; in attributes they become U+FFFD.
pub fn line(unit: &TranslationUnit) -> String {
    let mut out = String::from("<tu");
    for (name, value) in [("tuid", &unit.tuid), ("srclang", &unit.srclang)] {
        if let Some(value) = value {
            attribute(&mut out, name, value);
        }
    }
    out.push('>');
    for (kind, value) in &unit.props {
        element(&mut out, "prop", Some(("type", kind)), value);
    }
    for note in &unit.notes {
        element(&mut out, "note", None, note);
    }
    for variant in &unit.variants {
        let escaped = escape(&variant.text);
        out.push_str("<tuv");
        attribute(&mut out, "xml:lang", &variant.lang);
        if escaped.is_some() {
            attribute(&mut out, "o-encoding", ESCAPED);
        }
        out.push_str("><seg>");
        text(&mut out, escaped.as_deref().unwrap_or(&variant.text));
        out.push_str("</seg></tuv>");
    }
    out.push_str("</tu>");
    out
}

fn element(out: &mut String, name: &str, with: Option<(&str, &str)>, value: &str) {
    let escaped = escape(value);
    out.push('<');
    out.push_str(name);
    if let Some((key, value)) = with {
        attribute(out, key, value);
    }
    if escaped.is_some() {
        attribute(out, "o-encoding", ESCAPED);
    }
    out.push('>');
    text(out, escaped.as_deref().unwrap_or(value));
    out.push_str("</");
    out.push_str(name);
    out.push('>');
}

pub(super) fn attribute(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    for (i, part) in replace(value).split('"').enumerate() {
        if i > 0 {
            out.push_str("&quot;");
        }
        text(out, part);
    }
    out.push('"');
}

/// Text of an element, or of an attribute between its quotation marks. `>` is always a reference, so `]]>` never stands in the file; so are line
/// ends and tabs, which a reader may change.
fn text(out: &mut String, value: &str) {
    for c in value.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\t' | '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                // Writing to a string cannot fail.
                let _ = write!(out, "&#{};", u32::from(c));
            }
            _ => out.push(c),
        }
    }
}
