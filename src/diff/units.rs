//! Units added, removed, moved and changed. A unit is the same unit if its id is, or else its text; an edited source is
//! recognised by the translation that was carried over, or by its likeness to the one that stood in its place. What of
//! units in another order moved is decided in `order`. Time grows with the number of units, and with
//! the square of a run of edited ones only up to [`GAP`].

use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};
use std::sync::Arc;

use super::Unit;
use super::alike::alike;
use super::order::{Step, staying};

/// What happened to a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Change {
    /// The base has no such unit.
    Added,
    /// The head has no such unit.
    Removed,
    /// It stands in another place of its article, or in another article.
    Moved,
    /// Its article has another name, and it went with it.
    Renamed,
    /// Its source text differs.
    Source,
    /// Its translation differs.
    Target,
    /// Its translation stands elsewhere than it did.
    State,
    /// A link of it leads elsewhere.
    Links,
    /// Other findings on it are waived.
    Waivers,
}

/// A unit that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitChange {
    /// What happened, in the order of [`Change`].
    pub changes: Vec<Change>,
    /// The unit in the base.
    pub base: Option<Arc<Unit>>,
    /// The unit in the head.
    pub head: Option<Arc<Unit>>,
}

impl UnitChange {
    /// Whether nothing but the name of its article differs.
    pub fn is_only_renamed(&self) -> bool {
        self.changes == [Change::Renamed]
    }

    /// The article that it came from, if it moved from another one.
    pub fn came_from(&self) -> Option<&str> {
        let (base, head) = (self.base.as_ref()?, self.head.as_ref()?);
        (base.article != head.article && !self.changes.contains(&Change::Renamed)).then_some(base.article.as_str())
    }
}

/// The articles that have another name, each once: old and new.
pub(super) fn renamings(units: &[UnitChange]) -> Vec<(String, String)> {
    let renamed = units.iter().filter(|change| change.changes.contains(&Change::Renamed));
    let names = renamed.filter_map(|change| Some((change.base.as_ref()?.article.clone(), change.head.as_ref()?.article.clone())));
    names.collect::<BTreeSet<_>>().into_iter().collect()
}

/// Edited units between two that stayed, times those that stood there before: up to here each is compared with each.
const GAP: usize = 1024;

/// How far from its place an edited unit is looked for in a larger run.
const REACH: usize = 16;

/// A unit with its place among those of its article and locale.
#[derive(Clone, Copy)]
struct Placed<'u> {
    unit: &'u Arc<Unit>,
    place: usize,
}

/// Article and locale.
type Key<'u> = (&'u str, &'u str);
type Groups<'u> = BTreeMap<Key<'u>, Vec<&'u Arc<Unit>>>;

/// A change and where it is shown: article, locale, place in the head, behind what stands there, place in the base.
type Shown<'u> = ((&'u str, &'u str, usize, bool, usize), UnitChange);

