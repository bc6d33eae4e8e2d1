//! What a build costs: a project of made-up articles is made in a temporary folder and built by the program, from
//! nothing, again with nothing changed, after an edit of one article, and after a term got another name.
//!
//! ```sh
//! cargo bench --bench build                                        # 100, 1,000 and 10,000 articles of 100 segments
//! cargo bench --bench build -- --articles 1000 --segments 100      # so many
//! cargo bench --bench build -- --articles 1000 --keep FOLDER       # leaves the project there
//! cargo bench --bench build -- --articles 1000 --make FOLDER       # only writes it, for `sync` and other commands
//! ```
//!
//! Times are those of the process: wall, CPU of it, and the most memory it had. Disk and neighbours count.

#![allow(clippy::unwrap_used, clippy::print_stdout)]

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    let value = |name: &str| args.iter().position(|arg| arg == name).and_then(|at| args.get(at + 1)).cloned();
    let number = |name: &str| value(name).map(|text| text.parse::<usize>().unwrap());
    let segments = number("--segments").unwrap_or(100);
    let counts = number("--articles").map_or_else(|| vec![100, 1_000, 10_000], |count| vec![count]);
    if let (Some(folder), [articles]) = (value("--make"), counts.as_slice()) {
        return make(Path::new(&folder), *articles, segments);
    }
    println!("| articles | segments | what | wall s | CPU s | peak MB | files | dist MB |");
    println!("|--:|--:|---|--:|--:|--:|--:|--:|");
    for articles in counts {
        let temporary = tempfile::tempdir().unwrap();
        let folder = value("--keep").map_or_else(|| temporary.path().to_owned(), PathBuf::from);
        make(&folder, articles, segments);
        let mut sync = Command::new(env!("CARGO_BIN_EXE_taiyaku"));
        sync.args(["--project".as_ref(), folder.as_os_str(), "sync".as_ref()]);
        assert!(sync.stdout(Stdio::null()).status().unwrap().success());
        let row = |what: &str| {
            let run = build(&folder);
            let (files, bytes) = size(&folder.join("dist"));
            println!(
                "| {articles} | {} | {what} | {:.2} | {:.2} | {} | {files} | {:.0} |",
                articles * segments,
                run.wall.as_secs_f64(),
                run.cpu,
                run.peak / 1024,
                bytes as f64 / 1e6
            );
        };
        // What was written just now might change once more and look the same.
        let settled = || std::thread::sleep(Duration::from_millis(100));
        settled();
        row("from nothing");
        settled();
        row("nothing changed");
        let article = folder.join(content(articles / 2));
        let text = fs::read_to_string(&article).unwrap();
        fs::write(&article, text.replacen("です。", "でした。", 1)).unwrap();
        settled();
        row("one article edited");
        settled();
        row("nothing changed");
        let labels = folder.join("locales/en/labels.ftl");
        let text = fs::read_to_string(&labels).unwrap();
        fs::write(&labels, text.replace("= Doctor", "= Physician")).unwrap();
        settled();
        row("a label got another name");
        fs::write(folder.join("glossary/terms.toml"), glossary("bone-marrow graft")).unwrap();
        settled();
        row("a term got another name");
    }
}

/// What one run cost.
struct Run {
    wall: Duration,
    cpu: f64,
    peak: u64,
}

