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

use std::collections::{BTreeMap, btree_map};

use unic_langid::LanguageIdentifier;

pub use choice::{Chosen, Origin};
pub use input::{Edition, Filling, Page, PageBlock, PageUnit, Project, Rewrite, Rewriting};
pub use layout::{Arrangement, Entry, IsPublished, Layout};
pub use link::{decoded, meant};
pub use manifest::{Fallback, Fallen, Record, Tally};
pub use page::Published;
pub use policy::{Policy, Reason, Refusal, Settings, StalePolicy, UnitPolicy};

use crate::bundle::{MessageFile, check_messages, terms};
use crate::finding::{Code, Finding, Severity};
use crate::glossary::Glossary;

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
///
/// It is made of the steps that a build too large for memory takes article by article: [`messages`], [`outline`],
/// [`edition`] and [`manifest`].
pub fn build(project: &Project<'_>, settings: &Settings, rewrite: &Rewrite<'_>) -> Site {
    let mut site = messages(project, settings);
    let mut pages: Vec<&Page<'_>> = project.pages.iter().collect();
    pages.sort_by_key(|page| page.path);
    let outlines: Vec<Outline<'_>> = pages.iter().map(|page| outline(page, settings)).collect();
    let published: Published<'_> = outlines.iter().flat_map(Outline::published).collect();
    let mut records = Vec::new();
    for outline in &outlines {
        for made in edition(outline, settings, project.glossary.and_then(explained), &published, rewrite) {
            site.refused.extend(made.refusal);
            site.findings.extend(made.findings);
            records.push(made.record);
            for (path, bytes) in made.files {
                site.add(path, bytes);
            }
        }
    }
    site.refused.extend(denied(&project.findings, settings));
    let locales = settings.locales().iter().map(ToString::to_string).collect();
    site.add(MANIFEST.to_owned(), manifest(settings, &Arrangement::new(Layout::Plain, locales, ""), &records));
    site
}

/// An article with the decision for each locale, before it is known what becomes of the others.
pub struct Outline<'a> {
    plans: Vec<page::Plan<'a>>,
}

impl<'a> Outline<'a> {
    /// Where it is published: locale and path.
    pub fn published(&self) -> impl Iterator<Item = (String, &'a str)> {
        self.plans.iter().filter(|plan| plan.reason.is_none()).map(|plan| (plan.locale.to_string(), plan.page.path))
    }
}

/// An article in one locale, made.
#[derive(Debug, Clone)]
pub struct Made {
    /// What the manifest says of it.
    pub record: Record,
    /// Its files by path below the output folder; none where it is not published.
    pub files: BTreeMap<String, Vec<u8>>,
    /// Why it refuses the build, if it does.
    pub refusal: Option<Refusal>,
    /// What is wrong with what would have been emitted.
    pub findings: Vec<Finding>,
}

/// Decides for an article which texts it gets and where it is published.
pub fn outline<'a>(page: &'a Page<'a>, settings: &Settings) -> Outline<'a> {
    Outline { plans: page::plan(page, settings, &settings.locales()) }
}

/// Makes the files of an article, the source locale first. Links lead to what is `published`; terms are looked for in a
/// glossary that is [`explained`].
pub fn edition(
    outline: &Outline<'_>,
    settings: &Settings,
    glossary: Option<&Glossary>,
    published: &Published<'_>,
    rewrite: &Rewrite<'_>,
) -> Vec<Made> {
    let made = |plan: &page::Plan<'_>| {
        let written = page::write(plan, settings, glossary, published, rewrite);
        let record = manifest::record(plan, &written, settings);
        let refusal = plan.refusal().or(written.refusal);
        Made { record, files: written.files, refusal, findings: written.findings }
    };
    outline.plans.iter().map(made).collect()
}

/// A glossary whose terms articles point to; where nothing is explained, nothing is looked for.
pub fn explained(glossary: &Glossary) -> Option<&Glossary> {
    glossary.concepts().iter().any(|concept| !concept.definition.is_empty()).then_some(glossary)
}

/// The manifest of records that are sorted by path, the source first. It names the files where the arrangement has them.
pub fn manifest<'e>(settings: &Settings, arrangement: &Arrangement, records: impl IntoIterator<Item = &'e Record>) -> Vec<u8> {
    manifest::manifest(settings, arrangement, records.into_iter())
}

/// What `--deny` says to findings that belong to no article.
pub fn denied(findings: &[Finding], settings: &Settings) -> Vec<Refusal> {
    let count = |code: &Code| findings.iter().filter(|finding| finding.code == *code && finding.waived.is_none()).count();
    let denied = settings.deny.iter().map(|code| (*code, count(code))).filter(|(_, count)| *count > 0);
    denied.map(|(code, count)| Refusal { path: None, locale: None, reason: Reason::Denied { code, count } }).collect()
}

/// The files that belong to no article: the site's own messages of each locale, byte for byte, and the terms.
pub fn messages(project: &Project<'_>, settings: &Settings) -> Site {
    let mut site = Site::default();
    for locale in settings.locales() {
        add_messages(&mut site, project, &locale);
        site.add(format!("{locale}/glossary.json"), glossary::glossary(project.concepts, &locale, settings));
    }
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
