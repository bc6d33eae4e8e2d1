//! Files of Fluent: catalogs of articles, whose units have states and notes, and messages of the site.
//!
//! A file is cut into lines that belong together, never rendered: what nobody changed keeps its bytes.

use std::collections::BTreeMap;

use super::Merged;
use super::comment;
use super::decide::{Decision, Decisions, Sides, decide};
use super::entry;
use super::item::{Item, are_distinct, comment_key};
use super::weave::weave;
use crate::bundle;
use crate::catalog::{Catalog, Entry, begins_entry, split_suffix, unit_id};
use crate::finding::Code;

/// Merges; none where a version is not sound.
pub(super) fn merge(base: &str, ours: &str, theirs: &str, catalog: bool) -> Option<Merged> {
    // An empty base is two files of one name: every unit is new on both sides.
    let read = |text: &str| is_sound(text, catalog).then(|| items(text, catalog)).filter(|items| are_distinct(items));
    let (base, mut ours, mut theirs) = (read(base)?, read(ours)?, read(theirs)?);
    comment::name(&base, [&mut ours, &mut theirs]);
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

/// One side's units as entries, and what can be looked up in them.
struct Entries {
    by_key: BTreeMap<String, Entry>,
    /// Id of a covered unit to the key of the entry that covers it.
    covering: BTreeMap<String, String>,
    /// Id of an older source to the keys of the entries that were made for it.
    by_was: BTreeMap<String, Vec<String>>,
}

impl Entries {
    fn of(items: &[Item]) -> Entries {
        let mut all = Entries { by_key: BTreeMap::new(), covering: BTreeMap::new(), by_was: BTreeMap::new() };
        for item in items.iter().filter(|item| !item.key.starts_with('#')) {
            let Some(entry) = entry::read(&item.text) else { continue };
            for id in &entry.covers {
                all.covering.entry(id.clone()).or_insert_with(|| item.key.clone());
            }
            if let Some(was) = &entry.was {
                all.by_was.entry(unit_id(was)).or_default().push(item.key.clone());
            }
            all.by_key.insert(item.key.clone(), entry);
        }
        all
    }
}

/// Units that are another unit on the other side: a source that was edited has a new id, and its translation went along; a
/// translation that covers a unit takes the place of its own. What the other side did to the old unit must stand beside it.
fn follow(sides: Sides<'_>, decisions: &mut Decisions) {
    let [base, ours, theirs] = [sides.base, sides.ours, sides.theirs].map(Entries::of);
    let keys: Vec<String> = decisions.keys().filter(|key| !key.starts_with('#')).cloned().collect();
    for (mine, other, is_ours) in [(&ours, &theirs, true), (&theirs, &ours, false)] {
        for key in keys.iter().filter(|key| !mine.by_key.contains_key(*key)) {
            let covering = mine.covering.get(key).filter(|_| !other.covering.contains_key(key) && !base.covering.contains_key(key));
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
            let mut heirs = mine.by_was.get(split_suffix(key).0).into_iter().flatten();
            let heir = heirs.find(|heir| !base.by_key.contains_key(*heir) && !other.by_key.contains_key(*heir));
            let here = match heir.or(covering).and_then(|heir| decisions.get(heir)) {
                Some(Decision::Keep(item)) => {
                    let item = item.clone();
                    decisions.insert(item.key.clone(), Decision::Drop);
                    vec![item]
                }
                _ => Vec::new(),
            };
            let (ours, theirs) = if is_ours { (here, lone) } else { (lone, here) };
            decisions.insert(key.clone(), Decision::Conflict { ours, theirs });
        }
    }
}
