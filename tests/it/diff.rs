//! `diff`: the working tree against a revision, two revisions, two folders.

use serde_json::Value;

use crate::kit::{COLUMN, Folder, field};

/// The change of a unit by the source text of its head or base.
fn unit<'j>(json: &'j Value, source: &str) -> &'j Value {
    let is = |side: &Value| side["source"] == source;
    let units = json["units"].as_array().unwrap();
    units.iter().find(|unit| is(&unit["head"]) || is(&unit["base"])).unwrap_or_else(|| panic!("no {source} in {json:#}"))
}

#[test]
fn the_working_tree_against_the_last_commit() {
    let project = Folder::translated_clinic().committed();
    project.run("diff").ok().quietly().says("Nothing differs.");
    project.run("diff --exit-code").ok();
    let empty = project.run("diff --format json").ok().json();
    assert_eq!(
        empty,
        serde_json::json!({
            "version": 1, "base": "HEAD", "head": null, "units": [], "terms": [], "findings": [],
            "verdict": "nothing", "settings_changed": false, "waivers": [], "errors_beside": [], "kept_back": [], "renamed": [], "base_missing": null,
        })
    );
    project.edit("content/ja/columns/a.md", "炎症を抑える作用が期待されています。", "炎症を抑える効果が期待されています。");
    project.translate("上清液とは", "What is culture supernatant?");
    project.edit("content/ja/d.txt", "患者：「はい。」\n", "");
    let json = project.run("diff --format json").ok().json();
    assert_eq!(unit(&json, "上清液とは")["changes"], serde_json::json!(["target"]));
    assert_eq!(unit(&json, "上清液とは")["base"]["target"], "What is conditioned medium?");
    assert_eq!(unit(&json, "上清液とは")["head"]["target"], "What is culture supernatant?");
    assert_eq!(unit(&json, "はい。")["changes"], serde_json::json!(["removed"]));
    assert_eq!(unit(&json, "はい。")["head"], Value::Null);
    let edited = unit(&json, "炎症を抑える効果が期待されています。");
    assert_eq!(edited["base"]["source"], "炎症を抑える作用が期待されています。");
    assert_eq!(edited["changes"], serde_json::json!(["source", "state"]));
    // Terms by rendering.
    let term = &json["terms"][0];
    assert_eq!((&term["id"], &term["term"]), (&"conditioned-medium".into(), &"上清液".into()));
    assert_eq!(term["changes"], serde_json::json!(["rendering", "inconsistent", "forbidden"]));
    assert!(field(&term["head"]["renderings"], "text").contains(&"culture supernatant".to_owned()), "{term:#}");
    // Findings that came.
    let introduced: Vec<&str> =
        json["findings"].as_array().unwrap().iter().filter(|f| f["status"] == "introduced").map(|f| f["code"].as_str().unwrap()).collect();
    assert!(introduced.contains(&"term-forbidden") && introduced.contains(&"stale"), "{introduced:?}");
    project.run("diff --exit-code").no();
    let shown = project.run("diff").ok();
    shown.says("culture supernatant").says("[-").says("{+").says("term-forbidden").says("上清液");
    project.run_ja("diff").ok().says("訳").never_says("New findings");
}

#[test]
fn two_revisions() {
    let project = Folder::clinic().committed();
    project.translate("上清液とは", "What is culture supernatant?");
    project.commit("second");
    project.translate("上清液とは", "What is conditioned medium?");
    project.commit("third");
    let json = project.run("diff HEAD~2 HEAD~1 --format json").ok().json();
    assert_eq!((&json["base"], &json["head"]), (&"HEAD~2".into(), &"HEAD~1".into()));
    assert_eq!(unit(&json, "上清液とは")["changes"], serde_json::json!(["target", "state"]));
    let json = project.run("diff HEAD~1 --format json").ok().json();
    assert_eq!(json["head"], Value::Null);
    let fixed: Vec<&Value> = json["findings"].as_array().unwrap().iter().filter(|f| f["status"] == "fixed").collect();
    assert_eq!(fixed.len(), 1, "{fixed:#?}");
    assert_eq!(fixed[0]["code"], "term-forbidden");
    project.run("diff nothing").fails().complains("nothing");
    project.run_ja("diff nothing HEAD").fails().complains("エラー");
    project.run("diff --folders a b HEAD").fails();
    project.run("diff -- --upload-pack=x").fails();
}

