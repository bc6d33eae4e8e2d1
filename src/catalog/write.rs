//! A catalog as the text of its file, in the one form taiyaku writes.
//!
//! Reading what was written gives the same catalog, and writing that the same bytes.

use super::pattern::indent;
use super::{Catalog, Entry, Value, comment, escape};
use crate::text::collapse;

/// The first line of every catalog.
pub(super) const HEAD: &str = "taiyaku catalog ";
/// The version of the format this code writes.
pub(super) const VERSION: &str = "1";

impl Catalog {
    /// The text of the file.
    pub fn write(&self) -> String {
        let mut out = format!("### {HEAD}{VERSION}\n");
        for line in self.head.iter().flat_map(|line| line.split(['\n', '\r'])) {
            comment_line(&mut out, "###", line);
        }
        let mut section: Option<String> = None;
        for entry in &self.entries {
            let own = entry.section.as_deref().map(collapse).filter(|text| !text.is_empty());
            if own != section {
                out.push('\n');
                comment_line(&mut out, "##", own.as_deref().unwrap_or(""));
                section = own;
            }
            free(&mut out, &entry.above);
            out.push('\n');
            write_entry(&mut out, entry);
        }
        free(&mut out, &self.tail);
        out
    }
}

fn write_entry(out: &mut String, entry: &Entry) {
    for line in comment::lines(entry) {
        comment_line(out, "#", &line);
    }
    let value = match &entry.value {
        Value::Skip => return,
        Value::Plain(text) if text.contains('\n') => escape(text),
        Value::Plain(text) => format!(" {}", escape(text)),
        Value::Fluent(raw) => indent(raw),
    };
    out.push_str(&entry.id);
    out.push_str(" =");
    out.push_str(&value);
    out.push('\n');
}

fn free(out: &mut String, comments: &[String]) {
    for comment in comments {
        out.push('\n');
        for line in comment.split('\n') {
            comment_line(out, "#", &line.replace('\r', ""));
        }
    }
}

fn comment_line(out: &mut String, mark: &str, line: &str) {
    out.push_str(mark);
    if !line.is_empty() {
        out.push(' ');
        out.push_str(line);
    }
    out.push('\n');
}
