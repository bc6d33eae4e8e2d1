//! Files of a git revision. The `git` program is the only other program taiyaku runs, without a shell, and only where
//! history is asked for.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use sha1::Sha1;
use sha2::{Digest, Sha256};

use super::error::Error;
use super::objects::Objects;
use super::tree::Tree;
use crate::text::collapse;

/// The files of a project as a revision has them.
#[derive(Debug)]
pub struct Revision {
    root: PathBuf,
    /// Object id of the commit (or tree).
    id: String,
    files: OnceLock<BTreeMap<String, String>>,
    objects: Objects,
}

impl Revision {
    /// A revision by name (branch, tag, commit, `HEAD~2`) in the repository that holds `root`.
    pub fn open(root: &Path, name: &str) -> Result<Self, Error> {
        let resolve = |wanted: &str| git(root, "rev-parse", &["rev-parse", "--verify", "--quiet", "--end-of-options", wanted]);
        let id = match resolve(&format!("{name}^{{commit}}")) {
            Ok(id) => id,
            Err(_) => {
                in_repository(root)?;
                // A name that leads to an object which is not there is another fault than a name of nothing.
                if let Ok(object) = resolve(name) {
                    git(root, "cat-file", &["cat-file", "-t", String::from_utf8_lossy(&object).trim()])?;
                }
                return Err(failed("no-revision", "rev-parse", name.to_owned()));
            }
        };
        let id = String::from_utf8_lossy(&id).trim().to_owned();
        Ok(Revision { root: root.to_owned(), id, files: OnceLock::new(), objects: Objects::default() })
    }

    /// Whether the repository that holds the folder has a commit yet. That there is no repository, or that its head
    /// cannot be read, is an error.
    pub fn has_head(root: &Path) -> Result<bool, Error> {
        in_repository(root)?;
        if git(root, "rev-parse", &["rev-parse", "--verify", "--quiet", "HEAD^{commit}"]).is_ok() {
            return Ok(true);
        }
        // A branch that was never committed to has no ref at all; one that cannot be read has, or git warns of it.
        if let Ok(branch) = git(root, "symbolic-ref", &["symbolic-ref", "--quiet", "HEAD"]) {
            let branch = String::from_utf8_lossy(&branch).trim().to_owned();
            let output = run(root, "for-each-ref", &["for-each-ref", "--format=%(refname)", &branch])?;
            if output.status.success() && output.stdout.is_empty() && output.stderr.is_empty() {
                return Ok(false);
            }
        }
        // This one says in a sentence what is wrong.
        git(root, "log", &["log", "-1", "--format=%H"]).map(|_| true)
    }

    /// What is staged for the next commit in the repository that holds `root`.
    pub fn staged(root: &Path) -> Result<Self, Error> {
        in_repository(root)?;
        let listing = git(root, "ls-files", &["ls-files", "--stage", "-z"])?;
        let mut files = BTreeMap::new();
        for record in listing.split(|&byte| byte == 0) {
            let record = String::from_utf8_lossy(record);
            let Some((meta, path)) = record.split_once('\t') else { continue };
            match meta.split(' ').collect::<Vec<_>>().as_slice() {
                ["100644" | "100755", id, "0"] => _ = files.insert(path.to_owned(), (*id).to_owned()),
                // What is being merged is staged in several versions, and none of them is the one.
                [_, _, "1" | "2" | "3"] => return Err(failed("unmerged", "ls-files", path.to_owned())),
                _ => {}
            }
        }
        Ok(Revision { root: root.to_owned(), id: String::new(), files: OnceLock::from(files), objects: Objects::default() })
    }

    /// Whether the folder is that of a repository without a working tree.
    pub fn is_bare(folder: &Path) -> bool {
        git(folder, "rev-parse", &["rev-parse", "--is-bare-repository"]).is_ok_and(|said| said.starts_with(b"true"))
    }

    /// The revisions that a range names: `A..B`, or `A...B` for what B has since it left A. An end that is left out is
    /// the head. Nothing where the text is no range, or names a revision itself.
    pub fn range(root: &Path, text: &str) -> Result<Option<(String, String)>, Error> {
        let end = |name: &str| if name.is_empty() { "HEAD".to_owned() } else { name.to_owned() };
        let (dots, ends) = match (text.split_once("..."), text.split_once("..")) {
            (Some(ends), _) => ("...", ends),
            (None, Some(ends)) => ("..", ends),
            (None, None) => return Ok(None),
        };
        if Revision::open(root, text).is_ok() {
            return Ok(None);
        }
        let (a, b) = (end(ends.0), end(ends.1));
        if dots == ".." {
            return Ok(Some((a, b)));
        }
        let (one, other) = (Revision::open(root, &a)?, Revision::open(root, &b)?);
        let output = run(root, "merge-base", &["merge-base", one.id(), other.id()])?;
        let found = String::from_utf8_lossy(&output.stdout).trim().to_owned();
        match (found.is_empty(), output.stderr.is_empty()) {
            (false, _) => Ok(Some((found, b))),
            (true, true) => Err(failed("no-merge-base", "merge-base", text.to_owned())),
            (true, false) => Err(failed("other", "merge-base", said(&output.stderr))),
        }
    }

