//! `build` again: whatever was done to a project, its output is what a build from nothing makes, byte for byte, and what it
//! says it changed is what changed.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::{Child, Stdio};
use std::time::{Duration, SystemTime};

use serde_json::Value;

use crate::kit::{Folder, SETTINGS, command, field};

fn dist(project: &Folder) -> BTreeMap<String, Vec<u8>> {
    project.files().into_iter().filter(|(name, _)| name.starts_with("dist/")).collect()
}

/// The same project without anything that was built or kept.
fn copy(project: &Folder) -> Folder {
    let files = project.files().into_iter().filter(|(name, _)| !name.starts_with("dist/"));
    files.fold(Folder::empty(), |copy, (name, bytes)| copy.file(&name, bytes))
}

/// Waits until what was written cannot change once more and look the same.
fn settle() {
    std::thread::sleep(Duration::from_millis(60));
}

fn changed(report: &Value) -> BTreeSet<(String, String)> {
    field(&report["changed"], "path").into_iter().zip(field(&report["changed"], "locale")).collect()
}

/// The pages with files that differ.
fn differing(before: &BTreeMap<String, Vec<u8>>, after: &BTreeMap<String, Vec<u8>>) -> BTreeSet<(String, String)> {
    let files = before.keys().chain(after.keys()).filter(|name| before.get(*name) != after.get(*name) && after.contains_key(*name));
    files
        .filter_map(|name| {
            let (locale, path) = name.strip_prefix("dist/")?.split_once("/articles/")?;
            let path = path.strip_suffix(".ftl").or_else(|| path.strip_suffix(".json")).unwrap_or(path);
            Some((path.to_owned(), locale.to_owned()))
        })
        .collect()
}

/// A few articles that link to each other, with labels and terms.
fn linked() -> Folder {
    Folder::project()
        .article("columns/a.md", "# 上清液とは\n\n上清液は液体です。[次](b.md#費用について)へ。\n")
        .article("columns/b.md", "## 費用について\n\n費用は3万円です。\n\n[前](a.md)へ戻る。\n")
        .article("c.txt", "医師：「こんにちは。」\n患者：「はい。」\n")
        .article("d.html", "<p>幹細胞の話です。<a href=\"columns/b.md\">費用</a></p>\n")
        .file("locales/ja/site.ftl", "menu = 目次\n")
        .file("locales/en/site.ftl", "menu = Contents\n")
        .synced()
        .translated([("上清液とは", "What is conditioned medium?"), ("費用は3万円です。", "It costs 30,000 yen."), ("医師", "Doctor")])
}

const SENTENCES: [&str; 8] = [
    "上清液は液体です。",
    "費用は3万円です。",
    "ｶﾞｰｾﾞを替えます。",
    "か\u{3099}ん検診の案内です。",
    "①３か月後に『検査』をします。",
    "1億2,345万個の細胞です。",
    "[表](../d.html)をご覧ください。",
    "[費用](b.md#費用について)の話です。",
];

/// Pseudo-random numbers, the same each time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % below as u64) as usize
    }

    fn pick<'t, T: ?Sized>(&mut self, of: &[&'t T]) -> &'t T {
        of[self.roll(of.len())]
    }
}

