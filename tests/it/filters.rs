//! `segment`, `status`, and what holds for every filter: one input a line, one JSON object a result, in order, streaming.

use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;

use crate::kit::{Folder, command};

#[test]
fn sentences_line_by_line() {
    let text = "\u{FEFF}これは文です。「本当ですか。」と聞いた。\r\n\niPS細胞は3.5 mLです。次です";
    let folder = Folder::empty();
    let rows = folder.run_on("segment --format json", text).ok().quietly().json_lines();
    let shown: Vec<String> =
        rows.iter().map(|row| format!("{}:{}-{} {}", row["line"], row["start"], row["end"], row["text"].as_str().unwrap())).collect();
    assert_eq!(shown, ["1:0-21 これは文です。", "1:21-60 「本当ですか。」と聞いた。", "3:0-27 iPS細胞は3.5 mLです。", "3:27-36 次です"]);
    folder.write("本 文.txt", text);
    assert_eq!(folder.run(["segment", "本 文.txt", "--format", "json"]).ok().json_lines(), rows);
    folder.run_on("segment", text).ok().says("次です\n");
    let english = folder.run_on("segment --locale en", "Dr. Sano came. It was 3.5 mL.\n").ok();
    assert_eq!(english.out, "Dr. Sano came.\nIt was 3.5 mL.\n");
    folder.run("segment --locale '日本 語'").fails().complains("日本");
    folder.run("segment 無い.txt").fails().complains("無い.txt");
    folder.run_ja("segment .").fails().complains("フォルダー");
}

#[test]
fn bytes_that_are_no_text_are_said_with_their_place_and_the_rest_goes_on() {
    let (sjis, ..) = encoding_rs::SHIFT_JIS.encode("テスト\n");
    let (euc, ..) = encoding_rs::EUC_JP.encode("幹細胞とテスト\n");
    let text = |bytes: &[u8]| [b"ok\nab ", bytes, "幹細胞です。\n".as_bytes(), b"\xFF"].concat();
    let folder = Folder::project().file("sjis.txt", text(&sjis)).file("euc.txt", [b"ok\nab ", &euc[..], b"last\n"].concat());
    for words in ["segment", "glossary find", "memory match"] {
        let run = folder.run(format!("{words} sjis.txt --format json").as_str()).fails();
        let run =
            run.complains("sjis.txt:2:4\n").complains("sjis.txt:4:1\n").complains("2 lines are not text").complains("[invalid-encoding]");
        assert_eq!(run.json_lines().last().unwrap()["line"], 3, "{run}");
        folder.run(format!("{words} euc.txt").as_str()).fails().complains("`iconv -f EUC-JP -t UTF-8 euc.txt > new-file`");
        let run = folder.run_on(words, &euc[..]).fails().complains("-:1:1\n").complains("| iconv -f EUC-JP -t UTF-8 |");
        assert!(!run.err.contains(" - >"), "{run}");
        let run = folder.run_with(words, &sjis[..], &[("LANG", "ja_JP.UTF-8")]).fails();
        run.complains("1行あり").complains("| iconv -f CP932 -t UTF-8 |");
    }
    // What is neither has no conversion.
    folder.run_on("segment", b"\xFF\xFF\n").fails().complains("Replace the broken characters");
}

#[test]
fn a_result_comes_before_the_next_line_is_asked_for() {
    let folder = Folder::project();
    for words in [&["segment", "--format", "json"][..], &["glossary", "find", "--format", "json"], &["memory", "match", "--format", "json"]]
    {
        let mut child = command(folder.path()).args(words).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let mut input = child.stdin.take().unwrap();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        for line in ["幹細胞です。\n", "上清液です。\n"] {
            input.write_all(line.as_bytes()).unwrap();
            let mut answer = String::new();
            output.read_line(&mut answer).unwrap();
            assert!(answer.starts_with("{\"line\":"), "{words:?} {answer}");
        }
        drop(input);
        assert!(child.wait().unwrap().success());
    }
}

#[test]
fn states_are_exclusive_and_add_up() {
    let project = Folder::translated_clinic();
    project.edit("content/ja/columns/a.md", "約1億個", "約2億個");
    project.edit("content/ja/d.txt", "患者：「はい。」", "患者：「はい。」\n医師：「新しい質問です。」\n\n• 03-0000-0000");
    let json = project.run("status --format json").ok().json();
    assert_eq!(json["version"], 1);
    let mut sums = std::collections::BTreeMap::new();
    for article in json["articles"].as_array().unwrap() {
        let count = |name: &str| article[name].as_u64().unwrap();
        let states = ["untranslated", "draft", "translated", "stale", "needs_review", "reviewed", "skipped"];
        assert_eq!(states.iter().map(|state| count(state)).sum::<u64>(), count("segments"), "{article:#}");
        for state in states {
            *sums.entry(state).or_insert(0) += count(state);
        }
        let bands: u64 = article["bands"].as_object().unwrap().values().map(|band| band["segments"].as_u64().unwrap()).sum();
        assert_eq!(bands, count("untranslated"));
    }
    assert_eq!((sums["translated"], sums["stale"], sums["untranslated"], sums["skipped"]), (8, 1, 1, 1));
    let csv = project.run("status --format csv").ok().out;
    let head: Vec<&str> = csv.lines().next().unwrap().split(',').collect();
    assert_eq!(&head[..5], ["path", "locale", "segments", "untranslated", "draft"]);
    assert!(csv.lines().all(|line| line.split(',').count() == head.len()), "{csv}");
    assert_eq!(csv.lines().count(), 4);
    project.run("status").ok().says("columns/a.md").says("stale");
    project.run_ja("status").ok().says("columns/a.md").never_says("stale");
    project.run("status --locale en").ok();
    project.run("status --locale fr").fails().complains("fr");
    Folder::project().run("status --format json").ok().says("{\"articles\":[],\"characters_per_word\":2.5,\"version\":1}");
    Folder::project().run("status").ok();
}