#[test]
fn a_project_within_a_repository() {
    let folder = Folder::empty()
        .file("site/taiyaku.toml", crate::kit::SETTINGS)
        .file("site/content/ja/a.md", COLUMN)
        .file("README.md", "x")
        .committed();
    folder.edit("site/content/ja/a.md", "炎症", "痛み");
    let json = folder.run("--project site diff --format json").ok().json();
    assert_eq!(json["units"].as_array().unwrap().len(), 1, "{json:#}");
    assert_eq!(folder.run_in("site/content", "diff --format json").ok().json(), json);
}

#[test]
fn before_the_first_commit_everything_is_new() {
    let project = Folder::clinic();
    project.git("init -q");
    let run = project.run("diff --format json").ok().complains("no commit");
    let json = run.json();
    assert_eq!(json["units"].as_array().unwrap().len(), 9);
    assert!(json["units"].as_array().unwrap().iter().all(|unit| unit["changes"] == serde_json::json!(["added"])));
    project.run("diff --exit-code").no();
    project.run_ja("diff").ok().says("コミット");
    project.run("diff HEAD").fails().complains("There is no revision “HEAD”");
}

#[test]
fn what_git_cannot_give_is_said_and_is_no_empty_base() {
    let project = Folder::clinic();
    // Without history everything is new; a revision that is named must be there.
    let run = project.run("diff --format json").ok().complains("in no git repository");
    assert_eq!(run.json()["units"].as_array().unwrap().len(), 9);
    project.run_ja("diff").ok().says("空の状態と比べます");
    for (words, way) in [("diff HEAD", "--folders"), ("glossary impact", "glossary")] {
        project.run(words).fails().complains("is not in a git repository").complains("`git init`").complains(way);
        project.run_ja(words).fails().complains("リポジトリの中にありません").complains("→ `git init`");
    }
    let committed = || Folder::clinic().committed();
    let run = committed().run_with("diff", "", &[("PATH", "/nonexistent")]).fails();
    run.complains("no program git").complains("→ Install git");
    committed().run("diff nosuchrev").fails().complains("There is no revision “nosuchrev”").complains("→ `git log");
    committed().run("diff HEAD nosuchrev").fails().complains("There is no revision “nosuchrev”");
    committed().run_ja("diff nosuchrev").fails().complains("「nosuchrev」というリビジョンはありません");
    // A head that leads nowhere, and one that is no head at all.
    let broken = committed();
    broken.write(".git/refs/heads/main", "1111111111111111111111111111111111111111\n");
    broken.run("diff").fails().complains("git log failed: fatal:").complains("→ Fix");
    broken.write(".git/refs/heads/main", "garbage\n");
    broken.run("diff").fails().complains("git log failed: fatal:");
    broken.run_ja("diff").fails().complains("git log が失敗しました：fatal:");
    broken.write(".git/HEAD", "garbage\u{1b}[31m\n");
    broken.run("diff").fails().complains("git rev-parse failed: fatal:");
    // An object that is missing: of the commit, of a folder, of a file.
    let lost = "git has content/ja/d.txt on record, but not its content.";
    for (name, said, way) in [
        ("HEAD", "git ", "→ Fix"),
        ("HEAD:content", "git ", "→ Fix"),
        ("HEAD:content/ja/d.txt", lost, "git fetch --refetch"),
        ("HEAD:taiyaku.toml", "git has taiyaku.toml on record", "`git fsck`"),
    ] {
        let broken = committed();
        let output = std::process::Command::new("git").current_dir(broken.path()).args(["rev-parse", name]).output().unwrap();
        let id = String::from_utf8(output.stdout).unwrap();
        broken.remove(&format!(".git/objects/{}/{}", &id[..2], id[2..].trim()));
        broken.run("diff").fails().complains(said).complains(way);
        broken.run("diff HEAD HEAD").fails();
    }
}