/// Does something to the project, and says what.
fn edit(project: &Folder, dice: &mut Dice) -> String {
    let names: Vec<String> = project.files().into_keys().collect();
    let of = |start: &str| -> Vec<&str> { names.iter().map(String::as_str).filter(|name| name.starts_with(start)).collect() };
    let articles = of("content/");
    match dice.roll(17) {
        0..=2 if !articles.is_empty() => {
            let (file, sentence) = (dice.pick(&articles), dice.pick(&SENTENCES));
            let text = project.read(file);
            let mut lines: Vec<&str> = text.lines().collect();
            match dice.roll(3) {
                0 => lines.insert(dice.roll(lines.len() + 1), sentence),
                1 if !lines.is_empty() => drop(lines.remove(dice.roll(lines.len()))),
                _ => lines.extend(["", sentence]),
            }
            project.write(file, lines.join("\n") + "\n");
            format!("edited {file}")
        }
        3 => {
            let file = format!("content/ja/columns/{}.md", dice.roll(4));
            project.write(&file, format!("# 見出し{}\n\n{}{}\n", dice.roll(3), dice.pick(&SENTENCES), dice.pick(&SENTENCES)));
            format!("wrote {file}")
        }
        4 if articles.len() > 2 => {
            let file = dice.pick(&articles);
            project.remove(file);
            format!("removed {file}")
        }
        5 if !articles.is_empty() => {
            let file = dice.pick(&articles);
            let to = format!("content/ja/moved-{}.{}", dice.roll(3), file.rsplit('.').next().unwrap());
            fs::rename(project.at(file), project.at(&to)).unwrap();
            format!("moved {file} to {to}")
        }
        6..=8 => {
            let catalogs: Vec<&str> = of("locales/ja/").into_iter().filter(|name| !name.ends_with("site.ftl")).collect();
            if catalogs.is_empty() {
                return "nothing".to_owned();
            }
            let file = dice.pick(&catalogs);
            let text = project.read(file);
            let ids: Vec<&str> =
                text.lines().filter_map(|line| line.split_once(" = ")).map(|(id, _)| id).filter(|id| !id.starts_with('#')).collect();
            let path = file.trim_start_matches("locales/ja/").trim_start_matches("articles/");
            let path = if path == "labels.ftl" { path } else { path.strip_suffix(".ftl").unwrap() };
            if ids.is_empty() {
                return "nothing".to_owned();
            }
            let unit = format!("{path}#{}", dice.pick(&ids));
            let fluent = dice.roll(3) == 0;
            let text = if fluent {
                "About { -stem-cell(form: \"plural\") } only."
            } else {
                dice.pick(&["One.", "Two {x}.", "See [this](@1).", "Trois"])
            };
            let mut words = vec!["set".to_owned(), unit.clone(), text.to_owned()];
            words.extend(fluent.then(|| "--fluent".to_owned()));
            project.run_list(&words);
            format!("set {unit} to {text}")
        }
        9 => {
            let word = dice.pick(&["stem cell", "stem-cell", "progenitor cell"]);
            let glossary = project.read("glossary/terms.toml");
            let lines: Vec<String> = glossary
                .lines()
                .map(|line| {
                    if line.contains("stem") && line.starts_with("en =") {
                        format!("en = {{ preferred = \"{word}\" }}")
                    } else {
                        line.to_owned()
                    }
                })
                .collect();
            project.write("glossary/terms.toml", lines.join("\n"));
            format!("the term is {word}")
        }
        10 => {
            let publish = dice.pick(&[
                "",
                "[publish]\nunit = \"segment\"\n",
                "[publish]\nunit = \"segment\"\nstale = \"fallback\"\n\n[[publish.rules]]\npaths = [\"columns/**\"]\nunit = \"page\"\n",
            ]);
            project.write("taiyaku.toml", format!("{SETTINGS}{publish}"));
            format!("settings {publish:?}")
        }
        11 => {
            project.run("sync").ok();
            "sync".to_owned()
        }
        12 => {
            project.write("locales/en/site.ftl", dice.pick(&["menu = Contents\n", "menu = { -stem-cell }\n", "menu = Menu\n"]));
            "site.ftl".to_owned()
        }
        13 => {
            let files = of("dist/");
            if files.is_empty() {
                return "nothing".to_owned();
            }
            let file = dice.pick(&files);
            // Written into the same file, and to the same length: the folder it is shared with must not show it.
            let length = project.files()[file].len();
            if dice.roll(2) == 0 {
                project.remove(file)
            } else {
                fs::write(project.at(file), vec![b'x'; length]).unwrap()
            }
            format!("spoiled {file}")
        }
        14 => {
            let _ = fs::remove_dir_all(project.at(".taiyaku"));
            "caches gone".to_owned()
        }
        15 => {
            for file in &articles {
                fs::File::options().append(true).open(project.at(file)).unwrap().set_modified(SystemTime::now()).unwrap();
            }
            "touched all".to_owned()
        }
        _ => {
            settle();
            "waited".to_owned()
        }
    }
}

