//! The JSON files of a site as values: what `manifest.json`, an article's JSON and `glossary.json` say. Keys that are not
//! known are passed over, so that a site of a later version is read as far as it says the same.

use serde::Deserialize;
use unic_langid::LanguageIdentifier;

use crate::article::{Format, visible};
use crate::bundle::is_same_language;
use crate::text::Span;

#[derive(Deserialize)]
pub(super) struct Manifest {
    pub(super) source: String,
    pub(super) locales: Vec<Locale>,
    pub(super) articles: Vec<Page>,
}

#[derive(Deserialize)]
pub(super) struct Locale {
    pub(super) locale: String,
    pub(super) fallback: Vec<String>,
}

/// An article in one locale, as the manifest has it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Page {
    /// Its path below the content folder: `columns/a.md`.
    pub path: String,
    /// The locale.
    pub locale: String,
    /// Its title, as plain text.
    pub title: Option<String>,
    /// Whether it is published in the locale.
    pub published: bool,
    /// Why not: a stable name (`incomplete`, `untranslated`, …).
    #[serde(default)]
    pub reason: Option<String>,
    /// Units with a text in the locale among those for translation, in percent, never rounded up.
    pub coverage: u8,
    /// The locales it is published in, for `hreflang`.
    #[serde(default)]
    pub alternates: Vec<Alternate>,
}

/// Where an article is in one of its languages.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Alternate {
    /// The language, as `hreflang` takes it.
    pub hreflang: String,
    /// The file below `dist/`.
    pub path: String,
}

#[derive(Deserialize)]
pub(super) struct ArticleFile {
    path: String,
    locale: String,
    title: Option<String>,
    blocks: Vec<Block>,
}

impl ArticleFile {
    /// The article, its places in bytes.
    pub(super) fn into_article(self) -> Article {
        let mut article = Article { path: self.path, locale: self.locale, title: self.title, blocks: self.blocks };
        for unit in article.blocks.iter_mut().flat_map(|block| &mut block.units) {
            let text = std::mem::take(&mut unit.text);
            unit.terms.retain_mut(|mention| match in_bytes(&text, mention) {
                Some(span) => {
                    (mention.start, mention.end) = (span.start, span.end);
                    true
                }
                None => false,
            });
            unit.text = text;
        }
        article
    }
}

/// The bytes of a place that is counted in UTF-16 code units; none where it is not in the text.
fn in_bytes(text: &str, mention: &Mention) -> Option<Span> {
    let (mut start, mut end, mut count) = (None, None, 0);
    for (at, c) in text.char_indices().chain([(text.len(), '\0')]) {
        start = start.or((count == mention.start).then_some(at));
        end = end.or((count == mention.end).then_some(at));
        count += c.len_utf16();
    }
    Some(Span::new(start?, end?)).filter(|span| span.start < span.end)
}

/// A published article in one locale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    /// Its path below the content folder.
    pub path: String,
    /// The locale.
    pub locale: String,
    /// Its title, as plain text.
    pub title: Option<String>,
    /// Its blocks, in reading order.
    pub blocks: Vec<Block>,
}

impl Article {
    /// Its units, in reading order.
    pub fn units(&self) -> impl Iterator<Item = &Unit> {
        self.blocks.iter().flat_map(|block| &block.units)
    }

    /// A unit's text as people see it, its markup left out: plain text, to be escaped where it is written into a page.
    pub fn plain(&self, unit: &Unit) -> String {
        visible(&unit.text, Format::of(&self.path))
    }
}

/// A block of an article.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Block {
    /// What it is: `heading`, `paragraph`, `item`, `cell`, `alt`, `attribute`, `meta`, `front-matter`.
    pub kind: String,
    /// The level of a heading, from 1.
    #[serde(default)]
    pub level: Option<u8>,
    /// The name of an attribute, a meta element or a key of the front matter.
    #[serde(default)]
    pub key: Option<String>,
    /// Who says all of it.
    #[serde(default)]
    pub speaker: Option<String>,
    /// Its units.
    pub units: Vec<Unit>,
}

/// A unit of an article: a sentence, mostly.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Unit {
    /// Its id, the same in every locale.
    pub id: String,
    /// The locale of the text.
    pub locale: String,
    /// Where its translation stands: `translated`, `stale`, …
    pub state: String,
    /// The text with its inline markup; empty where another unit's text covers it. `@1`, `@2`, … in it are its links.
    pub text: String,
    /// The text in the source locale.
    #[serde(default)]
    pub source: String,
    /// Who says it.
    #[serde(default)]
    pub speaker: Option<String>,
    /// The caption it stands behind.
    #[serde(default)]
    pub caption: Option<String>,
    /// Its links.
    #[serde(default)]
    pub links: Vec<Link>,
    /// The terms in it that the glossary explains, by place.
    #[serde(default)]
    pub terms: Vec<Mention>,
}

impl Unit {
    /// Whether its text stands in for a translation that is missing, in another language than the page: it must be marked
    /// with `lang`. What is not for translation (a telephone number, a name) is no fallback.
    pub fn is_fallback(&self, page: &str) -> bool {
        if self.state == "skipped" || self.text.is_empty() {
            return false;
        }
        let read = |name: &str| name.parse::<LanguageIdentifier>().ok();
        match (read(page), read(&self.locale)) {
            (Some(page), Some(own)) => !is_same_language(&own, &page),
            _ => self.locale != page,
        }
    }
}

/// What `@n` of a text stands for.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Link {
    /// The number.
    pub n: usize,
    /// Where it leads in the source.
    pub source: String,
    /// Where it leads in this locale.
    pub target: String,
}

/// A term in a text.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Mention {
    /// The id of the term.
    pub id: String,
    /// The first byte of it in the text.
    pub start: usize,
    /// The first byte behind it.
    pub end: usize,
}

#[derive(Deserialize)]
pub(super) struct GlossaryFile {
    pub(super) terms: Vec<Term>,
}

/// A term of the glossary, for readers.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Term {
    /// The id of the concept.
    pub id: String,
    /// The word to use.
    pub term: String,
    /// Its plural, where the glossary gives one.
    #[serde(default)]
    pub plural: Option<String>,
    /// Its short form.
    #[serde(default)]
    pub abbreviation: Option<String>,
    /// How it is read, in hiragana.
    #[serde(default)]
    pub reading: Option<String>,
    /// Other words that stand for it.
    #[serde(default)]
    pub others: Vec<String>,
    /// The word in the source locale, where this is another.
    #[serde(default)]
    pub source: Option<String>,
    /// The subject field.
    #[serde(default)]
    pub domain: Option<String>,
    /// What it means.
    #[serde(default)]
    pub definition: Option<Definition>,
}

/// What a term means.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Definition {
    /// The text, plain.
    pub text: String,
    /// Its language: that of the glossary, or of a locale that stands in for it.
    pub locale: String,
}
