//! The world a command runs in: where output goes, which language, which colours, which project.

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use crate::bundle::{Messages, Speech};
use unic_langid::LanguageIdentifier;

use super::progress::Bars;
use crate::finding::{Arg, Args, Finding};
use crate::memory::Memory;
use crate::morph::{Analyzer, English, Japanese};
use crate::project::{Disk, Error, Snapshot};
use crate::report::wording::hint;
use crate::report::{Paint, check_human};
use crate::text::{clean, one_line, unobeyed};

/// How a command ended, if it could do its work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Done: exit status 0.
    Done,
    /// The command's own "no": exit status 1.
    No,
}

/// Why a command stopped.
#[derive(Debug)]
pub enum Failure {
    /// It could not do its work: exit status 2.
    Error(Error),
    /// Nobody reads the output any more: the end, quietly.
    Closed,
    /// Output could not be written.
    Output(io::Error),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Failure::Error(error)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe { Failure::Closed } else { Failure::Output(error) }
    }
}

/// What a command gives back.
pub type Result<T = Outcome> = std::result::Result<T, Failure>;

/// The world of one run.
pub struct Shell {
    /// The words of the interface.
    pub messages: Messages,
    /// Colour on standard output.
    pub paint: Paint,
    /// Width of the terminal in cells; without bounds where there is none.
    pub cells: usize,
    project: Option<PathBuf>,
}

impl Shell {
    /// A shell for a language, a choice of colour (`auto`, `always`, `never`) and a project folder, if one was named.
    pub fn new(speech: Speech, color: &str, project: Option<PathBuf>) -> Self {
        let wanted = || {
            io::stdout().is_terminal()
                && std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty())
                && std::env::var("TERM").as_deref() != Ok("dumb")
        };
        let paint = Paint(match color {
            "always" => true,
            "never" => false,
            _ => wanted(),
        });
        let size = if io::stdout().is_terminal() { terminal_size::terminal_size() } else { None };
        let cells = size.map_or(usize::MAX, |(width, _)| usize::from(width.0));
        // The settings themselves name their folder.
        let project = project.map(|path| match path.parent() {
            Some(folder) if path.ends_with("taiyaku.toml") && !path.is_dir() => PathBuf::from(".").join(folder),
            _ => path,
        });
        Shell { messages: Messages::new(speech), paint, cells, project }
    }

    /// A message, with nothing in its arguments that a terminal would obey or that ends its line.
    pub fn say(&self, key: &str, args: &[(&'static str, Arg)]) -> String {
        let args: Args = args
            .iter()
            .map(|(name, value)| match value {
                Arg::Text(text) => (*name, Arg::Text(one_line(text).into_owned())),
                count => (*name, count.clone()),
            })
            .collect();
        clean(&self.messages.text(key, &args)).into_owned()
    }

    /// A message without arguments.
    pub fn plain(&self, key: &str) -> String {
        self.messages.plain(key)
    }

    /// Writes to standard output.
    pub fn print(&self, text: &str) -> Result<()> {
        let mut out = io::stdout().lock();
        out.write_all(text.as_bytes())?;
        out.flush()?;
        Ok(())
    }

    /// Writes a text for people to standard output: no line of it is a command to the log that it may stand in.
    pub fn tell(&self, text: &str) -> Result<()> {
        self.print(&unobeyed(text))
    }

    /// Writes a line for people to standard output.
    pub fn line(&self, text: &str) -> Result<()> {
        self.tell(&format!("{text}\n"))
    }

    /// Writes a line for people to standard error. Nobody is told when that fails.
    pub fn note(&self, text: &str) {
        let _ = writeln!(io::stderr(), "{}", unobeyed(text));
    }

    /// The memory of a project for a locale; what is wrong with its files is shown on standard error.
    pub fn memory(&self, snapshot: &Snapshot, disk: &Disk, locale: &LanguageIdentifier) -> Memory {
        let mut findings = Vec::new();
        let memory = snapshot.memory(disk, locale, &mut findings, &Bars::new(self));
        self.notes(&findings);
        memory
    }

    /// Shows findings of reading on standard error, in full.
    pub fn notes(&self, findings: &[Finding]) {
        let mut out = String::new();
        let cells = if io::stderr().is_terminal() { self.cells } else { usize::MAX };
        for finding in findings {
            out.push_str(&self.place(finding));
            check_human::one(&mut out, finding, &self.messages, Paint(false), cells);
        }
        if !out.is_empty() {
            let _ = write!(io::stderr(), "{}", unobeyed(&out));
        }
    }

    fn place(&self, finding: &Finding) -> String {
        match finding.place {
            Some(p) => format!("{}:{}:{}\n", one_line(&finding.file), p.start.line, p.start.column),
            None => format!("{}\n", one_line(&finding.file)),
        }
    }

    /// Shows why a command stopped, on standard error.
    pub fn error(&self, error: &Error) {
        let text = self.messages.text(&format!("error-{}", error.key()), &error.args());
        self.note(&format!("{}{}", self.messages.plain("error"), one_line(&text)));
        self.notes(error.findings());
        for h in error.hints() {
            self.note(&format!("  → {}", one_line(&hint(&h, &self.messages))));
        }
    }

    /// The project: the folder named by `--project`, or the nearest with a `taiyaku.toml` from here upwards.
    pub fn disk(&self) -> Result<Disk> {
        if let Some(folder) = &self.project {
            return if folder.join("taiyaku.toml").exists() {
                Ok(Disk::new(folder))
            } else {
                Err(Error::NotAProject(folder.clone()).into())
            };
        }
        match self.find_project() {
            Some(folder) => Ok(Disk::new(folder)),
            None => Err(Error::NotAProject(std::env::current_dir().unwrap_or_default()).into()),
        }
    }

    /// The project, if there is one.
    pub fn find_project(&self) -> Option<PathBuf> {
        if let Some(folder) = &self.project {
            return folder.join("taiyaku.toml").exists().then(|| folder.clone());
        }
        let here = std::env::current_dir().ok()?;
        here.ancestors().find(|folder| folder.join("taiyaku.toml").exists()).map(Path::to_owned)
    }
}

/// The plain analyzer of a locale.
pub fn plain_words(locale: &str) -> &'static dyn Analyzer {
    match Japanese::plain() {
        Ok(japanese) if locale.starts_with("ja") => japanese,
        _ => &English,
    }
}
