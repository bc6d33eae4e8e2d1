//! Units added, removed, moved and changed. A unit is the same unit if its id is; an edited source is recognised by
//! the translation that was carried over, or by its likeness to the one that stood in its place.

use std::collections::{BTreeMap, BTreeSet};

use super::Unit;
use crate::text::{align, similarity};

/// What happened to a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum Change {
    Added,
    Removed,
    Moved,
    Source,
    Target,
    State,
}

/// A unit that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitChange {
    /// What happened, in the order of [`Change`].
    pub changes: Vec<Change>,
    /// The unit in the base.
    pub base: Option<Unit>,
    /// The unit in the head.
    pub head: Option<Unit>,
}

/// Likeness from which an edited source is the same unit, in percent.
const SAME: u8 = 50;

pub(super) fn compare(base: &[Unit], head: &[Unit]) -> Vec<UnitChange> {
    let (base_groups, head_groups) = (groups(base), groups(head));
    let renamed = renamed(&base_groups, &head_groups);
    let mut changes = Vec::new();
    let (mut gone, mut come): (Vec<&Unit>, Vec<&Unit>) = (Vec::new(), Vec::new());
    let mut keys: BTreeSet<(&str, &str)> = head_groups.keys().copied().collect();
    keys.extend(base_groups.keys().copied().filter(|key| !renamed.values().any(|old| old == key)));
    for key in keys {
        let old = renamed.get(&key).copied().unwrap_or(key);
        let empty = Vec::new();
        let (a, b) = (base_groups.get(&old).unwrap_or(&empty), head_groups.get(&key).unwrap_or(&empty));
        within(a, b, old != key, &mut changes, &mut gone, &mut come);
    }
    across(&mut gone, &mut come, &mut changes);
    changes.extend(gone.into_iter().map(|unit| UnitChange { changes: vec![Change::Removed], base: Some(unit.clone()), head: None }));
    changes.extend(come.into_iter().map(|unit| UnitChange { changes: vec![Change::Added], base: None, head: Some(unit.clone()) }));
    order(changes, base, head)
}

type Groups<'u> = BTreeMap<(&'u str, &'u str), Vec<&'u Unit>>;

/// Units by article and locale, in order.
fn groups(units: &[Unit]) -> Groups<'_> {
    let mut groups: Groups<'_> = BTreeMap::new();
    for unit in units {
        groups.entry((&unit.article, &unit.locale)).or_default().push(unit);
    }
    groups
}

/// Head group to base group for articles that only changed their name: more than half of the ids are the same.
fn renamed<'u>(base: &Groups<'u>, head: &Groups<'u>) -> BTreeMap<(&'u str, &'u str), (&'u str, &'u str)> {
    let mut renamed = BTreeMap::new();
    let gone: Vec<_> = base.iter().filter(|(key, _)| !head.contains_key(*key)).collect();
    for (key, units) in head.iter().filter(|(key, _)| !base.contains_key(*key)) {
        let ids: BTreeSet<&str> = units.iter().map(|unit| unit.id.as_str()).collect();
        let overlap = |old: &&Unit| ids.contains(old.id.as_str());
        let best = gone
            .iter()
            .filter(|(old, _)| old.1 == key.1 && !renamed.values().any(|used| used == *old))
            .map(|(old, units)| (units.iter().filter(|unit| overlap(unit)).count(), units.len(), *old))
            .max();
        if let Some((same, total, old)) = best
            && 2 * same > total.max(units.len())
        {
            renamed.insert(*key, *old);
        }
    }
    renamed
}

