//! `review`: the list, yes and no, and what becomes of an approval when somebody changes the text.

use serde_json::json;

use crate::kit::{COLUMN, Folder, GLOSSARY, field};

const CATALOG: &str = "locales/en/articles/columns/a.md.ftl";
const HEDGE: &str = "炎症を抑える作用が期待されています。";

#[test]
fn what_waits_is_listed() {
    let project = Folder::clinic();
    project.run("review").ok().quietly().says("Nothing waits for review.");
    let unit = project.translate(HEDGE, "It is expected to reduce inflammation.");
    project.translate("はい。", "Yes.");
    project.run("review").ok().says(&unit).says(HEDGE).says("2 units wait for review.");
    project.run_ja("review").ok().says("校閲待ち：2ユニット").never_says("wait");
    let list = project.run("review --article columns/a.md --format json").ok().json();
    assert_eq!(
        list,
        json!({ "version": 1, "units": [{
            "unit": unit, "locale": "en", "state": "translated", "clobbered": false, "source": HEDGE,
            "target": "It is expected to reduce inflammation.", "notes": [], "errors": 0,
        }] })
    );
    project.run(["review", &unit, "--approve"]).ok();
    assert_eq!(project.run("review --format json").ok().json()["units"].as_array().unwrap().len(), 1);
    project.run(["review", &unit, "--reject", "--note", "「期待」は弱めに"]).ok();
    let list = project.run(["review", &unit, "--format", "json"]).ok().json();
    assert_eq!((&list["units"][0]["state"], &list["units"][0]["notes"][0]), (&json!("needs-review"), &json!("「期待」は弱めに")));
}

#[test]
fn an_approval_is_written_with_its_hash_and_once() {
    let project = Folder::translated_clinic();
    let unit = project.unit(HEDGE);
    let before = project.files();
    let dry = project.run(["review", &unit, "--approve", "--dry-run"]).ok();
    dry.says("Would change 1 unit");
    assert_eq!(project.files(), before);
    project
        .run(["review", &unit, "--approve", "--note", "checked with Dr Sano"])
        .ok()
        .says(&format!("approved      {unit}"))
        .says("1 approved");
    let hash = taiyaku::catalog::review_hash(HEDGE, "It is expected to reduce inflammation.");
    assert!(
        project.read(CATALOG).contains(&format!("# state: reviewed {hash}\n# note: checked with Dr Sano\ns-")),
        "{}",
        project.read(CATALOG)
    );
    assert_eq!(project.show(&unit)["state"], "reviewed");
    let after = project.files();
    project.run(["review", &unit, "--approve", "--note", "checked with Dr Sano"]).ok().says("unchanged").says("0 approved, 1 unchanged");
    assert_eq!(project.files(), after, "doing it again changes nothing");
    // A bare id, a whole article, and Japanese.
    let id = unit.rsplit_once('#').unwrap().1;
    project.run_ja(["review", id, "--approve"]).ok().says("変更なし");
    project.run_ja("review --article columns/a.md --approve").ok().says("承認4、変更なし1、承認不可0");
    assert_eq!(project.run("status --format json").ok().json()["articles"][0]["reviewed"], 5);
    project.run("sync").ok();
    project.run("check columns/a.md").ok();
    // The words of structure are an article of their own.
    project.run("review --article labels.ftl --approve").ok().says("2 approved");
    project.run("check").ok();
}

#[test]
fn what_nobody_confirmed_cannot_be_approved() {
    let project = Folder::clinic();
    let (heading, hedge) = (project.unit("上清液とは"), project.translate(HEDGE, "It is expected to reduce inflammation."));
    let run = project.run(["review", &heading, &hedge, "--approve"]).no();
    run.says(&format!("not approved  {heading}: there is no translation yet.")).says(&format!("approved      {hedge}"));
    project.run_ja(["review", &heading, "--reject"]).no().says("まだ訳されていません。");
    // What pretranslate wrote.
    let project = Folder::clinic();
    project.translate("はい。", "Yes.");
    let project = project.article("b.txt", "はい。\n");
    project.run("pretranslate").ok();
    project.run("review b.txt#s-0000000000 --approve").fails();
    project.run("review --article b.txt --approve").no().says("it is a draft");
    project.run_ja("review --article b.txt --reject").no().says("下訳のまま");
}

