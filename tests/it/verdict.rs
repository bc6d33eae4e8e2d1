//! The first screen of `diff`: what stands against publishing a change, and what an editor has to decide.

use serde_json::{Value, json};

use crate::kit::{COLUMN, Folder, Run, field};

const CATALOG: &str = "locales/en/articles/columns/a.md.ftl";
const HEDGE: &str = "炎症を抑える作用が期待されています。";
const CELLS: &str = "約1億個の細胞から3mLが得られます。";

fn verdict(project: &Folder, words: &str) -> Value {
    project.run(&format!("{words} --format json")).ok().json()["verdict"].clone()
}

/// Every form in which people read a diff, in both languages.
fn read(project: &Folder) -> Vec<Run> {
    let forms = ["diff", "diff --format markdown", "diff --format html"];
    let run = |lang: &str, form: &str| project.run(&format!("--lang {lang} {form}")).ok();
    forms.iter().flat_map(|form| [run("en", form), run("ja", form)]).collect()
}

fn published() -> Folder {
    let project = Folder::translated_clinic();
    project.run("review --article columns/a.md --approve").ok();
    project.committed()
}

#[test]
fn what_was_rejected_or_taken_out_is_not_ready() {
    let project = published();
    let unit = project.unit(HEDGE);
    project.run(["review", &unit, "--reject", "--note", "「期待」をもっと控えめに"]).ok();
    assert_eq!(verdict(&project, "diff"), "look");
    project.run("diff").ok().says("Look before you publish").says("1 changed translation is marked for review");
    project.run_ja("diff").ok().says("公開の前に確認してください").says("要確認").never_says("公開できます");
    for run in read(&project) {
        run.says("「期待」をもっと控えめに").never_says("Ready to publish");
    }
    let json = project.run("diff --format json").ok().json();
    assert_eq!(json["units"][0]["head"]["notes"], json!(["「期待」をもっと控えめに"]));
    // Taken out of the translation, it stands in Japanese.
    let project = published();
    let id = project.unit(HEDGE).rsplit_once('#').unwrap().1.to_owned();
    let text = project.read(CATALOG);
    let (before, after) = text.split_once(&format!("# > {HEDGE}\n")).unwrap();
    let after = after.split_once("\n\n").unwrap().1;
    project.write(CATALOG, format!("{before}# > {HEDGE}\n# id: {id}\n# state: skip\n\n{after}"));
    assert_eq!(project.show(&project.unit(HEDGE))["state"], "skipped");
    project.run("diff").ok().says("Look before you publish").says("1 segment was taken out of the translation");
    project.run_ja("diff").ok().says("原文のまま載ります");
}

