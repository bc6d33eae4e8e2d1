//! `check`: findings of a project, of a part of it, and of bilingual files.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::kit::{Folder, SETTINGS, field};

const CATALOG: &str = "locales/en/articles/columns/a.md.ftl";

/// The clinic with one fault of each kind that readers would suffer from.
fn faulty() -> Folder {
    let project = Folder::translated_clinic();
    project.translate("上清液とは", "What is culture supernatant?");
    project.translate("上清液とは、幹細胞を培養した液の上澄みです。", "Conditioned medium is the 液 above cultured stem cells.");
    project.translate("約1億個の細胞から3mLが得られます。", "About 10 million cells give 3 mL.");
    project.translate("詳しくは[予約ページ](@1)をご覧ください。", "See the booking page.");
    project
}

#[test]
fn a_finished_translation_has_no_findings() {
    let project = Folder::translated_clinic();
    project.run("check").ok().quietly().says("9 units: 0 errors, 0 warnings");
    let json = project.run("check --format json").ok().json();
    assert_eq!(
        json,
        serde_json::json!({
            "version": 1,
            "findings": [],
            "summary": { "errors": 0, "warnings": 0, "notes": 0, "waived": 0, "units": 9 },
        })
    );
}

#[test]
fn every_planted_fault_is_found_and_nothing_else() {
    let project = faulty();
    let run = project.run("check --format json").no().quietly();
    assert_eq!(
        run.findings(),
        [
            format!("term-forbidden {CATALOG}:6:24"),
            format!("source-text-left {CATALOG}:9:42"),
            format!("number-mismatch {CATALOG}:15:22"),
            format!("markup-mismatch {CATALOG}:18:16"),
        ]
    );
    let json = run.json();
    let term = &json["findings"][0];
    assert_eq!((&term["severity"], &term["level"], &term["locale"]), (&"error".into(), &"A".into(), &"en".into()));
    assert_eq!((&term["source"], &term["target"]), (&"上清液とは".into(), &"What is culture supernatant?".into()));
    assert_eq!((&term["term"], &term["end_line"], &term["end_column"]), (&"上清液".into(), &6.into(), &43.into()));
    assert!(term["unit"].as_str().unwrap().starts_with("columns/a.md#s-"));
    assert_eq!(json["summary"]["errors"], 4);
    for finding in json["findings"].as_array().unwrap() {
        let text = project.read(finding["file"].as_str().unwrap());
        let line = text.lines().nth(usize::try_from(finding["line"].as_u64().unwrap()).unwrap() - 1).unwrap();
        assert!(finding["column"].as_u64().unwrap() <= line.chars().count() as u64 + 1);
    }
}

#[test]
fn json_is_the_same_in_both_languages_but_for_the_words() {
    let project = faulty();
    let bare = |run: crate::kit::Run| {
        let mut json = run.no().json();
        for finding in json["findings"].as_array_mut().unwrap() {
            let message = finding.as_object_mut().unwrap().remove("message").unwrap();
            assert!(!message.as_str().unwrap().is_empty());
            finding.as_object_mut().unwrap().remove("hints");
        }
        json
    };
    let (en, ja) = (project.run("check --format json"), project.run_ja("check --format json"));
    assert_ne!(en.out, ja.out);
    assert_eq!(bare(en), bare(ja));
}

#[test]
fn people_see_both_texts_and_what_would_help() {
    let project = faulty();
    let run = project.run("check").no();
    run.says("│ 上清液とは\n")
        .says("│ What is culture supernatant?\n")
        .says("[term-forbidden]")
        .says("(preferred: conditioned medium)")
        .says("4 errors");
    project.run_ja("check").no().says("[term-forbidden]").says("エラー").never_says("error");
}

