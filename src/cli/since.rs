//! `check --since REV` and `--allow-incomplete`: the findings of the working tree that a revision did not have, and of
//! those the ones that are no work still to be done.

use std::collections::BTreeMap;

use super::shell::{Failure, Result, Shell};
use super::version::{at, revision, tree};
use crate::catalog::unit_id;
use crate::check::{Way, since};
use crate::diff::without_open;
use crate::finding::Finding;
use crate::project::{Disk, Error, Ledger, Revision, Survey, Tree};

/// The findings that are left, and what was left out of them.
#[derive(Debug, Default)]
pub struct Left {
    /// The findings.
    pub findings: Vec<Finding>,
    /// The revision that was named, and how many findings it had.
    pub since: Option<(String, usize)>,
    /// How many say that work is still to be done.
    pub open: Option<usize>,
}

/// The findings that the revision did not have, where one is named; without those of open work, where `incomplete` is
/// allowed. `head` are the files that were checked.
pub fn left(
    disk: &Disk,
    (name, incomplete): (Option<String>, bool),
    (head, survey): (&dyn Tree, &Survey),
    ledger: &Ledger,
    findings: Vec<Finding>,
    shell: &Shell,
) -> Result<Left> {
    let base = name.as_deref().map(|name| base(disk, name, findings.is_empty(), ledger, shell)).transpose()?.flatten();
    let (mut findings, mut older) = (findings, 0);
    if let Some((tree, base)) = &base {
        // A translation that went along with an edited source says which source it was made for.
        let was: BTreeMap<String, String> = survey.was().into_iter().map(|(name, old)| (name, unit_id(&old))).collect();
        let mut before = base.findings();
        before.extend(base.check_messages(tree.as_ref()));
        let is_renamed = |file: &str| head.has(file) != tree.has(file);
        (findings, older) = since(findings, &before, &Way { was: &was, is_renamed: &is_renamed });
    }
    let mut open = incomplete.then_some(0);
    if incomplete && !findings.is_empty() {
        let before = base.map(|(_, base)| base.units());
        let (left, count) = without_open(findings, before.as_deref(), &survey.units());
        (findings, open) = (left, Some(count));
    }
    Ok(Left { findings, since: name.map(|name| (name, older)), open })
}

/// The files of a revision and what they say; none where there is nothing to compare with.
fn base(disk: &Disk, name: &str, is_over: bool, ledger: &Ledger, shell: &Shell) -> Result<Option<(Box<dyn Tree>, Survey)>> {
    if name == "HEAD" && !Revision::has_head(disk.root())? {
        shell.note(&shell.plain("since-no-head"));
        return Ok(None);
    }
    let name = Revision::range(disk.root(), name)?.map_or_else(|| name.to_owned(), |(base, _)| base);
    let tree = tree(disk, &name)?;
    if is_over {
        return Ok(None);
    }
    match revision(tree.as_ref(), ledger) {
        // From before the project existed.
        Err(Failure::Error(Error::NotAProject(_))) => Ok(None),
        other => Ok(Some((tree, other.map_err(|failure| at(&name, failure))?))),
    }
}
