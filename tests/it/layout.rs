//! `[build] layout`: the folders of site generators.

use crate::kit::{Folder, SETTINGS};

fn project(layout: &str, out: &str) -> Folder {
    Folder::translated_clinic().file("taiyaku.toml", format!("{SETTINGS}[build]\nlayout = \"{layout}\"\nout = \"{out}\"\n"))
}

#[test]
fn the_content_folder_of_a_generator_is_written() {
    let project = project("zola", "web/content/clinic").file("web/content/about.md", "手で書いたページ\n");
    project.run("build").ok().says("2 translated articles published").says("5 files in");
    let names: Vec<String> = project.files().into_keys().filter(|name| name.starts_with("web/")).collect();
    assert_eq!(
        names,
        [
            "web/content/about.md",
            "web/content/clinic/columns/a.en.md",
            "web/content/clinic/columns/a.md",
            "web/content/clinic/d.en.md",
            "web/content/clinic/d.md",
            "web/content/clinic/manifest.json"
        ]
    );
    // The manifest names the pages where they are.
    let manifest: serde_json::Value = serde_json::from_str(&project.read("web/content/clinic/manifest.json")).unwrap();
    let column = &manifest["articles"][1];
    assert_eq!((&column["x_default"], &column["alternates"][1]["path"]), (&"columns/a.md".into(), &"columns/a.en.md".into()));
    let en = project.read("web/content/clinic/columns/a.en.md");
    assert!(
        en.starts_with("---\ntitle: \"What is conditioned medium?\"\nextra:\n  taiyaku: {")
            && en.contains("# What is conditioned medium?\n"),
        "{en}"
    );
    assert_eq!(
        project.read("web/content/clinic/d.en.md").split_once("---\n\n").unwrap().1,
        "**Doctor** Good morning.\n\n**Patient** Yes.\n"
    );
    let before = project.files();
    project.run("build").ok();
    assert_eq!(project.files(), before);
    // From one layout to another nothing is left behind.
    project.edit("taiyaku.toml", "zola", "mdbook");
    project.run("build").ok();
    assert!(project.has("web/content/clinic/en/SUMMARY.md") && !project.has("web/content/clinic/d.md"));
    assert_eq!(project.read("web/content/about.md"), "手で書いたページ\n");
}

#[test]
fn without_what_is_kept_pages_are_known_by_the_manifest() {
    for (layout, page) in [("zola", "d.en.md"), ("hugo", "d.md"), ("docusaurus", "docs/d.md"), ("mdbook", "en/d.md")] {
        let project = project(layout, "dist");
        project.run("build").ok();
        project.write("dist/columns/図.svg", "<svg/>");
        project.remove("content/ja/d.txt");
        std::fs::remove_dir_all(project.at(".taiyaku")).unwrap();
        assert!(project.has(&format!("dist/{page}")), "{layout}");
        project.run("build").ok().says("stays: columns/図.svg");
        assert!(!project.has(&format!("dist/{page}")), "{layout}");
    }
}

#[test]
fn a_link_of_a_translation_leads_where_the_page_is() {
    let project =
        project("zola", "web/content").article("b.md", "詳しくは[記事](columns/a.md)へ。\n").article("e.md", "質問です。\n").synced();
    project.translate("詳しくは[記事](@1)へ。", "See [questions](@1).");
    let catalog = "locales/en/articles/b.md.ftl";
    project.write(catalog, project.read(catalog).replace("\ns-", "\n# link @1: e.md\ns-"));
    project.run("build").ok();
    assert!(project.read("web/content/b.en.md").contains("(e.md)"));
    project.translate("質問です。", "Questions.");
    project.run("build").ok().says("✓ ja e.md  links").says("✓ en b.md  links");
    assert!(project.read("web/content/b.en.md").contains("(@/e.en.md)"), "{}", project.read("web/content/b.en.md"));
}

#[test]
fn a_folder_with_pages_of_ones_own_is_refused() {
    let project = project("hugo", "web/content").file("web/content/about.md", "手で書いたページ\n");
    project.run("build").fails().complains("web/content");
    assert_eq!(project.files().keys().filter(|name| name.starts_with("web/")).count(), 1);
    // A manifest alone does not make it taiyaku's: web apps have one too.
    project.write("web/content/manifest.json", "{\n  \"name\": \"青葉\"\n}\n");
    project.run("build").fails().complains("web/content");
    assert_eq!(project.read("web/content/manifest.json"), "{\n  \"name\": \"青葉\"\n}\n");
}

#[test]
fn two_articles_in_one_place_refuse_the_build() {
    let project = project("hugo", "dist").article("d.md", "はい。\n").synced();
    project.run("build").no().says("d.md");
    assert!(!project.has("dist"));
}

#[test]
fn an_unknown_layout_has_its_place() {
    project("hgo", "dist").run("build").fails().complains("taiyaku.toml:4:10");
    for layout in ["plain", "zola", "hugo", "mdbook", "docusaurus"] {
        project(layout, "dist").run("build").ok();
    }
}

#[test]
fn a_build_of_what_changed_is_a_build_of_everything() {
    for layout in ["zola", "hugo", "mdbook", "docusaurus"] {
        let project = project(layout, "dist").article("b.md", "# 題\n\n[前](columns/a.md)と[次](d.txt)。\n").synced();
        project.run("build").ok();
        project.edit("content/ja/columns/a.md", "# 上清液とは", "# 上清液の話");
        project.remove("content/ja/d.txt");
        project.run("build").ok();
        let built = |project: &Folder| project.files().into_iter().filter(|(name, _)| name.starts_with("dist/")).collect::<Vec<_>>();
        let after = built(&project);
        assert!(after.iter().any(|(name, bytes)| name.ends_with("b.md") && !String::from_utf8_lossy(bytes).contains("d.md")), "{layout}");
        std::fs::remove_dir_all(project.at("dist")).unwrap();
        std::fs::remove_dir_all(project.at(".taiyaku")).unwrap();
        project.run("build").ok();
        assert_eq!(built(&project), after, "{layout}");
    }
}
