//! `memory`: matches, words in both languages, TMX in and out, and counts.

use crate::kit::{Folder, field};

const TMX: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header srclang="ja" datatype="plaintext"/><body>
<tu><tuv xml:lang="ja"><seg>炎症を抑える作用が期待されています。</seg></tuv><tuv xml:lang="en-US"><seg>It is expected to reduce inflammation.</seg></tuv></tu>
<tu><tuv xml:lang="ja"><seg>細胞は３個です &amp; <bpt i="1">&lt;b></bpt>強い<ept i="1">&lt;/b></ept>。</seg></tuv><tuv xml:lang="en"><seg>There are 3 cells &amp; strong.</seg></tuv></tu>
</body></tmx>
"#;

#[test]
fn matches_are_found_line_by_line() {
    let folder = Folder::empty().file("old.tmx", TMX);
    let text = "炎症を抑える作用が期待されています。\n\n炎症を抑える効果が期待されています。\n全く違う文です。\n";
    let rows = folder.run_on("memory match --memory old.tmx --format json", text).ok().quietly().json_lines();
    assert_eq!(rows.iter().map(|row| row["line"].as_u64().unwrap()).collect::<Vec<_>>(), [1, 2, 3, 4]);
    let best = &rows[0]["matches"][0];
    assert_eq!((&best["score"], &best["raw"], &best["origin"]), (&100.into(), &100.into(), &"old.tmx".into()));
    assert_eq!(best["target"], "It is expected to reduce inflammation.");
    let near = &rows[2]["matches"][0];
    assert_eq!((near["score"].as_u64(), near["raw"].as_u64()), (Some(88), Some(88)));
    assert_eq!((&rows[1]["matches"], &rows[3]["matches"]), (&serde_json::json!([]), &serde_json::json!([])));
    let high = folder.run_on("memory match --memory old.tmx --min 95 --format json", text).ok().json_lines();
    assert_eq!(high[2]["matches"], serde_json::json!([]));
    folder.write("本文.txt", text);
    assert_eq!(folder.run("memory match 本文.txt --memory old.tmx --format json").ok().json_lines(), rows);
    folder.run("memory match 無い.txt --memory old.tmx").fails().complains("無い.txt");
    folder.run("memory match --memory none.tmx").fails().complains("none.tmx");
    folder.run_on("memory match --memory old.tmx", text).ok().says("100%").says("[-").says("It is expected");
    assert!(folder.run_on("memory match --format json", "何か。\n").ok().json_lines()[0]["matches"].as_array().unwrap().is_empty());
}

#[test]
fn a_project_is_its_own_memory() {
    let project = Folder::translated_clinic();
    let rows = project.run_on("memory match --top 1 --format json", "こんにちは。\n").ok().json_lines();
    assert_eq!((&rows[0]["matches"][0]["score"], &rows[0]["matches"][0]["target"]), (&100.into(), &"Good morning.".into()));
    assert!(rows[0]["matches"][0]["origin"].as_str().unwrap().starts_with("d.txt#s-"));
    // The same but for its width is 99, with the reason.
    project.translate("はい。", "Yes, 3 cells.");
    let rows = project.run_on("memory match --format json", "はい｡\n").ok().json_lines();
    assert_eq!(rows[0]["matches"][0]["score"], 99);
    assert!(!rows[0]["matches"][0]["notes"].as_array().unwrap().is_empty());
}

#[test]
fn words_are_found_in_both_languages() {
    let project = Folder::translated_clinic();
    project.run("memory search 炎症").ok().says("It is expected to reduce inflammation.");
    project.run("memory search INFLAMMATION").ok().says("炎症を抑える作用が期待されています。");
    let hits = project.run("memory search 炎症 --format json").ok().json_lines();
    assert_eq!(hits[0]["in_source"], serde_json::json!([[0, 6]]));
    project.run("memory search 見当たらない").ok().says("Nothing found.");
    assert_eq!(project.run("memory search 見当たらない --format json").ok().out, "");
    project.run("memory search").fails();
    project.run("memory search ''").any();
    Folder::empty().run("memory search 炎症").ok().says("Nothing found.");
}

