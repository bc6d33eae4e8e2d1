//! A snapshot as what a site is made from.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use super::anchor;
use super::document::Document;
use super::input::{matching, odd, text_of};
use super::load::Snapshot;
use super::make::Maker;
use super::messages::files;
use super::review::Words;
use super::settings::{PublishStale, PublishUnit};
use super::tree::Tree;
use crate::bundle::MessageFile;
use crate::finding::{Code, Finding};
use crate::site::{self, Arrangement, Reason, Refusal, Site, StalePolicy, UnitPolicy};

/// What a build is asked beyond the settings.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// Publish drafts.
    pub drafts: bool,
    /// Refuse below this coverage, in percent.
    pub require: Option<u8>,
    /// Refuse where these findings stand.
    pub deny: BTreeSet<Code>,
    /// The output folder, if another than that of the settings.
    pub out: Option<PathBuf>,
}

impl Snapshot {
    /// The files of a site in the plain form, whatever the layout, made in memory.
    pub fn site(&self, tree: &dyn Tree, request: &Request, words: Words) -> (Site, Vec<Finding>) {
        let rows = self.rows();
        let findings = self.check(&rows, words);
        let anchors: BTreeSet<String> = self.documents.iter().flat_map(anchor::named).collect();
        let maker = Maker::new(self, &rows, &anchors, self.drafts(request));
        let mut about: BTreeMap<(&str, Option<&str>), Vec<&Finding>> = BTreeMap::new();
        for finding in &findings {
            match finding.unit.as_deref().and_then(|unit| unit.rsplit_once('#')) {
                Some((path, _)) => about.entry((path, finding.locale.as_deref())).or_default().push(finding),
                None if finding.unit.is_none() => about.entry((&finding.file, None)).or_default().push(finding),
                None => {}
            }
        }
        let of = |name: &str, locale: Option<&str>| about.get(&(name, locale)).into_iter().flatten().map(|f| (*f).clone()).collect();
        let pages = self.documents.iter().filter(|document| document.is_article()).map(|document| {
            let mut page = maker.page(document);
            page.findings = of(&document.file, None);
            for (locale, edition) in &mut page.editions {
                edition.findings = of(&document.path, Some(locale));
            }
            page
        });
        let (messages, mut refused, mut unread) = self.whole_messages(tree);
        let project = site::Project {
            pages: pages.collect(),
            messages: message_files(&messages),
            concepts: self.glossary.concepts(),
            glossary: Some(&self.glossary),
            findings: findings.iter().filter(|f| self.is_of_site(f)).cloned().collect(),
        };
        let settings = self.site_settings(request, self.documents.iter().map(|document| (&*document.path, &*document.file)));
        let by_path: BTreeMap<&str, &Document> = self.documents.iter().map(|document| (document.path.as_str(), document)).collect();
        let mut site = site::build(&project, &settings, &|rewriting| {
            let document = by_path.get(rewriting.page.path).ok_or("unknown")?;
            Ok(maker.rewrite(document, rewriting).into_bytes())
        });
        site.refused.append(&mut refused);
        site.findings.append(&mut unread);
        (site, findings)
    }

