//! An article's bundle: its units with the text people read come in, one Fluent resource goes out. Every text is
//! escaped, so nothing in it is a placeable, an attribute or another message.

use super::value::escape;

/// One message of an article's bundle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Message<'a> {
    /// Id of the unit.
    pub id: &'a str,
    /// Its text, as it is read.
    pub text: &'a str,
    /// The language of the text where it is not that of the bundle; it becomes the attribute `lang`.
    pub lang: Option<&'a str>,
}

/// The resource, in the order given. Equal messages give equal bytes.
///
/// ```
/// use taiyaku::bundle::{Message, write};
/// let ftl = write(&[Message { id: "s-0", text: "Hello", lang: None }, Message { id: "s-1", text: "はい", lang: Some("ja") }]);
/// assert_eq!(ftl, "### taiyaku bundle 1\n\ns-0 = Hello\ns-1 = はい\n    .lang = ja\n");
/// ```
pub fn write(messages: &[Message<'_>]) -> String {
    let mut out = String::from("### taiyaku bundle 1\n\n");
    for message in messages {
        out.push_str(message.id);
        let value = escape(message.text);
        out.push_str(if value.starts_with('\n') { " =" } else { " = " });
        out.push_str(&value);
        out.push('\n');
        if let Some(lang) = message.lang {
            out.push_str("    .lang = ");
            out.push_str(&escape(lang));
            out.push('\n');
        }
    }
    out
}
