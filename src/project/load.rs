//! A project read whole: settings, glossary, articles with their units, catalogs as they should be. It reads from any
//! tree (a folder, a git revision) and writes nothing; what it finds wrong on the way are findings.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;
use regex::Regex;

use super::document::{CatalogFile, Document, LABELS, Label};
use super::error::Error;
use super::input::{decode, glossary, matching, odd, profile, settings, text_of};
use super::kept::place;
use super::segmentation::Segmentation;
use super::settings::{Settings, path_below};
use super::tree::Tree;
use super::upkeep::Gone;
use crate::article::{self, Article, Format, Options};
use crate::catalog::SourceUnit;
use crate::finding::{Arg, Code, Finding, Hint};
use crate::glossary::Glossary;
use crate::memory::Archive;
use crate::profile::{Chosen, Profile};
use crate::segment::{self, Units};
use crate::text::has_letters_of;

/// Path of the archive within a project.
pub const ARCHIVE: &str = "memory/archive.tmx";

/// What is known of an article that is not read.
#[derive(Debug, Clone)]
pub(super) struct Known {
    /// Its file.
    pub file: String,
    /// The labels that it uses.
    pub labels: Vec<Label>,
}

/// A project as it stands in a tree.
pub struct Snapshot {
    /// The settings.
    pub settings: Settings,
    /// The profile of the field.
    pub profile: Chosen,
    /// The terms.
    pub glossary: Arc<Glossary>,
    /// Glossary files by name.
    pub glossary_files: BTreeMap<String, String>,
    /// Articles by path, then the labels, then the site's messages.
    pub documents: Vec<Document>,
    /// Pairs that no article uses any more.
    pub archive: Archive,
    /// The archive's text on disk; none where there is no file.
    pub archive_text: Option<String>,
    /// Whether the archive was understood, so that it may be written.
    pub archive_sound: bool,
    /// Paths of articles that are there and cannot be read: their catalogs stay as they are.
    pub unread: BTreeSet<String>,
    /// Folders of articles that cannot be read, by the beginning of the paths in them (nothing for the content folder
    /// itself): the catalogs of articles in them stay as they are.
    pub closed: BTreeSet<String>,
    /// Catalogs of articles that are gone (or were renamed): path and text, to be removed by `sync`.
    pub gone: Vec<Gone>,
    /// Terms that the site's messages have of their own, as they are written, by locale and name.
    pub own_terms: BTreeMap<String, BTreeMap<String, String>>,
    /// What was wrong on the way.
    pub findings: Vec<Finding>,
}

impl Snapshot {
    /// Reads the project in a tree.
    pub fn load(tree: &dyn Tree) -> Result<Snapshot, Error> {
        Snapshot::load_but(tree, &BTreeMap::new())
    }

    /// Reads the project in a tree but for these articles, of which enough is known; they are not among its documents.
    pub(super) fn load_but(tree: &dyn Tree, known: &BTreeMap<String, Known>) -> Result<Snapshot, Error> {
        let settings = settings(tree)?;
        let segmentation = Segmentation::of(tree, &settings)?;
        let globs = settings.glossary.clone();
        let terms = || {
            let mut findings = Vec::new();
            let (glossary, files) = glossary(tree, &globs, &mut findings);
            (glossary, files, findings)
        };
        let mut profile_findings = Vec::new();
        let profile = profile(tree, &settings, &mut profile_findings);
        let mut settings = settings;
        for (code, severity) in profile.levels() {
            settings.levels.entry(*code).or_insert(*severity);
        }
        // The terms are needed by none of the rest.
        let ((glossary, glossary_files, mut findings), mut snapshot) =
            rayon::join(terms, || Snapshot::without_terms(tree, settings, &segmentation, known));
        findings.append(&mut snapshot.findings);
        findings.append(&mut profile_findings);
        Ok(Snapshot { glossary: Arc::new(glossary), glossary_files, profile, findings, ..snapshot })
    }

