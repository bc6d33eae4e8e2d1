//! Broken and hostile texts: each gives a message with its place and a hint in the language of the interface; what is
//! sound is still worked on; nothing is lost.

use std::time::{Duration, Instant};

use crate::kit::{COLUMN, DIALOGUE, Folder, GLOSSARY, SETTINGS, is_obeyed};

const CATALOG: &str = "locales/en/articles/columns/a.md.ftl";

/// Every command that only reads.
const READERS: [&str; 13] = [
    "status",
    "status --format json",
    "next",
    "next --format json",
    "check",
    "check --format json",
    "check --format github",
    "check --format sarif",
    "diff --folders . .",
    "glossary list",
    "memory stats",
    "memory search 炎症",
    "sync --dry-run",
];

/// The translations of the column still stand in its catalog, whatever else does.
#[track_caller]
fn keeps_the_column(project: &Folder) {
    let catalog = String::from_utf8_lossy(&project.files()[CATALOG]).into_owned();
    for (_, target) in crate::kit::COLUMN_PAIRS {
        assert!(catalog.contains(target), "{target} in {catalog}");
    }
}

/// A project whose second article works, whatever is wrong with the first.
#[track_caller]
fn works_on_the_rest(project: &Folder) {
    project.run("status").ok().says("d.txt");
    project.run("next d.txt").ok();
    project.run(["set", "d.txt#s-548a33qchz", "Yes, of course."]).ok();
    project.run("sync").ok();
    // Exit status 1 where an article is missing from the site because it cannot be read.
    project.run("build").any().says("✓ en d.txt");
    assert!(project.read("dist/en/articles/d.txt").contains("Yes, of course."));
}

#[test]
fn conflict_markers_in_a_catalog() {
    let project = Folder::translated_clinic();
    let conflict = "<<<<<<< HEAD\ns-kj1cchy2c6 = Conditioned medium is the liquid above cultured stem cells.\n=======\ns-kj1cchy2c6 = Another one.\n>>>>>>> branch\n";
    project.edit(CATALOG, "s-kj1cchy2c6 = Conditioned medium is the liquid above cultured stem cells.\n", conflict);
    let before = project.read(CATALOG);
    let found = project.run("check --format json").no().findings();
    assert!(found.contains(&format!("conflict-markers {CATALOG}:9:1")), "{found:?}");
    project.run("check").no().says("→ Keep what is right");
    project.run_ja("check").no().says("[conflict-markers]").says("<<<<<<<");
    project.run("sync").ok().complains("conflict-markers");
    project.run(["set", "columns/a.md#s-mejeh0e1cm", "x"]).fails().complains(&format!("{CATALOG}:9:1")).complains("→");
    project.run_ja(["set", "columns/a.md#s-mejeh0e1cm", "x"]).fails().complains(&format!("{CATALOG}:9:1"));
    project.edit("content/ja/columns/a.md", "3mL", "5mL");
    project.run("sync").ok().says("1 file is broken and left alone");
    project.run("pretranslate").ok();
    assert_eq!(project.read(CATALOG), before);
    works_on_the_rest(&project);
    // In the source catalog, which can always be made again.
    let project = Folder::translated_clinic();
    project.edit("locales/ja/articles/columns/a.md.ftl", "s-kj1cchy2c6 =", "<<<<<<< HEAD\ns-kj1cchy2c6 =");
    project.run("check").no().says("[conflict-markers]");
    project.run("sync").ok();
    keeps_the_column(&project);
}