#[test]
fn a_build_after_any_edits_is_a_build_from_nothing() {
    for seed in [88_172_645_463_325_252, 0x9e37_79b9_7f4a_7c15] {
        let project = linked();
        project.run("build").ok();
        let mut dice = Dice(seed);
        let mut done: Vec<String> = Vec::new();
        for _ in 0..25 {
            done.push(edit(&project, &mut dice));
            let before = dist(&project);
            let run = project.run("build --format json");
            let report = run.json();
            let fresh = copy(&project);
            let other = fresh.run("build --format json");
            assert_eq!(run.status, other.status, "{done:#?}{run}{other}");
            if run.status == Some(0) {
                let after = dist(&project);
                assert_eq!(after.keys().collect::<Vec<_>>(), dist(&fresh).keys().collect::<Vec<_>>(), "{done:#?}");
                for (name, bytes) in dist(&fresh) {
                    assert_eq!(String::from_utf8_lossy(&after[&name]), String::from_utf8_lossy(&bytes), "{name} {done:#?}");
                }
                assert_eq!(changed(&report), differing(&before, &after), "{done:#?}{run}");
                assert_eq!(report["published"], other.json()["published"], "{done:#?}");
                assert_eq!(report["findings"], other.json()["findings"], "{done:#?}");
            }
        }
    }
}

#[test]
fn only_what_changed_is_written_and_the_reason_is_named() {
    let project = linked().file("taiyaku.toml", format!("{SETTINGS}[publish]\nunit = \"segment\"\n"));
    project.translate("はい。", "Yes.");
    settle();
    project.run("build").ok().says("✓ en columns/a.md\n").says("files in");
    let dates = |project: &Folder| -> BTreeMap<String, SystemTime> {
        project
            .files()
            .into_keys()
            .filter(|name| name.starts_with("dist/"))
            .map(|name| (name.clone(), fs::metadata(project.at(&name)).unwrap().modified().unwrap()))
            .collect()
    };
    let before = dates(&project);
    settle();
    project.run("build").ok().says("none of which had to change").never_says("✓");
    project.run_ja("build").ok().says("変更はありません");
    assert_eq!(dates(&project), before);
    let report = |project: &Folder| {
        settle();
        project.run("build --format json").ok().json()
    };
    let reasons = |report: &Value| -> BTreeMap<String, Value> {
        report["changed"]
            .as_array()
            .unwrap()
            .iter()
            .map(|page| (format!("{} {}", page["locale"].as_str().unwrap(), page["path"].as_str().unwrap()), page["reasons"].clone()))
            .collect()
    };
    let only = |pairs: &[(&str, &[&str])]| -> BTreeMap<String, Value> {
        pairs.iter().map(|(page, reasons)| ((*page).to_owned(), serde_json::json!(reasons))).collect()
    };

    project.edit("content/ja/columns/b.md", "3万円", "4万円");
    let report_now = report(&project);
    assert_eq!(reasons(&report_now), only(&[("ja columns/b.md", &["content"]), ("en columns/b.md", &["content", "translation"])]));
    let written: Vec<String> =
        dates(&project).into_iter().filter(|(name, date)| before.get(name) != Some(date)).map(|(name, _)| name).collect();
    assert!(written.iter().all(|name| name.contains("columns/b.md") || name.ends_with("manifest.json")), "{written:?}");

    project.translate("[次](@1)へ。", "To the [next](@1).");
    assert_eq!(reasons(&report(&project)), only(&[("en columns/a.md", &["translation"])]));

    let id = project.unit("医師").rsplit_once('#').unwrap().1.to_owned();
    project.edit("locales/en/labels.ftl", &format!("{id} = Doctor"), &format!("{id} = Physician"));
    assert_eq!(reasons(&report(&project)), only(&[("en c.txt", &["labels"])]));

    project.run(["set", &project.unit("幹細胞の話です。"), "About { -stem-cell(form: \"plural\") }.", "--fluent"]).ok();
    report(&project);
    project.edit(
        "glossary/terms.toml",
        "preferred = \"stem cell\", plural = \"stem cells\"",
        "preferred = \"progenitor cell\", plural = \"progenitor cells\"",
    );
    settle();
    project.run("build").ok().says("✓ en d.html  term stem-cell\n").never_says("columns/a.md");
    assert!(project.read("dist/en/articles/d.html").contains("About progenitor cells."));

    // A page that has no translation any more is not published, and links lead to its source.
    project.write("taiyaku.toml", SETTINGS);
    let report_now = report(&project);
    assert_eq!(field(&report_now["removed"], "path").len(), 4, "{report_now:#}");

    fs::write(project.at("dist/ja/articles/c.txt"), "手").unwrap();
    let report_now = report(&project);
    assert_eq!(reasons(&report_now), only(&[("ja c.txt", &["output"])]));
    assert_eq!(project.read("dist/ja/articles/c.txt"), project.read("content/ja/c.txt"));
}

