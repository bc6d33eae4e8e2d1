//! `memory import|export`: TMX into the project and out of it, in streams.

use std::fs::File;
use std::io::{self, BufWriter, Read, Write};
use std::path::Path;

use clap::ArgMatches;

use super::args;
use super::progress::Bars;
use super::shell::{Failure, Outcome, Result, Shell};
use crate::finding::{Args, Finding};
use crate::memory::Packer;
use crate::project::{self, Error, Export, Intake, Progress, Settings, Snapshot, Unwritten, intake, load_settings, write_new};
use crate::text::is_unsafe;

/// Copies a TMX file into the project, and says what is in it.
pub fn import(matches: &ArgMatches, shell: &Shell) -> Result {
    let disk = shell.disk()?;
    let settings = load_settings(&disk)?;
    let path = args::path(matches, "FILE").unwrap_or_default();
    let (input, size): (Box<dyn Read>, Option<u64>) = if path == Path::new("-") {
        (Box::new(io::stdin().lock()), None)
    } else {
        let file = File::open(&path).map_err(Error::io("read", &path))?;
        let size = file.metadata().ok().filter(std::fs::Metadata::is_file).map(|known| known.len());
        (Box::new(file), size)
    };
    let own = path.file_name().map(|name| name.to_string_lossy().into_owned()).filter(|name| name != "-");
    let name = args::text(matches, "as").or(own).unwrap_or_else(|| "imported.tmx".to_owned());
    let bars = Bars::new(shell);
    bars.begin("memory-reading", &name, size.unwrap_or(0));
    let mut before = 0;
    let found = intake(&disk, &settings, input, &path, &name, args::flag(matches, "dry-run"), |read| {
        bars.advance(read.saturating_sub(before));
        before = read;
    });
    bars.end();
    let found = found?;
    shell.notes(&found.findings);
    if found.units == 0 && !found.findings.is_empty() {
        return Err(Error::Request { key: "no-units", args: Args::from([("path", name.into())]), hints: Vec::new() }.into());
    }
    tell(&found, &settings, shell)?;
    Ok(Outcome::Done)
}

fn tell(found: &Intake, settings: &Settings, shell: &Shell) -> Result<()> {
    let counts = [
        ("units", found.units.into()),
        ("pairs", found.pairs.into()),
        ("duplicates", found.duplicates.into()),
        ("conflicts", found.conflicts.into()),
        ("skipped", found.skipped.into()),
    ];
    shell.line(&shell.say("memory-read", &counts))?;
    let path = || [("path", found.path.as_str().into())];
    match found.outcome {
        project::Outcome::Same => shell.line(&shell.say("memory-same", &path()))?,
        project::Outcome::Written => {
            shell.line(&shell.say("memory-imported", &path()))?;
            if !Settings::globs(&settings.memory).is_match(&found.path) {
                shell.note(&shell.say("memory-unlisted", &path()));
            }
        }
        project::Outcome::Nothing if found.pairs == 0 => {
            let join = |names: Vec<String>| names.join(", ");
            let codes = if found.languages.is_empty() { "–".to_owned() } else { join(found.languages.iter().cloned().collect()) };
            let targets = join(settings.targets.iter().map(ToString::to_string).collect());
            let words = [("source", settings.source.to_string().into()), ("targets", targets.into()), ("codes", codes.into())];
            shell.line(&shell.say("memory-no-pairs", &words))?;
        }
        project::Outcome::Nothing => {}
    }
    Ok(())
}

/// Writes the memory files and the pairs of the catalogs as one TMX file.
pub fn export(matches: &ArgMatches, shell: &Shell) -> Result {
    let disk = shell.disk()?;
    let snapshot = Snapshot::load(&disk)?;
    let locale = match args::text(matches, "locale") {
        Some(name) => snapshot.locale(Some(&name))?.parse().ok(),
        None => None,
    };
    let mut wanted = Export { locale, plain: args::flag(matches, "plain"), unsafe_char: None };
    let mut findings: Vec<Finding> = Vec::new();
    match args::path(matches, "FILE").filter(|path| path != Path::new("-")) {
        Some(path) => write_new(&path, |out| {
            if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("gz")) {
                let mut packer = Packer::new(out);
                project::export(&disk, &snapshot, &wanted, &mut packer, &mut findings)?;
                return packer.finish().map_err(Unwritten::Output);
            }
            project::export(&disk, &snapshot, &wanted, out, &mut findings)
        })?,
        None => {
            // What a terminal would obey stands only in texts, where a reference says the same.
            wanted.unsafe_char = Some(is_unsafe);
            let mut out = BufWriter::with_capacity(64 * 1024, io::stdout().lock());
            project::export(&disk, &snapshot, &wanted, &mut out, &mut findings).map_err(|error| match error {
                Unwritten::Source(error) => Failure::from(error),
                Unwritten::Output(error) => Failure::from(error),
            })?;
            out.flush()?;
        }
    }
    shell.notes(&findings);
    Ok(Outcome::Done)
}
