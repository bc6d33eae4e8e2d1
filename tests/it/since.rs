//! `check --since REV`: only what the revision did not have, wherever it stands now.

use crate::kit::Folder;

const WRONG: &str = "約2億個の細胞から3mLが得られます。";

/// A project with a wrong number in a translation, committed.
fn project() -> Folder {
    let article = format!("# 上清液\n\nはじめに。\n\n{WRONG}\n\nおわりに。\n");
    let project = Folder::with_article("columns/a.md", &article).synced();
    let project = project.translated([
        ("上清液", "Conditioned medium"),
        ("はじめに。", "Introduction."),
        (WRONG, "About 100 million cells give 3 mL."),
        ("おわりに。", "Conclusion."),
    ]);
    project.committed()
}

fn codes(project: &Folder, words: &str) -> Vec<String> {
    let mut codes: Vec<String> =
        project.run(&format!("{words} --format json")).any().findings().iter().map(|f| f.split(' ').next().unwrap().to_owned()).collect();
    codes.sort();
    codes
}

#[test]
fn what_was_wrong_before_is_left_out() {
    let project = project();
    project.run("check").no().says("number-mismatch");
    let run = project.run("check --since HEAD").ok();
    run.says("Only what HEAD did not have; 1 finding it had is not listed.").never_says("number-mismatch");
    project.run_ja("check --since HEAD").ok().says("HEAD になかった指摘だけ").says("以前からある指摘が1件");
    let json = project.run("check --since HEAD --format json").ok().json();
    assert_eq!((&json["summary"]["since"], &json["summary"]["older"]), (&"HEAD".into(), &1.into()));
    assert_eq!(json["findings"].as_array().unwrap().len(), 0);
    assert!(project.run("check --format json").no().json()["summary"].get("since").is_none());
    // A new one ends with 1 and is the only one.
    project.translate("おわりに。", "おわりに");
    let found = codes(&project, "check --since HEAD");
    assert!(!found.is_empty() && !found.contains(&"number-mismatch".to_owned()), "{found:?}");
    project.run("check --since HEAD").no();
    project.run("check --since HEAD --format github").no().never_says("number-mismatch").says("::");
    let sarif = project.run("check --since HEAD --format sarif").no().json();
    assert_eq!(sarif["runs"][0]["results"].as_array().unwrap().len(), found.len());
}

#[test]
fn findings_are_the_same_after_moves_and_renames() {
    let project = project();
    let moved = format!("# 上清液\n\n{WRONG}\n\nはじめに。\n\nおわりに。\n");
    project.write("content/ja/columns/a.md", &moved);
    project.run("sync").ok();
    project.run("check --since HEAD").ok();
    // The article has another name.
    project.remove("content/ja/columns/a.md");
    project.write("content/ja/news/上清液.md", &moved);
    project.run("sync").ok();
    assert!(project.has("locales/en/articles/news/上清液.md.ftl"));
    project.run("check").no().says("number-mismatch");
    project.run("check --since HEAD").ok();
    project.commit("renamed");
    // The sentence stands in another article.
    project.write("content/ja/b.md", format!("別の記事です。\n\n{WRONG}\n"));
    project.write("content/ja/news/上清液.md", moved.replace(&format!("{WRONG}\n\n"), ""));
    project.run("sync").ok();
    project.translate("別の記事です。", "Another article.");
    project.run("check").no().says("number-mismatch");
    project.run("check --since HEAD").ok();
    // A second one like it is new.
    project.write("content/ja/c.md", format!("{WRONG}\n"));
    project.run("sync").ok();
    project.translate("別の記事です。", "Another article.");
    let unit = project.run("next c.md --format json").ok().json();
    if let Some(unit) = unit["unit"].as_str() {
        project.run(["set", unit, "About 100 million cells give 3 mL."]).ok();
    }
    assert_eq!(codes(&project, "check --since HEAD"), ["number-mismatch"]);
}

#[test]
fn an_edited_source_keeps_its_old_findings_and_gets_the_new_one() {
    let project = project();
    project.edit("content/ja/columns/a.md", "3mLが得られます", "3mLを得られます");
    project.run("sync").ok();
    assert_eq!(codes(&project, "check --since HEAD"), ["stale"]);
}

#[test]
fn three_dots_are_where_the_branches_part() {
    let project = project();
    project.git("checkout -q -b work");
    project.translate("おわりに。", "The end.");
    project.commit("work");
    project.git("checkout -q main");
    project.translate(WRONG, "About 200 million cells give 3 mL.");
    project.commit("main mends it");
    project.git("checkout -q work");
    // main no longer has the finding; the branch did not bring it.
    project.run("check --since main").no().says("number-mismatch");
    project.run("check --since main...HEAD").ok();
    project.run("check --since main...").ok();
    project.run("check --since main...work").ok();
    project.git("checkout -q --orphan other");
    project.commit("nothing in common");
    project.run("check --since main...other").fails().complains("common revision");
    project.run_ja("check --since main...other").fails().complains("共通のリビジョン");
}

#[test]
fn revisions_that_are_not_there_are_said_even_where_nothing_is_found() {
    let project = Folder::translated_clinic();
    project.run("check --since HEAD").fails().complains("git");
    let project = project.committed();
    project.run("check").ok();
    project.run("check --since no-such").fails().complains("no-such");
    project.run_ja("check --since 無い...HEAD").fails().complains("無い");
    project.run("check --since HEAD").ok();
    project.write("a.jsonl", "{\"ja\": \"はい\", \"en\": \"Yes\"}\n");
    project.run("check a.jsonl --since HEAD").fails();
}