/// Compares one article in one locale.
fn within<'u>(
    a: &[&'u Unit],
    b: &[&'u Unit],
    renamed: bool,
    changes: &mut Vec<UnitChange>,
    gone: &mut Vec<&'u Unit>,
    come: &mut Vec<&'u Unit>,
) {
    let ids = |units: &[&'u Unit]| -> Vec<&'u str> { units.iter().map(|unit| unit.id.as_str()).collect() };
    let (a_ids, b_ids) = (ids(a), ids(b));
    let in_place: BTreeSet<(usize, usize)> = align(&a_ids, &b_ids).into_iter().collect();
    let places: BTreeMap<&str, usize> = a_ids.iter().enumerate().map(|(i, id)| (*id, i)).collect();
    let mut paired_a: BTreeMap<usize, usize> = BTreeMap::new();
    let mut paired_b: BTreeSet<usize> = BTreeSet::new();
    let mut moved: BTreeSet<usize> = BTreeSet::new();
    for (j, id) in b_ids.iter().enumerate() {
        if let Some(&i) = places.get(id) {
            paired_a.insert(i, j);
            paired_b.insert(j);
            if !in_place.contains(&(i, j)) {
                moved.insert(j);
            }
        }
    }
    // Edited sources: the translation tells where it came from, else the place and the likeness do.
    for (j, unit) in b.iter().enumerate().filter(|(j, _)| !paired_b.contains(j)).collect::<Vec<_>>() {
        let free = |i: &usize| !paired_a.contains_key(i);
        let by_was = unit.was.as_deref().and_then(|was| (0..a.len()).filter(free).find(|&i| a.get(i).is_some_and(|old| old.source == was)));
        let found = by_was.or_else(|| {
            let gap = gap_before(j, b.len(), a.len(), &paired_a);
            gap.filter(free)
                .filter_map(|i| Some((similarity(&a.get(i)?.source, &unit.source), std::cmp::Reverse(i))))
                .filter(|(score, _)| *score >= SAME)
                .max()
                .map(|(_, i)| i.0)
        });
        if let Some(i) = found {
            paired_a.insert(i, j);
            paired_b.insert(j);
        }
    }
    for (&i, &j) in &paired_a {
        if let (Some(old), Some(new)) = (a.get(i), b.get(j)) {
            push(old, new, moved.contains(&j) || renamed, changes);
        }
    }
    gone.extend(a.iter().enumerate().filter(|(i, _)| !paired_a.contains_key(i)).map(|(_, unit)| *unit));
    come.extend(b.iter().enumerate().filter(|(j, _)| !paired_b.contains(j)).map(|(_, unit)| *unit));
}

/// The places of the base between the neighbours of a new unit of the head.
fn gap_before(j: usize, b_len: usize, a_len: usize, paired: &BTreeMap<usize, usize>) -> std::ops::Range<usize> {
    let mut start = 0;
    let mut end = a_len;
    let mut left = None;
    let mut right = b_len;
    for (&i, &k) in paired {
        if k < j && left.is_none_or(|l| k > l) {
            (left, start) = (Some(k), i + 1);
        }
        if k > j && k < right {
            (right, end) = (k, i);
        }
    }
    if start <= end { start..end } else { end..start }
}

/// Units that left one article and stand in another: moved.
fn across<'u>(gone: &mut Vec<&'u Unit>, come: &mut Vec<&'u Unit>, changes: &mut Vec<UnitChange>) {
    come.retain(|new| {
        let Some(at) = gone.iter().position(|old| old.id == new.id && old.locale == new.locale && old.source == new.source) else {
            return true;
        };
        push(gone.remove(at), new, true, changes);
        false
    });
}

fn push(old: &Unit, new: &Unit, moved: bool, changes: &mut Vec<UnitChange>) {
    let mut what = Vec::new();
    let mut note = |is: bool, change: Change| {
        if is {
            what.push(change);
        }
    };
    note(moved, Change::Moved);
    note(old.source != new.source, Change::Source);
    note(old.target != new.target, Change::Target);
    note(old.state != new.state, Change::State);
    if !what.is_empty() {
        changes.push(UnitChange { changes: what, base: Some(old.clone()), head: Some(new.clone()) });
    }
}

/// In reading order of the head; a removed unit stands where it stood in the base.
fn order(mut changes: Vec<UnitChange>, base: &[Unit], head: &[Unit]) -> Vec<UnitChange> {
    let places = |units: &[Unit]| -> BTreeMap<(String, String), usize> {
        units.iter().enumerate().map(|(place, unit)| ((unit.name(), unit.locale.clone()), place)).collect()
    };
    let (in_base, in_head) = (places(base), places(head));
    let key = |change: &UnitChange| {
        let place = |unit: &Option<Unit>, places: &BTreeMap<(String, String), usize>| {
            unit.as_ref().and_then(|unit| places.get(&(unit.name(), unit.locale.clone()))).copied()
        };
        let article = change.head.as_ref().or(change.base.as_ref()).map_or(String::new(), |unit| unit.article.clone());
        (article, place(&change.head, &in_head).or_else(|| place(&change.base, &in_base)), change.head.is_none())
    };
    changes.sort_by_cached_key(key);
    changes
}
