//! `check --since REV`: the findings of the working tree that a revision did not have.

use std::collections::{BTreeMap, BTreeSet};

use super::shell::{Failure, Result, Shell, plain_words};
use super::version::{revision, tree};
use crate::catalog::{split_suffix, unit_id};
use crate::check::{Way, since};
use crate::finding::Finding;
use crate::project::{Disk, Document, Error, Revision, Snapshot, Tree};

/// The findings that the revision did not have, and how many it had. Only articles that may have one of them are checked
/// in the revision, beside all the others, so that the result is that of checking both whole.
pub fn left(disk: &Disk, name: &str, head: &Snapshot, findings: Vec<Finding>, shell: &Shell) -> Result<(Vec<Finding>, usize)> {
    if name == "HEAD" && !Revision::has_head(disk.root())? {
        shell.note(&shell.plain("since-no-head"));
        return Ok((findings, 0));
    }
    let name = Revision::range(disk.root(), name)?.map_or_else(|| name.to_owned(), |(base, _)| base);
    let tree = tree(disk, &name)?;
    if findings.is_empty() {
        return Ok((findings, 0));
    }
    let base = match revision(tree.as_ref()) {
        // From before the project existed.
        Err(Failure::Error(Error::NotAProject(_))) => return Ok((findings, 0)),
        other => other?,
    };
    // A translation that went along with an edited source says which source it was made for.
    let mut was: BTreeMap<String, String> = BTreeMap::new();
    for document in &head.documents {
        for locale in head.locales() {
            for view in document.views(&locale) {
                if let Some(old) = view.entry.and_then(|entry| entry.was.as_deref()) {
                    was.insert(view.name(), unit_id(old));
                }
            }
        }
    }
    let units: BTreeSet<&str> = findings.iter().filter_map(|finding| finding.unit.as_deref()).collect();
    let mut ids: BTreeSet<&str> = units.iter().filter_map(|unit| Some(split_suffix(unit.rsplit_once('#')?.1).0)).collect();
    ids.extend(units.iter().filter_map(|unit| was.get(*unit)).map(String::as_str));
    let articles: BTreeSet<String> = findings.iter().filter(|f| f.unit.is_none()).filter_map(|f| head.article_of(&f.file)).collect();
    let wanted = |document: &Document| articles.contains(&document.path) || document.ids.iter().any(|id| ids.contains(split_suffix(id).0));
    let rows = base.rows();
    let mut before = base.check_where(&rows, plain_words, &wanted);
    before.extend(base.check_messages(tree.as_ref()));
    let is_renamed = |file: &str| disk.has(file) != tree.has(file);
    Ok(since(findings, &before, &Way { was: &was, is_renamed: &is_renamed }))
}
