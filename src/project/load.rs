//! A project read whole: settings, glossary, articles with their units, catalogs as they should be. It reads from any
//! tree (a folder, a git revision) and writes nothing; what it finds wrong on the way are findings.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use regex::Regex;

use super::cache;
use super::document::{CatalogFile, Document, LABELS, Target};
use super::error::Error;
use super::settings::{self, Settings};
use super::tree::Tree;
use crate::article::{self, Article, Format, Options};
use crate::catalog::{Catalog, Input, Pair, PairStore, SourceUnit, assign_ids, orphan, overlap, reconcile, source_catalog};
use crate::finding::{Code, Finding, Hint, Place};
use crate::glossary::{self, Glossary};
use crate::memory::Archive;
use crate::segment::{self, Units};
use crate::text::{Lines, Span, has_letters_of};

/// Path of the archive within a project.
pub const ARCHIVE: &str = "memory/archive.tmx";

/// Overlap of ids from which an article without catalogs is a renamed one, in percent.
const RENAMED: u8 = 50;

/// A project as it stands in a tree.
pub struct Snapshot {
    /// The settings.
    pub settings: Settings,
    /// The terms.
    pub glossary: Glossary,
    /// Glossary files by name.
    pub glossary_files: BTreeMap<String, String>,
    /// Articles by path, the labels last.
    pub documents: Vec<Document>,
    /// Pairs that no article uses any more.
    pub archive: Archive,
    /// The archive's text on disk; none where there is no file.
    pub archive_text: Option<String>,
    /// Whether the archive was understood, so that it may be written.
    pub archive_sound: bool,
    /// Catalogs of articles that are gone (or were renamed): path and text, to be removed by `sync`.
    pub gone: Vec<Gone>,
    /// What was wrong on the way.
    pub findings: Vec<Finding>,
}

/// A catalog whose article is gone.
#[derive(Debug, Clone)]
pub struct Gone {
    /// Path within the project.
    pub file: String,
    /// Its text.
    pub text: String,
    /// The path the article had.
    pub path: String,
    /// The path it has now, if it was renamed.
    pub renamed: Option<String>,
    /// Its locale.
    pub locale: String,
    /// Pairs to be archived before it goes (none where the article was renamed).
    pub pairs: Vec<Pair>,
    /// What stays in it, because nobody knows the source of it.
    pub rest: Option<String>,
    /// Whether it was understood; one that was not stays.
    pub sound: bool,
}

/// Reads `taiyaku.toml` of a tree.
pub fn settings(tree: &dyn Tree) -> Result<Settings, Error> {
    let bytes = tree.read("taiyaku.toml")?.ok_or_else(|| Error::NotAProject("".into()))?;
    let text = String::from_utf8(bytes).map_err(|_| Error::NotText("taiyaku.toml".to_owned()))?;
    let (settings, findings) = settings::read("taiyaku.toml", &text);
    match settings {
        Some(settings) if findings.is_empty() => Ok(settings),
        _ => Err(Error::Settings(findings)),
    }
}

/// Reads the glossary files that the globs name.
pub fn glossary(tree: &dyn Tree, globs: &[String], findings: &mut Vec<Finding>) -> (Glossary, BTreeMap<String, String>) {
    let mut files = BTreeMap::new();
    for file in matching(tree, globs) {
        if let Some(text) = text_of(tree, &file, findings) {
            files.insert(file, text);
        }
    }
    let mut found = Vec::new();
    let glossary = cache::glossary(tree.cache(), &files, || {
        let mut concepts = Vec::new();
        for (file, text) in &files {
            let (read, mut wrong) = glossary::read(file, text);
            concepts.extend(read);
            found.append(&mut wrong);
        }
        (Glossary::new(concepts), found.is_empty())
    });
    findings.append(&mut found);
    (glossary, files)
}