#[test]
fn a_link_follows_what_becomes_of_the_article_it_leads_to() {
    let project = Folder::project()
        .article("a.md", "[次](b.md)へ。\n")
        .article("b.md", "本文です。\n")
        .synced()
        .translated([("[次](@1)へ。", "To the [next](@1).")]);
    project.run("build").ok();
    assert_eq!(project.read("dist/en/articles/a.md"), "To the [next](../../ja/articles/b.md).\n");
    project.translate("本文です。", "Text.");
    settle();
    let report = project.run("build --format json").ok().json();
    let a = report["changed"].as_array().unwrap().iter().find(|page| page["path"] == "a.md").unwrap().clone();
    assert_eq!((&a["locale"], &a["reasons"]), (&"en".into(), &serde_json::json!(["links"])));
    assert_eq!(project.read("dist/en/articles/a.md"), "To the [next](b.md).\n");
}

#[test]
fn what_one_article_lets_go_is_there_for_another_one() {
    let project = Folder::project()
        .article("a.txt", "一つ目の文です。\n二つ目の文です。\n")
        .article("b.txt", "別の文です。\n")
        .synced()
        .translated([("一つ目の文です。", "The first."), ("二つ目の文です。", "The second."), ("別の文です。", "Another.")]);
    project.run("build").ok();
    // The sentence leaves one article, is built, and turns up in the other before anybody syncs.
    project.write("content/ja/a.txt", "一つ目の文です。\n");
    settle();
    project.run("build").ok();
    settle();
    project.run("build").ok();
    project.write("content/ja/b.txt", "別の文です。\n\n二つ目の文です。\n");
    project.run("build").ok();
    assert!(project.read("dist/en/articles/b.txt").contains("The second."));
    assert_eq!(dist(&project), dist(&built(copy(&project))));
    // A renamed article takes over its catalog, whichever other one is made again.
    fs::rename(project.at("content/ja/b.txt"), project.at("content/ja/renamed.txt")).unwrap();
    settle();
    project.run("build").ok();
    settle();
    project.run("build").ok();
    project.write("content/ja/c.txt", "別の文です。\n\n三つ目の文です。\n");
    project.run("build").ok();
    assert_eq!(dist(&project), dist(&built(copy(&project))));
}

#[test]
fn what_no_build_wrote_stays_and_is_named() {
    let project = linked();
    project.run("build").ok();
    project.write("dist/CNAME", "clinic.example.org\n");
    project.write("dist/画像/図.svg", "<svg/>");
    settle();
    project.run("build").ok().says("2 files in the output are none of taiyaku’s and stay: CNAME, 画像/図.svg");
    project.edit("content/ja/c.txt", "こんにちは", "こんばんは");
    for n in 0..3 {
        let report = project.run("build --format json").ok().json();
        assert_eq!(report["foreign"], serde_json::json!(["CNAME", "画像/図.svg"]));
        assert_eq!((project.read("dist/CNAME").as_str(), project.read("dist/画像/図.svg").as_str()), ("clinic.example.org\n", "<svg/>"));
        project.write("content/ja/c.txt", format!("{n}の文です。\n"));
    }
    // Without what is kept of the last build, too, and in a folder whose name could be that of a language.
    project.write("dist/assets/app.css", "p {}\n");
    fs::remove_dir_all(project.at(".taiyaku")).unwrap();
    project.run("build").ok().says("CNAME");
    assert!(project.has("dist/画像/図.svg") && project.has("dist/assets/app.css"));
    project.remove("dist/CNAME");
    project.run("build").ok().never_says("CNAME");
    assert!(!project.has("dist/CNAME"));
}

