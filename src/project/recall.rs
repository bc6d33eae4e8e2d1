//! The memory of a project: its own catalogs and the TMX files it names.

use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

use unic_langid::LanguageIdentifier;

use super::error::Error;
use super::input::{matching, odd};
use super::judge::LanguageRules;
use super::load::{ARCHIVE, Snapshot};
use super::progress::Progress;
use super::stock::{Look, Stock};
use super::tree::Tree;
use crate::catalog::Entry;
use crate::finding::Finding;
use crate::memory::{Memory, Record, each_tmx};

impl Snapshot {
    /// The memory for a target locale: confirmed and draft pairs of the catalogs, and the TMX files of the settings.
    /// Files that cannot be read are findings. Asked for the source locale, the pairs come the other way round: from the
    /// first target to the source.
    pub fn memory(&self, tree: &dyn Tree, locale: &LanguageIdentifier, findings: &mut Vec<Finding>, progress: &dyn Progress) -> Memory {
        let back = *locale == self.settings.source;
        let target = if back { self.settings.targets.first().unwrap_or(locale) } else { locale };
        let (from, to) = if back { (target, &self.settings.source) } else { (&self.settings.source, target) };
        let name = target.to_string();
        let mut records = Vec::new();
        for document in &self.documents {
            if let Some(target) = document.targets.get(&name) {
                let plain = |entry: &Entry| document.remembered(entry);
                let own = Record::from_catalog(&document.path, &document.source.now, &target.catalog.now, plain);
                records.extend(own.into_iter().map(|record| if back { record.reversed() } else { record }));
            }
        }
        let root = tree.cache().unwrap_or(Path::new(""));
        let stock = Stock::new(root, tree.cache(), (from.to_string(), to.to_string()), progress);
        let mut shelves = stock.of_records("", &records);
        findings.extend(odd(tree, &self.settings.memory, &["tmx", "gz"]).into_iter().filter(|finding| finding.file != ARCHIVE));
        for file in matching(tree, &self.settings.memory) {
            let look = tree.cache().and_then(|root| Look::of(&root.join(&file)).ok());
            let mut told = Vec::new();
            shelves.extend(stock.of_file(&file, look, &mut |to_record| {
                let (findings, read) = each_record(tree, &file, (from, to), progress, to_record);
                told = findings;
                read.then_some(told.len())
            }));
            // What is wrong with the archive is reported once, when the project is read.
            findings.extend(told.into_iter().filter(|_| file != ARCHIVE));
        }
        let rules = LanguageRules::new(from, to).with_glossary(Arc::clone(&self.glossary), self.settings.levels.clone());
        Memory::of(shelves).with_rules(Arc::new(rules))
    }
}

/// Gives every record of a TMX file of the tree, as it is read; what is wrong with the file, and whether it was read to
/// its end.
fn each_record(
    tree: &dyn Tree,
    file: &str,
    (from, to): (&LanguageIdentifier, &LanguageIdentifier),
    progress: &dyn Progress,
    to_record: &mut dyn FnMut(&Record),
) -> (Vec<Finding>, bool) {
    let reader = match tree.reader(file) {
        Ok(Some(reader)) => reader,
        Ok(None) => return (Vec::new(), false),
        Err(error) => return (vec![error.finding(file)], false),
    };
    let read = each_tmx(Watched { reader, progress }, file, |unit| {
        Record::from_unit(&unit, file, from, to).iter().for_each(&mut *to_record);
    });
    match read {
        Ok(tmx) => (tmx.findings, true),
        Err(error) => (vec![Error::io("read", Path::new(file))(error).finding(file)], false),
    }
}

/// Tells how much of a file was read.
struct Watched<'p> {
    reader: Box<dyn Read>,
    progress: &'p dyn Progress,
}

impl Read for Watched<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.reader.read(buffer)?;
        self.progress.advance(count as u64);
        Ok(count)
    }
}