#[test]
fn a_memory_is_brought_in_once() {
    let project = Folder::clinic().file("../brought/old.tmx", TMX);
    let from = project.at("../brought/old.tmx").to_str().unwrap().to_owned();
    let before = project.files();
    project.run(["memory", "import", &from, "--dry-run"]).ok().says("2 units, 2 pairs, 0 duplicates, 0 texts");
    assert_eq!(project.files(), before);
    project.run(["memory", "import", &from]).ok().quietly().says("memory/old.tmx");
    assert_eq!(project.read("memory/old.tmx"), TMX);
    let before = project.files();
    project.run(["memory", "import", &from]).ok().says("this very file already");
    project.run_ja(["memory", "import", &from]).ok().says("まったく同じファイル");
    assert_eq!(project.files(), before);
    project.run("next --after s-kj1cchy2c6").ok().says("It is expected to reduce inflammation.").says("memory/old.tmx");
    // Another file of the same name is not written over, nor is the archive.
    std::fs::write(&from, TMX.replace("３", "4")).unwrap();
    project.run(["memory", "import", &from]).fails().complains("memory/old.tmx").complains("--as NAME");
    assert_eq!(project.read("memory/old.tmx"), TMX);
    project.run(["memory", "import", &from, "--as", "新しい", "--dry-run"]).ok();
    assert!(!project.has("memory/新しい.tmx"));
    project.run(["memory", "import", &from, "--as", "新しい"]).ok().says("memory/新しい.tmx");
    for name in ["../out", "a/b", ".hidden", ""] {
        project.run(["memory", "import", &from, "--as", name]).fails();
    }
    let archive = project.at("../brought/archive.tmx");
    std::fs::write(&archive, TMX).unwrap();
    project.run(["memory", "import", archive.to_str().unwrap()]).fails().complains("archive.tmx");
    for text in ["ただの文です。\n", "<html/>", "", "<tmx><body><tu><tuv xml:lang=\"ja\"><seg>膝"] {
        let file = project.at("../brought/none.tmx");
        std::fs::write(&file, text).unwrap();
        project.run(["memory", "import", file.to_str().unwrap()]).fails().complains("none.tmx:1:").complains("nothing was brought in");
        project.run_ja(["memory", "import", file.to_str().unwrap(), "--dry-run"]).fails().complains("何も取り込みませんでした");
        assert!(!project.has("memory/none.tmx"));
    }
    project.run("memory import nothing.tmx").fails().complains("nothing.tmx");
    project.run("memory import content").fails().complains("content");
    std::fs::remove_dir_all(project.at("../brought")).unwrap();
}

#[test]
fn everything_goes_out_as_tmx_and_comes_in_again() {
    let project = Folder::translated_clinic();
    let out = project.run("memory export").ok().quietly().out;
    assert!(out.starts_with("<?xml") && out.lines().filter(|line| line.starts_with("<tu>") || line.contains("<tu ")).count() == 9, "{out}");
    project.run("memory export 出力.tmx").ok();
    assert_eq!(project.read("出力.tmx"), out);
    // Nothing is written over, and no folder is made.
    let before = project.files();
    project.run("memory export none/of/this.tmx").fails().complains("none/of/this.tmx");
    for there in ["出力.tmx", "content/ja/d.txt", "locales/en/articles/d.txt.ftl", "taiyaku.toml", "content"] {
        project.run(["memory", "export", there]).fails().complains(there).complains("→ Choose another name");
        project.run_ja(["memory", "export", there]).fails().complains("→ 別の名前");
    }
    std::os::unix::fs::symlink("nowhere.tmx", project.at("link.tmx")).unwrap();
    project.run("memory export link.tmx").fails();
    assert_eq!(project.files(), before);
    project.remove("link.tmx");
    let other = Folder::clinic().file("memory/exported.tmx", &out);
    let counts = other.run("memory stats --format json").ok().json();
    assert_eq!((&counts["pairs"], &counts["origins"]["memory/exported.tmx"]), (&9.into(), &9.into()));
    other.run("pretranslate").ok().says("9 drafts");
    Folder::empty().run("memory export").fails().complains("taiyaku init");
}