/// Files of the tree that match one of the globs, sorted. Only the folders in front of wildcards are walked.
pub fn matching(tree: &dyn Tree, globs: &[String]) -> Vec<String> {
    let set = Settings::globs(globs);
    let mut found = BTreeSet::new();
    for glob in globs {
        let fixed = glob.split(['*', '?', '[', '{']).next().unwrap_or("");
        if fixed == glob {
            if matches!(tree.read(glob), Ok(Some(_)) | Err(_)) {
                found.insert(glob.clone());
            }
            continue;
        }
        let folder = fixed.rsplit_once('/').map_or("", |(folder, _)| folder);
        found.extend(tree.list(folder).unwrap_or_default().into_iter().filter(|path| set.is_match(path)));
    }
    found.into_iter().collect()
}

/// The text of a file; what keeps it from being read is a finding.
pub fn text_of(tree: &dyn Tree, file: &str, findings: &mut Vec<Finding>) -> Option<String> {
    match tree.read(file) {
        Ok(Some(bytes)) => decode(file, bytes, findings),
        Ok(None) => None,
        Err(error) => {
            findings.push(error.finding(file));
            None
        }
    }
}

/// UTF-8, or a finding with the place of the first byte that is not.
pub(super) fn decode(file: &str, bytes: Vec<u8>, findings: &mut Vec<Finding>) -> Option<String> {
    match String::from_utf8(bytes) {
        Ok(text) => Some(text),
        Err(error) => {
            let good = error.utf8_error().valid_up_to();
            let head = String::from_utf8_lossy(error.as_bytes().get(..good).unwrap_or(&[])).into_owned();
            let guess = encoding(error.as_bytes());
            let finding = Finding::new(Code::InvalidEncoding, file).at(&Lines::new(&head), Span::new(good, good)).with("guess", guess);
            findings.push(finding.hint(match guess {
                "unknown" => Hint::new("mend-bytes"),
                guess => Hint::new("convert-utf8").with("path", file).with("guess", guess),
            }));
            None
        }
    }
}

/// The encoding that bytes are probably in: the first of the usual Japanese ones that decodes them without error.
fn encoding(bytes: &[u8]) -> &'static str {
    if bytes.starts_with(&[0xFF, 0xFE]) {
        return "UTF-16LE";
    }
    if bytes.starts_with(&[0xFE, 0xFF]) {
        return "UTF-16BE";
    }
    let decodes = |encoding: &'static encoding_rs::Encoding| !encoding.decode_without_bom_handling(bytes).1;
    if decodes(encoding_rs::EUC_JP) {
        "EUC-JP"
    } else if decodes(encoding_rs::SHIFT_JIS) {
        "Shift_JIS"
    } else {
        "unknown"
    }
}

