//! What the memory costs, through the same doors as the program: a project with one TMX file is made in a temporary
//! folder, its memory is built and opened again, and texts are looked up (top 5, at least 70).
//!
//! ```sh
//! cargo bench --bench memory                                  # made-up pairs: 10,000, 100,000, 1,000,000
//! cargo bench --bench memory -- --pairs 100000                # so many
//! cargo bench --bench memory -- --tsv TM.tsv QUERIES.txt      # real ones: source, tab, translation; a query a line
//! cargo bench --bench memory -- --external TM.tsv QUERIES.txt # "#build S MB", then "S,CPU<TAB>lines of the best five" for each query
//! ```
//!
//! Times of look-ups are CPU time of one thread, so that neighbours on a shared machine do not count; others are wall time.

#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::print_stderr)]

use std::collections::HashMap;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use rayon::prelude::*;
use rustix::time::{ClockId, clock_gettime};
use taiyaku::memory::{Memory, NoRules, Query};
use taiyaku::project::{Disk, Quiet, Snapshot};

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match args.as_slice() {
        ["--external", pairs, queries] => external(&read_pairs(pairs), &fs::read_to_string(queries).unwrap()),
        ["--tsv", pairs, queries] => {
            let queries: Vec<String> = fs::read_to_string(queries).unwrap().lines().map(str::to_owned).collect();
            head();
            row(&read_pairs(pairs), &queries);
        }
        ["--pairs", counts @ ..] => made_up_rows(&counts.iter().map(|count| count.parse().unwrap()).collect::<Vec<_>>()),
        _ => made_up_rows(&[10_000, 100_000, 1_000_000]),
    }
}

fn made_up_rows(counts: &[usize]) {
    head();
    for &count in counts {
        let pairs = made_up(count);
        row(&pairs, &made_up_queries(&pairs, 1500));
    }
}

fn head() {
    println!(
        "| pairs | text MB | index MB | build s | build CPU s | open ms | p50 ms | p99 ms | a second, one core | all cores | with matches |"
    );
    println!("|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
}

/// One row of the table: everything measured with these pairs.
fn row(pairs: &[(String, String)], queries: &[String]) {
    let project = Project::of(pairs);
    let (wall, cpu) = (Instant::now(), clock(ClockId::ProcessCPUTime));
    drop(project.memory());
    let (build, build_cpu) = (wall.elapsed(), clock(ClockId::ProcessCPUTime) - cpu);
    let mut opens: Vec<Duration> = (0..11)
        .map(|_| {
            let start = Instant::now();
            drop(project.memory());
            start.elapsed()
        })
        .collect();
    opens.sort();
    let memory = project.memory().with_rules(Arc::new(NoRules));
    let mut matched = 0;
    let mut times: Vec<Duration> = queries
        .iter()
        .map(|text| {
            let start = clock(ClockId::ThreadCPUTime);
            matched += usize::from(!memory.lookup(&Query::new(text), 5, 70).is_empty());
            clock(ClockId::ThreadCPUTime) - start
        })
        .collect();
    let one = queries.len() as f64 / times.iter().sum::<Duration>().as_secs_f64();
    let start = Instant::now();
    queries.par_iter().for_each(|text| drop(memory.lookup(&Query::new(text), 5, 70)));
    let all = queries.len() as f64 / start.elapsed().as_secs_f64();
    times.sort();
    let at = |percent: usize| millis(times[(times.len() - 1) * percent / 100]);
    let text: usize = pairs.iter().map(|(source, target)| source.len() + target.len()).sum();
    println!(
        "| {} | {:.1} | {:.1} | {:.2} | {:.2} | {:.2} | {:.3} | {:.3} | {one:.0} | {all:.0} | {matched} of {} |",
        pairs.len(),
        text as f64 / 1e6,
        project.index_bytes() as f64 / 1e6,
        build.as_secs_f64(),
        build_cpu.as_secs_f64(),
        millis(opens[opens.len() / 2]),
        at(50),
        at(99),
        queries.len()
    );
}

/// Answers in the form that benchmarks of other engines have.
fn external(pairs: &[(String, String)], queries: &str) {
    let mut lines: HashMap<&str, Vec<usize>> = HashMap::new();
    pairs.iter().enumerate().for_each(|(line, (source, _))| lines.entry(source).or_default().push(line));
    let project = Project::of(pairs);
    let start = Instant::now();
    let memory = project.memory().with_rules(Arc::new(NoRules));
    let mut out = std::io::stdout().lock();
    writeln!(out, "#build {} {}", start.elapsed().as_secs_f64(), project.index_bytes() as f64 / 1e6).unwrap();
    for text in queries.lines() {
        let (wall, cpu) = (Instant::now(), clock(ClockId::ThreadCPUTime));
        let mut found = memory.lookup(&Query::new(text), 5, 70);
        let (wall, cpu) = (wall.elapsed(), clock(ClockId::ThreadCPUTime) - cpu);
        // Equal in comparison form counts 99 here and as its letters say there.
        if found.iter().any(|found| found.raw != found.score) {
            found = memory.lookup(&Query::new(text), 50, 70);
            found.retain(|found| found.raw >= 70);
            found.sort_by_key(|found| std::cmp::Reverse(found.raw));
        }
        let mut best: Vec<usize> = found.iter().flat_map(|found| &lines[found.source.as_str()]).copied().collect();
        let mut seen = std::collections::HashSet::new();
        best.retain(|line| seen.insert(*line));
        let best: Vec<String> = best.iter().take(5).map(usize::to_string).collect();
        writeln!(out, "{},{}\t{}", wall.as_secs_f64(), cpu.as_secs_f64(), best.join(" ")).unwrap();
    }
}

/// A project with one memory file.
struct Project {
    folder: tempfile::TempDir,
}

impl Project {
    fn of(pairs: &[(String, String)]) -> Project {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("memory")).unwrap();
        fs::write(folder.path().join("taiyaku.toml"), "source = \"ja\"\ntargets = [\"en\"]\n").unwrap();
        let mut tmx = std::io::BufWriter::new(fs::File::create(folder.path().join("memory/pairs.tmx")).unwrap());
        let escape = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;");
        writeln!(tmx, "<tmx version=\"1.4\"><header srclang=\"ja\"/><body>").unwrap();
        for (ja, en) in pairs {
            let (ja, en) = (escape(ja), escape(en));
            writeln!(tmx, "<tu><tuv xml:lang=\"ja\"><seg>{ja}</seg></tuv><tuv xml:lang=\"en\"><seg>{en}</seg></tuv></tu>").unwrap();
        }
        writeln!(tmx, "</body></tmx>").unwrap();
        Project { folder }
    }

    fn memory(&self) -> Memory {
        let disk = Disk::new(self.folder.path());
        let snapshot = Snapshot::load(&disk).unwrap();
        snapshot.memory(&disk, &"en".parse().unwrap(), &mut Vec::new(), &Quiet)
    }

    fn index_bytes(&self) -> u64 {
        let size = |path: &Path| fs::read_dir(path).into_iter().flatten().map(|entry| entry.unwrap().metadata().unwrap().len()).sum();
        size(&self.folder.path().join(".taiyaku/memory"))
    }
}