/// Runs the program and reads what the system says of it while it runs.
fn build(folder: &Path) -> Run {
    let start = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_taiyaku"))
        .args(["--project".as_ref(), folder.as_os_str(), "build".as_ref()])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut out = child.stdout.take().unwrap();
    let status = format!("/proc/{}/status", child.id());
    let stat = format!("/proc/{}/stat", child.id());
    let reader = std::thread::spawn(move || {
        let mut text = String::new();
        out.read_to_string(&mut text).unwrap();
        text
    });
    let (mut peak, mut ticks) = (0, 0);
    while child.try_wait().unwrap().is_none() {
        if let Ok(text) = fs::read_to_string(&status) {
            let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:")).and_then(|line| line.split_whitespace().next());
            peak = peak.max(line.and_then(|number| number.parse().ok()).unwrap_or(0));
        }
        if let Ok(text) = fs::read_to_string(&stat) {
            let fields: Vec<&str> = text.rsplit_once(')').map_or("", |(_, rest)| rest).split_whitespace().collect();
            let number = |at: usize| fields.get(at).and_then(|field| field.parse::<u64>().ok()).unwrap_or(0);
            ticks = ticks.max(number(11) + number(12));
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    let wall = start.elapsed();
    assert!(child.wait().unwrap().success(), "{}", reader.join().unwrap());
    Run { wall, cpu: ticks as f64 / 100.0, peak }
}

fn size(folder: &Path) -> (usize, u64) {
    let mut sum = (0, 0);
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let data = entry.metadata().unwrap();
        let (files, bytes) = if data.is_dir() { size(&entry.path()) } else { (1, data.len()) };
        sum = (sum.0 + files, sum.1 + bytes);
    }
    sum
}

fn content(article: usize) -> String {
    format!("content/ja/columns/{:03}/{article:05}.md", article / 100)
}

/// Writes a project whose articles are translated, but for one sentence of every tenth; it falls back.
fn make(folder: &Path, articles: usize, segments: usize) {
    let write = |path: &str, text: String| {
        let place = folder.join(path);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, text).unwrap();
    };
    write("taiyaku.toml", "source = \"ja\"\ntargets = [\"en\"]\n\n[publish]\nunit = \"segment\"\n".to_owned());
    write("glossary/terms.toml", glossary("bone marrow transplant"));
    let mut number = 0;
    for article in 0..articles {
        let (mut ja, mut pairs) = (
            format!("# 診療の記録 第{article}号\n\n"),
            vec![(format!("診療の記録 第{article}号"), format!("Clinic notes, number {article}"))],
        );
        for segment in 1..segments.max(4) - 1 {
            let (source, target) = sentence(number);
            number += 1;
            ja.push_str(&source);
            ja.push_str(if segment % 5 == 0 { "\n\n" } else { "" });
            pairs.push((source, target));
        }
        let next = (article + 1) % articles;
        let link = format!("[次の記録](../{:03}/{next:05}.md)も合わせてお読みください。", next / 100);
        ja.push_str(&format!("\n\n医師：「{link}」\n"));
        pairs.push(("[次の記録](@1)も合わせてお読みください。".to_owned(), "Please read [the next notes](@1) as well.".to_owned()));
        write(&content(article), ja);
        let open = if article % 10 == 9 { pairs.len() / 2 } else { usize::MAX };
        let kept = pairs.into_iter().enumerate().filter(|(at, _)| *at != open).map(|(_, pair)| pair);
        let name = |locale: &str| format!("locales/{locale}/articles/columns/{:03}/{article:05}.md.ftl", article / 100);
        let catalog = |pairs: &[(String, String)], target: bool| {
            let mut seen = std::collections::BTreeMap::new();
            let mut text = String::from("### taiyaku catalog 1\n\n");
            for (source, translation) in pairs {
                let id = taiyaku::catalog::unit_id(source);
                let count = seen.entry(id.clone()).and_modify(|count| *count += 1).or_insert(1);
                let id = if *count == 1 { id } else { format!("{id}-{count}") };
                if target {
                    text.push_str(&format!("# > {source}\n{id} = {translation}\n\n"));
                } else {
                    text.push_str(&format!("{id} = {source}\n"));
                }
            }
            text
        };
        let pairs: Vec<(String, String)> = kept.collect();
        write(&name("en"), catalog(&pairs, true));
    }
    let id = taiyaku::catalog::unit_id("医師");
    write("locales/ja/labels.ftl", format!("### taiyaku catalog 1\n\n{id} = 医師\n"));
    write("locales/en/labels.ftl", format!("### taiyaku catalog 1\n\n# > 医師\n{id} = Doctor\n"));
}

/// A sentence and its translation; no two numbers give the same.
fn sentence(number: usize) -> (String, String) {
    const WHAT: [(&str, &str); 6] = [
        ("骨髄移植", "bone marrow transplant"),
        ("幹細胞の培養", "stem cell culture"),
        ("膝の手術", "knee surgery"),
        ("血液の検査", "blood test"),
        ("再生医療", "regenerative medicine"),
        ("上清液の投与", "conditioned medium injection"),
    ];
    const WHEN: [(&str, &str); 4] =
        [("その翌日", "the next day"), ("二週間後", "two weeks later"), ("退院の前", "before discharge"), ("夏の間", "in summer")];
    let ((ja, en), (when, then)) = (WHAT[number % WHAT.len()], WHEN[number / 7 % WHEN.len()]);
    match number % 3 {
        0 => (format!("{when}に受けた{ja}は{number}番の記録です。"), format!("The {en} given {then} is record {number}.")),
        1 => (format!("{number}番の方は{ja}を{when}に受けました。"), format!("Patient {number} had the {en} {then}.")),
        _ => (format!("{ja}の説明書は{number}部あります。"), format!("There are {number} copies of the {en} guide.")),
    }
}

fn glossary(transplant: &str) -> String {
    format!(
        "[transplant]\nja = \"骨髄移植\"\nen = {{ preferred = \"{transplant}\", admitted = [\"bone marrow transplant\"] }}\n\n\
         [stem-cell]\nja = \"幹細胞\"\nen = \"stem cell\"\n\n[conditioned-medium]\nja = \"上清液\"\nen = \"conditioned medium\"\n"
    )
}
