//! What the settings publish: an article's choice of texts comes in, a reason to keep it back goes out, or none.

use std::collections::{BTreeMap, BTreeSet};

use unic_langid::LanguageIdentifier;

use super::choice::Choice;
use crate::finding::{Arg, Args, Code};

/// `[publish]` and the options of `build`.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The locale of the articles.
    pub source: LanguageIdentifier,
    /// The locales they are translated into.
    pub targets: Vec<LanguageIdentifier>,
    /// What becomes of a page with units that have no text.
    pub unit: UnitPolicy,
    /// What becomes of stale translations.
    pub stale: StalePolicy,
    /// Whether drafts are published.
    pub drafts: bool,
    /// The lowest coverage, in percent, of an article and locale.
    pub require: Option<u8>,
    /// Findings that refuse.
    pub deny: BTreeSet<Code>,
    /// Articles with a policy of their own, by path.
    pub own: BTreeMap<String, Policy>,
}

/// What becomes of an article that is not wholly translated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Policy {
    /// What becomes of a page with units that have no text.
    pub unit: UnitPolicy,
    /// What becomes of stale translations.
    pub stale: StalePolicy,
    /// Whether drafts are published.
    pub drafts: bool,
}

impl Settings {
    /// The default settings for a source and its targets.
    pub fn new(source: LanguageIdentifier, targets: Vec<LanguageIdentifier>) -> Settings {
        Settings {
            source,
            targets,
            unit: UnitPolicy::default(),
            stale: StalePolicy::default(),
            drafts: false,
            require: None,
            deny: BTreeSet::new(),
            own: BTreeMap::new(),
        }
    }

    /// The policy of an article.
    pub fn policy(&self, path: &str) -> Policy {
        self.own.get(path).copied().unwrap_or(Policy { unit: self.unit, stale: self.stale, drafts: self.drafts })
    }

    /// The source and then the targets, each once.
    pub(super) fn locales(&self) -> Vec<LanguageIdentifier> {
        let mut locales = vec![self.source.clone()];
        for target in &self.targets {
            if !locales.contains(target) {
                locales.push(target.clone());
            }
        }
        locales
    }
}

/// `publish.unit`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum UnitPolicy {
    /// An incomplete page is not published.
    #[default]
    Page,
    /// It is published, and falls back sentence by sentence; a page with no translation at all is not.
    Segment,
    /// It refuses the build.
    Block,
}

impl UnitPolicy {
    /// The word of the settings.
    pub fn name(self) -> &'static str {
        match self {
            UnitPolicy::Page => "page",
            UnitPolicy::Segment => "segment",
            UnitPolicy::Block => "block",
        }
    }
}

/// `publish.stale`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum StalePolicy {
    /// A stale translation is published; the manifest counts it.
    #[default]
    Keep,
    /// It counts as missing.
    Fallback,
    /// It refuses the build.
    Block,
}

/// Why an article is not published in a locale.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// Units without a text.
    Incomplete {
        /// How many.
        missing: usize,
    },
    /// No unit has one.
    Untranslated,
    /// Stale translations, where the settings refuse them.
    Stale {
        /// How many.
        count: usize,
    },
    /// Less than `--require`.
    Coverage {
        /// Percent there are.
        have: u8,
        /// Percent there must be.
        need: u8,
    },
    /// Findings of a code that `--deny` names.
    Denied {
        /// The code.
        code: Code,
        /// How many.
        count: usize,
    },
    /// A bundle or message file that does not read as it was meant.
    Invalid {
        /// How many findings.
        count: usize,
    },
    /// The catalog is broken.
    Broken,
    /// The article cannot be written.
    Unwritable,
    /// A path that leads out of the output folder.
    Path,
    /// Two files of one path.
    Collision,
}

impl Reason {
    /// The stable name, as in the manifest.
    pub fn name(self) -> &'static str {
        match self {
            Reason::Incomplete { .. } => "incomplete",
            Reason::Untranslated => "untranslated",
            Reason::Stale { .. } => "stale",
            Reason::Coverage { .. } => "coverage",
            Reason::Denied { .. } => "denied",
            Reason::Invalid { .. } => "invalid",
            Reason::Broken => "broken",
            Reason::Unwritable => "unwritable",
            Reason::Path => "path",
            Reason::Collision => "collision",
        }
    }

    /// Its figures, by name: `missing`, `count`, `have` and `need`, `code`.
    pub fn args(self) -> Args {
        match self {
            Reason::Incomplete { missing } => Args::from([("missing", missing.into())]),
            Reason::Stale { count } | Reason::Invalid { count } => Args::from([("count", count.into())]),
            Reason::Coverage { have, need } => Args::from([("have", usize::from(have).into()), ("need", usize::from(need).into())]),
            Reason::Denied { code, count } => Args::from([("code", Arg::from(code.name())), ("count", count.into())]),
            Reason::Untranslated | Reason::Broken | Reason::Unwritable | Reason::Path | Reason::Collision => Args::new(),
        }
    }
}

/// Something the build refuses to publish.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Refusal {
    /// The article, or the file where there is no article.
    pub path: Option<String>,
    /// The locale.
    pub locale: Option<String>,
    /// Why.
    pub reason: Reason,
}

/// Whether a translated article is kept back, and whether that refuses the whole build.
pub(super) fn decide(choice: &Choice, policy: Policy, require: Option<u8>) -> Option<(Reason, bool)> {
    let coverage = choice.coverage();
    if policy.stale == StalePolicy::Block && choice.stale > 0 {
        return Some((Reason::Stale { count: choice.stale }, true));
    }
    if let Some(need) = require.filter(|need| coverage < *need) {
        return Some((Reason::Coverage { have: coverage, need }, true));
    }
    let missing = choice.total - choice.filled;
    match policy.unit {
        _ if missing == 0 => None,
        UnitPolicy::Page => Some((Reason::Incomplete { missing }, false)),
        UnitPolicy::Block => Some((Reason::Incomplete { missing }, true)),
        UnitPolicy::Segment if choice.filled == 0 => Some((Reason::Untranslated, false)),
        UnitPolicy::Segment => None,
    }
}
