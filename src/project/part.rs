//! A part of a project's files as a tree of its own, so that a project larger than memory is read a part at a time.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::path::Path;

use super::error::Error;
use super::tree::{Odd, Tree};

/// The files of a tree that are seen.
pub(super) struct Part<'t> {
    tree: &'t dyn Tree,
    seen: Seen<'t>,
}

enum Seen<'t> {
    Only(BTreeSet<&'t str>),
    AllBut(BTreeSet<&'t str>),
}

impl<'t> Part<'t> {
    /// Those files of a tree, which were listed before.
    pub fn of(tree: &'t dyn Tree, files: BTreeSet<&'t str>) -> Self {
        Part { tree, seen: Seen::Only(files) }
    }

    /// All files of a tree but those.
    pub fn without(tree: &'t dyn Tree, hidden: BTreeSet<&'t str>) -> Self {
        Part { tree, seen: Seen::AllBut(hidden) }
    }
}

impl Tree for Part<'_> {
    fn list(&self, folder: &str) -> Result<Vec<String>, Error> {
        match &self.seen {
            Seen::Only(files) => {
                let within = |file: &&&str| folder.is_empty() || file.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
                let from = files.range(folder..).take_while(|file| file.starts_with(folder));
                Ok(from.filter(within).map(|file| (*file).to_owned()).collect())
            }
            Seen::AllBut(hidden) => {
                let mut files = self.tree.list(folder)?;
                files.retain(|file| !hidden.contains(file.as_str()));
                Ok(files)
            }
        }
    }

    fn closed(&self, folder: &str) -> Vec<(String, Error)> {
        self.tree.closed(folder)
    }

    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, Error> {
        self.tree.read(path)
    }

    fn has(&self, path: &str) -> bool {
        self.tree.has(path)
    }

    fn reader(&self, path: &str) -> Result<Option<Box<dyn Read>>, Error> {
        self.tree.reader(path)
    }

    fn odd(&self, folder: &str) -> Vec<Odd> {
        self.tree.odd(folder)
    }

    fn cache(&self) -> Option<&Path> {
        self.tree.cache()
    }

    fn keep(&self) -> Option<&Path> {
        self.tree.keep()
    }

    fn objects(&self) -> Option<&BTreeMap<String, String>> {
        self.tree.objects()
    }

    fn read_all(&self, paths: &[String]) -> Vec<Result<Option<Vec<u8>>, Error>> {
        self.tree.read_all(paths)
    }
}
