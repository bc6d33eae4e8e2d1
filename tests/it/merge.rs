//! The merge driver where it works: `git merge` and `git rebase` in repositories that have it.

use std::process::Command;

use crate::kit::{COLUMN, Folder};

const CATALOG: &str = "locales/en/articles/columns/a.md.ftl";

/// A translated project with the driver, committed.
fn project() -> Folder {
    let project = Folder::translated_clinic();
    project.git("init -q -b main");
    project.run("merge-driver --install").ok().quietly().says("set    merge.taiyaku.driver").says("made   .gitattributes");
    project.commit("first");
    project
}

/// Runs git, which may say no.
fn try_git(project: &Folder, words: &str) -> (bool, String) {
    let mut command = Command::new("git");
    command.current_dir(project.path()).env("HOME", project.path()).env("GIT_CONFIG_NOSYSTEM", "1").args(words.split(' '));
    for who in ["AUTHOR", "COMMITTER"] {
        command.env(format!("GIT_{who}_NAME"), "佐野").env(format!("GIT_{who}_EMAIL"), "sano@example.org");
    }
    let output = command.env("GIT_EDITOR", "true").output().unwrap();
    (output.status.success(), String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr))
}

/// The project with what each side does, on branches `main` and `work`; `main` is checked out.
fn parted(ours: impl Fn(&Folder), theirs: impl Fn(&Folder)) -> Folder {
    let project = project();
    project.git("checkout -q -b work");
    theirs(&project);
    project.commit("theirs");
    project.git("checkout -q main");
    ours(&project);
    project.commit("ours");
    project
}

#[test]
fn neighbours_merge_and_both_translations_stand() {
    let ours = |project: &Folder| drop(project.translate("上清液とは", "About conditioned medium"));
    let theirs = |project: &Folder| {
        project.translate("上清液とは、幹細胞を培養した液の上澄みです。", "Conditioned medium is the fluid above cultured stem cells.");
        project.run(["review", &project.unit("炎症を抑える作用が期待されています。"), "--approve"]).ok();
    };
    let project = parted(ours, theirs);
    let (merged, said) = try_git(&project, "merge -q --no-edit work");
    assert!(merged, "{said}");
    let text = project.read(CATALOG);
    for part in ["About conditioned medium", "the fluid above", "# state: reviewed "] {
        assert!(text.contains(part), "{part} in {text}");
    }
    project.run("sync").ok().says("Nothing to do");
    // The pairs that were replaced on either side are in the archive.
    let archive = project.read("memory/archive.tmx");
    assert!(archive.contains("What is conditioned medium?") && archive.contains("is the liquid above"), "{archive}");
    assert!(!project.run("check --format json").any().findings().iter().any(|finding| finding.starts_with("review-clobbered")));
}

#[test]
fn the_same_in_a_rebase() {
    let ours = |project: &Folder| drop(project.translate("上清液とは", "About conditioned medium"));
    let theirs = |project: &Folder| {
        project.translate("上清液とは、幹細胞を培養した液の上澄みです。", "It is the fluid above cultured stem cells.");
        project.translate("はい。", "Yes, it is.");
    };
    let project = parted(ours, theirs);
    project.git("checkout -q work");
    let (done, said) = try_git(&project, "rebase -q main");
    assert!(done, "{said}");
    let text = project.read(CATALOG);
    assert!(text.contains("About conditioned medium") && text.contains("It is the fluid"), "{text}");
    project.run("sync").ok().says("Nothing to do");
}

#[test]
fn one_unit_on_both_sides_is_a_conflict_that_sync_refuses() {
    let sentence = "炎症を抑える作用が期待されています。";
    let ours = |project: &Folder| drop(project.translate(sentence, "It is hoped to reduce inflammation."));
    let theirs = |project: &Folder| {
        project.translate(sentence, "It is thought to reduce inflammation.");
        project.translate("上清液とは", "About conditioned medium");
    };
    let project = parted(ours, theirs);
    let (merged, said) = try_git(&project, "merge --no-edit work");
    assert!(!merged && said.contains("CONFLICT") && said.contains("1 unit was changed on both sides"), "{said}");
    let text = project.read(CATALOG);
    assert_eq!((text.matches("<<<<<<<").count(), text.contains("About conditioned medium")), (1, true), "{text}");
    assert!(text.contains("hoped to") && text.contains("thought to"));
    project.run("sync").ok().says("broken and left alone");
    assert_eq!(project.read(CATALOG), text);
    project.run("check").no().says("conflict-markers");
    // Resolved by hand.
    let (before, rest) = text.split_once("<<<<<<< ours\n").unwrap();
    let (mine, rest) = rest.split_once("=======\n").unwrap();
    let after = rest.split_once(">>>>>>> theirs\n").unwrap().1;
    project.write(CATALOG, format!("{before}{mine}{after}"));
    project.run("sync").ok().says("Nothing to do");
    project.commit("merged");
}