#[test]
fn sarif_has_places_rules_and_fingerprints() {
    let project = faulty();
    let before = project.run("check --format sarif").no().json();
    assert_eq!(before["version"], "2.1.0");
    let run = &before["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let rules: BTreeSet<String> = field(&run["tool"]["driver"]["rules"], "id").into_iter().collect();
    let results = run["results"].as_array().unwrap();
    assert_eq!(results.len(), 4);
    for result in results {
        assert!(rules.contains(result["ruleId"].as_str().unwrap()));
        let place = &result["locations"][0]["physicalLocation"];
        assert!(project.has(place["artifactLocation"]["uri"].as_str().unwrap()));
        assert!(place["region"]["startLine"].as_u64().unwrap() > 0);
    }
    let fingerprints = |json: &Value| -> BTreeSet<String> {
        json["runs"][0]["results"]
            .as_array()
            .unwrap()
            .iter()
            .map(|r| r["partialFingerprints"]["taiyaku/v1"].as_str().unwrap().to_owned())
            .collect()
    };
    // A finding that only moves stays the same finding.
    project.write(CATALOG, format!("### 上に一行\n\n{}", project.read(CATALOG)));
    project.run("sync").ok();
    let after = project.run("check --format sarif").no().json();
    assert_ne!(before, after);
    assert_eq!(fingerprints(&before), fingerprints(&after));
}

#[test]
fn github_gets_one_line_a_finding() {
    let project = faulty();
    project.translate("はい。", "Yes 100%\n::error::はい");
    let run = project.run("check --format github").no();
    assert!(
        run.out.lines().count() > 4
            && run.out.lines().all(|line| line.starts_with("::error file=locales/en/articles/") && line.contains(",line=")),
        "{}",
        run.out
    );
}

#[test]
fn a_part_may_be_an_article_a_file_or_a_folder() {
    let project = faulty();
    project.translate("はい。", "はい");
    let count = |path: &str| project.run(["check", path, "--format", "json"]).any().faults().len();
    for (path, findings) in [
        ("columns/a.md", 4),
        ("content/ja/columns/a.md", 4),
        ("content/ja/columns", 4),
        ("columns", 4),
        ("columns/", 4),
        ("d.txt", 1),
        ("locales/en/articles/d.txt.ftl", 1),
        ("content", 5),
        (".", 5),
        ("labels.ftl", 0),
    ] {
        assert_eq!(count(path), findings, "{path}");
    }
    assert_eq!(project.run("check d.txt columns/a.md --format json").no().faults().len(), 5);
    assert_eq!(project.run_in("content/ja/columns", "check a.md --format json").no().faults().len(), 4);
    project.run("check nothing.md").fails().complains("nothing.md");
    project.run("check column/a.md").fails().complains("columns/a.md");
    project.run("check ../../../etc/passwd").fails().complains("passwd");
}

#[test]
fn a_finding_may_be_waived_with_a_reason() {
    let project = faulty();
    let unit = project.unit("約1億個の細胞から3mLが得られます。");
    let id = unit.rsplit_once('#').unwrap().1;
    project.edit(CATALOG, &format!("{id} ="), &format!("# allow: number-mismatch 院長確認済み\n{id} ="));
    let json = project.run("check --format json").no().json();
    assert_eq!((&json["summary"]["waived"], &json["summary"]["errors"]), (&1.into(), &3.into()));
    assert!(!field(&json["findings"], "code").contains(&"number-mismatch".to_owned()));
    let sarif = project.run("check --format sarif").no();
    sarif.says("\"suppressions\":[{\"justification\":\"院長確認済み\",\"kind\":\"inSource\"}]");
    // A waiver without a reason, or of nothing that exists, is itself a finding.
    project.edit(CATALOG, "number-mismatch 院長確認済み", "number-mismatch");
    let run = project.run("check --format json").no();
    assert!(
        run.findings().iter().any(|f| f.starts_with("waiver-invalid ")) && run.findings().iter().any(|f| f.starts_with("number-mismatch "))
    );
    project.edit(CATALOG, "allow: number-mismatch", "allow: number-mismach 院長確認済み");
    project.run("check").no().says("[waiver-invalid]").says("number-mismach");
    // What people wrote in the catalog survives a sync.
    project.run("sync").ok();
    assert!(project.read(CATALOG).contains("# allow: number-mismach 院長確認済み"));
}

#[test]
fn the_settings_decide_how_loud_a_finding_is() {
    let project = faulty();
    let levels = "[check.levels]\nterm-forbidden = \"note\"\nsource-text-left = \"off\"\nmarkup-mismatch = \"warning\"\n";
    project.write("taiyaku.toml", format!("{SETTINGS}{levels}"));
    let run = project.run("check --format json").no();
    assert_eq!(field(&run.json()["findings"], "severity"), ["note", "error", "warning"]);
    let quiet =
        "[check.levels]\nterm-forbidden = \"note\"\nsource-text-left = \"off\"\nmarkup-mismatch = \"off\"\nnumber-mismatch = \"off\"\n";
    project.write("taiyaku.toml", format!("{SETTINGS}{quiet}"));
    // A note never changes the exit status.
    project.run("check").ok().says("[term-forbidden]");
}

#[test]
fn a_term_rendered_in_two_ways_is_inconsistent() {
    let project =
        Folder::with_article("a.txt", "上清液を使います。\n\n上清液は新しいです。\n\n上清液を保存します。\n").synced().translated([
            ("上清液を使います。", "Conditioned medium is used."),
            ("上清液は新しいです。", "The secretome is new."),
            ("上清液を保存します。", "Conditioned medium is stored."),
        ]);
    let run = project.run("check --format json").no();
    assert_eq!(run.findings(), ["term-inconsistent locales/en/articles/a.txt.ftl:7:20"]);
    assert_eq!(run.json()["findings"][0]["term"], "上清液");
}

#[test]
fn a_part_is_held_to_what_the_rest_of_the_project_does() {
    let project = Folder::with_article("a.txt", "上清液を使います。\n\n上清液は新しいです。\n\n上清液を保存します。\n");
    project.write("content/ja/b.txt", "上清液は淡い黄色です。\n");
    let project = project.synced().translated([
        ("上清液を使います。", "Conditioned medium is used."),
        ("上清液は新しいです。", "The conditioned medium is new."),
        ("上清液を保存します。", "Conditioned medium is stored."),
        ("上清液は淡い黄色です。", "The secretome is pale yellow."),
    ]);
    let found = project.run("check b.txt --format json").no().findings();
    assert!(matches!(found.as_slice(), [one] if one.starts_with("term-inconsistent locales/en/articles/b.txt.ftl:")), "{found:?}");
    assert_eq!(project.run("check --format json").no().findings(), found);
    project.run("check a.txt").ok();
}

#[test]
fn what_stands_in_a_catalog_is_checked_too() {
    let project = Folder::translated_clinic();
    project.edit(CATALOG, "## 上清液とは\n", "## 上清液とは\n\n# state: reviewed 00000000");
    project.run("check --format json").no();
    let project = Folder::translated_clinic();
    project.edit("content/ja/d.txt", "はい。", "いいえ。");
    let findings = project.run("check --format json").no().findings();
    assert!(findings.iter().any(|f| f.starts_with("catalog-out-of-date ")), "{findings:?}");
    project.run("check").no().says("→ Run `taiyaku sync`.");
}

const PAIRS: &str = r#"{"ja": "上清液を投与した。", "en": "Culture supernatant was given."}
{"ja": "約1億個です。", "en": "There are about 100 million."}

{"ja": "費用は3万円です。", "en": "It costs 3,000 yen."}
not json
{"ja": "対訳なし"}
{"en": "Only English", "ja": 3}
{"ja": "空", "en": ""}
"#;

const TMX: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4"><header srclang="ja"/><body>
<tu><tuv xml:lang="ja"><seg>上清液を投与した。</seg></tuv><tuv xml:lang="en-US"><seg>Culture supernatant was given.</seg></tuv></tu>
<tu><tuv xml:lang="ja-JP"><seg>費用は3万円です。</seg></tuv><tuv xml:lang="en"><seg>It costs 3,000 yen.</seg></tuv></tu>
</body></tmx>
"#;

#[test]
fn bilingual_lines_are_checked_anywhere() {
    let folder = Folder::empty().file("pairs.jsonl", PAIRS).file("g/terms.toml", crate::kit::GLOSSARY);
    let run = folder.run("check pairs.jsonl --format json").no();
    let numbers = [
        "number-mismatch pairs.jsonl:4:1",
        "memory-invalid pairs.jsonl:5:1",
        "memory-invalid pairs.jsonl:6:1",
        "memory-invalid pairs.jsonl:7:1",
    ];
    let found = run.findings();
    for expected in numbers {
        assert!(found.iter().any(|f| f.starts_with(expected.rsplit_once(':').unwrap().0)), "{expected} in {found:?}");
    }
    assert!(!found.iter().any(|f| f.starts_with("term-")), "{found:?}");
    assert!(found.iter().any(|f| f.starts_with("untranslated pairs.jsonl:8")), "{found:?}");
    for glossary in ["g", "g/terms.toml"] {
        let found = folder.run(["check", "pairs.jsonl", "--glossary", glossary, "--format", "json"]).no().findings();
        assert!(found.iter().any(|f| f.starts_with("term-forbidden pairs.jsonl:1:")), "{found:?}");
    }
    folder.run("check pairs.jsonl --glossary none.toml").fails().complains("none.toml");
    folder.run("check nothing.jsonl").fails().complains("nothing.jsonl");
    folder.run_ja("check nothing.jsonl").fails().complains("エラー");
}

#[test]
fn what_may_well_be_right_warns_where_its_code_blocks() {
    let rows = [
        ("約1億個の細胞を投与します。", "About 10 million cells are given.", "error"),
        ("3か月後に来院します。", "You come back later.", "error"),
        ("この2つは違います。", "They are different.", "warning"),
        ("細胞を投与します。", "About 500 cells are given.", "warning"),
        ("4月に始まります。", "It begins in May.", "warning"),
        ("2020年4月に始まります。", "It begins in May 2020.", "error"),
        ("骨髄から採った細胞です。", "The cells are taken from the 骨髄.", "error"),
        ("料金（税込）は同じです。", "The price (税込) is the same.", "warning"),
    ];
    let lines: String = rows.iter().map(|(ja, en, _)| format!("{}\n", serde_json::json!({ "ja": ja, "en": en }))).collect();
    let json = Folder::empty().file("pairs.jsonl", &lines).run("check pairs.jsonl --format json").no().json();
    let found: Vec<_> = json["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|f| (f["line"].as_u64().unwrap(), f["severity"].clone(), f["level"].clone()))
        .collect();
    let wanted: Vec<_> =
        rows.iter().zip(1u64..).map(|(row, line)| (line, row.2.into(), if row.2 == "error" { "A" } else { "B" }.into())).collect();
    assert_eq!(found, wanted);
    // A number of medicine is never in doubt.
    let settings = format!("{SETTINGS}[check]\nprofile = \"medical\"\n");
    let project = Folder::project().file("pairs.jsonl", &lines).file("taiyaku.toml", settings);
    let json = project.run("check pairs.jsonl --format json").no().json();
    assert!(json["findings"].as_array().unwrap().iter().filter(|f| f["code"] == "number-mismatch").all(|f| f["severity"] == "error"));
}

#[test]
fn bilingual_files_in_a_project_use_its_glossary() {
    let project = Folder::project().file("pairs.jsonl", PAIRS).file("old.tmx", TMX);
    let found = project.run("check old.tmx --format json").no().findings();
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].starts_with("term-forbidden old.tmx:3:") && found[1].starts_with("number-mismatch old.tmx:4:"), "{found:?}");
    project.write("other/x.toml", "[medium]\nja = \"投与\"\nen = { preferred = \"administer\", forbidden = [\"given\"] }\n");
    let found = project.run("check old.tmx --glossary other/x.toml --format json").no().findings();
    assert!(found.iter().any(|f| f.starts_with("term-forbidden old.tmx:3:")) && found.len() == 2, "{found:?}");
    let found = Folder::empty().file("old.tmx", TMX).run("check old.tmx --format json").no().findings();
    assert_eq!(found.len(), 1, "{found:?}");
    // A file and a part of the project in one run.
    let both = Folder::translated_clinic().file("old.tmx", TMX);
    assert_eq!(both.run("check old.tmx d.txt --format json").no().findings().len(), 2);
}