#[test]
fn a_stale_translation_cannot_be_approved() {
    let project = Folder::translated_clinic();
    project.edit("content/ja/columns/a.md", "作用が期待", "効果が期待");
    let project = project.synced();
    let unit = project.unit("炎症を抑える効果が期待されています。");
    assert_eq!(project.show(&unit)["state"], "stale");
    let before = project.files();
    project.run(["review", &unit, "--approve", "--force"]).no().says("its source has changed");
    project.run_ja(["review", &unit, "--reject"]).no().says("差し戻し不可");
    assert_eq!(project.files(), before);
    let json = project.run(["review", &unit, "--approve", "--format", "json"]).no().json();
    assert_eq!((&json["units"][0]["reason"], &json["units"][0]["after"]), (&json!("stale"), &json!("stale")));
}

#[test]
fn errors_need_force() {
    let project = Folder::clinic();
    let unit = project.translate(HEDGE, "It reduces inflammation.");
    let run = project.run(["review", &unit, "--approve"]).no();
    run.says("it has errors").says("hedge-dropped");
    project.run_ja(["review", &unit, "--approve"]).no().says("--force");
    assert_eq!(project.show(&unit)["state"], "translated");
    project.run(["review", &unit, "--approve", "--force"]).ok();
    assert_eq!(project.show(&unit)["state"], "reviewed");
    project.run(["review", &unit, "--approve"]).ok().says("unchanged");
}

#[test]
fn a_rejection_keeps_its_note_and_ends_with_a_new_translation() {
    let project = Folder::translated_clinic();
    let unit = project.unit(HEDGE);
    project.run(["review", &unit, "--approve"]).ok();
    let note = "「期待される」を弱めない。\n用語集を見てください。";
    project.run(["review", &unit, "--reject", "--note", note]).ok().says("rejected");
    project.run(["review", &unit, "--reject", "--note", note]).ok().says("unchanged");
    let text = project.read(CATALOG);
    assert!(text.contains("# state: needs-review\n# note: 「期待される」を弱めない。\n# note: 用語集を見てください。\n"), "{text}");
    let next = project.run("next --format json").ok().json();
    assert_eq!(next["unit"], json!(unit));
    project.run(["set", &unit, "It may be expected to reduce inflammation."]).ok();
    assert_eq!(project.show(&unit)["state"], "translated");
    project.run(["review", &unit, "--approve"]).ok();
}

#[test]
fn what_cannot_be_asked_is_said() {
    let project = Folder::translated_clinic();
    let unit = project.unit(HEDGE);
    let before = project.files();
    project.run("review --approve").fails().complains("--article");
    project.run_ja("review --reject").fails().complains("--article");
    project.run(["review", &unit, "--approve", "--reject"]).fails();
    project.run(["review", &unit, "--note", "なぜ"]).fails();
    project.run(["review", &unit, "--reject", "--note", "\u{1b}[31m赤"]).fails();
    project.run("review s-0000000000 --approve").fails();
    project.run("review --article 無い.md").fails();
    assert_eq!(project.files(), before);
    let text = project.read(CATALOG).replacen("s-", "<<<<<<< ours\ns-", 1);
    project.write(CATALOG, &text);
    project.run("review --article columns/a.md --approve").no();
    assert_eq!(project.read(CATALOG), text, "a broken catalog is left alone");
}

