//! What clap finds wrong with a command line, in the interface's language.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::bundle::Messages;
use crate::finding::{Arg, Args};

/// The message for a command line that makes no sense.
pub fn message(error: &clap::Error, messages: &Messages) -> String {
    let context = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.clone()),
        Some(ContextValue::Strings(texts)) => Some(texts.join(", ")),
        Some(ContextValue::StyledStr(text)) => Some(text.to_string()),
        _ => None,
    };
    let arg = context(ContextKind::InvalidArg).unwrap_or_default();
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
        ErrorKind::MissingSubcommand => say("usage-missing", &[("args", "COMMAND")]),
        ErrorKind::InvalidValue if value.is_empty() => say("usage-missing-value", &[("arg", &arg)]),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => say("usage-invalid-value", &[("value", &value), ("arg", &arg)]),
        ErrorKind::ArgumentConflict => {
            say("usage-conflict", &[("arg", &arg), ("other", &context(ContextKind::PriorArg).unwrap_or_default())])
        }
        ErrorKind::TooManyValues => say("usage-too-many", &[("value", &value)]),
        ErrorKind::WrongNumberOfValues | ErrorKind::TooFewValues | ErrorKind::NoEquals => say("usage-missing-value", &[("arg", &arg)]),
        _ => say("usage-other", &[("detail", error.to_string().lines().next().unwrap_or(""))]),
    }];
    if let Some(values) = context(ContextKind::ValidValue).filter(|values| !values.is_empty()) {
        lines.push(say("usage-possible", &[("values", &values)]));
    }
    let near = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue].into_iter().find_map(context);
    if let Some(near) = near {
        lines.push(say("usage-near", &[("near", &near)]));
    }
    lines.push(say("usage-see-help", &[("command", "taiyaku")]));
    lines.join("\n")
}