fn read_pairs(file: &str) -> Vec<(String, String)> {
    let text = fs::read_to_string(file).unwrap();
    text.lines().filter_map(|line| line.split_once('\t')).map(|(ja, en)| (ja.to_owned(), en.to_owned())).collect()
}

fn clock(id: ClockId) -> Duration {
    let now = clock_gettime(id);
    Duration::new(now.tv_sec as u64, now.tv_nsec as u32)
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// Numbers that look random and are the same every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound
    }
}

const NOUNS: [&str; 32] = [
    "幹細胞",
    "上清液",
    "再生医療",
    "患者さん",
    "医師",
    "診察",
    "炎症",
    "免疫",
    "サイトカイン",
    "iPS細胞",
    "培養",
    "血液",
    "副作用",
    "効果",
    "治療",
    "点滴",
    "関節",
    "神経",
    "臨床研究",
    "骨髄",
    "脂肪",
    "検査",
    "費用",
    "手術",
    "麻酔",
    "皮膚",
    "肝臓",
    "睡眠",
    "食事",
    "運動",
    "PRP療法",
    "因子",
];
const LINKS: [&str; 14] = ["は", "が", "を", "に", "で", "と", "の", "も", "から", "について", "による", "ため、", "、", "という"];
const ENDS: [&str; 10] = [
    "します。",
    "しました。",
    "されています。",
    "かもしれません。",
    "ありません。",
    "です。",
    "でしょうか？",
    "と考えられます。",
    "とされています。",
    "してください。",
];

/// Sentences of 6 to some 200 characters, most of them short, with words nobody else has: numbers, and names of kanji.
fn sentence(dice: &mut Dice) -> String {
    let words = 1 + dice.below(6) + if dice.below(4) == 0 { dice.below(30) } else { 0 };
    let mut text = String::new();
    for _ in 0..words {
        match dice.below(6) {
            0 => (0..2).for_each(|_| text.extend(char::from_u32(0x4E00 + dice.below(3000) as u32))),
            1 => text.push_str(&format!("{}回", dice.below(400))),
            _ => text.push_str(NOUNS[dice.below(NOUNS.len())]),
        }
        text.push_str(LINKS[dice.below(LINKS.len())]);
    }
    text + ENDS[dice.below(ENDS.len())]
}

/// Pairs, a third of them edits of others, as memories have.
fn made_up(count: usize) -> Vec<(String, String)> {
    let mut dice = Dice(1);
    let mut sources: Vec<String> = Vec::with_capacity(count);
    for number in 0..count {
        let text = if number > 10 && dice.below(3) == 0 { edited(&sources[dice.below(number)], &mut dice) } else { sentence(&mut dice) };
        sources.push(text);
    }
    let translated = |number: usize, source: &str| format!("Sentence {number} of the memory, {} characters.", source.chars().count());
    sources.into_iter().enumerate().map(|(number, source)| (source.clone(), translated(number, &source))).collect()
}

/// A text with one to three words put in, taken out or replaced.
fn edited(text: &str, dice: &mut Dice) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    for _ in 0..=dice.below(3) {
        let at = dice.below(chars.len());
        let end = (at + dice.below(4)).min(chars.len());
        chars.splice(at..end, NOUNS[dice.below(NOUNS.len())].chars());
    }
    chars.into_iter().collect()
}

/// Edits of the pairs and sentences of the same kind that are none of them, half and half.
fn made_up_queries(pairs: &[(String, String)], count: usize) -> Vec<String> {
    let mut dice = Dice(7);
    let mut query = |n: usize| if n.is_multiple_of(2) { edited(&pairs[dice.below(pairs.len())].0, &mut dice) } else { sentence(&mut dice) };
    (0..count).map(&mut query).collect()
}
