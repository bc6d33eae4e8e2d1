//! Any sequence of edits and syncs keeps every translation a person made, in the catalog or in the archive.

use std::collections::BTreeSet;

use proptest::prelude::*;
use taiyaku::catalog::SourceUnit;

use super::world::World;

const SENTENCES: [&str; 10] = [
    "はい。",
    "炎症を抑える作用が期待されています。",
    "炎症を抑える作用があります。",
    "幹細胞とは、さまざまな細胞に分化する能力を持つ細胞です。",
    "iPS細胞は2006年に京都大学で作られました。",
    "費用は1回あたり30万円（税別）です。",
    "「痛みはありますか？」",
    "治療は3～6か月ごとに行います。効果には個人差があります。",
    "副作用は少ないとされています。",
    "副作用は少ないとされていますが、個人差があります。",
];

#[derive(Debug, Clone)]
enum Step {
    Insert(usize, usize),
    Delete(usize),
    Character(usize, usize),
    Word(usize),
    Duplicate(usize),
    Swap(usize, usize),
    Split(usize),
    Merge(usize),
    Undo,
    Away,
    Skip(usize),
    Set(usize),
    ByHand(usize),
    Review(usize),
    Cover(usize),
    Forget,
    Sync,
}

fn step() -> impl Strategy<Value = Step> {
    let n = 0usize..8;
    prop_oneof![
        2 => (n.clone(), 0..SENTENCES.len()).prop_map(|(at, which)| Step::Insert(at, which)),
        2 => n.clone().prop_map(Step::Delete),
        3 => (n.clone(), 0usize..30).prop_map(|(at, which)| Step::Character(at, which)),
        1 => n.clone().prop_map(Step::Word),
        2 => n.clone().prop_map(Step::Duplicate),
        2 => (n.clone(), n.clone()).prop_map(|(a, b)| Step::Swap(a, b)),
        1 => n.clone().prop_map(Step::Split),
        1 => n.clone().prop_map(Step::Merge),
        2 => Just(Step::Undo),
        1 => Just(Step::Away),
        1 => n.clone().prop_map(Step::Skip),
        5 => n.clone().prop_map(Step::Set),
        2 => n.clone().prop_map(Step::ByHand),
        2 => n.clone().prop_map(Step::Review),
        2 => n.prop_map(Step::Cover),
        1 => Just(Step::Forget),
        5 => Just(Step::Sync),
    ]
}

/// Does one step; what a person does to translations happens on a synced project.
fn act(world: &mut World, before: &mut Vec<SourceUnit>, count: &mut usize, step: &Step) {
    let length = world.units.len();
    let kept = world.units.clone();
    let at = |n: usize| n % length.max(1);
    let change = |world: &mut World, n: usize, f: &dyn Fn(&str) -> String| {
        if let Some(unit) = world.units.get_mut(at(n)) {
            unit.text = f(&unit.text);
        }
    };
    let new = |text: &str| SourceUnit { text: text.to_owned(), ..SourceUnit::default() };
    match *step {
        Step::Insert(n, which) => world.units.insert(n.min(length), new(SENTENCES[which])),
        Step::Delete(n) if length > 0 => drop(world.units.remove(at(n))),
        Step::Character(n, which) => change(world, n, &|text| {
            let skip = which % text.chars().count().max(1);
            text.chars().enumerate().map(|(i, c)| if i == skip { '新' } else { c }).collect()
        }),
        Step::Word(n) => change(world, n, &|text| text.replace("細胞", "幹細胞").replace("作用", "効果")),
        Step::Duplicate(n) if length > 0 => world.units.push(world.units[at(n)].clone()),
        Step::Swap(a, b) if length > 0 => world.units.swap(at(a), at(b)),
        Step::Split(n) if length > 0 => {
            let text: Vec<char> = world.units[at(n)].text.chars().collect();
            let (a, b) = text.split_at(text.len() / 2);
            world.units[at(n)].text = a.iter().collect();
            world.units.insert(at(n) + 1, new(&b.iter().collect::<String>()));
        }
        Step::Merge(n) if at(n) + 1 < length => {
            let next = world.units.remove(at(n) + 1);
            world.units[at(n)].text.push_str(&next.text);
        }
        Step::Undo => world.units.clone_from(before),
        Step::Away => world.units.clear(),
        Step::Skip(n) => {
            if let Some(unit) = world.units.get_mut(at(n)) {
                unit.skip = !unit.skip;
            }
        }
        Step::Forget => world.source = None,
        Step::Sync => drop(world.sync()),
        Step::Set(n) | Step::ByHand(n) | Step::Review(n) | Step::Cover(n) => {
            world.sync();
            *count += 1;
            match step {
                Step::Set(_) => world.set(at(n), &format!("Translation {count}.")),
                Step::ByHand(_) => world.by_hand(n, &format!("By hand {count}.")),
                Step::Review(_) => world.review(n),
                _ => world.cover(n),
            }
        }
        _ => {}
    }
    if world.units != kept && !matches!(step, Step::Undo) {
        *before = kept;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_ever_lost(steps in prop::collection::vec(step(), 1..40)) {
        let mut world = World::new(&SENTENCES[..5]);
        let (mut before, mut count) = (world.units.clone(), 0);
        for step in &steps {
            act(&mut world, &mut before, &mut count, step);
            let synced = {
                let mut world = world.clone();
                world.sync();
                world
            };
            let lost = synced.lost();
            prop_assert!(lost.is_empty(), "{:?} after {:?}\n{}\n{:#?}", lost, step, synced.target.as_deref().unwrap(), synced.archive);
            let ids: BTreeSet<String> = synced.ids().into_iter().collect();
            prop_assert_eq!(ids.len(), synced.units.len());
            let target = synced.target();
            for entry in &target.entries {
                prop_assert!(ids.contains(&entry.id));
                prop_assert!(entry.covers.iter().all(|id| ids.contains(id)));
            }
        }
    }
}
