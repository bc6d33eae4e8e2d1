//! Fluent files: `messages compare`, `pseudo` and `fix`, what `check` says of hand-written messages, and terms of the
//! glossary from the entry to the page.

use std::collections::BTreeMap;

use taiyaku::bundle::{MessageFile, Speech, check_messages, parity};
use taiyaku::finding::Severity;

use crate::kit::Folder;

const JA: &str =
    "greet = { $user }さん、あと{ $count }件あります\nitems = { -stem-cell }の項目\nmissing-one = 一\norphan = 孤\n\n-stem-cell = 幹細胞\n";
const EN: &str =
    "greet = Hello\nitems = The stem cells\nextra = more\n\n-stem-cell = { $form ->\n   *[one] stem cell\n    [plural] stem cells\n    }\n";

fn two() -> Folder {
    Folder::empty().file("ja/site.ftl", JA).file("en/site.ftl", EN)
}

#[test]
fn two_folders_are_compared_as_compare_locales_does_and_more() {
    let folder = two();
    let run = folder.run("messages compare ja en").no().quietly();
    for line in [
        "en/site.ftl\n",
        "    ERROR: 1:1 greet  The placeholder “$count” of the source is missing here. [placeholder-mismatch]\n",
        "    ERROR: 1:1 greet  The placeholder “$user” of the source is missing here. [placeholder-mismatch]\n",
        "    WARNING: 2:13 items  “stem cells” is written out here; the source names the term. [term-inlined]\n",
        "    +missing-one\n    +orphan\n    -extra\n",
        "errors            2\nwarnings          1\nmissing           2\nmissing_w         2\nobsolete          1\nchanged           3\n",
        "60% of entries changed\n",
    ] {
        run.clone().says(line);
    }
    folder.run_ja("messages compare ja en").no().says("原文は用語を参照").says("missing           2").says("変更された項目：60%");
    let json = folder.run("messages compare ja en --format json").no().json();
    assert_eq!(
        (json["summary"]["errors"].as_u64(), json["summary"]["missing"].as_u64(), json["locale"].as_str()),
        (Some(2), Some(2), Some("en"))
    );
    assert_eq!((&json["files"][0]["missing"][1], &json["files"][0]["obsolete"][0]), (&"orphan".into(), &"extra".into()));
    folder.run("messages compare ja en --format github").no().says("::error file=en/site.ftl,line=1");
    folder.run("messages compare ja en --format sarif").no().says("\"placeholder-mismatch\"");
    folder.run("messages compare ja ja").ok().says("unchanged").never_says("WARNING");
}

#[test]
fn what_is_missing_may_be_allowed() {
    let folder = Folder::empty().file("a.ja.ftl", "a = 一\nb = 二\n").file("a.en.ftl", "a = one\n");
    folder.run("messages compare a.ja.ftl a.en.ftl").no().says("+b").says("en:");
    folder.run("messages compare a.ja.ftl a.en.ftl --allow-missing").ok().says("+b");
    folder.run("messages compare a.ja.ftl nowhere.ftl").fails();
    folder.run("messages compare . . --locale '日本'").fails();
}

#[test]
fn files_of_other_names_belong_together_by_a_table() {
    let folder = Folder::empty()
        .file("src/menu.ftl", "menu = 目次\n")
        .file("src/only.ftl", "only = 一\n")
        .file("out/ui/menu-en.ftl", "menu = { -brand } contents\n")
        .file("out/brand.ftl", "-brand = Taiyaku\n")
        .file("map.tsv", "package\tja\ten\nui\tsrc.x\t\nui\tui/menu-en.ftl\tmenu.ftl\nui\tonly.ftl\t\n");
    let run = folder.run("messages compare src out --map map.tsv --locale en").no();
    run.says("out/ui/menu-en.ftl")
        .says("“-brand” is named here")
        .says("src/only.ftl\n    // add and localize this file")
        .never_says("does not exist");
    folder.run("messages compare src out").no().says("// add and localize this file").says("// remove this file");
    folder.file("empty.tsv", "x\ty\n").run("messages compare src out --map empty.tsv").fails().complains("empty.tsv");
}

