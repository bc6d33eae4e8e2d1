//! The site's hand-written messages as units: counted, shown, set, checked, remembered and compared like those of articles,
//! and a file of which nothing changes but the message that was set.

use crate::kit::{Folder, field};

const JA: &str = "\
### サイトの文言

## メニュー

menu = 目次
    .title = 目次を開く
    .accesskey = M
home = 表紙

## 記事

# $count: 記事の数
count = { $count }件の記事
about = { -conditioned-medium }について
# $date: 公開日。か\u{3099}つこなし
updated = 更新日：{ $date }
doses = ３回に分けて約５０mgを投与します。
";

const EN: &str = "\
## Menus

# written by hand
menu = Contents
    .title = Open the contents
    .accesskey = M
home = Home

## Articles

count =
    { $count ->
        [one] One article
       *[other] { $count } articles
    }
about = About { -conditioned-medium }
updated = Updated: { $date }
doses = About 50 mg are given in 3 doses.
";

const FILE: &str = "locales/en/site.ftl";

fn site(en: &str) -> Folder {
    let project = Folder::project().file("locales/ja/site.ftl", JA);
    if !en.is_empty() {
        project.write(FILE, en);
    }
    project
}

/// What `check` finds, as `code unit line:column`.
fn found(project: &Folder) -> Vec<String> {
    let report = project.run("check --format json").any().json();
    let text = |finding: &serde_json::Value, key: &str| finding[key].as_str().unwrap_or_default().to_owned();
    let findings = report["findings"].as_array().unwrap().iter();
    findings.map(|f| format!("{} {} {}:{}", text(f, "code"), text(f, "unit"), f["line"], f["column"])).collect()
}

#[test]
fn sound_messages_are_counted_and_have_no_findings() {
    let project = site(EN);
    assert_eq!(found(&project), [""; 0]);
    let status = project.run("status --format json").ok().json();
    assert_eq!(status["articles"].as_array().unwrap().len(), 1);
    let row = &status["articles"][0];
    assert_eq!((&row["path"], &row["locale"], &row["segments"]), (&"site.ftl".into(), &"en".into(), &8.into()));
    assert_eq!((&row["translated"], &row["untranslated"]), (&8.into(), &0.into()));
    project.run("sync").ok().says("Nothing to do");
    assert_eq!((project.read(FILE), project.read("locales/ja/site.ftl")), (EN.to_owned(), JA.to_owned()));
}

#[test]
fn every_message_and_attribute_is_met_set_and_nothing_is_left() {
    let project = site("");
    let expected = ["menu", "menu.title", "menu.accesskey", "home", "count", "about", "updated", "doses"];
    let targets = [
        "Contents",
        "Open",
        "C",
        "Home",
        "{ $count ->\n    [one] One article\n   *[other] { $count } articles\n}",
        "About { -conditioned-medium }",
        "Updated: { $date }",
        "About 50 mg are given in 3 doses.",
    ];
    for (id, target) in expected.iter().zip(targets) {
        let next = project.run("next --format json").ok().json();
        assert_eq!(next["unit"], format!("site.ftl#{id}"));
        project.run(["set", next["unit"].as_str().unwrap(), target]).ok();
        assert_eq!(project.show(id)["target"], target);
    }
    project.run("next --format json").ok().says("null\n");
    assert_eq!(found(&project), [""; 0]);
    let text = project.read(FILE);
    assert!(
        text.starts_with("## メニュー\n\n# > 目次\n") && text.contains("\n## 記事\n\n# > { $count }件の記事\ncount =\n    { $count ->\n"),
        "{text}"
    );
    let bundle = project.run("build").ok();
    drop(bundle);
    assert_eq!(project.read("dist/en/site.ftl"), text);
}

#[test]
fn what_developers_wrote_is_shown_and_kept() {
    let project = site("# not longer than 20 characters\nupdated = As of { $date }\n");
    project.run("show updated").ok().says("$date: 公開日。か\u{3099}つこなし").says("更新日：{ $date }").says("As of { $date }");
    project.run(["set", "updated", "Updated on { $date }"]).ok();
    assert_eq!(project.read(FILE), "# not longer than 20 characters\n# > 更新日：{ $date }\nupdated = Updated on { $date }\n");
    // What stood there is in the archive.
    assert!(project.read("memory/archive.tmx").contains("As of { $date }"));
}

