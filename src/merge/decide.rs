//! What becomes of each item: kept, dropped, or a conflict with both versions.

use std::collections::{BTreeMap, BTreeSet};

use super::item::{Item, by_key};

/// What becomes of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Decision {
    /// It stands in the result.
    Keep(Item),
    /// A side took it out, and the other had left it as it was; or it stands in the conflict of another.
    Drop,
    /// Both sides changed it, and not alike.
    Conflict { ours: Vec<Item>, theirs: Vec<Item> },
}

/// Decisions by key.
pub(super) type Decisions = BTreeMap<String, Decision>;

/// The three versions of a file.
#[derive(Clone, Copy)]
pub(super) struct Sides<'i> {
    pub base: &'i [Item],
    pub ours: &'i [Item],
    pub theirs: &'i [Item],
}

/// The lines of an item with the changes of both sides, where they go together: base, ours, theirs.
pub(super) type Mend<'m> = &'m dyn Fn(Option<&Item>, &Item, &Item) -> Option<String>;

/// Decides for every item. `mend` gives the lines of an item that both sides changed, where the changes go together.
pub(super) fn decide(sides: Sides<'_>, mend: Mend<'_>) -> Decisions {
    let (base, ours, theirs) = (by_key(sides.base), by_key(sides.ours), by_key(sides.theirs));
    let keys: BTreeSet<&str> = base.keys().chain(ours.keys()).chain(theirs.keys()).copied().collect();
    let decision = |key: &str| {
        let of = |side: &super::item::ByKey<'_>| side.get(key).map(|(_, item)| (*item).clone());
        let same = |base: &Option<Item>, item: &Item| base.as_ref().is_some_and(|base| base.text == item.text);
        match (of(&base), of(&ours), of(&theirs)) {
            (base, Some(ours), Some(theirs)) => {
                let gap = if base.as_ref().is_some_and(|base| base.gap == ours.gap) { theirs.gap } else { ours.gap };
                let with = |text: String| Decision::Keep(Item { gap, text, ..ours.clone() });
                if ours.text == theirs.text || same(&base, &theirs) {
                    with(ours.text.clone())
                } else if same(&base, &ours) {
                    with(theirs.text)
                } else if let Some(text) = mend(base.as_ref(), &ours, &theirs) {
                    with(text)
                } else {
                    Decision::Conflict { ours: vec![ours], theirs: vec![theirs] }
                }
            }
            (None, Some(item), None) | (None, None, Some(item)) => Decision::Keep(item),
            (base @ Some(_), Some(ours), None) if !same(&base, &ours) => Decision::Conflict { ours: vec![ours], theirs: Vec::new() },
            (base @ Some(_), None, Some(theirs)) if !same(&base, &theirs) => Decision::Conflict { ours: Vec::new(), theirs: vec![theirs] },
            _ => Decision::Drop,
        }
    };
    keys.into_iter().map(|key| (key.to_owned(), decision(key))).collect()
}
