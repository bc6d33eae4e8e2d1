//! Names of units and articles, as people type them.

use super::document::{Document, View};
use super::error::Error;
use super::load::Snapshot;
use super::settings::Settings;
use super::upkeep::article_of;
use crate::finding::Finding;
use crate::text::nearest;

impl Snapshot {
    /// The unit of a full name (`columns/a.md#s-4mzq7c2k1x`) or of a bare id that only one unit has. A unit that another's
    /// translation covers is an error that names the other.
    pub fn unit(&self, name: &str, locale: &str) -> Result<View<'_>, Error> {
        let (path, id) = match name.rsplit_once('#') {
            Some((path, id)) => (Some(path), id),
            None => (None, name),
        };
        path.map_or(Ok(()), |path| self.is_read(path))?;
        let found: Vec<(&Document, usize)> = self
            .documents
            .iter()
            .filter(|document| path.is_none_or(|path| path == document.path))
            .flat_map(|document| document.ids.iter().enumerate().filter(|(_, other)| *other == id).map(move |(index, _)| (document, index)))
            .collect();
        let (document, index) = match found.as_slice() {
            [one] => *one,
            [] => return Err(self.unknown(name)),
            several => {
                let candidates = several.iter().map(|(document, index)| document.name(*index)).collect();
                return Err(Error::AmbiguousUnit { name: name.to_owned(), candidates });
            }
        };
        let views = document.views(locale);
        let view = views.into_iter().find(|view| view.index <= index && index < view.index + view.len).ok_or_else(|| self.unknown(name))?;
        if view.index != index {
            let args = [("name", document.name(index).into()), ("other", view.name().into())].into();
            return Err(Error::Request { key: "covered-unit", args, hints: Vec::new() });
        }
        Ok(view)
    }

    fn unknown(&self, name: &str) -> Error {
        let names: Vec<String> = self
            .documents
            .iter()
            .flat_map(|d| (0..d.ids.len()).flat_map(|i| [d.name(i), d.ids.get(i).cloned().unwrap_or_default()]))
            .collect();
        let near = nearest(name, names.iter().map(String::as_str)).map(str::to_owned);
        Error::UnknownUnit { name: name.to_owned(), near }
    }

    /// The article of a path: within the content folder (`columns/a.md`) or as a file (`content/ja/columns/a.md`); messages
    /// by their name or by the file of any locale.
    pub fn article(&self, name: &str) -> Result<&Document, Error> {
        let name = name.strip_prefix("./").unwrap_or(name);
        self.is_read(name)?;
        let of_messages = |d: &Document| d.messages && d.targets.values().any(|target| target.catalog.file == name);
        self.documents.iter().find(|d| d.path == name || d.file == name || of_messages(d)).ok_or_else(|| {
            let near = nearest(name, self.documents.iter().map(|d| d.path.as_str())).map(str::to_owned);
            Error::UnknownArticle { name: name.to_owned(), near }
        })
    }

    /// An error where an article is there and cannot be read.
    pub(super) fn is_read(&self, name: &str) -> Result<(), Error> {
        let path = self.article_of(name).unwrap_or_else(|| name.to_owned());
        if !self.unread.contains(&path) {
            return Ok(());
        }
        let mine = |finding: &&Finding| self.article_of(&finding.file).as_ref() == Some(&path);
        let findings = self.findings.iter().filter(mine).cloned().collect();
        Err(Error::UnreadArticle { name: path, findings })
    }

    /// The path of the article that a file belongs to: the article itself, or one of its catalogs.
    pub fn article_of(&self, file: &str) -> Option<String> {
        let source = self.settings.source.to_string();
        let catalog = std::iter::once(source).chain(self.locales()).find_map(|locale| article_of(file, &locale));
        let root = || self.settings.roots().into_iter().filter(|root| file.starts_with(root.as_str())).max_by_key(String::len);
        catalog.or_else(|| file.strip_prefix(root()?.as_str()).map(str::to_owned))
    }

    /// The target locale that was asked for, or the only one.
    pub fn locale(&self, given: Option<&str>) -> Result<String, Error> {
        self.settings.target(given)
    }
}

impl Settings {
    /// The target locale that was asked for, or the only one.
    pub fn target(&self, given: Option<&str>) -> Result<String, Error> {
        let targets: Vec<String> = self.targets.iter().map(ToString::to_string).collect();
        match given {
            Some(name) => {
                let parsed = name.parse::<unic_langid::LanguageIdentifier>().map(|id| id.to_string()).unwrap_or_default();
                if targets.contains(&parsed) { Ok(parsed) } else { Err(Error::Locale { given: Some(name.to_owned()), targets }) }
            }
            None => match targets.as_slice() {
                [one] => Ok(one.clone()),
                _ => Err(Error::Locale { given: None, targets }),
            },
        }
    }
}