#[test]
fn a_message_is_held_to_what_its_source_names() {
    let project = site(EN);
    project.run(["set", "updated", "Updated"]).fails().complains("“$date”").complains("{ $date }");
    project.run(["set", "updated", "Updated { $date }, { $time }"]).fails().complains("“$time”");
    project.run(["set", "updated", "Updated { $date"]).fails().complains("Fluent");
    project.run(["set", "about", "About { -secretome }"]).fails().complains("-secretome");
    project.run(["set", "home", "Back { menu }", "--fluent"]).fails().complains("menu");
    project.run_ja(["set", "updated", "Updated"]).fails().complains("原文にあるもの").never_says("Write");
    assert_eq!(project.read(FILE), EN);
    // In a plain message braces are braces, and what a term says may be referred to.
    project.run(["set", "home", "Home {1}"]).ok();
    project.run(["set", "doses", "In 3 doses about 50 mg of { -conditioned-medium(form: \"plural\") }.", "--fluent"]).ok();
    let text = project.read(FILE);
    assert!(text.contains("home = Home { \"{\" }1{ \"}\" }\n") && text.contains("{ -conditioned-medium(form: \"plural\") }.\n"), "{text}");
    assert_eq!(project.show("home")["target"], "Home {1}");
}

#[test]
fn a_plural_that_a_language_has_not_may_be_left_out() {
    let en = "# $days (Number): how long\nremove = { $n ->\n    [one] Remove page\n   *[other] Remove pages\n}\nleft = { $days ->\n    [one] One day left\n   *[other] { $days } days left\n}\n# $who: か\u{3099}くせい\nwelcome = Welcome\n";
    let project = Folder::empty().file("taiyaku.toml", "source = \"en\"\ntargets = [\"ja\"]\n").file("locales/en/ui.ftl", en);
    project.run(["set", "remove", "ページを削除"]).ok();
    project.run(["set", "left", "残りわずか"]).fails().complains("“$days”");
    project.run(["set", "left", "残り{ $days }日"]).ok();
    project.run(["set", "welcome", "{ $who }さん、ようこそ", "--fluent"]).ok();
    project.run(["set", "welcome", "{ $whose }さん、ようこそ", "--fluent"]).fails().complains("“$whose”");
    let units: Vec<String> = field(&project.run("check --format json").any().json()["findings"], "code");
    assert!(!units.iter().any(|code| matches!(code.as_str(), "number-mismatch" | "untranslated" | "source-text-left")), "{units:?}");
}

#[test]
fn an_edited_source_makes_stale_what_remembers_its_source() {
    let project = site(EN);
    project.run(["set", "home", "Front page"]).ok();
    project.edit("locales/ja/site.ftl", "home = 表紙", "home = 最初の頁");
    project.edit("locales/ja/site.ftl", "menu = 目次", "menu = 索引");
    let shown = project.show("home");
    assert_eq!((&shown["state"], &shown["was"]), (&"stale".into(), &"表紙".into()));
    // Nobody said what the other one was made for.
    assert_eq!(project.show("menu")["state"], "translated");
    assert_eq!(found(&project), ["stale site.ftl#home 8:8"]);
    project.run(["set", "home", "First page"]).ok();
    assert_eq!(project.show("home")["state"], "translated");
    project.edit("locales/ja/site.ftl", "最初の頁", "表紙");
    project.edit(FILE, "# > 最初の頁\n", "# > 表紙\n# state: stale\n");
    assert_eq!(project.show("home")["state"], "translated");
}

#[test]
fn messages_are_reviewed() {
    let project = site(EN);
    project.run("review updated menu.title --approve").ok();
    let text = project.read(FILE);
    assert!(
        text.contains("# > 更新日：{ $date }\n# state: reviewed ") && text.contains("# .title > 目次を開く\n# .title state: reviewed "),
        "{text}"
    );
    assert!(text.contains("# written by hand\n"), "{text}");
    assert_eq!(project.show("menu.title")["state"], "reviewed");
    project.edit(FILE, ".title = Open the contents", ".title = Show the contents");
    assert_eq!(found(&project), ["review-clobbered site.ftl#menu.title 7:14"]);
    project.run("review home --reject --note too_short").ok();
    assert!(project.read(FILE).contains("# > 表紙\n# state: needs-review\n# note: too_short\nhome = Home\n"), "{}", project.read(FILE));
    assert_eq!(project.run("next --format json").ok().json()["unit"], "site.ftl#home");
}

