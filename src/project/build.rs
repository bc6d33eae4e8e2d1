//! `build`: the output folder brought up to its project. Nothing but looking is done where nothing changed; else the
//! articles that changed, and those that look at something that did, are made and written, a part of them at a time, and
//! the output is switched once. What is kept of the last build is a cache: without it the same output is made.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::built::{Built, Kept, Place, Seen};
use super::document::LABELS;
use super::error::Error;
use super::input::{fixed, profile_file, settings as read_settings};
use super::leaf::{Cause, Ground, Leaf, Terms, World, causes, terms};
use super::ledger::{Digest, Ledger, digest};
use super::load::{ARCHIVE, Known, Snapshot};
use super::make::Maker;
use super::part::Part;
use super::progress::Progress;
use super::publish::{Request, message_files};
use super::review::Words;
use super::settings::Settings;
use super::sight::{Sight, sights};
use super::stage::{Output, Stage};
use super::survey::{Survey, Surveyed};
use super::tally::Tallies;
use super::tree::{Disk, Tree};
use super::upkeep::catalog_file;
use crate::bundle;
use crate::finding::Finding;
use crate::site::{self, MANIFEST, Reason, Record, Refusal};
use crate::store::hash;

/// Bytes of articles that are read at a time. What they become in memory is some sixty times that.
const PART: u64 = 8 << 20;
/// Rounds in which articles are made again because one around them turned out otherwise. Two are enough.
const ROUNDS: usize = 5;

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

/// Brings the output folder up to the project.
pub fn build(disk: &Disk, out: &Path, request: &Request, words: Words, progress: &dyn Progress) -> Result<Report, Error> {
    let place = Place::of(disk, out)?;
    let looked = place.now();
    let there = sights(&place.out, "", &|_| false);
    let last = place.read();
    let mine = hash(format!("{request:?}").as_bytes());
    if let Some((seen, kept)) = &last
        && seen.is_of(mine)
        && seen.is_current(&look(disk, &seen.roots, &place.out), &there)
    {
        return Ok(kept.report(seen, &there));
    }
    let settings = read_settings(disk)?;
    let roots = roots(&settings);
    let inputs = look(disk, &roots, &place.out);
    let (seen, kept) = last.unwrap_or_default();
    let mut work = Work::new(disk, &settings, request, words, &inputs, looked, progress)?;
    let stage = Stage::new(&place.out, &place.staging(), there, &seen.outputs);
    let leaves = work.make(&kept, &stage)?;
    let mut report = work.finish(leaves, &kept, &seen, &stage)?;
    if !report.refused.is_empty() || report.closed > 0 {
        return Ok(report.0);
    }
    let switched = stage.switch()?;
    Ok(report)
}
