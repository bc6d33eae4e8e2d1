//! A built site as a program reads it: the files of `dist/` come in, pages, texts, messages and terms go out. It reads
//! through [`Files`] and never touches a disk itself; `project::open_site` gives it a folder or a project. What is wrong
//! is a value: a file that is missing or damaged is a [`Damage`], a message with a fault is said with it.
//!
//! ```
//! use std::collections::BTreeMap;
//! use taiyaku::site::publication::Publication;
//!
//! let files: BTreeMap<String, Vec<u8>> = BTreeMap::from([
//!     ("manifest.json".to_owned(), r#"{"version":1,"source":"ja","locales":[
//!         {"locale":"ja","fallback":[]},{"locale":"en","fallback":["ja"]}],"articles":[
//!         {"path":"a.md","locale":"ja","title":"膝の痛み","published":true,"reason":null,"coverage":100,
//!          "alternates":[{"hreflang":"ja","path":"ja/articles/a.md"}]},
//!         {"path":"a.md","locale":"en","title":null,"published":false,"reason":"incomplete","coverage":40,"alternates":[]}]}"#.into()),
//!     ("ja/site.ftl".to_owned(), "articles = { $n }件の記事\n".into()),
//! ]);
//! let site = Publication::open(files)?;
//! let locale = site.negotiate("en-US,en;q=0.9");
//! assert_eq!(locale.to_string(), "en");
//! assert!(site.published(locale).next().is_none());
//! assert_eq!(site.page(locale, "a.md").and_then(|page| page.reason.as_deref()), Some("incomplete"));
//! // English has no such message yet: the Japanese one stands for it, and says so.
//! let said = site.say(locale, "articles", &[("n", 3.into())]);
//! assert_eq!((said.text.as_str(), said.locale.to_string().as_str(), said.faults.len()), ("3件の記事", "ja", 1));
//! # Ok::<(), taiyaku::site::publication::Damage>(())
//! ```

use std::collections::BTreeMap;
use std::io;
use std::sync::OnceLock;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use unic_langid::LanguageIdentifier;

use super::MANIFEST;
use super::glossary::named;
use super::record::{ArticleFile, GlossaryFile, Manifest};
use crate::bundle::{Fault, Localization, MessageFile, Said, Value, negotiate};
use crate::finding::Word;
use crate::glossary::{Concept, Glossary, Side};

pub use super::record::{Alternate, Article, Block, Definition, Link, Mention, Page, Term, Unit};

/// Where the files of a site are. Paths are relative to `dist/`, `/` between folders.
pub trait Files: Send + Sync {
    /// The bytes of a file; `None` where there is no such file.
    ///
    /// # Errors
    ///
    /// A file that is there and cannot be read.
    fn read(&self, path: &str) -> io::Result<Option<Vec<u8>>>;

    /// The names of the files right in a folder, sorted; none where there is no such folder.
    fn names(&self, folder: &str) -> Vec<String>;
}

impl Files for BTreeMap<String, Vec<u8>> {
    fn read(&self, path: &str) -> io::Result<Option<Vec<u8>>> {
        Ok(self.get(path).cloned())
    }

    fn names(&self, folder: &str) -> Vec<String> {
        let below = self.keys().filter_map(|path| path.strip_prefix(folder)?.strip_prefix('/'));
        below.filter(|name| !name.contains('/')).map(str::to_owned).collect()
    }
}

/// Why a file of a site cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum Damage {
    /// It is not there: not built, or a page that is not published.
    #[error("{path}: there is no such file in the site")]
    Missing {
        /// The file.
        path: String,
    },
    /// It is there and cannot be read.
    #[error("{path}: {error}")]
    Unreadable {
        /// The file.
        path: String,
        /// What the system says.
        error: io::Error,
    },
    /// It is not what taiyaku writes.
    #[error("{path}: {problem}")]
    Invalid {
        /// The file.
        path: String,
        /// What is wrong with it, in English.
        problem: String,
    },
}

/// A built site. It may be asked from many threads; files are read when they are needed, messages and the glossary once
/// for each locale. After a new build, open it anew.
pub struct Publication {
    files: Box<dyn Files>,
    source: LanguageIdentifier,
    locales: Vec<LanguageIdentifier>,
    /// By locale: those that stand in for it.
    fallback: BTreeMap<String, Vec<LanguageIdentifier>>,
    /// By locale and path.
    pages: BTreeMap<String, BTreeMap<String, Page>>,
    messages: BTreeMap<String, OnceLock<Localization>>,
    terms: BTreeMap<String, OnceLock<(Vec<Term>, Glossary)>>,
}