#[test]
fn a_catalog_that_is_no_fluent() {
    for broken in [
        "s-mejeh0e1cm = { broken\n",
        "s-mejeh0e1cm\n",
        "これはただの文です。\n",
        "s-mejeh0e1cm = {{{{{{{{\n",
        "s-mejeh0e1cm = { \"\\u日\" }\n",
        "s-mejeh0e1cm = a\n\ns-mejeh0e1cm = b\n",
    ] {
        let project = Folder::translated_clinic();
        project.edit(CATALOG, "s-mejeh0e1cm = What is conditioned medium?\n", broken);
        let before = project.read(CATALOG);
        let found = project.run("check --format json").no().findings();
        assert!(found.iter().any(|f| f.starts_with(&format!("fluent-syntax {CATALOG}:"))), "{broken}: {found:?}");
        let line = project.run("check").no().says("[fluent-syntax]");
        assert!(line.out.contains(&format!("{CATALOG}:")), "{line}");
        project.run_ja("check").no().says("[fluent-syntax]");
        // What is sound in the file still counts.
        assert_eq!(project.show("columns/a.md#s-8b7r8012ze")["target"], "About 100 million cells give 3 mL.");
        project.run(["set", "columns/a.md#s-8b7r8012ze", "x"]).fails().complains(CATALOG);
        project.edit("content/ja/columns/a.md", "3mL", "5mL");
        project.run("sync").ok();
        assert_eq!(project.read(CATALOG), before);
        works_on_the_rest(&project);
    }
}

#[test]
fn a_catalog_with_what_must_not_be_there() {
    for pattern in ["{ $menu }", "{ NUMBER(1) }", "{ s-kj1cchy2c6 }", "{ 1 -> *[a] b }", "a\n    .attr = x"] {
        let project = Folder::translated_clinic();
        project.edit(CATALOG, "s-mejeh0e1cm = What is conditioned medium?", &format!("s-mejeh0e1cm = {pattern}"));
        let before = project.read(CATALOG);
        project.run("check").no().says("[fluent-syntax]").says(CATALOG);
        project.run("sync").ok();
        project.run("build").ok();
        // Never lost, whether it is written as it was or in order.
        let after = project.read(CATALOG);
        assert!(after == before || pattern.lines().all(|line| after.contains(line)), "{after}");
    }
    let project = Folder::translated_clinic();
    project.edit(CATALOG, "s-mejeh0e1cm =", "# state: finished\ns-mejeh0e1cm =");
    project.run("check").no().says("finished");
    keeps_the_column(&project);
}

#[test]
fn settings_that_are_no_toml() {
    for (settings, place) in [
        ("source = \"ja\"\ntargets = [\"en\"\n", "taiyaku.toml:"),
        ("source = \"ja\"\ntargets = [\"en\"]\n\n[content\n", "taiyaku.toml:4:"),
        ("source = \"ja\"\ntarget = [\"en\"]\n", "taiyaku.toml:2:1"),
        ("source = \"日本語\"\ntargets = [\"en\"]\n", "taiyaku.toml:1:10"),
        ("source = \"ja\"\ntargets = [\"en\"]\n[memory]\nmin = 300\n", "taiyaku.toml:4:7"),
        ("source = \"ja\"\ntargets = [\"en\"]\n[publish]\nunit = \"pages\"\n", "taiyaku.toml:4:8"),
        ("source = \"ja\"\ntargets = [\"en\"]\n[content]\nskip = ['(']\n", "taiyaku.toml:4:9"),
        ("source = \"ja\"\ntargets = [\"en\"]\n[content]\ninclude = ['a[']\n", "taiyaku.toml:4:12"),
        ("source = \"ja\"\ntargets = [\"en\"]\n[check.levels]\nterm-misssing = \"off\"\n", "taiyaku.toml:4:1"),
        ("source = \"ja\"\ntargets = [\"en\"]\ntargets = [\"fr\"]\n", "taiyaku.toml:3:1"),
        ("source = \"ja\"\ntargets = [\"en\"]\n[build]\nout = \"\u{1b}[31m\"\n", "taiyaku.toml:4:"),
        ("source = \"ja\"\ntargets = []\n", "taiyaku.toml:"),
        ("source = \"ja\"\ntargets = [\"ja\"]\n", "taiyaku.toml:"),
        ("", "taiyaku.toml:1:1"),
    ] {
        let project = Folder::translated_clinic().file("taiyaku.toml", settings);
        let before = project.files();
        for words in ["sync", "check", "status", "next", "build", "glossary list", "memory stats", "set s-mejeh0e1cm x"] {
            project.run(words).fails().complains(place).complains("[settings-invalid]");
        }
        project.run_ja("check --format json").fails().complains(place).complains("エラー");
        assert_eq!(project.files(), before);
    }
    let project = Folder::project().file("taiyaku.toml", "source = \"ja\"\ntargets = [\"en\"]\n[check.levels]\nterm-misssing = \"off\"\n");
    project.run("check").fails().complains("“term-missing”");
    project.run_ja("check").fails().complains("「term-missing」");
}

