//! `build`: the output folder brought up to its project. Where nothing changed, files are looked at and nothing is read;
//! else the articles that changed, and those that look at something that did, are made and written, a part of them at a
//! time, and the output is switched once. What is kept of the last build is a cache: without it the same output is made.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::built::{Kept, Place, Seen};
use super::error::Error;
use super::input::{fixed, profile_file, settings as read_settings};
use super::kept::Kept as KeptFinding;
use super::leaf::{Cause, causes};
use super::load::ARCHIVE;
use super::opening::Folder;
use super::progress::Progress;
use super::publish::Request;
use super::review::Words;
use super::settings::Settings;
use super::sight::{Sight, sights};
use super::stage::{Stage, Switched};
use super::tree::Disk;
use super::workshop::{Finished, Workshop};
use crate::finding::Finding;
use crate::site::publication::Publication;
use crate::site::{Arrangement, Layout, MANIFEST, Record, Refusal};
use crate::store::hash;

/// What a build did, or why it did nothing.
#[derive(Debug, Default)]
pub struct Report {
    /// Every article in every locale, by path, the source first.
    pub records: Vec<Record>,
    /// Pages that say something else than before: locale and path, and why.
    pub changed: Vec<(String, String, Vec<Cause>)>,
    /// Pages that are not published any more: locale and path.
    pub removed: Vec<(String, String)>,
    /// Why nothing was published.
    pub refused: Vec<Refusal>,
    /// Files in the output folder that no build wrote; they stay.
    pub foreign: Vec<String>,
    /// Files of the output.
    pub files: usize,
    /// What is wrong with what would have been emitted.
    pub findings: Vec<Finding>,
    /// What was wrong while the project was read.
    pub notes: Vec<Finding>,
    /// Articles that are there and cannot be read.
    pub unread: Vec<String>,
    /// Folders of articles that cannot be read; then nothing is published.
    pub closed: usize,
    /// The source locale.
    pub source: String,
    /// Whether the output was as it should be before.
    pub unchanged: bool,
}

/// Brings the output folder up to the project in a folder.
///
/// # Errors
///
/// Settings that cannot be used, files of the project or of the output that the system refuses, an output folder that
/// would take the place of something else.
pub fn build(disk: &Disk, out: &Path, request: &Request, words: Words, progress: &dyn Progress) -> Result<Report, Error> {
    let place = Place::of(disk, out)?;
    let looked = place.now();
    let there = sights(&place.out, "", &|_| false);
    let asked = hash(format!("{request:?}").as_bytes());
    let (seen, kept) = place.read().map(|(seen, kept)| (seen, Some(kept))).unwrap_or_default();
    if let Some(kept) = kept.as_ref().filter(|_| seen.is_current(asked, &look(disk, &seen.roots, &place.out), &there)).and_then(Kept::of) {
        let foreign = foreign(&there, &|path| seen.outputs.contains_key(path));
        return Ok(Report { foreign, files: seen.outputs.len(), unchanged: true, ..report(kept) });
    }
    let kept = kept.as_ref().and_then(Kept::of).unwrap_or_default();
    let settings = read_settings(disk)?;
    let roots = roots(&settings);
    let inputs = look(disk, &roots, &place.out);
    let stage = Stage::new(&place.out, &place.staging(), there, &seen.outputs);
    let none = BTreeMap::new();
    let before = if seen.is_own() { &seen.inputs } else { &none };
    let workshop = Workshop::new(disk, request, words, (before, &inputs), looked, progress)?;
    let Finished { kept: now, refused, findings, notes, closed } = workshop.make(&kept, &stage)?;
    let files = |kept: &Kept| kept.leaves.values().flat_map(|leaf| &leaf.pages).flat_map(|page| &page.files).count();
    let mut done = Report { refused, findings, notes, closed, files: files(&now), ..Report::default() };
    if !done.refused.is_empty() || closed > 0 {
        done.records = now.leaves.into_values().flat_map(|leaf| leaf.pages).map(|page| page.record).collect();
        (done.source, done.unread) = (now.source, now.unread);
        place.clear();
        return Ok(done);
    }
    let forgotten = seen.outputs.is_empty().then(|| Forgotten::of(&place.out, &settings));
    let is_own = |path: &str| stage.has(path) || seen.outputs.contains_key(path) || forgotten.as_ref().is_some_and(|old| old.had(path));
    done.foreign = foreign(&stage.there, &is_own);
    done.foreign.iter().try_for_each(|path| stage.carry(path))?;
    let Switched { outputs, removed, written } = stage.switch()?;
    place.clear();
    done.files = outputs.len();
    done.unchanged = written.is_empty() && removed.is_empty();
    for page in now.leaves.values().flat_map(|leaf| &leaf.pages).filter(|page| page.record.published) {
        let Record { locale, path, .. } = &page.record;
        let old = kept.leaves.get(path).and_then(|leaf| leaf.pages.iter().find(|old| old.record.locale == *locale));
        if page.files.iter().any(|file| written.contains(file)) {
            let mut causes = causes(old.map(|old| (old, &kept.ground)), page, &now.ground);
            // In a layout a page names its other languages.
            if causes == [Cause::Output] && languages(&kept, path) != languages(&now, path) {
                causes = vec![Cause::Links];
            }
            done.changed.push((locale.clone(), path.clone(), causes));
        }
    }
    let published = |kept: &Kept| -> BTreeSet<(String, String)> {
        let records = kept.leaves.values().flat_map(|leaf| &leaf.pages).map(|page| &page.record).filter(|record| record.published);
        records.map(|record| (record.locale.clone(), record.path.clone())).collect()
    };
    done.removed = published(&kept).difference(&published(&now)).cloned().collect();
    if let Some(looked) = looked {
        place.keep(&Seen::new(asked, roots, looked, inputs, outputs), &now);
    }
    let Report { records, source, unread, .. } = report(now);
    Ok(Report { records, source, unread, ..done })
}

