//! Three versions of the archive to one. In: what both sides began with, and either side. Out: the pairs of both together,
//! and those of which both sides say something else. Neither is picked in silence: what a person decided about a
//! translation (its state) is not undone because somebody else decided otherwise.

use std::collections::BTreeSet;

use super::archive::{Archive, Archived, Key};
use crate::catalog::Reason;

/// A merged archive.
pub struct Merged {
    /// The pairs of both sides; of those in `conflicts`, ours.
    pub archive: Archive,
    /// The lines of pairs that both sides changed to something else: ours as it stands in the archive, and theirs.
    pub conflicts: Vec<(String, String)>,
}

impl Archive {
    /// The pairs of two versions of one archive together, without what one side took out and the other has as it was in
    /// `base`. What both changed goes together where it can: notes are gathered, and what one side replaced stays so.
    pub fn merged(base: &Archive, ours: &Archive, theirs: &Archive) -> Merged {
        let mut merged = Merged { archive: Archive::default(), conflicts: Vec::new() };
        let keys: BTreeSet<&Key> = ours.pairs.keys().chain(theirs.pairs.keys()).collect();
        for key in keys {
            let (was, mine, other) = (base.pairs.get(key), ours.pairs.get(key), theirs.pairs.get(key));
            let one = match (mine, other) {
                (Some(mine), Some(other)) if mine == other || was == Some(other) => mine.clone(),
                (Some(mine), Some(other)) if was == Some(mine) => other.clone(),
                (Some(mine), Some(other)) => both(was, mine, other).unwrap_or_else(|| {
                    merged.conflicts.push((mine.line(), other.line()));
                    mine.clone()
                }),
                (Some(one), None) | (None, Some(one)) if was != Some(one) => one.clone(),
                _ => continue,
            };
            merged.archive.pairs.insert(key.clone(), one);
        }
        let stays = |line: &&String| (ours.others.contains(*line) && theirs.others.contains(*line)) || !base.others.contains(*line);
        merged.archive.others = ours.others.union(&theirs.others).filter(stays).cloned().collect();
        merged
    }
}

/// One pair with the changes of both sides; none where they do not go together.
fn both(was: Option<&Archived>, mine: &Archived, other: &Archived) -> Option<Archived> {
    let base = was.map(|was| &was.pair);
    let (a, b) = (&mine.pair, &other.pair);
    let state = one(base.map(|base| &base.state), &a.state, &b.state)?;
    let origin = one(base.map(|base| &base.origin), &a.origin, &b.origin)?;
    let of = one(base.map(|base| &base.was), &a.was, &b.was)?;
    let covers = one(base.map(|base| &base.covers), &a.covers, &b.covers)?;
    let fluent = one(base.map(|base| &base.fluent), &a.fluent, &b.fluent)?;
    let reason = one(base.map(|base| &base.reason), &a.reason, &b.reason).copied().unwrap_or(Reason::Replaced);
    let list = |of: &dyn Fn(&Archived) -> Vec<String>| several(&was.map(of).unwrap_or_default(), &of(mine), &of(other));
    let mut merged = mine.clone();
    (merged.pair.state, merged.pair.origin, merged.pair.was) = (state.clone(), origin.clone(), of.clone());
    (merged.pair.covers, merged.pair.fluent) = (covers.clone(), *fluent);
    merged.pair.reason = reason;
    merged.pair.notes = list(&|one| one.pair.notes.clone());
    merged.pair.lines = list(&|one| one.pair.lines.clone());
    merged.notes = list(&|one| one.notes.clone());
    let props: Vec<(String, String)> = was.map(|was| was.props.clone()).unwrap_or_default();
    merged.props = several(&props, &mine.props, &other.props);
    Some(merged)
}

/// What is left where at most one side changed it.
fn one<'v, T: PartialEq>(base: Option<&'v T>, ours: &'v T, theirs: &'v T) -> Option<&'v T> {
    if ours == theirs || base == Some(theirs) {
        Some(ours)
    } else if base == Some(ours) {
        Some(theirs)
    } else {
        None
    }
}

/// A list with what either side added, without what either took out.
fn several<T: Clone + PartialEq>(base: &[T], ours: &[T], theirs: &[T]) -> Vec<T> {
    let kept = ours.iter().filter(|one| theirs.contains(one) || !base.contains(one));
    let added = theirs.iter().filter(|one| !base.contains(one) && !ours.contains(one));
    kept.chain(added).cloned().collect()
}
