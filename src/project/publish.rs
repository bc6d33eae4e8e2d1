//! A snapshot as what a site is made from, and the output folder written so that it is the old one or the new one.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Component, Path, PathBuf};

use super::document::{Document, LABELS};
use super::error::Error;
use super::input::text_of;
use super::load::Snapshot;
use super::pages::blocks;
use super::review::{Row, Words};
use super::settings::{PublishStale, PublishUnit};
use super::tree::Tree;
use super::write::{Lock, write};
use crate::article::{Format, Kind, declare};
use crate::bundle::MessageFile;
use crate::catalog::State;
use crate::finding::{Args, Code, Finding, Hint};
use crate::segment::{Style, join};
use crate::site::{self, Edition, Filling, Page, Rewriting, Site, StalePolicy, UnitPolicy};

/// What a build is asked beyond the settings.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// Publish drafts.
    pub drafts: bool,
    /// Refuse below this coverage, in percent.
    pub require: Option<u8>,
    /// Refuse where these findings stand.
    pub deny: BTreeSet<Code>,
}

impl Snapshot {
    /// The files of a site, made in memory.
    pub fn site(&self, tree: &dyn Tree, request: &Request, words: Words) -> (Site, Vec<Finding>) {
        let rows = self.rows();
        let findings = self.check(&rows, words);
        let mut ignored = Vec::new();
        let messages = self.messages(tree, &mut ignored);
        let settings = self.site_settings(request);
        let of_article = |path: &str, locale: Option<&str>| -> Vec<Finding> {
            let mine = |f: &&Finding| {
                f.unit.as_deref().and_then(|u| u.rsplit_once('#')).is_some_and(|(p, _)| p == path) && f.locale.as_deref() == locale
            };
            findings.iter().filter(mine).cloned().collect()
        };
        let pages = self
            .documents
            .iter()
            .filter(|document| !document.is_labels())
            .map(|document| Page {
                path: &document.path,
                format: document.article.format,
                source: &document.bytes,
                blocks: blocks(document),
                editions: self
                    .locales()
                    .into_iter()
                    .map(|locale| {
                        let mut edition = self.edition(document, &locale, &rows, request);
                        edition.findings = of_article(&document.path, Some(&locale));
                        (locale, edition)
                    })
                    .collect(),
                findings: findings.iter().filter(|f| f.unit.is_none() && f.file == document.file).cloned().collect(),
            })
            .collect();
        let files = messages.iter().map(|(locale, files)| {
            let files = files.iter().map(|(file, text)| MessageFile { file, text }).collect();
            (locale.clone(), files)
        });
        let project = site::Project {
            pages,
            messages: files.collect(),
            concepts: self.glossary.concepts(),
            findings: findings.iter().filter(|f| f.unit.as_deref().is_none_or(|unit| unit.starts_with(LABELS))).cloned().collect(),
        };
        let labels = self.labels(&rows, request);
        let anchors = anchors(&self.documents);
        let site = site::build(&project, &settings, &|rewriting| {
            let document = self.document(rewriting.page.path).ok_or("unknown")?;
            Ok(self.rewrite(document, rewriting, &labels, &anchors).into_bytes())
        });
        (site, findings)
    }

    fn site_settings(&self, request: &Request) -> site::Settings {
        let mut settings = site::Settings::new(self.settings.source.clone(), self.settings.targets.clone());
        let own = &self.settings;
        let whole = site::Policy { unit: unit(own.publish_unit), stale: stale(own.publish_stale), drafts: self.drafts(request) };
        (settings.unit, settings.stale, settings.drafts) = (whole.unit, whole.stale, whole.drafts);
        for document in &self.documents {
            let policy = own.publish_rules.iter().filter(|rule| rule.is_about(&document.path, &document.file)).fold(whole, |policy, rule| {
                let drafts = rule.drafts.map_or(policy.drafts, |drafts| drafts || request.drafts);
                site::Policy { unit: rule.unit.map_or(policy.unit, unit), stale: rule.stale.map_or(policy.stale, stale), drafts }
            });
            if policy != whole {
                settings.own.insert(document.path.clone(), policy);
            }
        }
        settings.require = request.require;
        settings.deny.clone_from(&request.deny);
        settings
    }

    fn drafts(&self, request: &Request) -> bool {
        self.settings.drafts || request.drafts
    }

    /// Hand-written messages by locale: file and text.
    fn messages(&self, tree: &dyn Tree, findings: &mut Vec<Finding>) -> BTreeMap<String, Vec<(String, String)>> {
        let source = self.settings.source.to_string();
        let mut messages = BTreeMap::new();
        for locale in std::iter::once(source).chain(self.locales()) {
            let folder = format!("locales/{locale}");
            let files = tree.list(&folder).unwrap_or_default();
            let own =
                files.into_iter().filter(|f| f.ends_with(".ftl") && f.matches('/').count() == 2 && !f.ends_with(&format!("/{LABELS}")));
            let texts = own.filter_map(|file| text_of(tree, &file, findings).map(|text| (file, text))).collect();
            messages.insert(locale, texts);
        }
        messages
    }