#[test]
fn hostile_files_are_told_with_their_places() {
    let deep = format!("a = 一\nb = 膝{}\nc = 三\n", "{".repeat(100_000));
    let folder = Folder::empty()
        .file("ja/a.ftl", "a = 一\nb = 二\nc = 三\n")
        .file("en/a.ftl", deep)
        .file("ja/b.ftl", "a = 一\n    .title = 題\nb = 二\n")
        .file("en/b.ftl", "\u{FEFF}a = 膝 } x\r\n    .title = 肘 }\r\n<<<<<<< HEAD\r\nb = two\r\n=======\r\nb = zwei\r\n>>>>>>> x\r\n")
        .file("ja/c.ftl", "a = 一\n")
        .file("en/c.ftl", [b"a = \x82\xA0\n".as_slice()].concat());
    let json = folder.run("messages compare ja en --format json").no().json();
    let told: Vec<String> = json["files"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|file| file["findings"].as_array().unwrap())
        .map(|f| format!("{} {}:{}:{}", f["code"].as_str().unwrap(), f["file"].as_str().unwrap(), f["line"], f["column"]))
        .collect();
    for expected in [
        "fluent-syntax en/a.ftl:2:106",
        "fluent-syntax en/b.ftl:1:7",
        "fluent-syntax en/b.ftl:2:16",
        "conflict-markers en/b.ftl:3:1",
        "conflict-markers en/b.ftl:5:1",
        "invalid-encoding en/c.ftl:1:5",
    ] {
        assert!(told.iter().any(|one| one == expected), "{expected} in {told:?}");
    }
}

#[test]
fn a_pseudolocale_has_no_findings_beside_its_origin() {
    let folder = two().file("ja/more/links.ftl", "link = <a href=\"/x\">予約</a>は https://example.jp/ へ\n");
    folder.run("messages pseudo ja --out pseudo").ok().complains("pseudo");
    let text = folder.read("pseudo/more/links.ftl");
    assert!(text.contains("<a href=\"/x\">予約</a>は https://example.jp/ へー") && text.starts_with("link = 【"), "{text}");
    folder.run("messages compare ja pseudo --locale ja").ok().never_says("ERROR").never_says("WARNING");
    folder
        .run("messages pseudo en/site.ftl")
        .ok()
        .quietly()
        .says("greet = ⟦Ĥééļļöö")
        .says("-stem-cell = { $form ->\n   *[one] stem cell\n");
    folder.run("messages pseudo nowhere").fails();
}

fn site(ja: &str, en: &str) -> Folder {
    Folder::translated_clinic().file("locales/ja/site.ftl", ja).file("locales/en/site.ftl", en)
}

#[test]
fn a_word_of_a_term_becomes_a_reference_and_nothing_else_changes() {
    let project =
        site("about = { -stem-cell }とは\n\n# 注\nmore = 幹細胞\n", "about = What are stem cells?\r\n\r\n# note\r\nmore = A stem cell\r\n");
    let found = project.run("check --format json").no().findings();
    assert_eq!(found, ["term-inlined locales/en/site.ftl:1:18"]);
    let before = project.files();
    project
        .run("messages fix --dry-run")
        .ok()
        .says("locales/en/site.ftl:1:18  stem cells → { -stem-cell(form: \"plural\") }")
        .says("would");
    assert_eq!(project.files(), before);
    project.run("messages fix").ok().says("One word is a reference now.");
    assert_eq!(
        project.read("locales/en/site.ftl"),
        "about = What are { -stem-cell(form: \"plural\") }?\r\n\r\n# note\r\nmore = A stem cell\r\n"
    );
    project.run("check").ok();
    project.run("messages fix").ok().says("Nothing to turn");
    project.run_ja("messages fix --possible --locale en").ok().says("1個のファイルで、1か所を参照にしました。");
    assert!(project.read("locales/en/site.ftl").ends_with("more = A { -stem-cell }\r\n"));
    assert_eq!(project.read("locales/ja/site.ftl"), "about = { -stem-cell }とは\n\n# 注\nmore = 幹細胞\n");
}

