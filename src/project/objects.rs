//! The contents of git's objects, by name: one `git cat-file --batch` that is started when it is first asked, and asked again
//! as long as it answers.

use std::io::{BufRead, BufReader, Error, Read, Result, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::{Mutex, PoisonError};

use super::git::ALONE;

/// Whoever answers, once somebody has asked.
#[derive(Debug, Default)]
pub(super) struct Objects(Mutex<Option<Process>>);

#[derive(Debug)]
struct Process {
    child: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
}

impl Objects {
    /// The blobs with these names in the repository that holds a folder, in the order asked for; nothing where the
    /// repository has none of the name, or there is no name.
    pub fn blobs(&self, root: &Path, names: &[Option<&str>]) -> Result<Vec<Option<Vec<u8>>>> {
        if names.iter().all(Option::is_none) {
            return Ok(vec![None; names.len()]);
        }
        let mut place = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut process = match place.take() {
            Some(process) => process,
            None => Process::start(root)?,
        };
        let blobs = process.blobs(names)?;
        // One that failed is not asked again.
        *place = Some(process);
        Ok(blobs)
    }
}

impl Process {
    fn start(root: &Path) -> Result<Process> {
        let piped = Stdio::piped;
        let mut command = Command::new("git");
        command.current_dir(root).args(["cat-file", "--batch"]).envs(ALONE);
        let mut child = command.stdin(piped()).stdout(piped()).stderr(Stdio::null()).spawn()?;
        match (child.stdin.take(), child.stdout.take()) {
            (Some(input), Some(output)) => Ok(Process { child, input: Some(input), output: BufReader::new(output) }),
            _ => Err(Error::other("pipe")),
        }
    }

    fn blobs(&mut self, names: &[Option<&str>]) -> Result<Vec<Option<Vec<u8>>>> {
        let request: String = names.iter().flatten().map(|name| format!("{name}\n")).collect();
        let Process { child, input, output } = self;
        let ask = move || input.as_mut().map_or(Ok(()), |input| input.write_all(request.as_bytes()).and_then(|()| input.flush()));
        // Asked by a thread of its own: git answers while it reads. That nobody reads is told by the answer that does not come.
        std::thread::scope(|scope| {
            scope.spawn(ask);
            let answers: Result<Vec<_>> = names.iter().map(|name| name.map_or(Ok(None), |_| blob(output))).collect();
            if answers.is_err() {
                // Nobody reads the rest of the answers, for which whoever asks would wait.
                let _ = child.kill();
            }
            answers
        })
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // Its input has ended, so it ends too.
        self.input = None;
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// One answer of `git cat-file --batch`: a line `<id> blob <size>`, the bytes, a line feed; or `<id> missing`, which is none.
fn blob(output: &mut impl BufRead) -> Result<Option<Vec<u8>>> {
    let mut header = String::new();
    output.read_line(&mut header)?;
    if header.trim_end().ends_with(" missing") {
        return Ok(None);
    }
    let size: Option<u64> = header.trim_end().rsplit(' ').next().and_then(|size| size.parse().ok());
    // Something else, or nothing at all.
    let size = size.ok_or_else(|| Error::other(header.trim_end().to_owned()))?;
    let mut bytes = Vec::new();
    output.take(size).read_to_end(&mut bytes)?;
    let mut end = [0];
    output.read_exact(&mut end)?;
    Ok(Some(bytes))
}