#[test]
fn a_change_behind_the_reviewers_back_is_found_in_both_directions() {
    let project = Folder::translated_clinic();
    let unit = project.unit(HEDGE);
    project.run(["review", &unit, "--approve"]).ok();
    project.run("check columns/a.md").ok();
    project.edit(CATALOG, "It is expected to reduce", "It is expected to lower");
    project.run("check").no().says("review-clobbered");
    project.run_ja("check").no().says("承認").says("review-clobbered");
    let list = project.run("review --format json").ok().json();
    let one = list["units"].as_array().unwrap().iter().find(|one| one["unit"] == json!(unit)).unwrap();
    assert_eq!((&one["clobbered"], &one["state"]), (&json!(true), &json!("translated")));
    project.run_ja("review").ok().says("承認後に変更あり");
    // The editor looks again.
    project.run(["review", &unit, "--approve"]).ok().says("approved");
    project.run("check columns/a.md").ok();
    // From English into Japanese.
    let english = Folder::empty()
        .file("taiyaku.toml", "source = \"en\"\ntargets = [\"ja\"]\n[content]\ninclude = [\"content/en/**/*.md\"]\n")
        .file("glossary/terms.toml", GLOSSARY)
        .file("content/en/a.md", "Stem cells are kept at −80 °C.\n\nPlease ask at the desk.\n")
        .synced();
    let unit = english.translate("Please ask at the desk.", "受付でお尋ねください。");
    english.run(["review", &unit, "--approve"]).ok();
    english.run("check --format json").any();
    english.edit("locales/ja/articles/a.md.ftl", "受付でお尋ねください。", "受付へお声がけください。");
    english.run("check").no().says("review-clobbered");
}

#[test]
fn a_term_that_changes_clobbers_the_approval_of_its_rendering() {
    let project = Folder::with_article("a.md", COLUMN).synced();
    let unit = project.unit("上清液とは");
    project.run(["set", &unit, "What is { -conditioned-medium }?", "--fluent"]).ok();
    project.run(["review", &unit, "--approve"]).ok();
    assert_eq!(project.show(&unit)["state"], "reviewed");
    project.edit("glossary/terms.toml", "preferred = \"conditioned medium\"", "preferred = \"culture-conditioned medium\"");
    assert_eq!(project.show(&unit)["state"], "translated");
    assert!(project.run("check --format json").no().findings().iter().any(|finding| finding.starts_with("review-clobbered ")));
}

#[test]
fn what_could_not_be_written_is_not_said_to_be_done() {
    let project = Folder::translated_clinic();
    let unit = project.unit(HEDGE);
    // A sentence goes, and its pair would have to go into an archive that is broken.
    project.edit("content/ja/columns/a.md", "約1億個の細胞から3mLが得られます。", "");
    project.write("memory/archive.tmx", "<tmx><header/><body><tu></body>");
    let before = project.files();
    project.run(["review", &unit, "--approve"]).no().says("archive is broken");
    project.run_ja(["review", &unit, "--approve"]).no().says("保管庫が壊れています");
    assert_eq!(project.files(), before);
}

#[test]
fn nothing_in_a_text_is_obeyed() {
    let project = Folder::translated_clinic();
    let unit = project.unit(HEDGE);
    project.edit(
        CATALOG,
        "It is expected to reduce inflammation.",
        "It \u{202e}is expected\u{2066} to reduce { \"\\u001B\" }[31m inflammation.",
    );
    project.edit(CATALOG, &format!("# > {HEDGE}"), &format!("# > {HEDGE}\n# note: \u{1b}]0;題\u{7}::error::x"));
    // The kit holds every output to have no such character.
    project.run("review").ok().says("::error::x");
    project.run("review --format json").ok();
    project.run_ja(["review", &unit, "--approve"]).any();
    project.run(["review", &unit, "--approve", "--force"]).ok();
}

#[test]
fn one_locale_is_reviewed_at_a_time() {
    let settings = "source = \"ja\"\ntargets = [\"en\", \"en-GB\"]\n";
    let project = Folder::empty().file("taiyaku.toml", settings).article("a.txt", "はい。\n").synced();
    let unit = project.unit("はい。");
    project.run(["set", &unit, "Yes.", "--locale", "en"]).ok();
    project.run(["set", &unit, "Yes, indeed.", "--locale", "en-GB"]).ok();
    assert_eq!(field(&project.run("review --format json").ok().json()["units"], "locale"), ["en", "en-GB"]);
    project.run(["review", &unit, "--approve"]).fails();
    project.run(["review", &unit, "--approve", "--locale", "en-GB"]).ok();
    assert_eq!(field(&project.run("review --format json").ok().json()["units"], "locale"), ["en"]);
}