    /// What the site's own messages get wrong: syntax, references, parity with the source locale.
    pub fn check_messages(&self, tree: &dyn Tree) -> Vec<Finding> {
        let mut findings = Vec::new();
        let messages = self.messages(tree, &mut findings);
        let source = self.settings.source.to_string();
        let files = |locale: &str| -> Vec<MessageFile<'_>> {
            messages.get(locale).into_iter().flatten().map(|(file, text)| MessageFile { file, text }).collect()
        };
        let source_files = files(&source);
        for locale in std::iter::once(&self.settings.source).chain(&self.settings.targets) {
            let name = locale.to_string();
            let own = files(&name);
            if own.is_empty() && source_files.is_empty() {
                continue;
            }
            findings.extend(crate::bundle::check_messages(locale, &own, &crate::bundle::terms(self.glossary.concepts(), &name)));
            if name != source {
                findings.extend(crate::bundle::parity(&source_files, &own, &name));
            }
        }
        crate::check::settle(&mut findings, &self.settings.levels);
        findings
    }

    fn edition(&self, document: &Document, locale: &str, rows: &[Row<'_>], request: &Request) -> Edition {
        let mine = rows.iter().filter(|row| std::ptr::eq(row.view.document, document) && row.locale == locale);
        let fillings = mine
            .filter(|row| row.broken.is_none() && !matches!(row.state, State::Untranslated))
            .map(|row| {
                let covers = row.view.entry.map(|entry| entry.covers.clone()).unwrap_or_default();
                let links = row.view.entry.map(|entry| entry.links.clone()).unwrap_or_default();
                (row.view.id().to_owned(), Filling { state: row.state, text: row.target.clone(), covers, links })
            })
            .collect();
        let known = self.labels(rows, request).remove(locale).unwrap_or_default();
        let own = || document.units.labels.iter();
        Edition {
            fillings,
            missing_labels: own().filter(|label| !known.contains_key(label.as_str())).count(),
            labels: own().filter_map(|label| Some((label.clone(), known.get(label)?.clone()))).collect(),
            broken: document.targets.get(locale).is_some_and(|target| !target.catalog.read.sound),
            findings: Vec::new(),
        }
    }

    /// Labels that may be published, by locale. One that is not for translation stands as it is.
    fn labels(&self, rows: &[Row<'_>], request: &Request) -> BTreeMap<String, BTreeMap<String, String>> {
        let mut labels: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
        for row in rows.iter().filter(|row| row.view.document.is_labels()) {
            let text = match row.state {
                State::Untranslated => continue,
                State::Draft if !self.drafts(request) => continue,
                State::Skipped => row.source.clone(),
                _ => row.target.clone(),
            };
            labels.entry(row.locale.clone()).or_default().insert(row.source.clone(), text);
        }
        labels
    }

    /// One article with other texts.
    fn rewrite(
        &self,
        document: &Document,
        rewriting: &Rewriting<'_>,
        labels: &BTreeMap<String, BTreeMap<String, String>>,
        anchors: &Anchors,
    ) -> String {
        let locale = rewriting.locale.to_string();
        let none = BTreeMap::new();
        let labels = labels.get(&locale).unwrap_or(&none);
        let catalog = document.targets.get(&locale).map(|target| target.catalog.now.by_id()).unwrap_or_default();
        let mut fill = |index: usize| {
            let text = rewriting.texts.get(document.ids.get(index)?.as_str())?;
            Some(match anchors.get(&(document.path.clone(), index)) {
                Some(anchor) => format!("<a id=\"{anchor}\"></a>{text}"),
                None => text.clone(),
            })
        };
        let link = |link: &crate::article::Link, unit: usize, number: usize| {
            let entry = document.ids.get(unit).and_then(|id| catalog.get(id.as_str()));
            entry.and_then(|entry| entry.links.get(&number).cloned()).or_else(|| (rewriting.destination)(link.destination.as_deref()?))
        };
        let style = Style::of_locale(rewriting.locale);
        let page = join(&document.text, &document.article, &document.units, &style, &mut fill, &|label| labels.get(label).cloned(), &link);
        match document.article.format {
            Format::Html => declare(&page, &self.settings.source.to_string(), &locale),
            _ => page,
        }
    }
}

fn unit(unit: PublishUnit) -> UnitPolicy {
    match unit {
        PublishUnit::Page => UnitPolicy::Page,
        PublishUnit::Segment => UnitPolicy::Segment,
        PublishUnit::Block => UnitPolicy::Block,
    }
}

fn stale(stale: PublishStale) -> StalePolicy {
    match stale {
        PublishStale::Keep => StalePolicy::Keep,
        PublishStale::Fallback => StalePolicy::Fallback,
        PublishStale::Block => StalePolicy::Block,
    }
}

/// By article and unit: the anchor that links of the project expect at a Markdown heading.
type Anchors = BTreeMap<(String, usize), String>;

/// Anchors of translated headings stay those of the source: where a link of the project names one that a renderer
/// makes of a heading's text, the translated heading carries it.
fn anchors(documents: &[Document]) -> Anchors {
    let wanted: BTreeSet<String> = documents
        .iter()
        .flat_map(|document| document.article.blocks.iter().flat_map(|block| &block.links))
        .filter_map(|link| link.destination.as_deref()?.split_once('#').map(|(_, anchor)| decoded(anchor)))
        .filter(|anchor| !anchor.is_empty())
        .collect();
    let mut anchors = Anchors::new();
    if wanted.is_empty() {
        return anchors;
    }
    for document in documents.iter().filter(|document| document.article.format == Format::Markdown) {
        for (index, unit) in document.units.units.iter().enumerate() {
            let Some(block) = document.article.blocks.get(unit.block).filter(|block| matches!(block.kind, Kind::Heading(_))) else {
                continue;
            };
            let first = index.checked_sub(1).and_then(|i| document.units.units.get(i)).is_none_or(|before| before.block != unit.block);
            let anchor = slug(&block.text);
            if first && wanted.contains(&anchor) {
                anchors.insert((document.path.clone(), index), anchor);
            }
        }
    }
    anchors
}

/// The anchor that the usual renderers make of a heading: small letters, spaces to hyphens, nothing but letters, digits,
/// hyphens and underscores.
fn slug(heading: &str) -> String {
    let kept = heading.to_lowercase();
    kept.trim().chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_')).map(|c| if c == ' ' { '-' } else { c }).collect()
}

/// A fragment with its percent-encoding undone.
fn decoded(fragment: &str) -> String {
    let bytes = fragment.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let code = fragment.get(at + 1..at + 3).filter(|_| byte == b'%').and_then(|hex| u8::from_str_radix(hex, 16).ok());
        out.push(code.unwrap_or(byte));
        at += if code.is_some() { 3 } else { 1 };
    }
    String::from_utf8(out).unwrap_or_else(|_| fragment.to_owned())
}