    /// The same without its terms, for what only moves texts.
    pub fn load_texts(tree: &dyn Tree) -> Result<Snapshot, Error> {
        let settings = settings(tree)?;
        let segmentation = Segmentation::of(tree, &settings)?;
        Ok(Snapshot::without_terms(tree, settings, &segmentation, &BTreeMap::new()))
    }

    fn without_terms(tree: &dyn Tree, settings: Settings, segmentation: &Segmentation, known: &BTreeMap<String, Known>) -> Snapshot {
        let mut findings = Vec::new();
        let archive_text = text_of(tree, ARCHIVE, &mut findings);
        let archive = match &archive_text {
            Some(text) => {
                let (archive, mut found) = Archive::read(text, ARCHIVE);
                findings.append(&mut found);
                archive
            }
            None => Archive::default(),
        };
        // A file that is there and was not understood in full must not be written.
        let archive_sound = archive.is_intact() && (archive_text.is_some() || matches!(tree.read(ARCHIVE), Ok(None)));
        let mut snapshot = Snapshot {
            settings,
            profile: Chosen::BuiltIn(Profile::none()),
            glossary: Arc::default(),
            glossary_files: BTreeMap::new(),
            documents: Vec::new(),
            archive,
            archive_text,
            archive_sound,
            unread: BTreeSet::new(),
            closed: BTreeSet::new(),
            gone: Vec::new(),
            own_terms: BTreeMap::new(),
            findings,
        };
        snapshot.read_articles(tree, segmentation, known);
        snapshot.read_catalogs(tree, known);
        snapshot.reconcile();
        snapshot.report_lag();
        snapshot.read_messages(tree);
        snapshot
    }

    /// The target locales as text.
    pub fn locales(&self) -> Vec<String> {
        self.settings.targets.iter().map(ToString::to_string).collect()
    }

    /// The document of an article path.
    pub fn document(&self, path: &str) -> Option<&Document> {
        self.documents.iter().find(|document| document.path == path)
    }

    fn read_articles(&mut self, tree: &dyn Tree, segmentation: &Segmentation, known: &BTreeMap<String, Known>) {
        let mut files = matching(tree, &self.settings.include);
        let roots = self.settings.roots();
        // A folder that is not there may never have been; without any article it is more likely out of reach.
        let catalogs = format!("locales/{}/articles", self.settings.source);
        let missed = files.is_empty() && !tree.list(&catalogs).unwrap_or_default().is_empty();
        for root in roots.iter().filter(|root| !root.is_empty()) {
            for (folder, error) in tree.closed(root.trim_end_matches('/')) {
                let finding = error.finding(&folder);
                let is = |problem: &str| finding.args.get("problem").is_some_and(|found| *found == Arg::from(problem));
                if is("not-found") && !missed {
                    continue;
                }
                self.closed.insert(format!("{folder}/").strip_prefix(root.as_str()).unwrap_or("").to_owned());
                if !is("not-directory") {
                    self.findings.push(finding);
                }
            }
        }
        let mut owners: BTreeMap<String, String> = known.iter().map(|(path, known)| (path.clone(), known.file.clone())).collect();
        let skipped: BTreeSet<&str> = known.values().map(|known| known.file.as_str()).collect();
        files.retain(|file| !skipped.contains(file.as_str()));
        let contents = tree.read_all(&files);
        let is_said = |finding: &Finding, said: &[Finding]| said.iter().any(|other| finding.file == other.file);
        for finding in odd(tree, &self.settings.include, &["md", "markdown", "html", "htm", "txt"]) {
            if is_said(&finding, &self.findings) {
                continue;
            }
            self.unread.insert(path_below(&roots, &finding.file).to_owned());
            self.findings.push(finding);
        }
        let mut inputs = Vec::new();
        for (file, content) in files.into_iter().zip(contents) {
            let path = path_below(&roots, &file).to_owned();
            if let Some(other) = owners.get(&path) {
                let finding = Finding::new(Code::DuplicateArticle, file).with("other", other.as_str()).with("path", path);
                self.findings.push(finding.hint(Hint::new("rename-article")));
                continue;
            }
            let bytes = match content {
                Ok(Some(bytes)) => bytes,
                Ok(None) => continue,
                Err(error) => {
                    self.findings.push(error.finding(&file));
                    self.unread.insert(path);
                    continue;
                }
            };
            match decode(&file, bytes.clone(), &mut self.findings) {
                Some(text) => {
                    owners.insert(path.clone(), file.clone());
                    inputs.push((path, file, bytes, text));
                }
                None => _ = self.unread.insert(path),
            }
        }
        let options = options(&self.settings);
        let read: Vec<(Document, Vec<Finding>)> =
            inputs.into_par_iter().map(|(path, file, bytes, text)| document(path, file, bytes, text, &options, segmentation)).collect();
        self.findings.extend(segmentation.findings());
        for (document, found) in read {
            self.documents.push(document);
            self.findings.extend(found);
        }
        self.documents.sort_by(|a, b| a.path.cmp(&b.path));
        let mut used: Vec<(&str, &str, Vec<Label>)> = self.documents.iter().map(|one| (&*one.path, &*one.file, one.labels())).collect();
        used.extend(known.iter().map(|(path, known)| (path.as_str(), known.file.as_str(), known.labels.clone())));
        used.sort_by_key(|(path, ..)| *path);
        let labels = labels(used.into_iter().map(|(_, file, labels)| (file, labels)), &options.skip);
        if !labels.sources.is_empty() {
            self.documents.push(labels);
        }
    }
}