#[test]
fn a_glossary_that_is_no_toml() {
    let project = Folder::translated_clinic();
    project.write("glossary/terms.toml", format!("{GLOSSARY}\n[broken\nja = \"x\"\n"));
    let found = project.run("check --format json").no().findings();
    assert!(found.iter().any(|f| f.starts_with("glossary-invalid glossary/terms.toml:9:")), "{found:?}");
    project.write("glossary/terms.toml", GLOSSARY.replace("admitted =", "admited ="));
    let run = project.run("check").no();
    run.says("glossary/terms.toml:3:").says("“admitted”");
    project.run_ja("check").no().says("glossary/terms.toml:3:").says("「admitted」");
    // Entries that are sound still count.
    project.translate("上清液とは", "What is culture supernatant?");
    project.run("check").no().says("[term-forbidden]");
    keeps_sound(&project);
}

fn keeps_sound(project: &Folder) {
    for words in READERS {
        project.run(words).any();
    }
}

#[test]
fn memories_that_are_no_tmx() {
    let unit =
        "<tu><tuv xml:lang=\"ja\"><seg>炎症を抑える作用が期待されています。</seg></tuv><tuv xml:lang=\"en\"><seg>Good.</seg></tuv></tu>\n";
    let bomb: String = (1..12).map(|n| format!("<!ENTITY a{n} \"{}\">\n", format!("&a{};", n - 1).repeat(10))).collect();
    let cases = [
        (
            "entities",
            format!(
                "<?xml version=\"1.0\"?>\n<!DOCTYPE tmx [<!ENTITY who SYSTEM \"file:///etc/passwd\">]>\n<tmx version=\"1.4\"><body>\n{unit}{}</body></tmx>",
                unit.replace("Good", "&who;")
            ),
            5,
        ),
        (
            "bomb",
            format!("<!DOCTYPE tmx [\n<!ENTITY a0 \"lol\">\n{bomb}]>\n<tmx><body>\n{unit}{}</body></tmx>", unit.replace("Good", "&a11;")),
            17,
        ),
        ("truncated", format!("<tmx><body>\n{unit}<tu><tuv xml:lang=\"ja\"><seg>炎症"), 3),
        ("root", format!("<html><body>\n{unit}</body></html>"), 1),
        ("nothing", String::new(), 1),
        ("text", "ただの文です。\n".to_owned(), 1),
        ("json", "{\"ja\": \"x\"}".to_owned(), 1),
        ("end", format!("<tmx><body>\n{unit}</tu></body></tmx>"), 3),
        ("deep", format!("<tmx><body>\n{unit}{}", "<x>".repeat(100_000)), 3),
        ("controls", format!("<tmx><body>\n{unit}{}</body></tmx>", unit.replace("Good", "\u{1b}[31mGood&#27;")), 3),
    ];
    for (name, text, line) in cases {
        let project = Folder::clinic().file("memory/old.tmx", &text);
        let start = Instant::now();
        let run = project.run("memory match --min 100 content/ja/columns/a.md").ok();
        assert!(run.err.contains("memory/old.tmx:"), "{name}{run}");
        assert!(run.err.contains("→"), "a hint for {name}{run}");
        assert!(!run.out.contains("root:") && !run.err.contains("root:"), "{name}{run}");
        assert!(start.elapsed() < Duration::from_secs(5), "{name}: {:?}", start.elapsed());
        project.run_ja("next").ok().complains("memory/old.tmx:");
        project.run("memory stats").ok();
        let found = project.run("check memory/old.tmx --format json").any().findings();
        assert!(found.iter().any(|f| f.starts_with(&format!("memory-invalid memory/old.tmx:{line}:"))), "{name}: {found:?}");
        // What comes before is kept.
        if text.contains(unit) && name != "root" {
            project.run("pretranslate").ok().says("1 draft written");
        }
        assert_eq!(project.files()["memory/old.tmx"], text.as_bytes(), "{name}");
    }
}

