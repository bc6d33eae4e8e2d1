//! `build`: what is published, what is kept back, and what is refused.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::kit::{COLUMN, DIALOGUE, Folder, SETTINGS};

fn manifest(project: &Folder) -> Value {
    serde_json::from_str(&project.read("dist/manifest.json")).unwrap()
}

/// The record of an article in a locale.
fn edition(project: &Folder, path: &str, locale: &str) -> Value {
    let manifest = manifest(project);
    let articles = manifest["articles"].as_array().unwrap();
    articles.iter().find(|a| a["path"] == path && a["locale"] == locale).unwrap_or_else(|| panic!("{manifest:#}")).clone()
}

fn dist(project: &Folder) -> BTreeMap<String, Vec<u8>> {
    project.files().into_iter().filter(|(name, _)| name.starts_with("dist/")).collect()
}

fn publishing(setting: &str) -> Folder {
    Folder::translated_clinic().file("taiyaku.toml", format!("{SETTINGS}[publish]\n{setting}\n"))
}

#[test]
fn a_finished_project_is_published_whole() {
    let project = Folder::translated_clinic();
    project.run("build").ok().quietly().says("2 translated articles published, 0 kept back");
    assert_eq!(project.read("dist/ja/articles/columns/a.md"), COLUMN);
    assert_eq!(project.read("dist/ja/articles/d.txt"), DIALOGUE);
    assert_eq!(
        project.read("dist/en/articles/columns/a.md"),
        "# What is conditioned medium?\n\nConditioned medium is the liquid above cultured stem cells. It is expected to reduce inflammation.\n\n\
         About 100 million cells give 3 mL. See the [booking page](https://example.org/yoyaku).\n"
    );
    assert_eq!(project.read("dist/en/articles/d.txt"), "Doctor: “Good morning.”\nPatient: “Yes.”\n");
    for path in ["ja/articles/columns/a.md.ftl", "en/articles/columns/a.md.ftl", "en/articles/d.txt.json", "en/terms.ftl", "ja/terms.ftl"] {
        assert!(project.has(&format!("dist/{path}")), "{path}");
    }
    assert!(project.read("dist/en/terms.ftl").contains("-stem-cell ="));
    let edition = edition(&project, "columns/a.md", "en");
    assert_eq!(
        (&edition["published"], &edition["coverage"], &edition["title"]),
        (&true.into(), &100.into(), &"What is conditioned medium?".into())
    );
    assert_eq!(manifest(&project)["version"], 1);
    let blocks: Value = serde_json::from_str(&project.read("dist/en/articles/columns/a.md.json")).unwrap();
    assert!(blocks.to_string().contains("It is expected to reduce inflammation."), "{blocks:#}");
}

