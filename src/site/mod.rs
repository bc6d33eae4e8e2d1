//! What a site build takes: articles with their translations, the site's own messages and the glossary come in, the
//! files of `dist/` go out as bytes, with what was refused and why.
//!
//! [`build`] is pure and equal input gives equal bytes: no clock, no file, no order of a hash map. The source locale is
//! the source byte for byte. What is emitted as Fluent has been parsed and formatted once. Nothing is published that
//! the settings keep back, and what is kept back is in the manifest with its reason.

mod choice;
mod document;
mod glossary;
mod input;
mod layout;
mod layout_book;
mod layout_link;
mod layout_page;
mod link;
mod manifest;
mod page;
mod policy;
pub mod publication;
mod record;
mod title;

use std::collections::btree_map;
use std::collections::{BTreeMap, BTreeSet};

use unic_langid::LanguageIdentifier;

pub use choice::{Chosen, Origin};
pub use input::{Edition, Filling, Page, PageBlock, PageUnit, Project, Rewrite, Rewriting};
pub use layout::{Arrangement, Entry, IsPublished, Layout};
pub use policy::{Reason, Refusal, Settings, StalePolicy, UnitPolicy};

use crate::bundle::{MessageFile, check_messages, terms};
use crate::finding::{Finding, Severity};

/// The files of a build, and what stood in its way.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Site {
    /// Content by path below the output folder, `/` between folders.
    pub files: BTreeMap<String, Vec<u8>>,
    /// What the settings refuse, or what cannot be written. A build with a refusal must not replace an older one.
    pub refused: Vec<Refusal>,
    /// What is wrong with what would have been emitted.
    pub findings: Vec<Finding>,
}

/// The file that says what was published.
pub const MANIFEST: &str = "manifest.json";

impl Site {
    /// Puts the files into the folders of a generator; two in one place are refused. Files without a manifest stay as they
    /// are.
    pub fn arrange(&mut self, arrangement: &Arrangement) {
        let manifest = self.files.get(MANIFEST).and_then(|bytes| serde_json::from_slice::<record::Manifest>(bytes).ok());
        let Some(manifest) = manifest.filter(|_| arrangement.layout() != Layout::Plain) else { return };
        let pages = || manifest.articles.iter().filter(|page| page.published);
        let entries: Vec<Entry<'_>> = pages().map(record::Page::entry).collect();
        let published: BTreeSet<(&str, &str)> = entries.iter().map(|entry| (entry.locale, entry.path)).collect();
        let mut files = std::mem::take(&mut self.files);
        for entry in &entries {
            let base = format!("{}/articles/{}", entry.locale, entry.path);
            let own: BTreeMap<String, Vec<u8>> =
                ["", ".ftl", ".json"].iter().filter_map(|ending| files.remove_entry(&format!("{base}{ending}"))).collect();
            for (place, bytes) in arrangement.page(entry, own, &|locale, path| published.contains(&(locale, path))) {
                self.add(place, bytes);
            }
        }
        for (place, bytes) in arrangement.rest(files, &entries) {
            self.add(place, bytes);
        }
    }

    /// Adds a file; one that is there already stays, and the second is refused.
    fn add(&mut self, path: String, bytes: Vec<u8>) {
        match self.files.entry(path) {
            btree_map::Entry::Vacant(entry) => _ = entry.insert(bytes),
            btree_map::Entry::Occupied(entry) => {
                self.refused.push(Refusal { path: Some(entry.key().clone()), locale: None, reason: Reason::Collision });
            }
        }
    }
}

/// Makes the files of a site. `rewrite` writes an article with other texts for its units (see [`Rewrite`]); it is called
/// once for each published article and target locale.
pub fn build(project: &Project<'_>, settings: &Settings, rewrite: &Rewrite<'_>) -> Site {
    let mut site = Site::default();
    let locales = settings.locales();
    for locale in &locales {
        add_messages(&mut site, project, locale);
        site.add(format!("{locale}/glossary.json"), glossary::glossary(project.concepts, locale, settings));
    }
    // Where nothing is explained, nothing is looked for.
    let explained = project.glossary.filter(|_| project.concepts.iter().any(|concept| !concept.definition.is_empty()));
    let plans = page::plan(project, settings, &locales);
    let published: BTreeSet<(String, &str)> =
        plans.iter().filter(|plan| plan.reason.is_none()).map(|plan| (plan.locale.to_string(), plan.page.path)).collect();
    let mut articles = Vec::new();
    for plan in &plans {
        let written = page::write(plan, settings, explained, &published, rewrite);
        if let Some(refusal) = plan.refusal().into_iter().chain(written.refusal.clone()).next() {
            site.refused.push(refusal);
        }
        site.findings.extend(written.findings.iter().cloned());
        articles.push(manifest::article(plan, &written, settings, &published));
        for (path, bytes) in written.files {
            site.add(path, bytes);
        }
    }
    for code in &settings.deny {
        let count = project.findings.iter().filter(|finding| finding.code == *code && finding.waived.is_none()).count();
        if count > 0 {
            site.refused.push(Refusal { path: None, locale: None, reason: Reason::Denied { code: *code, count } });
        }
    }
    site.add(MANIFEST.to_owned(), manifest::manifest(settings, &locales, &articles));
    site
}

/// The site's own messages of a locale, byte for byte, and the terms.
fn add_messages(site: &mut Site, project: &Project<'_>, locale: &LanguageIdentifier) {
    let name = locale.to_string();
    let generated = terms(project.concepts, &name);
    let files: Vec<MessageFile<'_>> = project.messages.get(&name).cloned().unwrap_or_default();
    let files: Vec<MessageFile<'_>> = files.into_iter().filter(|file| file.name() != "labels.ftl").collect();
    let mut findings = check_messages(locale, &files, &generated);
    findings.retain(|finding| finding.severity != Severity::Off);
    if findings.iter().any(|finding| finding.severity == Severity::Error) {
        site.refused.push(Refusal { path: None, locale: Some(name.clone()), reason: Reason::Invalid { count: findings.len() } });
    }
    site.findings.extend(findings);
    site.add(format!("{name}/terms.ftl"), generated.into_bytes());
    for file in files {
        site.add(format!("{name}/{}", file.name()), file.text.as_bytes().to_vec());
    }
}

#[cfg(test)]
mod layout_tests;
#[cfg(test)]
mod tests;
