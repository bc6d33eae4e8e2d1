//! Long output on a terminal goes through a pager: `PAGER`, or `less -FRX`. Nothing else does.

use std::io::{IsTerminal, Write};
use std::process::{Command, Stdio};

use super::shell::{Result, Shell};

/// Shows a text: through the pager on a terminal, unless it is not wanted.
pub fn page(shell: &Shell, text: &str, wanted: bool) -> Result<()> {
    if !wanted || !std::io::stdout().is_terminal() || !through(text) {
        shell.tell(text)?;
    }
    Ok(())
}

/// Whether a pager took the text. What it does with it is its own affair: whoever leaves it has seen enough.
fn through(text: &str) -> bool {
    let line = std::env::var("PAGER").unwrap_or_else(|_| "less -FRX".to_owned());
    let mut words = line.split_whitespace();
    // An empty one asks for none.
    let Some(program) = words.next() else { return false };
    let mut command = Command::new(program);
    command.args(words).stdin(Stdio::piped());
    // What git gives to a `less` that nobody told anything.
    if std::env::var_os("LESS").is_none() {
        command.env("LESS", "FRX");
    }
    let Ok(mut child) = command.spawn() else { return false };
    if let Some(mut input) = child.stdin.take() {
        let _ = input.write_all(text.as_bytes());
    }
    let _ = child.wait();
    true
}
