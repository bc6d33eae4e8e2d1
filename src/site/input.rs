//! What a build is made from.

use std::collections::BTreeMap;

use unic_langid::LanguageIdentifier;

use crate::article::{Format, Kind, Link, Quoting};
use crate::bundle::MessageFile;
use crate::catalog::State;
use crate::finding::Finding;
use crate::glossary::{Concept, Glossary};

/// Everything a site is made from.
#[derive(Clone, Default)]
pub struct Project<'a> {
    /// The articles.
    pub pages: Vec<Page<'a>>,
    /// The hand-written messages by locale; `labels.ftl` may be among them and is left out.
    pub messages: BTreeMap<String, Vec<MessageFile<'a>>>,
    /// The glossary.
    pub concepts: &'a [Concept],
    /// The same compiled, if the pages are to explain terms where they stand.
    pub glossary: Option<&'a Glossary>,
    /// Findings that belong to no article.
    pub findings: Vec<Finding>,
}

/// An article with its translations.
#[derive(Debug, Clone)]
pub struct Page<'a> {
    /// Its path below the content folder of the source locale: `columns/a.md`.
    pub path: &'a str,
    /// Its format.
    pub format: Format,
    /// The bytes of the source file.
    pub source: &'a [u8],
    /// Its blocks, in reading order.
    pub blocks: Vec<PageBlock<'a>>,
    /// Its translations by locale; a locale that is not there has none.
    pub editions: BTreeMap<String, Edition>,
    /// Findings about the source.
    pub findings: Vec<Finding>,
}

/// A block of an article.
#[derive(Debug, Clone)]
pub struct PageBlock<'a> {
    /// What it is.
    pub kind: &'a Kind,
    /// How texts are written in its place.
    pub quoting: Quoting,
    /// What the marks of its units stand for, see [`PageUnit::links`].
    pub links: &'a [Link],
    /// Its units, in order.
    pub units: Vec<PageUnit<'a>>,
}

/// A unit of an article.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PageUnit<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its text in the source.
    pub source: &'a str,
    /// Whether it is not for translation.
    pub skip: bool,
    /// Whether that is because it has no words: its signs are written by the rules of the locale.
    pub wordless: bool,
    /// For `@1`, `@2`, … of its text the index in the block's links.
    pub links: &'a [usize],
    /// Who says it, if it is a part of a dialogue turn: the label in the source.
    pub speaker: Option<&'a str>,
    /// The caption it stands behind (`記事監修` of `【記事監修】`), in the source.
    pub caption: Option<&'a str>,
}

/// An article in one target locale.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Edition {
    /// What is there for its units, by id. A unit without a filling is untranslated.
    pub fillings: BTreeMap<String, Filling>,
    /// Labels of the article (speakers, captions) that have no translation to publish: an article with one is incomplete.
    pub missing_labels: usize,
    /// Whether its catalog is broken (an unresolved merge, say), so that nobody knows what it should say.
    pub broken: bool,
    /// The labels that have one, by the label in the source.
    pub labels: BTreeMap<String, String>,
    /// Findings about the translation.
    pub findings: Vec<Finding>,
}

/// A translation of a unit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filling {
    /// Where it stands, its review verified.
    pub state: State,
    /// The text as people read it: term references put in, see [`crate::bundle::Renderer`].
    pub text: String,
    /// The units it also covers; they have no text of their own.
    pub covers: Vec<String>,
    /// Where its links lead instead, by the number of the mark.
    pub links: BTreeMap<usize, String>,
}

/// One article to be written with other texts.
pub struct Rewriting<'r> {
    /// The article.
    pub page: &'r Page<'r>,
    /// The locale whose rules of structure apply.
    pub locale: &'r LanguageIdentifier,
    /// What stands for its units, by id: empty for a unit that another one covers; a unit that is not there stands as
    /// in the source. Texts in another language are marked as such where the format can.
    pub texts: &'r BTreeMap<&'r str, String>,
    /// What a destination of the article becomes, if it must change; asked for every link that `# link` does not override.
    pub destination: &'r dyn Fn(&str) -> Option<String>,
}

/// Writes an article with the texts given; an error is the stable name of what stands in the way.
pub type Rewrite<'f> = dyn Fn(&Rewriting<'_>) -> Result<Vec<u8>, String> + 'f;