#[test]
fn the_checks_read_every_variant_and_say_where() {
    let en = EN
        .replace("About 50 mg are given in 3 doses.", "50 mg are given in 4 doses.")
        .replace("[one] One article", "[one] 1 件の article")
        .replace("About { -conditioned-medium }", "About the culture supernatant")
        .replace("Home", "ホーム");
    let project = site(&en);
    let mut found = found(&project);
    found.sort();
    let lines: Vec<&str> = found.iter().map(String::as_str).collect();
    assert_eq!(
        lines,
        [
            "number-mismatch site.ftl#doses 18:28",
            "reference-mismatch site.ftl#about 16:1",
            "source-text-left site.ftl#count 13:17",
            "source-text-left site.ftl#home 7:8",
            "term-forbidden site.ftl#about 16:19",
        ]
    );
    // A waiver stands in the comment, that of an attribute with its name.
    project.edit(FILE, "doses =", "# allow: number-mismatch the fourth is free\ndoses =");
    project.edit(FILE, "home =", "# allow: source-text-left\nhome =");
    let report = project.run("check --format json locales/en/site.ftl").any().json();
    assert_eq!(report["summary"]["waived"], 1);
    assert!(field(&report["findings"], "code").contains(&"waiver-invalid".to_owned()), "{report}");
}

#[test]
fn variants_multiply_no_finding() {
    let ja = "sent = { $n ->\n    [1] { $n }人の患者に\n   *[other] { $n }人の患者さんに\n}2回送りました。\nleft = 残り{ $n }日\n";
    let en = "sent =\n    { $n ->\n        [0] Sent to no patient 3 times.\n        [one] Sent to one patient 3 times.\n       *[other] Sent to { $n } patients 3 times.\n    }\nleft =\n    { $n ->\n        [0] Ends today\n        [one] 1 day left\n       *[other] { $n } days left\n    }\n";
    let project = Folder::project().file("locales/ja/ui.ftl", ja).file("locales/en/ui.ftl", en);
    assert_eq!(
        found(&project).iter().map(|f| f.split(' ').take(2).collect::<Vec<_>>().join(" ")).collect::<Vec<_>>(),
        ["number-mismatch ui.ftl#sent"]
    );
}

#[test]
fn tags_are_compared_and_what_holds_no_words_is_not() {
    let ja = "menu = 目次\n    .accesskey = も\n    .style = width: 3em\nlist-accesskey = い\nlater = 今はしない\nread = <strong>必ず</strong>お読みください\nempty = 件\n";
    let en = "menu = Contents\n    .accesskey = も\n    .style = width: 5em\nlist-accesskey = い\nlater = Later\nread = Please be sure to read it\nempty = { \"\" }\n";
    let project = Folder::project().file("locales/ja/ui.ftl", ja).file("locales/en/ui.ftl", en);
    assert_eq!(found(&project), ["markup-mismatch ui.ftl#read 6:8"]);
    project.write("locales/en/ui.ftl", "menu = Contents\n");
    let mut units = found(&project);
    units.sort();
    assert_eq!(units.len(), 6, "{units:?}");
    assert!(units.iter().all(|unit| unit.starts_with("untranslated ui.ftl#")), "{units:?}");
}

#[test]
fn messages_are_a_memory_and_drafts_come_from_it() {
    let project = site(EN).article("a.md", "目次\n\n約５０mgを３回に分けて投与します。\n").synced();
    let ui = "list = 目次\nchanged = 更新日：{ $date }\nother = 更新日：{ $day }\nkey = か\u{3099}き\n    .accesskey = M\n";
    project.write("locales/ja/ui.ftl", ui);
    let shown = project.run("show list --format json").ok().json();
    assert_eq!((&shown["matches"][0]["target"], &shown["matches"][0]["origin"]), (&"Contents".into(), &"site.ftl#menu".into()));
    project.run("pretranslate").ok();
    let text = project.read("locales/en/ui.ftl");
    assert_eq!(
        text.lines().filter(|line| line.contains(" =")).collect::<Vec<_>>(),
        ["list = Contents", "changed = Updated: { $date }"],
        "{text}"
    );
    assert_eq!(text.matches("# state: draft\n").count(), 2);
    assert!(project.read("locales/en/articles/a.md.ftl").contains("= Contents\n"));
    assert_eq!(project.read(FILE), EN);
    let tmx = project.run("memory export").ok().out;
    assert!(tmx.contains("<seg>更新日：{ $date }</seg>") && !tmx.contains("<seg>M</seg>") && !tmx.contains("[one]"), "{tmx}");
}

