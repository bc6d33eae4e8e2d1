//! A built site in the folders of a site generator: what [`super::build`] makes comes in, the articles where the generator
//! looks for them go out, with the front matter it needs, links in its own way, and `manifest.json`. Nothing of a text
//! changes; which folder this is written to, and whether it may be, is decided where files are written.
//!
//! docs/site.md has the settings of the generators that go with each layout, and which of them a test builds for real.

use std::collections::BTreeMap;

use unic_langid::LanguageIdentifier;

use super::layout_book;
use super::layout_page;
use super::record::{Article, ArticleFile, Manifest, Page};

/// `build.layout`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Layout {
    /// Articles, bundles and JSON by locale, as docs/site.md has it.
    #[default]
    Plain,
    /// Zola: `a.md` in the source locale, `a.en.md` beside it.
    Zola,
    /// Hugo, translations by file name: `a.md` in the source locale, `a.en.md` beside it.
    Hugo,
    /// mdBook: one book for each locale, with its `SUMMARY.md`.
    Mdbook,
    /// Docusaurus: `docs/` in the source locale, `i18n/en/docusaurus-plugin-content-docs/current/`.
    Docusaurus,
}

impl Layout {
    /// All of them.
    pub const ALL: [Layout; 5] = [Layout::Plain, Layout::Zola, Layout::Hugo, Layout::Mdbook, Layout::Docusaurus];

    /// The name, as in the settings.
    pub fn name(self) -> &'static str {
        match self {
            Layout::Plain => "plain",
            Layout::Zola => "zola",
            Layout::Hugo => "hugo",
            Layout::Mdbook => "mdbook",
            Layout::Docusaurus => "docusaurus",
        }
    }

    /// The layout of a name.
    pub fn from_name(name: &str) -> Option<Layout> {
        Layout::ALL.into_iter().find(|layout| layout.name() == name)
    }
}

/// The files of a site, arranged; and those of two that would stand in one place, by that place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Arranged {
    /// Content by path below the output folder.
    pub files: BTreeMap<String, Vec<u8>>,
    /// Places that two articles claim (`a.md` and `a.txt`): the site must not be written.
    pub collisions: Vec<String>,
}

/// Arranges the files that [`super::build`] made. `out` is where they will be, with `/` between folders: Zola names pages
/// from its folder `content` on, so what stands in `out` behind the last `content` belongs to their names.
///
/// Files without a manifest, and those of [`Layout::Plain`], stay as they are.
pub fn arrange(files: BTreeMap<String, Vec<u8>>, layout: Layout, out: &str) -> Arranged {
    let manifest = files.get("manifest.json").and_then(|bytes| serde_json::from_slice::<Manifest>(bytes).ok());
    let Some(manifest) = manifest.filter(|_| layout != Layout::Plain) else { return Arranged { files, collisions: Vec::new() } };
    let plan = Plan::new(&manifest, layout, out);
    let mut arranged = Arranged::default();
    let mut add = |place: String, bytes: Vec<u8>| {
        if arranged.files.contains_key(&place) {
            arranged.collisions.push(place);
        } else {
            arranged.files.insert(place, bytes);
        }
    };
    for page in manifest.articles.iter().filter(|page| page.published) {
        let base = format!("{}/articles/{}", page.locale, page.path);
        let (Some(bytes), Some(document)) = (files.get(&base), files.get(&format!("{base}.json"))) else { continue };
        let (place, bytes) = plan.page(page, bytes, document);
        add(place, bytes);
    }
    for (place, bytes) in plan.books() {
        add(place, bytes);
    }
    for (path, bytes) in files.into_iter().filter(|(path, _)| path == "manifest.json") {
        add(path, bytes);
    }
    arranged
}

/// What is known of all pages when one is written.
pub(super) struct Plan<'a> {
    pub(super) layout: Layout,
    /// The locale of the articles.
    pub(super) source: &'a str,
    /// All locales, the source first.
    pub(super) locales: Vec<&'a str>,
    /// Every article in every locale, by locale and path.
    pages: BTreeMap<(&'a str, &'a str), &'a Page>,
    /// What stands before the place of a page in its name; ends with `/` if it is not empty.
    pub(super) prefix: String,
}