#[test]
fn what_is_wrong_with_another_version_names_it() {
    let project = Folder::translated_clinic();
    project.translate("はい。", "はい");
    let project = project.committed();
    let settings = project.read("taiyaku.toml");
    project.write("taiyaku.toml", format!("{settings}\n[nonsense]\n"));
    project.commit("bad settings");
    project.git("tag 悪い版");
    project.write("taiyaku.toml", &settings);
    project.commit("mended");
    for words in ["diff 悪い版 HEAD", "diff HEAD 悪い版", "diff 悪い版", "check --since 悪い版"] {
        let run = project.run(words).fails();
        run.complains("taiyaku.toml cannot be used as 悪い版 has it").complains("悪い版:taiyaku.toml:").complains("nonsense");
    }
    project.run_ja("diff 悪い版 HEAD").fails().complains("悪い版 の taiyaku.toml が読めません");
    project.write("taiyaku.toml", format!("{settings}\n[nonsense]\n"));
    project.git("add taiyaku.toml");
    project.write("taiyaku.toml", &settings);
    for words in ["diff --staged", "check --staged"] {
        project.run(words).fails().complains("taiyaku.toml cannot be used as it is staged").complains("staged:taiyaku.toml:");
    }
    // No settings at all: not staged, or from before the project.
    project.git("rm -qf --cached taiyaku.toml");
    for words in ["diff --staged", "check --staged", "check --staged --locale en"] {
        project.run(words).fails().complains("No taiyaku.toml is staged in this folder").complains("→ `git add taiyaku.toml`");
    }
    project.run_ja("check --staged").fails().complains("taiyaku.toml がステージされていない");
    project.git("reset -q --hard");
    project.git("checkout -q --orphan empty");
    project.git("rm -rfq --cached .");
    project.git("commit -q --allow-empty -m empty");
    project.git("checkout -q -f main");
    project.run("diff main empty").fails().complains("empty has no taiyaku.toml in this folder");
}

#[test]
fn a_commit_without_a_project_is_an_empty_one() {
    let project = Folder::empty().file("README.md", "前からある").committed();
    project.write("taiyaku.toml", crate::kit::SETTINGS);
    project.write("content/ja/a.md", COLUMN);
    let json = project.run("diff --format json").ok().json();
    assert_eq!((json["units"].as_array().unwrap().len(), &json["base_missing"]), (5, &"no-project".into()));
    project.run("--lang en diff").ok().says("The base has no project in this folder");
    project.run("--lang ja diff --format markdown").ok().says("比べる元には、このフォルダーにプロジェクトがありません");
}

#[test]
fn two_folders() {
    let folder = Folder::empty();
    for (name, text) in [("旧", COLUMN.to_owned()), ("新", COLUMN.replace("3mL", "5mL"))] {
        folder.write(&format!("{name}/taiyaku.toml"), crate::kit::SETTINGS);
        folder.write(&format!("{name}/content/ja/a.md"), text);
    }
    let json = folder.run("diff --folders 旧 新 --format json").ok().json();
    assert_eq!((&json["base"], &json["head"]), (&"旧".into(), &"新".into()));
    assert_eq!(json["units"].as_array().unwrap().len(), 1, "{json:#}");
    folder.run("diff --folders 旧 新 --exit-code").no().says("[-3-]{+5+}");
    folder.run("diff --folders 旧 旧 --exit-code").ok();
    folder.run("diff --folders 旧 無").fails().complains("無");
    folder.run("diff --folders 旧").fails();
}

