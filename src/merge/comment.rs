//! Comments that stand free, rewritten. A comment has no name but its text, so one that was rewritten looks like one that
//! left and another that came. In: three versions. Out: in either side, what came in the place of a comment of the base has
//! that one's name, so that it is decided upon like anything else that has one.

use std::collections::{BTreeMap, BTreeSet};

use super::item::Item;

/// Gives rewritten comments of both sides the names that they had.
pub(super) fn name(base: &[Item], [ours, theirs]: [&mut Vec<Item>; 2]) {
    let keys = |items: &[Item]| -> BTreeSet<String> { items.iter().map(|item| item.key.clone()).collect() };
    let (in_base, in_ours, in_theirs) = (keys(base), keys(ours), keys(theirs));
    let common = |key: &str| in_base.contains(key) && in_ours.contains(key) && in_theirs.contains(key);
    for (side, own) in [(ours, &in_ours), (theirs, &in_theirs)] {
        let gone = places(base, &common, &|key| !own.contains(key));
        let came = places(side, &common, &|key| !in_base.contains(key));
        let mut names: BTreeMap<usize, String> = BTreeMap::new();
        for (place, gone) in gone {
            let came = came.get(&place).into_iter().flatten();
            names.extend(came.zip(gone).filter_map(|(new, old)| Some((*new, base.get(old)?.key.clone()))));
        }
        for (number, name) in names {
            if let Some(item) = side.get_mut(number) {
                item.key = name;
            }
        }
    }
}

/// The numbers of the comments that are wanted, by the item of all three versions that they stand behind.
fn places(items: &[Item], common: &dyn Fn(&str) -> bool, wanted: &dyn Fn(&str) -> bool) -> BTreeMap<Option<String>, Vec<usize>> {
    let (mut out, mut behind): (BTreeMap<Option<String>, Vec<usize>>, _) = (BTreeMap::new(), None);
    for (number, item) in items.iter().enumerate() {
        if common(&item.key) {
            behind = Some(item.key.clone());
        } else if item.key.starts_with('#') && wanted(&item.key) {
            out.entry(behind.clone()).or_default().push(number);
        }
    }
    out
}
