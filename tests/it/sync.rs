//! `sync` and `pretranslate`: the commands that rewrite many catalogs.

use crate::kit::{COLUMN, Folder, SETTINGS};

const CATALOG: &str = "locales/en/articles/columns/a.md.ftl";

#[test]
fn it_writes_the_source_catalogs_and_nothing_twice() {
    let project = Folder::with_article("columns/a.md", COLUMN).article("d.txt", "医師：「はい。」\n");
    let content = project.read("content/ja/columns/a.md");
    project
        .run("sync")
        .ok()
        .quietly()
        .says("new      locales/ja/articles/columns/a.md.ftl")
        .says("2 articles, 7 units; 3 catalogs written.");
    let after = project.files();
    project.run("sync").ok().quietly().says("Nothing to do: 2 articles, 7 units.");
    assert_eq!(project.files(), after);
    assert_eq!(project.read("content/ja/columns/a.md"), content);
    assert!(project.read("locales/ja/articles/columns/a.md.ftl").starts_with("### taiyaku catalog 1\n"));
    assert!(project.read("locales/ja/labels.ftl").contains(" = 医師\n"));
}

#[test]
fn a_dry_run_says_the_same_and_writes_nothing() {
    let project = Folder::with_article("columns/a.md", COLUMN);
    let before = project.files();
    project.run("sync --dry-run").ok().quietly().says("new      locales/ja/articles/columns/a.md.ftl").says("nothing was written");
    assert_eq!(project.files(), before);
    project.run_ja("sync --dry-run").ok().says("locales/ja/articles/columns/a.md.ftl").never_says("nothing");
}

#[test]
fn an_edited_sentence_keeps_its_translation_as_stale() {
    let project = Folder::translated_clinic();
    project.edit("content/ja/columns/a.md", "約1億個", "約2億個");
    project.run("sync").ok();
    let catalog = project.read(CATALOG);
    assert!(catalog.contains("# state: stale\n# was: 約1億個の細胞から3mLが得られます。\n"), "{catalog}");
    assert!(catalog.contains(" = About 100 million cells give 3 mL.\n"));
    project.run("check").no().says("[stale]");
    project.run("next --format json").ok().says("\"state\":\"stale\"");
}

#[test]
fn a_sentence_that_goes_is_archived_and_comes_back() {
    let project = Folder::translated_clinic();
    let (content, before) = (project.read("content/ja/columns/a.md"), project.read(CATALOG));
    project.edit("content/ja/columns/a.md", "炎症を抑える作用が期待されています。", "");
    project.run("sync").ok().says("1 pair kept in memory/archive.tmx");
    assert!(!project.read(CATALOG).contains("inflammation"));
    assert!(project.read("memory/archive.tmx").contains("It is expected to reduce inflammation."));
    project.write("content/ja/columns/a.md", content);
    project.run("sync").ok().says("1 translation came back");
    assert_eq!(project.read(CATALOG), before);
    assert!(!project.read("memory/archive.tmx").contains("inflammation"));
}

#[test]
fn a_renamed_article_is_a_move() {
    let project = Folder::translated_clinic();
    let before = project.read(CATALOG);
    std::fs::rename(project.at("content/ja/columns/a.md"), project.at("content/ja/columns/上清液 とは.md")).unwrap();
    project.run("status").ok();
    project.run("sync").ok().says("1 article was renamed");
    assert_eq!(project.read("locales/en/articles/columns/上清液 とは.md.ftl"), before);
    assert!(!project.has(CATALOG));
    project.run("sync").ok().says("Nothing to do");
}

#[test]
fn a_deleted_article_leaves_its_pairs_in_the_archive() {
    let project = Folder::translated_clinic();
    project.remove("content/ja/columns/a.md");
    project.run("check").no().says("catalog-out-of-date");
    project.run("sync").ok().says("5 pairs kept");
    assert!(!project.has(CATALOG) && !project.has("locales/ja/articles/columns"));
    let archive = project.read("memory/archive.tmx");
    for text in ["What is conditioned medium?", "About 100 million cells give 3 mL.", "See the [booking page](@1)."] {
        assert!(archive.contains(text), "{text} in {archive}");
    }
    project.write("content/ja/b.md", COLUMN);
    project.run("sync").ok().says("5 translations came back");
    assert!(project.read("locales/en/articles/b.md.ftl").contains("What is conditioned medium?"));
    project.run("check b.md").ok();
}

#[test]
fn the_archive_is_one_line_a_pair_without_dates() {
    let project = Folder::translated_clinic();
    project.remove("content/ja/columns/a.md");
    project.run("sync").ok();
    let archive = project.read("memory/archive.tmx");
    assert_eq!(archive.lines().filter(|line| line.contains("<tu")).count(), 5, "{archive}");
    assert!(archive.lines().filter(|line| line.contains("<tu")).all(|line| line.trim_end().ends_with("</tu>")));
    assert!(!archive.contains("date"));
}

