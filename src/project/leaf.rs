//! What is kept of an article between two builds: what its pages were made of, what they looked at around them, and what
//! came out. From two of them follows which pages changed, and why.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::anchor;
use super::document::Document;
use super::ledger::{Digest, digest};
use super::make::{Labels, Maker};
use crate::catalog::Value;
use crate::site::{Record, meant};

/// An article as the last build made it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Leaf {
    /// A hash of everything its pages were made of, but what is around them.
    pub key: Digest,
    /// Paths that its links may mean, anchors that they name, anchors of its headings, labels that it uses.
    pub links: Vec<String>,
    pub named: Vec<String>,
    pub headings: Vec<String>,
    pub labels: Vec<String>,
    /// Its pages, the source locale first.
    pub pages: Vec<Page>,
}

/// An article in one locale.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Page {
    pub record: Record,
    pub files: Vec<String>,
    /// Hashes of what its catalog says, and of the terms that its translations name, by id.
    pub translation: Digest,
    pub terms: BTreeMap<String, Digest>,
    pub around: Around,
}

/// What a page looks at around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(super) struct Around {
    pub labels: Digest,
    pub links: Digest,
}

/// All that articles can look at around them.
pub(super) struct World<'w> {
    /// Of every article: where it is published, as far as that is known.
    published: BTreeMap<&'w str, Option<BTreeSet<&'w str>>>,
    /// Anchors that links name.
    pub anchors: BTreeSet<String>,
    pub labels: Labels,
    source: String,
}

impl<'w> World<'w> {
    /// The world of these articles, of which some may not have been made yet.
    pub fn new(paths: impl Iterator<Item = &'w str>, leaves: &'w BTreeMap<String, Leaf>, labels: Labels, source: String) -> Self {
        let locales = |leaf: &'w Leaf| {
            let published = leaf.pages.iter().map(|page| &page.record).filter(|record| record.published);
            published.map(|record| record.locale.as_str()).collect()
        };
        let published = paths.map(|path| (path, leaves.get(path).map(locales))).collect();
        let anchors = leaves.values().flat_map(|leaf| leaf.named.iter().cloned()).collect();
        World { published, anchors, labels, source }
    }

    /// Whether an article is published in a locale; what was not made yet is taken to be.
    pub fn is_published(&self, path: &str, locale: &str) -> bool {
        self.published.get(path).is_some_and(|locales| locales.as_ref().is_none_or(|locales| locales.contains(locale)))
    }

    /// What an article with these links, headings and labels sees of it in a locale.
    pub fn around(&self, leaf: &Leaf, locale: &str) -> Around {
        let known = self.labels.get(locale);
        let labels = leaf.labels.iter().map(|label| known.and_then(|known| known.get(label)).map_or(&[][..], |text| text.as_bytes()));
        let state = |path: &String| [u8::from(self.is_published(path, &self.source)), u8::from(self.is_published(path, locale))];
        let states: Vec<u8> = leaf.links.iter().flat_map(state).collect();
        let anchors = leaf.headings.iter().filter(|anchor| self.anchors.contains(*anchor)).map(String::as_bytes);
        Around { labels: digest(labels), links: digest(std::iter::once(states.as_slice()).chain(anchors)) }
    }

    /// Whether a leaf was made in this world.
    pub fn is_around(&self, leaf: &Leaf) -> bool {
        leaf.pages.iter().all(|page| self.around(leaf, &page.record.locale) == page.around)
    }
}

impl Leaf {
    /// The leaf of a document, still without pages.
    pub fn of(document: &Document, key: Digest) -> Leaf {
        let sorted = |texts: BTreeSet<String>| texts.into_iter().collect::<Vec<String>>();
        let destinations = document.article.blocks.iter().flat_map(|block| &block.links).filter_map(|link| link.destination.as_deref());
        // A translation may lead elsewhere than its source.
        let entries = document.targets.values().flat_map(|target| &target.catalog.now.entries);
        let own = entries.flat_map(|entry| entry.links.values()).map(String::as_str);
        Leaf {
            key,
            links: sorted(destinations.chain(own).flat_map(|to| meant(&document.path, to)).collect()),
            named: sorted(anchor::named(document).collect()),
            headings: sorted(anchor::headings(document).into_iter().map(|(_, anchor)| anchor).collect()),
            labels: sorted(document.units.labels.iter().cloned().collect()),
            pages: Vec::new(),
        }
    }

    /// Adds a page, in the order of the locales. `terms` are hashes of all terms of its locale.
    pub fn add(&mut self, document: &Document, made: (Record, Vec<String>), maker: &Maker<'_>, world: &World<'_>, terms: &Terms) {
        let (record, files) = made;
        let rows = maker.rows(document).iter().filter(|row| row.locale == record.locale);
        let (mut said, mut named) = (Vec::new(), BTreeMap::new());
        for entry in rows.filter_map(|row| row.view.entry) {
            said.push(format!("{} {:?} {:?} {:?} {:?}", entry.id, entry.state, entry.value, entry.covers, entry.links));
            if let Value::Fluent(pattern) = &entry.value {
                for id in term_names(pattern) {
                    named.insert(id.to_owned(), terms.get(id).copied().unwrap_or_default());
                }
            }
        }
        let around = world.around(self, &record.locale);
        self.pages.push(Page { record, files, translation: digest(said.iter().map(String::as_bytes)), terms: named, around });
    }
}

