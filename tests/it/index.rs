//! The index of a memory under `.taiyaku/`: the same answers with it, without it, after a change, and whatever happened to
//! its files.

use std::fs;
use std::path::PathBuf;

use crate::kit::Folder;

/// More than is indexed in the time an index takes to be found.
fn tmx(more: &[(&str, &str)]) -> String {
    let made_up = (0..4000).map(|n| {
        let what = ["血球を培養した", "薬液を点滴で投与した", "iPS細胞から網膜を作った", "ｻｲﾄｶｲﾝの値を測った"][n % 4];
        (format!("第{n}回の検査では{what}。"), format!("Test {n}: sentence number {n}."))
    });
    let own = more.iter().map(|(ja, en)| ((*ja).to_owned(), (*en).to_owned()));
    let units = made_up
        .chain(own)
        .map(|(ja, en)| format!("<tu><tuv xml:lang=\"ja\"><seg>{ja}</seg></tuv><tuv xml:lang=\"en\"><seg>{en}</seg></tuv></tu>\n"));
    format!("<tmx version=\"1.4\"><header srclang=\"ja\"/><body>\n{}</body></tmx>\n", units.collect::<String>())
}

const ASKED: &str = "第1234回の検査では血球を培養しました。\n膝に注射します。\n第77回の検査では薬液を点滴で投与した。\n";

fn asked(project: &Folder) -> Vec<serde_json::Value> {
    project.run_on("memory match --format json", ASKED).ok().json_lines()
}

/// The files of the index, without their seals.
fn stored(project: &Folder) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(project.at(".taiyaku/memory")).into_iter().flatten().map(|e| e.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|kind| kind != "seal"));
    files.sort();
    files
}

fn kinds(project: &Folder) -> Vec<String> {
    stored(project).iter().map(|path| path.extension().unwrap().to_str().unwrap().to_owned()).collect()
}

#[test]
fn a_memory_is_indexed_once_and_patched_when_its_file_changes() {
    let project = Folder::clinic().file("memory/old.tmx", tmx(&[]));
    let before = asked(&project);
    assert_eq!((before[2]["matches"][0]["score"].as_u64(), before[1]["matches"].as_array().map(Vec::len)), (Some(100), Some(0)));
    assert_eq!(kinds(&project), ["corpus"]);
    let written = fs::metadata(&stored(&project)[0]).unwrap().modified().unwrap();
    assert_eq!(asked(&project), before);
    assert_eq!(fs::metadata(&stored(&project)[0]).unwrap().modified().unwrap(), written, "the index was made again");

    // One pair more, one less: what is new is found, what is gone is not, and the index itself stays.
    let text = tmx(&[("膝に注射します。", "It is injected into the knee.")]).replace("第77回", "第78000回");
    project.write("memory/old.tmx", &text);
    let after = asked(&project);
    assert_eq!(after[1]["matches"][0]["target"], "It is injected into the knee.");
    assert!(after[2]["matches"][0]["score"].as_u64() < Some(100));
    assert_eq!(kinds(&project), ["corpus", "patch"]);
    assert_eq!(fs::metadata(&stored(&project)[0]).unwrap().modified().unwrap(), written, "the index was made again");
    assert_eq!(asked(&project), after);
    fs::remove_dir_all(project.at(".taiyaku")).unwrap();
    assert_eq!(asked(&project), after, "made anew it says something else");

    // A file that is gone takes its index with it, once another one is written.
    project.remove("memory/old.tmx");
    project.write("memory/new.tmx", tmx(&[]));
    assert!(asked(&project)[0]["matches"][0]["origin"] == "memory/new.tmx");
    assert_eq!(kinds(&project), ["corpus"]);
}

#[test]
fn an_index_that_is_damaged_or_foreign_is_made_again_with_one_line() {
    let project = Folder::clinic().file("memory/old.tmx", tmx(&[("膝に注射します。", "It is injected into the knee.")]));
    let right = asked(&project);
    let place = stored(&project)[0].clone();
    let whole = fs::read(&place).unwrap();
    let mut middle = whole.clone();
    middle[whole.len() / 2] ^= 0x10;
    let version = env!("CARGO_PKG_VERSION").as_bytes();
    let at = whole.windows(version.len()).position(|part| part == version).unwrap();
    let mut newer = whole.clone();
    newer[at] = b'9';
    for (name, bytes) in [
        ("cut", whole[..whole.len() - 1].to_vec()),
        ("empty", Vec::new()),
        ("middle", middle),
        ("other", b"something else".to_vec()),
        ("version", newer),
    ] {
        fs::write(&place, bytes).unwrap();
        let run = project.run_on("memory match --format json", ASKED).ok().complains("memory/old.tmx");
        assert_eq!((run.json_lines(), run.err.lines().count()), (right.clone(), 1), "{name}: {}", run.err);
        assert_eq!(fs::read(&place).unwrap(), whole, "{name}");
        project.run_on("memory match --format json", ASKED).ok().quietly();
    }
    project.run("memory search 膝 --lang ja").ok();
    // Moved, copied or touched, it is read through once and taken as it is.
    fs::write(&place, &whole).unwrap();
    project.run_on("memory match --format json", ASKED).ok().quietly();
    // What a killed command left goes with the next one that writes.
    project.write(".taiyaku/memory/.taiyaku-abc.tmp", "half");
    project.write("memory/old.tmx", tmx(&[]));
    asked(&project);
    assert!(!project.has(".taiyaku/memory/.taiyaku-abc.tmp"));
}

#[test]
fn a_place_for_the_index_that_is_none_is_done_without() {
    let project = Folder::clinic().file("memory/old.tmx", tmx(&[])).file(".taiyaku", "a file");
    assert_eq!(asked(&project)[2]["matches"][0]["score"], 100);
    #[cfg(unix)]
    {
        project.remove(".taiyaku");
        let outside = tempfile::tempdir().unwrap();
        std::os::unix::fs::symlink(outside.path(), project.at(".taiyaku")).unwrap();
        assert_eq!(asked(&project)[2]["matches"][0]["score"], 100);
        assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 0, "a link was followed");
    }
}

#[test]
fn two_commands_at_once_answer_the_same() {
    let project = Folder::clinic().file("memory/old.tmx", tmx(&[]));
    let answers: Vec<_> = std::thread::scope(|scope| {
        let running: Vec<_> = (0..4).map(|_| scope.spawn(|| asked(&project))).collect();
        running.into_iter().map(|run| run.join().unwrap()).collect()
    });
    assert!(answers.iter().all(|answer| *answer == asked(&project)));
    assert_eq!(kinds(&project), ["corpus"]);
}

#[test]
fn the_memory_answers_in_both_directions() {
    let project = Folder::clinic().file("memory/old.tmx", tmx(&[]));
    let rows = project.run_on("memory match --locale ja --format json", "Test 77: sentence number 77.\n").ok().json_lines();
    assert_eq!(
        (&rows[0]["matches"][0]["score"], &rows[0]["matches"][0]["target"]),
        (&100.into(), &"第77回の検査では薬液を点滴で投与した。".into())
    );
    assert_eq!(asked(&project)[2]["matches"][0]["score"], 100);
    assert_eq!(kinds(&project), ["corpus", "corpus"]);
    let own = Folder::translated_clinic();
    let rows = own.run_on("memory match --locale ja --format json", "Good morning.\n").ok().json_lines();
    assert_eq!(rows[0]["matches"][0]["target"], "こんにちは。");
}
