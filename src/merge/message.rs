//! Files of Fluent: catalogs of articles, whose units have states and notes, and messages of the site.
//!
//! A file is cut into lines that belong together, never rendered: what nobody changed keeps its bytes.

use std::collections::BTreeMap;

use super::Merged;
use super::decide::{Decision, Decisions, Sides, decide};
use super::entry;
use super::item::{Item, are_distinct, comment_key};
use super::weave::weave;
use crate::bundle;
use crate::catalog::{Catalog, begins_entry, split_suffix, unit_id};
use crate::finding::Code;

/// Merges; none where a version is not sound.
pub(super) fn merge(base: &str, ours: &str, theirs: &str, catalog: bool) -> Option<Merged> {
    // An empty base is two files of one name: every unit is new on both sides.
    let read = |text: &str| is_sound(text, catalog).then(|| items(text, catalog)).filter(|items| are_distinct(items));
    let (base, ours, theirs) = (read(base)?, read(ours)?, read(theirs)?);
    let sides = Sides { base: &base, ours: &ours, theirs: &theirs };
    let mend = |base: Option<&Item>, ours: &Item, theirs: &Item| match base {
        Some(base) => entry::merge(&base.text, &ours.text, &theirs.text),
        // Both wrote the same, laid out otherwise.
        None => (entry::read(&ours.text) == entry::read(&theirs.text)).then(|| ours.text.clone()),
    };
    let mut decisions = decide(sides, &|base, ours, theirs| if catalog { mend(base, ours, theirs) } else { None });
    if catalog {
        follow(sides, &mut decisions);
    }
    Some(weave(sides, &decisions))
}

/// Whether the whole of a file is understood.
pub(super) fn is_sound(text: &str, catalog: bool) -> bool {
    if catalog {
        let (catalog, findings) = Catalog::read("", text);
        return catalog.sound && !findings.iter().any(|finding| finding.code == Code::ConflictMarkers);
    }
    bundle::read("", text).1.is_empty()
}

/// The items of a file: messages with the comments above them, comments that stand free.
pub(super) fn items(text: &str, catalog: bool) -> Vec<Item> {
    let mut blocks: Vec<Item> = Vec::new();
    let (mut blank, mut open) = (0, None);
    for line in text.lines() {
        let level = line.len() - line.trim_start_matches('#').len();
        if line.trim_matches(' ').is_empty() {
            blank += 1;
            continue;
        }
        let joins = match open {
            // A comment goes on with its like, and with the message it stands on.
            Some(above) if begins_entry(line) => blank == 0 && above > 0 && (level == above || (level == 0 && above == 1)),
            Some(_) => true,
            None => false,
        };
        match blocks.last_mut().filter(|_| joins) {
            Some(block) => {
                block.text.push_str(&"\n".repeat(blank + 1));
                block.text.push_str(line);
            }
            None => blocks.push(Item { gap: blank, apart: true, text: line.to_owned(), ..Item::default() }),
        }
        if begins_entry(line) {
            open = Some(level);
        }
        blank = 0;
    }
    let mut seen = BTreeMap::new();
    for block in &mut blocks {
        block.key = name(&block.text, catalog).unwrap_or_else(|| comment_key(&mut seen, &block.text));
    }
    blocks
}

/// The id of a message, a term or a skipped unit.
fn name(text: &str, catalog: bool) -> Option<String> {
    if let Some(line) = text.lines().find(|line| begins_entry(line) && !line.starts_with('#')) {
        return Some(line.split([' ', '=']).next().unwrap_or(line).to_owned());
    }
    let entry = entry::read(text).filter(|_| catalog)?;
    Some(entry.id)
}

/// Units that are another unit on the other side: a source that was edited has a new id, and its translation went along; a
/// translation that covers a unit takes the place of its own. What the other side did to the old unit must stand beside it.
fn follow(sides: Sides<'_>, decisions: &mut Decisions) {
    let keys: Vec<String> = decisions.keys().filter(|key| !key.starts_with('#')).cloned().collect();
    for (mine, other, is_ours) in [(sides.ours, sides.theirs, true), (sides.theirs, sides.ours, false)] {
        let entries: Vec<_> =
            mine.iter().filter(|item| !item.key.starts_with('#')).filter_map(|item| Some((item, entry::read(&item.text)?))).collect();
        let other_covers: Vec<String> = other.iter().filter_map(|item| entry::read(&item.text)).flat_map(|entry| entry.covers).collect();
        for key in &keys {
            if entries.iter().any(|(item, _)| item.key == *key) {
                continue;
            }
            let covering = entries.iter().find(|(_, entry)| entry.covers.contains(key) && !other_covers.contains(key));
            let lone = match decisions.get(key) {
                Some(Decision::Conflict { ours, theirs }) => {
                    let (here, there) = if is_ours { (ours, theirs) } else { (theirs, ours) };
                    if !here.is_empty() {
                        continue;
                    }
                    there.clone()
                }
                // The other side wrote a translation for what ours now covers.
                Some(Decision::Keep(item)) if covering.is_some() => vec![item.clone()],
                _ => continue,
            };
            let base = sides.base.iter().find(|item| item.key == *key).and_then(|item| entry::read(&item.text));
            let heir = entries.iter().find(|(item, entry)| {
                let fresh = !sides.base.iter().chain(other).any(|other| other.key == item.key);
                let of_old = entry.was.as_deref().is_some_and(|was| unit_id(was) == split_suffix(key).0);
                let same = || base.as_ref().is_some_and(|base| !base.target().is_empty() && base.value == entry.value);
                fresh && (of_old || same())
            });
            let here = match heir.or(covering) {
                Some((item, _)) => match decisions.get(&item.key) {
                    Some(Decision::Keep(item)) => {
                        let item = item.clone();
                        decisions.insert(item.key.clone(), Decision::Drop);
                        vec![item]
                    }
                    _ => Vec::new(),
                },
                None => Vec::new(),
            };
            let (ours, theirs) = if is_ours { (here, lone) } else { (lone, here) };
            decisions.insert(key.clone(), Decision::Conflict { ours, theirs });
        }
    }
}
