//! Bringing a TMX file into a project. In goes a file or a stream of any size, packed or not; it is read, counted and copied
//! byte for byte at once, and out come the counts. The copy gets its name when everything is on disk; until then it lies
//! among the caches. A file that is there already is compared and never written over. Memory has a bound.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::Path;

use tempfile::NamedTempFile;

use super::error::Error;
use super::load::ARCHIVE;
use super::regular::open;
use super::runs::{Runs, digest};
use super::settings::Settings;
use super::tree::Disk;
use super::write::{Lock, is_temporary, keep, temporary};
use crate::finding::{Args, Finding, Hint};
use crate::memory::{Record, each_tmx, is_packed};

/// Most language codes that are remembered.
const CODES: usize = 12;

/// What a TMX file holds for a project.
#[derive(Debug, Default)]
pub struct Intake {
    /// Units that can be used.
    pub units: usize,
    /// Pairs of the source locale and a target locale in them.
    pub pairs: usize,
    /// Pairs that came before in the file.
    pub duplicates: usize,
    /// Texts with more than one translation into a locale.
    pub conflicts: usize,
    /// Units that cannot be used.
    pub skipped: usize,
    /// The language codes in it, if they are few.
    pub languages: BTreeSet<String>,
    /// What was wrong, and where.
    pub findings: Vec<Finding>,
    /// Its name in the project.
    pub path: String,
    /// What happened to it.
    pub outcome: Outcome,
}

/// What bringing in a file did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Outcome {
    /// Nothing, because nothing was to be done, or nothing was found.
    #[default]
    Nothing,
    /// The file is there already.
    Same,
    /// The file was written.
    Written,
}

/// The name of a file in the folder of memories: `name` with the endings that say what it is.
fn path_of(name: &str, packed: bool) -> String {
    let without = |name: &str, ending: &str| -> Option<String> {
        let cut = name.len().checked_sub(ending.len())?;
        (cut > 0 && name.get(cut..)?.eq_ignore_ascii_case(ending)).then(|| name.get(..cut).map(str::to_owned))?
    };
    let bare = without(name, ".gz").unwrap_or_else(|| name.to_owned());
    let bare = without(&bare, ".tmx").unwrap_or(bare);
    format!("memory/{bare}.tmx{}", if packed { ".gz" } else { "" })
}

/// Reads a file and copies it into the project, under a name without folder; `dry` only reads it. `progress` is told how many
/// bytes were read.
pub fn intake(
    disk: &Disk,
    settings: &Settings,
    mut input: impl Read,
    shown: &Path,
    name: &str,
    dry: bool,
    progress: impl FnMut(u64),
) -> Result<Intake, Error> {
    let mut head = Vec::new();
    input.by_ref().take(2).read_to_end(&mut head).map_err(Error::io("read", shown))?;
    let path = path_of(name, is_packed(&head));
    let exists = |path: &str| Error::Request {
        key: "memory-exists",
        args: Args::from([("path", path.into())]),
        hints: vec![Hint::new("import-as")],
    };
    if path == ARCHIVE || name.contains(['/', '\\']) || name.is_empty() || name.starts_with('.') || name.chars().any(char::is_control) {
        return Err(exists(&path));
    }
    let place = disk.place(&path)?;
    let twin = match open(&place) {
        Ok(file) => Some(BufReader::new(file)),
        Err(error) if error.kind() == io::ErrorKind::NotFound && place.symlink_metadata().is_err() => None,
        Err(error) => return Err(Error::io("open", Path::new(&path))(error)),
    };
    let copy = if dry || twin.is_some() { None } else { Some(BufWriter::with_capacity(256 * 1024, stage(disk)?)) };
    let there = twin.is_some();
    let mut tee = Tee { input: io::Cursor::new(head).chain(input), twin, copy, fault: None, read: 0, progress };

    let mut intake = Intake { path: path.clone(), ..Intake::default() };
    let result = count(&mut tee, settings, &path, &mut intake).and_then(|()| io::copy(&mut tee, &mut io::sink()).map(|_| ()));
    if let Err(error) = result {
        return Err(match tee.fault {
            Some(Fault::Differs) => exists(&path),
            Some(Fault::Twin) => Error::io("read", Path::new(&path))(error),
            Some(Fault::Copy) => Error::io("write", Path::new(&path))(error),
            None => Error::io("read", shown)(error),
        });
    }
    // A file that goes on where this one ends is another.
    if let Some(twin) = &mut tee.twin
        && twin.read(&mut [0]).map_err(Error::io("read", Path::new(&path)))? > 0
    {
        return Err(exists(&path));
    }
    if there {
        intake.outcome = Outcome::Same;
    } else if let Some(copy) = tee.copy.filter(|_| intake.pairs > 0) {
        let file = copy.into_inner().map_err(|error| Error::io("write", Path::new(&path))(error.into_error()))?;
        let _lock = Lock::acquire(disk.root())?;
        keep(file, &place, Path::new(&path))?;
        intake.outcome = Outcome::Written;
    }
    Ok(intake)
}