#[test]
fn the_document_tells_where_links_lead_and_who_speaks() {
    let project = Folder::project()
        .article("a.md", "# **費用**とは\n\n医師：「[予約](https://example.org/yoyaku)か[次](b.html)へ。どうぞ。」\n\n地の文です。\n")
        .article(
            "b.html",
            "<head><title>膝の治療</title><meta name=\"description\" content=\"説明\"></head>\n\
             <h1>膝の<br><small>治療</small></h1><p><img src=\"a.png\" alt=\"図\" title=\"題名\">と<a href=\"a.md\">費用</a></p>\n",
        )
        .synced()
        .translated([
            ("**費用**とは", "What is the **[fee]**?"),
            ("医師", "Doctor"),
            ("[予約](@1)か[次](@2)へ。", "See [booking](@1) or [next](@2)."),
            ("どうぞ。", "Please."),
            ("地の文です。", "Running text."),
        ]);
    let file = "locales/en/articles/a.md.ftl";
    let unit = project.unit("[予約](@1)か[次](@2)へ。");
    let id = unit.rsplit_once('#').unwrap().1;
    project.edit(file, &format!("{id} ="), &format!("# link @1: https://example.org/en/booking\n{id} ="));
    project.run("build").ok();
    let document = |path: &str| -> Value { serde_json::from_str(&project.read(&format!("dist/{path}.json"))).unwrap() };
    let en = document("en/articles/a.md");
    assert_eq!(en["title"], "What is the [fee]?");
    let turn = &en["blocks"][1];
    assert_eq!((&turn["speaker"], &turn["units"][1]["speaker"]), (&"Doctor".into(), &"Doctor".into()));
    assert_eq!(
        turn["units"][0]["links"],
        serde_json::json!([
            {"n": 1, "source": "https://example.org/yoyaku", "target": "https://example.org/en/booking"},
            {"n": 2, "source": "b.html", "target": "../../ja/articles/b.html"},
        ])
    );
    assert_eq!((turn["units"][1].get("links"), en["blocks"][2].get("speaker")), (None, None));
    let ja = document("ja/articles/b.html");
    assert_eq!((&ja["title"], &document("ja/articles/a.md")["blocks"][1]["speaker"]), (&"膝の治療".into(), &"医師".into()));
    let kinds: Vec<String> =
        ja["blocks"].as_array().unwrap().iter().map(|b| format!("{} {}", b["kind"], b["key"]).replace('"', "")).collect();
    assert_eq!(kinds, ["meta title", "meta description", "heading null", "alt null", "attribute title", "paragraph null"]);
    assert_eq!(edition(&project, "b.html", "ja")["title"], "膝の治療");
}

#[test]
fn equal_input_gives_equal_bytes_and_leaves_nothing_beside() {
    let project = Folder::translated_clinic();
    project.run("build").ok();
    let before = project.files();
    project.run("build").ok();
    assert_eq!(project.files(), before);
    // What an article no longer needs goes with it.
    project.remove("content/ja/d.txt");
    project.run("build").ok();
    assert!(!project.has("dist/ja/articles/d.txt") && !project.has("dist/en/articles/d.txt"));
    assert!(project.files().keys().all(|name| !name.contains(".old") && !name.contains(".new") && !name.contains(".tmp")));
}

#[test]
fn an_incomplete_page_is_kept_back() {
    let project = Folder::clinic().translated([("上清液とは", "What is conditioned medium?")]);
    project
        .run("build")
        .ok()
        .says("– en columns/a.md  not published: incomplete (20%)")
        .says("0 translated articles published, 2 kept back");
    assert!(!project.has("dist/en/articles/columns/a.md") && project.has("dist/ja/articles/columns/a.md"));
    let edition = edition(&project, "columns/a.md", "en");
    assert_eq!((&edition["published"], &edition["reason"]), (&false.into(), &"incomplete".into()));
    project.run_ja("build").ok().says("20").never_says("not published");
}

#[test]
fn by_segment_what_is_missing_stands_in_the_source_language() {
    let project = Folder::clinic()
        .file("taiyaku.toml", format!("{SETTINGS}[publish]\nunit = \"segment\"\n"))
        .article("e.html", "<p>一つ目です。二つ目です。</p>\n")
        .synced()
        .translated([("上清液とは", "What is conditioned medium?"), ("一つ目です。", "The first.")]);
    project.run("build").ok();
    let article = project.read("dist/en/articles/columns/a.md");
    assert!(
        article.starts_with("# What is conditioned medium?\n") && article.contains("炎症を抑える作用が期待されています。"),
        "{article}"
    );
    let html = project.read("dist/en/articles/e.html");
    assert!(html.contains("The first.") && html.contains("lang=\"ja\"") && html.contains("二つ目です。"), "{html}");
    let blocks = project.read("dist/en/articles/columns/a.md.json");
    assert!(blocks.contains("\"ja\"") && blocks.contains("\"en\""), "{blocks}");
}

#[test]
fn by_block_an_incomplete_page_refuses() {
    let project = publishing("unit = \"block\"");
    project.run("build").ok();
    let before = dist(&project);
    project.edit("content/ja/columns/a.md", "3mLが得られます。", "3mLが得られます。新しい文です。");
    project.run("build").no().says("1 unit has no translation").says("the output is as it was");
    project.run_ja("build").no().never_says("translation");
    assert_eq!(dist(&project), before);
}