impl Snapshot {
    /// Reads the project in a tree.
    pub fn load(tree: &dyn Tree) -> Result<Snapshot, Error> {
        let settings = settings(tree)?;
        let mut findings = Vec::new();
        let (glossary, glossary_files) = glossary(tree, &settings.glossary, &mut findings);
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
            glossary,
            glossary_files,
            documents: Vec::new(),
            archive,
            archive_text,
            archive_sound,
            gone: Vec::new(),
            findings,
        };
        snapshot.read_articles(tree);
        snapshot.read_catalogs(tree);
        snapshot.reconcile();
        snapshot.report_lag();
        Ok(snapshot)
    }

    /// The target locales as text.
    pub fn locales(&self) -> Vec<String> {
        self.settings.targets.iter().map(ToString::to_string).collect()
    }

    /// The document of an article path.
    pub fn document(&self, path: &str) -> Option<&Document> {
        self.documents.iter().find(|document| document.path == path)
    }

    fn read_articles(&mut self, tree: &dyn Tree) {
        let files = matching(tree, &self.settings.include);
        let roots = self.settings.roots();
        let contents = tree.read_all(&files);
        let mut owners: BTreeMap<String, String> = BTreeMap::new();
        let mut inputs = Vec::new();
        for (file, content) in files.into_iter().zip(contents) {
            let root = roots.iter().filter(|root| file.starts_with(root.as_str())).max_by_key(|root| root.len());
            let path = root.and_then(|root| file.strip_prefix(root.as_str())).unwrap_or(&file).to_owned();
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
                    continue;
                }
            };
            if let Some(text) = decode(&file, bytes.clone(), &mut self.findings) {
                owners.insert(path.clone(), file.clone());
                inputs.push((path, file, bytes, text));
            }
        }
        let options = Options {
            lang: self.settings.source_lang(),
            front_matter: self.settings.front_matter.clone(),
            skip: self.settings.skip.clone(),
        };
        let read: Vec<(Document, Vec<Finding>)> =
            inputs.into_par_iter().map(|(path, file, bytes, text)| document(path, file, bytes, text, &options)).collect();
        for (document, found) in read {
            self.documents.push(document);
            self.findings.extend(found);
        }
        self.documents.sort_by(|a, b| a.path.cmp(&b.path));
        let labels = labels(&self.documents, &options.skip);
        if !labels.sources.is_empty() {
            self.documents.push(labels);
        }
    }

    fn read_catalogs(&mut self, tree: &dyn Tree) {
        let locales = self.locales();
        let source = self.settings.source.to_string();
        let mut findings = Vec::new();
        for document in &mut self.documents {
            document.source = read_catalog(tree, catalog_file(&source, &document.path), &mut findings);
            for locale in &locales {
                let catalog = read_catalog(tree, catalog_file(locale, &document.path), &mut findings);
                document.targets.insert(locale.clone(), Target { catalog, ..Target::default() });
            }
        }
        // Catalogs that no article claims: of articles that are gone, or renamed.
        let known: BTreeSet<String> = self.documents.iter().map(|document| document.path.clone()).collect();
        let mut gone: Vec<(String, String, CatalogFile)> = Vec::new();
        for locale in std::iter::once(&source).chain(&locales) {
            let folder = format!("locales/{locale}/articles/");
            let mut files = tree.list(folder.trim_end_matches('/')).unwrap_or_default();
            if !known.contains(LABELS) {
                files.push(catalog_file(locale, LABELS));
            }
            for file in files {
                let Some(path) = article_of(&file, locale) else { continue };
                if !known.contains(&path) {
                    let catalog = read_catalog(tree, file, &mut findings);
                    if catalog.disk.is_some() {
                        gone.push((path, locale.clone(), catalog));
                    }
                }
            }
        }
        let renamed = self.renamed(&gone, &source);
        let sources: BTreeMap<String, Catalog> =
            gone.iter().filter(|(_, locale, _)| *locale == source).map(|(path, _, catalog)| (path.clone(), catalog.read.clone())).collect();
        for (path, locale, catalog) in gone {
            let new_path = renamed.get(&path).cloned();
            let file = catalog.file.clone();
            let text = catalog.disk.clone().unwrap_or_default();
            let sound = catalog.read.sound;
            let (mut pairs, mut rest) = (Vec::new(), None);
            match new_path.as_ref().and_then(|new| self.documents.iter_mut().find(|d| d.path == *new)) {
                Some(document) if locale == source => document.source.read = catalog.read,
                Some(document) => {
                    if let Some(target) = document.targets.get_mut(&locale) {
                        target.catalog.read = catalog.read;
                    }
                }
                None if locale != source => (pairs, rest) = leaving(&catalog, &path, sources.get(&path)),
                None => {}
            }
            self.gone.push(Gone { file, text, path, renamed: new_path, locale, pairs, rest, sound });
        }
        self.findings.append(&mut findings);
    }

    /// Old path to new path, for articles without catalogs whose units stand in the catalog of one that is gone.
    fn renamed(&self, gone: &[(String, String, CatalogFile)], source: &str) -> BTreeMap<String, String> {
        let mut renamed: BTreeMap<String, String> = BTreeMap::new();
        if gone.is_empty() {
            return renamed;
        }
        for document in self.documents.iter().filter(|d| d.source.disk.is_none() && !d.is_labels()) {
            let ids = assign_ids(&document.sources, None);
            let best = gone
                .iter()
                .filter(|(path, locale, _)| locale == source && !renamed.contains_key(path))
                .map(|(path, _, catalog)| (overlap(&catalog.read, &ids), path))
                .max();
            if let Some((percent, path)) = best
                && percent >= RENAMED
            {
                renamed.insert(path.clone(), document.path.clone());
            }
        }
        renamed
    }

    /// Brings every catalog up to the units, in memory. Pairs that leave one article may come back in another at once.
    fn reconcile(&mut self) {
        let carry = self.settings.carry;
        self.documents.par_iter_mut().for_each(|document| {
            let previous = (!document.source.read.entries.is_empty()).then_some(&document.source.read);
            document.ids = assign_ids(&document.sources, previous);
            document.source.now = source_catalog(&document.sources, &document.ids);
            document.source.now.head.clone_from(&document.source.read.head);
            document.source.now.tail.clone_from(&document.source.read.tail);
            document.source.refresh();
        });
        for locale in self.locales() {
            let mut store = PairStore::new(self.archive.iter().filter(|a| a.target_locale == locale).map(|a| a.pair.clone()));
            let first = |store: &PairStore, document: &Document| one(document, &locale, carry, store);
            let outputs: Vec<_> = self.documents.par_iter().map(|document| first(&store, document)).collect();
            let mut left: Vec<Pair> = self.gone.iter().filter(|gone| gone.locale == locale).flat_map(|gone| gone.pairs.clone()).collect();
            left.extend(outputs.iter().flatten().flat_map(|output| output.archived.clone()));
            let outputs = if left.is_empty() {
                outputs
            } else {
                for pair in left {
                    store.add(pair);
                }
                let again: Vec<_> = self.documents.par_iter().map(|document| first(&store, document)).collect();
                // To the second round what left in the first is in the archive already; it still has to be put there.
                again.into_iter().zip(outputs).map(|(new, old)| with_left(new, old)).collect()
            };
            let mut findings = Vec::new();
            for (document, output) in self.documents.iter_mut().zip(outputs) {
                if let (Some(target), Some(output)) = (document.targets.get_mut(&locale), output) {
                    target.catalog.now = output.now;
                    (target.archived, target.restored) = (output.archived, output.restored);
                    findings.extend(output.orphans);
                }
            }
            self.findings.append(&mut findings);
        }
        self.documents.par_iter_mut().flat_map(|document| document.targets.par_iter_mut()).for_each(|(_, target)| target.catalog.refresh());
    }

    /// A finding for every article whose catalogs lag behind.
    fn report_lag(&mut self) {
        let mut findings = Vec::new();
        for document in &self.documents {
            let targets = document.targets.values().map(|target| &target.catalog).filter(|catalog| catalog.says_otherwise());
            let mut behind = std::iter::once(&document.source).filter(|source| source.is_behind()).chain(targets);
            if let Some(first) = behind.next() {
                let file = if first.disk.is_some() { &first.file } else { &document.file };
                let problem = match (document.is_labels(), &document.source.disk) {
                    (true, _) => "labels",
                    (false, None) => "new",
                    (false, Some(_)) => "behind",
                };
                findings.push(out_of_date(file, problem, &document.path));
            }
        }
        for gone in self.gone.iter().filter(|gone| gone.renamed.is_none()) {
            findings.push(out_of_date(&gone.file, "gone", &gone.path));
        }
        self.findings.append(&mut findings);
    }
}

