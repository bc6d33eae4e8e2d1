//! Each rule of reconciling by one example.

use taiyaku::catalog::{Archive, Catalog, Entry, Pair, PairStore, Reason, State, Value, orphan, review_hash, split_suffix, unit_id};
use taiyaku::finding::Code;

use super::world::{World, units};

const A: &str = "炎症を抑える作用があります。";
const A2: &str = "炎症を抑える作用が期待されます。";
const A3: &str = "炎症を抑える効果が期待されます。";
const B: &str = "費用は1回あたり30万円です。";
const C: &str = "副作用は少ないとされています。";

fn translated(texts: &[&str]) -> World {
    let mut world = World::new(texts);
    for (i, _) in texts.iter().enumerate() {
        world.set(i, &format!("T{}", i + 1));
    }
    world
}

#[test]
fn an_untranslated_article_has_no_messages() {
    let mut world = World::new(&[A, B]);
    assert!(world.target().is_empty());
    assert_eq!(world.sync().added, 0);
}

#[test]
fn the_file_reads_as_the_design_shows_it() {
    let mut world = World::new(&[A, B]);
    world.set(0, "It suppresses inflammation.");
    world.edit(&[A2, B]);
    let id = unit_id(A2);
    assert_eq!(
        world.target.unwrap(),
        format!("### taiyaku catalog 1\n\n## 見出し\n\n# > {A2}\n# state: stale\n# was: {A}\n{id} = It suppresses inflammation.\n")
    );
}

#[test]
fn an_edited_source_keeps_its_translation_as_stale() {
    let mut world = translated(&[A, B]);
    world.review(0);
    let counts = world.edit(&[A2, B]);
    assert_eq!((counts.carried, counts.kept, counts.added), (1, 1, 1));
    assert_eq!(world.shown(), [format!("T1 stale ({A})"), "T2 translated".to_owned()]);
    assert_eq!(world.archive.pairs(&unit_id(A))[0].state, format!("reviewed {}", review_hash(A, "T1")));
    // Edited again, it still is a translation of the oldest source.
    world.edit(&[A3, B]);
    assert_eq!(world.shown()[0], format!("T1 stale ({A})"));
    // The old source again: the old state again, and nothing left in the archive.
    assert_eq!(world.edit(&[A, B]).returned, 1);
    assert_eq!(world.shown()[0], "T1 reviewed");
    assert_eq!(world.archive, PairStore::default());
}

#[test]
fn a_source_that_is_another_gets_no_translation() {
    let mut world = translated(&[A, B]);
    let counts = world.edit(&[C, B]);
    assert_eq!((counts.carried, counts.left), (0, 1));
    assert_eq!(world.shown(), ["T2 translated"]);
    world.edit(&[C, A, B]);
    assert_eq!(world.shown(), ["T1 translated", "T2 translated"]);
}

#[test]
fn a_moved_paragraph_only_moves() {
    let mut world = translated(&[A, B, C]);
    let counts = world.edit(&[C, A, B]);
    assert_eq!((counts.kept, counts.added), (3, 0));
    assert_eq!(world.shown(), ["T3 translated", "T1 translated", "T2 translated"]);
    // Moved and edited at once.
    world.edit(&[A2, B, C]);
    assert_eq!(world.shown(), [format!("T1 stale ({A})"), "T2 translated".to_owned(), "T3 translated".to_owned()]);
}

#[test]
fn a_draft_stays_a_draft() {
    let mut world = translated(&[A]);
    world.target = world.target.map(|text| text.replace("s-", "# state: draft\n# origin: memory 87\ns-"));
    world.edit(&[A2]);
    assert_eq!(world.shown(), [format!("T1 draft ({A})")]);
    world.edit(&[A]);
    assert_eq!(world.shown(), ["T1 draft"]);
    assert_eq!(world.target().entries[0].origin.as_deref(), Some("memory 87"));
}