#[test]
fn stale_translations_are_kept_or_fall_back_or_refuse() {
    let edited = |setting: &str| {
        let project = publishing(setting);
        project.run("build").ok();
        project.edit("content/ja/columns/a.md", "約1億個", "約2億個");
        project
    };
    let project = edited("stale = \"keep\"");
    project.run("build").ok().says("✓ en columns/a.md");
    assert!(project.read("dist/en/articles/columns/a.md").contains("About 100 million cells"));
    assert_eq!(edition(&project, "columns/a.md", "en")["counts"]["stale"], 1);
    let project = edited("stale = \"fallback\"");
    project.run("build").ok().says("– en columns/a.md");
    let project = edited("stale = \"fallback\"\nunit = \"segment\"");
    project.run("build").ok();
    let article = project.read("dist/en/articles/columns/a.md");
    assert!(article.contains("約2億個") && !article.contains("100 million"), "{article}");
    let project = edited("stale = \"block\"");
    let before = dist(&project);
    project.run("build").no().says("1 translation is stale");
    assert_eq!(dist(&project), before);
}

#[test]
fn drafts_are_published_only_when_asked_for() {
    let draft = || {
        let project = Folder::translated_clinic().article("e.txt", "はい。\n").synced();
        project.run("pretranslate").ok().says("1 draft");
        project
    };
    let project = draft();
    project.run("build").ok().says("– en e.txt");
    project.run("build --drafts").ok().says("✓ en e.txt");
    assert_eq!(project.read("dist/en/articles/e.txt"), "Yes.\n");
    let project = draft().file("taiyaku.toml", format!("{SETTINGS}[publish]\ndrafts = true\n"));
    project.run("build").ok().says("✓ en e.txt");
}

#[test]
fn a_build_may_be_told_to_refuse() {
    let project = Folder::translated_clinic();
    project.run("build --require 100 --deny term-forbidden --deny number-mismatch").ok();
    let before = dist(&project);
    project.translate("上清液とは", "What is culture supernatant?");
    project.run("build").ok();
    project.run("build --deny term-forbidden").no().says("1 × term-forbidden").says("columns/a.md");
    project.edit("content/ja/columns/a.md", "3mLが得られます。", "3mLが得られます。新しい文です。");
    let between = dist(&project);
    assert_ne!(before, between);
    project.run("build --require 90").no().says("83% translated, 90% required");
    project.run("build --require 83").ok();
    project.run("build --require 101").fails().complains("101");
    project.run("build --deny term-forbiden").fails().complains("term-forbidden");
    project.run_ja("build --deny nonsense").fails().complains("nonsense");
    let catalog = "locales/en/articles/d.txt.ftl";
    project.write(catalog, project.read(catalog).replace("\ns-", "\n# allow: nope x\ns-"));
    project.run("build --deny waiver-invalid").no().says("✗ 2 × waiver-invalid");
    // The site's messages belong to no article.
    project.write("locales/ja/site.ftl", "hours = 診察は9時からです。\n");
    project.write("locales/en/site.ftl", "hours = We open at 8.\n");
    project.run("build --deny number-mismatch").no().says("✗ 1 × number-mismatch");
    project.edit("locales/en/site.ftl", "hours", "# allow: number-mismatch 冬時間\nhours");
    project.run("build --deny number-mismatch").ok();
}