pub(super) fn compare(base: &[Arc<Unit>], head: &[Arc<Unit>]) -> Vec<UnitChange> {
    let (base_groups, head_groups) = (groups(base), groups(head));
    let renamed = renamed(&base_groups, &head_groups);
    let taken: BTreeSet<Key<'_>> = renamed.values().copied().collect();
    let mut shown: Vec<Shown<'_>> = Vec::new();
    let (mut gone, mut come): (Vec<(Placed<'_>, usize)>, Vec<Placed<'_>>) = (Vec::new(), Vec::new());
    let mut keys: BTreeSet<Key<'_>> = head_groups.keys().copied().collect();
    keys.extend(base_groups.keys().copied().filter(|key| !taken.contains(key)));
    let mut halves: Vec<Half<'_>> = keys
        .into_iter()
        .map(|key| {
            let old = renamed.get(&key).copied().unwrap_or(key);
            let (a, b) = (base_groups.get(&old), head_groups.get(&key));
            Half::of(a.cloned().unwrap_or_default(), b.cloned().unwrap_or_default(), old != key)
        })
        .collect();
    // What stands elsewhere as it stood is that unit, whatever is like it.
    for (old, new) in identical(&mut halves) {
        push(old, new, Ways::MOVED, &mut shown);
    }
    for half in &mut halves {
        half.pair_likely();
        let (a, b) = (&half.a, &half.b);
        let stays = half.staying();
        let mut partner: Vec<Option<usize>> = vec![None; a.len()];
        for (&(i, j), stays) in half.pairs.iter().zip(&stays) {
            if let (Some(old_unit), Some(new), Some(slot)) = (a.get(i), b.get(j), partner.get_mut(i)) {
                *slot = Some(j);
                let ways = Ways { moved: !stays, renamed: half.renamed };
                push(Placed { unit: old_unit, place: i }, Placed { unit: new, place: j }, ways, &mut shown);
            }
        }
        let is_free = |free: &[bool], at: usize| free.get(at) == Some(&true);
        come.extend(b.iter().enumerate().filter(|(j, _)| is_free(&half.free_b, *j)).map(|(place, unit)| Placed { unit, place }));
        // What is gone is shown where it stood: behind the unit that stood before it.
        let mut behind = 0;
        for (place, unit) in a.iter().enumerate() {
            match partner.get(place).copied().flatten() {
                Some(j) => behind = j + 1,
                None if is_free(&half.free_a, place) => gone.push((Placed { unit, place }, behind)),
                None => {}
            }
        }
    }
    across(&mut gone, &mut come, &mut shown);
    shown.extend(gone.into_iter().map(|(old, behind)| {
        let key = (old.unit.article.as_str(), old.unit.locale.as_str(), behind, false, old.place);
        (key, UnitChange { changes: vec![Change::Removed], base: Some(Arc::clone(old.unit)), head: None })
    }));
    shown.extend(
        come.into_iter().map(|new| {
            (shown_at(new, new.place), UnitChange { changes: vec![Change::Added], base: None, head: Some(Arc::clone(new.unit)) })
        }),
    );
    shown.sort_by_key(|(key, _)| *key);
    shown.into_iter().map(|(_, change)| change).collect()
}

fn shown_at<'u>(new: Placed<'u>, base_place: usize) -> (&'u str, &'u str, usize, bool, usize) {
    (new.unit.article.as_str(), new.unit.locale.as_str(), new.place, true, base_place)
}

/// Units by article and locale, in order.
fn groups(units: &[Arc<Unit>]) -> Groups<'_> {
    let mut groups: Groups<'_> = BTreeMap::new();
    for unit in units {
        groups.entry((&unit.article, &unit.locale)).or_default().push(unit);
    }
    groups
}

/// Head group to base group for articles that only changed their name: more than half of the units are the same.
fn renamed<'u>(base: &Groups<'u>, head: &Groups<'u>) -> BTreeMap<Key<'u>, Key<'u>> {
    // Which articles that are gone had a unit.
    let mut had: HashMap<(&str, &str), Vec<Key<'u>>> = HashMap::new();
    for (key, units) in base.iter().filter(|(key, _)| !head.contains_key(*key)) {
        for unit in units {
            had.entry((&unit.locale, &unit.id)).or_default().push(*key);
        }
    }
    let mut candidates = Vec::new();
    for (key, units) in head.iter().filter(|(key, _)| !base.contains_key(*key)) {
        let mut shared: BTreeMap<Key<'u>, usize> = BTreeMap::new();
        for old in units.iter().filter_map(|unit| had.get(&(unit.locale.as_str(), unit.id.as_str()))).flatten() {
            *shared.entry(*old).or_default() += 1;
        }
        let enough = |old: &Key<'u>, same: usize| 2 * same > base.get(old).map_or(0, Vec::len).max(units.len());
        candidates.extend(shared.into_iter().filter(|(old, same)| enough(old, *same)).map(|(old, same)| (same, *key, old)));
    }
    candidates.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| (a.1, a.2).cmp(&(b.1, b.2))));
    let (mut renamed, mut used) = (BTreeMap::new(), BTreeSet::new());
    for (_, key, old) in candidates {
        if !renamed.contains_key(&key) && used.insert(old) {
            renamed.insert(key, old);
        }
    }
    renamed
}

/// One article in one locale: its units in both versions, those that have no partner yet, and pairs of places.
struct Half<'u> {
    a: Vec<&'u Arc<Unit>>,
    b: Vec<&'u Arc<Unit>>,
    free_a: Vec<bool>,
    free_b: Vec<bool>,
    pairs: Vec<(usize, usize)>,
    /// Whether the article had another name.
    renamed: bool,
}

