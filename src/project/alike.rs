//! The articles that two trees have alike: their own bytes and those of their catalogs are the same, which git's names for
//! contents tell without a look into git. Of each, what the ledger knows, or what a glance shows; an article that would
//! have to be read is not among them.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::git::is_named;
use super::glance::Glance;
use super::ground::{Candidate, Ground};
use super::ledger::{Content, Ledger, digest};
use super::tree::{Disk, Tree};

/// An article that both versions have alike.
pub(super) enum Alike {
    /// The ledger knows it.
    Known(Candidate),
    /// It was looked at.
    Seen(Glance, Candidate),
}

impl Alike {
    /// What is known of it before anything else is asked.
    pub fn candidate(&self) -> &Candidate {
        match self {
            Alike::Known(candidate) | Alike::Seen(_, candidate) => candidate,
        }
    }
}

/// The bytes of the files of an article: its own, then its catalogs.
type Contents = Vec<Option<Vec<u8>>>;

/// Git's names for the contents of files, by path.
type Names = BTreeMap<String, String>;

/// An article with its files.
struct Both<'a> {
    path: &'a str,
    file: &'a str,
    files: Vec<String>,
}

/// What two trees with the same settings and terms have in common.
struct Common<'a> {
    ground: &'a Ground,
    ledger: &'a Ledger,
    /// Whether the ledger knows anything.
    knows: bool,
}

/// The articles of `base` and `head`, which have these, that are alike in both, by path.
pub(super) fn alike(
    ground: &Ground,
    (base, old): (&dyn Tree, &BTreeMap<String, String>),
    (head, new): (&dyn Tree, &BTreeMap<String, String>),
    ledger: &Ledger,
) -> BTreeMap<String, Alike> {
    let common = Common { ground, ledger, knows: !ledger.is_empty() };
    let both = new.iter().filter(|(path, file)| old.get(*path) == Some(*file));
    let both: Vec<Both<'_>> = both.map(|(path, file)| Both { path, file, files: ground.files(path, file) }).collect();
    match (base.objects(), head.objects()) {
        (names, None) => common.on_disk(&both, (base, names), head),
        (Some(old), Some(new)) => common.in_git(both, old, (head, new)),
        (None, Some(_)) => BTreeMap::new(),
    }
}

impl Common<'_> {
    /// Of a head that stands on disk.
    fn on_disk(&self, both: &[Both<'_>], (base, names): (&dyn Tree, Option<&Names>), head: &dyn Tree) -> BTreeMap<String, Alike> {
        let is_same = |file: &String, content: &Option<Vec<u8>>| match (names, content) {
            (Some(names), Some(bytes)) => names.get(file).is_some_and(|name| match self.ledger.named(name) {
                Some(known) => known == digest([bytes.as_slice()]),
                None => is_named(name, bytes),
            }),
            (Some(names), None) => !names.contains_key(file),
            (None, _) => base.read(file).is_ok_and(|other| other == *content),
        };
        let look = |one: &Both<'_>| {
            let contents: Contents = one.files.iter().map(|file| head.read(file).ok()).collect::<Option<_>>()?;
            let same = one.files.iter().zip(&contents).all(|(file, content)| is_same(file, content));
            Some((one.path.to_owned(), same.then(|| self.look(one, contents)).flatten()?))
        };
        both.par_iter().filter_map(look).collect()
    }

    /// Of two revisions of git.
    fn in_git(&self, mut both: Vec<Both<'_>>, old: &Names, (head, new): (&dyn Tree, &Names)) -> BTreeMap<String, Alike> {
        both.retain(|one| one.files.iter().all(|file| old.get(file) == new.get(file)));
        let known = |one: &Both<'_>| {
            let content = |file: &String| new.get(file).map_or(Some(Content::Absent), |name| self.ledger.named(name).map(Content::Of));
            let contents: Option<Vec<Content>> = one.files.iter().map(content).collect();
            self.ground.candidate(self.ledger, one.path, one.file, &contents?).map(Alike::Known)
        };
        // What git has mostly stands in the working tree too, where it is read sooner.
        let near = head.keep().map(Disk::new);
        let content = |file: &String| match new.get(file) {
            Some(name) => near.as_ref()?.read(file).ok()?.filter(|bytes| is_named(name, bytes)).map(Some),
            None => Some(None),
        };
        let look = |one: &Both<'_>| match self.knows.then(|| known(one)).flatten() {
            Some(alike) => Some(Some(alike)),
            None => one.files.iter().map(content).collect::<Option<Contents>>().map(|contents| self.look(one, contents)),
        };
        let looked: Vec<Option<Option<Alike>>> = both.par_iter().map(look).collect();
        let far: Vec<&Both<'_>> = both.iter().zip(&looked).filter(|(_, looked)| looked.is_none()).map(|(one, _)| one).collect();
        let files: Vec<String> = far.iter().flat_map(|one| one.files.iter().cloned()).collect();
        let mut contents = head.read_all(&files).into_iter().map(Result::ok);
        let far: Vec<_> = far.into_iter().map(|one| (one, contents.by_ref().take(one.files.len()).collect::<Option<Contents>>())).collect();
        let far = far.into_par_iter().filter_map(|(one, contents)| Some((one.path.to_owned(), self.look(one, contents?)?)));
        let mut found: BTreeMap<String, Alike> = far.collect();
        found.extend(both.iter().zip(looked).filter_map(|(one, looked)| Some((one.path.to_owned(), looked??))));
        found
    }

    /// What is known of an article whose files hold this, or seen in it.
    fn look(&self, one: &Both<'_>, contents: Contents) -> Option<Alike> {
        if self.knows {
            let of = |content: &Option<Vec<u8>>| content.as_ref().map_or(Content::Absent, |bytes| Content::Of(digest([bytes.as_slice()])));
            let contents: Vec<Content> = contents.iter().map(of).collect();
            if let Some(candidate) = self.ground.candidate(self.ledger, one.path, one.file, &contents) {
                return Some(Alike::Known(candidate));
            }
        }
        let glance = Glance::of(one.path, one.file, contents, self.ground.settings())?;
        let candidate = Candidate { known: glance.known(), is_bare: glance.is_bare, facts: Arc::new(glance.blank()) };
        Some(Alike::Seen(glance, candidate))
    }
}