#[test]
fn an_archive_that_is_no_tmx_is_never_written_over() {
    for broken in ["<tmx><body>\n<tu>", "<<<<<<< HEAD\n", "\u{0}"] {
        let project = Folder::translated_clinic().file("memory/archive.tmx", broken);
        project.edit("content/ja/columns/a.md", "炎症を抑える作用が期待されています。", "");
        let before = project.read(CATALOG);
        project.run("sync").ok();
        project.run("check").no();
        assert_eq!(project.read("memory/archive.tmx"), broken);
        // What would have to go into it stays where it is.
        assert_eq!(project.read(CATALOG), before);
        project.run(["set", "columns/a.md#s-mejeh0e1cm", "Another."]).fails().complains("memory/archive.tmx");
        assert_eq!(project.read(CATALOG), before);
        project.remove("memory/archive.tmx");
        project.run("sync").ok().says("1 pair kept");
        assert!(project.read("memory/archive.tmx").contains("It is expected to reduce inflammation."));
    }
}

#[test]
fn bytes_of_another_encoding() {
    let text = "上清液とは、幹細胞を培養した液の上澄みです。\n炎症を抑える作用が期待されています。\n";
    for (encoding, name) in [(encoding_rs::SHIFT_JIS, "Shift_JIS"), (encoding_rs::EUC_JP, "EUC-JP")] {
        let bytes = |text: &str| encoding.encode(text).0.into_owned();
        // In an article: it is left out, with its place, and the others are worked on.
        let project = Folder::translated_clinic().article("old.txt", [b"ASCII\nab ".as_slice(), &bytes(text)].concat());
        let run = project.run("check").no();
        run.says("content/ja/old.txt:2:4").says(name).says("iconv");
        project.run_ja("check").no().says("content/ja/old.txt:2:4").says(name);
        project.run("sync").ok().complains("old.txt");
        works_on_the_rest(&project);
        // In a catalog: it is left alone.
        let project = Folder::translated_clinic();
        let broken = [project.files()[CATALOG].clone(), b"# note: ".to_vec(), bytes("院長に確認")].concat();
        project.write(CATALOG, &broken);
        project.run("check").no().says(CATALOG).says("[invalid-encoding]");
        project.edit("content/ja/columns/a.md", "3mL", "5mL");
        project.run("sync").ok().complains(CATALOG);
        project.run(["set", "columns/a.md#s-mejeh0e1cm", "x"]).fails().complains(CATALOG);
        assert_eq!(project.files()[CATALOG], broken);
        works_on_the_rest(&project);
        // In the glossary, in the archive, in the settings.
        let project = Folder::translated_clinic().file("glossary/more.toml", bytes("[x]\nja = \"幹細胞\"\n"));
        project.run("check").no().says("glossary/more.toml:2:7").says("[invalid-encoding]");
        works_on_the_rest(&project);
        let project = Folder::translated_clinic().file("memory/archive.tmx", bytes("<tmx><body>幹細胞</body></tmx>"));
        project.run("check").no().says("memory/archive.tmx");
        project.edit("content/ja/columns/a.md", "炎症を抑える作用が期待されています。", "");
        project.run("sync").ok();
        keeps_the_column(&project);
        let project = Folder::translated_clinic().file("taiyaku.toml", bytes("# 設定\nsource = \"ja\"\n"));
        project.run("sync").fails().complains("taiyaku.toml:1:3\n").complains(name).complains("UTF-8");
        project.run_ja("sync").fails().complains("taiyaku.toml").complains("iconv");
        project.run("glossary list --glossary taiyaku.toml").any();
    }
    let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    Folder::translated_clinic().article("old.txt", utf16).run("check").no().says("UTF-16");
}