    /// What is published of these articles: path and file of each.
    pub(super) fn site_settings<'d>(&self, request: &Request, articles: impl Iterator<Item = (&'d str, &'d str)>) -> site::Settings {
        let mut settings = site::Settings::new(self.settings.source.clone(), self.settings.targets.clone());
        let own = &self.settings;
        let whole = site::Policy { unit: unit(own.publish_unit), stale: stale(own.publish_stale), drafts: self.drafts(request) };
        (settings.unit, settings.stale, settings.drafts) = (whole.unit, whole.stale, whole.drafts);
        for (path, file) in articles {
            let policy = own.publish_rules.iter().filter(|rule| rule.is_about(path, file)).fold(whole, |policy, rule| {
                let drafts = rule.drafts.map_or(policy.drafts, |drafts| drafts || request.drafts);
                site::Policy { unit: rule.unit.map_or(policy.unit, unit), stale: rule.stale.map_or(policy.stale, stale), drafts }
            });
            if policy != whole {
                settings.own.insert(path.to_owned(), policy);
            }
        }
        settings.require = request.require;
        settings.deny.clone_from(&request.deny);
        settings
    }

    /// How the pages are arranged where they will be.
    pub(super) fn arrangement(&self, request: &Request) -> Arrangement {
        let out = request.out.as_ref().map_or_else(|| self.settings.out.clone(), |out| out.to_string_lossy().into_owned());
        let locales = std::iter::once(self.settings.source.to_string()).chain(self.locales());
        Arrangement::new(self.settings.layout, locales.collect(), &out.replace(std::path::MAIN_SEPARATOR, "/"))
    }

    pub(super) fn drafts(&self, request: &Request) -> bool {
        self.settings.drafts || request.drafts
    }

    /// Hand-written messages by locale: file and text.
    pub(super) fn messages(&self, tree: &dyn Tree, findings: &mut Vec<Finding>) -> MessageTexts {
        let source = self.settings.source.to_string();
        let mut messages = BTreeMap::new();
        for locale in std::iter::once(source).chain(self.locales()) {
            let own = files(tree, &locale).into_iter();
            let texts = own.filter_map(|file| text_of(tree, &file, findings).map(|text| (file, text))).collect();
            messages.insert(locale, texts);
        }
        messages
    }

    /// What the site's own messages get wrong: syntax, references, parity with the source locale.
    pub fn check_messages(&self, tree: &dyn Tree) -> Vec<Finding> {
        let mut findings = self.messages_findings(tree);
        crate::check::settle(&mut findings, &self.settings.levels);
        self.without_units(findings)
    }

    /// Hand-written messages to publish, and what is wrong where one of their files cannot be read: a site without it would
    /// say less than before.
    pub(super) fn whole_messages(&self, tree: &dyn Tree) -> (MessageTexts, Vec<Refusal>, Vec<Finding>) {
        let mut found = Vec::new();
        let messages = self.messages(tree, &mut found);
        let globs: Vec<String> = messages.keys().map(|locale| format!("locales/{locale}/*.ftl")).collect();
        found.extend(odd(tree, &globs, &["ftl"]));
        // What is no file is told once, however it was met.
        found.sort_by(|a, b| a.file.cmp(&b.file));
        found.dedup_by(|a, b| a.file == b.file);
        let refusal = |finding: &Finding| Refusal { path: Some(finding.file.clone()), locale: None, reason: Reason::Invalid { count: 1 } };
        (messages, found.iter().map(refusal).collect(), found)
    }

    /// The files that ask for messages; what is no text asks for none.
    fn askers(&self, tree: &dyn Tree) -> Vec<String> {
        let read = tree.read_all(&matching(tree, &self.settings.used_in)).into_iter();
        read.filter_map(|read| String::from_utf8(read.ok().flatten()?).ok()).collect()
    }

    /// The same before the settings say what is loud; those that are off are among them.
    pub(super) fn messages_findings(&self, tree: &dyn Tree) -> Vec<Finding> {
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
            let terms = crate::bundle::terms(self.glossary.concepts(), &name);
            findings.extend(crate::bundle::check_messages(locale, &own, &terms));
            if name != source {
                findings.extend(crate::bundle::parity(&source_files, &own, &terms, &name));
            }
            findings.extend(crate::bundle::unused_terms(&own));
            if name == source && !self.settings.used_in.is_empty() {
                findings.extend(crate::bundle::unused_messages(&own, &self.askers(tree)));
            }
        }
        findings
    }
}

/// Hand-written messages by locale: file and text.
pub(super) type MessageTexts = BTreeMap<String, Vec<(String, String)>>;

/// The same as a site takes them.
pub(super) fn message_files(texts: &MessageTexts) -> BTreeMap<String, Vec<MessageFile<'_>>> {
    let files = texts.iter().map(|(locale, texts)| (locale.clone(), texts.iter().map(|(file, text)| MessageFile { file, text }).collect()));
    files.collect()
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