/// How articles are read.
pub(super) fn options(settings: &Settings) -> Options {
    Options { lang: settings.source_lang(), front_matter: settings.front_matter.clone(), skip: settings.skip.clone() }
}

/// An article with its units, and what was found in it.
pub(super) fn document(
    path: String,
    file: String,
    bytes: Vec<u8>,
    text: String,
    options: &Options,
    segmentation: &Segmentation,
) -> (Document, Vec<Finding>) {
    let (article, mut findings) = article::parse(&path, &text, options);
    for finding in &mut findings {
        finding.file.clone_from(&file);
    }
    let units = segment::split_by(&article, options.lang, segmentation.rules());
    let mut section = None;
    let sources = units
        .units
        .iter()
        .map(|unit| {
            let heading = article.blocks.get(unit.block).is_some_and(|block| matches!(block.kind, article::Kind::Heading(_)));
            if heading {
                section = Some(unit.text.clone());
            }
            SourceUnit { text: unit.text.clone(), section: section.clone(), skip: unit.skip }
        })
        .collect();
    let document = Document {
        path,
        file,
        bytes,
        text,
        article,
        units,
        sources,
        ids: Vec::new(),
        messages: false,
        uses: Vec::new(),
        source: CatalogFile::default(),
        targets: BTreeMap::new(),
    };
    (document, findings)
}

/// The pseudo-article of all labels, each once, in order of first use. They come with the file of their article.
fn labels<'f>(articles: impl Iterator<Item = (&'f str, Vec<Label>)>, skip: &[Regex]) -> Document {
    let mut seen = BTreeSet::new();
    let (mut sources, mut uses) = (Vec::new(), Vec::new());
    for (file, labels) in articles {
        for label in labels {
            if !seen.insert(label.text.clone()) {
                continue;
            }
            let unneeded = skip.iter().any(|pattern| pattern.is_match(&label.text))
                || !has_letters_of(&label.text, crate::text::Lang::Ja) && label.text.chars().count() <= 1;
            uses.push((file.to_owned(), label.span, Some(place(label.place))));
            sources.push(SourceUnit { text: label.text, section: None, skip: unneeded });
        }
    }
    Document {
        path: LABELS.to_owned(),
        file: LABELS.to_owned(),
        bytes: Vec::new(),
        text: String::new(),
        article: Article { format: Format::Text, blocks: Vec::new() },
        units: Units::default(),
        sources,
        ids: Vec::new(),
        messages: false,
        uses,
        source: CatalogFile::default(),
        targets: BTreeMap::new(),
    }
}
