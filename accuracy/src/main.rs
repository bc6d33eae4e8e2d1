//! Measures what taiyaku finds and where it is silent: segmentation, terms and every check over labelled texts of the
//! project's own (`tests/accuracy`) and, where they are, over larger sets that are not part of it. One table comes out,
//! as Markdown or JSON; a sample of what nobody has judged goes to standard error, to be read. The exit status is 1
//! where a row falls through a floor of `tests/accuracy/floors.tsv`.
//!
//! ```text
//! cargo run --release -p taiyaku-accuracy -- --shared ../shared/data
//! ```

mod engine;
mod faults;
mod floors;
mod inject;
mod inject_said;
mod judged;
mod labelled;
mod segmentation;
mod shared;
mod silence;
mod table;
mod terms;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, ValueEnum};
use taiyaku::glossary::{self, Glossary};

use engine::{Direction, Text};
use shared::Error;

/// Measures segmentation, terms and checks over labelled texts.
#[derive(Parser)]
struct Options {
    /// What to measure; everything by default.
    #[arg(long, value_enum)]
    only: Vec<Part>,
    /// Folder of the larger sets.
    #[arg(long)]
    shared: Option<PathBuf>,
    /// Folder of the project.
    #[arg(long, default_value = ".")]
    project: PathBuf,
    /// Take one real pair in N.
    #[arg(long, default_value_t = 1)]
    every: usize,
    /// Show N unread findings and N misses of each row.
    #[arg(long, default_value_t = 0)]
    sample: usize,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Part {
    Segmentation,
    Terms,
    Labelled,
    Silence,
    Faults,
}

fn main() -> Result<ExitCode, Error> {
    let options = Options::parse();
    let own = options.project.join("tests/accuracy");
    let wants = |part: Part| options.only.is_empty() || options.only.contains(&part);
    let shared = options.shared.as_deref();
    let bundled = bundled(&options.project)?;
    let mut rows = Vec::new();
    if wants(Part::Segmentation) {
        rows.extend(segmentation::rows(&own, shared)?);
    }
    if wants(Part::Terms) {
        rows.extend(terms::own(&own)?);
        rows.extend(shared.map(|shared| terms::rows(shared, options.sample)).transpose()?.unwrap_or_default());
    }
    if wants(Part::Labelled) {
        let (found, wrong) = labelled::rows(&own, &bundled)?;
        rows.extend(found);
        wrong.iter().for_each(|wrong| note(wrong));
    }
    if let Some(shared) = shared.filter(|_| wants(Part::Silence) || wants(Part::Faults)) {
        let pairs = silence::pairs(shared, options.every)?;
        if wants(Part::Silence) {
            let judged = judged::Judged::read(&own.join("judged.tsv"))?;
            for direction in [Direction::JaEn, Direction::EnJa] {
                rows.extend(silence::rows(&pairs, direction, &bundled, &judged, options.sample));
            }
        }
        if wants(Part::Faults) {
            let texts: Vec<Text> = pairs.iter().filter(|pair| pair.kind() != "interface").map(silence::Real::text).collect();
            rows.extend(faults::rows(&texts, &bundled, options.sample));
        }
    }
    let text = if options.json { serde_json::to_string_pretty(&rows)? + "\n" } else { table::markdown(&rows) };
    std::io::stdout().write_all(text.as_bytes())?;
    let broken = floors::broken(&rows, &own.join("floors.tsv"))?;
    broken.iter().for_each(|broken| note(broken));
    Ok(if broken.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The glossary that taiyaku ships.
fn bundled(project: &Path) -> Result<Glossary, Error> {
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(project.join("glossary"))?.collect::<Result<Vec<_>, _>>()?.into_iter().map(|entry| entry.path()).collect();
    files.sort();
    let mut concepts = Vec::new();
    for file in files.iter().filter(|file| file.extension().is_some_and(|ending| ending == "toml")) {
        concepts.extend(glossary::read(&file.display().to_string(), &shared::text(file)?).0);
    }
    Ok(Glossary::new(concepts))
}

/// Something to read beside the table.
fn note(text: &str) {
    // A closed pipe is nobody's fault.
    let _ = writeln!(std::io::stderr(), "{text}");
}
