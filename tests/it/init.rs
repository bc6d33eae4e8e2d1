//! `init`: a project that works at once, where nothing is overwritten.

use crate::kit::{COLUMN, Folder};

#[test]
fn a_new_project_works_at_once() {
    let folder = Folder::empty();
    folder.run("init site").ok().quietly().says("taiyaku.toml").says("taiyaku sync");
    for path in ["taiyaku.toml", "glossary/regenerative-medicine.toml", "content/ja", ".gitignore"] {
        assert!(folder.has(&format!("site/{path}")), "{path}");
    }
    folder.write("site/content/ja/columns/a.md", COLUMN);
    for command in ["sync", "status", "next", "check", "glossary lint", "build", "memory stats", "glossary list"] {
        folder.run(&format!("--project site {command}")).any();
    }
    folder.run("--project site check --format json").no();
    assert!(folder.has("site/dist/manifest.json"));
    assert_eq!(folder.read("site/content/ja/columns/a.md"), COLUMN);
}

#[test]
fn an_existing_folder_keeps_what_it_has() {
    let settings = "# 私の設定\nsource = \"ja\"\ntargets = [\"en\", \"en-GB\"]\n";
    let folder = Folder::empty().file("taiyaku.toml", settings).file("README.md", "読んで").file(".gitignore", "/target");
    folder.run("init").ok().says("kept   taiyaku.toml");
    assert_eq!(folder.read("taiyaku.toml"), settings);
    assert_eq!(folder.read("README.md"), "読んで");
    assert_eq!(folder.read(".gitignore"), "/target\n/.taiyaku/\n/dist/\n");
    assert!(!folder.has("glossary"), "a project has its own terms");
    let before = folder.files();
    folder.run("init").ok().quietly().never_says("made ");
    assert_eq!(folder.files(), before);
    let folder = Folder::empty().file("glossary/regenerative-medicine.toml", "[x]\nja = \"自分の\"\nen = \"mine\"\n");
    folder.run("init").ok().says("kept   glossary/regenerative-medicine.toml");
    assert!(folder.read("glossary/regenerative-medicine.toml").contains("mine"));
}

#[test]
fn what_stands_in_the_way_is_said() {
    let folder = Folder::empty().file("site", "a file").file("other/content", "a file");
    folder.run("init site").fails().complains("site");
    folder.run_ja("init other").fails().complains("エラー").complains("other");
    assert_eq!(folder.files().len(), 2);
    let folder = Folder::empty().file(".gitignore", [0x83, 0x65, 0x83, 0x58]);
    folder.run("init").fails().complains(".gitignore");
    assert_eq!(folder.files()[".gitignore"], [0x83, 0x65, 0x83, 0x58]);
}

#[test]
fn it_speaks_japanese() {
    Folder::empty().run_ja("init 医院").ok().says("taiyaku sync").says("content/ja/");
}