#[test]
fn what_moves_is_moved_and_nothing_else() {
    let project = Folder::with_article("a.txt", "一つ目です。\n\n二つ目です。\n\n三つ目です。\n").synced().committed();
    project.write("content/ja/a.txt", "三つ目です。\n\n一つ目です。\n\n二つ目です。\n");
    let json = project.run("diff --format json").ok().json();
    let changes: Vec<&Value> = json["units"].as_array().unwrap().iter().map(|unit| &unit["changes"]).collect();
    assert_eq!(changes, [&serde_json::json!(["moved"])]);
}

#[test]
fn remaining_findings_are_listed_when_asked_for() {
    let project = Folder::translated_clinic();
    project.translate("上清液とは", "What is culture supernatant?");
    let project = project.committed();
    project.translate("はい。", "Yes, yes.");
    let status = |words: &str| field(&project.run(words).ok().json()["findings"], "status");
    assert_eq!(status("diff --format json"), Vec::<String>::new());
    assert_eq!(status("diff --all --format json"), ["remaining"]);
}

#[test]
fn two_paragraphs_that_change_places_are_two_moves() {
    let paragraphs = ["膝が痛む。", "腰が重い。", "肩がこる。", "目が疲れる。", "手が冷える。"];
    let text = |order: [usize; 5]| order.map(|number| paragraphs[number]).join("\n\n") + "\n";
    let project = Folder::with_article("a.txt", &text([0, 1, 2, 3, 4])).article("b.txt", "別の記事です。\n").synced().committed();
    let changes = |words: &str| -> Vec<(String, String)> {
        let json = project.run(words).ok().json();
        let units = json["units"].as_array().unwrap().iter();
        units.map(|unit| (unit["head"]["source"].as_str().unwrap().to_owned(), unit["changes"].to_string())).collect()
    };
    let moved = |text: &str| (text.to_owned(), "[\"moved\"]".to_owned());
    project.write("content/ja/a.txt", text([0, 3, 2, 1, 4]));
    let found = changes("diff --format json");
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found.iter().all(|(_, changes)| changes == "[\"moved\"]"));
    project.write("content/ja/a.txt", text([4, 0, 1, 2, 3]));
    assert_eq!(changes("diff --format json"), [moved("手が冷える。")]);
    // To another article, with its translation.
    project.write("content/ja/a.txt", "膝が痛む。\n\n腰が重い。\n\n肩がこる。\n\n目が疲れる。\n");
    project.write("content/ja/b.txt", "別の記事です。\n\n手が冷える。\n");
    assert_eq!(changes("diff --format json"), [moved("手が冷える。")]);
}

#[test]
fn what_is_staged_and_ranges() {
    let project = Folder::with_article("a.txt", "膝が痛む。\n").synced().committed();
    let sources = |words: &str| -> Vec<String> {
        let json = project.run(words).ok().json();
        json["units"].as_array().unwrap().iter().map(|unit| unit["head"]["source"].as_str().unwrap().to_owned()).collect()
    };
    project.write("content/ja/a.txt", "膝が痛む。\n\n腰が重い。\n");
    project.git("add content");
    project.write("content/ja/a.txt", "膝が痛む。\n\n腰が重い。\n\n肩がこる。\n");
    assert_eq!(sources("diff --staged --format json"), ["腰が重い。"]);
    assert_eq!(project.run("diff --staged --format json").ok().json()["head"], "staged");
    assert_eq!(sources("diff --format json"), ["腰が重い。", "肩がこる。"]);
    project.run("diff --staged HEAD HEAD").fails().complains("--staged");
    project.run("diff --staged --folders a b").fails();
    project.commit("second");
    project.git("checkout -q -b side HEAD~1");
    project.write("content/ja/b.txt", "目が疲れる。\n");
    project.commit("side");
    assert_eq!(sources("diff main...side --format json"), ["目が疲れる。"]);
    assert_eq!(sources("diff main... --format json"), ["目が疲れる。"]);
    let json = project.run("diff main..side --format json").ok().json();
    assert_eq!((&json["base"], &json["head"]), (&"main".into(), &"side".into()));
    assert_eq!(json["units"].as_array().unwrap().len(), 3);
    // Two histories without a common beginning.
    project.git("checkout -q --orphan other");
    project.commit("other");
    project.run("diff main...other").fails().complains("no common revision").complains("A..B");
    project.run_ja("diff main...other").fails().complains("共通のリビジョンがありません");
    project.run("diff main..nothing").fails().complains("nothing");
    // A bare repository has no files, and two revisions need none.
    project.git("clone -q --bare . bare.git");
    let bare = project.run("--project bare.git diff main side --format json").ok().json();
    assert_eq!(bare["units"], json["units"]);
    project.run("--project bare.git diff main").fails();
}