#[test]
fn an_article_that_comes_back_has_its_translations() {
    let mut world = translated(&[A, B, A]);
    world.review(1);
    world.target = world
        .target
        .map(|text| text.replace("# state: reviewed", "# allow: stale 院長\n# link @1: /en\n# 自由\n# note: 覚え\n# state: reviewed"));
    world.sync();
    let before = world.target();
    assert_eq!(world.edit(&[]).left, 3);
    assert!(world.target().is_empty());
    assert_eq!(world.edit(&[A, B, A]).restored, 3);
    assert_eq!(world.target(), before);
    assert_eq!(world.archive, PairStore::default());
}

#[test]
fn a_paragraph_may_come_back_elsewhere() {
    let mut world = translated(&[A, B]);
    world.edit(&[B]);
    let mut other = World { article: "columns/b.md", archive: world.archive, ..World::default() };
    assert_eq!(other.edit(&[C, A]).restored, 1);
    assert_eq!(other.shown(), ["T1 translated"]);
    assert_eq!(other.archive, PairStore::default());
    // What a person replaced does not come back.
    other.set(1, "T9");
    other.edit(&[C]);
    other.edit(&[C, A]);
    assert_eq!(other.shown(), ["T9 translated"]);
}

#[test]
fn a_repeat_keeps_its_own_translation() {
    let mut world = translated(&[A, B, A, C]);
    assert_eq!(world.ids().iter().map(|id| split_suffix(id).1).collect::<Vec<_>>(), [1, 1, 2, 1]);
    world.edit(&[B, A, C]);
    assert_eq!(world.shown(), ["T2 translated", "T3 translated", "T4 translated"]);
    world.edit(&[B, A, C, A]);
    assert_eq!(world.shown(), ["T2 translated", "T3 translated", "T4 translated", "T1 translated"]);
}

#[test]
fn without_the_source_catalog_nothing_is_lost_either() {
    let mut world = translated(&[A, B, A, C]);
    world.source = None;
    world.edit(&[B, A, C]);
    assert_eq!(world.shown(), ["T2 translated", "T1 translated", "T4 translated"]);
    assert_eq!(world.lost(), Vec::<&(String, String)>::new());
    world.source = None;
    world.edit(&[B, A2, C]);
    assert_eq!(world.shown()[1], format!("T1 stale ({A})"));
}

#[test]
fn a_translation_changed_by_hand_is_the_new_value() {
    let mut world = translated(&[A]);
    world.edit(&[A2]);
    world.by_hand(0, "By hand");
    // It was made over the newer source, so that is what it was when the source changes again.
    world.edit(&[A3]);
    assert_eq!(world.shown(), [format!("By hand stale ({A2})")]);
    world.edit(&[A]);
    assert_eq!(world.shown(), ["T1 translated"]);
    assert_eq!(world.lost(), Vec::<&(String, String)>::new());
}

#[test]
fn a_group_is_one_unit() {
    let mut world = translated(&[A, B, C]);
    world.cover(0);
    assert_eq!(world.shown(), ["T1 +1 translated", "T3 translated"]);
    assert_eq!(world.target().entries[0].source, Some(format!("{A}{B}")));
    world.review(0);
    // A unit between them.
    world.edit(&[A, C, B]);
    assert_eq!(world.shown(), [format!("T1 stale ({A}{B})"), "T3 translated".to_owned()]);
    world.edit(&[A, B, C]);
    assert_eq!(world.shown(), ["T1 +1 reviewed", "T3 translated"]);
    // A member edited stays in the group.
    let b2 = "費用は1回あたり35万円です。";
    world.edit(&[A, b2, C]);
    assert_eq!(world.shown()[0], format!("T1 +1 stale ({A}{B})"));
    assert_eq!(world.target().entries[0].source, Some(format!("{A}{b2}")));
    // A member deleted.
    world.edit(&[A, C]);
    assert_eq!(world.shown()[0], format!("T1 stale ({A}{B})"));
    // Everything gone, and back.
    world.edit(&[]);
    world.edit(&[A, B, C]);
    assert_eq!(world.shown(), ["T1 +1 reviewed", "T3 translated"]);
    assert_eq!(world.lost(), Vec::<&(String, String)>::new());
}

