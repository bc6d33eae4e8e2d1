//! `explain CODE` and `completions SHELL`.

use clap::ArgMatches;

use super::args;
use super::shell::{Outcome, Result, Shell};
use crate::finding::{Args, Code, Hint, Severity};
use crate::project::Error;
use crate::text::{nearest, pad, width};

/// Explains one code, or lists all.
pub fn run(matches: &ArgMatches, shell: &Shell) -> Result {
    let about = |code: Code, attribute: &str| {
        shell.messages.find(&format!("explain-{}", code.name()), Some(attribute), &Args::new()).unwrap_or_default()
    };
    let Some(name) = args::text(matches, "code") else {
        for &code in Code::ALL {
            shell.line(&format!("{}  {:?}  {}", pad(code.name(), 22), code.level(), about(code, "title")))?;
        }
        return Ok(Outcome::Done);
    };
    let Some(code) = Code::from_name(&name) else {
        let hint = match nearest(&name, Code::ALL.iter().map(|code| code.name())) {
            Some(near) => Hint::new("nearest").with("name", near),
            None => Hint::new("list-codes"),
        };
        let args = Args::from([("name", name.into())]);
        return Err(Error::Request { key: "unknown-code", args, hints: vec![hint] }.into());
    };
    let severity = match code.severity() {
        Severity::Error => "severity-error",
        Severity::Warning => "severity-warning",
        Severity::Note => "severity-note",
        Severity::Off => "severity-off",
    };
    shell.line(&format!("{} — {}", shell.paint.bold(code.name()), about(code, "title")))?;
    shell.line(&shell.paint.dim(&shell.say(
        "explain-level",
        &[
            ("level", format!("{:?}", code.level()).into()),
            ("severity", shell.messages.plain(severity).into()),
            ("mqm", about(code, "mqm").into()),
        ],
    )))?;
    shell.line("")?;
    shell.line(&shell.messages.plain(&format!("explain-{}", code.name())))?;
    shell.line("")?;
    let (fires, silent) = (shell.messages.plain("explain-fires"), shell.messages.plain("explain-silent"));
    let cells = width(&fires).max(width(&silent));
    shell.line(&format!("{}  {}", shell.paint.red(&pad(&fires, cells)), about(code, "fires")))?;
    shell.line(&format!("{}  {}", shell.paint.green(&pad(&silent, cells)), about(code, "silent")))?;
    Ok(Outcome::Done)
}

/// Completions for a shell, on standard output.
pub fn completions(matches: &ArgMatches, shell: &Shell) -> Result {
    let Some(&kind) = matches.get_one::<clap_complete::Shell>("shell") else { return Ok(Outcome::Done) };
    let mut text = Vec::new();
    clap_complete::generate(kind, &mut args::command(&shell.messages), "taiyaku", &mut text);
    shell.print(&String::from_utf8_lossy(&text))?;
    Ok(Outcome::Done)
}
