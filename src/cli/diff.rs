//! `diff`: two versions of a project, from git, from the working tree, or from two folders.

use std::path::Path;

use clap::ArgMatches;

use super::args::{self, Format};
use super::pager;
use super::shell::{Outcome, Result, Shell, plain_words};
use super::version::versions;
use crate::diff::{TermWords, Version, compare};
use crate::morph::Analyzer;
use crate::project::{Error, Unwritten, path_in_repository, read_regular, write_new, write_parts};
use crate::report::page::{self, Page};
use crate::report::{Paint, diff_human, diff_json, diff_markdown, github, sarif};
use crate::text::unobeyed;

/// Compares and shows. With `--exit-code`, exit status 1 where anything differs.
pub fn run(matches: &ArgMatches, shell: &Shell) -> Result {
    let both = versions(matches, shell)?;
    let only = args::text(matches, "locale");
    if let Some(given) = only.as_ref().filter(|given| !both.locales.1.contains(given)) {
        return Err(Error::Locale { given: Some(given.clone()), targets: both.locales.1.clone() }.into());
    }
    let filter = |mut version: Version| {
        if let Some(only) = &only {
            version.kept_back.retain(|(_, locale), _| locale == only);
            version.beside.retain(|(_, locale), _| locale == only);
            version.units.retain(|unit| unit.locale == *only);
            version.findings.retain(|finding| finding.locale.as_ref().is_none_or(|locale| locale == only));
        }
        version
    };
    let (base, head, all) = (filter(both.base), filter(both.head), args::flag(matches, "all"));
    let mut diff = compare(&base, &head, all);
    diff.missing = both.missing;
    let messages = &shell.messages;
    let (source, targets) = &both.locales;
    let words: Vec<(&String, TermWords<'_>)> = std::iter::once(source)
        .chain(targets)
        .map(|locale| (locale, TermWords::new(&both.glossary, locale, plain_words(locale))))
        .collect();
    let words = |locale: &str| -> &dyn Analyzer {
        words.iter().find(|(name, _)| *name == locale).map_or(plain_words(locale), |(_, words)| words as &dyn Analyzer)
    };
    let target = only.as_ref().or(targets.first()).unwrap_or(source);
    let pair = [words(source), words(target)];
    let (base_name, head_name) = (both.base_name.as_str(), both.head_name.as_deref());
    let one = |text: String| -> Box<dyn Iterator<Item = String>> { Box::new(std::iter::once(text)) };
    let text: Box<dyn Iterator<Item = String> + '_> = match args::format(matches) {
        Format::Json => Box::new(diff_json::pieces(&diff, base_name, head_name, messages, pair)),
        Format::Sarif | Format::Github => {
            // These are read at the top of the repository.
            let path = above(matches, shell)?;
            let waived = diff.waivers.iter_mut().filter_map(|waiver| waiver.finding.as_mut());
            diff.findings.iter_mut().map(|change| &mut change.finding).chain(waived).for_each(|finding| finding.move_below(&path));
            one(if args::format(matches) == Format::Sarif {
                sarif::write_diff(&diff, messages)
            } else {
                github::write_diff(&diff, messages)
            })
        }
        Format::Markdown => one(diff_markdown::write(&diff, source, messages, &words)),
        Format::Html => {
            let (names, glossary) = ((both.said.0.as_str(), both.said.1.as_deref()), &*both.glossary);
            let (words, differ) = (plain_words, &words);
            let page = Page { diff: &diff, base: &base, head: &head, names, source, glossary, words, differ, all };
            Box::new(page::pieces(&page, messages).into_iter())
        }
        _ => {
            // A file has neither colour nor width.
            let (paint, cells) = if args::path(matches, "out").is_some() { (Paint(false), usize::MAX) } else { (shell.paint, shell.cells) };
            one(unobeyed(&diff_human::write(&diff, messages, paint, cells, pair)).into_owned())
        }
    };
    match args::path(matches, "out") {
        Some(path) => write_file(&path, text)?,
        None if args::format(matches) == Format::Human => pager::page(shell, &text.collect::<String>(), !args::flag(matches, "no-pager"))?,
        None => text.into_iter().try_for_each(|text| shell.print(&text))?,
    }
    Ok(if args::flag(matches, "exit-code") && !diff.is_empty() { Outcome::No } else { Outcome::Done })
}

/// Writes a report to a file of its own. An earlier page is replaced; nothing else is written over.
fn write_file(path: &Path, text: impl Iterator<Item = String>) -> Result<()> {
    let mut text = text.peekable();
    let earlier = path.symlink_metadata().is_ok_and(|known| known.is_file())
        && text.peek().is_some_and(|text| text.starts_with(page::BEGINNING))
        && read_regular(path).is_ok_and(|old| old.starts_with(page::BEGINNING.as_bytes()));
    if earlier {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let text: Vec<String> = text.collect();
        write_parts(folder, path, &text.iter().map(String::as_bytes).collect::<Vec<_>>())?;
    } else {
        write_new(path, |out| text.try_for_each(|text| out.write_all(text.as_bytes())).map_err(Unwritten::Output))?;
    }
    Ok(())
}

/// The path of the project within its repository.
fn above(matches: &ArgMatches, shell: &Shell) -> Result<String> {
    Ok(match args::paths(matches, "folders").as_slice() {
        [_, folder] => path_in_repository(folder),
        _ => path_in_repository(shell.disk()?.root()),
    })
}