#[test]
fn it_works_from_a_folder_below_and_not_outside() {
    let project = Folder::with_article("columns/a.md", COLUMN);
    project.run_in("content/ja/columns", "sync").ok().says("1 catalog written");
    let outside = Folder::empty();
    outside.run("sync").fails().complains("taiyaku.toml").complains("taiyaku init");
    outside.run_ja("sync").fails().complains("エラー：").complains("taiyaku init");
    outside.run("--project nowhere sync").fails().complains("nowhere");
}

#[test]
fn repeats_keep_their_ids_when_the_first_goes() {
    let project = Folder::with_article("a.txt", "はい。\n\n次の話です。\n\nはい。\n").synced();
    project.translate("次の話です。", "The next story.");
    let second = format!("{}-2", project.unit("はい。"));
    project.run(["set", &second, "Yes, again."]).ok();
    project.write("content/ja/a.txt", "次の話です。\n\nはい。\n");
    project.run("sync").ok();
    assert_eq!(project.show(&second)["target"], "Yes, again.");
}

#[test]
fn drafts_come_from_repeats_and_say_so() {
    let project = Folder::clinic().article("e.txt", "こんにちは。\n\n別の話です。\n").synced();
    project.translate("こんにちは。", "Good morning.");
    let before = project.files();
    project.run("pretranslate --dry-run").ok().says("Good morning.").says("Would write 1 draft");
    assert_eq!(project.files(), before);
    project.run("pretranslate").ok().quietly().says("1 draft written.");
    let catalog = project.read("locales/en/articles/e.txt.ftl");
    assert!(catalog.contains("# state: draft\n# origin: memory 100 d.txt#s-") && catalog.contains(" = Good morning.\n"), "{catalog}");
    project.run("pretranslate").ok().says("0 drafts");
    project.run("check").no().says("[draft]");
    project.run_ja("pretranslate").ok().never_says("draft");
}

#[test]
fn drafts_come_from_the_memory_at_the_lowest_score_asked_for() {
    let tmx = r#"<tmx version="1.4"><header srclang="ja"/><body>
<tu><tuv xml:lang="ja"><seg>約1億個の幹細胞から3mLの液が得られました。</seg></tuv><tuv xml:lang="en"><seg>About 100 million stem cells gave 3 mL.</seg></tuv></tu>
</body></tmx>
"#;
    let project = Folder::clinic().file("memory/old.tmx", tmx);
    project.run("pretranslate").ok().says("0 drafts");
    project.run("pretranslate --min 70").ok().says("1 draft");
    let catalog = project.read(CATALOG);
    assert!(catalog.contains("memory/old.tmx") && catalog.contains("# state: draft"), "{catalog}");
    project.run("pretranslate --min 102").fails().complains("102");
    project.run("pretranslate --locale fr").fails().complains("fr").complains("en");
}

#[test]
fn two_targets_have_two_catalogs() {
    let project = Folder::clinic().file("taiyaku.toml", SETTINGS.replace("\"en\"", "\"en\", \"en-GB\""));
    let unit = project.unit("はい。");
    project.run(["set", &unit, "Yes."]).fails().complains("--locale").complains("en, en-GB");
    project.run(["set", &unit, "Yes.", "--locale", "en"]).ok();
    project.run(["set", &unit, "Quite.", "--locale", "en-GB"]).ok();
    assert!(project.read("locales/en/articles/d.txt.ftl").contains(" = Yes.\n"));
    assert!(project.read("locales/en-GB/articles/d.txt.ftl").contains(" = Quite.\n"));
    let status = project.run("status --format json").ok().json();
    assert_eq!(status["articles"].as_array().unwrap().len(), 6);
    project.run("next").fails().complains("--locale");
    project.run("next --locale en-GB").ok();
    project.run("sync").ok().says("Nothing to do");
}

#[test]
fn english_articles_have_japanese_translations() {
    let project = Folder::project()
        .file("taiyaku.toml", "source = \"en\"\ntargets = [\"ja\"]\n")
        .file("content/en/a.md", "# Stem cells\n\nDr. Sano explains (see Fig. 1). It costs 3.5 mL.\n")
        .synced()
        .translated([
            ("Stem cells", "幹細胞"),
            ("Dr. Sano explains (see Fig. 1).", "佐野先生が説明します（図1）。"),
            ("It costs 3.5 mL.", "3.5mLかかります。"),
        ]);
    project.run("check").ok();
    project.run("build").ok().says("1 translated article published");
    assert_eq!(project.read("dist/ja/articles/a.md"), "# 幹細胞\n\n佐野先生が説明します（図1）。3.5mLかかります。\n");
}

#[test]
fn an_article_that_cannot_be_read_keeps_its_catalogs() {
    let project = Folder::translated_clinic();
    let before = project.read(CATALOG);
    project.write("content/ja/columns/a.md", b"\x8a\xb2\x8d\xd7\x96E\x82\xcc\n");
    project.run("sync").ok();
    assert_eq!(project.read(CATALOG), before);
    project.run("check").no().says("content/ja/columns/a.md:1:1").says("iconv -f CP932 -t UTF-8");
}
