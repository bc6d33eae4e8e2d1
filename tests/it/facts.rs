//! Facts that are kept against reading everything: a project is edited at random, and what its facts say is held to what a
//! project says that was read whole, whatever happened to the store.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use taiyaku::diff::{Version, compare};
use taiyaku::project::{Disk, Ledger, Revision, Snapshot, Survey, Surveyed};

use crate::kit::{Dice, Folder, words};

const SENTENCES: [&str; 10] = [
    "上清液を3mL投与します。",
    "ｽﾃｰｼﾞ①の幹細胞は、約１億個あります。",
    "上澄み液は使いません。",
    "コンピューターで〜週間ごとに調べる。",
    "コンピュータは『古い』ものでよい。",
    "か\u{3099}ん細胞の検査（MRI検査）を行う。",
    "炎症を抑える作用が期待されています。",
    "3ヶ月後に来院してください。",
    "3か月後に再び来院してください。",
    "医師：痛みはありますか。",
];

const TARGETS: [&str; 6] = [
    "3 mL of conditioned medium is given.",
    "The secretome is given, 3 mL of it.",
    "The culture supernatant is not used.",
    "Come back after 3 months.",
    "It is expected to reduce inflammation.",
    "About 100 million stem cells are there.",
];

/// An article of random sentences.
pub fn article(dice: &mut Dice) -> String {
    let paragraphs: Vec<String> = (0..2 + dice.below(5)).map(|_| format!("{}{}", dice.of(&SENTENCES), dice.of(&SENTENCES))).collect();
    format!("# 第{}回\n\n{}\n", dice.below(3), paragraphs.join("\n\n"))
}

/// One edit of anything that counts, to one of these articles.
pub fn edit(project: &Folder, dice: &mut Dice, names: &[&str]) {
    let name = dice.of(names);
    let file = format!("content/ja/{name}");
    let is_there = |file: &str| project.path().join(file).exists();
    let exists = is_there(&file);
    let locale = dice.of(&["en", "fr"]);
    let catalog = format!("locales/{locale}/articles/{name}.ftl");
    match dice.below(26) {
        0 | 1 => project.write(&file, article(dice)),
        2 if exists => {
            project.write(&file, project.read(&file).replacen("投与します", "投与しました", 1) + "\n" + dice.of(&SENTENCES) + "\n")
        }
        3 if exists => project.remove(&file),
        4 if exists && !is_there("content/ja/e.md") => {
            project.write("content/ja/e.md", project.read(&file));
            project.remove(&file);
        }
        5 if is_there("content/ja/e.md") => project.remove("content/ja/e.md"),
        6 => project.write(
            "glossary/terms.toml",
            match project.read("glossary/terms.toml") {
                text if text.contains("\"secretome\"") => text.replace("\"secretome\"", "\"releasate\""),
                text => text.replace("\"releasate\"", "\"secretome\""),
            },
        ),
        7 => project.write(
            "taiyaku.toml",
            format!("source = \"ja\"\ntargets = [\"en\", \"fr\"]\n{}", dice.of(&["", "[check.levels]\nuntranslated = \"off\"\n"])),
        ),
        8 if is_there(&catalog) => {
            let line = dice.of(&["# 注\n", "<<<<<<< ours\n", "s-0000000000 = Nobody knows.\n", "s-0000000000 = { -stem-cell }\n"]);
            project.write(&catalog, project.read(&catalog) + line);
        }
        // A paragraph leaves one article and comes into another.
        9 | 10 if exists => {
            let text = project.read(&file);
            if let Some((before, paragraph)) = text.trim_end().rsplit_once("\n\n") {
                let other = format!("content/ja/{}", dice.of(names));
                project.write(&file, format!("{before}\n"));
                let there = if is_there(&other) { project.read(&other) } else { String::new() };
                project.write(&other, format!("{there}\n{paragraph}\n"));
            }
        }
        // Somebody edits a catalog by hand.
        11 | 12 if is_there(&catalog) => {
            let (old, new) = (
                dice.of(&["conditioned medium", "secretome", "3", "stem cells", "is"]),
                dice.of(&["secretome", "conditioned medium", "5"]),
            );
            project.write(&catalog, project.read(&catalog).replacen(old, new, 1 + dice.below(3)));
        }
        13 if is_there(&catalog) => {
            let above = dice.of(&[
                "# allow: number-mismatch 原文は概数\n",
                "# allow: term-inconsistent 別名\n",
                "# state: draft\n",
                "# note: 要確認\n",
            ]);
            let text = project.read(&catalog);
            if let Some((before, entry)) = text.rsplit_once("\ns-") {
                project.write(&catalog, format!("{before}\n{above}s-{entry}"));
            }
        }
        14 => project.write(&format!("locales/{locale}/site.ftl"), format!("title = {}\n", dice.of(&TARGETS))),
        15 => project.write(
            &format!("content/ja/{}", dice.of(names)),
            format!("{}：「{}」\n{}：「はい。」\n", dice.of(&["医師", "患者", "ア"]), dice.of(&SENTENCES), dice.of(&["患者", "看護師"])),
        ),
        16 => {
            let article = format!("--article {name} --approve --locale {locale}");
            project.run(format!("review {article}").as_str());
        }
        17 if is_there(&catalog) => project.remove(&catalog),
        _ => {
            project.run("sync");
            for _ in 0..3 {
                let next = project.run(["next", "--locale", locale, "--format", "json"]);
                if next.status == Some(0)
                    && let Some(unit) = next.json()["unit"].as_str()
                {
                    project.run(["set", unit, dice.of(&TARGETS), "--locale", locale]);
                }
            }
        }
    }
}

