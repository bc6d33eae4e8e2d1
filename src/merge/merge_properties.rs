//! Properties of merging: whatever both sides do, nothing that anybody wrote is lost, and the sides can be exchanged.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::{Strategy, any, prop_assert, prop_assert_eq, proptest};

use super::{Kind, merge};
use crate::catalog::{Catalog, Entry, Pair, Reason, State, Value, unit_id};
use crate::memory::{Archive, Archived};

/// An edit of a catalog: of which unit, and what.
type Change = (usize, usize, u8);

const WORDS: [&str; 6] = ["約1億個です。", "Ｃ型肝炎", "Yes — it is.", "か\u{3099}ん", "line one\n\n{ \"x\" } two", "「はい」"];

fn start() -> Catalog {
    let entries = (0..6).map(|number| {
        let source = format!("文{number}。");
        let mut entry = Entry::new(unit_id(&source), Value::Plain(format!("Sentence {number}.")));
        entry.source = Some(source);
        entry.section = (number > 2).then(|| "見出し".to_owned());
        if number == 5 {
            entry.covers = vec![unit_id("次の文。")];
        }
        entry
    });
    Catalog { entries: entries.collect(), ..Catalog::default() }
}

fn changed(mut catalog: Catalog, changes: &[Change], who: &str) -> Catalog {
    for &(at, word, kind) in changes {
        let count = catalog.entries.len();
        let text = WORDS.get(word).unwrap();
        let Some(entry) = catalog.entries.get_mut(at % count.max(1)) else { continue };
        match kind {
            0 => entry.value = Value::Plain(format!("{text}{who}")),
            1 => entry.value = Value::Plain((*text).to_owned()),
            2 => entry.notes.push(format!("{who}{}", text.replace('\n', " "))),
            3 => entry.state = State::NeedsReview,
            4 => drop(catalog.entries.remove(at % count)),
            5 => {
                let source = format!("{who}の文{word}");
                let mut new = Entry::new(unit_id(&source), Value::Plain(format!("New {text}")));
                (new.source, new.section) = (Some(source), entry.section.clone());
                if catalog.get(&new.id).is_none() {
                    catalog.entries.insert(at % count, new);
                }
            }
            6 => entry.above.push(format!("{who} {}", text.replace("\n", " "))),
            7 => {
                let entry = catalog.entries.remove(at % count);
                catalog.entries.insert(word % count, entry);
            }
            8 => {
                // A translation of two units at once.
                let next = catalog.entries.get(at % count + 1).map(|next| next.id.clone());
                if let (Some(next), Some(entry)) = (next, catalog.entries.get_mut(at % count)) {
                    entry.covers.push(next);
                    catalog.entries.remove(at % count + 1);
                }
            }
            9 => {
                let covered = std::mem::take(&mut entry.covers);
                let section = entry.section.clone();
                for id in covered {
                    let mut new = Entry::new(id, Value::Plain(format!("Its own {text}")));
                    new.section.clone_from(&section);
                    if catalog.get(&new.id).is_none() {
                        catalog.entries.insert(at % count + 1, new);
                    }
                }
            }
            _ => {
                // The source was edited.
                let source = format!("{}改{word}", entry.source.clone().unwrap_or_default());
                if catalog.get(&unit_id(&source)).is_none() {
                    let entry = catalog.entries.get_mut(at % count).unwrap();
                    entry.was = entry.source.replace(source.clone());
                    (entry.id, entry.state) = (unit_id(&source), State::Stale);
                }
            }
        }
    }
    catalog
}

/// Everything that a catalog says of its units.
fn facts(catalog: &Catalog) -> BTreeSet<String> {
    let mut facts: BTreeSet<String> = catalog.tail.iter().cloned().collect();
    for entry in &catalog.entries {
        facts.insert(format!("{} {} {:?} {:?} {:?}", entry.id, entry.state_word(), entry.was, entry.covers, entry.value));
        facts.extend(entry.notes.iter().map(|note| format!("{} note {note}", entry.id)));
        facts.extend(entry.above.iter().cloned());
    }
    facts
}

/// The catalogs that a text with conflicts may become.
fn sides(text: &str) -> [Catalog; 2] {
    let mut out = [String::new(), String::new()];
    let mut within = None;
    for line in text.lines() {
        match line {
            "<<<<<<< ours" => within = Some(0),
            "=======" => within = Some(1),
            ">>>>>>> theirs" => within = None,
            _ => {
                for (_, side) in out.iter_mut().enumerate().filter(|(number, _)| within.is_none_or(|w| w == *number)) {
                    side.push_str(line);
                    side.push('\n');
                }
            }
        }
    }
    out.map(|side| {
        let (catalog, findings) = Catalog::read("", &side);
        assert!(catalog.sound, "{findings:?}\n{text}");
        catalog
    })
}