impl Publication {
    /// Opens a site: its manifest is read, nothing else yet.
    ///
    /// # Errors
    ///
    /// There is no manifest, or it is not one of version 1.
    pub fn open(files: impl Files + 'static) -> Result<Publication, Damage> {
        let files: Box<dyn Files> = Box::new(files);
        let manifest: Manifest = parsed(&*files, MANIFEST)?;
        let locale = |name: &str| {
            let problem = format!("{name} is no locale");
            name.parse::<LanguageIdentifier>().map_err(|_| Damage::Invalid { path: MANIFEST.to_owned(), problem })
        };
        let source = locale(&manifest.source)?;
        let (mut locales, mut fallback) = (Vec::new(), BTreeMap::new());
        for one in &manifest.locales {
            locales.push(locale(&one.locale)?);
            fallback.insert(one.locale.clone(), one.fallback.iter().map(|name| locale(name)).collect::<Result<_, _>>()?);
        }
        let mut pages: BTreeMap<String, BTreeMap<String, Page>> = BTreeMap::new();
        for page in manifest.articles {
            pages.entry(page.locale.clone()).or_default().insert(page.path.clone(), page);
        }
        let names = || manifest.locales.iter().map(|one| one.locale.clone());
        let messages = names().map(|name| (name, OnceLock::new())).collect();
        let terms = names().map(|name| (name, OnceLock::new())).collect();
        Ok(Publication { files, source, locales, fallback, pages, messages, terms })
    }

    /// The locale of the articles.
    pub fn source(&self) -> &LanguageIdentifier {
        &self.source
    }

    /// The locales of the site, the source first.
    pub fn locales(&self) -> &[LanguageIdentifier] {
        &self.locales
    }

    /// The locale for a reader, from the `Accept-Language` of a request (see [`crate::bundle::negotiate`]); the source
    /// where none fits.
    pub fn negotiate(&self, accept_language: &str) -> &LanguageIdentifier {
        negotiate(accept_language, &self.locales, &self.source)
    }

    /// Every article in a locale, by path, those that are kept back included (see [`Page::published`]).
    pub fn pages(&self, locale: &LanguageIdentifier) -> impl Iterator<Item = &Page> {
        self.pages.get(&locale.to_string()).into_iter().flat_map(BTreeMap::values)
    }

    /// The articles that are published in a locale, by path.
    pub fn published(&self, locale: &LanguageIdentifier) -> impl Iterator<Item = &Page> {
        self.pages(locale).filter(|page| page.published)
    }

    /// An article in a locale.
    pub fn page(&self, locale: &LanguageIdentifier, path: &str) -> Option<&Page> {
        self.pages.get(&locale.to_string())?.get(path)
    }

    /// The bytes of a published article, in its own format (Markdown, HTML, plain text).
    ///
    /// # Errors
    ///
    /// The article is not published in the locale, or cannot be read.
    pub fn file(&self, locale: &LanguageIdentifier, path: &str) -> Result<Vec<u8>, Damage> {
        read(&*self.files, &self.article_path(locale, path, "")?)
    }

    /// A published article as blocks and units.
    ///
    /// # Errors
    ///
    /// The article is not published in the locale, or its JSON is not what taiyaku writes.
    pub fn article(&self, locale: &LanguageIdentifier, path: &str) -> Result<Article, Damage> {
        let file: ArticleFile = parsed(&*self.files, &self.article_path(locale, path, ".json")?)?;
        Ok(file.into_article())
    }

    /// The place of an article, if it is published: a path is looked up, never trusted.
    fn article_path(&self, locale: &LanguageIdentifier, path: &str, ending: &str) -> Result<String, Damage> {
        let place = format!("{locale}/articles/{path}{ending}");
        match self.page(locale, path).is_some_and(|page| page.published) {
            true => Ok(place),
            false => Err(Damage::Missing { path: place }),
        }
    }

    /// A message of the site with its arguments. Those of `locale` come first, then those of the locales that stand in for
    /// it; terms of the glossary are known. Variables, plurals and faults are those of [`Localization::say`].
    pub fn say(&self, locale: &LanguageIdentifier, id: &str, args: &[(&str, Value)]) -> Said {
        match self.localization(locale) {
            Some(words) => words.say(id, args),
            None => Said { text: id.to_owned(), locale: locale.clone(), faults: vec![missing(id)] },
        }
    }

