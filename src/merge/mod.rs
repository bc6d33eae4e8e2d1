//! Three versions of one file become one: what `taiyaku merge-driver` does for git.
//!
//! In: the text both sides began with and the text of either side. Out: the merged text, unit by unit, and how many units
//! both sides changed to something else; those stand in it between conflict markers, both versions in full. Nothing is
//! picked in silence: what is not in the result was taken out by a side while the other left it as it was.

mod comment;
mod concept;
mod conflict;
mod decide;
mod entry;
mod item;
mod message;
mod tmx;
mod weave;

#[cfg(test)]
mod merge_properties;
#[cfg(test)]
mod merge_tests;

use crate::finding::is_conflict;

/// What a file holds, and so what its units are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The catalog of an article, or the labels: a unit is one of the article.
    Catalog,
    /// Messages of the site: a unit is a message or term of Fluent.
    Messages,
    /// A glossary: a unit is a key of a concept.
    Glossary,
    /// The archive: a unit is a pair.
    Archive,
}

impl Kind {
    /// The kind of a file, by its name and what one of its versions begins with; none for other files.
    pub fn of(path: &str, versions: [&str; 3]) -> Option<Kind> {
        let name = path.to_ascii_lowercase();
        let of_article = name.contains("locales/") && (name.contains("/articles/") || name.ends_with("/labels.ftl"));
        let is_catalog =
            || of_article || versions.iter().any(|text| text.trim_start_matches('\u{FEFF}').starts_with("### taiyaku catalog "));
        match name.rsplit_once('.')?.1 {
            "ftl" if is_catalog() => Some(Kind::Catalog),
            "ftl" => Some(Kind::Messages),
            "toml" => Some(Kind::Glossary),
            "tmx" => Some(Kind::Archive),
            _ => None,
        }
    }
}

/// A merged file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// Its text.
    pub text: String,
    /// How many conflicts stand in it.
    pub conflicts: usize,
}

/// Merges. A version that is not understood is not merged by unit: where both sides differ stands one conflict.
pub fn merge(kind: Kind, base: &str, ours: &str, theirs: &str) -> Merged {
    if ours == theirs || base == theirs {
        return Merged { text: ours.to_owned(), conflicts: 0 };
    }
    if base == ours {
        return Merged { text: theirs.to_owned(), conflicts: 0 };
    }
    // Line ends and a byte order mark are those of our side; they are no change of a unit.
    let mark = if ours.starts_with('\u{FEFF}') { "\u{FEFF}" } else { "" };
    let plain = |text: &str| text.trim_start_matches('\u{FEFF}').replace("\r\n", "\n");
    let (base, ours_plain, theirs) = (plain(base), plain(ours), plain(theirs));
    let mut merged = by_unit(kind, &base, &ours_plain, &theirs).unwrap_or_else(|| conflict::whole(&ours_plain, &theirs));
    if ours.contains("\r\n") {
        merged.text = merged.text.replace('\n', "\r\n");
    }
    merged.text.insert_str(0, mark);
    merged
}

/// Merges by unit, where all that is needed is understood, the result too.
fn by_unit(kind: Kind, base: &str, ours: &str, theirs: &str) -> Option<Merged> {
    let marked = |text: &str| text.lines().any(|line| is_conflict(line) && !line.starts_with('='));
    if [base, ours, theirs].into_iter().any(marked) {
        return None;
    }
    let merged = match kind {
        Kind::Catalog => message::merge(base, ours, theirs, true)?,
        Kind::Messages => message::merge(base, ours, theirs, false)?,
        Kind::Glossary => concept::merge(base, ours, theirs)?,
        Kind::Archive => tmx::merge(base, ours, theirs)?,
    };
    let sound = |text: &str| match kind {
        Kind::Catalog | Kind::Messages => message::is_sound(text, kind == Kind::Catalog),
        Kind::Glossary => concept::items(text).is_some(),
        Kind::Archive => true,
    };
    (merged.conflicts > 0 || sound(&merged.text)).then_some(merged)
}
