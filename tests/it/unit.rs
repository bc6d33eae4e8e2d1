//! `next`, `show`, `set` and `translate`: the translator's work, scripted and line by line.

use crate::kit::{COLUMN, Folder, SETTINGS, field};

const CATALOG: &str = "locales/en/articles/columns/a.md.ftl";

#[test]
fn next_goes_through_the_units_in_order() {
    let project = Folder::clinic();
    let mut seen = Vec::new();
    let mut words = vec!["next".to_owned(), "columns/a.md".to_owned(), "--format".to_owned(), "json".to_owned()];
    loop {
        let run = project.run_list(&words).ok().quietly();
        if run.out == "null\n" {
            break;
        }
        seen.push(run.json()["source"].as_str().unwrap().to_owned());
        words.splice(4.., ["--after".to_owned(), run.json()["unit"].as_str().unwrap().to_owned()]);
    }
    let all: Vec<&str> = crate::kit::COLUMN_PAIRS.iter().map(|(source, _)| *source).collect();
    assert_eq!(seen, all);
}

#[test]
fn next_leaves_out_what_is_skipped() {
    let project = Folder::clinic();
    let (first, second) = (project.unit("上清液とは"), project.unit("上清液とは、幹細胞を培養した液の上澄みです。"));
    let run = project.run(["next", "--format", "json", "--skip", &first, "--skip", &second]).ok();
    assert_eq!(run.json()["source"], "炎症を抑える作用が期待されています。");
    project.run("next content/ja/d.txt").ok().says("こんにちは。");
    project.run("next d.tx").fails().complains("d.txt");
    project.run("next --after s-0000000000").fails().complains("s-0000000000");
    let done = Folder::translated_clinic();
    done.run("next --format json").ok().says("null\n");
    done.run("next").ok().says("Nothing is left to translate.");
    done.run_ja("next").ok().never_says("Nothing");
}

#[test]
fn a_unit_is_shown_with_everything_beside_it() {
    let tmx = r#"<tmx version="1.4"><header srclang="ja"/><body>
<tu><tuv xml:lang="ja"><seg>上清液とは、細胞を培養した液の上澄みです。</seg></tuv><tuv xml:lang="en"><seg>Conditioned medium is the liquid above cells.</seg></tuv></tu>
</body></tmx>
"#;
    let project = Folder::clinic().file("memory/old.tmx", tmx).translated([("上清液とは", "About conditioned medium")]);
    let unit = project.unit("上清液とは、幹細胞を培養した液の上澄みです。");
    let json = project.show(&unit);
    assert_eq!(json["version"], 1);
    assert_eq!((&json["unit"], &json["locale"], &json["state"]), (&unit.as_str().into(), &"en".into(), &"untranslated".into()));
    assert_eq!(json["target"], serde_json::Value::Null);
    assert_eq!(json["previous"], serde_json::json!({ "source": "上清液とは", "target": "About conditioned medium" }));
    assert_eq!(json["next"]["target"], serde_json::Value::Null);
    assert_eq!(field(&json["terms"], "id"), ["conditioned-medium", "stem-cell"]);
    assert_eq!((&json["terms"][1]["start"], &json["terms"][1]["end"]), (&18.into(), &27.into()));
    assert_eq!(json["matches"][0]["origin"], "memory/old.tmx");
    assert_eq!(json["matches"][0]["raw"], json["matches"][0]["score"]);
    assert_eq!(json["findings"], serde_json::json!([]));
    let shown = project.run(["show", &unit]).ok();
    shown.says("conditioned medium").says("m1").says("t1").says("stem cell").says("About conditioned medium");
    project.run_ja(["show", &unit]).ok().says("未訳").says("用語");
}

#[test]
fn a_translation_is_written_at_once() {
    let project = Folder::clinic();
    let unit = project.unit("約1億個の細胞から3mLが得られます。");
    project.run(["set", &unit, "About 100 million cells give 3 mL."]).ok().quietly().says(&unit);
    assert_eq!(project.show(&unit)["state"], "translated");
    let bare = unit.rsplit_once('#').unwrap().1;
    project.run(["set", bare, "About 10 million cells give 3 mL."]).ok().says("[number-mismatch]").says("100,000,000");
    assert_eq!(project.show(bare)["target"], "About 10 million cells give 3 mL.");
    // What stood there is kept.
    assert!(project.read("memory/archive.tmx").contains("About 100 million cells give 3 mL."));
    // The same once more moves nothing.
    let before = project.files();
    project.run(["set", bare, "About 10 million cells give 3 mL."]).ok();
    assert_eq!(project.files(), before);
}

