//! What can go wrong with the world around a text. An error stops the command (exit 2); everything about texts is a
//! finding instead. The words people read stand in `locales/<lang>/errors.ftl`, by [`Error::key`].

use std::io;
use std::path::{Path, PathBuf};

use super::input::convert;
use super::regular::NotRegular;
use crate::finding::{Args, Code, Finding, Hint};

/// Why a command could not do its work.
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs)]
pub enum Error {
    /// No `taiyaku.toml` here or above.
    #[error("no taiyaku.toml in {0} or above")]
    NotAProject(PathBuf),
    /// The settings cannot be used; the findings say why.
    #[error("taiyaku.toml cannot be used")]
    Settings(Vec<Finding>),
    /// The settings that a revision has, or that are staged, cannot be used; its name, and findings that say why.
    #[error("taiyaku.toml of {0} cannot be used")]
    SettingsAt(String, Vec<Finding>),
    /// The operating system said no.
    #[error("{action} {path}: {source}")]
    Io { action: &'static str, path: PathBuf, source: io::Error },
    /// A file was changed by somebody else while this command worked on it.
    #[error("{0} changed meanwhile")]
    Changed(String),
    /// A file is broken and must not be rewritten; the findings say why.
    #[error("{path} is broken")]
    Refused { path: String, findings: Vec<Finding> },
    /// Segmentation rules that cannot be used; the findings say why.
    #[error("the rules of {path} cannot be used")]
    Rules { path: String, findings: Vec<Finding> },
    /// A path that leads out of the project.
    #[error("{0} leads out of the project")]
    Outside(String),
    /// No unit has the name.
    #[error("no unit {name}")]
    UnknownUnit { name: String, near: Option<String> },
    /// Several units have the name.
    #[error("several units {name}")]
    AmbiguousUnit { name: String, candidates: Vec<String> },
    /// No article has the name.
    #[error("no article {name}")]
    UnknownArticle { name: String, near: Option<String> },
    /// The article is there and cannot be read; the findings say why.
    #[error("article {name} cannot be read")]
    UnreadArticle { name: String, findings: Vec<Finding> },
    /// The locale is not a target of the project, or must be named.
    #[error("which locale?")]
    Locale { given: Option<String>, targets: Vec<String> },
    /// The `git` program failed, or is not there (`no-git`); the folder is in no repository (`no-repository`), or has no
    /// such revision (`no-revision`), and `detail` names it; two revisions have no common one (`no-merge-base`), a file is in
    /// the middle of a merge (`unmerged`), or its content is not there (`missing-object`); else `detail` is what git printed.
    #[error("git {action}: {detail}")]
    Git { problem: &'static str, action: String, detail: String },
    /// What comes in on standard input is not text in UTF-8; what it probably is.
    #[error("{0} is not UTF-8")]
    NotText(String, &'static str),
    /// A request that makes no sense.
    #[error("{key}")]
    Request { key: &'static str, args: Args, hints: Vec<Hint> },
}

impl Error {
    /// An I/O error with what was tried and on what.
    pub fn io(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Error {
        move |source| Error::Io { action, path: path.to_owned(), source }
    }

    /// Key of the message without the prefix `error-`.
    pub fn key(&self) -> &'static str {
        match self {
            Error::NotAProject(_) => "not-a-project",
            Error::Settings(_) => "settings",
            Error::SettingsAt(..) => "settings-at",
            Error::Io { .. } => "io",
            Error::Changed(_) => "changed",
            Error::Refused { .. } => "refused",
            Error::Rules { .. } => "rules",
            Error::Outside(_) => "outside",
            Error::UnknownUnit { .. } => "unknown-unit",
            Error::AmbiguousUnit { .. } => "ambiguous-unit",
            Error::UnknownArticle { .. } => "unknown-article",
            Error::UnreadArticle { .. } => "unread-article",
            Error::Locale { given: Some(_), .. } => "unknown-locale",
            Error::Locale { given: None, .. } => "which-locale",
            Error::Git { .. } => "git",
            Error::NotText(..) => "not-text",
            Error::Request { key, .. } => key,
        }
    }

    /// Arguments of the message.
    pub fn args(&self) -> Args {
        let mut args = Args::new();
        match self {
            Error::NotAProject(path) => {
                args.insert("path", path.display().to_string().into());
            }
            Error::Io { action, path, source } => {
                args.insert("action", (*action).into());
                args.insert("path", path.display().to_string().into());
                args.insert("kind", kind(source).into());
                args.insert("detail", source.to_string().into());
            }
            Error::Changed(path)
            | Error::Outside(path)
            | Error::NotText(path, _)
            | Error::Refused { path, .. }
            | Error::Rules { path, .. } => {
                args.insert("path", path.as_str().into());
            }
            Error::UnknownUnit { name, .. }
            | Error::AmbiguousUnit { name, .. }
            | Error::UnknownArticle { name, .. }
            | Error::UnreadArticle { name, .. }
            | Error::SettingsAt(name, _) => {
                args.insert("name", name.as_str().into());
            }
            Error::Locale { given, targets } => {
                args.insert("name", given.clone().unwrap_or_default().into());
                args.insert("targets", targets.join(", ").into());
            }
            Error::Git { problem, action, detail } => {
                args.insert("problem", (*problem).into());
                args.insert("action", action.as_str().into());
                args.insert("detail", detail.as_str().into());
            }
            Error::Request { args: given, .. } => args = given.clone(),
            Error::Settings(_) => {}
        }
        args
    }

    /// What would help.
    pub fn hints(&self) -> Vec<Hint> {
        match self {
            Error::NotAProject(_) => vec![Hint::new("init")],
            Error::SettingsAt(..) => vec![Hint::new("settings-at")],
            Error::Changed(_) => vec![Hint::new("run-again")],
            Error::Io { source, .. } if source.kind() == io::ErrorKind::AlreadyExists => vec![Hint::new("other-name")],
            Error::UnknownUnit { near: Some(near), .. } | Error::UnknownArticle { near: Some(near), .. } => {
                vec![Hint::new("nearest").with("name", near.as_str())]
            }
            Error::UnknownUnit { .. } => vec![Hint::new("list-units")],
            Error::AmbiguousUnit { candidates, .. } => vec![Hint::new("candidates").with("names", candidates.join(", "))],
            Error::Git { problem, .. } => vec![Hint::new(match *problem {
                "no-git" => "git-install",
                "no-repository" => "git-init",
                "no-revision" => "git-revisions",
                "no-merge-base" => "git-merge-base",
                "unmerged" => "git-merge",
                "missing-object" => "git-fetch",
                _ => "git-mend",
            })],
            Error::Locale { .. } => vec![Hint::new("locale")],
            Error::NotText(_, guess) => vec![convert(None, guess)],
            Error::Request { hints, .. } => hints.clone(),
            _ => Vec::new(),
        }
    }

    /// The finding `unreadable` for a file of the project.
    pub fn finding(&self, file: &str) -> Finding {
        let (problem, detail) = match self {
            Error::Io { source, .. } if kind(source) == "other" => ("io", source.to_string()),
            Error::Io { source, .. } => (kind(source), source.to_string()),
            Error::Outside(_) => ("outside", String::new()),
            Error::Git { problem: "missing-object", .. } => ("git", "missing".to_owned()),
            Error::Git { detail, .. } => ("git", detail.clone()),
            other => ("io", other.to_string()),
        };
        Finding::new(Code::Unreadable, file).with("problem", problem).with("detail", detail)
    }

    /// The findings behind it.
    pub fn findings(&self) -> &[Finding] {
        match self {
            Error::Settings(findings)
            | Error::SettingsAt(_, findings)
            | Error::Refused { findings, .. }
            | Error::Rules { findings, .. }
            | Error::UnreadArticle { findings, .. } => findings,
            _ => &[],
        }
    }
}

/// The kind of an I/O error, as a selector of the message.
pub(super) fn kind(error: &io::Error) -> &'static str {
    if error.get_ref().is_some_and(|inner| inner.is::<NotRegular>()) {
        return "special";
    }
    match error.kind() {
        io::ErrorKind::NotFound => "not-found",
        io::ErrorKind::PermissionDenied => "permission",
        io::ErrorKind::IsADirectory => "directory",
        io::ErrorKind::NotADirectory => "not-directory",
        io::ErrorKind::ReadOnlyFilesystem => "read-only",
        io::ErrorKind::StorageFull => "full",
        io::ErrorKind::AlreadyExists => "exists",
        _ => "other",
    }
}