#[test]
fn translations_that_name_terms_are_fixed_too() {
    let project = Folder::translated_clinic();
    let unit = project.unit("上清液とは、幹細胞を培養した液の上澄みです。");
    project
        .run(["set", &unit, "{ -conditioned-medium(case: \"upper\") } is the liquid above cultured stem cells.", "--fluent"])
        .ok()
        .says("stem cells");
    let found = project.run("check --format json").no().findings();
    assert!(found.len() == 1 && found[0].starts_with("term-inlined locales/en/articles/columns/a.md.ftl:"), "{found:?}");
    project.run("build").ok();
    let page = project.read("dist/en/articles/columns/a.md");
    project.run("messages fix").ok().says("{ -stem-cell(form: \"plural\") }");
    assert!(project.read("locales/en/articles/columns/a.md.ftl").contains("above cultured { -stem-cell(form: \"plural\") }."));
    project.run("check").ok();
    project.run("build").ok();
    assert_eq!(project.read("dist/en/articles/columns/a.md"), page);
}

#[test]
fn a_form_that_nobody_made_is_a_finding_with_those_there_are() {
    let project = site("about = { -stem-cell }とは\n", "about = What are { -stem-cell(form: \"plurals\") }?\n");
    let unit = project.unit("上清液とは、幹細胞を培養した液の上澄みです。");
    project
        .run([
            "set",
            &unit,
            "{ -conditioned-medium(form: \"first\") } is the liquid above cultured { -stem-cell(form: \"plural\") }.",
            "--fluent",
        ])
        .ok()
        .says("one, plural");
    let json = project.run("check --format json").no().json();
    let told: BTreeMap<String, String> = json["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|f| {
            (
                format!("{} {}", f["code"].as_str().unwrap(), f["file"].as_str().unwrap()),
                f["args"]["forms"].as_str().unwrap_or("").to_owned(),
            )
        })
        .collect();
    assert_eq!(told.get("term-argument locales/en/site.ftl").map(String::as_str), Some("one, plural"), "{told:?}");
    assert_eq!(told.get("term-argument locales/en/articles/columns/a.md.ftl").map(String::as_str), Some("one, plural"), "{told:?}");
}

#[test]
fn a_new_name_of_a_term_is_what_every_reference_reads() {
    let project = site("about = { -stem-cell }とは\n", "about = What are { -stem-cell(form: \"plural\") }?\n");
    let unit = project.unit("上清液とは、幹細胞を培養した液の上澄みです。");
    project
        .run([
            "set",
            &unit,
            "{ -conditioned-medium(case: \"upper\") } is the liquid above cultured { -stem-cell(form: \"plural\") }.",
            "--fluent",
        ])
        .ok();
    project.run("build").ok();
    assert!(project.read("dist/en/articles/columns/a.md").contains("Conditioned medium is the liquid above cultured stem cells."));
    project.edit(
        "glossary/terms.toml",
        "preferred = \"stem cell\", plural = \"stem cells\"",
        "preferred = \"progenitor cell\", plural = \"progenitor cells\"",
    );
    project.edit(
        "glossary/terms.toml",
        "preferred = \"conditioned medium\", plural = \"conditioned media\"",
        "preferred = \"secretome\", plural = \"secretomes\"",
    );
    project.run("build").any();
    assert!(project.read("dist/en/articles/columns/a.md").contains("Secretome is the liquid above cultured progenitor cells."));
    assert!(project.read("dist/en/terms.ftl").contains("[plural] progenitor cells"));
}

