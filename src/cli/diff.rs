//! `diff`: two versions of a project, from git, from the working tree, or from two folders.

use clap::ArgMatches;

use super::args::{self, Format};
use super::shell::{Outcome, Result, Shell, plain_words};
use super::version::versions;
use crate::diff::{TermWords, Version, compare};
use crate::report::{diff_human, diff_json};

/// Compares and shows. With `--exit-code`, exit status 1 where anything differs.
pub fn run(matches: &ArgMatches, shell: &Shell) -> Result {
    let both = versions(matches, shell)?;
    let only = args::text(matches, "locale");
    let filter = |mut version: Version| {
        if let Some(only) = &only {
            version.units.retain(|unit| unit.locale == *only);
            version.findings.retain(|finding| finding.locale.as_ref().is_none_or(|locale| locale == only));
        }
        version
    };
    let diff = compare(&filter(both.base), &filter(both.head), args::flag(matches, "all"));
    let (source, targets) = &both.locales;
    let target = only.as_ref().or(targets.first()).unwrap_or(source);
    let words = |locale: &str| TermWords::new(&both.glossary, locale, plain_words(locale));
    let (source_words, target_words) = (words(source), words(target));
    match args::format(matches) {
        Format::Json => shell.print(&diff_json::write(
            &diff,
            &both.base_name,
            both.head_name.as_deref(),
            &shell.messages,
            [&source_words, &target_words],
        ))?,
        _ => shell.print(&diff_human::write(&diff, &shell.messages, shell.paint, shell.cells, [&source_words, &target_words]))?,
    }
    Ok(if args::flag(matches, "exit-code") && !diff.is_empty() { Outcome::No } else { Outcome::Done })
}