#[test]
fn the_output_takes_the_place_of_nothing_else() {
    let project = Folder::translated_clinic().file("public/index.html", "手書き").file("a-file", "x");
    let before = project.files();
    for out in [
        "public",
        "content",
        "content/ja",
        "locales/en",
        "glossary",
        "memory",
        ".",
        "..",
        "a-file",
        "/",
        ".git",
        "content/../content",
        "new/../content",
    ] {
        project.run(["build", "--out", out]).fails();
        assert_eq!(project.files(), before, "{out}");
    }
    project.run("build --out public").fails().complains("public").complains("--out");
    project.run("build --out 出力/新しい").ok();
    assert!(project.has("出力/新しい/manifest.json"));
    project.run("build --out 出力/新しい").ok();
    let outside = Folder::empty();
    project.run(["build", "--out", outside.at("dist").to_str().unwrap()]).ok();
    assert!(outside.has("dist/manifest.json"));
    // In a folder that the settings name, and that is there but empty.
    std::fs::create_dir(project.at("dist")).unwrap();
    project.run("build").ok();
}

#[test]
fn a_build_that_was_killed_is_put_right() {
    let project = Folder::translated_clinic();
    project.run("build").ok();
    let before = dist(&project);
    // Between the two renames: the old output stands under its other name.
    std::fs::rename(project.at("dist"), project.at(".dist.old")).unwrap();
    project.write(".dist.new/half", "x");
    project.run("build").ok();
    assert_eq!(dist(&project), before);
    assert!(!project.has(".dist.old") && !project.has(".dist.new"));
    // The same where this build refuses.
    std::fs::rename(project.at("dist"), project.at(".dist.old")).unwrap();
    project.run("build --require 100").ok();
    assert_eq!(dist(&project), before);
}

#[test]
fn two_builds_at_once_publish_one_whole_site() {
    let project = (0..40).fold(Folder::translated_clinic(), |project, n| project.article(&format!("more/{n}.txt"), "はい。\n"));
    project.run("pretranslate").ok();
    project.run("build --drafts").ok();
    let whole = dist(&project);
    assert!(whole.len() > 100);
    for _ in 0..3 {
        std::thread::scope(|scope| {
            for delay in [0, 15, 30, 60] {
                let project = &project;
                scope.spawn(move || {
                    std::thread::sleep(std::time::Duration::from_millis(delay));
                    project.run("build --drafts").ok().quietly();
                });
            }
        });
        assert_eq!(dist(&project), whole);
        let beside: Vec<String> =
            std::fs::read_dir(project.path()).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        assert!(!beside.iter().any(|name| name.starts_with(".dist")), "{beside:?}");
    }
}

#[test]
fn a_build_killed_at_any_moment_leaves_a_whole_site_or_is_put_right() {
    let project = (0..20).fold(Folder::translated_clinic(), |project, n| project.article(&format!("more/{n}.txt"), "はい。\n"));
    project.run("pretranslate").ok();
    project.run("build --drafts").ok();
    let whole = dist(&project);
    for wait in (0..60).map(|step| step * 4) {
        let mut build = crate::kit::command(project.path());
        let mut child = build.args(["build", "--drafts"]).stdout(std::process::Stdio::null()).spawn().unwrap();
        std::thread::sleep(std::time::Duration::from_millis(wait));
        let _ = child.kill();
        child.wait().unwrap();
        let left = dist(&project);
        // Where folders cannot be exchanged at once, the old one may stand under its other name.
        assert!(
            left == whole || cfg!(not(any(target_os = "linux", target_vendor = "apple"))) && left.is_empty(),
            "half a site after {wait} ms"
        );
    }
    project.run("build --drafts").ok();
    assert_eq!(dist(&project), whole);
    let beside: Vec<String> = std::fs::read_dir(project.path()).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    assert!(!beside.iter().any(|name| name.starts_with(".dist")), "{beside:?}");
}