fn shown(value: &impl std::fmt::Debug) -> String {
    format!("{value:#?}")
}

#[test]
fn facts_say_what_reading_everything_says() {
    let mut dice = Dice(20_261_127);
    let project = Folder::project();
    project.write("taiyaku.toml", "source = \"ja\"\ntargets = [\"en\", \"fr\"]\n");
    project.write("content/ja/a.md", article(&mut dice));
    project.write("content/ja/列/c.md", article(&mut dice));
    let project = project.synced().committed();
    let disk = Disk::new(project.path());
    let mut kept = 0;
    let mut before: Option<(Survey, Survey)> = None;
    for step in 0..45 {
        if step > 0 {
            edit(&project, &mut dice, &["a.md", "b.md", "列/c.md", "d.txt"]);
        }
        // Now and then somebody puts a broken pack there, or takes one away. (Another file: bytes in use stay what they were.)
        let put = |pack: &Path, bytes: &[u8]| {
            fs::remove_file(pack).unwrap();
            fs::write(pack, bytes).unwrap();
        };
        let packs = || fs::read_dir(project.path().join(".taiyaku/facts")).into_iter().flatten().flatten().map(|entry| entry.path());
        match (dice.below(12), packs().last()) {
            (0, Some(pack)) => {
                let mut bytes = fs::read(&pack).unwrap();
                let at = dice.below(bytes.len());
                bytes[at] ^= 0x21;
                put(&pack, &bytes);
            }
            (1, Some(pack)) => fs::remove_file(pack).unwrap(),
            (2, Some(pack)) => {
                let bytes = fs::read(&pack).unwrap();
                put(&pack, &bytes[..dice.below(bytes.len())]);
            }
            _ => {}
        }
        let ledger = Ledger::open(Some(project.path()));
        let warm = Survey::of(&disk, &ledger, None, words).unwrap();
        ledger.keep();
        let whole = Survey::of(&disk, &Ledger::open(None), None, words).unwrap();
        let snapshot = Snapshot::load(&disk).unwrap();
        assert_eq!(shown(&warm.findings()), shown(&snapshot.check(&snapshot.rows(), words)), "step {step}: findings");
        // What only a survey says, as one without kept facts says it.
        let Version { kept_back, settings, silent, .. } = whole.version();
        let version = Version { kept_back, settings, silent, ..snapshot.version(words) };
        assert_eq!(shown(&warm.version()), shown(&version), "step {step}: version");
        let counts = |survey: &Survey| survey.articles.iter().map(|one| (one.path.clone(), survey.counts_of(one))).collect::<Vec<_>>();
        assert_eq!(counts(&warm), counts(&whole), "step {step}: counts");
        for only in ["en", "fr"] {
            let one = |ledger: &Ledger| shown(&Survey::of(&disk, ledger, Some(only), words).unwrap().findings());
            assert_eq!(one(&ledger), one(&Ledger::open(None)), "step {step}: {only}");
        }
        if let Some((old_warm, old_whole)) = &before {
            let (base, head) = Survey::versions(old_warm, &warm);
            let short = compare(&base, &head, false);
            assert_eq!(shown(&short), shown(&compare(&old_whole.version(), &whole.version(), false)), "step {step}: diff");
        }
        // A fresh ledger finds in the packs what this one put there.
        let again = Ledger::open(Some(project.path()));
        let second = Survey::of(&disk, &again, None, words).unwrap();
        let third = Survey::of(&disk, &again, None, words).unwrap();
        let same = |one: &&Surveyed| third.article(&one.path).is_some_and(|other| Arc::ptr_eq(&one.facts, &other.facts));
        kept += second.articles.iter().filter(same).count();
        before = Some((warm, whole));
    }
    assert!(kept > 45, "facts were kept: {kept}");
}