/// The locales in which an article is published.
fn languages<'k>(kept: &'k Kept, path: &str) -> Vec<&'k str> {
    let records = kept.leaves.get(path).into_iter().flat_map(|leaf| &leaf.pages).map(|page| &page.record);
    records.filter(|record| record.published).map(|record| record.locale.as_str()).collect()
}

/// What is known of a build.
fn report(kept: Kept) -> Report {
    let told = |kept: Vec<KeptFinding>| kept.into_iter().filter_map(KeptFinding::finding).collect();
    Report {
        records: kept.leaves.into_values().flat_map(|leaf| leaf.pages).map(|page| page.record).collect(),
        notes: told(kept.notes),
        findings: told(kept.findings),
        unread: kept.unread,
        source: kept.source,
        ..Report::default()
    }
}

/// The files and folders that a build reads.
pub(super) fn roots(settings: &Settings) -> Vec<String> {
    let globs = settings.include.iter().chain(&settings.glossary).map(|glob| match fixed(glob) {
        whole if whole == glob => whole.to_owned(),
        fixed => fixed.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned(),
    });
    let files = ["taiyaku.toml", "locales", ARCHIVE].into_iter().map(str::to_owned);
    let files = files.chain(settings.srx.clone()).chain(profile_file(settings).map(str::to_owned));
    globs.chain(files).collect::<BTreeSet<String>>().into_iter().collect()
}

/// How all files that a build reads look now.
pub(super) fn look(disk: &Disk, roots: &[String], out: &Path) -> BTreeMap<String, Sight> {
    let own = |path: &str| {
        let name = path.rsplit('/').next().unwrap_or(path);
        matches!(name, ".git" | ".taiyaku" | "node_modules" | "target") || disk.root().join(path) == out
    };
    let seen = |root: &String| if root.is_empty() { sights(disk.root(), "", &own) } else { sights(disk.root(), root, &own) };
    roots.iter().flat_map(seen).collect()
}

/// Files of the old output that no build wrote.
fn foreign(there: &BTreeMap<String, Sight>, is_own: &dyn Fn(&str) -> bool) -> Vec<String> {
    let files = there.iter().filter(|(_, sight)| sight.size != u64::MAX).map(|(path, _)| path);
    files.filter(|path| !is_own(path)).cloned().collect()
}

/// An output of which nothing is kept: its manifest says what it was.
struct Forgotten {
    locales: BTreeSet<String>,
    /// Where its pages stand, in every layout.
    places: BTreeSet<String>,
}

impl Forgotten {
    fn of(out: &Path, settings: &Settings) -> Forgotten {
        let mut locales: BTreeSet<String> = std::iter::once(&settings.source).chain(&settings.targets).map(ToString::to_string).collect();
        let mut places = BTreeSet::new();
        if let Ok(old) = Publication::open(Folder { root: out.to_owned() }) {
            let names: Vec<String> = old.locales().iter().map(ToString::to_string).collect();
            for layout in Layout::ALL {
                let arrangement = Arrangement::new(layout, names.clone(), "");
                let pages = old.locales().iter().flat_map(|locale| old.published(locale));
                places.extend(pages.map(|page| arrangement.place(&page.locale, &page.path)));
            }
            locales.extend(names);
        }
        Forgotten { locales, places }
    }

    /// Whether a file was one of it. What stands in the folders of its locales is taken for its own.
    fn had(&self, path: &str) -> bool {
        let in_locale = path.split_once('/').is_some_and(|(folder, _)| self.locales.contains(folder));
        path == MANIFEST || in_locale || self.places.contains(path)
    }
}
