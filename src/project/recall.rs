//! The memory of a project: its own catalogs and the TMX files it names.

use std::path::Path;
use std::sync::Arc;

use unic_langid::LanguageIdentifier;

use super::error::Error;
use super::load::{ARCHIVE, Snapshot, matching};
use super::tree::Tree;
use crate::catalog::{State, Value};
use crate::finding::Finding;
use crate::language::{compare, hedge, negated};
use crate::memory::{self, Difference, Memory, Origin, Record, Rules, read_tmx};
use crate::text::Lang;

/// What differs between two texts of one language, as the module `language` sees it.
pub struct LanguageRules(pub Lang);

impl Rules for LanguageRules {
    fn difference(&self, a: &str, b: &str) -> Difference {
        let class = |text: &str| hedge(text, self.0).map(|class| class.name());
        Difference {
            numbers: !compare(a, self.0, b, self.0).is_empty() || !compare(b, self.0, a, self.0).is_empty(),
            hedge: class(a) != class(b),
            negation: negated(a, self.0) != negated(b, self.0),
        }
    }
}

impl Snapshot {
    /// The memory for a target locale: confirmed and draft pairs of the catalogs, and the TMX files of the settings.
    /// Files that cannot be read are findings.
    pub fn memory(&self, tree: &dyn Tree, locale: &LanguageIdentifier, findings: &mut Vec<Finding>) -> Memory {
        let name = locale.to_string();
        let mut records = Vec::new();
        for document in &self.documents {
            let views = document.views(&name);
            for (number, view) in views.iter().enumerate() {
                let Some(entry) = view.entry else { continue };
                let Value::Plain(target) = &entry.value else { continue };
                let near = |number: Option<usize>| number.and_then(|n| views.get(n)).map(super::document::View::source);
                let source = if entry.state == State::Stale { entry.was.clone().unwrap_or_default() } else { view.source() };
                records.push(Record {
                    source,
                    target: target.clone(),
                    previous: near(number.checked_sub(1)),
                    next: near(Some(number + 1)),
                    origin: Origin::Unit { article: document.path.clone(), unit: view.id().to_owned() },
                    state: memory::State::from_word(&entry.state_word()),
                });
            }
        }
        for file in matching(tree, &self.settings.memory) {
            records.extend(records_of(tree, &file, &self.settings.source, locale, findings));
        }
        Memory::new(records).with_rules(Arc::new(LanguageRules(self.settings.source_lang())))
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