/// Only some articles are checked in the revision: that must give what checking both whole gives.
#[test]
fn it_is_the_difference_of_two_whole_checks() {
    let sentence = |n: usize| format!("上清液を{n}回投与しました。");
    let project = (0..6).fold(Folder::project(), |project, n| {
        project.article(&format!("a{n}.md"), format!("# 上清液の話{n}\n\n{}\n\n幹細胞は{n}個でした。\n", sentence(n + 2)))
    });
    let project = project.synced();
    for n in 0..6 {
        let rendering = if n % 2 == 0 { "Conditioned medium" } else { "The secretome" };
        project.translate(&sentence(n + 2), &format!("{rendering} was given {} times.", n + 2 + usize::from(n == 1)));
        project.translate(&format!("上清液の話{n}"), &format!("About culture supernatant {n}"));
    }
    let project = project.committed();
    let old = Folder::empty();
    for (path, bytes) in project.files() {
        old.write(&path, bytes);
    }
    // New faults, a mended one, a new article, one that goes, and a term that everybody renders otherwise now.
    project.translate(&sentence(4), "The secretome was given 40 times.");
    project.translate(&sentence(3), "The secretome was given 3 times.");
    project.translate("幹細胞は3個でした。", "There were 3 cells.");
    project.remove("content/ja/a5.md");
    project.write("content/ja/b.md", "新しい記事では幹細胞を使います。\n");
    project.edit("glossary/terms.toml", "admitted = [\"secretome\"]", "admitted = []");
    project.run("sync").ok();
    let prints = |project: &Folder, words: &str| -> Vec<String> {
        let mut prints = crate::kit::field(&project.run(words).any().json()["findings"], "fingerprint");
        prints.sort();
        prints
    };
    let mut expected = prints(&project, "check --format json");
    let whole = expected.len();
    for print in prints(&old, "check --format json") {
        if let Some(at) = expected.iter().position(|other| *other == print) {
            expected.remove(at);
        }
    }
    assert!(expected.len() >= 4 && expected.len() < whole, "{expected:?} of {whole}");
    assert_eq!(prints(&project, "check --since HEAD --format json"), expected);
}

#[test]
fn before_the_first_commit_and_before_the_project_everything_is_new() {
    let folder = Folder::empty().file("README.md", "読む").committed();
    for (path, text) in project().files() {
        folder.write(&path, text);
    }
    folder.run("check --since HEAD").no().says("number-mismatch").says("it had none");
    let unborn = Folder::empty();
    unborn.git("init -q -b main");
    for (path, text) in project().files() {
        unborn.write(&path, text);
    }
    unborn.run("check --since HEAD").no().says("number-mismatch").complains("no commit yet");
}

#[test]
fn work_that_is_still_to_be_done_can_be_left_out() {
    let project = project();
    let left = || {
        let mut left = codes(&project, "check --since HEAD --allow-incomplete");
        left.dedup();
        left
    };
    // A new article, a corrected number, and an article that nobody synced.
    project.write("content/ja/新着.txt", "新しい機器を導入しました。\n\n幹細胞を使います。\n");
    project.edit("content/ja/columns/a.md", WRONG, "約２億個の細胞から４mLが得られます。");
    assert_eq!(left(), [""; 0]);
    project.run("sync").ok();
    assert_eq!(left(), [""; 0]);
    let found = codes(&project, "check --since HEAD");
    assert!(["number-mismatch", "stale", "untranslated"].iter().all(|code| found.iter().any(|one| one == code)), "{found:?}");
    let run = project.run("check --since HEAD --allow-incomplete").ok();
    run.says("Not listed: ").says("findings of work that is still to be done.");
    project.run_ja("check --since HEAD --allow-incomplete").ok().says("これからの作業を示す指摘");
    let json = project.run("check --since HEAD --allow-incomplete --format json").ok().json();
    assert_eq!(json["summary"]["open"], found.len());
    // What a translator gets wrong in the same commit is told, and so is what somebody types into a stale translation.
    project.translate("おわりに。", "Conclusion in 3 days.");
    assert_eq!(left(), ["number-mismatch"]);
    project.translate("おわりに。", "Conclusion.");
    project.edit("locales/en/articles/columns/a.md.ftl", "About 100 million cells give 3 mL.", "About 100 million cells give 30 mL.");
    assert_eq!(left(), ["number-mismatch"]);
    project.edit("locales/en/articles/columns/a.md.ftl", "give 30 mL.", "give 3 mL.");
    assert_eq!(left(), [""; 0]);
    // Without a revision it is what is wrong with what is there.
    project.run("check --allow-incomplete").ok();
    project.translate("はじめに。", "Introduction in 3 days.");
    project.run("check --allow-incomplete").no().says("number-mismatch").never_says("[stale]").never_says("[untranslated]");
}

#[test]
fn an_edited_link_of_the_source_is_no_fault_of_the_translation() {
    let project = Folder::translated_clinic();
    project.run("review --article columns/a.md --approve").ok();
    let project = project.committed();
    project.edit("content/ja/columns/a.md", "https://example.org/yoyaku", "https://example.org/reserve");
    project.run("sync").ok();
    assert_eq!(codes(&project, "check --since HEAD"), ["review-clobbered"]);
    assert_eq!(codes(&project, "check --since HEAD --allow-incomplete"), [""; 0]);
    project.edit("locales/en/articles/columns/a.md.ftl", "It is expected to reduce", "It is expected to lessen");
    assert_eq!(codes(&project, "check --since HEAD --allow-incomplete"), ["review-clobbered"]);
}