/// What python-docs-fr#1908 tells. The source is edited on one side and `sync` carries the translation over; on the other
/// side the translation of the old source is mended.
#[test]
fn a_new_source_and_a_mended_translation_of_the_old_one_are_never_mixed() {
    let ours = |project: &Folder| {
        project.edit("content/ja/columns/a.md", "約1億個の細胞から3mL", "約2億個の細胞から3mL");
        project.run("sync").ok();
    };
    let theirs = |project: &Folder| drop(project.translate("約1億個の細胞から3mLが得られます。", "Some 100 million cells yield 3 mL."));
    for turned in [false, true] {
        let project = if turned { parted(theirs, ours) } else { parted(ours, theirs) };
        let (merged, said) = try_git(&project, "merge --no-edit work");
        assert!(!merged && said.contains("CONFLICT"), "{said}");
        let text = project.read(CATALOG);
        let (_, conflict) = text.split_once("<<<<<<< ours\n").unwrap();
        let (conflict, _) = conflict.split_once(">>>>>>> theirs\n").unwrap();
        for part in ["# > 約2億個", "# was: 約1億個", "# state: stale", "About 100 million", "# > 約1億個", "Some 100 million"] {
            assert!(conflict.contains(part), "{part} in {text}");
        }
        project.run("sync").ok();
        assert_eq!(project.read(CATALOG), text, "a file with a conflict is left alone");
    }
}

#[test]
fn an_approval_and_a_change_of_its_text_are_a_conflict() {
    let sentence = "炎症を抑える作用が期待されています。";
    let ours = |project: &Folder| drop(project.run(["review", &project.unit(sentence), "--approve"]).ok());
    let theirs = |project: &Folder| project.edit(CATALOG, "It is expected to reduce", "It is expected to lower");
    let project = parted(ours, theirs);
    let (merged, said) = try_git(&project, "merge --no-edit work");
    assert!(!merged, "{said}");
    // Whoever takes the approval and the other text is found out.
    let text = project.read(CATALOG);
    let state = text.lines().find(|line| line.starts_with("# state: reviewed")).unwrap().to_owned();
    let (before, rest) = text.split_once("<<<<<<< ours\n").unwrap();
    let (_, rest) = rest.split_once("=======\n").unwrap();
    let (theirs, after) = rest.split_once(">>>>>>> theirs\n").unwrap();
    project.write(CATALOG, format!("{before}{}{after}", theirs.replacen("\ns-", &format!("\n{state}\ns-"), 1)));
    project.run("check").no().says("review-clobbered");
    project.run_ja("check").no().says("review-clobbered");
}

#[test]
fn glossaries_merge_by_concept_and_key() {
    let terms = "glossary/terms.toml";
    let ours = |project: &Folder| project.edit(terms, "forbidden = [\"上澄み液\"]", "forbidden = [\"上澄み液\", \"上澄\"]");
    let theirs = |project: &Folder| {
        project.edit(terms, "reading = \"かんさいぼう\"", "reading = \"かんさいぼー\"");
        let text = project.read(terms);
        project.write(terms, text + "\n[exosome]\nja = \"エクソソーム\"\nen = \"exosome\"\n");
    };
    let project = parted(ours, theirs);
    let (merged, said) = try_git(&project, "merge -q --no-edit work");
    assert!(merged, "{said}");
    let text = project.read(terms);
    assert!(text.contains("\"上澄\"]") && text.contains("かんさいぼー") && text.contains("[exosome]"), "{text}");
    project.run("glossary list").ok().says("エクソソーム");
    // One key on both sides.
    let ours = |project: &Folder| project.edit(terms, "plural = \"stem cells\"", "plural = \"stem-cells\"");
    let theirs = |project: &Folder| project.edit(terms, "plural = \"stem cells\"", "plural = \"STEM cells\"");
    let project = parted(ours, theirs);
    let (merged, _) = try_git(&project, "merge --no-edit work");
    let text = project.read(terms);
    assert!(!merged && text.contains("stem-cells") && text.contains("STEM cells") && text.contains("[conditioned-medium]"), "{text}");
    project.run_ja("check").no();
}