#[test]
fn a_byte_order_mark_is_no_fault() {
    let mark = "\u{FEFF}";
    let project = Folder::project()
        .file("taiyaku.toml", format!("{mark}{SETTINGS}"))
        .file("glossary/terms.toml", format!("{mark}{GLOSSARY}"))
        .article("d.txt", format!("{mark}{}", DIALOGUE.replace('\n', "\r\n")))
        .article("columns/a.md", format!("{mark}{COLUMN}"))
        .synced()
        .translated(crate::kit::COLUMN_PAIRS)
        .translated([("こんにちは。", "Good morning."), ("はい。", "Yes."), ("医師", "Doctor"), ("患者", "Patient")]);
    project.write(CATALOG, format!("{mark}{}", project.read(CATALOG)));
    project.run("check --format json").any();
    assert_eq!(project.run("check --format json").any().faults(), Vec::<String>::new());
    project.run("build").ok();
    assert_eq!(project.read("dist/ja/articles/d.txt"), project.read("content/ja/d.txt"));
    assert!(project.read("dist/en/articles/d.txt").contains("Doctor: “Good morning.”\r\n"), "{:?}", project.read("dist/en/articles/d.txt"));
}

#[test]
fn what_a_terminal_would_obey_never_reaches_it_raw() {
    // Erase the screen, set the title, C1 controls, bidirectional overrides, backspaces, a bell.
    let evil = "\u{1b}[2J\u{1b}]0;x\u{7}赤\u{9b}31m\u{202e}逆\u{2066}炎症\u{8}\u{8}です\u{7f}\u{85}。";
    assert!(evil.chars().filter(|&c| is_obeyed(c)).count() > 8);
    let project = Folder::project()
        .article("evil.md", format!("---\ntitle: 題\u{202e}{}\n---\n\n# {evil}\n\n{evil}[上清液](https://example.org/{})\n", "名", "a\u{1b}b"))
        .article("evil.txt", format!("医師\u{1b}：「{evil}」\n\n• {evil}\n"))
        .article("evil.html", format!("<p title=\"{evil}\">{evil}</p>\n"))
        .file("memory/evil.tmx", format!("<tmx><body><tu><tuv xml:lang=\"ja\"><seg>{evil}</seg></tuv><tuv xml:lang=\"en\"><seg>x\u{9b}31m\u{202e}</seg></tuv></tu></body></tmx>"))
        .file("memory/evil2.tmx", "<tmx><body><tu><tuv xml:lang=\"ja\"><seg>炎症を抑える\u{9b}31m\u{202e}</seg></tuv><tuv xml:lang=\"en\"><seg>x\u{9b}31m\u{202e}</seg></tuv></tu></body></tmx>")
        .file("glossary/evil.toml", "[evil]\nja = \"赤\u{9b}31m\u{202e}\"\nen = \"red\u{202e}\"\nnote = \"\u{9b}31m\"\n\n[\"\u{202e}x\"]\nja = 3\n")
        .file("locales/en/site.ftl", "a = { \u{202e}x\u{9b}\n")
        .file("evil.jsonl", format!("{{\"ja\": \"{}1億\", \"en\": \"x\\u001b[31m\u{202e} 液\"}}\n\u{1b}[31m\u{202e}\n", "炎\u{202e}\u{9b}"));
    project.run("sync").ok();
    for words in READERS {
        project.run(words).any();
        project.run_ja(words).any();
    }
    for words in [
        "check evil.jsonl",
        "check evil.jsonl --format json",
        "check evil.jsonl --format github",
        "glossary lint",
        "glossary list --format json",
        "memory search 赤",
        "memory search 31m --format json",
        "memory export",
        "build",
        "pretranslate --dry-run",
    ] {
        project.run(words).any();
    }
    for words in [
        "segment content/ja/evil.txt",
        "segment content/ja/evil.txt --format json",
        "glossary find content/ja/evil.txt",
        "memory match content/ja/evil.txt --min 0 --format json",
        "memory match content/ja/evil.txt --min 0",
    ] {
        project.run(words).ok();
    }
    // Typed at the command line, or in a name.
    for words in
        [["show", "\u{1b}[31m"], ["explain", "\u{202e}x"], ["check", "\u{9b}31m"], ["diff", "\u{1b}[31m"], ["segment", "\u{1b}.txt"]]
    {
        project.run(words).fails();
    }
    project.run_on("translate", "\u{9b}31m\n:\u{1b}[31m\n:q\n").ok();
    project.run("--color always check").no();
}