    /// The commit's id; empty for what is staged.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Path to object id, for every file of the project in this revision.
    fn files(&self) -> Result<&BTreeMap<String, String>, Error> {
        if let Some(files) = self.files.get() {
            return Ok(files);
        }
        let listing = git(&self.root, "ls-tree", &["ls-tree", "-r", "-z", &self.id])?;
        let mut files = BTreeMap::new();
        for record in listing.split(|&byte| byte == 0) {
            let record = String::from_utf8_lossy(record);
            let Some((meta, path)) = record.split_once('\t') else { continue };
            let mut meta = meta.split(' ');
            // Links and submodules are not text of the project.
            if let (Some("100644" | "100755"), Some("blob"), Some(id)) = (meta.next(), meta.next(), meta.next()) {
                files.insert(path.to_owned(), id.to_owned());
            }
        }
        Ok(self.files.get_or_init(|| files))
    }
}

impl Tree for Revision {
    fn list(&self, folder: &str) -> Result<Vec<String>, Error> {
        let folder = folder.trim_end_matches('/');
        let within = |path: &&String| folder.is_empty() || path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
        Ok(self.files()?.keys().filter(within).cloned().collect())
    }

    fn objects(&self) -> Option<&BTreeMap<String, String>> {
        self.files().ok()
    }

    fn keep(&self) -> Option<&Path> {
        self.root.join("taiyaku.toml").exists().then_some(&self.root)
    }

    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, Error> {
        self.read_all(&[path.to_owned()]).pop().unwrap_or(Ok(None))
    }

    fn read_all(&self, paths: &[String]) -> Vec<Result<Option<Vec<u8>>, Error>> {
        match self.blobs(paths) {
            Ok(blobs) => {
                // What the revision lists, and the repository has not: a partial clone, or a damaged one.
                let listed = |path: &String| self.files().is_ok_and(|files| files.contains_key(path));
                let lost = |path: &String| Err(failed("missing-object", "cat-file", path.clone()));
                let pairs = blobs.into_iter().zip(paths);
                pairs.map(|(blob, path)| if blob.is_none() && listed(path) { lost(path) } else { Ok(blob) }).collect()
            }
            Err(error) => {
                let detail = match error {
                    Error::Git { detail, .. } => detail,
                    other => other.to_string(),
                };
                paths.iter().map(|_| Err(failed("other", "cat-file", detail.clone()))).collect()
            }
        }
    }
}

impl Revision {
    /// The blobs of several paths.
    fn blobs(&self, paths: &[String]) -> Result<Vec<Option<Vec<u8>>>, Error> {
        let files = self.files()?;
        let names: Vec<Option<&str>> = paths.iter().map(|path| files.get(path).map(String::as_str)).collect();
        self.objects.blobs(&self.root, &names).map_err(|error| failed("other", "cat-file", error.to_string()))
    }
}

/// Whether git's name for a file is that of these bytes.
pub(super) fn is_named(name: &str, bytes: &[u8]) -> bool {
    fn hex<D: Digest>(head: &str, bytes: &[u8]) -> String {
        D::new().chain_update(head).chain_update(bytes).finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    }
    let head = format!("blob {}\0", bytes.len());
    // Repositories are of one kind or the other.
    name == if name.len() == 64 { hex::<Sha256>(&head, bytes) } else { hex::<Sha1>(&head, bytes) }
}

fn failed(problem: &'static str, action: &str, detail: String) -> Error {
    Error::Git { problem, action: action.to_owned(), detail }
}

/// That git is there, that the folder lies in a repository, and that git is willing to read it.
pub(super) fn in_repository(root: &Path) -> Result<(), Error> {
    let output = run(root, "rev-parse", &["rev-parse", "--git-dir"])?;
    if output.status.success() {
        return Ok(());
    }
    // A repository that is damaged is to git none at all.
    let real = root.canonicalize().unwrap_or_else(|_| root.to_owned());
    let none = !real.ancestors().any(|folder| folder.join(".git").symlink_metadata().is_ok());
    Err(match none {
        true => failed("no-repository", "rev-parse", root.display().to_string()),
        false => failed("other", "rev-parse", said(&output.stderr)),
    })
}

pub(super) fn git(root: &Path, action: &str, args: &[&str]) -> Result<Vec<u8>, Error> {
    let output = run(root, action, args)?;
    if output.status.success() { Ok(output.stdout) } else { Err(failed("other", action, said(&output.stderr))) }
}

/// Nothing is fetched for what a partial clone lacks, and no lock is taken for looking.
pub(super) const ALONE: [(&str, &str); 2] = [("GIT_NO_LAZY_FETCH", "1"), ("GIT_OPTIONAL_LOCKS", "0")];

pub(super) fn run(root: &Path, action: &str, args: &[&str]) -> Result<std::process::Output, Error> {
    // What git says is quoted, so it had better be the same everywhere.
    let output = Command::new("git").current_dir(root).env("LC_ALL", "C").envs(ALONE).args(args).stdin(Stdio::null()).output();
    output.map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => failed("no-git", action, String::new()),
        _ => failed("other", action, error.to_string()),
    })
}

/// What git printed, as one line.
fn said(stderr: &[u8]) -> String {
    collapse(&String::from_utf8_lossy(stderr))
}
/// The path of a project within the repository it is in, with a slash at its end; nothing for the repository itself.
/// Files are looked for, git is not asked.
pub fn path_in_repository(root: &Path) -> String {
    let Ok(root) = root.canonicalize() else { return String::new() };
    let within = root.ancestors().find(|folder| folder.join(".git").exists()).and_then(|top| root.strip_prefix(top).ok());
    within.filter(|path| !path.as_os_str().is_empty()).map_or(String::new(), |path| format!("{}/", path.to_string_lossy()))
}
