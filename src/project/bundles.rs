//! Fluent files that a command names itself, inside a project or not: one file or a folder of them, and how the files of
//! two folders belong together.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use unic_langid::LanguageIdentifier;

use super::error::Error;
use super::input::decode;
use super::load::Snapshot;
use super::regular::read_regular;
use super::tree::{Disk, Tree};
use super::write::Edit;
use crate::bundle::{TermEdit, apply_terms, term_edits, terms};
use crate::finding::{Args, Finding};
use crate::text::Lines;

/// A Fluent file that was named, or lay in a folder that was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BundleFile {
    /// Its path as people see it: that of the folder as it was named, and what follows.
    pub shown: String,
    /// Its text.
    pub text: String,
}

/// The files of a path, by what follows the folder; of a file by its name. A file that is not UTF-8 is a finding.
///
/// # Errors
///
/// What is not there or cannot be read.
pub fn bundle_files(path: &Path, findings: &mut Vec<Finding>) -> Result<BTreeMap<String, BundleFile>, Error> {
    let is_folder = path.is_dir();
    let names: Vec<(String, PathBuf)> = if is_folder {
        let files = Disk::new(path).list("")?;
        files.into_iter().filter(|file| file.ends_with(".ftl")).map(|file| (file.clone(), path.join(file))).collect()
    } else {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        vec![(name, path.to_owned())]
    };
    let read: Vec<_> = names
        .par_iter()
        // What is named itself may be a pipe (`<(…)`).
        .map(|(_, path)| if is_folder { read_regular(path) } else { std::fs::read(path) }.map_err(Error::io("read", path)))
        .collect();
    let mut files = BTreeMap::new();
    for ((name, path), bytes) in names.into_iter().zip(read) {
        let shown = path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/");
        if let Some(text) = decode(&shown, bytes?, findings) {
            files.insert(name, BundleFile { shown, text });
        }
    }
    Ok(files)
}

/// How files belong together: names of the reference and of the other side.
pub type NamePairs = Vec<(Option<String>, Option<String>)>;

/// The pairs of two sides by name. Two single files are a pair whatever their names.
pub fn by_name(ours: &BTreeMap<String, BundleFile>, theirs: &BTreeMap<String, BundleFile>, single: bool) -> NamePairs {
    if let (true, Some(here), Some(there)) = (single, ours.keys().next(), theirs.keys().next()) {
        return vec![(Some(here.clone()), Some(there.clone()))];
    }
    let names: BTreeSet<&String> = ours.keys().chain(theirs.keys()).collect();
    let here = |side: &BTreeMap<String, BundleFile>, name: &String| side.contains_key(name).then(|| name.clone());
    names.into_iter().map(|name| (here(ours, name), here(theirs, name))).collect()
}

/// The pairs that a table names: each line has columns between tabs, of which one is a file of the reference and one a file
/// of the other side, in any order; a line with one of them says that the other is missing. Columns that are neither are
/// passed over, as are lines that begin with `#`, and files that no line names.
///
/// # Errors
///
/// A table that cannot be read, or names no file of either side.
pub fn by_table(path: &Path, ours: &BTreeMap<String, BundleFile>, theirs: &BTreeMap<String, BundleFile>) -> Result<NamePairs, Error> {
    let bytes = read_regular(path).map_err(Error::io("read", path))?;
    let table = String::from_utf8_lossy(&bytes).into_owned();
    let mut pairs: BTreeSet<(Option<String>, Option<String>)> = BTreeSet::new();
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        let columns = || line.split('\t').map(|column| column.trim().to_owned());
        let here = columns().find(|column| ours.contains_key(column));
        // Where both sides have the name, the other column is that of the other side.
        let there = columns().filter(|column| theirs.contains_key(column)).max_by_key(|column| Some(column) != here.as_ref());
        if here.is_some() || there.is_some() {
            pairs.insert((here, there));
        }
    }
    // A file that some line pairs is not missing because another line names it alone.
    let paired: (BTreeSet<String>, BTreeSet<String>) = (
        pairs.iter().filter(|(_, there)| there.is_some()).filter_map(|(here, _)| here.clone()).collect(),
        pairs.iter().filter(|(here, _)| here.is_some()).filter_map(|(_, there)| there.clone()).collect(),
    );
    pairs.retain(|pair| match pair {
        (Some(here), None) => !paired.0.contains(here),
        (None, Some(there)) => !paired.1.contains(there),
        _ => true,
    });
    if pairs.is_empty() {
        let args = Args::from([("path", path.display().to_string().into())]);
        return Err(Error::Request { key: "map-names-nothing", args, hints: Vec::new() });
    }
    Ok(pairs.into_iter().collect())
}

/// A word of a message that becomes a reference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermFix {
    /// The file, relative to the project.
    pub file: String,
    /// Its line, from 1.
    pub line: usize,
    /// Its column in code points, from 1.
    pub column: usize,
    /// The word.
    pub old: String,
    /// The reference.
    pub new: String,
}

/// Words that become references, and the files as they will be.
#[derive(Debug, Clone, Default)]
pub struct TermFixes {
    /// Each word, in the order of files and places.
    pub shown: Vec<TermFix>,
    /// The files to write.
    pub edits: Vec<Edit>,
}

impl TermFixes {
    /// Adds what became of a file by these edits; nothing where there are none.
    pub(super) fn add(&mut self, file: &str, text: &str, edits: &[TermEdit], new: String) {
        if edits.is_empty() {
            return;
        }
        let lines = Lines::new(text);
        self.shown.extend(edits.iter().map(|edit| {
            let at = lines.position(edit.span.start);
            let old = edit.span.of(text).to_owned();
            TermFix { file: file.to_owned(), line: at.line, column: at.column, old, new: edit.reference.clone() }
        }));
        self.edits.push(Edit { path: file.to_owned(), old: Some(text.as_bytes().to_vec()), new: Some(new.into_bytes()) });
    }
}

impl Snapshot {
    /// Words of terms that are written out in the hand-written messages, and in translations that name terms, as references
    /// that read the same: where the source names the term, and with `possible` wherever the glossary has one. `only` is the
    /// locale whose files may change.
    pub fn term_fixes(&self, tree: &dyn Tree, possible: bool, only: Option<&str>) -> TermFixes {
        let findings = self.messages_findings(tree);
        let proposed = term_edits(&findings, possible);
        let mut fixes = TermFixes::default();
        for (locale, files) in self.messages(tree, &mut Vec::new()) {
            let Ok(id) = locale.parse::<LanguageIdentifier>() else { continue };
            let generated = terms(self.glossary.concepts(), &locale);
            for (file, text) in files.iter().filter(|_| only.is_none_or(|only| only == locale)) {
                let Some(edits) = proposed.get(file) else { continue };
                let others = files.iter().filter(|(other, _)| other != file).map(|(_, text)| text.as_str());
                let others: Vec<&str> = std::iter::once(generated.as_str()).chain(others).collect();
                let (new, kept) = apply_terms(text, edits, &id, &others);
                fixes.add(file, text, &kept, new);
            }
        }
        self.catalog_fixes(possible, only, &mut fixes);
        fixes
    }
}