#[test]
fn articles_have_policies_of_their_own() {
    let rules = "[publish]\nunit = \"segment\"\n\n[[publish.rules]]\npaths = [\"columns/**\"]\nunit = \"page\"\n\n[[publish.rules]]\npaths = [\"content/ja/columns/b.md\"]\nunit = \"block\"\n";
    let project = linked().file("taiyaku.toml", format!("{SETTINGS}{rules}"));
    project.run("build").no().says("✗ en columns/b.md:").says("the output is as it was");
    let report = project.run("build --format json").no().json();
    assert_eq!(field(&report["refused"], "path"), ["columns/b.md"]);
    assert_eq!((&report["refused"][0]["reason"], &report["refused"][0]["args"]["missing"]), (&"incomplete".into(), &2.into()));
    assert!(!project.has("dist"));
    project.translate("費用について", "Costs");
    project.translate("[前](@1)へ戻る。", "[Back](@1).");
    project.translate("こんにちは。", "Good morning.");
    let report = project.run("build --format json").ok().json();
    let kept: Vec<String> = field(&report["kept"], "path");
    assert_eq!(kept, ["columns/a.md", "d.html"]);
    let manifest: Value = serde_json::from_str(&project.read("dist/manifest.json")).unwrap();
    let policy = |path: &str| manifest["articles"].as_array().unwrap().iter().find(|a| a["path"] == path).unwrap()["policy"].clone();
    assert_eq!((policy("columns/a.md"), policy("columns/b.md"), policy("c.txt")), ("page".into(), "block".into(), "segment".into()));
    project.write("taiyaku.toml", format!("{SETTINGS}[[publish.rules]]\npaths = [\"a\"]\nunits = \"page\"\n"));
    project.run("build").fails().complains("taiyaku.toml:5:1").complains("unit");
}

#[test]
fn the_manifest_names_what_falls_back_and_why() {
    let project = Folder::project()
        .file("taiyaku.toml", format!("{SETTINGS}[publish]\nunit = \"segment\"\nstale = \"fallback\"\n"))
        .article("a.md", "# 題\n\n一つ目です。二つ目です。三つ目です。\n")
        .synced()
        .translated([("一つ目です。", "The first."), ("二つ目です。", "The second."), ("題", "Title")]);
    project.edit("content/ja/a.md", "二つ目です。", "二つめです。");
    project.run("build").ok();
    let manifest: Value = serde_json::from_str(&project.read("dist/manifest.json")).unwrap();
    let articles = manifest["articles"].as_array().unwrap();
    let en = articles.iter().find(|a| a["locale"] == "en").unwrap();
    assert_eq!(en["fallback"]["count"], 2, "{en:#}");
    assert_eq!(field(&en["fallback"]["units"], "reason"), ["stale", "untranslated"]);
    assert_eq!(field(&en["fallback"]["units"], "locale"), ["ja", "ja"]);
    let ids = field(&en["fallback"]["units"], "id");
    let json: Value = serde_json::from_str(&project.read("dist/en/articles/a.md.json")).unwrap();
    let units = json["blocks"][1]["units"].as_array().unwrap();
    assert_eq!(ids, units[1..].iter().map(|unit| unit["id"].as_str().unwrap()).collect::<Vec<_>>());
    assert_eq!((&en["x_default"], &en["alternates"][1]["hreflang"]), (&"ja/articles/a.md".into(), &"en".into()));
    assert!(project.read("dist/en/articles/a.md").contains("The first. <span lang=\"ja\">二つめです。</span>"));
}

/// A build that watches, killed when the test ends.
struct Watching(Child);