/// More articles than are read at once: names of terms and spellings that differ between them, an archive that is asked, an article
/// with another name, one whose translations are gone, speakers that are labels.
#[test]
fn what_is_read_in_parts_says_what_reading_everything_says() {
    let mut dice = Dice(20_261_127);
    let project = Folder::project();
    for number in 0..215 {
        let sentences: Vec<&str> = (0..3).map(|_| dice.of(&SENTENCES)).collect();
        project.write(&format!("content/ja/{}/{number}.txt", number % 7), format!("第{number}回。\n\n{}\n", sentences.join("\n\n")));
    }
    let project = project.synced();
    for _ in 0..14 {
        let number = dice.below(215);
        let next = project.run(["next", &format!("{}/{number}.txt", number % 7), "--format", "json"]).ok().json();
        if let Some(unit) = next["unit"].as_str() {
            project.run(["set", unit, dice.of(&TARGETS)]).ok();
        }
    }
    // To the archive, and back from it; to another name; from disk.
    let first = project.read("content/ja/0/0.txt");
    project.write("content/ja/0/0.txt", "第0回。\n");
    project.run("sync").ok();
    project.write("content/ja/0/0.txt", first);
    fs::rename(project.at("content/ja/1/1.txt"), project.at("content/ja/1/別の名.txt")).unwrap();
    project.remove("content/ja/2/2.txt");
    let project = project.committed();
    let revision = Revision::open(project.path(), "HEAD").unwrap();
    let disk = Disk::new(project.path());
    for tree in [&disk as &dyn taiyaku::project::Tree, &revision] {
        let parts = Survey::of(tree, &Ledger::open(None), None, words).unwrap();
        let whole = Snapshot::load(tree).unwrap();
        let findings = whole.check(&whole.rows(), words);
        assert!(findings.iter().any(|finding| finding.unit.is_some()));
        assert_eq!(shown(&parts.findings()), shown(&findings));
        let Version { kept_back, settings, silent, .. } = parts.version();
        assert_eq!(shown(&parts.version()), shown(&Version { kept_back, settings, silent, ..whole.version(words) }));
    }
}

#[test]
fn every_form_is_the_same_with_facts_and_without() {
    let project = Folder::clinic().committed();
    project.translate("約1億個の細胞から3mLが得られます。", "About 10 million cells give 3 mL of secretome.");
    project.commit("two");
    project.translate("炎症を抑える作用が期待されています。", "It reduces inflammation.");
    for form in ["human", "json", "markdown", "html", "sarif", "github"] {
        for command in [format!("diff HEAD~1 --format {form}"), format!("diff HEAD~1 HEAD --all --format {form}")] {
            let _ = fs::remove_dir_all(project.path().join(".taiyaku"));
            let cold = project.run(command.as_str()).ok().out;
            for _ in 0..2 {
                assert_eq!(project.run(command.as_str()).ok().out, cold, "{command}");
            }
        }
    }
    for command in ["check --format json", "check --since HEAD~1 --format sarif", "check --locale en --format json", "check content/ja"] {
        let _ = fs::remove_dir_all(project.path().join(".taiyaku"));
        let cold = project.run(command).out;
        assert_eq!(project.run(command).out, cold, "{command}");
    }
}

#[test]
fn what_git_has_and_what_stands_on_disk_is_one() {
    let project = Folder::clinic().committed();
    let ledger = Ledger::open(Some(project.path()));
    let head = Survey::of(&Revision::open(project.path(), "HEAD").unwrap(), &ledger, None, words).unwrap();
    let here = Survey::of(&Disk::new(project.path()), &ledger, None, words).unwrap();
    let articles = || head.articles.iter().filter(|one| one.path != "labels.ftl");
    assert!(articles().count() > 0);
    assert!(articles().all(|one| Arc::ptr_eq(&one.facts, &here.article(&one.path).unwrap().facts)));
}

#[test]
fn sarif_tells_where_the_source_of_a_finding_stands() {
    let project = Folder::clinic().committed();
    project.translate("約1億個の細胞から3mLが得られます。", "About 10 million cells give 3 mL.");
    let log = project.run("check --format sarif").out;
    let log: serde_json::Value = serde_json::from_str(&log).unwrap();
    let results = log["runs"][0]["results"].as_array().unwrap();
    let number = results.iter().find(|result| result["ruleId"] == "number-mismatch").unwrap();
    let related = &number["relatedLocations"][0];
    assert_eq!(related["physicalLocation"]["artifactLocation"]["uri"], "content/ja/columns/a.md");
    let line = related["physicalLocation"]["region"]["startLine"].as_u64().unwrap();
    let text = project.read("content/ja/columns/a.md");
    assert!(text.lines().nth(usize::try_from(line).unwrap() - 1).unwrap().contains("1億個"));
}
