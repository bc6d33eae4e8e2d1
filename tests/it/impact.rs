//! `glossary impact`: what a change of the glossary makes wrong, and what is done about it.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::kit::{Folder, field};

/// A project whose translations say 上清液 in several ways.
fn project() -> Folder {
    Folder::with_article(
        "columns/a.md",
        "# 上清液の話\n\n上清液を投与します。幹細胞を培養した。\n\n「上清液」という語を使う。上清液と上清液を比べる。\n\n[上清液の頁](https://example.org/x)をご覧ください。\n",
    )
    .article("b.txt", "上清液は3mLです。\n\n上清液の色は薄い。\n")
    .synced()
    .translated([
        ("上清液の話", "About Conditioned Medium"),
        ("上清液を投与します。", "Conditioned medium is administered."),
        ("幹細胞を培養した。", "Stem cells were cultured."),
        ("「上清液」という語を使う。", "We use the word “conditioned medium”."),
        ("上清液と上清液を比べる。", "We compare conditioned medium with conditioned medium."),
        ("[上清液の頁](@1)をご覧ください。", "See [the page on conditioned medium](@1)."),
        ("上清液は3mLです。", "The conditioned medium amounts to 3 mL."),
        ("上清液の色は薄い。", "The secretome is pale."),
    ])
}

/// The change that makes another word the right one, as it is tried out and as it is written.
const TRIAL: [&str; 4] = [
    "--set",
    "conditioned-medium.en=\"culture plasma\"",
    "--set",
    "conditioned-medium.en.forbidden = [\"conditioned medium\", \"culture supernatant\"]",
];

fn write(project: &Folder) {
    let glossary = project.read("glossary/terms.toml");
    let line = glossary.lines().find(|line| line.contains("conditioned medium")).unwrap();
    let new = "en = { preferred = \"culture plasma\", admitted = [\"secretome\"], forbidden = [\"conditioned medium\", \"culture supernatant\"] }";
    project.edit("glossary/terms.toml", line, new);
}

fn impact(project: &Folder, words: &[&str]) -> Value {
    let all: Vec<String> = ["glossary", "impact", "--format", "json"].iter().chain(words).map(|word| (*word).to_owned()).collect();
    project.run_list(&all).ok().json()
}

#[test]
fn a_change_is_tried_out_without_writing_anything() {
    let project = project();
    let before = project.files();
    let json = impact(&project, &TRIAL);
    assert_eq!(project.files(), before, "nothing is written");
    assert_eq!(json["dry_run"], true);
    // By article, every segment that has the old word.
    let count = |article: usize| json["articles"][article]["units"].as_array().map_or(0, Vec::len);
    assert_eq!(field(&json["articles"], "path"), ["b.txt", "columns/a.md"], "{json:#}");
    assert_eq!((count(0), count(1)), (2, 5), "{json:#}");
    let by_status = |json: &Value| -> Vec<(String, String)> {
        field(&json["findings"], "status").into_iter().zip(field(&json["findings"], "code")).collect()
    };
    let told = |status: &str, count: usize| vec![(status.to_owned(), "term-forbidden".to_owned()); count];
    // Where the old word was the usual one, the other word is no departure any more.
    let mut expected = told("introduced", 7);
    expected.push(("fixed".to_owned(), "term-inconsistent".to_owned()));
    assert_eq!(by_status(&json), expected);
    // The same change in the file, seen from git.
    let project = project.committed();
    write(&project);
    let written = impact(&project, &[]);
    assert_eq!(written["findings"], json["findings"]);
    assert_eq!(written["articles"], json["articles"]);
    project.run_list(&["glossary", "impact"].map(str::to_owned)).ok().says("7 segments in 2 articles").says("term-forbidden");
    project.run_ja("glossary impact").ok().says("2件の記事の7セグメント").never_says("segments");
    // And back: what goes is told as gone.
    project.commit("the new word");
    let back = impact(&project, &["HEAD", "HEAD~1"]);
    let mut expected = told("fixed", 7);
    expected.insert(0, ("introduced".to_owned(), "term-inconsistent".to_owned()));
    assert_eq!(by_status(&back), expected);
}

#[test]
fn what_cannot_be_tried_out_is_said() {
    let project = project();
    for (typed, said) in [("上清液", "上清液"), ("conditioned-medium.en+=x", "KEY=VALUE"), ("conditioned-medium.en.prefered=x", "prefered")]
    {
        project.run(["glossary", "impact", "--set", typed]).fails().complains(said);
    }
    let run = project.run_with(["glossary", "impact", "--set", "stem-cell.en.boundary=広い"], "", &[("LANG", "ja_JP.UTF-8")]);
    run.fails().complains("広い").complains("項目が読めなくなります");
}