impl Drop for Watching {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn until(what: &str, is: impl Fn() -> bool) {
    for _ in 0..600 {
        if is() {
            return;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    panic!("never: {what}");
}

#[test]
fn a_watching_build_follows_the_project_and_keeps_the_output_while_it_is_broken() {
    let project = linked();
    let log = project.at("log");
    let mut child = command(project.path());
    child.args(["build", "--watch"]).stdout(Stdio::null()).stderr(fs::File::create(&log).unwrap());
    let mut child = Watching(child.spawn().unwrap());
    let says = |text: &str| fs::read_to_string(&log).unwrap().contains(text);
    let page = |path: &str| fs::read_to_string(project.at(path)).unwrap_or_default();
    until("the first build", || says("Watching"));
    assert!(page("dist/ja/articles/c.txt").contains("こんにちは"));
    project.edit("content/ja/c.txt", "こんにちは", "こんばんは");
    until("an edit", || page("dist/ja/articles/c.txt").contains("こんばんは"));
    project.translate("はい。", "Yes.");
    project.translate("こんばんは。", "Good evening.");
    project.translate("患者", "Patient");
    until("a translation", || page("dist/en/articles/c.txt").contains("Good evening."));
    let settings = project.read("taiyaku.toml");
    let before = dist(&project);
    project.write("taiyaku.toml", format!("{settings}\nnonsense = 1\n"));
    until("a broken state", || says("nonsense"));
    assert_eq!(dist(&project), before);
    project.write("taiyaku.toml", &settings);
    project.write("content/ja/new.txt", "新しい記事です。\n");
    until("a mended state", || project.has("dist/ja/articles/new.txt"));
    assert!(child.0.try_wait().unwrap().is_none());
    interrupt(&child.0);
    until("an end", || Path::new(&format!("/proc/{}", child.0.id())).exists() && child_is_over(child.0.id()));
    let status = child.0.wait().unwrap();
    assert!(matches!(status.code(), None | Some(0 | 130)), "{status}");
    project.run("build").ok().says("none of which had to change");
}

/// Ctrl-C; where whoever runs the tests had it ignored (a shell does for what it runs behind), the same by another name.
fn interrupt(child: &Child) {
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap();
    let ignored = status.lines().find_map(|line| line.strip_prefix("SigIgn:")).map(|mask| u64::from_str_radix(mask.trim(), 16).unwrap());
    let signal = if ignored.unwrap_or(0) & 0b10 == 0 { "-INT" } else { "-TERM" };
    assert!(std::process::Command::new("kill").args([signal, &child.id().to_string()]).status().unwrap().success());
}

/// Whether a process of ours has ended and waits to be asked for its status.
fn child_is_over(id: u32) -> bool {
    fs::read_to_string(format!("/proc/{id}/stat"))
        .is_ok_and(|stat| stat.rsplit_once(')').is_some_and(|(_, rest)| rest.trim_start().starts_with('Z')))
}

#[test]
fn a_reader_never_sees_half_a_build() {
    let project = (0..40).fold(Folder::project(), |project, n| project.article(&format!("{n}.txt"), "一の文です。\n"));
    project.run("build").ok();
    let stop = std::sync::atomic::AtomicBool::new(false);
    let order = std::sync::atomic::Ordering::Relaxed;
    let seen = std::thread::scope(|scope| {
        let reader = scope.spawn(|| {
            let mut seen = 0;
            while !stop.load(order) {
                // A folder that is open stays the same, whatever takes its name.
                let files: Vec<Option<String>> =
                    (0..40).map(|n| fs::read_to_string(project.at(&format!("dist/ja/articles/{n}.txt"))).ok()).collect();
                assert!(files.iter().all(Option::is_some), "a file is missing");
                // Reading takes time, so a switch may fall into it; but it may do so once.
                let turns = files.windows(2).filter(|pair| pair[0] != pair[1]).count();
                assert!(turns <= 1, "{files:?}");
                seen += 1;
            }
            seen
        });
        for n in 0..6 {
            for article in 0..40 {
                project.write(&format!("content/ja/{article}.txt"), format!("{n}の文です。\n"));
            }
            project.run("build").ok();
        }
        stop.store(true, order);
        reader.join().unwrap()
    });
    assert!(seen > 0);
}

#[test]
fn killed_at_any_moment_a_build_leaves_the_old_output_and_the_next_one_is_right() {
    let project = (0..30).fold(Folder::project(), |project, n| project.article(&format!("{n}.txt"), "零の文です。\n"));
    project.run("build").ok();
    let mut last = dist(&project);
    let mut dice = Dice(7);
    for n in 1..30 {
        for article in 0..30 {
            project.write(&format!("content/ja/{article}.txt"), format!("{n}の文です。\n"));
        }
        let mut child = command(project.path()).arg("build").stdout(Stdio::null()).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(dice.roll(150) as u64));
        let _ = child.kill();
        child.wait().unwrap();
        let left = dist(&project);
        if left != last {
            // Then it is the new one, whole.
            assert_eq!(left, dist(&built(copy(&project))), "half a site");
        }
        if n % 5 == 0 {
            project.run("build").ok();
            assert_eq!(dist(&project), dist(&built(copy(&project))));
        }
        last = dist(&project);
    }
}

fn built(project: Folder) -> Folder {
    project.run("build").ok();
    project
}