#[test]
fn names_of_files_are_only_names() {
    let names = [
        "空 白.md",
        "「引用」.md",
        "it's \"quoted\".md",
        "-dash.md",
        "#hash#.md",
        "100%.md",
        "a:b,c.md",
        "é\u{301}.md",
        "＃全角.md",
        "a&b<c>.md",
        "[x].md",
        "{y}.md",
        "$HOME.md",
        "a\\b.md",
        "esc\u{1b}[31m.md",
        "rtl\u{202e}dm.md",
        "line\nfeed.md",
    ];
    let mut project = Folder::project();
    for name in names {
        project = project.article(name, "本文です。\n");
    }
    project.run("sync").ok().says("17 articles, 17 units; 17 catalogs written.");
    for name in names {
        project.run(["set", "--", &first_of(&project, name), "Text."]).ok();
        assert!(project.has(&format!("locales/en/articles/{name}.ftl")), "{name}");
    }
    for words in READERS {
        project.run(words).any();
    }
    let json = project.run("status --format json").ok().json();
    assert!(json["articles"].as_array().unwrap().iter().all(|article| article["translated"] == 1), "{json:#}");
    project.run("build").ok().says("17 translated articles published");
    for name in names {
        assert_eq!(project.read(&format!("dist/en/articles/{name}")), "Text.\n");
    }
    project.run("sync").ok().says("Nothing to do");
    let sarif = project.run("check --format sarif").any();
    assert!(!sarif.out.contains("空 白.md"));
}

/// The full name of the first unit of an article.
fn first_of(project: &Folder, name: &str) -> String {
    let run = project.run(["next", "--format", "json", "--", name]).ok();
    run.json()["unit"].as_str().unwrap().to_owned()
}

#[test]
fn articles_of_nothing_and_of_too_much() {
    let project = Folder::project()
        .article("empty.md", "")
        .article("blank.txt", " \u{3000}\n\r\n\t\n")
        .article("nul.txt", "文\u{0}です。\u{0}\u{0}\n次です。\n")
        .article("nul.md", "# 文\u{0}です\n\n\u{0}\n")
        .article("lonely-cr.txt", "一行目です。\r二行目です。\r")
        .article("marks.md", "[".repeat(3000))
        .article("quotes.md", format!("{}文です。\n", ">".repeat(500)))
        .article("tags.html", format!("{}文です。", "<div>".repeat(5000)))
        .article("comment.html", "<!-- 終わらない 文です。")
        .article("table.md", format!("{}|\n{}|\n", "|表".repeat(500), "|-".repeat(500)))
        .article("nothing.html", "<html></html>")
        .article("only-front.md", "---\ntitle: 題です\n---\n")
        .article("broken-front.md", "---\ntitle: [題です\n---\n\n本文です。\n");
    let start = Instant::now();
    project.run("sync").ok();
    for words in ["status", "check", "next", "build"] {
        project.run(words).any();
    }
    project.run("check --format json").no().says("front-matter-invalid");
    for (name, bytes) in project.files() {
        if let Some(path) = name.strip_prefix("content/ja/") {
            assert_eq!(project.files()[&format!("dist/ja/articles/{path}")], bytes, "{name}");
        }
    }
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
}

