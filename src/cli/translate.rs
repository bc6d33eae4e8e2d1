//! `translate`: the translator's loop, line by line. Every entry is saved at once; ending it at any moment loses nothing
//! that was entered.

use std::io::{BufRead, IsTerminal, Write};

use clap::ArgMatches;

use super::args;
use super::progress::Bars;
use super::set::{Typed, kept_waivers, save, show};
use super::shell::{Outcome, Result, Shell, plain_words};
use super::unit::{open_rows, rows_of, view};
use crate::memory::Memory;
use crate::project::{Disk, Snapshot};
use crate::report::unit::UnitView;
use crate::report::unit_human;

/// What a line of the translator asks for.
enum Answer {
    /// A translation.
    Text { text: String, fluent: bool },
    /// The next unit, this one as it is.
    Skip,
    /// The unit before.
    Back,
    /// Show again, with everything.
    Show,
    /// What can be typed.
    Help,
    /// The end.
    Quit,
    /// A match that is not there.
    NoMatch(usize),
    /// Something that cannot be.
    Unknown(String),
}

/// Goes through the units that need a person.
pub fn run(matches: &ArgMatches, shell: &Shell) -> Result {
    let disk = shell.disk()?;
    let mut snapshot = Snapshot::load(&disk)?;
    let locale = snapshot.locale(args::text(matches, "locale").as_deref())?;
    let article = args::text(matches, "article").map(|name| snapshot.article(&name).map(|d| d.path.clone())).transpose()?;
    let mut memory = recall(shell, &disk, &snapshot, &locale);
    // The units met so far, in the order they were met, and where in it the translator is.
    let mut met: Vec<String> = Vec::new();
    let mut at = 0;
    let mut skipped: Vec<String> = Vec::new();
    let mut input = std::io::stdin().lock().lines();
    let mut saved = 0usize;
    shell.line(&shell.paint.dim(&shell.plain("translate-help")))?;
    loop {
        let rows = rows_of(&snapshot, &locale);
        let document = article.as_ref().and_then(|path| snapshot.document(path));
        let name = match met.get(at) {
            Some(name) => name.clone(),
            None => {
                let open = open_rows(&rows, document, None);
                let next = open.iter().filter_map(|&n| rows.get(n)).find(|row| !skipped.contains(&row.name) && !met.contains(&row.name));
                match next {
                    Some(row) => {
                        met.push(row.name.clone());
                        row.name.clone()
                    }
                    None => {
                        shell.line(&shell.plain("next-none"))?;
                        break;
                    }
                }
            }
        };
        let Some(number) = rows.iter().position(|row| row.name == name) else {
            // The article changed under the translator's hands; its units are met anew.
            met.truncate(at);
            continue;
        };
        let unit = view(&snapshot, &rows, number, &memory);
        let left = open_rows(&rows, document, None).len();
        shell.line(&format!("\n{}", shell.paint.dim(&shell.say("translate-left", &[("count", left.into())]))))?;
        shell.tell(&unit_human::write(&unit, &shell.messages, shell.paint, shell.cells, plain_words("ja")))?;
        let answer = loop {
            prompt(shell)?;
            let Some(line) = input.next() else { break Answer::Quit };
            match read(&line?, &unit) {
                Answer::Help => shell.line(&shell.plain("translate-commands"))?,
                Answer::Show => shell.tell(&unit_human::write(&unit, &shell.messages, shell.paint, shell.cells, plain_words("ja")))?,
                Answer::Unknown(word) => shell.line(&shell.say("translate-unknown", &[("word", word.into())]))?,
                Answer::NoMatch(number) => shell.line(&shell.say("translate-no-match", &[("number", number.into())]))?,
                answer => break answer,
            }
        };
        match answer {
            Answer::Text { text, fluent } => {
                match save(&disk, &name, Some(&locale), Typed { text: &text, fluent }, shell) {
                    Ok((_, findings, waivers)) => {
                        saved += 1;
                        shell.line(&shell.paint.green(&shell.plain("translate-saved")))?;
                        show(shell, &findings)?;
                        kept_waivers(shell, &waivers)?;
                        at += 1;
                        snapshot = Snapshot::load(&disk)?;
                        memory = recall(shell, &disk, &snapshot, &locale);
                    }
                    // A text that cannot be saved is said, and asked for again.
                    Err(super::shell::Failure::Error(error)) => shell.error(&error),
                    Err(other) => return Err(other),
                }
            }
            Answer::Skip => {
                skipped.push(name);
                at += 1;
            }
            Answer::Back if at > 0 => at -= 1,
            Answer::Quit => break,
            Answer::Back | Answer::Show | Answer::Help | Answer::NoMatch(_) | Answer::Unknown(_) => {}
        }
    }
    shell.line(&shell.say("translate-end", &[("count", saved.into())]))?;
    Ok(Outcome::Done)
}

fn recall(shell: &Shell, disk: &Disk, snapshot: &Snapshot, locale: &str) -> Memory {
    snapshot.memory(disk, &locale.parse().unwrap_or_default(), &mut Vec::new(), &Bars::new(shell))
}

/// The prompt, where a person sees it.
fn prompt(shell: &Shell) -> Result<()> {
    if std::io::stdin().is_terminal() {
        shell.print("» ")?;
        std::io::stdout().flush()?;
    }
    Ok(())
}

/// What a line means: `:s :b :q :v :?`, `:m2` takes a match, `:ok` confirms what stands there, `:f TEXT` has term
/// references; anything else is the translation, in which `{t1}` stands for the first term.
fn read(line: &str, unit: &UnitView) -> Answer {
    let line = line.trim();
    let fluent = line.strip_prefix(":f ");
    match line {
        "" | ":v" => return Answer::Show,
        ":s" => return Answer::Skip,
        ":b" => return Answer::Back,
        ":q" => return Answer::Quit,
        ":?" | ":h" => return Answer::Help,
        ":ok" => {
            return match &unit.target {
                Some(target) => Answer::Text { text: target.clone(), fluent: false },
                None => Answer::Unknown(line.to_owned()),
            };
        }
        _ => {}
    }
    if let Some(number) = line.strip_prefix(":m") {
        let Ok(number) = number.trim().parse::<usize>() else { return Answer::Unknown(line.to_owned()) };
        return match number.checked_sub(1).and_then(|at| unit.matches.get(at)) {
            Some(found) => Answer::Text { text: found.target.clone(), fluent: false },
            None => Answer::NoMatch(number),
        };
    }
    if line.starts_with(':') && fluent.is_none() && !line.starts_with("::") {
        return Answer::Unknown(line.to_owned());
    }
    // A translation that begins with a colon is typed with two.
    let text = fluent.unwrap_or_else(|| line.strip_prefix(':').filter(|rest| rest.starts_with(':')).unwrap_or(line));
    let mut text = text.to_owned();
    for (number, term) in unit.terms.iter().enumerate() {
        text = text.replace(&format!("{{t{}}}", number + 1), &term.target);
    }
    Answer::Text { text, fluent: fluent.is_some() }
}