#[test]
fn a_diff_and_a_new_glossary_know_messages() {
    let project = site(EN).committed();
    project.edit(FILE, "About { -conditioned-medium }", "About { -conditioned-medium } and more");
    project.edit(FILE, "= Home", "= Start");
    let diff = project.run("diff --format json").ok().json();
    assert_eq!(field(&diff["units"], "unit"), ["site.ftl#home", "site.ftl#about"]);
    project.edit(
        "glossary/terms.toml",
        "preferred = \"conditioned medium\", plural = \"conditioned media\"",
        "preferred = \"stem cell fluid\", plural = \"stem cell fluids\"",
    );
    let diff = project.run("diff --format json").ok().json();
    assert!(field(&diff["terms"], "id").contains(&"conditioned-medium".to_owned()), "{diff}");
    project.write("locales/en/site.ftl", EN.replace("= Home", "= The conditioned medium page"));
    project.write("locales/ja/site.ftl", JA.replace("= 表紙", "= 上清液の頁"));
    project.run("glossary impact --fix").ok();
    assert!(project.read(FILE).contains("# state: draft\n# origin: glossary\nhome = The stem cell fluid page\n"), "{}", project.read(FILE));
}

#[test]
fn a_broken_file_is_refused_and_left_alone() {
    for broken in ["menu = {\n", "<<<<<<< HEAD\nhome = A\n=======\nhome = B\n>>>>>>> theirs\n", "home = 一\nhome = 二\n"] {
        let project = site(broken);
        let before = project.files();
        project.run(["set", "updated", "Updated: { $date }"]).fails().complains(FILE);
        project.run("pretranslate").any();
        project.run("sync").ok();
        assert_eq!(project.files(), before);
        // What it does not say may well stand in it.
        assert!(!found(&project).iter().any(|finding| finding.starts_with("untranslated")), "{broken}");
    }
    let project = site("");
    project.write(FILE, b"home = \xff\n".as_slice());
    let before = project.files();
    project.run(["set", "home", "Home"]).fails();
    assert_eq!(project.files(), before);
}

#[test]
fn line_ends_marks_and_what_is_not_touched_stay() {
    let text = format!("\u{FEFF}{}", EN.replace('\n', "\r\n"));
    let project = site(&text);
    assert_eq!(found(&project), [""; 0]);
    project.run(["set", "home", "Front page"]).ok();
    assert_eq!(project.read(FILE), text.replace("home = Home", "# > 表紙\r\nhome = Front page"));
    project.run(["set", "menu.title", "Ｏpen\nit"]).ok();
    let expected = text
        .replace("home = Home", "# > 表紙\r\nhome = Front page")
        .replace("by hand\r\n", "by hand\r\n# .title > 目次を開く\r\n")
        .replace(".title = Open the contents", ".title =\r\n        Ｏpen\r\n        it");
    assert_eq!(project.read(FILE), expected);
    assert_eq!(project.show("menu.title")["target"], "Ｏpen\nit");
    project.run(["translate", "site.ftl"]).ok();
}

#[test]
fn a_message_may_stand_in_another_file_of_a_locale() {
    let project = Folder::project().file("locales/ja/site.ftl", "a = 一覧\nb = 予約\n").file("locales/ja/more.ftl", "c = 料金\n");
    project.write("locales/en/more.ftl", "b = Book\nc = Fees\n");
    assert_eq!(found(&project), ["untranslated site.ftl#a 1:5"]);
    assert_eq!(project.show("site.ftl#b")["state"], "skipped");
    project.run(["set", "site.ftl#b", "Reserve"]).fails().complains("another file");
    project.run(["set", "a", "List"]).ok();
    assert_eq!((found(&project), project.has("locales/en/site.ftl")), (Vec::new(), true));
    assert_eq!(project.read("locales/en/more.ftl"), "b = Book\nc = Fees\n");
}

#[test]
fn terms_of_the_site_and_comments_that_look_like_states() {
    let ja = "-clinic = 青葉クリニック\nwelcome = { -clinic }へようこそ\nstate = 都道府県\n";
    let en = "-clinic = Aoba Clinic\n# state: the prefecture of the patient\n# allow: users may leave it empty\nwelcome = Welcome to { -clinic }\n# note: of Japan\nstate = Prefecture\n";
    let project = Folder::project().file("locales/ja/site.ftl", ja).file(FILE, en);
    assert_eq!(found(&project), [""; 0]);
    project.run(["set", "welcome", "{ -clinic } welcomes you"]).ok();
    let expected = en.replace("welcome = Welcome to { -clinic }", "# > { -clinic }へようこそ\nwelcome = { -clinic } welcomes you");
    assert_eq!(project.read(FILE), expected);
    // One that the site does not want in English.
    project.write(FILE, "-clinic = Aoba Clinic\n# id: state\n# state: skip\n\nwelcome = Welcome to { -clinic }\n");
    assert_eq!(project.show("state")["state"], "skipped");
    assert_eq!(found(&project), [""; 0]);
}