fn changes() -> impl Strategy<Value = Vec<Change>> {
    proptest::collection::vec((0usize..8, 0usize..WORDS.len(), 0u8..11), 0..5)
}

proptest! {
    #[test]
    fn nothing_that_anybody_wrote_is_lost(ours in changes(), theirs in changes()) {
        let base = start();
        let (ours, theirs) = (changed(base.clone(), &ours, "甲"), changed(base.clone(), &theirs, "乙"));
        let texts = [base.write(), ours.write(), theirs.write()];
        let [base_text, ours_text, theirs_text] = &texts;
        let merged = merge(Kind::Catalog, base_text, ours_text, theirs_text);
        let [here, there] = sides(&merged.text);
        let result: BTreeSet<String> = facts(&here).union(&facts(&there)).cloned().collect();
        let was = facts(&base);
        for side in [&ours, &theirs] {
            for fact in facts(side).difference(&was) {
                prop_assert!(result.contains(fact), "{fact}\n{}", merged.text);
            }
        }
        // What both left as it was stays, and nothing is made up.
        for fact in facts(&ours).intersection(&facts(&theirs)) {
            prop_assert!(result.contains(fact), "{fact}\n{}", merged.text);
        }
        for fact in &result {
            prop_assert!([&was, &facts(&ours), &facts(&theirs)].iter().any(|facts| facts.contains(fact)), "{fact}\n{}", merged.text);
        }
        // The same from the other side.
        let turned = merge(Kind::Catalog, base_text, theirs_text, ours_text);
        prop_assert_eq!(turned.conflicts, merged.conflicts);
        let [a, b] = sides(&turned.text);
        prop_assert_eq!(&facts(&a), &facts(&there), "{}\n----\n{}", turned.text, merged.text);
        prop_assert_eq!(&facts(&b), &facts(&here));
    }

    #[test]
    fn merging_with_the_base_gives_the_other_side(one in changes()) {
        let base = start();
        let (base, one) = (base.write(), changed(base, &one, "甲").write());
        for (ours, theirs) in [(&base, &one), (&one, &base)] {
            // By unit too, not only because the texts are the same.
            let merged = super::by_unit(Kind::Catalog, &base, ours, theirs).unwrap();
            prop_assert_eq!(&merged.text, &one);
            prop_assert_eq!(merged.conflicts, 0);
        }
    }

    #[test]
    fn glossaries_lose_nothing(ours in glossary_changes(), theirs in glossary_changes()) {
        let base = glossary(&[], "");
        let (ours, theirs) = (glossary(&ours, "甲"), glossary(&theirs, "乙"));
        let merged = merge(Kind::Glossary, &base, &ours, &theirs);
        let (mut here, mut there) = (String::new(), String::new());
        let mut within = None;
        for line in merged.text.lines() {
            match line {
                "<<<<<<< ours" => within = Some(true),
                "=======" => within = Some(false),
                ">>>>>>> theirs" => within = None,
                _ => {
                    if within != Some(false) { here += &format!("{line}\n"); }
                    if within != Some(true) { there += &format!("{line}\n"); }
                }
            }
        }
        let keys = |text: &str| leaves(&toml::from_str(text).unwrap_or_else(|error| panic!("{error}\n{text}\n---\n{}", merged.text)));
        let (here, there, was) = (keys(&here), keys(&there), keys(&base));
        for side in [keys(&ours), keys(&theirs)] {
            for (key, value) in side.iter().filter(|(key, value)| was.get(*key) != Some(value)) {
                prop_assert!(here.get(key) == Some(value) || there.get(key) == Some(value), "{key} {value}\n{}", merged.text);
            }
        }
        for (ours, theirs) in [(&base, &ours), (&ours, &base)] {
            let merged = super::by_unit(Kind::Glossary, &base, ours, theirs).unwrap();
            prop_assert_eq!(merged.conflicts, 0);
            prop_assert_eq!(keys(&merged.text), keys(if ours == &base { theirs } else { ours }));
        }
    }

    #[test]
    fn archives_lose_nothing(base in pairs(), ours in pairs(), theirs in pairs()) {
        let texts = [&base, &ours, &theirs].map(archive);
        let [base_text, ours_text, theirs_text] = &texts;
        let merged = merge(Kind::Archive, base_text, ours_text, theirs_text);
        // A conflict is what both decided otherwise than the base and each other, and nothing else.
        let decided = |number: &u8| {
            let state = |side: &BTreeMap<u8, (usize, bool)>| side.get(number).map(|(state, _)| *state);
            let (was, mine, other) = (state(&base), state(&ours), state(&theirs));
            mine.is_some() && other.is_some() && mine != other && was != mine && was != other
        };
        prop_assert_eq!(merged.conflicts, (0u8..5).filter(decided).count());
        let swapped = merge(Kind::Archive, base_text, theirs_text, ours_text);
        prop_assert_eq!(swapped.conflicts, merged.conflicts);
        prop_assert!(merged.conflicts > 0 || swapped.text == merged.text);
        let targets = |text: &str| -> BTreeSet<String> { Archive::read(text, "").0.iter().map(|one| one.pair.target.clone()).collect() };
        let (was, mine, other, now) = (targets(base_text), targets(ours_text), targets(theirs_text), targets(&merged.text));
        for target in mine.union(&other) {
            // Only what one side took out, and the other had not touched, is gone.
            let both = mine.contains(target) && other.contains(target);
            prop_assert!(now.contains(target) || (was.contains(target) && !both), "{target}\n{}", merged.text);
            prop_assert!(!both || now.contains(target));
        }
        for text in [ours_text, theirs_text] {
            prop_assert_eq!(&super::by_unit(Kind::Archive, base_text, base_text, text).unwrap().text, text);
            prop_assert_eq!(&super::by_unit(Kind::Archive, base_text, text, base_text).unwrap().text, text);
        }
    }

    #[test]
    fn any_text_gives_a_result(base in "\\PC{0,40}", ours in "[\\PC\n=#{}\\[\\]\"<>]{0,60}", theirs in "[\\PC\n=#{}\\[\\]\"<>]{0,60}") {
        for kind in [Kind::Catalog, Kind::Messages, Kind::Glossary, Kind::Archive] {
            let merged = merge(kind, &base, &ours, &theirs);
            prop_assert!(!merged.text.is_empty() || ours.trim().is_empty() || theirs.trim().is_empty() || merged.conflicts == 0);
        }
    }
}

