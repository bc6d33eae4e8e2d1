//! The archive: the pairs of both sides together. A pair of which both sides say something else stands in a conflict, in
//! the place of the line of ours.

use std::collections::BTreeMap;

use super::Merged;
use super::conflict::block;
use crate::memory::Archive;

/// Merges; none where a side was not understood. Pairs that a side took out, and the other left as they were, are gone.
pub(super) fn merge(base: &str, ours: &str, theirs: &str) -> Option<Merged> {
    let read = |text: &str| Archive::read(text, "").0;
    let (base, ours, theirs) = (read(base), read(ours), read(theirs));
    if !ours.is_intact() || !theirs.is_intact() {
        return None;
    }
    let base = if base.is_intact() { base } else { Archive::default() };
    let merged = Archive::merged(&base, &ours, &theirs);
    let conflicts: BTreeMap<&str, &str> = merged.conflicts.iter().map(|(ours, theirs)| (ours.as_str(), theirs.as_str())).collect();
    let mut text = String::new();
    for line in merged.archive.write().lines() {
        match conflicts.get(line) {
            Some(theirs) => text.push_str(&block(line, theirs)),
            None => text.push_str(line),
        }
        text.push('\n');
    }
    Some(Merged { text, conflicts: conflicts.len() })
}
