//! `licenses`: what is inside, and under which terms.

use super::shell::{Outcome, Result, Shell};

/// The licences of taiyaku and of the dictionary.
pub fn run(shell: &Shell) -> Result {
    shell.line(&shell.messages.plain("licenses-own"))?;
    shell.line("")?;
    shell.print(include_str!("../../LICENSE-MIT"))?;
    shell.line("")?;
    shell.print(include_str!("../../LICENSE-APACHE"))?;
    shell.line("")?;
    shell.line(&shell.messages.plain("licenses-dictionary"))?;
    shell.line("")?;
    shell.print(taiyaku_dictionary::NOTICE)?;
    Ok(Outcome::Done)
}