#[test]
fn a_bilingual_file_may_go_the_other_way() {
    let folder = Folder::empty().file("pairs.jsonl", "{\"en\": \"It costs 3,000 yen.\", \"ja\": \"費用は3万円です。\"}\n");
    let json = folder.run("check pairs.jsonl --locale ja --format json").no().json();
    assert_eq!((&json["findings"][0]["source"], &json["findings"][0]["code"]), (&"It costs 3,000 yen.".into(), &"number-mismatch".into()));
}

#[test]
fn readings_above_characters_are_no_markup_to_keep() {
    let project = Folder::with_article("a.html", "<p>幹細胞の<ruby>治療<rp>(</rp><rt>ちりょう</rt><rp>)</rp></ruby>です。</p>\n");
    project.run("sync").ok();
    project.translate("幹細胞の<ruby>治療<rp>(</rp><rt>ちりょう</rt><rp>)</rp></ruby>です。", "This is stem cell therapy.");
    project.run("check").ok();
}

#[test]
fn in_an_english_source_only_names_are_terms() {
    let glossary = "[case]\nja = \"症例\"\n[case.en]\npreferred = \"case report\"\nadmitted = [\"people\"]\nforms = [\"case\"]\n";
    let settings = "source = \"en\"\ntargets = [\"ja\"]\n[content]\ninclude = [\"content/en/**/*.txt\"]\n";
    let project = Folder::empty().file("taiyaku.toml", settings).file("glossary/a.toml", glossary);
    let project = project.file("content/en/a.txt", "In this case people rest.\nA case report follows.\n");
    project.run("sync").ok();
    for (unit, text) in [("In this case people rest.", "この場合は休みます。"), ("A case report follows.", "報告が続きます。")]
    {
        let line = project.read("locales/en/articles/a.txt.ftl").lines().find(|line| line.ends_with(unit)).unwrap().to_owned();
        let id = line.split(' ').next().unwrap();
        project.run(["set", &format!("a.txt#{id}"), text]).ok();
    }
    let run = project.run("check --format json").no();
    assert_eq!(run.findings(), ["term-missing locales/ja/articles/a.txt.ftl:7:16"]);
}