#[test]
fn pairs_are_counted() {
    let project = Folder::translated_clinic();
    project.run("memory stats").ok().says("columns/a.md").says("9 pairs.");
    project.run_ja("memory stats").ok().says("9").never_says("pairs");
    let json = project.run("memory stats --format json").ok().json();
    assert_eq!(json["origins"]["columns/a.md"], 5);
    assert_eq!(field(&serde_json::json!([json]), "version"), ["1"]);
}

/// Everything that a unit can say, and what only its header says.
const RICH: &str = "\u{FEFF}<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\r\n<tmx version=\"1.4\" xmlns:v=\"urn:v\">\r\n\
<header creationtool=\"他\" srclang=\"JA-JP\" segtype=\"phrase\" datatype=\"rtf\" o-tmf=\"z\"><note>註</note><prop type=\"x-h\">h</prop></header>\r\n<body><!-- 間 -->\r\n\
<tu tuid=\"1\" v:own=\"&quot;独自&quot;\" changedate=\"20210203T040506Z\" usagecount=\"3\">\r\n  <note xml:lang=\"ja\">メモ</note><prop type=\"x-α\">い &amp; ろ</prop>\r\n\
  <tuv xml:lang=\"JA-JP\" creationid=\"佐野\"><prop type=\"y\">z</prop><seg><bpt i=\"1\" x=\"2\">&lt;b&gt;</bpt>幹細胞<ept i=\"1\">&lt;/b&gt;</ept>は<ph/>①〜&#x1F600;<ut>u</ut></seg></tuv>\
<tuv xml:lang=\"EN-US\"><seg><hi type=\"b\">Stem cells</hi><![CDATA[ <1> ]]></seg></tuv><tuv xml:lang=\"de\"><seg>Stammzellen</seg></tuv></tu>\r\n\
<tu><tuv xml:lang=\"de\"><seg>nur deutsch</seg></tuv></tu></body></tmx>";

#[test]
fn what_a_memory_says_survives_import_and_export() {
    let project = Folder::clinic().file("../in/rich.tmx", RICH);
    project.run(["memory", "import", project.at("../in/rich.tmx").to_str().unwrap()]).ok().says("2 units, 1 pair,");
    let out = project.run("memory export").ok().quietly().out;
    let units = |text: &str| -> Vec<String> {
        text.split_inclusive("</tu>").filter_map(|part| part.find("<tu ").or(part.find("<tu>")).map(|at| part[at..].to_owned())).collect()
    };
    assert_eq!(units(&out), units(&RICH.replace("\r\n", "\n")));
    for said in ["xmlns:v=\"urn:v\"", "<note>註</note><prop type=\"x-h\">h</prop></header>", "<!-- 間 -->"] {
        assert!(out.contains(said), "{said}");
    }
    // A file of what went out gives the same file again, packed or not.
    project.run("memory export ../in/again.tmx.gz").ok();
    let other = Folder::clinic();
    other.run(["memory", "import", project.at("../in/again.tmx.gz").to_str().unwrap()]).ok().says("memory/again.tmx.gz");
    assert_eq!(other.run("memory export").ok().quietly().out, out);
    assert_eq!(other.run("memory stats --format json").ok().json()["pairs"], 1);
    // One locale; without markup; beside another file each unit says itself what its header said.
    assert_eq!(units(&other.run("memory export --locale en").ok().out).len(), 1);
    let plain = other.run("memory export --plain").ok().out;
    assert!(plain.contains("<seg>幹細胞は①〜&#x1F600;</seg>") && plain.contains("<seg>Stem cells<![CDATA[ <1> ]]></seg>"), "{plain}");
    other.write("memory/two.tmx", TMX);
    let both = other.run("memory export").ok().out;
    assert!(both.contains("<tu srclang=\"JA-JP\" segtype=\"phrase\" datatype=\"rtf\" o-tmf=\"z\" tuid=\"1\" v:own="), "{both}");
    // The same file under two names gives each unit once.
    other.write("memory/three.tmx", TMX);
    assert_eq!(units(&other.run("memory export").ok().out).len(), 4);
    std::fs::remove_dir_all(project.at("../in")).unwrap();
}