#[test]
fn words_differ_as_words_and_terms_are_whole() {
    let project = Folder::translated_clinic().committed();
    project.edit("content/ja/columns/a.md", "幹細胞を培養した液の上澄み", "幹細胞を培養した上清液の上澄み");
    project.translate("上清液とは", "What is the secretome?");
    let json = project.run("diff --format json").ok().json();
    let heading = unit(&json, "上清液とは");
    let texts = |words: &Value| -> Vec<(String, String)> {
        let words = words.as_array().unwrap().iter();
        words.map(|word| (word[0].as_str().unwrap().to_owned(), word[1].as_str().unwrap().to_owned())).collect()
    };
    assert_eq!(heading["source_words"], Value::Null);
    let words = texts(&heading["target_words"]);
    assert!(words.contains(&("gone".to_owned(), "conditioned medium".to_owned())), "{words:?}");
    let edited = json["units"].as_array().unwrap().iter().find(|unit| unit["source_words"].is_array()).unwrap();
    let words = texts(&edited["source_words"]);
    assert!(words.contains(&("new".to_owned(), "上清液".to_owned())), "{words:?}");
    let side = |without: &str| words.iter().filter(|(tag, _)| tag != without).map(|(_, text)| text.as_str()).collect::<String>();
    assert_eq!(
        (side("new"), side("gone")),
        (edited["base"]["source"].as_str().unwrap().into(), edited["head"]["source"].as_str().unwrap().into())
    );
    // A stale translation stands beside the source it was made for.
    assert_eq!(edited["head"]["was"], edited["base"]["source"]);
    project.commit("edited");
    project.translate("はい。", "Yes, yes.");
    let terms = project.run("diff --all --format json").ok().json();
    assert!(terms["terms"].as_array().unwrap().iter().any(|term| term["id"] == "stem-cell" && term["changes"] == serde_json::json!([])));
    assert_eq!(project.run("diff --format json").ok().json()["terms"], serde_json::json!([]));
}

#[test]
fn what_got_better_is_said() {
    let project = Folder::translated_clinic();
    project.translate("上清液とは", "What is culture supernatant?");
    let project = project.committed();
    project.translate("上清液とは", "What is conditioned medium?");
    let term = &project.run("diff --format json").ok().json()["terms"][0];
    assert_eq!(term["fixed"], serde_json::json!(["inconsistent", "forbidden"]));
    assert_eq!(term["changes"], serde_json::json!(["rendering"]));
    project.run("diff").ok().says("culture supernatant 1→0").says("more consistent");
    project.run_ja("diff").ok().says("禁止語が減少");
}