#[test]
fn five_megabytes_in_one_line() {
    let sentence = "約1億個の幹細胞から得られる上清液には、炎症を抑える作用が期待されています。";
    let text = sentence.repeat(5_000_000 / sentence.len());
    let project = Folder::with_article("long.txt", &text).article("d.txt", DIALOGUE);
    let start = Instant::now();
    project.run("sync").ok();
    let took = start.elapsed();
    let status = project.run("status d.txt --format json");
    assert_eq!(status.status, Some(2));
    assert!(took < Duration::from_secs(30), "{took:?}");
}

#[test]
fn conflict_markers_in_toml() {
    let conflict = |side: &str| format!("<<<<<<< HEAD\n{side}\n=======\n{side} # 別の案\n>>>>>>> edit\n");
    let project = Folder::translated_clinic();
    project.write("taiyaku.toml", format!("source = \"ja\"\n{}", conflict("targets = [\"en\"]")));
    let run =
        project.run("check").fails().complains("taiyaku.toml:2:1\n").complains("Markers of an unresolved merge").complains("→ Keep what");
    assert_eq!(run.err.matches("[settings-invalid]").count(), 1, "{run}");
    project.run_ja("sync").fails().complains("未解決のマージ");
    let project = Folder::translated_clinic();
    project.write("glossary/terms.toml", format!("{GLOSSARY}\n{}", conflict("[x]\nja = \"甲\"")));
    project.run("check").no().says("glossary/terms.toml:9:1").says("Markers of an unresolved merge");
    works_on_the_rest(&project);
}

#[test]
fn settings_in_utf_16() {
    let bytes = |settings: &str| [0xFF, 0xFE].into_iter().chain(settings.encode_utf16().flat_map(u16::to_le_bytes)).collect::<Vec<u8>>();
    let project = Folder::translated_clinic().file("taiyaku.toml", bytes(SETTINGS));
    project.run("check").fails().complains("taiyaku.toml:1:1\n").complains("`iconv -f UTF-16LE -t UTF-8 taiyaku.toml");
    project.run_ja("check").fails().complains("UTF-16（リトルエンディアン）");
}

#[test]
fn the_settings_may_be_named_for_their_folder() {
    let folder = Folder::empty().file("site/taiyaku.toml", SETTINGS).file("site/content/ja/a.md", COLUMN);
    let status = folder.run("--project site status --format json").ok().out;
    assert_eq!(folder.run("--project site/taiyaku.toml status --format json").ok().out, status);
    assert_eq!(folder.run_in("site", "--project taiyaku.toml status --format json").ok().out, status);
    folder.run("--project none/taiyaku.toml status").fails();
    let near = Folder::project().file("taiyaku.toml", format!("{SETTINGS}[memory]\nmni = 70\n"));
    near.run("check").fails().complains("Did you mean “min”?");
}

#[test]
fn what_stands_in_an_article_and_was_hardly_meant() {
    let merge = "# 題です\n\n<<<<<<< HEAD\n甲です。\n=======\n乙です。\n>>>>>>> edit\n";
    let project = Folder::project()
        .article("merge.md", merge)
        .article("merge.txt", merge)
        .article("hidden.html", "<p>一\u{202E}二\u{8}</p>\n<p>三\u{0}四\u{0}</p>\n");
    assert_eq!(
        project.run("check --format json").no().faults(),
        [
            "control-character content/ja/hidden.html:1:5",
            "control-character content/ja/hidden.html:1:7",
            "control-character content/ja/hidden.html:2:5",
            "conflict-markers content/ja/merge.md:3:1",
            "conflict-markers content/ja/merge.txt:3:1",
        ]
    );
    let json = project.run("check --format json").no().json();
    assert_eq!(json["summary"]["errors"], 0, "{json:#}");
    project.run("check").no().says("U+202E").says("and 2 times in this article").says("→ Keep what is right");
    project.run_ja("check").no().says("U+202E").says("この記事に2個").says("未解決のマージ");
}

