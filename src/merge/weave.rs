//! The order of a merged file, and its text. The order is that of the side that changed it (ours, if both did); what
//! only the other side has stands beside its neighbour there.

use std::collections::{BTreeMap, BTreeSet};

use super::Merged;
use super::conflict::{block, lines};
use super::decide::{Decision, Decisions, Sides};
use super::item::Item;

/// The text of the result.
pub(super) fn weave(sides: Sides<'_>, decisions: &Decisions) -> Merged {
    let places = places(sides);
    let [base, ours, theirs] = [sides.base, sides.ours, sides.theirs].map(|items| Sections::of(items, &places));
    let known = |section: &str| ours.keys.contains_key(section) || theirs.keys.contains_key(section);
    let stays = |key: &str| !matches!(decisions.get(key), None | Some(Decision::Drop));
    let none = Vec::new();
    let mut order = Vec::new();
    for section in ordered([&base.order, &ours.order, &theirs.order], &known) {
        let of = |side: &Sections| side.keys.get(&section).unwrap_or(&none).clone();
        order.extend(ordered([&of(&base), &of(&ours), &of(&theirs)], &stays));
    }
    let mut before: BTreeSet<(Option<&str>, &str)> = BTreeSet::new();
    for side in [sides.ours, sides.theirs] {
        let keys = || side.iter().map(|item| item.key.as_str());
        before.extend(std::iter::once(None).chain(keys().map(Some)).zip(keys()));
    }
    let (mut out, mut conflicts, mut last): (String, usize, Option<(&str, bool)>) = (String::new(), 0, None);
    for key in &order {
        let (text, gap, apart) = match decisions.get(key) {
            Some(Decision::Keep(item)) => (item.text.clone(), item.gap, item.apart),
            Some(Decision::Conflict { ours, theirs }) => {
                conflicts += 1;
                let first = ours.first().or(theirs.first());
                (block(&lines(ours), &lines(theirs)), first.map_or(0, |item| item.gap), first.is_some_and(|item| item.apart))
            }
            _ => continue,
        };
        // Where it stands behind another than before, lines of two items must not become one.
        let moved = !before.contains(&(last.map(|(key, _)| key), key.as_str()));
        let least = usize::from(last.is_some() && moved && (apart || last.is_some_and(|(_, apart)| apart)));
        out.push_str(&"\n".repeat(if last.is_none() && moved { 0 } else { gap.max(least) }));
        out.push_str(&text);
        out.push('\n');
        last = Some((key, key.starts_with('#')));
    }
    Merged { text: out, conflicts }
}

/// The part of the file each item stands in: a comment before a table belongs to another where a table was put between.
fn places<'i>(sides: Sides<'i>) -> BTreeMap<&'i str, &'i str> {
    let of = |items: &'i [Item]| -> BTreeMap<&'i str, &'i str> { items.iter().map(|i| (i.key.as_str(), i.section.as_str())).collect() };
    let (base, ours, mut places) = (of(sides.base), of(sides.ours), of(sides.theirs));
    for (key, section) in ours {
        if !places.contains_key(key) || base.get(key) != Some(&section) {
            places.insert(key, section);
        }
    }
    places
}

/// The parts of a file in their order, and the keys of each.
struct Sections {
    order: Vec<String>,
    keys: BTreeMap<String, Vec<String>>,
}

impl Sections {
    fn of(items: &[Item], places: &BTreeMap<&str, &str>) -> Sections {
        let mut sections = Sections { order: Vec::new(), keys: BTreeMap::new() };
        for item in items {
            let section = places.get(item.key.as_str()).copied().unwrap_or(&item.section);
            let keys = sections.keys.entry(section.to_owned()).or_default();
            if keys.is_empty() {
                sections.order.push(section.to_owned());
            }
            keys.push(item.key.clone());
        }
        sections
    }
}

/// The keys that stay, in one order.
fn ordered([base, ours, theirs]: [&Vec<String>; 3], stays: &dyn Fn(&str) -> bool) -> Vec<String> {
    let set = |keys: &Vec<String>| keys.iter().cloned().collect::<BTreeSet<String>>();
    let (in_base, in_ours, in_theirs) = (set(base), set(ours), set(theirs));
    let common = |keys: &Vec<String>| -> Vec<String> {
        keys.iter().filter(|key| in_base.contains(*key) && in_ours.contains(*key) && in_theirs.contains(*key)).cloned().collect()
    };
    let spine_is_theirs = common(ours) == common(base) && common(theirs) != common(base);
    let (spine, other, in_other) = if spine_is_theirs { (theirs, ours, &in_ours) } else { (ours, theirs, &in_theirs) };
    let other: Vec<&String> = other.iter().filter(|key| stays(key)).collect();
    let spine: Vec<&String> = spine.iter().filter(|key| stays(key)).collect();
    let on_spine: BTreeSet<&String> = spine.iter().copied().collect();
    // What only the other side has stands behind the one before it there, and behind what this side added in the same
    // place; what has nobody before it stands in front of the one behind it.
    let mut behind: BTreeMap<Option<&String>, Vec<&String>> = BTreeMap::new();
    let mut anchor = None;
    for key in other {
        if on_spine.contains(key) {
            anchor = Some(key);
        } else {
            behind.entry(anchor).or_default().push(key);
        }
    }
    let added = |key: &String| !in_base.contains(key) && !in_other.contains(key) && !key.starts_with('#');
    let mut out: Vec<String> = behind.remove(&None).into_iter().flatten().cloned().collect();
    let mut at = 0;
    while let Some(key) = spine.get(at) {
        out.push((*key).clone());
        at += 1;
        if let Some(more) = behind.remove(&Some(*key)) {
            while let Some(next) = spine.get(at).filter(|next| added(next) && !behind.contains_key(&Some(**next))) {
                out.push((*next).clone());
                at += 1;
            }
            out.extend(more.into_iter().cloned());
        }
    }
    out
}