/// Pairs by number, each with a state and whether it was replaced.
fn pairs() -> impl Strategy<Value = BTreeMap<u8, (usize, bool)>> {
    proptest::collection::btree_map(0u8..5, (0usize..4, any::<bool>()), 0..5)
}

fn archive(pairs: &BTreeMap<u8, (usize, bool)>) -> String {
    let mut archive = Archive::default();
    for (number, (state, replaced)) in pairs {
        let source = format!("文{number}。");
        let entry = Entry::new(unit_id(&source), Value::Plain(format!("Target {number}")));
        let reason = if *replaced { Reason::Replaced } else { Reason::Unused };
        let mut pair = Pair::of(&entry, &source, "記事.md", reason);
        pair.state = ["draft", "translated", "stale", "reviewed 0123abcd"][*state].to_owned();
        archive.add(Archived::new(pair, "ja", "en"));
    }
    archive.write()
}

fn glossary_changes() -> impl Strategy<Value = Vec<(usize, u8)>> {
    proptest::collection::vec((0usize..4, 0u8..6), 0..4)
}

/// A glossary of four concepts, edited.
fn glossary(changes: &[(usize, u8)], who: &str) -> String {
    let mut out = String::from("# 用語\n");
    for number in 0..4 {
        let has = |kind: u8| changes.contains(&(number, kind));
        if has(0) {
            continue;
        }
        let mark = |kind: u8| if has(kind) { who } else { "" };
        out += &format!("\n# ---- {number} ----\n\n[c{number}]\n# 状態\nstatus = \"approved\"\n");
        if has(1) {
            out += &format!("note = \"\"\"{who}\n[x]\n# y\n\"\"\"\n");
        }
        out += &format!(
            "en = {{ preferred = \"term {number}{}\", plural = \"terms\" }}\n\n[c{number}.ja]\npreferred = \"語{number}{}\"\n",
            mark(2),
            mark(3)
        );
        out += &format!("admitted = [\n    \"{number}\", # 一つ\n    \"二{}\",\n]\n", mark(4));
        if has(5) {
            out += &format!("\n[new-{who}-{number}]\nja = \"新\"\n").replace('甲', "a").replace('乙', "b");
        }
    }
    out
}

fn leaves(table: &toml::Table) -> BTreeMap<String, String> {
    fn walk(value: &toml::Value, path: String, out: &mut BTreeMap<String, String>) {
        match value {
            toml::Value::Table(table) => table.iter().for_each(|(key, value)| walk(value, format!("{path}/{key}"), out)),
            other => drop(out.insert(path, other.to_string())),
        }
    }
    let mut out = BTreeMap::new();
    walk(&toml::Value::Table(table.clone()), String::new(), &mut out);
    out
}