#[test]
fn waivers_that_come_along_are_listed_with_their_reasons() {
    let project = Folder::translated_clinic().committed();
    let text = project.read(CATALOG);
    let at = text.find("About 100 million").unwrap();
    let line = text[..at].rfind('\n').unwrap() + 1;
    let waived =
        format!("{}# allow: number-mismatch 契約の｜数値 <b>\n{}", &text[..line], text[line..].replace("100 million", "200 million"));
    project.write(CATALOG, waived);
    let json = project.run("diff --format json").ok().json();
    assert_eq!(json["verdict"], "look", "{json:#}");
    let unit = project.unit(CELLS);
    assert_eq!(
        json["waivers"],
        json!([{ "unit": unit, "locale": "en", "code": "number-mismatch", "reason": "契約の｜数値 <b>", "status": "introduced" }])
    );
    assert_eq!(json["units"][0]["head"]["waivers"], json!([{ "code": "number-mismatch", "reason": "契約の｜数値 <b>" }]));
    for run in read(&project) {
        run.says("number-mismatch").says("契約の｜数値").never_says("Ready to publish").never_says("公開できます");
    }
    project.run("diff --format github").ok().says("::notice file=locales/en/articles/columns/a.md.ftl,line=").says("契約の｜数値");
    let sarif = project.run("diff --format sarif").ok().json();
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    let waived: Vec<&Value> = results.iter().filter(|result| result["ruleId"] == "number-mismatch").collect();
    assert_eq!(waived.len(), 1, "{sarif:#}");
    assert_eq!(waived[0]["suppressions"][0]["justification"], "契約の｜数値 <b>");
    // A waiver by itself is a change.
    project.commit("waived");
    project.edit(CATALOG, "# allow: number-mismatch 契約の｜数値 <b>", "# allow: number-mismatch 別の理由");
    let json = project.run("diff --format json").ok().json();
    assert_eq!(field(&json["units"], "changes"), [r#"["waivers"]"#]);
    assert_eq!((&json["verdict"], &json["waivers"][0]["reason"]), (&json!("look"), &json!("別の理由")));
    project.run("diff --exit-code").no();
    // One that stays over another text is said as well, by `set` too.
    project.commit("reason");
    let run = project.run(["set", &unit, "About 300 million cells give 3 mL."]).ok();
    run.says("The waiver of number-mismatch (別の理由) was given for another text");
    project.run_ja(["set", &unit, "About 400 million cells give 3 mL."]).ok().says("前の文面に対するもの");
    project.run(["set", &unit, "About 400 million cells give 3 mL."]).ok().never_says("another text");
    let json = project.run("diff --format json").ok().json();
    assert_eq!((&json["verdict"], field(&json["waivers"], "status")), (&json!("look"), vec!["remaining".to_owned()]));
    project.run("diff").ok().says("(given for another text)");
}

#[test]
fn where_a_link_leads_is_part_of_the_unit_and_of_its_approval() {
    let link = "詳しくは[予約ページ](@1)をご覧ください。";
    for of_catalog in [false, true] {
        let project = published();
        let unit = project.unit(link);
        assert_eq!(project.show(&unit)["state"], "reviewed");
        if of_catalog {
            let text = project.read(CATALOG);
            let at = text.find("See the [booking page]").unwrap();
            let line = text[..at].rfind('\n').unwrap() + 1;
            project.write(CATALOG, format!("{}# link @1: https://evil.example/入口\n{}", &text[..line], &text[line..]));
        } else {
            project.edit("content/ja/columns/a.md", "https://example.org/yoyaku", "https://evil.example/入口");
        }
        let json = project.run("diff --format json").ok().json();
        assert_eq!(field(&json["units"], "changes"), [r#"["state","links"]"#], "{json:#}");
        assert_eq!(json["units"][0]["head"]["links"], json!(["https://evil.example/入口"]));
        assert_eq!(field(&json["findings"], "code"), ["review-clobbered"]);
        project.run("diff --exit-code").no().says("@1: https://example.org/yoyaku → https://evil.example/入口");
        project.run_ja("diff").ok().says("リンク先の変更");
        project.run("check --since HEAD").no().says("review-clobbered");
        project.run(["review", &unit, "--approve"]).ok();
        project.run("check").ok();
    }
    // An approval from before destinations were looked at holds as it did.
    let project = Folder::translated_clinic();
    let unit = project.unit(link);
    project.run(["review", &unit, "--approve"]).ok();
    let text = project.read(CATALOG);
    let hash = text.lines().find_map(|line| line.strip_prefix("# state: reviewed ")).unwrap();
    let (texts, _) = hash.split_once(' ').unwrap();
    project.edit(CATALOG, &format!("reviewed {hash}"), &format!("reviewed {texts}"));
    assert_eq!(project.show(&unit)["state"], "reviewed");
}

#[test]
fn errors_elsewhere_in_what_changed_are_counted() {
    let project = Folder::translated_clinic();
    project.translate(CELLS, "About 10 million cells give 3 mL.");
    let project = project.committed();
    project.translate(HEDGE, "It may reduce inflammation.");
    let json = project.run("diff --format json").ok().json();
    assert_eq!((&json["verdict"], &json["errors_beside"]), (&json!("look"), &json!([{ "article": "columns/a.md", "errors": 1 }])));
    assert_eq!(json["findings"], json!([]));
    project.run("diff").ok().says("1 error stands elsewhere").says("`taiyaku check columns/a.md`").never_says("Ready");
    project.run_ja("diff").ok().says("エラーが1件残っています").says("taiyaku check columns/a.md");
    // Listing more changes neither the verdict nor what is counted.
    let all = project.run("diff --format json --all").ok().json();
    assert_eq!((&all["verdict"], &all["errors_beside"]), (&json["verdict"], &json["errors_beside"]));
    assert!(all["findings"].as_array().unwrap().len() == 1 && !all["terms"].as_array().unwrap().is_empty());
    let first = |run: Run| run.out.lines().filter(|line| !line.is_empty()).take(3).collect::<Vec<_>>().join("\n");
    assert_eq!(first(project.run("diff").ok()), first(project.run("diff --all").ok()));
    assert_eq!(verdict(&project, "diff HEAD HEAD --all"), "nothing");
    project.run("diff HEAD HEAD --all").ok().says("Nothing differs.");
}

#[test]
fn articles_that_a_build_keeps_back_are_named() {
    let project = Folder::clinic();
    let unit = project.translate(HEDGE, "It is expected to reduce inflammation.");
    let project = project.committed();
    project.run(["review", &unit, "--approve"]).ok();
    let json = project.run("diff --format json").ok().json();
    assert_eq!(json["kept_back"], json!([{ "article": "columns/a.md", "locale": "en", "missing": 4 }]));
    assert_eq!(json["verdict"], "look");
    project.run("diff").ok().says("`taiyaku build` keeps back columns/a.md en: 4 segments");
    project.run_ja("diff").ok().says("columns/a.md en を保留します");
    // What is published sentence by sentence is not.
    let project = Folder::clinic();
    project.write("taiyaku.toml", format!("{}\n[publish]\nunit = \"segment\"\n", crate::kit::SETTINGS));
    let unit = project.translate(HEDGE, "It is expected to reduce inflammation.");
    let project = project.committed();
    project.run(["review", &unit, "--approve"]).ok();
    assert_eq!(project.run("diff --format json").ok().json()["kept_back"], json!([]));
    project.run("diff").ok().says("Ready to publish");
}

#[test]
fn settings_that_silence_checks_repair_nothing() {
    let project = Folder::with_article("columns/a.md", COLUMN).synced();
    project.translate(CELLS, "About 10 million cells give 3 mL.");
    let project = project.committed();
    let silent = format!("{}\n[check]\nlevels = {{ untranslated = \"off\", number-mismatch = \"off\" }}\n", crate::kit::SETTINGS);
    project.write("taiyaku.toml", silent);
    let json = project.run("diff --format json").ok().json();
    assert_eq!((&json["verdict"], &json["settings_changed"], &json["findings"]), (&json!("look"), &json!(true), &json!([])));
    project.run("diff").ok().says("0 fixed").says("taiyaku.toml or a file it names changed");
    project.run_ja("diff --exit-code").no().says("taiyaku.toml");
    // A comment says nothing.
    project.write("taiyaku.toml", format!("# 設定\n\n{}", crate::kit::SETTINGS));
    project.run("diff --exit-code").ok().says("Nothing differs.");
}

#[test]
fn the_first_screen_names_units_and_says_what_is_wrong() {
    let project = Folder::translated_clinic().committed();
    project.translate(CELLS, "About 10 million cells give 5 mL.");
    project.translate(HEDGE, "It reduces inflammation.");
    project.translate("上清液とは", "What is culture supernatant?");
    project.translate("上清液とは、幹細胞を培養した液の上澄みです。", "Culture supernatant is the liquid above 7 cultured stem cells.");
    let run = project.run("diff --format json").ok();
    let errors = run.json()["findings"].as_array().unwrap().iter().filter(|finding| finding["severity"] == "error").count();
    assert!(errors > 3, "{run}");
    let run = project.run("diff").ok();
    let first: Vec<&str> = run.out.lines().filter(|line| line.starts_with("  → ")).collect();
    assert_eq!(first.len(), 3, "{run}");
    let units: std::collections::BTreeSet<&str> = first.iter().map(|line| line.split("columns/a.md#").nth(1).unwrap()).collect();
    assert_eq!(units.len(), 3, "{run}");
    run.says("and 1 more segment");
    project.run_ja("diff").ok().says("ほかに1か所").never_says("and 1 more");
    // The comment has errors first.
    let run = project.run("diff --format markdown").ok();
    let marks: Vec<bool> = run.out.lines().filter(|line| line.starts_with("- ")).map(|line| line.starts_with("- ⛔")).collect();
    assert!(marks.is_sorted_by(|a, b| a >= b) && marks.len() > 3, "{run}");
}

#[test]
fn what_still_stands_on_a_changed_segment_is_in_the_comment() {
    let project = Folder::translated_clinic();
    project.edit("content/ja/columns/a.md", "作用が期待", "効果が期待");
    let project = project.synced().committed();
    let file = project.read(CATALOG).replace("It is expected to reduce", "It is hoped to reduce");
    project.write(CATALOG, file);
    let run = project.run("diff --format markdown").ok();
    run.says("Still there").says("translated when the source was").says(HEDGE);
    project.run_ja("diff --format markdown").ok().says("残っている指摘").says("この訳が訳した原文");
}

#[test]
fn a_finding_on_a_segment_that_did_not_change_has_its_texts() {
    let project = Folder::translated_clinic().committed();
    project.edit("glossary/terms.toml", "preferred = \"stem cell\"", "preferred = \"progenitor\"");
    project.edit("glossary/terms.toml", "plural = \"stem cells\"", "plural = \"progenitors\"");
    for form in ["diff", "diff --format markdown"] {
        let run = project.run(form).ok();
        run.says("term-missing").says("上清液とは、幹細胞を培養した液の上澄みです。").says("liquid above cultured stem cells");
    }
}

#[test]
fn a_locale_that_is_no_target_is_refused() {
    let project = Folder::translated_clinic().committed();
    project.run("diff --locale fr").fails().complains("fr");
    project.run_ja("diff --locale xx").fails().complains("エラー");
    project.run("diff --locale en").ok();
}
