//! Reports: values in, text out, one form a file. Words come from the interface's messages; text of files reaches a
//! terminal only cleaned.

pub mod change;
pub mod check_human;
pub mod check_json;
pub mod compare;
pub mod diff_human;
pub mod diff_json;
pub mod diff_markdown;
pub mod difference;
pub mod excerpt;
pub mod github;
pub mod impact;
pub mod markdown;
pub mod page;
pub mod paint;
pub mod review;
pub mod sarif;
pub mod status;
pub mod unit;
pub mod unit_human;
pub mod verdict;
pub mod wording;

pub use paint::{Ink, Paint};

use crate::text::{has_unsafe, is_unsafe};

/// A value as one line of JSON with a line feed behind it. Characters that a terminal would obey are escaped, those too
/// that JSON would allow. Values of our own types always serialize.
pub fn json(value: &impl serde::Serialize) -> String {
    let mut text = fragment(value);
    text.push('\n');
    text
}

/// The same as part of a larger one.
fn fragment(value: &impl serde::Serialize) -> String {
    let mut text = serde_json::to_string(value).unwrap_or_else(|_| "null".to_owned());
    if has_unsafe(&text) {
        // They stand only within strings: the syntax of JSON has none.
        let mut safe = String::with_capacity(text.len());
        for c in text.chars() {
            if is_unsafe(c) {
                safe.push_str(&format!("\\u{:04x}", u32::from(c)));
            } else {
                safe.push(c);
            }
        }
        text = safe;
    }
    // A log of GitHub Actions obeys `##[…]` anywhere in a line.
    if text.contains("##[") {
        text = text.replace("##[", "#\\u0023[");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::json;

    #[test]
    fn json_has_nothing_a_terminal_obeys() {
        let value = serde_json::json!({ "逆\u{202e}": "\u{1b}\u{7f}\u{9b}\u{2066}" });
        let text = json(&value);
        assert_eq!(text, "{\"逆\\u202e\":\"\\u001b\\u007f\\u009b\\u2066\"}\n");
        assert_eq!(serde_json::from_str::<serde_json::Value>(&text).ok(), Some(value));
    }
}