#[test]
fn a_sentence_that_moved_to_another_article_is_known_though_its_like_stood_there() {
    let pairs = [
        ("はじめに。", "Introduction."),
        ("おわりに。", "The end."),
        ("補足です。", "A note."),
        ("膝に湿布を1日2枚貼ります。", "Put 2 patches on the knee a day."),
    ];
    let project = Folder::project()
        .article("a.md", "はじめに。\n\n膝に湿布を1日2枚貼ります。\n\nおわりに。\n")
        .article("b.md", "補足です。\n\n肩に湿布を1日3枚貼ります。\n")
        .synced()
        .translated(pairs)
        .translated([("肩に湿布を1日3枚貼ります。", "Put 5 patches on the shoulder a day.")])
        .committed();
    project.write("content/ja/a.md", "はじめに。\n\n肩に湿布を1日3枚貼ります。\n\nおわりに。\n");
    project.write("content/ja/b.md", "補足です。\n");
    project.run("sync").ok();
    if project.show(&project.unit("肩に湿布を1日3枚貼ります。"))["target"] != "Put 5 patches on the shoulder a day." {
        project.translate("肩に湿布を1日3枚貼ります。", "Put 5 patches on the shoulder a day.");
    }
    let json = project.run("diff --format json").ok().json();
    let moved = unit(&json, "肩に湿布を1日3枚貼ります。");
    assert_eq!(
        (&moved["changes"], &moved["base"]["article"], &moved["head"]["article"]),
        (&serde_json::json!(["moved"]), &"b.md".into(), &"a.md".into())
    );
    assert_eq!(unit(&json, "膝に湿布を1日2枚貼ります。")["changes"], serde_json::json!(["removed"]));
    assert_eq!(json["units"].as_array().unwrap().len(), 2, "{json:#}");
    // What was wrong with it still is, and is neither new nor mended.
    assert_eq!(field(&json["findings"], "status"), ["remaining"], "{json:#}");
    project.run("check --since HEAD").ok();
}

#[test]
fn a_rendering_is_counted_by_the_words_that_stand_there() {
    let glossary = r#"[first-visit]
ja = { preferred = "初診" }
en = { preferred = "first visit", forms = ["initial appointment"], admitted = ["first-visit fee", "first time", "initial appointment"] }

[follow-up]
ja = { preferred = "経過観察" }
en = { preferred = "observation", admitted = ["follow-up", "follower-based care"] }
"#;
    let project = Folder::empty().file("taiyaku.toml", crate::kit::SETTINGS).file("glossary/terms.toml", glossary);
    let project = project.article("a.txt", "初診です。\n\n経過観察です。\n").synced();
    let counted = |source: &str, target: &str| {
        project.translate(source, target);
        let project = project.run("diff --format json --all").ok().json();
        let id = if source.starts_with("初診") { "first-visit" } else { "follow-up" };
        let terms = project["terms"].as_array().unwrap();
        field(&terms.iter().find(|term| term["id"] == id).unwrap()["head"]["renderings"], "text")
    };
    for (target, rendering) in [
        ("The first visit fee is 5,500 yen.", "first-visit fee"),
        ("The First-Visit Fees are 5,500 yen.", "first-visit fee"),
        ("This is the first-visit.", "first visit"),
        ("This is the first-time.", "first time"),
        ("This is the initial appointment.", "initial appointment"),
        ("This is the initial-appointment.", "initial appointment"),
    ] {
        assert_eq!(counted("初診です。", target), [rendering], "{target}");
    }
    for (target, rendering) in
        [("This is follow up.", "follow-up"), ("This is a followup.", "follow-up"), ("This is follower based care.", "follower-based care")]
    {
        assert_eq!(counted("経過観察です。", target), [rendering], "{target}");
    }
}

#[test]
fn findings_survive_moves_and_edits_of_other_text() {
    let project = Folder::with_article("a.txt", "上清液を冷やす。\n\n膝が痛む。\n").synced();
    project.translate("上清液を冷やす。", "Cool the culture supernatant.");
    let project = project.committed();
    project.write("content/ja/a.txt", "前置きです。\n\n膝がとても痛む。\n\n上清液を冷やす。\n");
    let json = project.run("diff --format json").ok().json();
    let of = |code: &str| -> Vec<&str> {
        let found = json["findings"].as_array().unwrap().iter().filter(|finding| finding["code"] == code);
        found.map(|finding| finding["status"].as_str().unwrap()).collect()
    };
    assert!(of("term-forbidden").iter().all(|status| *status == "remaining"), "{json:#}");
    project.git("mv content/ja/a.txt content/ja/renamed.txt");
    let json = project.run("diff --format json").ok().json();
    let found = json["findings"].as_array().unwrap().iter().filter(|finding| finding["code"] == "term-forbidden");
    assert!(found.map(|finding| &finding["status"]).all(|status| status == "remaining"), "{json:#}");
}