#[test]
fn translations_are_marked_for_review() {
    let project = project().committed();
    write(&project);
    let before = project.files();
    let json = impact(&project, &["--demote", "--dry-run"]);
    assert_eq!(project.files(), before, "a dry run writes nothing");
    assert_eq!(json["demoted"].as_array().unwrap().len(), 6, "{json:#}");
    project.run("glossary impact --demote --dry-run").ok().says("6 translations would be marked for review.");
    project.run_ja("glossary impact --demote").ok().says("6件の訳文を要確認にしました。");
    let shown = project.show(&project.unit("上清液を投与します。"));
    assert_eq!((&shown["state"], &shown["target"]), (&"needs-review".into(), &"Conditioned medium is administered.".into()));
    assert_eq!(project.show(&project.unit("幹細胞を培養した。"))["state"], "translated");
    assert!(!project.has("memory/archive.tmx"), "no text was replaced");
    // Done once, there is nothing left to do.
    assert_eq!(impact(&project, &["--demote"])["demoted"], serde_json::json!([]));
}

#[test]
fn what_is_certain_is_written_anew() {
    let project = project().committed();
    write(&project);
    let before = project.files();
    let json = impact(&project, &["--fix", "--dry-run"]);
    assert_eq!(project.files(), before, "a dry run writes nothing");
    let texts = |json: &Value, key: &str| field(&json["rewritten"], key);
    let expected = ["About Culture Plasma", "Culture plasma is administered.", "The culture plasma amounts to 3 mL."];
    let mut found = texts(&json, "head");
    found.sort();
    assert_eq!(found, expected, "{json:#}");
    project
        .run("glossary impact --fix --demote")
        .ok()
        .says("3 translations were written anew, as drafts.")
        .says("4 translations were marked");
    let shown = |source: &str| {
        let shown = project.show(&project.unit(source));
        (shown["state"].as_str().unwrap().to_owned(), shown["target"].as_str().unwrap().to_owned())
    };
    assert_eq!(shown("上清液を投与します。"), ("draft".to_owned(), "Culture plasma is administered.".to_owned()));
    // Quoted, twice, in a link: left to a person.
    for source in ["「上清液」という語を使う。", "上清液と上清液を比べる。", "[上清液の頁](@1)をご覧ください。"]
    {
        assert_eq!(shown(source).0, "needs-review", "{source}");
    }
    // What was written anew made another name the usual one.
    assert_eq!(shown("上清液の色は薄い。").0, "needs-review");
    // The old pairs are kept.
    let archive = project.read("memory/archive.tmx");
    for text in ["About Conditioned Medium", "Conditioned medium is administered.", "The conditioned medium amounts to 3 mL."] {
        assert!(archive.contains(text), "{text}");
    }
    let found = project.run("check --format json").any().findings();
    assert!(!found.iter().any(|finding| finding.contains("term-forbidden") && finding.contains("b.txt")), "{found:?}");
}

/// The findings of `check`, by what makes one the same.
fn checked(project: &Folder) -> BTreeMap<String, i64> {
    let json = project.run("check --format json").any().json();
    let mut counts = BTreeMap::new();
    for print in field(&json["findings"], "fingerprint") {
        *counts.entry(print).or_default() += 1;
    }
    counts
}

#[test]
fn the_impact_of_any_change_is_what_checking_again_says() {
    const WORDS: [&str; 6] = ["conditioned medium", "secretome", "culture plasma", "stem cell", "medium", "cells"];
    let mut number = 7usize;
    let mut roll = |sides: usize| {
        number = number.wrapping_mul(1_103_515_245).wrapping_add(12_345) & 0x7fff_ffff;
        (number >> 8) % sides
    };
    let project = project();
    let mut both = 0;
    for round in 0..14 {
        // An entry as it stands: Japanese word, English word, forbidden ones.
        let mut entry = (["上清液", "幹細胞"][roll(2)].to_owned(), WORDS[roll(6)].to_owned(), vec![WORDS[roll(6)].to_owned()]);
        entry.2.retain(|word| *word != entry.1);
        let text = |entry: &(String, String, Vec<String>)| {
            format!("[t]\nja = \"{}\"\n[t.en]\npreferred = \"{}\"\nforbidden = {:?}\n", entry.0, entry.1, entry.2)
        };
        project.write("glossary/terms.toml", text(&entry));
        let before = checked(&project);
        let mut sets = Vec::new();
        for _ in 0..=roll(2) {
            let word = WORDS[roll(6)].to_owned();
            match roll(4) {
                0 => {
                    entry.0 = ["上清液", "幹細胞", "投与"][roll(3)].to_owned();
                    sets.push(format!("t.ja=\"{}\"", entry.0));
                }
                1 if !entry.2.contains(&word) => {
                    sets.push(format!("t.en = {word}"));
                    entry.1 = word;
                }
                2 if word != entry.1 && !entry.2.contains(&word) => {
                    sets.push(format!("t.en.forbidden += \"{word}\""));
                    entry.2.push(word);
                }
                _ => {
                    sets.push("t.en.forbidden=[]".to_owned());
                    entry.2.clear();
                }
            }
        }
        let words: Vec<&str> = sets.iter().flat_map(|set| ["--set", set]).collect();
        let json = impact(&project, &words);
        project.write("glossary/terms.toml", text(&entry));
        let after = checked(&project);
        let mut expected = after.clone();
        before.iter().for_each(|(print, count)| *expected.entry(print.clone()).or_default() -= count);
        expected.retain(|_, count| *count != 0);
        let mut found: BTreeMap<String, i64> = BTreeMap::new();
        for finding in json["findings"].as_array().unwrap() {
            let sign = if finding["status"] == "introduced" { 1 } else { -1 };
            *found.entry(finding["fingerprint"].as_str().unwrap().to_owned()).or_default() += sign;
        }
        found.retain(|_, count| *count != 0);
        assert_eq!(found, expected, "round {round}: {sets:?}");
        both += usize::from(!found.is_empty());
    }
    assert!(both > 5, "most changes matter: {both}");
}

