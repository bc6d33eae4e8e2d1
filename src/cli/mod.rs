//! The command line: one command a file. Only here are arguments, terminal and exit status known.

mod args;
mod build;
mod build_json;
mod check;
mod diff;
mod exchange;
mod explain;
mod glossary;
mod impact;
mod init;
mod licenses;
mod memory;
mod merge;
mod messages;
mod pager;
mod progress;
mod review;
mod segment;
mod set;
mod shell;
mod since;
mod status;
mod sync;
mod translate;
mod unit;
mod usage;
mod version;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::ArgMatches;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::bundle::{Messages, Speech};
use crate::text::clean;
use shell::{Failure, Outcome, Shell};

/// Runs the program with its arguments (the first is its name) and gives its exit status: 0 done, 1 the command's own
/// "no", 2 it could not do its work. May be called any number of times in one process.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args: Vec<OsString> = args.into_iter().collect();
    let speech = speech(&args);
    let messages = Messages::new(speech);
    let matches = match args::command(&messages).try_get_matches_from(&args) {
        Ok(matches) => matches,
        Err(error) => return usage_error(&asked(error, &args, &messages), &args, &messages),
    };
    let color = args::text(&matches, "color").unwrap_or_default();
    let shell = Shell::new(speech, &color, args::path(&matches, "project"));
    match dispatch(&matches, &shell) {
        Ok(Outcome::Done) | Err(Failure::Closed) => ExitCode::SUCCESS,
        Ok(Outcome::No) => ExitCode::from(1),
        Err(Failure::Error(error)) => {
            shell.error(&error);
            ExitCode::from(2)
        }
        Err(Failure::Output(error)) => {
            shell.note(&format!("{}{}", shell.messages.plain("error"), shell.say("error-output", &[("detail", error.to_string().into())])));
            ExitCode::from(2)
        }
    }
}

fn dispatch(matches: &ArgMatches, shell: &Shell) -> shell::Result {
    match matches.subcommand() {
        Some(("init", m)) => init::run(m, shell),
        Some(("sync", m)) => sync::run(m, shell),
        Some(("status", m)) => status::run(m, shell),
        Some(("pretranslate", m)) => sync::pretranslate(m, shell),
        Some(("next", m)) => unit::next(m, shell),
        Some(("show", m)) => unit::show(m, shell),
        Some(("set", m)) => set::run(m, shell),
        Some(("review", m)) => review::run(m, shell),
        Some(("translate", m)) => translate::run(m, shell),
        Some(("check", m)) => check::run(m, shell),
        Some(("diff", m)) => diff::run(m, shell),
        Some(("build", m)) => build::run(m, shell),
        Some(("glossary", m)) => glossary::run(m, shell),
        Some(("memory", m)) => memory::run(m, shell),
        Some(("messages", m)) => messages::run(m, shell),
        Some(("merge-driver", m)) => merge::run(m, shell),
        Some(("segment", m)) => segment::run(m, shell),
        Some(("explain", m)) => explain::run(m, shell),
        Some(("completions", m)) => explain::completions(m, shell),
        Some(("licenses", _)) => licenses::run(shell),
        _ => Ok(Outcome::Done),
    }
}

/// The language of the interface: `--lang`, then LC_ALL, LC_MESSAGES, LANG. Known before the arguments are parsed,
/// because help is in it too.
fn speech(args: &[OsString]) -> Speech {
    let mut words = args.iter().skip(1).map(|arg| arg.to_string_lossy());
    while let Some(word) = words.next() {
        if word == "--" {
            break;
        }
        let given = if word == "--lang" { words.next() } else { word.strip_prefix("--lang=").map(|value| value.to_owned().into()) };
        if let Some(given) = given {
            return Speech::of(&given);
        }
    }
    let set = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    Speech::of(&["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(set).unwrap_or_default())
}

/// `taiyaku help` and `taiyaku help build` are `--help`, as everywhere.
fn asked(error: clap::Error, args: &[OsString], messages: &Messages) -> clap::Error {
    let help = || args.iter().position(|arg| arg == "help");
    let unknown = matches!(error.get(ContextKind::InvalidSubcommand), Some(ContextValue::String(name)) if name == "help");
    let Some(at) = help().filter(|_| unknown) else { return error };
    let mut line = args.to_vec();
    line.remove(at);
    line.push("--help".into());
    args::command(messages).try_get_matches_from(line).err().unwrap_or(error)
}

fn usage_error(error: &clap::Error, line: &[OsString], messages: &Messages) -> ExitCode {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let _ = error.print();
            ExitCode::SUCCESS
        }
        // Nothing was asked for: what could be is shown, but not as an answer.
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand | ErrorKind::MissingSubcommand => {
            let line = line.iter().cloned().chain(["--help".into()]);
            let help = args::command(messages).try_get_matches_from(line).err().map(|help| help.to_string()).unwrap_or_default();
            let _ = std::io::Write::write_all(&mut std::io::stderr(), help.as_bytes());
            ExitCode::from(2)
        }
        _ => {
            let shown = format!("{}{}\n", messages.plain("error"), usage::message(error, line, messages));
            let _ = std::io::Write::write_all(&mut std::io::stderr(), clean(&shown).as_bytes());
            ExitCode::from(2)
        }
    }
}
