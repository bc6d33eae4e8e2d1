//! Files of a git revision. The `git` program is the only other program taiyaku runs, without a shell, and only where
//! history is asked for.

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use super::error::Error;
use super::tree::Tree;

/// The files of a project as a revision has them.
#[derive(Debug)]
pub struct Revision {
    root: PathBuf,
    /// Object id of the commit (or tree).
    id: String,
    files: OnceLock<BTreeMap<String, String>>,
}

impl Revision {
    /// A revision by name (branch, tag, commit, `HEAD~2`) in the repository that holds `root`.
    pub fn open(root: &Path, name: &str) -> Result<Self, Error> {
        let id = git(root, "rev-parse", &["rev-parse", "--verify", "--quiet", "--end-of-options", &format!("{name}^{{commit}}")])
            .map_err(|_| Error::Git { action: "rev-parse".to_owned(), detail: name.to_owned() })?;
        let id = String::from_utf8_lossy(&id).trim().to_owned();
        Ok(Revision { root: root.to_owned(), id, files: OnceLock::new() })
    }

    /// Whether the folder lies in a repository that has a commit.
    pub fn has_head(root: &Path) -> bool {
        git(root, "rev-parse", &["rev-parse", "--verify", "--quiet", "HEAD^{commit}"]).is_ok()
    }

    /// The commit's id.
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

    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, Error> {
        self.read_all(&[path.to_owned()]).pop().unwrap_or(Ok(None))
    }

    fn read_all(&self, paths: &[String]) -> Vec<Result<Option<Vec<u8>>, Error>> {
        match self.blobs(paths) {
            Ok(blobs) => blobs.into_iter().map(Ok).collect(),
            Err(error) => {
                let detail = error.to_string();
                paths.iter().map(|_| Err(Error::Git { action: "cat-file".to_owned(), detail: detail.clone() })).collect()
            }
        }
    }
}

impl Revision {
    /// The blobs of several paths through one `git cat-file --batch`.
    fn blobs(&self, paths: &[String]) -> Result<Vec<Option<Vec<u8>>>, Error> {
        let files = self.files()?;
        let wanted: Vec<Option<&String>> = paths.iter().map(|path| files.get(path)).collect();
        let failed = |detail: String| Error::Git { action: "cat-file".to_owned(), detail };
        let mut child = Command::new("git")
            .current_dir(&self.root)
            .args(["cat-file", "--batch"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| failed(error.to_string()))?;
        let mut input = child.stdin.take().ok_or_else(|| failed("stdin".to_owned()))?;
        let request: String = wanted.iter().flatten().map(|id| format!("{id}\n")).collect();
        // Written by a thread of its own: git answers while it reads.
        let writer = std::thread::spawn(move || input.write_all(request.as_bytes()));
        let mut output = std::io::BufReader::new(child.stdout.take().ok_or_else(|| failed("stdout".to_owned()))?);
        let mut blobs = Vec::with_capacity(wanted.len());
        for id in wanted {
            blobs.push(match id {
                Some(_) => Some(blob(&mut output).map_err(|error| failed(error.to_string()))?),
                None => None,
            });
        }
        let _ = writer.join();
        child.wait().map_err(|error| failed(error.to_string()))?;
        Ok(blobs)
    }
}

/// One answer of `git cat-file --batch`: a line `<id> blob <size>`, the bytes, a line feed.
fn blob(output: &mut impl std::io::BufRead) -> std::io::Result<Vec<u8>> {
    let mut header = String::new();
    output.read_line(&mut header)?;
    let size: u64 = header.trim_end().rsplit(' ').next().and_then(|size| size.parse().ok()).ok_or(std::io::ErrorKind::InvalidData)?;
    let mut bytes = Vec::new();
    output.take(size).read_to_end(&mut bytes)?;
    let mut end = [0];
    output.read_exact(&mut end)?;
    Ok(bytes)
}

fn git(root: &Path, action: &str, args: &[&str]) -> Result<Vec<u8>, Error> {
    let failed = |detail: String| Error::Git { action: action.to_owned(), detail };
    let output =
        Command::new("git").current_dir(root).args(args).stdin(Stdio::null()).output().map_err(|error| failed(error.to_string()))?;
    if output.status.success() { Ok(output.stdout) } else { Err(failed(String::from_utf8_lossy(&output.stderr).trim().to_owned())) }
}