/// Reads the file and counts what is in it. What cannot be kept at once is a digest, 32 bytes a pair.
fn count(input: impl Read, settings: &Settings, path: &str, intake: &mut Intake) -> io::Result<()> {
    let targets: Vec<(String, _)> = settings.targets.iter().map(|target| (target.to_string(), target)).collect();
    let mut runs = Runs::<32>::new();
    let mut failed = None;
    let name = path.rsplit('/').next().unwrap_or(path);
    let tmx = each_tmx(input, name, |unit| {
        intake.units += 1;
        for variant in &unit.variants {
            if intake.languages.len() < CODES && !intake.languages.contains(&variant.lang) {
                intake.languages.insert(variant.lang.clone());
            }
        }
        for (locale, target) in &targets {
            for record in Record::from_unit(&unit, "", &settings.source, target) {
                intake.pairs += 1;
                let mut both = [0; 32];
                let digests = digest(&[locale, &record.source]).into_iter().chain(digest(&[&record.target]));
                both.iter_mut().zip(digests).for_each(|(to, from)| *to = from);
                if failed.is_none() {
                    failed = runs.push(both).err();
                }
            }
        }
    })?;
    if let Some(error) = failed {
        return Err(error);
    }
    (intake.skipped, intake.findings) = (tmx.skipped, tmx.findings);
    let mut pairs = runs.sorted()?;
    let (mut last, mut conflicting): (Option<[u8; 32]>, bool) = (None, false);
    while let Some(pair) = pairs.next()? {
        if last == Some(pair) {
            intake.duplicates += 1;
            continue;
        }
        let same = last.is_some_and(|last| last.get(..16) == pair.get(..16));
        intake.conflicts += usize::from(same && !conflicting);
        (last, conflicting) = (Some(pair), same);
    }
    Ok(())
}

/// A temporary file among the caches. It is locked while it is needed, so that one which a killed process left can be told.
fn stage(disk: &Disk) -> Result<NamedTempFile, Error> {
    let folder = disk.place(".taiyaku")?;
    let error = || Error::io("write", Path::new(".taiyaku"));
    fs::create_dir_all(&folder).map_err(error())?;
    for entry in fs::read_dir(&folder).map_err(error())?.flatten() {
        let left = entry.file_name().to_str().is_some_and(is_temporary);
        if left && File::open(entry.path()).is_ok_and(|file| file.try_lock().is_ok()) {
            let _ = fs::remove_file(entry.path());
        }
    }
    let file = temporary(&folder).map_err(error())?;
    file.as_file().lock().map_err(error())?;
    Ok(file)
}

/// Why reading through a [`Tee`] failed, where it was not the input.
enum Fault {
    Differs,
    Twin,
    Copy,
}

/// A reader that copies what it gives, or compares it with a file that is there.
struct Tee<R, P> {
    input: R,
    twin: Option<BufReader<File>>,
    copy: Option<BufWriter<NamedTempFile>>,
    fault: Option<Fault>,
    read: u64,
    progress: P,
}

impl<R: Read, P: FnMut(u64)> Read for Tee<R, P> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.input.read(buffer)?;
        let bytes = buffer.get(..read).unwrap_or(&[]);
        if let Some(twin) = &mut self.twin {
            let mut other = vec![0; read];
            match twin.read_exact(&mut other) {
                Ok(()) if other == bytes => {}
                Err(error) if error.kind() != io::ErrorKind::UnexpectedEof => {
                    self.fault = Some(Fault::Twin);
                    return Err(error);
                }
                _ => {
                    self.fault = Some(Fault::Differs);
                    return Err(io::ErrorKind::AlreadyExists.into());
                }
            }
        }
        if let Some(copy) = &mut self.copy
            && let Err(error) = copy.write_all(bytes)
        {
            self.fault = Some(Fault::Copy);
            return Err(error);
        }
        self.read += read as u64;
        (self.progress)(self.read);
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::path_of;

    #[test]
    fn a_name_says_what_the_file_is() {
        for (name, packed, path) in [
            ("old.tmx", false, "memory/old.tmx"),
            ("OLD.TMX", false, "memory/OLD.tmx"),
            ("対訳", false, "memory/対訳.tmx"),
            ("a.tmx.gz", true, "memory/a.tmx.gz"),
            ("a.tmx", true, "memory/a.tmx.gz"),
            ("a.gz", false, "memory/a.tmx"),
            (".tmx", false, "memory/.tmx.tmx"),
            ("", false, "memory/.tmx"),
        ] {
            assert_eq!(path_of(name, packed), path, "{name}");
        }
    }
}
