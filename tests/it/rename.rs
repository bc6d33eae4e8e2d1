//! Articles that move while something stands in the way: no translation is lost, and what was kept comes back.

use crate::kit::Folder;

const KNEE: &str = "膝の痛みは和らぎます。\n\n歩くことが大切です。\n";
const SKIN: &str = "肌の張りが戻ります。\n\n保湿が大切です。\n";
const WORDS: [(&str, &str); 4] = [
    ("膝の痛みは和らぎます。", "Knee pain eases."),
    ("歩くことが大切です。", "Walking matters."),
    ("肌の張りが戻ります。", "The skin regains its firmness."),
    ("保湿が大切です。", "Moisture matters."),
];

fn two() -> Folder {
    Folder::project().article("knee.txt", KNEE).article("skin.txt", SKIN).synced().translated(WORDS)
}

/// Every translation stands in a catalog or in the archive.
fn nothing_is_lost(project: &Folder) {
    let all: String = project
        .files()
        .into_iter()
        .filter(|(path, _)| path.starts_with("locales/en") || path.starts_with("memory/"))
        .map(|(_, bytes)| String::from_utf8_lossy(&bytes).into_owned())
        .collect();
    for (_, words) in WORDS {
        assert!(all.contains(words), "{words} is lost:\n{all}");
    }
}

#[test]
fn a_catalog_in_the_way_is_not_overwritten() {
    let project = two();
    project.remove("locales/ja/articles/knee.txt.ftl");
    project.write("content/ja/knee.txt", SKIN);
    project.remove("content/ja/skin.txt");
    project.run("sync").ok();
    nothing_is_lost(&project);
    assert!(project.read("locales/en/articles/knee.txt.ftl").contains("Moisture matters."));
    project.run("sync").ok().says("Nothing to do");
}

#[test]
fn a_rename_while_the_archive_is_broken_loses_nothing() {
    let project = two();
    project.write("memory/archive.tmx", "<<<<<<< HEAD\n");
    project.write("content/ja/shin.txt", KNEE.replace("歩くことが大切です。", "安静は勧めません。"));
    project.remove("content/ja/knee.txt");
    project.run("sync").any().never_says("kept in memory/archive.tmx");
    nothing_is_lost(&project);
    project.remove("memory/archive.tmx");
    project.run("sync").ok();
    nothing_is_lost(&project);
    assert!(!project.has("locales/en/articles/knee.txt.ftl"));
    project.run("sync").ok().says("Nothing to do");
}

#[test]
fn a_catalog_that_was_left_behind_follows_its_article() {
    let project = two();
    let catalog = project.read("locales/en/articles/knee.txt.ftl");
    project.write("locales/en/articles/knee.txt.ftl", format!("<<<<<<< ours\n{catalog}"));
    project.write("content/ja/joint.txt", KNEE);
    project.remove("content/ja/knee.txt");
    project.run("sync").any();
    nothing_is_lost(&project);
    project.write("locales/en/articles/knee.txt.ftl", &catalog);
    project.run("sync").ok();
    assert_eq!(project.read("locales/en/articles/joint.txt.ftl"), catalog);
    assert!(!project.has("locales/en/articles/knee.txt.ftl"));
    project.run("sync").ok().says("Nothing to do");
}

#[test]
fn a_catalog_without_its_article_and_source_leaves_nothing_but_its_pairs() {
    let project = Folder::project().article("knee.md", format!("# 膝の話\n\n{KNEE}")).synced().translated([WORDS[0], WORDS[1]]);
    project.remove("content/ja/knee.md");
    project.remove("locales/ja/articles/knee.md.ftl");
    project.run("sync").ok().says("2 pairs kept in memory/archive.tmx");
    assert!(!project.has("locales/en/articles/knee.md.ftl"), "{}", project.read("locales/en/articles/knee.md.ftl"));
    project.run("sync").ok().says("Nothing to do");
}