#[test]
fn a_unit_full_of_faults_says_each_kind_twenty_times_at_most() {
    let row = |ja: &str, en: &str| serde_json::json!({ "ja": ja, "en": en }).to_string();
    let lines =
        [row("あ", &"(".repeat(20_000)), row("薬です。", &"1,234.5 mg 3か月 ".repeat(3_000)), row("薬です。", &"か abcd ".repeat(3_000))];
    let folder = Folder::empty().file("a.jsonl", lines.join("\n"));
    let start = std::time::Instant::now();
    let run = folder.run("check a.jsonl --format json").no();
    let json = run.json();
    let findings = json["findings"].as_array().unwrap();
    let of = |code: &str, line: u64| findings.iter().filter(|f| f["code"] == code && f["line"] == line).count();
    assert_eq!((of("bracket-unbalanced", 1), of("source-text-left", 2), of("source-text-left", 3)), (20, 20, 20), "{findings:#?}");
    assert!(run.out.len() < 20_000_000, "{}", run.out.len());
    folder.run("check a.jsonl").no().says("19980 more of this kind");
    folder.run_ja("check a.jsonl").no().says("ほかに19980件");
    assert!(start.elapsed() < std::time::Duration::from_secs(60), "{:?}", start.elapsed());
}

#[test]
fn what_nobody_sees_or_reads_is_no_translation() {
    let project = Folder::with_article("a.txt", "膝の痛みです。\n\n歩くことが**大切**です。\n\n腰です。\n").synced();
    project.translate("膝の痛みです。", "Knee pain.");
    project.translate("歩くことが**大切**です。", "Walking is important.");
    project.translate("腰です。", "The hip.");
    project.edit("locales/en/articles/a.txt.ftl", "Knee pain.", "Knee\u{202E} pain\u{7}.");
    project.edit("locales/en/articles/a.txt.ftl", "important.", "**important.");
    project.edit("locales/en/articles/a.txt.ftl", "The hip.", "{\"\"}");
    let run = project.run("check --format json").no();
    let codes = field(&run.json()["findings"], "code");
    assert_eq!(codes, ["untranslated", "control-character", "control-character", "bracket-unbalanced"]);
    assert_eq!(project.run("status --format json").ok().json()["articles"][0]["untranslated"], 1);
    project.run("build").ok().says("1 kept back");
}

