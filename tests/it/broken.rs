//! Files that cannot be understood: nothing is made of them that looks like their content, and who asks for them is told.

use crate::kit::Folder;

fn merged() -> Folder {
    let project = Folder::project().article("a.txt", "膝の痛みです。\n").article("b.txt", "肌の張りです。\n").synced();
    let project = project.translated([("膝の痛みです。", "Knee pain."), ("肌の張りです。", "Firm skin.")]);
    let catalog = project.read("locales/en/articles/a.txt.ftl");
    project.write("locales/en/articles/a.txt.ftl", catalog.replace("s-", "<<<<<<< HEAD\ns-"));
    project
}

#[test]
fn an_unresolved_merge_is_not_published() {
    let project = merged();
    project.run("build").ok().says("a.txt  not published: its catalog is broken").says("1 translated article published, 1 kept back");
    assert!(!project.has("dist/en/articles/a.txt") && project.has("dist/en/articles/b.txt"));
    project.run_ja("build").ok().says("カタログが壊れています");
}

#[test]
fn a_check_of_one_article_reads_its_catalogs() {
    let project = merged();
    for name in ["a.txt", "content/ja/a.txt", "locales/en/articles/a.txt.ftl"] {
        project.run(["check", name]).no().says("conflict");
    }
    project.run("check b.txt").ok().never_says("conflict");
}

#[test]
fn an_article_that_cannot_be_read_is_said_to_be_so() {
    let project = Folder::project().article("a.txt", "膝です。\n").article("b.txt", b"\x93\xfa\x96\x7b").synced();
    project.run("check b.txt").no().says("content/ja/b.txt:1:1");
    for words in ["next b.txt", "set b.txt#s-0000000000 x"] {
        project.run(words).fails().complains("cannot be read").complains("content/ja/b.txt:1:1");
        project.run_ja(words).fails().complains("読み込めません");
    }
    project.run("next c.txt").fails().complains("There is no article");
    project.run("build").no().says("b.txt: the article cannot be read");
    assert!(project.has("dist/ja/articles/a.txt"));
}

#[test]
fn articles_in_a_folder_that_cannot_be_read_are_not_gone() {
    for hide in ["content", "content/ja"] {
        let project = Folder::translated_clinic();
        project.run("build").ok();
        let before = project.files();
        std::fs::rename(project.at(hide), project.at("elsewhere")).unwrap();
        let missing = project.files();
        project.run("check").no().says("content/ja").says("[unreadable]");
        project.run("sync").ok().complains("[unreadable]");
        project.run("build").no().says("Nothing was published");
        assert_eq!(project.files(), missing);
        std::fs::rename(project.at("elsewhere"), project.at(hide)).unwrap();
        assert_eq!(project.files(), before);
    }
    let project = Folder::translated_clinic();
    std::fs::rename(project.at("content/ja"), project.at("elsewhere")).unwrap();
    project.write("content/ja", "これはファイルです。\n");
    project.run_ja("check").no().says("[unreadable]");
}