#[test]
fn messages_of_the_site_come_along() {
    let project = Folder::translated_clinic()
        .file("locales/ja/site.ftl", "menu-title = 目次\nabout = { -stem-cell }について\n")
        .file("locales/en/site.ftl", "menu-title = Contents\nabout = About { -stem-cell(form: \"plural\") }\n");
    project.run("check").ok();
    project.run("build").ok();
    assert!(project.read("dist/en/site.ftl").contains("menu-title = Contents"));
    assert!(project.read("dist/ja/site.ftl").contains("menu-title = 目次"));
    project.write("locales/en/site.ftl", "menu-title = Contents\nabout = { -no-such-term }\n");
    let found = project.run("check --format json").no().findings();
    assert!(found.iter().any(|f| f.starts_with("fluent-syntax locales/en/site.ftl:2:")), "{found:?}");
    project.write("locales/en/site.ftl", "menu-title = Contents\nabout = { broken\n");
    let found = project.run("check --format json").no().findings();
    assert!(found.iter().any(|f| f.starts_with("fluent-syntax locales/en/site.ftl:")), "{found:?}");
    project.write("locales/en/site.ftl", "menu-title = Contents\n");
    project.run("check").no().says("about");
}

#[test]
fn links_lead_to_the_translation() {
    let project = Folder::with_article("a.md", "[次](b.md)と[外](https://example.org/?a=1&b=2)です。\n")
        .article("b.md", "本文です。\n")
        .synced()
        .translated([("[次](@1)と[外](@2)です。", "[Next](@1) and [outside](@2)."), ("本文です。", "Text.")]);
    project.run("build").ok();
    assert_eq!(project.read("dist/en/articles/a.md"), "[Next](b.md) and [outside](https://example.org/?a=1&b=2).\n");
    let id = project.unit("[次](@1)と[外](@2)です。").rsplit_once('#').unwrap().1.to_owned();
    project.edit("locales/en/articles/a.md.ftl", &format!("{id} ="), &format!("# link @2: https://example.org/en/\n{id} ="));
    project.run("build").ok();
    assert!(project.read("dist/en/articles/a.md").contains("(https://example.org/en/)"));
}

#[test]
fn a_file_of_messages_that_cannot_be_read_stops_a_build() {
    let project = Folder::project().file("locales/ja/site.ftl", "menu = 目次\n").file("locales/en/site.ftl", "menu = Contents\n");
    project.run("build").ok();
    let before = project.read("dist/en/site.ftl");
    // Shift_JIS, and what is no file.
    project.write("locales/ja/site.ftl", [b"menu = ".as_slice(), &[0x96, 0xda, 0x8e, 0x9f, b'\n']].concat());
    let run = project.run("build").no().says("locales/ja/site.ftl").says("Shift_JIS");
    assert!(run.out.contains("invalid-encoding"), "{run}");
    let report = project.run("build --format json").no().json();
    assert_eq!(report["refused"][0]["path"], "locales/ja/site.ftl");
    assert_eq!(project.read("dist/en/site.ftl"), before);
    project.write("locales/ja/site.ftl", "menu = 目次\n");
    std::fs::create_dir(project.at("locales/en/more.ftl")).unwrap();
    project.run("build").no().says("locales/en/more.ftl");
    std::fs::remove_dir(project.at("locales/en/more.ftl")).unwrap();
    project.run("build").ok();
}

#[test]
fn an_output_beside_the_articles_is_no_output_over_them() {
    let project = Folder::project().article("a.md", COLUMN);
    for (out, fits) in [("content/z", true), ("content/ja", false), ("content/ja/z", false), ("content", false), ("locales/z", false)] {
        let run = project.run(["build", "--out", out]);
        assert_eq!(run.status == Some(0), fits, "{run}");
    }
}

#[test]
fn a_title_keeps_what_looks_like_a_speaker() {
    let text = "---\ntitle: \"院長コラム：「膝の痛み」\"\n---\n\n医師：「痛みますか。」\n";
    let project = Folder::project().article("a.md", text).synced();
    project.translate("院長コラム：「膝の痛み」", "The director’s column: “Knee pain”");
    project.run("build").ok();
    assert_eq!(project.read("dist/ja/articles/a.md"), text);
    let manifest: Value = serde_json::from_str(&project.read("dist/manifest.json")).unwrap();
    assert_eq!(manifest["articles"][0]["title"], "院長コラム：「膝の痛み」");
    assert!(!project.read("locales/ja/labels.ftl").contains("院長コラム"));
}
