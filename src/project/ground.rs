//! What the facts of articles stand on: everything that goes into all of them, and the keys under which they are kept.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::document::{CatalogFile, Document};
use super::error::Error;
use super::facts::Facts;
use super::input::{matching, profile_file, settings};
use super::ledger::{Content, Digest, Ledger, digest};
use super::load::Known;
use super::settings::{Settings, path_below};
use super::tree::Tree;
use super::upkeep::catalog_file;

/// What the facts of every article depend on: settings, rules of segmentation, profile, terms, and the locale that was
/// asked for.
pub(super) struct Ground {
    read: Settings,
    pub digest: Digest,
    /// The settings with the files they name for rules and profile, as they are written but for comments.
    pub written: String,
}

/// The lines of a file of settings that say something.
fn said(text: &[u8]) -> String {
    let text = String::from_utf8_lossy(text);
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| format!("{line}\n")).collect()
}

impl Ground {
    /// The ground of a project; nothing where a part of it cannot be read.
    pub fn of(tree: &dyn Tree, only: Option<&str>) -> Result<Option<Ground>, Error> {
        let read = settings(tree)?;
        let mut files = vec!["taiyaku.toml".to_owned()];
        files.extend(read.srx.clone());
        files.extend(profile_file(&read).map(str::to_owned));
        files.extend(matching(tree, &read.glossary));
        let Some(texts) = tree.read_all(&files).into_iter().map(Result::ok).collect::<Option<Vec<_>>>() else { return Ok(None) };
        let texts: Vec<Vec<u8>> = texts.into_iter().map(Option::unwrap_or_default).collect();
        let build = env!("TAIYAKU_BUILD").as_bytes();
        let parts = files.iter().map(String::as_bytes).zip(texts.iter().map(Vec::as_slice)).flat_map(|(file, text)| [file, text]);
        let digest = digest([build, only.unwrap_or_default().as_bytes()].into_iter().chain(parts));
        let rules = 1 + usize::from(read.srx.is_some()) + usize::from(profile_file(&read).is_some());
        let written = texts.iter().take(rules).map(|text| said(text)).collect();
        Ok(Some(Ground { read, digest, written }))
    }

    /// The settings, without the levels of the profile.
    pub fn settings(&self) -> &Settings {
        &self.read
    }

    /// The articles of a tree: path and file.
    pub fn articles(&self, tree: &dyn Tree) -> BTreeMap<String, String> {
        let roots = self.read.roots();
        let mut articles: BTreeMap<String, String> = BTreeMap::new();
        for file in matching(tree, &self.read.include) {
            let path = path_below(&roots, &file).to_owned();
            articles.entry(path).or_insert(file);
        }
        articles
    }

    /// The files of an article: its own, then its catalogs.
    pub fn files(&self, path: &str, file: &str) -> Vec<String> {
        let catalogs = std::iter::once(&self.read.source).chain(&self.read.targets).map(|locale| catalog_file(&locale.to_string(), path));
        std::iter::once(file.to_owned()).chain(catalogs).collect()
    }

    /// Those of some articles of a tree that the ledger knows, by path.
    pub fn candidates(&self, tree: &dyn Tree, ledger: &Ledger, articles: BTreeMap<String, String>) -> BTreeMap<String, Candidate> {
        if ledger.is_empty() {
            return BTreeMap::new();
        }
        let width = 2 + self.read.targets.len();
        let files: Vec<String> = articles.iter().flat_map(|(path, file)| self.files(path, file)).collect();
        let contents = ledger.contents(tree, &files);
        let articles: Vec<_> = articles.into_iter().zip(contents.chunks(width)).collect();
        articles
            .into_par_iter()
            .filter_map(|((path, file), contents)| Some((path.clone(), self.candidate(ledger, &path, &file, contents)?)))
            .collect()
    }

    /// The article with these contents, if the ledger knows it.
    pub fn candidate(&self, ledger: &Ledger, path: &str, file: &str, contents: &[Content]) -> Option<Candidate> {
        let facts = ledger.get(&self.key(path, file, contents)?)?;
        let known = Known { file: file.to_owned(), labels: facts.head.labels.clone() };
        Some(Candidate { known, is_bare: contents.contains(&Content::Absent), facts })
    }

    /// The key of an article with these contents: its own, then those of its catalogs.
    pub fn key(&self, path: &str, file: &str, contents: &[Content]) -> Option<Digest> {
        let mut parts: Vec<&[u8]> = vec![&self.digest, path.as_bytes(), file.as_bytes()];
        for (number, content) in contents.iter().enumerate() {
            match content {
                Content::Of(digest) => parts.push(digest),
                Content::Absent if number > 0 => parts.push(&[]),
                _ => return None,
            }
        }
        Some(digest(parts))
    }

    /// The files of an article that was read, and what they held: its own, then its catalogs.
    pub fn contents_of<'d>(&self, document: &'d Document) -> Vec<(&'d str, Content)> {
        let targets = self.read.targets.iter().filter_map(|locale| Some(&document.targets.get(&locale.to_string())?.catalog));
        let content = |text: &[u8]| Content::Of(digest([text]));
        let catalog =
            |one: &'d CatalogFile| (one.file.as_str(), one.disk.as_ref().map_or(Content::Absent, |text| content(text.as_bytes())));
        let own = (document.file.as_str(), content(&document.bytes));
        std::iter::once(own).chain(std::iter::once(&document.source).chain(targets).map(catalog)).collect()
    }
}

/// An article of which enough is known.
#[derive(Clone)]
pub(super) struct Candidate {
    pub known: Known,
    /// Whether it lacks a catalog: it may get that of an article which was renamed.
    pub is_bare: bool,
    pub facts: Arc<Facts>,
}