#[test]
fn a_broken_catalog_is_one_finding() {
    let project = Folder::with_article("a.txt", "膝の痛みです。\n\n歩くことが大切です。\n").synced();
    project.translate("膝の痛みです。", "Knee pain.");
    project.translate("歩くことが大切です。", "Walking matters.");
    project.edit("locales/en/articles/a.txt.ftl", " = Knee", " Knee");
    assert_eq!(field(&project.run("check --format json").no().json()["findings"], "code"), ["fluent-syntax"]);
}

#[test]
fn annotations_name_files_from_the_top_of_the_repository() {
    let project = Folder::empty().file("site/taiyaku.toml", crate::kit::SETTINGS).file("site/content/ja/a.txt", "膝です。\n");
    std::fs::create_dir(project.at(".git")).unwrap();
    project.run("--project site sync").ok();
    project.run("--project site check --format github").no().says("::warning file=site/content/ja/a.txt,");
    project.run("--project site check --format sarif").no().says("\"uri\":\"site/content/ja/a.txt\"");
    project.run("--project site check --format json").no().says("\"file\":\"content/ja/a.txt\"");
}

#[test]
fn an_article_named_by_its_catalog_has_its_units_counted() {
    let project = Folder::translated_clinic();
    let units = |path: &str| project.run(["check", path]).any().out.lines().last().map(str::to_owned);
    let whole = units("columns/a.md");
    assert!(whole.as_deref().is_some_and(|line| line.starts_with("5 units")), "{whole:?}");
    for path in ["locales/en/articles/columns/a.md.ftl", "locales/ja/articles/columns/a.md.ftl", "content/ja/columns/a.md"] {
        assert_eq!(units(path), whole, "{path}");
    }
}