/// What reconciling one target catalog gives.
#[derive(Default)]
struct Reconciled {
    now: Catalog,
    archived: Vec<Pair>,
    restored: Vec<Pair>,
    orphans: Vec<Finding>,
}

/// The finding for an article whose catalogs lag behind.
fn out_of_date(file: &str, problem: &'static str, path: &str) -> Finding {
    Finding::new(Code::CatalogOutOfDate, file).with("problem", problem).with("path", path).hint(Hint::new("run-sync"))
}

/// The second round of a document with the pairs that left it in the first.
fn with_left(new: Option<Reconciled>, old: Option<Reconciled>) -> Option<Reconciled> {
    let (mut new, old) = (new?, old?);
    let left: Vec<Pair> = old.archived.into_iter().filter(|pair| !new.archived.contains(pair)).collect();
    new.archived.extend(left);
    Some(new)
}

/// Reconciles one target catalog: the catalog as it should be, pairs that leave and come back, findings. A catalog
/// that is not sound is used as it is.
fn one(document: &Document, locale: &str, carry: u8, store: &PairStore) -> Option<Reconciled> {
    let target = document.targets.get(locale)?;
    let previous_source = (!document.source.read.entries.is_empty()).then_some(&document.source.read);
    let output = reconcile(&Input {
        article: &document.path,
        units: &document.sources,
        ids: &document.ids,
        previous_source,
        target: (!target.catalog.read.is_empty()).then_some(&target.catalog.read),
        carry,
        archive: store,
    });
    let orphans = output.orphans.iter().filter_map(|id| output.target.get(id)).map(|entry| orphan(entry, &target.catalog.file)).collect();
    if target.catalog.read.sound {
        Some(Reconciled { now: output.target, archived: output.archived, restored: output.restored, orphans })
    } else {
        Some(Reconciled { now: target.catalog.read.clone(), orphans, ..Reconciled::default() })
    }
}