/// Files of other people's making, by what must be said of them.
#[test]
fn hostile_files_are_found_out() {
    for (name, bytes, expected) in [
        ("nul.md", &b"# \xE8\xA1\xA8\x00x\n"[..], "control-character"),
        ("controls.md", &b"a\x01b\x0Bc\x1Fd\n"[..], "control-character"),
        ("nonchar.md", "a\u{FFFE}b\u{FFFF}\n".as_bytes(), "control-character"),
        ("bidi.md", "用語\u{202E}evil \u{2066}term\u{2069}\u{202C}です。\n".as_bytes(), "control-character"),
        ("overlong.md", &b"a\xC0\xAFb\n"[..], "invalid-encoding"),
        ("cesu8.md", &b"\xED\xA0\xBD\xED\xB8\x80"[..], "invalid-encoding"),
        ("truncated.md", &b"\xE5\xB9\xB9\xE7\xB4"[..], "invalid-encoding"),
    ] {
        let found = Folder::project().article(name, bytes).run("check --format json").no().findings();
        assert!(found.iter().any(|f| f.starts_with(&format!("{expected} content/ja/{name}:"))), "{name} {found:?}");
    }
}

/// What took quadratic time once; each would now take minutes, not a second, if it did again.
#[test]
fn rows_of_marks_and_of_orphans_take_linear_time() {
    let start = Instant::now();
    let project = Folder::project()
        .article("foot.md", format!("{}\n", "[^1]".repeat(50_000)))
        .article("foot.txt", format!("薬です。{}次です。\n", "[1]".repeat(50_000)))
        .article("d.txt", DIALOGUE)
        .article("punct.txt", "「。".repeat(20_000));
    let orphans: String = (0..20_000).map(|n| format!("s-{n:010} = Text {n}.\n")).collect();
    project.write("locales/en/articles/d.txt.ftl", format!("### taiyaku catalog 1\n\n{orphans}"));
    project.run("sync").ok();
    project.run("check d.txt").no();
    project.run("build").any();
    let marks = ["](@1)", "`a` **b** ", "*a **b ", "<b>", "http://a.b/( ", "(]", "(か "];
    let text = |mark: &str| serde_json::json!({ "ja": "薬", "en": mark.repeat(20_000) }).to_string();
    project.write("marks.jsonl", marks.map(text).join("\n"));
    project.run("check marks.jsonl").no();
    let row = |ja: &str, en: &str| serde_json::json!({ "ja": ja, "en": en }).to_string();
    let long = ["ない", "://", "*", "__", "No.", "1月", "令和5年", "幹細胞、", "βA", "ßfirst"].map(|mark| mark.repeat(60_000));
    let mut rows: Vec<String> = long.iter().flat_map(|long| [row(long, "It is not so."), row("薬です。", long)]).collect();
    rows.push(row(&"10個、".repeat(20_000), &"）と10".repeat(20_000)));
    project.write("long.jsonl", rows.join("\n"));
    project.run("check long.jsonl").no();
    let markup = Folder::project().article("a.md", "薬です。\n").synced();
    let unit = markup.unit("薬です。");
    for mark in marks {
        markup.run_on(["set", &unit, "-"], mark.repeat(8_000)).ok();
        markup.run("check").any();
    }
    assert!(start.elapsed() < Duration::from_secs(120), "{:?}", start.elapsed());
}