#[test]
fn installing_says_what_it_did_and_does_it_once() {
    let folder = Folder::empty();
    folder.run("init site --merge-driver").fails().complains("git");
    assert!(!folder.has("site/.gitattributes"));
    folder.git("init -q -b main");
    folder.run("init site").ok().says("taiyaku init --merge-driver");
    folder.run_ja("init site").ok().says("ユニットごと");
    folder.run("init site --merge-driver").ok().quietly().says("made   .gitattributes").says("set    merge.taiyaku.recursive = binary");
    let attributes = folder.read("site/.gitattributes");
    assert_eq!(attributes, "/locales/**/*.ftl merge=taiyaku\n/memory/archive.tmx merge=taiyaku\n/glossary/*.toml merge=taiyaku\n");
    let before = folder.files();
    folder.run("init site --merge-driver").ok().quietly().says("kept   merge.taiyaku.driver").never_says("made ");
    assert_eq!(folder.files(), before);
    folder.run("init site").ok().never_says("--merge-driver");
    folder.run_ja("--project site merge-driver --install").ok().says("既存");
    // Lines of others stay, and git takes the patterns as meant.
    folder.write("site/.gitattributes", "*.png binary");
    folder.run("--project site merge-driver --install").ok();
    assert_eq!(folder.read("site/.gitattributes"), format!("*.png binary\n{attributes}"));
    for (path, driver) in [
        ("site/locales/en/articles/columns/a.md.ftl", "taiyaku"),
        ("site/locales/ja/labels.ftl", "taiyaku"),
        ("site/glossary/terms.toml", "taiyaku"),
        ("site/memory/archive.tmx", "taiyaku"),
        ("site/content/ja/a.md", "unspecified"),
        ("site/taiyaku.toml", "unspecified"),
    ] {
        let (_, said) = try_git(&folder, &format!("check-attr merge -- {path}"));
        assert!(said.contains(&format!("merge: {driver}")), "{said}");
    }
}

#[test]
fn the_driver_alone() {
    let folder = Folder::empty().file("base", "a = 一\n").file("ours", "a = 一\nb = 二\n").file("theirs", "c = 三\na = 一\n");
    folder.run("merge-driver base ours theirs locales/ja/site.ftl").ok().quietly();
    assert_eq!(folder.read("ours"), "c = 三\na = 一\nb = 二\n");
    folder.write("theirs", "a = 壱\n");
    folder.write("ours", "a = 弌\n");
    folder.run_ja("merge-driver base ours theirs locales/ja/site.ftl").no().complains("両方で変更");
    assert_eq!(folder.read("ours"), "<<<<<<< ours\na = 弌\n=======\na = 壱\n>>>>>>> theirs\n");
    let before = folder.files();
    folder.run("merge-driver base ours theirs README.md").fails().complains("README.md");
    folder.run("merge-driver base ours missing a.ftl").fails();
    folder.run("merge-driver base ours").fails();
    folder.run("merge-driver --install").fails();
    folder.write("theirs", [0x83, 0x65]);
    folder.run_ja("merge-driver base ours theirs a.ftl").fails().complains("UTF-8");
    assert_eq!(folder.read("ours").as_bytes(), before["ours"]);
}

#[test]
fn both_sides_sync_the_same_new_article() {
    let edit = |project: &Folder| {
        project.write("content/ja/b.md", COLUMN);
        project.run("sync").ok();
    };
    let project = parted(
        |project| {
            edit(project);
            project.run(["set", &format!("b.md#{}", project.unit("上清液とは").rsplit_once('#').unwrap().1), "One."]).ok();
        },
        |project| {
            edit(project);
            let id = project.unit("炎症を抑える作用が期待されています。");
            project.run(["set", &format!("b.md#{}", id.rsplit_once('#').unwrap().1), "It may reduce inflammation."]).ok();
        },
    );
    let (merged, said) = try_git(&project, "merge -q --no-edit work");
    assert!(merged, "{said}");
    let text = project.read("locales/en/articles/b.md.ftl");
    assert!(text.contains("One.") && text.contains("It may reduce inflammation."), "{text}");
    project.run("sync").ok().says("Nothing to do");
}
