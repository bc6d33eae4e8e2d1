//! What nothing is known of, read a part at a time, so that memory does not grow with a project: each part is read and checked
//! beside all that is no article, its facts go into the ledger, and its texts are let go of.

use std::collections::{BTreeMap, BTreeSet};

use super::error::Error;
use super::ground::{Candidate, Ground};
use super::ledger::Ledger;
use super::load::Snapshot;
use super::part::Part;
use super::review::Words;
use super::survey::{Survey, keeper};
use super::tree::Tree;

/// Articles that are read at a time.
const PART: usize = 100;

/// Reads what the ledger does not know of a tree, if that is more than a part, and says whether it did. What does not depend on an
/// article alone is not learned, and is read again by whoever wants all of the project.
pub(super) fn learn(
    ground: &Ground,
    (tree, only): (&dyn Tree, Option<&str>),
    ledger: &Ledger,
    known: &BTreeMap<String, Candidate>,
    words: Words,
) -> Result<bool, Error> {
    // Rules that take too long may not the next time; they are judged over all of a project.
    if ground.settings().srx.is_some() {
        return Ok(false);
    }
    let articles = ground.articles(tree);
    let files: Vec<Vec<String>> =
        articles.iter().filter(|(path, _)| !known.contains_key(*path)).map(|(path, file)| ground.files(path, file)).collect();
    if files.len() <= PART {
        return Ok(false);
    }
    let all: BTreeSet<String> = articles.iter().flat_map(|(path, file)| ground.files(path, file)).collect();
    for part in files.chunks(PART) {
        let shown: BTreeSet<&str> = part.iter().flatten().map(String::as_str).collect();
        let tree = Part::without(tree, all.iter().map(String::as_str).filter(|file| !shown.contains(file)).collect());
        let snapshot = Snapshot::load(&tree)?;
        Survey::from(snapshot, BTreeMap::new(), only, words, &keeper(Some(ground), &tree, ledger));
    }
    Ok(true)
}
