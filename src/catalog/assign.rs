//! Ids for the units of an article, and the source catalog that records them.
//!
//! The same text again gets a number, and keeps it: repeats are told apart by their neighbours in the catalog that was
//! written before.

use std::collections::{BTreeMap, BTreeSet};

use super::id::with_suffix;
use super::{Catalog, Entry, State, Value, split_suffix, unit_id};
use crate::text::{align, is_wide};

/// A unit of the article as it is now.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SourceUnit {
    /// The source text.
    pub text: String,
    /// The heading it stands under.
    pub section: Option<String>,
    /// Whether the settings, or the lack of letters, make it one that is not for translation.
    pub skip: bool,
}

/// The ids of the units, in their order and each once. `previous` is the source catalog of the article as it was
/// written last; a new repeat takes the smallest number that is free.
pub fn assign_ids(units: &[SourceUnit], previous: Option<&Catalog>) -> Vec<String> {
    let bases: Vec<String> = units.iter().map(|unit| unit_id(&unit.text)).collect();
    let old: Vec<&str> = previous.iter().flat_map(|catalog| &catalog.entries).map(|entry| entry.id.as_str()).collect();
    let old_bases: Vec<String> = old.iter().map(|id| split_suffix(id).0.to_owned()).collect();
    let mut ids: Vec<Option<String>> = vec![None; units.len()];
    let mut used: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for (i, j) in align(&old_bases, &bases) {
        if let (Some(id), Some(slot), Some(base)) = (old.get(i), ids.get_mut(j), bases.get(j))
            && used.entry(base).or_default().insert(split_suffix(id).1)
        {
            *slot = Some((*id).to_owned());
        }
    }
    // Numbers below the last one given are taken: a text that repeats ten thousand times is still one pass.
    let mut next: BTreeMap<&str, usize> = BTreeMap::new();
    for (slot, base) in ids.iter_mut().zip(&bases) {
        if slot.is_none() {
            let used = used.entry(base).or_default();
            let next = next.entry(base).or_insert(1);
            let number = (*next..).find(|number| !used.contains(number)).unwrap_or(1);
            used.insert(number);
            *next = number + 1;
            *slot = Some(with_suffix(base, number));
        }
    }
    ids.into_iter().flatten().collect()
}

/// The source catalog: every unit of the article in order, those not for translation marked `state: skip`.
pub fn source_catalog(units: &[SourceUnit], ids: &[String]) -> Catalog {
    let entries = units.iter().zip(ids).map(|(unit, id)| {
        let mut entry = Entry::new(id.clone(), Value::Plain(unit.text.clone()));
        entry.section.clone_from(&unit.section);
        if unit.skip {
            entry.state = State::Skipped;
        }
        entry
    });
    Catalog { entries: entries.collect(), ..Catalog::default() }
}

/// The sources of units that follow each other as one text: no gap beside a wide character, else a space.
pub fn join_sources<'a>(sources: impl IntoIterator<Item = &'a str>) -> String {
    let mut out = String::new();
    for source in sources {
        let wide = out.chars().next_back().is_some_and(is_wide) || source.chars().next().is_some_and(is_wide);
        if !out.is_empty() && !source.is_empty() && !wide {
            out.push(' ');
        }
        out.push_str(source);
    }
    out
}

/// How much of an article stands in another's source catalog: the units both have, in percent of the longer one.
/// It tells a renamed article from a new one.
pub fn overlap(previous: &Catalog, ids: &[String]) -> u8 {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for entry in &previous.entries {
        *counts.entry(split_suffix(&entry.id).0).or_default() += 1;
    }
    let mut shared = 0;
    for id in ids {
        if let Some(count) = counts.get_mut(split_suffix(id).0).filter(|count| **count > 0) {
            *count -= 1;
            shared += 1;
        }
    }
    u8::try_from(100 * shared / previous.entries.len().max(ids.len()).max(1)).unwrap_or(100)
}

#[cfg(test)]
mod tests {
    use super::{SourceUnit, assign_ids, join_sources, overlap, source_catalog};
    use crate::catalog::{Catalog, State};

    fn units(texts: &[&str]) -> Vec<SourceUnit> {
        texts.iter().map(|text| SourceUnit { text: (*text).to_owned(), ..SourceUnit::default() }).collect()
    }

    fn numbers(ids: &[String]) -> Vec<usize> {
        ids.iter().map(|id| crate::catalog::split_suffix(id).1).collect()
    }

    #[test]
    fn a_repeat_keeps_its_number_when_the_first_goes() {
        let before = units(&["はい。", "幹細胞とは", "はい。", "費用は？", "はい。"]);
        let ids = assign_ids(&before, None);
        assert_eq!(numbers(&ids), [1, 1, 2, 1, 3]);
        let catalog = source_catalog(&before, &ids);
        let after = units(&["幹細胞とは", "はい。", "費用は？", "はい。"]);
        let ids = assign_ids(&after, Some(&catalog));
        assert_eq!(numbers(&ids), [1, 2, 1, 3]);
        let catalog = source_catalog(&after, &ids);
        let ids = assign_ids(&units(&["幹細胞とは", "はい。", "費用は？", "はい。", "終わり", "はい。"]), Some(&catalog));
        assert_eq!(numbers(&ids), [1, 2, 1, 3, 1, 1]);
    }

    #[test]
    fn the_source_catalog_misses_nothing() {
        let mut units = units(&["MENU", "細胞を{培養}する。"]);
        units[0].skip = true;
        let ids = assign_ids(&units, None);
        let catalog = source_catalog(&units, &ids);
        let (read, findings) = Catalog::read("ja.ftl", &catalog.write());
        assert_eq!((read.clone(), findings.len()), (catalog, 0));
        assert_eq!(read.entries[0].state, State::Skipped);
        assert_eq!(read.entries[1].plain(), Some("細胞を{培養}する。"));
        assert_eq!(overlap(&read, &ids), 100);
        assert_eq!(overlap(&read, &ids[1..]), 50);
        assert_eq!(overlap(&Catalog::default(), &[]), 0);
    }

    #[test]
    fn sources_are_joined_as_they_stand() {
        assert_eq!(join_sources(["炎症を抑えます。", "安全です。"]), "炎症を抑えます。安全です。");
        assert_eq!(join_sources(["It works.", "It is safe."]), "It works. It is safe.");
    }
}
