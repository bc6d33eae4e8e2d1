//! The archive: the pairs of both sides together. Of two versions of one pair the more trusted stays, as everywhere the
//! archive is read.

use super::Merged;
use crate::memory::Archive;

/// Merges; none where a side was not understood. Pairs that a side took out, and the other left as they were, are gone.
pub(super) fn merge(base: &str, ours: &str, theirs: &str) -> Option<Merged> {
    let read = |text: &str| Archive::read(text, "").0;
    let (base, ours, theirs) = (read(base), read(ours), read(theirs));
    if !ours.is_intact() || !theirs.is_intact() {
        return None;
    }
    let base = if base.is_intact() { base } else { Archive::default() };
    Some(Merged { text: Archive::merged(&base, &ours, &theirs).write(), conflicts: 0 })
}