#[test]
fn bilingual_lines_outside_of_a_project_are_held_to_the_medical_profile() {
    let row = r#"{"ja": "炎症を抑える作用が期待されています。", "en": "It cures inflammation."}"#;
    let folder = Folder::empty().file("rows.jsonl", format!("{row}\n"));
    let json = folder.run("check rows.jsonl --format json").no().json();
    let found: Vec<_> = field(&json["findings"], "code").into_iter().zip(field(&json["findings"], "severity")).collect();
    let wanted = [("hedge-dropped", "warning"), ("overclaim", "warning")].map(|(code, weight)| (code.to_owned(), weight.to_owned()));
    assert_eq!(found, wanted);
}

/// A profile of a field of its own.
const LAW: &str = "name = \"law\"\nextends = \"medical\"\n[levels]\nhedge-dropped = \"note\"\n\
    [[wording]]\nid = \"win\"\nja = [\"必ず勝訴\"]\nen = [\"sure to win\"]\n\
    fires = [{ en = \"We are sure to win.\" }]\nsilent = [{ ja = \"勝訴した。\" }]\n";

#[test]
fn the_profile_decides_what_a_lost_hedge_weighs() {
    let project = Folder::translated_clinic();
    project.translate("炎症を抑える作用が期待されています。", "It cures inflammation and is sure to win.");
    let weights = |project: &Folder| -> Vec<(String, String)> {
        let json = project.run("check --format json").any().json();
        field(&json["findings"], "code").into_iter().zip(field(&json["findings"], "severity")).collect()
    };
    let found = |pairs: &[(&str, &str)]| pairs.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect::<Vec<_>>();
    assert_eq!(weights(&project), found(&[("hedge-dropped", "error"), ("overclaim", "error")]));
    project.write("taiyaku.toml", format!("{SETTINGS}[check]\nprofile = \"none\"\n"));
    assert_eq!(weights(&project), found(&[("hedge-dropped", "warning")]));
    project.write("taiyaku.toml", format!("{SETTINGS}[check]\nprofile = \"profiles/law.toml\"\n"));
    project.write("profiles/law.toml", LAW);
    assert_eq!(weights(&project), found(&[("hedge-dropped", "note"), ("overclaim", "error"), ("regulated-wording", "error")]));
    project.write("taiyaku.toml", format!("{SETTINGS}[check]\nprofile = \"profiles/law.toml\"\n[check.levels]\noverclaim = \"off\"\n"));
    assert_eq!(weights(&project), found(&[("hedge-dropped", "note"), ("regulated-wording", "error")]));
}

#[test]
fn a_profile_that_is_wrong_is_told_with_its_place() {
    let project = Folder::translated_clinic();
    project.write("taiyaku.toml", format!("{SETTINGS}[check]\nprofile = \"profiles/law.toml\"\n"));
    assert_eq!(project.run("check --format json").no().findings(), ["unreadable profiles/law.toml"]);
    project.write("profiles/law.toml", LAW.replace("勝訴した", "必ず勝訴する"));
    let run = project.run("check").no();
    run.says("profiles/law.toml:10:").says("The rule “win” finds something in this text");
    project.write("profiles/law.toml", LAW.replace("silent", "silnet"));
    project.run("check").no().says("profiles/law.toml:10:1").says("silent");
    project.write("taiyaku.toml", format!("{SETTINGS}[check]\nprofile = \"../law.toml\"\n"));
    project.run("check").fails().complains("does not name a profile file inside the project");
    project.write("taiyaku.toml", format!("{SETTINGS}[check]\nprofile = \"medicine\"\n"));
    project.run("check").fails().complains("medical");
}