/// Writes the files of a site to a folder: into a new one beside it, which then takes its place. A process killed on the
/// way leaves the old folder, or one that the next build puts back. The lock keeps another build of the project out
/// meanwhile: the names beside the output are this process's alone.
pub fn publish(root: &Path, out: &Path, files: &BTreeMap<String, Vec<u8>>, _lock: &Lock) -> Result<(), Error> {
    let (new, old) = (beside(out, "new"), beside(out, "old"));
    guard(root, out)?;
    // A build that was killed between the two renames left the last output under its old name.
    if old.exists() {
        if out.exists() {
            fs::remove_dir_all(&old).map_err(Error::io("remove", &old))?;
        } else {
            fs::rename(&old, out).map_err(Error::io("write", out))?;
        }
    }
    if new.exists() {
        fs::remove_dir_all(&new).map_err(Error::io("remove", &new))?;
    }
    fs::create_dir_all(&new).map_err(Error::io("create", &new))?;
    for (path, bytes) in files {
        write(&new, &new.join(path), bytes)?;
    }
    if out.exists() {
        fs::rename(out, &old).map_err(Error::io("write", out))?;
    }
    fs::rename(&new, out).map_err(Error::io("write", out))?;
    if old.exists() {
        fs::remove_dir_all(&old).map_err(Error::io("remove", &old))?;
    }
    Ok(())
}

fn beside(out: &Path, what: &str) -> PathBuf {
    let name = out.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    out.with_file_name(format!(".{name}.{what}"))
}

/// Where a path leads, links followed as far as it exists.
fn real(path: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    for existing in path.ancestors() {
        if let (Ok(real), Ok(rest)) = (existing.canonicalize(), path.strip_prefix(existing)) {
            return rest.components().fold(real, |real, part| match part {
                Component::ParentDir => real.parent().map_or(real.clone(), Path::to_owned),
                part => real.join(part),
            });
        }
    }
    path
}

/// The output must not take the place of the project, of its sources, or of somebody else's files.
fn guard(root: &Path, out: &Path) -> Result<(), Error> {
    let shown = out.display().to_string();
    let request = |key: &'static str| Error::Request {
        key,
        args: Args::from([("path", shown.clone().into())]),
        hints: vec![Hint::new("other-folder")],
    };
    let (out_real, root_real) = (real(out), real(root));
    let holds_sources =
        ["content", "glossary", "locales", "memory", ".taiyaku", ".git"].iter().any(|name| out_real.starts_with(root_real.join(name)));
    if root_real.starts_with(&out_real) || holds_sources || out.file_name().is_none() {
        return Err(request("out-inside"));
    }
    let is_empty = |path: &Path| fs::read_dir(path).map(|mut entries| entries.next().is_none()).unwrap_or(true);
    if out.exists() && (!out.is_dir() || !(is_empty(out) || out.join("manifest.json").exists())) {
        return Err(request("out-foreign"));
    }
    Ok(())
}
