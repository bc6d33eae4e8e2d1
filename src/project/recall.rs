//! The memory of a project: its own catalogs and the TMX files it names.

use std::path::Path;
use std::sync::Arc;

use unic_langid::LanguageIdentifier;

use super::error::Error;
use super::input::{matching, odd};
use super::judge::LanguageRules;
use super::load::{ARCHIVE, Snapshot};
use super::tree::Tree;
use crate::catalog::Entry;
use crate::finding::Finding;
use crate::memory::{Memory, Record, read_tmx};

impl Snapshot {
    /// The memory for a target locale: confirmed and draft pairs of the catalogs, and the TMX files of the settings.
    /// Files that cannot be read are findings.
    pub fn memory(&self, tree: &dyn Tree, locale: &LanguageIdentifier, findings: &mut Vec<Finding>) -> Memory {
        let name = locale.to_string();
        let mut records = Vec::new();
        for document in &self.documents {
            if let Some(target) = document.targets.get(&name) {
                let plain = |entry: &Entry| entry.plain().map(str::to_owned);
                records.extend(Record::from_catalog(&document.path, &document.source.now, &target.catalog.now, plain));
            }
        }
        findings.extend(odd(tree, &self.settings.memory, &["tmx"]).into_iter().filter(|finding| finding.file != ARCHIVE));
        for file in matching(tree, &self.settings.memory) {
            records.extend(records_of(tree, &file, &self.settings.source, locale, findings));
        }
        let rules = LanguageRules::new(&self.settings.source, locale);
        let rules = rules.with_glossary(Arc::clone(&self.glossary), self.settings.levels.clone());
        Memory::new(records).with_rules(Arc::new(rules))
    }
}

/// The records of one TMX file of the tree.
fn records_of(
    tree: &dyn Tree,
    file: &str,
    source: &LanguageIdentifier,
    target: &LanguageIdentifier,
    findings: &mut Vec<Finding>,
) -> Vec<Record> {
    let bytes = match tree.read(file) {
        Ok(Some(bytes)) => bytes,
        Ok(None) => return Vec::new(),
        Err(error) => {
            findings.push(error.finding(file));
            return Vec::new();
        }
    };
    match read_tmx(bytes.as_slice(), file) {
        Ok(tmx) => {
            // What is wrong with the archive is reported once, when the project is read.
            if file != ARCHIVE {
                findings.extend(tmx.findings);
            }
            tmx.units.iter().flat_map(|unit| Record::from_unit(unit, file, source, target)).collect()
        }
        Err(error) => {
            findings.push(Error::io("read", Path::new(file))(error).finding(file));
            Vec::new()
        }
    }
}
