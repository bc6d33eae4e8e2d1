//! Reports: values in, text out, one form a file. Words come from the interface's messages; text of files reaches a
//! terminal only cleaned.

pub mod check_human;
pub mod check_json;
pub mod diff_human;
pub mod diff_json;
pub mod excerpt;
pub mod github;
pub mod paint;
pub mod sarif;
pub mod status;
pub mod unit;
pub mod wording;

pub use paint::Paint;

/// A value as one line of JSON with a line feed behind it. Values of our own types always serialize.
pub fn json(value: &impl serde::Serialize) -> String {
    let mut text = serde_json::to_string(value).unwrap_or_else(|_| "null".to_owned());
    text.push('\n');
    text
}