#[test]
fn a_translation_may_come_from_standard_input() {
    let project = Folder::clinic();
    let unit = project.unit("はい。");
    project.run_on(["set", &unit, "-"], "Yes.\r\n").ok();
    assert_eq!(project.show(&unit)["target"], "Yes.");
    project.run_on(["set", &unit, "-"], "\n").fails().complains("empty");
    project.run_on(["set", &unit, "-"], [0x82, 0xcd, 0x82, 0xa2]).fails().complains("UTF-8");
    project.run(["set", &unit, ""]).fails();
    project.run(["set", &unit, " \u{3000} "]).fails();
    project.run(["set", &unit, "Yes\u{1b}[31m"]).fails().complains("control");
    project.run(["set", &unit, "--really"]).ok();
    assert_eq!(project.show(&unit)["target"], "--really");
}

#[test]
fn what_fluent_would_read_as_syntax_is_text() {
    let project = Folder::clinic();
    let unit = project.unit("はい。");
    for text in [
        "{ $menu } {-stem-cell} \"quoted\"",
        "[a] *b .c #d",
        ".attr = x",
        "}{",
        "C:\\temp \\u0041",
        "a = b",
        "# not a comment",
        "「はい」{",
        "*[x] y",
    ] {
        project.run(["set", &unit, text]).ok();
        assert_eq!(project.show(&unit)["target"], text);
        project.run("sync").ok().quietly().says("Nothing to do");
    }
    project.run_on(["set", &unit, "-"], "一行目\n\n  三行目 {").ok();
    assert_eq!(project.show(&unit)["target"], "一行目\n\n  三行目 {");
}

#[test]
fn term_references_are_opt_in() {
    let project = Folder::translated_clinic();
    let unit = project.unit("上清液とは、幹細胞を培養した液の上澄みです。");
    let text = "{ -conditioned-medium(form: \"sentence\") } is the liquid above { -stem-cell(form: \"plural\") }.";
    project.run(["set", &unit, text, "--fluent"]).ok();
    assert!(project.read(CATALOG).contains("{ -stem-cell(form: \"plural\") }."));
    let target = project.show(&unit)["target"].as_str().unwrap().to_owned();
    assert!(target.ends_with("is the liquid above stem cells."), "{target}");
    project.run("build").ok();
    assert!(project.read("dist/en/articles/columns/a.md").contains("is the liquid above stem cells."));
    let before = project.files();
    for broken in ["{ -stem-cell", "{ $menu }", "{ NUMBER(3) }", "x { -stem-cell.attr }", "{ -no-such-term }", "{ \"a\" -> *[a] b }"] {
        project.run(["set", &unit, broken, "--fluent"]).fails();
        project.run_ja(["set", &unit, broken, "--fluent"]).fails().complains("エラー：");
    }
    assert_eq!(project.files(), before);
}

#[test]
fn a_name_that_is_not_one_unit_is_an_error() {
    let project = Folder::clinic().article("e.txt", "はい。\n").synced();
    let bare = project.unit("はい。").rsplit_once('#').unwrap().1.to_owned();
    let run = project.run(["set", &bare, "Yes."]).fails();
    run.clone().complains(&format!("d.txt#{bare}")).complains(&format!("e.txt#{bare}"));
    project.run_ja(["show", &bare]).fails().complains("複数").complains("d.txt#");
    project.run("show s-0000000000").fails().complains("s-0000000000");
    let near = project.run(["show", &format!("d.tx#{bare}")]).fails();
    near.complains(&format!("d.txt#{bare}"));
    project.run("show ../d.txt#s-0000000000").fails();
    project.run("show ''").fails();
    project.run("show '#'").fails();
    project.run("show d.txt#").fails();
    assert!(!project.has("locales/en"));
}

#[test]
fn a_locale_that_is_no_target_is_an_error() {
    let project = Folder::clinic();
    let unit = project.unit("はい。");
    for locale in ["fr", "ja", "日本語", "../en"] {
        project.run(["set", &unit, "Yes.", "--locale", locale]).fails().complains(locale).complains("--locale");
    }
    project.run(["set", &unit, "Yes.", "--locale", "EN"]).ok();
}

