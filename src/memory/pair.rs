//! Stand-in for `catalog::Pair` until that branch is merged; the same fields.

/// Why a pair left its catalog.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// No unit of the article has this source any more. Comes back with the paragraph.
    Unused,
    /// A person put another translation in its place. Never comes back by itself.
    Replaced,
}

impl Reason {
    /// The word for it in a file.
    pub fn name(self) -> &'static str {
        match self {
            Reason::Unused => "unused",
            Reason::Replaced => "replaced",
        }
    }

    /// The reason of a word.
    pub fn from_name(name: &str) -> Option<Reason> {
        [Reason::Unused, Reason::Replaced].into_iter().find(|reason| reason.name() == name)
    }
}

/// A source and its translation, with everything a catalog said about it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pair {
    /// The source.
    pub source: String,
    /// The translation; empty for a unit a person skipped (its state is `skip`).
    pub target: String,
    /// Whether the target is a Fluent pattern with term references, not plain text.
    pub fluent: bool,
    /// The words of its state, the hash of a review included: `translated`, `reviewed 7f3a91c2`.
    pub state: String,
    /// The article it stood in.
    pub article: String,
    /// The id of its unit, with the number of a repeat.
    pub id: String,
    /// Ids of the other units it covered.
    pub covers: Vec<String>,
    /// Where the translation came from.
    pub origin: Option<String>,
    /// What people noted.
    pub notes: Vec<String>,
    /// The source the translation was really made for, if another.
    pub was: Option<String>,
    /// Other lines of its comment, as written.
    pub lines: Vec<String>,
    /// Why it left.
    pub reason: Reason,
}