impl<'u> Half<'u> {
    /// The article with the pairs that are sure: the same id, the same text, the text that a translation was made for.
    fn of(a: Vec<&'u Arc<Unit>>, b: Vec<&'u Arc<Unit>>, renamed: bool) -> Self {
        let (free_a, free_b) = (vec![true; a.len()], vec![true; b.len()]);
        let mut half = Half { free_a, free_b, pairs: Vec::with_capacity(a.len().min(b.len())), a, b, renamed };
        let places: HashMap<&str, usize> = half.a.iter().enumerate().map(|(i, unit)| (unit.id.as_str(), i)).collect();
        let same: Vec<(usize, usize)> =
            half.b.iter().enumerate().filter_map(|(j, unit)| Some((*places.get(unit.id.as_str())?, j))).collect();
        same.into_iter().for_each(|pair| half.take(pair));
        // The same text under another number (`-2`), then the text that a carried translation was made for.
        let texts: [fn(&Unit) -> Option<&str>; 2] = [|unit| Some(&unit.source), |unit| unit.was.as_deref()];
        for text in texts {
            let mut left: HashMap<&str, VecDeque<usize>> = HashMap::new();
            for (i, unit) in half.a.iter().enumerate().filter(|(i, _)| half.free_a.get(*i) == Some(&true)) {
                left.entry(&unit.source).or_default().push_back(i);
            }
            for (j, unit) in half.b.clone().into_iter().enumerate() {
                if half.free_b.get(j) == Some(&true)
                    && let Some(i) = text(unit).and_then(|text| left.get_mut(text)).and_then(VecDeque::pop_front)
                {
                    half.take((i, j));
                }
            }
        }
        // A translation that has been stale for longer, over a source that was edited again.
        let mut left: HashMap<(&str, Option<&str>), VecDeque<usize>> = HashMap::new();
        let stale = |unit: &'u Unit| Some((unit.was.as_deref()?, unit.target.as_deref()));
        for (i, unit) in half.a.iter().enumerate().filter(|(i, _)| half.free_a.get(*i) == Some(&true)) {
            stale(unit).into_iter().for_each(|key| left.entry(key).or_default().push_back(i));
        }
        for (j, unit) in half.b.clone().into_iter().enumerate() {
            if half.free_b.get(j) == Some(&true)
                && let Some(i) = stale(unit).and_then(|key| left.get_mut(&key)).and_then(VecDeque::pop_front)
            {
                half.take((i, j));
            }
        }
        half
    }

    fn take(&mut self, (i, j): (usize, usize)) {
        if let (Some(a), Some(b)) = (self.free_a.get_mut(i), self.free_b.get_mut(j))
            && *a
            && *b
        {
            (*a, *b) = (false, false);
            self.pairs.push((i, j));
        }
    }

    /// Which of the pairs, which are in the order of the base, kept their order.
    fn staying(&self) -> Vec<bool> {
        let block = |units: &[&Arc<Unit>], at: usize| units.get(at).map_or(0, |unit| unit.block);
        let step = |&(i, j): &(usize, usize)| Step { place: j, from: block(&self.a, i), to: block(&self.b, j) };
        staying(&self.pairs.iter().map(step).collect::<Vec<_>>())
    }

    /// Adds what is like each other, among what stands between the same two units that stayed.
    fn pair_likely(&mut self) {
        self.pairs.sort_unstable();
        let stays = self.staying();
        let fixed = self.pairs.iter().zip(&stays).filter(|(_, stays)| **stays).map(|(pair, _)| *pair);
        let fixed: Vec<(usize, usize)> = fixed.chain([(self.a.len(), self.b.len())]).collect();
        let (mut from_a, mut from_b) = (0, 0);
        for (to_a, to_b) in fixed {
            let old: Vec<usize> = (from_a..to_a).filter(|i| self.free_a.get(*i) == Some(&true)).collect();
            let new: Vec<usize> = (from_b..to_b).filter(|j| self.free_b.get(*j) == Some(&true)).collect();
            likely(&self.a, &self.b, &old, &new).into_iter().for_each(|pair| self.take(pair));
            (from_a, from_b) = (to_a + 1, to_b + 1);
        }
        self.pairs.sort_unstable();
    }
}