#[test]
fn repositories_of_any_kind_are_read() {
    // Long object names, a submodule and a second working tree.
    let project = Folder::with_article("a.txt", "膝が痛む。\n").synced();
    project.git("init -q -b main --object-format=sha256");
    project.commit("first");
    project.write("content/ja/a.txt", "膝がとても痛む。\n");
    let count = |words: &str| project.run(words).ok().json()["units"].as_array().unwrap().len();
    assert_eq!(count("diff --format json"), 1);
    let place = Folder::empty();
    let second = place.at("second");
    project.git(["worktree", "add", "-q", "-b", "side", second.to_str().unwrap(), "HEAD"]);
    let run = project.run(["--project", second.to_str().unwrap(), "diff", "--format", "json"]).ok().json();
    assert_eq!(run["units"], serde_json::json!([]));
    // A shallow clone has its last commit and not the one before.
    let history = Folder::with_article("a.txt", "膝が痛む。\n").synced().committed();
    history.write("content/ja/a.txt", "膝がとても痛む。\n");
    history.commit("second");
    let place = format!("file://{}", history.path().display());
    history.git(["clone", "-q", "--depth", "1", &place, "shallow"]);
    history.run("--project shallow diff --format json").ok();
    history.run("--project shallow diff HEAD~1").fails().complains("There is no revision “HEAD~1”");
    history.run_ja("--project shallow diff HEAD~1 HEAD").fails().complains("というリビジョンはありません");
    // What is in the middle of a merge is staged in no single version.
    history.git("checkout -q -b side HEAD~1");
    history.write("content/ja/a.txt", "膝が少し痛む。\n");
    history.git("add content");
    history.git("commit -q -m side");
    let merge = std::process::Command::new("git").current_dir(history.path()).args(["merge", "-q", "main"]).output().unwrap();
    assert!(!merge.status.success());
    history.run("diff --staged").fails().complains("middle of a merge");
    history.run_ja("diff --staged").fails().complains("マージの途中");
}

#[test]
fn glossary_entries_that_nothing_uses_are_counted() {
    let entry = |id: &str, ja: &str, en: &str| format!("[{id}]\nja = {{ preferred = \"{ja}\" }}\nen = {{ preferred = \"{en}\" }}\n\n");
    let project = Folder::with_article("a.md", "上清液を3mL使います。\n").synced().committed();
    let few = [("elbow", "肘", "elbow"), ("heel", "踵", "heel")];
    let many = [("shin", "脛", "shin"), ("wrist", "手首", "wrist"), ("ankle", "足首", "ankle"), ("palm", "掌", "palm")];
    let text = |entries: &[(&str, &str, &str)]| entries.iter().map(|(id, ja, en)| entry(id, ja, en)).collect::<String>();
    project.write("glossary/more.toml", text(&few) + &entry("thigh", "太もも", "thigh"));
    project.write("content/ja/a.md", "上清液を3mL使います。\n\n太ももが痛む。\n");
    project.run("diff").ok().says("太もも  new entry").says("uses: 2 new (肘, 踵)");
    project.run_ja("diff --format markdown").ok().says("| 太もも |  **新しい項目** |").says("新規2件（肘、踵）");
    // A term without a translation is told as such.
    project.run("diff --all").ok().says("上清液: 1 segment, not translated yet");
    project.run_ja("diff --all").ok().says("上清液: 文1（まだ訳がありません）");
    project.run("glossary impact").ok().says("3 new (肘, 踵, 太もも)");
    project.write("glossary/more.toml", text(&few) + &text(&many) + &entry("thigh", "太もも", "thigh"));
    for form in ["human", "markdown", "html"] {
        project.run(["diff", "--format", form]).ok().says("6 new").never_says("手首");
    }
    let json = project.run("diff --format json").ok().json();
    let new = json["terms"].as_array().unwrap().iter().filter(|term| term["entry"] == "new").count();
    assert_eq!((new, field(&json["terms"], "term").contains(&"手首".to_owned())), (7, true), "{json:#}");
}