#[test]
fn what_is_not_for_translation_is_skipped() {
    let settings = format!("{SETTINGS}[content]\nskip = ['^MENU$']\n");
    let project = Folder::with_article("a.txt", "MENU\n\n本文です。\n").file("taiyaku.toml", settings).synced();
    let status = project.run("status --format json").ok().json();
    assert_eq!((&status["articles"][0]["skipped"], &status["articles"][0]["untranslated"]), (&1.into(), &1.into()));
    project.run("next").ok().says("本文です。");
    project.translate("本文です。", "Text.");
    project.run("build").ok();
    assert_eq!(project.read("dist/en/articles/a.txt"), "MENU\n\nText.\n");
}

#[test]
fn the_loop_saves_every_entry() {
    let project = Folder::with_article("columns/a.md", COLUMN).synced();
    let input = "What is { t1 }?\n:b\nWhat is {t1}?\n:s\n\nIt should reduce inflammation.\n:m7\n:nonsense\n:?\n:q\n";
    let run = project.run_on("translate columns/a.md", input).ok();
    run.says("Saved.").says("3 translations saved.").says("There is no match 7.").says("“:nonsense”").says(":ok");
    let catalog = project.read(CATALOG);
    assert!(catalog.contains(" = What is conditioned medium?\n"), "{catalog}");
    assert!(catalog.contains(" = It should reduce inflammation.\n"), "{catalog}");
    assert_eq!(catalog.matches(" = ").count(), 2, "{catalog}");
    // The end of input is the end, and nothing entered before it is lost.
    project.run_on("translate", "Conditioned medium is a liquid.").ok().says("1 translation saved.");
    project.run_on("translate", "").ok().says("Nothing was saved.");
    project.run_ja("translate").ok().never_says("Nothing");
    project.run_on("translate nothing.md", "x\n").fails().complains("nothing.md");
}

#[test]
fn the_loop_takes_matches_and_confirms_drafts() {
    let project = Folder::clinic().article("e.txt", "こんにちは。\n\nはい。\n").synced();
    project.run(["set", &project.unit("こんにちは。"), "Hello."]).ok();
    project.run("pretranslate").ok();
    let run = project.run_on("translate e.txt", ":ok\nYes\u{1b}.\nYes {\n:v\n:q\n").ok();
    run.complains("control");
    let catalog = project.read("locales/en/articles/e.txt.ftl");
    assert!(!catalog.contains("state: draft"), "{catalog}");
    assert!(catalog.contains("Hello.") && catalog.contains("Yes "), "{catalog}");
    let project = Folder::clinic().article("e.txt", "こんにちは。\n").synced();
    project.run(["set", &project.unit("こんにちは。"), "Hello."]).ok();
    project.run_on("translate e.txt", ":m1\n").ok().says("100%").says("Hello.");
    assert!(project.read("locales/en/articles/e.txt.ftl").contains(" = Hello.\n"));
}

#[test]
fn what_is_piped_in_may_have_the_line_ends_of_windows() {
    let project = Folder::clinic();
    let unit = project.unit("上清液とは");
    let target = |input: &str| {
        project.run_on(["set", &unit, "-"], input).ok();
        project.show(&unit)["target"].as_str().unwrap().to_owned()
    };
    assert_eq!(target("One line.\r\n"), "One line.");
    assert_eq!(target("One line.\r\nAnother.\r\n"), "One line.\nAnother.");
    assert_eq!(target("One line.\nAnother."), "One line.\nAnother.");
    // One line end belongs to the pipe; more are part of the text.
    assert_eq!(target("One line.\n\n\n"), "One line.\n\n");
    project.run_on(["set", &unit, "-"], "a\rb").fails();
}

#[test]
fn a_term_nobody_knows_is_said_when_it_is_set() {
    let project = Folder::clinic();
    let unit = project.unit("上清液とは");
    let before = project.files();
    project.run(["set", "--fluent", &unit, "What is { -nope }?"]).fails().complains("-nope").complains("does not exist");
    project.run_ja(["set", "--fluent", &unit, "What is { -nope }?"]).fails().complains("「-nope」は存在しません");
    assert_eq!(project.files(), before, "nothing was written");
    project.run(["set", "--fluent", &unit, "What is { -conditioned-medium }?"]).ok().never_says("[fluent-syntax]");
}