#[test]
fn what_a_person_skips_stays_skipped() {
    let mut world = World::new(&["MENU", A]);
    let id = unit_id("MENU");
    world.target = Some(format!("### taiyaku catalog 1\n\n# > MENU\n# id: {id}\n# state: skip\n# note: 見出し\n"));
    world.sync();
    assert_eq!(world.shown(), [" skip"]);
    world.edit(&[A]);
    assert!(world.target().is_empty());
    world.edit(&[A, "MENU"]);
    assert_eq!((world.shown(), world.target().entries[0].notes.clone()), (vec![" skip".to_owned()], vec!["見出し".to_owned()]));
    // Another article decides for itself.
    let mut other = World { article: "b", ..world.clone() };
    (other.source, other.target) = (None, None);
    other.edit(&["MENU"]);
    assert!(other.target().is_empty());
}

#[test]
fn a_translation_without_a_source_stays_and_is_reported() {
    let mut world = World::new(&[A]);
    world.target = Some("### taiyaku catalog 1\n\n# 見つけた\n\ns-0000000000 = Lost\n".to_owned());
    let out = world.reconcile();
    assert_eq!((out.orphans.as_slice(), out.counts.orphans), (["s-0000000000".to_owned()].as_slice(), 1));
    let finding = orphan(out.target.get("s-0000000000").unwrap(), "en.ftl");
    assert_eq!((finding.code, finding.place.unwrap().start.line), (Code::CatalogOrphan, 5));
    world.set(0, "T1");
    world.sync();
    assert_eq!(world.shown(), ["T1 translated", "Lost translated"]);
    world.edit(&[]);
    assert_eq!(world.shown(), ["Lost translated"]);
}

#[test]
fn comments_of_people_outlive_what_they_stand_beside() {
    let mut world = translated(&[A, B]);
    let id = unit_id(A);
    world.target = world.target.map(|text| {
        text.replace(&format!("# > {A}"), &format!("# ここから\n\n## 院長へ\n\n# > {A}")).replace(&id, &format!("# 印\n{id}"))
            + "\n# 終わり\n"
    });
    world.sync();
    assert_eq!(world.target().entries[0].above, ["院長へ", "ここから"]);
    assert_eq!(world.target().entries[0].section.as_deref(), Some("見出し"));
    world.edit(&[B]);
    assert_eq!(world.target().entries[0].above, ["院長へ", "ここから"]);
    world.edit(&[]);
    assert_eq!(world.target().tail, ["院長へ", "ここから", "終わり"]);
    world.edit(&[A]);
    assert_eq!(world.target().entries[0].comments, ["印"]);
}

#[test]
fn a_file_that_is_not_sound_is_left_alone() {
    let mut world = translated(&[A]);
    let (mut target, _) = Catalog::read("", &world.target.clone().unwrap());
    target.sound = false;
    world.units = units(&[B]);
    let ids = world.ids();
    let input = taiyaku::catalog::Input {
        article: "a",
        units: &world.units,
        ids: &ids,
        previous_source: None,
        target: Some(&target),
        carry: 75,
        archive: &PairStore::default(),
    };
    let out = taiyaku::catalog::reconcile(&input);
    assert_eq!((out.target, out.archived), (target, vec![]));
}

#[test]
fn a_pair_is_an_entry_and_back() {
    let mut entry = Entry::new("s-0000000000-2", Value::Fluent("{ -a }".to_owned()));
    entry.set_state_word("reviewed 0123abcd");
    (entry.origin, entry.notes, entry.comments) = (Some("memory 87".to_owned()), vec!["覚え".to_owned()], vec!["自由".to_owned()]);
    let pair = Pair::of(&entry, A, "a.md", Reason::Unused);
    assert_eq!(pair.entry("s-0000000000-2"), entry);
    assert_eq!((pair.state.as_str(), pair.state()), ("reviewed 0123abcd", State::Reviewed));
    let store = PairStore::new([pair.clone(), pair.clone()]);
    for key in ["s-0000000000", unit_id(A).as_str()] {
        assert_eq!(store.pairs(key), std::slice::from_ref(&pair));
    }
    assert_eq!(store.into_pairs().len(), 1);
}