/// Takes the units that left one article and stand in another with the same id, source and translation.
fn identical<'u>(halves: &mut [Half<'u>]) -> Vec<(Placed<'u>, Placed<'u>)> {
    type Same<'u> = (&'u str, &'u str, &'u str, Option<&'u str>);
    fn same(unit: &Unit) -> Same<'_> {
        (&unit.locale, &unit.id, &unit.source, unit.target.as_deref())
    }
    let mut left: HashMap<Same<'u>, VecDeque<(usize, usize)>> = HashMap::new();
    for (number, half) in halves.iter().enumerate() {
        for (i, unit) in half.a.iter().enumerate().filter(|(i, _)| half.free_a.get(*i) == Some(&true)) {
            left.entry(same(unit)).or_default().push_back((number, i));
        }
    }
    let mut found = Vec::new();
    for number in 0..halves.len() {
        let Some(half) = halves.get_mut(number) else { continue };
        let mut here = Vec::new();
        for (j, (unit, free)) in half.b.iter().zip(&mut half.free_b).enumerate().filter(|(_, (_, free))| **free) {
            let Some(from) = left.get_mut(&same(unit)).and_then(VecDeque::pop_front) else { continue };
            *free = false;
            here.push((from, Placed { unit, place: j }));
        }
        for ((other, i), new) in here {
            let Some(half) = halves.get_mut(other) else { continue };
            if let (Some(free), Some(unit)) = (half.free_a.get_mut(i), half.a.get(i)) {
                *free = false;
                found.push((Placed { unit, place: i }, new));
            }
        }
    }
    found
}

/// Edited units of a run: the likeliest pairs first, of equal ones those nearest in place.
fn likely(a: &[&Arc<Unit>], b: &[&Arc<Unit>], old: &[usize], new: &[usize]) -> Vec<(usize, usize)> {
    let whole = old.len().saturating_mul(new.len()) <= GAP;
    let mut scored = Vec::new();
    for (y, &j) in new.iter().enumerate() {
        let middle = y * old.len() / new.len().max(1);
        let (from, to) = if whole { (0, old.len()) } else { (middle.saturating_sub(REACH), (middle + REACH).min(old.len())) };
        for (x, &i) in old.iter().enumerate().take(to).skip(from) {
            if let (Some(one), Some(other)) = (a.get(i), b.get(j))
                && let Some(score) = alike(&one.source, &other.source)
            {
                scored.push((std::cmp::Reverse(score), middle.abs_diff(x), i, j));
            }
        }
    }
    scored.sort_unstable();
    let (mut used_a, mut used_b) = (BTreeSet::new(), BTreeSet::new());
    let free = scored.into_iter().filter(|&(_, _, i, j)| {
        let free = !used_a.contains(&i) && !used_b.contains(&j);
        if free {
            used_a.insert(i);
            used_b.insert(j);
        }
        free
    });
    free.map(|(_, _, i, j)| (i, j)).collect()
}

/// Units that left one article and stand in another: moved.
fn across<'u>(gone: &mut Vec<(Placed<'u>, usize)>, come: &mut Vec<Placed<'u>>, shown: &mut Vec<Shown<'u>>) {
    let mut left: HashMap<(&str, &str), VecDeque<usize>> = HashMap::new();
    for (number, (old, _)) in gone.iter().enumerate() {
        left.entry((&old.unit.locale, &old.unit.source)).or_default().push_back(number);
    }
    let mut moved = BTreeSet::new();
    come.retain(|new| {
        let key = (new.unit.locale.as_str(), new.unit.source.as_str());
        let Some(number) = left.get_mut(&key).and_then(VecDeque::pop_front) else { return true };
        let Some((old, _)) = gone.get(number) else { return true };
        push(*old, *new, Ways::MOVED, shown);
        moved.insert(number);
        false
    });
    let mut number = 0;
    gone.retain(|_| {
        number += 1;
        !moved.contains(&(number - 1))
    });
}

/// How a unit came to its place.
struct Ways {
    moved: bool,
    renamed: bool,
}

impl Ways {
    const MOVED: Ways = Ways { moved: true, renamed: false };
}

fn push<'u>(old: Placed<'u>, new: Placed<'u>, ways: Ways, shown: &mut Vec<Shown<'u>>) {
    let (a, b) = (old.unit, new.unit);
    let all = [
        (ways.moved, Change::Moved),
        (ways.renamed, Change::Renamed),
        (a.source != b.source, Change::Source),
        (a.target != b.target, Change::Target),
        (a.state != b.state, Change::State),
        (a.links != b.links, Change::Links),
        (a.waivers != b.waivers, Change::Waivers),
    ];
    let changes: Vec<Change> = all.into_iter().filter(|(is, _)| *is).map(|(_, change)| change).collect();
    if !changes.is_empty() {
        shown.push((shown_at(new, old.place), UnitChange { changes, base: Some(Arc::clone(a)), head: Some(Arc::clone(b)) }));
    }
}
