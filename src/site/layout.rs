//! A built site in the folders of a site generator: what [`super::edition`] makes of a page comes in, the article where the
//! generator looks for it goes out, with the front matter it needs and links in its own way. Nothing of a text
//! changes; which folder this is written to, and whether it may be, is decided where files are written.
//!
//! docs/site.md has the settings of the generators that go with each layout, and which of them a test builds for real.

use std::collections::BTreeMap;

use super::record::ArticleFile;
use super::{MANIFEST, layout_book, layout_page};

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

/// How the pages of a site are arranged: a layout, and what it must know of the site as a whole.
#[derive(Debug, Clone)]
pub struct Arrangement {
    layout: Layout,
    /// All locales, the source first.
    locales: Vec<String>,
    /// What stands before the place of a page in its name; ends with `/` if it is not empty.
    prefix: String,
}

/// A page that is published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry<'a> {
    /// The article's path below the content folder.
    pub path: &'a str,
    /// The locale.
    pub locale: &'a str,
    /// Its title, as plain text.
    pub title: Option<&'a str>,
    /// How much of it is translated, in percent.
    pub coverage: u8,
}

/// Whether an article is published in a locale: locale and path.
pub type IsPublished<'f> = dyn Fn(&str, &str) -> bool + 'f;

impl Arrangement {
    /// The arrangement of a site with these locales, the source first. `out` is where its files will be, with `/` between
    /// folders: Zola names pages from its folder `content` on, so what stands in `out` behind the last `content` belongs to
    /// their names.
    pub fn new(layout: Layout, locales: Vec<String>, out: &str) -> Arrangement {
        let folders: Vec<&str> = out.split('/').filter(|part| !part.is_empty() && *part != ".").collect();
        let below = folders.iter().rposition(|part| *part == "content").map_or(&[][..], |at| folders.get(at + 1..).unwrap_or_default());
        Arrangement { layout, locales, prefix: below.iter().map(|part| format!("{part}/")).collect() }
    }

    /// The layout.
    pub fn layout(&self) -> Layout {
        self.layout
    }

    /// The files of one page, arranged. `files` are those that the build made of it.
    pub fn page(&self, entry: &Entry<'_>, files: BTreeMap<String, Vec<u8>>, is_published: &IsPublished<'_>) -> BTreeMap<String, Vec<u8>> {
        if self.layout == Layout::Plain {
            return files;
        }
        let base = format!("{}/articles/{}", entry.locale, entry.path);
        let Some(bytes) = files.get(&base) else { return BTreeMap::new() };
        let document = files.get(&format!("{base}.json")).and_then(|json| serde_json::from_slice::<ArticleFile>(json).ok());
        let plan = Plan { arrangement: self, is_published };
        let bytes = match (std::str::from_utf8(bytes), document) {
            (Ok(text), Some(document)) => layout_page::page(&plan, entry, text, &document.into_article()).into_bytes(),
            // An article in another encoding than UTF-8 is published as it is.
            _ => bytes.clone(),
        };
        BTreeMap::from([(self.place(entry.locale, entry.path), bytes)])
    }

    /// The files that belong to no article, arranged: those of the build that stay, and the summaries of books that have
    /// none of their own. `entries` are all pages that are published, by path.
    pub fn rest(&self, files: BTreeMap<String, Vec<u8>>, entries: &[Entry<'_>]) -> BTreeMap<String, Vec<u8>> {
        if self.layout == Layout::Plain {
            return files;
        }
        let mut rest: BTreeMap<String, Vec<u8>> = files.into_iter().filter(|(path, _)| path == MANIFEST).collect();
        if self.layout == Layout::Mdbook {
            rest.extend(layout_book::summaries(self, entries));
        }
        rest
    }

    /// The locale of the articles.
    pub(super) fn source(&self) -> &str {
        self.locales.first().map_or("", String::as_str)
    }

    /// All locales, the source first.
    pub(super) fn locales(&self) -> &[String] {
        &self.locales
    }

    /// What stands before the place of a page in its name.
    pub(super) fn prefix(&self) -> &str {
        &self.prefix
    }

    /// Where an article stands in a locale, below the output folder. It is Markdown whatever it was: no generator takes
    /// plain text, and Hugo refuses HTML (`security.allowContent`).
    pub fn place(&self, locale: &str, path: &str) -> String {
        let stem = self.stem(path);
        let is_source = locale == self.source();
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
}

/// What is known when a page is written.
pub(super) struct Plan<'a> {
    pub(super) arrangement: &'a Arrangement,
    pub(super) is_published: &'a IsPublished<'a>,
}