impl<'a> Plan<'a> {
    pub(super) fn new(manifest: &'a Manifest, layout: Layout, out: &str) -> Plan<'a> {
        let folders: Vec<&str> = out.split('/').filter(|part| !part.is_empty() && *part != ".").collect();
        let below = folders.iter().rposition(|part| *part == "content").map_or(&[][..], |at| folders.get(at + 1..).unwrap_or_default());
        Plan {
            layout,
            source: &manifest.source,
            locales: manifest.locales.iter().map(|one| one.locale.as_str()).collect(),
            pages: manifest.articles.iter().map(|page| ((page.locale.as_str(), page.path.as_str()), page)).collect(),
            prefix: below.iter().map(|part| format!("{part}/")).collect(),
        }
    }

    /// An article in a locale, if it is published.
    pub(super) fn published(&self, locale: &str, path: &str) -> Option<&'a Page> {
        self.pages.get(&(locale, path)).copied().filter(|page| page.published)
    }

    /// The articles that are published in a locale, by path.
    pub(super) fn all(&self, locale: &str) -> impl Iterator<Item = &'a Page> {
        self.pages.iter().filter(move |((own, _), page)| *own == locale && page.published).map(|(_, page)| *page)
    }

    /// One page: its place and its bytes. `document` is the article's JSON.
    pub(super) fn page(&self, page: &Page, bytes: &[u8], document: &[u8]) -> (String, Vec<u8>) {
        let place = self.place(&page.locale, &page.path);
        let locale = page.locale.parse::<LanguageIdentifier>().unwrap_or_default();
        let article: Option<Article> = serde_json::from_slice::<ArticleFile>(document).ok().map(|file| file.into_article(&locale));
        match (std::str::from_utf8(bytes), article) {
            (Ok(text), Some(article)) => (place, layout_page::page(self, page, text, &article).into_bytes()),
            // An article in another encoding than UTF-8 is published as it is.
            _ => (place, bytes.to_vec()),
        }
    }

    /// Files that belong to no one article: the summaries of books that have none of their own.
    pub(super) fn books(&self) -> Vec<(String, Vec<u8>)> {
        if self.layout == Layout::Mdbook { layout_book::summaries(self) } else { Vec::new() }
    }

    /// Where an article stands in a locale, below the output folder. It is Markdown whatever it was: no generator takes
    /// plain text, and Hugo refuses HTML (`security.allowContent`).
    pub(super) fn place(&self, locale: &str, path: &str) -> String {
        let stem = self.stem(path);
        let is_source = locale == self.source;
        match self.layout {
            Layout::Plain => format!("{locale}/articles/{path}"),
            Layout::Zola | Layout::Hugo if is_source => format!("{stem}.md"),
            Layout::Zola => format!("{stem}.{locale}.md"),
            // Hugo knows its languages by small letters.
            Layout::Hugo => format!("{stem}.{}.md", locale.to_ascii_lowercase()),
            Layout::Mdbook => format!("{locale}/{stem}.md"),
            Layout::Docusaurus if is_source => format!("docs/{stem}.md"),
            Layout::Docusaurus => format!("i18n/{locale}/docusaurus-plugin-content-docs/current/{stem}.md"),
        }
    }

    /// The name of an article in its locale, without its ending. Zola takes what stands behind a dot of a name for a
    /// language, so `a.v2.md` is `a-v2` there.
    pub(super) fn stem(&self, path: &str) -> String {
        let (folders, name) = path.rsplit_once('/').map_or(("", path), |(folders, name)| (folders, name));
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| if stem.is_empty() { name } else { stem });
        let stem = if self.layout == Layout::Zola { stem.replace('.', "-") } else { stem.to_owned() };
        if folders.is_empty() { stem } else { format!("{folders}/{stem}") }
    }

    /// The locales an article is published in, the source first.
    pub(super) fn alternates(&self, path: &str) -> Vec<&'a str> {
        self.locales.iter().copied().filter(|locale| self.published(locale, path).is_some()).collect()
    }
}