#[test]
fn hand_written_messages_are_checked_where_they_stand() {
    let project = site(
        "count = 残り{ $count }件\nname = { $name }さん\n    .title = { $name }の題\n-unused = 未使用\n",
        "count = { $count ->\n    [few] a few\n   *[other] { $count } left\n    }\nname = Dear { $nmae }\n    .title = The title\n    .title = Title\n",
    );
    let mut found = project.run("check --format json").no().findings();
    found.sort();
    assert_eq!(
        found,
        [
            "duplicate-key locales/en/site.ftl:7:6",
            "placeholder-mismatch locales/en/site.ftl:2:6",
            "placeholder-mismatch locales/en/site.ftl:5:1",
            "placeholder-mismatch locales/en/site.ftl:5:15",
            "placeholder-mismatch locales/en/site.ftl:7:6",
            "plural-category locales/en/site.ftl:2:6",
            "term-unused locales/ja/site.ftl:4:2",
        ]
    );
    // A level is a setting like any other.
    project.edit(
        "taiyaku.toml",
        "targets = [\"en\"]\n",
        "targets = [\"en\"]\n[check.levels]\nplural-category = \"off\"\nplural-suggested = \"note\"\n",
    );
    assert!(!project.run("check --format json").no().findings().iter().any(|one| one.starts_with("plural-category")));
}

/// Where the project says which files ask for messages, one that none of them names is left over.
#[test]
fn messages_that_nobody_asks_for_are_found() {
    let project = site(
        "menu = 目次\nmenu-old = 旧目次\nunit = 件\ncount = { $n }{ unit }\nold = 旧\n",
        "menu = Contents\nmenu-old = Old contents\nunit = items\ncount = { $n } { unit }\nold = Old\n",
    )
    .file("site/page.njk", "<a>{% say \"menu\" %}</a><p title='日本語count'>menu-older bold</p>\n")
    .file("site/logo.png", [0x89, 0xff, 0x00]);
    assert_eq!(project.run("check --format json").ok().findings(), Vec::<String>::new());
    project.edit("taiyaku.toml", "targets = [\"en\"]\n", "targets = [\"en\"]\n[check]\nused_in = [\"site/**\"]\n");
    let mut found = project.run("check --format json").no().findings();
    found.sort();
    assert_eq!(found, ["message-unused locales/ja/site.ftl:2:1", "message-unused locales/ja/site.ftl:5:1"]);
}

/// The interface of taiyaku itself is held to the same rules.
#[test]
fn the_words_of_the_interface_have_no_findings() {
    let name = |folder: &str, file: &str| format!("locales/{folder}/{file}");
    let texts = |speech: Speech, folder: &str| speech.files().map(|(file, text)| (name(folder, file), text));
    let (ja, en) = (texts(Speech::Ja, "ja"), texts(Speech::En, "en"));
    let ja: Vec<MessageFile<'_>> = ja.iter().map(|(file, text)| MessageFile { file, text }).collect();
    let en: Vec<MessageFile<'_>> = en.iter().map(|(file, text)| MessageFile { file, text }).collect();
    let mut findings = check_messages(&"ja".parse().unwrap(), &ja, "");
    findings.extend(check_messages(&"en".parse().unwrap(), &en, ""));
    findings.extend(parity(&en, &ja, "", "ja"));
    findings.retain(|finding| finding.severity != Severity::Off);
    let told: Vec<String> = findings
        .iter()
        .map(|f| format!("{} {} {:?} {:?}", f.code.name(), f.unit.as_deref().unwrap_or(""), f.place.map(|p| p.start), f.args))
        .collect();
    assert!(told.is_empty(), "{} findings:\n{}", told.len(), told.join("\n"));
}

/// What a locale says it does not have is not missing.
#[test]
fn a_message_that_a_locale_skips_is_not_missing() {
    let folder = Folder::empty().file("ja.ftl", "hello = こんにちは\nbye = さようなら\n").file("en.ftl", "hello = Hello\n");
    folder.run("messages compare ja.ftl en.ftl --locale en").no().says("+bye");
    folder.write("en.ftl", "hello = Hello\n\n# id: bye\n# state: skip\n");
    folder.run("messages compare ja.ftl en.ftl --locale en").ok().never_says("+bye");
}