/// The pairs of a catalog whose article is gone, and what must stay in it.
fn leaving(catalog: &CatalogFile, path: &str, source: Option<&Catalog>) -> (Vec<Pair>, Option<String>) {
    if !catalog.read.sound {
        return (Vec::new(), None);
    }
    let output = reconcile(&Input {
        article: path,
        units: &[],
        ids: &[],
        previous_source: source,
        target: Some(&catalog.read),
        carry: 100,
        archive: &PairStore::default(),
    });
    let rest = (!output.target.is_empty()).then(|| output.target.write());
    (output.archived, rest)
}

fn document(path: String, file: String, bytes: Vec<u8>, text: String, options: &Options) -> (Document, Vec<Finding>) {
    let (article, mut findings) = article::parse(&path, &text, options);
    for finding in &mut findings {
        finding.file.clone_from(&file);
    }
    let units = segment::split(&article, options.lang);
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
        uses: Vec::new(),
        source: CatalogFile::default(),
        targets: BTreeMap::new(),
    };
    (document, findings)
}

/// The pseudo-article of all labels, each once, in order of first use.
fn labels(documents: &[Document], skip: &[Regex]) -> Document {
    let mut seen = BTreeSet::new();
    let (mut sources, mut uses) = (Vec::new(), Vec::new());
    for document in documents {
        let lines = Lines::new(&document.text);
        for label in &document.units.labels {
            if !seen.insert(label.clone()) {
                continue;
            }
            let unneeded = skip.iter().any(|pattern| pattern.is_match(label))
                || !has_letters_of(label, crate::text::Lang::Ja) && label.chars().count() <= 1;
            sources.push(SourceUnit { text: label.clone(), section: None, skip: unneeded });
            let span = document.text.find(label.as_str()).map_or(Span::new(0, 0), |at| Span::new(at, at + label.len()));
            uses.push((document.file.clone(), span, Some(Place::of(&lines, span))));
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
        uses,
        source: CatalogFile::default(),
        targets: BTreeMap::new(),
    }
}

/// The catalog file of an article in a locale.
pub fn catalog_file(locale: &str, path: &str) -> String {
    if path == LABELS { format!("locales/{locale}/{LABELS}") } else { format!("locales/{locale}/articles/{path}.ftl") }
}

/// The article path of a catalog file.
fn article_of(file: &str, locale: &str) -> Option<String> {
    let rest = file.strip_prefix("locales/")?.strip_prefix(locale)?.strip_prefix('/')?;
    match rest.strip_prefix("articles/") {
        Some(rest) => rest.strip_suffix(".ftl").map(str::to_owned),
        None => (rest == LABELS).then(|| LABELS.to_owned()),
    }
}

fn read_catalog(tree: &dyn Tree, file: String, findings: &mut Vec<Finding>) -> CatalogFile {
    let before = findings.len();
    let disk = text_of(tree, &file, findings);
    let read = match &disk {
        Some(text) => {
            let (catalog, mut found) = Catalog::read(&file, text);
            findings.append(&mut found);
            catalog
        }
        // A file that is there and cannot be read is not one that may be written.
        None => Catalog { sound: findings.len() == before, ..Catalog::default() },
    };
    CatalogFile { file, disk, read, ..CatalogFile::default() }
}