/// Hashes of the terms of a locale, by id.
pub(super) type Terms = BTreeMap<String, Digest>;

/// The terms of a generated `terms.ftl`.
pub(super) fn terms(ftl: &str) -> Terms {
    let mut terms = Terms::new();
    let mut rest = ftl.strip_prefix('-').or_else(|| ftl.split_once("\n-").map(|(_, rest)| rest));
    while let Some(text) = rest {
        let (term, behind) = text.split_once("\n-").map_or((text, None), |(term, behind)| (term, Some(behind)));
        if let Some((id, value)) = term.split_once(" =") {
            terms.insert(id.to_owned(), digest([value.trim_end().as_bytes()]));
        }
        rest = behind;
    }
    terms
}

/// The names of the terms that a pattern refers to.
fn term_names(pattern: &str) -> impl Iterator<Item = &str> {
    let placeables = pattern.split('{').skip(1).filter_map(|behind| behind.trim_start().strip_prefix('-'));
    let end = |text: &str| text.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_').unwrap_or(text.len());
    placeables.filter_map(move |text| text.get(..end(text)))
}

/// Why a page says something else than before.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// It was not published before.
    New,
    /// Its source.
    Content,
    /// What its catalog says.
    Translation,
    /// A term that its translation names, by id.
    Term(String),
    /// The words of structure.
    Labels,
    /// Whether the articles it leads to, or that lead to it, or it itself are translated.
    Links,
    /// What the glossary explains.
    Glossary,
    /// The settings, or the options of the command.
    Settings,
    /// Another version of the program.
    Program,
    /// Somebody changed or removed the file.
    Output,
}

impl Cause {
    /// The stable name: `content`, `term`, …
    pub fn name(&self) -> &'static str {
        match self {
            Cause::New => "new",
            Cause::Content => "content",
            Cause::Translation => "translation",
            Cause::Term(_) => "term",
            Cause::Labels => "labels",
            Cause::Links => "links",
            Cause::Glossary => "glossary",
            Cause::Settings => "settings",
            Cause::Program => "program",
            Cause::Output => "output",
        }
    }
}

/// What all articles were made with.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(super) struct Ground {
    /// Hashes of the settings with what the command asked, and of the files of the glossary.
    pub settings: Digest,
    pub glossary: Digest,
    /// Which program it was.
    pub program: String,
}

/// Why a page whose files are others than before is so. `before` is the page and the ground of the last build.
pub(super) fn causes(before: Option<(&Page, &Ground)>, now: &Page, ground: &Ground) -> Vec<Cause> {
    let Some((page, old)) = before.filter(|(page, _)| page.record.published) else { return vec![Cause::New] };
    let mut causes = Vec::new();
    let mut check = |differs: bool, cause: Cause| causes.extend(differs.then_some(cause));
    check(page.record.source_hash != now.record.source_hash, Cause::Content);
    check(page.translation != now.translation, Cause::Translation);
    for (id, term) in &now.terms {
        check(page.terms.get(id).is_some_and(|before| before != term), Cause::Term(id.clone()));
    }
    check(page.around.labels != now.around.labels, Cause::Labels);
    check(page.around.links != now.around.links, Cause::Links);
    // What could touch every page is named where nothing nearer is.
    if causes.is_empty() {
        let far = [
            (old.settings != ground.settings, Cause::Settings),
            (old.program != ground.program, Cause::Program),
            (old.glossary != ground.glossary, Cause::Glossary),
        ];
        causes.extend(far.into_iter().filter(|(differs, _)| *differs).map(|(_, cause)| cause));
    }
    if causes.is_empty() { vec![Cause::Output] } else { causes }
}

#[cfg(test)]
mod tests {
    use super::{term_names, terms};

    #[test]
    fn terms_are_told_apart() {
        let a = terms("### taiyaku terms 1\n\n-a = 一\n-b-c = { $form ->\n   *[one] x\n    [plural] -y\n    }\n");
        assert_eq!(a.keys().collect::<Vec<_>>(), ["a", "b-c"]);
        let b = terms("### taiyaku terms 1\n\n-a = 一\n-b-c = { $form ->\n   *[one] x\n    [plural] -z\n    }\n");
        assert_eq!((a.get("a") == b.get("a"), a.get("b-c") == b.get("b-c")), (true, false));
        assert!(terms("").is_empty() && terms("### 用語\n").is_empty());
    }

    #[test]
    fn the_terms_of_a_pattern_are_named() {
        let names = |pattern| term_names(pattern).collect::<Vec<_>>();
        assert_eq!(names("{ -stem-cell } と {-b_2(form: \"plural\") }、-c、{ $x }、{ \"-d\" }"), ["stem-cell", "b_2"]);
        assert!(names("幹細胞 {").is_empty());
    }
}