#[test]
fn what_may_be_another_word_is_left_to_a_person() {
    let texts = [
        ("安静が大切です。", "Rest is important.", true),
        ("手術の後は安静が必要です。", "You need to lie down after rest.", true),
        ("安静にしてください。", "Please rest.", false),
        ("安静にすると楽になります。", "You will feel better if you rest.", false),
        ("患者は安静にします。", "The patient rests.", false),
        ("残りを説明し、安静を勧めます。", "The doctor explains the rest and advises calm.", false),
        ("日本安静学会です。", "This is the Japan Rest Society.", false),
        ("安静室があります。", "There is a rest room.", false),
    ];
    let article: String = texts.iter().map(|(source, ..)| format!("{source}\n\n")).collect();
    let glossary =
        "[rest]\nja = \"安静\"\nen = { preferred = \"rest\" }\n[rest-room]\nja = \"安静室\"\nen = { preferred = \"rest room\" }\n";
    let project = Folder::with_article("a.txt", &article).file("glossary/terms.toml", glossary).synced();
    texts.iter().for_each(|(source, target, _)| _ = project.translate(source, target));
    let project = project.committed();
    project.edit("glossary/terms.toml", "\"rest\" }", "\"bed rest\", forbidden = [\"rest\"] }");
    let json = impact(&project, &["--fix", "--dry-run"]);
    let mut expected: Vec<&str> = texts.iter().filter(|(.., is)| *is).map(|(_, target, _)| *target).collect();
    let mut found = field(&json["rewritten"], "base");
    expected.sort_unstable();
    found.sort();
    assert_eq!(found, expected, "{json:#}");
}

/// What is written anew changes which name is the usual one, so that more may be wrong than at first.
#[test]
fn what_was_done_once_leaves_nothing_to_do() {
    let count = 7;
    let article: String = (1..=count).map(|n| format!("上清液を{n}回投与します。\n\n")).collect();
    let terms = |en: &str| format!("[medium]\nja = \"上清液\"\nen = {en}\n");
    let before = terms("{ preferred = \"conditioned medium\", admitted = [\"secretome\", \"culture plasma\"] }");
    let after = terms("{ preferred = \"culture plasma\", admitted = [\"secretome\"], forbidden = [\"conditioned medium\"] }");
    let mut written = 0;
    for split in 0..count {
        let project = Folder::with_article("a.txt", &article).file("glossary/terms.toml", &before).synced();
        for n in 1..=count {
            let name = if n <= split { "secretome" } else { "conditioned medium" };
            let target = if n % 3 == 0 { format!("It is “{name}”, {n} times.") } else { format!("The {name} is given {n} times.") };
            project.translate(&format!("上清液を{n}回投与します。"), &target);
        }
        let project = project.committed();
        project.write("glossary/terms.toml", &after);
        let (dry, done) = (impact(&project, &["--fix", "--demote", "--dry-run"]), impact(&project, &["--fix", "--demote"]));
        assert_eq!((&dry["rewritten"], &dry["demoted"]), (&done["rewritten"], &done["demoted"]));
        written += done["rewritten"].as_array().map_or(0, Vec::len);
        let again = impact(&project, &["--fix", "--demote"]);
        assert_eq!((&again["rewritten"], &again["demoted"]), (&serde_json::json!([]), &serde_json::json!([])), "{split}: {done:#}");
    }
    assert!(written > 0);
}
