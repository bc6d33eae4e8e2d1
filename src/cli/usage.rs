//! What clap finds wrong with a command line, in the interface's language.

use std::error::Error;
use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::args;
use crate::bundle::Messages;
use crate::finding::{Arg, Args};

/// The message for a command line that makes no sense, and lines of help below it.
pub fn message(error: &clap::Error, line: &[OsString], messages: &Messages) -> String {
    let context = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.clone()),
        Some(ContextValue::Strings(texts)) => Some(texts.iter().map(|text| bare(text)).collect::<Vec<_>>().join(", ")),
        Some(ContextValue::StyledStr(text)) => Some(text.to_string()),
        _ => None,
    };
    let arg = bare(&context(ContextKind::InvalidArg).unwrap_or_default());
    let value = context(ContextKind::InvalidValue).unwrap_or_default();
    let say = |key: &str, args: &[(&'static str, &str)]| {
        messages.text(key, &args.iter().map(|&(name, value)| (name, Arg::from(value))).collect::<Args>())
    };
    let mut lines = vec![match error.kind() {
        ErrorKind::UnknownArgument if !arg.starts_with('-') => say("usage-too-many", &[("value", &arg)]),
        ErrorKind::UnknownArgument => say("usage-unknown-argument", &[("arg", &arg)]),
        ErrorKind::InvalidSubcommand => {
            say("usage-unknown-command", &[("arg", &context(ContextKind::InvalidSubcommand).unwrap_or_default())])
        }
        ErrorKind::MissingRequiredArgument => say("usage-missing", &[("args", &arg)]),
        ErrorKind::InvalidValue if value.is_empty() => say("usage-missing-value", &[("arg", &arg)]),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => say("usage-invalid-value", &[("value", &value), ("arg", &arg)]),
        ErrorKind::ArgumentConflict => {
            say("usage-conflict", &[("arg", &arg), ("other", &bare(&context(ContextKind::PriorArg).unwrap_or_default()))])
        }
        ErrorKind::TooManyValues => say("usage-too-many", &[("value", &value)]),
        ErrorKind::WrongNumberOfValues | ErrorKind::TooFewValues => {
            let count = error.get(ContextKind::MinValues).or_else(|| error.get(ContextKind::ExpectedNumValues));
            match count {
                Some(ContextValue::Number(count)) if *count > 1 => {
                    say("usage-missing-values", &[("arg", &arg), ("count", &count.to_string())])
                }
                _ => say("usage-missing-value", &[("arg", &arg)]),
            }
        }
        ErrorKind::NoEquals => say("usage-missing-value", &[("arg", &arg)]),
        ErrorKind::InvalidUtf8 => say("usage-encoding", &[]),
        _ => say("usage-other", &[]),
    }];
    let mut help = Vec::new();
    if let Some(values) = context(ContextKind::ValidValue).filter(|values| !values.is_empty()) {
        help.push(say("usage-possible", &[("values", &values)]));
    }
    if error.kind() == ErrorKind::ValueValidation {
        help.extend(match range(error) {
            Some((least, most)) => Some(say("usage-range", &[("least", &least), ("most", &most)])),
            None => error.source().is_some_and(|why| why.to_string().contains("digit")).then(|| say("usage-number", &[])),
        });
    }
    let near = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue].into_iter().find_map(context);
    if let Some(near) = near {
        help.push(say("usage-near", &[("near", &bare(&near))]));
    }
    help.push(say("usage-see-help", &[("command", &command(line, messages))]));
    lines.extend(help.into_iter().map(|line| format!("  → {line}")));
    lines.join("\n")
}

/// The name of an argument as it is typed, or as it stands in the help: `--format` of `--format <FORMAT>`, `PATH` of
/// `[PATH]...`.
fn bare(arg: &str) -> String {
    let first = arg.split(' ').next().unwrap_or(arg);
    if first.starts_with('-') { first.to_owned() } else { arg.trim_end_matches("...").trim_matches(['<', '>', '[', ']']).to_owned() }
}

/// The bounds of a number, which clap tells in a sentence only: `500 is not in 0..=101`.
fn range(error: &clap::Error) -> Option<(String, String)> {
    let text = error.source()?.to_string();
    let (least, most) = text.rsplit(' ').next()?.split_once("..=")?;
    Some((least.to_owned(), most.to_owned()))
}

/// The command that was meant: the words of the line that name one.
fn command(line: &[OsString], messages: &Messages) -> String {
    let mut words = vec!["taiyaku".to_owned()];
    let mut command = args::command(messages);
    for word in line.iter().skip(1).filter_map(|word| word.to_str()) {
        if let Some(inner) = command.find_subcommand(word).cloned() {
            words.push(word.to_owned());
            command = inner;
        }
    }
    words.join(" ")
}
