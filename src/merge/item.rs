//! A file as a run of items: a message, a key, a comment that stands free, each with the lines it is written in.

use std::collections::BTreeMap;

/// Some lines of a file that belong together.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Item {
    /// What it is called; the same in every version, and only once in each.
    pub key: String,
    /// The unit it is a part of, where that has several (a concept).
    pub group: String,
    /// The part of the file it must stay in (a table).
    pub section: String,
    /// Empty lines before it.
    pub gap: usize,
    /// Whether it needs an empty line before it wherever it stands.
    pub apart: bool,
    /// Its lines, without the last line feed.
    pub text: String,
}

/// Items by key, with their place.
pub(super) type ByKey<'i> = BTreeMap<&'i str, (usize, &'i Item)>;

pub(super) fn by_key(items: &[Item]) -> ByKey<'_> {
    items.iter().enumerate().map(|(place, item)| (item.key.as_str(), (place, item))).collect()
}

/// The key of a comment: its text, and which of those alike it is.
pub(super) fn comment_key(seen: &mut BTreeMap<String, usize>, text: &str) -> String {
    let count = seen.entry(text.to_owned()).or_default();
    *count += 1;
    format!("#{count} {text}")
}

/// Whether every key stands once.
pub(super) fn are_distinct(items: &[Item]) -> bool {
    by_key(items).len() == items.len()
}
