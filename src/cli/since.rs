//! `check --since REV`: the findings of the working tree that a revision did not have.

use std::collections::BTreeMap;

use super::shell::{Failure, Result, Shell};
use super::version::{revision, tree};
use crate::catalog::unit_id;
use crate::check::{Way, since};
use crate::finding::Finding;
use crate::project::{Disk, Error, Ledger, Revision, Survey, Tree};

/// The findings that the revision did not have, and how many it had: `head` are the files that were checked.
pub fn left(
    disk: &Disk,
    name: &str,
    (head, survey): (&dyn Tree, &Survey),
    ledger: &Ledger,
    findings: Vec<Finding>,
    shell: &Shell,
) -> Result<(Vec<Finding>, usize)> {
    if name == "HEAD" && !Revision::has_head(disk.root())? {
        shell.note(&shell.plain("since-no-head"));
        return Ok((findings, 0));
    }
    let name = Revision::range(disk.root(), name)?.map_or_else(|| name.to_owned(), |(base, _)| base);
    let tree = tree(disk, &name)?;
    if findings.is_empty() {
        return Ok((findings, 0));
    }
    let base = match revision(tree.as_ref(), ledger) {
        // From before the project existed.
        Err(Failure::Error(Error::NotAProject(_))) => return Ok((findings, 0)),
        other => other?,
    };
    // A translation that went along with an edited source says which source it was made for.
    let was: BTreeMap<String, String> = survey.was().into_iter().map(|(name, old)| (name, unit_id(&old))).collect();
    let mut before = base.findings();
    before.extend(base.check_messages(tree.as_ref()));
    let is_renamed = |file: &str| head.has(file) != tree.has(file);
    Ok(since(findings, &before, &Way { was: &was, is_renamed: &is_renamed }))
}