    /// All messages of a locale, for attributes and to ask them often; none where the site has no such locale.
    pub fn localization(&self, locale: &LanguageIdentifier) -> Option<&Localization> {
        let name = locale.to_string();
        let cell = self.messages.get(&name)?;
        Some(cell.get_or_init(|| {
            let chain = std::iter::once(locale).chain(self.fallback.get(&name).into_iter().flatten());
            let files: Vec<(LanguageIdentifier, Vec<(String, String)>)> =
                chain.map(|one| (one.clone(), self.message_files(&one.to_string()))).collect();
            let borrowed: Vec<(LanguageIdentifier, Vec<MessageFile<'_>>)> = files
                .iter()
                .map(|(one, files)| (one.clone(), files.iter().map(|(file, text)| MessageFile { file, text }).collect()))
                .collect();
            // What a build publishes has been parsed once; what changed since is said as far as it can be.
            Localization::new(&borrowed).0
        }))
    }

    fn message_files(&self, locale: &str) -> Vec<(String, String)> {
        let names = self.files.names(locale).into_iter().filter(|name| name.ends_with(".ftl"));
        let texts = names.filter_map(|name| {
            let path = format!("{locale}/{name}");
            let text = String::from_utf8(read(&*self.files, &path).ok()?).ok()?;
            Some((path, text))
        });
        texts.collect()
    }

    /// A message of an article: the text of a unit by its id, in the locale it is from.
    pub fn say_unit(&self, article: &Article, id: &str) -> Said {
        let locale = article.locale.parse().unwrap_or_else(|_| self.source.clone());
        let Some(unit) = article.units().find(|unit| unit.id == id) else {
            return Said { text: id.to_owned(), locale, faults: vec![missing(id)] };
        };
        let from: LanguageIdentifier = unit.locale.parse().unwrap_or_else(|_| locale.clone());
        let faults =
            if unit.is_fallback(&article.locale) { vec![Fault::FellBack { id: id.to_owned(), to: from.clone() }] } else { Vec::new() };
        Said { text: unit.text.clone(), locale: from, faults }
    }

    /// The terms of a locale, by id; none where the site has no such locale or its glossary cannot be read.
    pub fn terms(&self, locale: &LanguageIdentifier) -> &[Term] {
        self.glossary(locale).map_or(&[], |(terms, _)| terms)
    }

    /// A term of a locale.
    pub fn term(&self, locale: &LanguageIdentifier, id: &str) -> Option<&Term> {
        let terms = self.terms(locale);
        terms.binary_search_by(|term| term.id.as_str().cmp(id)).ok().and_then(|at| terms.get(at))
    }

    /// The terms that a text of a locale names, with their bytes, none inside another. For texts that are not an article's;
    /// an article has them in [`Unit::terms`].
    pub fn find_terms(&self, locale: &LanguageIdentifier, text: &str) -> Vec<Mention> {
        let Some((_, glossary)) = self.glossary(locale) else { return Vec::new() };
        let found = named(glossary, text, locale).into_iter();
        found.map(|(concept, span)| Mention { id: concept.id.clone(), start: span.start, end: span.end }).collect()
    }

    fn glossary(&self, locale: &LanguageIdentifier) -> Option<&(Vec<Term>, Glossary)> {
        let name = locale.to_string();
        let cell = self.terms.get(&name)?;
        Some(cell.get_or_init(|| {
            let file = parsed::<GlossaryFile>(&*self.files, &format!("{name}/glossary.json"));
            let mut terms = file.map(|file| file.terms).unwrap_or_default();
            terms.sort_by(|a, b| a.id.cmp(&b.id));
            let concepts = terms.iter().map(|term| concept(term, &name)).collect();
            (terms, Glossary::new(concepts))
        }))
    }
}

fn missing(id: &str) -> Fault {
    Fault::Missing { id: id.to_owned(), attribute: None }
}

/// A term as what finds it in a text.
fn concept(term: &Term, locale: &str) -> Concept {
    let word = |text: &String| Word { text: text.clone(), ..Word::default() };
    let side = Side {
        preferred: word(&term.term),
        reading: term.reading.clone(),
        plural: term.plural.clone(),
        admitted: term.others.iter().map(word).collect(),
        abbreviation: term.abbreviation.as_ref().map(word),
        ..Side::default()
    };
    Concept { id: term.id.clone(), sides: BTreeMap::from([(locale.to_owned(), side)]), ..Concept::default() }
}

fn read(files: &dyn Files, path: &str) -> Result<Vec<u8>, Damage> {
    let bytes = files.read(path).map_err(|error| Damage::Unreadable { path: path.to_owned(), error })?;
    bytes.ok_or_else(|| Damage::Missing { path: path.to_owned() })
}

/// A JSON file of version 1.
fn parsed<T: DeserializeOwned>(files: &dyn Files, path: &str) -> Result<T, Damage> {
    #[derive(Deserialize)]
    struct Version {
        version: u32,
    }
    let bytes = read(files, path)?;
    let invalid = |problem: String| Damage::Invalid { path: path.to_owned(), problem };
    let Version { version } = serde_json::from_slice(&bytes).map_err(|error| invalid(error.to_string()))?;
    if version != 1 {
        return Err(invalid(format!("version {version} is not known")));
    }
    serde_json::from_slice(&bytes).map_err(|error| invalid(error.to_string()))
}

/// Holds the examples of docs/site.md to what there is.
#[cfg(doctest)]
#[doc = include_str!("../../docs/site.md")]
struct Documented;
